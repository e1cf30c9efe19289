// The graph that the store's benchmark loads: nodes with typed properties, edges from uniform sources to targets with a
// power law (node i is drawn with weight i^-1/2, so degrees fall off with exponent 3), ids that are hashes as in a real
// graph, one place of evidence on each edge. Equal arguments give equal graphs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/store/graph_elements.h"

namespace hearsay::bench {

struct GeneratedNode {
  std::uint64_t id = 0;
  int label = 0;  // index into kLabels
  std::string name, side;
  std::int64_t documents = 0;
};

struct GeneratedEdge {
  std::uint64_t from = 0, to = 0;
  int type = 0;  // graph::EdgeType
  std::uint64_t document = 0;
  std::uint32_t begin = 0, end = 0;
};

struct GeneratedGraph {
  std::vector<GeneratedNode> nodes;
  std::vector<GeneratedEdge> edges;
};

inline constexpr const char* kLabels[] = {"Person", "Organization", "Country", "Region", "Place"};

enum class IdKind { Hashes, Dense };
GeneratedGraph generate_graph(std::size_t nodes, std::size_t edges, IdKind ids, std::uint64_t seed);

graph::Node to_node(const GeneratedNode& node);
// Without properties: these are appended to `properties`, encoded.
graph::PlainEdge to_edge(const GeneratedEdge& edge, std::string& properties);

}  // namespace hearsay::bench
