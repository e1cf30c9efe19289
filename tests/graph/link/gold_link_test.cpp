// Linking alone, measured on oracle evidence of the gold articles. The floors may only rise.
#include <gtest/gtest.h>

#include <iostream>

#include "graph/link/linker.h"
#include "tests/graph/link/gold_evidence.h"

namespace hearsay::graph {
namespace {

using testing::GoldSet;

const std::string kGold = std::string(HEARSAY_SOURCE_DIR) + "/../shared/gold";

struct Measured {
  testing::Score links, events;
  testing::DisputeScore disputes;
};

Measured measure(const GoldSet& gold) {
  const Derived derived = link(gold.evidence);
  Measured out{score_links(gold, derived), score_events(gold, derived), score_disputes(gold, derived)};
  auto line = [](const char* name, const testing::Score& score) {
    std::cout << name << " P " << score.precision() << " R " << score.recall() << " F1 " << score.f1() << " (" << score.hits << " " << score.extra << " " << score.missed << ")\n";
  };
  line("link_pairs  ", out.links);
  line("event_pairs ", out.events);
  line("disputes    ", out.disputes.pairs);
  std::cout << "disputes found " << out.disputes.found << "/" << out.disputes.all << "\n";
  for (const auto& error : out.disputes.errors) std::cout << "  " << error << "\n";
  return out;
}

TEST(GoldLink, Seeds) {
  const auto gold = testing::read_gold(kGold + "/seeds", {"000", "001", "002", "003", "004"});
  if (gold.evidence.empty()) GTEST_SKIP() << "no gold articles at " << kGold;
  const auto got = measure(gold);
  EXPECT_GE(got.links.f1(), 0.95);
  EXPECT_GE(got.events.f1(), 0.95);
  EXPECT_GE(got.disputes.pairs.f1(), 0.90);
  EXPECT_GE(got.disputes.pairs.precision(), 0.90);
  EXPECT_EQ(got.disputes.found, got.disputes.all);
}

TEST(GoldLink, Dev) {
  const auto gold = testing::read_gold(kGold + "/dev", {"014", "015", "037", "039", "057", "059", "382", "383", "398", "461"});
  if (gold.evidence.empty()) GTEST_SKIP() << "no gold articles at " << kGold;
  const auto got = measure(gold);
  EXPECT_GE(got.links.f1(), 0.95);
  EXPECT_GE(got.events.f1(), 0.95);
  EXPECT_GE(got.disputes.pairs.f1(), 0.90);
  EXPECT_GE(got.disputes.pairs.precision(), 0.90);
}

}  // namespace
}  // namespace hearsay::graph
