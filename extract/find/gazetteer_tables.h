// The tables inside a WorldGazetteer, and the steps that fill them; used by gazetteer.cpp and gazetteer_load.cpp alone.
// Not a public header: everything here may change. Tested by tests/extract/find/gazetteer_test.cpp.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/find/gazetteer.h"

namespace hearsay::extract {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using TextMap8 = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

// Names of one language: folded name -> uses, and for each first piece the number of pieces of the longest name.
struct NameTable {
  TextMap8<std::vector<NameUse>> uses;
  TextMap8<std::uint8_t> longest;

  void add(std::string_view name, std::uint32_t entry, NameSense sense);
};

inline constexpr std::uint32_t kTwoPlaces = ~std::uint32_t{0};
inline constexpr std::size_t kShortestSkeleton = 4;

struct WorldGazetteer::Data {
  std::vector<GazetteerEntry> entries;
  TextMap8<std::uint32_t> keys;
  TextMap8<std::uint32_t> sides;
  std::map<std::string, NameTable, std::less<>> tables;  // language -> names; "*" for every language
  TextMap8<std::uint32_t> skeletons;                     // "ARM kpn" -> place; kTwoPlaces where several share it
  TextMap8<std::uint32_t> known_bodies;                  // "force:army ISR" -> entry
  TextMap8<std::string> bodies;                          // kind -> "{adj} Ministry of Defence"
};

// Reads the files of `folder` in the order in which they win over each other.
Status read_gazetteer(const std::string& folder, const std::string& schema_folder,
                      const std::vector<std::string>& languages, WorldGazetteer::Data& data);

}  // namespace hearsay::extract
