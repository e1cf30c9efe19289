// What one run of a query may use, and what it may know of the world. Tested by tests/graph/query/query_test.cpp.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#include "graph/query/value.h"

namespace hearsay::graph {

using QueryParameters = ValueMap;

// 0 means no limit. A run that reaches a limit ends with an Error (Unsupported) that names it.
struct QueryLimits {
  std::chrono::milliseconds timeout{0};
  std::uint64_t max_rows = 0;    // rows given to the caller
  std::uint64_t max_memory = 0;  // bytes held for sorting, grouping, lists, paths and duplicates: nearly, not exactly
  // The clock that date(), datetime() and timestamp() read, once for each run; 0: the time of the run.
  std::int64_t now_milliseconds = 0;
  std::uint64_t seed = 0;  // of rand()
  // Looked at while the query runs; true stops it. May be null.
  const std::atomic<bool>* cancelled = nullptr;
};

}  // namespace hearsay::graph
