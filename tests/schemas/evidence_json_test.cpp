#include "schemas/evidence_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace hearsay {
namespace {

const JsonSchema& schema() {
  static const JsonSchema kSchema = *JsonSchema::load(HEARSAY_SOURCE_DIR "/schemas", "evidence.schema.json");
  return kSchema;
}

Evidence sample() {
  Evidence e;
  e.document.uri = "a.txt";
  e.document.language = "en";
  e.document.text = "\xE2\x80\x9C""Azerbaijan fired,\xE2\x80\x9D Armenia said on Tuesday. Four died.";
  e.document.extra["desk"] = "\"world\"";
  e.entities.push_back({{}, EntityType::Country, "Azerbaijan", "", "AZE", "", "", "country:AZE", true, 40.1, 47.6,
                        {{{3, 13}, MentionKind::Name, "", "name"}}});
  e.entities.push_back({{}, EntityType::Country, "Armenia", "", "ARM", "", "", "", true, {}, {},
                        {{{24, 31}, MentionKind::Name, "government", "name"}}});
  e.times.push_back({{40, 47}, "DATE", "XXXX-WXX-2", "", ""});
  e.reports.push_back({{}, {{14, 19}}, Plover::Assault, "firearms", false, {{0, Role::Actor}}, {1}, {0}, {"ARM", "AZE"}, {"fire"}});
  Claim claim;
  claim.span = {0, 47};
  claim.cue = {32, 36};
  claim.content = {{0, 23}};
  claim.claimants = {1};
  claim.accused = {0};
  claim.deed.plover = Plover::Assault;
  claim.deed.actors = {0};
  claim.figures = {0};
  claim.report = 0;
  claim.confidence = 0.75;
  claim.reasons = {{"quote-cue", "said"}};
  claim.chain = {{1, {24, 31}, {32, 36}}};
  e.claims.push_back(claim);
  Figure figure;
  figure.span = {49, 59};
  figure.count = 4;
  figure.claim = 0;
  e.figures.push_back(figure);
  e.citations.push_back({{24, 31}, 1, CitationKind::Reported});
  assign_ids(e);
  return e;
}

TEST(EvidenceJson, ReadsBackWhatItWrites) {
  Evidence before = sample();
  std::string json = to_json(before);
  auto after = evidence_from_json(json, schema());
  ASSERT_TRUE(after) << after.error().message;
  EXPECT_EQ(to_json(*after), json);
  EXPECT_EQ(after->claims[0].content[0], (Span{0, 23}));
  EXPECT_EQ(after->claims[0].id, before.claims[0].id);
}

TEST(EvidenceJson, WritesCodePoints) {
  auto json = nlohmann::json::parse(to_json(sample()));
  EXPECT_EQ(json["entities"][0]["mentions"][0]["span"]["begin"], 1);
  EXPECT_EQ(json["entities"][0]["mentions"][0]["text"], "Azerbaijan");
}

std::string error_of(const nlohmann::json& json) {
  auto result = evidence_from_json(json.dump(), schema());
  return result ? "" : result.error().message;
}

TEST(EvidenceJson, RefusesBrokenRecordsNamingThePlace) {
  auto json = nlohmann::json::parse(to_json(sample()));
  auto broken = json;
  broken["claims"][0]["act"] = "shout";
  EXPECT_THAT(error_of(broken), testing::HasSubstr("/claims/0/act"));
  broken = json;
  broken["claims"][0]["claimants"][0] = "nobody";
  EXPECT_THAT(error_of(broken), testing::HasSubstr("/claims/0/claimants/0: unknown id \"nobody\""));
  broken = json;
  broken["figures"][0]["span"]["end"] = 1000;
  EXPECT_THAT(error_of(broken), testing::HasSubstr("/figures/0/span"));
  broken = json;
  broken["entities"][1]["id"] = broken["entities"][0]["id"];
  EXPECT_THAT(error_of(broken), testing::HasSubstr("twice"));
  broken = json;
  broken["entities"][0]["mentions"][0]["text"] = "Armenia";
  EXPECT_THAT(error_of(broken), testing::HasSubstr("/entities/0/mentions/0/text"));
  broken = json;
  broken["surprise"] = 1;
  EXPECT_THAT(error_of(broken), testing::HasSubstr("unknown key \"surprise\""));
}

TEST(EvidenceJson, RefusesTextThatIsNoJsonAndBottomlessNesting) {
  EXPECT_FALSE(evidence_from_json("{\"document\":", schema()));
  EXPECT_FALSE(evidence_from_json("", schema()));
  std::string deep = "{\"document\":{\"uri\":\"a\",\"language\":\"en\",\"text\":\"\",\"extra\":{\"x\":" +
                     std::string(100000, '[') + std::string(100000, ']') + "}},\"entities\":[]}";
  auto result = evidence_from_json(deep, schema());
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message, testing::HasSubstr("nested"));
}

}  // namespace
}  // namespace hearsay
