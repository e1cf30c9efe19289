// The name that somebody may have meant: for messages about names that do not exist.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay::graph::cypher {

// The known name with the fewest changed letters, case aside; empty where half of the letters differ.
std::string nearest_name(std::string_view name, const std::vector<std::string>& known);

}  // namespace hearsay::graph::cypher
