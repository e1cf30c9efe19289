// TimeResolver: makes TIMEX3 values from the slots of matched patterns, in text order, holding the anchors of one
// document: the speech time (publication), the date told last, and the weekdays that the text itself dates.
// Two ways to complete a date: news ("Tuesday", "in February": the latest that is not after the speech time) and
// narrative ("On 11 November" in a history: the year told last), as HeidelTime does (Strötgen and Gertz 2013).
// One per document; not shared. Private to the times*.{h,cpp} files of this folder. Tested by tests/extract/find/times_test.cpp.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>

#include "extract/find/times_calendar.h"
#include "extract/find/times_pattern.h"

namespace hearsay::extract {

struct TimeValue {
  std::string type;   // DATE TIME DURATION SET
  std::string value;
  Bounds bounds;
  PartialDate date;   // what it adds to the focus, where it has a year
};

enum class Genre : std::uint8_t { News, Narrative };
enum class Tense : std::uint8_t { Told, Announced };  // "on Friday" after "will" is the Friday to come

class TimeResolver {
 public:
  TimeResolver(std::optional<std::chrono::sys_days> speech, Genre genre) : speech_(speech), genre_(genre) {}

  // The value of one expression. Call in text order: later ones may lean on it.
  TimeValue resolve(const TimePattern& pattern, const Slots& slots);

 private:
  TimeValue make(const TimePattern& pattern, const Slots& slots) const;
  TimeValue make_date(const Slots& slots) const;
  TimeValue make_coarse(const Slots& slots) const;
  static TimeValue make_shift_unknown(Unit unit);
  TimeValue make_relative(const Slots& slots, Anchor anchor) const;
  TimeValue make_shift(int steps, Unit unit, Anchor anchor) const;
  TimeValue make_relative_name(const Slots& slots, Anchor anchor) const;
  TimeValue make_duration(const Slots& slots) const;
  TimeValue make_set(const Slots& slots) const;
  void add_time_of_day(const Slots& slots, TimeValue& value) const;
  TimeValue make_weekday(int weekday, Tense tense) const;

  PartialDate anchor_date(Anchor anchor) const;
  std::optional<int> year_for(std::optional<int> month, std::optional<int> day, std::optional<int> weekday, Tense tense) const;
  std::optional<int> full_year(const Slots& slots) const;

  std::optional<std::chrono::sys_days> speech_;
  Genre genre_;
  PartialDate focus_;
  std::array<PartialDate, 8> weekday_dates_;  // "Selasa (11/4)": what the text says of a weekday; index = ISO weekday
};

}  // namespace hearsay::extract
