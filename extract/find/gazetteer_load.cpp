// Reads the files of a gazetteer. Entries with one key add up; what an earlier file says stands.
#include <algorithm>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "extract/find/gazetteer_tables.h"
#include "extract/syntax/word_shape.h"
#include "schemas/json_schema.h"

namespace hearsay::extract {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* key) {
  auto it = object.find(key);
  return it == object.end() ? std::string() : it->get<std::string>();
}

std::uint32_t entry_for(WorldGazetteer::Data& data, const std::string& key) {
  auto [it, fresh] = data.keys.emplace(key, static_cast<std::uint32_t>(data.entries.size()));
  if (fresh) {
    data.entries.emplace_back();
    data.entries.back().key = key;
  }
  return it->second;
}

void keep(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void place_at(GazetteerEntry& entry, const Json& at) {
  if (entry.latitude) return;
  entry.latitude = at[0].get<double>();
  entry.longitude = at[1].get<double>();
}

void add_names(WorldGazetteer::Data& data, const Json& by_language, std::uint32_t index, NameSense sense) {
  for (const auto& item : by_language.items())
    for (const auto& name : item.value()) data.tables[item.key()].add(name.get<std::string>(), index, sense);
}

// "Rapid Support Forces": English names of bodies, of two capitalised words or more, are written so in every language.
void add_english_names(WorldGazetteer::Data& data, const Json& by_language, std::uint32_t index) {
  if (!by_language.contains("en")) return;
  for (const auto& item : by_language["en"]) {
    const auto name = item.get<std::string>();
    std::istringstream words(name);
    std::size_t count = 0;
    bool capital = true;
    for (std::string word; words >> word; ++count) capital = capital && begins_capital(word);
    if (capital && count > 1) data.tables["*"].add(name, index, NameSense::Name);
  }
}

// The seat of a country's government: a place of its own, whose names can also stand for the country.
void add_capital(WorldGazetteer::Data& data, const Json& row, std::uint32_t country, const std::string& side) {
  std::vector<std::string> names;
  if (row.contains("capitals")) names = row["capitals"].get<std::vector<std::string>>();
  if (row.contains("capital")) names.push_back(row["capital"].get<std::string>());
  if (names.empty()) return;
  const std::uint32_t place = entry_for(data, "place:capital:" + side);
  GazetteerEntry& entry = data.entries[place];
  keep(entry.name, names.front());
  keep(entry.of, side);
  keep(entry.kind, "capital");
  if (row.contains("capital_at")) place_at(entry, row["capital_at"]);
  for (const auto& name : names) {
    data.tables["*"].add(name, place, NameSense::Name);
    data.tables["*"].add(name, country, NameSense::Capital);
  }
}

// Ties the consonants of a place's name to it; curated places go before those taken over in bulk.
void add_skeleton(WorldGazetteer::Data& data, const std::string& name, std::uint32_t index) {
  const GazetteerEntry& entry = data.entries[index];
  const std::string skeleton = name_skeleton(fold_name(name));
  if (skeleton.size() < kShortestSkeleton || entry.of.empty()) return;
  auto [it, fresh] = data.skeletons.emplace(entry.of + " " + skeleton, index);
  if (fresh || it->second == index || it->second == kTwoPlaces || (entry.minor && !data.entries[it->second].minor)) return;
  it->second = kTwoPlaces;
}

void read_entry(WorldGazetteer::Data& data, const Json& row) {
  const auto key = row["key"].get<std::string>();
  const std::uint32_t index = entry_for(data, key);
  {
    GazetteerEntry& entry = data.entries[index];
    entry.type = *from_word<EntityType>(row["type"].get<std::string>());
    keep(entry.name, text_of(row, "name"));
    keep(entry.side, text_of(row, "side"));
    keep(entry.of, text_of(row, "of"));
    keep(entry.kind, text_of(row, "kind"));
    keep(entry.army, text_of(row, "army"));
    if (entry.type == EntityType::Country && entry.side.empty()) entry.side = key.substr(key.find(':') + 1);
    if (row.contains("at")) place_at(entry, row["at"]);
    if (row.contains("demonyms") && row["demonyms"].contains("en") && entry.adjective.empty() && !row["demonyms"]["en"].empty())
      entry.adjective = row["demonyms"]["en"][0].get<std::string>();
  }
  add_names(data, row["names"], index, NameSense::Name);
  if (data.entries[index].type == EntityType::Organization) add_english_names(data, row["names"], index);
  if (const EntityType type = data.entries[index].type; type == EntityType::Place || type == EntityType::Region)
    for (const auto& list : row["names"])
      for (const auto& name : list) add_skeleton(data, name.get<std::string>(), index);
  if (row.contains("demonyms")) add_names(data, row["demonyms"], index, NameSense::Demonym);
  if (row.contains("surnames"))
    for (const auto& name : row["surnames"]) data.tables["*"].add(name.get<std::string>(), index, NameSense::Surname);
  const std::string side = data.entries[index].side;
  if (data.entries[index].type == EntityType::Country) add_capital(data, row, index, side);
  const GazetteerEntry& entry = data.entries[index];
  // The opposition of a country is found by the country; other bodies by the side they act for. Of these kinds a power has more
  // than one, or none that the kind alone means.
  static constexpr std::string_view kMany[] = {"government", "company", "charity", "group:party", "force:unit", "people"};
  const bool opposition = entry.kind == "group:opposition";
  const bool one = !entry.kind.empty() && std::find(std::begin(kMany), std::end(kMany), entry.kind) == std::end(kMany);
  if (entry.type == EntityType::Organization && one)
    data.known_bodies.emplace(entry.kind + " " + (opposition ? entry.of : side), index);
  if (key.rfind("country:", 0) == 0 || key.rfind("power:", 0) == 0) data.sides.emplace(side, index);
}

Status read_entries(WorldGazetteer::Data& data, const std::string& path, const JsonSchema& schema) {
  HEARSAY_TRY(auto rows, load_checked_json(path, schema));
  for (const auto& row : rows) read_entry(data, row);
  return {};
}

// A line of places.jsonl or regions.jsonl: name, country, latitude, longitude[, population][, other names].
void read_row(WorldGazetteer::Data& data, const Json& row, EntityType type, std::size_t line) {
  GazetteerEntry entry;
  entry.type = type;
  entry.name = row.at(0).get<std::string>();
  entry.of = row.at(1).get<std::string>();
  entry.latitude = row.at(2).get<double>();
  entry.longitude = row.at(3).get<double>();
  if (row.size() > 4 && row[4].is_number()) entry.population = row[4].get<std::uint32_t>();
  entry.minor = true;
  entry.key = std::string(type == EntityType::Place ? "place:" : "region:") + entry.of + ":" + std::to_string(line);
  const auto index = static_cast<std::uint32_t>(data.entries.size());
  auto& names = data.tables["*"];
  names.add(entry.name, index, NameSense::Name);
  if (row.back().is_array())
    for (const auto& name : row.back()) names.add(name.get<std::string>(), index, NameSense::Name);
  data.keys.emplace(entry.key, index);
  data.entries.push_back(std::move(entry));
  add_skeleton(data, data.entries.back().name, index);
}

Status read_rows(WorldGazetteer::Data& data, const std::string& path, EntityType type) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::Io, path + ": cannot be opened");
  std::string text;
  for (std::size_t line = 1; std::getline(in, text); ++line) {
    if (text.empty()) continue;
    try {
      read_row(data, Json::parse(text), type, line);
    } catch (const Json::exception& error) {
      return fail(ErrorCode::InvalidInput, path + ":" + std::to_string(line) + ": " + error.what());
    }
  }
  return {};
}

Status read_bodies(WorldGazetteer::Data& data, const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::Io, path + ": cannot be opened");
  try {
    for (const auto& row : Json::parse(in)) data.bodies[row.at("kind").get<std::string>()] = row.at("english").get<std::string>();
  } catch (const Json::exception& error) {
    return fail(ErrorCode::InvalidInput, path + ": " + error.what());
  }
  return {};
}

// Country names of `language` as ICU has them: "Suriah" for SY in id.
void add_country_names(WorldGazetteer::Data& data, const Json& countries, const std::string& language) {
  for (const auto& row : countries) {
    const std::string two = text_of(row, "iso2");
    if (two.empty()) continue;
    icu::UnicodeString name;
    icu::Locale("", two.c_str()).getDisplayCountry(icu::Locale(language.c_str()), name);
    std::string text;
    name.toUTF8String(text);
    if (text != two) data.tables[language].add(text, entry_for(data, row["key"].get<std::string>()), NameSense::Name);
  }
}

// A name of one language is also what it is in every language: "Damascus" the place, and the seat of a government.
void join_tables(WorldGazetteer::Data& data) {
  const auto every = data.tables.find("*");
  if (every == data.tables.end()) return;
  for (auto& [language, table] : data.tables) {
    if (language == "*") continue;
    for (auto& [name, uses] : table.uses)
      if (const auto shared = every->second.uses.find(name); shared != every->second.uses.end())
        for (const NameUse& use : shared->second)
          if (std::ranges::none_of(uses, [&](const NameUse& known) { return known.entry == use.entry && known.sense == use.sense; })) uses.push_back(use);
  }
}

}  // namespace

Status read_gazetteer(const std::string& folder, const std::string& schema_folder,
                      const std::vector<std::string>& languages, WorldGazetteer::Data& data) {
  HEARSAY_TRY(auto schema, JsonSchema::load(schema_folder, "gazetteer.schema.json"));
  for (const char* file : {"countries.json", "country_names.json", "powers.json", "organizations.json", "media.json",
                           "persons.json", "conflict_places.json", "leaders.json"})
    HEARSAY_CHECK(read_entries(data, folder + "/" + file, schema));
  HEARSAY_TRY(auto countries, load_checked_json(folder + "/countries.json", schema));
  for (const auto& language : languages) add_country_names(data, countries, language);
  HEARSAY_CHECK(read_rows(data, folder + "/regions.jsonl", EntityType::Region));
  HEARSAY_CHECK(read_rows(data, folder + "/places.jsonl", EntityType::Place));
  join_tables(data);
  return read_bodies(data, folder + "/institutions.json");
}

}  // namespace hearsay::extract
