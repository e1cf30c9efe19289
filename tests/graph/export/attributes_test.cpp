#include "graph/export/attributes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

#include "graph/export/columns.h"
#include "graph/export/node_index.h"
#include "tests/graph/export/sample_graph.h"

namespace hearsay::graph {
namespace {

std::string text_of(const Value& value) {
  std::string out;
  append_value(out, value);
  return out;
}

TEST(Attributes, TakeTheNarrowestTypeThatHoldsAllValues) {
  using enum AttributeType;
  EXPECT_EQ(common_type(Integer, Real), Real);
  EXPECT_EQ(common_type(None, Boolean), Boolean);
  EXPECT_EQ(common_type(Boolean, Integer), Text);
  EXPECT_EQ(common_type(Text, Real), Text);
}

TEST(Attributes, WriteNumbersThatReadBackTheSame) {
  for (double number : {0.1, 1.0, -39.55, 1e300, 1.0 / 3, 5e-324}) EXPECT_EQ(std::strtod(text_of(number).c_str(), nullptr), number);
  EXPECT_EQ(text_of(2.0), "2.0");
  EXPECT_EQ(text_of(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
  EXPECT_EQ(type_of(std::nan("")), AttributeType::None);
}

TEST(Attributes, JoinLists) {
  EXPECT_EQ(text_of(std::vector<std::string>{"a", "b"}), "a; b");
  EXPECT_EQ(text_of(std::vector<std::int64_t>{1, 2}), "1; 2");
  EXPECT_EQ(type_of(std::vector<double>{}), AttributeType::None);
}

TEST(Attributes, LabelNodesByWhatPeopleCallThem) {
  EXPECT_EQ(node_label({1, {"Figure"}, {{"count", std::int64_t{7}}, {"kind", "killed"}}}), "killed 7");
  EXPECT_EQ(node_label({1, {"Figure"}, {{"kind", "killed"}, {"min", std::int64_t{7}}}}), "killed at least 7");
  EXPECT_EQ(node_label({1, {"Claim"}, {{"text", std::string(200, 'x')}}}), std::string(80, 'x') + "…");
  EXPECT_EQ(node_label({1, {"Claim"}, {}}), "c0000000000001");
}

TEST(Columns, AreTypedByAllElements) {
  ListGraph graph = sample_graph();
  auto columns = Columns::collect(*GraphView::open(graph, View::Full));
  ASSERT_TRUE(columns);
  EXPECT_EQ(columns->nodes.find("mixed")->type, AttributeType::Text);
  EXPECT_EQ(columns->nodes.find("count")->type, AttributeType::Integer);
  EXPECT_EQ(columns->nodes.find("quoted")->type, AttributeType::Boolean);
  EXPECT_EQ(columns->nodes.find("id"), nullptr);
  EXPECT_EQ(columns->counts.nodes, graph.node_count({}));
}

TEST(Columns, RefuseEdgesWithoutAnEnd) {
  ListGraph graph;
  graph.add_node(1, {"Claim"});
  graph.add_edge(1, "ABOUT", 2);
  graph.finish();
  auto columns = Columns::collect(*GraphView::open(graph, View::Full));
  ASSERT_FALSE(columns);
  EXPECT_EQ(columns.error().code, ErrorCode::Corrupt);
}

TEST(NodeIndex, FindsExactlyWhatWasAdded) {
  NodeIndex index;
  EXPECT_EQ(index.find(1), 0);
  for (NodeId id = 0; id < 100000; id += 3) index.add(id * 7, 'c');
  for (NodeId id = 0; id < 100000; ++id) ASSERT_EQ(index.find(id * 7), id % 3 == 0 ? 'c' : 0) << id;
  EXPECT_EQ(index.size(), 33334u);
}

}  // namespace
}  // namespace hearsay::graph
