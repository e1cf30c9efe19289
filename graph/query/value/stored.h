// Between stored properties (graph/property_graph.h) and query values. A stored property holds scalars and lists of one
// kind; what the query language has beyond that (times, mixed lists) is kept by MemoryGraph as a string that opens with
// the control character U+0001, which no text of a report contains.
// Tested by tests/graph/query/expressions_test.cpp.
#pragma once

#include <optional>
#include <string>

#include "graph/query/value.h"

namespace hearsay::graph::cypher {

QueryValue from_stored(const Value& value);
// nullopt for what a property may not hold: maps, nodes, relationships, paths, also inside lists.
std::optional<Value> to_stored(const QueryValue& value);

// The property `key`, null where there is none.
QueryValue property_value(const Properties& properties, std::string_view key);

// The id of a node as people write it: its "id" property where that is a string, otherwise the number.
std::string entity_name(const Node& node);

}  // namespace hearsay::graph::cypher
