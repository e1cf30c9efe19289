#include "graph/query/run/projector.h"

#include <algorithm>
#include <set>

#include "graph/query/check/checker.h"
#include "graph/query/run/evaluate.h"

namespace hearsay::graph::cypher {

Projector::Projector(Context& context, const Clause& clause, Emit next)
    : context_(context), clause_(clause), projection_(clause.projection), next_(std::move(next)), holding_(context) {
  std::set<int> kept;
  for (const ProjectionItem& item : projection_.items) kept.insert(item.slot);
  // WHERE may read variables from before the projection: sorted rows keep them.
  if (clause_.where && !projection_.order_by.empty()) collect_slots(*clause_.where, kept);
  kept_slots_.assign(kept.begin(), kept.end());
}

namespace {

Outcome<std::uint64_t> row_count(Context& context, const Expression& expression, std::string_view word) {
  const std::size_t length = expression.end - expression.begin;
  HEARSAY_TRY(const QueryValue value, evaluate(context, expression));
  if (!value.is(ValueKind::Integer)) {
    return syntax_fault("InvalidArgumentType", std::string(word) + " needs a whole number, not a " +
                        std::string(kind_name(value.kind())), expression.begin, length);
  }
  if (value.as_integer() < 0) {
    return syntax_fault("NegativeIntegerArgument", std::string(word) + " cannot be negative", expression.begin, length);
  }
  return static_cast<std::uint64_t>(value.as_integer());
}

}  // namespace

Done Projector::start() {
  if (projection_.skip) {
    HEARSAY_TRY(skip_, row_count(context_, *projection_.skip, "SKIP"));
  }
  if (projection_.limit) {
    HEARSAY_TRY(const std::uint64_t limit, row_count(context_, *projection_.limit, "LIMIT"));
    limit_ = limit;
  }
  return {};
}

Outcome<bool> Projector::add() {
  HEARSAY_CHECK(context_.tick());
  if (limit_ && *limit_ == 0) return false;
  if (!projection_.groups) return project_and_pass();
  HEARSAY_CHECK(add_to_group());
  return true;
}

Outcome<bool> Projector::project_and_pass() {
  for (const ProjectionItem& item : projection_.items) {
    HEARSAY_TRY(context_.slot(item.slot), evaluate(context_, *item.expression));
  }
  return pass();
}

Done Projector::add_to_group() {
  Row key;
  for (const ProjectionItem& item : projection_.items) {
    if (item.aggregates) continue;
    HEARSAY_TRY(QueryValue value, evaluate(context_, *item.expression));
    key.push_back(std::move(value));
  }
  auto [place, fresh] = group_index_.try_emplace(key, groups_.size());
  if (fresh) {
    std::size_t bytes = sizeof(Group) + 64;
    for (const QueryValue& value : key) bytes += value.bytes() * 2;
    HEARSAY_CHECK(holding_.add(bytes + projection_.aggregates.size() * sizeof(Accumulator)));
    Group group;
    group.key = std::move(key);
    for (const AggregateCall& call : projection_.aggregates) group.accumulators.emplace_back(call);
    groups_.push_back(std::move(group));
  }
  std::vector<Accumulator>& accumulators = groups_[place->second].accumulators;
  for (std::size_t i = 0; i < accumulators.size(); ++i) {
    auto added = accumulators[i].add(context_, holding_);
    const AggregateCall& call = projection_.aggregates[i];
    if (!added) return fail(std::move(added.error()).at(call.begin, call.end - call.begin));
  }
  return {};
}

Outcome<bool> Projector::emit_groups() {
  const bool has_keys = std::any_of(projection_.items.begin(), projection_.items.end(),
                                    [](const ProjectionItem& item) { return !item.aggregates; });
  if (groups_.empty() && !has_keys) {
    Group empty;
    for (const AggregateCall& call : projection_.aggregates) empty.accumulators.emplace_back(call);
    groups_.push_back(std::move(empty));
  }
  group_index_.clear();
  for (Group& group : groups_) {
    std::size_t next_key = 0;
    for (const ProjectionItem& item : projection_.items) {
      if (!item.aggregates) context_.slot(item.slot) = group.key[next_key++];
    }
    for (std::size_t i = 0; i < group.accumulators.size(); ++i) {
      HEARSAY_TRY(context_.slot(projection_.aggregates[i].slot), group.accumulators[i].result());
    }
    for (const ProjectionItem& item : projection_.items) {
      if (!item.aggregates) continue;
      HEARSAY_TRY(context_.slot(item.slot), evaluate(context_, *item.expression));
    }
    HEARSAY_TRY(const bool more, pass());
    if (!more) return false;
  }
  return true;
}

Outcome<bool> Projector::pass() {
  if (projection_.distinct) {
    Row row;
    std::size_t bytes = 64;
    for (const ProjectionItem& item : projection_.items) {
      row.push_back(context_.slot(item.slot));
      bytes += row.back().bytes();
    }
    if (!distinct_.insert(std::move(row)).second) return true;
    HEARSAY_CHECK(holding_.add(bytes));
  }
  if (projection_.order_by.empty()) return show();
  HEARSAY_CHECK(keep_for_sorting());
  return true;
}

Outcome<bool> Projector::show() {
  if (seen_rows_++ < skip_) return true;
  if (limit_ && shown_rows_ >= *limit_) return false;
  ++shown_rows_;
  bool wanted = true;
  if (clause_.where) {
    HEARSAY_TRY(wanted, is_true(context_, *clause_.where));
  }
  if (wanted) {
    HEARSAY_TRY(const bool more, next_());
    if (!more) return false;
  }
  return !limit_ || shown_rows_ < *limit_;
}

bool Projector::before(const SortedRow& left, const SortedRow& right) const {
  for (std::size_t i = 0; i < left.keys.size(); ++i) {
    const int result = order(left.keys[i], right.keys[i]);
    if (result != 0) return projection_.order_by[i].descending ? result > 0 : result < 0;
  }
  return left.number < right.number;
}

std::size_t Projector::row_bytes(const SortedRow& row) const {
  std::size_t bytes = sizeof(SortedRow);
  for (const QueryValue& value : row.keys) bytes += value.bytes();
  for (const QueryValue& value : row.values) bytes += value.bytes();
  return bytes;
}

Done Projector::keep_for_sorting() {
  SortedRow row;
  row.number = row_number_++;
  for (const SortItem& item : projection_.order_by) {
    HEARSAY_TRY(QueryValue key, evaluate(context_, *item.expression));
    row.keys.push_back(std::move(key));
  }
  auto less = [this](const SortedRow& left, const SortedRow& right) { return before(left, right); };
  const bool bounded = limit_ && *limit_ + skip_ < 1'000'000;
  const std::uint64_t room = bounded ? *limit_ + skip_ : 0;
  if (bounded && rows_.size() >= room && !before(row, rows_.front())) return {};  // a heap: the last row in front
  for (const int slot : kept_slots_) row.values.push_back(context_.slot(slot));
  HEARSAY_CHECK(holding_.add(row_bytes(row)));
  rows_.push_back(std::move(row));
  if (!bounded) return {};
  std::push_heap(rows_.begin(), rows_.end(), less);
  if (rows_.size() > room) {
    std::pop_heap(rows_.begin(), rows_.end(), less);
    holding_.remove(row_bytes(rows_.back()));
    rows_.pop_back();
  }
  return {};
}

Outcome<bool> Projector::emit_sorted() {
  std::sort(rows_.begin(), rows_.end(),
            [this](const SortedRow& left, const SortedRow& right) { return before(left, right); });
  for (SortedRow& row : rows_) {
    for (std::size_t i = 0; i < kept_slots_.size(); ++i) context_.slot(kept_slots_[i]) = std::move(row.values[i]);
    HEARSAY_TRY(const bool more, show());
    if (!more) return false;
  }
  return true;
}

Outcome<bool> Projector::finish() {
  if (limit_ && *limit_ == 0) return false;
  bool more = true;
  if (projection_.groups) {
    HEARSAY_TRY(more, emit_groups());
  }
  if (!projection_.order_by.empty()) return emit_sorted();
  return more;
}

}  // namespace hearsay::graph::cypher
