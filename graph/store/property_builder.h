// PropertyBuilder: collects properties in any order and gives them sorted; empty values are left out.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/property_graph.h"

namespace hearsay::graph {

class PropertyBuilder {
 public:
  PropertyBuilder& text(std::string_view key, std::string_view value) {
    if (!value.empty()) list_.push_back({std::string(key), std::string(value)});
    return *this;
  }
  PropertyBuilder& flag(std::string_view key, bool value) {
    list_.push_back({std::string(key), value});
    return *this;
  }
  PropertyBuilder& number(std::string_view key, std::int64_t value) {
    list_.push_back({std::string(key), value});
    return *this;
  }
  PropertyBuilder& number(std::string_view key, const std::optional<std::int64_t>& value) {
    if (value) number(key, *value);
    return *this;
  }
  PropertyBuilder& real(std::string_view key, std::optional<double> value) {
    if (value) list_.push_back({std::string(key), *value});
    return *this;
  }
  PropertyBuilder& texts(std::string_view key, std::vector<std::string> value) {
    if (!value.empty()) list_.push_back({std::string(key), std::move(value)});
    return *this;
  }
  Properties take() {
    std::sort(list_.begin(), list_.end(), [](const Property& a, const Property& b) { return a.key < b.key; });
    return std::move(list_);
  }

 private:
  Properties list_;
};

}  // namespace hearsay::graph
