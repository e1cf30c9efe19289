// Near copies: which documents repeat another's passages. The text is folded to words; every run of kShingleWords words
// is hashed, and those hashes that are 0 modulo a power of two stand for the text (Manku et al. 2007 sampling by value,
// "modulo" shingles of Broder 1997), so that a shared passage is sampled on both sides alike. MinHash with banding
// (Broder 1997; Leskovec et al., Mining of Massive Datasets ch. 3) finds the candidates; containment decides.
// Reprints are cut and edited: containment is measured against the shorter text, not Jaccard.
// Tested by tests/graph/link/near_copy_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace hearsay::graph {

inline constexpr std::size_t kShingleWords = 4;
inline constexpr double kCopyContainment = 0.30;  // share of the shorter text's shingles that stand in the other

// Sorted distinct hashes of the text's shingles; all of a short text, at most about 400 of a long one.
std::vector<std::uint64_t> passages(std::string_view text);

// Keys under which near copies meet: one for each band of the MinHash signature. Empty for texts too short to judge.
std::vector<std::uint64_t> band_keys(const std::vector<std::uint64_t>& passages);

// Share of the smaller list that stands in the larger one, 0..1; lists sampled at different rates are compared at the coarser.
double containment(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace hearsay::graph
