#include "extract/syntax/tree_decoder.h"

#include <limits>

namespace hearsay::extract {
namespace {

constexpr float kNever = -1e30F;

// Nodes 0..n, node 0 the root; head[0] = -1.
using Heads = std::vector<std::int32_t>;

class Graph {
 public:
  explicit Graph(std::uint32_t nodes) : nodes_(nodes), scores_(std::size_t(nodes) * nodes, kNever) {}
  float& at(std::uint32_t node, std::uint32_t head) { return scores_[std::size_t(node) * nodes_ + head]; }
  float at(std::uint32_t node, std::uint32_t head) const { return scores_[std::size_t(node) * nodes_ + head]; }
  std::uint32_t nodes() const { return nodes_; }

 private:
  std::uint32_t nodes_;
  std::vector<float> scores_;
};

Heads best_heads(const Graph& graph) {
  Heads heads(graph.nodes(), -1);
  for (std::uint32_t node = 1; node < graph.nodes(); ++node) {
    float best = -std::numeric_limits<float>::infinity();
    for (std::uint32_t head = 0; head < graph.nodes(); ++head) {
      if (head == node || graph.at(node, head) <= best) continue;
      best = graph.at(node, head);
      heads[node] = static_cast<std::int32_t>(head);
    }
  }
  return heads;
}

// The nodes of one cycle, or none.
std::vector<std::uint32_t> find_cycle(const Heads& heads) {
  std::vector<std::int32_t> mark(heads.size(), -1);
  for (std::uint32_t start = 1; start < heads.size(); ++start) {
    std::int32_t at = static_cast<std::int32_t>(start);
    while (at > 0 && mark[at] < 0) {
      mark[at] = static_cast<std::int32_t>(start);
      at = heads[at];
    }
    if (at <= 0 || mark[at] != static_cast<std::int32_t>(start)) continue;
    std::vector<std::uint32_t> cycle;
    std::int32_t node = at;
    do {
      cycle.push_back(static_cast<std::uint32_t>(node));
      node = heads[node];
    } while (node != at);
    return cycle;
  }
  return {};
}

Heads solve(const Graph& graph);

// The graph with the cycle made one node (its last), and where its arcs came from.
struct Contraction {
  Graph graph;
  std::vector<std::uint32_t> outer;        // new number -> old number, for nodes outside the cycle
  std::vector<std::uint32_t> leaves_from;  // per outside node: cycle node that is its best head in the cycle
  std::vector<std::uint32_t> enters_at;    // per outside node: cycle node it enters best
};

Contraction contract(const Graph& graph, const Heads& heads, const std::vector<std::uint32_t>& cycle) {
  std::vector<char> inside(graph.nodes(), 0);
  for (const std::uint32_t node : cycle) inside[node] = 1;
  std::vector<std::uint32_t> outer;
  for (std::uint32_t node = 0; node < graph.nodes(); ++node) {
    if (inside[node] == 0) outer.push_back(node);
  }
  const auto hub = static_cast<std::uint32_t>(outer.size());
  Contraction out{Graph(hub + 1), outer, std::vector<std::uint32_t>(hub), std::vector<std::uint32_t>(hub)};
  for (std::uint32_t i = 0; i < hub; ++i) {
    for (std::uint32_t j = 0; j < hub; ++j) out.graph.at(i, j) = graph.at(outer[i], outer[j]);
    float best_leave = -std::numeric_limits<float>::infinity();
    float best_enter = -std::numeric_limits<float>::infinity();
    for (const std::uint32_t node : cycle) {
      if (graph.at(outer[i], node) > best_leave) {
        best_leave = graph.at(outer[i], node);
        out.leaves_from[i] = node;
      }
      const float enter = graph.at(node, outer[i]) - graph.at(node, static_cast<std::uint32_t>(heads[node]));
      if (enter > best_enter) {
        best_enter = enter;
        out.enters_at[i] = node;
      }
    }
    out.graph.at(i, hub) = best_leave;
    out.graph.at(hub, i) = best_enter;
  }
  return out;
}

Heads solve(const Graph& graph) {
  Heads heads = best_heads(graph);
  const std::vector<std::uint32_t> cycle = find_cycle(heads);
  if (cycle.empty()) return heads;
  const Contraction inner = contract(graph, heads, cycle);
  const Heads small = solve(inner.graph);
  const auto hub = static_cast<std::uint32_t>(inner.outer.size());
  for (std::uint32_t i = 1; i < hub; ++i) {
    const auto head = static_cast<std::uint32_t>(small[i]);
    heads[inner.outer[i]] = static_cast<std::int32_t>(head == hub ? inner.leaves_from[i] : inner.outer[head]);
  }
  const auto entry = static_cast<std::uint32_t>(small[hub]);
  heads[inner.enters_at[entry]] = static_cast<std::int32_t>(inner.outer[entry]);
  return heads;
}

std::vector<std::uint32_t> roots_of(const Heads& heads) {
  std::vector<std::uint32_t> roots;
  for (std::uint32_t node = 1; node < heads.size(); ++node) {
    if (heads[node] == 0) roots.push_back(node);
  }
  return roots;
}

double total(const Graph& graph, const Heads& heads) {
  double sum = 0;
  for (std::uint32_t node = 1; node < graph.nodes(); ++node) sum += graph.at(node, static_cast<std::uint32_t>(heads[node]));
  return sum;
}

// Tries each of the roots found as the only one.
Heads with_one_root(const Graph& graph, const std::vector<std::uint32_t>& roots) {
  Heads best;
  double best_total = -std::numeric_limits<double>::infinity();
  for (const std::uint32_t root : roots) {
    Graph only = graph;
    for (std::uint32_t node = 1; node < graph.nodes(); ++node) {
      if (node != root) only.at(node, 0) = kNever;
    }
    Heads heads = solve(only);
    if (roots_of(heads).size() != 1) continue;
    const double sum = total(graph, heads);
    if (sum > best_total) {
      best_total = sum;
      best = std::move(heads);
    }
  }
  return best;
}

}  // namespace

std::vector<std::int32_t> best_tree(const std::vector<float>& scores, std::uint32_t words) {
  Graph graph(words + 1);
  for (std::uint32_t word = 0; word < words; ++word) {
    for (std::uint32_t head = 0; head <= words; ++head) {
      if (head != word + 1) graph.at(word + 1, head) = scores[std::size_t(word) * (words + 1) + head];
    }
  }
  Heads heads = solve(graph);
  const std::vector<std::uint32_t> roots = roots_of(heads);
  if (roots.size() > 1) heads = with_one_root(graph, roots);
  std::vector<std::int32_t> out(words);
  for (std::uint32_t word = 0; word < words; ++word) out[word] = heads[word + 1] - 1;
  return out;
}

}  // namespace hearsay::extract
