// What the writers of GraphML and GEXF share: lines on their way into the file, the columns of nodes and edges, the words for
// types, and the order of things: head, nodes, what stands between, edges, foot. A writer belongs to one thread and borrows the
// file and the columns. Tested by tests/graph/export/graphml_test.cpp and gexf_test.cpp.
#pragma once

#include <string>

#include "graph/export/attributes.h"
#include "graph/export/columns.h"
#include "graph/export/graph_view.h"
#include "graph/export/output_file.h"

namespace hearsay::graph {

// Both formats took these words from XML Schema and Java.
inline const char* xml_type_word(AttributeType type) {
  switch (type) {
    case AttributeType::Boolean: return "boolean";
    case AttributeType::Integer: return "long";
    case AttributeType::Real: return "double";
    default: return "string";
  }
}

class XmlGraphWriter {
 protected:
  XmlGraphWriter(OutputFile& out, const Columns& columns)
      : out_(out), columns_(columns), node_columns_(columns.nodes), edge_columns_(columns.edges) {}
  ~XmlGraphWriter() = default;

  // False stops the export: the output failed and its error waits in commit().
  bool flush() {
    out_.append(line_);
    line_.clear();
    return !out_.failed();
  }

  OutputFile& out_;
  const Columns& columns_;
  ColumnFinder node_columns_, edge_columns_;
  std::string line_, scratch_;
};

// Writes the whole view through `writer`, which has head, node, between, edge and foot, and moves the file into place.
template <class Writer>
Status write_whole(const GraphView& view, Writer& writer, OutputFile& out) {
  writer.head(view.directed());
  HEARSAY_CHECK(view.nodes([&writer](const Node& node) { return writer.node(node); }));
  writer.between();
  HEARSAY_CHECK(view.edges([&writer](const Edge& edge) { return writer.edge(edge); }));
  writer.foot();
  return out.commit();
}

}  // namespace hearsay::graph
