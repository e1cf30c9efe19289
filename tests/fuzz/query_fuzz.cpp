// Any bytes as a query: parsed, planned and run on a small graph under limits. Nothing may crash, hang or read out of
// bounds; errors are fine.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "graph/query/memory_graph.h"
#include "graph/query/query.h"

namespace {

const hearsay::graph::MemoryGraph& small_graph() {
  static const hearsay::graph::MemoryGraph kGraph = [] {
    hearsay::graph::MemoryGraph graph;
    for (hearsay::graph::NodeId id = 1; id <= 4; ++id) {
      graph.add_node({id, {id % 2 == 0 ? "A" : "B"}, {{"name", std::string(1, static_cast<char>('a' + id))}, {"num", static_cast<std::int64_t>(id)}}});
    }
    for (hearsay::graph::NodeId id = 1; id <= 4; ++id) graph.add_edge({100 + id, id, id % 4 + 1, id % 2 == 0 ? "T" : "KNOWS", {}});
    graph.add_edge({200, 1, 1, "T", {}});
    return graph;
  }();
  return kGraph;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay;
  auto query = graph::Query::parse(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!query) return 0;
  (void)query->explain(small_graph());
  graph::QueryLimits limits;
  limits.timeout = std::chrono::milliseconds(200);
  limits.max_rows = 1000;
  limits.max_memory = 16 << 20;
  (void)query->run(small_graph(), {{"p", std::int64_t{1}}}, limits, [](std::span<const graph::QueryValue>) -> Result<bool> { return true; });
  return 0;
}
