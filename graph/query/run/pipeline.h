// Runs the clauses of one query: each row is pushed through all of them before the next one is made, except where
// grouping and sorting wait for the last row. Tested by tests/graph/query/query_test.cpp and the TCK.
#pragma once

#include "graph/query/run/match.h"

namespace hearsay::graph::cypher {

// `emit` is called for each row that reaches the end; its result says whether to go on.
Outcome<bool> run_query(Context& context, const SingleQuery& query, const Emit& emit);

}  // namespace hearsay::graph::cypher
