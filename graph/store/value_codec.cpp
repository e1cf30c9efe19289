#include "graph/store/value_codec.h"

#include <algorithm>
#include <charconv>

#include "base/id.h"
#include "graph/store/bytes.h"
#include "graph/store/graph_codes.h"

namespace hearsay::graph {
namespace {

enum class Tag : std::uint8_t {
  Null = 0, False, True, Integer, Real, Text, TextList, IntegerList, RealList,
  EvidenceList,  // TextList whose items all print an EvidenceRef
  IdText,        // Text that prints a typed id: prefix letter and 8 bytes
  OwnId,         // IdText of the node itself: prefix letter
};

// The prefix letter and number of a printed id, where printing them again gives the same text.
std::optional<std::uint64_t> parse_id_text(std::string_view text) {
  if (text.size() != 14 || text[0] < 'a' || text[0] > 'z') return std::nullopt;
  return from_base32(text.substr(1));
}

std::optional<std::uint32_t> parse_number(std::string_view text) {
  std::uint32_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  return value;
}

void encode_text(std::string& out, std::string_view text, bool is_id_property, NodeId owner) {
  auto id = parse_id_text(text);
  if (!id) {
    out.push_back(static_cast<char>(Tag::Text));
    return append_text(out, text);
  }
  bool own = is_id_property && owner != 0 && *id == owner;
  out.push_back(static_cast<char>(own ? Tag::OwnId : Tag::IdText));
  out.push_back(text[0]);
  if (!own) append_fixed64(out, *id);
}

void encode_places(std::string& out, std::span<const EvidenceRef> places) {
  out.push_back(static_cast<char>(Tag::EvidenceList));
  append_varint(out, places.size());
  std::uint64_t document = 0;
  for (const EvidenceRef& place : places) {  // a run in the same document writes its id once
    bool same = place.document == document;
    append_varint(out, (std::uint64_t{place.begin} << 1) | (same ? 1 : 0));
    append_varint(out, place.end);
    if (!same) append_fixed64(out, place.document);
    document = place.document;
  }
}

void encode_text_list(std::string& out, const std::vector<std::string>& list) {
  std::vector<EvidenceRef> refs;
  for (const std::string& item : list) {
    auto ref = parse_evidence_ref(item);
    if (!ref) break;
    refs.push_back(*ref);
  }
  bool all = !list.empty() && refs.size() == list.size();
  if (all) return encode_places(out, refs);
  out.push_back(static_cast<char>(Tag::TextList));
  append_varint(out, list.size());
  for (const std::string& item : list) append_text(out, item);
}

void encode_value(std::string& out, const Property& property, NodeId owner) {
  const Value& value = property.value;
  if (std::holds_alternative<std::monostate>(value)) {
    out.push_back(static_cast<char>(Tag::Null));
  } else if (const bool* flag = std::get_if<bool>(&value)) {
    out.push_back(static_cast<char>(*flag ? Tag::True : Tag::False));
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    out.push_back(static_cast<char>(Tag::Integer));
    append_varint(out, zigzag(*number));
  } else if (const double* real = std::get_if<double>(&value)) {
    out.push_back(static_cast<char>(Tag::Real));
    append_fixed64(out, std::bit_cast<std::uint64_t>(*real));
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    encode_text(out, *text, property.key == "id", owner);
  } else if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
    encode_text_list(out, *texts);
  } else if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&value)) {
    out.push_back(static_cast<char>(Tag::IntegerList));
    append_varint(out, numbers->size());
    for (std::int64_t item : *numbers) append_varint(out, zigzag(item));
  } else if (const auto* reals = std::get_if<std::vector<double>>(&value)) {
    out.push_back(static_cast<char>(Tag::RealList));
    append_varint(out, reals->size());
    for (double item : *reals) append_fixed64(out, std::bit_cast<std::uint64_t>(item));
  }
}

std::string decode_id_text(ByteReader& reader, Tag tag, NodeId owner) {
  char prefix = static_cast<char>(reader.byte());
  std::uint64_t id = tag == Tag::OwnId ? owner : reader.fixed64();
  return std::string(1, prefix) + to_base32(id);
}

Value decode_list(ByteReader& reader, Tag tag) {
  std::size_t count = reader.count();
  if (tag == Tag::IntegerList) {
    std::vector<std::int64_t> list(count);
    for (auto& item : list) item = reader.signed_varint();
    return list;
  }
  if (tag == Tag::RealList) {
    std::vector<double> list(std::min(count, reader.remaining() / 8));
    if (list.size() != count) reader.spoil();
    for (auto& item : list) item = reader.real();
    return list;
  }
  std::vector<std::string> list(count);
  std::uint64_t document = 0;
  for (auto& item : list) {
    if (tag == Tag::TextList) {
      item = reader.text();
      continue;
    }
    std::uint64_t begin = reader.varint();
    std::uint64_t end = reader.varint();
    if ((begin & 1) == 0) document = reader.fixed64();
    if (!reader.ok()) break;
    item = to_string({document, static_cast<std::uint32_t>(begin >> 1), static_cast<std::uint32_t>(end)});
  }
  return list;
}

Value decode_value(ByteReader& reader, NodeId owner) {
  Tag tag{reader.byte()};
  switch (tag) {
    case Tag::Null: return std::monostate();
    case Tag::False: return false;
    case Tag::True: return true;
    case Tag::Integer: return reader.signed_varint();
    case Tag::Real: return reader.real();
    case Tag::Text: return std::string(reader.text());
    case Tag::TextList:
    case Tag::IntegerList:
    case Tag::RealList:
    case Tag::EvidenceList: return decode_list(reader, tag);
    case Tag::IdText:
    case Tag::OwnId: return decode_id_text(reader, tag, owner);
  }
  reader.spoil();
  return std::monostate();
}

void encode_name(std::string& out, std::uint8_t code, std::string_view name) {
  out.push_back(static_cast<char>(code));
  if (code == 0) append_text(out, name);
}

std::string decode_name(ByteReader& reader, std::string_view (*name_of)(std::uint8_t)) {
  std::uint8_t code = reader.byte();
  if (code == 0) return std::string(reader.text());
  std::string_view name = name_of(code);
  if (name.empty()) reader.spoil();
  return std::string(name);
}

std::vector<std::string> read_labels(ByteReader& reader) {
  std::vector<std::string> labels(reader.count());
  for (auto& label : labels) label = decode_name(reader, label_name);
  return labels;
}

Error damaged(NodeId id) {
  return {ErrorCode::Corrupt, "node " + to_base32(id) + ": its stored record is damaged"};
}

}  // namespace

void encode_properties(std::string& out, const Properties& properties, NodeId owner) {
  append_varint(out, properties.size());
  for (const Property& property : properties) {
    encode_name(out, property_code(property.key), property.key);
    encode_value(out, property, owner);
  }
}

Properties decode_properties(ByteReader& reader, NodeId owner) {
  Properties properties(reader.count());
  for (Property& property : properties) {
    property.key = decode_name(reader, property_name);
    property.value = decode_value(reader, owner);
    if (!reader.ok()) return {};
  }
  return properties;
}

std::string encode_node(const Node& node) {
  std::string out;
  append_varint(out, node.labels.size());
  for (const std::string& label : node.labels) encode_name(out, label_code(label), label);
  encode_properties(out, node.properties, node.id);
  return out;
}

Result<Node> decode_node(NodeId id, std::string_view bytes) {
  ByteReader reader(bytes);
  Node node;
  node.id = id;
  node.labels = read_labels(reader);
  node.properties = decode_properties(reader, id);
  if (!reader.finished()) return fail(damaged(id));
  return node;
}

Result<std::vector<std::string>> decode_labels(NodeId id, std::string_view bytes) {
  ByteReader reader(bytes);
  auto labels = read_labels(reader);
  if (!reader.ok()) return fail(damaged(id));
  return labels;
}

void encode_evidence_only(std::string& out, std::span<const EvidenceRef> places) {
  static const std::uint8_t kCode = property_code("evidence");
  append_varint(out, 1);
  out.push_back(static_cast<char>(kCode));
  encode_places(out, places);
}

std::string to_string(const EvidenceRef& ref) {
  return "d" + to_base32(ref.document) + ":" + std::to_string(ref.begin) + "-" + std::to_string(ref.end);
}

std::optional<EvidenceRef> parse_evidence_ref(std::string_view text) {
  if (text.size() < 18 || text[0] != 'd' || text[14] != ':') return std::nullopt;
  auto document = from_base32(text.substr(1, 13));
  std::string_view span = text.substr(15);
  std::size_t dash = span.find('-');
  if (!document || dash == std::string_view::npos) return std::nullopt;
  auto begin = parse_number(span.substr(0, dash));
  auto end = parse_number(span.substr(dash + 1));
  if (!begin || !end) return std::nullopt;
  return EvidenceRef{*document, *begin, *end};
}

}  // namespace hearsay::graph
