// One aggregate while it sums up the rows of a group. Null is skipped, as the standard says; DISTINCT counts
// equivalent values once. Tested by tests/graph/query/expressions_test.cpp and the TCK.
#pragma once

#include <memory>
#include <unordered_set>
#include <vector>

#include "graph/query/run/context.h"
#include "graph/query/run/functions.h"
#include "graph/query/value/compare.h"

namespace hearsay::graph::cypher {

class Accumulator {
 public:
  explicit Accumulator(const AggregateCall& call) : call_(&call) {}

  // The row in the frame. `holding` counts what is kept.
  Done add(Context& context, Holding& holding);
  Outcome<QueryValue> result() const;

 private:
  Done add_value(const QueryValue& value, Holding& holding);
  Done add_sum(const QueryValue& value);
  Done add_number(const QueryValue& value, Holding& holding);
  Done read_percentile(Context& context);
  Outcome<QueryValue> average() const;
  QueryValue deviation() const;
  QueryValue percentile() const;
  Aggregate kind() const { return call_->function == nullptr ? Aggregate::Count : call_->function->aggregate; }

  const AggregateCall* call_;
  std::int64_t count_ = 0;
  QueryValue total_;  // sum, minimum or maximum
  std::vector<QueryValue> values_;
  double mean_ = 0;   // Welford 1962
  double squares_ = 0;
  double fraction_ = -1;
  std::unique_ptr<std::unordered_set<QueryValue, EquivalenceHash, Equivalence>> seen_;
};

}  // namespace hearsay::graph::cypher
