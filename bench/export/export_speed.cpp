// Measures exports. bench/export/compare.py runs it beside networkx and igraph.
//   export_speed --make STORE NODES EDGES        makes a store that holds the generated graph of bench/store
//   export_speed FORMAT VIEW STORE OUT           writes it once: graphml gexf csv neo4j
//   export_speed FORMAT VIEW NODES EDGES OUT     the same for a graph that is made while it is read, so that memory and
//                                                time are those of the exporter
// Prints one line of JSON: seconds of processor time, peak memory, and how much was written.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "bench/export/generated_graph.h"
#include "bench/store/generated_graph.h"
#include "graph/export/csv_tables.h"
#include "graph/export/gexf.h"
#include "graph/export/graphml.h"
#include "graph/store/bulk_load.h"
#include "graph/store/snapshot.h"

namespace {

using namespace hearsay;
using namespace hearsay::graph;

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

Status make_store(const std::string& path, std::size_t nodes, std::size_t edges) {
  auto graph = bench::generate_graph(nodes, edges, bench::IdKind::Hashes, 1);
  HEARSAY_TRY(auto database, Database::open(path, {DatabaseOptions::Access::Create}));
  HEARSAY_TRY(auto load, BulkLoad::begin(*database, std::size_t{256} << 20));
  for (const auto& node : graph.nodes) HEARSAY_CHECK(load->add_node(bench::to_node(node)));
  std::string properties;
  for (const auto& edge : graph.edges) {
    properties.clear();
    const PlainEdge plain = bench::to_edge(edge, properties);
    HEARSAY_CHECK(load->add_encoded_edge(plain, properties));
  }
  return load->finish();
}

Result<std::unique_ptr<GraphReader>> open_store(const std::string& path) {
  HEARSAY_TRY(auto database, Database::open(path, {DatabaseOptions::Access::ReadOnly}));
  return std::make_unique<Snapshot>(database->view());
}

Result<ExportCounts> write(const std::string& format, const std::string& view_word, const GraphReader& reader, const std::string& path) {
  auto view_kind = view_from_word(view_word);
  if (!view_kind) return fail(ErrorCode::Usage, "unknown view " + view_word);
  HEARSAY_TRY(auto view, GraphView::open(reader, *view_kind));
  if (format == "graphml") return write_graphml(view, path);
  if (format == "gexf") return write_gexf(view, path);
  if (format == "csv") return write_csv(view, TableStyle::Gephi, path);
  if (format == "neo4j") return write_csv(view, TableStyle::Neo4j, path);
  return fail(ErrorCode::Usage, "unknown format " + format);
}

int tell(const Result<ExportCounts>& counts) {
  if (!counts) {
    std::fprintf(stderr, "%s\n", counts.error().message.c_str());
    return 1;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("{\"seconds\": %.3f, \"peak_mb\": %.1f, \"nodes\": %llu, \"edges\": %llu}\n",
              seconds(usage.ru_utime) + seconds(usage.ru_stime), static_cast<double>(usage.ru_maxrss) / 1024,
              static_cast<unsigned long long>(counts->nodes), static_cast<unsigned long long>(counts->edges));
  return 0;
}

std::uint64_t number(const char* word) { return std::strtoull(word, nullptr, 10); }

Result<ExportCounts> export_stored(char** words) {
  HEARSAY_TRY(auto reader, open_store(words[3]));
  return write(words[1], words[2], *reader, words[4]);
}

}  // namespace

int main(int count, char** words) {
  if (count == 5 && std::string(words[1]) == "--make") {
    auto status = make_store(words[2], number(words[3]), number(words[4]));
    if (!status) std::fprintf(stderr, "%s\n", status.error().message.c_str());
    return status ? 0 : 1;
  }
  if (count == 5) return tell(export_stored(words));
  if (count == 6) return tell(write(words[1], words[2], hearsay::graph::GeneratedGraph(number(words[3]), number(words[4])), words[5]));
  std::fprintf(stderr, "usage: export_speed FORMAT VIEW (STORE | NODES EDGES) OUT, or export_speed --make STORE NODES EDGES\n");
  return 2;
}
