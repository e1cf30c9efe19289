#include "graph/link/source_graph.h"

#include <gtest/gtest.h>

namespace hearsay::graph {
namespace {

TEST(SourceGraph, OneOriginDominatesAll) {
  EXPECT_EQ(independent_origins(4, {{0, 1}, {1, 2}, {1, 3}}, {2, 3}), 1);  // ministry -> agency -> two outlets
  EXPECT_EQ(independent_origins(3, {{0, 1}, {0, 2}}, {1, 2}), 1);
}

TEST(SourceGraph, CountsIndependentOrigins) {
  EXPECT_EQ(independent_origins(4, {{0, 2}, {1, 3}}, {2, 3}), 2);
  EXPECT_EQ(independent_origins(3, {{0, 2}, {1, 2}}, {2}), 1);  // one outlet that cites two is one report
  EXPECT_EQ(independent_origins(2, {}, {0, 1}), 2);
  EXPECT_EQ(independent_origins(3, {}, {}), 0);
}

TEST(SourceGraph, CircularReportingHasOneOrigin) {
  EXPECT_EQ(independent_origins(3, {{0, 1}, {1, 0}, {1, 2}}, {0, 1, 2}), 1);
  EXPECT_EQ(circular_reporting(4, {{0, 1}, {1, 0}, {1, 2}, {3, 2}}), (std::vector<std::vector<std::size_t>>{{0, 1}}));
}

TEST(SourceGraph, WhoIsTakenFromRanksHigh) {
  const auto rank = importance(4, {{0, 1}, {0, 2}, {0, 3}});
  EXPECT_GT(rank.page_rank[0], rank.page_rank[1]);
  const auto chain = importance(3, {{0, 1}, {1, 2}});
  EXPECT_GT(chain.betweenness[1], chain.betweenness[0]);
}

}  // namespace
}  // namespace hearsay::graph
