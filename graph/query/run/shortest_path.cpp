// Shortest chains between two known nodes: breadth first from one end, remembering for each node all relationships by
// which it was first reached, then read back from the other end. With a minimum above 1 a node may have to be reached
// again later; such patterns fall back to a search by iterative deepening over chains.
#include <algorithm>
#include <unordered_map>

#include "graph/query/run/matcher.h"

namespace hearsay::graph::cypher {

namespace {

struct Arrival {
  EdgePtr edge;
  NodeId from = 0;
};
struct Reached {
  std::int64_t distance = 0;
  std::vector<Arrival> arrivals;
};
using Chain = std::vector<EdgePtr>;

class Search {
 public:
  Search(Context& context, const RelationshipPattern& relationship, PathKind kind)
      : context_(context), relationship_(relationship), kind_(kind), holding_(context) {}

  Outcome<std::vector<Chain>> run(NodeId from, NodeId to);

 private:
  Done spread(NodeId node, std::int64_t distance, std::vector<NodeId>& next);
  Done read_back(NodeId from, NodeId to, std::vector<Chain>& out);

  Context& context_;
  const RelationshipPattern& relationship_;
  PathKind kind_;
  Holding holding_;
  std::unordered_map<NodeId, Reached> reached_;
};

Done Search::spread(NodeId node, std::int64_t distance, std::vector<NodeId>& next) {
  Done done;
  const Status status = context_.graph().edges(node, relationship_.direction, relationship_.types, [&](const Edge& edge) {
    done = context_.tick();
    if (!done) return false;
    auto fits = properties_fit(context_, relationship_.properties, edge.properties);
    if (!fits) {
      done = fail(std::move(fits.error()));
      return false;
    }
    if (!*fits) return true;
    const NodeId other = edge.from == node ? edge.to : edge.from;
    auto [place, fresh] = reached_.try_emplace(other);
    if (fresh) {
      place->second.distance = distance;
      next.push_back(other);
    }
    const bool wanted = place->second.distance == distance && (fresh || kind_ == PathKind::AllShortest);
    if (!wanted) return true;
    place->second.arrivals.push_back({std::make_shared<const Edge>(edge), node});
    done = holding_.add(sizeof(Edge) + sizeof(Reached) + 64);
    return done.has_value();
  });
  if (!status) return fail(Fault(status.error()));
  return done;
}

Done Search::read_back(NodeId from, NodeId to, std::vector<Chain>& out) {
  struct Frame {
    NodeId node;
    std::size_t next = 0;
  };
  std::vector<Frame> stack{{to, 0}};
  Chain chain;  // from the far end
  while (!stack.empty()) {
    HEARSAY_CHECK(context_.tick());
    Frame& top = stack.back();
    if (top.node == from) {
      out.emplace_back(chain.rbegin(), chain.rend());
      HEARSAY_CHECK(holding_.add(chain.size() * sizeof(EdgePtr)));
      if (kind_ == PathKind::Shortest) return {};
    }
    const Reached& reached = reached_[top.node];
    if (top.node == from || top.next == reached.arrivals.size()) {
      stack.pop_back();
      if (!chain.empty()) chain.pop_back();
      continue;
    }
    const Arrival& arrival = reached.arrivals[top.next++];
    chain.push_back(arrival.edge);
    stack.push_back({arrival.from, 0});
  }
  return {};
}

Outcome<std::vector<Chain>> Search::run(NodeId from, NodeId to) {
  std::vector<Chain> out;
  if (from == to) {
    if (relationship_.minimum == 0) out.emplace_back();
    return out;
  }
  reached_[from];
  std::vector<NodeId> wave{from};
  for (std::int64_t distance = 1; !wave.empty(); ++distance) {
    if (relationship_.maximum >= 0 && distance > relationship_.maximum) break;
    std::vector<NodeId> next;
    for (const NodeId node : wave) HEARSAY_CHECK(spread(node, distance, next));
    if (reached_.contains(to)) {
      HEARSAY_CHECK(read_back(from, to, out));
      break;
    }
    wave = std::move(next);
  }
  return out;
}

}  // namespace

Outcome<std::vector<std::vector<EdgePtr>>> shortest_chains(Context& context, const RelationshipPattern& relationship,
                                                           NodeId from, NodeId to, PathKind kind) {
  return Search(context, relationship, kind).run(from, to);
}

namespace {

Outcome<std::vector<Chain>> chains_of(Context& context, const PathPattern& path, NodeId from, NodeId to) {
  RelationshipPattern single;  // a relationship without a star is a chain of length 1
  const RelationshipPattern& given = path.relationships[0];
  if (given.minimum > 1) {
    return fault("SyntaxError", "InvalidRelationshipPattern", "a shortest path cannot have a minimum above 1", given.begin,
                 given.end - given.begin);
  }
  if (given.variable_length) return shortest_chains(context, given, from, to, path.kind);
  single.types = given.types;
  single.direction = given.direction;
  single.maximum = 1;
  HEARSAY_TRY(auto chains, shortest_chains(context, single, from, to, PathKind::AllShortest));
  std::vector<Chain> kept;
  for (Chain& chain : chains) {
    HEARSAY_TRY(const bool fits, properties_fit(context, given.properties, chain[0]->properties));
    if (fits && (kept.empty() || path.kind == PathKind::AllShortest)) kept.push_back(std::move(chain));
  }
  return kept;
}

}  // namespace

Outcome<bool> Matcher::shortest(std::size_t index) {
  const Step& current = plan_.steps[index];
  const PathPattern& path = *current.path;
  const auto from = bound_node(path.nodes[0].slot);
  const auto to = bound_node(path.nodes[1].slot);
  if (!from || !to) return true;
  HEARSAY_TRY(const auto chains, chains_of(context_, path, *from, *to));
  for (const Chain& chain : chains) {
    std::vector<QueryValue> items;
    bool used = false;
    for (const EdgePtr& edge : chain) {
      items.push_back(QueryValue::relationship(edge));
      used = used || is_used(edge->id);
    }
    if (used) continue;
    QueryValue list = QueryValue::list(std::move(items));
    if (!current.relationship->variable_length) list = QueryValue::relationship(chain[0]);
    context_.slot(current.relationship->slot) = std::move(list);
    const std::size_t base = used_.size();
    for (const EdgePtr& edge : chain) used_.push_back(edge->id);
    auto result = after(index);
    used_.resize(base);
    if (!result || !*result) return result;
  }
  return true;
}

Outcome<QueryValue> shortest_path_value(Context& context, const Pattern& pattern) {
  const PathPattern& path = pattern.paths[0];
  const QueryValue from = context.slot(path.nodes[0].slot);
  const QueryValue to = context.slot(path.nodes[1].slot);
  if (!from.is(ValueKind::Node) || !to.is(ValueKind::Node)) return QueryValue();
  HEARSAY_TRY(const auto chains, chains_of(context, path, from.as_node().id, to.as_node().id));
  std::vector<QueryValue> paths;
  for (const Chain& chain : chains) {
    PathValue value;
    value.nodes.push_back(from.node_pointer());
    for (const EdgePtr& edge : chain) {
      const NodeId at = value.nodes.back()->id;
      HEARSAY_TRY(auto node, context.load_node(edge->from == at ? edge->to : edge->from));
      value.nodes.push_back(std::move(node));
      value.edges.push_back(edge);
    }
    paths.push_back(QueryValue::path(std::move(value)));
  }
  if (path.kind == PathKind::AllShortest) return QueryValue::list(std::move(paths));
  return paths.empty() ? QueryValue() : paths.front();
}

}  // namespace hearsay::graph::cypher
