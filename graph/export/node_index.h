// NodeIndex: node id -> prefix letter of its typed id, for edges that name nodes seen before. Open addressing with
// linear probing; 13 to 26 bytes a node. Not shared by threads while filled. Tested by tests/graph/export/attributes_test.cpp.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/property_graph.h"

namespace hearsay::graph {

class NodeIndex {
 public:
  void add(NodeId id, char prefix) {
    if ((count_ + 1) * 10 >= ids_.size() * 7) grow();
    std::size_t at = slot(id);
    if (prefixes_[at] == 0) ++count_;
    ids_[at] = id;
    prefixes_[at] = prefix;
  }
  // 0 where the node is not there.
  char find(NodeId id) const { return ids_.empty() ? '\0' : prefixes_[slot(id)]; }
  std::size_t size() const { return count_; }

 private:
  // Ids are hashes already; multiplying spreads small numbers of tests and generated graphs.
  std::size_t slot(NodeId id) const {
    std::size_t mask = ids_.size() - 1;
    std::size_t at = static_cast<std::size_t>(id * 0x9E3779B97F4A7C15ULL >> 20) & mask;
    while (prefixes_[at] != 0 && ids_[at] != id) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<NodeId> ids(ids_.empty() ? 1024 : ids_.size() * 2);
    std::vector<char> prefixes(ids.size());
    ids.swap(ids_);
    prefixes.swap(prefixes_);
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (prefixes[i] != 0) {
        std::size_t at = slot(ids[i]);
        ids_[at] = ids[i];
        prefixes_[at] = prefixes[i];
      }
  }

  std::vector<NodeId> ids_;
  std::vector<char> prefixes_;  // 0 = free
  std::size_t count_ = 0;
};

}  // namespace hearsay::graph
