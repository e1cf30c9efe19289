#include "extract/syntax/lost_spaces.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace hearsay::extract {
namespace {

bool among(std::string_view word, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }
bool is_word(std::string_view word) { return among(word, {"dari", "kepada", "mengatakan", "disebut", "pada", "minister", "nya", "ian", "town", "whatsapp"}); }
bool is_name(std::string_view word) { return among(word, {"ukraina", "netanyahu", "israel", "george", "georgetown", "reuters", "al"}); }

// The run with a bar at each cut.
std::string parted(const std::string& run, const std::vector<std::string>& tails = {"di", "men-"}) {
  std::string out = run;
  const std::vector<std::size_t> cuts = LostSpaces(is_word, is_name, tails).cuts(run);
  for (auto cut = cuts.rbegin(); cut != cuts.rend(); ++cut) out.insert(*cut, "|");
  return out;
}

TEST(LostSpaces, CutBetweenASmallLetterAndACapital) {
  EXPECT_EQ(parted("dariReuters"), "dari|Reuters");
  EXPECT_EQ(parted("kepadaZolnay"), "kepada|Zolnay");  // a strange name behind a word
  EXPECT_EQ(parted("dariAl"), "dari|Al");
  EXPECT_EQ(parted("IsraelBenjamin"), "Israel|Benjamin");
  EXPECT_EQ(parted("kepadaAFP"), "kepada|AFP");
}

TEST(LostSpaces, CutBehindNamesAndAcronyms) {
  EXPECT_EQ(parted("Netanyahudisebut"), "Netanyahu|disebut");
  EXPECT_EQ(parted("AFPpada"), "AFP|pada");
  EXPECT_EQ(parted("Ukrainamenggempur"), "Ukraina|menggempur");
  EXPECT_EQ(parted("Israeldi"), "Israel|di");
  EXPECT_EQ(parted("SBUUkrainamengatakan"), "SBU|Ukraina|mengatakan");
  EXPECT_EQ(parted("kepadaAFPpada"), "kepada|AFP|pada");
}

TEST(LostSpaces, WordsAndNamesStayWhole) {
  for (const std::string word : {"Georgetown", "WhatsApp", "Ukrainian", "Israelnya", "McConnell", "PKKs", "SANAs", "NGOs", "iOS", "detik", "REUTERS", "Zolnayer", "Reutersian", "a", ""})
    EXPECT_EQ(parted(word), word);
}

TEST(LostSpaces, WithoutTailsNoSmallWordFollowsAName) {
  EXPECT_EQ(parted("Netanyahudisebut", {}), "Netanyahudisebut");
  EXPECT_EQ(parted("AFPpada", {}), "AFPpada");
  EXPECT_EQ(parted("dariReuters", {}), "dari|Reuters");
}

TEST(LostSpaces, AnyBytesEnd) {
  std::string hostile;
  for (int i = 0; i < 4000; ++i) hostile += i % 2 == 0 ? "Al" : "\xC3";
  EXPECT_TRUE(LostSpaces(is_word, is_name, {"di"}).cuts(hostile).empty());
  for (const std::string run : {"\xC3\xC3XX", "AlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAlAl", "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXx"})
    for (const std::size_t cut : LostSpaces(is_word, is_name, {"di"}).cuts(run)) EXPECT_LT(cut, run.size());
  EXPECT_TRUE(LostSpaces().cuts("dariReuters").empty());
}

}  // namespace
}  // namespace hearsay::extract
