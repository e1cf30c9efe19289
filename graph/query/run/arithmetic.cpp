// Arithmetic of numbers, strings, lists and temporal values. Integers that do not fit are an ArithmeticError.
#include <cmath>

#include "graph/query/run/evaluate.h"
#include "graph/query/temporal/duration.h"
#include "graph/query/value/json.h"

namespace hearsay::graph::cypher {

namespace {

tl::unexpected<Fault> overflow() { return fault("ArithmeticError", "IntegerOverflow", "the result does not fit in 64 bits"); }

std::string_view symbol(Operator op) {
  switch (op) {
    case Operator::Plus: return "+";
    case Operator::Minus: return "-";
    case Operator::Times: return "*";
    case Operator::Divide: return "/";
    case Operator::Modulo: return "%";
    default: return "^";
  }
}

Outcome<QueryValue> integers(Operator op, std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  switch (op) {
    case Operator::Plus: return __builtin_add_overflow(left, right, &result) ? Outcome<QueryValue>(overflow()) : QueryValue(result);
    case Operator::Minus: return __builtin_sub_overflow(left, right, &result) ? Outcome<QueryValue>(overflow()) : QueryValue(result);
    case Operator::Times: return __builtin_mul_overflow(left, right, &result) ? Outcome<QueryValue>(overflow()) : QueryValue(result);
    case Operator::Divide:
    case Operator::Modulo:
      if (right == 0) return fault("ArithmeticError", "DivisionByZero", "division by zero");
      if (right == -1) {  // the one quotient that does not fit
        if (op == Operator::Modulo) return QueryValue(std::int64_t{0});
        return __builtin_sub_overflow(std::int64_t{0}, left, &result) ? Outcome<QueryValue>(overflow()) : QueryValue(result);
      }
      return QueryValue(op == Operator::Divide ? left / right : left % right);
    default: return QueryValue(std::pow(static_cast<double>(left), static_cast<double>(right)));
  }
}

QueryValue floats(Operator op, double left, double right) {
  switch (op) {
    case Operator::Plus: return left + right;
    case Operator::Minus: return left - right;
    case Operator::Times: return left * right;
    case Operator::Divide: return left / right;
    case Operator::Modulo: return std::fmod(left, right);
    default: return std::pow(left, right);
  }
}

Outcome<QueryValue> wrap(std::optional<Temporal> value) {
  if (!value) return argument_fault("NumberOutOfRange", "the date or duration is out of range");
  return QueryValue::temporal(std::move(*value));
}

// nullopt where the operands are not temporal.
std::optional<Outcome<QueryValue>> temporal_arithmetic(Operator op, const QueryValue& left, const QueryValue& right) {
  const bool left_duration = left.is(ValueKind::Duration);
  const bool right_duration = right.is(ValueKind::Duration);
  if (op == Operator::Plus && left.is_temporal() && right_duration) return wrap(add_duration(left.as_temporal(), right.as_temporal()));
  if (op == Operator::Plus && left_duration && right.is_temporal()) return wrap(add_duration(right.as_temporal(), left.as_temporal()));
  if (op == Operator::Minus && left.is_temporal() && right_duration) {
    auto negative = negate_duration(right.as_temporal());
    return wrap(negative ? add_duration(left.as_temporal(), *negative) : std::nullopt);
  }
  if (op == Operator::Times && left_duration && right.is_number()) return wrap(scale_duration(left.as_temporal(), right.as_number()));
  if (op == Operator::Times && right_duration && left.is_number()) return wrap(scale_duration(right.as_temporal(), left.as_number()));
  if (op == Operator::Divide && left_duration && right.is_number()) {
    return wrap(scale_duration(left.as_temporal(), 1.0 / right.as_number()));
  }
  return std::nullopt;
}

Outcome<QueryValue> join_lists(Context& context, const QueryValue& left, const QueryValue& right) {
  std::vector<QueryValue> items;
  auto append = [&items](const QueryValue& value) {
    if (value.is(ValueKind::List)) {
      items.insert(items.end(), value.as_list().begin(), value.as_list().end());
    } else {
      items.push_back(value);
    }
  };
  const std::size_t size = (left.is(ValueKind::List) ? left.as_list().size() : 1) +
                           (right.is(ValueKind::List) ? right.as_list().size() : 1);
  HEARSAY_CHECK(context.check_size(size * sizeof(QueryValue)));
  items.reserve(size);
  append(left);
  append(right);
  return QueryValue::list(std::move(items));
}

bool joins_text(const QueryValue& value) {
  return value.is(ValueKind::String) || value.is_number() || value.is(ValueKind::Boolean) || value.is_temporal();
}

}  // namespace

Outcome<QueryValue> arithmetic(Context& context, Operator op, const QueryValue& left, const QueryValue& right) {
  if (left.is_null() || right.is_null()) return QueryValue();
  if (left.is(ValueKind::Integer) && right.is(ValueKind::Integer)) return integers(op, left.as_integer(), right.as_integer());
  if (left.is_number() && right.is_number()) return floats(op, left.as_number(), right.as_number());
  if (op == Operator::Plus && (left.is(ValueKind::List) || right.is(ValueKind::List))) return join_lists(context, left, right);
  if (op == Operator::Plus && (left.is(ValueKind::String) || right.is(ValueKind::String)) && joins_text(left) && joins_text(right)) {
    std::string text = to_text(left) + to_text(right);
    HEARSAY_CHECK(context.check_size(text.size()));
    return QueryValue(std::move(text));
  }
  if (auto result = temporal_arithmetic(op, left, right)) return std::move(*result);
  return type_fault("`" + std::string(symbol(op)) + "` does not take a " + std::string(kind_name(left.kind())) + " and a " +
                    std::string(kind_name(right.kind())));
}

Outcome<QueryValue> negate(const QueryValue& value) {
  if (value.is_null()) return QueryValue();
  if (value.is(ValueKind::Integer)) return integers(Operator::Minus, 0, value.as_integer());
  if (value.is(ValueKind::Float)) return QueryValue(-value.as_float());
  if (value.is(ValueKind::Duration)) return wrap(negate_duration(value.as_temporal()));
  return type_fault("a " + std::string(kind_name(value.kind())) + " has no negative");
}

}  // namespace hearsay::graph::cypher
