// Text folded for comparing: case and accents aside, everything but letters and digits a single space.
// Tested by tests/engine/record_filter_test.cpp.
#pragma once

#include <string>
#include <string_view>

namespace hearsay::engine {

std::string fold(std::string_view text);

}  // namespace hearsay::engine
