#include "graph/query/run/context.h"

#include <algorithm>

#include "graph/query/run/plan.h"
#include "graph/store/text_fold.h"

namespace hearsay::graph::cypher {

namespace {

std::int64_t system_milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

Context::Context(const GraphReader& graph, const QueryParameters& parameters, const QueryLimits& limits,
                 const Statement& statement, const std::vector<bool>& used_slots)
    : graph_(graph), parameters_(parameters), used_slots_(used_slots), limits_(limits), frame_(static_cast<std::size_t>(statement.slots)),
      plans_(static_cast<std::size_t>(statement.patterns)),
      deadline_(std::chrono::steady_clock::now() + limits.timeout),
      now_milliseconds_(limits.now_milliseconds != 0 ? limits.now_milliseconds : system_milliseconds()),
      random_state_(limits.seed) {}

Context::~Context() = default;

// SplitMix64 (Steele, Lea and Flood 2014).
double Context::random() {
  random_state_ += 0x9e3779b97f4a7c15ULL;
  std::uint64_t bits = random_state_;
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
  bits ^= bits >> 31;
  return static_cast<double>(bits >> 11) * 0x1.0p-53;
}

Done Context::check_time() const {
  if (limits_.cancelled != nullptr && limits_.cancelled->load(std::memory_order_relaxed)) {
    return limit_fault("the query was stopped");
  }
  if (limits_.timeout.count() == 0 || std::chrono::steady_clock::now() < deadline_) return {};
  return limit_fault("the query was stopped: it ran longer than " + std::to_string(limits_.timeout.count()) + " ms");
}

Done Context::hold(std::size_t bytes) {
  held_ += bytes;
  return check_size(0);
}

Done Context::check_size(std::size_t bytes) const {
  if (limits_.max_memory == 0 || held_ + bytes <= limits_.max_memory) return {};
  return limit_fault("the query was stopped: it needs more memory than " +
                     std::to_string(limits_.max_memory / 1024) + " KiB");
}

Outcome<const std::unordered_set<NodeId>*> Context::found_by_text(Lookup lookup, const std::string& text) {
  auto [place, fresh] = text_hits_.try_emplace({lookup, text});
  if (!fresh) return &place->second;
  std::unordered_set<NodeId>& ids = place->second;
  const Status status = graph_.nodes_by_text(lookup, text, [&ids](const Node& node) {
    ids.insert(node.id);
    return true;
  });
  if (!status) return Outcome<const std::unordered_set<NodeId>*>(tl::unexpected<Fault>(Fault(status.error())));
  HEARSAY_CHECK(hold(ids.size() * 32));
  return &ids;
}

TextFold& Context::fold() {
  if (!fold_) fold_ = std::make_unique<TextFold>();
  return *fold_;
}

Outcome<std::shared_ptr<const Node>> Context::load_node(NodeId id) {
  HEARSAY_TRY(auto found, graph_.node(id));
  if (!found) {
    return Outcome<std::shared_ptr<const Node>>(
        tl::unexpected<Fault>(Fault(Error{ErrorCode::Corrupt, "a relationship leads to node " + std::to_string(id) +
                                                                  ", which is not in the graph"})));
  }
  return std::make_shared<const Node>(std::move(*found));
}

}  // namespace hearsay::graph::cypher
