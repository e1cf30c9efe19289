// The mention stage as a whole: spans, tokens and entities agree, odd input stays harmless, the same text gives the same.
#include "extract/find/mentions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "extract/find/coref.h"
#include "extract/find/mention_phrases.h"
#include "extract/find/mention_scan.h"
#include "tests/helpers/plain_analysis.h"

namespace hearsay::extract {
namespace {

const std::string kRoot = HEARSAY_SOURCE_DIR;

const MentionFinder& finder() {
  static const MentionFinder loaded = [] {
    auto gazetteer = WorldGazetteer::load(kRoot + "/extract/lexicon/gazetteer", kRoot + "/schemas", {"en", "id"});
    auto lexicon = Lexicon::load(kRoot + "/extract/lexicon/en.json", kRoot + "/schemas");
    if (!gazetteer || !lexicon) throw std::runtime_error("gazetteer or lexicon cannot be loaded");
    auto result = MentionFinder::load(*lexicon, *gazetteer);
    if (!result) throw std::runtime_error(result.error().message);
    return *result;
  }();
  return loaded;
}

Findings find(const std::string& text) {
  Findings findings;
  finder().find(testing::plain_analysis(text), text, findings);
  return findings;
}

const LocalEntity* entity_named(const Findings& findings, const std::string& english) {
  for (const LocalEntity& entity : findings.evidence.entities)
    if (entity.english == english) return &entity;
  return nullptr;
}

TEST(Mentions, BodiesOfTwoPowersAreNamedByEach) {
  std::vector<std::string> names;
  for (const LocalEntity& entity : find("Syrian and Russian jets bombed the dam.").evidence.entities) names.push_back(entity.name + "/" + entity.side);
  EXPECT_EQ(std::ranges::count(names, "Syrian jets/SYR"), 1);
  EXPECT_EQ(std::ranges::count(names, "Russian jets/RUS"), 1);
}

TEST(Mentions, WithoutTreesAndTagsTheGazetteerStillFinds) {
  const Findings findings = find("Armenian troops shelled Goris , the Azerbaijani Defense Ministry said .");
  ASSERT_NE(entity_named(findings, "Armenian armed forces"), nullptr);
  ASSERT_NE(entity_named(findings, "Azerbaijani Ministry of Defence"), nullptr);
  const LocalEntity* goris = entity_named(findings, "Goris");
  ASSERT_NE(goris, nullptr);
  EXPECT_TRUE(goris->latitude && goris->longitude);
  EXPECT_EQ(goris->of, "ARM");
}

TEST(Mentions, TokensSpansAndEntitiesAgree) {
  const std::string text = "Syrias army fought Hezbollah near Damascus .\nBoth sides and their allies left , the army said .";
  const Analysis analysis = testing::plain_analysis(text);
  Findings findings;
  finder().find(analysis, text, findings);
  ASSERT_FALSE(findings.mentions.empty());
  for (const MentionAt& mention : findings.mentions) {
    ASSERT_FALSE(mention.entities.empty());
    ASSERT_LT(mention.tokens.sentence, analysis.sentences.size());
    const auto& tokens = analysis.sentences[mention.tokens.sentence].tokens;
    ASSERT_LE(mention.tokens.end, tokens.size());
    EXPECT_TRUE(mention.tokens.contains(mention.head));
    for (const std::size_t entity : mention.entities) ASSERT_LT(entity, findings.evidence.entities.size());
    const LocalEntity& first = findings.evidence.entities[mention.entities.front()];
    ASSERT_LT(mention.mention, first.mentions.size());
    const Span span = first.mentions[mention.mention].span;
    EXPECT_GE(span.begin, tokens[mention.tokens.begin].span.begin);
    EXPECT_LE(span.end, tokens[mention.tokens.end - 1].span.end);
    EXPECT_FALSE(first.mentions[mention.mention].rule.empty());
  }
  EXPECT_TRUE(std::ranges::is_sorted(findings.mentions, {}, [](const MentionAt& mention) { return mention.tokens; }));
}

TEST(Mentions, BoilerplateYieldsOnlyWhomItCredits) {
  const std::string text = "Armenia spoke .\nTurkish jets ( Photo by Reuters ) .";
  Findings findings;
  findings.boilerplate.push_back({16, static_cast<std::uint32_t>(text.size())});
  finder().find(testing::plain_analysis(text), text, findings);
  EXPECT_NE(entity_named(findings, "Armenia"), nullptr);
  EXPECT_NE(entity_named(findings, "Reuters"), nullptr);
  EXPECT_EQ(entity_named(findings, "Turkey"), nullptr);
}

TEST(Mentions, TimesNameNobody) {
  const std::string text = "In Georgia May spoke .";
  const Analysis analysis = testing::plain_analysis(text);
  Findings findings;
  findings.times.push_back({{0, 1, 2}, 0});
  finder().find(analysis, text, findings);
  for (const MentionAt& mention : findings.mentions) EXPECT_FALSE(mention.tokens.begin >= 1 && mention.tokens.end <= 2);
}

TEST(Mentions, EmptyAndOddTextIsHarmless) {
  for (const std::string text : {"", " ", ".", "( ) ( ) ,", "AS US UN IS .", "the the the", "\u2019s \u2019 s", "( ( ( Reuters"}) {
    const Findings findings = find(text);
    for (const MentionAt& mention : findings.mentions) EXPECT_FALSE(mention.entities.empty());
  }
}

TEST(Mentions, SameTextGivesTheSameEntities) {
  const std::string text = "Iran and Israel blamed each other .\nThe Israeli army said Iranian forces fired .\nThey denied it .";
  const Findings first = find(text), second = find(text);
  ASSERT_EQ(first.evidence.entities.size(), second.evidence.entities.size());
  for (std::size_t i = 0; i < first.evidence.entities.size(); ++i) {
    EXPECT_EQ(first.evidence.entities[i].name, second.evidence.entities[i].name);
    EXPECT_EQ(first.evidence.entities[i].mentions.size(), second.evidence.entities[i].mentions.size());
  }
}

// The work grows with the text, not with its square: four times the text takes well under ten times as long.
TEST(Mentions, LongDocumentsTakeTimeInProportion) {
  const auto document = [](int sentences) {
    std::string text;
    for (int i = 0; i < sentences; ++i)
      text += "Minister Adam Name" + std::to_string(i) + " said the army and the ministry accused rebels near Aleppo .\n";
    return text;
  };
  const auto seconds = [](const std::string& text) {
    const Analysis analysis = testing::plain_analysis(text);
    const auto begin = std::chrono::steady_clock::now();
    Findings findings;
    finder().find(analysis, text, findings);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  const std::string small = document(2000), large = document(8000);
  seconds(small);
  double ratio = 1e9;
  for (int round = 0; round < 3; ++round) ratio = std::min(ratio, seconds(large) / seconds(small));
  EXPECT_LT(ratio, 10.0);
}

TEST(Mentions, OneLongSentenceStaysBounded) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += i % 7 == 0 ? "Armenia " : i % 5 == 0 ? "its " : "army ";
  EXPECT_FALSE(find(text).mentions.empty());
}

}  // namespace
}  // namespace hearsay::extract
