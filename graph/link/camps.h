// Camps: who stands where in a dispute. The contradiction graph of the claims gives two camps where it is bipartite;
// where it is not, claims are coloured so that no two that contradict each other share a camp (Welsh & Powell 1967).
// Claims that contradict nothing are in no camp. Includes Boost.Graph in the .cpp only.
// Tested by tests/graph/link/camps_test.cpp.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace hearsay::graph {

// The camp (from 0) of each node. Camps are numbered by their smallest node. `contradictions` are pairs of nodes.
// A node without a contradiction gets kNoCamp.
inline constexpr std::size_t kNoCamp = static_cast<std::size_t>(-1);
std::vector<std::size_t> camps(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& contradictions);

}  // namespace hearsay::graph
