// The whole content of a store as text lines, to compare two stores: every key and value of every family, in hexadecimal.
#pragma once

#include <map>
#include <string>

#include "graph/store/database.h"
#include "graph/store/snapshot.h"

namespace hearsay::graph {

using StoreContent = std::map<std::string, std::string>;

inline StoreContent dump_store(const Snapshot& snapshot) {
  StoreContent content;
  for (std::size_t i = 0; i < kFamilyCount; ++i) {
    Family family{static_cast<std::uint8_t>(i)};
    Cursor cursor = snapshot.view().scan(family);
    for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
      // a counter that came back to zero says what a missing one says
      bool zero = family == Family::Meta && std::string(cursor.value()) == std::string(8, '\0');
      if (!zero) content[std::string(family_name(family)) + ":" + std::string(cursor.key())] = cursor.value();
    }
  }
  return content;
}

// The first difference, in words; empty where the contents are equal.
inline std::string first_difference(const StoreContent& a, const StoreContent& b) {
  auto readable = [](const std::string& key) {
    std::string out;
    for (char c : key) out += c >= ' ' && c < 127 ? std::string(1, c) : "\\" + std::to_string(static_cast<unsigned char>(c));
    return out;
  };
  for (const auto& [key, value] : a) {
    auto it = b.find(key);
    if (it == b.end()) return "only the first has " + readable(key);
    if (it->second != value) return "values differ at " + readable(key);
  }
  for (const auto& [key, value] : b)
    if (a.count(key) == 0) return "only the second has " + readable(key);
  return {};
}

}  // namespace hearsay::graph
