#include "graph/export/graph_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <set>

#include "graph/export/attributes.h"
#include "tests/graph/export/sample_graph.h"

namespace hearsay::graph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Seen {
  std::vector<NodeId> nodes;
  std::vector<std::string> edges;  // "from TYPE to weight"
  std::vector<Edge> raw;
};

Seen seen(const GraphReader& graph, View view, ParallelEdges parallel = ParallelEdges::Keep) {
  Seen found;
  auto opened = GraphView::open(graph, view, parallel);
  EXPECT_TRUE(opened);
  EXPECT_TRUE(opened->nodes([&found](const Node& node) { found.nodes.push_back(node.id); return true; }));
  EXPECT_TRUE(opened->edges([&found](const Edge& edge) {
    found.raw.push_back(edge);
    found.edges.push_back(std::to_string(edge.from) + " " + edge.type + " " + std::to_string(edge.to) + " " +
                          std::to_string(static_cast<int>(edge_weight(edge))));
    return true;
  }));
  return found;
}

TEST(GraphView, FullHasEverything) {
  ListGraph graph = sample_graph();
  Seen full = seen(graph, View::Full);
  EXPECT_EQ(full.nodes.size(), graph.node_count({}));
  EXPECT_EQ(full.edges.size(), graph.edge_count({}));
}

TEST(GraphView, ActorsAreTiedByAccusationsAndMembership) {
  Seen actors = seen(sample_graph(), View::Actors);
  EXPECT_THAT(actors.nodes, ElementsAre(kArmenia, kAzerbaijan, kMinistry));  // Tegh is tied to nobody
  EXPECT_THAT(actors.edges, ElementsAre("1 ACCUSED 2 3", "2 ACCUSED 2 1", "3 PART_OF 2 1"));
}

TEST(GraphView, EventsLeaveOutTiesOfEntitiesAmongThemselves) {
  Seen events = seen(sample_graph(), View::Events);
  EXPECT_THAT(events.nodes, ElementsAre(kArmenia, kTegh, kEvent, kDispute));
  EXPECT_THAT(events.edges, ElementsAre("20 AT 4 1", "20 INVOLVES 1 1", "20 INVOLVES 1 1", "30 OVER 20 1"));
}

TEST(GraphView, SourcesShowDocumentsAndCopies) {
  Seen sources = seen(sample_graph(), View::Sources);
  EXPECT_THAT(sources.nodes, ElementsAre(kDocument, kCopy));
  EXPECT_THAT(sources.edges, ElementsAre("41 NEAR_COPY_OF 40 1"));
}

TEST(GraphView, ClaimsHaveBothEndsOfEveryEdge) {
  Seen claims = seen(sample_graph(), View::Claims);
  std::set<NodeId> nodes(claims.nodes.begin(), claims.nodes.end());
  EXPECT_EQ(claims.raw.size(), 7u);
  for (const auto& edge : claims.raw) EXPECT_TRUE(nodes.count(edge.from) == 1 && nodes.count(edge.to) == 1);
}

TEST(GraphView, CollapsesParallelEdgesAndSumsTheirWeights) {
  ListGraph graph;
  for (NodeId id : {1, 2, 3}) graph.add_node(id, {"Person", "Entity"});
  graph.add_edge(1, "ACCUSED", 2, {{"count", std::int64_t{2}}, {"kind", "x"}, {"said", "2023"}});
  graph.add_edge(1, "ACCUSED", 2, {{"weight", 1.5}, {"kind", "x"}, {"said", "2024"}});
  graph.add_edge(1, "PART_OF", 2, {{"kind", "x"}});
  graph.add_edge(1, "ACCUSED", 3);
  graph.add_edge(2, "ACCUSED", 1);
  graph.finish();
  Seen collapsed = seen(graph, View::Full, ParallelEdges::Collapse);
  EXPECT_THAT(collapsed.edges, ElementsAre("1 ACCUSED; PART_OF 2 4", "1 ACCUSED 3 1", "2 ACCUSED 1 1"));
  EXPECT_EQ(edge_weight(collapsed.raw[0]), 4.5);
  EXPECT_EQ(*find_property(collapsed.raw[0].properties, "edges"), Value(std::int64_t{3}));
  EXPECT_EQ(*find_property(collapsed.raw[0].properties, "kind"), Value("x"));
  EXPECT_EQ(find_property(collapsed.raw[0].properties, "said"), nullptr);
}

TEST(GraphView, StopsWhenAskedTo) {
  ListGraph graph = sample_graph();
  auto view = GraphView::open(graph, View::Full, ParallelEdges::Collapse);
  int visited = 0;
  EXPECT_TRUE(view->edges([&visited](const Edge&) { return ++visited < 3; }));
  EXPECT_EQ(visited, 3);
}

// Two disputes: 1 and 2 agree in the first, oppose in the second; 3 holds both positions of the first.
ListGraph two_disputes() {
  ListGraph graph;
  for (NodeId actor : {1, 2, 3}) graph.add_node(actor, {"Country", "Entity"});
  for (NodeId dispute : {100, 101}) graph.add_node(dispute, {"Dispute"}, {{"question", "Q" + std::to_string(dispute)}});
  const std::vector<std::array<NodeId, 4>> stands = {
      {100, 0, 10, 1}, {100, 0, 11, 2}, {100, 0, 12, 3}, {100, 1, 13, 3}, {101, 0, 14, 1}, {101, 1, 15, 2}};
  for (const auto& [dispute, position, claim, actor] : stands) {
    graph.add_node(claim, {"Claim"});
    graph.add_edge(dispute, "POSITION", claim, {{"position", static_cast<std::int64_t>(position)}});
    graph.add_edge(claim, "MADE_BY", actor);
  }
  graph.finish();
  return graph;
}

TEST(DiscourseNetwork, TiesActorsWithTheSamePosition) {
  ListGraph graph = two_disputes();
  EXPECT_THAT(seen(graph, View::Congruence).edges, ElementsAre("1 AGREES_WITH 2 1", "1 AGREES_WITH 3 1", "2 AGREES_WITH 3 1"));
  EXPECT_FALSE(GraphView::open(graph, View::Congruence)->directed());
}

TEST(DiscourseNetwork, TiesActorsWithOpposingPositions) {
  Seen conflict = seen(two_disputes(), View::Conflict);
  EXPECT_THAT(conflict.edges, ElementsAre("1 OPPOSES 2 1", "1 OPPOSES 3 1", "2 OPPOSES 3 1"));
  EXPECT_EQ(*find_property(conflict.raw[0].properties, "questions"), Value(std::vector<std::string>{"Q101"}));
  EXPECT_THAT(conflict.nodes, ElementsAre(1, 2, 3));
}

TEST(DiscourseNetwork, IsEmptyWithoutDisputes) {
  ListGraph graph;
  graph.add_node(1, {"Country", "Entity"});
  graph.finish();
  EXPECT_THAT(seen(graph, View::Conflict).nodes, IsEmpty());
}

TEST(GraphView, WordsReadBack) {
  for (auto word : view_words()) EXPECT_EQ(to_word(*view_from_word(word)), word);
  EXPECT_FALSE(view_from_word("whole"));
}

}  // namespace
}  // namespace hearsay::graph
