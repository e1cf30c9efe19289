#include "graph/export/graphml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/export/sample_graph.h"
#include "tests/graph/export/scratch.h"

namespace hearsay::graph {
namespace {

using test::contents;
using test::runs;
using test::ScratchFolder;
using testing::HasSubstr;
using testing::Not;

std::string written(const GraphReader& graph, View view, const std::string& path) {
  auto opened = GraphView::open(graph, view);
  EXPECT_TRUE(opened);
  auto counts = write_graphml(*opened, path);
  EXPECT_TRUE(counts) << (counts ? "" : counts.error().message);
  return contents(path);
}

TEST(Graphml, DeclaresEveryKeyWithOneType) {
  ScratchFolder folder;
  std::string text = written(sample_graph(), View::Full, folder.file("g.graphml"));
  EXPECT_THAT(text, HasSubstr("for=\"node\" attr.name=\"latitude\" attr.type=\"double\""));
  EXPECT_THAT(text, HasSubstr("for=\"node\" attr.name=\"mixed\" attr.type=\"string\""));
  EXPECT_THAT(text, HasSubstr("for=\"edge\" attr.name=\"weight\" attr.type=\"double\""));
  EXPECT_THAT(text, HasSubstr("edgedefault=\"directed\""));
  EXPECT_THAT(text, Not(HasSubstr("attr.name=\"id\"")));  // Gephi and igraph have an Id column of their own
}

TEST(Graphml, IsTheSameToTheByteWhenWrittenAgain) {
  ScratchFolder folder;
  ListGraph graph = sample_graph();
  EXPECT_EQ(written(graph, View::Full, folder.file("a")), written(graph, View::Full, folder.file("b")));
}

TEST(Graphml, LeavesNoFileWhereTheGraphIsDamaged) {
  ScratchFolder folder;
  ListGraph graph;
  graph.add_node(1, {"Claim"});
  graph.add_edge(1, "ABOUT", 2);
  graph.finish();
  EXPECT_FALSE(write_graphml(*GraphView::open(graph, View::Full), folder.file("g.graphml")));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

// xmllint, networkx and igraph read every view with the nodes, edges and attributes that the graph has.
TEST(Graphml, IsReadAlikeByXmllintNetworkxAndIgraph) {
  if (!runs("/usr/bin/python3 -c 'import networkx, igraph' 2>/dev/null")) GTEST_SKIP() << "python3-networkx or python3-igraph is missing";
  ScratchFolder folder;
  ListGraph graph = sample_graph();
  for (auto word : view_words()) {
    std::string path = folder.file(std::string(word) + ".graphml");
    auto counts = write_graphml(*GraphView::open(graph, *view_from_word(word)), path);
    ASSERT_TRUE(counts);
    EXPECT_TRUE(runs("xmllint --noout --nonet " + path));
    EXPECT_TRUE(runs("/usr/bin/python3 " HEARSAY_SOURCE_DIR "/tests/graph/export/readback.py graphml " + path + " " +
                     std::to_string(counts->nodes) + " " + std::to_string(counts->edges)));
  }
}

TEST(Graphml, KeepsTheValues) {
  if (!runs("/usr/bin/python3 -c 'import networkx' 2>/dev/null")) GTEST_SKIP() << "python3-networkx is missing";
  ScratchFolder folder;
  written(sample_graph(), View::Full, folder.file("g.graphml"));
  EXPECT_TRUE(runs("/usr/bin/python3 " HEARSAY_SOURCE_DIR "/tests/graph/export/readback.py sample " + folder.file("g.graphml")));
}

}  // namespace
}  // namespace hearsay::graph
