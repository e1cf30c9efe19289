// CasualtyWords: which casualty word of the lexicon (kill, dead, deaths, tewas ...) stands at a place, read by its word class
// and what is around it: "the dead" counts people, "two dead" is told of its victims. Knows which number of the document
// stands where. Built once per document, linear in its tokens; borrows the view. Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include <optional>
#include <vector>

#include "extract/find/claim_view.h"

namespace hearsay::extract {

class CasualtyWords {
 public:
  explicit CasualtyWords(const ClaimView& view);

  // The number that covers the token, as index into findings().numbers, or kNowhere. Ordinals and counts of sides are none.
  std::uint32_t number_at(std::uint32_t place) const { return number_at_[place]; }
  // The entry that fits the token's word class.
  std::optional<CasualtyEntry> entry_at(std::uint32_t place) const;
  // A casualty word by the lexicon alone.
  bool listed(std::uint32_t place) const;
  // "there are dead and wounded", "one killed and one wounded": the word itself counts people.
  bool heads_people(std::uint32_t place) const;
  static bool counted_by_frame(CasualtyEntry entry);
  bool counts_itself(std::uint32_t place) const;
  bool passive(std::uint32_t place) const;
  // "many more wounded": counted by a word that gives no number.
  bool told_vaguely(std::uint32_t place) const;
  bool tells_many(std::uint32_t place) const;

 private:
  bool displaced_noun(std::uint32_t place) const;
  bool describes(std::uint32_t place) const;
  int fit(std::uint32_t place, CasualtyFrame frame) const;
  bool counted(std::uint32_t place) const;
  std::uint32_t behind_more(std::uint32_t place) const;  // the first place of the run of "more", "others" before it
  int counts_next(std::uint32_t place) const;

  const ClaimView& view_;
  std::vector<std::uint32_t> number_at_;
  bool evacuation_ = false;  // the document tells of displacement
};

}  // namespace hearsay::extract
