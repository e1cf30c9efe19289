// The inside of match.h, shared by match.cpp, chains.cpp and shortest_path.cpp.
#pragma once

#include <optional>
#include <vector>

#include "graph/query/run/match.h"

namespace hearsay::graph::cypher {

using EdgePtr = std::shared_ptr<const Edge>;

class Matcher {
 public:
  Matcher(Context& context, const MatchPlan& plan, const Emit& emit) : context_(context), plan_(plan), emit_(emit) {}
  Outcome<bool> run();

 private:
  Outcome<bool> step(std::size_t index);
  Outcome<bool> after(std::size_t index);  // filters of step `index`, then the next step
  Outcome<bool> pass(const std::vector<Filter>& filters);
  Outcome<bool> filter(const Filter& filter);
  Outcome<bool> finish();
  Done append_chain(const QueryValue& relationships, PathValue& path);
  Outcome<QueryValue> path_value(const PathPattern& path);

  Outcome<bool> scan(std::size_t index);
  Outcome<bool> scan_ids(std::size_t index);
  Outcome<bool> scan_index(std::size_t index);
  Outcome<bool> scan_index_value(std::size_t index, const QueryValue& value);
  Outcome<bool> scan_range(std::size_t index);
  Outcome<bool> scan_text(std::size_t index);
  Outcome<bool> take_node(std::size_t index, const Node& node);
  Outcome<bool> expand(std::size_t index);
  Outcome<bool> take_edge(std::size_t index, const Edge& edge, NodeId from);
  Outcome<bool> check_bound(std::size_t index);
  Outcome<bool> reach(std::size_t index, NodeId id);  // binds or compares the node, then goes on
  Outcome<bool> check_bound_list(std::size_t index);
  bool follows(const Step& step, const Edge& edge, NodeId from) const;

  // Chains.
  struct Level {
    std::vector<EdgePtr> edges;
    std::size_t next = 0;
    NodeId node = 0;
  };
  Outcome<bool> expand_chain(std::size_t index);
  Outcome<bool> emit_chain(std::size_t index, NodeId end, const std::vector<EdgePtr>& chain);
  Outcome<Level> open_level(const Step& step, NodeId node);
  Outcome<bool> edge_fits(const Step& step, const Edge& edge);

  // Shortest paths.
  Outcome<bool> shortest(std::size_t index);

  std::optional<NodeId> bound_node(int slot);
  bool is_used(EdgeId id) const;

  Context& context_;
  const MatchPlan& plan_;
  const Emit& emit_;
  std::vector<EdgeId> used_;
};

// Whether the value of `properties` at the frame fits the entity: every entry equals its property.
Outcome<bool> properties_fit(Context& context, const ExpressionPtr& expected, const Properties& properties);

// The shortest chains from `from` to `to` that `relationship` describes; one of them, or all.
Outcome<std::vector<std::vector<EdgePtr>>> shortest_chains(Context& context, const RelationshipPattern& relationship,
                                                           NodeId from, NodeId to, PathKind kind);

}  // namespace hearsay::graph::cypher
