#include "bench/export/generated_graph.h"

#include <algorithm>

#include "base/hash.h"

namespace hearsay::graph {
namespace {

std::uint64_t mixed(std::uint64_t number) { return Hasher().add(number).value(); }

bool is_claim(NodeId id) { return id % 10 != 0; }

std::string day(std::uint64_t number) {
  std::string text = "2023-" + std::to_string(number % 12 + 101) + "-" + std::to_string(number % 28 + 101);
  text.erase(5, 1);  // 104 -> 04
  text.erase(8, 1);
  return text;
}

}  // namespace

Node GeneratedGraph::make_node(NodeId id) const {
  std::uint64_t m = mixed(id);
  if (!is_claim(id))
    return {id, {"Organization", "Entity"},
            {{"kind", std::string("ministry:defence")}, {"latitude", static_cast<double>(m % 1800) / 10 - 90},
             {"longitude", static_cast<double>(m % 3600) / 10 - 180}, {"name", "Ministry " + std::to_string(id)},
             {"side", std::string(m % 2 == 0 ? "ARM" : "AZE")}}};
  return {id, {"Claim"},
          {{"act", std::string(m % 3 == 0 ? "accuse" : "state")}, {"begin", static_cast<std::int64_t>(m % 9000)},
           {"confidence", static_cast<double>(m % 100) / 100}, {"quoted", m % 2 == 0}, {"said", day(m)},
           {"text", "Claim " + std::to_string(id) + " says that <units> & \"posts\" were fired at near the border"}}};
}

Result<std::optional<Node>> GeneratedGraph::node(NodeId id) const {
  if (id == 0 || id > node_total_) return std::optional<Node>();
  return std::optional<Node>(make_node(id));
}

Status GeneratedGraph::nodes(std::string_view label, const NodeVisitor& visit) const {
  for (NodeId id = 1; id <= node_total_; ++id) {
    bool wanted = label.empty() || (is_claim(id) ? label == "Claim" : label == "Entity" || label == "Organization");
    if (wanted && !visit(make_node(id))) break;
  }
  return {};
}

Status GeneratedGraph::edges(NodeId id, Direction, std::span<const std::string>, const EdgeVisitor& visit) const {
  return all_edges([&](const Edge& edge) { return (edge.from != id && edge.to != id) || visit(edge); });
}

Status GeneratedGraph::all_edges(const EdgeVisitor& visit) const {
  std::uint64_t each = std::max<std::uint64_t>(1, edge_total_ / node_total_), done = 0;
  for (NodeId from = 1; from <= node_total_ && done < edge_total_; ++from)
    for (std::uint64_t k = 0; k < each && done < edge_total_; ++k, ++done) {
      std::uint64_t m = mixed(from * 64 + k);
      NodeId to = m % node_total_ + 1;
      Edge edge{mixed(done + 1), from, to, k < 3 ? "ACCUSES" : "MADE_BY",
                {{"begin", static_cast<std::int64_t>(m % 9000)}, {"hop", static_cast<std::int64_t>(k)},
                 {"weight", static_cast<double>(m % 8 + 1) / 2}}};
      if (!visit(edge)) return {};
    }
  return {};
}

}  // namespace hearsay::graph
