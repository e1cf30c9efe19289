// The syntax tree of a query, as the parser builds it and the checker (check/) completes it with slots: every variable
// has one place ("slot") in the frame of values that the run keeps. Offsets are bytes of the query text.
// Plain data, owned from the top; the checker may rewrite expressions, the run reads only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "graph/query/value.h"

namespace hearsay::graph::cypher {

inline constexpr int kNoSlot = -1;

struct Expression;
struct Function;
struct Pattern;
struct SingleQuery;
using ExpressionPtr = std::unique_ptr<Expression>;

enum class ExpressionKind {
  Literal, Parameter, Variable, Property, Index, Slice, List, Map, Operator, Comparison, HasLabels, Call, CountStar,
  Case, ListComprehension, Quantifier, Reduce, PatternPredicate, PatternComprehension, Exists, ShortestPath
};
enum class Operator {
  Or, Xor, And, Not, Plus, Minus, Times, Divide, Modulo, Power, Negate, Positive, In, StartsWith, EndsWith, Contains,
  Matches, IsNull, IsNotNull, Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual
};
enum class QuantifierKind { All, Any, None, Single };

// Arguments by kind: Property [object]; Index [list, index]; Slice [list, from, to] with nulls for what is left out;
// List items; Map values (keys in names); Comparison n operands, n - 1 operators; HasLabels [object] (names); Call
// arguments; Case [subject or null, when, then, ..., else or null]; ListComprehension [list, where or null, result or
// null]; Quantifier [list, where or null]; Reduce [start, list, step]; PatternComprehension [where or null, result].
struct Expression {
  ExpressionKind kind = ExpressionKind::Literal;
  std::size_t begin = 0;  // bytes of the query text
  std::size_t end = 0;
  std::uint32_t depth = 1;

  QueryValue value;                  // Literal
  std::string name;                  // variable, parameter, property key, function as written
  std::vector<std::string> names;    // map keys, labels
  Operator op = Operator::And;
  std::vector<Operator> comparisons;
  QuantifierKind quantifier = QuantifierKind::All;
  bool distinct = false;             // count(DISTINCT x)
  std::vector<ExpressionPtr> arguments;
  std::unique_ptr<Pattern> pattern;
  std::unique_ptr<SingleQuery> subquery;

  int slot = kNoSlot;        // Variable; the local of a comprehension, quantifier or reduce
  int second_slot = kNoSlot; // accumulator of reduce
  std::string second_name;   // its name
  const Function* function = nullptr;
};

struct NodePattern {
  std::string variable;  // empty for an anonymous node
  std::vector<std::string> labels;
  std::vector<std::size_t> label_offsets;
  ExpressionPtr properties;  // map or parameter
  std::size_t begin = 0;
  std::size_t end = 0;
  int slot = kNoSlot;
};

struct RelationshipPattern {
  std::string variable;
  std::vector<std::string> types;
  std::vector<std::size_t> type_offsets;
  ExpressionPtr properties;
  Direction direction = Direction::Both;  // Out: left to right
  bool variable_length = false;
  std::int64_t minimum = 1;
  std::int64_t maximum = -1;  // -1: no bound
  std::size_t begin = 0;
  std::size_t end = 0;
  int slot = kNoSlot;
};

enum class PathKind { Plain, Shortest, AllShortest };

// nodes.size() == relationships.size() + 1.
struct PathPattern {
  PathKind kind = PathKind::Plain;
  std::string variable;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
  std::size_t begin = 0;
  std::size_t end = 0;
  int slot = kNoSlot;
};

// One pattern of a MATCH, EXISTS or comprehension: its relationships are pairwise different.
struct Pattern {
  std::vector<PathPattern> paths;
  int id = -1;                   // index of its plan
  std::vector<int> bound_slots;  // variables that have a value before the pattern is matched
  std::vector<int> loaded_slots; // variables whose value is read later: their nodes are loaded
};

struct ProjectionItem {
  ExpressionPtr expression;
  std::string name;        // column: the alias, or the text as written
  bool has_alias = false;
  bool aggregates = false;
  int slot = kNoSlot;
  std::size_t begin = 0;
};
struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};
// An aggregate lifted out of a projection: its result goes to `slot`.
struct AggregateCall {
  const Function* function = nullptr;  // null for count(*)
  bool distinct = false;
  std::vector<ExpressionPtr> arguments;
  int slot = kNoSlot;
  std::size_t begin = 0;
  std::size_t end = 0;
};
struct Projection {
  bool distinct = false;
  bool star = false;
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order_by;
  ExpressionPtr skip;
  ExpressionPtr limit;
  std::vector<AggregateCall> aggregates;
  bool groups = false;
};

enum class ClauseKind { Match, Unwind, With, Return, Create, Delete };

struct Clause {
  ClauseKind kind = ClauseKind::Match;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool optional = false;         // Match
  Pattern pattern;               // Match, Create
  ExpressionPtr where;           // Match, With
  ExpressionPtr expression;      // Unwind, Delete
  std::string variable;          // Unwind
  int slot = kNoSlot;
  std::vector<int> new_slots;    // Match: what OPTIONAL sets to null
  Projection projection;         // With, Return
};

struct SingleQuery {
  std::vector<Clause> clauses;
};

struct Statement {
  std::vector<SingleQuery> parts;
  bool union_all = false;
  std::vector<std::size_t> union_offsets;
  int slots = 0;     // size of the frame
  int patterns = 0;  // number of plans
};

}  // namespace hearsay::graph::cypher
