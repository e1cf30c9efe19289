// Asking the graph in openCypher 9, reading clauses:
//
//   auto query = Query::parse("MATCH (c:Claim)-[:MADE_BY]->(e {name: $who}) RETURN c.text, c.said ORDER BY c.said");
//   query->run(graph, {{"who", "Armenia"}}, limits, [](std::span<const QueryValue> row) { ...; return true; });
//
// What writes to the graph is refused with a message that names the clause. Errors in the text (ErrorCode::Usage) say
// class and detail by the standard, line, column and show the place with a caret. Dates that the graph keeps as ISO 8601
// text compare with temporal values: c.said >= date("2023-01-01").
// A Query is const after parsing and may be run by several threads at once.
// Tested by tests/graph/query/query_test.cpp, and against the openCypher TCK by tests/graph/query/tck_test.cpp.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/property_graph.h"
#include "graph/query/limits.h"
#include "graph/query/value.h"

namespace hearsay::graph {

namespace cypher {
struct CompiledQuery;
}

// Gets each row, in the order of columns(); the row is valid during the call. Returns whether to go on; an error stops
// the run and is passed on.
using QueryRowSink = std::function<Result<bool>(std::span<const QueryValue>)>;

class Query {
 public:
  // Errors: Usage, for what is wrong with the text whatever the graph.
  static Result<Query> parse(std::string_view text);
  ~Query();
  Query(Query&&) noexcept;
  Query& operator=(Query&&) noexcept;

  const std::vector<std::string>& columns() const;
  std::vector<std::string> parameter_names() const;  // sorted, each once

  // Usage where the query names a label or relationship type that neither the graph nor hearsay's schema has, with the
  // nearest name that they have.
  Status check_names(const GraphReader& graph) const;

  // Errors: Usage (a missing parameter, a value of the wrong type), Unsupported (a limit was reached), and whatever the
  // graph or the sink reports.
  Status run(const GraphReader& graph, const QueryParameters& parameters, const QueryLimits& limits,
             const QueryRowSink& sink) const;

  // The plan, one step a line. A pattern is planned with the numbers of `graph`.
  std::string explain(const GraphReader& graph) const;

 private:
  explicit Query(std::unique_ptr<cypher::CompiledQuery> compiled);
  std::unique_ptr<cypher::CompiledQuery> compiled_;
};

// A parameter from the command line: a literal of the query language (1, 'text', [1, 2], {a: 1}, true, date('2023-01-01')),
// or else the text itself.
QueryValue read_parameter(std::string_view text);

}  // namespace hearsay::graph
