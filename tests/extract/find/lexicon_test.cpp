// The lexicon loader: what it reads, and how it names what is wrong.
#include "extract/find/lexicon.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace hearsay::extract {
namespace {

const std::string kSchemas = std::string(HEARSAY_SOURCE_DIR) + "/schemas";

std::string error_of(const char* text) {
  const auto lexicon = Lexicon::parse(text, "xx.json", kSchemas);
  return lexicon ? "" : lexicon.error().message;
}

TEST(Lexicon, GivesSectionsAndAnEmptyOneForWhatItLacks) {
  const auto lexicon = Lexicon::parse(R"({"language": "en", "pronouns": {"plural": ["they"]}})", "xx.json", kSchemas);
  ASSERT_TRUE(lexicon) << lexicon.error().message;
  EXPECT_EQ(lexicon->language(), "en");
  EXPECT_EQ(lexicon->section("pronouns")["plural"][0], "they");
  EXPECT_TRUE(lexicon->section("cues").empty());
}

TEST(Lexicon, NamesTheByteWhereTheFileIsNotJson) { EXPECT_NE(error_of(R"({"language": )").find("xx.json@"), std::string::npos); }

TEST(Lexicon, NamesTheKeyThatBreaksTheSchema) {
  const std::string error = error_of(R"({"language": "en", "titles": [{"kind": "Head Of State", "words": []}]})");
  EXPECT_NE(error.find("/titles/0/kind"), std::string::npos) << error;
}

TEST(Lexicon, RefusesAKeyThatStandsTwice) {
  const std::string error = error_of(R"({"language": "en", "cues": {"say": 1, "deny": 2, "say": 3}})");
  EXPECT_NE(error.find("\"say\" stands twice"), std::string::npos) << error;
}

TEST(Lexicon, NamesBothPlacesOfAWordInExclusiveLists) {
  const std::string error = error_of(
      R"({"language": "en", "exclusive": [["/pronouns/person", "/pronouns/thing"]], "pronouns": {"person": ["it", "he"], "thing": ["it"]}})");
  EXPECT_NE(error.find("\"it\""), std::string::npos) << error;
  EXPECT_NE(error.find("/pronouns/person"), std::string::npos) << error;
  EXPECT_NE(error.find("/pronouns/thing"), std::string::npos) << error;
}

TEST(Lexicon, ExclusiveGroupsReachIntoClasses) {
  const std::string error = error_of(
      R"({"language": "en", "exclusive": [["/forces", "/groups"]],
          "forces": [{"kind": "force:army", "words": ["units"]}], "groups": [{"kind": "group:armed", "words": ["units"]}]})");
  EXPECT_NE(error.find("\"units\" stands in /forces and in /groups"), std::string::npos) << error;
}

TEST(Lexicon, TellsOfAnExclusiveListThatIsNotThere) {
  EXPECT_NE(error_of(R"({"language": "en", "exclusive": [["/a", "/b"]]})").find("/a"), std::string::npos);
}

TEST(Lexicon, ShippedLexiconsLoad) {
  for (const char* language : {"en", "id"}) {
    const auto lexicon = Lexicon::load(std::string(HEARSAY_SOURCE_DIR) + "/extract/lexicon/" + language + ".json", kSchemas);
    ASSERT_TRUE(lexicon) << lexicon.error().message;
    EXPECT_EQ(lexicon->language(), language);
  }
}

TEST(Lexicon, MissingFileIsAnIoError) {
  const auto lexicon = Lexicon::load("/nowhere/zz.json", kSchemas);
  ASSERT_FALSE(lexicon);
  EXPECT_EQ(lexicon.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace hearsay::extract
