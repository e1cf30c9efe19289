#include "graph/query/run/evaluate.h"

#include <algorithm>
#include <cmath>

#include "graph/query/run/functions.h"
#include "graph/query/run/match.h"
#include "graph/query/run/pipeline.h"
#include "graph/query/temporal/construct.h"
#include "graph/query/unicode.h"
#include "graph/query/value/compare.h"
#include "graph/query/value/stored.h"

namespace hearsay::graph::cypher {

namespace {

// Nested lists deeper than this would overflow the stack when they are freed.
constexpr std::uint32_t kDeepestValue = 1000;

QueryValue from_ternary(Ternary value) { return value ? QueryValue(*value) : QueryValue(); }

Outcome<Ternary> truth(const QueryValue& value) {
  if (value.is_null()) return Ternary();
  if (value.is(ValueKind::Boolean)) return Ternary(value.as_bool());
  return type_fault("true or false is needed, not a " + std::string(kind_name(value.kind())));
}
Outcome<Ternary> truth_of(Context& context, const Expression& expression) {
  HEARSAY_TRY(const QueryValue value, evaluate(context, expression));
  auto result = truth(value);
  if (result) return result;
  return fail(std::move(result.error()).at(expression.begin, expression.end - expression.begin));
}

Outcome<QueryValue> logic(Context& context, const Expression& expression) {
  HEARSAY_TRY(const Ternary left, truth_of(context, *expression.arguments[0]));
  if (expression.op == Operator::Not) return left ? QueryValue(!*left) : QueryValue();
  if (expression.op == Operator::And && left && !*left) return QueryValue(false);
  if (expression.op == Operator::Or && left && *left) return QueryValue(true);
  HEARSAY_TRY(const Ternary right, truth_of(context, *expression.arguments[1]));
  if (expression.op == Operator::Xor) return left && right ? QueryValue(*left != *right) : QueryValue();
  if (expression.op == Operator::And) {
    if (right && !*right) return QueryValue(false);
    return left && right ? QueryValue(true) : QueryValue();
  }
  if (right && *right) return QueryValue(true);
  return left && right ? QueryValue(false) : QueryValue();
}

Ternary holds(Operator op, const QueryValue& left, const QueryValue& right) {
  if (op == Operator::Equal) return equal(left, right);
  if (op == Operator::NotEqual) {
    const Ternary same = equal(left, right);
    return same ? Ternary(!*same) : Ternary();
  }
  const Comparison order = compare(left, right);
  if (order == Comparison::Unknown) return std::nullopt;
  if (order == Comparison::Unordered) return false;
  switch (op) {
    case Operator::Less: return order == Comparison::Less;
    case Operator::LessEqual: return order != Comparison::Greater;
    case Operator::Greater: return order == Comparison::Greater;
    default: return order != Comparison::Less;
  }
}

// a < b <= c is a < b AND b <= c.
Outcome<QueryValue> comparison(Context& context, const Expression& expression) {
  HEARSAY_TRY(QueryValue left, evaluate(context, *expression.arguments[0]));
  bool unknown = false;
  for (std::size_t i = 0; i < expression.comparisons.size(); ++i) {
    HEARSAY_TRY(QueryValue right, evaluate(context, *expression.arguments[i + 1]));
    const Ternary result = holds(expression.comparisons[i], left, right);
    if (result && !*result) return QueryValue(false);
    unknown = unknown || !result;
    left = std::move(right);
  }
  return unknown ? QueryValue() : QueryValue(true);
}

Outcome<QueryValue> contained(const QueryValue& item, const QueryValue& list) {
  if (list.is_null()) return QueryValue();
  if (!list.is(ValueKind::List)) return type_fault("IN needs a list, not a " + std::string(kind_name(list.kind())));
  bool unknown = false;
  for (const QueryValue& candidate : list.as_list()) {
    const Ternary same = equal(item, candidate);
    if (same && *same) return QueryValue(true);
    unknown = unknown || !same;
  }
  return unknown ? QueryValue() : QueryValue(false);
}

Outcome<QueryValue> text_predicate(Operator op, const QueryValue& left, const QueryValue& right) {
  if (!left.is(ValueKind::String) || !right.is(ValueKind::String)) return QueryValue();
  const std::string& text = left.as_string();
  const std::string& part = right.as_string();
  switch (op) {
    case Operator::StartsWith: return QueryValue(text.starts_with(part));
    case Operator::EndsWith: return QueryValue(text.ends_with(part));
    case Operator::Contains: return QueryValue(text.find(part) != std::string::npos);
    default: break;
  }
  switch (matches_pattern(text, part)) {
    case Match::Yes: return QueryValue(true);
    case Match::No: return QueryValue(false);
    case Match::BadPattern: return argument_fault("InvalidRegularExpression", "`" + part + "` is not a regular expression");
    case Match::TooHard: break;
  }
  return limit_fault("the query was stopped: the regular expression takes too long");
}

Outcome<QueryValue> operation(Context& context, const Expression& expression) {
  switch (expression.op) {
    case Operator::And: case Operator::Or: case Operator::Xor: case Operator::Not: return logic(context, expression);
    default: break;
  }
  HEARSAY_TRY(const QueryValue left, evaluate(context, *expression.arguments[0]));
  switch (expression.op) {
    case Operator::IsNull: return QueryValue(left.is_null());
    case Operator::IsNotNull: return QueryValue(!left.is_null());
    case Operator::Negate: return negate(left);
    case Operator::Positive:
      if (!left.is_null() && !left.is_number()) return type_fault("`+` needs a number");
      return left;
    default: break;
  }
  HEARSAY_TRY(const QueryValue right, evaluate(context, *expression.arguments[1]));
  switch (expression.op) {
    case Operator::In: return contained(left, right);
    case Operator::StartsWith: case Operator::EndsWith: case Operator::Contains: case Operator::Matches:
      return text_predicate(expression.op, left, right);
    default: return arithmetic(context, expression.op, left, right);
  }
}

Outcome<QueryValue> index(Context& context, const Expression& expression) {
  HEARSAY_TRY(const QueryValue object, evaluate(context, *expression.arguments[0]));
  HEARSAY_TRY(const QueryValue key, evaluate(context, *expression.arguments[1]));
  if (object.is_null() || key.is_null()) return QueryValue();
  if (object.is(ValueKind::List)) {
    if (!key.is(ValueKind::Integer)) return fault("TypeError", "ListElementAccessByNonInteger", "the index of a list must be a whole number, not a " + std::string(kind_name(key.kind())));
    const auto& items = object.as_list();
    const auto size = static_cast<std::int64_t>(items.size());
    const std::int64_t at = key.as_integer() < 0 ? key.as_integer() + size : key.as_integer();
    return at < 0 || at >= size ? QueryValue() : items[static_cast<std::size_t>(at)];
  }
  const bool keyed = object.is(ValueKind::Map) || object.is(ValueKind::Node) || object.is(ValueKind::Relationship);
  if (!keyed) return type_fault("a " + std::string(kind_name(object.kind())) + " cannot be indexed");
  if (!key.is(ValueKind::String)) return fault("TypeError", "MapElementAccessByNonString", "the key must be a string, not a " + std::string(kind_name(key.kind())));
  return property_of(object, key.as_string());
}

Outcome<QueryValue> slice(Context& context, const Expression& expression) {
  HEARSAY_TRY(const QueryValue list, evaluate(context, *expression.arguments[0]));
  std::int64_t bounds[2] = {0, list.is(ValueKind::List) ? static_cast<std::int64_t>(list.as_list().size()) : 0};
  const std::int64_t size = bounds[1];
  bool unknown = list.is_null();
  for (std::size_t i = 0; i < 2; ++i) {
    if (!expression.arguments[i + 1]) continue;
    HEARSAY_TRY(const QueryValue bound, evaluate(context, *expression.arguments[i + 1]));
    unknown = unknown || bound.is_null();
    if (bound.is_null()) continue;
    if (!bound.is(ValueKind::Integer)) return type_fault("the bounds of a slice must be whole numbers");
    bounds[i] = bound.as_integer() < 0 ? bound.as_integer() + size : bound.as_integer();
    bounds[i] = std::clamp<std::int64_t>(bounds[i], 0, size);
  }
  if (unknown) return QueryValue();
  if (!list.is(ValueKind::List)) return type_fault("only lists have slices");
  if (bounds[0] >= bounds[1]) return QueryValue::list({});
  const auto& items = list.as_list();
  return QueryValue::list({items.begin() + bounds[0], items.begin() + bounds[1]});
}

Outcome<QueryValue> make_list(Context& context, const Expression& expression) {
  std::vector<QueryValue> items;
  items.reserve(expression.arguments.size());
  for (const auto& argument : expression.arguments) {
    HEARSAY_TRY(QueryValue item, evaluate(context, *argument));
    items.push_back(std::move(item));
  }
  return QueryValue::list(std::move(items));
}

Outcome<QueryValue> make_map(Context& context, const Expression& expression) {
  ValueMap map;
  for (std::size_t i = 0; i < expression.names.size(); ++i) {
    HEARSAY_TRY(QueryValue value, evaluate(context, *expression.arguments[i]));
    map.insert_or_assign(expression.names[i], std::move(value));
  }
  return QueryValue::map(std::move(map));
}

Outcome<QueryValue> has_labels(Context& context, const Expression& expression) {
  HEARSAY_TRY(const QueryValue value, evaluate(context, *expression.arguments[0]));
  if (value.is_null()) return QueryValue();
  if (value.is(ValueKind::Relationship)) {
    return QueryValue(expression.names.size() == 1 && value.as_relationship().type == expression.names[0]);
  }
  if (!value.is(ValueKind::Node)) return type_fault("only nodes have labels, not a " + std::string(kind_name(value.kind())));
  const auto& labels = value.as_node().labels;
  return QueryValue(std::all_of(expression.names.begin(), expression.names.end(), [&labels](const std::string& label) {
    return std::find(labels.begin(), labels.end(), label) != labels.end();
  }));
}

Outcome<QueryValue> call(Context& context, const Expression& expression) {
  const Function& function = *expression.function;
  std::vector<QueryValue> arguments;
  arguments.reserve(expression.arguments.size());
  bool has_null = false;
  for (const auto& argument : expression.arguments) {
    HEARSAY_TRY(QueryValue value, evaluate(context, *argument));
    has_null = has_null || value.is_null();
    arguments.push_back(std::move(value));
  }
  if (has_null && function.on_null == OnNull::Propagate) return QueryValue();
  return function.code(context, arguments);
}

Outcome<QueryValue> case_of(Context& context, const Expression& expression) {
  const auto& arguments = expression.arguments;
  QueryValue subject;
  if (arguments[0]) {
    HEARSAY_TRY(subject, evaluate(context, *arguments[0]));
  }
  for (std::size_t i = 1; i + 1 < arguments.size(); i += 2) {
    bool chosen = false;
    if (arguments[0]) {
      HEARSAY_TRY(const QueryValue candidate, evaluate(context, *arguments[i]));
      const Ternary same = equal(subject, candidate);
      chosen = same && *same;
    } else {
      HEARSAY_TRY(chosen, is_true(context, *arguments[i]));
    }
    if (chosen) return evaluate(context, *arguments[i + 1]);
  }
  return arguments.back() ? evaluate(context, *arguments.back()) : Outcome<QueryValue>(QueryValue());
}

// The items of a list argument; null for null.
Outcome<const std::vector<QueryValue>*> items_of(const QueryValue& list) {
  if (list.is_null()) return nullptr;
  if (!list.is(ValueKind::List)) return type_fault("a list is needed, not a " + std::string(kind_name(list.kind())));
  return &list.as_list();
}

Outcome<QueryValue> list_comprehension(Context& context, const Expression& expression) {
  HEARSAY_TRY(const QueryValue list, evaluate(context, *expression.arguments[0]));
  HEARSAY_TRY(const auto* items, items_of(list));
  if (items == nullptr) return QueryValue();
  std::vector<QueryValue> result;
  Holding holding(context);
  for (const QueryValue& item : *items) {
    HEARSAY_CHECK(context.tick());
    context.slot(expression.slot) = item;
    if (expression.arguments[1]) {
      HEARSAY_TRY(const bool kept, is_true(context, *expression.arguments[1]));
      if (!kept) continue;
    }
    QueryValue value = item;
    if (expression.arguments[2]) {
      HEARSAY_TRY(value, evaluate(context, *expression.arguments[2]));
    }
    HEARSAY_CHECK(holding.add(value.bytes()));
    result.push_back(std::move(value));
  }
  return QueryValue::list(std::move(result));
}

struct Votes {
  std::size_t yes = 0;
  std::size_t no = 0;
  std::size_t unknown = 0;
};

Ternary quantified(QuantifierKind kind, const Votes& votes) {
  switch (kind) {
    case QuantifierKind::All:
      if (votes.no > 0) return false;
      return votes.unknown > 0 ? Ternary() : Ternary(true);
    case QuantifierKind::Any:
      if (votes.yes > 0) return true;
      return votes.unknown > 0 ? Ternary() : Ternary(false);
    case QuantifierKind::None:
      if (votes.yes > 0) return false;
      return votes.unknown > 0 ? Ternary() : Ternary(true);
    case QuantifierKind::Single:
      if (votes.yes > 1) return false;
      return votes.unknown > 0 ? Ternary() : Ternary(votes.yes == 1);
  }
  return std::nullopt;
}

Outcome<QueryValue> quantifier(Context& context, const Expression& expression) {
  HEARSAY_TRY(const QueryValue list, evaluate(context, *expression.arguments[0]));
  HEARSAY_TRY(const auto* items, items_of(list));
  if (items == nullptr) return QueryValue();
  Votes votes;
  for (const QueryValue& item : *items) {
    HEARSAY_CHECK(context.tick());
    context.slot(expression.slot) = item;
    HEARSAY_TRY(const Ternary vote, truth_of(context, *expression.arguments[1]));
    ++(vote ? (*vote ? votes.yes : votes.no) : votes.unknown);
  }
  return from_ternary(quantified(expression.quantifier, votes));
}

Outcome<QueryValue> reduce(Context& context, const Expression& expression) {
  HEARSAY_TRY(QueryValue total, evaluate(context, *expression.arguments[0]));
  HEARSAY_TRY(const QueryValue list, evaluate(context, *expression.arguments[1]));
  HEARSAY_TRY(const auto* items, items_of(list));
  if (items == nullptr) return QueryValue();
  for (const QueryValue& item : *items) {
    HEARSAY_CHECK(context.tick());
    context.slot(expression.slot) = item;
    context.slot(expression.second_slot) = total;
    HEARSAY_TRY(total, evaluate(context, *expression.arguments[2]));
    if (total.depth() > kDeepestValue) return limit_fault("the query was stopped: lists are nested more than 1,000 deep");
  }
  return total;
}

Outcome<QueryValue> pattern_predicate(Context& context, const Expression& expression) {
  bool found = false;
  HEARSAY_TRY(const bool completed, match_pattern(context, *expression.pattern, nullptr, [&found]() -> Outcome<bool> {
    found = true;
    return false;
  }));
  (void)completed;
  return QueryValue(found);
}

Outcome<QueryValue> pattern_comprehension(Context& context, const Expression& expression) {
  std::vector<QueryValue> result;
  Holding holding(context);
  auto emit = [&]() -> Outcome<bool> {
    HEARSAY_TRY(QueryValue value, evaluate(context, *expression.arguments[1]));
    HEARSAY_CHECK(holding.add(value.bytes()));
    result.push_back(std::move(value));
    return true;
  };
  HEARSAY_TRY(const bool completed, match_pattern(context, *expression.pattern, expression.arguments[0].get(), emit));
  (void)completed;
  return QueryValue::list(std::move(result));
}

Outcome<QueryValue> exists(Context& context, const Expression& expression) {
  bool found = false;
  HEARSAY_TRY(const bool completed, run_query(context, *expression.subquery, [&found]() -> Outcome<bool> {
    found = true;
    return false;
  }));
  (void)completed;
  return QueryValue(found);
}

Outcome<QueryValue> dispatch(Context& context, const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::Literal: return expression.value;
    case ExpressionKind::Variable: return context.slot(expression.slot);
    case ExpressionKind::Parameter: {
      auto found = context.parameters().find(expression.name);
      if (found == context.parameters().end()) {
        return fault("ParameterMissing", "MissingParameter", "the parameter $" + expression.name + " was not given");
      }
      return found->second;
    }
    case ExpressionKind::Property: {
      HEARSAY_TRY(const QueryValue object, evaluate(context, *expression.arguments[0]));
      return property_of(object, expression.name);
    }
    case ExpressionKind::Index: return index(context, expression);
    case ExpressionKind::Slice: return slice(context, expression);
    case ExpressionKind::List: return make_list(context, expression);
    case ExpressionKind::Map: return make_map(context, expression);
    case ExpressionKind::Operator: return operation(context, expression);
    case ExpressionKind::Comparison: return comparison(context, expression);
    case ExpressionKind::HasLabels: return has_labels(context, expression);
    case ExpressionKind::Call: return call(context, expression);
    case ExpressionKind::CountStar: return QueryValue();
    case ExpressionKind::Case: return case_of(context, expression);
    case ExpressionKind::ListComprehension: return list_comprehension(context, expression);
    case ExpressionKind::Quantifier: return quantifier(context, expression);
    case ExpressionKind::Reduce: return reduce(context, expression);
    case ExpressionKind::PatternPredicate: return pattern_predicate(context, expression);
    case ExpressionKind::PatternComprehension: return pattern_comprehension(context, expression);
    case ExpressionKind::Exists: return exists(context, expression);
    case ExpressionKind::ShortestPath: return shortest_path_value(context, *expression.pattern);
  }
  return QueryValue();
}

}  // namespace

Outcome<QueryValue> property_of(const QueryValue& object, const std::string& key) {
  switch (object.kind()) {
    case ValueKind::Null: return QueryValue();
    case ValueKind::Node: return property_value(object.as_node().properties, key);
    case ValueKind::Relationship: return property_value(object.as_relationship().properties, key);
    case ValueKind::Map: {
      auto found = object.as_map().find(key);
      return found == object.as_map().end() ? QueryValue() : found->second;
    }
    default: break;
  }
  if (object.is_temporal()) return temporal_component(object.as_temporal(), key);
  return type_fault("a " + std::string(kind_name(object.kind())) + " has no properties");
}

Outcome<QueryValue> evaluate(Context& context, const Expression& expression) {
  auto result = dispatch(context, expression);
  if (result) return result;
  return fail(std::move(result.error()).at(expression.begin, expression.end - expression.begin));
}

Outcome<bool> is_true(Context& context, const Expression& expression) {
  HEARSAY_TRY(const Ternary result, truth_of(context, expression));
  return result && *result;
}

}  // namespace hearsay::graph::cypher
