// Runs scenarios of the openCypher TCK against the query engine on a MemoryGraph. Scenarios whose query under test
// writes or calls procedures are skipped; setting graphs up with CREATE is what GraphUpdates is for.
#pragma once

#include <string>

#include "graph/query/memory_graph.h"
#include "tests/graph/query/gherkin.h"

namespace hearsay::testing {

enum class TckOutcome { Passed, Failed, Skipped };
struct TckResult {
  TckOutcome outcome = TckOutcome::Passed;
  std::string detail;  // why it failed or was skipped
};

// `graphs` holds the named graphs: <graphs>/<name>/<name>.cypher.
TckResult run_scenario(const GherkinScenario& scenario, const std::string& graphs);

// Fills `graph` by a query of CREATE (and MATCH, UNWIND, DELETE) clauses; the message of the error, or nothing.
std::string set_up(graph::MemoryGraph& graph, std::string_view query);

}  // namespace hearsay::testing
