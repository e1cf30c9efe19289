#include "engine/evaluate.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace hearsay::engine {
namespace {

using Json = nlohmann::ordered_json;

const char* kGold = R"({"document":"a.txt","language":"en","claims":[
 {"id":"a.c1","anchor":"A said B fired","begin":0,"end":14,"claimants":[{"name":"A","side":"ARM"}],"act":"state",
  "accused":[{"name":"B","side":"AZE"}],"polarity":"asserted","implicit":false,"quoted":false,
  "figures":[{"kind":"killed","count":4,"side":"ARM"}],"event":"E1"},
 {"id":"a.c2","anchor":"B denied","begin":20,"end":28,"claimants":[{"name":"B","side":"AZE"}],"act":"deny",
  "accused":[],"polarity":"negated","implicit":false,"quoted":false,"figures":[],"event":"E1"},
 {"id":"a.c3","anchor":"witnesses","begin":30,"end":39,"claimants":[{"name":"witnesses","side":null}],"act":"state",
  "accused":[],"polarity":"asserted","implicit":true,"quoted":false,"figures":[],"event":null,"optional":true}],
 "figures":[{"id":"a.f1","kind":"wounded","count":2,"side":null,"begin":50,"end":60}],
 "entities":[{"name":"Armenia","type":"country","aliases":["Armenia","Yerevan"]},{"name":"Baku","type":"place","aliases":["Baku"]}]})";
const char* kCross = R"({"events":[],"disputes":[{"id":"D1","kind":"blame","event":"E1","positions":[["a.c1"],["a.c2"]]}]})";

class EvaluateTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / "hearsay_evaluate_test";
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "a.gold.json") << kGold;
    std::ofstream(folder_ / "cross.json") << kCross;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static Json claim(const char* id, int begin, int end, const char* side, const char* act, const char* polarity) {
    return {{"id", id}, {"document", "news/a.txt"}, {"begin", begin}, {"end", end}, {"act", act}, {"polarity", polarity},
            {"claimants", Json::array({{{"name", "x"}, {"side", side}}})}, {"accused", Json::array()}, {"event", "e1"}};
  }
  std::filesystem::path folder_;
};

TEST_F(EvaluateTest, CountsHitsExtrasAndMisses) {
  SystemRecords system;
  Json accusing = claim("c1", 2, 14, "ARM", "accuse", "asserted");
  accusing["accused"] = Json::array({{{"name", "B"}, {"side", "AZE"}}});
  system.claims = {accusing, claim("c2", 20, 25, "AZE", "deny", "negated"), claim("c3", 70, 80, "ARM", "state", "asserted")};
  system.figures = {{{"id", "f1"}, {"document", "news/a.txt"}, {"begin", 0}, {"end", 5}, {"kind", "killed"}, {"count", 4},
                     {"side", "ARM"}, {"claimants", Json::array({{{"name", "A"}, {"side", "ARM"}}})}}};
  system.disputes = {{{"id", "q1"}, {"positions", Json::array({{{"claims", {"c1"}}, {"figures", Json::array()}},
                                                               {{"claims", {"c2"}}, {"figures", Json::array()}}})}}};
  system.entities = {{{"id", "n1"}, {"type", "country"},
                      {"mentions", Json::array({{{"document", "news/a.txt"}, {"text", "YEREVAN"}}})}}};
  auto scores = evaluate(folder_.string(), system);
  ASSERT_TRUE(scores) << scores.error().message;
  EXPECT_EQ(scores->claims.hits, 2);
  EXPECT_EQ(scores->claims.extra, 1);
  EXPECT_EQ(scores->claims.missed, 0);  // the optional claim counts neither way
  EXPECT_EQ(scores->accusations.hits, 1);
  EXPECT_DOUBLE_EQ(scores->act_accuracy, 0.5);
  EXPECT_DOUBLE_EQ(scores->polarity_accuracy, 1.0);
  EXPECT_EQ(scores->figures.hits, 1);
  EXPECT_EQ(scores->figures.missed, 1);
  EXPECT_EQ(scores->event_pairs.hits, 1);
  EXPECT_EQ(scores->disputes_found, 1);
  EXPECT_DOUBLE_EQ(scores->entity_recall, 0.5);
  EXPECT_EQ(scores->claims_by_kind.at("indirect").hits, 2);
}

TEST_F(EvaluateTest, ABrokenGoldFileIsNamed) {
  std::ofstream(folder_ / "a.gold.json") << "{";
  auto scores = evaluate(folder_.string(), {});
  ASSERT_FALSE(scores);
  EXPECT_NE(scores.error().message.find("a.gold.json"), std::string::npos);
  EXPECT_FALSE(evaluate((folder_ / "absent").string(), {}));
}

}  // namespace
}  // namespace hearsay::engine
