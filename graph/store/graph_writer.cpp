#include "graph/store/graph_writer.h"

#include <algorithm>

#include "graph/store/node_index.h"
#include "graph/store/store_keys.h"
#include "graph/store/value_codec.h"

namespace hearsay::graph {
namespace {

std::uint8_t tag_of(EdgeType type, bool incoming) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(type) << 1 | (incoming ? 1U : 0U));
}

// Calls `gone` for what only `before` has and `come` for what only `after` has; both sorted.
template <class Gone, class Come>
void compare_keys(const std::vector<std::string>& before, const std::vector<std::string>& after, Gone gone, Come come) {
  auto a = before.begin();
  auto b = after.begin();
  while (a != before.end() || b != after.end()) {
    if (b == after.end() || (a != before.end() && *a < *b)) gone(*a++);
    else if (a == before.end() || *b < *a) come(*b++);
    else ++a, ++b;
  }
}

}  // namespace

struct GraphWriter::Chunk {
  std::vector<AdjacencyEntry> entries;
  std::string stored;  // as it was; empty where it was not there
};

void GraphWriter::add_change(NodeId node, const EdgeKey& key, bool remove, std::string properties) {
  changes_.push_back({node, key, static_cast<std::uint32_t>(changes_.size()), remove, std::move(properties)});
}

void GraphWriter::put_edge(const PlainEdge& edge) {
  std::string properties;
  encode_properties(properties, edge.properties);
  add_change(edge.from, {tag_of(edge.type, false), edge.discriminator, edge.to}, false, std::move(properties));
  add_change(edge.to, {tag_of(edge.type, true), edge.discriminator, edge.from}, false, {});
}

void GraphWriter::remove_edge(const PlainEdge& edge) {
  add_change(edge.from, {tag_of(edge.type, false), edge.discriminator, edge.to}, true, {});
  add_change(edge.to, {tag_of(edge.type, true), edge.discriminator, edge.from}, true, {});
}

Status GraphWriter::remove_node(NodeId id) {
  nodes_[id] = std::nullopt;
  Cursor cursor = view_.cursor(Family::Adjacency);
  std::string prefix = id_key(id);
  for (cursor.seek(prefix); cursor.valid_under(prefix); cursor.next()) {
    HEARSAY_TRY(auto entries, decode_chunk(cursor.value()));
    for (const AdjacencyEntry& entry : entries) {
      EdgeKey there = entry.key;
      there.tag ^= 1;
      there.other = id;
      add_change(id, entry.key, true, {});
      add_change(entry.key.other, there, true, {});
    }
  }
  return cursor.status();
}

Status GraphWriter::replace(const GraphElements& before, const GraphElements& after) {
  std::vector<NodeId> kept;
  for (const Node& node : after.nodes) kept.push_back(node.id);
  std::sort(kept.begin(), kept.end());
  for (const Node& node : before.nodes)
    if (!std::binary_search(kept.begin(), kept.end(), node.id)) HEARSAY_CHECK(remove_node(node.id));
  for (const PlainEdge& edge : before.edges) remove_edge(edge);
  for (const PlainEdge& edge : after.edges) put_edge(edge);
  for (const Node& node : after.nodes) put_node(node);
  return {};
}

Status GraphWriter::finish() {
  for (const auto& [id, node] : nodes_) HEARSAY_CHECK(finish_node(id, node));
  std::sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) {
    if (a.node != b.node) return a.node < b.node;
    if (auto order = a.key <=> b.key; order != 0) return order < 0;
    return a.order < b.order;
  });
  std::span<Change> all(changes_);
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && all[end].node == all[begin].node) ++end;
    HEARSAY_CHECK(finish_edges(all[begin].node, all.subspan(begin, end - begin)));
    begin = end;
  }
  for (const auto& [counter, delta] : counts_) batch_.add(counter, delta);
  nodes_.clear();
  changes_.clear();
  counts_.clear();
  return {};
}

Status GraphWriter::finish_node(NodeId id, const std::optional<Node>& node) {
  std::string key = id_key(id);
  HEARSAY_TRY(auto stored, view_.get(Family::Node, key));
  std::optional<Node> before;
  if (stored) {
    HEARSAY_TRY(before, decode_node(id, *stored));
  }
  if (!node && !before) return {};
  std::string bytes = node ? encode_node(*node) : std::string();
  if (node && stored && bytes == *stored) return {};
  if (node) batch_.put(Family::Node, key, bytes);
  else batch_.remove(Family::Node, key);
  auto update = [&](Family family, const std::vector<std::string>& old_keys, const std::vector<std::string>& new_keys) {
    compare_keys(old_keys, new_keys, [&](const std::string& gone) { batch_.remove(family, gone); },
                 [&](const std::string& come) { batch_.put(family, come, {}); });
  };
  using Keys = std::vector<std::string>;
  update(Family::Index, before ? index_keys(*before) : Keys(), node ? index_keys(*node) : Keys());
  update(Family::Name, before ? name_keys(*before, fold_) : Keys(), node ? name_keys(*node, fold_) : Keys());
  if (before) for (const std::string& label : before->labels) count(label_counter(label), -1);
  if (node) for (const std::string& label : node->labels) count(label_counter(label), 1);
  count(label_counter(""), (node ? 1 : 0) - (before ? 1 : 0));
  return {};
}

Result<bool> GraphWriter::load_chunk(const std::string& key, Chunks& chunks) const {
  if (chunks.count(key) != 0) return true;
  rocksdb::PinnableSlice value;
  HEARSAY_TRY(bool found, view_.find(Family::Adjacency, key, value));
  if (!found) return false;
  HEARSAY_TRY(auto entries, decode_chunk({value.data(), value.size()}));
  chunks[key] = {std::move(entries), value.ToString()};
  return true;
}

// The stored chunk that an entry belongs to.
Result<std::string> GraphWriter::chunk_of(NodeId node, const EdgeKey& key, Cursor& cursor) const {
  cursor.seek_for_prev(chunk_key(node, key));
  if (!cursor.valid_under(id_key(node))) {
    HEARSAY_CHECK(cursor.status());
    return fail(ErrorCode::Corrupt, "node " + to_base32(node) + ": its first adjacency chunk is missing");
  }
  return std::string(cursor.key());
}

Status GraphWriter::finish_edges(NodeId node, std::span<Change> changes) {
  Chunks chunks;
  std::string head = head_chunk_key(node);
  HEARSAY_TRY(bool exists, load_chunk(head, chunks));
  if (!exists) chunks[head] = {};
  MoreChunks more = MoreChunks::No;
  if (ChunkParts parts; exists && split_chunk(chunks[head].stored, parts)) more = parts.more;
  Cursor cursor = view_.cursor(Family::Adjacency);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Change& change = changes[i];
    if (i + 1 < changes.size() && changes[i + 1].key == change.key) continue;  // a later change wins
    std::string place = head;
    if (more == MoreChunks::Yes) {
      HEARSAY_TRY(place, chunk_of(node, change.key, cursor));
      HEARSAY_CHECK(load_chunk(place, chunks));
    }
    auto& entries = chunks[place].entries;
    auto at = std::lower_bound(entries.begin(), entries.end(), change.key,
                               [](const AdjacencyEntry& entry, const EdgeKey& key) { return entry.key < key; });
    bool present = at != entries.end() && at->key == change.key;
    if (!change.key.incoming() && present == change.remove) {
      std::int64_t delta = change.remove ? -1 : 1;
      count(edge_counter(edge_type_name(change.key.type())), delta);
      count(edge_counter(""), delta);
    }
    if (change.remove && present) entries.erase(at);
    else if (!change.remove && present) at->properties = std::move(change.properties);
    else if (!change.remove) entries.insert(at, {change.key, std::move(change.properties)});
  }
  if (more == MoreChunks::Yes) HEARSAY_CHECK(join_headless(node, chunks, cursor));
  return write_chunks(node, chunks, more, cursor);
}

// A chunk whose first entry has gone has no reason to start there: its entries move to the chunk before.
Status GraphWriter::join_headless(NodeId node, Chunks& chunks, Cursor& cursor) const {
  for (auto it = chunks.rbegin(); it != chunks.rend(); ++it) {
    HEARSAY_TRY(EdgeKey first, parse_chunk_key(it->first));
    auto& entries = it->second.entries;
    if (first.tag == 0 || (!entries.empty() && entries.front().key == first)) continue;
    cursor.seek(it->first);
    if (cursor.valid()) cursor.prev();
    if (!cursor.valid_under(id_key(node))) return fail(ErrorCode::Corrupt, "an adjacency chunk has none before it");
    std::string before(cursor.key());
    std::vector<AdjacencyEntry> moved;
    moved.swap(entries);
    HEARSAY_CHECK(load_chunk(before, chunks));  // lower key: the loop comes to it next
    auto& target = chunks[before].entries;
    for (AdjacencyEntry& entry : moved) target.push_back(std::move(entry));
  }
  return {};
}

Status GraphWriter::write_chunks(NodeId node, Chunks& chunks, MoreChunks before, Cursor& cursor) {
  std::map<std::string, std::vector<AdjacencyEntry>> pieces;
  std::string head = head_chunk_key(node);
  for (auto& [key, chunk] : chunks) {
    if (key == head) pieces[head];
    std::vector<AdjacencyEntry>* piece = &pieces[key == head ? head : key];
    for (AdjacencyEntry& entry : chunk.entries) {
      if (starts_chunk(entry.key)) piece = &pieces[chunk_key(node, entry.key)];
      piece->push_back(std::move(entry));
    }
  }
  bool others = false;  // chunks after the head, written now or stored and untouched
  for (const auto& [key, piece] : pieces) others |= key != head && !piece.empty();
  if (!others && before == MoreChunks::Yes)
    for (cursor.seek(head); cursor.valid_under(head) && !others; cursor.next())
      others = chunks.count(std::string(cursor.key())) == 0;
  HEARSAY_CHECK(cursor.status());
  for (const auto& [key, piece] : pieces) {
    auto old = chunks.find(key);
    bool stored = old != chunks.end() && !old->second.stored.empty();
    if (piece.empty() && (key != head || !others)) {
      if (stored) batch_.remove(Family::Adjacency, key);
      continue;
    }
    std::string bytes = encode_chunk(piece, key == head && others ? MoreChunks::Yes : MoreChunks::No);
    if (!stored || bytes != old->second.stored) batch_.put(Family::Adjacency, key, bytes);
  }
  return {};
}

}  // namespace hearsay::graph
