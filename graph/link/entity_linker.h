// Entity linking over documents and languages. Every local entity has a signature, its node:
//   "g:KEY"                a gazetteer entry;          "k:KIND:SIDE"  a body that a country has once ("k:ministry:defence:ARM")
//   "n:TYPE:SIDE:NAMEKEY"  a name that no list knows;  "l:ID"         nothing that another document could share
// Nodes are compared only where blocks bring them together (same name key, same skeleton, same surname); the similarity
// graph's components, cut where two nodes cannot be one, are the entities. Nothing is global: a node's component depends
// only on the nodes that its blocks reach. Tested by tests/graph/link/linker_test.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/link/corrections.h"
#include "graph/link/digest.h"
#include "graph/link/partition.h"
#include "schemas/derived.h"

namespace hearsay::graph {

// What all documents together tell of one node. The plain fields follow from the counts: the most frequent value of each.
struct EntityNode {
  std::string key;
  std::map<std::string, std::uint32_t> facts;     // "side=ARM", "kind=ministry:defence", "at=40.1 46.2" ... -> local entities
  EntityType type = EntityType::Organization;
  std::string side, kind, of, gazetteer;
  std::optional<double> latitude, longitude;
  std::map<std::string, std::uint32_t> aliases;   // name key -> local entities that use it
  std::map<std::string, std::uint32_t> titles;    // fullest names -> local entities
  std::map<std::string, std::uint32_t> english;   // canonical English names -> local entities
  std::map<std::string, std::map<std::string, std::uint32_t>> names;  // language -> name as written -> local entities
  std::uint32_t members = 0;
};

// Adds one local entity to its node (`node.key` must be entity.node). Commutative.
void add_member(EntityNode& node, const EntityDigest& entity, const std::string& language);
// Takes it back. The node is dead when `members` is 0.
void remove_member(EntityNode& node, const EntityDigest& entity, const std::string& language);

// Blocks that the node registers under; two nodes are compared where they share one.
std::vector<std::string> block_keys(const EntityNode& node);

// Similarity above 0 where two nodes may be one entity, with the reason in `why`.
double similarity(const EntityNode& a, const EntityNode& b, std::string* why);
bool excludes(const EntityNode& a, const EntityNode& b);

// Groups of nodes that are one entity. `nodes` must be sorted by key and closed under blocks.
std::vector<std::size_t> group_nodes(const std::vector<const EntityNode*>& nodes, const std::vector<Similarity>& edges, const Corrections& corrections, NameFolder& folder);

EntityId entity_id(const std::vector<const EntityNode*>& group);
// Adds the corrections that name a node of the group to the entity's reasons, with their lines.
void note_corrections(Entity& entity, const std::vector<const EntityNode*>& group, const Corrections& corrections, NameFolder& folder);
// The entity of a group, without its members.
Entity make_entity(const std::vector<const EntityNode*>& group);

}  // namespace hearsay::graph
