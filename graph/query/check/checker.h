// The checker: gives every variable its slot, every call its function, infers kinds, lifts aggregates out of
// projections, and reports what the standard calls an error at compile time (unknown variables and functions, misuse of
// aggregates, kinds that cannot fit). Tested by tests/graph/query/query_test.cpp and the TCK.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/query/check/type.h"
#include "graph/query/fault.h"
#include "graph/query/parse/ast.h"

namespace hearsay::graph::cypher {

struct CheckedVariable {
  int slot = kNoSlot;
  Type type;
};
using Scope = std::map<std::string, CheckedVariable, std::less<>>;

struct Parameter {
  std::string name;
  std::size_t begin = 0;
  std::size_t end = 0;
};
// A label or relationship type that the query names.
struct SchemaName {
  std::string name;
  bool is_label = true;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct CheckResult {
  std::vector<std::string> columns;
  std::vector<Parameter> parameters;
  std::vector<SchemaName> schema_names;
  std::vector<bool> used_slots;  // variables read anywhere but in the pattern that brings them in
};

// Completes `statement` in place.
Outcome<CheckResult> check_statement(Statement& statement);

class Checker {
 public:
  explicit Checker(Statement& statement) : statement_(statement) {}
  Outcome<CheckResult> run();

 private:
  enum class Aggregates { Forbidden, Allowed, Inside };

  // Clauses.
  Done check_query(SingleQuery& query);
  Done check_clause(Clause& clause);
  Done check_match(Clause& clause);
  Done check_unwind(Clause& clause);
  Done check_create(Clause& clause);
  Done check_predicate(Expression& expression);

  // Patterns: `fresh` collects what the pattern brings in.
  enum class NewVariables { Allowed, Refused };
  Done declare_pattern(Pattern& pattern, NewVariables policy);
  Done declare_path(PathPattern& path, NewVariables policy, std::set<std::string>& relationships);
  Done declare_node(NodePattern& node, NewVariables policy);
  Done declare_relationship(RelationshipPattern& relationship, NewVariables policy, std::set<std::string>& seen);
  Done check_pattern_properties(Pattern& pattern);
  Done check_properties(ExpressionPtr& properties);
  void note_names(const Pattern& pattern);

  // Expressions.
  Outcome<Type> check(Expression& expression);
  Outcome<Type> check_kind(Expression& expression);
  Outcome<Type> check_variable(Expression& expression);
  Outcome<Type> check_property(Expression& expression);
  Outcome<Type> check_index(Expression& expression);
  Outcome<Type> check_slice(Expression& expression);
  Outcome<Type> check_list(Expression& expression);
  Outcome<Type> check_operator(Expression& expression);
  Outcome<Type> check_arithmetic(Expression& expression);
  Outcome<Type> check_call(Expression& expression);
  Outcome<Type> check_aggregate(Expression& expression);
  Outcome<Type> check_case(Expression& expression);
  Outcome<Type> check_list_comprehension(Expression& expression);
  Outcome<Type> check_quantifier(Expression& expression);
  Outcome<Type> check_reduce(Expression& expression);
  Outcome<Type> check_pattern_predicate(Expression& expression);
  Outcome<Type> check_pattern_comprehension(Expression& expression);
  Outcome<Type> check_exists(Expression& expression);
  Done check_arguments(Expression& expression);
  // The type of a list's items; reports what cannot be a list.
  Outcome<Type> item_type(Expression& list);

  // Projections.
  Done check_projection(Clause& clause);
  Done expand_star(Clause& clause);
  Done check_items(Clause& clause, std::vector<Type>& types);
  Done check_groups(Projection& projection);
  Done check_sort(Projection& projection, const Scope& before);
  Done check_sort_item(Projection& projection, SortItem& item, const std::set<int>& before);
  Done check_where(Clause& clause, const Scope& before);
  Done check_count(ExpressionPtr& expression, std::string_view word);
  struct Lifting;
  Done lift(ExpressionPtr& expression, Lifting& lifting);
  Done refuse_hidden(const Expression& expression, const Lifting& lifting) const;

  int new_slot() {
    used_.push_back(false);
    return statement_.slots++;
  }
  void declare(const std::string& name, int slot, Type type) { scope_[name] = {slot, type}; }
  void mark_used(int slot) { used_[static_cast<std::size_t>(slot)] = true; }

  Statement& statement_;
  Scope scope_;
  Aggregates aggregates_ = Aggregates::Forbidden;
  std::vector<bool> used_;
  std::vector<int> fresh_;
  CheckResult result_;
};

// Whether two checked expressions are the same computation; expressions with patterns never are.
bool same_expression(const Expression& left, const Expression& right);
bool contains_aggregate(const Expression& expression);
// A variable, or a property of one: the grouping keys that may stand beside aggregates.
bool is_simple_key(const Expression& expression);
// Slots of all variables that an expression reads, those of its patterns included.
void collect_slots(const Expression& expression, std::set<int>& out);
void collect_slots(const Pattern& pattern, std::set<int>& out);

}  // namespace hearsay::graph::cypher
