#include "graph/link/when.h"

#include <gtest/gtest.h>

namespace hearsay::graph {
namespace {

When when(const std::string& value, std::optional<std::int32_t> published = {}) {
  TimeMention time;
  time.type = value.find('T') == std::string::npos ? "DATE" : "TIME";
  time.value = value;
  return read_when(time, published);
}

TEST(When, DaysAndWeekdays) {
  EXPECT_EQ(day_number(1970, 1, 1), 0);
  EXPECT_EQ(iso_day(day_number(2024, 2, 29)), "2024-02-29");
  EXPECT_EQ(weekday_of(day_number(2023, 4, 11)), 2);
  EXPECT_EQ(weekday_of(day_number(1969, 12, 31)), 3);
  EXPECT_FALSE(parse_iso_day("2023-02-29"));
  EXPECT_FALSE(parse_iso_day("2023-13-01"));
  EXPECT_EQ(parse_iso_day("2023-04-11T10:00Z"), day_number(2023, 4, 11));
}

TEST(When, ReadsTimexValues) {
  const auto day = when("2023-04-11T16:00");
  EXPECT_EQ(day.precision, Precision::Day);
  EXPECT_EQ(day.minute, 16 * 60);
  EXPECT_EQ(day.weekday, 2);
  EXPECT_EQ(when("2022-08").last, day_number(2022, 8, 31));
  EXPECT_EQ(when("2020").precision, Precision::Year);
  EXPECT_EQ(iso_day(when("2025-W30").first), "2025-07-21");
  EXPECT_EQ(when("XXXX-WXX-2T16:00").precision, Precision::Weekday);
  EXPECT_EQ(when("XXXX-WXX").precision, Precision::Loose);
  EXPECT_EQ(when("XXXX-XX-XXTEV").precision, Precision::Unknown);
  EXPECT_EQ(when("P6W").precision, Precision::Unknown);
  EXPECT_EQ(when("").precision, Precision::Unknown);
}

TEST(When, PublicationAnchorsWeekdays) {
  const auto published = day_number(2023, 4, 12);
  EXPECT_EQ(iso_day(when("XXXX-WXX-2", published).first), "2023-04-11");
  EXPECT_EQ(iso_day(when("XXXX-WXX-3", published).first), "2023-04-12");
  EXPECT_EQ(iso_day(when("XXXX-WXX-4", published).first), "2023-04-06");
}

TEST(When, Compares) {
  EXPECT_EQ(compare(when("XXXX-WXX-2T16:00"), when("XXXX-WXX-2")), TimeFit::Near);
  EXPECT_EQ(compare(when("XXXX-WXX-2T16:00"), when("XXXX-WXX-2T16:30")), TimeFit::Strong);
  EXPECT_EQ(compare(when("XXXX-WXX-2T00:05"), when("XXXX-WXX-2T16:00")), TimeFit::Weak);
  EXPECT_EQ(compare(when("XXXX-WXX-2"), when("XXXX-WXX-5")), TimeFit::Apart);
  EXPECT_EQ(compare(when("2023-04-11"), when("XXXX-WXX-2")), TimeFit::Near);
  EXPECT_EQ(compare(when("2023-04-11"), when("XXXX-WXX-5")), TimeFit::Apart);
  EXPECT_EQ(compare(when("2023-04-11"), when("2023-04-11")), TimeFit::Strong);
  EXPECT_EQ(compare(when("2023-04-11"), when("2023-04-12")), TimeFit::Apart);
  EXPECT_EQ(compare(when("2023-04-11"), when("2023-04")), TimeFit::Weak);
  EXPECT_EQ(compare(when("2023-04-11"), when("2023-05")), TimeFit::Apart);
  EXPECT_EQ(compare(when("2023-04-11"), when("P1D")), TimeFit::Unknown);
}

}  // namespace
}  // namespace hearsay::graph
