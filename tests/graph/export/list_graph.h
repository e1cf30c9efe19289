// ListGraph: a GraphReader over two plain lists, for tests and measurements of the exporters. add_* first, then
// finish(), then read. Slow where it may be: edges(), nodes_with() and node(label) scan.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "graph/property_graph.h"

namespace hearsay::graph {

class ListGraph final : public GraphReader {
 public:
  void add_node(NodeId id, std::vector<std::string> labels, Properties properties = {}) {
    sort_by_key(properties);
    nodes_.push_back({id, std::move(labels), std::move(properties)});
  }
  void add_edge(NodeId from, const std::string& type, NodeId to, Properties properties = {}) {
    sort_by_key(properties);
    EdgeId id = Hasher().add(from).add(type).add(to).add(edges_.size()).value();
    edges_.push_back({id, from, to, type, std::move(properties)});
  }
  void finish() {
    std::sort(nodes_.begin(), nodes_.end(), [](const Node& a, const Node& b) { return a.id < b.id; });
    std::stable_sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
      return std::tie(a.from, a.type, a.to) < std::tie(b.from, b.type, b.to);
    });
  }

  Result<std::optional<Node>> node(NodeId id) const override {
    auto it = std::lower_bound(nodes_.begin(), nodes_.end(), id, [](const Node& n, NodeId wanted) { return n.id < wanted; });
    if (it == nodes_.end() || it->id != id) return std::optional<Node>();
    return std::optional<Node>(*it);
  }
  Status nodes(std::string_view label, const NodeVisitor& visit) const override {
    for (const auto& node : nodes_)
      if (has_label(node, label) && !visit(node)) break;
    return {};
  }
  Status nodes_with(std::string_view label, std::string_view key, const Value& value,
                    const NodeVisitor& visit) const override {
    return nodes(label, [&](const Node& node) {
      const Value* found = find_property(node.properties, key);
      return found == nullptr || *found != value || visit(node);
    });
  }
  bool has_index(std::string_view, std::string_view) const override { return false; }
  Status edges(NodeId id, Direction direction, std::span<const std::string> types,
               const EdgeVisitor& visit) const override {
    for (const auto& edge : edges_) {
      bool touches = (direction != Direction::In && edge.from == id) || (direction != Direction::Out && edge.to == id);
      bool wanted = types.empty() || std::find(types.begin(), types.end(), edge.type) != types.end();
      if (touches && wanted && !visit(edge)) break;
    }
    return {};
  }
  Result<std::optional<Edge>> edge(EdgeId id) const override {
    for (const auto& edge : edges_)
      if (edge.id == id) return std::optional<Edge>(edge);
    return std::optional<Edge>();
  }
  Status all_edges(const EdgeVisitor& visit) const override {
    for (const auto& edge : edges_)
      if (!visit(edge)) break;
    return {};
  }
  std::uint64_t node_count(std::string_view label) const override {
    return static_cast<std::uint64_t>(
        std::count_if(nodes_.begin(), nodes_.end(), [&](const Node& node) { return has_label(node, label); }));
  }
  std::uint64_t edge_count(std::string_view type) const override {
    return static_cast<std::uint64_t>(
        std::count_if(edges_.begin(), edges_.end(), [&](const Edge& e) { return type.empty() || e.type == type; }));
  }
  std::vector<std::string> labels() const override {
    std::set<std::string> found;
    for (const auto& node : nodes_) found.insert(node.labels.begin(), node.labels.end());
    return {found.begin(), found.end()};
  }
  std::vector<std::string> edge_types() const override {
    std::set<std::string> found;
    for (const auto& edge : edges_) found.insert(edge.type);
    return {found.begin(), found.end()};
  }

 private:
  static void sort_by_key(Properties& properties) {
    std::sort(properties.begin(), properties.end(), [](const Property& a, const Property& b) { return a.key < b.key; });
  }
  static bool has_label(const Node& node, std::string_view label) {
    return label.empty() || std::find(node.labels.begin(), node.labels.end(), label) != node.labels.end();
  }

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
};

}  // namespace hearsay::graph
