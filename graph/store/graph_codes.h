// The numbers that stand for labels, edge types and property keys in stored values. Append only: a number once given
// never changes its meaning. Names outside the tables are stored as text (labels, keys) or refused (edge types).
// Tested by tests/graph/store/codec_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace hearsay::graph {

enum class NodeLabel : std::uint8_t {
  Document = 1, Claim, Figure, Event, Dispute, Entity, Person, Organization, Country, Region, Place,
};

enum class EdgeType : std::uint8_t {
  PublishedBy = 1, Cites, MentionedIn, MadeBy, Accuses, ReportedIn, About, Gives, Involves, At, PartOf, Follows,
  Contradicts, Corroborates, Consistent, Position, Over, NearCopyOf, Accused,
};

// 0 = not in the table.
std::uint8_t label_code(std::string_view label);
std::uint8_t edge_type_code(std::string_view type);
std::uint8_t property_code(std::string_view key);

// Empty for a number that the table does not hold.
std::string_view label_name(std::uint8_t code);
std::string_view edge_type_name(std::uint8_t code);
std::string_view property_name(std::uint8_t code);

inline std::string_view to_word(NodeLabel label) { return label_name(static_cast<std::uint8_t>(label)); }
inline std::string_view to_word(EdgeType type) { return edge_type_name(static_cast<std::uint8_t>(type)); }

// All names, in the order of their numbers (the first has number 1).
std::span<const std::string_view> label_names();
std::span<const std::string_view> edge_type_names();
std::span<const std::string_view> property_names();

}  // namespace hearsay::graph
