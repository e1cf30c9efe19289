// Questions about checked expressions.
#include "graph/query/check/checker.h"
#include "graph/query/run/functions.h"
#include "graph/query/value/compare.h"

namespace hearsay::graph::cypher {

bool same_expression(const Expression& left, const Expression& right) {
  if (left.kind != right.kind || left.pattern || right.pattern || left.subquery || right.subquery) return false;
  if (left.slot != right.slot || left.function != right.function || left.distinct != right.distinct) return false;
  if (left.kind == ExpressionKind::Operator && left.op != right.op) return false;
  if (left.kind == ExpressionKind::Quantifier && left.quantifier != right.quantifier) return false;
  if (left.kind == ExpressionKind::Literal) {
    return left.value.kind() == right.value.kind() && equivalent(left.value, right.value);
  }
  if (left.kind != ExpressionKind::Variable && left.function == nullptr && left.name != right.name) return false;
  if (left.names != right.names || left.comparisons != right.comparisons) return false;
  if (left.arguments.size() != right.arguments.size()) return false;
  for (std::size_t i = 0; i < left.arguments.size(); ++i) {
    const bool has = left.arguments[i] != nullptr;
    if (has != (right.arguments[i] != nullptr)) return false;
    if (has && !same_expression(*left.arguments[i], *right.arguments[i])) return false;
  }
  return true;
}

bool contains_aggregate(const Expression& expression) {
  if (expression.kind == ExpressionKind::CountStar) return true;
  if (expression.function != nullptr && expression.function->aggregate != Aggregate::None) return true;
  for (const auto& argument : expression.arguments) {
    if (argument && contains_aggregate(*argument)) return true;
  }
  return false;
}

bool is_simple_key(const Expression& expression) {
  if (expression.kind == ExpressionKind::Variable) return true;
  return expression.kind == ExpressionKind::Property && is_simple_key(*expression.arguments[0]);
}

namespace {

void collect_slots(const SingleQuery& query, std::set<int>& out) {
  for (const Clause& clause : query.clauses) {
    collect_slots(clause.pattern, out);
    for (const ExpressionPtr* part : {&clause.where, &clause.expression}) {
      if (*part) collect_slots(**part, out);
    }
    for (const auto& item : clause.projection.items) collect_slots(*item.expression, out);
    for (const auto& item : clause.projection.order_by) collect_slots(*item.expression, out);
    for (const auto& call : clause.projection.aggregates) {
      for (const auto& argument : call.arguments) collect_slots(*argument, out);
    }
  }
}

}  // namespace

void collect_slots(const Pattern& pattern, std::set<int>& out) {
  for (const PathPattern& path : pattern.paths) {
    for (const NodePattern& node : path.nodes) {
      out.insert(node.slot);
      if (node.properties) collect_slots(*node.properties, out);
    }
    for (const RelationshipPattern& relationship : path.relationships) {
      out.insert(relationship.slot);
      if (relationship.properties) collect_slots(*relationship.properties, out);
    }
  }
}

void collect_slots(const Expression& expression, std::set<int>& out) {
  if (expression.slot != kNoSlot) out.insert(expression.slot);
  for (const auto& argument : expression.arguments) {
    if (argument) collect_slots(*argument, out);
  }
  if (expression.pattern) collect_slots(*expression.pattern, out);
  if (expression.subquery) collect_slots(*expression.subquery, out);
}

}  // namespace hearsay::graph::cypher
