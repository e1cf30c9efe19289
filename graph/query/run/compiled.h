// A parsed and checked query, and its run. query.h is the face of it; the TCK runner uses it to set graphs up.
#pragma once

#include <string>
#include <vector>

#include "graph/query/check/checker.h"
#include "graph/query/parse/parser.h"
#include "graph/query/query.h"
#include "graph/query/run/updates.h"

namespace hearsay::graph::cypher {

struct CompiledQuery {
  std::string text;
  Statement statement;
  CheckResult check;
};

Outcome<std::unique_ptr<CompiledQuery>> compile(std::string_view text, Clauses clauses);

// `updates` is null in the product.
Done run_compiled(const CompiledQuery& query, const GraphReader& graph, const QueryParameters& parameters,
                  const QueryLimits& limits, const QueryRowSink& sink, GraphUpdates* updates);

}  // namespace hearsay::graph::cypher
