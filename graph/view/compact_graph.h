// CompactGraph: a read-only picture of a graph for algorithms that walk all of it (compressed sparse rows). Taken from
// any GraphReader, so from one moment of a store. Apart from linking the only place where Boost.Graph is met; it stays
// in the source file.
// Memory: 12 bytes for each node (8 its id, 4 the start of its row) and 4 bytes for each edge; edges seen both ways
// count twice. Node numbers run in the order of ids, so results do not depend on the order of ingest.
// Const after it is built, safe to share. Tested by tests/graph/view/compact_graph_test.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/property_graph.h"

namespace hearsay::graph {

enum class EdgesSeen { AsStored, BothWays };

struct ViewOptions {
  std::vector<std::string> labels;  // nodes with any of these; empty = all
  std::vector<std::string> types;   // edges of these types between such nodes; empty = all
  EdgesSeen seen = EdgesSeen::AsStored;
};

class CompactGraph {
 public:
  // The errors of the reader; Unsupported for more than 2^32 - 1 nodes or edges.
  static Result<CompactGraph> build(const GraphReader& reader, const ViewOptions& options);
  CompactGraph(CompactGraph&&) noexcept;
  CompactGraph& operator=(CompactGraph&&) noexcept;
  ~CompactGraph();

  std::size_t node_count() const;
  std::size_t edge_count() const;  // as seen
  std::size_t bytes() const;       // held in memory
  NodeId id(std::uint32_t number) const;
  std::optional<std::uint32_t> number_of(NodeId id) const;
  std::vector<std::uint32_t> neighbours(std::uint32_t number) const;  // ascending; parallel edges once each

  // Share of a walk that follows an edge with probability `damping` and else, or where no edge leaves, starts anywhere
  // (Page, Brin, Motwani and Winograd 1999). Sums to 1. Stops after `rounds` or when the change falls below 1e-10.
  std::vector<double> page_rank(double damping = 0.85, int rounds = 100) const;
  // For each node, over how many shortest paths between two others it stands (Brandes 2001). Time: nodes times edges.
  std::vector<double> betweenness() const;
  // Number of its component for each node, from 0 in the order of their smallest nodes. For AsStored: strong components.
  std::vector<std::uint32_t> components() const;
  // Nodes of one shortest path, both ends included; the smallest ids where several are as short; empty where none leads.
  std::vector<NodeId> shortest_path(NodeId from, NodeId to) const;

 private:
  struct Rows;
  explicit CompactGraph(std::unique_ptr<Rows> rows);
  std::unique_ptr<Rows> rows_;
};

}  // namespace hearsay::graph
