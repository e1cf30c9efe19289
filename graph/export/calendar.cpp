#include "graph/export/calendar.h"

#include <array>

namespace hearsay::graph {
namespace {

// The number at `at` of exactly `digits` digits, or -1.
std::int32_t number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (text.size() < at + digits) return -1;
  std::int32_t number = 0;
  for (char c : text.substr(at, digits)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::int32_t last_day_of(std::int32_t year, std::int32_t month) {
  constexpr std::array<std::int32_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

}  // namespace

ReportDays report_days(std::string_view time) {
  std::int32_t year = number_at(time, 0, 4);
  if (year <= 0) return {};
  std::int32_t month = time.size() > 4 && time[4] == '-' ? number_at(time, 5, 2) : -1;
  if (month < 1 || month > 12) return {year * 10000 + 101, year * 10000 + 1231};
  std::int32_t base = year * 10000 + month * 100;
  std::int32_t day = time.size() > 7 && time[7] == '-' ? number_at(time, 8, 2) : -1;
  if (day < 1 || day > last_day_of(year, month)) return {base + 1, base + last_day_of(year, month)};
  return {base + day, base + day};
}

std::string day_text(std::int32_t day) {
  std::string digits = std::to_string(day);
  digits.insert(0, digits.size() < 8 ? 8 - digits.size() : 0, '0');
  return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
}

}  // namespace hearsay::graph
