#include "graph/link/partition.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/stoer_wagner_min_cut.hpp>
#include <boost/property_map/property_map.hpp>
#include <cmath>
#include <map>

namespace hearsay::graph {
namespace {

// Integer weights, so that equal cuts compare equal on every machine.
using Weight = long long;
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                    boost::property<boost::edge_weight_t, Weight>>;

// Components larger than this are cut by their weakest edges instead: Stoer-Wagner costs n*m + n^2 log n.
constexpr std::size_t kMinCutNodes = 400;

struct Part {
  std::vector<std::size_t> nodes;  // ascending
  std::vector<Similarity> edges;   // between them
};

Weight to_weight(double weight) { return std::max<Weight>(1, std::llround(weight * 1024)); }

bool holds_exclusion(const Part& part, const Excludes& excludes) {
  for (std::size_t i = 0; i < part.nodes.size(); ++i)
    for (std::size_t j = i + 1; j < part.nodes.size(); ++j)
      if (excludes(part.nodes[i], part.nodes[j])) return true;
  return false;
}

Graph build(const Part& part, const std::vector<Similarity>& edges) {
  Graph graph(part.nodes.size());
  auto local = [&](std::size_t node) {
    return static_cast<std::size_t>(std::lower_bound(part.nodes.begin(), part.nodes.end(), node) - part.nodes.begin());
  };
  for (const auto& edge : edges) boost::add_edge(local(edge.first), local(edge.second), to_weight(edge.weight), graph);
  return graph;
}

std::vector<Part> components(const Part& part) {
  const Graph graph = build(part, part.edges);
  std::vector<std::size_t> label(part.nodes.size());
  const auto count = boost::connected_components(graph, boost::make_iterator_property_map(label.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<Part> parts(static_cast<std::size_t>(count));
  std::map<std::size_t, std::size_t> of;
  for (std::size_t i = 0; i < label.size(); ++i) {
    parts[label[i]].nodes.push_back(part.nodes[i]);
    of[part.nodes[i]] = label[i];
  }
  for (const auto& edge : part.edges)
    if (of[edge.first] == of[edge.second]) parts[of[edge.first]].edges.push_back(edge);
  return parts;
}

// The part without the edges that cross the minimum cut; the part must be connected and hold two nodes or more.
Part without_minimum_cut(const Part& part) {
  const Graph graph = build(part, part.edges);
  std::vector<char> side(part.nodes.size(), 0);
  auto parities = boost::make_iterator_property_map(side.begin(), boost::get(boost::vertex_index, graph));
  boost::stoer_wagner_min_cut(graph, boost::get(boost::edge_weight, graph), boost::parity_map(parities));
  std::map<std::size_t, char> of;
  for (std::size_t i = 0; i < side.size(); ++i) of[part.nodes[i]] = side[i];
  Part cut{part.nodes, {}};
  for (const auto& edge : part.edges)
    if (of[edge.first] == of[edge.second]) cut.edges.push_back(edge);
  return cut;
}

Part without_weakest(const Part& part) {
  Weight weakest = to_weight(part.edges.front().weight);
  for (const auto& edge : part.edges) weakest = std::min(weakest, to_weight(edge.weight));
  Part cut{part.nodes, {}};
  for (const auto& edge : part.edges)
    if (to_weight(edge.weight) > weakest) cut.edges.push_back(edge);
  return cut;
}

}  // namespace

std::vector<std::size_t> partition(std::size_t nodes, const std::vector<Similarity>& edges, const Excludes& excludes) {
  Part whole;
  for (std::size_t i = 0; i < nodes; ++i) whole.nodes.push_back(i);
  whole.edges = edges;
  std::sort(whole.edges.begin(), whole.edges.end(), [](const Similarity& a, const Similarity& b) {
    return std::tie(a.first, a.second, a.weight) < std::tie(b.first, b.second, b.weight);
  });
  std::vector<std::size_t> group(nodes);
  std::vector<Part> open = components(whole);
  while (!open.empty()) {
    Part part = std::move(open.back());
    open.pop_back();
    if (part.nodes.size() == 1 || !holds_exclusion(part, excludes)) {
      for (auto node : part.nodes) group[node] = part.nodes.front();
      continue;
    }
    const Part cut = part.nodes.size() <= kMinCutNodes ? without_minimum_cut(part) : without_weakest(part);
    for (auto& piece : components(cut)) open.push_back(std::move(piece));
  }
  return group;
}

}  // namespace hearsay::graph
