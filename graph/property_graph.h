// The property graph that everything outside linking sees: nodes with labels, edges with a type, both with typed
// properties. GraphReader is the one read interface: the RocksDB snapshot (graph/store) and MemoryGraph (tests, TCK)
// implement it; query and export read through it only.
// Thread rule: one GraphReader may be shared by threads; each cursor belongs to one thread.
// Tested by tests/graph/store/store_test.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace hearsay::graph {

struct Property;
// A stored property value. Lists hold scalars of one kind. Dates and times are strings in ISO 8601 / EDTF form.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<std::string>,
                           std::vector<std::int64_t>, std::vector<double>>;
struct Property {
  std::string key;
  Value value;
  friend bool operator==(const Property&, const Property&) = default;
};
using Properties = std::vector<Property>;  // sorted by key, keys unique

const Value* find_property(const Properties& properties, std::string_view key);

using NodeId = std::uint64_t;  // value of the typed id (base/id.h) that the node has
using EdgeId = std::uint64_t;  // content hash of from, type, to and the discriminator of parallel edges

struct Node {
  NodeId id = 0;
  std::vector<std::string> labels;  // most specific first: {"Organization", "Entity"}
  Properties properties;
};

struct Edge {
  EdgeId id = 0;
  NodeId from = 0;
  NodeId to = 0;
  std::string type;  // "MADE_BY"
  Properties properties;
};

enum class Direction { Out, In, Both };

// Ways to find nodes beyond the equality of a property.
enum class Lookup {
  Range,  // of a text property, by byte order: times
  Words,  // documents by the words of their text
  Name    // entities by any of their names, whatever the language, case and accents
};

// Calls `visit` until it returns false. Adjacency order is (type, other node, edge id), the same on every run.
using EdgeVisitor = std::function<bool(const Edge&)>;
using NodeVisitor = std::function<bool(const Node&)>;

class GraphReader {
 public:
  virtual ~GraphReader() = default;

  virtual Result<std::optional<Node>> node(NodeId id) const = 0;
  // Every node with `label`, or every node where `label` is empty, by ascending id.
  virtual Status nodes(std::string_view label, const NodeVisitor& visit) const = 0;
  // Nodes of `label` whose property `key` equals `value` exactly: by an index where has_index(label, key).
  virtual Status nodes_with(std::string_view label, std::string_view key, const Value& value,
                            const NodeVisitor& visit) const = 0;
  virtual bool has_index(std::string_view label, std::string_view key) const = 0;
  // Edges at `id`; `types` empty = all types. A loop is visited once for Both.
  virtual Status edges(NodeId id, Direction direction, std::span<const std::string> types,
                       const EdgeVisitor& visit) const = 0;
  // The same edges, for callers that need no properties of theirs: these may be missing. Faster in a store.
  virtual Status neighbours(NodeId id, Direction direction, std::span<const std::string> types,
                            const EdgeVisitor& visit) const {
    return edges(id, direction, types, visit);
  }
  virtual Result<std::optional<Edge>> edge(EdgeId id) const = 0;
  // Every edge, by (from, type, to).
  virtual Status all_edges(const EdgeVisitor& visit) const = 0;

  // Numbers for the planner and for stats; exact.
  virtual std::uint64_t node_count(std::string_view label) const = 0;  // empty = all
  virtual std::uint64_t edge_count(std::string_view type) const = 0;   // empty = all
  virtual std::vector<std::string> labels() const = 0;
  virtual std::vector<std::string> edge_types() const = 0;

  // Optional ways in, for the planner; the functions below may be called only where this is true.
  virtual bool has_lookup(Lookup, std::string_view /*label*/, std::string_view /*key*/) const { return false; }
  // Nodes of `label` whose text property `key` is at least `low` and less than `high` (each empty = open).
  virtual Status nodes_between(std::string_view /*label*/, std::string_view /*key*/, std::string_view /*low*/,
                               std::string_view /*high*/, const NodeVisitor&) const {
    return fail(ErrorCode::Unsupported, "this graph has no index of ranges");
  }
  // Lookup::Words (all words of `text`, in any order) or Lookup::Name (the whole name): by ascending id.
  virtual Status nodes_by_text(Lookup, std::string_view /*text*/, const NodeVisitor&) const {
    return fail(ErrorCode::Unsupported, "this graph has no index of words");
  }
  // The label that all nodes with property `key` have, where there is one: a way in for (n {name: "..."}).
  virtual std::string_view label_of_key(std::string_view /*key*/) const { return {}; }
};

}  // namespace hearsay::graph
