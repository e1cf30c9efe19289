// Partition: splits a similarity graph into groups. Connected components first; a component that holds two nodes which
// cannot be one is cut where the similarity is weakest (Stoer & Wagner 1997, "A simple min-cut algorithm"), until no
// group holds such a pair.
//   a -5- b -1- c, a excludes c:  {a b} {c}.      a -5- b -5- c, nothing excluded: {a b c}.
// A pure function of its arguments: nodes are numbers, so callers give them in an order that does not depend on the
// order of arrival. Includes Boost.Graph in the .cpp only. Tested by tests/graph/link/partition_test.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace hearsay::graph {

struct Similarity {
  std::size_t first = 0, second = 0;
  double weight = 1;  // above 0
};

// Whether nodes `a` and `b` cannot stand in one group; symmetric.
using Excludes = std::function<bool(std::size_t a, std::size_t b)>;

// The group of each node: groups are numbered by their smallest node, in ascending order.
std::vector<std::size_t> partition(std::size_t nodes, const std::vector<Similarity>& edges, const Excludes& excludes);

}  // namespace hearsay::graph
