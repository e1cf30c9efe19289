// What an open Engine holds, shared by its source files: the store, and the state that reading works on.
#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "engine/engine.h"
#include "graph/export/record_index.h"
#include "graph/store/store.h"

namespace hearsay::engine {

// One moment of the graph, with the derived layer and the index that records are written from.
struct Reading {
  std::shared_ptr<const graph::Snapshot> snapshot;
  Derived derived;
  std::optional<graph::RecordIndex> index;          // uris, no mentions
  std::optional<graph::RecordIndex> with_mentions;  // made when entities are asked for

  graph::EvidenceScan scan() const;  // every evidence record
};

// What a write has done before linking.
struct LinkTask {
  std::string corrections;        // file; empty = those kept in the graph
  std::set<DocumentId> changed;   // documents added, revised or forgotten
  bool was_linked = false;        // Engine::Parts::is_linked() before that
};

// The derived layer of everything in `snapshot`, from nothing but its evidence and these corrections.
Result<Derived> derive(const graph::Snapshot& snapshot, const std::string& corrections, Reporter& reporter);
// The corrections that the graph keeps, as text.
Result<std::string> kept_corrections(const graph::Snapshot& snapshot);

struct Engine::Parts {
  EngineOptions options;
  OpenMode mode = OpenMode::Read;
  std::unique_ptr<graph::Store> store;

  // The state for reading, made once after each write.
  Result<std::shared_ptr<const Reading>> reading(graph::RecordIndex::Mentions mentions) const;
  void forget_reading();
  // Whether the derived layer stands for the evidence that is stored; to be asked before documents are written.
  Result<bool> is_linked() const;
  // Links what changed, or everything, and replaces the derived layer (linking.cpp).
  Status link(const LinkTask& task, const Progress& progress, Reporter& reporter);

 private:
  mutable std::mutex mutex_;
  mutable std::shared_ptr<Reading> reading_;
};

}  // namespace hearsay::engine
