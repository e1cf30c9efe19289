// One door to all exporters: names of formats, and one function that writes any of them.
// Tested by tests/graph/export/export_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/export/graph_view.h"
#include "graph/export/record_index.h"

namespace hearsay::graph {

// Files: Graphml, Gexf, Nquads, Sqlite. Folders: Csv, Neo4j, Jsonl.
enum class Format : std::uint8_t { Graphml, Gexf, Csv, Neo4j, Jsonl, Nquads, Sqlite };
std::string_view to_word(Format format);
std::optional<Format> format_from_word(std::string_view word);
std::vector<std::string_view> format_words();
// Graphml, Gexf, Csv and Neo4j: they read only ExportSource::reader.
inline bool knows_views(Format format) { return format <= Format::Neo4j; }

// What is exported. Graphml, Gexf, Csv and Neo4j read `reader`; the others read `scan` and `derived` and know no views.
struct ExportSource {
  const GraphReader* reader = nullptr;
  EvidenceScan scan;
  const Derived* derived = nullptr;
};

struct ExportChoice {
  Format format = Format::Graphml;
  View view = View::Full;
  ParallelEdges parallel = ParallelEdges::Keep;
};

// Writes a file or folder at `path`, whole or not at all. Usage where a view other than Full is asked of a format that
// knows none; Io where it cannot be written; else what the source fails with.
Status write_export(const ExportSource& source, const ExportChoice& choice, const std::string& path);

}  // namespace hearsay::graph
