// What one use of `hearsay query` keeps between queries: parameters, limits, format. Runs a query and writes its rows to
// standard output while they come; interrupt() stops the one that runs.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/query/format.h"
#include "graph/query/query.h"
#include "tools/hearsay/options.h"

namespace hearsay::tools {

class QuerySession {
 public:
  explicit QuerySession(const QueryOptions& options);

  // "name=value": a literal of the query language, or else text. Usage for what has no name.
  Status add_parameter(std::string_view assignment);
  bool set_format(std::string_view name);
  void set_explain(bool wanted) { explain_ = wanted; }

  // The number of rows written.
  Result<std::uint64_t> run(const graph::GraphReader& graph, std::string_view text);
  void interrupt() { cancelled_.store(true, std::memory_order_relaxed); }

 private:
  graph::QueryParameters parameters_;
  graph::QueryLimits limits_;
  graph::RowFormat format_ = graph::RowFormat::Table;
  bool explain_ = false;
  std::atomic<bool> cancelled_{false};
};

}  // namespace hearsay::tools
