// Folding of names, and the shipped gazetteer: look-up in both languages, bodies, places by their consonants.
#include "extract/find/gazetteer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace hearsay::extract {
namespace {

const std::string kRoot = HEARSAY_SOURCE_DIR;

const WorldGazetteer& gazetteer() {
  static const WorldGazetteer loaded = [] {
    auto result = WorldGazetteer::load(kRoot + "/extract/lexicon/gazetteer", kRoot + "/schemas", {"en", "id"});
    if (!result) throw std::runtime_error(result.error().message);
    return *result;
  }();
  return loaded;
}

std::string key_of(const std::string& name, const std::string& language) {
  const auto uses = gazetteer().find(fold_name(name), language);
  return uses.empty() ? "" : gazetteer().entry(uses.front().entry).key;
}

TEST(FoldName, SpellingsMeet) {
  EXPECT_EQ(fold_name("Nagorno-Karabakh"), fold_name("nagorno karabakh"));
  EXPECT_EQ(fold_name("U.N."), "un");
  EXPECT_EQ(fold_name("Da'esh"), fold_name("Da\u2019esh"));
  EXPECT_EQ(fold_name("\u018fliyev"), "aliyev");
  EXPECT_EQ(fold_name("Erdo\u011fan"), "erdogan");
  EXPECT_EQ(fold_name(" -- "), "");
}

TEST(FoldPieces, SpansAndCapitals) {
  std::vector<Piece> pieces;
  fold_pieces("the U.N. in laporanBBC", 100, pieces);
  ASSERT_EQ(pieces.size(), 5u);
  EXPECT_EQ(pieces[1].folded, "un");
  EXPECT_EQ(pieces[1].span, (Span{104, 108}));
  EXPECT_TRUE(pieces[1].capitals);
  EXPECT_EQ(pieces[3].folded, "laporan");
  EXPECT_EQ(pieces[4].folded, "bbc");
  EXPECT_FALSE(pieces[0].initial);
}

TEST(FoldPieces, AnyValidTextIsCut) {
  std::vector<Piece> pieces;
  fold_pieces("\u2019\u2019 \u041c\u043e\u0441\u043a\u0432\u0430 \U0001F600.", 0, pieces);
  ASSERT_EQ(pieces.size(), 1u);
  EXPECT_TRUE(pieces[0].initial);
}

TEST(NameSkeleton, WaysToSpellArabicNamesMeet) {
  EXPECT_EQ(name_skeleton("maarat al numan"), name_skeleton("maaret alnouman"));
  EXPECT_EQ(name_skeleton("qamishli"), name_skeleton("kamishly"));
  EXPECT_NE(name_skeleton("homs"), name_skeleton("hama"));
}

TEST(WorldGazetteer, NamesOfCountriesInBothLanguages) {
  EXPECT_EQ(key_of("Suriah", "id"), "country:SYR");
  EXPECT_EQ(key_of("Rusia", "id"), "country:RUS");
  EXPECT_EQ(key_of("Belanda", "id"), "country:NLD");  // from ICU and the curated list
  EXPECT_EQ(key_of("Perancis", "id"), "country:FRA");
  EXPECT_EQ(key_of("Azeri", "en"), "country:AZE");
  EXPECT_EQ(key_of("Uni Eropa", "id"), "power:X-EU");
  EXPECT_EQ(key_of("PBB", "id"), "power:X-UN");
  EXPECT_EQ(key_of("Suriah", "en"), "");
}

TEST(WorldGazetteer, LongestNameWins) {
  std::vector<Piece> pieces;
  fold_pieces("United Nations Security Council resolution", 0, pieces);
  const auto match = gazetteer().longest(pieces, "en");
  ASSERT_TRUE(match);
  EXPECT_EQ(match->pieces, 4u);
  EXPECT_EQ(gazetteer().entry(match->uses.front().entry).key, "org:un-security-council");
}

TEST(WorldGazetteer, CapitalsStandForPlaceAndCountry) {
  bool place = false, country = false;
  for (const NameUse& use : gazetteer().find("baku", "en")) {
    place = place || (use.sense == NameSense::Name && gazetteer().entry(use.entry).type == EntityType::Place);
    country = country || (use.sense == NameSense::Capital && gazetteer().entry(use.entry).key == "country:AZE");
  }
  EXPECT_TRUE(place);
  EXPECT_TRUE(country);
}

TEST(WorldGazetteer, BodiesHaveEnglishNames) {
  EXPECT_EQ(gazetteer().body_name("ministry:defence", "ARM"), "Armenian Ministry of Defence");
  EXPECT_EQ(gazetteer().body_name("force:army", "AZE"), "Azerbaijani armed forces");
  EXPECT_EQ(gazetteer().body_name("ministry:defence", "X-NOBODY"), "");
  const auto army = gazetteer().body("force:army", "ISR");
  ASSERT_TRUE(army);
  EXPECT_EQ(gazetteer().entry(*army).key, "org:idf");
  EXPECT_FALSE(gazetteer().body("force:army", "ARM"));
}

TEST(WorldGazetteer, PlacesHaveCoordinates) {
  const auto goris = gazetteer().by_key("place:goris");
  ASSERT_TRUE(goris);
  ASSERT_TRUE(gazetteer().entry(*goris).latitude);
  EXPECT_NEAR(*gazetteer().entry(*goris).latitude, 39.51, 0.05);
  EXPECT_EQ(gazetteer().entry(*goris).of, "ARM");
}

TEST(WorldGazetteer, PlacesAreFoundByTheirConsonantsInOneCountry) {
  const auto place = gazetteer().place_like(fold_name("Maaret Alnouman"), "SYR");
  ASSERT_TRUE(place);
  EXPECT_EQ(gazetteer().entry(*place).key, "place:maarat");
  EXPECT_FALSE(gazetteer().place_like(fold_name("Maaret Alnouman"), "UKR"));
  EXPECT_FALSE(gazetteer().place_like("homs", "SYR"));  // too short to be sure
}

TEST(WorldGazetteer, SidesFindTheirPowers) {
  ASSERT_TRUE(gazetteer().by_side("X-HAMAS"));
  EXPECT_EQ(gazetteer().entry(*gazetteer().by_side("X-HAMAS")).name, "Hamas");
  EXPECT_EQ(gazetteer().entry(*gazetteer().by_side("PSE")).key, "country:PSE");
  EXPECT_FALSE(gazetteer().by_side("X-NOBODY"));
}

TEST(WorldGazetteer, DamagedFilesAreNamed) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "hearsay_gazetteer_test";
  fs::remove_all(folder);
  fs::copy(kRoot + "/extract/lexicon/gazetteer", folder, fs::copy_options::recursive);
  std::ofstream(folder / "regions.jsonl") << "[\"Lori\",\"ARM\",40.9,44.4]\n[\"Shirak\",\"ARM\"]\n";
  auto broken = WorldGazetteer::load(folder.string(), kRoot + "/schemas", {"en"});
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().message.find("regions.jsonl:2"), std::string::npos) << broken.error().message;
  std::ofstream(folder / "powers.json") << R"([{"key": "power:X-A", "type": "club", "names": {}}])";
  broken = WorldGazetteer::load(folder.string(), kRoot + "/schemas", {"en"});
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().message.find("powers.json"), std::string::npos) << broken.error().message;
  EXPECT_NE(broken.error().message.find("/0/type"), std::string::npos) << broken.error().message;
  fs::remove(folder / "media.json");
  std::ofstream(folder / "powers.json") << "[]";
  EXPECT_FALSE(WorldGazetteer::load(folder.string(), kRoot + "/schemas", {"en"}));
  fs::remove_all(folder);
}

}  // namespace
}  // namespace hearsay::extract
