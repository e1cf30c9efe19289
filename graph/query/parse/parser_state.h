// The parser's inside, shared by its three files: expressions.cpp, patterns.cpp, clauses.cpp.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/parse/parser.h"
#include "graph/query/parse/token.h"

namespace hearsay::graph::cypher {

class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens, Clauses clauses)
      : text_(text), tokens_(std::move(tokens)), clauses_(clauses) {}

  Outcome<Statement> statement();
  Outcome<ExpressionPtr> lone_expression();

 private:
  // Tokens.
  const Token& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  const Token& take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }
  bool at_end() const { return peek().kind == TokenKind::End; }
  bool is_symbol(std::string_view symbol, std::size_t ahead = 0) const;
  bool is_keyword(std::string_view word, std::size_t ahead = 0) const;  // `word` in capitals
  bool take_symbol(std::string_view symbol);
  bool take_keyword(std::string_view word);
  Done expect_symbol(std::string_view symbol, std::string_view where);
  Done expect_keyword(std::string_view word);
  tl::unexpected<Fault> unexpected(std::string_view wanted) const;
  std::size_t last_end() const;  // byte after the token taken last
  // A name that may be a keyword (property keys, labels, types).
  Outcome<std::string> any_name(std::string_view what);
  // A variable or alias: reserved words need backticks.
  Outcome<std::string> variable_name(std::string_view what);
  bool at_variable() const;

  // Expressions, weakest binding first.
  Outcome<ExpressionPtr> expression();
  Outcome<ExpressionPtr> or_expression();
  Outcome<ExpressionPtr> xor_expression();
  Outcome<ExpressionPtr> and_expression();
  Outcome<ExpressionPtr> not_expression();
  Outcome<ExpressionPtr> comparison();
  Outcome<ExpressionPtr> predicate();
  Outcome<ExpressionPtr> sum();
  Outcome<ExpressionPtr> product();
  Outcome<ExpressionPtr> power();
  Outcome<ExpressionPtr> unary();
  Outcome<ExpressionPtr> postfix();
  Outcome<ExpressionPtr> subscript(ExpressionPtr object);
  Outcome<ExpressionPtr> atom();
  Outcome<ExpressionPtr> named_atom();
  Outcome<ExpressionPtr> call_or_variable();
  Outcome<ExpressionPtr> number_literal(bool negative);
  Outcome<ExpressionPtr> list_atom();
  Done filtered_list(Expression& node);
  Outcome<ExpressionPtr> list_comprehension();
  Outcome<ExpressionPtr> pattern_comprehension();
  Outcome<ExpressionPtr> map_literal();
  Outcome<ExpressionPtr> parenthesized();
  Outcome<ExpressionPtr> case_expression();
  Outcome<ExpressionPtr> quantifier(QuantifierKind kind);
  Outcome<ExpressionPtr> reduce();
  Outcome<ExpressionPtr> exists();
  Outcome<ExpressionPtr> exists_subquery(std::size_t begin);
  Outcome<ExpressionPtr> shortest_path_expression();
  Outcome<ExpressionPtr> pattern_predicate();
  Outcome<ExpressionPtr> optional_where();  // null when no WHERE stands here
  ExpressionPtr make(ExpressionKind kind, std::size_t begin) const;
  Outcome<ExpressionPtr> finish(ExpressionPtr node) const;  // end, depth, and the limit on depth
  Outcome<ExpressionPtr> operation(Operator op, ExpressionPtr left, ExpressionPtr right) const;

  // Patterns.
  Outcome<Pattern> pattern();
  Outcome<PathPattern> path_pattern();
  Outcome<PathPattern> path_element();
  Outcome<NodePattern> node_pattern();
  Outcome<RelationshipPattern> relationship_pattern();
  Done relationship_detail(RelationshipPattern& relationship);
  Done length_range(RelationshipPattern& relationship);
  Outcome<ExpressionPtr> pattern_properties();
  bool at_relationship() const;
  bool at_path_predicate() const;  // "(" that opens a pattern with a relationship
  bool at_shortest_path() const;

  // Clauses.
  Outcome<SingleQuery> single_query();
  Outcome<Clause> clause();
  Outcome<Clause> match_clause(bool optional);
  Outcome<Clause> unwind_clause();
  Outcome<Clause> projection_clause(ClauseKind kind);
  Outcome<Clause> create_clause();
  Outcome<Clause> delete_clause();
  Outcome<ProjectionItem> projection_item(ClauseKind kind);
  Done sort_items(Projection& projection);
  Done check_composition(const SingleQuery& query, bool subquery) const;
  tl::unexpected<Fault> refuse_clause() const;
  bool at_update() const;

  // Counts nesting; false beyond the limit.
  struct Depth {
    explicit Depth(int& level) : held(level) { ++held; }
    ~Depth() { --held; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;
    int& held;
  };

  std::string_view text_;
  std::vector<Token> tokens_;
  Clauses clauses_;
  std::size_t at_ = 0;
  int level_ = 0;
  bool patterns_allowed_ = false;  // inside WHERE, where a bare pattern is a predicate
  bool in_subquery_ = false;
};

inline constexpr int kDeepestNesting = 200;
inline constexpr std::uint32_t kDeepestTree = 2000;
tl::unexpected<Fault> too_deep(std::size_t offset);

bool is_reserved(std::string_view word);
std::string upper_ascii(std::string_view word);

}  // namespace hearsay::graph::cypher
