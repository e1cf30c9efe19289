#include "graph/export/gexf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/export/calendar.h"
#include "graph/export/graphml.h"
#include "tests/graph/export/sample_graph.h"
#include "tests/graph/export/scratch.h"

namespace hearsay::graph {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string written(View view) {
  test::ScratchFolder folder;
  ListGraph graph = sample_graph();
  auto opened = GraphView::open(graph, view);
  EXPECT_TRUE(opened);
  auto counts = write_gexf(*opened, folder.file("g.gexf"));
  EXPECT_TRUE(counts);
  return test::contents(folder.file("g.gexf"));
}

TEST(Calendar, KnowsTheDaysOfTimesOfAnyPrecision) {
  EXPECT_EQ(report_days("2023-04-11T16:00Z").first, 20230411);
  EXPECT_EQ(report_days("2024-02").last, 20240229);
  EXPECT_EQ(report_days("2023-02").last, 20230228);
  EXPECT_EQ(report_days("1999").first, 19990101);
  EXPECT_EQ(report_days("1999").last, 19991231);
  EXPECT_EQ(report_days("2023-13-01").last, 20231231);
  EXPECT_FALSE(report_days("XXXX-04-11").known());
  EXPECT_FALSE(report_days("").known());
  EXPECT_EQ(day_text(20230411), "2023-04-11");
}

TEST(Gexf, ShowsEdgesFromTheFirstReportToTheLast) {
  std::string text = written(View::Full);
  EXPECT_THAT(text, HasSubstr("kind=\"ACCUSED\" label=\"ACCUSED\" weight=\"3.0\" start=\"2023-04-11\" end=\"2023-04-12\""));
  EXPECT_THAT(text, HasSubstr("kind=\"CONTRADICTS\" label=\"CONTRADICTS\" weight=\"1.0\" start=\"2023-04-11\" end=\"2023-04-12\""));
}

TEST(Gexf, ShowsNodesWithoutTimesWhileTheirEdgesAreThere) {
  std::string text = written(View::Full);
  EXPECT_THAT(text, HasSubstr("label=\"Armenia\" start=\"2023-04-11\" end=\"2023-04-12\""));
  EXPECT_THAT(written(View::Congruence), Not(HasSubstr("start=")));
}

// graphology names attributes by their ids, Gephi and networkx by their titles.
TEST(Gexf, NamesAttributesByTheirIdsToo) {
  EXPECT_THAT(written(View::Full), HasSubstr("<attribute id=\"act\" title=\"act\" type=\"string\"/>"));
  EXPECT_THAT(written(View::Full), HasSubstr("<attvalue for=\"act\" value=\"accuse\"/>"));
}

TEST(Gexf, ColoursByKind) {
  EXPECT_THAT(written(View::Actors), HasSubstr("<viz:color r=\"0\" g=\"114\" b=\"178\"/><viz:size value=\"20.0\"/>"));
}

TEST(Gexf, DiscourseNetworksAreUndirected) {
  EXPECT_THAT(written(View::Conflict), HasSubstr("defaultedgetype=\"undirected\""));
}

TEST(Gexf, IsReadByXmllintAndNetworkx) {
  if (!test::runs("/usr/bin/python3 -c 'import networkx' 2>/dev/null")) GTEST_SKIP() << "python3-networkx is missing";
  test::ScratchFolder folder;
  ListGraph graph = sample_graph();
  for (auto word : view_words()) {
    std::string path = folder.file(std::string(word) + ".gexf");
    auto counts = write_gexf(*GraphView::open(graph, *view_from_word(word)), path);
    ASSERT_TRUE(counts);
    EXPECT_TRUE(test::runs("xmllint --noout --nonet " + path));
    EXPECT_TRUE(test::runs("/usr/bin/python3 " HEARSAY_SOURCE_DIR "/tests/graph/export/readback.py gexf " + path + " " +
                           std::to_string(counts->nodes) + " " + std::to_string(counts->edges)));
  }
}

TEST(Gexf, IsReadByGraphologyAndSoIsGraphml) {
  const std::string look = "node -e \"require('graphology-gexf'); require('graphology-graphml')\" 2>/dev/null";
  if (!test::runs(look)) GTEST_SKIP() << "graphology-gexf or graphology-graphml is not on NODE_PATH (scripts/setup.sh test)";
  test::ScratchFolder folder;
  ListGraph graph = sample_graph();
  for (View kind : {View::Full, View::Actors, View::Congruence}) {
    auto view = GraphView::open(graph, kind);
    for (const std::string name : {"g.gexf", "g.graphml"}) {
      auto counts = name == "g.gexf" ? write_gexf(*view, folder.file(name)) : write_graphml(*view, folder.file(name));
      ASSERT_TRUE(counts);
      EXPECT_TRUE(test::runs("node " HEARSAY_SOURCE_DIR "/tests/graph/export/readback.js " + folder.file(name) + " " +
                             std::to_string(counts->nodes) + " " + std::to_string(counts->edges)));
    }
  }
}

}  // namespace
}  // namespace hearsay::graph
