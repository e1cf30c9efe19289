// Text of temporal values: the ISO 8601 forms that openCypher prints. Tested by tests/graph/query/temporal_test.cpp.
#include <cstdlib>
#include <string>

#include "graph/query/temporal/temporal.h"

namespace hearsay::graph::cypher {

namespace {

std::string padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// ".645" for 645,000,000 nanoseconds, without trailing zeros; empty for none.
std::string fraction(std::int64_t nanos) {
  if (nanos == 0) return {};
  std::string digits = padded(nanos, 9);
  digits.erase(digits.find_last_not_of('0') + 1);
  return "." + digits;
}

std::string format_date(std::int64_t days) {
  const CivilDate date = civil_from_days(days);
  std::string year = padded(std::llabs(date.year), 4);
  if (date.year < 0) year = "-" + year;
  if (date.year > 9999) year = "+" + year;
  return year + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string format_clock(std::int64_t nanos) {
  const std::int64_t seconds = nanos / kNanosPerSecond;
  std::string text = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2);
  const std::int64_t rest = nanos % kNanosPerSecond;
  if (seconds % 60 != 0 || rest != 0) text += ":" + padded(seconds % 60, 2) + fraction(rest);
  return text;
}

void append_part(std::string& out, std::int64_t amount, char unit) {
  if (amount != 0) out += std::to_string(amount) + unit;
}

// Seconds and nanoseconds together: -1 s + 600,000,000 ns is -0.4.
std::string duration_seconds(std::int64_t seconds, std::int64_t nanos) {
  if (seconds < 0 && nanos > 0) {
    ++seconds;
    nanos = kNanosPerSecond - nanos;
    return (seconds == 0 ? "-0" : std::to_string(seconds)) + fraction(nanos) + "S";
  }
  return std::to_string(seconds) + fraction(nanos) + "S";
}

std::string format_duration(const Temporal& value) {
  std::string date;
  append_part(date, value.months / 12, 'Y');
  append_part(date, value.months % 12, 'M');
  append_part(date, value.days, 'D');
  std::string time;
  // The clock part has one sign: hours, minutes and seconds are cut towards zero.
  std::int64_t whole = value.seconds;
  std::int64_t nanos = value.nanos;
  const bool borrow = whole < 0 && nanos > 0;
  if (borrow) ++whole;
  append_part(time, whole / 3600, 'H');
  append_part(time, whole / 60 % 60, 'M');
  const std::int64_t rest = whole % 60;
  if (borrow) {
    time += duration_seconds(rest - 1, nanos);
  } else if (rest != 0 || nanos != 0) {
    time += duration_seconds(rest, nanos);
  }
  if (date.empty() && time.empty()) return "PT0S";
  return "P" + date + (time.empty() ? "" : "T" + time);
}

}  // namespace

std::string format_offset(std::int32_t seconds) {
  if (seconds == 0) return "Z";
  const std::int32_t size = std::abs(seconds);
  std::string text = (seconds < 0 ? "-" : "+") + padded(size / 3600, 2) + ":" + padded(size / 60 % 60, 2);
  if (size % 60 != 0) text += ":" + padded(size % 60, 2);
  return text;
}

std::string format_temporal(const Temporal& value) {
  switch (value.kind) {
    case TemporalKind::Date: return format_date(value.days);
    case TemporalKind::LocalTime: return format_clock(value.nanos);
    case TemporalKind::Time: return format_clock(value.nanos) + format_offset(value.offset);
    case TemporalKind::LocalDateTime: return format_date(value.days) + "T" + format_clock(value.nanos);
    case TemporalKind::DateTime:
      return format_date(value.days) + "T" + format_clock(value.nanos) + format_offset(value.offset) +
             (value.zone.empty() ? "" : "[" + value.zone + "]");
    case TemporalKind::Duration: return format_duration(value);
  }
  return {};
}

}  // namespace hearsay::graph::cypher
