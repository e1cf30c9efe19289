#include "graph/link/linker.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "graph/link/assemble.h"
#include "graph/link/copies.h"
#include "graph/link/entity_linker.h"
#include "graph/link/event_linker.h"
#include "graph/link/event_record.h"

namespace hearsay::graph {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;

// Nodes of all documents, their groups, and the entity of each.
struct Entities {
  std::map<std::string, EntityNode> nodes;
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
  const auto group = group_nodes(nodes, compare_nodes(nodes), corrections, folder);
  std::map<std::size_t, std::vector<const EntityNode*>> groups;
  for (std::size_t i = 0; i < nodes.size(); ++i) groups[group[i]].push_back(nodes[i]);
  std::unordered_map<std::string, std::size_t> record_of;
  for (const auto& [number, members] : groups) {
    Entity entity = make_entity(members);
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
std::vector<std::vector<EventMember>> link_events(const std::vector<DocumentDigest>& digests) {
  std::map<std::string, Cell> cells;
  std::map<std::string, std::vector<EventMember>> members;
  for (const auto& digest : digests)
    for (std::size_t i = 0; i < digest.happenings.size(); ++i) {
      Cell cell = make_cell(digest, i);
      members[cell.key].push_back({&digest, i});
      cells.emplace(cell.key, std::move(cell));
    }
  std::vector<const Cell*> list;
  for (const auto& [key, cell] : cells) list.push_back(&cell);
  const auto group = group_cells(list);
  std::map<std::size_t, std::vector<EventMember>> events;
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto& event = events[group[i]];
    const auto& more = members[list[i]->key];
    event.insert(event.end(), more.begin(), more.end());
  }
  std::vector<std::vector<EventMember>> out;
  for (auto& [number, event] : events) out.push_back(std::move(event));
  return out;
}

void report_unknown_names(const Corrections& corrections, const Entities& entities, const LinkOptions& options, NameFolder& folder) {
  if (!options.reporter || corrections.empty()) return;
  std::set<std::string> known;
  for (const auto& [key, node] : entities.nodes)
    for (const auto& [alias, times] : node.aliases) known.insert(alias);
  for (const auto& correction : corrections.list) {
    const std::string where = corrections.file + ":" + std::to_string(correction.line);
    for (const auto* name : {&correction.first, &correction.second}) {
      if (name == &correction.second && correction.kind == CorrectionKind::Side) continue;
      if (!known.contains(folder.key(*name))) options.reporter->failure(where, "no document names \"" + *name + "\"");
    }
  }
}

template <class T, class Key>
void sort_by(std::vector<T>& list, Key key) {
  std::sort(list.begin(), list.end(), [&](const T& a, const T& b) { return key(a) < key(b); });
}

}  // namespace

Derived link_digests(std::vector<DocumentDigest> digests, const Corrections& corrections, const LinkOptions& options) {
  NameFolder folder;
  for (auto& digest : digests) apply_sides(digest, corrections, folder);
  Entities entities = link_entities(digests, corrections, folder);
  report_unknown_names(corrections, entities, options, folder);
  const EntityResolver resolve = [&](const std::string& node) {
    const auto found = entities.of_node.find(node);
    return found == entities.of_node.end() ? EntityRef{} : found->second;
  };
  Derived derived;
  EventsOfDocument event_of;
  const auto groups = link_events(digests);
  for (const auto& members : groups) note_event(members, event_of);
  for (const auto& members : groups) {
    Event event = make_event(members, resolve);
    relate_event(event, members, event_of);
    add_matter(make_matter(event, members, resolve), derived);
    derived.events.push_back(std::move(event));
  }
  for (const auto& digest : digests) add_document(digest, resolve, derived);
  derived.near_copies = find_near_copies(digests);
  std::set<PartOf> parts;
  for (const auto& [key, node] : entities.nodes) add_parts(node, resolve, parts);
  derived.part_of = {parts.begin(), parts.end()};
  derived.entities = std::move(entities.records);
  sort_derived(derived);
  return derived;
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
