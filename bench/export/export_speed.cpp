// export_speed FORMAT VIEW NODES EDGES OUT: writes the generated graph once and prints seconds of processor time, peak
// memory and what was written, as one line of JSON. bench/export/compare.py runs it beside networkx and igraph.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "bench/export/generated_graph.h"
#include "graph/export/csv_tables.h"
#include "graph/export/gexf.h"
#include "graph/export/graphml.h"

namespace {

using namespace hearsay;
using namespace hearsay::graph;

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

Result<ExportCounts> write(const std::string& format, const GraphView& view, const std::string& path) {
  if (format == "graphml") return write_graphml(view, path);
  if (format == "gexf") return write_gexf(view, path);
  if (format == "csv") return write_csv(view, TableStyle::Gephi, path);
  return fail(ErrorCode::Usage, "unknown format " + format);
}

int run(char** words) {
  GeneratedGraph graph(std::strtoull(words[3], nullptr, 10), std::strtoull(words[4], nullptr, 10));
  auto view = GraphView::open(graph, view_from_word(words[2]).value_or(View::Full));
  auto counts = view ? write(words[1], *view, words[5]) : Result<ExportCounts>(fail(view.error()));
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

}  // namespace

int main(int count, char** words) {
  if (count == 6) return run(words);
  std::fprintf(stderr, "usage: export_speed FORMAT VIEW NODES EDGES OUT\n");
  return 2;
}
