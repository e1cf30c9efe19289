// Attribution: who speaks at a cue. The tree is asked first (subject, agent of a passive, subject of the verb that governs
// a participle or conjunct, noun that a relative clause describes, owner of a noun cue); where the tree gives nobody that
// can speak, the nearest mention before the cue, or after an inverted one ("...," kata X). Statements stand for their
// authors, "activists at X" for X, a title for its person. Claimants without a mention ("activists", "saksi mata") get a
// nominal entity, which is why Evidence is changed. Tested by tests/extract/find/claims_test.cpp.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "extract/find/claim_cues.h"
#include "extract/find/claim_draft.h"

namespace hearsay::extract {

class Attribution {
 public:
  // Borrows both for the time of one document; `evidence` is the one inside the findings that `view` shows.
  Attribution(const ClaimView& view, Evidence& evidence, std::span<const QuotedRange> quotes)
      : view_(view), evidence_(evidence), quotes_(quotes) {}

  // The speaker at `cue`; not found() where nobody can be told. `before`: drafts of the cues before it, for cues that
  // continue them and for statements that stand for their authors.
  Speaker speaker_of(const Cue& cue, const std::vector<Draft>& before);

  // Who tells it besides `speaker`: "the agency reported citing residents"; mostly nobody.
  Speaker relay(const Cue& cue, const Speaker& speaker, const std::vector<Draft>& before);

  // Speakers of the noun phrase headed by `place`.
  Speaker speaker_at(std::uint32_t place, const std::vector<Draft>& before);

  // A claimant without a mention, called by the words of `range`, with its head at `place`.
  Speaker claimant(std::uint32_t place, Range range);

  // The one monitor, rights group or charity that the document names.
  std::optional<std::size_t> only_monitor() const;

  const LocalEntity& entity(std::size_t index) const { return evidence_.entities[index]; }

 private:
  Speaker verb_speaker(const Cue& cue, const std::vector<Draft>& before);
  Speaker passive_speaker(const Cue& cue, const std::vector<Draft>& before);
  Speaker noun_speaker(const Cue& cue, const std::vector<Draft>& before);
  Speaker inherited(std::uint32_t place, const std::vector<Draft>& before);
  Speaker nearest_before(const Cue& cue, const std::vector<Draft>& before);
  Speaker nearest_after(const Cue& cue, const std::vector<Draft>& before);
  enum class Wanted : std::uint8_t { Any, Person };
  Speaker pronoun_speaker(std::uint32_t place, const std::vector<Draft>& before, Wanted wanted);
  void prefer_last_person(std::uint32_t place, const std::vector<Draft>& before, Speaker& found);
  void prefer_spoken(std::uint32_t place, const std::vector<Draft>& before, Speaker& found);
  void prefer_last_body(std::uint32_t place, const std::vector<Draft>& before, Speaker& found);
  Speaker continued(const Cue& cue, const std::vector<Draft>& before);
  bool goes_on_with_doer(std::uint32_t verb) const;
  Speaker patient_of(std::uint32_t verb, const std::vector<Draft>& before);
  Speaker free_relative(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before);
  Speaker displaced(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before);
  Speaker inverted_speech(const Cue& cue, const std::vector<Draft>& before);
  bool told_of(std::size_t entity, std::uint32_t place) const;
  Speaker source_behind(const Cue& cue);
  Speaker adjacent(const Cue& cue, const std::vector<Draft>& before);
  Speaker widened(Speaker found, std::uint32_t mention, const std::vector<Draft>& before);
  Speaker earlier_owner(std::uint32_t place);
  bool parted_by_quotation(std::uint32_t subject, std::uint32_t cue) const;
  bool parted_by_complementizer(std::uint32_t cue, std::uint32_t subject) const;
  Speaker before_relative(std::uint32_t pronoun);
  Speaker behind_relative(const Cue& cue, const std::vector<Draft>& before);
  Speaker main_verb_behind_relative(const Cue& cue, const std::vector<Draft>& before);
  bool may_think(const Cue& cue, std::uint32_t agent) const;
  Speaker bare_agent(const Cue& cue, const std::vector<Draft>& before);
  Speaker agent_behind(const Cue& cue, const std::vector<Draft>& before);
  bool names_only(const Cue& cue) const;
  bool finite_active(const Cue& cue) const;
  Speaker parallel(const Cue& cue, std::uint32_t subject);
  std::uint32_t rival(std::uint32_t mention, std::uint32_t pronoun) const;
  std::uint32_t near_source(const Cue& cue) const;
  std::uint32_t reporting(const Cue& cue) const;
  bool has_author(std::uint32_t noun) const;
  std::uint32_t quoted_as(const Cue& cue) const;
  bool opens_clause(std::uint32_t place, std::uint32_t cue) const;
  bool noun_speaks(std::uint32_t noun, std::uint32_t mention) const;
  bool names_speaker(std::uint32_t place) const;
  struct Source {
    Range range;
    std::uint32_t name = kNowhere;  // its mention, where it is one by name
    std::uint32_t head = kNowhere;  // else the place of its noun
  };
  bool tells(Range range) const;
  bool holds_object(Range range) const;
  Source source_ending_at(std::uint32_t end) const;
  bool named_to_the_end(const Cue& cue) const;
  Speaker trailing_sources(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before);
  Speaker trailing_name(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before);
  std::uint32_t name_ending_at(std::uint32_t end) const;
  Speaker unparted(const Cue& cue);
  Speaker absolute(const Cue& cue, std::uint32_t subject) const;
  Speaker joined_subjects(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before);
  Speaker parted_source(const Cue& cue);
  Speaker made_by(std::uint32_t verb, const std::vector<Draft>& before);
  Speaker before_clause(const Cue& cue) const;
  std::uint32_t relative_before(std::uint32_t end) const;
  bool unknown_outlet(const Speaker& speaker) const;
  Speaker cited(std::uint32_t place, const Speaker& speaker, const std::vector<Draft>& before);
  Speaker quoting_medium(std::uint32_t place, const Cue& cue, const std::vector<Draft>& before);
  std::uint32_t apposition_edge(std::uint32_t end) const;
  Range name_before(std::uint32_t edge, bool long_phrase) const;
  Speaker close_source(std::uint32_t end);
  Speaker closes_headline(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before);
  Speaker attributed(const Cue& cue);
  std::uint32_t behind_subject(std::uint32_t verb) const;
  Speaker far_agent(const Cue& cue, const std::vector<Draft>& before);
  bool issued_to(std::uint32_t place) const;
  bool governed(std::uint32_t place) const;
  bool relative(std::uint32_t place, std::uint32_t top) const;
  bool listed(std::uint32_t place) const;
  bool named_outside(std::uint32_t place, std::uint32_t mention) const;
  Speaker joined_before(std::uint32_t mention, const std::vector<Draft>& before);
  bool within_list(std::uint32_t place, std::uint32_t child) const;
  bool nameless(std::uint32_t mention) const;
  std::uint32_t whole_title(std::uint32_t verb, std::uint32_t subject) const;
  std::uint32_t doer_before(std::uint32_t verb, std::uint32_t subject) const;
  std::uint32_t in_role(std::uint32_t subject) const;
  Speaker named_at_end(const Cue& cue, std::uint32_t subject);
  Speaker companions(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before);
  void add_headline_list(const Cue& cue, Speaker& found) const;
  Speaker statement_speaker(std::uint32_t place, const std::vector<Draft>& before);
  Speaker mentioned(std::uint32_t mention, const char* rule) const;
  std::size_t named_monitor(std::size_t entity) const;
  std::uint32_t described(std::uint32_t place) const;
  std::uint32_t apposed(std::uint32_t place) const;
  Speaker told_by_same(std::uint32_t place, const std::vector<Draft>& before);
  std::uint32_t member_behind(std::uint32_t mention) const;
  std::uint32_t whole_body(std::uint32_t place, std::uint32_t mention) const;
  bool met_as_person(std::uint32_t place, std::uint32_t mention) const;
  bool names_place(std::uint32_t place) const;
  bool goes_on(std::uint32_t place, const std::vector<Draft>& before) const;
  bool met_since(std::size_t person, std::uint32_t last, std::uint32_t place) const;
  Speaker named_medium(std::uint32_t place);
  bool told_apart(std::uint32_t noun) const;
  Speaker same_medium(std::uint32_t place, const std::vector<Draft>& before);
  std::uint32_t example_of(std::uint32_t place) const;
  bool names_before_comma(std::uint32_t place) const;
  Speaker who_was_accused(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before);
  Speaker opens_headline(const Cue& cue);
  Speaker last_name(std::uint32_t place, const Cue& cue) const;
  Speaker answer_at(std::uint32_t place, const std::vector<Draft>& before);
  Speaker known_statement(const Cue& cue, const std::vector<Draft>& before);
  Speaker agentless(const Cue& cue, const std::vector<Draft>& before);
  Speaker issuer(const Cue& cue) const;
  std::uint32_t governing_source(std::uint32_t place) const;
  Speaker person_behind(std::uint32_t place);
  Range person_at(std::uint32_t place, std::uint32_t limit) const;
  void act_for(Range role, LocalEntity& person) const;
  Speaker nominal(std::uint32_t place);
  std::optional<std::size_t> named_before(std::uint32_t place, Range range) const;
  std::uint32_t inner_mention(std::uint32_t place) const;
  std::uint32_t antecedent_noun(std::uint32_t place) const;
  std::uint32_t described_person(std::uint32_t pronoun, std::uint32_t verb) const;
  bool plain_speech(const Cue& cue) const;
  bool telling(const Cue& cue) const;
  Speaker name_with_relative(const Cue& cue);
  bool taking_sides(const Cue& cue) const;
  bool common_noun(std::uint32_t place) const;
  bool denied(std::uint32_t subject) const;
  bool inverted(const Cue& cue) const;
  bool can_speak(std::uint32_t mention) const;
  bool parted_compound(std::uint32_t place) const;
  Range noun_phrase(std::uint32_t place) const;
  void add_conjuncts(std::uint32_t place, Speaker& speaker, const std::vector<Draft>& before);

  const ClaimView& view_;
  Evidence& evidence_;
  std::span<const QuotedRange> quotes_;
  std::map<std::string, std::size_t, std::less<>> nominals_;  // folded text -> entity made here
  std::set<std::size_t> made_;                                 // those entities
  std::vector<std::uint32_t> asked_;                           // places whose speaker is being looked for
};

}  // namespace hearsay::extract
