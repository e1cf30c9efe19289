// Entity blocks: entity linking kept up to date document by document. After any sequence of add and remove the groups are
// those that group_nodes() gives for the whole set. Internal to graph/link. Tested by tests/graph/link/incremental_test.cpp.
// Records: N node -> EntityNode; G node -> its group (name: first node) and entity; postings: B block -> nodes,
// M group -> nodes, U node -> documents.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/link/block_store.h"
#include "graph/link/entity_linker.h"
#include "graph/link/event_record.h"

namespace hearsay::graph {

class EntityBlocks {
 public:
  EntityBlocks(Blocks& blocks, const Corrections& corrections, NameFolder& folder) : blocks_(blocks), corrections_(corrections), folder_(folder) {}

  // Both return the documents (other than this one) whose entities have another id or name now.
  std::set<std::string> add(const DocumentDigest& digest) { return change(digest, true); }
  std::set<std::string> remove(const DocumentDigest& digest) { return change(digest, false); }

  // Fills blocks that hold no entities yet with what add() of every digest would leave. `group`: of each node in their
  // order, numbered by its first node, from group_nodes(); `resolve` knows every node.
  void fill(const std::map<std::string, EntityNode>& nodes, const std::vector<std::size_t>& group, const EntityResolver& resolve,
            const std::vector<DocumentDigest>& digests);

  // Whether any document names something by this key (name_key.h).
  bool is_name(const std::string& key) const;
  EntityRef entity_of(const std::string& node) const;
  // All entities without members, and the group of each node.
  std::vector<Entity> entities() const;
  // The nodes of all documents.
  std::vector<EntityNode> nodes() const;

 private:
  struct Change {
    EntityNode before, after;
    bool moved = false;  // registers or compares otherwise than before
  };

  std::set<std::string> change(const DocumentDigest& digest, bool adding);
  std::vector<std::string> keys_of(const EntityNode& node) const;
  std::set<std::string> neighbours(const EntityNode& node) const;
  void regroup(const std::set<std::string>& seeds, std::set<std::string>& touched);
  void store_groups(const std::vector<EntityNode>& nodes, std::set<std::string>& touched);
  void refresh(const std::set<std::string>& nodes, std::set<std::string>& documents);

  Blocks& blocks_;
  const Corrections& corrections_;
  NameFolder& folder_;
};

}  // namespace hearsay::graph
