// Named time zones ("Europe/Stockholm"), with the local mean times before zones were introduced. The only file of the
// temporal code that includes ICU. Tested by tests/graph/query/temporal_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace hearsay::graph::cypher {

bool is_known_zone(const std::string& name);
// Offset in seconds east of UTC. Precondition: is_known_zone(name); 0 otherwise.
// A local time that a change of clocks skips or repeats takes the offset before the change.
std::int32_t zone_offset_at_utc(const std::string& name, std::int64_t utc_seconds);
std::int32_t zone_offset_at_local(const std::string& name, std::int64_t local_seconds);
// "+02:05", "-0130", "+05", "+02:05:59", "Z", in seconds.
std::optional<std::int32_t> parse_offset(const std::string& text);

}  // namespace hearsay::graph::cypher
