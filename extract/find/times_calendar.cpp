#include "extract/find/times_calendar.h"

#include <charconv>
#include <cstdio>

namespace hearsay::extract {

namespace chrono = std::chrono;

std::optional<chrono::sys_days> to_day(const PartialDate& date) {
  if (!date.full() || *date.year < 1) return std::nullopt;
  const chrono::year_month_day ymd{chrono::year{*date.year}, chrono::month{static_cast<unsigned>(*date.month)},
                                   chrono::day{static_cast<unsigned>(*date.day)}};
  if (!ymd.ok()) return std::nullopt;
  return chrono::sys_days{ymd};
}

PartialDate to_partial(chrono::sys_days day) {
  const chrono::year_month_day ymd{day};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

std::optional<chrono::sys_days> parse_iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [text](std::size_t at, std::size_t length) -> std::optional<int> {
    int value = 0;
    const char* end = text.data() + at + length;
    const auto [stop, error] = std::from_chars(text.data() + at, end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
  };
  return to_day({number(0, 4), number(5, 2), number(8, 2)});
}

int add_years(int year, int years) {
  const int linear = (year < 0 ? year + 1 : year) + years;  // 1 BC is 0
  return linear <= 0 ? linear - 1 : linear;
}

PartialDate add_months(const PartialDate& date, int months) {
  const int total = *date.month - 1 + months;
  const int years = total >= 0 ? total / 12 : -((11 - total) / 12);
  return {add_years(*date.year, years), total - years * 12 + 1, std::nullopt};
}

int iso_weekday(chrono::sys_days day) { return static_cast<int>(chrono::weekday{day}.iso_encoding()); }

std::string iso_week(chrono::sys_days day) {
  // The ISO week belongs to the year of its Thursday.
  const chrono::sys_days thursday = day + chrono::days{4 - iso_weekday(day)};
  const chrono::year year = chrono::year_month_day{thursday}.year();
  const chrono::sys_days first{year / chrono::January / 1};
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, "%04d-W%02d", static_cast<int>(year), static_cast<int>((thursday - first).count() / 7 + 1));
  return buffer;
}

std::string iso_day(chrono::sys_days day) { return date_word(to_partial(day)); }

std::string year_word(std::optional<int> year) {
  if (!year) return "XXXX";
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, *year < 0 ? "BC%04d" : "%04d", *year < 0 ? -*year : *year);
  return buffer;
}

std::string date_word(const PartialDate& date) {
  std::string word = year_word(date.year);
  const auto append = [&word](std::optional<int> part) {
    char buffer[16] = "-XX";
    if (part) std::snprintf(buffer, sizeof buffer, "-%02d", *part);
    word += buffer;
  };
  if (date.month || date.day) append(date.month);
  if (date.day) append(date.day);
  return word;
}

Bounds bounds_of(const PartialDate& date) {
  if (!date.year || *date.year < 1) return {};
  if (date.day && !date.month) return {};
  const chrono::year year{*date.year};
  if (!date.month) return {date_word({date.year, 1, 1}), date_word({date.year, 12, 31})};
  if (date.day) {
    const std::string day = date_word(date);
    return {day, day};
  }
  const chrono::year_month_day_last last{year, chrono::month_day_last{chrono::month{static_cast<unsigned>(*date.month)}}};
  if (!last.ok()) return {};
  return {date_word({date.year, date.month, 1}), date_word({date.year, date.month, static_cast<int>(static_cast<unsigned>(last.day()))})};
}

}  // namespace hearsay::extract
