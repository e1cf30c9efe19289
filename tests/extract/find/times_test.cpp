// Errors of the pattern language, anchors, calendar, and bounded work on hostile text.
#include "extract/find/times.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "extract/find/times_calendar.h"
#include "tests/helpers/plain_analysis.h"

namespace hearsay::extract {
namespace {

using nlohmann::json;

std::string load_error(const std::string& times) {
  const auto finder = TimeFinder::load(json::parse(times), json::object());
  return finder ? "" : finder.error().message;
}

TEST(TimePatterns, NamesWhatItCannotRead) {
  EXPECT_EQ(load_error(R"({"classes": {}, "patterns": [{"name": "p", "match": "moon", "make": "date"}]})"), "times/patterns/p: unknown class \"moon\"");
  EXPECT_EQ(load_error(R"({"classes": {}, "patterns": [{"name": "p", "match": "DATE", "make": "date"}]})"), "times/patterns/p: unknown macro DATE");
  EXPECT_EQ(load_error(R"({"classes": {}, "patterns": [{"name": "p", "match": "(day", "make": "date"}]})"), "times/patterns/p: \")\" is missing");
  EXPECT_EQ(load_error(R"({"classes": {}, "patterns": [{"name": "p", "match": "day 'x", "make": "date"}]})"), "times/patterns/p: a quoted word has no end");
  EXPECT_EQ(load_error(R"({"classes": {}, "define": {"A": "B", "B": "A"}, "patterns": [{"name": "p", "match": "A", "make": "date"}]})"),
            "times/patterns/p: macros are nested too deeply");
  EXPECT_EQ(load_error(R"({"classes": {"unit": {"slot": "unit", "words": {"moon": "Q"}}}, "patterns": []})"),
            "times/classes/unit: moon: value \"Q\" is not known for this slot");
  EXPECT_EQ(load_error(R"({"classes": {"u": {"words": {"moon": {"phase": 1}}}}, "patterns": []})"), "times/classes/u: unknown slot \"phase\"");
  EXPECT_EQ(load_error("{}"), "");
}

class TimeFinderTest : public ::testing::Test {
 protected:
  TimeFinderTest() {
    std::ifstream in(std::string(HEARSAY_SOURCE_DIR) + "/extract/lexicon/en.json");
    const json lexicon = json::parse(in);
    finder_ = TimeFinder::load(lexicon.at("times"), lexicon.at("numbers"));
  }
  Findings find(const std::string& text, const std::string& published, std::vector<Span> boilerplate = {}) {
    Findings findings;
    findings.boilerplate = std::move(boilerplate);
    finder_->find(testing::plain_analysis(text), text, published, findings);
    return findings;
  }
  Result<TimeFinder> finder_ = fail(ErrorCode::NotFound, "");
};

TEST_F(TimeFinderTest, TiesExpressionsToTheirTokens) {
  const std::string text = "Shells fell\non 11 April 2023 near Tegh";
  const Findings findings = find(text, "");
  ASSERT_EQ(findings.times.size(), 1u);
  EXPECT_EQ(findings.times[0].tokens, (TokenRange{1, 1, 4}));
  EXPECT_EQ(slice(text, findings.evidence.times[0].span), "11 April 2023");
}

TEST_F(TimeFinderTest, FindsNothingInBoilerplate) {
  EXPECT_TRUE(find("Posted 11 April 2023", "", {{0, 20}}).times.empty());
}

TEST_F(TimeFinderTest, IgnoresAPublicationDateThatIsNone) {
  const Findings findings = find("Shelling began on Tuesday.", "soon");
  ASSERT_EQ(findings.evidence.times.size(), 1u);
  EXPECT_EQ(findings.evidence.times[0].value, "XXXX-WXX-2");
}

TEST_F(TimeFinderTest, ReadsHistoriesByTheYearToldLast) {
  std::string text;
  for (int year = 1930; year < 1940; ++year) text += "War raged in May " + std::to_string(year) + ". ";
  text += "\nOn 11 November the army fled.";
  const Findings findings = find(text, "2020-06-01");
  EXPECT_EQ(findings.evidence.times.back().value, "1939-11-11");
}

TEST_F(TimeFinderTest, SurvivesDatesThatDoNotExist) {
  const Findings findings = find("On 31 February 2020 and 99/99/2020 and 0/0 nothing happened on 30 February.", "2023-02-30");
  for (const TimeMention& time : findings.evidence.times) EXPECT_FALSE(time.value.empty());
}

TEST_F(TimeFinderTest, WorksInBoundedTimeOnHostileText) {
  std::string text;
  while (text.size() < 400'000) text += "the early late last next 1 2 3 a several weeks ago, May 5 - 6 , 1990 at 16:00 (";
  EXPECT_GT(find(text, "2020-01-01").evidence.times.size(), 1000u);
}

TEST(Calendar, CountsMonthsAndYearsOverTheirEnds) {
  EXPECT_EQ(date_word(add_months({2020, 12, {}}, 1)), "2021-01");
  EXPECT_EQ(date_word(add_months({2020, 1, {}}, -1)), "2019-12");
  EXPECT_EQ(date_word(add_months({2020, 1, {}}, -13)), "2018-12");
  EXPECT_EQ(add_years(-1, 1), 1);
  EXPECT_EQ(add_years(1, -1), -1);
  EXPECT_EQ(year_word(-490), "BC0490");
}

TEST(Calendar, KnowsIsoWeeks) {
  // ISO 8601: 1 January 2021 is in week 53 of 2020; 31 December 2018 in week 1 of 2019.
  EXPECT_EQ(iso_week(*parse_iso_day("2021-01-01")), "2020-W53");
  EXPECT_EQ(iso_week(*parse_iso_day("2018-12-31")), "2019-W01");
  EXPECT_EQ(iso_weekday(*parse_iso_day("2023-04-11")), 2);
}

TEST(Calendar, BoundsADateByItsFinestPart) {
  EXPECT_EQ(bounds_of({2020, 2, {}}).latest, "2020-02-29");
  EXPECT_EQ(bounds_of({2020, {}, {}}).earliest, "2020-01-01");
  EXPECT_EQ(bounds_of({-490, {}, {}}).earliest, "");
  EXPECT_FALSE(parse_iso_day("2023-02-30"));
  EXPECT_FALSE(parse_iso_day("20230411"));
}

}  // namespace
}  // namespace hearsay::extract
