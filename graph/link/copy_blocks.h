// Copy blocks: near copies kept up to date document by document. After any sequence of add and remove the copies are those
// that find_near_copies() gives for the whole set. Internal to graph/link. Tested by tests/graph/link/incremental_test.cpp.
// Records: F document -> its passages and day; K document -> NearCopy; postings: L band -> documents, so named that their
// order is that of precedes().
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/link/block_store.h"
#include "graph/link/digest.h"
#include "schemas/derived.h"

namespace hearsay::graph {

class CopyBlocks {
 public:
  explicit CopyBlocks(Blocks& blocks) : blocks_(blocks) {}

  void add(const DocumentDigest& digest);
  void remove(DocumentId id);
  // Fills blocks that hold no copies yet with what add() of every digest would leave; `copies` from find_near_copies().
  void fill(const std::vector<DocumentDigest>& digests, const std::vector<NearCopy>& copies);
  std::vector<NearCopy> copies() const;

 private:
  using Text = std::shared_ptr<const DocumentDigest>;  // id, day and passages only
  Text text(const std::string& document);
  void write_text(const DocumentDigest& digest);
  void offer(const std::string& member, const DocumentDigest& candidate);
  void find(const DocumentDigest& document);

  Blocks& blocks_;
  std::unordered_map<std::string, Text> texts_;
};

}  // namespace hearsay::graph
