// What CREATE and DELETE would do to a graph. The product has no implementation: queries only read. The TCK runner
// sets its graphs up through one (tests/graph/query/).
#pragma once

#include "graph/property_graph.h"

namespace hearsay::graph::cypher {

class GraphUpdates {
 public:
  virtual ~GraphUpdates() = default;
  // Both assign the id. An edge has its ends set.
  virtual NodeId create_node(Node node) = 0;
  virtual EdgeId create_edge(Edge edge) = 0;
  virtual void delete_node(NodeId id) = 0;
  virtual void delete_edge(EdgeId id) = 0;
};

}  // namespace hearsay::graph::cypher
