// Adjacency chunks: the stored form of a node's edges, both directions in one place (docs/storage_format.md).
// The entries of a node are sorted by (type, direction, other node, discriminator) and cut into chunks. A cut stands
// before every entry whose hash has seven zero bits, so where the cuts are depends on the set of edges alone, never on
// the order in which they came (content-defined chunking, as in the rolling-hash trees of Auvolat and Taiani, "Merkle
// Search Trees", 2019). Each chunk holds the topology first and the properties of the outgoing edges behind it: a
// reader of neighbours stops at the topology. One Get gives all edges of a node of usual degree; a hub is a range scan.
// Tested by tests/graph/store/codec_test.cpp.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/property_graph.h"
#include "graph/store/bytes.h"

namespace hearsay::graph {

// What orders entries: the type and direction of an edge as seen from the node, the node at its other end, and a number
// that tells parallel edges apart.
struct EdgeKey {
  std::uint8_t tag = 0;  // type * 2 + (1 where the edge comes in)
  std::uint32_t discriminator = 0;
  std::uint64_t other = 0;

  std::uint8_t type() const { return tag >> 1; }
  bool incoming() const { return (tag & 1) != 0; }
  friend bool operator==(const EdgeKey&, const EdgeKey&) = default;
  friend std::strong_ordering operator<=>(const EdgeKey& a, const EdgeKey& b) {
    if (auto order = a.tag <=> b.tag; order != 0) return order;
    if (auto order = a.other <=> b.other; order != 0) return order;
    return a.discriminator <=> b.discriminator;
  }
};

struct AdjacencyEntry {
  EdgeKey key;
  std::string properties;  // encoded; outgoing entries only
};

// True where a new chunk starts at this entry (one entry in 128).
inline bool starts_chunk(const EdgeKey& key) {
  std::uint64_t mixed = ((key.other ^ (key.tag * 0xA0761D6478BD642FULL)) + key.discriminator) * 0x9E3779B97F4A7C15ULL;
  mixed = (mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9ULL;
  return (mixed >> 57) == 0;
}

// The same, borrowing its properties.
struct AdjacencyView {
  EdgeKey key;
  std::string_view properties;
};

// Key of the first chunk of a node, and of a later chunk that starts with `first`.
std::string head_chunk_key(NodeId node);
std::string chunk_key(NodeId node, const EdgeKey& first);
void append_chunk_key(std::string& out, NodeId node, const EdgeKey& first);
// The entry that a chunk key stands for; a zero tag for the first chunk. Corrupt where it is no chunk key.
Result<EdgeKey> parse_chunk_key(std::string_view key);

enum class MoreChunks : std::uint8_t { No = 0, Yes = 1 };

// `more` is Yes only on a first chunk that others follow. Entries sorted by key, keys unique.
std::string encode_chunk(const std::vector<AdjacencyEntry>& entries, MoreChunks more);
void encode_chunk(std::string& out, const std::vector<AdjacencyView>& entries, MoreChunks more);
Result<std::vector<AdjacencyEntry>> decode_chunk(std::string_view bytes);

// The head of a chunk: whether more follow, and the bytes of its topology and properties.
struct ChunkParts {
  MoreChunks more = MoreChunks::No;
  std::string_view topology, properties;
};
bool split_chunk(std::string_view bytes, ChunkParts& parts);

// Walks the topology: visit(EdgeKey, index of the entry among the chunk's outgoing ones) until it returns false.
// Groups for which `wants(tag)` is false are skipped. False where the bytes are damaged; `stopped` tells a visit that
// ended early.
template <class Wants, class Visit>
bool walk_topology(std::string_view topology, const Wants& wants, const Visit& visit, bool& stopped) {
  ByteReader reader(topology);
  std::size_t outgoing = 0;
  while (!reader.at_end()) {
    EdgeKey key;
    key.tag = reader.byte();
    std::uint64_t header = reader.varint();
    std::uint64_t count = header >> 2;
    bool delta = (header & 1) != 0;
    if (count > reader.remaining()) return false;
    std::size_t base = outgoing;
    if (!key.incoming()) outgoing += count;
    bool wanted = wants(key.tag);
    if (!delta && (header & 2) == 0) {  // the usual case: 8 bytes for each
      std::string_view raw = reader.raw(count * 8);
      if (!reader.ok()) return false;
      for (std::size_t i = 0; wanted && i < count; ++i) {
        std::memcpy(&key.other, raw.data() + i * 8, 8);
        if (!visit(key, base + i)) return stopped = true, true;
      }
      continue;
    }
    ByteReader discriminators = reader;
    if ((header & 2) != 0) {
      if (delta) for (std::size_t i = 0; i < count; ++i) discriminators.varint();
      else discriminators.raw(count * 8);
    }
    for (std::size_t i = 0; i < count; ++i) {
      key.other = delta ? key.other + reader.varint() : reader.fixed64();
      if ((header & 2) != 0) key.discriminator = static_cast<std::uint32_t>(discriminators.varint());
      if (!reader.ok() || !discriminators.ok()) return false;
      if (wanted && !visit(key, base + i)) return stopped = true, true;
    }
    if ((header & 2) != 0) reader = discriminators;
  }
  return reader.ok();
}

// Content hash of an edge; its upper 16 bits are those of `from`, so that an edge can be found by its id without an
// index: the nodes that share them are few.
EdgeId make_edge_id(NodeId from, std::uint8_t type, NodeId to, std::uint32_t discriminator);

}  // namespace hearsay::graph
