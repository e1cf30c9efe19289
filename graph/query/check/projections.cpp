#include <algorithm>

#include "graph/query/check/checker.h"
#include "graph/query/run/functions.h"

namespace hearsay::graph::cypher {

Done Checker::expand_star(Clause& clause) {
  Projection& projection = clause.projection;
  if (!projection.star) return {};
  if (scope_.empty() && clause.kind == ClauseKind::Return) {
    return syntax_fault("NoVariablesInScope", "RETURN * needs variables, and none is defined", clause.begin,
                        clause.end - clause.begin);
  }
  std::vector<ProjectionItem> items;
  for (const auto& [name, variable] : scope_) {
    ProjectionItem item;
    item.expression = std::make_unique<Expression>();
    item.expression->kind = ExpressionKind::Variable;
    item.expression->name = name;
    item.expression->begin = clause.begin;
    item.expression->end = clause.end;
    item.name = name;
    item.begin = clause.begin;
    items.push_back(std::move(item));
  }
  for (auto& item : projection.items) items.push_back(std::move(item));
  projection.items = std::move(items);
  projection.star = false;
  return {};
}

Done Checker::check_items(Clause& clause, std::vector<Type>& types) {
  std::set<std::string> names;
  aggregates_ = Aggregates::Allowed;
  for (ProjectionItem& item : clause.projection.items) {
    HEARSAY_TRY(Type type, check(*item.expression));
    types.push_back(type);
    item.aggregates = contains_aggregate(*item.expression);
    clause.projection.groups = clause.projection.groups || item.aggregates;
    if (!names.insert(item.name).second) {
      return syntax_fault("ColumnNameConflict", "two columns are named `" + item.name + "`", item.begin,
                          item.expression->end - item.begin);
    }
  }
  aggregates_ = Aggregates::Forbidden;
  for (ProjectionItem& item : clause.projection.items) item.slot = new_slot();
  return {};
}

// What lift() may keep beside aggregates, and what it says about the rest.
struct Checker::Lifting {
  Projection& projection;
  const std::set<int>& before;  // slots of the variables from before the projection
  bool whole_keys = false;      // keys of any form may stand in
  bool sorting = false;
  std::set<int> key_slots;      // variables that some grouping key reads
};

namespace {

bool same_call(const AggregateCall& known, const Expression& call) {
  if (known.function != call.function || known.distinct != call.distinct) return false;
  return std::equal(known.arguments.begin(), known.arguments.end(), call.arguments.begin(), call.arguments.end(),
                    [](const ExpressionPtr& a, const ExpressionPtr& b) { return same_expression(*a, *b); });
}

}  // namespace

// An aggregate in ORDER BY that the projection does not have must not read what the projection has hidden.
Done Checker::refuse_hidden(const Expression& expression, const Lifting& lifting) const {
  std::set<int> slots;
  collect_slots(expression, slots);
  for (const int slot : slots) {
    if (!lifting.before.contains(slot)) continue;
    return syntax_fault("UndefinedVariable", "after grouping, ORDER BY sees only the columns", expression.begin,
                        expression.end - expression.begin);
  }
  return {};
}

Done Checker::lift(ExpressionPtr& expression, Lifting& lifting) {
  auto become_variable = [&expression](int slot) {
    auto variable = std::make_unique<Expression>();
    variable->kind = ExpressionKind::Variable;
    variable->begin = expression->begin;
    variable->end = expression->end;
    variable->slot = slot;
    expression = std::move(variable);
  };
  for (const ProjectionItem& item : lifting.projection.items) {
    if (item.aggregates || item.expression.get() == expression.get()) continue;
    if (!lifting.whole_keys && !is_simple_key(*item.expression)) continue;
    if (!same_expression(*item.expression, *expression)) continue;
    become_variable(item.slot);
    return {};
  }
  const bool aggregate = expression->kind == ExpressionKind::CountStar ||
                         (expression->function != nullptr && expression->function->aggregate != Aggregate::None);
  if (aggregate && lifting.sorting) {
    for (const AggregateCall& known : lifting.projection.aggregates) {
      if (!same_call(known, *expression)) continue;
      become_variable(known.slot);
      return {};
    }
    HEARSAY_CHECK(refuse_hidden(*expression, lifting));
  }
  if (aggregate) {
    AggregateCall call;
    call.function = expression->function;
    call.distinct = expression->distinct;
    call.arguments = std::move(expression->arguments);
    call.slot = new_slot();
    call.begin = expression->begin;
    call.end = expression->end;
    const int slot = call.slot;
    lifting.projection.aggregates.push_back(std::move(call));
    become_variable(slot);
    return {};
  }
  std::set<int> patterns;
  if (expression->pattern) collect_slots(*expression->pattern, patterns);
  const bool opaque = expression->kind == ExpressionKind::Variable || expression->kind == ExpressionKind::Exists;
  if (opaque) collect_slots(*expression, patterns);
  for (const int slot : patterns) {
    if (!lifting.before.contains(slot)) continue;
    const bool ambiguous = !lifting.sorting || lifting.key_slots.contains(slot);
    return syntax_fault(ambiguous ? "AmbiguousAggregationExpression" : "UndefinedVariable",
                        "`" + expression->name + "` is neither grouped by nor aggregated", expression->begin,
                        expression->end - expression->begin);
  }
  for (ExpressionPtr& argument : expression->arguments) {
    if (argument) HEARSAY_CHECK(lift(argument, lifting));
  }
  return {};
}

Done Checker::check_groups(Projection& projection) {
  if (!projection.groups) return {};
  std::set<int> before;
  for (const auto& [name, variable] : scope_) before.insert(variable.slot);
  Lifting lifting{projection, before, false, false, {}};
  for (ProjectionItem& item : projection.items) {
    if (item.aggregates) HEARSAY_CHECK(lift(item.expression, lifting));
  }
  return {};
}

Done Checker::check_sort_item(Projection& projection, SortItem& item, const std::set<int>& before) {
  if (!projection.groups && contains_aggregate(*item.expression)) {
    return syntax_fault("InvalidAggregation", "ORDER BY can aggregate only where the projection does",
                        item.expression->begin, item.expression->end - item.expression->begin);
  }
  const bool aggregates = contains_aggregate(*item.expression);
  const bool closed = projection.groups || projection.distinct;
  Lifting lifting{projection, before, !aggregates, true, {}};
  if (aggregates) {
    for (const ProjectionItem& key : projection.items) {
      if (!key.aggregates) collect_slots(*key.expression, lifting.key_slots);
    }
  }
  static const std::set<int> kNone;
  Lifting open{projection, kNone, true, true, {}};
  return lift(item.expression, closed ? lifting : open);
}

Done Checker::check_sort(Projection& projection, const Scope& before) {
  std::set<int> before_slots;
  for (const auto& [name, variable] : before) before_slots.insert(variable.slot);
  aggregates_ = Aggregates::Allowed;
  for (SortItem& item : projection.order_by) {
    // An expression of the projection, written again, is that column, even if an alias hides its variables.
    const Scope merged = std::exchange(scope_, before);
    bool column = false;
    if (item.expression->kind != ExpressionKind::Variable && check(*item.expression)) {
      for (const ProjectionItem& known : projection.items) {
        column = column || (!known.aggregates && same_expression(*known.expression, *item.expression));
      }
    }
    scope_ = merged;
    if (!column) {
      aggregates_ = Aggregates::Allowed;
      auto type = check(*item.expression);
      if (!type) return fail(std::move(type.error()));
    }
    HEARSAY_CHECK(check_sort_item(projection, item, before_slots));
  }
  aggregates_ = Aggregates::Forbidden;
  return {};
}

// SKIP and LIMIT: no variables; what is known must be a whole number that is not negative.
Done Checker::check_count(ExpressionPtr& expression, std::string_view word) {
  if (!expression) return {};
  const std::size_t length = expression->end - expression->begin;
  const Scope scope = std::exchange(scope_, Scope());
  auto type = check(*expression);
  scope_ = scope;
  if (!type) {
    if (type.error().body().detail == "UndefinedVariable") {
      return syntax_fault("NonConstantExpression", std::string(word) + " cannot depend on variables", expression->begin, length);
    }
    return fail(std::move(type.error()));
  }
  if (!type->can_be(kIntegerKind)) {
    return syntax_fault("InvalidArgumentType", std::string(word) + " needs a whole number", expression->begin, length);
  }
  if (expression->kind == ExpressionKind::Literal && expression->value.is(ValueKind::Integer) &&
      expression->value.as_integer() < 0) {
    return syntax_fault("NegativeIntegerArgument", std::string(word) + " cannot be negative", expression->begin, length);
  }
  return {};
}

// After grouping or DISTINCT only the columns are left: by their names, or by their expressions written again.
Done Checker::check_where(Clause& clause, const Scope& before) {
  if (!clause.where) return {};
  HEARSAY_CHECK(check_predicate(*clause.where));
  if (!clause.projection.groups && !clause.projection.distinct) return {};
  std::set<int> before_slots;
  for (const auto& [name, variable] : before) before_slots.insert(variable.slot);
  Lifting lifting{clause.projection, before_slots, true, true, {}};
  return lift(clause.where, lifting);
}

Done Checker::check_projection(Clause& clause) {
  Projection& projection = clause.projection;
  HEARSAY_CHECK(expand_star(clause));
  std::vector<Type> types;
  HEARSAY_CHECK(check_items(clause, types));
  HEARSAY_CHECK(check_groups(projection));
  const Scope before = scope_;
  Scope after;
  for (std::size_t i = 0; i < projection.items.size(); ++i) {
    after[projection.items[i].name] = {projection.items[i].slot, types[i]};
    mark_used(projection.items[i].slot);
  }
  // ORDER BY and WHERE see the variables from before as well, unless an alias hides them.
  scope_ = after;
  scope_.insert(before.begin(), before.end());
  HEARSAY_CHECK(check_sort(projection, before));
  HEARSAY_CHECK(check_count(projection.skip, "SKIP"));
  HEARSAY_CHECK(check_count(projection.limit, "LIMIT"));
  HEARSAY_CHECK(check_where(clause, before));
  scope_ = after;
  return {};
}

}  // namespace hearsay::graph::cypher
