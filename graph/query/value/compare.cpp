#include "graph/query/value/compare.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "base/hash.h"
#include "graph/query/temporal/parse.h"

namespace hearsay::graph::cypher {

namespace {

int sign(std::int64_t left, std::int64_t right) { return left < right ? -1 : (left > right ? 1 : 0); }

// Exact order of an integer and a float that is not NaN: a float beyond 2^63 is compared by its sign.
int compare_mixed(std::int64_t left, double right) {
  constexpr double kLimit = 9223372036854775808.0;
  if (right >= kLimit) return -1;
  if (right < -kLimit) return 1;
  const auto whole = static_cast<std::int64_t>(std::trunc(right));
  if (left != whole) return left < whole ? -1 : 1;
  const double rest = right - std::trunc(right);
  return rest > 0 ? -1 : (rest < 0 ? 1 : 0);
}

bool is_nan(const QueryValue& value) { return value.is(ValueKind::Float) && std::isnan(value.as_float()); }

// Neither is NaN.
int compare_numbers(const QueryValue& left, const QueryValue& right) {
  if (left.is(ValueKind::Integer)) {
    return right.is(ValueKind::Integer) ? sign(left.as_integer(), right.as_integer())
                                        : compare_mixed(left.as_integer(), right.as_float());
  }
  if (right.is(ValueKind::Integer)) return -compare_mixed(right.as_integer(), left.as_float());
  return left.as_float() < right.as_float() ? -1 : (left.as_float() > right.as_float() ? 1 : 0);
}

Ternary equal_lists(const std::vector<QueryValue>& left, const std::vector<QueryValue>& right) {
  if (left.size() != right.size()) return false;
  bool unknown = false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const Ternary same = equal(left[i], right[i]);
    if (!same) {
      unknown = true;
    } else if (!*same) {
      return false;
    }
  }
  return unknown ? Ternary() : Ternary(true);
}

Ternary equal_maps(const ValueMap& left, const ValueMap& right) {
  if (left.size() != right.size()) return false;
  bool unknown = false;
  for (auto a = left.begin(), b = right.begin(); a != left.end(); ++a, ++b) {
    if (a->first != b->first) return false;
    const Ternary same = equal(a->second, b->second);
    if (!same) {
      unknown = true;
    } else if (!*same) {
      return false;
    }
  }
  return unknown ? Ternary() : Ternary(true);
}

bool same_path(const PathValue& left, const PathValue& right) {
  auto same_id = [](const auto& a, const auto& b) { return a->id == b->id; };
  return std::equal(left.nodes.begin(), left.nodes.end(), right.nodes.begin(), right.nodes.end(), same_id) &&
         std::equal(left.edges.begin(), left.edges.end(), right.edges.begin(), right.edges.end(), same_id);
}

// hearsay keeps dates as ISO 8601 text: text beside a temporal value is read as one of that type.
std::optional<Temporal> read_as(const QueryValue& text, const QueryValue& like) {
  const std::string& written = text.as_string();
  const TemporalKind kind = like.as_temporal().kind;
  const std::size_t day = kind == TemporalKind::Date ? written.find('T') : std::string::npos;
  return parse_temporal(kind, std::string_view(written).substr(0, day));
}
Comparison comparison_of(int order) {
  return order < 0 ? Comparison::Less : (order > 0 ? Comparison::Greater : Comparison::Equal);
}
Comparison compare_with_text(const QueryValue& text, const QueryValue& temporal) {
  if (temporal.is(ValueKind::Duration)) return Comparison::Unknown;
  const auto value = read_as(text, temporal);
  return value ? comparison_of(compare_temporal(*value, temporal.as_temporal())) : Comparison::Unknown;
}

Comparison compare_lists(const std::vector<QueryValue>& left, const std::vector<QueryValue>& right) {
  const std::size_t common = std::min(left.size(), right.size());
  for (std::size_t i = 0; i < common; ++i) {
    const Comparison order = compare(left[i], right[i]);
    if (order != Comparison::Equal) return order;
  }
  return comparison_of(sign(static_cast<std::int64_t>(left.size()), static_cast<std::int64_t>(right.size())));
}

Comparison flip(Comparison order) {
  if (order == Comparison::Less) return Comparison::Greater;
  return order == Comparison::Greater ? Comparison::Less : order;
}

}  // namespace

Ternary equal(const QueryValue& left, const QueryValue& right) {
  if (left.is_null() || right.is_null()) return std::nullopt;
  if (left.is_number() && right.is_number()) {
    return !is_nan(left) && !is_nan(right) && compare_numbers(left, right) == 0;
  }
  if (left.is(ValueKind::String) && right.is_temporal()) return compare_with_text(left, right) == Comparison::Equal;
  if (right.is(ValueKind::String) && left.is_temporal()) return compare_with_text(right, left) == Comparison::Equal;
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case ValueKind::Boolean: return left.as_bool() == right.as_bool();
    case ValueKind::String: return left.as_string() == right.as_string();
    case ValueKind::List: return equal_lists(left.as_list(), right.as_list());
    case ValueKind::Map: return equal_maps(left.as_map(), right.as_map());
    case ValueKind::Node: return left.as_node().id == right.as_node().id;
    case ValueKind::Relationship: return left.as_relationship().id == right.as_relationship().id;
    case ValueKind::Path: return same_path(left.as_path(), right.as_path());
    default: return same_temporal(left.as_temporal(), right.as_temporal());
  }
}

Comparison compare(const QueryValue& left, const QueryValue& right) {
  if (left.is_null() || right.is_null()) return Comparison::Unknown;
  if (left.is_number() && right.is_number()) {
    if (is_nan(left) || is_nan(right)) return Comparison::Unordered;
    return comparison_of(compare_numbers(left, right));
  }
  if (left.is(ValueKind::String) && right.is_temporal()) return compare_with_text(left, right);
  if (right.is(ValueKind::String) && left.is_temporal()) return flip(compare_with_text(right, left));
  if (left.kind() != right.kind()) return Comparison::Unknown;
  switch (left.kind()) {
    case ValueKind::Boolean: return comparison_of(sign(left.as_bool(), right.as_bool()));
    case ValueKind::String: return comparison_of(left.as_string().compare(right.as_string()));
    case ValueKind::List: return compare_lists(left.as_list(), right.as_list());
    case ValueKind::Duration: return Comparison::Unknown;
    default: break;
  }
  return left.is_temporal() ? comparison_of(compare_temporal(left.as_temporal(), right.as_temporal()))
                            : Comparison::Unknown;
}

namespace {

int rank(const QueryValue& value) {
  switch (value.kind()) {
    case ValueKind::Map: return 0;
    case ValueKind::Node: return 1;
    case ValueKind::Relationship: return 2;
    case ValueKind::List: return 3;
    case ValueKind::Path: return 4;
    case ValueKind::DateTime: return 5;
    case ValueKind::LocalDateTime: return 6;
    case ValueKind::Date: return 7;
    case ValueKind::Time: return 8;
    case ValueKind::LocalTime: return 9;
    case ValueKind::Duration: return 10;
    case ValueKind::String: return 11;
    case ValueKind::Boolean: return 12;
    case ValueKind::Integer: return 13;
    case ValueKind::Float: return is_nan(value) ? 14 : 13;
    case ValueKind::Null: return 15;
  }
  return 15;
}

int order_lists(const std::vector<QueryValue>& left, const std::vector<QueryValue>& right) {
  const std::size_t common = std::min(left.size(), right.size());
  for (std::size_t i = 0; i < common; ++i) {
    if (int result = order(left[i], right[i])) return result;
  }
  return sign(static_cast<std::int64_t>(left.size()), static_cast<std::int64_t>(right.size()));
}

int order_maps(const ValueMap& left, const ValueMap& right) {
  if (left.size() != right.size()) return left.size() < right.size() ? -1 : 1;
  for (auto a = left.begin(), b = right.begin(); a != left.end(); ++a, ++b) {
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
  }
  for (auto a = left.begin(), b = right.begin(); a != left.end(); ++a, ++b) {
    if (int result = order(a->second, b->second)) return result;
  }
  return 0;
}

template <class Pointers>
int order_ids(const Pointers& left, const Pointers& right) {
  const std::size_t common = std::min(left.size(), right.size());
  for (std::size_t i = 0; i < common; ++i) {
    if (left[i]->id != right[i]->id) return left[i]->id < right[i]->id ? -1 : 1;
  }
  return left.size() < right.size() ? -1 : (left.size() > right.size() ? 1 : 0);
}

}  // namespace

int order(const QueryValue& left, const QueryValue& right) {
  const int left_rank = rank(left);
  const int right_rank = rank(right);
  if (left_rank != right_rank) return left_rank < right_rank ? -1 : 1;
  switch (left.kind()) {
    case ValueKind::Null: return 0;
    case ValueKind::Boolean: return sign(left.as_bool(), right.as_bool());
    case ValueKind::Integer:
    case ValueKind::Float: return left_rank == 14 ? 0 : compare_numbers(left, right);
    case ValueKind::String: {
      const int result = left.as_string().compare(right.as_string());
      return result < 0 ? -1 : (result > 0 ? 1 : 0);
    }
    case ValueKind::List: return order_lists(left.as_list(), right.as_list());
    case ValueKind::Map: return order_maps(left.as_map(), right.as_map());
    case ValueKind::Node: return left.as_node().id < right.as_node().id ? -1 : (left.as_node().id > right.as_node().id);
    case ValueKind::Relationship: {
      const EdgeId a = left.as_relationship().id;
      const EdgeId b = right.as_relationship().id;
      return a < b ? -1 : (a > b ? 1 : 0);
    }
    case ValueKind::Path: {
      const int nodes = order_ids(left.as_path().nodes, right.as_path().nodes);
      return nodes != 0 ? nodes : order_ids(left.as_path().edges, right.as_path().edges);
    }
    default: return compare_temporal(left.as_temporal(), right.as_temporal());
  }
}

bool equivalent(const QueryValue& left, const QueryValue& right) { return order(left, right) == 0; }

namespace {

std::size_t hash_number(const QueryValue& value) {
  if (value.is(ValueKind::Integer)) return Hasher().add(static_cast<std::uint64_t>(value.as_integer())).value();
  const double number = value.as_float();
  if (std::isnan(number)) return 0x7ff8;
  if (std::trunc(number) == number && std::fabs(number) < 9.2e18) {
    return Hasher().add(static_cast<std::uint64_t>(static_cast<std::int64_t>(number))).value();
  }
  return std::hash<double>{}(number);
}

std::size_t hash_temporal(const Temporal& value) {
  if (value.kind == TemporalKind::Duration) {
    return Hasher().add(static_cast<std::uint64_t>(value.months)).add(static_cast<std::uint64_t>(value.days))
        .add(static_cast<std::uint64_t>(value.seconds)).add(static_cast<std::uint64_t>(value.nanos)).value();
  }
  return Hasher().add(static_cast<std::uint64_t>(value.kind)).add(static_cast<std::uint64_t>(value.days))
      .add(static_cast<std::uint64_t>(value.nanos)).add(static_cast<std::uint64_t>(value.offset)).value();
}

}  // namespace

std::size_t hash(const QueryValue& value) {
  switch (value.kind()) {
    case ValueKind::Null: return 1;
    case ValueKind::Boolean: return value.as_bool() ? 3 : 2;
    case ValueKind::Integer:
    case ValueKind::Float: return hash_number(value);
    case ValueKind::String: return std::hash<std::string>{}(value.as_string());
    case ValueKind::List: return RowHash{}(value.as_list()) + 17;
    case ValueKind::Map: {
      Hasher hasher;
      for (const auto& [key, entry] : value.as_map()) hasher.add(key).add(static_cast<std::uint64_t>(hash(entry)));
      return hasher.value();
    }
    case ValueKind::Node: return Hasher().add(value.as_node().id).value() + 5;
    case ValueKind::Relationship: return Hasher().add(value.as_relationship().id).value() + 7;
    case ValueKind::Path: {
      Hasher hasher;
      for (const auto& node : value.as_path().nodes) hasher.add(node->id);
      for (const auto& edge : value.as_path().edges) hasher.add(edge->id);
      return hasher.value();
    }
    default: return hash_temporal(value.as_temporal());
  }
}

bool RowEquivalence::operator()(const std::vector<QueryValue>& left, const std::vector<QueryValue>& right) const {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), equivalent);
}
std::size_t RowHash::operator()(const std::vector<QueryValue>& row) const {
  Hasher hasher;
  for (const QueryValue& value : row) hasher.add(static_cast<std::uint64_t>(hash(value)));
  return hasher.value();
}

}  // namespace hearsay::graph::cypher
