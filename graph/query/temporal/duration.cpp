#include "graph/query/temporal/duration.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/query/temporal/parse.h"
#include "graph/query/temporal/time_zone.h"

namespace hearsay::graph::cypher {

namespace {

constexpr Wide kNano = 1'000'000'000;
constexpr std::int64_t kMonthSeconds = 2'629'746;
constexpr std::int64_t kMaxYear = 999'999'999;

std::optional<std::int64_t> narrow(Wide value) {
  if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(value);
}

std::optional<Temporal> make_duration(Wide months, Wide days, Wide nanos) {
  Wide seconds = nanos / kNano;
  Wide rest = nanos % kNano;
  if (rest < 0) {
    rest += kNano;
    --seconds;
  }
  auto narrow_months = narrow(months);
  auto narrow_days = narrow(days);
  auto narrow_seconds = narrow(seconds);
  if (!narrow_months || !narrow_days || !narrow_seconds) return std::nullopt;
  Temporal value;
  value.kind = TemporalKind::Duration;
  value.months = *narrow_months;
  value.days = *narrow_days;
  value.seconds = *narrow_seconds;
  value.nanos = static_cast<std::int64_t>(rest);
  return value;
}

Wide clock_nanos(const Temporal& duration) { return duration.seconds * kNano + duration.nanos; }

bool fits_calendar(std::int64_t days) {
  static const std::int64_t kFirst = days_from_civil({-kMaxYear, 1, 1});
  static const std::int64_t kLast = days_from_civil({kMaxYear, 12, 31});
  return days >= kFirst && days <= kLast;
}

}  // namespace

std::optional<DurationAmount> amount_from(double value) {
  if (!std::isfinite(value) || std::fabs(value) > 9e18) return std::nullopt;
  const double whole = std::trunc(value);
  const auto fraction = static_cast<std::int64_t>(std::llround((value - whole) * 1e9));
  return DurationAmount{static_cast<std::int64_t>(whole), fraction};
}

bool DurationParts::set_date_unit(char unit, DurationAmount amount) {
  switch (unit) {
    case 'Y': add_months(amount, 12); return true;
    case 'M': add_months(amount, 1); return true;
    case 'W': add_days(amount, 7); return true;
    case 'D': add_days(amount, 1); return true;
    default: return false;
  }
}
bool DurationParts::set_time_unit(char unit, DurationAmount amount) {
  switch (unit) {
    case 'H': add_nanos(amount, 3600 * kNanosPerSecond); return true;
    case 'M': add_nanos(amount, 60 * kNanosPerSecond); return true;
    case 'S': add_nanos(amount, kNanosPerSecond); return true;
    default: return false;
  }
}
void DurationParts::add_months(DurationAmount amount, std::int64_t months) {
  months_ += (amount.whole * kNano + amount.nano_fraction) * months;
}
void DurationParts::add_days(DurationAmount amount, std::int64_t days) {
  days_ += (amount.whole * kNano + amount.nano_fraction) * days;
}
void DurationParts::add_nanos(DurationAmount amount, std::int64_t nanos) {
  nanos_ += static_cast<Wide>(amount.whole) * nanos + static_cast<Wide>(amount.nano_fraction) * nanos / kNano;
}

std::optional<Temporal> DurationParts::to_duration() const {
  const Wide loose = months_ % kNano * kMonthSeconds + days_ % kNano * kSecondsPerDay;
  const Wide extra_days = loose / kNanosPerDay;
  return make_duration(months_ / kNano, days_ / kNano + extra_days, nanos_ + loose % kNanosPerDay);
}

std::optional<Temporal> negate_duration(const Temporal& value) {
  return make_duration(-static_cast<Wide>(value.months), -static_cast<Wide>(value.days), -clock_nanos(value));
}

std::optional<Temporal> add_durations(const Temporal& left, const Temporal& right) {
  return make_duration(static_cast<Wide>(left.months) + right.months,
                       static_cast<Wide>(left.days) + right.days, clock_nanos(left) + clock_nanos(right));
}

std::optional<Temporal> scale_duration(const Temporal& value, double factor) {
  auto months = amount_from(static_cast<double>(value.months) * factor);
  auto days = amount_from(static_cast<double>(value.days) * factor);
  const long double nanos = static_cast<long double>(clock_nanos(value)) * static_cast<long double>(factor);
  if (!months || !days || !(std::fabs(nanos) < 1e36L)) return std::nullopt;
  DurationParts parts;
  parts.add_months(*months, 1);
  parts.add_days(*days, 1);
  auto result = parts.to_duration();
  if (!result) return std::nullopt;
  return make_duration(result->months, result->days, clock_nanos(*result) + static_cast<Wide>(std::trunc(nanos)));
}

std::optional<std::int64_t> add_months(std::int64_t days, std::int64_t months) {
  const CivilDate date = civil_from_days(days);
  const Wide total = static_cast<Wide>(date.year) * 12 + (date.month - 1) + months;
  if (total > static_cast<Wide>(kMaxYear) * 12 + 11 || total < static_cast<Wide>(-kMaxYear) * 12) {
    return std::nullopt;
  }
  const auto flat = static_cast<std::int64_t>(total);
  const std::int64_t year = floor_divide(flat, 12);
  const int month = static_cast<int>(floor_modulo(flat, 12)) + 1;
  return days_from_civil({year, month, std::min(date.day, days_in_month(year, month))});
}

namespace {

std::optional<Temporal> move_date(Temporal value, const Temporal& duration, std::int64_t clock_days) {
  auto moved = add_months(value.days, duration.months);
  if (!moved) return std::nullopt;
  auto days = narrow(static_cast<Wide>(*moved) + duration.days + clock_days);
  if (!days || !fits_calendar(*days)) return std::nullopt;
  value.days = *days;
  return value;
}

}  // namespace

std::optional<Temporal> add_duration(const Temporal& value, const Temporal& duration) {
  if (value.kind == TemporalKind::Duration) return add_durations(value, duration);
  if (value.kind == TemporalKind::Date) return move_date(value, duration, duration.seconds / kSecondsPerDay);
  const Wide clock = clock_nanos(duration);
  Temporal result = value;
  if (!has_date(value)) {
    const auto nanos = static_cast<std::int64_t>((value.nanos + clock % kNanosPerDay) % kNanosPerDay);
    result.nanos = floor_modulo(nanos, kNanosPerDay);
    return result;
  }
  auto moved = move_date(value, duration, 0);
  if (!moved) return std::nullopt;
  settle_zone(*moved);
  Wide total = moved->nanos + clock;
  Wide days = total / kNanosPerDay;
  Wide nanos = total % kNanosPerDay;
  if (nanos < 0) {
    nanos += kNanosPerDay;
    --days;
  }
  auto sum = narrow(moved->days + days);
  if (!sum || !fits_calendar(*sum)) return std::nullopt;
  moved->days = *sum;
  moved->nanos = static_cast<std::int64_t>(nanos);
  settle_zone(*moved);
  return moved;
}

namespace {

// Both sides as local date and time with offset, in the zone of `left`.
struct Aligned {
  Temporal left;
  Temporal right;
};

void take_missing(Temporal& value, const Temporal& other) {
  if (!has_date(value)) value.days = has_date(other) ? other.days : 0;
  if (!has_zone(value) && has_zone(other)) {
    value.offset = other.offset;
    value.zone = other.zone;
  }
}

Aligned align(Temporal left, Temporal right) {
  const Temporal first = left;
  take_missing(left, right);
  take_missing(right, first);
  left.kind = TemporalKind::DateTime;
  right.kind = TemporalKind::DateTime;
  settle_zone(left);
  settle_zone(right);
  return {left, right};
}

// `value` as seen from the zone of `like`.
Temporal in_zone_of(Temporal value, const Temporal& like) {
  const std::int64_t utc = epoch_seconds(value);
  const std::int32_t offset = like.zone.empty() ? like.offset : zone_offset_at_utc(like.zone, utc);
  const std::int64_t local = utc + offset;
  value.nanos = floor_modulo(local, kSecondsPerDay) * kNanosPerSecond + value.nanos % kNanosPerSecond;
  value.days = floor_divide(local, kSecondsPerDay);
  value.offset = offset;
  value.zone = like.zone;
  return value;
}

// The day up to which whole days count: one less where the clock has not come round yet.
std::int64_t end_day(const Temporal& left, const Temporal& right) {
  if (right.days > left.days && right.nanos < left.nanos) return right.days - 1;
  if (right.days < left.days && right.nanos > left.nanos) return right.days + 1;
  return right.days;
}

std::int64_t months_between(const Temporal& left, const Temporal& right) {
  auto pack = [](std::int64_t days) {
    const CivilDate date = civil_from_days(days);
    return (date.year * 12 + date.month - 1) * 32 + date.day;
  };
  return (pack(end_day(left, right)) - pack(left.days)) / 32;
}

Wide utc_difference(const Temporal& left, const Temporal& right) {
  return (static_cast<Wide>(epoch_seconds(right)) - epoch_seconds(left)) * kNano +
         right.nanos % kNanosPerSecond - left.nanos % kNanosPerSecond;
}

}  // namespace

std::optional<Temporal> duration_between(const Temporal& left, const Temporal& right, BetweenUnit unit) {
  auto [start, end] = align(left, right);
  if (unit == BetweenUnit::Seconds) return make_duration(0, 0, utc_difference(start, end));
  const Temporal target = in_zone_of(end, start);
  if (unit == BetweenUnit::Days) return make_duration(0, end_day(start, target) - start.days, 0);
  const std::int64_t months = months_between(start, target);
  if (unit == BetweenUnit::Months) return make_duration(months, 0, 0);
  auto moved = add_months(start.days, months);
  if (!moved) return std::nullopt;
  start.days = *moved;
  const std::int64_t days = end_day(start, target) - start.days;
  start.days += days;
  settle_zone(start);
  return make_duration(months, days, utc_difference(start, target));
}

}  // namespace hearsay::graph::cypher
