// The generated graph as a store: what bench_store and bench_query both begin with.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/result.h"
#include "bench/store/generated_graph.h"

namespace hearsay::bench {

// The value, or the end of the program with the error's message.
template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// Loads `graph` in bulk into a new store at `path`, sorting at most `memory` megabytes at a time.
void load_store(const std::string& path, const GeneratedGraph& graph, std::size_t memory = 256);

}  // namespace hearsay::bench
