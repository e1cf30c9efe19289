#include "graph/store/store_keys.h"

#include "base/hash.h"
#include "graph/store/bytes.h"
#include "graph/store/graph_codes.h"

namespace hearsay::graph {
namespace {

constexpr std::size_t kLongestIndexedText = 96;

void append_label(std::string& key, std::string_view label) {
  std::uint8_t code = label_code(label);
  key.push_back(static_cast<char>(code));
  if (code == 0) key.append(label).push_back('\0');
}

}  // namespace

std::string id_key(std::uint64_t id) {
  std::string key;
  append_big_endian(key, id);
  return key;
}

std::optional<std::uint64_t> parse_id_key(std::string_view key) {
  if (key.size() != 8) return std::nullopt;
  return read_big_endian(key);
}

std::string history_key(DocumentId document, std::uint32_t number) {
  std::string key = id_key(document.value);
  for (int shift = 24; shift >= 0; shift -= 8) key.push_back(static_cast<char>(number >> shift));
  return key;
}

std::string derived_key(char kind, std::uint64_t id) {
  std::string key(1, kind);
  append_big_endian(key, id);
  return key;
}

std::string claim_link_key(const ClaimLink& link) {
  std::string key(1, kClaimLinkRecord);
  key += link.first;
  key.push_back('\0');
  key += link.second;
  key.push_back('\0');
  key.push_back(static_cast<char>(link.kind));
  key.push_back(static_cast<char>(link.about));
  return key;
}

std::string part_of_key(const PartOf& link) {
  std::string key = derived_key(kPartOfRecord, link.part.value);
  append_big_endian(key, link.whole.value);
  return key;
}

std::string accused_prefix(EntityId from, EntityId to) {
  std::string key = derived_key(kAccusedRecord, from.value);
  append_big_endian(key, to.value);
  return key;
}

std::string accused_key(EntityId from, EntityId to, DocumentId document) {
  std::string key = accused_prefix(from, to);
  append_big_endian(key, document.value);
  return key;
}

std::string label_index_prefix(std::string_view label) {
  std::string key = "l";
  append_label(key, label);
  return key;
}

std::string property_index_prefix(std::string_view label, std::string_view key, std::string_view value) {
  std::string out = "p";
  append_label(out, label);
  out.push_back(static_cast<char>(property_code(key)));
  out.append(value.substr(0, kLongestIndexedText));
  out.push_back('\0');
  if (value.size() > kLongestIndexedText) append_big_endian(out, hash64(value));
  return out;
}

std::string time_index_prefix(std::string_view label) {
  std::string key = "t";
  append_label(key, label);
  return key;
}

std::string index_key(std::string prefix, NodeId node) {
  append_big_endian(prefix, node);
  return prefix;
}

std::optional<NodeId> node_of_key(std::string_view key) {
  if (key.size() < 8) return std::nullopt;
  return read_big_endian(key, key.size() - 8);
}

std::string folded_prefix(std::string_view folded) { return std::string(folded) + '\0'; }

std::string label_counter(std::string_view label) { return "count/label/" + std::string(label); }
std::string edge_counter(std::string_view type) { return "count/edge/" + std::string(type); }

std::string encode_part(const PartRecord& part) {
  std::string out;
  append_fixed64(out, part.document.value);
  out.push_back(static_cast<char>(part.kind));
  append_varint(out, part.index);
  append_varint(out, part.span.begin);
  append_varint(out, part.span.end);
  append_varint(out, part.mentions);
  return out;
}

Result<PartRecord> decode_part(std::string_view bytes) {
  ByteReader reader(bytes);
  PartRecord part;
  part.document.value = reader.fixed64();
  std::uint8_t kind = reader.byte();
  part.kind = PartKind{kind};
  part.index = reader.varint();
  part.span.begin = static_cast<std::uint32_t>(reader.varint());
  part.span.end = static_cast<std::uint32_t>(reader.varint());
  part.mentions = reader.varint();
  if (!reader.finished() || kind > static_cast<std::uint8_t>(PartKind::Report))
    return fail(ErrorCode::Corrupt, "a stored part record is damaged");
  return part;
}

}  // namespace hearsay::graph
