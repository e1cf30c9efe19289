#include "graph/link/camps.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/bipartite.hpp>
#include <boost/graph/sequential_vertex_coloring.hpp>
#include <boost/property_map/property_map.hpp>
#include <numeric>

namespace hearsay::graph {
namespace {

using Graph = boost::adjacency_list<boost::setS, boost::vecS, boost::undirectedS>;

std::vector<std::size_t> two_camps(const Graph& graph) {
  std::vector<boost::default_color_type> colors(boost::num_vertices(graph));
  auto map = boost::make_iterator_property_map(colors.begin(), boost::get(boost::vertex_index, graph));
  if (!boost::is_bipartite(graph, boost::get(boost::vertex_index, graph), map)) return {};
  std::vector<std::size_t> camp;
  for (auto color : colors) camp.push_back(color == boost::color_traits<boost::default_color_type>::white() ? 0 : 1);
  return camp;
}

std::vector<std::size_t> many_camps(const Graph& graph) {
  const auto nodes = boost::num_vertices(graph);
  std::vector<std::size_t> order(nodes), camp(nodes, 0);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return boost::degree(a, graph) > boost::degree(b, graph); });
  boost::sequential_vertex_coloring(graph, boost::make_iterator_property_map(order.begin(), boost::typed_identity_property_map<std::size_t>()),
                                    boost::make_iterator_property_map(camp.begin(), boost::get(boost::vertex_index, graph)));
  return camp;
}

}  // namespace

std::vector<std::size_t> camps(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& contradictions) {
  Graph graph(nodes);
  for (const auto& [a, b] : contradictions) boost::add_edge(a, b, graph);
  auto camp = two_camps(graph);
  if (camp.empty()) camp = many_camps(graph);
  std::vector<std::size_t> number(nodes + 1, kNoCamp);
  std::size_t next = 0;
  for (std::size_t i = 0; i < nodes; ++i) {
    if (boost::degree(i, graph) == 0) { camp[i] = kNoCamp; continue; }
    if (number[camp[i]] == kNoCamp) number[camp[i]] = next++;
    camp[i] = number[camp[i]];
  }
  return camp;
}

}  // namespace hearsay::graph
