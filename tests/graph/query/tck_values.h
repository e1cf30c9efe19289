// Values as the openCypher TCK writes them, both ways into one canonical text: labels and keys sorted, floats in their
// shortest form, so that expected and actual values compare as strings.
#pragma once

#include <string>
#include <string_view>

#include "graph/query/value.h"

namespace hearsay::testing {

enum class ListOrder { Matters, Ignored };

std::string canonical(const graph::QueryValue& value, ListOrder order);
// A cell of a result table; an unreadable one gives text that equals no value.
std::string canonical(std::string_view expected, ListOrder order);

}  // namespace hearsay::testing
