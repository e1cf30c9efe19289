// Node and edge tables with all attributes, as CSV (RFC 4180, UTF-8, newlines "\n").
//
//   Gephi    nodes.csv (Id, Label, type, ...) and edges.csv (Source, Target, Type, Id, Label, Weight, ...) for its
//            spreadsheet import. Cells of text that a spreadsheet would run as a formula (=, +, -, @, tab, return) start
//            with an apostrophe.
//   Neo4j    nodes.csv and relationships.csv with the headers of `neo4j-admin database import`; texts as they are, so
//            import with --multiline-fields=true.
//
// Tested by tests/graph/export/csv_tables_test.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "graph/export/columns.h"
#include "graph/export/graph_view.h"

namespace hearsay::graph {

enum class TableStyle : std::uint8_t { Gephi, Neo4j };

// Writes both tables into `folder` (made where missing), or neither. Io, Corrupt, or what the reader fails with.
Result<ExportCounts> write_csv(const GraphView& view, TableStyle style, const std::string& folder);

}  // namespace hearsay::graph
