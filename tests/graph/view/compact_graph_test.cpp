// The compact view and its algorithms against slow, obvious ones on small random graphs.
#include "graph/view/compact_graph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <queue>

#include "graph/store/graph_writer.h"
#include "graph/store/snapshot.h"
#include "tests/graph/store/sample_world.h"
#include "tests/graph/store/temp_folder.h"

namespace hearsay::graph {
namespace {

using Pairs = std::vector<std::pair<NodeId, NodeId>>;

// A stored graph of `count` nodes 10, 20, 30 ... with the given edges (by number from 0).
class SmallGraph {
 public:
  SmallGraph(std::size_t count, const Pairs& edges) {
    database_ = *Database::open(folder_ / "graph", {DatabaseOptions::Access::Create});
    Batch batch;
    TextFold fold;
    auto view = database_->view();
    GraphWriter writer(*view, fold, batch);
    for (std::size_t i = 0; i < count; ++i) writer.put_node({(i + 1) * 10, {i % 2 == 0 ? "Document" : "Organization"}, {}});
    for (auto [from, to] : edges) writer.put_edge({(from + 1) * 10, EdgeType::Cites, (to + 1) * 10, 0, {}});
    EXPECT_TRUE(writer.finish());
    EXPECT_TRUE(database_->write(batch));
  }
  CompactGraph view(const ViewOptions& options) const { return std::move(*CompactGraph::build(Snapshot(database_->view()), options)); }

 private:
  TempFolder folder_;
  std::shared_ptr<Database> database_;
};

Pairs random_edges(TestRandom& random, std::size_t nodes, std::size_t count) {
  Pairs edges;
  for (std::size_t i = 0; i < count; ++i) edges.emplace_back(random.below(nodes), random.below(nodes));
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

// All distances, by repeated relaxation.
std::vector<std::vector<int>> distances(std::size_t nodes, const Pairs& edges) {
  constexpr int kFar = 1000;
  std::vector<std::vector<int>> far(nodes, std::vector<int>(nodes, kFar));
  for (std::size_t i = 0; i < nodes; ++i) far[i][i] = 0;
  for (auto [a, b] : edges) if (a != b) far[a][b] = 1;
  for (std::size_t k = 0; k < nodes; ++k)
    for (std::size_t i = 0; i < nodes; ++i)
      for (std::size_t j = 0; j < nodes; ++j) far[i][j] = std::min(far[i][j], far[i][k] + far[k][j]);
  return far;
}

TEST(CompactGraph, KeepsLabelsAndTypesAsked) {
  SmallGraph graph(4, {{0, 1}, {1, 2}, {2, 0}, {3, 3}});
  CompactGraph all = graph.view({});
  EXPECT_EQ(all.node_count(), 4U);
  EXPECT_EQ(all.edge_count(), 4U);
  EXPECT_EQ(all.bytes(), 4 * 8U + (4 + 1 + 4) * 4U);
  CompactGraph some = graph.view({{"Document"}, {}, EdgesSeen::AsStored});
  EXPECT_EQ(some.node_count(), 2U);
  EXPECT_EQ(some.edge_count(), 1U);
  EXPECT_EQ(graph.view({{}, {"GIVES"}, EdgesSeen::AsStored}).edge_count(), 0U);
  EXPECT_EQ(graph.view({{}, {"CITES"}, EdgesSeen::BothWays}).edge_count(), 7U);
  EXPECT_EQ(all.number_of(30), 2U);
  EXPECT_FALSE(all.number_of(31));
}

TEST(CompactGraph, ShortestPathsAreAsShortAsCanBe) {
  TestRandom random(test_seed(3));
  for (int round = 0; round < 5; ++round) {
    auto edges = random_edges(random, 15, 25);
    CompactGraph view = SmallGraph(15, edges).view({});
    auto far = distances(15, edges);
    for (NodeId a = 0; a < 15; ++a)
      for (NodeId b = 0; b < 15; ++b) {
        auto path = view.shortest_path((a + 1) * 10, (b + 1) * 10);
        if (far[a][b] >= 1000) EXPECT_TRUE(path.empty());
        else ASSERT_EQ(path.size(), static_cast<std::size_t>(far[a][b]) + 1);
        for (std::size_t i = 1; i < path.size(); ++i)
          EXPECT_TRUE(std::count(edges.begin(), edges.end(), std::pair(path[i - 1] / 10 - 1, path[i] / 10 - 1)));
      }
  }
  EXPECT_TRUE(SmallGraph(2, {}).view({}).shortest_path(10, 99).empty());
}

TEST(CompactGraph, ComponentsAreWhatReachesEachOther) {
  TestRandom random(test_seed(4));
  for (int round = 0; round < 5; ++round) {
    auto edges = random_edges(random, 20, 18);
    CompactGraph view = SmallGraph(20, edges).view({{}, {}, EdgesSeen::BothWays});
    Pairs both = edges;
    for (auto [a, b] : edges) both.emplace_back(b, a);
    auto far = distances(20, both);
    auto components = view.components();
    for (std::size_t a = 0; a < 20; ++a)
      for (std::size_t b = 0; b < 20; ++b) EXPECT_EQ(components[a] == components[b], far[a][b] < 1000);
    EXPECT_EQ(components[0], 0U);
  }
}

TEST(CompactGraph, BetweennessCountsShortestPaths) {
  // a path of five: the middle stands between (0,1)x(3,4) and so on
  CompactGraph view = SmallGraph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}).view({});
  EXPECT_EQ(view.betweenness(), (std::vector<double>{0, 3, 4, 3, 0}));
}

TEST(CompactGraph, PageRankIsTheFixedPoint) {
  TestRandom random(test_seed(5));
  auto edges = random_edges(random, 12, 30);
  CompactGraph view = SmallGraph(12, edges).view({});
  auto rank = view.page_rank();
  std::vector<double> next(12, 0.0);
  double sum = 0, loose = 0;
  for (std::size_t a = 0; a < 12; ++a) {
    sum += rank[a];
    auto degree = std::count_if(edges.begin(), edges.end(), [&](const auto& edge) { return edge.first == a; });
    if (degree == 0) loose += rank[a];
    for (auto [from, to] : edges) if (from == a) next[to] += 0.85 * rank[a] / static_cast<double>(degree);
  }
  EXPECT_NEAR(sum, 1.0, 1e-9);
  for (std::size_t a = 0; a < 12; ++a) EXPECT_NEAR(rank[a], next[a] + (0.15 + 0.85 * loose) / 12, 1e-8);
}

}  // namespace
}  // namespace hearsay::graph
