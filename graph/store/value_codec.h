// The stored form of property values, property lists and nodes (docs/storage_format.md, "Values").
// Equal values give equal bytes. Decoding checks every bound and refuses what encoding cannot have written.
// Tested by tests/graph/store/codec_test.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "graph/property_graph.h"

namespace hearsay::graph {

class ByteReader;

// Properties must be sorted by key, keys unique (property_graph.h). `owner`: id of the node they belong to, so that an
// `id` property that only repeats it takes two bytes; 0 for edges.
void encode_properties(std::string& out, const Properties& properties, NodeId owner = 0);
// Leaves the reader behind the last property; a damaged list spoils the reader.
Properties decode_properties(ByteReader& reader, NodeId owner = 0);

// Labels and properties; the id is the key.
std::string encode_node(const Node& node);
// Corrupt where `bytes` is not what encode_node() writes.
Result<Node> decode_node(NodeId id, std::string_view bytes);
// Labels alone, without reading the properties.
Result<std::vector<std::string>> decode_labels(NodeId id, std::string_view bytes);

// One occurrence of evidence as it is written out: "d0k3v9m2q7x1aa:120-188", code points.
struct EvidenceRef {
  std::uint64_t document = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend auto operator<=>(const EvidenceRef&, const EvidenceRef&) = default;
};
std::string to_string(const EvidenceRef& ref);
std::optional<EvidenceRef> parse_evidence_ref(std::string_view text);

// The bytes of encode_properties() for the one property "evidence" with these places, without their texts being made.
void encode_evidence_only(std::string& out, std::span<const EvidenceRef> places);

}  // namespace hearsay::graph
