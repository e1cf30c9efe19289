// Parts that all finders of disputes share: groups of claims with one stand, positions from the contradiction graph, reasons.
// Internal to graph/link. Tested by tests/graph/link/linker_test.cpp.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "graph/link/disputes.h"

namespace hearsay::graph {

// Claims (and figures in an article's own voice) that say the same about the question.
struct Stand {
  std::string label;                // "Azerbaijan opened fire"
  std::string value;                // normalised, for reasons: "accuses AZE"
  std::vector<ClaimRef> claims;
  std::vector<FigureRef> figures;
};

using StandPairs = std::vector<std::pair<std::size_t, std::size_t>>;

// The dispute of `stands` that contradict each other pairwise as `contradictions` says: positions are the camps of the
// contradiction graph. Appends the dispute and its CONTRADICTS links; nothing where there is no contradiction.
void add_dispute(const Matter& matter, DisputeKind kind, const std::string& question, const std::vector<Stand>& stands,
                 const StandPairs& contradictions, Findings& out);

// Pairs of every claim or figure of `a` with every one of `b`; above kMostLinks pairs each is tied to the other's first
// only, so that a crowd of reports costs no square.
inline constexpr std::size_t kMostLinks = 1024;
void add_links(ClaimLinkKind kind, DisputeKind about, const Stand& a, const Stand& b, const std::string& because, Findings& out);

bool any_common(const std::vector<std::string>& a, const std::vector<std::string>& b);
std::string list_words(const std::vector<std::string>& words);  // "ARM and AZE"
std::vector<std::string> sides_of(const Stand& stand);
// "Armenia and Azerbaijan": sides by the names that the documents use, or the codes.
std::string named_sides(const Matter& matter, const std::vector<std::string>& sides);

}  // namespace hearsay::graph
