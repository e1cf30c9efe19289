// Builds the drafts of one sentence from its atoms: names, bodies and forces with the countries that own them, titles with
// the persons they introduce, groups, "both sides", pronouns. Word order comes from the lexicon (modifiers before or
// after their noun); the tree gives heads, subjects and conjunctions.
//   "Azerbaijani Defense Ministry"      Body ministry:defence owned by Name "Azerbaijani"
//   "pasukan penjaga perdamaian PBB"    Body force:peacekeepers owned by Name "PBB"
//   "Britain-based Observatory"         no owner: a compound with a participle owns nothing
// Const, safe to share. Tested by tests/extract/find/mentions_test.cpp and mentions_golden_test.cpp.
#pragma once

#include <vector>

#include "extract/find/mention_draft.h"
#include "extract/find/mention_scan.h"

namespace hearsay::extract {

class PhraseBuilder {
 public:
  // Borrows both; they must outlive the builder.
  PhraseBuilder(const WorldGazetteer& gazetteer, const MentionWords& words) : gazetteer_(gazetteer), words_(words) {}

  // Appends the drafts of one sentence, names first, then the phrases built on them.
  void build(const SentenceScan& scan, std::vector<MentionDraft>& drafts) const;

 private:
  struct Work;           // mention_work.h
  struct CountryPhrase;  // mention_countries.cpp
  void add_names(Work& work) const;
  void mark_dateline(Work& work) const;
  void mark_platforms(Work& work) const;
  void add_nouns(Work& work) const;
  bool is_adjectival(const Work& work, std::uint32_t last) const;  // piece
  bool is_regional(const Work& work, const MentionAtom& atom) const;
  void span_province(const Work& work, const MentionAtom& atom, MentionDraft& draft) const;
  bool speaks_as_person(const Work& work, const MentionAtom& atom, const MentionDraft& draft) const;
  bool is_credit(const Work& work, const MentionAtom& atom) const;
  void add_countries(Work& work) const;
  bool starts_country(const Work& work, CountryPhrase& phrase) const;
  bool is_wide(const Work& work, const MentionAtom& atom) const;
  void read_left(Work& work, CountryPhrase& phrase) const;
  void read_right(Work& work, CountryPhrase& phrase) const;
  bool settle(CountryPhrase& phrase) const;
  void add_pronouns(Work& work) const;
  void own_before(Work& work, std::uint32_t atom, MentionDraft& draft) const;
  bool armed(const MentionAtom& atom) const;
  void own_unit(const Work& work, MentionDraft& unit) const;
  bool ground_owns(const Work& work, const MentionAtom& noun) const;
  bool told_ground(const Work& work, const MentionAtom& noun) const;
  bool parted(const Work& work, const MentionAtom& left, const MentionDraft& draft) const;
  bool office_behind(const Work& work, const MentionAtom& name, const MentionAtom& office, const MentionDraft& draft) const;
  void take_owner(Work& work, MentionDraft& draft, const MentionAtom& left, std::uint32_t owner, std::uint32_t& begin) const;
  bool ends_apposition(const Work& work, std::uint32_t at) const;
  bool backed_before(const Work& work, std::uint32_t at) const;
  bool told_before(const Work& work, std::uint32_t at) const;
  void own_after(Work& work, std::uint32_t atom, MentionDraft& draft) const;
  void own_by_adposition(Work& work, MentionDraft& draft, std::uint32_t& end) const;
  void join_offices(Work& work) const;
  void own_persons(Work& work) const;
  void own_by_leading(Work& work, MentionDraft& person, std::uint32_t at) const;
  std::uint32_t phrase_begin(const Work& work, std::uint32_t begin) const;
  void introduce_behind(Work& work, MentionDraft& draft, std::uint32_t left, std::uint32_t end) const;
  void own_bodies(Work& work) const;
  void own_delegate(Work& work, MentionDraft& draft, std::uint32_t& begin) const;
  void own_by_belonging(Work& work, std::uint32_t atom) const;
  void take_partner(const Work& work, MentionDraft& draft, const MentionAtom& owner) const;
  bool is_power(const MentionAtom& atom) const;
  bool is_union(const MentionDraft& draft) const;
  bool owner_ahead(const Work& work, std::uint32_t at) const;
  std::uint32_t skip_place(const Work& work, std::uint32_t at) const;
  bool skip_to_copula(const Work& work, std::uint32_t& at) const;
  enum class Evidence { Weak, Strong, Given };  // whether the tagger's word for a place still counts
  void make_person(Work& work, const MentionAtom& atom, Evidence evidence) const;
  std::uint32_t skip_other_names(const Work& work, std::uint32_t at) const;
  void name_ahead(Work& work, MentionDraft& draft, std::uint32_t at) const;
  void introduce(Work& work, MentionDraft& draft, std::uint32_t begin, std::uint32_t end) const;
  void read_capitals(Work& work) const;
  void read_acronyms(Work& work) const;
  void read_leanings(Work& work) const;
  std::uint32_t power_at(Work& work, std::uint32_t at) const;
  std::uint32_t power_inside(Work& work, std::uint32_t at) const;
  bool reads_as_government(const Work& work, const MentionDraft& draft, std::uint32_t begin, std::uint32_t end) const;
  bool person_like(const MentionDraft& draft) const;

  const WorldGazetteer& gazetteer_;
  const MentionWords& words_;
};

}  // namespace hearsay::extract
