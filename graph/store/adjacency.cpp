#include "graph/store/adjacency.h"

#include "base/hash.h"

namespace hearsay::graph {
namespace {

std::size_t varint_size(std::uint64_t value) {
  std::size_t size = 1;
  while (value >= 0x80) value >>= 7, ++size;
  return size;
}

// One run of entries with the same tag: [begin, end) of `entries`.
void encode_group(std::string& out, const std::vector<AdjacencyView>& entries, std::size_t begin, std::size_t end) {
  std::size_t count = end - begin;
  std::size_t delta_size = 0;
  std::uint64_t previous = 0;
  bool numbered = false;
  for (std::size_t i = begin; i < end; ++i) {
    delta_size += varint_size(entries[i].key.other - previous);
    previous = entries[i].key.other;
    numbered |= entries[i].key.discriminator != 0;
  }
  bool delta = delta_size < count * 8;
  out.push_back(static_cast<char>(entries[begin].key.tag));
  append_varint(out, count << 2 | (numbered ? 2U : 0U) | (delta ? 1U : 0U));
  previous = 0;
  for (std::size_t i = begin; i < end; ++i) {
    std::uint64_t other = entries[i].key.other;
    if (delta) append_varint(out, other - previous);
    else append_fixed64(out, other);
    previous = other;
  }
  for (std::size_t i = begin; numbered && i < end; ++i) append_varint(out, entries[i].key.discriminator);
}

Error damaged() { return {ErrorCode::Corrupt, "an adjacency chunk is damaged"}; }

}  // namespace

std::string head_chunk_key(NodeId node) {
  std::string key;
  append_big_endian(key, node);
  return key;
}

void append_chunk_key(std::string& out, NodeId node, const EdgeKey& first) {
  append_big_endian(out, node);
  out.push_back(static_cast<char>(first.tag));
  append_big_endian(out, first.other);
  std::uint32_t discriminator = __builtin_bswap32(first.discriminator);
  char bytes[4];
  std::memcpy(bytes, &discriminator, 4);
  out.append(bytes, 4);
}

std::string chunk_key(NodeId node, const EdgeKey& first) {
  std::string key;
  key.reserve(21);
  append_chunk_key(key, node, first);
  return key;
}

Result<EdgeKey> parse_chunk_key(std::string_view key) {
  if (key.size() == 8) return EdgeKey{};
  if (key.size() != 21) return fail(ErrorCode::Corrupt, "an adjacency key has " + std::to_string(key.size()) + " bytes");
  EdgeKey first;
  first.tag = static_cast<std::uint8_t>(key[8]);
  first.other = read_big_endian(key, 9);
  for (std::size_t i = 17; i < 21; ++i)
    first.discriminator = first.discriminator << 8 | static_cast<unsigned char>(key[i]);
  return first;
}

void encode_chunk(std::string& out, const std::vector<AdjacencyView>& entries, MoreChunks more) {
  std::string topology;
  topology.reserve(entries.size() * 8 + 16);
  for (std::size_t begin = 0; begin < entries.size();) {
    std::size_t end = begin + 1;
    while (end < entries.size() && entries[end].key.tag == entries[begin].key.tag) ++end;
    encode_group(topology, entries, begin, end);
    begin = end;
  }
  append_varint(out, topology.size() << 1 | static_cast<std::uint64_t>(more));
  out += topology;
  for (const AdjacencyView& entry : entries)
    if (!entry.key.incoming()) append_text(out, entry.properties);
}

std::string encode_chunk(const std::vector<AdjacencyEntry>& entries, MoreChunks more) {
  std::vector<AdjacencyView> views;
  views.reserve(entries.size());
  for (const AdjacencyEntry& entry : entries) views.push_back({entry.key, entry.properties});
  std::string out;
  encode_chunk(out, views, more);
  return out;
}

bool split_chunk(std::string_view bytes, ChunkParts& parts) {
  ByteReader reader(bytes);
  std::uint64_t head = reader.varint();
  parts.more = MoreChunks{static_cast<std::uint8_t>(head & 1)};
  parts.topology = reader.raw(head >> 1);
  parts.properties = reader.ok() ? bytes.substr(reader.position()) : std::string_view();
  return reader.ok();
}

Result<std::vector<AdjacencyEntry>> decode_chunk(std::string_view bytes) {
  ChunkParts parts;
  if (!split_chunk(bytes, parts)) return fail(damaged());
  std::vector<AdjacencyEntry> entries;
  ByteReader properties(parts.properties);
  bool stopped = false;
  bool sound = walk_topology(parts.topology, [](std::uint8_t) { return true; },
                             [&](const EdgeKey& key, std::size_t) {
                               bool sorted = entries.empty() || entries.back().key < key;
                               if (!sorted) properties.spoil();
                               entries.push_back({key, key.incoming() ? std::string() : std::string(properties.text())});
                               return properties.ok();
                             },
                             stopped);
  if (!sound || stopped || !properties.finished()) return fail(damaged());
  return entries;
}

EdgeId make_edge_id(NodeId from, std::uint8_t type, NodeId to, std::uint32_t discriminator) {
  std::uint64_t hash = Hasher().add(from).add(std::uint64_t{type}).add(to).add(std::uint64_t{discriminator}).value();
  return (from & 0xFFFF000000000000ULL) | (hash >> 16);
}

}  // namespace hearsay::graph
