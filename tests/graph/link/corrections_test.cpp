#include "graph/link/corrections.h"

#include <gtest/gtest.h>

#include <set>

#include "bench/link/synthetic_world.h"
#include "graph/link/linker.h"
#include "tests/graph/link/small_evidence.h"

namespace hearsay::graph {
namespace {

std::string messages(CollectingReporter& reporter) {
  std::string out;
  for (const auto& notice : reporter.notices()) out += notice.where + " " + notice.what + "\n";
  return out;
}

TEST(Corrections, ReadsStatements) {
  CollectingReporter reporter;
  const auto read = parse_corrections("# by hand\nsame \"Nikol Pashinyan\" Pashinian # spelling\n\ndifferent Aliyev \"Heydar Aliyev\"\r\nside \"Karabakh army\" X-NKR\n", "c.txt", reporter);
  EXPECT_EQ(messages(reporter), "");
  ASSERT_EQ(read.list.size(), 3U);
  EXPECT_EQ(read.list[0].first, "Nikol Pashinyan");
  EXPECT_EQ(read.list[1].kind, CorrectionKind::Different);
  EXPECT_EQ(read.list[2].second, "X-NKR");
  EXPECT_EQ(read.list[2].line, 5);
}

TEST(Corrections, NamesTheLineAndKeepsTheRest) {
  CollectingReporter reporter;
  const auto read = parse_corrections("same A\nsame \"A B\nalike A B\nside A Armenia\nsame Good Better\n", "c.txt", reporter);
  ASSERT_EQ(read.list.size(), 1U);
  EXPECT_EQ(reporter.notices().size(), 4U);
  EXPECT_EQ(reporter.notices()[0].where, "c.txt:1");
  EXPECT_NE(messages(reporter).find("c.txt:2 a double quote is not closed"), std::string::npos);
  EXPECT_NE(messages(reporter).find("c.txt:4 \"Armenia\" is no side"), std::string::npos);
}

TEST(Corrections, FindsContradictionsAndCycles) {
  CollectingReporter reporter;
  const auto read = parse_corrections("same A B\nsame B C\ndifferent A C\nsame C A\ndifferent A D\nsame D C\nside A ARM\nside C AZE\n", "c.txt", reporter);
  EXPECT_EQ(read.list.size(), 4U) << messages(reporter);
  EXPECT_NE(messages(reporter).find("c.txt:3 said to be different"), std::string::npos);
  EXPECT_NE(messages(reporter).find("c.txt:4 closes a cycle"), std::string::npos);
  EXPECT_NE(messages(reporter).find("c.txt:6 said to be the same, but line 5 makes them different"), std::string::npos);
  EXPECT_NE(messages(reporter).find("c.txt:8 side AZE contradicts line 7"), std::string::npos);
}

TEST(Corrections, MissingFileIsAnError) {
  CollectingReporter reporter;
  const auto read = load_corrections("/nowhere/corrections.txt", reporter);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::Io);
}

TEST(Corrections, JoinAndKeepApart) {
  const auto world = bench::make_world({40, 3, false}).evidence;
  CollectingReporter reporter;
  auto entities = [&](const std::string& text) { return link(world, parse_corrections(text, "c.txt", reporter), {&reporter}).entities.size(); };
  const auto plain = entities("");
  EXPECT_EQ(entities("same \"Example Agency 1\" \"Example Agency 2\"\n"), plain - 1);
  EXPECT_EQ(messages(reporter), "");
  entities("same \"Nobody At All\" \"Example Agency 2\"\n");
  EXPECT_NE(messages(reporter).find("c.txt:1 no document names \"Nobody At All\""), std::string::npos);
}

TEST(Corrections, StandAmongTheReasonsOfTheirEntities) {
  CollectingReporter reporter;
  const auto corrections = parse_corrections("same \"Ilmar Tovadu\" \"Mayor of Ostavar\"\ndifferent \"Ilmar Tovadu\" \"Vera Lindu\"\nside \"Vera Lindu\" X-UN\n", "c.txt", reporter);
  std::vector<Evidence> set;
  for (const auto* name : {"Ilmar Tovadu", "Mayor of Ostavar", "Vera Lindu"}) {
    testing::SmallEvidence evidence(name);
    evidence.entity(EntityType::Person, name);
    set.push_back(evidence.make());
  }
  const auto derived = link(set, corrections);
  ASSERT_EQ(derived.entities.size(), 2U);
  std::set<std::string> told;
  for (const auto& entity : derived.entities)
    for (const auto& reason : entity.reasons)
      if (reason.rule == "correction") told.insert(reason.detail);
  EXPECT_EQ(told, (std::set<std::string>{"line 1 of the corrections: \"Ilmar Tovadu\" and \"Mayor of Ostavar\" are the same",
                                         "line 2 of the corrections: \"Ilmar Tovadu\" and \"Vera Lindu\" are different",
                                         "line 3 of the corrections: \"Vera Lindu\" acts for X-UN"}));
}

}  // namespace
}  // namespace hearsay::graph
