// Text of values: JSON (nodes as {"id":..,"labels":[..],"properties":{..}}, times as ISO text, numbers that JSON does
// not know as null), and the plain text of tables and CSV. Output is valid UTF-8 where the strings in it are.
// Tested by tests/graph/query/expressions_test.cpp.
#pragma once

#include <string>

#include "graph/query/value.h"

namespace hearsay::graph {

void append_json(std::string& out, const QueryValue& value);
std::string to_json(const QueryValue& value);
void append_json_string(std::string& out, std::string_view text);

// Strings and times without quotes, null empty, nodes as (:Label {name: "..."}), lists and maps as JSON.
std::string to_text(const QueryValue& value);

// The shortest text that reads back as `value`, with ".0" on whole numbers: 1.0, 1.0E-5, NaN, Infinity.
std::string format_float(double value);

}  // namespace hearsay::graph
