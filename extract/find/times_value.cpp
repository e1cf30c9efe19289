#include "extract/find/times_value.h"

#include <cstdio>
#include <cstdlib>

namespace hearsay::extract {
namespace {

namespace chrono = std::chrono;

std::optional<int> slot_of(const Slots& slots, Slot slot) {
  return slots.has(slot) ? std::optional<int>(slots.at(slot)) : std::nullopt;
}

constexpr int kFirstMonth[] = {3, 6, 9, 12};  // of SP SU FA WI

std::string two(int value) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%02d", value);
  return buffer;
}

// Hours 0 to 24 from a clock with "a.m.", "p.m." or a part of the day beside it.
// Meridiem: 0 before noon, 12 after noon, 1 around noon ("pukul 1 siang"), 2 night ("pukul 9 malam", "pukul 2 malam").
int full_hour(int hour, std::optional<int> meridiem) {
  if (!meridiem || hour > 12) return hour;
  switch (*meridiem) {
    case 0: return hour == 12 ? 0 : hour;
    case 12: return hour == 12 ? 12 : hour + 12;
    case 1: return hour < 6 ? hour + 12 : hour;
    default: return hour == 12 ? 0 : hour >= 6 ? hour + 12 : hour;
  }
}

std::string zone_word(int minutes) {
  if (minutes == 0) return "Z";
  std::string word = minutes < 0 ? "-" : "+";
  word += two(std::abs(minutes) / 60);
  if (minutes % 60 != 0) word += ":" + two(std::abs(minutes) % 60);
  return word;
}

Tense tense_of(const Slots& slots) { return slots.has(Slot::Future) ? Tense::Announced : Tense::Told; }

TimeValue date_value(const PartialDate& date) { return {"DATE", date_word(date), bounds_of(date), date}; }

}  // namespace

TimeValue TimeResolver::resolve(const TimePattern& pattern, const Slots& slots) {
  TimeValue value = make(pattern, slots);
  if (slots.has(Slot::Weekday) && slots.has(Slot::Day)) weekday_dates_[static_cast<std::size_t>(slots.at(Slot::Weekday))] = value.date;
  const bool told = value.date.year && (value.type == "DATE" || value.type == "TIME");
  if (told) focus_ = value.date;
  return value;
}

TimeValue TimeResolver::make(const TimePattern& pattern, const Slots& slots) const {
  switch (pattern.make) {
    case Make::Date: return make_date(slots);
    case Make::Relative: return make_relative(slots, pattern.anchor);
    case Make::Duration: return make_duration(slots);
    case Make::Set: return make_set(slots);
    case Make::Reference: break;
  }
  return {"DATE", std::string(kReferences[static_cast<std::size_t>(slots.at_or(Slot::Reference, 0))]), {}, {}};
}

PartialDate TimeResolver::anchor_date(Anchor anchor) const {
  const bool text = anchor == Anchor::Text || genre_ == Genre::Narrative;
  if (text && focus_.year) return focus_;
  return speech_ ? to_partial(*speech_) : PartialDate{};
}

std::optional<int> TimeResolver::full_year(const Slots& slots) const {
  if (!slots.has(Slot::Year)) return std::nullopt;
  int year = slots.at(Slot::Year);
  if (slots.has(Slot::TwoDigit)) {
    const int now = speech_ ? *to_partial(*speech_).year : 2030;
    year += now / 100 * 100;
    if (year > now + 5) year -= 100;
  }
  return slots.has(Slot::Era) ? -year : year;
}

// The year of a month, a day or both that stand without one.
std::optional<int> TimeResolver::year_for(std::optional<int> month, std::optional<int> day, std::optional<int> weekday, Tense tense) const {
  if (!month) return anchor_date(Anchor::Text).year;
  const bool news = genre_ == Genre::News && speech_;
  if (!news && genre_ == Genre::News) return std::nullopt;
  const PartialDate base = news ? to_partial(*speech_) : focus_;
  if (!base.year) return std::nullopt;
  std::optional<int> best;
  long best_distance = 0;
  for (int year = *base.year - (weekday ? 6 : 1); year <= *base.year + 1; ++year) {
    if (year == 0 || *base.year < 0) return base.year;
    const auto here = to_day({year, month, day.value_or(news ? 1 : 15)});
    const auto there = to_day({base.year, base.month.value_or(6), base.day.value_or(15)});
    if (!here || !there || (weekday && iso_weekday(*here) != *weekday)) continue;
    long distance = (*there - *here).count();
    if (news && tense == Tense::Announced) distance = distance > 31 ? distance * 30 : distance;
    else if (news && distance < -1) distance = -distance * 30;  // a day to come counts only where it is near
    if (!news && !base.month) distance = year == *base.year ? 0 : 999;
    distance = std::labs(distance);
    if (!best || distance < best_distance) {
      best = year;
      best_distance = distance;
    }
  }
  return best;
}

TimeValue TimeResolver::make_weekday(int weekday, Tense tense) const {
  const PartialDate& dated = weekday_dates_[static_cast<std::size_t>(weekday)];
  if (!speech_ && dated.day) return date_value(dated);
  const auto base = genre_ == Genre::Narrative ? to_day(focus_) : speech_;
  if (base && tense == Tense::Announced) return date_value(to_partial(*base + chrono::days{(weekday - iso_weekday(*base) + 7) % 7}));
  if (base) return date_value(to_partial(*base - chrono::days{(iso_weekday(*base) - weekday + 7) % 7}));
  return {"DATE", "XXXX-WXX-" + std::to_string(weekday), {}, {}};
}

TimeValue TimeResolver::make_date(const Slots& slots) const {
  TimeValue value;
  if (slots.has(Slot::Decade) || slots.has(Slot::Century) || slots.has(Slot::Season) || slots.has(Slot::Half) || slots.has(Slot::Quarter)) {
    value = make_coarse(slots);
  } else if (slots.has(Slot::Weekday) && !slots.has(Slot::Day) && !slots.has(Slot::Month)) {
    value = make_weekday(slots.at(Slot::Weekday), tense_of(slots));
  } else if (slots.has(Slot::Unit)) {
    value = make_shift_unknown(static_cast<Unit>(slots.at(Slot::Unit)));
  } else {
    PartialDate date{full_year(slots), slot_of(slots, Slot::Month), slot_of(slots, Slot::Day)};
    if (date.day && !date.month) date.month = anchor_date(Anchor::Text).month;
    if (!date.year && (date.month || date.day)) {
      date.year = year_for(date.month, date.day, slot_of(slots, Slot::Weekday), tense_of(slots));
      if (slots.has(Slot::Swap) && slots.has(Slot::Weekday) && !date.year && speech_) std::swap(date.month, date.day);
    }
    if (!date.year && !date.month && !date.day && (slots.has(Slot::Hour) || slots.has(Slot::Daypart))) {
      const PartialDate here = anchor_date(Anchor::Text);
      if (here.full() && focus_.full()) date = here;
      else value.value = "XXXX-XX-XX";
    }
    if (value.value.empty()) value = date_value(date);
  }
  value.type = "DATE";
  add_time_of_day(slots, value);
  return value;
}

// "the third day": as fine as its unit, and nothing more is known.
TimeValue TimeResolver::make_shift_unknown(Unit unit) {
  switch (unit) {
    case Unit::Year: return {"DATE", "XXXX", {}, {}};
    case Unit::Month: return {"DATE", "XXXX-XX", {}, {}};
    case Unit::Week: return {"DATE", "XXXX-WXX", {}, {}};
    case Unit::Decade: return {"DATE", "XXX", {}, {}};
    case Unit::Century: return {"DATE", "XX", {}, {}};
    default: return {"DATE", "XXXX-XX-XX", {}, {}};
  }
}

// Decades, centuries, seasons, halves and quarters.
TimeValue TimeResolver::make_coarse(const Slots& slots) const {
  const std::string era = slots.has(Slot::Era) ? "BC" : "";
  if (slots.has(Slot::Century)) {
    const int named = slots.at(Slot::Century);
    const int century = named == 0 ? slots.at_or(Slot::Count, 1) : named;  // "the nineteenth century": an ordinal
    TimeValue value{"DATE", era + two(century - 1), {}, {}};
    if (era.empty()) value.bounds = {year_word(century * 100 - 99) + "-01-01", year_word(century * 100) + "-12-31"};
    return value;
  }
  if (slots.has(Slot::Decade)) {
    int decade = slots.at(Slot::Decade);
    if (decade < 100 && era.empty()) decade += anchor_date(Anchor::Text).year.value_or(1900) / 100 * 100;
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%03d", decade / 10);
    TimeValue value{"DATE", era + buffer, {}, {}};
    if (era.empty()) value.bounds = {year_word(decade) + "-01-01", year_word(decade + 9) + "-12-31"};
    value.date.year = era.empty() ? decade : -decade;
    return value;
  }
  const int month = slots.has(Slot::Season) ? kFirstMonth[slots.at(Slot::Season)]
                    : slots.has(Slot::Half) ? slots.at(Slot::Half) * 6 - 5
                                            : slots.at(Slot::Quarter) * 3 - 2;
  std::optional<int> year = full_year(slots);
  if (!year) year = slots.has(Slot::Season) ? year_for(month, std::nullopt, std::nullopt, tense_of(slots)) : anchor_date(Anchor::Text).year;
  TimeValue value{"DATE", year_word(year), {}, {}};
  if (slots.has(Slot::Season)) value.value += "-" + std::string(kSeasons[slots.at(Slot::Season)]);
  else if (slots.has(Slot::Half)) value.value += "-H" + std::to_string(slots.at(Slot::Half));
  else value.value += "-Q" + std::to_string(slots.at(Slot::Quarter));
  value.date.year = year;
  if (year && *year > 0) {
    const int length = slots.has(Slot::Half) ? 6 : 3;
    const PartialDate first{year, month, std::nullopt};
    value.bounds = {bounds_of(first).earliest, bounds_of(add_months(first, length - 1)).latest};
  }
  return value;
}

void TimeResolver::add_time_of_day(const Slots& slots, TimeValue& value) const {
  if (slots.has(Slot::Hour)) {
    std::string time = "T" + two(full_hour(slots.at(Slot::Hour), slot_of(slots, Slot::Meridiem))) + ":" + two(slots.at_or(Slot::Minute, 0));
    if (slots.has(Slot::Second)) time += ":" + two(slots.at(Slot::Second));
    const std::string zone = slots.has(Slot::Zone) ? zone_word(slots.at(Slot::Zone)) : "";
    value.type = "TIME";
    value.value += time + zone;
    if (value.bounds.earliest == value.bounds.latest && !value.bounds.earliest.empty()) {
      value.bounds.earliest += time + zone;
      value.bounds.latest = value.bounds.earliest;
    }
  } else if (slots.has(Slot::Daypart)) {
    value.type = "TIME";
    value.value += "T" + std::string(kDayparts[slots.at(Slot::Daypart)]);
  }
}

TimeValue TimeResolver::make_relative(const Slots& slots, Anchor anchor) const {
  const int shift = slots.at_or(Slot::Shift, 0);
  TimeValue value;
  if (slots.has(Slot::Month) || slots.has(Slot::Weekday) || slots.has(Slot::Season)) {
    value = make_relative_name(slots, anchor);
  } else {
    const int count = slots.at_or(Slot::Count, 1);
    if (count == kVague) return {"DATE", shift < 0 ? "PAST_REF" : "FUTURE_REF", {}, {}};
    const auto unit = static_cast<Unit>(slots.at_or(Slot::Unit, static_cast<int>(Unit::Day)));
    value = make_shift(shift * count, unit, anchor);
  }
  add_time_of_day(slots, value);
  return value;
}

// `steps` units before or after the anchor, as fine as the unit.
TimeValue TimeResolver::make_shift(int steps, Unit unit, Anchor anchor) const {
  const PartialDate base = anchor_date(anchor);
  const auto day = to_day(base);
  switch (unit) {
    case Unit::Year: return date_value({base.year ? std::optional(add_years(*base.year, steps)) : std::nullopt, {}, {}});
    case Unit::Month:
      if (base.year && base.month) return date_value(add_months(base, steps));
      return {"DATE", year_word(steps == 0 ? base.year : std::nullopt) + "-XX", {}, {}};
    case Unit::Week:
    case Unit::Weekend: {
      const std::string end = unit == Unit::Weekend ? "-WE" : "";
      if (!day) return {"DATE", year_word(base.year) + "-WXX" + end, {}, {}};
      const chrono::sys_days monday = *day + chrono::days{7 * steps + 1 - iso_weekday(*day)};
      const int first = unit == Unit::Weekend ? 5 : 0;
      return {"DATE", iso_week(monday) + end, {iso_day(monday + chrono::days{first}), iso_day(monday + chrono::days{6})}, {}};
    }
    case Unit::Day:
      if (day) return date_value(to_partial(*day + chrono::days{steps}));
      if (steps == 0 && base.year) return date_value(base);
      return {"DATE", year_word(base.year) + "-" + (base.month ? two(*base.month) : "XX") + "-XX", {}, {}};
    case Unit::Decade:
    case Unit::Century: {
      const int size = unit == Unit::Decade ? 10 : 100;
      if (!base.year) return {"DATE", unit == Unit::Decade ? "XXX" : "XX", {}, {}};
      if (*base.year < 0) return {"DATE", "BC" + year_word(-*base.year).substr(0, unit == Unit::Decade ? 3 : 2), {}, {}};
      const int year = (*base.year / size + steps) * size;
      return {"DATE", year_word(year).substr(0, unit == Unit::Decade ? 3 : 2), {date_word({year, 1, 1}), date_word({year + size - 1, 12, 31})}, {}};
    }
    case Unit::Hour:
    case Unit::Minute:
    case Unit::Second: break;
  }
  TimeValue value = day && steps == 0 ? date_value(base) : day ? date_value(base) : TimeValue{"DATE", "XXXX-XX-XX", {}, {}};
  value.type = "TIME";
  value.value += "TXX";
  return value;
}

// "last November", "next Tuesday", "this spring": the nearest one strictly before or after the anchor.
TimeValue TimeResolver::make_relative_name(const Slots& slots, Anchor anchor) const {
  const int shift = slots.at_or(Slot::Shift, 0);
  const PartialDate base = anchor_date(anchor);
  if (slots.has(Slot::Weekday) && !slots.has(Slot::Month)) {
    const int weekday = slots.at(Slot::Weekday);
    const auto day = to_day(base);
    if (!day) return make_weekday(weekday, Tense::Told);
    int days = weekday - iso_weekday(*day);
    if (slots.at_or(Slot::Unit, -1) == static_cast<int>(Unit::Week))  // "Wednesday of last week"
      return date_value(to_partial(*day + chrono::days{days + 7 * shift}));
    if (shift < 0 && days >= 0) days -= 7;
    if (shift > 0 && days <= 0) days += 7;
    return date_value(to_partial(*day + chrono::days{days}));
  }
  Slots known = slots;
  if (base.year && !slots.has(Slot::Year)) {
    const int month = slots.has(Slot::Month) ? slots.at(Slot::Month) : kFirstMonth[slots.at(Slot::Season)];
    int year = *base.year;
    const int here = base.month.value_or(6);
    if (shift < 0 && month >= here) year = add_years(year, -1);
    if (shift > 0 && month <= here) year = add_years(year, 1);
    known.set(Slot::Year, std::abs(year));
    if (year < 0) known.set(Slot::Era, -1);
  }
  if (slots.has(Slot::Season)) return make_coarse(known);
  return date_value({full_year(known), slot_of(slots, Slot::Month), slot_of(slots, Slot::Day)});
}

TimeValue TimeResolver::make_duration(const Slots& slots) const {
  TimeValue value{"DURATION", "", {}, {}};
  const auto unit = static_cast<Unit>(slots.at_or(Slot::Unit, static_cast<int>(Unit::Day)));
  const std::string_view code = kUnits[static_cast<std::size_t>(unit)];
  const int count = slots.at_or(Slot::Count, 1);
  const bool clock = code.size() == 2 && code[0] == 'T';
  value.value = (clock ? "PT" : "P") + (count == kVague ? "X" : std::to_string(count)) + std::string(clock ? code.substr(1) : code);
  if (!slots.has(Slot::Shift) || !speech_ || count == kVague || clock || genre_ == Genre::Narrative) return value;
  const Bounds span = make_shift(slots.at(Slot::Shift) * count, unit == Unit::Week ? Unit::Week : unit, Anchor::Speech).bounds;
  if (slots.at(Slot::Shift) < 0) value.bounds = {span.earliest, iso_day(*speech_)};
  else value.bounds = {iso_day(*speech_), span.latest};
  return value;
}

TimeValue TimeResolver::make_set(const Slots& slots) const {
  if (slots.has(Slot::Weekday)) return {"SET", "XXXX-WXX-" + std::to_string(slots.at(Slot::Weekday)), {}, {}};
  if (slots.has(Slot::Month)) return {"SET", "XXXX-" + two(slots.at(Slot::Month)), {}, {}};
  if (slots.has(Slot::Season)) return {"SET", "XXXX-" + std::string(kSeasons[slots.at(Slot::Season)]), {}, {}};
  if (slots.has(Slot::Daypart)) return {"SET", "XXXX-XX-XXT" + std::string(kDayparts[slots.at(Slot::Daypart)]), {}, {}};
  TimeValue value = make_duration(slots);
  value.type = "SET";
  return value;
}

}  // namespace hearsay::extract
