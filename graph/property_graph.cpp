#include "graph/property_graph.h"

#include <algorithm>

namespace hearsay::graph {

const Value* find_property(const Properties& properties, std::string_view key) {
  auto it = std::lower_bound(properties.begin(), properties.end(), key,
                             [](const Property& property, std::string_view wanted) { return property.key < wanted; });
  return it != properties.end() && it->key == key ? &it->value : nullptr;
}

}  // namespace hearsay::graph
