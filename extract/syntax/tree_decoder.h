// The best tree from a table of arc scores: Chu-Liu-Edmonds (Chu and Liu, 1965; Edmonds, 1967), with exactly one root.
// Tested by tests/extract/syntax/arithmetic_test.cpp against all trees of small sentences.
#pragma once

#include <cstdint>
#include <vector>

namespace hearsay::extract {

// scores[word * (words + 1) + head]: head 0 is the root, head h > 0 is word h - 1. Returns the head of each word as an
// index, -1 = root. Ties go to the lower head. O(words^3) at worst, O(words^2) where the best heads are a tree already.
std::vector<std::int32_t> best_tree(const std::vector<float>& scores, std::uint32_t words);

}  // namespace hearsay::extract
