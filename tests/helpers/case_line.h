// Lines of the golden case files (tests/golden): fields between "|", without the blanks around them.
#pragma once

#include <sstream>
#include <string>
#include <vector>

namespace hearsay::testing {

inline std::string trim(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

inline std::vector<std::string> split_fields(const std::string& line) {
  std::vector<std::string> fields;
  std::stringstream in(line);
  for (std::string field; std::getline(in, field, '|');) fields.push_back(trim(field));
  return fields;
}

}  // namespace hearsay::testing
