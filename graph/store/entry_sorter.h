// EntrySorter: sorts key-value pairs in bounded memory. Collects them in one arena; when the arena is full, writes a
// sorted run to a scratch file; at the end merges the runs. Equal keys keep the order in which they came.
// One thread. Tested by tests/graph/store/bulk_load_test.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hearsay::graph {

class EntrySorter {
 public:
  // Runs are written to files that start with `scratch`.
  explicit EntrySorter(std::string scratch) : scratch_(std::move(scratch)) {}
  ~EntrySorter();
  EntrySorter(const EntrySorter&) = delete;
  EntrySorter& operator=(const EntrySorter&) = delete;

  void add(std::string_view key, std::string_view value);
  bool empty() const { return entries_.empty() && runs_.empty(); }
  std::size_t bytes_in_memory() const { return arena_.capacity() + entries_.capacity() * sizeof(Entry); }
  // Writes what is in memory to a sorted run. Io where the disk is full.
  Status spill();
  // All entries in order of their keys; the visit may fail. Releases the memory as it goes where all of it was spilled.
  Status visit(const std::function<Status(std::string_view key, std::string_view value)>& visit);

 private:
  struct Entry {
    std::uint64_t prefix;  // first 8 bytes of the key, big-endian, so that most comparisons touch no arena
    std::uint64_t offset;  // into arena_
    std::uint32_t key_size, value_size;
  };
  class RunReader;

  std::string_view key_of(const Entry& entry) const { return {arena_.data() + entry.offset, entry.key_size}; }
  std::string_view value_of(const Entry& entry) const {
    return {arena_.data() + entry.offset + entry.key_size, entry.value_size};
  }
  void sort_entries();
  Status merge_runs(const std::function<Status(std::string_view, std::string_view)>& visit);

  std::string scratch_;
  std::string arena_;
  std::vector<Entry> entries_;
  std::vector<std::string> runs_;
};

}  // namespace hearsay::graph
