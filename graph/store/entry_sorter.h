// EntrySorter: sorts key-value pairs in bounded memory. Collects them in blocks; on spill() writes a
// sorted run to a scratch file; at the end merges the runs. Keys must differ.
// One thread. Tested by tests/graph/store/bulk_load_test.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
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
  std::size_t bytes_in_memory() const { return blocks_.size() * kBlockBytes + entries_.size() * sizeof(Entry); }
  // Writes what is in memory to a sorted run. Io where the disk is full.
  Status spill();
  // All entries in order of their keys; the visit may fail. Releases the memory as it goes where all of it was spilled.
  Status visit(const std::function<Status(std::string_view key, std::string_view value)>& visit);

 private:
  struct Entry {
    std::uint64_t prefix, second;  // first 16 bytes of the key, big-endian: most comparisons touch no arena
    const char* bytes;             // key, then value
    std::uint32_t key_size, value_size;
  };
  // Bytes in blocks that never move; one that is too large for a block gets its own.
  static constexpr std::size_t kBlockBytes = 1 << 20;

  class RunReader;

  static std::string_view key_of(const Entry& entry) { return {entry.bytes, entry.key_size}; }
  static std::string_view value_of(const Entry& entry) { return {entry.bytes + entry.key_size, entry.value_size}; }
  char* make_room(std::size_t bytes);
  void release();
  void sort_entries();
  Status merge_runs(const std::function<Status(std::string_view, std::string_view)>& visit);

  std::string scratch_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;  // bytes behind next_ in its block
  std::vector<Entry> entries_;
  std::vector<std::string> runs_;
};

}  // namespace hearsay::graph
