// GraphML: the profile that Gephi, networkx, igraph and graphology read alike. Every key is declared with `for`, a
// name and one scalar type; lists are joined by "; "; node ids are the ids of the command line, edge ids are unique in
// the file; characters that XML forbids are left out; no vendor elements, no default values, no nested graphs.
//
// Attributes: nodes have `label` (what Gephi shows), `type` (most specific label) and their properties; edges have
// `label` and `type` (their type), `weight` (property weight, else count, else 1) and their properties. The property
// `id` of a node is left out where it repeats the node's id; the `type` of an event is called `event_type`; other
// properties whose name is taken get a `_`.
//
// Streams in two passes over the view: the first collects the keys and node kinds (13 to 26 bytes a node are kept, so that
// edges can name typed ids), the second writes. Tested by tests/graph/export/graphml_test.cpp and read back by networkx
// and igraph in tests/graph/export/readback.py.
#pragma once

#include <string>

#include "base/result.h"
#include "graph/export/columns.h"
#include "graph/export/graph_view.h"

namespace hearsay::graph {

// Writes `view` to `path`, whole or not at all (graph/export/output_file.h). Io where that cannot be written, Corrupt
// where an edge ends at a node that the view lacks, else what the reader fails with.
Result<ExportCounts> write_graphml(const GraphView& view, const std::string& path);

}  // namespace hearsay::graph
