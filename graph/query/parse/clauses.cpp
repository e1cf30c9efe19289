#include <algorithm>
#include <array>
#include <cctype>

#include "graph/query/parse/parser_state.h"

namespace hearsay::graph::cypher {

std::string upper_ascii(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

bool is_reserved(std::string_view word) {
  static constexpr std::array<std::string_view, 43> kWords = {
      "ALL", "AND", "AS", "ASC", "ASCENDING", "BY", "CASE", "CONTAINS", "CREATE", "DELETE", "DESC", "DESCENDING",
      "DETACH", "DISTINCT", "ELSE", "END", "ENDS", "EXISTS", "FALSE", "IN", "IS", "LIMIT", "MATCH", "MERGE", "NOT",
      "NULL", "ON", "OPTIONAL", "OR", "ORDER", "REMOVE", "RETURN", "SET", "SKIP", "STARTS", "THEN", "TRUE", "UNION",
      "UNWIND", "WHEN", "WHERE", "WITH", "XOR"};
  return std::binary_search(kWords.begin(), kWords.end(), upper_ascii(word));
}

bool Parser::is_symbol(std::string_view symbol, std::size_t ahead) const {
  const Token& token = peek(ahead);
  return token.kind == TokenKind::Symbol && token.text == symbol;
}
bool Parser::is_keyword(std::string_view word, std::size_t ahead) const {
  const Token& token = peek(ahead);
  if (token.kind != TokenKind::Name || token.text.size() != word.size()) return false;
  return std::equal(word.begin(), word.end(), token.text.begin(),
                    [](char a, char b) { return a == std::toupper(static_cast<unsigned char>(b)); });
}
bool Parser::take_symbol(std::string_view symbol) {
  if (!is_symbol(symbol)) return false;
  take();
  return true;
}
bool Parser::take_keyword(std::string_view word) {
  if (!is_keyword(word)) return false;
  take();
  return true;
}
Done Parser::expect_symbol(std::string_view symbol, std::string_view where) {
  if (take_symbol(symbol)) return {};
  return unexpected("`" + std::string(symbol) + "` " + std::string(where));
}
Done Parser::expect_keyword(std::string_view word) {
  if (take_keyword(word)) return {};
  return unexpected("`" + std::string(word) + "`");
}
tl::unexpected<Fault> Parser::unexpected(std::string_view wanted) const {
  const Token& token = peek();
  const std::string seen = token.kind == TokenKind::End ? "the end of the query" : "`" + std::string(token.text) + "`";
  return syntax_fault("UnexpectedSyntax", "expected " + std::string(wanted) + ", found " + seen, token.offset,
                      std::max<std::size_t>(1, token.text.size()));
}
std::size_t Parser::last_end() const {
  return at_ == 0 ? 0 : tokens_[at_ - 1].offset + tokens_[at_ - 1].text.size();
}

bool Parser::at_variable() const {
  return peek().kind == TokenKind::QuotedName || (peek().kind == TokenKind::Name && !is_reserved(peek().value));
}
Outcome<std::string> Parser::any_name(std::string_view what) {
  if (peek().kind != TokenKind::Name && peek().kind != TokenKind::QuotedName) return unexpected(what);
  return take().value;
}
Outcome<std::string> Parser::variable_name(std::string_view what) {
  if (!at_variable()) return unexpected(what);
  return take().value;
}

Outcome<Statement> Parser::statement() {
  Statement result;
  while (true) {
    HEARSAY_TRY(SingleQuery part, single_query());
    HEARSAY_CHECK(check_composition(part, false));
    result.parts.push_back(std::move(part));
    if (!is_keyword("UNION")) break;
    const std::size_t offset = take().offset;
    const bool all = take_keyword("ALL");
    if (!result.union_offsets.empty() && all != result.union_all) {
      return syntax_fault("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed", offset, 5);
    }
    result.union_all = all;
    result.union_offsets.push_back(offset);
  }
  take_symbol(";");
  if (!at_end()) return unexpected("the end of the query");
  return result;
}

bool Parser::at_update() const {
  static constexpr std::array<std::string_view, 8> kUpdates = {"CREATE", "MERGE", "SET", "DELETE",
                                                               "REMOVE", "DETACH", "FOREACH", "DROP"};
  return std::any_of(kUpdates.begin(), kUpdates.end(), [this](std::string_view word) { return is_keyword(word); });
}

Outcome<SingleQuery> Parser::single_query() {
  SingleQuery query;
  while (!at_end() && !is_keyword("UNION") && !is_symbol(";") && !is_symbol("}")) {
    HEARSAY_TRY(Clause next, clause());
    query.clauses.push_back(std::move(next));
  }
  if (query.clauses.empty()) return unexpected("a clause such as MATCH or RETURN");
  return query;
}

tl::unexpected<Fault> Parser::refuse_clause() const {
  const Token& token = peek();
  if (at_update()) {
    const std::string name = upper_ascii(token.text);
    if (in_subquery_) {
      return syntax_fault("InvalidClauseComposition", name + " is not allowed in EXISTS", token.offset, token.text.size());
    }
    return syntax_fault("UnexpectedSyntax", name + " writes to the graph, and queries only read", token.offset,
                        token.text.size());
  }
  if (is_keyword("CALL") || is_keyword("LOAD") || is_keyword("USE")) {
    return syntax_fault("UnexpectedSyntax", upper_ascii(token.text) + " is not offered", token.offset,
                        token.text.size());
  }
  return unexpected("a clause such as MATCH, WITH, UNWIND or RETURN");
}

Outcome<Clause> Parser::clause() {
  const std::size_t begin = peek().offset;
  auto parsed = [this]() -> Outcome<Clause> {
    if (take_keyword("OPTIONAL")) {
      HEARSAY_CHECK(expect_keyword("MATCH"));
      return match_clause(true);
    }
    if (take_keyword("MATCH")) return match_clause(false);
    if (take_keyword("UNWIND")) return unwind_clause();
    if (take_keyword("WITH")) return projection_clause(ClauseKind::With);
    if (take_keyword("RETURN")) return projection_clause(ClauseKind::Return);
    if (clauses_ == Clauses::WithUpdates && !in_subquery_) {
      if (take_keyword("CREATE")) return create_clause();
      if (take_keyword("DELETE")) return delete_clause();
    }
    return refuse_clause();
  };
  HEARSAY_TRY(Clause result, parsed());
  result.begin = begin;
  result.end = last_end();
  return result;
}

Outcome<ExpressionPtr> Parser::optional_where() {
  if (!take_keyword("WHERE")) return nullptr;
  const bool before = std::exchange(patterns_allowed_, true);
  auto result = expression();
  patterns_allowed_ = before;
  return result;
}

Outcome<Clause> Parser::match_clause(bool optional) {
  Clause result;
  result.kind = ClauseKind::Match;
  result.optional = optional;
  HEARSAY_TRY(result.pattern, pattern());
  HEARSAY_TRY(result.where, optional_where());
  return result;
}

Outcome<Clause> Parser::unwind_clause() {
  Clause result;
  result.kind = ClauseKind::Unwind;
  HEARSAY_TRY(result.expression, expression());
  HEARSAY_CHECK(expect_keyword("AS"));
  HEARSAY_TRY(result.variable, variable_name("a variable"));
  return result;
}

Outcome<Clause> Parser::create_clause() {
  Clause result;
  result.kind = ClauseKind::Create;
  HEARSAY_TRY(result.pattern, pattern());
  return result;
}
Outcome<Clause> Parser::delete_clause() {
  Clause result;
  result.kind = ClauseKind::Delete;
  HEARSAY_TRY(result.expression, expression());
  return result;
}

Outcome<ProjectionItem> Parser::projection_item(ClauseKind kind) {
  ProjectionItem item;
  item.begin = peek().offset;
  HEARSAY_TRY(item.expression, expression());
  item.name = std::string(text_.substr(item.begin, last_end() - item.begin));
  if (take_keyword("AS")) {
    HEARSAY_TRY(item.name, variable_name("a name for the column"));
    item.has_alias = true;
  } else if (item.expression->kind == ExpressionKind::Variable) {
    item.name = item.expression->name;
  } else if (kind == ClauseKind::With) {
    return syntax_fault("NoExpressionAlias", "an expression in WITH needs a name: ... AS name", item.begin,
                        last_end() - item.begin);
  }
  return item;
}

Done Parser::sort_items(Projection& projection) {
  HEARSAY_CHECK(expect_keyword("BY"));
  do {
    SortItem item;
    HEARSAY_TRY(item.expression, expression());
    if (take_keyword("DESC") || take_keyword("DESCENDING")) {
      item.descending = true;
    } else if (!take_keyword("ASC")) {
      take_keyword("ASCENDING");
    }
    projection.order_by.push_back(std::move(item));
  } while (take_symbol(","));
  return {};
}

Outcome<Clause> Parser::projection_clause(ClauseKind kind) {
  Clause result;
  result.kind = kind;
  Projection& projection = result.projection;
  projection.distinct = take_keyword("DISTINCT");
  projection.star = take_symbol("*");
  if (!projection.star || take_symbol(",")) {
    do {
      HEARSAY_TRY(ProjectionItem item, projection_item(kind));
      projection.items.push_back(std::move(item));
    } while (take_symbol(","));
  }
  if (take_keyword("ORDER")) HEARSAY_CHECK(sort_items(projection));
  if (take_keyword("SKIP")) {
    HEARSAY_TRY(projection.skip, expression());
  }
  if (take_keyword("LIMIT")) {
    HEARSAY_TRY(projection.limit, expression());
  }
  if (kind == ClauseKind::With) {
    HEARSAY_TRY(result.where, optional_where());
  }
  return result;
}

Done Parser::check_composition(const SingleQuery& query, bool subquery) const {
  for (std::size_t i = 0; i + 1 < query.clauses.size(); ++i) {
    if (query.clauses[i].kind != ClauseKind::Return) continue;
    const Clause& next = query.clauses[i + 1];
    return syntax_fault("InvalidClauseComposition", "nothing may follow RETURN but UNION", next.begin, next.end - next.begin);
  }
  const Clause& last = query.clauses.back();
  const bool ends = last.kind == ClauseKind::Return || last.kind == ClauseKind::Create || last.kind == ClauseKind::Delete;
  if (!ends && !subquery) {
    return syntax_fault("InvalidClauseComposition", "the query does not end with RETURN", last.end == 0 ? 0 : last.end - 1);
  }
  return {};
}

Outcome<Statement> parse_statement(std::string_view text, Clauses clauses) {
  HEARSAY_TRY(std::vector<Token> tokens, tokenize(text));
  return Parser(text, std::move(tokens), clauses).statement();
}
Outcome<ExpressionPtr> parse_expression(std::string_view text) {
  HEARSAY_TRY(std::vector<Token> tokens, tokenize(text));
  return Parser(text, std::move(tokens), Clauses::ReadOnly).lone_expression();
}

}  // namespace hearsay::graph::cypher
