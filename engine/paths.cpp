// paths: the k shortest loopless ways between two nodes over claims, events and disputes (Yen 1971, "Finding the k shortest
// loopless paths in a network"), all edges of one length, walked in both directions.
#include <algorithm>
#include <deque>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/engine.h"
#include "engine/parts.h"

namespace hearsay::engine {
namespace {

using Json = nlohmann::ordered_json;

struct Step {
  graph::NodeId from = 0, to = 0;
  std::string type;
  bool forward = true;  // the edge runs from `from` to `to`
  friend auto operator<=>(const Step&, const Step&) = default;
};
using Way = std::vector<Step>;

// Being in one article ties everything to everything; these edges say nothing about how two things are tied.
const std::vector<std::string>& telling_types() {
  static const std::vector<std::string> kTypes = {"MADE_BY",     "ACCUSES",      "ABOUT",      "INVOLVES", "AT",
                                                  "PART_OF",     "FOLLOWS",      "CONTRADICTS", "CORROBORATES",
                                                  "CONSISTENT",  "POSITION",     "OVER",       "CITES",    "NEAR_COPY_OF"};
  return kTypes;
}

class PathFinder {
 public:
  explicit PathFinder(const graph::Snapshot& graph) : graph_(graph) {}

  // Shortest way that avoids nodes and steps; empty where there is none. Ties go to the smaller node.
  Result<Way> shortest(graph::NodeId from, graph::NodeId to, const std::set<graph::NodeId>& closed,
                       const std::set<Step>& barred) {
    std::map<graph::NodeId, Step> came_by;
    std::deque<graph::NodeId> queue = {from};
    std::set<graph::NodeId> seen = {from};
    while (!queue.empty() && seen.size() < kMostNodes) {
      graph::NodeId at = queue.front();
      queue.pop_front();
      if (at == to) break;
      HEARSAY_TRY(auto steps, steps_from(at));
      for (const Step& step : *steps) {
        if (closed.count(step.to) != 0 || barred.count(step) != 0 || !seen.insert(step.to).second) continue;
        came_by.emplace(step.to, step);
        queue.push_back(step.to);
      }
    }
    Way way;
    for (graph::NodeId at = to; at != from;) {
      auto it = came_by.find(at);
      if (it == came_by.end()) return Way();
      way.push_back(it->second);
      at = it->second.from;
    }
    std::reverse(way.begin(), way.end());
    return way;
  }

  Result<std::vector<Way>> k_shortest(graph::NodeId from, graph::NodeId to, std::uint64_t count) {
    std::vector<Way> found;
    HEARSAY_TRY(Way first, shortest(from, to, {}, {}));
    if (first.empty()) return found;
    found.push_back(std::move(first));
    std::set<std::pair<std::size_t, Way>> candidates;
    while (found.size() < count) {
      HEARSAY_CHECK(add_deviations(found, to, candidates));
      if (candidates.empty()) break;
      found.push_back(candidates.begin()->second);
      candidates.erase(candidates.begin());
    }
    return found;
  }

 private:
  static constexpr std::size_t kMostNodes = 2000000;

  Status add_deviations(const std::vector<Way>& found, graph::NodeId to, std::set<std::pair<std::size_t, Way>>& candidates) {
    const Way& last = found.back();
    std::set<graph::NodeId> closed;
    for (std::size_t i = 0; i < last.size(); ++i) {
      Way root(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(i));
      std::set<Step> barred;
      for (const Way& way : found)
        if (way.size() > i && std::equal(root.begin(), root.end(), way.begin())) barred.insert(way[i]);
      HEARSAY_TRY(Way rest, shortest(last[i].from, to, closed, barred));
      closed.insert(last[i].from);
      if (rest.empty()) continue;
      root.insert(root.end(), rest.begin(), rest.end());
      if (std::find(found.begin(), found.end(), root) == found.end()) candidates.emplace(root.size(), root);
    }
    return {};
  }

  Result<const std::vector<Step>*> steps_from(graph::NodeId node) {
    auto [it, fresh] = cache_.try_emplace(node);
    if (fresh) {
      HEARSAY_CHECK(graph_.edges(node, graph::Direction::Both, telling_types(), [&, &steps = it->second](const graph::Edge& edge) {
        bool forward = edge.from == node;
        steps.push_back({node, forward ? edge.to : edge.from, edge.type, forward});
        return true;
      }));
      std::sort(it->second.begin(), it->second.end());
    }
    return const_cast<const std::vector<Step>*>(&it->second);
  }

  const graph::Snapshot& graph_;
  std::map<graph::NodeId, std::vector<Step>> cache_;
};

std::string name_of(const graph::Node& node) {
  for (const char* key : {"name", "label", "question", "text", "title", "uri", "id"})
    if (const graph::Value* value = graph::find_property(node.properties, key))
      if (const auto* text = std::get_if<std::string>(value); text != nullptr && !text->empty()) {
        std::string label = node.labels.empty() ? "" : node.labels.front() + " ";
        return label + "\"" + (text->size() > 90 ? text->substr(0, text->find_last_of(' ', 87)) + "..." : *text) + "\"";
      }
  return "?";
}

// The number behind an id of any kind, or the best known entity of a name.
Result<graph::NodeId> node_of(const graph::Snapshot& graph, std::string_view text) {
  if (text.size() == 14)
    if (auto value = from_base32(text.substr(1))) {
      HEARSAY_TRY(auto node, graph.node(*value));
      if (node) return *value;
    }
  HEARSAY_TRY(auto named, graph.entities_named(text));
  if (named.empty()) {
    HEARSAY_TRY(named, graph.entities_starting(text, 50));
  }
  graph::NodeId best = 0;
  std::size_t most = 0;
  for (graph::NodeId id : named) {
    std::size_t ties = 1;
    HEARSAY_CHECK(graph.edges(id, graph::Direction::Both, telling_types(), [&](const graph::Edge&) { return ++ties < 1000; }));
    if (ties > most) {
      most = ties;
      best = id;
    }
  }
  if (best != 0) return best;
  auto document = make_document_id(text).value;
  HEARSAY_TRY(auto node, graph.node(document));
  if (node) return document;
  return fail(ErrorCode::NotFound, "nothing called " + std::string(text));
}

}  // namespace

Result<std::vector<Json>> Engine::paths(std::string_view from, std::string_view to, std::uint64_t count) const {
  auto snapshot = parts_->store->snapshot();
  HEARSAY_TRY(graph::NodeId a, node_of(*snapshot, from));
  HEARSAY_TRY(graph::NodeId b, node_of(*snapshot, to));
  PathFinder finder(*snapshot);
  HEARSAY_TRY(auto ways, finder.k_shortest(a, b, count));
  auto named = [&](graph::NodeId id) -> Result<std::string> {
    HEARSAY_TRY(auto node, snapshot->node(id));
    return node ? name_of(*node) : std::string("?");
  };
  std::vector<Json> out;
  for (const Way& way : ways) {
    HEARSAY_TRY(std::string text, named(a));
    Json steps = Json::array();
    for (const Step& step : way) {
      HEARSAY_TRY(std::string other, named(step.to));
      text += (step.forward ? " -" : " <-") + step.type + (step.forward ? "-> " : "- ") + other;
      steps.push_back({{"edge", step.type}, {"direction", step.forward ? "out" : "in"}, {"to", other}});
    }
    out.push_back({{"steps", std::move(steps)}, {"text", text}});
  }
  return out;
}

}  // namespace hearsay::engine
