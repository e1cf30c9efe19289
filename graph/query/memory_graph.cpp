#include "graph/query/memory_graph.h"

#include <algorithm>

#include "graph/query/value/json.h"
#include "graph/query/value/stored.h"

namespace hearsay::graph {

namespace {

// One text for each value, its type included: 1 and 1.0 differ, as nodes_with wants.
std::string index_text(const Value& value) { return std::to_string(value.index()) + to_json(cypher::from_stored(value)); }

bool has_label(const Node& node, std::string_view label) {
  return label.empty() || std::find(node.labels.begin(), node.labels.end(), label) != node.labels.end();
}

bool wanted_type(std::span<const std::string> types, const std::string& type) {
  return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

}  // namespace

void MemoryGraph::add_node(Node node) {
  std::sort(node.properties.begin(), node.properties.end(),
            [](const Property& a, const Property& b) { return a.key < b.key; });
  for (const std::string& label : node.labels) by_label_[label].insert(node.id);
  for (auto& [place, entries] : indexes_) {
    const Value* value = has_label(node, place.first) ? find_property(node.properties, place.second) : nullptr;
    if (value != nullptr) entries.emplace(index_text(*value), node.id);
  }
  nodes_[node.id] = std::move(node);
}

void MemoryGraph::add_edge(Edge edge) {
  std::sort(edge.properties.begin(), edge.properties.end(),
            [](const Property& a, const Property& b) { return a.key < b.key; });
  remove_edge(edge.id);
  out_[edge.from].insert({edge.type, edge.to, edge.id});
  in_[edge.to].insert({edge.type, edge.from, edge.id});
  ++type_counts_[edge.type];
  edges_[edge.id] = std::move(edge);
}

void MemoryGraph::remove_edge(EdgeId id) {
  auto found = edges_.find(id);
  if (found == edges_.end()) return;
  const Edge& edge = found->second;
  out_[edge.from].erase({edge.type, edge.to, id});
  in_[edge.to].erase({edge.type, edge.from, id});
  --type_counts_[edge.type];
  edges_.erase(found);
}

void MemoryGraph::remove_node(NodeId id) {
  auto found = nodes_.find(id);
  if (found == nodes_.end()) return;
  std::vector<EdgeId> attached;
  for (const auto& neighbour : out_[id]) attached.push_back(std::get<2>(neighbour));
  for (const auto& neighbour : in_[id]) attached.push_back(std::get<2>(neighbour));
  for (const EdgeId edge : attached) remove_edge(edge);
  for (const std::string& label : found->second.labels) by_label_[label].erase(id);
  for (auto& [place, entries] : indexes_) {
    std::erase_if(entries, [id](const auto& entry) { return entry.second == id; });
  }
  nodes_.erase(found);
}

void MemoryGraph::add_index(std::string label, std::string key) {
  auto& entries = indexes_[{label, key}];
  entries.clear();
  for (const auto& [id, node] : nodes_) {
    const Value* value = has_label(node, label) ? find_property(node.properties, key) : nullptr;
    if (value != nullptr) entries.emplace(index_text(*value), id);
  }
}

Result<std::optional<Node>> MemoryGraph::node(NodeId id) const {
  auto found = nodes_.find(id);
  return found == nodes_.end() ? std::optional<Node>() : std::optional<Node>(found->second);
}

Status MemoryGraph::nodes(std::string_view label, const NodeVisitor& visit) const {
  if (label.empty()) {
    for (const auto& [id, node] : nodes_) {
      if (!visit(node)) break;
    }
    return {};
  }
  auto found = by_label_.find(label);
  if (found == by_label_.end()) return {};
  for (const NodeId id : found->second) {
    if (!visit(nodes_.at(id))) break;
  }
  return {};
}

Status MemoryGraph::nodes_with(std::string_view label, std::string_view key, const Value& value,
                               const NodeVisitor& visit) const {
  auto index = indexes_.find({std::string(label), std::string(key)});
  if (index != indexes_.end()) {
    auto [begin, end] = index->second.equal_range(index_text(value));
    std::set<NodeId> ids;
    for (auto entry = begin; entry != end; ++entry) ids.insert(entry->second);
    for (const NodeId id : ids) {
      if (!visit(nodes_.at(id))) break;
    }
    return {};
  }
  return nodes(label, [&](const Node& node) {
    const Value* found = find_property(node.properties, key);
    return found == nullptr || *found != value || visit(node);
  });
}

bool MemoryGraph::has_index(std::string_view label, std::string_view key) const {
  return indexes_.contains({std::string(label), std::string(key)});
}

Status MemoryGraph::edges(NodeId id, Direction direction, std::span<const std::string> types,
                          const EdgeVisitor& visit) const {
  std::set<Neighbour> wanted;
  auto collect = [&](const std::map<NodeId, std::set<Neighbour>>& side) {
    auto found = side.find(id);
    if (found == side.end()) return;
    for (const Neighbour& neighbour : found->second) {
      if (wanted_type(types, std::get<0>(neighbour))) wanted.insert(neighbour);
    }
  };
  if (direction != Direction::In) collect(out_);
  if (direction != Direction::Out) collect(in_);
  for (const Neighbour& neighbour : wanted) {
    if (!visit(edges_.at(std::get<2>(neighbour)))) break;
  }
  return {};
}

Result<std::optional<Edge>> MemoryGraph::edge(EdgeId id) const {
  auto found = edges_.find(id);
  return found == edges_.end() ? std::optional<Edge>() : std::optional<Edge>(found->second);
}

Status MemoryGraph::all_edges(const EdgeVisitor& visit) const {
  for (const auto& [from, neighbours] : out_) {
    for (const Neighbour& neighbour : neighbours) {
      if (!visit(edges_.at(std::get<2>(neighbour)))) return {};
    }
  }
  return {};
}

std::uint64_t MemoryGraph::node_count(std::string_view label) const {
  if (label.empty()) return nodes_.size();
  auto found = by_label_.find(label);
  return found == by_label_.end() ? 0 : found->second.size();
}
std::uint64_t MemoryGraph::edge_count(std::string_view type) const {
  if (type.empty()) return edges_.size();
  auto found = type_counts_.find(type);
  return found == type_counts_.end() ? 0 : found->second;
}
std::vector<std::string> MemoryGraph::labels() const {
  std::vector<std::string> names;
  for (const auto& [label, ids] : by_label_) {
    if (!ids.empty()) names.push_back(label);
  }
  return names;
}
std::vector<std::string> MemoryGraph::edge_types() const {
  std::vector<std::string> names;
  for (const auto& [type, count] : type_counts_) {
    if (count != 0) names.push_back(type);
  }
  return names;
}

}  // namespace hearsay::graph
