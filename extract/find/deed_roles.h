// Who did a deed and to whom, by its verb or noun: subjects, agents, owners and modifiers, the verb above a noun.
// Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include "extract/find/deed.h"
#include "extract/find/deed_subject.h"

namespace hearsay::extract {

// Borrows the view and fills the actors and targets of hits. Const and safe to share, as the view is.
class DeedRoles {
 public:
  explicit DeedRoles(const ClaimView& view) : view_(view), verbs_(view) {}

  // Adds whom the noun phrase at `place` names as doer, or notes that it is "the enemy" or "they"; nothing at kNowhere.
  void take_actor(std::uint32_t place, DeedHit& hit) const;
  // Adds the agents that the tree hangs on `place`: "carried out by X", "dilakukan X".
  void take_agent(std::uint32_t place, DeedHit& hit) const;
  // "a missile fired by the Houthis was shot down", "ditembak tentara Israel": whoever stands right behind the passive verb,
  // whatever the tree says.
  void agent_behind(std::uint32_t place, DeedHit& hit) const;
  // Doers and targets of the deed that the verb, or the noun, at `place` tells.
  void verb_roles(std::uint32_t place, DeedHit& hit) const;
  void noun_roles(std::uint32_t place, DeedHit& hit) const;

 private:
  bool war_at_home(std::uint32_t place) const;
  bool attack_on_site(std::uint32_t noun) const;
  void fired_from(std::uint32_t place, DeedHit& hit) const;
  bool killed_itself(std::uint32_t place, std::uint32_t subject, const DeedHit& hit) const;
  std::uint32_t identified(std::uint32_t verb, std::uint32_t subject) const;
  void agent_further(std::uint32_t place, DeedHit& hit) const;
  void owner_behind(std::uint32_t place, DeedHit& hit) const;
  bool marked_between(std::uint32_t from, std::uint32_t to) const;
  std::uint32_t whole_name(std::uint32_t child, std::uint32_t noun) const;
  void owner_before(std::uint32_t place, DeedHit& hit) const;
  bool site_before(std::uint32_t modifier, std::uint32_t deed) const;
  std::uint32_t doer_within(std::uint32_t clause) const;
  void noun_dependent(std::uint32_t child, DeedHit& hit) const;
  bool has_actor(std::uint32_t place) const;
  bool names_ground(std::uint32_t place) const;
  bool names_person(std::uint32_t place) const;
  std::uint32_t lost_predicate(std::uint32_t noun) const;
  bool known(std::uint32_t deed) const;
  void take_ender(std::uint32_t verb, DeedHit& hit) const;
  void take_origin(std::uint32_t verb, DeedHit& hit) const;
  void source_of(std::uint32_t verb, std::uint32_t deed, DeedHit& hit) const;
  void governing_verb(std::uint32_t place, DeedHit& hit) const;

  const ClaimView& view_;
  VerbSubjects verbs_;
};

}  // namespace hearsay::extract
