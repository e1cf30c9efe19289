// WriteMark: remembers outside the database how far writing has come, in the file WRITES of the store's folder (the
// sequence number of the last write that was reported as done, 8 bytes). A log that was cut off replays without an error
// up to the cut; the mark tells that something is missing. Private to graph/store.
// Tested by tests/graph/store/store_damage_test.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace hearsay::graph {

class WriteMark {
 public:
  WriteMark() = default;
  ~WriteMark();
  WriteMark(const WriteMark&) = delete;
  WriteMark& operator=(const WriteMark&) = delete;

  // The mark in `folder`; 0 where there is none.
  static std::uint64_t read(const std::string& folder);
  // Fails with Corrupt where the database has only come to `sequence`, less than `mark`, which was read before it was
  // opened (a writer may be at work meanwhile). `log`: the file that the next write should have come from.
  static Status check(std::uint64_t mark, std::uint64_t sequence, const std::string& log);
  // Begins to keep the mark of `folder`.
  Status open(const std::string& folder);
  void set(std::uint64_t sequence);

 private:
  int file_ = -1;
};

}  // namespace hearsay::graph
