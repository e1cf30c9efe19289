// Precision, recall and F1 of names by span: a name counts only with both ends and its class right.
#pragma once

#include <cstdint>
#include <vector>

namespace hearsay::train {

struct NameScore {
  std::size_t gold = 0, found = 0, right = 0;

  void add(const std::vector<std::uint8_t>& gold_tags, const std::vector<std::uint8_t>& found_tags);
  double precision() const { return found == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(found); }
  double recall() const { return gold == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(gold); }
  double f1() const { return gold + found == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found); }
};

}  // namespace hearsay::train
