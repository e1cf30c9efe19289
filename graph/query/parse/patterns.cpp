#include <algorithm>
#include <charconv>

#include "graph/query/parse/parser_state.h"

namespace hearsay::graph::cypher {

bool Parser::at_shortest_path() const {
  if (peek().kind != TokenKind::Name || !is_symbol("(", 1)) return false;
  return is_keyword("SHORTESTPATH") || is_keyword("ALLSHORTESTPATHS");
}

// "-[", "--", "<-[", "<--": after a closed parenthesis.
bool Parser::at_relationship() const {
  const std::size_t dash = is_symbol("<") ? 1 : 0;
  return is_symbol("-", dash) && (is_symbol("[", dash + 1) || is_symbol("-", dash + 1));
}

bool Parser::at_path_predicate() const {
  if (!is_symbol("(")) return false;
  const std::size_t close = peek().partner;
  if (close == 0) return false;
  const bool node_like = is_symbol(")", 1) || is_symbol(":", 1) || is_symbol("{", 1) ||
                         ((peek(1).kind == TokenKind::Name || peek(1).kind == TokenKind::QuotedName) &&
                          (is_symbol(")", 2) || is_symbol(":", 2) || is_symbol("{", 2)));
  if (!node_like) return false;
  std::size_t ahead = close - at_ + 1;
  if (is_symbol("<", ahead)) ++ahead;
  if (!is_symbol("-", ahead)) return false;
  if (is_symbol("[", ahead + 1)) return true;
  if (!is_symbol("-", ahead + 1)) return false;
  return is_symbol("(", ahead + 2) || (is_symbol(">", ahead + 2) && is_symbol("(", ahead + 3));
}

Outcome<Pattern> Parser::pattern() {
  Pattern result;
  do {
    HEARSAY_TRY(PathPattern path, path_pattern());
    result.paths.push_back(std::move(path));
  } while (take_symbol(","));
  return result;
}

Outcome<PathPattern> Parser::path_pattern() {
  const std::size_t begin = peek().offset;
  std::string variable;
  if (at_variable() && is_symbol("=", 1)) {
    HEARSAY_TRY(variable, variable_name("a path variable"));
    take();
  }
  HEARSAY_TRY(PathPattern path, path_element());
  path.variable = std::move(variable);
  path.begin = begin;
  path.end = last_end();
  return path;
}

Outcome<PathPattern> Parser::path_element() {
  PathPattern path;
  path.begin = peek().offset;
  if (at_shortest_path()) {
    path.kind = is_keyword("SHORTESTPATH") ? PathKind::Shortest : PathKind::AllShortest;
    take();
    take();
    HEARSAY_TRY(PathPattern inner, path_element());
    HEARSAY_CHECK(expect_symbol(")", "to close the shortest path"));
    if (inner.kind != PathKind::Plain || inner.relationships.size() != 1) {
      return syntax_fault("UnexpectedSyntax", "a shortest path needs one relationship between two nodes", path.begin,
                          last_end() - path.begin);
    }
    inner.kind = path.kind;
    inner.begin = path.begin;
    return inner;
  }
  if (is_symbol("(") && is_symbol("(", 1)) {  // ((a)-->(b))
    take();
    HEARSAY_TRY(PathPattern inner, path_element());
    HEARSAY_CHECK(expect_symbol(")", "to close the pattern"));
    return inner;
  }
  HEARSAY_TRY(NodePattern first, node_pattern());
  path.nodes.push_back(std::move(first));
  while (at_relationship()) {
    HEARSAY_TRY(RelationshipPattern relationship, relationship_pattern());
    path.relationships.push_back(std::move(relationship));
    HEARSAY_TRY(NodePattern node, node_pattern());
    path.nodes.push_back(std::move(node));
  }
  path.end = last_end();
  return path;
}

Outcome<NodePattern> Parser::node_pattern() {
  NodePattern node;
  node.begin = peek().offset;
  if (!is_symbol("(")) return unexpected("a node such as (n:Label)");
  take();
  if (at_variable()) {
    HEARSAY_TRY(node.variable, variable_name("a variable"));
  }
  while (take_symbol(":")) {
    node.label_offsets.push_back(peek().offset);
    HEARSAY_TRY(std::string label, any_name("a label"));
    node.labels.push_back(std::move(label));
  }
  if (is_symbol("{") || peek().kind == TokenKind::Parameter) {
    HEARSAY_TRY(node.properties, pattern_properties());
  }
  HEARSAY_CHECK(expect_symbol(")", "to close the node"));
  node.end = last_end();
  return node;
}

Outcome<ExpressionPtr> Parser::pattern_properties() {
  const bool allowed = std::exchange(patterns_allowed_, false);
  if (is_symbol("{")) {
    auto map = map_literal();
    patterns_allowed_ = allowed;
    return map;
  }
  patterns_allowed_ = allowed;
  const Token& token = take();
  auto node = make(ExpressionKind::Parameter, token.offset);
  node->name = token.value;
  return finish(std::move(node));
}

Outcome<RelationshipPattern> Parser::relationship_pattern() {
  RelationshipPattern relationship;
  relationship.begin = peek().offset;
  const bool left = take_symbol("<");
  HEARSAY_CHECK(expect_symbol("-", "in the relationship"));
  if (take_symbol("[")) {
    HEARSAY_CHECK(relationship_detail(relationship));
    HEARSAY_CHECK(expect_symbol("]", "to close the relationship"));
  }
  HEARSAY_CHECK(expect_symbol("-", "after the relationship"));
  const bool right = take_symbol(">");
  relationship.direction = left == right ? Direction::Both : (right ? Direction::Out : Direction::In);
  relationship.end = last_end();
  return relationship;
}

Done Parser::relationship_detail(RelationshipPattern& relationship) {
  if (at_variable()) {
    HEARSAY_TRY(relationship.variable, variable_name("a variable"));
  }
  if (take_symbol(":")) {
    do {
      relationship.type_offsets.push_back(peek().offset);
      HEARSAY_TRY(std::string type, any_name("a relationship type"));
      relationship.types.push_back(std::move(type));
      if (!is_symbol("|")) break;
      take();
      take_symbol(":");
    } while (true);
  }
  if (is_symbol("..")) {
    return syntax_fault("InvalidRelationshipPattern", "a length range needs a star: [:TYPE*1..3]", peek().offset, 2);
  }
  if (take_symbol("*")) HEARSAY_CHECK(length_range(relationship));
  if (is_symbol("{") || peek().kind == TokenKind::Parameter) {
    HEARSAY_TRY(relationship.properties, pattern_properties());
  }
  return {};
}

Done Parser::length_range(RelationshipPattern& relationship) {
  relationship.variable_length = true;
  auto bound = [this](std::int64_t& out) -> Done {
    const Token& token = take();
    const auto end = std::from_chars(token.text.data(), token.text.data() + token.text.size(), out);
    if (end.ec != std::errc()) return syntax_fault("IntegerOverflow", "this length is too large", token.offset, token.text.size());
    return {};
  };
  if (is_symbol("-")) {
    return syntax_fault("InvalidRelationshipPattern", "a length cannot be negative", peek().offset);
  }
  const bool has_minimum = peek().kind == TokenKind::Integer;
  if (has_minimum) HEARSAY_CHECK(bound(relationship.minimum));
  if (take_symbol("..")) {
    if (peek().kind == TokenKind::Integer) HEARSAY_CHECK(bound(relationship.maximum));
  } else if (has_minimum) {
    relationship.maximum = relationship.minimum;
  }
  return {};
}

}  // namespace hearsay::graph::cypher
