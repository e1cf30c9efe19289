// Source graph: who got it from whom. Edges run from a source to those who took it over (ministry -> agency -> outlet).
//   independent_origins   how many sources a set of reports goes back to; 1 where one source dominates all of them
//                         (Lengauer & Tarjan 1979, "A fast algorithm for finding dominators in a flowgraph")
//   circular_reporting    sources that take from each other in a circle (strong components, Tarjan 1972)
//   importance            PageRank (Page et al. 1999) against the direction of the edges, so that those taken from rank
//                         high, and betweenness (Brandes 2001)
// Includes Boost.Graph in the .cpp only. Pure functions of their arguments. Tested by tests/graph/link/source_graph_test.cpp.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace hearsay::graph {

using Relay = std::pair<std::size_t, std::size_t>;  // source, taker; below `nodes`

// `reports`: the nodes that tell the story to the reader. Sources that nobody feeds are origins; of a circle that nobody
// feeds the smallest node counts as its origin. 0 without reports.
int independent_origins(std::size_t nodes, const std::vector<Relay>& relays, const std::vector<std::size_t>& reports);

// Each circle of two or more nodes, sorted; circles by their smallest node.
std::vector<std::vector<std::size_t>> circular_reporting(std::size_t nodes, const std::vector<Relay>& relays);

struct Importance {
  std::vector<double> page_rank, betweenness;
};
Importance importance(std::size_t nodes, const std::vector<Relay>& relays);

}  // namespace hearsay::graph
