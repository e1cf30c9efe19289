#include "graph/query/run/aggregate.h"

#include <algorithm>
#include <cmath>

#include "graph/query/run/evaluate.h"
#include "graph/query/temporal/duration.h"

namespace hearsay::graph::cypher {

Done Accumulator::add(Context& context, Holding& holding) {
  if (call_->function == nullptr) {
    ++count_;
    return {};
  }
  HEARSAY_TRY(const QueryValue value, evaluate(context, *call_->arguments[0]));
  if (call_->arguments.size() > 1) HEARSAY_CHECK(read_percentile(context));
  if (value.is_null()) return {};
  if (call_->distinct) {
    if (!seen_) seen_ = std::make_unique<std::unordered_set<QueryValue, EquivalenceHash, Equivalence>>();
    if (!seen_->insert(value).second) return {};
    HEARSAY_CHECK(holding.add(value.bytes() + 32));
  }
  return add_value(value, holding);
}

Done Accumulator::read_percentile(Context& context) {
  HEARSAY_TRY(const QueryValue value, evaluate(context, *call_->arguments[1]));
  if (!value.is_number()) return type_fault("a percentile must be a number");
  fraction_ = value.as_number();
  if (!(fraction_ >= 0.0 && fraction_ <= 1.0)) {
    return argument_fault("NumberOutOfRange", "a percentile must lie between 0.0 and 1.0");
  }
  return {};
}

Done Accumulator::add_value(const QueryValue& value, Holding& holding) {
  ++count_;
  switch (kind()) {
    case Aggregate::None:
    case Aggregate::Count: return {};
    case Aggregate::Sum:
    case Aggregate::Average: return add_sum(value);
    case Aggregate::Minimum:
      if (total_.is_null() || order(value, total_) < 0) total_ = value;
      return {};
    case Aggregate::Maximum:
      if (total_.is_null() || order(value, total_) > 0) total_ = value;
      return {};
    case Aggregate::Collect:
      values_.push_back(value);
      return holding.add(value.bytes());
    default: return add_number(value, holding);
  }
}

Done Accumulator::add_sum(const QueryValue& value) {
  if (!value.is_number() && !value.is(ValueKind::Duration)) {
    return type_fault("only numbers and durations have a sum, not a " + std::string(kind_name(value.kind())));
  }
  if (total_.is_null()) {
    total_ = value;
    return {};
  }
  if (total_.is(ValueKind::Duration) != value.is(ValueKind::Duration)) {
    return type_fault("numbers and durations have no common sum");
  }
  if (value.is(ValueKind::Duration)) {
    auto sum = add_durations(total_.as_temporal(), value.as_temporal());
    if (!sum) return argument_fault("NumberOutOfRange", "the sum of the durations is out of range");
    total_ = QueryValue::temporal(*sum);
    return {};
  }
  if (!total_.is(ValueKind::Integer) || !value.is(ValueKind::Integer)) {
    total_ = QueryValue(total_.as_number() + value.as_number());
    return {};
  }
  std::int64_t sum = 0;
  if (__builtin_add_overflow(total_.as_integer(), value.as_integer(), &sum)) {
    if (kind() != Aggregate::Average) return fault("ArithmeticError", "IntegerOverflow", "the sum does not fit in 64 bits");
    total_ = QueryValue(total_.as_number() + value.as_number());
    return {};
  }
  total_ = QueryValue(sum);
  return {};
}

Done Accumulator::add_number(const QueryValue& value, Holding& holding) {
  if (!value.is_number()) return type_fault("a number is needed, not a " + std::string(kind_name(value.kind())));
  if (kind() == Aggregate::StDev || kind() == Aggregate::StDevP) {
    const double difference = value.as_number() - mean_;
    mean_ += difference / static_cast<double>(count_);
    squares_ += difference * (value.as_number() - mean_);
    return {};
  }
  values_.push_back(value);
  return holding.add(sizeof(QueryValue));
}

Outcome<QueryValue> Accumulator::average() const {
  if (count_ == 0) return QueryValue();
  if (!total_.is(ValueKind::Duration)) return QueryValue(total_.as_number() / static_cast<double>(count_));
  auto mean = scale_duration(total_.as_temporal(), 1.0 / static_cast<double>(count_));
  if (!mean) return argument_fault("NumberOutOfRange", "the mean of the durations is out of range");
  return QueryValue::temporal(*mean);
}

QueryValue Accumulator::deviation() const {
  const std::int64_t freedom = kind() == Aggregate::StDev ? count_ - 1 : count_;
  if (count_ == 0) return QueryValue(0.0);
  return freedom <= 0 ? QueryValue(0.0) : QueryValue(std::sqrt(squares_ / static_cast<double>(freedom)));
}

QueryValue Accumulator::percentile() const {
  if (values_.empty()) return {};
  std::vector<QueryValue> sorted = values_;
  std::sort(sorted.begin(), sorted.end(), [](const QueryValue& a, const QueryValue& b) { return order(a, b) < 0; });
  const auto size = static_cast<double>(sorted.size());
  if (kind() == Aggregate::PercentileDisc) {
    const double rank = std::ceil(fraction_ * size) - 1;
    return sorted[static_cast<std::size_t>(std::max(0.0, rank))];
  }
  const double rank = fraction_ * (size - 1);
  const auto below = static_cast<std::size_t>(rank);
  const double rest = rank - std::floor(rank);
  const double low = sorted[below].as_number();
  if (rest == 0) return low;
  return low + (sorted[below + 1].as_number() - low) * rest;
}

Outcome<QueryValue> Accumulator::result() const {
  switch (kind()) {
    case Aggregate::None:
    case Aggregate::Count: return QueryValue(count_);
    case Aggregate::Sum: return total_.is_null() ? QueryValue(std::int64_t{0}) : total_;
    case Aggregate::Average: return average();
    case Aggregate::Minimum:
    case Aggregate::Maximum: return total_;
    case Aggregate::Collect: return QueryValue::list(values_);
    case Aggregate::StDev:
    case Aggregate::StDevP: return deviation();
    default: return percentile();
  }
}

}  // namespace hearsay::graph::cypher
