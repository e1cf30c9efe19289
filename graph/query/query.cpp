#include "graph/query/query.h"

#include <algorithm>

#include "graph/query/check/nearest.h"
#include "graph/query/run/compiled.h"
#include "graph/query/run/evaluate.h"
#include "graph/query/run/explain.h"
#include "graph/store/graph_codes.h"

namespace hearsay::graph {

Query::Query(std::unique_ptr<cypher::CompiledQuery> compiled) : compiled_(std::move(compiled)) {}
Query::~Query() = default;
Query::Query(Query&&) noexcept = default;
Query& Query::operator=(Query&&) noexcept = default;

Result<Query> Query::parse(std::string_view text) {
  auto compiled = cypher::compile(text, cypher::Clauses::ReadOnly);
  if (!compiled) return fail(cypher::to_error(compiled.error(), text));
  return Query(std::move(*compiled));
}

const std::vector<std::string>& Query::columns() const { return compiled_->check.columns; }

std::vector<std::string> Query::parameter_names() const {
  std::vector<std::string> names;
  for (const auto& parameter : compiled_->check.parameters) names.push_back(parameter.name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Status Query::check_names(const GraphReader& graph) const {
  auto labels = graph.labels();
  auto types = graph.edge_types();
  labels.insert(labels.end(), label_names().begin(), label_names().end());
  types.insert(types.end(), edge_type_names().begin(), edge_type_names().end());
  for (const cypher::SchemaName& used : compiled_->check.schema_names) {
    const auto& known = used.is_label ? labels : types;
    if (std::find(known.begin(), known.end(), used.name) != known.end()) continue;
    std::string message = std::string("the graph has no ") + (used.is_label ? "label" : "relationship type") + " `" + used.name + "`";
    if (const std::string other = cypher::nearest_name(used.name, known); !other.empty()) message += "; did you mean `" + other + "`?";
    const cypher::Fault fault(cypher::FaultBody{ErrorCode::Usage, "SyntaxError",
                                                used.is_label ? "UnknownLabel" : "UnknownRelationshipType", message,
                                                used.begin, used.end - used.begin});
    return fail(cypher::to_error(fault, compiled_->text));
  }
  return {};
}

Status Query::run(const GraphReader& graph, const QueryParameters& parameters, const QueryLimits& limits,
                  const QueryRowSink& sink) const {
  auto done = cypher::run_compiled(*compiled_, graph, parameters, limits, sink, nullptr);
  if (!done) return fail(cypher::to_error(done.error(), compiled_->text));
  return {};
}

std::string Query::explain(const GraphReader& graph) const { return cypher::explain(*compiled_, graph); }

namespace {

class EmptyGraph final : public GraphReader {
 public:
  Result<std::optional<Node>> node(NodeId) const override { return std::optional<Node>(); }
  Status nodes(std::string_view, const NodeVisitor&) const override { return {}; }
  Status nodes_with(std::string_view, std::string_view, const Value&, const NodeVisitor&) const override { return {}; }
  bool has_index(std::string_view, std::string_view) const override { return false; }
  Status edges(NodeId, Direction, std::span<const std::string>, const EdgeVisitor&) const override { return {}; }
  Result<std::optional<Edge>> edge(EdgeId) const override { return std::optional<Edge>(); }
  Status all_edges(const EdgeVisitor&) const override { return {}; }
  std::uint64_t node_count(std::string_view) const override { return 0; }
  std::uint64_t edge_count(std::string_view) const override { return 0; }
  std::vector<std::string> labels() const override { return {}; }
  std::vector<std::string> edge_types() const override { return {}; }
};

}  // namespace

QueryValue read_parameter(std::string_view text) {
  if (!cypher::parse_expression(text)) return std::string(text);
  auto query = Query::parse("RETURN " + std::string(text) + "\nAS value");
  if (!query) return std::string(text);
  QueryValue value;
  const Status done = query->run(EmptyGraph(), {}, {}, [&value](std::span<const QueryValue> row) -> Result<bool> {
    value = row[0];
    return true;
  });
  return done ? value : QueryValue(std::string(text));
}

}  // namespace hearsay::graph
