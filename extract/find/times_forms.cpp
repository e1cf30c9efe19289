// The number forms of time patterns: days, years, clock times, dates in digits.
#include <charconv>

#include "extract/find/times_pattern.h"

namespace hearsay::extract {
namespace {

int value_of(std::string_view digits) {
  int value = 0;
  if (digits.size() > 9) return -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

struct Cursor {
  const Atoms& atoms;
  std::size_t limit;

  bool digits(std::size_t at) const { return at < limit && atoms[at].kind == AtomKind::Digits; }
  bool glued_mark(std::size_t at, std::string_view mark) const {
    return at < limit && atoms[at].glued && atoms.word(at) == mark;
  }
  bool glued_digits(std::size_t at) const { return digits(at) && atoms[at].glued; }
  std::size_t length(std::size_t at) const { return atoms.word(at).size(); }
  int value(std::size_t at) const { return value_of(atoms.word(at)); }
  // A number goes on after `at`: "4,500", "3.5".
  bool goes_on(std::size_t at) const {
    return (glued_mark(at, ",") || glued_mark(at, ".")) && glued_digits(at + 1);
  }
};

std::size_t read_year(const Cursor& in, std::size_t at, Slots& slots, std::size_t least, std::size_t most) {
  if (!in.digits(at) || in.length(at) < least || in.length(at) > most || in.goes_on(at + 1)) return 0;
  const int year = in.value(at);
  if (year < 1 || year > 2199 || (least == 4 && year < 1000)) return 0;
  slots.set(Slot::Year, year);
  return at + 1;
}

// "'14" or the "65" of "1964-65"
std::size_t read_short_year(const Cursor& in, std::size_t at, Slots& slots) {
  if (!in.digits(at) || in.length(at) != 2 || in.goes_on(at + 1)) return 0;
  const int year = in.value(at);
  if (slots.has(Slot::Year)) {
    const int full = slots.at(Slot::Year) / 100 * 100 + year;
    if (full <= slots.at(Slot::Year)) return 0;
    slots.set(Slot::Year, full);
  } else {
    slots.set(Slot::Year, year);
    slots.set(Slot::TwoDigit, 1);
  }
  return at + 1;
}

std::size_t read_day(const Cursor& in, std::size_t at, Slots& slots) {
  if (!in.digits(at) || in.length(at) > 2) return 0;
  const int day = in.value(at);
  if (day < 1 || day > 31 || (in.goes_on(at + 1) && in.glued_mark(at + 1, "."))) return 0;
  slots.set(Slot::Day, day);
  return at + 1;
}

std::size_t read_hour(const Cursor& in, std::size_t at, Slots& slots) {
  if (!in.digits(at) || in.length(at) > 2 || in.value(at) > 24 || in.goes_on(at + 1)) return 0;
  slots.set(Slot::Hour, in.value(at));
  return at + 1;
}

// "16:00", "16:00:30"; `mark` is ":" or "."
std::size_t read_clock(const Cursor& in, std::size_t at, Slots& slots, std::string_view mark) {
  if (!in.digits(at) || in.length(at) > 2 || !in.glued_mark(at + 1, mark) || !in.glued_digits(at + 2)) return 0;
  if (in.length(at + 2) != 2 || in.value(at) > 24 || in.value(at + 2) > 59) return 0;
  slots.set(Slot::Hour, in.value(at));
  slots.set(Slot::Minute, in.value(at + 2));
  if (in.glued_mark(at + 3, mark) && in.glued_digits(at + 4) && in.length(at + 4) == 2 && in.value(at + 4) < 60) {
    slots.set(Slot::Second, in.value(at + 4));
    return at + 5;
  }
  return at + 3;
}

// "1600" before "hrs" or "GMT"
std::size_t read_full_clock(const Cursor& in, std::size_t at, Slots& slots) {
  if (!in.digits(at) || in.length(at) != 4) return 0;
  const int value = in.value(at);
  if (value / 100 > 24 || value % 100 > 59) return 0;
  slots.set(Slot::Hour, value / 100);
  slots.set(Slot::Minute, value % 100);
  return at + 1;
}

bool set_day_month(int first, int second, Slots& slots) {
  if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12)) return false;
  const bool month_first = second > 12;
  slots.set(Slot::Day, month_first ? second : first);
  slots.set(Slot::Month, month_first ? first : second);
  if (first <= 12 && second <= 12) slots.set(Slot::Swap, 1);
  return true;
}

// "11/4"
std::size_t read_day_month(const Cursor& in, std::size_t at, Slots& slots) {
  if (!in.digits(at) || in.length(at) > 2 || !in.glued_mark(at + 1, "/") || !in.glued_digits(at + 2)) return 0;
  if (in.length(at + 2) > 2 || in.glued_mark(at + 3, "/")) return 0;
  return set_day_month(in.value(at), in.value(at + 2), slots) ? at + 3 : 0;
}

// "31/7/2025", "24-09-2013", "18.10.2014", "31/7/25"
std::size_t read_day_month_year(const Cursor& in, std::size_t at, Slots& slots) {
  for (const std::string_view mark : {"/", "-", "."}) {
    if (!in.digits(at) || in.length(at) > 2 || !in.glued_mark(at + 1, mark) || !in.glued_digits(at + 2)) continue;
    if (in.length(at + 2) > 2 || !in.glued_mark(at + 3, mark) || !in.glued_digits(at + 4)) continue;
    const std::size_t length = in.length(at + 4);
    if (length != 4 && !(length == 2 && mark == "/")) continue;
    if (!set_day_month(in.value(at), in.value(at + 2), slots)) continue;
    slots.set(Slot::Year, in.value(at + 4));
    if (length == 2) slots.set(Slot::TwoDigit, 1);
    return at + 5;
  }
  return 0;
}

// "2017-04-19", with "T17:00", "T17:00:00" and "Z"
std::size_t read_iso_date(const Cursor& in, std::size_t at, Slots& slots) {
  if (!in.digits(at) || in.length(at) != 4 || !in.glued_mark(at + 1, "-") || !in.glued_digits(at + 2)) return 0;
  if (!in.glued_mark(at + 3, "-") || !in.glued_digits(at + 4) || in.length(at + 2) != 2 || in.length(at + 4) != 2) return 0;
  if (in.value(at + 2) < 1 || in.value(at + 2) > 12 || in.value(at + 4) < 1 || in.value(at + 4) > 31) return 0;
  slots.set(Slot::Year, in.value(at));
  slots.set(Slot::Month, in.value(at + 2));
  slots.set(Slot::Day, in.value(at + 4));
  std::size_t end = at + 5;
  if (in.glued_mark(end, "t")) {
    if (const std::size_t after = read_clock(in, end + 1, slots, ":"); after != 0) end = after;
    if (in.glued_mark(end, "z")) {
      slots.set(Slot::Zone, 0);
      ++end;
    }
  }
  return end;
}

std::size_t read_number(const NumberWords& numbers, const Atoms& atoms, std::size_t at, std::size_t limit, Slots& slots) {
  const auto number = numbers.parse_cardinal(atoms, at, limit);
  if (!number || !number->value || *number->value > 100'000) return 0;
  slots.set(Slot::Count, static_cast<std::int32_t>(*number->value));
  return number->end;
}

}  // namespace

std::size_t read_time_form(TimeForm form, const NumberWords& numbers, const Atoms& atoms, std::size_t at, std::size_t limit,
                           Slots& slots) {
  const Cursor in{atoms, limit};
  switch (form) {
    case TimeForm::Day: return read_day(in, at, slots);
    case TimeForm::Year: return read_year(in, at, slots, 4, 4);
    case TimeForm::AnyYear: return read_year(in, at, slots, 1, 4);
    case TimeForm::ShortYear: return read_short_year(in, at, slots);
    case TimeForm::Decade: {
      if (!in.digits(at) || in.value(at) % 10 != 0 || (in.length(at) != 4 && in.length(at) != 3 && in.length(at) != 2)) return 0;
      slots.set(Slot::Decade, in.value(at));
      return at + 1;
    }
    case TimeForm::Number: return read_number(numbers, atoms, at, limit, slots);
    case TimeForm::Ordinal: {
      const auto number = numbers.parse_ordinal(atoms, at, limit);
      if (!number || !number->value || *number->value > 1000) return 0;
      slots.set(Slot::Count, static_cast<std::int32_t>(*number->value));
      return number->end;
    }
    case TimeForm::Hour: return read_hour(in, at, slots);
    case TimeForm::Clock: return read_clock(in, at, slots, ":");
    case TimeForm::DotClock: return read_clock(in, at, slots, ".");
    case TimeForm::FullClock: return read_full_clock(in, at, slots);
    case TimeForm::DayMonth: return read_day_month(in, at, slots);
    case TimeForm::DayMonthYear: return read_day_month_year(in, at, slots);
    case TimeForm::IsoDate: return read_iso_date(in, at, slots);
    case TimeForm::Class:
    case TimeForm::Mark: break;
  }
  return 0;
}

}  // namespace hearsay::extract
