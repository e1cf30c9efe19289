// Reads temporal values from ISO 8601 text: basic and extended forms, reduced precision, week and ordinal dates,
// offsets and bracketed zone names. nullopt where the whole text is not of the wanted form.
// Tested by tests/graph/query/temporal_test.cpp.
#pragma once

#include <optional>
#include <string_view>

#include "graph/query/temporal/temporal.h"

namespace hearsay::graph::cypher {

// Text for `kind`: a Time or DateTime without a zone is UTC.
std::optional<Temporal> parse_temporal(TemporalKind kind, std::string_view text);
std::optional<Temporal> parse_duration(std::string_view text);

// Moves a DateTime's offset to what its zone has at its local time.
void settle_zone(Temporal& value);

}  // namespace hearsay::graph::cypher
