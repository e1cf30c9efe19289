// The property graph side of Snapshot: nodes, edges, indexes, counts.
#include <algorithm>
#include <array>
#include <cstring>

#include "graph/store/adjacency.h"
#include "graph/store/database.h"
#include "graph/store/database_options.h"
#include "graph/store/graph_codes.h"
#include "graph/store/id_set.h"
#include "graph/store/node_index.h"
#include "graph/store/snapshot.h"
#include "graph/store/store_keys.h"
#include "graph/store/value_codec.h"

namespace hearsay::graph {
namespace {

std::string_view view_of(const rocksdb::PinnableSlice& value) { return {value.data(), value.size()}; }

Error damaged_chunk(NodeId node) {
  return {ErrorCode::Corrupt, "node " + to_base32(node) + ": an adjacency chunk is damaged"};
}

// Which adjacency tags a caller wants.
class TagFilter {
 public:
  TagFilter(Direction direction, std::span<const std::string> types) {
    for (unsigned code = 1; code <= edge_type_names().size(); ++code) {
      std::string_view name = edge_type_name(static_cast<std::uint8_t>(code));
      if (!types.empty() && std::find(types.begin(), types.end(), name) == types.end()) continue;
      if (direction != Direction::In) want(code << 1);
      if (direction != Direction::Out) want(code << 1 | 1);
    }
  }
  bool operator()(std::uint8_t tag) const { return wanted_[tag]; }
  bool any() const { return first_ <= last_; }
  std::uint8_t first() const { return static_cast<std::uint8_t>(first_); }
  std::uint8_t last() const { return static_cast<std::uint8_t>(last_); }

 private:
  void want(unsigned tag) {
    wanted_[tag] = true;
    first_ = std::min(first_, tag);
    last_ = std::max(last_, tag);
  }
  std::array<bool, 256> wanted_{};
  unsigned first_ = 255, last_ = 0;
};

// Calls visit(bytes of a chunk) for the chunks of `node` that may hold wanted tags; `head` is its first chunk.
// visit returns false to stop, or an error.
template <class Visit>
Status visit_chunks(const ReadView& view, NodeId node, std::string_view head, const TagFilter& wants, const Visit& visit) {
  ChunkParts parts;
  if (!split_chunk(head, parts)) return fail(damaged_chunk(node));
  if (parts.more == MoreChunks::No) {
    HEARSAY_TRY([[maybe_unused]] bool on, visit(parts));
    return {};
  }
  Cursor cursor = view.cursor(Family::Adjacency);
  std::string prefix = id_key(node);
  cursor.seek_for_prev(chunk_key(node, EdgeKey{wants.first(), 0, 0}));
  for (; cursor.valid_under(prefix); cursor.next()) {
    HEARSAY_TRY(EdgeKey first, parse_chunk_key(cursor.key()));
    if (first.tag > wants.last()) break;
    if (!split_chunk(cursor.value(), parts)) return fail(damaged_chunk(node));
    HEARSAY_TRY(bool on, visit(parts));
    if (!on) return {};
  }
  return cursor.status();
}

// The encoded properties of the outgoing edge `key` of `from`; nothing where there is no such edge.
Result<std::optional<std::string>> find_edge(const ReadView& view, NodeId from, const EdgeKey& key) {
  rocksdb::PinnableSlice value;
  HEARSAY_TRY(bool found, view.find(Family::Adjacency, head_chunk_key(from), value));
  if (!found) return std::optional<std::string>();
  ChunkParts parts;
  if (!split_chunk(view_of(value), parts)) return fail(damaged_chunk(from));
  std::optional<Cursor> cursor;
  if (parts.more == MoreChunks::Yes) {
    cursor.emplace(view.cursor(Family::Adjacency));
    cursor->seek_for_prev(chunk_key(from, key));
    if (!cursor->valid_under(id_key(from)) || !split_chunk(cursor->value(), parts)) return fail(damaged_chunk(from));
  }
  std::optional<std::size_t> place;
  bool stopped = false;
  bool sound = walk_topology(parts.topology, [&](std::uint8_t tag) { return tag == key.tag; },
                             [&](const EdgeKey& at, std::size_t index) {
                               if (at == key) place = index;
                               return at < key;
                             },
                             stopped);
  if (!sound) return fail(damaged_chunk(from));
  if (!place) return std::optional<std::string>();
  ByteReader properties(parts.properties);
  for (std::size_t i = 0; i < *place; ++i) properties.text();
  std::string_view bytes = properties.text();
  if (!properties.ok()) return fail(damaged_chunk(from));
  return std::optional<std::string>(bytes);
}

Result<Properties> read_properties(std::string_view bytes, NodeId from) {
  ByteReader reader(bytes);
  Properties properties = decode_properties(reader);
  if (!reader.finished()) return fail(damaged_chunk(from));
  return properties;
}

Edge make_edge(NodeId at, const EdgeKey& key) {
  Edge edge;
  edge.from = key.incoming() ? key.other : at;
  edge.to = key.incoming() ? at : key.other;
  edge.type = edge_type_name(key.type());
  edge.id = make_edge_id(edge.from, key.type(), edge.to, key.discriminator);
  return edge;
}

enum class WithProperties { No, Yes };

// Visits the wanted entries of one chunk.
Result<bool> visit_entries(const ReadView& view, NodeId node, const ChunkParts& parts, const TagFilter& wants,
                           bool skip_incoming_loops, WithProperties with, const EdgeVisitor& visit) {
  ByteReader properties(parts.properties);
  std::size_t next_property = 0;
  std::optional<Error> error;
  bool stopped = false;
  auto one = [&](const EdgeKey& key, std::size_t index) {
    if (skip_incoming_loops && key.incoming() && key.other == node) return true;
    Edge edge = make_edge(node, key);
    if (with == WithProperties::Yes) {
      Result<Properties> read = Properties();
      if (key.incoming()) {
        EdgeKey there{static_cast<std::uint8_t>(key.tag ^ 1), key.discriminator, node};
        auto bytes = find_edge(view, key.other, there);
        if (!bytes) return error = bytes.error(), false;
        if (!*bytes) return error = Error{ErrorCode::Corrupt, "edge " + to_base32(edge.id) + " has only its incoming half"}, false;
        read = read_properties(**bytes, key.other);
      } else {
        for (; next_property < index; ++next_property) properties.text();
        ++next_property;
        read = read_properties(properties.text(), node);
      }
      if (!read) return error = read.error(), false;
      edge.properties = std::move(*read);
    }
    return visit(edge);
  };
  bool sound = walk_topology(parts.topology, wants, one, stopped);
  if (error) return fail(*error);
  if (!sound || !properties.ok()) return fail(damaged_chunk(node));
  return !stopped;
}

Status visit_edges(const ReadView& view, NodeId id, Direction direction, std::span<const std::string> types,
                   WithProperties with, const EdgeVisitor& visit) {
  TagFilter wants(direction, types);
  if (!wants.any()) return {};
  rocksdb::PinnableSlice head;
  HEARSAY_TRY(bool found, view.find(Family::Adjacency, head_chunk_key(id), head));
  if (!found) return {};
  return visit_chunks(view, id, view_of(head), wants, [&](const ChunkParts& parts) {
    return visit_entries(view, id, parts, wants, direction == Direction::Both, with, visit);
  });
}

// Visits the nodes whose ids end the index keys under `prefix`.
Status visit_indexed(const ReadView& view, const std::string& prefix, const NodeVisitor& visit,
                     const std::function<bool(const Node&)>& keep) {
  Cursor cursor = view.cursor(Family::Index);
  rocksdb::PinnableSlice value;
  for (cursor.seek(prefix); cursor.valid_under(prefix); cursor.next()) {
    if (cursor.key().size() != prefix.size() + 8) continue;
    NodeId id = read_big_endian(cursor.key(), prefix.size());
    HEARSAY_TRY(bool found, view.find(Family::Node, id_key(id), value));
    if (!found) return fail(ErrorCode::Corrupt, "node " + to_base32(id) + " is in an index but not stored");
    HEARSAY_TRY(Node node, decode_node(id, view_of(value)));
    if (keep && !keep(node)) continue;
    if (!visit(node)) return {};
  }
  return cursor.status();
}

}  // namespace

Result<std::optional<Node>> Snapshot::node(NodeId id) const {
  rocksdb::PinnableSlice value;
  HEARSAY_TRY(bool found, view_->find(Family::Node, id_key(id), value));
  if (!found) return std::optional<Node>();
  HEARSAY_TRY(Node node, decode_node(id, view_of(value)));
  return std::optional<Node>(std::move(node));
}

Status Snapshot::nodes(std::string_view label, const NodeVisitor& visit) const {
  if (!label.empty()) return visit_indexed(*view_, label_index_prefix(label), visit, nullptr);
  Cursor cursor = view_->scan(Family::Node);
  for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
    auto id = parse_id_key(cursor.key());
    if (!id) return fail(ErrorCode::Corrupt, "a node key is damaged");
    HEARSAY_TRY(Node node, decode_node(*id, cursor.value()));
    if (!visit(node)) return {};
  }
  return cursor.status();
}

Status Snapshot::nodes_with(std::string_view label, std::string_view key, const Value& value,
                            const NodeVisitor& visit) const {
  auto matches = [&](const Node& node) {
    const Value* found = find_property(node.properties, key);
    bool labelled = label.empty() || std::find(node.labels.begin(), node.labels.end(), label) != node.labels.end();
    return labelled && found != nullptr && *found == value;
  };
  const std::string* text = std::get_if<std::string>(&value);
  if (text != nullptr && key == "id" && text->size() == 14) {
    auto id = from_base32(std::string_view(*text).substr(1));
    if (!id) return {};
    HEARSAY_TRY(auto found, node(*id));
    if (found && matches(*found)) visit(*found);
    return {};
  }
  if (text != nullptr && has_property_index(label, key))
    return visit_indexed(*view_, property_index_prefix(index_label(label), key, *text), visit, matches);
  return nodes(label, [&](const Node& node) { return !matches(node) || visit(node); });
}

bool Snapshot::has_index(std::string_view label, std::string_view key) const {
  return key == "id" || has_property_index(label, key);
}

Status Snapshot::edges(NodeId id, Direction direction, std::span<const std::string> types, const EdgeVisitor& visit) const {
  return visit_edges(*view_, id, direction, types, WithProperties::Yes, visit);
}

Status Snapshot::neighbours(NodeId id, Direction direction, std::span<const std::string> types,
                            const EdgeVisitor& visit) const {
  return visit_edges(*view_, id, direction, types, WithProperties::No, visit);
}

Result<std::optional<Edge>> Snapshot::edge(EdgeId id) const {
  // The id shares its upper 16 bits with the node that the edge leaves.
  std::string prefix = id_key(id).substr(0, 2);
  std::optional<Edge> found;
  Cursor cursor = view_->cursor(Family::Adjacency);
  TagFilter wants(Direction::Out, {});
  for (cursor.seek(prefix); cursor.valid_under(prefix) && !found; cursor.next()) {
    NodeId from = read_big_endian(cursor.key());
    ChunkParts parts;
    if (!split_chunk(cursor.value(), parts)) return fail(damaged_chunk(from));
    bool stopped = false;
    EdgeKey match;
    if (!walk_topology(parts.topology, wants,
                       [&](const EdgeKey& key, std::size_t) {
                         match = key;
                         return make_edge_id(from, key.type(), key.other, key.discriminator) != id;
                       },
                       stopped))
      return fail(damaged_chunk(from));
    if (!stopped) continue;
    HEARSAY_TRY(auto bytes, find_edge(*view_, from, match));
    if (!bytes) return fail(damaged_chunk(from));
    found = make_edge(from, match);
    HEARSAY_TRY(found->properties, read_properties(*bytes, from));
  }
  HEARSAY_CHECK(cursor.status());
  return found;
}

Status Snapshot::all_edges(const EdgeVisitor& visit) const {
  Cursor cursor = view_->scan(Family::Adjacency);
  TagFilter wants(Direction::Out, {});
  for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
    if (cursor.key().size() < 8) return fail(ErrorCode::Corrupt, "an adjacency key is damaged");
    NodeId from = read_big_endian(cursor.key());
    ChunkParts parts;
    if (!split_chunk(cursor.value(), parts)) return fail(damaged_chunk(from));
    HEARSAY_TRY(bool on, visit_entries(*view_, from, parts, wants, false, WithProperties::Yes, visit));
    if (!on) return {};
  }
  return cursor.status();
}

namespace {

// Reads the adjacency of many nodes, 64 at a time; visit(index, other) without a call through a pointer.
template <class Visit>
Status walk_neighbours(const ReadView& view, std::span<const NodeId> ids, const TagFilter& wants, const Visit& visit) {
  constexpr std::size_t kAtOnce = 64;
  if (!wants.any()) return {};
  char keys[kAtOnce][8];
  std::vector<rocksdb::Slice> slices;
  std::vector<rocksdb::PinnableSlice> values;
  std::vector<char> found;
  bool stopped = false;
  for (std::size_t begin = 0; begin < ids.size() && !stopped; begin += kAtOnce) {
    std::size_t count = std::min(ids.size() - begin, kAtOnce);
    slices.clear();
    for (std::size_t i = 0; i < count; ++i) {
      std::uint64_t swapped = __builtin_bswap64(ids[begin + i]);
      std::memcpy(keys[i], &swapped, 8);
      slices.emplace_back(keys[i], 8);
    }
    HEARSAY_CHECK(view.find_many(Family::Adjacency, slices, values, found));
    for (std::size_t i = 0; i < count && !stopped; ++i) {
      if (found[i] == 0) continue;
      std::size_t index = begin + i;
      HEARSAY_CHECK(visit_chunks(view, ids[index], view_of(values[i]), wants, [&](const ChunkParts& parts) -> Result<bool> {
        auto one = [&](const EdgeKey& key, std::size_t) { return visit(index, key.other); };
        if (!walk_topology(parts.topology, wants, one, stopped)) return fail(damaged_chunk(ids[index]));
        return !stopped;
      }));
    }
  }
  return {};
}

}  // namespace

Status Snapshot::neighbours_of(std::span<const NodeId> ids, Direction direction, std::span<const std::string> types,
                               const std::function<bool(std::size_t, NodeId)>& visit) const {
  return walk_neighbours(*view_, ids, TagFilter(direction, types), visit);
}

Result<std::vector<NodeId>> Snapshot::neighbourhood(NodeId id, int steps, Direction direction,
                                                    std::span<const std::string> types) const {
  TagFilter wants(direction, types);
  std::vector<NodeId> reached;
  IdSet seen;
  seen.insert(id);
  std::vector<NodeId> front = {id};
  for (int step = 0; step < steps && !front.empty(); ++step) {
    std::size_t first = reached.size();
    HEARSAY_CHECK(walk_neighbours(*view_, front, wants, [&](std::size_t, NodeId other) {
      if (seen.insert(other)) reached.push_back(other);
      return true;
    }));
    front.assign(reached.begin() + static_cast<std::ptrdiff_t>(first), reached.end());
    std::sort(front.begin(), front.end());  // sorted keys are read fastest
  }
  return reached;
}

std::int64_t Snapshot::counter(const std::string& key) const {
  auto bytes = view_->get(Family::Meta, key);
  return bytes && *bytes ? decode_counter(**bytes) : 0;
}

std::uint64_t Snapshot::node_count(std::string_view label) const {
  return static_cast<std::uint64_t>(counter(label_counter(label)));
}

std::uint64_t Snapshot::edge_count(std::string_view type) const {
  return static_cast<std::uint64_t>(counter(edge_counter(type)));
}

std::vector<std::string> Snapshot::labels() const {
  std::vector<std::string> names;
  std::string prefix = label_counter("");
  Cursor cursor = view_->cursor(Family::Meta);
  for (cursor.seek(prefix); cursor.valid_under(prefix); cursor.next())
    if (cursor.key().size() > prefix.size() && decode_counter(cursor.value()) > 0)
      names.emplace_back(cursor.key().substr(prefix.size()));
  return names;
}

std::vector<std::string> Snapshot::edge_types() const {
  std::vector<std::string> names;
  std::string prefix = edge_counter("");
  Cursor cursor = view_->cursor(Family::Meta);
  for (cursor.seek(prefix); cursor.valid_under(prefix); cursor.next())
    if (cursor.key().size() > prefix.size() && decode_counter(cursor.value()) > 0)
      names.emplace_back(cursor.key().substr(prefix.size()));
  return names;
}

}  // namespace hearsay::graph
