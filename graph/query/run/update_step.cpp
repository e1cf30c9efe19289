#include "graph/query/run/update_step.h"

#include <algorithm>

#include "graph/query/run/evaluate.h"
#include "graph/query/run/updates.h"
#include "graph/query/value/stored.h"

namespace hearsay::graph::cypher {

Outcome<bool> UpdateStep::add() {
  if (context_.updates == nullptr) return fault("SyntaxError", "UnexpectedSyntax", "this query writes to the graph");
  rows_.push_back(context_.frame());
  return true;
}

Outcome<bool> UpdateStep::finish() {
  // All rows are written before any goes on.
  for (std::vector<QueryValue>& row : rows_) {
    context_.frame() = row;
    HEARSAY_CHECK(clause_.kind == ClauseKind::Create ? create() : remove());
    row = context_.frame();
  }
  for (const std::vector<QueryValue>& row : rows_) {
    context_.frame() = row;
    HEARSAY_TRY(const bool more, next_());
    if (!more) return false;
  }
  return true;
}

Outcome<Properties> UpdateStep::evaluate_properties(const ExpressionPtr& map) {
  Properties properties;
  if (!map) return properties;
  HEARSAY_TRY(const QueryValue value, evaluate(context_, *map));
  if (!value.is(ValueKind::Map)) return type_fault("properties must be a map");
  for (const auto& [key, entry] : value.as_map()) {
    if (entry.is_null()) continue;
    auto stored = to_stored(entry);
    if (!stored) return fault("TypeError", "InvalidPropertyType", "this value cannot be stored");
    properties.push_back({key, std::move(*stored)});
  }
  return properties;
}

Done UpdateStep::create_node(const NodePattern& pattern) {
  const auto& fresh = clause_.new_slots;
  const bool named = !pattern.variable.empty();
  if (named && std::find(fresh.begin(), fresh.end(), pattern.slot) == fresh.end()) return {};
  if (named && context_.slot(pattern.slot).is(ValueKind::Node)) return {};  // a second mention in one pattern
  Node node;
  node.labels = pattern.labels;
  HEARSAY_TRY(node.properties, evaluate_properties(pattern.properties));
  node.id = context_.updates->create_node(node);
  context_.slot(pattern.slot) = QueryValue::node(std::make_shared<const Node>(std::move(node)));
  return {};
}

Done UpdateStep::create_relationship(const RelationshipPattern& pattern, const NodePattern& left,
                                     const NodePattern& right) {
  const bool forward = pattern.direction != Direction::In;
  const QueryValue& from = context_.slot(forward ? left.slot : right.slot);
  const QueryValue& to = context_.slot(forward ? right.slot : left.slot);
  if (!from.is(ValueKind::Node) || !to.is(ValueKind::Node)) return type_fault("a relationship needs two nodes");
  Edge edge;
  edge.from = from.as_node().id;
  edge.to = to.as_node().id;
  edge.type = pattern.types.empty() ? std::string() : pattern.types[0];
  HEARSAY_TRY(edge.properties, evaluate_properties(pattern.properties));
  edge.id = context_.updates->create_edge(edge);
  context_.slot(pattern.slot) = QueryValue::relationship(std::make_shared<const Edge>(std::move(edge)));
  return {};
}

Done UpdateStep::create() {
  for (const int slot : clause_.new_slots) context_.slot(slot) = QueryValue();
  for (const PathPattern& path : clause_.pattern.paths) {
    for (const NodePattern& node : path.nodes) HEARSAY_CHECK(create_node(node));
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
      HEARSAY_CHECK(create_relationship(path.relationships[i], path.nodes[i], path.nodes[i + 1]));
    }
  }
  return {};
}

Done UpdateStep::remove() {
  HEARSAY_TRY(const QueryValue value, evaluate(context_, *clause_.expression));
  if (value.is(ValueKind::Node)) context_.updates->delete_node(value.as_node().id);
  if (value.is(ValueKind::Relationship)) context_.updates->delete_edge(value.as_relationship().id);
  return {};
}

}  // namespace hearsay::graph::cypher
