#include "tests/graph/query/ask.h"

#include <cstdio>

#include "tests/graph/query/tck_runner.h"
#include "tests/graph/query/tck_values.h"

namespace hearsay::testing {

using namespace hearsay::graph;

MemoryGraph graph_of(std::string_view create) {
  MemoryGraph graph;
  const std::string error = set_up(graph, create);
  if (!error.empty()) std::fprintf(stderr, "graph_of: %s\n", error.c_str());
  return graph;
}

std::string ask(const GraphReader& graph, std::string_view text, const QueryParameters& parameters,
                const QueryLimits& limits) {
  auto query = Query::parse(text);
  if (!query) return "error: " + query.error().message;
  std::string out;
  const Status done = query->run(graph, parameters, limits, [&out](std::span<const QueryValue> row) -> Result<bool> {
    if (!out.empty()) out += " ; ";
    for (std::size_t i = 0; i < row.size(); ++i) out += (i > 0 ? " | " : "") + canonical(row[i], ListOrder::Matters);
    return true;
  });
  return done ? out : "error: " + done.error().message;
}

std::string ask(std::string_view query) { return ask(MemoryGraph(), query); }

}  // namespace hearsay::testing
