#include "graph/link/camps.h"

#include <gtest/gtest.h>

namespace hearsay::graph {
namespace {

TEST(Camps, TwoWhereBipartite) { EXPECT_EQ(camps(4, {{0, 2}, {1, 2}}), (std::vector<std::size_t>{0, 0, 1, kNoCamp})); }

TEST(Camps, MoreWhereNot) {
  const auto camp = camps(3, {{0, 1}, {1, 2}, {0, 2}});
  EXPECT_NE(camp[0], camp[1]);
  EXPECT_NE(camp[1], camp[2]);
  EXPECT_NE(camp[0], camp[2]);
}

TEST(Camps, NoneWithoutContradiction) { EXPECT_EQ(camps(2, {}), (std::vector<std::size_t>{kNoCamp, kNoCamp})); }

}  // namespace
}  // namespace hearsay::graph
