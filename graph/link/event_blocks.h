// Event blocks: event linking kept up to date document by document. After any sequence of add and remove the groups are
// those that group_cells() gives for the whole set. Internal to graph/link. Tested by tests/graph/link/incremental_test.cpp.
// Records: X cell -> Cell; Y cell -> its group (empty: floating, joined to nothing yet grouped); postings: C cell ->
// happenings ("document.index"), R registered key -> cells, Q look-up key -> floating cells, W group -> cells.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/link/block_store.h"
#include "graph/link/event_linker.h"
#include "graph/link/event_record.h"

namespace hearsay::graph {

class EventBlocks {
 public:
  explicit EventBlocks(Blocks& blocks) : blocks_(blocks) {}

  // What an operation changed: groups that have other members now (some may be empty: gone), and the documents with a
  // happening that stands in another group now.
  struct Change {
    std::set<std::string> groups, documents;
  };
  Change add(const DocumentDigest& digest) { return change(digest, true); }
  Change remove(const DocumentDigest& digest) { return change(digest, false); }

  // Fills blocks that hold no events yet with what add() of every digest would leave. `group`: of each cell in their order,
  // numbered by its first cell, from group_cells(); `members`: the happenings of each cell.
  void fill(const std::map<std::string, Cell>& cells, const std::vector<std::size_t>& group, const std::map<std::string, std::vector<EventMember>>& members);

  // The group of a cell; empty for an unknown cell.
  std::string group_of(const std::string& cell) const;
  // Happenings of a group: document id and index.
  std::vector<std::pair<std::string, std::size_t>> happenings(const std::string& group) const;

 private:
  Change change(const DocumentDigest& digest, bool adding);
  std::set<std::string> neighbours(const Cell& cell) const;
  bool stands_alone(const std::string& cell) const;  // not joined to an anchored group
  void register_cell(const Cell& cell, bool adding);
  void regroup(const std::set<std::string>& seeds, std::set<std::string>& seen);
  void rejoin(const std::set<std::string>& floating, std::set<std::string>& seeds);
  void move(const std::string& cell, const std::string& group);

  Blocks& blocks_;
  Change changed_;  // by the operation under way
};

}  // namespace hearsay::graph
