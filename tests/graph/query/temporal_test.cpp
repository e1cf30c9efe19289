// Dates, times and durations: calendar against a day-by-day reference, text both ways, arithmetic, comparison with the
// ISO 8601 text that the graph keeps.
#include <gtest/gtest.h>

#include "graph/query/temporal/duration.h"
#include "graph/query/temporal/parse.h"
#include "graph/query/temporal/time_zone.h"
#include "tests/graph/query/ask.h"

namespace hearsay::testing {
namespace {

using namespace hearsay::graph::cypher;

TEST(Temporal, CalendarAgreesWithCountingDays) {
  CivilDate date{-4, 1, 1};
  std::int64_t days = days_from_civil(date);
  for (int step = 0; step < 4000 * 366; ++step, ++days) {
    const CivilDate found = civil_from_days(days);
    ASSERT_EQ(found.year, date.year);
    ASSERT_EQ(found.month, date.month);
    ASSERT_EQ(found.day, date.day);
    ASSERT_EQ(days_from_civil(date), days);
    if (++date.day > days_in_month(date.year, date.month)) {
      date.day = 1;
      if (++date.month > 12) date = {date.year + 1, 1, 1};
    }
  }
}

TEST(Temporal, WeeksStartOnMondayAndBelongToTheYearOfTheirThursday) {
  for (std::int64_t days = -800000; days < 800000; days += 1) {
    const WeekDate week = week_from_days(days);
    ASSERT_EQ(days_from_week(week), days);
    ASSERT_EQ(civil_from_days(days - (week.day - 1) + 3).year, week.year);
    ASSERT_LE(week.week, weeks_in_year(week.year));
  }
}

TEST(Temporal, TextComesBackFromWhatWasWritten) {
  for (const char* text : {"2023-04-11", "-0044-03-15", "+12345-01-01"}) {
    EXPECT_EQ(format_temporal(*parse_temporal(TemporalKind::Date, text)), text);
  }
  for (const char* text : {"2023-04-11T16:00Z", "2023-04-11T16:00:01.5+04:00", "2023-04-11T16:00+04:00[Asia/Yerevan]"}) {
    EXPECT_EQ(format_temporal(*parse_temporal(TemporalKind::DateTime, text)), text);
  }
  for (const char* text : {"P1Y2M3DT4H5M6.7S", "PT0S", "P-1M", "PT-0.001S", "P1DT-1S"}) {
    EXPECT_EQ(format_temporal(*parse_duration(text)), text);
  }
}

TEST(Temporal, BadTextIsRefused) {
  for (const char* text : {"", "2023-13-01", "2023-02-29", "2023-W54", "2023-366", "20230", "yesterday", "2023-1-1"}) {
    EXPECT_FALSE(parse_temporal(TemporalKind::Date, text)) << text;
  }
  for (const char* text : {"24:00", "12:60", "1", "12:3", "12:30+25:00", "12:30[Nowhere/Here]"}) {
    EXPECT_FALSE(parse_temporal(TemporalKind::Time, text)) << text;
  }
  for (const char* text : {"P", "PT", "1D", "P1", "P1X", "PT1D"}) EXPECT_FALSE(parse_duration(text)) << text;
}

TEST(Temporal, ZonesKnowSummerAndLocalMeanTime) {
  EXPECT_EQ(zone_offset_at_utc("Europe/Stockholm", days_from_civil({2017, 7, 1}) * kSecondsPerDay), 7200);
  EXPECT_EQ(zone_offset_at_utc("Europe/Stockholm", days_from_civil({2017, 1, 1}) * kSecondsPerDay), 3600);
  EXPECT_EQ(zone_offset_at_utc("Europe/Stockholm", days_from_civil({1818, 7, 1}) * kSecondsPerDay), 53 * 60 + 28);
  EXPECT_FALSE(is_known_zone("Europe/Nowhere"));
}

TEST(Temporal, DurationBetweenAddsUpToItsEnd) {
  for (std::int64_t first = 18000; first < 20000; first += 37) {
    for (std::int64_t last = 18000; last < 20000; last += 41) {
      Temporal left;
      left.days = first;
      Temporal right;
      right.days = last;
      const auto between = duration_between(left, right, BetweenUnit::All);
      ASSERT_TRUE(between);
      ASSERT_EQ(add_duration(left, *between)->days, last);
      ASSERT_GE(between->months * (last >= first ? 1 : -1), 0);
    }
  }
}

TEST(Temporal, MapsGiveComponents) {
  EXPECT_EQ(ask("RETURN date({year: 1984, week: 10, dayOfWeek: 3}), date({year: 1984, ordinalDay: 202})"), "'1984-03-07' | '1984-07-20'");
  EXPECT_EQ(ask("RETURN time({time: time('12:31+01:00'), second: 42, timezone: '+05:00'})"), "'16:31:42+05:00'");
  EXPECT_EQ(ask("RETURN datetime({date: date('2017-10-29'), hour: 4, timezone: 'Europe/Stockholm'})"), "'2017-10-29T04:00+01:00[Europe/Stockholm]'");
  EXPECT_EQ(ask("RETURN duration({months: 0.75}), duration({days: 1.5})"), "'P22DT19H51M49.5S' | 'P1DT12H'");
  EXPECT_NE(ask("RETURN date({year: 2023, month: 2, day: 30})").find("no day 30"), std::string::npos);
  EXPECT_NE(ask("RETURN date({month: 2})").find("year is missing"), std::string::npos);
}

TEST(Temporal, TruncationKeepsTheClockOfTheZone) {
  EXPECT_EQ(ask("RETURN date.truncate('weekYear', date('1984-01-01')), date.truncate('month', date('1984-10-11'), {day: 2})"), "'1983-01-03' | '1984-10-02'");
  EXPECT_EQ(ask("RETURN datetime.truncate('hour', datetime('1984-10-11T12:31:14-01:00'), {nanosecond: 2})"), "'1984-10-11T12:00:00.000000002-01:00'");
}

TEST(Temporal, ArithmeticMovesMonthsThenDaysThenTheClock) {
  EXPECT_EQ(ask("RETURN date('2023-01-31') + duration('P1M'), date('2024-02-29') - duration('P1Y')"), "'2023-02-28' | '2023-02-28'");
  EXPECT_EQ(ask("RETURN localtime('23:30') + duration('PT45M'), duration('P1D') * 1.5"), "'00:15' | 'P1DT12H'");
  EXPECT_EQ(ask("RETURN datetime('2017-03-25T12:00[Europe/Stockholm]') + duration('P1D')"), "'2017-03-26T12:00+02:00[Europe/Stockholm]'");
  EXPECT_NE(ask("RETURN date('+999999999-12-31') + duration('P1D')").find("NumberOutOfRange"), std::string::npos);
}

TEST(Temporal, IsoTextComparesWithDates) {
  EXPECT_EQ(ask("RETURN '2023-04-11' >= date('2023-04-11'), '2023-04-11T23:00:00Z' <= date('2023-04-11')"), "true | true");
  EXPECT_EQ(ask("RETURN '2023' < date('2023-01-02'), 'no date' < date('2023-01-02'), '2023-04-11' = date('2023-04-11')"), "true | null | true");
  EXPECT_EQ(ask("RETURN '2023-04-11T10:00:00+04:00' < datetime('2023-04-11T07:00Z')"), "true");
}

}  // namespace
}  // namespace hearsay::testing
