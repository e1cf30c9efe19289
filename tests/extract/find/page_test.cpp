// Where a page's credits and dates part a sentence, and where they do not.
#include "extract/find/page.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/helpers/plain_analysis.h"

namespace hearsay::extract {
namespace {

const std::string kRoot = HEARSAY_SOURCE_DIR;

PageParter parter(const std::string& language) {
  auto gazetteer = WorldGazetteer::load(kRoot + "/extract/lexicon/gazetteer", kRoot + "/schemas", {"en", "id"});
  auto lexicon = Lexicon::load(kRoot + "/extract/lexicon/" + language + ".json", kRoot + "/schemas");
  if (!gazetteer || !lexicon) throw std::runtime_error("gazetteer or lexicon cannot be loaded");
  auto times = TimeFinder::load(lexicon->section("times"), lexicon->section("numbers"));
  if (!times) throw std::runtime_error(times.error().message);
  return PageParter(*lexicon, *gazetteer, std::move(*times));
}

// The first word of every sentence that `text` has after parting.
std::vector<std::string> openings(const PageParter& page, const std::string& text) {
  Analysis analysis = testing::plain_analysis(text);
  page.part(analysis, text);
  std::vector<std::string> out;
  for (const Sentence& sentence : analysis.sentences) {
    EXPECT_EQ(text.substr(sentence.span.begin, sentence.tokens.front().span.size()), sentence.tokens.front().form);
    EXPECT_EQ(sentence.span.end, sentence.tokens.back().span.end);
    out.push_back(sentence.tokens.front().form);
  }
  return out;
}

using Words = std::vector<std::string>;

class PageTest : public ::testing::Test {
 protected:
  static const PageParter& english() {
    static const PageParter page = parter("en");
    return page;
  }
};

TEST_F(PageTest, PartsACreditAndItsDateFromHeadlineAndText) {
  EXPECT_EQ(openings(english(), "Shells hit border town AFP Thursday 30 July 2015 Mortar shells fell on a border town"), (Words{"Shells", "AFP", "Mortar"}));
  EXPECT_EQ(openings(english(), "Published June 8 2016 Two shells fell on a border town"), (Words{"Published", "Two"}));
}

// The first word of every sentence that `text` has while its datelines are parted.
std::vector<std::string> without_dateline(const PageParter& page, const std::string& text) {
  Analysis analysis = testing::plain_analysis(text);
  const std::size_t words = analysis.sentences.front().tokens.size();
  page.part_datelines(analysis);
  std::vector<std::string> out;
  for (const Sentence& sentence : analysis.sentences) out.push_back(sentence.tokens.front().form);
  for (Sentence& sentence : analysis.sentences) sentence.names = {{0, 1, NameTag::Place, 1}};
  page.join_datelines(analysis);
  EXPECT_EQ(analysis.sentences.size(), 1U);
  EXPECT_EQ(analysis.sentences.front().tokens.size(), words);
  EXPECT_EQ(analysis.sentences.front().names.size(), out.size());
  if (out.size() > 1) {
    EXPECT_GT(analysis.sentences.front().tokens.front().head, 0);
    EXPECT_EQ(analysis.sentences.front().tokens.front().relation, "dep");
    EXPECT_EQ(analysis.sentences.front().tokens[analysis.sentences.front().names[1].begin].form, out[1]);
  }
  return out;
}

TEST_F(PageTest, PartsADatelineAndJoinsItAgain) {
  EXPECT_EQ(without_dateline(english(), "ODESA, March 3 (Reuters) - Missiles hit a silo in the port"), (Words{"ODESA", "Missiles"}));
  EXPECT_EQ(without_dateline(english(), "GOMA, Democratic Republic of Congo (AP) \u2014 Rebels killed nine villagers"), (Words{"GOMA", "Rebels"}));
  EXPECT_EQ(without_dateline(english(), "Beirut (AFP) - The army said it had withdrawn"), (Words{"Beirut", "The"}));
  EXPECT_EQ(without_dateline(english(), "Clashes near Manbij - Syrian state television said on Friday"), Words{"Clashes"});
  EXPECT_EQ(without_dateline(english(), "The truce - Russia calls it a farce - ended on Friday"), Words{"The"});
}

TEST_F(PageTest, LeavesDatesOfSentencesAlone) {
  EXPECT_EQ(openings(english(), "On 5 May 2016 Syria said the town was quiet"), Words{"On"});
  EXPECT_EQ(openings(english(), "The truce of 5 May 2016 was broken by both sides"), Words{"The"});
  EXPECT_EQ(openings(english(), "The group claimed the Lyon 5 May 2016 Metro bombing at once"), Words{"The"});
  EXPECT_EQ(openings(english(), "During the long siege of Homs 5 May 2016 Syria said little"), Words{"During"});
  EXPECT_EQ(openings(english(), "Delegates to the talks in Geneva May 2016 Referendum backed a truce"), Words{"Delegates"});
  EXPECT_EQ(openings(parter("id"), "Dalam Operasi 12 Juni 2023 Densus 88 menangkap lima orang di Poso"), Words{"Dalam"});
}

TEST_F(PageTest, PartsATitleFromItsDateOnce) {
  const std::string title = "Mortar shells fall on a border town in Homs 5 May 2016 Mortar rounds fell on a border town";
  EXPECT_EQ(openings(english(), title), (Words{"Mortar", "5", "Mortar"}));
  EXPECT_EQ(openings(english(), title + "\n" + title), (Words{"Mortar", "5", "Mortar", "Mortar"}));
}

TEST_F(PageTest, PartsACreditInBrackets) {
  EXPECT_EQ(openings(english(), "Army retakes hill MOSCOW ( Sputnik ) The army retook a hill"), (Words{"Army", "MOSCOW", "The"}));
  EXPECT_EQ(openings(english(), "The monitor ( based in Britain ) The army retook a hill"), Words{"The"});
}

TEST_F(PageTest, PartsBylinesAndSourcesAtTheEnd) {
  EXPECT_EQ(openings(english(), "Town shelled for days Reuters Staff Shells fell on the town for days"), (Words{"Town", "Reuters", "Shells"}));
  EXPECT_EQ(openings(english(), "The hill was quiet on Sunday . Source Reuters"), (Words{"The", "Source"}));
  EXPECT_EQ(openings(english(), "The General Staff said the hill was quiet"), Words{"The"});
}

TEST_F(PageTest, PartsTheOutletFromItsTitle) {
  EXPECT_EQ(openings(english(), "Shelling kills four in border town - Daily Sabah\nA text begins here"), (Words{"Shelling", "-", "A"}));
  EXPECT_EQ(openings(english(), "Shelling kills four in border town - Monitor\nA text begins here"), (Words{"Shelling", "A"}));
}

TEST_F(PageTest, KnowsTheWordsOfOtherLanguages) {
  EXPECT_EQ(openings(parter("id"), "Keadaan kota itu tenang . Sumber Reuters"), (Words{"Keadaan", "Sumber"}));
}

TEST_F(PageTest, OddInputStaysWhole) {
  EXPECT_TRUE(openings(english(), "").empty());
  EXPECT_EQ(openings(english(), "( ( ( AFP ) )"), Words{"("});
  EXPECT_EQ(openings(english(), "AFP 2015"), Words{"AFP"});
}

}  // namespace
}  // namespace hearsay::extract
