// MemoryGraph: a property graph in memory behind GraphReader, for tests, for the TCK and for small graphs made on the
// fly. Nodes by ascending id, adjacency by (type, other node, edge id); an index for every (label, key) declared with
// add_index. Reading is safe for several threads while nobody adds.
// Tested by tests/graph/query/query_test.cpp.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/property_graph.h"

namespace hearsay::graph {

class MemoryGraph final : public GraphReader {
 public:
  // Adds or replaces by id. Properties are sorted by key here. An edge's ends must exist.
  void add_node(Node node);
  void add_edge(Edge edge);
  void remove_edge(EdgeId id);
  void remove_node(NodeId id);  // with its edges
  void add_index(std::string label, std::string key);

  Result<std::optional<Node>> node(NodeId id) const override;
  Status nodes(std::string_view label, const NodeVisitor& visit) const override;
  Status nodes_with(std::string_view label, std::string_view key, const Value& value,
                    const NodeVisitor& visit) const override;
  bool has_index(std::string_view label, std::string_view key) const override;
  Status edges(NodeId id, Direction direction, std::span<const std::string> types,
               const EdgeVisitor& visit) const override;
  Result<std::optional<Edge>> edge(EdgeId id) const override;
  Status all_edges(const EdgeVisitor& visit) const override;
  std::uint64_t node_count(std::string_view label) const override;
  std::uint64_t edge_count(std::string_view type) const override;
  std::vector<std::string> labels() const override;
  std::vector<std::string> edge_types() const override;

 private:
  using Neighbour = std::tuple<std::string, NodeId, EdgeId>;
  std::map<NodeId, Node> nodes_;
  std::map<EdgeId, Edge> edges_;
  std::map<NodeId, std::set<Neighbour>> out_;
  std::map<NodeId, std::set<Neighbour>> in_;
  std::map<std::string, std::set<NodeId>, std::less<>> by_label_;
  std::map<std::string, std::uint64_t, std::less<>> type_counts_;
  std::map<std::pair<std::string, std::string>, std::multimap<std::string, NodeId>> indexes_;
};

}  // namespace hearsay::graph
