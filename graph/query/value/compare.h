// Equality, comparison and order of values as openCypher 9 defines them (CIP2016-06-14, "Comparability and
// equality, orderability and equivalence"): three-valued `=` and `<`, the total order of ORDER BY, and the
// equivalence of DISTINCT and grouping, in which null equals null and NaN equals NaN.
// Never fails, never changes its arguments. Tested by tests/graph/query/expressions_test.cpp and the TCK.
#pragma once

#include <cstddef>
#include <optional>

#include "graph/query/value.h"

namespace hearsay::graph::cypher {

// nullopt is null.
using Ternary = std::optional<bool>;

Ternary equal(const QueryValue& left, const QueryValue& right);

// Less, Equal, Greater; Unordered: every comparison is false (NaN); Unknown: every comparison is null.
enum class Comparison { Less, Equal, Greater, Unordered, Unknown };
Comparison compare(const QueryValue& left, const QueryValue& right);

// -1, 0, 1 in the total order: map, node, relationship, list, path, date-times, text, boolean, number, NaN, null.
int order(const QueryValue& left, const QueryValue& right);

bool equivalent(const QueryValue& left, const QueryValue& right);
std::size_t hash(const QueryValue& value);  // equivalent values have one hash

struct Equivalence {
  bool operator()(const QueryValue& left, const QueryValue& right) const { return equivalent(left, right); }
};
struct EquivalenceHash {
  std::size_t operator()(const QueryValue& value) const { return hash(value); }
};
// The same for rows of values.
struct RowEquivalence {
  bool operator()(const std::vector<QueryValue>& left, const std::vector<QueryValue>& right) const;
};
struct RowHash {
  std::size_t operator()(const std::vector<QueryValue>& row) const;
};

}  // namespace hearsay::graph::cypher
