#include "graph/query/run/compiled.h"

#include <unordered_set>

#include "graph/query/run/evaluate.h"
#include "graph/query/run/pipeline.h"
#include "graph/query/value/compare.h"

namespace hearsay::graph::cypher {

Outcome<std::unique_ptr<CompiledQuery>> compile(std::string_view text, Clauses clauses) {
  auto query = std::make_unique<CompiledQuery>();
  query->text = std::string(text);
  HEARSAY_TRY(query->statement, parse_statement(text, clauses));
  HEARSAY_TRY(query->check, check_statement(query->statement));
  return query;
}

namespace {

// Takes the rows of all parts of a UNION to the caller.
class RowOutput {
 public:
  RowOutput(Context& context, const QueryLimits& limits, const QueryRowSink& sink, bool distinct)
      : context_(context), limits_(limits), sink_(sink), distinct_(distinct), holding_(context) {}

  Outcome<bool> take(const Projection& projection) {
    row_.clear();
    std::size_t bytes = 64;
    for (const ProjectionItem& item : projection.items) {
      row_.push_back(context_.slot(item.slot));
      if (distinct_) bytes += row_.back().bytes();
    }
    if (distinct_) {
      if (!seen_.insert(row_).second) return true;
      HEARSAY_CHECK(holding_.add(bytes));
    }
    if (limits_.max_rows != 0 && rows_ >= limits_.max_rows) {
      return limit_fault("the query was stopped: it has more than " + std::to_string(limits_.max_rows) + " rows");
    }
    ++rows_;
    auto more = sink_(row_);
    if (!more) return fail(Fault(std::move(more.error())));
    stopped_ = !*more;
    return *more;
  }
  bool stopped() const { return stopped_; }

 private:
  Context& context_;
  const QueryLimits& limits_;
  const QueryRowSink& sink_;
  bool distinct_;
  bool stopped_ = false;
  Holding holding_;
  std::uint64_t rows_ = 0;
  std::vector<QueryValue> row_;
  std::unordered_set<std::vector<QueryValue>, RowHash, RowEquivalence> seen_;
};

}  // namespace

Done run_compiled(const CompiledQuery& query, const GraphReader& graph, const QueryParameters& parameters,
                  const QueryLimits& limits, const QueryRowSink& sink, GraphUpdates* updates) {
  for (const Parameter& parameter : query.check.parameters) {
    if (parameters.contains(parameter.name)) continue;
    return fault("ParameterMissing", "MissingParameter", "the parameter $" + parameter.name + " was not given",
                 parameter.begin, parameter.end - parameter.begin);
  }
  Context context(graph, parameters, limits, query.statement, query.check.used_slots);
  context.updates = updates;
  const bool distinct = query.statement.parts.size() > 1 && !query.statement.union_all;
  RowOutput output(context, limits, sink, distinct);
  for (const SingleQuery& part : query.statement.parts) {
    const Clause& last = part.clauses.back();
    HEARSAY_TRY(const bool more, run_query(context, part, [&output, &last]() -> Outcome<bool> {
      return last.kind == ClauseKind::Return ? output.take(last.projection) : Outcome<bool>(true);
    }));
    (void)more;
    if (output.stopped()) break;
  }
  return {};
}

}  // namespace hearsay::graph::cypher
