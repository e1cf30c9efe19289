// Ties of actors by the positions that they hold in the same disputes (the actor networks of discourse network
// analysis, Leifeld 2017). An actor holds a position of a dispute if one of the claims at that position was MADE_BY it (hop 0).
// An actor may hold several positions of one dispute (it changed its account): it then agrees and opposes.
// Tested by tests/graph/export/graph_view_test.cpp.
#pragma once

#include <vector>

#include "base/result.h"
#include "graph/property_graph.h"

namespace hearsay::graph {

enum class Tie { Agree, Oppose };

// One edge AGREES_WITH or OPPOSES for each pair of actors with `from` < `to`, sorted, with the properties `weight`
// (number of disputes in which they do) and `questions` (what those ask, by dispute id; at most 20).
Result<std::vector<Edge>> discourse_ties(const GraphReader& reader, Tie tie);

}  // namespace hearsay::graph
