#include "graph/link/source_graph.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/property_map.hpp>
#include <set>

namespace hearsay::graph {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
constexpr std::size_t kRounds = 50;
constexpr double kDamping = 0.85;

Graph build(std::size_t nodes, const std::vector<Relay>& relays) {
  std::set<Relay> distinct(relays.begin(), relays.end());
  Graph graph(nodes);
  for (const auto& [source, taker] : distinct)
    if (source != taker) boost::add_edge(source, taker, graph);
  return graph;
}

std::vector<std::size_t> component_of(const Graph& graph) {
  std::vector<std::size_t> component(boost::num_vertices(graph));
  boost::strong_components(graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
  return component;
}

// The smallest node of each strong component that no other component feeds.
std::vector<std::size_t> origins_of(const Graph& graph) {
  const auto component = component_of(graph);
  const auto nodes = boost::num_vertices(graph);
  std::vector<char> fed(nodes, 0), seen(nodes, 0);
  for (auto [edge, end] = boost::edges(graph); edge != end; ++edge)
    if (component[boost::source(*edge, graph)] != component[boost::target(*edge, graph)]) fed[component[boost::target(*edge, graph)]] = 1;
  std::vector<std::size_t> origins;
  for (std::size_t i = 0; i < nodes; ++i)
    if (!fed[component[i]] && !seen[component[i]]) seen[component[i]] = 1, origins.push_back(i);
  return origins;
}

}  // namespace

int independent_origins(std::size_t nodes, const std::vector<Relay>& relays, const std::vector<std::size_t>& reports) {
  if (reports.empty()) return 0;
  Graph graph = build(nodes, relays);
  const auto origins = origins_of(graph);
  const Vertex root = boost::add_vertex(graph), reader = boost::add_vertex(graph);
  for (auto origin : origins) boost::add_edge(root, origin, graph);
  for (auto report : reports) boost::add_edge(report, reader, graph);
  std::vector<Vertex> dominator(boost::num_vertices(graph), boost::graph_traits<Graph>::null_vertex());
  boost::lengauer_tarjan_dominator_tree(graph, root, boost::make_iterator_property_map(dominator.begin(), boost::get(boost::vertex_index, graph)));
  if (dominator[reader] != root) return 1;
  std::vector<char> reaches(boost::num_vertices(graph), 0);
  std::vector<Vertex> open = {reader};
  reaches[reader] = 1;
  while (!open.empty()) {
    const Vertex vertex = open.back();
    open.pop_back();
    for (auto [edge, end] = boost::in_edges(vertex, graph); edge != end; ++edge)
      if (const Vertex source = boost::source(*edge, graph); !reaches[source]) reaches[source] = 1, open.push_back(source);
  }
  return static_cast<int>(std::count_if(origins.begin(), origins.end(), [&](std::size_t origin) { return reaches[origin] != 0; }));
}

std::vector<std::vector<std::size_t>> circular_reporting(std::size_t nodes, const std::vector<Relay>& relays) {
  const auto component = component_of(build(nodes, relays));
  std::vector<std::vector<std::size_t>> members(nodes);
  for (std::size_t i = 0; i < nodes; ++i) members[component[i]].push_back(i);
  std::erase_if(members, [](const auto& circle) { return circle.size() < 2; });
  std::sort(members.begin(), members.end());
  return members;
}

Importance importance(std::size_t nodes, const std::vector<Relay>& relays) {
  std::vector<Relay> reversed;
  for (const auto& [source, taker] : relays) reversed.emplace_back(taker, source);
  const Graph graph = build(nodes, reversed);
  Importance out;
  out.page_rank.assign(nodes, 0);
  out.betweenness.assign(nodes, 0);
  if (nodes == 0) return out;
  const auto index = boost::get(boost::vertex_index, graph);
  boost::graph::page_rank(graph, boost::make_iterator_property_map(out.page_rank.begin(), index), boost::graph::n_iterations(kRounds), kDamping);
  boost::brandes_betweenness_centrality(graph, boost::make_iterator_property_map(out.betweenness.begin(), index));
  return out;
}

}  // namespace hearsay::graph
