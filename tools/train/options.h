// The words after a verb: "--train a b --seed 7 -o dir" as lists by name.
#pragma once

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace hearsay::train {

class Options {
 public:
  // Names must be among `known`; words before the first name are listed under "".
  static Result<Options> parse(const std::vector<std::string>& words, const std::vector<std::string>& known);

  bool has(const std::string& name) const { return values_.count(name) != 0; }
  std::vector<std::string> list(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>() : found->second;
  }
  std::string text(const std::string& name, const std::string& otherwise = {}) const {
    const auto values = list(name);
    return values.empty() ? otherwise : values.front();
  }
  double number(const std::string& name, double otherwise) const {
    const std::string value = text(name);
    return value.empty() ? otherwise : std::strtod(value.c_str(), nullptr);
  }

 private:
  std::map<std::string, std::vector<std::string>> values_;
};

}  // namespace hearsay::train
