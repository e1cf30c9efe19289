// GraphView: the part of a property graph that an export writes. Reads through a GraphReader and streams; keeps 9 bytes
// for each node of a partial view, and all ties of the two discourse networks. Full keeps nothing.
//
//   Full        every node and edge
//   Actors      entities tied by ACCUSED and PART_OF; entities without a tie are left out
//   Claims      claims with their claimants, accused, figures, disputes and the links between claims
//   Sources     documents with their publishers, the sources that they cite and the documents that they copy
//   Events      events with participants, places, larger and earlier events, and the disputes over them
//   Congruence  actors tied where they hold the same position in a dispute; weight = number of such disputes
//   Conflict    actors tied where they hold opposing positions in a dispute; weight = number of such disputes
//
// The last two are the actor congruence and conflict networks of discourse network analysis (Leifeld 2017, "Discourse
// Network Analysis", Oxford Handbook of Political Networks), with disputes as concepts; undirected.
// Const after opening, safe to share. Borrows the reader. Tested by tests/graph/export/graph_view_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/property_graph.h"

namespace hearsay::graph {

enum class View : std::uint8_t { Full, Actors, Claims, Sources, Events, Congruence, Conflict };
std::string_view to_word(View view);  // "full", "actors", ...
std::optional<View> view_from_word(std::string_view word);
std::vector<std::string_view> view_words();

// Collapse: edges with the same ends become one, with summed weight; its type joins the types, and only those other
// properties stay that all of them share. `edges` counts how many they were.
enum class ParallelEdges : std::uint8_t { Keep, Collapse };

class GraphView {
 public:
  // Fails where the reader does.
  static Result<GraphView> open(const GraphReader& reader, View view, ParallelEdges parallel = ParallelEdges::Keep);

  bool directed() const { return view_ != View::Congruence && view_ != View::Conflict; }
  View view() const { return view_; }
  // By ascending id.
  Status nodes(const NodeVisitor& visit) const;
  // By (from, type, to); collapsed: by (from, to). Both ends of every edge are among the nodes.
  Status edges(const EdgeVisitor& visit) const;

 private:
  GraphView(const GraphReader& reader, View view, ParallelEdges parallel)
      : reader_(&reader), view_(view), parallel_(parallel) {}
  Status collect();
  Status kept_edges(const EdgeVisitor& visit) const;
  bool keeps(const Edge& edge) const;

  const GraphReader* reader_;
  View view_;
  ParallelEdges parallel_;
  std::vector<NodeId> nodes_;       // sorted; empty for Full
  std::vector<std::uint8_t> core_;  // beside nodes_ while edges are chosen: 1 for nodes that an edge must touch
  std::vector<Edge> ties_;          // Congruence and Conflict: all edges, sorted
};

}  // namespace hearsay::graph
