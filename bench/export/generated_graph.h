// The generated graph of the export measurements: `nodes` nodes and `edges` edges with the labels, types and properties
// of a real graph, the same for the same numbers. Nodes and edges are made while they are visited, so memory measured
// around an export is that of the export.
#pragma once

#include <cstdint>
#include <string>

#include "graph/property_graph.h"

namespace hearsay::graph {

class GeneratedGraph final : public GraphReader {
 public:
  GeneratedGraph(std::uint64_t nodes, std::uint64_t edges) : node_total_(nodes), edge_total_(edges) {}

  Result<std::optional<Node>> node(NodeId id) const override;
  Status nodes(std::string_view label, const NodeVisitor& visit) const override;
  Status nodes_with(std::string_view, std::string_view, const Value&, const NodeVisitor&) const override { return {}; }
  bool has_index(std::string_view, std::string_view) const override { return false; }
  Status edges(NodeId id, Direction direction, std::span<const std::string> types, const EdgeVisitor& visit) const override;
  Result<std::optional<Edge>> edge(EdgeId) const override { return std::optional<Edge>(); }
  Status all_edges(const EdgeVisitor& visit) const override;
  std::uint64_t node_count(std::string_view) const override { return node_total_; }
  std::uint64_t edge_count(std::string_view) const override { return edge_total_; }
  std::vector<std::string> labels() const override { return {"Claim", "Organization", "Entity"}; }
  std::vector<std::string> edge_types() const override { return {"ACCUSES", "MADE_BY"}; }

 private:
  Node make_node(NodeId id) const;
  std::uint64_t node_total_, edge_total_;
};

}  // namespace hearsay::graph
