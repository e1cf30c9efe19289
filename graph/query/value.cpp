#include "graph/query/value.h"

#include <algorithm>

namespace hearsay::graph {

namespace {

std::uint32_t deepest(const ValueMap& map) {
  std::uint32_t depth = 0;
  for (const auto& [key, value] : map) depth = std::max(depth, value.depth());
  return depth + 1;
}

std::size_t property_bytes(const Value& value) {
  struct Size {
    std::size_t operator()(const std::string& text) const { return text.size(); }
    std::size_t operator()(const std::vector<std::string>& list) const {
      std::size_t total = 0;
      for (const std::string& text : list) total += sizeof(text) + text.size();
      return total;
    }
    std::size_t operator()(const std::vector<std::int64_t>& list) const { return list.size() * sizeof(std::int64_t); }
    std::size_t operator()(const std::vector<double>& list) const { return list.size() * sizeof(double); }
    std::size_t operator()(std::monostate) const { return 0; }
    std::size_t operator()(bool) const { return 0; }
    std::size_t operator()(std::int64_t) const { return 0; }
    std::size_t operator()(double) const { return 0; }
  };
  return sizeof(Value) + std::visit(Size{}, value);
}

std::size_t properties_bytes(const Properties& properties) {
  std::size_t total = 0;
  for (const Property& property : properties) total += sizeof(Property) + property.key.size() + property_bytes(property.value);
  return total;
}

std::size_t node_bytes(const Node& node) {
  std::size_t total = sizeof(Node) + properties_bytes(node.properties);
  for (const std::string& label : node.labels) total += sizeof(label) + label.size();
  return total;
}
std::size_t edge_bytes(const Edge& edge) { return sizeof(Edge) + edge.type.size() + properties_bytes(edge.properties); }

}  // namespace

QueryValue QueryValue::list(std::vector<QueryValue> items) {
  auto held = std::make_shared<ListValue>();
  std::uint32_t depth = 0;
  for (const QueryValue& item : items) depth = std::max(depth, item.depth());
  held->items = std::move(items);
  held->depth = depth + 1;
  QueryValue value;
  value.data_ = ListPtr(std::move(held));
  return value;
}
QueryValue QueryValue::map(ValueMap entries) {
  QueryValue value;
  value.data_ = std::make_shared<const ValueMap>(std::move(entries));
  return value;
}
QueryValue QueryValue::node(std::shared_ptr<const Node> node) {
  QueryValue value;
  value.data_ = std::move(node);
  return value;
}
QueryValue QueryValue::relationship(std::shared_ptr<const Edge> edge) {
  QueryValue value;
  value.data_ = std::move(edge);
  return value;
}
QueryValue QueryValue::path(PathValue path) {
  QueryValue value;
  value.data_ = std::make_shared<const PathValue>(std::move(path));
  return value;
}
QueryValue QueryValue::temporal(cypher::Temporal value) {
  QueryValue result;
  result.data_ = std::make_shared<const cypher::Temporal>(std::move(value));
  return result;
}

ValueKind QueryValue::kind() const {
  switch (data_.index()) {
    case 0: return ValueKind::Null;
    case 1: return ValueKind::Boolean;
    case 2: return ValueKind::Integer;
    case 3: return ValueKind::Float;
    case 4: return ValueKind::String;
    case 5: return ValueKind::List;
    case 6: return ValueKind::Map;
    case 7: return ValueKind::Node;
    case 8: return ValueKind::Relationship;
    case 9: return ValueKind::Path;
    default: break;
  }
  switch (as_temporal().kind) {
    case cypher::TemporalKind::Date: return ValueKind::Date;
    case cypher::TemporalKind::LocalTime: return ValueKind::LocalTime;
    case cypher::TemporalKind::Time: return ValueKind::Time;
    case cypher::TemporalKind::LocalDateTime: return ValueKind::LocalDateTime;
    case cypher::TemporalKind::DateTime: return ValueKind::DateTime;
    case cypher::TemporalKind::Duration: return ValueKind::Duration;
  }
  return ValueKind::Null;
}

const std::vector<QueryValue>& QueryValue::as_list() const { return std::get<ListPtr>(data_)->items; }

std::uint32_t QueryValue::depth() const {
  if (const auto* list = std::get_if<ListPtr>(&data_)) return (*list)->depth;
  if (const auto* map = std::get_if<MapPtr>(&data_)) return deepest(**map);
  return 0;
}

std::size_t QueryValue::bytes() const {
  std::size_t total = sizeof(QueryValue);
  switch (kind()) {
    case ValueKind::String: return total + sizeof(std::string) + as_string().size();
    case ValueKind::List:
      for (const QueryValue& item : as_list()) total += item.bytes();
      return total;
    case ValueKind::Map:
      for (const auto& [key, value] : as_map()) total += 48 + key.size() + value.bytes();
      return total;
    case ValueKind::Node: return total + node_bytes(as_node());
    case ValueKind::Relationship: return total + edge_bytes(as_relationship());
    case ValueKind::Path:
      for (const auto& node : as_path().nodes) total += node_bytes(*node);
      for (const auto& edge : as_path().edges) total += edge_bytes(*edge);
      return total;
    default: return is_temporal() ? total + sizeof(cypher::Temporal) : total;
  }
}

std::string_view kind_name(ValueKind kind) {
  static constexpr std::string_view kNames[] = {"Null", "Boolean", "Integer", "Float", "String", "List", "Map", "Node",
                                                "Relationship", "Path", "Date", "LocalTime", "Time", "LocalDateTime",
                                                "DateTime", "Duration"};
  return kNames[static_cast<int>(kind)];
}

}  // namespace hearsay::graph
