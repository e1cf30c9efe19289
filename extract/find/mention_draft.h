// Drafts: the noun phrases of a document before coreference: what each could stand for and who owns it.
// Made by mention_phrases, resolved by coref. Internal to the mention stage.
// Tested by tests/extract/find/mentions_test.cpp and mentions_golden_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "extract/find/findings.h"
#include "extract/find/gazetteer.h"
#include "extract/find/mention_words.h"
#include "extract/syntax/analysis.h"

namespace hearsay::extract {

enum class DraftKind : std::uint8_t {
  Name = 0,     // "Baku", "Nikol Pashinyan", "Armenian"
  Body,         // institutions and forces: "Armenian Defense Ministry", "its troops"
  Title,        // one person by office: "the Armenian prime minister"
  Group,        // "rebels", "Armenian officials", "protesters"
  Country,      // "the country", "negara itu", "the Armenian side"
  Sides,        // "both sides", "kedua negara"
  Reciprocal,   // "each other", "satu sama lain"
  Pronoun,
};

// Who owns a phrase by a word that only the context explains.
enum class OwnerWord : std::uint8_t { None = 0, Person, Thing, Plural, Any, Country, Sides, Region };

struct MentionDraft {
  DraftKind kind = DraftKind::Name;
  TokenRange tokens;
  std::uint32_t head = 0;    // token
  Span span;                 // what is quoted: no determiner
  std::string folded;        // of a name: pieces joined by spaces
  std::vector<NameUse> uses;
  NameTag tag = NameTag::None;
  EntityType type = EntityType::Organization;  // of a name without gazetteer entry; of a common noun its class's
  const NounClass* word = nullptr;
  OwnerWord pronoun = OwnerWord::None;         // of a pronoun: which
  OwnerWord owner_word = OwnerWord::None;
  std::vector<std::uint32_t> owners;           // drafts that say for whom it acts
  std::vector<std::uint32_t> partners;         // owners joined to them: "Colombian" in "Colombian and U.S. officials"
  std::optional<std::uint32_t> named;          // of a title: the person it introduces
  std::optional<std::uint32_t> expands;        // of an acronym in brackets: the name before it
  bool regional = false;     // a noun beside the name says that it is a region: "Kharkiv oblast", "Provinsi Surin"
  bool province = false;     // the region around a city of that name: "Aleppo province"
  bool definite = false;
  bool foreign = false;      // owned by a name that is no side: "Arab governments"
  bool plural = false;
  bool subject = false;      // subject or agent of a clause
  bool capital = false;      // a seat of government that stands for its country
  bool owner = false;        // it owns another phrase: "Armenian" in "Armenian troops"
  bool inner = false;        // inside another name
  bool seated = false;       // says only where something has its seat, or is said to have one: "Britain-based", "Britain-based group"
  bool lone = false;         // a common noun without owner, title or determiner
  std::uint32_t count = 0;   // of Sides: how many, where the words say more than two: "the three countries"
  std::vector<std::uint32_t> leanings;  // whom an outlet is for: "the pro-government website NAME"
  std::uint32_t conjoined = 0;  // drafts joined to it by a conjunction form one group; 0 = none
};

}  // namespace hearsay::extract
