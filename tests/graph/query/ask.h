// Asks a small graph and gives rows, or the error, as one text: "1 | 'a' ; 2 | null". Graphs are written in Cypher.
#pragma once

#include <string>
#include <string_view>

#include "graph/query/memory_graph.h"
#include "graph/query/query.h"

namespace hearsay::testing {

graph::MemoryGraph graph_of(std::string_view create);
// Values as the TCK writes them; an error as "error: " and its message.
std::string ask(const graph::GraphReader& graph, std::string_view query, const graph::QueryParameters& parameters = {},
                const graph::QueryLimits& limits = {});
// Without a graph.
std::string ask(std::string_view query);

}  // namespace hearsay::testing
