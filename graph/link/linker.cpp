#include "graph/link/linker.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "graph/link/assemble.h"
#include "graph/link/copies.h"
#include "graph/link/copy_blocks.h"
#include "graph/link/digest_fields.h"
#include "graph/link/entity_blocks.h"
#include "graph/link/entity_linker.h"
#include "graph/link/event_blocks.h"
#include "graph/link/event_linker.h"
#include "graph/link/event_record.h"
#include "graph/link/slice.h"

namespace hearsay::graph {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;

// Nodes of all documents, their groups, and the entity of each.
struct Entities {
  std::map<std::string, EntityNode> nodes;
  std::vector<std::size_t> group;  // of each node, in the order of `nodes`
  std::unordered_map<std::string, EntityRef> of_node;
  std::vector<Entity> records;
};

std::map<std::string, EntityNode> collect_nodes(const std::vector<DocumentDigest>& digests) {
  std::map<std::string, EntityNode> nodes;
  for (const auto& digest : digests)
    for (const auto& entity : digest.entities) add_member(nodes[entity.node], entity, digest.language);
  return nodes;
}

std::vector<Similarity> compare_nodes(const std::vector<const EntityNode*>& nodes) {
  std::unordered_map<std::string, std::vector<std::size_t>> blocks;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    for (const auto& key : block_keys(*nodes[i])) blocks[key].push_back(i);
  std::set<Pair> met;
  std::vector<Similarity> edges;
  for (const auto& [key, block] : blocks)
    for_block_pairs(key, block, [&](std::size_t i) { return nodes[i]; }, [&](std::size_t a, std::size_t b) {
      if (!met.insert(std::minmax(a, b)).second) return;
      if (const double weight = similarity(*nodes[a], *nodes[b], nullptr); weight > 0) edges.push_back({std::min(a, b), std::max(a, b), weight});
    });
  return edges;
}

Entities link_entities(const std::vector<DocumentDigest>& digests, const Corrections& corrections, NameFolder& folder) {
  Entities out;
  out.nodes = collect_nodes(digests);
  std::vector<const EntityNode*> nodes;
  for (const auto& [key, node] : out.nodes) nodes.push_back(&node);
  out.group = group_nodes(nodes, compare_nodes(nodes), corrections, folder);
  std::map<std::size_t, std::vector<const EntityNode*>> groups;
  for (std::size_t i = 0; i < nodes.size(); ++i) groups[out.group[i]].push_back(nodes[i]);
  std::unordered_map<std::string, std::size_t> record_of;
  for (const auto& [number, members] : groups) {
    Entity entity = make_entity(members);
    note_corrections(entity, members, corrections, folder);
    for (const auto* node : members) {
      out.of_node[node->key] = {entity.id, entity.name};
      record_of[node->key] = out.records.size();
    }
    out.records.push_back(std::move(entity));
  }
  for (const auto& digest : digests)
    for (const auto& entity : digest.entities) out.records[record_of[entity.node]].members.push_back(entity.id);
  for (auto& record : out.records) std::sort(record.members.begin(), record.members.end());
  return out;
}

// Every happening of every document in its event.
struct Events {
  std::map<std::string, Cell> cells;
  std::map<std::string, std::vector<EventMember>> members;           // of each cell
  std::vector<std::size_t> group;                                    // of each cell, in the order of `cells`
  std::map<std::size_t, std::vector<EventMember>> of_group;
};

Events link_events(const std::vector<DocumentDigest>& digests) {
  Events out;
  for (const auto& digest : digests)
    for (std::size_t i = 0; i < digest.happenings.size(); ++i) {
      Cell cell = make_cell(digest, i);
      out.members[cell.key].push_back({&digest, i});
      out.cells.emplace(cell.key, std::move(cell));
    }
  std::vector<const Cell*> list;
  for (const auto& [key, cell] : out.cells) list.push_back(&cell);
  out.group = group_cells(list);
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto& event = out.of_group[out.group[i]];
    const auto& more = out.members[list[i]->key];
    event.insert(event.end(), more.begin(), more.end());
  }
  return out;
}

void tell_unknown_names(const Corrections& corrections, const Entities& entities, const LinkOptions& options, NameFolder& folder) {
  if (!options.reporter || corrections.empty()) return;
  std::set<std::string> known;
  for (const auto& [key, node] : entities.nodes)
    for (const auto& [alias, times] : node.aliases) known.insert(alias);
  report_unknown_names(corrections, folder, *options.reporter, [&](const std::string& key) { return known.contains(key); });
}

void append(Derived& to, Derived&& piece) {
  auto add = [](auto& list, auto& more) { std::move(more.begin(), more.end(), std::back_inserter(list)); };
  add(to.events, piece.events);
  add(to.disputes, piece.disputes);
  add(to.claim_links, piece.claim_links);
  add(to.citations, piece.citations);
  add(to.origins, piece.origins);
}

// Where the pieces of the derived layer go; without a store they are only gathered.
class PieceWriter {
 public:
  PieceWriter(BlockStore* store, Derived& derived) : derived_(derived) {
    if (store) blocks_.emplace(*store);
  }
  void document(const DocumentDigest& digest) {
    if (!blocks_) return;
    blocks_->write('D', digest.id.to_string(), without_passages(digest));
    write_slice(*blocks_, digest);
  }
  void event(const std::string& group, Derived&& piece) {
    if (blocks_) {
      blocks_->write('E', group, piece.events.front().id);
      blocks_->write('P', group, piece);
    }
    append(derived_, std::move(piece));
  }
  void rest(const DocumentDigest& digest, Derived&& piece) {
    if (blocks_) blocks_->write('O', digest.id.to_string(), piece);
    append(derived_, std::move(piece));
  }
  Blocks* blocks() { return blocks_ ? &*blocks_ : nullptr; }

 private:
  Derived& derived_;
  std::optional<Blocks> blocks_;
};

void write_events(const Events& events, const EntityResolver& resolve, PieceWriter& writer) {
  EventsOfDocument event_of;
  std::vector<const std::string*> names;
  for (const auto& [key, cell] : events.cells) names.push_back(&key);
  for (const auto& [group, members] : events.of_group) note_event(members, event_of);
  for (const auto& [group, members] : events.of_group) {
    Derived piece;
    Event event = make_event(members, resolve);
    relate_event(event, members, event_of);
    add_matter(make_matter(event, members, resolve), piece);
    piece.events.push_back(std::move(event));
    writer.event(*names[group], std::move(piece));
  }
}

Result<Derived> link_all(BlockStore* store, std::vector<DocumentDigest> digests, const Corrections& corrections, const LinkOptions& options) {
  NameFolder folder;
  for (auto& digest : digests) apply_sides(digest, corrections, folder);
  Entities entities = link_entities(digests, corrections, folder);
  tell_unknown_names(corrections, entities, options, folder);
  const EntityResolver resolve = [&](const std::string& node) {
    const auto found = entities.of_node.find(node);
    return found == entities.of_node.end() ? EntityRef{} : found->second;
  };
  Derived derived;
  PieceWriter writer(store, derived);
  const auto events = link_events(digests);
  write_events(events, resolve, writer);
  for (const auto& digest : digests) {
    Derived piece;
    add_document(digest, resolve, piece);
    writer.rest(digest, std::move(piece));
    writer.document(digest);
  }
  derived.near_copies = find_near_copies(digests);
  if (auto* blocks = writer.blocks()) {
    EntityBlocks(*blocks, corrections, folder).fill(entities.nodes, entities.group, resolve, digests);
    EventBlocks(*blocks).fill(events.cells, events.group, events.members);
    CopyBlocks(*blocks).fill(digests, derived.near_copies);
    HEARSAY_CHECK(blocks->status());
  }
  std::set<PartOf> parts;
  for (const auto& [key, node] : entities.nodes) add_parts(node, resolve, parts);
  derived.part_of = {parts.begin(), parts.end()};
  derived.entities = std::move(entities.records);
  sort_derived(derived);
  return derived;
}

}  // namespace

Derived link_digests(std::vector<DocumentDigest> digests, const Corrections& corrections, const LinkOptions& options) {
  return *link_all(nullptr, std::move(digests), corrections, options);  // only a store fails
}

Result<Derived> link_into(BlockStore& store, std::vector<DocumentDigest> digests, const Corrections& corrections, const LinkOptions& options) {
  return link_all(&store, std::move(digests), corrections, options);
}

Derived link(const std::vector<Evidence>& evidence, const Corrections& corrections, const LinkOptions& options) {
  NameFolder folder;
  std::vector<const Evidence*> order;
  for (const auto& record : evidence) order.push_back(&record);
  std::sort(order.begin(), order.end(), [](const Evidence* a, const Evidence* b) {
    return std::tie(a->document.id, a->document.text_hash) < std::tie(b->document.id, b->document.text_hash);
  });
  std::vector<DocumentDigest> digests;
  for (const auto* record : order)
    if (digests.empty() || digests.back().id != record->document.id) digests.push_back(make_digest(*record, folder));
  return link_digests(std::move(digests), corrections, options);
}

}  // namespace hearsay::graph
