// A small graph with every kind of node, every type of value and every trap that exporters must survive: forbidden
// characters, quotes, parallel edges, a loop, names in several scripts, a name whose values differ in type.
#pragma once

#include "graph/export/attributes.h"
#include "tests/graph/export/list_graph.h"

namespace hearsay::graph {

inline constexpr NodeId kArmenia = 1, kAzerbaijan = 2, kMinistry = 3, kTegh = 4, kClaimA = 10, kClaimB = 11, kEvent = 20,
                        kDispute = 30, kDocument = 40, kCopy = 41, kFigure = 50;

inline void add_sample_nodes(ListGraph& graph) {
  using Texts = std::vector<std::string>;
  graph.add_node(kArmenia, {"Country", "Entity"}, {{"name", "Armenia"}, {"side", "ARM"}, {"names_hy", Texts{"\u0540\u0561\u0575\u0561\u057d\u057f\u0561\u0576"}}});
  graph.add_node(kAzerbaijan, {"Country", "Entity"}, {{"name", "Azerbaijan"}, {"side", "AZE"}});
  graph.add_node(kMinistry, {"Organization", "Entity"}, {{"name", "Ministry of Defence"}, {"kind", "ministry:defence"}, {"side", "AZE"}});
  graph.add_node(kTegh, {"Place", "Entity"}, {{"name", "Tegh"}, {"latitude", 39.55}, {"longitude", 46.48}});
  graph.add_node(kClaimA, {"Claim"}, {{"act", "accuse"}, {"text", "said \"they\" <opened> fire & fled\x01\x0b"}, {"said", "2023-04-11"}, {"quoted", true}, {"confidence", 0.9}, {"mixed", std::int64_t{1}}});
  graph.add_node(kClaimB, {"Claim"}, {{"act", "deny"}, {"text", "= 1+1 is no formula, bantah\r\n\xff"}, {"said", "2023-04-12"}, {"quoted", false}, {"confidence", 1.0}, {"mixed", "one"}});
  graph.add_node(kEvent, {"Event"}, {{"label", "Clash near Tegh, 11 April 2023"}, {"plover", "ASSAULT"}, {"earliest", "2023-04-11"}, {"latest", "2023-04-11"}, {"origins", std::int64_t{2}}});
  graph.add_node(kDispute, {"Dispute"}, {{"kind", "blame"}, {"question", "Who opened fire?"}});
  graph.add_node(kDocument, {"Document"}, {{"uri", "a.txt"}, {"title", "Clash"}, {"published", "2023-04-11"}, {"id", typed_id('d', kDocument)}});
  graph.add_node(kCopy, {"Document"}, {{"uri", "b.txt"}, {"title", ""}, {"published", "2023-04-12"}});
  graph.add_node(kFigure, {"Figure"}, {{"kind", "killed"}, {"count", std::int64_t{7}}, {"side", "ARM"}});
}

inline void add_sample_edges(ListGraph& graph) {
  graph.add_edge(kClaimA, "MADE_BY", kArmenia, {{"hop", std::int64_t{0}}});
  graph.add_edge(kClaimB, "MADE_BY", kMinistry, {{"hop", std::int64_t{0}}});
  graph.add_edge(kClaimA, "ACCUSES", kAzerbaijan);
  graph.add_edge(kClaimA, "REPORTED_IN", kDocument, {{"begin", std::int64_t{3}}, {"end", std::int64_t{40}}});
  graph.add_edge(kClaimB, "REPORTED_IN", kDocument, {{"begin", std::int64_t{50}}, {"end", std::int64_t{70}}});
  graph.add_edge(kClaimA, "CONTRADICTS", kClaimB, {{"kind", "blame"}, {"reason", "each says that the other fired"}});
  graph.add_edge(kClaimA, "ABOUT", kEvent);
  graph.add_edge(kClaimB, "ABOUT", kEvent);
  graph.add_edge(kClaimA, "GIVES", kFigure);
  graph.add_edge(kDispute, "POSITION", kClaimA, {{"position", std::int64_t{0}}, {"side", "ARM"}});
  graph.add_edge(kDispute, "POSITION", kClaimB, {{"position", std::int64_t{1}}, {"side", "AZE"}});
  graph.add_edge(kDispute, "OVER", kEvent);
  graph.add_edge(kEvent, "INVOLVES", kArmenia, {{"role", "actor"}});
  graph.add_edge(kEvent, "INVOLVES", kArmenia, {{"role", "victim"}});
  graph.add_edge(kEvent, "AT", kTegh);
  graph.add_edge(kMinistry, "PART_OF", kAzerbaijan);
  graph.add_edge(kArmenia, "ACCUSED", kAzerbaijan, {{"count", std::int64_t{3}}, {"first", "2023-04-11"}, {"last", "2023-04-12"}});
  graph.add_edge(kAzerbaijan, "ACCUSED", kAzerbaijan, {{"count", std::int64_t{1}}});
  graph.add_edge(kCopy, "NEAR_COPY_OF", kDocument, {{"containment", 0.95}});
}

inline ListGraph sample_graph() {
  ListGraph graph;
  add_sample_nodes(graph);
  add_sample_edges(graph);
  graph.finish();
  return graph;
}

}  // namespace hearsay::graph
