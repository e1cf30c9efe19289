// FigureNumbers: which number counts the victims of a casualty word, and which numbers are taken, measure something, or only
// tell a part of another count: "51 civilians including four children" counts 51. By the tree where it helps, else the
// nearest free number. Const but for take(); borrows view and words. Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include <vector>

#include "extract/find/casualty_words.h"

namespace hearsay::extract {

// Numbers are given and returned as indices into findings().numbers, kNowhere where there is none.
class FigureNumbers {
 public:
  FigureNumbers(const ClaimView& view, const CasualtyWords& words);

  void take(std::uint32_t number) { used_[number] = true; }
  Range range(std::uint32_t number) const { return view_.range_of(view_.findings().numbers[number].tokens); }

  // Armed men stand at `place` or right behind it.
  bool armed(std::uint32_t place) const;
  // The number counts no people.
  bool counts_things(std::uint32_t number) const;
  // The number before a casualty word, only the victims' own noun phrase and auxiliaries between: "37 have died".
  std::uint32_t number_before(std::uint32_t place) const;
  // The number right behind a verb that tells what it did: "and wounded 30".
  std::uint32_t number_after(std::uint32_t place) const;
  // The number behind a toll: "the death toll rose to 50".
  std::uint32_t toll_number(std::uint32_t place) const;
  std::uint32_t number_behind(std::uint32_t begin, std::uint32_t limit) const;
  // The number, a range, tells how a toll changed: "rose from 30 to 45".
  bool starts_change(std::uint32_t number) const;
  // The number that counts the noun phrase headed by `place`.
  std::uint32_t number_of(std::uint32_t place) const;
  // The nearest free number, where the tree told none.
  std::uint32_t nearest_number(std::uint32_t place, CasualtyFrame frame, std::uint32_t victims) const;
  // The number of those who left, and (in `victims`) their noun.
  std::uint32_t leaving_number(std::uint32_t place, std::uint32_t& victims) const;
  // The number that covers `place` only counts a part: "including four children".
  bool included(std::uint32_t place) const;
  // The number counts other victims than those of `place`: "60 killed, tens injured".
  bool elsewhere(std::uint32_t number, std::uint32_t place) const;
  // The casualty word at `place` only tells of a part: "one of the dead".
  bool is_part(std::uint32_t place) const;

 private:
  std::uint32_t counted_above(std::uint32_t at, std::uint32_t place) const;
  std::uint32_t before_part(std::uint32_t place, std::uint32_t begin) const;
  bool tells_change(std::uint32_t number, std::uint32_t limit) const;
  bool active_form(std::uint32_t place) const;
  bool measures(std::uint32_t place, std::uint32_t end) const;
  bool joins_measure(const NumberAt& number) const;
  bool listed_part(Range number, Range sentence) const;
  bool in_list(Range number, std::uint32_t end) const;
  bool is_age(const NumberAt& number) const;
  bool stops(std::uint32_t place) const;

  const ClaimView& view_;
  const CasualtyWords& words_;
  std::vector<bool> used_;
};

}  // namespace hearsay::extract
