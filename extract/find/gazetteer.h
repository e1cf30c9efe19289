// WorldGazetteer: facts about named countries, powers, organizations, media, persons and places, looked up by name in any
// language that has a lexicon. Read from extract/lexicon/gazetteer/ (its README names sources and licences); names of
// countries in the languages asked for come from ICU.
// Const after loading, safe to share by threads. Tested by tests/extract/find/gazetteer_test.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/find/gazetteer_fold.h"
#include "schemas/vocabulary.h"

namespace hearsay::extract {

struct GazetteerEntry {
  std::string key;   // "country:ARM", "power:X-EU", "org:reuters", "person:...", "place:...", "region:..."
  EntityType type = EntityType::Place;
  std::string name;  // canonical English name
  std::string side;  // for whom it acts: ISO 3166-1 alpha-3, "X-..." or empty
  std::string of;    // the country it lies in or belongs to, else empty
  std::string army;  // of countries without an army: whose is "the army" there
  std::string kind;  // "union", "group:armed", "agency", "capital" ... or empty
  std::string adjective;  // of countries: "Armenian"
  std::optional<double> latitude, longitude;  // WGS 84 degrees
  std::uint32_t population = 0;
  bool minor = false;  // one of the many places and regions taken over in bulk: needs more evidence than its name
};

// What a name means for an entry.
enum class NameSense : std::uint8_t { Name = 0, Demonym, Surname, Capital };

struct NameUse {
  std::uint32_t entry = 0;  // index for WorldGazetteer::entry
  NameSense sense = NameSense::Name;
  bool capitals = false;    // only where written in capitals: "AS", "UN"
  bool lower = false;       // the name holds no capital letter: "shabiha"
};

struct NameMatch {
  std::uint32_t pieces = 0;         // how many pieces it covers
  std::span<const NameUse> uses;    // best known first; borrows from the gazetteer
};

class WorldGazetteer {
 public:
  // Fails where a file is missing or does not satisfy schemas/gazetteer.schema.json; the message names file and key.
  // `languages`: BCP 47 codes of the lexicons ("en", "id").
  static Result<WorldGazetteer> load(const std::string& folder, const std::string& schema_folder,
                                const std::vector<std::string>& languages);

  const GazetteerEntry& entry(std::uint32_t index) const;
  std::uint32_t size() const;

  // The longest name that begins at pieces[0], in `language` or any language; nothing where there is none.
  std::optional<NameMatch> longest(std::span<const Piece> pieces, std::string_view language) const;
  // All uses of one folded name ("nagorno karabakh").
  std::span<const NameUse> find(std::string_view folded, std::string_view language) const;

  std::optional<std::uint32_t> by_key(std::string_view key) const;
  // The country or power that a side stands for: "ARM" -> Armenia, "X-EU" -> European Union.
  std::optional<std::uint32_t> by_side(std::string_view side) const;
  // A place of `country` whose name has the same consonants: "Maaret Alnouman" -> Maarat al-Numan. Names in Latin letters
  // only; nothing where the name has fewer than four consonants or two places share them.
  std::optional<std::uint32_t> place_like(std::string_view folded, std::string_view country) const;
  // The organization of that kind that acts for a side: ("force:army", "ISR") -> Israel Defense Forces.
  std::optional<std::uint32_t> body(std::string_view kind, std::string_view side) const;
  // English name of a body of a side: ("ministry:defence", "ARM") -> "Armenian Ministry of Defence"; empty where unknown.
  std::string body_name(std::string_view kind, std::string_view side) const;

  struct Data;  // extract/find/gazetteer_tables.h

 private:
  std::shared_ptr<const Data> data_;
};

}  // namespace hearsay::extract
