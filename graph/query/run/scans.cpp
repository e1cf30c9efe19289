// The ways into the graph: all nodes, a label, an index, ids, times, words, names.
#include <algorithm>
#include <cmath>

#include "graph/query/run/evaluate.h"
#include "graph/query/run/matcher.h"
#include "graph/query/value/compare.h"

namespace hearsay::graph::cypher {

Outcome<bool> Matcher::take_node(std::size_t index, const Node& node) {
  HEARSAY_CHECK(context_.tick());
  context_.slot(plan_.steps[index].node->slot) = QueryValue::node(context_.share(node));
  return after(index);
}

Outcome<bool> Matcher::scan(std::size_t index) {
  Outcome<bool> result = true;
  const Status status = context_.graph().nodes(plan_.steps[index].label, [&](const Node& node) {
    result = take_node(index, node);
    return result && *result;
  });
  if (!status) return fail(Fault(status.error()));
  return result;
}

Outcome<bool> Matcher::scan_ids(std::size_t index) {
  const Step& current = plan_.steps[index];
  HEARSAY_TRY(const QueryValue value, evaluate(context_, *current.value));
  std::vector<QueryValue> ids{value};
  if (current.value_is_list && value.is(ValueKind::List)) ids = value.as_list();
  std::sort(ids.begin(), ids.end(), [](const QueryValue& a, const QueryValue& b) { return order(a, b) < 0; });
  ids.erase(std::unique(ids.begin(), ids.end(), equivalent), ids.end());
  for (const QueryValue& id : ids) {
    if (!id.is_number()) continue;
    if (id.is(ValueKind::Float) && id.as_float() != std::trunc(id.as_float())) continue;
    const auto number = id.is(ValueKind::Integer) ? id.as_integer() : static_cast<std::int64_t>(id.as_float());
    HEARSAY_TRY(const auto node, context_.graph().node(static_cast<NodeId>(number)));
    if (!node) continue;
    HEARSAY_TRY(const bool more, take_node(index, *node));
    if (!more) return false;
  }
  return true;
}

Outcome<bool> Matcher::scan_index(std::size_t index) {
  const Step& current = plan_.steps[index];
  HEARSAY_TRY(const QueryValue value, evaluate(context_, *current.value));
  if (!current.value_is_list) return scan_index_value(index, value);
  if (!value.is(ValueKind::List)) return true;  // the condition itself reports what is no list
  std::vector<QueryValue> wanted = value.as_list();
  std::sort(wanted.begin(), wanted.end(), [](const QueryValue& a, const QueryValue& b) { return order(a, b) < 0; });
  wanted.erase(std::unique(wanted.begin(), wanted.end(), equivalent), wanted.end());
  for (const QueryValue& item : wanted) {
    HEARSAY_TRY(const bool more, scan_index_value(index, item));
    if (!more) return false;
  }
  return true;
}

namespace {

// The stored forms that equal `value`: 1 is found as 1 and as 1.0. nullopt: no index holds such values.
std::optional<std::vector<Value>> index_keys(const QueryValue& value) {
  switch (value.kind()) {
    case ValueKind::Null: return std::vector<Value>{};
    case ValueKind::Boolean: return std::vector<Value>{value.as_bool()};
    case ValueKind::String: return std::vector<Value>{value.as_string()};
    case ValueKind::Integer: return std::vector<Value>{value.as_integer(), static_cast<double>(value.as_integer())};
    case ValueKind::Float: {
      std::vector<Value> keys{value.as_float()};
      const double number = value.as_float();
      if (number == std::trunc(number) && std::fabs(number) < 9e15) keys.emplace_back(static_cast<std::int64_t>(number));
      return keys;
    }
    default: return std::nullopt;
  }
}

}  // namespace

Outcome<bool> Matcher::scan_index_value(std::size_t index, const QueryValue& value) {
  const Step& current = plan_.steps[index];
  const auto keys = index_keys(value);
  if (!keys) return scan(index);
  Outcome<bool> result = true;
  for (const Value& key : *keys) {
    const Status status = context_.graph().nodes_with(current.label, current.key, key, [&](const Node& node) {
      result = take_node(index, node);
      return result && *result;
    });
    if (!status) return fail(Fault(status.error()));
    if (!result || !*result) return result;
  }
  return result;
}

namespace {

// The texts that may hold a time within the bounds: at least `low`, less than `high`; more than needed, never less.
struct TextRange {
  std::string low;
  std::string high;
  bool none = false;     // nothing can match
  bool usable = true;
};

// Reduced forms ("2023", "2023-05") stand for their first day, so a lower bound is a year and an upper one a day.
void narrow_by_time(TextRange& range, Operator op, const Temporal& value) {
  if (!has_date(value)) {
    range.usable = false;
    return;
  }
  const bool zoned = has_zone(value);
  const bool lower = op == Operator::Greater || op == Operator::GreaterEqual;
  Temporal day;
  day.days = value.days + (zoned ? (lower ? -1 : 1) : 0);
  const CivilDate date = civil_from_days(day.days);
  if (date.year < 1000 || date.year > 9999) {
    range.usable = false;
  } else if (lower) {
    range.low = std::max(range.low, std::to_string(date.year));
  } else {
    const std::string bound = format_temporal(day) + "\xff";
    if (range.high.empty() || bound < range.high) range.high = bound;
  }
}

void narrow_by_text(TextRange& range, Operator op, const std::string& text) {
  if (op == Operator::Greater || op == Operator::GreaterEqual) {
    range.low = std::max(range.low, text);
    return;
  }
  const std::string bound = op == Operator::Less ? text : text + '\0';
  if (bound.empty()) {
    range.none = true;  // nothing is less than the empty text
  } else if (range.high.empty() || bound < range.high) {
    range.high = bound;
  }
}

}  // namespace

Outcome<bool> Matcher::scan_range(std::size_t index) {
  const Step& current = plan_.steps[index];
  TextRange range;
  for (const RangeBound& bound : current.bounds) {
    HEARSAY_TRY(const QueryValue value, evaluate(context_, *bound.value));
    if (value.is(ValueKind::String)) {
      narrow_by_text(range, bound.op, value.as_string());
    } else if (value.is_temporal() && !value.is(ValueKind::Duration)) {
      narrow_by_time(range, bound.op, value.as_temporal());
    } else {
      range.usable = false;
    }
  }
  if (range.none) return true;
  if (!range.usable) return scan(index);
  Outcome<bool> result = true;
  const Status status = context_.graph().nodes_between(current.label, current.key, range.low, range.high, [&](const Node& node) {
    result = take_node(index, node);
    return result && *result;
  });
  if (!status) return fail(Fault(status.error()));
  return result;
}

Outcome<bool> Matcher::scan_text(std::size_t index) {
  const Step& current = plan_.steps[index];
  HEARSAY_TRY(const QueryValue value, evaluate(context_, *current.value));
  if (!value.is(ValueKind::String)) return true;  // null matches nothing, and the condition reports the rest
  Outcome<bool> result = true;
  const Lookup lookup = current.kind == StepKind::ByWords ? Lookup::Words : Lookup::Name;
  const Status status = context_.graph().nodes_by_text(lookup, value.as_string(), [&](const Node& node) {
    result = take_node(index, node);
    return result && *result;
  });
  if (!status) return fail(Fault(status.error()));
  return result;
}

}  // namespace hearsay::graph::cypher
