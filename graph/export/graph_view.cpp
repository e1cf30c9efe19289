#include "graph/export/graph_view.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "graph/export/attributes.h"
#include "graph/export/discourse_network.h"

namespace hearsay::graph {
namespace {

constexpr std::array<std::string_view, 7> kViews = {"full",   "actors",     "claims",  "sources",
                                                    "events", "congruence", "conflict"};

using Words = std::vector<std::string_view>;

// An edge is in a view if its type is listed, both ends have a label of `core` or `around`, and one end is core.
struct Rule {
  Words core, around, types;
  bool lone_core = true;  // core nodes without an edge are shown
};

Rule rule_of(View view) {
  switch (view) {
    case View::Actors: return {{"Entity"}, {}, {"ACCUSED", "PART_OF"}, false};
    case View::Claims:
      return {{"Claim"}, {"Entity", "Figure", "Dispute"},
              {"MADE_BY", "ACCUSES", "GIVES", "POSITION", "CONTRADICTS", "CORROBORATES", "CONSISTENT"}, true};
    case View::Sources: return {{"Document"}, {"Entity"}, {"PUBLISHED_BY", "CITES", "NEAR_COPY_OF"}, true};
    case View::Events:
      return {{"Event"}, {"Entity", "Dispute"}, {"INVOLVES", "AT", "PART_OF", "FOLLOWS", "OVER"}, true};
    default: return {};
  }
}

bool contains(const Words& words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

// Position of `id` in the sorted `ids`, or ids.size().
std::size_t index_of(const std::vector<NodeId>& ids, NodeId id) {
  auto it = std::lower_bound(ids.begin(), ids.end(), id);
  return it != ids.end() && *it == id ? static_cast<std::size_t>(it - ids.begin()) : ids.size();
}

constexpr std::uint8_t kCore = 1, kShown = 2;

// Gathers (id, flag) of the nodes that a rule allows, sorted by id; a node with both kinds of label is core.
Status allowed_nodes(const GraphReader& reader, const Rule& rule, std::vector<NodeId>& ids,
                     std::vector<std::uint8_t>& flags) {
  std::vector<std::pair<NodeId, std::uint8_t>> found;
  for (const auto* labels : {&rule.core, &rule.around}) {
    std::uint8_t flag = labels != &rule.core ? 0 : rule.lone_core ? kCore | kShown : kCore;
    for (std::string_view label : *labels)
      HEARSAY_CHECK(reader.nodes(label, [&found, flag](const Node& node) {
        found.emplace_back(node.id, flag);
        return true;
      }));
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second > b.second;
  });
  for (const auto& [id, flag] : found)
    if (ids.empty() || ids.back() != id) {
      ids.push_back(id);
      flags.push_back(flag);
    }
  return {};
}

// One edge in place of `group`: edges with the same ends.
Edge merged(std::vector<Edge>& group) {
  Edge edge = std::move(group.front());
  std::set<std::string> types{edge.type};
  double weight = edge_weight(edge);
  for (std::size_t i = 1; i < group.size(); ++i) {
    types.insert(group[i].type);
    weight += edge_weight(group[i]);
    std::erase_if(edge.properties, [&other = group[i].properties](const Property& property) {
      const Value* value = find_property(other, property.key);
      return value == nullptr || *value != property.value;
    });
  }
  edge.type.clear();
  for (const auto& type : types) edge.type += (edge.type.empty() ? "" : "; ") + type;
  std::erase_if(edge.properties, [](const Property& p) { return p.key == "weight" || p.key == "edges" || p.key == "count"; });
  edge.properties.push_back({"weight", weight});
  edge.properties.push_back({"edges", static_cast<std::int64_t>(group.size())});
  std::sort(edge.properties.begin(), edge.properties.end(),
            [](const Property& a, const Property& b) { return a.key < b.key; });
  return edge;
}

// Collects the edges that leave one node and passes them on merged, by their other end.
class Collapser {
 public:
  explicit Collapser(const EdgeVisitor& visit) : visit_(visit) {}

  bool add(const Edge& edge) {
    if (!pending_.empty() && pending_.front().from != edge.from && !flush()) return false;
    pending_.push_back(edge);
    return true;
  }

  bool flush() {
    std::stable_sort(pending_.begin(), pending_.end(), [](const Edge& a, const Edge& b) { return a.to < b.to; });
    bool go_on = true;
    for (std::size_t begin = 0; begin < pending_.size() && go_on;) {
      NodeId to = pending_[begin].to;
      std::vector<Edge> group;
      for (; begin < pending_.size() && pending_[begin].to == to; ++begin) group.push_back(std::move(pending_[begin]));
      go_on = visit_(merged(group));
    }
    pending_.clear();
    return go_on;
  }

 private:
  const EdgeVisitor& visit_;
  std::vector<Edge> pending_;
};

}  // namespace

std::string_view to_word(View view) { return kViews[static_cast<std::size_t>(view)]; }

std::optional<View> view_from_word(std::string_view word) {
  auto it = std::find(kViews.begin(), kViews.end(), word);
  if (it == kViews.end()) return std::nullopt;
  return static_cast<View>(it - kViews.begin());
}

std::vector<std::string_view> view_words() { return {kViews.begin(), kViews.end()}; }

Result<GraphView> GraphView::open(const GraphReader& reader, View view, ParallelEdges parallel) {
  GraphView opened(reader, view, parallel);
  HEARSAY_CHECK(opened.collect());
  return opened;
}

Status GraphView::collect() {
  if (view_ == View::Full) return {};
  if (!directed()) {
    HEARSAY_TRY(ties_, discourse_ties(*reader_, view_ == View::Congruence ? Tie::Agree : Tie::Oppose));
    for (const auto& tie : ties_) nodes_.insert(nodes_.end(), {tie.from, tie.to});
    std::sort(nodes_.begin(), nodes_.end());
    nodes_.erase(std::unique(nodes_.begin(), nodes_.end()), nodes_.end());
    return {};
  }
  HEARSAY_CHECK(allowed_nodes(*reader_, rule_of(view_), nodes_, core_));
  HEARSAY_CHECK(kept_edges([this](const Edge& edge) {
    for (NodeId id : {edge.from, edge.to}) core_[index_of(nodes_, id)] |= kShown;
    return true;
  }));
  std::size_t kept = 0;
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    if ((core_[i] & kShown) != 0) {
      nodes_[kept] = nodes_[i];
      core_[kept++] = core_[i];
    }
  nodes_.resize(kept);
  core_.resize(kept);
  return {};
}

bool GraphView::keeps(const Edge& edge) const {
  std::size_t from = index_of(nodes_, edge.from), to = index_of(nodes_, edge.to);
  if (from == nodes_.size() || to == nodes_.size()) return false;
  return ((core_[from] | core_[to]) & kCore) != 0;
}

Status GraphView::kept_edges(const EdgeVisitor& visit) const {
  if (view_ == View::Full) return reader_->all_edges(visit);
  if (!directed()) {
    for (const auto& tie : ties_)
      if (!visit(tie)) break;
    return {};
  }
  Words types = rule_of(view_).types;
  return reader_->all_edges([&](const Edge& edge) { return !contains(types, edge.type) || !keeps(edge) || visit(edge); });
}

Status GraphView::nodes(const NodeVisitor& visit) const {
  if (view_ == View::Full) return reader_->nodes({}, visit);
  for (NodeId id : nodes_) {
    HEARSAY_TRY(auto node, reader_->node(id));
    if (node && !visit(*node)) break;
  }
  return {};
}

Status GraphView::edges(const EdgeVisitor& visit) const {
  if (parallel_ == ParallelEdges::Keep) return kept_edges(visit);
  Collapser collapser(visit);
  bool stopped = false;
  HEARSAY_CHECK(kept_edges([&](const Edge& edge) { return !(stopped = !collapser.add(edge)); }));
  if (!stopped) collapser.flush();
  return {};
}

}  // namespace hearsay::graph
