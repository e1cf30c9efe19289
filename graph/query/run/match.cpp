#include "graph/query/run/match.h"

#include <algorithm>

#include "graph/query/run/evaluate.h"
#include "graph/query/run/matcher.h"
#include "graph/query/value/compare.h"
#include "graph/query/value/stored.h"

namespace hearsay::graph::cypher {

const MatchPlan& plan_for(Context& context, const Pattern& pattern, const Expression* where) {
  auto& plan = context.plan(pattern.id);
  if (!plan) plan = std::make_unique<MatchPlan>(plan_match(context.graph(), pattern, where, context.used_slots()));
  return *plan;
}

Outcome<bool> match_pattern(Context& context, const Pattern& pattern, const Expression* where, const Emit& emit) {
  return Matcher(context, plan_for(context, pattern, where), emit).run();
}

Outcome<bool> properties_fit(Context& context, const ExpressionPtr& expected, const Properties& properties) {
  if (!expected) return true;
  for (std::size_t i = 0; i < expected->names.size(); ++i) {
    HEARSAY_TRY(const QueryValue wanted, evaluate(context, *expected->arguments[i]));
    const Ternary same = equal(property_value(properties, expected->names[i]), wanted);
    if (!same || !*same) return false;
  }
  return true;
}

Outcome<bool> Matcher::run() {
  HEARSAY_TRY(const bool fits, pass(plan_.first_filters));
  if (!fits) return true;
  return step(0);
}

Outcome<bool> Matcher::step(std::size_t index) {
  if (index == plan_.steps.size()) return finish();
  HEARSAY_CHECK(context_.tick());
  switch (plan_.steps[index].kind) {
    case StepKind::ById: return scan_ids(index);
    case StepKind::ByIndex: return scan_index(index);
    case StepKind::ByRange: return scan_range(index);
    case StepKind::ByWords:
    case StepKind::ByName: return scan_text(index);
    case StepKind::ByLabel:
    case StepKind::AllNodes: return scan(index);
    case StepKind::Expand: return expand(index);
    case StepKind::ExpandVariable: return expand_chain(index);
    case StepKind::CheckBound: return check_bound(index);
    case StepKind::CheckBoundList: return check_bound_list(index);
    case StepKind::ShortestPath: return shortest(index);
  }
  return true;
}

Outcome<bool> Matcher::after(std::size_t index) {
  HEARSAY_TRY(const bool fits, pass(plan_.steps[index].filters));
  return fits ? step(index + 1) : Outcome<bool>(true);
}

Outcome<bool> Matcher::pass(const std::vector<Filter>& filters) {
  for (const Filter& one : filters) {
    HEARSAY_TRY(const bool fits, filter(one));
    if (!fits) return false;
  }
  return true;
}

Outcome<bool> Matcher::filter(const Filter& filter) {
  if (filter.kind == Filter::Kind::Predicate) return is_true(context_, *filter.expression);
  const QueryValue& entity = context_.slot(filter.slot);
  if (filter.kind == Filter::Kind::Labels) {
    if (!entity.is(ValueKind::Node)) return false;
    const auto& labels = entity.as_node().labels;
    return std::all_of(filter.labels->begin(), filter.labels->end(), [&labels](const std::string& label) {
      return std::find(labels.begin(), labels.end(), label) != labels.end();
    });
  }
  if (!entity.is(ValueKind::Node) && !entity.is(ValueKind::Relationship)) return false;
  HEARSAY_TRY(const QueryValue actual, property_of(entity, *filter.key));
  HEARSAY_TRY(const QueryValue wanted, evaluate(context_, *filter.expression));
  const Ternary same = equal(actual, wanted);
  return same && *same;
}

Outcome<bool> Matcher::finish() {
  for (const PathPattern* path : plan_.named_paths) {
    HEARSAY_TRY(context_.slot(path->slot), path_value(*path));
  }
  HEARSAY_TRY(const bool fits, pass(plan_.last_filters));
  return fits ? emit_() : Outcome<bool>(true);
}

Done Matcher::append_chain(const QueryValue& relationships, PathValue& path) {
  if (relationships.is(ValueKind::Relationship)) {
    path.edges.push_back(relationships.relationship_pointer());
    return {};
  }
  if (!relationships.is(ValueKind::List)) return {};
  NodeId at = path.nodes.back()->id;
  const auto& items = relationships.as_list();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const EdgePtr& edge = items[i].relationship_pointer();
    at = edge->from == at ? edge->to : edge->from;
    path.edges.push_back(edge);
    if (i + 1 == items.size()) break;  // the last node is the pattern's
    HEARSAY_TRY(auto node, context_.load_node(at));
    path.nodes.push_back(std::move(node));
  }
  return {};
}

Outcome<QueryValue> Matcher::path_value(const PathPattern& path) {
  PathValue value;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    const QueryValue& node = context_.slot(path.nodes[i].slot);
    if (!node.is(ValueKind::Node)) return QueryValue();
    if (value.nodes.size() == value.edges.size()) value.nodes.push_back(node.node_pointer());
    if (i < path.relationships.size()) HEARSAY_CHECK(append_chain(context_.slot(path.relationships[i].slot), value));
  }
  return QueryValue::path(std::move(value));
}

std::optional<NodeId> Matcher::bound_node(int slot) {
  const QueryValue& value = context_.slot(slot);
  if (!value.is(ValueKind::Node)) return std::nullopt;
  return value.as_node().id;
}

bool Matcher::is_used(EdgeId id) const { return std::find(used_.begin(), used_.end(), id) != used_.end(); }

// Relationships.

Outcome<bool> Matcher::expand(std::size_t index) {
  const Step& current = plan_.steps[index];
  const auto from = bound_node(current.from->slot);
  if (!from) return true;
  Outcome<bool> result = true;
  const auto visit = [&](const Edge& edge) {
    result = take_edge(index, edge, *from);
    return result && *result;
  };
  const bool keeps = current.keeps_relationships || current.relationship->properties;
  const Status status =
      keeps ? context_.graph().edges(*from, current.direction, current.relationship->types, visit)
            : context_.graph().neighbours(*from, current.direction, current.relationship->types, visit);
  if (!status) return fail(Fault(status.error()));
  return result;
}

Outcome<bool> Matcher::take_edge(std::size_t index, const Edge& edge, NodeId from) {
  HEARSAY_CHECK(context_.tick());
  if (is_used(edge.id)) return true;
  const Step& current = plan_.steps[index];
  const NodeId other = edge.from == from ? edge.to : edge.from;
  if (current.node_is_bound && bound_node(current.node->slot) != other) return true;
  if (current.keeps_relationships || current.relationship->properties) {
    context_.slot(current.relationship->slot) = QueryValue::relationship(std::make_shared<const Edge>(edge));
  }
  used_.push_back(edge.id);
  auto result = reach(index, other);
  used_.pop_back();
  return result;
}

Outcome<bool> Matcher::reach(std::size_t index, NodeId id) {
  const Step& current = plan_.steps[index];
  if (current.node_is_bound) {
    if (bound_node(current.node->slot) != id) return true;
    return after(index);
  }
  if (current.loads_node) {
    HEARSAY_TRY(auto node, context_.load_node(id));
    context_.slot(current.node->slot) = QueryValue::node(std::move(node));
  } else {
    auto node = std::make_shared<Node>();
    node->id = id;
    context_.slot(current.node->slot) = QueryValue::node(std::move(node));
  }
  return after(index);
}

bool Matcher::follows(const Step& current, const Edge& edge, NodeId from) const {
  const auto& types = current.relationship->types;
  if (!types.empty() && std::find(types.begin(), types.end(), edge.type) == types.end()) return false;
  switch (current.direction) {
    case Direction::Out: return edge.from == from;
    case Direction::In: return edge.to == from;
    case Direction::Both: return edge.from == from || edge.to == from;
  }
  return false;
}

// A relationship from an earlier clause: its ends are checked, or bound.
Outcome<bool> Matcher::check_bound(std::size_t index) {
  const Step& current = plan_.steps[index];
  const QueryValue value = context_.slot(current.relationship->slot);
  if (!value.is(ValueKind::Relationship) || is_used(value.as_relationship().id)) return true;
  const EdgePtr edge = value.relationship_pointer();
  std::vector<NodeId> starts{edge->from};
  if (edge->to != edge->from) starts.push_back(edge->to);
  const auto known = current.binds_from ? std::nullopt : bound_node(current.from->slot);
  if (!current.binds_from) starts = known ? std::vector<NodeId>{*known} : std::vector<NodeId>{};
  used_.push_back(edge->id);
  for (const NodeId start : starts) {
    if (!follows(current, *edge, start)) continue;
    if (current.binds_from) {
      if (current.from->slot == current.node->slot && edge->from != edge->to) continue;
      HEARSAY_TRY(auto node, context_.load_node(start));
      context_.slot(current.from->slot) = QueryValue::node(std::move(node));
    }
    auto result = reach(index, edge->from == start ? edge->to : edge->from);
    if (!result || !*result) {
      used_.pop_back();
      return result;
    }
  }
  used_.pop_back();
  return true;
}

}  // namespace hearsay::graph::cypher
