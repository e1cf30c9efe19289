#include "graph/store/graph_codes.h"

#include <array>
#include <string>
#include <unordered_map>

namespace hearsay::graph {
namespace {

constexpr std::string_view kLabels[] = {"Document", "Claim",        "Figure",  "Event",  "Dispute", "Entity",
                                        "Person",   "Organization", "Country", "Region", "Place"};

constexpr std::string_view kTypes[] = {
    "PUBLISHED_BY", "CITES",   "MENTIONED_IN", "MADE_BY",      "ACCUSES",    "REPORTED_IN", "ABOUT",
    "GIVES",        "INVOLVES", "AT",          "PART_OF",      "FOLLOWS",    "CONTRADICTS", "CORROBORATES",
    "CONSISTENT",   "POSITION", "OVER",        "NEAR_COPY_OF", "ACCUSED"};

constexpr std::string_view kKeys[] = {
    "act",        "addition", "background", "begin",      "claims",   "confidence", "containment", "count",
    "cue",        "document", "documents",  "earliest",   "edtf",     "end",        "event",       "evidence",
    "first",      "gazetteer", "hash",      "hop",        "id",       "implicit",   "kind",        "label",
    "language",   "last",     "latest",     "latitude",   "longitude", "max",       "mentions",    "min",
    "modality",   "mode",     "name",       "names",      "of",       "origins",    "place",       "plover",
    "polarity",   "position", "positions",  "published",  "publisher", "question",  "quoted",      "reason",
    "role",       "said",     "side",       "sides",      "source",   "text",       "time",        "title",
    "total",      "type",     "uri",        "url",        "weight",   "who",        "claimant",    "accused"};

static_assert(std::size(kTypes) < 128, "an adjacency tag keeps one bit for the direction");
static_assert(std::size(kKeys) < 255);

std::uint8_t find_linear(std::span<const std::string_view> names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<std::uint8_t>(i + 1);
  return 0;
}

std::string_view name_at(std::span<const std::string_view> names, std::uint8_t code) {
  return code == 0 || code > names.size() ? std::string_view() : names[code - 1];
}

}  // namespace

std::uint8_t label_code(std::string_view label) { return find_linear(kLabels, label); }
std::uint8_t edge_type_code(std::string_view type) { return find_linear(kTypes, type); }

std::uint8_t property_code(std::string_view key) {
  static const auto kCodes = [] {
    std::unordered_map<std::string_view, std::uint8_t> codes;
    for (std::size_t i = 0; i < std::size(kKeys); ++i) codes.emplace(kKeys[i], static_cast<std::uint8_t>(i + 1));
    return codes;
  }();
  auto it = kCodes.find(key);
  return it == kCodes.end() ? std::uint8_t{0} : it->second;
}

std::string_view label_name(std::uint8_t code) { return name_at(kLabels, code); }
std::string_view edge_type_name(std::uint8_t code) { return name_at(kTypes, code); }
std::string_view property_name(std::uint8_t code) { return name_at(kKeys, code); }

std::span<const std::string_view> label_names() { return kLabels; }
std::span<const std::string_view> edge_type_names() { return kTypes; }
std::span<const std::string_view> property_names() { return kKeys; }

}  // namespace hearsay::graph
