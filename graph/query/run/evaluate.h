// Evaluates checked expressions on the frame of the run. Faults carry the place of the expression.
// Three-valued logic: null is an unknown truth value. Tested by tests/graph/query/expressions_test.cpp and the TCK.
#pragma once

#include "graph/query/parse/ast.h"
#include "graph/query/run/context.h"

namespace hearsay::graph::cypher {

Outcome<QueryValue> evaluate(Context& context, const Expression& expression);
// True only for true; null counts as false; anything else is a TypeError.
Outcome<bool> is_true(Context& context, const Expression& expression);

// The property `key` of a node, relationship, map or temporal value; null of null.
Outcome<QueryValue> property_of(const QueryValue& object, const std::string& key);
// +, -, *, /, %, ^ and unary minus on values.
Outcome<QueryValue> arithmetic(Context& context, Operator op, const QueryValue& left, const QueryValue& right);
Outcome<QueryValue> negate(const QueryValue& value);

}  // namespace hearsay::graph::cypher
