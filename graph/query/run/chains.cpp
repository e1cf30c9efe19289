// Chains of relationships: [:TYPE*1..3] from a known node, depth first with an explicit stack. No relationship is used
// twice in one match, which bounds the search; the time limit bounds it in practice.
#include <algorithm>

#include "graph/query/run/evaluate.h"
#include "graph/query/run/matcher.h"

namespace hearsay::graph::cypher {

Outcome<bool> Matcher::edge_fits(const Step& current, const Edge& edge) {
  if (is_used(edge.id)) return false;
  return properties_fit(context_, current.relationship->properties, edge.properties);
}

Outcome<Matcher::Level> Matcher::open_level(const Step& current, NodeId node) {
  Level level;
  level.node = node;
  Done ticked;
  const Status status = context_.graph().edges(node, current.direction, current.relationship->types, [&](const Edge& edge) {
    ticked = context_.tick();
    level.edges.push_back(std::make_shared<const Edge>(edge));
    return ticked.has_value();
  });
  if (!status) return fail(Fault(status.error()));
  HEARSAY_CHECK(std::move(ticked));
  return level;
}

Outcome<bool> Matcher::emit_chain(std::size_t index, NodeId end, const std::vector<EdgePtr>& chain) {
  const Step& current = plan_.steps[index];
  if (current.node_is_bound && bound_node(current.node->slot) != end) return true;
  if (current.keeps_relationships) {
    std::vector<QueryValue> items;
    items.reserve(chain.size());
    for (const EdgePtr& edge : chain) items.push_back(QueryValue::relationship(edge));
    if (current.reversed) std::reverse(items.begin(), items.end());
    context_.slot(current.relationship->slot) = QueryValue::list(std::move(items));
  }
  return reach(index, end);
}

Outcome<bool> Matcher::expand_chain(std::size_t index) {
  const Step& current = plan_.steps[index];
  const RelationshipPattern& relationship = *current.relationship;
  const auto from = bound_node(current.from->slot);
  if (!from) return true;
  std::vector<EdgePtr> chain;
  if (relationship.minimum == 0) {
    HEARSAY_TRY(const bool more, emit_chain(index, *from, chain));
    if (!more) return false;
  }
  if (relationship.maximum == 0) return true;
  const std::size_t base = used_.size();
  std::vector<Level> stack;
  Holding holding(context_);
  auto level_bytes = [](const Level& level) { return level.edges.size() * (sizeof(Edge) + sizeof(EdgePtr)); };
  HEARSAY_TRY(Level first, open_level(current, *from));
  HEARSAY_CHECK(holding.add(level_bytes(first)));
  stack.push_back(std::move(first));
  while (!stack.empty()) {
    HEARSAY_CHECK(context_.tick());
    Level& top = stack.back();
    if (chain.size() == stack.size()) {  // back from below: take the last relationship off
      chain.pop_back();
      used_.resize(base + chain.size());
    }
    if (top.next == top.edges.size()) {
      holding.remove(level_bytes(top));
      stack.pop_back();
      continue;
    }
    const EdgePtr edge = top.edges[top.next++];
    HEARSAY_TRY(const bool fits, edge_fits(current, *edge));
    if (!fits) continue;
    const NodeId end = edge->from == top.node ? edge->to : edge->from;
    chain.push_back(edge);
    used_.push_back(edge->id);
    const auto length = static_cast<std::int64_t>(chain.size());
    if (length >= relationship.minimum) {
      auto more = emit_chain(index, end, chain);
      if (!more || !*more) return more;  // the whole match ends: nothing needs to be put back
    }
    if (relationship.maximum >= 0 && length >= relationship.maximum) continue;
    HEARSAY_TRY(Level next, open_level(current, end));
    HEARSAY_CHECK(holding.add(level_bytes(next)));
    stack.push_back(std::move(next));
  }
  used_.resize(base);
  return true;
}

// MATCH (a)-[rs*]->(b) with rs known: the chain is walked from a.
Outcome<bool> Matcher::check_bound_list(std::size_t index) {
  const Step& current = plan_.steps[index];
  const QueryValue value = context_.slot(current.relationship->slot);
  const auto from = bound_node(current.from->slot);
  if (!from || !value.is(ValueKind::List)) return true;
  std::vector<QueryValue> items = value.as_list();
  if (current.reversed) std::reverse(items.begin(), items.end());
  const auto length = static_cast<std::int64_t>(items.size());
  if (length < current.relationship->minimum) return true;
  if (current.relationship->maximum >= 0 && length > current.relationship->maximum) return true;
  const std::size_t base = used_.size();
  NodeId at = *from;
  bool fits = true;
  for (const QueryValue& item : items) {
    fits = item.is(ValueKind::Relationship) && !is_used(item.as_relationship().id) &&
           follows(current, item.as_relationship(), at);
    if (!fits) break;
    const Edge& edge = item.as_relationship();
    used_.push_back(edge.id);
    at = edge.from == at ? edge.to : edge.from;
  }
  Outcome<bool> result = true;
  if (fits) result = reach(index, at);
  used_.resize(base);
  return result;
}

}  // namespace hearsay::graph::cypher
