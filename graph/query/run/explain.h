// The plan of a query as text: one line for each clause, and the steps of each pattern under it.
#pragma once

#include <string>

#include "graph/query/run/compiled.h"

namespace hearsay::graph::cypher {

std::string explain(const CompiledQuery& query, const GraphReader& graph);

}  // namespace hearsay::graph::cypher
