// Deeds: what a stretch of text says was done, by whom and to whom, as PLOVER types. A trigger is a verb or noun of the
// lexicon's deed classes; its roles come from the tree: subjects, agents of passives, subjects of light verbs ("launched
// an attack"), owners and modifiers of nouns ("Azerbaijani shelling", "serangan oleh X", "X's attack on Y"). Where a
// target stands as subject of "came under", or the actor is "the enemy", the actor is left to accused.h.
// Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include <vector>

#include "extract/find/claim_view.h"
#include "extract/find/doers.h"

namespace hearsay::extract {

struct DeedHit {
  std::uint32_t place = kNowhere;
  const DeedEntry* entry = nullptr;  // borrowed from ClaimWords
  std::vector<std::size_t> actors, targets;  // indices into Evidence::entities
  bool enemy = false;      // the actor is told as "the enemy"
  bool others = false;     // the actor is "they", or theirs
  bool nameless = false;   // the actor is told by what he is, without a side: "attackers", "a jet"
  bool craft = false;      // what is nameless is a vehicle: "a jet", "helicopters"
  bool suffered = false;   // told from its target's side, the actor not named
  bool mutual = false;     // a clash: nobody alone is the actor
  bool negated = false;
  bool to_end = false;     // its actor is asked to end it
  bool answer = false;     // an answer to another's deed: "fired back"
  bool at_home = false;    // "Syria's war killed": the country may be no more than the ground

  // An operation is hostile where it is the enemy's: "stopped the advance of the enemy"; accused.h knows more.
  bool hostile() const { return entry->hostile || (enemy && entry->mode == "operation"); }
};

// Deeds whose triggers stand in `range`, in text order.
std::vector<DeedHit> find_deeds(const ClaimView& view, Range range);

}  // namespace hearsay::extract
