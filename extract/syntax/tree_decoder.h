// The best tree from a table of arc scores: Chu-Liu-Edmonds (Chu and Liu, 1965; Edmonds, 1967), with cycles contracted in
// place (Tarjan, 1977, for dense graphs) and exactly one root: arcs from the root are made so dear that the best tree has
// one (Zmigrod et al., 2020).
// Tested by tests/extract/syntax/arithmetic_test.cpp against all trees of small sentences.
#pragma once

#include <cstdint>
#include <vector>

namespace hearsay::extract {

// scores[word * (words + 1) + head]: head 0 is the root, head h > 0 is word h - 1. Returns the head of each word as an
// index, -1 = root. Equal scores give the same tree on every machine. O(words^2) time and memory.
std::vector<std::int32_t> best_tree(const std::vector<float>& scores, std::uint32_t words);

}  // namespace hearsay::extract
