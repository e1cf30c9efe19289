#include "graph/query/run/explain.h"

#include "graph/query/run/plan.h"

namespace hearsay::graph::cypher {

namespace {

std::string first_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == '\n' || c == '\t' || c == ' ';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  return out.size() > 100 ? out.substr(0, 97) + "..." : out;
}

std::string projection_note(const Projection& projection) {
  std::string out;
  if (projection.groups) out += ", groups";
  if (projection.distinct) out += ", removes duplicates";
  if (!projection.order_by.empty()) out += projection.limit ? ", keeps the first rows sorted" : ", sorts";
  if (projection.limit && projection.order_by.empty() && !projection.groups) out += ", stops at the limit";
  return out;
}

}  // namespace

std::string explain(const CompiledQuery& query, const GraphReader& graph) {
  std::string out;
  for (std::size_t i = 0; i < query.statement.parts.size(); ++i) {
    if (i > 0) out += query.statement.union_all ? "UNION ALL\n" : "UNION, removes duplicates\n";
    for (const Clause& clause : query.statement.parts[i].clauses) {
      const std::string_view text(query.text);
      out += first_line(text.substr(clause.begin, clause.end - clause.begin));
      if (clause.kind == ClauseKind::With || clause.kind == ClauseKind::Return) out += projection_note(clause.projection);
      out += '\n';
      if (clause.kind != ClauseKind::Match) continue;
      const MatchPlan plan = plan_match(graph, clause.pattern, clause.where.get(), query.check.used_slots);
      for (const std::string& line : describe(plan, text)) out += "    " + line + "\n";
    }
  }
  return out;
}

}  // namespace hearsay::graph::cypher
