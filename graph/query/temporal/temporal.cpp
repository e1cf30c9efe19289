#include "graph/query/temporal/temporal.h"

#include <cstdlib>

namespace hearsay::graph::cypher {

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  std::int64_t quotient = value / by;
  return quotient - ((value % by != 0) && ((value < 0) != (by < 0)) ? 1 : 0);
}
std::int64_t floor_modulo(std::int64_t value, std::int64_t by) { return value - floor_divide(value, by) * by; }

std::int64_t days_from_civil(CivilDate date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate civil_from_days(std::int64_t days) {
  days += 719468;
  const std::int64_t era = floor_divide(days, 146097);
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  CivilDate date;
  date.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  date.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  date.year = year_of_era + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

namespace {

int weekday(std::int64_t days) { return static_cast<int>(floor_modulo(days + 3, 7)) + 1; }

// Monday of ISO week 1: the week that holds 4 January.
std::int64_t first_monday(std::int64_t year) {
  const std::int64_t fourth = days_from_civil({year, 1, 4});
  return fourth - (weekday(fourth) - 1);
}

int sign(std::int64_t left, std::int64_t right) { return left < right ? -1 : (left > right ? 1 : 0); }

}  // namespace

WeekDate week_from_days(std::int64_t days) {
  WeekDate result;
  result.day = weekday(days);
  result.year = civil_from_days(days - (result.day - 1) + 3).year;
  result.week = static_cast<int>((days - first_monday(result.year)) / 7) + 1;
  return result;
}
std::int64_t days_from_week(WeekDate date) { return first_monday(date.year) + (date.week - 1) * 7 + date.day - 1; }

bool is_leap_year(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }
int days_in_month(std::int64_t year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[month - 1] + (month == 2 && is_leap_year(year) ? 1 : 0);
}
int weeks_in_year(std::int64_t year) {
  return static_cast<int>((first_monday(year + 1) - first_monday(year)) / 7);
}
int ordinal_day(std::int64_t days) {
  return static_cast<int>(days - days_from_civil({civil_from_days(days).year, 1, 1})) + 1;
}
std::int64_t quarter_start(std::int64_t days) {
  CivilDate date = civil_from_days(days);
  return days_from_civil({date.year, (date.month - 1) / 3 * 3 + 1, 1});
}

bool has_date(const Temporal& value) {
  return value.kind == TemporalKind::Date || value.kind == TemporalKind::LocalDateTime ||
         value.kind == TemporalKind::DateTime;
}
bool has_time(const Temporal& value) {
  return value.kind != TemporalKind::Date && value.kind != TemporalKind::Duration;
}
bool has_zone(const Temporal& value) {
  return value.kind == TemporalKind::Time || value.kind == TemporalKind::DateTime;
}

std::int64_t epoch_seconds(const Temporal& value) {
  return value.days * kSecondsPerDay + value.nanos / kNanosPerSecond - value.offset;
}
std::int64_t utc_nanos(const Temporal& value) { return value.nanos - value.offset * kNanosPerSecond; }

namespace {

int compare_durations(const Temporal& left, const Temporal& right) {
  // The mean Gregorian month has 2,629,746 seconds.
  auto length = [](const Temporal& value) {
    return static_cast<Wide>(value.months) * 2'629'746 + static_cast<Wide>(value.days) * kSecondsPerDay +
           value.seconds;
  };
  const Wide left_length = length(left);
  const Wide right_length = length(right);
  if (left_length != right_length) return left_length < right_length ? -1 : 1;
  if (int order = sign(left.nanos, right.nanos)) return order;
  if (int order = sign(left.months, right.months)) return order;
  if (int order = sign(left.days, right.days)) return order;
  return sign(left.seconds, right.seconds);
}

int compare_date_times(const Temporal& left, const Temporal& right) {
  if (int order = sign(epoch_seconds(left), epoch_seconds(right))) return order;
  if (int order = sign(left.nanos % kNanosPerSecond, right.nanos % kNanosPerSecond)) return order;
  if (int order = sign(left.offset, right.offset)) return order;
  return left.zone.compare(right.zone) < 0 ? -1 : (left.zone == right.zone ? 0 : 1);
}

}  // namespace

int compare_temporal(const Temporal& left, const Temporal& right) {
  switch (left.kind) {
    case TemporalKind::Date: return sign(left.days, right.days);
    case TemporalKind::LocalTime: return sign(left.nanos, right.nanos);
    case TemporalKind::Time: {
      const int order = sign(utc_nanos(left), utc_nanos(right));
      return order != 0 ? order : sign(left.offset, right.offset);
    }
    case TemporalKind::LocalDateTime: {
      const int order = sign(left.days, right.days);
      return order != 0 ? order : sign(left.nanos, right.nanos);
    }
    case TemporalKind::DateTime: return compare_date_times(left, right);
    case TemporalKind::Duration: return compare_durations(left, right);
  }
  return 0;
}

bool same_temporal(const Temporal& left, const Temporal& right) {
  return left.kind == right.kind && compare_temporal(left, right) == 0;
}

}  // namespace hearsay::graph::cypher
