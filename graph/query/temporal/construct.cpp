#include "graph/query/temporal/construct.h"

#include <string>
#include <vector>

#include "graph/query/temporal/duration.h"
#include "graph/query/temporal/parse.h"
#include "graph/query/temporal/time_zone.h"

namespace hearsay::graph::cypher {

namespace {

std::string_view type_name(TemporalKind kind) {
  static constexpr std::string_view kNames[] = {"date", "localtime", "time", "localdatetime", "datetime", "duration"};
  return kNames[static_cast<int>(kind)];
}

tl::unexpected<Fault> bad(std::string message) { return argument_fault("InvalidArgumentValue", std::move(message)); }

// The components given in a map, each read once as a whole number.
class Fields {
 public:
  explicit Fields(const ValueMap& map) : map_(map) {}

  bool has(std::string_view name) const {
    auto it = map_.find(name);
    return it != map_.end() && !it->second.is_null();
  }
  // A whole number within [low, high]; `fallback` where the map has none.
  Outcome<std::int64_t> number(std::string_view name, std::int64_t low, std::int64_t high,
                               std::int64_t fallback) const {
    auto it = map_.find(name);
    if (it == map_.end() || it->second.is_null()) return fallback;
    if (!it->second.is(ValueKind::Integer)) return type_fault(std::string(name) + " must be a whole number");
    const std::int64_t value = it->second.as_integer();
    if (value < low || value > high) {
      return bad(std::string(name) + " must lie between " + std::to_string(low) + " and " + std::to_string(high) +
                 ", not " + std::to_string(value));
    }
    return value;
  }
  // A temporal value to start from, or null.
  Outcome<const Temporal*> base(std::string_view name) const {
    auto it = map_.find(name);
    if (it == map_.end() || it->second.is_null()) return nullptr;
    if (!it->second.is_temporal() || it->second.is(ValueKind::Duration)) {
      return type_fault(std::string(name) + " must be a date or time value");
    }
    return &it->second.as_temporal();
  }
  Outcome<std::string> zone() const {
    auto it = map_.find("timezone");
    if (it == map_.end() || it->second.is_null()) return std::string();
    if (!it->second.is(ValueKind::String)) return type_fault("timezone must be a string");
    return it->second.as_string();
  }

 private:
  const ValueMap& map_;
};

constexpr std::int64_t kMaxYear = 999'999'999;

Outcome<std::int64_t> week_days(const Fields& fields, const Temporal* base) {
  const WeekDate start = base != nullptr ? week_from_days(base->days) : WeekDate{1970, 1, 1};
  HEARSAY_TRY(auto year, fields.number("year", -kMaxYear, kMaxYear, start.year));
  HEARSAY_TRY(auto week, fields.number("week", 1, weeks_in_year(year), start.week));
  HEARSAY_TRY(auto day, fields.number("dayOfWeek", 1, 7, start.day));
  return days_from_week({year, static_cast<int>(week), static_cast<int>(day)});
}

Outcome<std::int64_t> quarter_days(const Fields& fields, std::int64_t year, const Temporal* base) {
  const std::int64_t month = base != nullptr ? civil_from_days(base->days).month : 1;
  HEARSAY_TRY(auto quarter, fields.number("quarter", 1, 4, (month - 1) / 3 + 1));
  const std::int64_t first = days_from_civil({year, static_cast<int>(quarter * 3 - 2), 1});
  const std::int64_t next = *add_months(first, 3);
  const std::int64_t kept = base != nullptr ? base->days - quarter_start(base->days) + 1 : 1;
  HEARSAY_TRY(auto day, fields.number("dayOfQuarter", 1, next - first, kept));
  return first + day - 1;
}

Outcome<std::int64_t> month_days(const Fields& fields, std::int64_t year, const Temporal* base) {
  const CivilDate start = base != nullptr ? civil_from_days(base->days) : CivilDate{1970, 1, 1};
  HEARSAY_TRY(auto month, fields.number("month", 1, 12, start.month));
  if (base == nullptr && fields.has("day") && !fields.has("month")) return bad("day needs a month");
  HEARSAY_TRY(auto day, fields.number("day", 1, 31, start.day));
  if (day > days_in_month(year, static_cast<int>(month))) {
    return bad("month " + std::to_string(month) + " of " + std::to_string(year) + " has no day " + std::to_string(day));
  }
  return days_from_civil({year, static_cast<int>(month), static_cast<int>(day)});
}

// Days of the date that the map describes, on top of `base` where it has one.
Outcome<std::int64_t> build_days(const Fields& fields, const Temporal* base) {
  if (base == nullptr && !fields.has("year")) return bad("year is missing");
  if (fields.has("week") || fields.has("dayOfWeek")) return week_days(fields, base);
  const std::int64_t start = base != nullptr ? civil_from_days(base->days).year : 1970;
  HEARSAY_TRY(auto year, fields.number("year", -kMaxYear, kMaxYear, start));
  if (fields.has("ordinalDay")) {
    HEARSAY_TRY(auto day, fields.number("ordinalDay", 1, is_leap_year(year) ? 366 : 365, 1));
    return days_from_civil({year, 1, 1}) + day - 1;
  }
  if (fields.has("quarter") || fields.has("dayOfQuarter")) return quarter_days(fields, year, base);
  return month_days(fields, year, base);
}

Outcome<std::int64_t> build_fraction(const Fields& fields, std::int64_t kept) {
  const bool milli = fields.has("millisecond");
  const bool micro = fields.has("microsecond");
  if (!milli && !micro && !fields.has("nanosecond")) return kept;
  HEARSAY_TRY(auto millis, fields.number("millisecond", 0, 999, 0));
  HEARSAY_TRY(auto micros, fields.number("microsecond", 0, milli ? 999 : 999'999, 0));
  HEARSAY_TRY(auto nanos, fields.number("nanosecond", 0, micro ? 999 : (milli ? 999'999 : 999'999'999), 0));
  return millis * 1'000'000 + micros * 1'000 + nanos;
}

Outcome<std::int64_t> build_nanos(const Fields& fields, const Temporal* base) {
  const std::int64_t start = base != nullptr && has_time(*base) ? base->nanos : 0;
  const std::int64_t clock = start / kNanosPerSecond;
  if (base == nullptr) {
    if (fields.has("minute") && !fields.has("hour")) return bad("minute needs an hour");
    if (fields.has("second") && !fields.has("minute")) return bad("second needs a minute");
  }
  HEARSAY_TRY(auto hour, fields.number("hour", 0, 23, clock / 3600));
  HEARSAY_TRY(auto minute, fields.number("minute", 0, 59, clock / 60 % 60));
  HEARSAY_TRY(auto second, fields.number("second", 0, 59, clock % 60));
  HEARSAY_TRY(auto fraction, build_fraction(fields, start % kNanosPerSecond));
  return ((hour * 60 + minute) * 60 + second) * kNanosPerSecond + fraction;
}

// Sets offset and zone from the map's timezone; with `moves` the instant stays and the clock changes.
Done apply_zone(Temporal& value, const std::string& zone, bool moves) {
  Temporal target;
  if (auto offset = parse_offset(zone)) {
    target.offset = *offset;
  } else if (is_known_zone(zone)) {
    target.zone = zone;
  } else {
    return bad("`" + zone + "` is not a time zone");
  }
  if (moves) {
    const std::int64_t utc = value.days * kSecondsPerDay + value.nanos / kNanosPerSecond - value.offset;
    if (!target.zone.empty()) target.offset = zone_offset_at_utc(zone, utc);
    const std::int64_t local = utc + target.offset;
    value.nanos = floor_modulo(local, kSecondsPerDay) * kNanosPerSecond + value.nanos % kNanosPerSecond;
    if (has_date(value)) value.days = floor_divide(local, kSecondsPerDay);
  } else if (!target.zone.empty()) {
    target.offset = zone_offset_at_local(zone, value.days * kSecondsPerDay + value.nanos / kNanosPerSecond);
  }
  value.offset = target.offset;
  value.zone = has_date(value) ? target.zone : std::string();
  return {};
}

struct Bases {
  const Temporal* date = nullptr;
  const Temporal* time = nullptr;
};

Outcome<Bases> read_bases(const Fields& fields, TemporalKind kind) {
  HEARSAY_TRY(const Temporal* date, fields.base("date"));
  HEARSAY_TRY(const Temporal* time, fields.base("time"));
  HEARSAY_TRY(const Temporal* both, fields.base("datetime"));
  if (both != nullptr) {
    if (!has_date(*both)) return bad("datetime must be a value with a date");
    date = both;
    if (time == nullptr) time = both;
  }
  if (date != nullptr && !has_date(*date)) return bad("date must be a value with a date");
  if (time != nullptr && !has_time(*time)) return bad("time must be a value with a time");
  if (kind == TemporalKind::Date) time = nullptr;
  return Bases{date, time};
}

Outcome<QueryValue> from_map(TemporalKind kind, const ValueMap& map) {
  const Fields fields(map);
  HEARSAY_TRY(const Bases bases, read_bases(fields, kind));
  Temporal value;
  value.kind = kind;
  if (has_date(value)) {
    HEARSAY_TRY(value.days, build_days(fields, bases.date));
  }
  if (has_time(value)) {
    if (!has_date(value) && bases.time == nullptr && !fields.has("hour")) return bad("hour is missing");
    HEARSAY_TRY(value.nanos, build_nanos(fields, bases.time));
  }
  if (has_zone(value)) {
    const bool inherits = bases.time != nullptr && has_zone(*bases.time);
    if (inherits) {
      value.offset = bases.time->offset;
      value.zone = has_date(value) ? bases.time->zone : std::string();
      settle_zone(value);
    }
    HEARSAY_TRY(const std::string zone, fields.zone());
    if (!zone.empty()) HEARSAY_CHECK(apply_zone(value, zone, inherits));
  }
  return QueryValue::temporal(std::move(value));
}

struct DurationUnit {
  std::string_view name;
  std::int64_t months;
  std::int64_t days;
  std::int64_t nanos;
};
constexpr DurationUnit kUnits[] = {
    {"years", 12, 0, 0}, {"quarters", 3, 0, 0}, {"months", 1, 0, 0}, {"weeks", 0, 7, 0}, {"days", 0, 1, 0},
    {"hours", 0, 0, 3600 * kNanosPerSecond}, {"minutes", 0, 0, 60 * kNanosPerSecond}, {"seconds", 0, 0, kNanosPerSecond},
    {"milliseconds", 0, 0, 1'000'000}, {"microseconds", 0, 0, 1'000}, {"nanoseconds", 0, 0, 1}};

Done add_unit(DurationParts& parts, const std::string& name, const QueryValue& value) {
  if (!value.is_number()) return type_fault(name + " must be a number");
  DurationAmount amount;
  if (value.is(ValueKind::Integer)) {
    amount.whole = value.as_integer();
  } else {
    auto read = amount_from(value.as_float());
    if (!read) return bad(name + " is too large");
    amount = *read;
  }
  for (const DurationUnit& unit : kUnits) {
    if (unit.name != name) continue;
    if (unit.months != 0) parts.add_months(amount, unit.months);
    if (unit.days != 0) parts.add_days(amount, unit.days);
    if (unit.nanos != 0) parts.add_nanos(amount, unit.nanos);
    return {};
  }
  return bad("`" + name + "` is not a unit of a duration");
}

Outcome<QueryValue> duration_from_map(const ValueMap& map) {
  DurationParts parts;
  for (const auto& [name, value] : map) {
    if (!value.is_null()) HEARSAY_CHECK(add_unit(parts, name, value));
  }
  auto duration = parts.to_duration();
  if (!duration) return bad("the duration is too long");
  return QueryValue::temporal(*duration);
}

Outcome<QueryValue> from_text(TemporalKind kind, const std::string& text) {
  auto value = parse_temporal(kind, text);
  if (!value) return bad("`" + text.substr(0, 60) + "` is not a " + std::string(type_name(kind)));
  return QueryValue::temporal(*value);
}

// One temporal type from another: what the target has no room for is dropped.
Outcome<QueryValue> from_temporal(TemporalKind kind, const Temporal& source) {
  if (source.kind == kind) return QueryValue::temporal(source);
  if (kind == TemporalKind::Duration || source.kind == TemporalKind::Duration) {
    return type_fault("a duration is neither made from a date nor made into one");
  }
  Temporal value = source;
  value.kind = kind;
  if (has_date(value) && !has_date(source)) return bad("the value given has no date");
  if (!has_date(value) && !has_time(source)) return bad("the value given has no time");
  if (!has_date(value)) value.days = 0;
  if (!has_time(value)) value.nanos = 0;
  if (!has_zone(value)) value.offset = 0;
  if (kind != TemporalKind::DateTime) value.zone.clear();
  return QueryValue::temporal(std::move(value));
}

}  // namespace

Outcome<QueryValue> construct_temporal(TemporalKind kind, const QueryValue& source) {
  if (source.is_null()) return QueryValue();
  if (source.is(ValueKind::String)) return from_text(kind, source.as_string());
  if (source.is_temporal()) return from_temporal(kind, source.as_temporal());
  if (!source.is(ValueKind::Map)) {
    return type_fault(std::string(type_name(kind)) + "() needs a string, a map or a temporal value, not " +
                      std::string(kind_name(source.kind())));
  }
  return kind == TemporalKind::Duration ? duration_from_map(source.as_map()) : from_map(kind, source.as_map());
}

Temporal temporal_at(TemporalKind kind, std::int64_t utc_seconds, std::int64_t nanos) {
  Temporal value;
  value.kind = kind;
  if (has_date(value)) value.days = floor_divide(utc_seconds, kSecondsPerDay);
  if (has_time(value)) value.nanos = floor_modulo(utc_seconds, kSecondsPerDay) * kNanosPerSecond + nanos;
  return value;
}

namespace {

struct Truncated {
  std::int64_t days = 0;
  std::int64_t nanos = 0;
};

std::optional<std::int64_t> truncate_days(std::int64_t days, std::string_view unit) {
  const CivilDate date = civil_from_days(days);
  auto year_start = [](std::int64_t year) { return days_from_civil({year, 1, 1}); };
  if (unit == "millennium") return year_start(floor_divide(date.year, 1000) * 1000);
  if (unit == "century") return year_start(floor_divide(date.year, 100) * 100);
  if (unit == "decade") return year_start(floor_divide(date.year, 10) * 10);
  if (unit == "year") return year_start(date.year);
  if (unit == "weekYear") return days_from_week({week_from_days(days).year, 1, 1});
  if (unit == "quarter") return quarter_start(days);
  if (unit == "month") return days_from_civil({date.year, date.month, 1});
  if (unit == "week") return days - (week_from_days(days).day - 1);
  if (unit == "day") return days;
  return std::nullopt;
}

std::int64_t clock_unit(std::string_view unit) {
  if (unit == "hour") return 3600 * kNanosPerSecond;
  if (unit == "minute") return 60 * kNanosPerSecond;
  if (unit == "second") return kNanosPerSecond;
  if (unit == "millisecond") return 1'000'000;
  if (unit == "microsecond") return 1'000;
  return 0;
}

Outcome<Truncated> truncate_parts(const Temporal& value, std::string_view unit) {
  if (std::int64_t step = clock_unit(unit)) {
    if (!has_time(value)) return bad("a date has no " + std::string(unit));
    return Truncated{value.days, value.nanos - value.nanos % step};
  }
  if (!has_date(value)) {
    if (unit == "day") return Truncated{0, 0};
    return bad("a time cannot be cut to `" + std::string(unit) + "`");
  }
  auto days = truncate_days(value.days, unit);
  if (!days) return bad("`" + std::string(unit) + "` is not a unit to cut to");
  return Truncated{*days, 0};
}

// Below a second the override adds to what the cut left: truncate('millisecond', t, {nanosecond: 2}).
Outcome<std::int64_t> kept_fraction(const Temporal& cut, std::string_view unit, const ValueMap& overrides) {
  const bool finer = unit == "millisecond" || unit == "microsecond";
  if (!finer) return 0;
  const Fields fields(overrides);
  if (!fields.has("nanosecond") && !fields.has("microsecond")) return 0;
  return cut.nanos % kNanosPerSecond;
}

}  // namespace

Outcome<QueryValue> truncate_temporal(TemporalKind kind, std::string_view unit, const QueryValue& value,
                                      const QueryValue& overrides) {
  if (value.is_null()) return QueryValue();
  if (!value.is_temporal() || value.is(ValueKind::Duration)) return type_fault("truncate() needs a date or time value");
  const Temporal& source = value.as_temporal();
  HEARSAY_TRY(const Truncated cut, truncate_parts(source, unit));
  Temporal base = source;
  base.days = cut.days;
  base.nanos = cut.nanos;
  Temporal target;
  target.kind = kind;
  if (has_date(target) && !has_date(source)) return bad("the value to cut has no date");
  if (!has_date(target) && !has_time(source) ) return bad("the value to cut has no time");
  ValueMap map;
  if (overrides.is(ValueKind::Map)) map = overrides.as_map();
  HEARSAY_TRY(const std::int64_t kept, kept_fraction(base, unit, map));
  if (has_date(target)) map.insert_or_assign("date", QueryValue::temporal(base));
  if (has_time(target) && has_time(source)) map.insert_or_assign("time", QueryValue::temporal(base));
  const bool moved_zone = map.contains("timezone") && has_zone(base);
  if (moved_zone) {  // the zone given replaces the old one, the clock stays
    Temporal local = base;
    local.kind = has_date(source) ? TemporalKind::LocalDateTime : TemporalKind::LocalTime;
    local.zone.clear();
    local.offset = 0;
    if (has_time(target)) map.insert_or_assign("time", QueryValue::temporal(local));
  }
  HEARSAY_TRY(QueryValue result, from_map(kind, map));
  if (kept == 0) return result;
  Temporal adjusted = result.as_temporal();
  adjusted.nanos += kept;
  return QueryValue::temporal(std::move(adjusted));
}

}  // namespace hearsay::graph::cypher
