#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "graph/query/parse/parser_state.h"

namespace hearsay::graph::cypher {

tl::unexpected<Fault> too_deep(std::size_t offset) {
  return syntax_fault("UnexpectedSyntax", "the expression is nested too deeply", offset);
}

ExpressionPtr Parser::make(ExpressionKind kind, std::size_t begin) const {
  auto node = std::make_unique<Expression>();
  node->kind = kind;
  node->begin = begin;
  return node;
}

Outcome<ExpressionPtr> Parser::finish(ExpressionPtr node) const {
  node->end = last_end();
  for (const auto& argument : node->arguments) {
    if (argument) node->depth = std::max(node->depth, argument->depth + 1);
  }
  if (node->depth > kDeepestTree) return too_deep(node->begin);
  return node;
}

Outcome<ExpressionPtr> Parser::operation(Operator op, ExpressionPtr left, ExpressionPtr right) const {
  auto node = make(ExpressionKind::Operator, left->begin);
  node->op = op;
  node->arguments.push_back(std::move(left));
  if (right) node->arguments.push_back(std::move(right));
  return finish(std::move(node));
}

Outcome<ExpressionPtr> Parser::lone_expression() {
  HEARSAY_TRY(auto result, expression());
  if (!at_end()) return unexpected("the end of the expression");
  return result;
}

Outcome<ExpressionPtr> Parser::expression() {
  const Depth depth(level_);
  if (level_ > kDeepestNesting) return too_deep(peek().offset);
  return or_expression();
}

Outcome<ExpressionPtr> Parser::or_expression() {
  HEARSAY_TRY(auto left, xor_expression());
  while (take_keyword("OR")) {
    HEARSAY_TRY(auto right, xor_expression());
    HEARSAY_TRY(left, operation(Operator::Or, std::move(left), std::move(right)));
  }
  return left;
}
Outcome<ExpressionPtr> Parser::xor_expression() {
  HEARSAY_TRY(auto left, and_expression());
  while (take_keyword("XOR")) {
    HEARSAY_TRY(auto right, and_expression());
    HEARSAY_TRY(left, operation(Operator::Xor, std::move(left), std::move(right)));
  }
  return left;
}
Outcome<ExpressionPtr> Parser::and_expression() {
  HEARSAY_TRY(auto left, not_expression());
  while (take_keyword("AND")) {
    HEARSAY_TRY(auto right, not_expression());
    HEARSAY_TRY(left, operation(Operator::And, std::move(left), std::move(right)));
  }
  return left;
}
Outcome<ExpressionPtr> Parser::not_expression() {
  const std::size_t begin = peek().offset;
  std::size_t count = 0;
  while (take_keyword("NOT")) ++count;
  HEARSAY_TRY(auto operand, comparison());
  for (; count > 0; --count) {
    HEARSAY_TRY(operand, operation(Operator::Not, std::move(operand), nullptr));
    operand->begin = begin;
  }
  return operand;
}

Outcome<ExpressionPtr> Parser::comparison() {
  HEARSAY_TRY(auto first, predicate());
  auto read = [this](Operator& op) {
    static constexpr std::pair<std::string_view, Operator> kOperators[] = {
        {"=", Operator::Equal}, {"<>", Operator::NotEqual}, {"<", Operator::Less}, {"<=", Operator::LessEqual},
        {">", Operator::Greater}, {">=", Operator::GreaterEqual}};
    for (const auto& [symbol, value] : kOperators) {
      if (!take_symbol(symbol)) continue;
      op = value;
      return true;
    }
    return false;
  };
  Operator op = Operator::Equal;
  if (!read(op)) return first;
  auto node = make(ExpressionKind::Comparison, first->begin);
  node->arguments.push_back(std::move(first));
  do {
    node->comparisons.push_back(op);
    HEARSAY_TRY(auto next, predicate());
    node->arguments.push_back(std::move(next));
  } while (read(op));
  return finish(std::move(node));
}

// STARTS WITH, ENDS WITH, CONTAINS, IN, =~, IS NULL, IS NOT NULL.
Outcome<ExpressionPtr> Parser::predicate() {
  HEARSAY_TRY(auto left, sum());
  while (true) {
    Operator op = Operator::In;
    if (is_keyword("IS") && is_keyword("NULL", 1)) {
      take();
      take();
      HEARSAY_TRY(left, operation(Operator::IsNull, std::move(left), nullptr));
      continue;
    }
    if (is_keyword("IS") && is_keyword("NOT", 1) && is_keyword("NULL", 2)) {
      take();
      take();
      take();
      HEARSAY_TRY(left, operation(Operator::IsNotNull, std::move(left), nullptr));
      continue;
    }
    if ((is_keyword("STARTS") || is_keyword("ENDS")) && is_keyword("WITH", 1)) {
      op = is_keyword("STARTS") ? Operator::StartsWith : Operator::EndsWith;
      take();
      take();
    } else if (take_keyword("CONTAINS")) {
      op = Operator::Contains;
    } else if (take_symbol("=~")) {
      op = Operator::Matches;
    } else if (!take_keyword("IN")) {
      return left;
    }
    HEARSAY_TRY(auto right, sum());
    HEARSAY_TRY(left, operation(op, std::move(left), std::move(right)));
  }
}

Outcome<ExpressionPtr> Parser::sum() {
  HEARSAY_TRY(auto left, product());
  while (is_symbol("+") || is_symbol("-")) {
    const Operator op = take().text == "+" ? Operator::Plus : Operator::Minus;
    HEARSAY_TRY(auto right, product());
    HEARSAY_TRY(left, operation(op, std::move(left), std::move(right)));
  }
  return left;
}
Outcome<ExpressionPtr> Parser::product() {
  HEARSAY_TRY(auto left, power());
  while (is_symbol("*") || is_symbol("/") || is_symbol("%")) {
    const std::string_view symbol = take().text;
    const Operator op = symbol == "*" ? Operator::Times : (symbol == "/" ? Operator::Divide : Operator::Modulo);
    HEARSAY_TRY(auto right, power());
    HEARSAY_TRY(left, operation(op, std::move(left), std::move(right)));
  }
  return left;
}
Outcome<ExpressionPtr> Parser::power() {
  HEARSAY_TRY(auto left, unary());
  while (take_symbol("^")) {
    HEARSAY_TRY(auto right, unary());
    HEARSAY_TRY(left, operation(Operator::Power, std::move(left), std::move(right)));
  }
  return left;
}

Outcome<ExpressionPtr> Parser::unary() {
  const std::size_t begin = peek().offset;
  std::vector<Operator> signs;
  while (is_symbol("-") || is_symbol("+")) {
    if (is_symbol("-") && (peek(1).kind == TokenKind::Integer || peek(1).kind == TokenKind::Float)) break;  // -1 is one literal
    signs.push_back(take().text == "-" ? Operator::Negate : Operator::Positive);
    if (signs.size() > kDeepestTree) return too_deep(begin);
  }
  HEARSAY_TRY(auto operand, postfix());
  for (auto sign = signs.rbegin(); sign != signs.rend(); ++sign) {
    HEARSAY_TRY(operand, operation(*sign, std::move(operand), nullptr));
    operand->begin = begin;
  }
  return operand;
}

// Properties, subscripts and label predicates after an atom.
Outcome<ExpressionPtr> Parser::postfix() {
  HEARSAY_TRY(auto object, atom());
  while (true) {
    if (take_symbol(".")) {
      auto node = make(ExpressionKind::Property, object->begin);
      HEARSAY_TRY(node->name, any_name("a property name"));
      node->arguments.push_back(std::move(object));
      HEARSAY_TRY(object, finish(std::move(node)));
    } else if (take_symbol("[")) {
      HEARSAY_TRY(object, subscript(std::move(object)));
    } else if (is_symbol(":") && (peek(1).kind == TokenKind::Name || peek(1).kind == TokenKind::QuotedName)) {
      auto node = make(ExpressionKind::HasLabels, object->begin);
      while (take_symbol(":")) {
        HEARSAY_TRY(auto label, any_name("a label"));
        node->names.push_back(std::move(label));
      }
      node->arguments.push_back(std::move(object));
      HEARSAY_TRY(object, finish(std::move(node)));
    } else {
      return object;
    }
  }
}

Outcome<ExpressionPtr> Parser::subscript(ExpressionPtr object) {
  auto node = make(ExpressionKind::Index, object->begin);
  node->arguments.push_back(std::move(object));
  ExpressionPtr first;
  if (!is_symbol("..")) {
    HEARSAY_TRY(first, expression());
  }
  node->arguments.push_back(std::move(first));
  if (take_symbol("..")) {
    node->kind = ExpressionKind::Slice;
    ExpressionPtr last;
    if (!is_symbol("]")) {
      HEARSAY_TRY(last, expression());
    }
    node->arguments.push_back(std::move(last));
  }
  HEARSAY_CHECK(expect_symbol("]", "to close the subscript"));
  return finish(std::move(node));
}

Outcome<ExpressionPtr> Parser::atom() {
  const Token& token = peek();
  switch (token.kind) {
    case TokenKind::Integer:
    case TokenKind::Float: return number_literal(false);
    case TokenKind::BadNumber:
      return syntax_fault("InvalidNumberLiteral", "this is not a number", token.offset, token.text.size());
    case TokenKind::String: {
      auto node = make(ExpressionKind::Literal, token.offset);
      node->value = QueryValue(take().value);
      return finish(std::move(node));
    }
    case TokenKind::Parameter: {
      auto node = make(ExpressionKind::Parameter, token.offset);
      node->name = take().value;
      return finish(std::move(node));
    }
    case TokenKind::Name: return named_atom();
    case TokenKind::QuotedName: return call_or_variable();
    default: break;
  }
  if (is_symbol("-")) {
    take();
    return number_literal(true);
  }
  if (is_symbol("(")) return parenthesized();
  if (is_symbol("[")) return list_atom();
  if (is_symbol("{")) return map_literal();
  return unexpected("an expression");
}

namespace {

// Digits of any base after the prefix; false where the number exceeds 64 bits.
bool read_unsigned(std::string_view digits, std::uint64_t& out) {
  int base = 10;
  if (digits.size() > 1 && digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X')) base = 16;
  if (digits.size() > 1 && digits[0] == '0' && digits[1] == 'o') base = 8;
  if (base != 10) digits.remove_prefix(2);
  return std::from_chars(digits.data(), digits.data() + digits.size(), out, base).ec == std::errc();
}

}  // namespace

Outcome<ExpressionPtr> Parser::number_literal(bool negative) {
  const std::size_t begin = negative ? tokens_[at_ - 1].offset : peek().offset;
  const Token& token = take();
  auto node = make(ExpressionKind::Literal, begin);
  if (token.kind == TokenKind::Float) {
    const double value = std::strtod(std::string(token.text).c_str(), nullptr);
    if (!std::isfinite(value)) {
      return syntax_fault("FloatingPointOverflow", "this number is too large", begin, last_end() - begin);
    }
    node->value = QueryValue(negative && value != 0 ? -value : value);
    return finish(std::move(node));
  }
  std::uint64_t value = 0;
  constexpr auto kLargest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (!read_unsigned(token.text, value) || value > kLargest + (negative ? 1 : 0)) {
    return syntax_fault("IntegerOverflow", "this number does not fit in 64 bits", begin, last_end() - begin);
  }
  node->value = QueryValue(static_cast<std::int64_t>(negative ? ~value + 1 : value));
  return finish(std::move(node));
}

Outcome<ExpressionPtr> Parser::named_atom() {
  const std::size_t begin = peek().offset;
  auto literal = [this, begin](QueryValue value) -> Outcome<ExpressionPtr> {
    take();
    auto node = make(ExpressionKind::Literal, begin);
    node->value = std::move(value);
    return finish(std::move(node));
  };
  if (is_keyword("TRUE")) return literal(QueryValue(true));
  if (is_keyword("FALSE")) return literal(QueryValue(false));
  if (is_keyword("NULL")) return literal(QueryValue());
  if (is_keyword("CASE")) return case_expression();
  if (is_keyword("EXISTS") && (is_symbol("{", 1) || is_symbol("(", 1))) return exists();
  if (is_symbol("(", 1)) {
    const bool over_list = (peek(2).kind == TokenKind::Name || peek(2).kind == TokenKind::QuotedName) && is_keyword("IN", 3);
    if (over_list && is_keyword("ALL")) return quantifier(QuantifierKind::All);
    if (over_list && is_keyword("ANY")) return quantifier(QuantifierKind::Any);
    if (over_list && is_keyword("NONE")) return quantifier(QuantifierKind::None);
    if (over_list && is_keyword("SINGLE")) return quantifier(QuantifierKind::Single);
    if (is_keyword("REDUCE")) return reduce();
    if (at_shortest_path()) return shortest_path_expression();
  }
  return call_or_variable();
}

Outcome<ExpressionPtr> Parser::call_or_variable() {
  const std::size_t begin = peek().offset;
  // A name with dots before "(" is a function: duration.inSeconds(...).
  std::size_t ahead = 1;
  while (is_symbol(".", ahead) && peek(ahead + 1).kind == TokenKind::Name) ahead += 2;
  if (!is_symbol("(", ahead)) {
    auto node = make(ExpressionKind::Variable, begin);
    HEARSAY_TRY(node->name, variable_name("an expression"));
    return finish(std::move(node));
  }
  auto node = make(ExpressionKind::Call, begin);
  for (std::size_t i = 0; i < ahead; ++i) {
    const Token& part = take();
    node->name += part.kind == TokenKind::Symbol ? std::string(".") : part.value;
  }
  take();
  if (upper_ascii(node->name) == "COUNT" && is_symbol("*") && is_symbol(")", 1)) {
    take();
    take();
    node->kind = ExpressionKind::CountStar;
    return finish(std::move(node));
  }
  const bool allowed = std::exchange(patterns_allowed_, false);
  node->distinct = take_keyword("DISTINCT");
  if (!is_symbol(")")) {
    do {
      HEARSAY_TRY(auto argument, expression());
      node->arguments.push_back(std::move(argument));
    } while (take_symbol(","));
  }
  patterns_allowed_ = allowed;
  HEARSAY_CHECK(expect_symbol(")", "to close the call"));
  return finish(std::move(node));
}

}  // namespace hearsay::graph::cypher
