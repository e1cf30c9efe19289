// Nodes and edges on their way into the store: what a projection makes and GraphWriter writes.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "graph/property_graph.h"
#include "graph/store/graph_codes.h"

namespace hearsay::graph {

// An edge before it has an id: parallel edges between two nodes differ in their discriminator.
struct PlainEdge {
  NodeId from = 0;
  EdgeType type = EdgeType::MentionedIn;
  NodeId to = 0;
  std::uint32_t discriminator = 0;
  Properties properties;

  friend bool same_place(const PlainEdge& a, const PlainEdge& b) { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const PlainEdge& a, const PlainEdge& b) {
    if (auto order = a.from <=> b.from; order != 0) return order;
    if (auto order = a.type <=> b.type; order != 0) return order;
    if (auto order = a.to <=> b.to; order != 0) return order;
    return a.discriminator <=> b.discriminator;
  }
};

struct GraphElements {
  std::vector<Node> nodes;
  std::vector<PlainEdge> edges;
};

}  // namespace hearsay::graph
