// The claim stage on hand-made trees and on hostile input: what stands in the tree, explain, bounded time, same bytes twice.
#include "extract/find/claims.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/helpers/plain_analysis.h"

namespace hearsay::extract {
namespace {

const std::string kRoot = HEARSAY_SOURCE_DIR;

const ClaimFinder& finder() {
  static const ClaimFinder loaded = [] {
    auto lexicon = Lexicon::load(kRoot + "/extract/lexicon/en.json", kRoot + "/schemas");
    if (!lexicon) throw std::runtime_error(lexicon.error().message);
    auto result = ClaimFinder::load(*lexicon);
    if (!result) throw std::runtime_error(result.error().message);
    return *result;
  }();
  return loaded;
}

struct Word {
  const char* form;
  const char* lemma;
  Upos upos;
  int head;
  const char* relation;
};

// One sentence with single spaces; heads count from 0, -1 is the root.
Analysis tree(const std::vector<Word>& words, std::string& text) {
  Sentence sentence;
  for (const Word& word : words) {
    if (!text.empty()) text += ' ';
    Token token;
    token.span = {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + std::string(word.form).size())};
    token.form = word.form;
    token.lemma = word.lemma;
    token.upos = word.upos;
    token.head = word.head;
    token.relation = word.relation;
    text += word.form;
    sentence.tokens.push_back(std::move(token));
  }
  sentence.span = {0, static_cast<std::uint32_t>(text.size())};
  Analysis analysis;
  analysis.sentences.push_back(std::move(sentence));
  return analysis;
}

void name(Findings& findings, const std::string& text, std::uint32_t token, const std::string& entity, const std::string& side) {
  LocalEntity local;
  local.type = EntityType::Country;
  local.name = local.english = entity;
  local.side = side;
  const auto at = static_cast<std::uint32_t>(text.find(entity));
  local.mentions.push_back({{at, at + static_cast<std::uint32_t>(entity.size())}, MentionKind::Name, "", "name"});
  findings.mentions.push_back({{0, token, token + 1}, token, {findings.evidence.entities.size()}, MentionKind::Name, 0});
  findings.evidence.entities.push_back(std::move(local));
}

// "Baku said Armenia attacked the town ."
Findings attack() {
  std::string text;
  const Analysis analysis = tree({{"Baku", "Baku", Upos::Propn, 1, "nsubj"}, {"said", "say", Upos::Verb, -1, "root"},
                                  {"Armenia", "Armenia", Upos::Propn, 3, "nsubj"}, {"attacked", "attack", Upos::Verb, 1, "ccomp"},
                                  {"the", "the", Upos::Det, 5, "det"}, {"town", "town", Upos::Noun, 3, "obj"}, {".", ".", Upos::Punct, 1, "punct"}}, text);
  Findings findings;
  findings.evidence.document.text = text;
  name(findings, text, 0, "Baku", "AZE");
  name(findings, text, 2, "Armenia", "ARM");
  finder().find(analysis, text, findings);
  return findings;
}

TEST(Claims, AClauseUnderACueIsAClaimThatAccusesItsActor) {
  const Findings findings = attack();
  ASSERT_EQ(findings.evidence.claims.size(), 1u);
  const Claim& claim = findings.evidence.claims.front();
  EXPECT_EQ(claim.act, Act::State);
  EXPECT_EQ(claim.claimants, std::vector<std::size_t>{0});
  EXPECT_EQ(claim.accused, std::vector<std::size_t>{1});
  EXPECT_EQ(claim.deed.plover, Plover::Assault);
  EXPECT_EQ(claim.polarity, Polarity::Asserted);
  EXPECT_EQ(slice(findings.evidence.document.text, claim.cue), "said");
  EXPECT_EQ(slice(findings.evidence.document.text, claim.content.front()), "Armenia attacked the town");
  ASSERT_TRUE(claim.report);
  EXPECT_LT(*claim.report, findings.evidence.reports.size());
}

TEST(Claims, ReasonsTellCueClaimantPathAndActor) {
  const Findings findings = attack();
  std::string all;
  for (const Reason& reason : findings.evidence.claims.front().reasons) all += reason.rule + "=" + reason.detail + ";";
  EXPECT_NE(all.find("cue=say"), std::string::npos) << all;
  EXPECT_NE(all.find("claimant: subject=Baku"), std::string::npos) << all;
  EXPECT_NE(all.find("path=attacked <ccomp- said"), std::string::npos) << all;
  EXPECT_NE(all.find("actor of a hostile deed=attacked"), std::string::npos) << all;
}

TEST(Claims, NothingIsFoundInBoilerplateOrEmptyText) {
  Findings empty;
  finder().find(Analysis{}, "", empty);
  EXPECT_TRUE(empty.evidence.claims.empty());
  const std::string text = "Baku said Armenia attacked the town .";
  Findings findings;
  findings.boilerplate = {{0, static_cast<std::uint32_t>(text.size())}};
  finder().find(testing::plain_analysis(text), text, findings);
  EXPECT_TRUE(findings.evidence.claims.empty());
}

// What stands before the first word of a text, or of a sentence, is nobody's name.
TEST(Claims, AnAdverbThatOpensTheTextHasNoNameBeforeIt) {
  std::string text;
  const Analysis analysis = tree({{"However", "however", Upos::Adv, 5, "advmod"}, {"a", "a", Upos::Det, 2, "det"}, {"monitor", "monitor", Upos::Noun, 6, "nsubj"},
                                  {"based", "base", Upos::Verb, 2, "acl"}, {"in", "in", Upos::Adp, 5, "case"}, {"Britain", "Britain", Upos::Propn, 3, "obl"},
                                  {"said", "say", Upos::Verb, -1, "root"}, {"troops", "troop", Upos::Noun, 8, "nsubj"}, {"fled", "flee", Upos::Verb, 6, "ccomp"}}, text);
  Analysis marked = analysis;
  marked.sentences.front().tokens[1].features = "Definite=Ind|PronType=Art";
  marked.sentences.front().tokens[6].features = "VerbForm=Fin";
  Findings findings;
  findings.evidence.document.text = text;
  name(findings, text, 5, "Britain", "GBR");
  finder().find(marked, text, findings);
  ASSERT_EQ(findings.evidence.claims.size(), 1u);
  EXPECT_EQ(findings.evidence.entities[findings.evidence.claims.front().claimants.front()].name, "monitor");
}

TEST(Claims, HostileTextsEndInTime) {
  std::string words, quotes, cues, cycle;
  for (int i = 0; i < 5000; ++i) words += "attack said killed that ";
  for (int i = 0; i < 1000; ++i) quotes += "\" he said , ";
  for (int i = 0; i < 20000; ++i) cues += "said\n";
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& text : {words, quotes, cues}) {
    Findings findings;
    finder().find(testing::plain_analysis(text), text, findings);
  }
  // A tree that is a cycle and one that is a chain of 5,000.
  for (int kind = 0; kind < 2; ++kind) {
    std::string text;
    std::vector<Word> chain;
    for (int i = 0; i < 5000; ++i) chain.push_back({"said", "say", Upos::Verb, kind == 0 ? (i + 1) % 5000 : i - 1, "ccomp"});
    const Analysis analysis = tree(chain, text);
    Findings findings;
    finder().find(analysis, text, findings);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

}  // namespace
}  // namespace hearsay::extract
