// Coreference inside one document: turns drafts into entities (chains of mentions) with sides.
// Names first (gazetteer key, full name, last name, acronym), then in the order of the text bodies, titles, groups, "the
// ministry", "the country", "both sides" and pronouns, each by its kind, its owner, and the subjects before it.
//   "Azerbaijan's defense ministry ... The ministry said its troops ..."  its troops = Azerbaijani armed forces
//   "Armenian forces attacked, Azerbaijan said. The country's army ..."   the country = Azerbaijan, the one who spoke
// The walk from a pronoun to its antecedent goes up the dependency tree and takes the nearest subject outside its own
// phrase (Hobbs 1978, "Resolving pronoun references", simplified to UD subjects), then the subjects of sentences before.
// Lives as long as one document; not shared. Tested by tests/extract/find/mentions_test.cpp and mentions_golden_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/find/findings.h"
#include "extract/find/gazetteer.h"
#include "extract/find/mention_draft.h"
#include "extract/find/mention_words.h"
#include "extract/find/sides.h"
#include "extract/syntax/analysis.h"

namespace hearsay::extract {

class Coreference {
 public:
  // Borrows everything, changes no draft for good; `drafts` are those of the whole document, in the order of its sentences.
  Coreference(const WorldGazetteer& gazetteer, const MentionWords& words, const Analysis& analysis, std::string_view text,
              std::vector<MentionDraft>& drafts);

  // Fills entities and mentions of `findings`.
  void resolve(Findings& findings);

 private:
  using Chains = std::vector<std::size_t>;
  enum class Speakers { States, Powers };  // whose word counts: states, or armed groups and unions too

  struct Chain {
    LocalEntity entity;
    std::optional<std::uint32_t> entry;
    std::vector<std::string> names;  // folded
    std::size_t named = 0;           // how often a name stood for it
  };
  struct Link {
    Chains chains;         // empty: stands for nobody
    std::string rule;
    MentionKind kind = MentionKind::Name;
  };

  // Names.
  void link_names();
  void spell_out(std::uint32_t full, std::uint32_t acronym, std::uint32_t entry);
  void name_powers();
  bool tells_of_arms(const MentionDraft& draft) const;
  std::optional<std::uint32_t> power_named(std::uint32_t draft) const;
  void link_name(std::uint32_t draft, bool single);
  std::string branch_side(std::string_view name) const;
  std::optional<std::uint32_t> choose_entry(const MentionDraft& draft) const;
  std::optional<std::size_t> same_name(const MentionDraft& draft, std::string& rule) const;
  std::size_t chain_of_entry(std::uint32_t entry);
  std::size_t chain_of_side(const std::string& side);
  std::size_t new_chain(EntityType type, std::string name);
  bool initials_match(const MentionDraft& acronym, const MentionDraft& full) const;
  void take_census();

  // Phrases in the order of the text.
  void link_phrase(std::uint32_t draft);
  std::string told_further(std::uint32_t draft) const;
  void link_owned(std::uint32_t draft);
  std::string owned_by(Span phrase, Span owner, Span partner) const;
  std::string army_of(const std::string& country) const;
  std::string region_before(std::uint32_t draft) const;
  void link_body(std::uint32_t draft);
  void link_title(std::uint32_t draft);
  void link_group(std::uint32_t draft);
  void link_country(std::uint32_t draft);
  void link_sides(std::uint32_t draft);
  void link_pronoun(std::uint32_t draft);
  std::size_t body_chain(const std::string& kind, const std::string& side, const MentionDraft& draft);
  template <typename Fits>
  std::optional<std::size_t> last_before(std::uint32_t draft, std::uint32_t settle, std::uint32_t reach, Fits&& fits) const;
  std::optional<std::size_t> earlier_bearer(std::uint32_t draft) const;
  std::string outlet_home() const;
  std::optional<std::size_t> namesake(std::uint32_t draft);
  std::optional<std::size_t> earlier_body(std::uint32_t draft) const;
  std::optional<std::size_t> named_behind(std::uint32_t draft) const;
  std::optional<std::size_t> union_for(std::uint32_t draft);
  std::optional<std::size_t> charity_for(std::uint32_t draft);
  std::optional<std::size_t> only_charity() const;
  template <class Asked>
  std::vector<std::uint32_t> names_where(Asked asked) const;
  std::pair<std::optional<std::size_t>, std::optional<std::size_t>> around(const std::vector<std::uint32_t>& names, std::uint32_t draft) const;
  static bool is_alliance(const LocalEntity& entity);
  std::optional<std::size_t> other_name(std::uint32_t draft) const;
  std::optional<std::size_t> earlier_group(std::uint32_t draft) const;
  std::string accuser_before(std::uint32_t draft) const;
  std::string fighters_meant(std::uint32_t draft) const;
  bool attacks(std::uint32_t draft) const;
  std::optional<std::size_t> earlier_agency(std::uint32_t draft) const;
  std::optional<std::size_t> earlier_source(std::uint32_t draft) const;
  std::string short_statement(std::uint32_t sentence) const;
  bool opens_with_speech(std::uint32_t sentence) const;
  std::optional<std::size_t> body_behind(std::uint32_t sentence, std::uint32_t noun) const;
  std::string opening_place(std::uint32_t draft, bool national) const;
  std::string home_side(std::uint32_t draft) const;
  bool polices(const MentionDraft& office) const;
  void find_home();
  std::string office_ground(std::uint32_t draft) const;
  std::string ground_named(std::string_view phrase) const;
  std::string outlet_side(std::uint32_t draft) const;
  void keep_neutral(LocalEntity& entity) const;
  void take_leanings();
  bool torn(const std::string& country) const;
  Chains named_together(std::uint32_t draft, std::uint32_t count) const;
  std::optional<std::size_t> company_named(std::uint32_t draft) const;
  Chains officials_of_both(const MentionDraft& draft);
  std::string last_ground(std::uint32_t draft) const;
  std::string governor_before(std::uint32_t draft) const;
  std::string governor_of(const LocalEntity& place) const;
  std::optional<std::string> state_speaking(std::uint32_t draft, std::uint32_t sentence, std::uint32_t before, Speakers speakers) const;
  std::string last_speaker(std::uint32_t draft, Speakers speakers = Speakers::States) const;
  std::string office_before(std::uint32_t draft) const;
  bool watches(std::string_view name) const;
  std::string ground_told(std::uint32_t index) const;
  std::optional<std::size_t> resident(std::uint32_t index) const;
  bool of_country(std::uint32_t draft) const;
  std::string spoken_from(std::uint32_t draft) const;
  std::string carried_by(std::uint32_t draft) const;
  std::string ground_struck(std::uint32_t draft) const;
  void name_office_holders();
  std::optional<std::uint32_t> office_speaking(std::uint32_t sentence) const;
  bool opens_quotation(std::uint32_t sentence) const;
  bool behind_quotation(std::uint32_t draft) const;
  void take_ranks();
  bool speaks(std::uint32_t draft) const;
  bool said_by(std::uint32_t index) const;
  bool of_charity(std::uint32_t draft) const;
  std::string only_fighters() const;
  bool told_of(const std::string& side, std::uint32_t index) const;
  bool in_civil_war() const;
  std::optional<std::size_t> earlier_force(std::uint32_t draft) const;
  bool stands_alone(std::uint32_t draft) const;
  std::string owner_side(std::uint32_t draft) const;
  std::string side_of(std::size_t chain) const;
  std::string power_of(std::string_view kind, const std::string& country) const;

  // Antecedents.
  enum class Wanted { Person, Thing, Plural, Any, Sided, Source };
  Chains antecedent(std::uint32_t draft, Wanted wanted) const;
  Chains subject_of_tree(std::uint32_t draft, Wanted wanted) const;
  Chains subject_of_sentence(std::uint32_t from, std::uint32_t sentence, std::uint32_t before, Wanted wanted) const;
  bool fits(std::uint32_t draft, Wanted wanted) const;
  bool in_compound(const MentionDraft& draft) const;
  bool quoted(std::uint32_t draft) const;
  bool reachable(std::uint32_t from, std::uint32_t candidate) const;
  Chains speaker_before(std::uint32_t draft, Wanted wanted) const;
  Chains lone_party(std::uint32_t from, std::uint32_t sentence) const;
  bool lone_person(std::uint32_t index, const Chains& group) const;
  Chains group_of(std::uint32_t draft) const;
  std::optional<std::uint32_t> draft_at(std::uint32_t sentence, std::uint32_t token) const;

  void set(std::uint32_t draft, Chains chains, MentionKind kind, std::string rule);
  void write(Findings& findings);
  void name_chain(std::size_t chain, const MentionDraft& draft);
  void remember_initials(std::size_t chain, const MentionDraft& draft);
  std::vector<std::size_t> candidates(const MentionDraft& draft) const;

  const WorldGazetteer& gazetteer_;
  const MentionWords& words_;
  const Analysis& analysis_;
  std::string_view text_;
  std::vector<MentionDraft>& drafts_;
  std::vector<Link> links_;                     // one for each draft
  std::vector<Chain> chains_;
  std::unordered_map<std::string, std::size_t> chains_by_initials_;  // of organizations, the first of each
  std::unordered_map<std::string, std::vector<std::size_t>> chains_by_word_;  // words and beginnings of names -> chains
  std::vector<std::size_t> people_, groups_;    // chains of persons; of armed and political groups
  std::unordered_map<std::string, std::size_t> keys_;  // "country:ARM", "body:ARM:ministry:defence" -> chain
  std::vector<std::vector<std::uint32_t>> by_sentence_;  // drafts of each sentence by head token
  mutable std::vector<std::vector<char>> quoted_;  // tokens of each sentence inside quotation marks; filled when asked for
  std::vector<char> home_;  // sentences that speak of bodies or citizens of the country whose papers write in the language
  std::vector<char> titled_;  // drafts that a title introduces
  std::vector<char> leaned_;  // drafts that an outlet is said to be for
  // Name drafts in the order of the text that a noun may stand for, by the noun; filled when asked for, all names linked.
  std::unordered_map<std::string, std::vector<std::uint32_t>> namesakes_, unions_;
  std::optional<std::optional<std::size_t>> only_charity_;
  SideCensus census_;
  std::vector<std::string> parties_;
  std::string theatre_;
  std::string outlet_home_;
  bool alone_ = false;  // the document names no country but its theatre
};

}  // namespace hearsay::extract
