// Recursive-descent parser of openCypher 9, reading part (grammar: openCypher 9, M23). CREATE and DELETE are parsed
// only where `Clauses::WithUpdates` asks for it (the TCK runner sets its graphs up with them).
// Faults are SyntaxErrors with a place. Tested by tests/graph/query/query_test.cpp and the TCK.
#pragma once

#include <string_view>

#include "graph/query/parse/ast.h"
#include "graph/query/fault.h"

namespace hearsay::graph::cypher {

enum class Clauses { ReadOnly, WithUpdates };

Outcome<Statement> parse_statement(std::string_view text, Clauses clauses);
// One expression and nothing after it.
Outcome<ExpressionPtr> parse_expression(std::string_view text);

}  // namespace hearsay::graph::cypher
