// Durations: built from parts with fractions, negated, added, scaled, added to dates and times, and measured between
// two of them. A fraction of a month counts as that part of 2,629,746 seconds, a fraction of a day as that part of
// 86,400. nullopt where a result does not fit. Tested by tests/graph/query/temporal_test.cpp.
#pragma once

#include <cstdint>
#include <optional>

#include "graph/query/temporal/temporal.h"

namespace hearsay::graph::cypher {

// whole + nano_fraction / 1e9, both with the same sign.
struct DurationAmount {
  std::int64_t whole = 0;
  std::int64_t nano_fraction = 0;
};
std::optional<DurationAmount> amount_from(double value);

// Sums amounts of any unit exactly, then splits the sum into months, days, seconds and nanoseconds.
class DurationParts {
 public:
  bool set_date_unit(char unit, DurationAmount amount);  // Y M W D
  bool set_time_unit(char unit, DurationAmount amount);  // H M S
  void add_months(DurationAmount amount, std::int64_t months);
  void add_days(DurationAmount amount, std::int64_t days);
  void add_nanos(DurationAmount amount, std::int64_t nanos);  // `nanos`: length of the unit
  std::optional<Temporal> to_duration() const;

 private:
  Wide months_ = 0;  // in 1e-9 months
  Wide days_ = 0;    // in 1e-9 days
  Wide nanos_ = 0;   // in nanoseconds
};

std::optional<Temporal> negate_duration(const Temporal& value);
std::optional<Temporal> add_durations(const Temporal& left, const Temporal& right);
std::optional<Temporal> scale_duration(const Temporal& value, double factor);
// A date or time moved by a duration: months first, then days, then the clock part.
std::optional<Temporal> add_duration(const Temporal& value, const Temporal& duration);

enum class BetweenUnit { All, Months, Days, Seconds };
// From `left` to `right`. What one side lacks (date, zone) it takes from the other; a missing time is midnight.
std::optional<Temporal> duration_between(const Temporal& left, const Temporal& right, BetweenUnit unit);

// `days` moved by whole months; the day is cut to the length of the month. nullopt outside the years +-999,999,999.
std::optional<std::int64_t> add_months(std::int64_t days, std::int64_t months);

}  // namespace hearsay::graph::cypher
