// GraphWriter: turns changes of nodes and edges into one batch of stored keys. Compares with what is stored and writes
// only what differs; keeps both directions of every edge, the indexes and the counters in step. A node that goes takes
// its edges with it. Later changes of one element win over earlier ones.
// Use: put_/remove_ in any number, then finish(), then write the batch. One writer at a time, one thread.
// Tested by tests/graph/store/store_model_test.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/store/adjacency.h"
#include "graph/store/database.h"
#include "graph/store/graph_elements.h"
#include "graph/store/text_fold.h"

namespace hearsay::graph {

class GraphWriter {
 public:
  GraphWriter(const ReadView& view, TextFold& fold, Batch& batch) : view_(view), fold_(fold), batch_(batch) {}

  void put_node(const Node& node) { nodes_[node.id] = node; }
  // Removes the node and every edge at it. Nothing happens where there is no such node.
  Status remove_node(NodeId id);
  void put_edge(const PlainEdge& edge);
  void remove_edge(const PlainEdge& edge);
  // Writes the difference of two projections: what only `before` has goes, what `after` has stays or comes.
  Status replace(const GraphElements& before, const GraphElements& after);

  // Adds everything to the batch. Corrupt where a stored record that must be changed is damaged.
  Status finish();

 private:
  struct Change {
    NodeId node = 0;
    EdgeKey key;
    std::uint32_t order = 0;
    bool remove = false;
    std::string properties;
  };
  struct Chunk;
  using Chunks = std::map<std::string, Chunk>;

  void add_change(NodeId node, const EdgeKey& key, bool remove, std::string properties);
  Status finish_node(NodeId id, const std::optional<Node>& node);
  Status finish_edges(NodeId node, std::span<Change> changes);
  Result<bool> load_chunk(const std::string& key, Chunks& chunks) const;
  Result<std::string> chunk_of(NodeId node, const EdgeKey& key, Cursor& cursor) const;
  Status join_headless(NodeId node, Chunks& chunks, Cursor& cursor) const;
  Status write_chunks(NodeId node, Chunks& chunks, MoreChunks before, Cursor& cursor);
  void count(const std::string& counter, std::int64_t delta) { counts_[counter] += delta; }

  const ReadView& view_;
  TextFold& fold_;
  Batch& batch_;
  std::map<NodeId, std::optional<Node>> nodes_;  // nothing = to be removed
  std::vector<Change> changes_;
  std::map<std::string, std::int64_t> counts_;
};

}  // namespace hearsay::graph
