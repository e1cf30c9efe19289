// Keeps the ACCUSED edges, which sum up the shares of all documents (family "derived", kind 's'), in step with the
// shares. Private to graph/store. Tested by tests/graph/store/store_test.cpp.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "graph/store/database.h"
#include "graph/store/graph_elements.h"
#include "graph/store/projection.h"

namespace hearsay::graph {

class AccusedUpdate {
 public:
  explicit AccusedUpdate(const ReadView& view) : view_(view) {}

  void remove(const Accusation& share, DocumentId document);
  void put(const Accusation& share, DocumentId document);
  // Sums up every pair met, adds the edges to `before` and `after` and the changed shares to `batch`.
  Status finish(Batch& batch, GraphElements& before, GraphElements& after);

 private:
  const ReadView& view_;
  std::map<std::string, std::optional<std::string>> shares_;  // by key; nothing = removed
  std::set<std::pair<EntityId, EntityId>> pairs_;
};

}  // namespace hearsay::graph
