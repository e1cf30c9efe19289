// MentionWords: the word classes that mentions are built from, compiled from one lexicon (sections names, titles,
// institutions, forces, groups, places, countries, anaphors, pronouns). All look-ups are by folded words
// (extract/find/gazetteer_fold.h). Const after loading, safe to share. Tested by tests/extract/find/mentions_test.cpp and mentions_golden_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "extract/find/gazetteer_fold.h"
#include "extract/find/lexicon.h"
#include "schemas/vocabulary.h"

namespace hearsay::extract {

enum class NounRole : std::uint8_t { Title = 0, Institution, Force, Group, Place };

// One class of common nouns, for example all words for a defence ministry.
struct NounClass {
  NounRole role = NounRole::Group;
  std::string kind;      // "ministry:defence", "force:army", "group:rebels", "head:state"
  EntityType type = EntityType::Organization;
  bool plural = false;   // several people
  bool sided = false;    // acts for the country or power that its phrase names
  std::string side;      // whose it is by its name alone: "Kapolri", "taoiseach"; empty for most
};

struct NounMatch {
  std::uint32_t pieces = 0;
  const NounClass* word = nullptr;  // borrows from the MentionWords
};

// Closed word lists of the lexicon.
enum class WordSet : std::uint8_t {
  Possessive = 0, Particles, Articles, NotNames, Locative, Still, Possessor, Loyal, Directions, PlaceBegin, OrgParts, Compound, Conjunctions,
  CountryNouns, CountryPlurals, SideNouns, SidePlurals, Definite, Both, Own, Reciprocal, Exclude,
  PersonPronouns, ThingPronouns, PluralPronouns, AnyPronouns, DeedNouns, Seated, Running, Genitive, Copulas, Relative, Leading, Sources, Speech, Leaning, Outlets, Paired, Three, Four, AnyForce, Towards, NameTitles, HomeSigns, HomeBodies, Monitors, Agents, ArmedGroups, Replies, CitedAs, Metonymic, Ranks, Platform, Likeness, kCount,
};

enum class ModifierPlace : std::uint8_t { Before, After };

class MentionWords {
 public:
  // Fails where the lexicon gives no place for modifiers; words it lacks are simply not found.
  static Result<MentionWords> load(const Lexicon& lexicon);

  // The longest common noun phrase of the lexicon that begins at pieces[0]; `lemmas` are the folded lemmas of the same
  // pieces (equal length) and count where the form itself is not listed.
  std::optional<NounMatch> longest(std::span<const Piece> pieces, std::span<const std::string> lemmas) const;
  bool in(WordSet set, std::string_view folded) const;
  // A word that the lexicon writes in capitals counts only where the text does: "FM".
  bool only_capitals(std::string_view folded) const { return capitals_.contains(std::string(folded)); }
  ModifierPlace modifiers() const { return modifiers_; }
  const std::string& language() const { return language_; }
  // The country whose papers write in the language and leave its bodies unnamed; empty where there is no such one.
  const std::string& home() const { return home_; }
  // The noun for allies in war: "US-led strikes" are those of the "US-led | coalition"; empty where the language tells it otherwise.
  const std::string& coalition() const { return coalition_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  void add(const std::string& phrase, std::uint32_t index);

  std::string language_, home_, coalition_;
  ModifierPlace modifiers_ = ModifierPlace::Before;
  std::vector<NounClass> classes_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> words_;   // folded phrase -> class
  std::unordered_map<std::string, std::uint8_t, Hash, std::equal_to<>> longest_;  // first word -> words of the longest phrase
  std::unordered_set<std::string> capitals_;  // folded
  std::array<std::unordered_set<std::string, Hash, std::equal_to<>>, static_cast<std::size_t>(WordSet::kCount)> sets_;
};

}  // namespace hearsay::extract
