#include "graph/export/csv_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/export/sample_graph.h"
#include "tests/graph/export/scratch.h"

namespace hearsay::graph {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Tables {
  std::string nodes, edges;
};

Tables written(TableStyle style) {
  test::ScratchFolder folder;
  ListGraph graph = sample_graph();
  EXPECT_TRUE(write_csv(*GraphView::open(graph, View::Full), style, folder.file("new/folder")));
  return {test::contents(folder.file("new/folder/nodes.csv")),
          test::contents(folder.file(style == TableStyle::Gephi ? "new/folder/edges.csv" : "new/folder/relationships.csv"))};
}

TEST(CsvTables, HaveTheColumnsThatGephiLooksFor) {
  Tables tables = written(TableStyle::Gephi);
  EXPECT_THAT(tables.nodes, StartsWith("Id,Label,type,"));
  EXPECT_THAT(tables.edges, StartsWith("Source,Target,Type,Id,Label,Weight,"));
  EXPECT_THAT(tables.edges, HasSubstr("n0000000000001,n0000000000002,Directed,"));
}

TEST(CsvTables, HaveTheHeadersOfNeo4jAdmin) {
  Tables tables = written(TableStyle::Neo4j);
  EXPECT_THAT(tables.nodes, StartsWith("id:ID,label:string,:LABEL,"));
  EXPECT_THAT(tables.nodes, HasSubstr("latitude:double"));
  EXPECT_THAT(tables.nodes, HasSubstr("quoted:boolean"));
  EXPECT_THAT(tables.nodes, HasSubstr("Country;Entity"));
  EXPECT_THAT(tables.edges, StartsWith(":START_ID,:END_ID,:TYPE,id:string,weight:double,"));
}

TEST(CsvTables, GuardSpreadsheetsAgainstFormulas) {
  ListGraph graph;
  NodeId id = 1;
  for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "plain", "a=b"})
    graph.add_node(id++, {"Claim"}, {{"text", text}, {"degrees", -1.5}});
  graph.finish();
  test::ScratchFolder folder;
  ASSERT_TRUE(write_csv(*GraphView::open(graph, View::Full), TableStyle::Gephi, folder.path()));
  std::string nodes = test::contents(folder.file("nodes.csv"));
  for (const char* guarded : {"\"'=1+1\"", "\"'+1\"", "\"'-1\"", "\"'@SUM(A1)\"", "\"'\tx\"", "\"'\rx\"", ",plain", ",a=b", ",-1.5,"})
    EXPECT_THAT(nodes, HasSubstr(guarded));
  for (const char* raw : {",=", ",+", ",@", ",\t", ",\"="}) EXPECT_THAT(nodes, Not(HasSubstr(raw)));
  ASSERT_TRUE(write_csv(*GraphView::open(graph, View::Full), TableStyle::Neo4j, folder.path()));
  EXPECT_THAT(test::contents(folder.file("nodes.csv")), HasSubstr(",=1+1"));
}

TEST(CsvTables, AreReadByPython) {
  test::ScratchFolder folder;
  ListGraph graph = sample_graph();
  for (auto style : {TableStyle::Gephi, TableStyle::Neo4j}) {
    ASSERT_TRUE(write_csv(*GraphView::open(graph, View::Full), style, folder.path()));
    EXPECT_TRUE(test::runs("/usr/bin/python3 " HEARSAY_SOURCE_DIR "/tests/graph/export/readback.py csv " + folder.path() +
                           " " + std::to_string(graph.node_count({})) + " " + std::to_string(graph.edge_count({}))));
    std::filesystem::remove(folder.file("edges.csv"));
  }
}

}  // namespace
}  // namespace hearsay::graph
