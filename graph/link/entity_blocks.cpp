#include "graph/link/entity_blocks.h"

#include <algorithm>
#include <map>

namespace hearsay::graph {
namespace {

struct GroupRecord {
  std::string head;  // first node of the group
  EntityId entity;
  std::string name;
};
template <class Archive>
void fields(Archive& archive, GroupRecord& x) { archive(x.head)(x.entity)(x.name); }

// Whether anything that blocking or comparing looks at differs.
bool compares_alike(const EntityNode& a, const EntityNode& b) {
  if (a.members == 0 || b.members == 0 || a.type != b.type || a.side != b.side || a.aliases.size() != b.aliases.size()) return false;
  return std::equal(a.aliases.begin(), a.aliases.end(), b.aliases.begin(), [](const auto& x, const auto& y) { return x.first == y.first; });
}

bool is_short(const EntityNode& node) { return node.key.find(' ') == std::string::npos; }

}  // namespace
}  // namespace hearsay::graph

#include "graph/link/digest_fields.h"

namespace hearsay::graph {

bool EntityBlocks::is_name(const std::string& key) const {
  for (const char* kind : {"p=", "o=", "l="})
    if (!blocks_.members('B', kind + key, 1).empty()) return true;
  return false;
}

EntityRef EntityBlocks::entity_of(const std::string& node) const {
  const auto group = blocks_.read<GroupRecord>('G', node);
  return group ? EntityRef{group->entity, group->name} : EntityRef{};
}

// Blocks of the node, and one for each correction that names it.
std::vector<std::string> EntityBlocks::keys_of(const EntityNode& node) const {
  auto keys = block_keys(node);
  for (std::size_t i = 0; i < corrections_.list.size(); ++i) {
    const auto& correction = corrections_.list[i];
    if (correction.kind == CorrectionKind::Side) continue;
    const bool named = node.aliases.contains(folder_.key(correction.first)) || node.aliases.contains(folder_.key(correction.second));
    if (named && correction.kind == CorrectionKind::Same) keys.push_back("c" + std::to_string(i));
  }
  return keys;
}

// Nodes with an edge to `node`, itself left out: the ones that the whole-set linker would compare and find similar.
std::set<std::string> EntityBlocks::neighbours(const EntityNode& node) const {
  std::set<std::string> met, found;
  for (const auto& key : keys_of(node)) {
    for (const auto& other_key : blocks_.members('B', key)) {
      if (other_key == node.key || !met.insert(other_key + (key[0] == 's' ? "s" : key[0] == 'c' ? "c" : "")).second) continue;
      const auto other = blocks_.read<EntityNode>('N', other_key);
      if (!other) continue;
      if (key[0] == 's' && !is_short(node) && !is_short(*other)) continue;
      if (key[0] == 'c' || similarity(node, *other, nullptr) > 0) found.insert(other_key);
    }
  }
  return found;
}

void EntityBlocks::fill(const std::map<std::string, EntityNode>& nodes, const std::vector<std::size_t>& group, const EntityResolver& resolve, const std::vector<DocumentDigest>& digests) {
  std::vector<const std::string*> names;
  for (const auto& [key, node] : nodes) names.push_back(&key);
  std::size_t i = 0;
  for (const auto& [key, node] : nodes) {
    const auto& head = *names[group[i++]];
    const auto entity = resolve(key);
    blocks_.write('N', key, node);
    for (const auto& block : keys_of(node)) blocks_.post('B', block, key);
    blocks_.write('G', key, GroupRecord{head, entity.id, entity.name});
    blocks_.post('M', head, key);
  }
  for (const auto& digest : digests)
    for (const auto& entity : digest.entities) blocks_.post('U', entity.node, digest.id.to_string());
}

std::set<std::string> EntityBlocks::change(const DocumentDigest& digest, bool adding) {
  std::map<std::string, Change> changes;
  const auto document = digest.id.to_string();
  for (const auto& entity : digest.entities) {
    auto found = changes.find(entity.node);
    if (found == changes.end()) {
      Change fresh;
      fresh.before = blocks_.read<EntityNode>('N', entity.node).value_or(EntityNode{});
      fresh.after = fresh.before;
      found = changes.emplace(entity.node, std::move(fresh)).first;
    }
    if (adding) add_member(found->second.after, entity, digest.language);
    else remove_member(found->second.after, entity, digest.language);
  }
  std::set<std::string> seeds, touched;
  for (auto& [key, change] : changes) {
    change.moved = !compares_alike(change.before, change.after);
    touched.insert(key);
    if (change.moved && change.before.members > 0) {
      const auto old = neighbours(change.before);
      seeds.insert(old.begin(), old.end());
    }
  }
  for (const auto& [key, change] : changes) {
    if (change.moved) {
      if (change.before.members > 0)
        for (const auto& block : keys_of(change.before)) blocks_.unpost('B', block, key);
      if (change.after.members > 0)
        for (const auto& block : keys_of(change.after)) blocks_.post('B', block, key);
      seeds.insert(key);
    }
    if (change.after.members > 0) blocks_.write('N', key, change.after);
    else blocks_.erase('N', key);
    if (adding) blocks_.post('U', key, document);
    else blocks_.unpost('U', key, document);
  }
  regroup(seeds, touched);
  std::set<std::string> documents;
  refresh(touched, documents);
  documents.erase(document);
  return documents;
}

// Recomputes the groups of every component that holds a seed.
void EntityBlocks::regroup(const std::set<std::string>& seeds, std::set<std::string>& touched) {
  std::set<std::string> done;
  for (const auto& seed : seeds) {
    if (!blocks_.read<EntityNode>('N', seed)) {  // died: leaves its group
      if (const auto group = blocks_.read<GroupRecord>('G', seed)) blocks_.unpost('M', group->head, seed);
      blocks_.erase('G', seed);
      continue;
    }
    if (done.contains(seed)) continue;
    std::map<std::string, EntityNode> component;
    std::vector<std::string> open = {seed};
    done.insert(seed);
    while (!open.empty()) {
      const auto key = open.back();
      open.pop_back();
      const auto node = blocks_.read<EntityNode>('N', key);
      if (!node) continue;
      for (const auto& next : neighbours(*node))
        if (done.insert(next).second) open.push_back(next);
      component.emplace(key, *node);
    }
    std::vector<EntityNode> nodes;
    for (auto& [key, node] : component) nodes.push_back(std::move(node));
    store_groups(nodes, touched);
  }
}

void EntityBlocks::store_groups(const std::vector<EntityNode>& nodes, std::set<std::string>& touched) {
  std::vector<const EntityNode*> pointers;
  std::map<std::string, std::size_t> number;
  for (const auto& node : nodes) number[node.key] = pointers.size(), pointers.push_back(&node);
  std::vector<Similarity> edges;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    for (const auto& other : neighbours(nodes[i]))
      if (const auto j = number.at(other); i < j)
        if (const double weight = similarity(nodes[i], nodes[j], nullptr); weight > 0) edges.push_back({i, j, weight});
  const auto group = group_nodes(pointers, edges, corrections_, folder_);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto& key = nodes[i].key;
    const auto& head = nodes[group[i]].key;
    const auto old = blocks_.read<GroupRecord>('G', key);
    touched.insert(key);
    if (old && old->head == head) continue;
    if (old) {
      blocks_.unpost('M', old->head, key);
      for (const auto& left : blocks_.members('M', old->head)) touched.insert(left);
    }
    blocks_.post('M', head, key);
    blocks_.write('G', key, GroupRecord{head, old ? old->entity : EntityId{}, old ? old->name : ""});
  }
}

// Makes the entities of the groups of `nodes` anew, and collects the documents that see another id or name.
void EntityBlocks::refresh(const std::set<std::string>& nodes, std::set<std::string>& documents) {
  std::set<std::string> heads;
  for (const auto& key : nodes)
    if (const auto group = blocks_.read<GroupRecord>('G', key)) heads.insert(group->head);
  for (const auto& head : heads) {
    std::vector<EntityNode> members;
    for (const auto& key : blocks_.members('M', head))
      if (auto node = blocks_.read<EntityNode>('N', key)) members.push_back(std::move(*node));
    if (members.empty()) continue;
    std::vector<const EntityNode*> group;
    for (const auto& node : members) group.push_back(&node);
    const Entity entity = make_entity(group);
    for (const auto& node : members) {
      const auto old = blocks_.read<GroupRecord>('G', node.key);
      if (old && old->entity == entity.id && old->name == entity.name) continue;
      blocks_.write('G', node.key, GroupRecord{head, entity.id, entity.name});
      if (node.key[0] == 'l') continue;  // one document's own
      for (const auto& document : blocks_.members('U', node.key)) documents.insert(document);
    }
  }
}

std::vector<Entity> EntityBlocks::entities() const {
  std::vector<Entity> out;
  std::map<std::string, std::vector<EntityNode>> groups;
  for (const auto& key : blocks_.names('N')) {
    const auto group = blocks_.read<GroupRecord>('G', key);
    auto node = blocks_.read<EntityNode>('N', key);
    if (group && node) groups[group->head].push_back(std::move(*node));
  }
  for (const auto& [head, members] : groups) {
    std::vector<const EntityNode*> group;
    for (const auto& node : members) group.push_back(&node);
    out.push_back(make_entity(group));
    note_corrections(out.back(), group, corrections_, folder_);
  }
  return out;
}

std::vector<EntityNode> EntityBlocks::nodes() const {
  std::vector<EntityNode> out;
  for (const auto& key : blocks_.names('N'))
    if (auto node = blocks_.read<EntityNode>('N', key)) out.push_back(std::move(*node));
  return out;
}

}  // namespace hearsay::graph
