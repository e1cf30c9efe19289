// Temporal values of openCypher 9 and their calendar: dates of the proleptic Gregorian calendar for years of
// +-999,999,999, times to the nanosecond, offsets to the second, named time zones, durations in four parts.
// Plain values without errors; reading text is in parse.h, building from maps in construct.h, arithmetic in
// arithmetic.h. The civil date conversions follow Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
// Tested by tests/graph/query/temporal_test.cpp.
#pragma once

#include <cstdint>
#include <string>

namespace hearsay::graph::cypher {

enum class TemporalKind { Date, LocalTime, Time, LocalDateTime, DateTime, Duration };

// 128 bits: sums of nanoseconds over a thousand million years.
__extension__ typedef __int128 Wide;

inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;

// Date uses days; LocalTime uses nanos; Time adds offset; LocalDateTime days and nanos; DateTime all of them, days and
// nanos being local. Duration uses months, days, seconds and nanos (0 <= nanos < 1e9).
struct Temporal {
  TemporalKind kind = TemporalKind::Date;
  std::int64_t days = 0;     // since 1970-01-01, or the days of a duration
  std::int64_t nanos = 0;    // of the day, or of the second in a duration
  std::int64_t months = 0;   // duration only
  std::int64_t seconds = 0;  // duration only
  std::int32_t offset = 0;   // seconds east of UTC
  std::string zone;          // "Europe/Stockholm", empty where only an offset is known
};

struct CivilDate {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
};
struct WeekDate {
  std::int64_t year = 1970;  // ISO week year
  int week = 1;
  int day = 4;  // Monday 1 ... Sunday 7
};

std::int64_t days_from_civil(CivilDate date);
CivilDate civil_from_days(std::int64_t days);
WeekDate week_from_days(std::int64_t days);
std::int64_t days_from_week(WeekDate date);
bool is_leap_year(std::int64_t year);
int days_in_month(std::int64_t year, int month);
int weeks_in_year(std::int64_t year);
int ordinal_day(std::int64_t days);          // 1 ... 366
std::int64_t quarter_start(std::int64_t days);  // first day of the quarter

std::int64_t floor_divide(std::int64_t value, std::int64_t by);
std::int64_t floor_modulo(std::int64_t value, std::int64_t by);

bool has_date(const Temporal& value);  // Date, LocalDateTime, DateTime
bool has_time(const Temporal& value);  // all but Date and Duration
bool has_zone(const Temporal& value);  // Time, DateTime

// Seconds since the epoch of a DateTime (UTC) or LocalDateTime (as if UTC), without the fraction.
std::int64_t epoch_seconds(const Temporal& value);
// Nanoseconds of the day in UTC of a Time; may be negative or above one day: an order, not a clock reading.
std::int64_t utc_nanos(const Temporal& value);

// -1, 0, 1 in the total order of two values of one kind. Durations: by their mean length, then part by part.
int compare_temporal(const Temporal& left, const Temporal& right);
bool same_temporal(const Temporal& left, const Temporal& right);

// ISO 8601 text as openCypher writes it: "1984-10-11", "12:31:14.645", "PT1M10.001S", "...+01:00[Europe/Paris]".
std::string format_temporal(const Temporal& value);
std::string format_offset(std::int32_t seconds);  // "Z", "+01:00", "-02:05:07"

}  // namespace hearsay::graph::cypher
