// Parts that all finders of disputes share: groups of claims with one stand, positions from the contradiction graph, reasons.
// Internal to graph/link. Tested by tests/graph/link/linker_test.cpp.
#pragma once

#include <functional>
#include <optional>
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

// Orders claims and figures by what they tell and where, never by their ids, which hang on the documents' uris: earlier
// published first, undated last, then by words, span and outlet; by uri only where all of these are equal.
bool told_before(const ClaimRef& a, const ClaimRef& b);
bool told_before(const FigureRef& a, const FigureRef& b);

using StandPairs = std::vector<std::pair<std::size_t, std::size_t>>;

// The dispute of `stands` that contradict each other pairwise as `contradictions` says: positions are the camps of the
// contradiction graph. Appends the dispute and its CONTRADICTS links; nothing where there is no contradiction.
void add_dispute(const Matter& matter, DisputeKind kind, const std::string& question, const std::vector<Stand>& stands,
                 const StandPairs& contradictions, Findings& out);

// One claim or figure that answers a question with a value.
struct Telling {
  std::string value;  // normalised; equal values are one position
  std::string label;
  ClaimRef claim;     // one of the two has a document
  FigureRef figure;
  std::size_t number = 0;  // the caller's own
};

// How two tellings with different values stand to each other: they contradict (an empty string), they are consistent for
// the reason returned, or they do not answer one question (nothing).
using Compare = std::function<std::optional<std::string>(const Telling& a, const Telling& b)>;

// The dispute of `tellings`, one stand for each value; a telling that contradicts no other is left out. Adds CONTRADICTS
// and CONSISTENT links. Of each value only the first few in the order of told_before() are compared, so that a crowd of
// reports costs no square; the others go with them.
void add_tellings(const Matter& matter, DisputeKind kind, const std::string& question, const std::vector<Telling>& tellings,
                  const Compare& compare, Findings& out);

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
