#include "graph/link/when.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace hearsay::graph {
namespace {

constexpr int kMinutesApart = 90;  // two clocks of one happening; more is another happening

std::optional<int> number_at(std::string_view text, std::size_t position, std::size_t digits) {
  if (position + digits > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = position; i < position + digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::int16_t minute_of(std::string_view value) {
  const auto mark = value.find('T');
  if (mark == std::string_view::npos) return -1;
  const auto hour = number_at(value, mark + 1, 2);
  const auto minute = number_at(value, mark + 4, 2);
  if (!hour || *hour > 24) return -1;
  if (value.size() > mark + 3 && value[mark + 3] == ':' && minute) return static_cast<std::int16_t>(*hour * 60 + *minute);
  return value.size() == mark + 3 ? static_cast<std::int16_t>(*hour * 60) : static_cast<std::int16_t>(-1);
}

int month_length(int year, int month) {
  return static_cast<int>(day_number(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) - day_number(year, month, 1));
}

void set_days(When& when, std::int32_t first, std::int32_t last) {
  when.first = first;
  when.last = last;
  const auto length = last - first;
  when.precision = length == 0 ? Precision::Day : length <= 31 ? Precision::Month : Precision::Year;
  if (length == 0) when.weekday = weekday_of(first);
}

bool read_dated(When& when, std::string_view value) {
  const auto year = number_at(value, 0, 4);
  if (!year || *year == 0) return false;
  if (value.size() >= 8 && value[4] == '-' && value[5] == 'W') {
    const auto week = number_at(value, 6, 2);
    if (!week || *week < 1 || *week > 53) return false;
    const auto fourth = day_number(*year, 1, 4);
    const auto monday = fourth - weekday_of(fourth) + 1 + (*week - 1) * 7;
    const auto day = value.size() >= 10 && value[8] == '-' ? number_at(value, 9, 1) : std::nullopt;
    if (day && *day >= 1 && *day <= 7) set_days(when, monday + *day - 1, monday + *day - 1);
    else set_days(when, monday, monday + 6);
    return true;
  }
  const auto month = value.size() >= 7 && value[4] == '-' ? number_at(value, 5, 2) : std::nullopt;
  if (!month || *month < 1 || *month > 12) {
    if (value.size() > 4 && value[4] != 'T') return false;
    set_days(when, day_number(*year, 1, 1), day_number(*year, 12, 31));
    return true;
  }
  const auto day = value.size() >= 10 && value[7] == '-' ? number_at(value, 8, 2) : std::nullopt;
  if (day && *day >= 1 && *day <= month_length(*year, *month)) set_days(when, day_number(*year, *month, *day), day_number(*year, *month, *day));
  else set_days(when, day_number(*year, *month, 1), day_number(*year, *month, month_length(*year, *month)));
  return true;
}

void read_weekday(When& when, int weekday, std::optional<std::int32_t> published) {
  when.weekday = static_cast<std::uint8_t>(weekday);
  when.precision = Precision::Weekday;
  if (!published) return;
  const int back = (weekday_of(*published) - weekday + 7) % 7;
  set_days(when, *published - back, *published - back);
}

// One day, or one weekday, on both sides: what the clocks add to that.
TimeFit compare_clocks(const When& a, const When& b, TimeFit unknown, TimeFit differ) {
  if (a.minute < 0 || b.minute < 0) return unknown;
  return std::abs(a.minute - b.minute) <= kMinutesApart ? TimeFit::Strong : differ;
}

// A week, month or year that nothing anchors: "XXXX-WXX", "XXXX-08", "XXXX-XX", "XXXX". Not a day or an hour of no known
// day ("XXXX-XX-XXTEV"), which tells nothing that sets a happening apart.
bool is_loose(std::string_view value) {
  return value.substr(0, 4) == "XXXX" && (value.size() == 4 || value.size() == 7 || (value.size() == 8 && value[5] == 'W'));
}

TimeFit compare_ranges(const When& a, const When& b) {
  const int gap = std::max(a.first, b.first) - std::min(a.last, b.last);
  if (gap > 0) {
    const bool vague = a.precision == Precision::Published || b.precision == Precision::Published;
    if (vague && gap == 1) return TimeFit::Weak;
    return TimeFit::Apart;
  }
  if (a.precision == Precision::Day && b.precision == Precision::Day)
    return compare_clocks(a, b, TimeFit::Strong, TimeFit::Near);
  const bool wide = a.precision == Precision::Month || a.precision == Precision::Year || b.precision == Precision::Month || b.precision == Precision::Year;
  if (wide) return a.first == b.first && a.last == b.last ? TimeFit::Near : TimeFit::Weak;
  return TimeFit::Near;
}

}  // namespace

std::int32_t day_number(int year, int month, int day) {
  using namespace std::chrono;
  const auto date = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::day{static_cast<unsigned>(day)};
  return static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count());
}

std::string iso_day(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

std::uint8_t weekday_of(std::int32_t day) {
  const int index = ((day % 7) + 7 + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<std::uint8_t>(index + 1);
}

std::optional<std::int32_t> parse_iso_day(std::string_view text) {
  const auto year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
  if (!year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (*month < 1 || *month > 12 || *day < 1 || *day > month_length(*year, *month)) return std::nullopt;
  return day_number(*year, *month, *day);
}

When read_when(const TimeMention& time, std::optional<std::int32_t> published) {
  When when;
  const std::string_view value = time.value;
  if (time.type == "DURATION" || time.type == "SET" || value.empty() || value.front() == 'P') return when;
  when.minute = minute_of(value);
  const auto first = parse_iso_day(time.earliest), last = parse_iso_day(time.latest);
  if (first && last && *first <= *last) {
    set_days(when, *first, *last);
    return when;
  }
  if (read_dated(when, value)) return when;
  if (value.substr(0, 9) == "XXXX-WXX-") {
    if (const auto weekday = number_at(value, 9, 1); weekday && *weekday >= 1 && *weekday <= 7) {
      read_weekday(when, *weekday, published);
      return when;
    }
  }
  if (is_loose(value)) {
    when.precision = Precision::Loose;
    when.loose = std::string(value);
  }
  return when;
}

TimeFit compare(const When& a, const When& b) {
  if (a.precision == Precision::Unknown || b.precision == Precision::Unknown) return TimeFit::Unknown;
  if (a.precision == Precision::Loose || b.precision == Precision::Loose) return a.loose == b.loose ? TimeFit::Near : TimeFit::Unknown;
  if (a.precision == Precision::Weekday || b.precision == Precision::Weekday) {
    if (a.weekday == 0 || b.weekday == 0) return TimeFit::Unknown;
    return a.weekday == b.weekday ? compare_clocks(a, b, TimeFit::Near, TimeFit::Weak) : TimeFit::Apart;
  }
  return compare_ranges(a, b);
}

}  // namespace hearsay::graph
