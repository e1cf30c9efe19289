// Subjects of verbs, whatever the tree says: of conjuncts, infinitives, participles and relative clauses, of what a cue tells,
// of passives read as actives and the other way round. Places are those of ClaimView.
// Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include "extract/find/claim_view.h"

namespace hearsay::extract {

// Borrows the view. Const and safe to share, as the view is.
class VerbSubjects {
 public:
  explicit VerbSubjects(const ClaimView& view) : view_(view) {}

  // Told passively: by its form, auxiliary, subject or agent, but for verbs misread as participles ("fired | at a house").
  bool passive(std::uint32_t place) const;
  // "had | tortured prisoners", "stop | bombing cities", read as prisoners that were tortured and cities that bomb.
  bool governed(std::uint32_t place) const;
  // Subject of the verb, or the one that a governed verb takes over: conjuncts, infinitives, participles, relative clauses.
  std::uint32_t subject_of(std::uint32_t place) const;
  // The verb is a cue with a clause: what follows it is told, not done by whoever tells it.
  bool tells(std::uint32_t place) const;
  // A name right before the verb, not marked by an adposition, is its subject, whatever the tree says.
  std::uint32_t name_before(std::uint32_t place) const;
  // The verb takes an accused or an addressee, which is the subject of what it governs.
  bool accuses(std::uint32_t place) const;

 private:
  bool auxiliary(std::uint32_t place) const;
  bool fires_at(std::uint32_t place) const;
  bool crosses_into(std::uint32_t place) const;
  std::uint32_t told_to_be(std::uint32_t noun) const;
  std::uint32_t told_name(std::uint32_t verb) const;
  std::uint32_t lost_subject(std::uint32_t verb) const;
  std::uint32_t told_passively(std::uint32_t subject, std::uint32_t verb) const;
  std::uint32_t agent_of(std::uint32_t verb) const;
  std::uint32_t verb_over(std::uint32_t noun) const;
  std::uint32_t behind_cue(std::uint32_t subject, std::uint32_t verb) const;
  bool finite(std::uint32_t verb, std::uint32_t governor) const;
  std::uint32_t told_before(std::uint32_t cue, std::uint32_t verb) const;

  const ClaimView& view_;
};

}  // namespace hearsay::extract
