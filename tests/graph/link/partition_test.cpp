#include "graph/link/partition.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace hearsay::graph {
namespace {

Excludes nothing() {
  return [](std::size_t, std::size_t) { return false; };
}

TEST(Partition, ComponentsWhereNothingExcludes) {
  EXPECT_EQ(partition(5, {{0, 1, 1}, {1, 4, 1}}, nothing()), (std::vector<std::size_t>{0, 0, 2, 3, 0}));
  EXPECT_TRUE(graph::partition(0, {}, nothing()).empty());
}

TEST(Partition, CutsWhereSimilarityIsWeakest) {
  const auto apart = [](std::size_t a, std::size_t b) { return std::minmax(a, b) == std::minmax<std::size_t>(0, 3); };
  EXPECT_EQ(partition(4, {{0, 1, 5}, {1, 2, 1}, {2, 3, 5}}, apart), (std::vector<std::size_t>{0, 0, 2, 2}));
}

TEST(Partition, NoGroupEverHoldsAnExcludedPair) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    std::mt19937 random(seed);
    const std::size_t nodes = 4 + random() % 12;
    std::vector<Similarity> edges;
    for (std::size_t i = 0; i < 2 * nodes; ++i) {
      const std::size_t a = random() % nodes, b = random() % nodes;
      if (a != b) edges.push_back({std::min(a, b), std::max(a, b), 1.0 + static_cast<double>(random() % 5)});
    }
    const auto apart = [&](std::size_t a, std::size_t b) { return (a * b + a + b + seed) % 7 == 0; };
    const auto group = partition(nodes, edges, apart);
    for (std::size_t a = 0; a < nodes; ++a)
      for (std::size_t b = a + 1; b < nodes; ++b) EXPECT_FALSE(group[a] == group[b] && apart(a, b)) << "seed " << seed;
    std::shuffle(edges.begin(), edges.end(), random);
    EXPECT_EQ(partition(nodes, edges, apart), group) << "seed " << seed << ": the order of the edges matters";
  }
}

}  // namespace
}  // namespace hearsay::graph
