#include "graph/export/export.h"

#include <algorithm>
#include <array>

#include "graph/export/csv_tables.h"
#include "graph/export/gexf.h"
#include "graph/export/graphml.h"
#include "graph/export/nquads.h"
#include "graph/export/records_jsonl.h"
#include "graph/export/sqlite_file.h"

namespace hearsay::graph {
namespace {

constexpr std::array<std::string_view, 7> kFormats = {"graphml", "gexf", "csv", "neo4j", "jsonl", "nquads", "sqlite"};

template <class T>
Status without_value(const Result<T>& result) {
  if (!result) return fail(result.error());
  return {};
}

Status write_records(const ExportSource& source, Format format, const std::string& path) {
  if (format == Format::Jsonl) return without_value(write_records_jsonl(source.scan, *source.derived, path));
  if (format == Format::Nquads) return without_value(write_nquads(source.scan, *source.derived, path));
  return write_sqlite(source.scan, *source.derived, path);
}

Status write_view(const GraphView& view, Format format, const std::string& path) {
  switch (format) {
    case Format::Graphml: return without_value(write_graphml(view, path));
    case Format::Gexf: return without_value(write_gexf(view, path));
    case Format::Csv: return without_value(write_csv(view, TableStyle::Gephi, path));
    default: return without_value(write_csv(view, TableStyle::Neo4j, path));
  }
}

}  // namespace

std::string_view to_word(Format format) { return kFormats[static_cast<std::size_t>(format)]; }

std::optional<Format> format_from_word(std::string_view word) {
  auto it = std::find(kFormats.begin(), kFormats.end(), word);
  if (it == kFormats.end()) return std::nullopt;
  return static_cast<Format>(it - kFormats.begin());
}

std::vector<std::string_view> format_words() { return {kFormats.begin(), kFormats.end()}; }

Status write_export(const ExportSource& source, const ExportChoice& choice, const std::string& path) {
  if (knows_views(choice.format)) {
    HEARSAY_TRY(auto view, GraphView::open(*source.reader, choice.view, choice.parallel));
    return write_view(view, choice.format, path);
  }
  if (choice.view != View::Full || choice.parallel != ParallelEdges::Keep)
    return fail(ErrorCode::Usage, std::string(to_word(choice.format)) + " writes all records and knows no views");
  return write_records(source, choice.format, path);
}

}  // namespace hearsay::graph
