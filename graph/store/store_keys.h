// Keys of every family but adjacency, as docs/storage_format.md lists them. Numbers in keys are big-endian, so ranges
// come in the order of ids. Private to graph/store. Tested by tests/graph/store/codec_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/result.h"
#include "base/span.h"
#include "graph/property_graph.h"
#include "schemas/derived.h"

namespace hearsay::graph {

std::string id_key(std::uint64_t id);
std::optional<std::uint64_t> parse_id_key(std::string_view key);

// history: document, running number from 1.
std::string history_key(DocumentId document, std::uint32_t number);

// derived: a kind letter, then what tells the records of that kind apart.
inline constexpr char kEntityRecord = 'n';
inline constexpr char kEventRecord = 'e';
inline constexpr char kDisputeRecord = 'q';
inline constexpr char kClaimLinkRecord = 'l';
inline constexpr char kPartOfRecord = 'p';
inline constexpr char kDocumentLinksRecord = 'd';
inline constexpr char kPublisherRecord = 'o';
inline constexpr char kAccusedRecord = 's';
std::string derived_key(char kind, std::uint64_t id);
std::string claim_link_key(const ClaimLink& link);
std::string part_of_key(const PartOf& link);
std::string accused_prefix(EntityId from, EntityId to);
std::string accused_key(EntityId from, EntityId to, DocumentId document);

// index: 'l' label | 'p' label, property, value | 't' label, time; each followed by the node.
std::string label_index_prefix(std::string_view label);
std::string property_index_prefix(std::string_view label, std::string_view key, std::string_view value);
std::string time_index_prefix(std::string_view label);
std::string index_key(std::string prefix, NodeId node);
// Node at the end of an index, name or term key.
std::optional<NodeId> node_of_key(std::string_view key);

// name and term: folded text, a zero byte, then the node.
std::string folded_prefix(std::string_view folded);

// meta counters and marks.
std::string label_counter(std::string_view label);  // empty = all nodes
std::string edge_counter(std::string_view type);    // empty = all edges
inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kDocumentCounter = "count/documents";
inline constexpr std::string_view kTermCounter = "count/postings";
// Present where the derived layer is older than the evidence; kStaleEverything where documents with links were changed
// or taken back, so that blocks whose records did not change may lack edges.
inline constexpr std::string_view kStaleKey = "derived/stale";
inline constexpr std::string_view kStaleNew = "new";
inline constexpr std::string_view kStaleEverything = "everything";

// part: where in a document a local entity, claim, figure or report stands.
enum class PartKind : std::uint8_t { LocalEntity = 0, Claim, Figure, Report };
struct PartRecord {
  DocumentId document;
  PartKind kind = PartKind::LocalEntity;
  std::uint64_t index = 0;
  Span span;                   // code points: first mention, whole claim, figure, first trigger
  std::uint64_t mentions = 0;  // local entities only
};
std::string encode_part(const PartRecord& part);
Result<PartRecord> decode_part(std::string_view bytes);

}  // namespace hearsay::graph
