#include "bench/store/stored_graph.h"

#include "graph/store/bulk_load.h"
#include "graph/store/database.h"

namespace hearsay::bench {

void load_store(const std::string& path, const GeneratedGraph& graph, std::size_t memory) {
  auto database = must(graph::Database::open(path, {graph::DatabaseOptions::Access::Create}));
  auto load = must(graph::BulkLoad::begin(*database, memory << 20));
  for (const GeneratedNode& node : graph.nodes) must(load->add_node(to_node(node)));
  std::string properties;
  for (const GeneratedEdge& edge : graph.edges) {
    properties.clear();
    const graph::PlainEdge plain = to_edge(edge, properties);
    must(load->add_encoded_edge(plain, properties));
  }
  must(load->finish());
}

}  // namespace hearsay::bench
