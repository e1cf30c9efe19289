// Pairing of quotation marks: marks of several scripts, apostrophes, nesting, marks never closed.
#include "extract/find/quotation.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace hearsay::extract {
namespace {

std::vector<std::string> quoted(const std::string& text) {
  std::vector<std::string> out;
  for (const Quotation& quotation : find_quotations(text)) out.emplace_back(slice(text, quotation.span));
  return out;
}

TEST(Quotations, StraightAndCurlyMarksPair) {
  EXPECT_EQ(quoted("\"One,\" he said. \u201CTwo,\u201D she said."), (std::vector<std::string>{"\"One,\"", "\u201CTwo,\u201D"}));
  EXPECT_EQ(quoted("Er sagte: \u201EJa\u201D und \u00ABnein\u00BB."), (std::vector<std::string>{"\u201EJa\u201D", "\u00ABnein\u00BB"}));
}

TEST(Quotations, ApostrophesOpenNothing) {
  EXPECT_TRUE(quoted("Armenia's army and the soldiers' families don't know.").empty());
  EXPECT_EQ(quoted("Hamas 'agreed' to Israel's terms."), (std::vector<std::string>{"'agreed'"}));
}

TEST(Quotations, AnOuterPairHidesWhatStandsInside) {
  EXPECT_EQ(quoted("\u201CHe said \u2018no\u2019 and left,\u201D she said."), (std::vector<std::string>{"\u201CHe said \u2018no\u2019 and left,\u201D"}));
}

TEST(Quotations, AnUnclosedMarkEndsWithItsLine) {
  const std::string text = "\u201CFirst paragraph.\n\u201CSecond paragraph,\u201D he said.";
  const auto found = find_quotations(text);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_FALSE(found[0].closed);
  EXPECT_TRUE(found[1].continued);
  EXPECT_TRUE(found[1].closed);
}

TEST(Quotations, AThousandNestedMarksStayOneAndFast) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "\u201C";
  text += "x";
  for (int i = 0; i < 1000; ++i) text += "\u201D";
  EXPECT_EQ(find_quotations(text).size(), 1u);
}

TEST(Quotations, MarksBetweenSpacesWithoutALineBreakStayFast) {
  std::string text;
  for (int i = 0; i < 1000000; ++i) text += "a \" b ";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(find_quotations(text).size(), 500000u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
}  // namespace hearsay::extract
