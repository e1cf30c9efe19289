// The plan of one pattern: where to start and in which order to follow relationships. Greedy: bound variables first,
// then the cheapest way in (node id, indexed property, smallest label, all nodes), then the relationship with the
// smallest fan-out; every condition is checked at the first step at which its variables are known.
//   good:  MATCH (c:Claim)-[:MADE_BY]->(e {name: "Armenia"})  starts at the name of e and follows MADE_BY backwards
//   poor:  MATCH (a), (b) WHERE a.x + b.x = 3                  has no way in: all nodes times all nodes
// Tested by tests/graph/query/query_test.cpp.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "graph/query/parse/ast.h"
#include "graph/query/run/context.h"

namespace hearsay::graph::cypher {

enum class StepKind {
  ById,           // node from id(n) = value
  ByIndex,        // nodes of `label` whose property `key` is `value`
  ByRange,        // nodes of `label` whose text property `key` lies between bounds
  ByWords,        // documents by search(n, value)
  ByName,         // entities by named(n, value)
  ByLabel,        // nodes of `label`
  AllNodes,
  Expand,         // one relationship from a known node
  ExpandVariable, // a chain of relationships from a known node
  CheckBound,     // a relationship that is known already
  CheckBoundList, // a chain that is known already
  ShortestPath    // between two known nodes
};

struct Filter {
  enum class Kind { Labels, Property, Predicate } kind = Kind::Predicate;
  int slot = kNoSlot;                              // Labels, Property: the entity
  const std::vector<std::string>* labels = nullptr;
  const std::string* key = nullptr;                // Property
  const Expression* expression = nullptr;          // Property: the wanted value; Predicate: the condition
  std::set<int> needs;
};

struct RangeBound {
  Operator op = Operator::GreaterEqual;  // property op value
  const Expression* value = nullptr;
};

struct Step {
  StepKind kind = StepKind::AllNodes;
  const NodePattern* node = nullptr;                 // the node that this step reaches
  const NodePattern* from = nullptr;                 // the node it starts from
  const RelationshipPattern* relationship = nullptr;
  const PathPattern* path = nullptr;                 // ShortestPath
  Direction direction = Direction::Both;             // seen from `from`
  bool reversed = false;                             // followed from right to left
  bool node_is_bound = false;
  bool binds_from = false;                           // CheckBound: the relationship brings both nodes
  bool loads_node = true;
  bool keeps_relationships = true;                   // ExpandVariable: the list is read later
  std::string label;
  std::string key;
  const Expression* value = nullptr;                 // ById, ByIndex
  bool value_is_list = false;                        // ... IN list
  std::vector<RangeBound> bounds;                    // ByRange
  std::vector<Filter> filters;                       // checked after this step
  double estimate = 0;                               // rows after this step for one row before
};

struct MatchPlan {
  std::vector<Filter> first_filters;  // on what is known before
  std::vector<Step> steps;
  std::vector<const PathPattern*> named_paths;
  std::vector<Filter> last_filters;  // on the named paths
};

// `where` may be null. `used` says which slots are read outside the pattern.
MatchPlan plan_match(const GraphReader& graph, const Pattern& pattern, const Expression* where,
                     const std::vector<bool>& used);

// One line for each step, for --explain.
std::vector<std::string> describe(const MatchPlan& plan, std::string_view text);

}  // namespace hearsay::graph::cypher
