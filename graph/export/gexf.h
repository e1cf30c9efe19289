// GEXF 1.3 for Gephi: the attributes of GraphML, and beyond it colours and sizes by kind (viz) and the days of the first
// and last report of everything that has a time (start, end), so that Gephi's timeline works.
//
// Times: claims by `said`, documents by `published`, events by `earliest` and `latest`, edges by `first` and `last` where
// they have them. An edge without times of its own takes those of its ends; a node without them covers its edges.
// Three passes over the view; about 40 bytes a node are kept. Tested by tests/graph/export/gexf_test.cpp.
#pragma once

#include <string>

#include "base/result.h"
#include "graph/export/columns.h"
#include "graph/export/graph_view.h"

namespace hearsay::graph {

// As write_graphml: whole or not at all; Io, Corrupt, or what the reader fails with.
Result<ExportCounts> write_gexf(const GraphView& view, const std::string& path);

}  // namespace hearsay::graph
