// CREATE and DELETE while they run, for tests that set a graph up: all rows are read first, so that no clause sees what
// it writes. Reached only where Context::updates is set. Tested by the TCK.
#pragma once

#include <vector>

#include "graph/query/run/match.h"

namespace hearsay::graph::cypher {

class UpdateStep {
 public:
  UpdateStep(Context& context, const Clause& clause, Emit next)
      : context_(context), clause_(clause), next_(std::move(next)) {}

  Outcome<bool> add();
  Outcome<bool> finish();

 private:
  Done create();
  Done create_node(const NodePattern& pattern);
  Done create_relationship(const RelationshipPattern& pattern, const NodePattern& left, const NodePattern& right);
  Outcome<Properties> evaluate_properties(const ExpressionPtr& map);
  Done remove();

  Context& context_;
  const Clause& clause_;
  Emit next_;
  std::vector<std::vector<QueryValue>> rows_;
};

}  // namespace hearsay::graph::cypher
