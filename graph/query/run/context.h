// Context of one run: graph, parameters, the frame of variables, and the limits. The frame has one slot for each
// variable of the query; every step of the run writes its own slots and calls the next step, so a row exists once.
// Belongs to one thread. Tested by tests/graph/query/query_test.cpp.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/query/fault.h"
#include "graph/query/limits.h"
#include "graph/query/parse/ast.h"

namespace hearsay::graph {
class TextFold;
}

namespace hearsay::graph::cypher {

struct MatchPlan;

class GraphUpdates;

class Context {
 public:
  Context(const GraphReader& graph, const QueryParameters& parameters, const QueryLimits& limits,
          const Statement& statement, const std::vector<bool>& used_slots);
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  const GraphReader& graph() const { return graph_; }
  const QueryParameters& parameters() const { return parameters_; }
  QueryValue& slot(int index) { return frame_[static_cast<std::size_t>(index)]; }
  const std::vector<bool>& used_slots() const { return used_slots_; }
  // Where CREATE and DELETE go; null in every run but those that set up test graphs.
  GraphUpdates* updates = nullptr;

  std::vector<QueryValue>& frame() { return frame_; }
  std::int64_t now_milliseconds() const { return now_milliseconds_; }
  double random();  // [0, 1)

  // One step of work; now and then looks at the clock.
  Done tick() { return ++steps_ % 256 == 0 ? check_time() : Done(); }
  // Memory that stays held until release. Fails where the limit is passed.
  Done hold(std::size_t bytes);
  void release(std::size_t bytes) { held_ -= bytes < held_ ? bytes : held_; }
  // Fails where one value of that size would pass the limit.
  Done check_size(std::size_t bytes) const;

  // Node ids that a text look-up finds, kept for the run.
  Outcome<const std::unordered_set<NodeId>*> found_by_text(Lookup lookup, const std::string& text);
  TextFold& fold();

  // The plan of pattern `id`, made on first use.
  std::unique_ptr<MatchPlan>& plan(int id) { return plans_[static_cast<std::size_t>(id)]; }

  std::shared_ptr<const Node> share(const Node& node) const { return std::make_shared<const Node>(node); }
  // The node; NotFound becomes an error of the graph, for an edge must not point at nothing.
  Outcome<std::shared_ptr<const Node>> load_node(NodeId id);

 private:
  Done check_time() const;

  const GraphReader& graph_;
  const QueryParameters& parameters_;
  const std::vector<bool>& used_slots_;
  QueryLimits limits_;
  std::vector<QueryValue> frame_;
  std::vector<std::unique_ptr<MatchPlan>> plans_;
  std::chrono::steady_clock::time_point deadline_;
  std::int64_t now_milliseconds_ = 0;
  std::uint64_t random_state_ = 0;
  std::uint64_t steps_ = 0;
  std::size_t held_ = 0;
  std::map<std::pair<Lookup, std::string>, std::unordered_set<NodeId>> text_hits_;
  std::unique_ptr<TextFold> fold_;
};

// Holds memory for as long as it lives.
class Holding {
 public:
  explicit Holding(Context& context) : context_(context) {}
  ~Holding() { context_.release(bytes_); }
  Holding(const Holding&) = delete;
  Holding& operator=(const Holding&) = delete;
  Done add(std::size_t bytes) {
    bytes_ += bytes;
    return context_.hold(bytes);
  }
  void remove(std::size_t bytes) {
    bytes_ -= bytes;
    context_.release(bytes);
  }

 private:
  Context& context_;
  std::size_t bytes_ = 0;
};

}  // namespace hearsay::graph::cypher
