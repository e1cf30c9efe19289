// What an open Engine holds, shared by its source files: the store, and the state that reading works on.
#pragma once

#include <memory>
#include <mutex>

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

struct Engine::Parts {
  EngineOptions options;
  OpenMode mode = OpenMode::Read;
  std::unique_ptr<graph::Store> store;

  // The state for reading, made once after each write.
  Result<std::shared_ptr<const Reading>> reading(graph::RecordIndex::Mentions mentions) const;
  void forget_reading();
  // Links all evidence and replaces the derived layer; `corrections` empty = those kept in the graph.
  Status link(const std::string& corrections_file, const Progress& progress, Reporter& reporter);

 private:
  mutable std::mutex mutex_;
  mutable std::shared_ptr<Reading> reading_;
};

}  // namespace hearsay::engine
