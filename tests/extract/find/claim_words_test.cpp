// The lexicon of claims: classes, cues with their kinds of content, phrases, contradictions.
#include "extract/find/claim_words.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace hearsay::extract {
namespace {

using nlohmann::json;

TEST(ClaimWords, ReadsCuesDeedsAndCasualties) {
  const auto words = ClaimWords::load(json::parse(R"({
    "cues": {"by_lemma": true, "verbs": [{"act": "deny", "takes": ["clause", "nominal"], "words": ["deny"], "passive": ["denied-by"]}],
             "phrases": [{"act": "demand", "takes": ["addressee"], "words": ["call on"]}], "complementizers": ["that"]},
    "deeds": {"types": [{"plover": "ASSAULT", "mode": "artillery", "hostile": true, "verbs": ["shell"], "nouns": ["shelling"]}]},
    "figures": {"killed": {"victims_object": ["kill"]}, "victims": {"soldiers": ["soldier"]}, "military": ["soldiers"]}})"));
  ASSERT_TRUE(words) << words.error().message;
  const WordInfo* deny = words->word("deny");
  ASSERT_NE(deny, nullptr);
  ASSERT_EQ(deny->cues.size(), 1u);
  EXPECT_EQ(words->cue(deny->cues.front()).act, Act::Deny);
  EXPECT_EQ(words->cue(deny->cues.front()).takes, kTakesClause | kTakesNominal);
  EXPECT_TRUE(words->cue(words->word("denied-by")->cues.front()).passive);
  ASSERT_NE(words->phrases("call"), nullptr);
  EXPECT_EQ(words->phrases("call")->front().rest, std::vector<std::string>{"on"});
  EXPECT_TRUE(words->word("that")->is(WordClass::Complementizer));
  EXPECT_TRUE(words->deed(words->word("shell")->deeds.front()).hostile);
  EXPECT_TRUE(words->deed(words->word("shelling")->deeds.front()).noun);
  EXPECT_EQ(words->word("soldier")->victim, "soldiers");
  EXPECT_TRUE(words->word("soldier")->is(WordClass::Military));
  EXPECT_EQ(words->word("nothing"), nullptr);
}

TEST(ClaimWords, AWordUnderTwoActsIsAnErrorThatNamesBoth) {
  const auto words = ClaimWords::load(json::parse(R"({"cues": {"verbs": [{"act": "state", "words": ["warn"]}, {"act": "warn", "words": ["warn"]}]}})"));
  ASSERT_FALSE(words);
  EXPECT_NE(words.error().message.find("\"warn\" is listed as \"warn\" and as \"state\""), std::string::npos) << words.error().message;
}

// Glosses by the longest phrase, articles dropped, numbers in front, modifiers in the order of English; unknown words keep the order.
TEST(ClaimWords, PutsPhrasesIntoEnglish) {
  const auto words = ClaimWords::load(json::parse(R"({"names": {"modifiers": "after"}, "numbers": {"small": {"dua": 2}},
    "cues": {"glosses": {"para": "", "dua": "two", "petugas": "officials", "petugas kesehatan": "health workers", "kelompok hak asasi manusia": "rights groups", "pejabat": "officials", "keamanan": "security"}}})"));
  ASSERT_TRUE(words);
  EXPECT_EQ(words->in_english("dua petugas kesehatan Gaza", false), "two Gaza health workers");
  EXPECT_EQ(words->in_english("Para pejabat keamanan Burkina Faso", false), "Burkina Faso security officials");
  EXPECT_EQ(words->in_english("petugas di kota", false), "officials di kota");
  EXPECT_EQ(words->in_english("Dua Warga", false), "two Warga");
  EXPECT_EQ(words->in_english("dua kelompok hak asasi manusia", false), "two rights groups");
  EXPECT_EQ(words->in_english("pejabat keamanan", true), "security official");
  EXPECT_EQ(words->in_english("petugas kesehatan", true), "health worker");
}

TEST(ClaimWords, UnknownValuesAreErrors) {
  EXPECT_FALSE(ClaimWords::load(json::parse(R"({"cues": {"verbs": [{"act": "shout", "words": ["yell"]}]}})")));
  EXPECT_FALSE(ClaimWords::load(json::parse(R"({"cues": {"verbs": [{"act": "state", "takes": ["song"], "words": ["sing"]}]}})")));
  EXPECT_FALSE(ClaimWords::load(json::parse(R"({"deeds": {"types": [{"plover": "DANCE", "mode": "x", "hostile": true}]}})")));
  EXPECT_FALSE(ClaimWords::load(json::parse(R"({"cues": {"verbs": "say"}})")));
}

}  // namespace
}  // namespace hearsay::extract
