// Components of temporal values: d.year, t.offsetSeconds, p.minutesOfHour.
#include "graph/query/temporal/construct.h"

namespace hearsay::graph::cypher {

namespace {

std::optional<std::int64_t> date_component(const Temporal& value, std::string_view name) {
  const CivilDate date = civil_from_days(value.days);
  if (name == "year") return date.year;
  if (name == "quarter") return (date.month - 1) / 3 + 1;
  if (name == "month") return date.month;
  if (name == "week") return week_from_days(value.days).week;
  if (name == "weekYear") return week_from_days(value.days).year;
  if (name == "day") return date.day;
  if (name == "ordinalDay") return ordinal_day(value.days);
  if (name == "weekDay" || name == "dayOfWeek") return week_from_days(value.days).day;
  if (name == "dayOfQuarter") return value.days - quarter_start(value.days) + 1;
  return std::nullopt;
}

std::optional<std::int64_t> time_component(const Temporal& value, std::string_view name) {
  const std::int64_t seconds = value.nanos / kNanosPerSecond;
  const std::int64_t rest = value.nanos % kNanosPerSecond;
  if (name == "hour") return seconds / 3600;
  if (name == "minute") return seconds / 60 % 60;
  if (name == "second") return seconds % 60;
  if (name == "millisecond") return rest / 1'000'000;
  if (name == "microsecond") return rest / 1'000;
  if (name == "nanosecond") return rest;
  return std::nullopt;
}

QueryValue zone_component(const Temporal& value, std::string_view name) {
  if (name == "timezone") return value.zone.empty() ? format_offset(value.offset) : value.zone;
  if (name == "offset") return format_offset(value.offset);
  if (name == "offsetMinutes") return static_cast<std::int64_t>(value.offset / 60);
  if (name == "offsetSeconds") return static_cast<std::int64_t>(value.offset);
  if (value.kind != TemporalKind::DateTime) return {};
  if (name == "epochSeconds") return epoch_seconds(value);
  if (name == "epochMillis") return epoch_seconds(value) * 1000 + value.nanos % kNanosPerSecond / 1'000'000;
  return {};
}

std::optional<std::int64_t> duration_clock(const Temporal& value, std::string_view name) {
  const std::int64_t seconds = value.seconds;
  if (name == "hours") return seconds / 3600;
  if (name == "minutes") return seconds / 60;
  if (name == "seconds") return seconds;
  if (name == "milliseconds") return seconds * 1000 + value.nanos / 1'000'000;
  if (name == "microseconds") return seconds * 1'000'000 + value.nanos / 1000;
  if (name == "nanoseconds") return seconds * kNanosPerSecond + value.nanos;
  if (name == "minutesOfHour") return seconds / 60 % 60;
  if (name == "secondsOfMinute") return seconds % 60;
  if (name == "millisecondsOfSecond") return value.nanos / 1'000'000;
  if (name == "microsecondsOfSecond") return value.nanos / 1000;
  if (name == "nanosecondsOfSecond") return value.nanos;
  return std::nullopt;
}

std::optional<std::int64_t> duration_component(const Temporal& value, std::string_view name) {
  if (name == "years") return value.months / 12;
  if (name == "quarters") return value.months / 3;
  if (name == "months") return value.months;
  if (name == "weeks") return value.days / 7;
  if (name == "days") return value.days;
  if (name == "quartersOfYear") return value.months / 3 % 4;
  if (name == "monthsOfQuarter") return value.months % 3;
  if (name == "monthsOfYear") return value.months % 12;
  if (name == "daysOfWeek") return value.days % 7;
  return duration_clock(value, name);
}

}  // namespace

QueryValue temporal_component(const Temporal& value, std::string_view name) {
  if (value.kind == TemporalKind::Duration) {
    auto part = duration_component(value, name);
    return part ? QueryValue(*part) : QueryValue();
  }
  if (has_date(value)) {
    if (auto part = date_component(value, name)) return *part;
  }
  if (has_time(value)) {
    if (auto part = time_component(value, name)) return *part;
  }
  return has_zone(value) ? zone_component(value, name) : QueryValue();
}

}  // namespace hearsay::graph::cypher
