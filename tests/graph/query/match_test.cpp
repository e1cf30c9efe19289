// Patterns against a slow and obvious reference: every assignment of nodes and relationships is tried. Random small
// graphs, with and without indexes; the planner may choose any order, the rows must be the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/graph/query/ask.h"

namespace hearsay::testing {
namespace {

using namespace hearsay::graph;

struct Part {           // one relationship of the pattern
  int left, right;      // node variables
  const char* type;     // or null
  Direction direction;
};
struct Shape {
  const char* text;  // nodes are a, b, c, d
  int nodes;
  std::vector<Part> parts;
  int labelled = -1;  // this node has label L
};

const std::vector<Shape>& shapes() {
  static const std::vector<Shape> kShapes = {
      {"(a)-[:S]->(b)", 2, {{0, 1, "S", Direction::Out}}},
      {"(a)--(b)", 2, {{0, 1, nullptr, Direction::Both}}},
      {"(a)-->(b)-->(c)", 3, {{0, 1, nullptr, Direction::Out}, {1, 2, nullptr, Direction::Out}}},
      {"(a)-->(b)<--(c)", 3, {{0, 1, nullptr, Direction::Out}, {1, 2, nullptr, Direction::In}}},
      {"(a)-->(b:L)-->(a)", 2, {{0, 1, nullptr, Direction::Out}, {1, 0, nullptr, Direction::Out}}, 1},
      {"(a)-[:S]-(b)-[:T]-(c), (c)-->(a)", 3,
       {{0, 1, "S", Direction::Both}, {1, 2, "T", Direction::Both}, {2, 0, nullptr, Direction::Out}}},
      {"(a:L), (b)-[:T]->(c)", 3, {{1, 2, "T", Direction::Out}}, 0},
      {"(a)--(b)--(c)--(a)", 3, {{0, 1, nullptr, Direction::Both}, {1, 2, nullptr, Direction::Both}, {2, 0, nullptr, Direction::Both}}},
      {"(a)-->(a)", 1, {{0, 0, nullptr, Direction::Out}}},
      {"(a)--(a)", 1, {{0, 0, nullptr, Direction::Both}}}};
  return kShapes;
}

struct World {
  MemoryGraph graph;
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

World random_world(std::mt19937& random) {
  World world;
  const std::size_t count = 2 + random() % 3;
  for (std::size_t i = 0; i < count; ++i) {
    Node node;
    node.id = i + 1;
    if (random() % 2 == 0) node.labels.push_back("L");
    node.properties.push_back({"k", static_cast<std::int64_t>(random() % 2)});
    world.nodes.push_back(node);
    world.graph.add_node(node);
  }
  for (std::size_t i = random() % 6; i > 0; --i) {
    Edge edge;
    edge.id = 100 + i;
    edge.from = 1 + random() % count;
    edge.to = 1 + random() % count;
    edge.type = random() % 2 == 0 ? "S" : "T";
    world.edges.push_back(edge);
    world.graph.add_edge(edge);
  }
  if (random() % 2 == 0) world.graph.add_index("", "k");
  return world;
}

bool joins(const Part& part, const Edge& edge, NodeId left, NodeId right) {
  if (part.type != nullptr && edge.type != part.type) return false;
  const bool forward = edge.from == left && edge.to == right;
  const bool backward = edge.from == right && edge.to == left;
  if (part.direction == Direction::Out) return forward;
  return part.direction == Direction::In ? backward : forward || backward;
}

class Reference {
 public:
  Reference(const World& world, const Shape& shape)
      : world_(world), shape_(shape), ids_(static_cast<std::size_t>(shape.nodes)) {}
  std::vector<std::string> rows() {
    choose_node(0);
    std::sort(rows_.begin(), rows_.end());
    return rows_;
  }

 private:
  void choose_node(int index) {
    if (index == shape_.nodes) return choose_edge(0);
    for (const Node& node : world_.nodes) {
      if (index == shape_.labelled && node.labels.empty()) continue;
      ids_[static_cast<std::size_t>(index)] = node.id;
      choose_node(index + 1);
    }
  }
  void choose_edge(std::size_t index) {
    if (index == shape_.parts.size()) {
      std::string row;
      for (int i = 0; i < shape_.nodes; ++i) row += std::to_string(ids_[static_cast<std::size_t>(i)]) + " ";
      rows_.push_back(row);
      return;
    }
    const Part& part = shape_.parts[index];
    for (const Edge& edge : world_.edges) {
      if (std::find(used_.begin(), used_.end(), edge.id) != used_.end()) continue;
      if (!joins(part, edge, ids_[static_cast<std::size_t>(part.left)], ids_[static_cast<std::size_t>(part.right)])) continue;
      used_.push_back(edge.id);
      choose_edge(index + 1);
      used_.pop_back();
    }
  }
  const World& world_;
  const Shape& shape_;
  std::vector<NodeId> ids_;
  std::vector<EdgeId> used_;
  std::vector<std::string> rows_;
};

std::vector<std::string> matched(const World& world, const Shape& shape) {
  std::string text = std::string("MATCH ") + shape.text + " RETURN id(a)";
  for (int i = 1; i < shape.nodes; ++i) text += std::string(", id(") + static_cast<char>('a' + i) + ")";
  auto query = Query::parse(text);
  EXPECT_TRUE(query) << text;
  std::vector<std::string> rows;
  const Status done = query->run(world.graph, {}, {}, [&rows](std::span<const QueryValue> row) -> Result<bool> {
    std::string line;
    for (const QueryValue& value : row) line += std::to_string(value.as_integer()) + " ";
    rows.push_back(line);
    return true;
  });
  EXPECT_TRUE(done) << text;
  std::sort(rows.begin(), rows.end());
  return rows;
}

TEST(Match, FindsWhatTryingEverythingFinds) {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    const World world = random_world(random);
    for (const Shape& shape : shapes()) {
      ASSERT_EQ(matched(world, shape), Reference(world, shape).rows()) << "round " << round << ", " << shape.text;
    }
  }
}

// Chains of length 1 to 3 are the patterns with one, two and three relationships together.
TEST(Match, ChainsAreTheirFixedLengthsTogether) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    const World world = random_world(random);
    for (const char* arrow : {"-[%]->", "<-[%]-", "-[%]-", "-[:S%]->"}) {
      auto with = [arrow](const std::string& inner) {
        std::string text = arrow;
        return text.replace(text.find('%'), 1, inner);
      };
      std::string fixed;
      for (int length = 1; length <= 3; ++length) {
        std::string pattern = "MATCH (a)";
        for (int i = 1; i <= length; ++i) pattern += with("") + (i == length ? "(b)" : "()");
        fixed += (length > 1 ? " UNION ALL " : "") + pattern + " RETURN id(a) AS a, id(b) AS b";
      }
      auto sorted = [&world](const std::string& text) {
        std::vector<std::string> rows;
        std::string all = ask(world.graph, text);
        for (std::size_t at = 0; !all.empty() && at != std::string::npos;) {
          const std::size_t end = all.find(" ; ", at);
          rows.push_back(all.substr(at, end - at));
          at = end == std::string::npos ? end : end + 3;
        }
        std::sort(rows.begin(), rows.end());
        return rows;
      };
      ASSERT_EQ(sorted("MATCH (a)" + with("*1..3") + "(b) RETURN id(a) AS a, id(b) AS b"), sorted(fixed)) << arrow << round;
    }
  }
}

// The shortest path is as long as the shortest of all chains.
TEST(Match, ShortestPathsAreTheShortestChains) {
  std::mt19937 random(13);
  for (int round = 0; round < 300; ++round) {
    const World world = random_world(random);
    const std::string shortest = ask(world.graph, "MATCH (a), (b), p = shortestPath((a)-[*]->(b)) WHERE id(a) <> id(b) "
                                                  "RETURN id(a) AS x, id(b) AS y, length(p) AS n ORDER BY x, y");
    const std::string chains = ask(world.graph, "MATCH p = (a)-[*]->(b) WHERE id(a) <> id(b) "
                                                "RETURN id(a) AS x, id(b) AS y, min(length(p)) AS n ORDER BY x, y");
    ASSERT_EQ(shortest, chains) << round;
    const std::string all = ask(world.graph, "MATCH (a), (b), p = allShortestPaths((a)-[*]->(b)) WHERE id(a) <> id(b) "
                                             "RETURN id(a) AS x, id(b) AS y, count(p) AS n ORDER BY x, y");
    const std::string counted = ask(world.graph, "MATCH p = (a)-[*]->(b) WHERE id(a) <> id(b) WITH a, b, collect(length(p)) AS l "
                                                 "RETURN id(a) AS x, id(b) AS y, size([n IN l WHERE none(m IN l WHERE m < n)]) AS n ORDER BY x, y");
    ASSERT_EQ(all, counted) << round;
  }
}

TEST(Match, OptionalMatchKeepsTheRow) {
  const auto graph = graph_of("CREATE (:A {n: 1})-[:T]->(:B {n: 2})");
  EXPECT_EQ(ask(graph, "MATCH (a) OPTIONAL MATCH (a)-->(b) RETURN a.n AS a, b.n AS b ORDER BY a"), "1 | 2 ; 2 | null");
  EXPECT_EQ(ask(graph, "OPTIONAL MATCH (x:Nothing) RETURN x"), "null");
}

TEST(Match, LongChainsDoNotOverflowTheStack) {
  MemoryGraph graph;
  constexpr NodeId kLength = 3000;
  for (NodeId id = 1; id <= kLength; ++id) graph.add_node({id, {"N"}, {}});
  for (NodeId id = 1; id < kLength; ++id) graph.add_edge({10000 + id, id, id + 1, "NEXT", {}});
  EXPECT_EQ(ask(graph, "MATCH p = (a)-[:NEXT*]->(b) WHERE id(a) = 1 AND id(b) = 3000 RETURN length(p)"), "2999");
  EXPECT_EQ(ask(graph, "MATCH p = shortestPath((a)-[:NEXT*]->(b)) WHERE id(a) = 1 AND id(b) = 3000 RETURN length(p)"), "2999");
}

}  // namespace
}  // namespace hearsay::testing
