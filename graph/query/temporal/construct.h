// The temporal functions of openCypher: date({year: 1984, week: 10}), datetime({date: d, time: t, timezone: z}),
// duration({days: 1.5}), truncation, and the components d.week, t.offset, p.minutesOfHour.
// Faults are ArgumentError or TypeError without a place. Tested by tests/graph/query/temporal_test.cpp and the TCK.
#pragma once

#include <optional>
#include <string_view>

#include "graph/query/fault.h"
#include "graph/query/value.h"

namespace hearsay::graph::cypher {

// From null, text, a map of components, or another temporal value.
Outcome<QueryValue> construct_temporal(TemporalKind kind, const QueryValue& source);
// `kind` at `utc_nanoseconds` after the epoch, in UTC.
Temporal temporal_at(TemporalKind kind, std::int64_t utc_seconds, std::int64_t nanos);
// date.truncate('month', value, {day: 2}) and its kin; `overrides` is a map or null.
Outcome<QueryValue> truncate_temporal(TemporalKind kind, std::string_view unit, const QueryValue& value,
                                      const QueryValue& overrides);
// The component `name` of a temporal value; null for a name it does not have.
QueryValue temporal_component(const Temporal& value, std::string_view name);

}  // namespace hearsay::graph::cypher
