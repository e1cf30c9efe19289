#include "graph/query/check/checker.h"
#include "graph/query/check/nearest.h"
#include "graph/query/run/functions.h"

namespace hearsay::graph::cypher {

namespace {

tl::unexpected<Fault> wrong_kind(const Expression& expression, std::string message) {
  return syntax_fault("InvalidArgumentType", std::move(message), expression.begin, expression.end - expression.begin);
}
tl::unexpected<Fault> type_error(const Expression& expression, std::string message) {
  return fault("TypeError", "InvalidArgumentType", std::move(message), expression.begin,
               expression.end - expression.begin);
}

}  // namespace

Outcome<Type> Checker::check(Expression& expression) {
  auto type = check_kind(expression);
  if (type) return type;
  return fail(std::move(type.error()).at(expression.begin, expression.end - expression.begin));
}

Outcome<Type> Checker::check_kind(Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::Literal: return Type{kinds(expression.value.kind()), kAnyKind};
    case ExpressionKind::Parameter:
      result_.parameters.push_back({expression.name, expression.begin, expression.end});
      return Type{};
    case ExpressionKind::Variable: return check_variable(expression);
    case ExpressionKind::Property: return check_property(expression);
    case ExpressionKind::Index: return check_index(expression);
    case ExpressionKind::Slice: return check_slice(expression);
    case ExpressionKind::List: return check_list(expression);
    case ExpressionKind::Map: HEARSAY_CHECK(check_arguments(expression)); return Type{kMapKind, kAnyKind};
    case ExpressionKind::Operator: return check_operator(expression);
    case ExpressionKind::Comparison:
      HEARSAY_CHECK(check_arguments(expression));
      return Type{kBooleanKind | kNullKind, kAnyKind};
    case ExpressionKind::HasLabels: {
      HEARSAY_TRY(const Type type, check(*expression.arguments[0]));
      if (!type.can_be(kNodeKind | kRelationshipKind)) return wrong_kind(expression, "only nodes have labels");
      for (const std::string& label : expression.names) {
        const bool of_node = !type.is_only(kRelationshipKind | kNullKind);
        result_.schema_names.push_back({label, of_node, expression.begin, expression.end});
      }
      return Type{kBooleanKind | kNullKind, kAnyKind};
    }
    case ExpressionKind::Call: return check_call(expression);
    case ExpressionKind::CountStar: return check_aggregate(expression);
    case ExpressionKind::Case: return check_case(expression);
    case ExpressionKind::ListComprehension: return check_list_comprehension(expression);
    case ExpressionKind::Quantifier: return check_quantifier(expression);
    case ExpressionKind::Reduce: return check_reduce(expression);
    case ExpressionKind::PatternPredicate:
    case ExpressionKind::ShortestPath: return check_pattern_predicate(expression);
    case ExpressionKind::PatternComprehension: return check_pattern_comprehension(expression);
    case ExpressionKind::Exists: return check_exists(expression);
  }
  return Type{};
}

Done Checker::check_arguments(Expression& expression) {
  for (const auto& argument : expression.arguments) {
    if (!argument) continue;
    auto type = check(*argument);
    if (!type) return fail(std::move(type.error()));
  }
  return {};
}

Outcome<Type> Checker::check_variable(Expression& expression) {
  auto found = scope_.find(expression.name);
  if (found == scope_.end()) {
    return syntax_fault("UndefinedVariable", "`" + expression.name + "` is not defined", expression.begin,
                        expression.end - expression.begin);
  }
  expression.slot = found->second.slot;
  mark_used(expression.slot);
  return found->second.type;
}

Outcome<Type> Checker::check_property(Expression& expression) {
  HEARSAY_TRY(const Type type, check(*expression.arguments[0]));
  if (type.can_be(kMapKind | kNodeKind | kRelationshipKind | kTemporalKind | kDurationKind)) return Type{};
  if (type.is_only(kPathKind)) return wrong_kind(expression, "a path has no properties");
  return type_error(expression, "this value has no properties");
}

Outcome<Type> Checker::check_index(Expression& expression) {
  HEARSAY_TRY(const Type object, check(*expression.arguments[0]));
  HEARSAY_TRY(const Type index, check(*expression.arguments[1]));
  if (!object.can_be(kListKind | kMapKind | kNodeKind | kRelationshipKind)) {
    return type_error(expression, "only lists, maps, nodes and relationships can be indexed");
  }
  const bool list = object.is_only(kListKind);
  if (list && !index.can_be(kIntegerKind)) {
    return fault("TypeError", "ListElementAccessByNonInteger", "the index of a list must be a whole number", expression.begin,
                 expression.end - expression.begin);
  }
  if (object.is_only(kMapKind) && !index.can_be(kStringKind)) {
    return fault("TypeError", "MapElementAccessByNonString", "the key of a map must be a string", expression.begin,
                 expression.end - expression.begin);
  }
  return list ? Type{object.items | kNullKind, kAnyKind} : Type{};
}

Outcome<Type> Checker::check_slice(Expression& expression) {
  HEARSAY_TRY(const Type object, check(*expression.arguments[0]));
  for (std::size_t i = 1; i < 3; ++i) {
    if (!expression.arguments[i]) continue;
    HEARSAY_TRY(const Type bound, check(*expression.arguments[i]));
    if (!bound.can_be(kIntegerKind)) return wrong_kind(*expression.arguments[i], "the bounds of a slice must be whole numbers");
  }
  if (!object.can_be(kListKind)) return wrong_kind(expression, "only lists have slices");
  return Type{kListKind | kNullKind, object.items};
}

Outcome<Type> Checker::check_list(Expression& expression) {
  KindSet items = 0;
  for (const auto& argument : expression.arguments) {
    HEARSAY_TRY(const Type type, check(*argument));
    items |= type.kinds;
  }
  return Type{kListKind, items == 0 ? kNullKind : items};
}

Outcome<Type> Checker::check_operator(Expression& expression) {
  switch (expression.op) {
    case Operator::And: case Operator::Or: case Operator::Xor: case Operator::Not:
      for (const auto& argument : expression.arguments) {
        HEARSAY_TRY(const Type type, check(*argument));
        if (!type.can_be(kBooleanKind)) return wrong_kind(*argument, "true or false is needed here");
      }
      return Type{kBooleanKind | kNullKind, kAnyKind};
    case Operator::In: {
      HEARSAY_TRY(const Type item, check(*expression.arguments[0]));
      HEARSAY_TRY(const Type list, check(*expression.arguments[1]));
      (void)item;
      if (!list.can_be(kListKind)) return wrong_kind(*expression.arguments[1], "IN needs a list on its right");
      return Type{kBooleanKind | kNullKind, kAnyKind};
    }
    case Operator::StartsWith: case Operator::EndsWith: case Operator::Contains: case Operator::Matches:
    case Operator::IsNull: case Operator::IsNotNull:
      HEARSAY_CHECK(check_arguments(expression));
      return Type{kBooleanKind | kNullKind, kAnyKind};
    default: return check_arithmetic(expression);
  }
}

Outcome<Type> Checker::check_arithmetic(Expression& expression) {
  KindSet together = 0;
  KindSet items = 0;
  for (const auto& argument : expression.arguments) {
    HEARSAY_TRY(const Type type, check(*argument));
    const bool plus = expression.op == Operator::Plus;
    const KindSet fitting = kNumberKind | kDurationKind | kTemporalKind;
    if (!plus && !type.can_be(fitting)) return wrong_kind(*argument, "a number is needed here");
    together |= type.kinds;
    items |= (type.kinds & kListKind) != 0 ? type.items : type.kinds;
  }
  const KindSet nullable = together & kNullKind;
  if ((together & ~(kNumberKind | kNullKind)) == 0) {
    if (expression.op == Operator::Power) return Type{kFloatKind | nullable, kAnyKind};
    return Type{(together & kNumberKind) == 0 ? kNullKind : together, kAnyKind};
  }
  if (expression.op == Operator::Plus && together == kListKind) return Type{kListKind, items};
  if (expression.op == Operator::Plus && together == kStringKind) return Type{kStringKind, kAnyKind};
  return Type{};
}

Outcome<Type> Checker::check_call(Expression& expression) {
  expression.function = find_function(expression.name);
  if (expression.function == nullptr) {
    std::string message = "there is no function `" + expression.name + "`";
    const auto names = function_names();
    const std::string other = nearest_name(expression.name, {names.begin(), names.end()});
    if (!other.empty()) message += "; did you mean `" + other + "`?";
    return syntax_fault("UnknownFunction", message, expression.begin, expression.name.size());
  }
  const Function& function = *expression.function;
  const auto count = static_cast<int>(expression.arguments.size());
  if (count < function.least || count > function.most) {
    const std::string wanted = function.least == function.most
                                   ? std::to_string(function.least)
                                   : std::to_string(function.least) + " to " + std::to_string(function.most);
    return syntax_fault("InvalidNumberOfArguments", std::string(function.name) + "() takes " + wanted + " arguments, not " +
                        std::to_string(count), expression.begin, expression.end - expression.begin);
  }
  if (function.aggregate != Aggregate::None) return check_aggregate(expression);
  if (function.random && aggregates_ == Aggregates::Inside) {
    return syntax_fault("NonConstantExpression", "rand() cannot stand inside an aggregate", expression.begin,
                        expression.end - expression.begin);
  }
  Type first;
  for (std::size_t i = 0; i < expression.arguments.size(); ++i) {
    HEARSAY_TRY(const Type type, check(*expression.arguments[i]));
    if (i == 0) first = type;
    if (!type.can_be(i == 0 ? function.first : function.others)) {
      return wrong_kind(*expression.arguments[i], std::string(function.name) + "() cannot take this kind of value");
    }
  }
  if (function.name == "nodes") return Type{kListKind | kNullKind, kNodeKind};
  if (function.name == "relationships") return Type{kListKind | kNullKind, kRelationshipKind};
  if (function.name == "keys" || function.name == "labels") return Type{kListKind | kNullKind, kStringKind};
  if (function.name == "range") return Type{kListKind, kIntegerKind};
  const bool keeps = function.name == "tail" || function.name == "reverse";
  return Type{function.result | (first.kinds & kNullKind), keeps ? first.items : kAnyKind};
}

Outcome<Type> Checker::check_aggregate(Expression& expression) {
  if (aggregates_ == Aggregates::Inside) {
    return syntax_fault("NestedAggregation", "an aggregate cannot stand inside another one", expression.begin,
                        expression.end - expression.begin);
  }
  if (aggregates_ == Aggregates::Forbidden) {
    return syntax_fault("InvalidAggregation", "an aggregate is allowed only in RETURN and WITH", expression.begin,
                        expression.end - expression.begin);
  }
  if (expression.kind == ExpressionKind::CountStar) return Type{kIntegerKind, kAnyKind};
  aggregates_ = Aggregates::Inside;
  KindSet items = kAnyKind;
  for (std::size_t i = 0; i < expression.arguments.size(); ++i) {
    HEARSAY_TRY(const Type type, check(*expression.arguments[i]));
    if (i == 0) items = type.kinds;
  }
  aggregates_ = Aggregates::Allowed;
  return Type{expression.function->result, items};
}

Outcome<Type> Checker::check_case(Expression& expression) {
  KindSet results = 0;
  for (std::size_t i = 0; i < expression.arguments.size(); ++i) {
    if (!expression.arguments[i]) {
      if (i + 1 == expression.arguments.size()) results |= kNullKind;
      continue;
    }
    HEARSAY_TRY(const Type type, check(*expression.arguments[i]));
    const bool last = i + 1 == expression.arguments.size();
    if (last || (i != 0 && i % 2 == 0)) results |= type.kinds;
  }
  return Type{results, kAnyKind};
}

Outcome<Type> Checker::item_type(Expression& list) {
  HEARSAY_TRY(const Type type, check(list));
  if (!type.can_be(kListKind)) return wrong_kind(list, "a list is needed here");
  Type item;
  if (type.is_only(kListKind | kNullKind)) item.kinds = type.items;
  return item;
}

Outcome<Type> Checker::check_list_comprehension(Expression& expression) {
  HEARSAY_TRY(const Type item, item_type(*expression.arguments[0]));
  const Scope before = scope_;
  const Aggregates outer = aggregates_;
  if (outer == Aggregates::Allowed) aggregates_ = Aggregates::Forbidden;
  expression.slot = new_slot();
  declare(expression.name, expression.slot, item);
  if (expression.arguments[1]) HEARSAY_CHECK(check_predicate(*expression.arguments[1]));
  KindSet result = item.kinds;
  if (expression.arguments[2]) {
    HEARSAY_TRY(const Type mapped, check(*expression.arguments[2]));
    result = mapped.kinds;
  }
  aggregates_ = outer;
  scope_ = before;
  return Type{kListKind | kNullKind, result};
}

Outcome<Type> Checker::check_quantifier(Expression& expression) {
  HEARSAY_TRY(const Type item, item_type(*expression.arguments[0]));
  const Scope before = scope_;
  const Aggregates outer = aggregates_;
  if (outer == Aggregates::Allowed) aggregates_ = Aggregates::Forbidden;
  expression.slot = new_slot();
  declare(expression.name, expression.slot, item);
  if (!expression.arguments[1]) {
    return syntax_fault("UnexpectedSyntax", "a quantifier needs a condition: all(x IN list WHERE ...)", expression.begin,
                        expression.end - expression.begin);
  }
  HEARSAY_CHECK(check_predicate(*expression.arguments[1]));
  aggregates_ = outer;
  scope_ = before;
  return Type{kBooleanKind | kNullKind, kAnyKind};
}

Outcome<Type> Checker::check_reduce(Expression& expression) {
  HEARSAY_TRY(const Type start, check(*expression.arguments[0]));
  (void)start;
  HEARSAY_TRY(const Type item, item_type(*expression.arguments[1]));
  const Scope before = scope_;
  const Aggregates outer = aggregates_;
  if (outer == Aggregates::Allowed) aggregates_ = Aggregates::Forbidden;
  expression.slot = new_slot();
  expression.second_slot = new_slot();
  declare(expression.name, expression.slot, item);
  declare(expression.second_name, expression.second_slot, Type{});
  HEARSAY_TRY(const Type step, check(*expression.arguments[2]));
  (void)step;
  aggregates_ = outer;
  scope_ = before;
  return Type{};
}

}  // namespace hearsay::graph::cypher
