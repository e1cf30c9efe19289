#include "graph/link/digest.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "bench/link/synthetic_world.h"
#include "graph/link/event_linker.h"
#include "graph/link/happenings.h"
#include "tests/graph/link/small_evidence.h"

namespace hearsay::graph {
namespace {

TEST(Digest, EncodesAndDecodes) {
  NameFolder folder;
  for (const auto& evidence : bench::make_world({20, 2, false}).evidence) {
    const auto bytes = encode_digest(make_digest(evidence, folder));
    const auto read = decode_digest(bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(encode_digest(*read), bytes);
    EXPECT_EQ(read->claims.size(), evidence.claims.size());
  }
}

TEST(Digest, DamagedBytesAreRefusedEverywhere) {
  NameFolder folder;
  const auto bytes = encode_digest(make_digest(bench::make_world({1, 2, false}).evidence[0], folder));
  for (std::size_t size = 0; size < bytes.size(); size += 7) EXPECT_FALSE(decode_digest(bytes.substr(0, size))) << size;
  EXPECT_FALSE(decode_digest(bytes + "x"));
}

TEST(Happenings, ReportsOfOneThingAreOneHappening) {
  testing::SmallEvidence evidence("a", "2023-04-12");
  const auto town = evidence.town("Tegh");
  evidence.report(Plover::Assault, {"ARM", "AZE"}, {town}, {evidence.time("2023-04-11")});
  evidence.report(Plover::Assault, {"ARM"}, {}, {});
  evidence.report(Plover::Assault, {"ARM", "AZE"}, {}, {evidence.time("2020")}, true);
  NameFolder folder;
  const auto digest = make_digest(evidence.make(), folder);
  ASSERT_EQ(digest.happenings.size(), 2U);
  EXPECT_TRUE(digest.happenings[0].main);
  EXPECT_EQ(digest.happenings[0].reports.size(), 2U);
  EXPECT_TRUE(digest.happenings[1].background);
}

TEST(Happenings, AClaimOfAnotherTimeIsSetApart) {
  testing::SmallEvidence evidence("a");
  const auto arm = evidence.country("Armenia", "ARM"), aze = evidence.country("Azerbaijan", "AZE");
  const auto report = evidence.report(Plover::Assault, {"ARM", "AZE"}, {evidence.town("Tegh")}, {evidence.time("XXXX-WXX-2")});
  evidence.claim(arm, Act::Accuse, Plover::Assault, {aze}, report);
  const auto earlier = evidence.claim(arm, Act::Accuse, Plover::Assault, {aze}, report);
  const auto when = evidence.time("XXXX-WXX");
  evidence.raw().claims[earlier].deed.times = {when};
  NameFolder folder;
  const auto digest = make_digest(evidence.make(), folder);
  EXPECT_EQ(digest.claims[0].happening, 0);
  EXPECT_NE(digest.claims[1].happening, digest.claims[0].happening);
}

TEST(Happenings, ClaimsWithoutAReportFallToTheNews) {
  testing::SmallEvidence evidence("a");
  const auto arm = evidence.country("Armenia", "ARM"), aze = evidence.country("Azerbaijan", "AZE"), france = evidence.country("France", "FRA");
  const auto mali = evidence.country("Mali", "MLI");
  evidence.report(Plover::Assault, {"ARM", "AZE"}, {evidence.town("Tegh")}, {evidence.time("2023-04-11")});
  evidence.claim(arm, Act::Accuse, Plover::Assault, {aze}, std::nullopt);
  evidence.claim(france, Act::Demand, Plover::Request, {}, std::nullopt);
  evidence.claim(france, Act::Accuse, Plover::Assault, {mali}, std::nullopt);
  NameFolder folder;
  const auto digest = make_digest(evidence.make(), folder);
  EXPECT_EQ(digest.claims[0].happening, 0);
  EXPECT_EQ(digest.claims[1].happening, 0);
  EXPECT_EQ(digest.claims[2].happening, kNoHappening);
}

TEST(Happenings, DistanceOnTheGlobe) {
  EXPECT_NEAR(kilometres(40.18, 44.51, 40.41, 49.87), 455, 10);  // Yerevan, Baku
  EXPECT_NEAR(kilometres(10, 20, 10, 20), 0, 1e-9);
}

TEST(Cells, LookUpIsMutualWithinALevel) {
  NameFolder folder;
  std::vector<Cell> cells;
  for (const auto& evidence : bench::make_world({120, 5, true}).evidence) {
    const auto digest = make_digest(evidence, folder);
    for (std::size_t i = 0; i < digest.happenings.size(); ++i) cells.push_back(make_cell(digest, i));
  }
  auto finds = [](const Cell& a, const Cell& b) {
    const auto registered = registered_keys(b);
    const auto keys = lookup_keys(a);
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) { return std::find(registered.begin(), registered.end(), key) != registered.end(); });
  };
  for (const auto& a : cells)
    for (const auto& b : cells) {
      EXPECT_EQ(fit(a, b), fit(b, a));
      if (a.level == b.level) { EXPECT_EQ(finds(a, b), finds(b, a)) << a.key << " " << b.key; }
    }
}

}  // namespace
}  // namespace hearsay::graph
