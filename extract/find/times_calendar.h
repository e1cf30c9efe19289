// Dates with holes: what is known of a year, month and day, and the ISO words for it. Years are signed and have no
// zero: -490 is 490 BC, written BC0490 as TIMEX2 does. Private to the times*.{h,cpp} files of this folder.
// Tested by tests/extract/find/times_test.cpp.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay::extract {

struct PartialDate {
  std::optional<int> year, month, day;

  bool full() const { return year && month && day; }
};

// The day of a full date; nothing where a part is missing or there is no such day (30 February, years BC).
std::optional<std::chrono::sys_days> to_day(const PartialDate& date);
PartialDate to_partial(std::chrono::sys_days day);
// The first ten characters of an ISO date or date-time; nothing where they are none.
std::optional<std::chrono::sys_days> parse_iso_day(std::string_view text);

int add_years(int year, int years);                              // skips year zero
PartialDate add_months(const PartialDate& date, int months);      // precondition: year and month; drops the day
int iso_weekday(std::chrono::sys_days day);                       // 1 Monday .. 7 Sunday
std::string iso_week(std::chrono::sys_days day);                  // "2023-W14"
std::string iso_day(std::chrono::sys_days day);                   // "2023-04-11"
std::string year_word(std::optional<int> year);                   // "2023", "BC0490", "XXXX"
// "2023-04-11", "XXXX-04-11", "2023-04", "2023": as fine as the finest part that is known.
std::string date_word(const PartialDate& date);

struct Bounds {
  std::string earliest, latest;  // ISO days, empty where open
};
// First and last day of a date whose year is known and not BC; else empty.
Bounds bounds_of(const PartialDate& date);

}  // namespace hearsay::extract
