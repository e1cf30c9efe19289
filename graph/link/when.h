// When: what a report tells of its time, as far as it can be compared with what another report tells: a range of days
// where it is anchored, else a weekday, and a time of day where one is given. Read from TIMEX3 values (ISO-TimeML).
//   "2023-04-11T16:00" -> one day, 16:00;  "XXXX-WXX-2T16:00" -> a Tuesday, 16:00 (with a publication date: the last Tuesday
//   before or on it);  "2022-08" -> August 2022;  "XXXX-WXX" (last week) -> loose;  "XXXX-XX-XXT16:00" -> 16:00 alone.
// Days count from 1970-01-01. Tested by tests/graph/link/when_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/evidence.h"

namespace hearsay::graph {

enum class Precision : std::uint8_t { Unknown = 0, Loose, Published, Year, Month, Weekday, Day };

struct When {
  Precision precision = Precision::Unknown;
  std::int32_t first = 0, last = 0;  // days; only where precision is Published, Year, Month or Day
  std::uint8_t weekday = 0;          // 1 Monday .. 7 Sunday; 0 unknown
  std::int16_t minute = -1;          // minutes after local midnight; -1 unknown
  std::string loose;                 // value that nothing anchors: "XXXX-08", "XXXX-WXX"

  bool anchored() const { return precision != Precision::Unknown && precision != Precision::Loose && precision != Precision::Weekday; }
  friend bool operator==(const When&, const When&) = default;
};

std::int32_t day_number(int year, int month, int day);
// "2023-04-11" of a day number.
std::string iso_day(std::int32_t day);
std::uint8_t weekday_of(std::int32_t day);

// Day of an ISO date or date-time ("2023-04-11", "2023-04-11T10:00Z"), or nothing.
std::optional<std::int32_t> parse_iso_day(std::string_view text);

// The time that one expression tells; `published` anchors weekdays where it is known.
When read_when(const TimeMention& time, std::optional<std::int32_t> published);

enum class TimeFit { Apart, Unknown, Weak, Near, Strong };
// Whether two times can be of one happening. Apart: they exclude each other. Strong: the same day, or the same weekday
// and time of day. Near: the same day with clocks that differ, the same weekday, two publication dates in reach. Weak: one
// lies in the other's month or year; a weekday at another time of day.
TimeFit compare(const When& a, const When& b);

}  // namespace hearsay::graph
