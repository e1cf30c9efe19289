#include <algorithm>

#include "graph/query/check/checker.h"

namespace hearsay::graph::cypher {

Outcome<CheckResult> check_statement(Statement& statement) { return Checker(statement).run(); }

namespace {

std::vector<std::string> column_names(const SingleQuery& query) {
  std::vector<std::string> names;
  if (query.clauses.back().kind != ClauseKind::Return) return names;
  for (const auto& item : query.clauses.back().projection.items) names.push_back(item.name);
  return names;
}

}  // namespace

Outcome<CheckResult> Checker::run() {
  for (std::size_t i = 0; i < statement_.parts.size(); ++i) {
    scope_.clear();
    HEARSAY_CHECK(check_query(statement_.parts[i]));
    auto columns = column_names(statement_.parts[i]);
    if (i == 0) {
      result_.columns = std::move(columns);
      continue;
    }
    if (columns != result_.columns) {
      return syntax_fault("DifferentColumnsInUnion", "all parts of a UNION need the same columns in the same order",
                          statement_.union_offsets[i - 1], 5);
    }
  }
  result_.used_slots = used_;
  return std::move(result_);
}

Done Checker::check_query(SingleQuery& query) {
  for (Clause& clause : query.clauses) HEARSAY_CHECK(check_clause(clause));
  return {};
}

Done Checker::check_clause(Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::Match: return check_match(clause);
    case ClauseKind::Unwind: return check_unwind(clause);
    case ClauseKind::With:
    case ClauseKind::Return: return check_projection(clause);
    case ClauseKind::Create: return check_create(clause);
    case ClauseKind::Delete: {
      auto type = check(*clause.expression);
      if (!type) return fail(std::move(type.error()));
      return {};
    }
  }
  return {};
}

Done Checker::check_predicate(Expression& expression) {
  HEARSAY_TRY(const Type type, check(expression));
  if (type.can_be(kBooleanKind)) return {};
  return syntax_fault("InvalidArgumentType", "a condition must be true or false", expression.begin,
                      expression.end - expression.begin);
}

Done Checker::check_match(Clause& clause) {
  fresh_.clear();
  HEARSAY_CHECK(declare_pattern(clause.pattern, NewVariables::Allowed));
  clause.new_slots = fresh_;
  HEARSAY_CHECK(check_pattern_properties(clause.pattern));
  if (clause.where) HEARSAY_CHECK(check_predicate(*clause.where));
  if (!clause.optional) return {};
  for (auto& [name, variable] : scope_) {
    if (std::find(clause.new_slots.begin(), clause.new_slots.end(), variable.slot) != clause.new_slots.end()) {
      variable.type.kinds |= kNullKind;
    }
  }
  return {};
}

Done Checker::check_unwind(Clause& clause) {
  HEARSAY_TRY(const Type type, check(*clause.expression));
  if (scope_.contains(clause.variable)) {
    return syntax_fault("VariableAlreadyBound", "`" + clause.variable + "` is already defined", clause.begin,
                        clause.end - clause.begin);
  }
  clause.slot = new_slot();
  Type item;
  if (type.is_only(kListKind | kNullKind)) item.kinds = type.items | kNullKind;
  declare(clause.variable, clause.slot, item);
  return {};
}

Done Checker::check_create(Clause& clause) {
  fresh_.clear();
  HEARSAY_CHECK(declare_pattern(clause.pattern, NewVariables::Allowed));
  clause.new_slots = fresh_;
  return check_pattern_properties(clause.pattern);
}

}  // namespace hearsay::graph::cypher
