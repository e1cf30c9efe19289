// Matches a pattern against the graph: writes each match into the frame and calls `emit`. `emit` returns whether to go
// on; so does match_pattern (false: emit asked to stop). Relationships of one pattern are pairwise different.
// Chains are followed with a stack of its own, so their length is bounded by memory and not by the thread's stack.
// Tested by tests/graph/query/match_test.cpp (against a brute-force reference) and the TCK.
#pragma once

#include <functional>

#include "graph/query/run/context.h"
#include "graph/query/run/plan.h"

namespace hearsay::graph::cypher {

using Emit = std::function<Outcome<bool>()>;

Outcome<bool> match_pattern(Context& context, const Pattern& pattern, const Expression* where, const Emit& emit);

// shortestPath(...) as an expression: a path or null, allShortestPaths(...): a list of paths.
Outcome<QueryValue> shortest_path_value(Context& context, const Pattern& pattern);

// The plan that match_pattern uses, made where there is none yet.
const MatchPlan& plan_for(Context& context, const Pattern& pattern, const Expression* where);

}  // namespace hearsay::graph::cypher
