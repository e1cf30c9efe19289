#include "extract/syntax/tree_decoder.h"

#include <algorithm>
#include <limits>

namespace hearsay::extract {
namespace {

constexpr double kNever = -1e30;

// A cycle that was made one node (its `hub`, one of its own members).
struct Contraction {
  std::uint32_t hub = 0;
  std::vector<std::uint32_t> members, heads;  // and the head of each in the cycle
  std::vector<std::uint32_t> leaves_from;     // by outer node: the member that is its best head in the cycle
  std::vector<std::uint32_t> enters_at;       // by outer node: the member whose head it replaces best
};

// Nodes 0..n, node 0 the root, every other node with its best head; cycles are contracted in place.
class Graph {
 public:
  explicit Graph(std::uint32_t nodes) : nodes_(nodes), scores_(std::size_t(nodes) * nodes, kNever), active_(nodes, 1) {}

  double& at(std::uint32_t node, std::uint32_t head) { return scores_[std::size_t(node) * nodes_ + head]; }

  std::vector<std::uint32_t> solve() {
    heads_.assign(nodes_, 0);
    for (std::uint32_t node = 1; node < nodes_; ++node) heads_[node] = best_head(node);
    std::vector<Contraction> done;
    for (std::vector<std::uint32_t> cycle = find_cycle(); !cycle.empty(); cycle = find_cycle()) done.push_back(contract(std::move(cycle)));
    for (auto contraction = done.rbegin(); contraction != done.rend(); ++contraction) expand(*contraction);
    return heads_;
  }

 private:
  std::uint32_t best_head(std::uint32_t node) {
    double best = -std::numeric_limits<double>::infinity();
    std::uint32_t chosen = 0;
    for (std::uint32_t head = 0; head < nodes_; ++head) {
      if (head == node || active_[head] == 0 || at(node, head) <= best) continue;
      best = at(node, head);
      chosen = head;
    }
    return chosen;
  }

  // The nodes of one cycle, or none.
  std::vector<std::uint32_t> find_cycle() const {
    std::vector<std::uint32_t> mark(nodes_, 0);
    for (std::uint32_t start = 1; start < nodes_; ++start) {
      if (active_[start] == 0) continue;
      std::uint32_t node = start;
      while (node != 0 && mark[node] == 0) {
        mark[node] = start;
        node = heads_[node];
      }
      if (node == 0 || mark[node] != start) continue;
      std::vector<std::uint32_t> cycle = {node};
      for (std::uint32_t next = heads_[node]; next != node; next = heads_[next]) cycle.push_back(next);
      return cycle;
    }
    return {};
  }

  Contraction contract(std::vector<std::uint32_t> cycle) {
    Contraction out;
    out.hub = cycle.front();
    std::vector<double> inside;  // what each member gains from its head in the cycle
    for (const std::uint32_t member : cycle) {
      out.heads.push_back(heads_[member]);
      inside.push_back(at(member, heads_[member]));
      active_[member] = 0;
    }
    out.members = std::move(cycle);
    out.leaves_from.resize(nodes_);
    out.enters_at.resize(nodes_);
    for (std::uint32_t node = 0; node < nodes_; ++node) {
      if (active_[node] != 0) connect(node, inside, out);
    }
    active_[out.hub] = 1;
    for (std::uint32_t node = 1; node < nodes_; ++node) {
      if (active_[node] != 0 && std::find(out.members.begin(), out.members.end(), heads_[node]) != out.members.end()) heads_[node] = out.hub;
    }
    heads_[out.hub] = best_head(out.hub);
    return out;
  }

  // The arcs between an outer node and the cycle become arcs of the hub.
  void connect(std::uint32_t node, const std::vector<double>& inside, Contraction& out) {
    double leave = -std::numeric_limits<double>::infinity();
    double enter = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < out.members.size(); ++i) {
      const std::uint32_t member = out.members[i];
      if (at(node, member) > leave) {
        leave = at(node, member);
        out.leaves_from[node] = member;
      }
      const double gain = at(member, node) - inside[i];
      if (gain > enter) {
        enter = gain;
        out.enters_at[node] = member;
      }
    }
    at(node, out.hub) = leave;
    at(out.hub, node) = enter;
  }

  void expand(const Contraction& cycle) {
    const std::uint32_t from = heads_[cycle.hub];
    for (std::uint32_t node = 1; node < nodes_; ++node) {
      if (active_[node] != 0 && node != cycle.hub && heads_[node] == cycle.hub) heads_[node] = cycle.leaves_from[node];
    }
    for (std::size_t i = 0; i < cycle.members.size(); ++i) {
      heads_[cycle.members[i]] = cycle.heads[i];
      active_[cycle.members[i]] = 1;
    }
    heads_[cycle.enters_at[from]] = from;
  }

  std::uint32_t nodes_;
  std::vector<double> scores_;
  std::vector<char> active_;  // not yet inside a contracted cycle
  std::vector<std::uint32_t> heads_;
};

// `root_cost` is taken from the score of every arc from the root.
std::vector<std::uint32_t> solve(const std::vector<float>& scores, std::uint32_t words, double root_cost) {
  Graph graph(words + 1);
  for (std::uint32_t word = 0; word < words; ++word) {
    for (std::uint32_t head = 0; head <= words; ++head) {
      if (head == word + 1) continue;
      graph.at(word + 1, head) = double(scores[std::size_t(word) * (words + 1) + head]) - (head == 0 ? root_cost : 0.0);
    }
  }
  return graph.solve();
}

// More than any two trees differ in.
double spread_of(const std::vector<float>& scores, std::uint32_t words) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (i % (words + 1) == i / (words + 1) + 1) continue;  // a word's arc to itself
    low = std::min(low, double(scores[i]));
    high = std::max(high, double(scores[i]));
  }
  return (high - low) * words + 1;
}

}  // namespace

std::vector<std::int32_t> best_tree(const std::vector<float>& scores, std::uint32_t words) {
  std::vector<std::uint32_t> heads = solve(scores, words, 0.0);
  if (std::count(heads.begin() + 1, heads.end(), 0U) > 1) heads = solve(scores, words, spread_of(scores, words));
  std::vector<std::int32_t> out(words);
  for (std::uint32_t word = 0; word < words; ++word) out[word] = static_cast<std::int32_t>(heads[word + 1]) - 1;
  return out;
}

}  // namespace hearsay::extract
