// FigureVictims: who the victims of a casualty word are: the head of their noun phrase by the tree (object, passive subject,
// noun that a participle describes, "of" and "among"), whether they stand without a number, and what their phrase says of
// their side. Const; borrows all. Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include <string>

#include "extract/find/casualty_words.h"
#include "extract/find/figure.h"
#include "schemas/evidence.h"

namespace hearsay::extract {

class FigureVictims {
 public:
  FigureVictims(const ClaimView& view, const Evidence& evidence, const CasualtyWords& words) : view_(view), evidence_(evidence), words_(words) {}

  // The object of a verb that takes things as well is people: "eliminated 20 fighters", not "20 tanks".
  bool takes_people(std::uint32_t place) const;
  bool counts_things(std::uint32_t place) const;
  bool people(std::uint32_t place) const;
  std::uint32_t victims_of(std::uint32_t place, CasualtyFrame frame) const;
  void victims_behind(Range number, FigureHit& hit) const;
  bool one_victim(std::uint32_t place) const;
  std::int64_t named_persons(std::uint32_t place) const;
  bool none_before(std::uint32_t place) const;
  bool counted_name(std::uint32_t place) const;
  bool own_word(std::uint32_t place) const;
  bool definite(std::uint32_t place) const;
  bool vague(std::uint32_t place) const;
  bool plural_force(std::uint32_t place) const;
  bool reported(std::uint32_t place) const;
  void read_side(std::uint32_t place, FigureHit& hit) const;
  bool own_among(Range range, Range sentence) const;
  bool asked(std::uint32_t place) const;

 private:
  bool named_person(std::uint32_t place) const;
  bool counted_apart(std::uint32_t victims, std::uint32_t number) const;
  std::uint32_t victims_of_verb(std::uint32_t place) const;
  bool acts(std::uint32_t place) const;
  bool collective(std::uint32_t place) const;
  bool one_of_them(std::uint32_t place) const;
  bool killed_by_role(std::uint32_t place) const;
  bool headline_passive(std::uint32_t place) const;
  std::uint32_t victims_subject(std::uint32_t place) const;
  std::uint32_t victims_of_noun(std::uint32_t place) const;
  bool of_some(std::uint32_t place, std::uint32_t mention) const;
  bool describes_victims(std::uint32_t child) const;
  bool some_of_them(std::uint32_t number) const;
  std::uint32_t counted_of(std::uint32_t place) const;
  bool behind_another(std::uint32_t place) const;
  bool place_of(std::uint32_t head, std::uint32_t mention) const;
  std::string side_of(std::uint32_t mention) const;
  const ClaimView& view_;
  const Evidence& evidence_;
  const CasualtyWords& words_;
};

}  // namespace hearsay::extract
