// Event linking: which happenings of which documents are one real happening. Three levels, none of them global:
//   anchored  happenings with one day and a town; compared where they share day and place (or lie near each other), grouped
//             by partition() so that times, places or sides that exclude each other never share an event;
//   floating  a day without a place, only a publication date, a month: each joins the one anchored event that fits it
//             best, none where two fit alike; what is left over is grouped with its like of the same day or month;
//   undated   only a weekday or nothing: grouped with each other on weekday, clock, places, figures and wording.
// Happenings with the same signature are one cell, so that a day with thousands of articles about one place costs one
// comparison for each pair of signatures, not of articles. Background (told as history) meets background; it joins news
// only by day and place. Tested by tests/graph/link/linker_test.cpp and digest_test.cpp.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "graph/link/digest.h"

namespace hearsay::graph {

enum class Level : std::uint8_t { Anchored = 0, Floating, Undated };

// Happenings of one signature.
struct Cell {
  std::string key;
  Level level = Level::Undated;
  Happening features;                 // of any of them: all that is compared is in the key
  std::set<std::string> counts;       // casualty counts told, for undated cells: "killed:ARM:4"
};

// The cell that happening `index` of the document belongs to (without other documents' happenings).
Cell make_cell(const DocumentDigest& document, std::size_t index);

// Where a cell registers, and where it looks for cells to be compared with. Two cells meet where one's look-up key is
// among the other's registered keys.
std::vector<std::string> registered_keys(const Cell& cell);
std::vector<std::string> lookup_keys(const Cell& cell);

// How well two cells fit; kFits and more may be one event. `why` gets the reasons, where asked.
inline constexpr double kFits = 4.0;
double fit(const Cell& a, const Cell& b, std::string* why = nullptr);
bool excludes(const Cell& a, const Cell& b);

// The group of each of some cells of one level, numbered by its smallest; `cells` sorted by key, and closed under look-up.
std::vector<std::size_t> group_level(const std::vector<const Cell*>& cells);

// The group that a floating cell joins, of anchored cells with their groups: the one that fits best, kNoGroup where none
// or two fit alike.
inline constexpr std::size_t kNoGroup = static_cast<std::size_t>(-1);
std::size_t best_group(const Cell& cell, const std::vector<std::pair<const Cell*, std::size_t>>& candidates);

// The group of each cell, numbered by its smallest cell. `cells` sorted by key, and closed: every cell that a cell's keys
// reach is there, too.
std::vector<std::size_t> group_cells(const std::vector<const Cell*>& cells);

}  // namespace hearsay::graph
