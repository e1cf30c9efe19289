// Atoms with brackets or keywords of their own: lists, maps, comprehensions, patterns, CASE, quantifiers, EXISTS.
#include <algorithm>

#include "graph/query/parse/parser_state.h"

namespace hearsay::graph::cypher {

Outcome<ExpressionPtr> Parser::list_atom() {
  const bool named = peek(1).kind == TokenKind::Name || peek(1).kind == TokenKind::QuotedName;
  if (named && is_keyword("IN", 2)) return list_comprehension();
  if (named && is_symbol("=", 2)) {
    const Depth depth(level_);
    const std::size_t start = at_;
    at_ += 3;
    const bool path = at_path_predicate();
    at_ = start;
    if (path) return pattern_comprehension();
  }
  ++at_;
  const bool path = at_path_predicate();
  --at_;
  if (path) return pattern_comprehension();
  auto node = make(ExpressionKind::List, take().offset);
  if (!is_symbol("]")) {
    do {
      HEARSAY_TRY(auto item, expression());
      node->arguments.push_back(std::move(item));
    } while (take_symbol(","));
  }
  HEARSAY_CHECK(expect_symbol("]", "to close the list"));
  return finish(std::move(node));
}

// x IN list WHERE ...: the name, and two arguments, the second null without WHERE.
Done Parser::filtered_list(Expression& node) {
  HEARSAY_TRY(node.name, variable_name("a variable"));
  take();
  HEARSAY_TRY(auto list, expression());
  HEARSAY_TRY(auto where, optional_where());
  node.arguments.push_back(std::move(list));
  node.arguments.push_back(std::move(where));
  return {};
}

Outcome<ExpressionPtr> Parser::list_comprehension() {
  auto node = make(ExpressionKind::ListComprehension, take().offset);
  HEARSAY_CHECK(filtered_list(*node));
  ExpressionPtr result;
  if (take_symbol("|")) {
    HEARSAY_TRY(result, expression());
  }
  node->arguments.push_back(std::move(result));
  HEARSAY_CHECK(expect_symbol("]", "to close the list comprehension"));
  return finish(std::move(node));
}

Outcome<ExpressionPtr> Parser::pattern_comprehension() {
  auto node = make(ExpressionKind::PatternComprehension, take().offset);
  node->pattern = std::make_unique<Pattern>();
  HEARSAY_TRY(auto path, path_pattern());
  node->pattern->paths.push_back(std::move(path));
  HEARSAY_TRY(auto where, optional_where());
  node->arguments.push_back(std::move(where));
  HEARSAY_CHECK(expect_symbol("|", "before the result of the pattern comprehension"));
  HEARSAY_TRY(auto result, expression());
  node->arguments.push_back(std::move(result));
  HEARSAY_CHECK(expect_symbol("]", "to close the pattern comprehension"));
  return finish(std::move(node));
}

Outcome<ExpressionPtr> Parser::map_literal() {
  auto node = make(ExpressionKind::Map, take().offset);
  if (!is_symbol("}")) {
    do {
      HEARSAY_TRY(auto key, any_name("a key"));
      HEARSAY_CHECK(expect_symbol(":", "after the key"));
      HEARSAY_TRY(auto value, expression());
      node->names.push_back(std::move(key));
      node->arguments.push_back(std::move(value));
    } while (take_symbol(","));
  }
  HEARSAY_CHECK(expect_symbol("}", "to close the map"));
  return finish(std::move(node));
}

Outcome<ExpressionPtr> Parser::parenthesized() {
  if (at_path_predicate()) return pattern_predicate();
  take();
  HEARSAY_TRY(auto inner, expression());
  HEARSAY_CHECK(expect_symbol(")", "to close the parenthesis"));
  return inner;
}

Outcome<ExpressionPtr> Parser::pattern_predicate() {
  auto node = make(ExpressionKind::PatternPredicate, peek().offset);
  node->pattern = std::make_unique<Pattern>();
  HEARSAY_TRY(auto path, path_element());
  if (!patterns_allowed_) {
    return syntax_fault("UnexpectedSyntax", "a pattern is a predicate only in WHERE and exists()", node->begin,
                        last_end() - node->begin);
  }
  node->pattern->paths.push_back(std::move(path));
  return finish(std::move(node));
}

Outcome<ExpressionPtr> Parser::shortest_path_expression() {
  auto node = make(ExpressionKind::ShortestPath, peek().offset);
  node->pattern = std::make_unique<Pattern>();
  HEARSAY_TRY(auto path, path_element());
  node->pattern->paths.push_back(std::move(path));
  return finish(std::move(node));
}

Outcome<ExpressionPtr> Parser::case_expression() {
  auto node = make(ExpressionKind::Case, take().offset);
  ExpressionPtr subject;
  if (!is_keyword("WHEN")) {
    HEARSAY_TRY(subject, expression());
  }
  node->arguments.push_back(std::move(subject));
  if (!is_keyword("WHEN")) return unexpected("`WHEN`");
  while (take_keyword("WHEN")) {
    HEARSAY_TRY(auto condition, expression());
    HEARSAY_CHECK(expect_keyword("THEN"));
    HEARSAY_TRY(auto result, expression());
    node->arguments.push_back(std::move(condition));
    node->arguments.push_back(std::move(result));
  }
  ExpressionPtr otherwise;
  if (take_keyword("ELSE")) {
    HEARSAY_TRY(otherwise, expression());
  }
  node->arguments.push_back(std::move(otherwise));
  HEARSAY_CHECK(expect_keyword("END"));
  return finish(std::move(node));
}

Outcome<ExpressionPtr> Parser::quantifier(QuantifierKind kind) {
  auto node = make(ExpressionKind::Quantifier, take().offset);
  node->quantifier = kind;
  take();
  HEARSAY_CHECK(filtered_list(*node));
  HEARSAY_CHECK(expect_symbol(")", "to close the quantifier"));
  return finish(std::move(node));
}

// reduce(total = 0, x IN list | total + x)
Outcome<ExpressionPtr> Parser::reduce() {
  auto node = make(ExpressionKind::Reduce, take().offset);
  take();
  HEARSAY_TRY(node->second_name, variable_name("the name of the accumulator"));
  HEARSAY_CHECK(expect_symbol("=", "after the accumulator"));
  HEARSAY_TRY(auto start, expression());
  HEARSAY_CHECK(expect_symbol(",", "after the start value"));
  HEARSAY_TRY(node->name, variable_name("a variable"));
  HEARSAY_CHECK(expect_keyword("IN"));
  HEARSAY_TRY(auto list, expression());
  HEARSAY_CHECK(expect_symbol("|", "before the step"));
  HEARSAY_TRY(auto step, expression());
  HEARSAY_CHECK(expect_symbol(")", "to close reduce"));
  node->arguments.push_back(std::move(start));
  node->arguments.push_back(std::move(list));
  node->arguments.push_back(std::move(step));
  return finish(std::move(node));
}

// exists(n.name), exists((n)-->()), EXISTS { pattern WHERE ... }, EXISTS { MATCH ... }
Outcome<ExpressionPtr> Parser::exists() {
  const Token& word = take();
  const std::size_t begin = word.offset;
  if (take_symbol("{")) return exists_subquery(begin);
  take();
  const bool allowed = std::exchange(patterns_allowed_, true);
  HEARSAY_TRY(auto argument, expression());
  patterns_allowed_ = allowed;
  HEARSAY_CHECK(expect_symbol(")", "to close exists"));
  if (argument->kind == ExpressionKind::PatternPredicate) return argument;
  auto node = make(ExpressionKind::Call, begin);
  node->name = "exists";
  node->arguments.push_back(std::move(argument));
  return finish(std::move(node));
}

Outcome<ExpressionPtr> Parser::exists_subquery(std::size_t begin) {
  const Depth depth(level_);
  if (level_ > kDeepestNesting) return too_deep(begin);
  auto node = make(ExpressionKind::Exists, begin);
  node->subquery = std::make_unique<SingleQuery>();
  const bool was_inside = std::exchange(in_subquery_, true);
  const bool allowed = std::exchange(patterns_allowed_, false);
  if (is_symbol("(") || (at_variable() && is_symbol("=", 1))) {
    const std::size_t clause_begin = peek().offset;
    HEARSAY_TRY(Clause match, match_clause(false));
    match.begin = clause_begin;
    match.end = last_end();
    node->subquery->clauses.push_back(std::move(match));
  } else {
    HEARSAY_TRY(*node->subquery, single_query());
    HEARSAY_CHECK(check_composition(*node->subquery, true));
  }
  in_subquery_ = was_inside;
  patterns_allowed_ = allowed;
  HEARSAY_CHECK(expect_symbol("}", "to close EXISTS"));
  return finish(std::move(node));
}

}  // namespace hearsay::graph::cypher
