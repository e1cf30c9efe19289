// BulkLoad: writes much at once. Keys of every family are sorted in bounded memory (EntrySorter), written to sorted
// files and moved into the database in one atomic step; half-edges are gathered to adjacency chunks on the way. What is
// added must be new: no key and no node that the database holds already. The keys and values are the same as those of
// single writes. One thread. Tested by tests/graph/store/bulk_load_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/store/adjacency.h"
#include "graph/store/database.h"
#include "graph/store/entry_sorter.h"
#include "graph/store/graph_elements.h"
#include "graph/store/text_fold.h"

namespace hearsay::graph {

class BulkLoad {
 public:
  // Scratch files stand in a folder of their own inside the store's. `memory`: bytes that sorting may take.
  static Result<std::unique_ptr<BulkLoad>> begin(Database& database, std::size_t memory);
  ~BulkLoad();
  BulkLoad(const BulkLoad&) = delete;
  BulkLoad& operator=(const BulkLoad&) = delete;

  Status put(Family family, std::string_view key, std::string_view value);
  Status add_node(const Node& node);
  Status add_edge(const PlainEdge& edge);
  // The same with properties that are encoded already (value_codec.h); the edge's own are not looked at.
  Status add_encoded_edge(const PlainEdge& edge, std::string_view properties);
  void count(const std::string& counter, std::int64_t delta) { counts_[counter] += delta; }
  // Writes the sorted files and moves them in; nothing is visible before it returns.
  Status finish();

 private:
  BulkLoad(Database& database, std::size_t memory, std::string folder);
  Status add_half(NodeId node, const EdgeKey& key, std::string_view properties);
  Status keep_in_bounds(std::size_t added);
  Status write_family(Family family);
  Status write_counters();

  Database& database_;
  std::size_t memory_;
  std::string folder_;
  TextFold fold_;
  std::array<std::unique_ptr<EntrySorter>, kFamilyCount> sorters_;
  std::size_t since_check_ = 0;
  std::string key_, properties_;  // reused, so that a half-edge allocates nothing
  std::map<std::string, std::int64_t> counts_;
  std::array<std::int64_t, 128> type_counts_{};
  std::map<Family, std::vector<std::string>> files_;
};

// Removes what a bulk load left behind that was killed.
void remove_bulk_leftovers(const std::string& path);

}  // namespace hearsay::graph
