#include "graph/export/discourse_network.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/hash.h"
#include "graph/export/attributes.h"

namespace hearsay::graph {
namespace {

constexpr std::size_t kQuestions = 20;
const std::array<std::string, 1> kPosition{"POSITION"};
const std::array<std::string, 1> kMadeBy{"MADE_BY"};

using Positions = std::set<std::string>;

struct Shared {
  std::int64_t disputes = 0;
  std::vector<std::string> questions;
};
using Ties = std::map<std::pair<NodeId, NodeId>, Shared>;

// The property that tells the positions of one dispute apart.
std::string position_of(const Edge& edge) {
  std::string text;
  for (const char* key : {"position", "label", "side"})
    if (const Value* value = find_property(edge.properties, key); value != nullptr && text.empty()) append_value(text, *value);
  return text;
}

// Hop 0 is the claimant; later hops only passed the claim on.
bool is_claimant(const Edge& edge) {
  const Value* hop = find_property(edge.properties, "hop");
  return hop == nullptr || *hop == Value(std::int64_t{0});
}

// Actor -> positions that it holds in one dispute.
Result<std::map<NodeId, Positions>> holders(const GraphReader& reader, NodeId dispute) {
  std::vector<std::pair<NodeId, std::string>> claims;
  HEARSAY_CHECK(reader.edges(dispute, Direction::Out, kPosition, [&claims](const Edge& edge) {
    claims.emplace_back(edge.to, position_of(edge));
    return true;
  }));
  std::map<NodeId, Positions> found;
  for (const auto& claim : claims)
    HEARSAY_CHECK(reader.edges(claim.first, Direction::Out, kMadeBy, [&found, &claim](const Edge& edge) {
      if (is_claimant(edge)) found[edge.to].insert(claim.second);
      return true;
    }));
  return found;
}

bool agree(const Positions& a, const Positions& b) {
  return std::any_of(a.begin(), a.end(), [&b](const std::string& position) { return b.count(position) > 0; });
}

bool oppose(const Positions& a, const Positions& b) { return a.size() > 1 || b.size() > 1 || a != b; }

void add_ties(const std::map<NodeId, Positions>& actors, Tie tie, const std::string& question, Ties& ties) {
  for (auto first = actors.begin(); first != actors.end(); ++first)
    for (auto second = std::next(first); second != actors.end(); ++second) {
      bool tied = tie == Tie::Agree ? agree(first->second, second->second) : oppose(first->second, second->second);
      if (!tied) continue;
      Shared& shared = ties[{first->first, second->first}];
      ++shared.disputes;
      if (shared.questions.size() < kQuestions) shared.questions.push_back(question);
    }
}

Edge edge_of(const std::pair<NodeId, NodeId>& ends, Shared shared, const std::string& type) {
  EdgeId id = Hasher().add(ends.first).add(type).add(ends.second).value();
  return {id, ends.first, ends.second, type,
          {{"questions", std::move(shared.questions)}, {"weight", static_cast<double>(shared.disputes)}}};
}

}  // namespace

Result<std::vector<Edge>> discourse_ties(const GraphReader& reader, Tie tie) {
  std::vector<std::pair<NodeId, std::string>> disputes;
  HEARSAY_CHECK(reader.nodes("Dispute", [&disputes](const Node& node) {
    std::string question;
    if (const Value* value = find_property(node.properties, "question")) append_value(question, *value);
    disputes.emplace_back(node.id, std::move(question));
    return true;
  }));
  Ties ties;
  for (const auto& [id, question] : disputes) {
    HEARSAY_TRY(auto actors, holders(reader, id));
    add_ties(actors, tie, question, ties);
  }
  std::vector<Edge> edges;
  for (auto& [ends, shared] : ties) edges.push_back(edge_of(ends, std::move(shared), tie == Tie::Agree ? "AGREES_WITH" : "OPPOSES"));
  return edges;
}

}  // namespace hearsay::graph
