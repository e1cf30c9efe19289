#include "graph/query/temporal/parse.h"

#include <string>

#include "graph/query/temporal/duration.h"
#include "graph/query/temporal/time_zone.h"

namespace hearsay::graph::cypher {

void settle_zone(Temporal& value) {
  if (value.kind != TemporalKind::DateTime || value.zone.empty()) return;
  value.offset = zone_offset_at_local(value.zone, value.days * kSecondsPerDay + value.nanos / kNanosPerSecond);
}

namespace {

// Reads digits from the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  bool done() const { return text_.empty(); }
  char peek() const { return text_.empty() ? '\0' : text_.front(); }
  bool skip(char wanted) {
    if (peek() != wanted) return false;
    text_.remove_prefix(1);
    return true;
  }
  std::size_t digits_ahead() const {
    std::size_t count = 0;
    while (count < text_.size() && text_[count] >= '0' && text_[count] <= '9') ++count;
    return count;
  }
  // Exactly `width` digits.
  std::optional<std::int64_t> number(std::size_t width) {
    if (width == 0 || width > 18 || digits_ahead() < width) return std::nullopt;
    std::int64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) value = value * 10 + (text_[i] - '0');
    text_.remove_prefix(width);
    return value;
  }
  std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
};

std::optional<std::int64_t> checked_week(std::int64_t year, std::int64_t week, std::int64_t day) {
  if (week < 1 || week > weeks_in_year(year) || day < 1 || day > 7) return std::nullopt;
  return days_from_week({year, static_cast<int>(week), static_cast<int>(day)});
}
std::optional<std::int64_t> checked_ordinal(std::int64_t year, std::int64_t day) {
  if (day < 1 || day > (is_leap_year(year) ? 366 : 365)) return std::nullopt;
  return days_from_civil({year, 1, 1}) + day - 1;
}
std::optional<std::int64_t> checked_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, static_cast<int>(month))) return std::nullopt;
  return days_from_civil({year, static_cast<int>(month), static_cast<int>(day)});
}

std::optional<std::int64_t> week_tail(Cursor& cursor, std::int64_t year) {
  auto week = cursor.number(2);
  if (!week) return std::nullopt;
  if (cursor.done()) return checked_week(year, *week, 1);
  cursor.skip('-');
  auto day = cursor.number(1);
  return day && cursor.done() ? checked_week(year, *week, *day) : std::nullopt;
}

std::optional<std::int64_t> date_tail(Cursor& cursor, std::int64_t year) {
  if (cursor.done()) return checked_date(year, 1, 1);
  cursor.skip('-');
  if (cursor.skip('W')) return week_tail(cursor, year);
  switch (cursor.digits_ahead()) {
    case 3: {
      auto day = cursor.number(3);
      return cursor.done() ? checked_ordinal(year, *day) : std::nullopt;
    }
    case 4: {
      auto month = cursor.number(2);
      auto day = cursor.number(2);
      return cursor.done() ? checked_date(year, *month, *day) : std::nullopt;
    }
    case 2: {
      auto month = cursor.number(2);
      if (cursor.done()) return checked_date(year, *month, 1);
      if (!cursor.skip('-')) return std::nullopt;
      auto day = cursor.number(2);
      return day && cursor.done() ? checked_date(year, *month, *day) : std::nullopt;
    }
    default: return std::nullopt;
  }
}

std::optional<std::int64_t> read_days(std::string_view text) {
  Cursor cursor(text);
  const bool minus = cursor.skip('-');
  const bool sign = minus || cursor.skip('+');
  std::size_t width = 4;
  if (sign) {
    width = cursor.digits_ahead();  // a signed year runs to the hyphen
    if (width < 4 || width > 9) return std::nullopt;
  }
  auto year = cursor.number(width);
  if (!year) return std::nullopt;
  return date_tail(cursor, minus ? -*year : *year);
}

std::optional<std::int64_t> read_fraction(Cursor& cursor) {
  if (!cursor.skip('.') && !cursor.skip(',')) return 0;
  const std::size_t width = cursor.digits_ahead();
  if (width == 0 || width > 9) return std::nullopt;
  std::int64_t value = *cursor.number(width);
  for (std::size_t i = width; i < 9; ++i) value *= 10;
  return value;
}

std::optional<std::int64_t> read_clock(std::string_view text) {
  Cursor cursor(text);
  auto hour = cursor.number(2);
  if (!hour) return std::nullopt;
  std::int64_t minute = 0;
  std::int64_t second = 0;
  std::int64_t nanos = 0;
  if (!cursor.done()) {
    cursor.skip(':');
    auto value = cursor.number(2);
    if (!value) return std::nullopt;
    minute = *value;
  }
  if (!cursor.done()) {
    cursor.skip(':');
    auto value = cursor.number(2);
    if (!value) return std::nullopt;
    second = *value;
    auto part = read_fraction(cursor);
    if (!part) return std::nullopt;
    nanos = *part;
  }
  if (!cursor.done() || *hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return ((*hour * 60 + minute) * 60 + second) * kNanosPerSecond + nanos;
}

// Splits "21:40+01:00[Zone]" and sets offset and zone of `value`; what is left is the clock.
std::optional<std::string_view> take_zone(std::string_view text, Temporal& value, bool& zone_decides) {
  if (!text.empty() && text.back() == ']') {
    const std::size_t open = text.find('[');
    if (open == std::string_view::npos) return std::nullopt;
    value.zone = std::string(text.substr(open + 1, text.size() - open - 2));
    if (!is_known_zone(value.zone)) return std::nullopt;
    text = text.substr(0, open);
    zone_decides = true;
  }
  const std::size_t at = text.find_first_of("Zz+-");
  if (at == std::string_view::npos) return text;
  auto offset = parse_offset(std::string(text.substr(at)));
  if (!offset) return std::nullopt;
  value.offset = *offset;
  return text.substr(0, at);
}

bool read_time(std::string_view text, Temporal& value) {
  bool zone_decides = false;
  if (has_zone(value)) {
    auto clock = take_zone(text, value, zone_decides);
    if (!clock) return false;
    text = *clock;
  }
  auto nanos = read_clock(text);
  if (!nanos) return false;
  value.nanos = *nanos;
  if (zone_decides) settle_zone(value);
  return value.kind == TemporalKind::DateTime || value.zone.empty();
}

}  // namespace

std::optional<Temporal> parse_temporal(TemporalKind kind, std::string_view text) {
  if (kind == TemporalKind::Duration) return parse_duration(text);
  Temporal value;
  value.kind = kind;
  if (has_date(value)) {
    const std::size_t split = kind == TemporalKind::Date ? std::string_view::npos : text.find_first_of("Tt");
    auto days = read_days(text.substr(0, split));
    if (!days) return std::nullopt;
    value.days = *days;
    if (split == std::string_view::npos) return value;
    text = text.substr(split + 1);
  }
  if (!read_time(text, value)) return std::nullopt;
  return value;
}

namespace {

// "P2012-02-02T14:37:21.545": a duration written like a date and time.
std::optional<Temporal> parse_alternative_duration(std::string_view text) {
  const std::size_t split = text.find('T');
  Cursor cursor(text.substr(0, split));
  auto years = cursor.number(4);
  if (!years || !cursor.skip('-')) return std::nullopt;
  auto months = cursor.number(2);
  if (!months || !cursor.skip('-')) return std::nullopt;
  auto days = cursor.number(2);
  if (!days || !cursor.done()) return std::nullopt;
  std::int64_t nanos = 0;
  if (split != std::string_view::npos) {
    auto clock = read_clock(text.substr(split + 1));
    if (!clock) return std::nullopt;
    nanos = *clock;
  }
  Temporal value;
  value.kind = TemporalKind::Duration;
  value.months = *years * 12 + *months;
  value.days = *days;
  value.seconds = nanos / kNanosPerSecond;
  value.nanos = nanos % kNanosPerSecond;
  return value;
}

// One "12.5H"; adds it to `parts`. Units are used up in order.
bool read_duration_part(Cursor& cursor, bool in_time, DurationParts& parts) {
  const bool minus = cursor.skip('-');
  if (!minus) cursor.skip('+');
  const std::size_t width = cursor.digits_ahead();
  if (width == 0 || width > 18) return false;
  DurationAmount amount{*cursor.number(width), 0};
  if (cursor.peek() == '.' || cursor.peek() == ',') {
    auto fraction = read_fraction(cursor);
    if (!fraction) return false;
    amount.nano_fraction = *fraction;
  }
  if (minus) amount = {-amount.whole, -amount.nano_fraction};
  const char unit = cursor.peek();
  if (!cursor.skip(unit)) return false;
  return in_time ? parts.set_time_unit(unit, amount) : parts.set_date_unit(unit, amount);
}

}  // namespace

std::optional<Temporal> parse_duration(std::string_view text) {
  const bool minus = !text.empty() && text.front() == '-';
  if (minus) text.remove_prefix(1);
  if (text.empty() || text.front() != 'P') return std::nullopt;
  text.remove_prefix(1);
  if (auto alternative = parse_alternative_duration(text)) return alternative;
  Cursor cursor(text);
  DurationParts parts;
  bool in_time = false;
  if (cursor.done()) return std::nullopt;
  while (!cursor.done()) {
    if (!in_time && cursor.skip('T')) {
      in_time = true;
      if (cursor.done()) return std::nullopt;
      continue;
    }
    if (!read_duration_part(cursor, in_time, parts)) return std::nullopt;
  }
  auto value = parts.to_duration();
  if (value && minus) return negate_duration(*value);
  return value;
}

}  // namespace hearsay::graph::cypher
