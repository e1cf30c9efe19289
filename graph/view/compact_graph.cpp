#include "graph/view/compact_graph.h"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <cmath>
#include <limits>
#include <utility>

namespace hearsay::graph {
namespace {

using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property, boost::no_property,
                                               std::uint32_t, std::uint32_t>;
using EdgeList = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Result<std::vector<NodeId>> read_ids(const GraphReader& reader, const std::vector<std::string>& labels) {
  std::vector<NodeId> ids;
  auto add = [&](const Node& node) { return ids.push_back(node.id), true; };
  if (labels.empty()) HEARSAY_CHECK(reader.nodes("", add));
  for (const std::string& label : labels) HEARSAY_CHECK(reader.nodes(label, add));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::optional<std::uint32_t> find_number(const std::vector<NodeId>& ids, NodeId id) {
  auto it = std::lower_bound(ids.begin(), ids.end(), id);
  if (it == ids.end() || *it != id) return std::nullopt;
  return static_cast<std::uint32_t>(it - ids.begin());
}

Result<EdgeList> read_edges(const GraphReader& reader, const std::vector<NodeId>& ids, const ViewOptions& options) {
  EdgeList edges;
  for (std::uint32_t from = 0; from < ids.size(); ++from)
    HEARSAY_CHECK(reader.neighbours(ids[from], Direction::Out, options.types, [&](const Edge& edge) {
      auto to = find_number(ids, edge.to);
      if (!to) return true;
      edges.emplace_back(from, *to);
      if (options.seen == EdgesSeen::BothWays && *to != from) edges.emplace_back(*to, from);
      return true;
    }));
  std::sort(edges.begin(), edges.end());
  edges.shrink_to_fit();
  return edges;
}

}  // namespace

struct CompactGraph::Rows {
  std::vector<NodeId> ids;  // ascending
  Csr csr;
};

CompactGraph::CompactGraph(std::unique_ptr<Rows> rows) : rows_(std::move(rows)) {}
CompactGraph::CompactGraph(CompactGraph&&) noexcept = default;
CompactGraph& CompactGraph::operator=(CompactGraph&&) noexcept = default;
CompactGraph::~CompactGraph() = default;

Result<CompactGraph> CompactGraph::build(const GraphReader& reader, const ViewOptions& options) {
  auto rows = std::make_unique<Rows>();
  HEARSAY_TRY(rows->ids, read_ids(reader, options.labels));
  if (rows->ids.size() >= std::numeric_limits<std::uint32_t>::max()) return fail(ErrorCode::Unsupported, "the graph has too many nodes for a view");
  rows->ids.shrink_to_fit();
  HEARSAY_TRY(EdgeList edges, read_edges(reader, rows->ids, options));
  if (edges.size() >= std::numeric_limits<std::uint32_t>::max()) return fail(ErrorCode::Unsupported, "the graph has too many edges for a view");
  rows->csr = Csr(boost::edges_are_sorted, edges.begin(), edges.end(), static_cast<std::uint32_t>(rows->ids.size()),
                  static_cast<std::uint32_t>(edges.size()));
  return CompactGraph(std::move(rows));
}

std::size_t CompactGraph::node_count() const { return rows_->ids.size(); }
std::size_t CompactGraph::edge_count() const { return boost::num_edges(rows_->csr); }
std::size_t CompactGraph::bytes() const {
  return rows_->ids.size() * sizeof(NodeId) + (node_count() + 1 + edge_count()) * sizeof(std::uint32_t);
}
NodeId CompactGraph::id(std::uint32_t number) const { return rows_->ids[number]; }
std::optional<std::uint32_t> CompactGraph::number_of(NodeId id) const { return find_number(rows_->ids, id); }

std::vector<std::uint32_t> CompactGraph::neighbours(std::uint32_t number) const {
  auto [begin, end] = boost::adjacent_vertices(number, rows_->csr);
  return {begin, end};
}

std::vector<double> CompactGraph::page_rank(double damping, int rounds) const {
  std::size_t count = node_count();
  if (count == 0) return {};
  std::vector<double> rank(count, 1.0 / static_cast<double>(count));
  for (int round = 0; round < rounds; ++round) {
    std::vector<double> next(count, 0.0);
    double loose = 0;  // of nodes that no edge leaves
    for (std::uint32_t node = 0; node < count; ++node) {
      auto [begin, end] = boost::adjacent_vertices(node, rows_->csr);
      auto degree = std::distance(begin, end);
      if (degree == 0) loose += rank[node];
      for (auto it = begin; it != end; ++it) next[*it] += rank[node] / static_cast<double>(degree);
    }
    double change = 0;
    double base = (1 - damping + damping * loose) / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
      next[i] = base + damping * next[i];
      change += std::abs(next[i] - rank[i]);
    }
    rank.swap(next);
    if (change < 1e-10) break;
  }
  return rank;
}

std::vector<double> CompactGraph::betweenness() const {
  std::vector<double> result(node_count(), 0.0);
  if (result.empty()) return result;
  auto numbers = boost::get(boost::vertex_index, rows_->csr);
  boost::brandes_betweenness_centrality(rows_->csr, boost::make_iterator_property_map(result.begin(), numbers));
  return result;
}

std::vector<std::uint32_t> CompactGraph::components() const {
  std::vector<std::uint32_t> found(node_count(), 0);
  if (found.empty()) return found;
  auto numbers = boost::get(boost::vertex_index, rows_->csr);
  boost::strong_components(rows_->csr, boost::make_iterator_property_map(found.begin(), numbers));
  std::vector<std::uint32_t> renamed(node_count(), std::numeric_limits<std::uint32_t>::max());
  std::uint32_t next = 0;
  for (std::uint32_t& component : found) {
    if (renamed[component] == std::numeric_limits<std::uint32_t>::max()) renamed[component] = next++;
    component = renamed[component];
  }
  return found;
}

std::vector<NodeId> CompactGraph::shortest_path(NodeId from, NodeId to) const {
  auto start = number_of(from);
  auto goal = number_of(to);
  if (!start || !goal) return {};
  constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> before(node_count(), kNone);
  auto numbers = boost::get(boost::vertex_index, rows_->csr);
  auto record = boost::record_predecessors(boost::make_iterator_property_map(before.begin(), numbers), boost::on_tree_edge());
  boost::breadth_first_search(rows_->csr, *start, boost::visitor(boost::make_bfs_visitor(record)));
  if (*start != *goal && before[*goal] == kNone) return {};
  std::vector<NodeId> path = {to};
  for (std::uint32_t at = *goal; at != *start;) {
    at = before[at];
    path.push_back(id(at));
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace hearsay::graph
