// id, labels, type, properties, keys, nodes, relationships, length, startNode, endNode, exists, coalesce.
#include "graph/query/run/functions.h"
#include "graph/query/value/stored.h"

namespace hearsay::graph::cypher {

namespace {

Outcome<QueryValue> id(Context&, Arguments arguments) {
  if (arguments[0].is(ValueKind::Node)) return QueryValue(static_cast<std::int64_t>(arguments[0].as_node().id));
  if (arguments[0].is(ValueKind::Relationship)) {
    return QueryValue(static_cast<std::int64_t>(arguments[0].as_relationship().id));
  }
  return wrong_argument("id", arguments[0]);
}

Outcome<QueryValue> element_id(Context&, Arguments arguments) {
  if (arguments[0].is(ValueKind::Node)) return QueryValue(entity_name(arguments[0].as_node()));
  if (arguments[0].is(ValueKind::Relationship)) return QueryValue(std::to_string(arguments[0].as_relationship().id));
  return wrong_argument("elementId", arguments[0]);
}

Outcome<QueryValue> labels(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::Node)) return wrong_argument("labels", arguments[0]);
  std::vector<QueryValue> items;
  for (const std::string& label : arguments[0].as_node().labels) items.emplace_back(label);
  return QueryValue::list(std::move(items));
}

Outcome<QueryValue> type(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::Relationship)) return wrong_argument("type", arguments[0]);
  return QueryValue(arguments[0].as_relationship().type);
}

QueryValue property_map(const Properties& properties) {
  ValueMap map;
  for (const Property& property : properties) map.emplace(property.key, from_stored(property.value));
  return QueryValue::map(std::move(map));
}

Outcome<QueryValue> properties(Context&, Arguments arguments) {
  const QueryValue& value = arguments[0];
  if (value.is(ValueKind::Map)) return value;
  if (value.is(ValueKind::Node)) return property_map(value.as_node().properties);
  if (value.is(ValueKind::Relationship)) return property_map(value.as_relationship().properties);
  return wrong_argument("properties", value);
}

Outcome<QueryValue> keys(Context&, Arguments arguments) {
  const QueryValue& value = arguments[0];
  std::vector<QueryValue> items;
  if (value.is(ValueKind::Map)) {
    for (const auto& [key, entry] : value.as_map()) items.emplace_back(key);
    return QueryValue::list(std::move(items));
  }
  if (!value.is(ValueKind::Node) && !value.is(ValueKind::Relationship)) return wrong_argument("keys", value);
  const bool node = value.is(ValueKind::Node);
  for (const Property& property : node ? value.as_node().properties : value.as_relationship().properties) {
    items.emplace_back(property.key);
  }
  return QueryValue::list(std::move(items));
}

Outcome<QueryValue> nodes(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::Path)) return wrong_argument("nodes", arguments[0]);
  std::vector<QueryValue> items;
  for (const auto& node : arguments[0].as_path().nodes) items.push_back(QueryValue::node(node));
  return QueryValue::list(std::move(items));
}

Outcome<QueryValue> relationships(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::Path)) return wrong_argument("relationships", arguments[0]);
  std::vector<QueryValue> items;
  for (const auto& edge : arguments[0].as_path().edges) items.push_back(QueryValue::relationship(edge));
  return QueryValue::list(std::move(items));
}

Outcome<QueryValue> length(Context&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::Path)) return wrong_argument("length", arguments[0]);
  return QueryValue(static_cast<std::int64_t>(arguments[0].as_path().edges.size()));
}

Outcome<QueryValue> end_of(Context& context, const QueryValue& value, std::string_view name, Direction direction) {
  if (!value.is(ValueKind::Relationship)) return wrong_argument(name, value);
  const Edge& edge = value.as_relationship();
  HEARSAY_TRY(auto node, context.load_node(direction == Direction::Out ? edge.from : edge.to));
  return QueryValue::node(std::move(node));
}
Outcome<QueryValue> start_node(Context& context, Arguments arguments) {
  return end_of(context, arguments[0], "startNode", Direction::Out);
}
Outcome<QueryValue> end_node(Context& context, Arguments arguments) {
  return end_of(context, arguments[0], "endNode", Direction::In);
}

Outcome<QueryValue> exists(Context&, Arguments arguments) { return QueryValue(!arguments[0].is_null()); }

Outcome<QueryValue> coalesce(Context&, Arguments arguments) {
  for (const QueryValue& value : arguments) {
    if (!value.is_null()) return value;
  }
  return QueryValue();
}

constexpr KindSet kEntity = kNodeKind | kRelationshipKind;

}  // namespace

std::span<const Function> graph_functions() {
  static const Function kFunctions[] = {
      {"id", 1, 1, id, kEntity, kAnyKind, kIntegerKind},
      {"elementId", 1, 1, element_id, kEntity, kAnyKind, kStringKind},
      {"labels", 1, 1, labels, kNodeKind, kAnyKind, kListKind},
      {"type", 1, 1, type, kRelationshipKind, kAnyKind, kStringKind},
      {"properties", 1, 1, properties, kEntity | kMapKind, kAnyKind, kMapKind},
      {"keys", 1, 1, keys, kEntity | kMapKind, kAnyKind, kListKind},
      {"nodes", 1, 1, nodes, kPathKind, kAnyKind, kListKind},
      {"relationships", 1, 1, relationships, kPathKind, kAnyKind, kListKind},
      {"rels", 1, 1, relationships, kPathKind, kAnyKind, kListKind},
      {"length", 1, 1, length, kPathKind, kAnyKind, kIntegerKind},
      {"startNode", 1, 1, start_node, kRelationshipKind, kAnyKind, kNodeKind},
      {"endNode", 1, 1, end_node, kRelationshipKind, kAnyKind, kNodeKind},
      {"exists", 1, 1, exists, kAnyKind, kAnyKind, kBooleanKind, Aggregate::None, OnNull::Pass},
      {"coalesce", 1, 1000, coalesce, kAnyKind, kAnyKind, kAnyKind, Aggregate::None, OnNull::Pass}};
  return kFunctions;
}

}  // namespace hearsay::graph::cypher
