#include "graph/query/run/pipeline.h"

#include <algorithm>
#include <memory>

#include "graph/query/run/evaluate.h"
#include "graph/query/run/projector.h"
#include "graph/query/run/update_step.h"

namespace hearsay::graph::cypher {

namespace {

class Pipeline {
 public:
  Pipeline(Context& context, const SingleQuery& query, const Emit& emit) : context_(context), query_(query), emit_(emit) {}

  Outcome<bool> run();

 private:
  Outcome<bool> push(std::size_t index);
  Outcome<bool> match(std::size_t index, const Clause& clause);
  Outcome<bool> unwind(std::size_t index, const Clause& clause);

  Context& context_;
  const SingleQuery& query_;
  const Emit& emit_;
  std::vector<std::unique_ptr<Projector>> projectors_;  // by clause, null for the others
  std::vector<std::unique_ptr<UpdateStep>> updates_;
};

Outcome<bool> Pipeline::run() {
  for (std::size_t i = 0; i < query_.clauses.size(); ++i) {
    const Clause& clause = query_.clauses[i];
    auto next = [this, i]() { return push(i + 1); };
    const bool projects = clause.kind == ClauseKind::With || clause.kind == ClauseKind::Return;
    const bool updates = clause.kind == ClauseKind::Create || clause.kind == ClauseKind::Delete;
    projectors_.push_back(projects ? std::make_unique<Projector>(context_, clause, next) : nullptr);
    updates_.push_back(updates ? std::make_unique<UpdateStep>(context_, clause, next) : nullptr);
    if (projects) HEARSAY_CHECK(projectors_.back()->start());
  }
  HEARSAY_TRY(bool more, push(0));
  for (std::size_t i = 0; i < query_.clauses.size(); ++i) {
    if (projectors_[i]) {
      HEARSAY_TRY(more, projectors_[i]->finish());
    }
    if (updates_[i]) {
      HEARSAY_TRY(more, updates_[i]->finish());
    }
  }
  return more;
}

Outcome<bool> Pipeline::push(std::size_t index) {
  HEARSAY_CHECK(context_.tick());
  if (index == query_.clauses.size()) return emit_();
  const Clause& clause = query_.clauses[index];
  switch (clause.kind) {
    case ClauseKind::Match: return match(index, clause);
    case ClauseKind::Unwind: return unwind(index, clause);
    case ClauseKind::With:
    case ClauseKind::Return: return projectors_[index]->add();
    case ClauseKind::Create:
    case ClauseKind::Delete: return updates_[index]->add();
  }
  return true;
}

Outcome<bool> Pipeline::match(std::size_t index, const Clause& clause) {
  bool found = false;
  HEARSAY_TRY(const bool more, match_pattern(context_, clause.pattern, clause.where.get(), [&]() {
    found = true;
    return push(index + 1);
  }));
  if (found || !clause.optional) return more;
  for (const int slot : clause.new_slots) context_.slot(slot) = QueryValue();
  return push(index + 1);
}

Outcome<bool> Pipeline::unwind(std::size_t index, const Clause& clause) {
  HEARSAY_TRY(const QueryValue value, evaluate(context_, *clause.expression));
  if (value.is_null()) return true;
  if (!value.is(ValueKind::List)) {
    context_.slot(clause.slot) = value;
    return push(index + 1);
  }
  for (const QueryValue& item : value.as_list()) {
    context_.slot(clause.slot) = item;
    HEARSAY_TRY(const bool more, push(index + 1));
    if (!more) return false;
  }
  return true;
}

}  // namespace

Outcome<bool> run_query(Context& context, const SingleQuery& query, const Emit& emit) {
  return Pipeline(context, query, emit).run();
}

}  // namespace hearsay::graph::cypher
