// What a time pattern collects from the words it matches, before a value is made of it.
// Private to the times*.{h,cpp} files of this folder.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hearsay::extract {

enum class Slot : std::uint8_t {
  Year, Month, Day, Weekday, Season, Daypart, Hour, Minute, Second, Meridiem, Zone, Unit, Count, Shift, Half, Quarter,
  Century, Decade, Era, Reference, Swap, TwoDigit, Future,
};
inline constexpr std::size_t kSlots = 23;

// Words for the slot values that stand for TIMEX3 letters; index = value.
inline constexpr std::string_view kUnits[] = {"Y", "M", "W", "D", "TH", "TM", "TS", "DE", "CE", "WE"};
inline constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};
inline constexpr std::string_view kDayparts[] = {"MO", "MI", "AF", "EV", "NI", "DT"};
inline constexpr std::string_view kReferences[] = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"};
enum class Unit : std::uint8_t { Year, Month, Week, Day, Hour, Minute, Second, Decade, Century, Weekend };

inline constexpr std::int32_t kVague = -1;  // Count of "several days"

struct Slots {
  static constexpr std::int32_t kUnset = INT32_MIN;
  std::array<std::int32_t, kSlots> values;

  Slots() { values.fill(kUnset); }
  bool has(Slot slot) const { return values[static_cast<std::size_t>(slot)] != kUnset; }
  std::int32_t at(Slot slot) const { return values[static_cast<std::size_t>(slot)]; }
  std::int32_t at_or(Slot slot, std::int32_t otherwise) const { return has(slot) ? at(slot) : otherwise; }
  void set(Slot slot, std::int32_t value) { values[static_cast<std::size_t>(slot)] = value; }
  // Takes from `other` what is unset here.
  void fill_from(const Slots& other) {
    for (std::size_t i = 0; i < kSlots; ++i)
      if (values[i] == kUnset) values[i] = other.values[i];
  }
};

// What is made of the slots: see docs/design/times.md.
enum class Make : std::uint8_t { Date, Relative, Duration, Reference, Set };
enum class Anchor : std::uint8_t { Speech, Text };

}  // namespace hearsay::extract
