// QueryValue: one value while a query runs and in its result rows: null, boolean, integer, float, string, list, map,
// node, relationship, path and the six temporal types of openCypher 9. Copying is cheap: large values are shared and
// never changed after they were made, so rows may be handed between threads.
// Comparisons live in value/compare.h, JSON text in value/json.h. Tested by tests/graph/query/expressions_test.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "graph/property_graph.h"
#include "graph/query/temporal/temporal.h"

namespace hearsay::graph {

enum class ValueKind {
  Null, Boolean, Integer, Float, String, List, Map, Node, Relationship, Path,
  Date, LocalTime, Time, LocalDateTime, DateTime, Duration
};

class QueryValue;
using ValueMap = std::map<std::string, QueryValue, std::less<>>;
struct ListValue;
struct PathValue;

class QueryValue {
 public:
  QueryValue() = default;
  QueryValue(bool value) : data_(value) {}                 // NOLINT: literals read better without casts
  QueryValue(std::int64_t value) : data_(value) {}         // NOLINT
  QueryValue(double value) : data_(value) {}               // NOLINT
  QueryValue(std::string value) : data_(std::make_shared<const std::string>(std::move(value))) {}  // NOLINT
  QueryValue(const char* value) : QueryValue(std::string(value)) {}                                // NOLINT
  static QueryValue list(std::vector<QueryValue> items);
  static QueryValue map(ValueMap entries);
  static QueryValue node(std::shared_ptr<const Node> node);
  static QueryValue relationship(std::shared_ptr<const Edge> edge);
  static QueryValue path(PathValue path);
  static QueryValue temporal(cypher::Temporal value);

  ValueKind kind() const;
  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  bool is(ValueKind wanted) const { return kind() == wanted; }
  bool is_number() const { return is(ValueKind::Integer) || is(ValueKind::Float); }
  bool is_temporal() const { return std::holds_alternative<TemporalPtr>(data_); }

  // Precondition of each: the value is of that kind. References live as long as a copy of the value does.
  bool as_bool() const { return std::get<bool>(data_); }
  std::int64_t as_integer() const { return std::get<std::int64_t>(data_); }
  double as_float() const { return std::get<double>(data_); }
  double as_number() const { return is(ValueKind::Integer) ? static_cast<double>(as_integer()) : as_float(); }
  const std::string& as_string() const { return *std::get<StringPtr>(data_); }
  const std::vector<QueryValue>& as_list() const;
  const ValueMap& as_map() const { return *std::get<MapPtr>(data_); }
  const Node& as_node() const { return *std::get<NodePtr>(data_); }
  const Edge& as_relationship() const { return *std::get<EdgePtr>(data_); }
  const std::shared_ptr<const Node>& node_pointer() const { return std::get<NodePtr>(data_); }
  const std::shared_ptr<const Edge>& relationship_pointer() const { return std::get<EdgePtr>(data_); }
  const PathValue& as_path() const { return *std::get<PathPtr>(data_); }
  const cypher::Temporal& as_temporal() const { return *std::get<TemporalPtr>(data_); }

  // How deep lists and maps are nested: 0 for a scalar.
  std::uint32_t depth() const;
  // Bytes held, nearly: what the memory limit counts. Shared parts are counted each time.
  std::size_t bytes() const;

 private:
  using StringPtr = std::shared_ptr<const std::string>;
  using ListPtr = std::shared_ptr<const ListValue>;
  using MapPtr = std::shared_ptr<const ValueMap>;
  using NodePtr = std::shared_ptr<const Node>;
  using EdgePtr = std::shared_ptr<const Edge>;
  using PathPtr = std::shared_ptr<const PathValue>;
  using TemporalPtr = std::shared_ptr<const cypher::Temporal>;
  std::variant<std::monostate, bool, std::int64_t, double, StringPtr, ListPtr, MapPtr, NodePtr, EdgePtr, PathPtr,
               TemporalPtr>
      data_;
};

struct ListValue {
  std::vector<QueryValue> items;
  std::uint32_t depth = 1;
};

// nodes.size() == edges.size() + 1; edges[i] joins nodes[i] and nodes[i + 1] in either direction.
struct PathValue {
  std::vector<std::shared_ptr<const Node>> nodes;
  std::vector<std::shared_ptr<const Edge>> edges;
};

// "Integer", "Relationship", "LocalDateTime" ...: for messages.
std::string_view kind_name(ValueKind kind);

}  // namespace hearsay::graph
