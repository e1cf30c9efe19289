#include "graph/link/dispute_parts.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.h"
#include "graph/link/camps.h"

namespace hearsay::graph {
namespace {

struct Member {
  std::string id, quote;
};

std::vector<Member> members_of(const Stand& stand) {
  std::vector<Member> out;
  for (const auto& ref : stand.claims) out.push_back({ref.claim().id.to_string(), ref.claim().quote});
  for (const auto& ref : stand.figures) out.push_back({ref.figure().id.to_string(), ref.figure().quote});
  std::sort(out.begin(), out.end(), [](const Member& a, const Member& b) { return a.id < b.id; });
  return out;
}

template <class T>
void sort_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

Position make_position(const std::vector<const Stand*>& stands) {
  Position out;
  std::set<std::string> sides;
  std::size_t most = 0;
  for (const auto* stand : stands) {
    for (const auto& ref : stand->claims) out.claims.push_back(ref.claim().id);
    for (const auto& ref : stand->figures) out.figures.push_back(ref.figure().id);
    for (const auto& side : sides_of(*stand)) sides.insert(side);
    const auto size = stand->claims.size() + stand->figures.size();
    if (size > most) out.label = stand->label, most = size;
  }
  out.sides = {sides.begin(), sides.end()};
  sort_unique(out.claims);
  sort_unique(out.figures);
  return out;
}

// From the event and kind, and the smallest claim or figure: adding a report keeps the id unless it is the new smallest.
DisputeId dispute_id(const Matter& matter, DisputeKind kind, const std::vector<Position>& positions) {
  std::string first;
  for (const auto& position : positions) {
    auto smaller = [&](const std::string& id) { if (first.empty() || id < first) first = id; };
    for (auto claim : position.claims) smaller(claim.to_string());
    for (auto figure : position.figures) smaller(figure.to_string());
  }
  return DisputeId{Hasher().add("dispute").add(to_word(kind)).add(matter.event ? matter.event->to_string() : "").add(first).value()};
}

}  // namespace

bool any_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

std::string list_words(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return out;
}

std::string named_sides(const Matter& matter, const std::vector<std::string>& sides) {
  std::vector<std::string> names;
  for (const auto& side : sides) {
    const auto found = matter.side_names.find(side);
    names.push_back(found == matter.side_names.end() ? side : found->second);
  }
  return list_words(names);
}

std::vector<std::string> sides_of(const Stand& stand) {
  std::set<std::string> sides;
  for (const auto& ref : stand.claims) sides.insert(ref.claim().claimant_sides.begin(), ref.claim().claimant_sides.end());
  return {sides.begin(), sides.end()};
}

void add_links(ClaimLinkKind kind, DisputeKind about, const Stand& a, const Stand& b, const std::string& because, Findings& out) {
  const auto left = members_of(a), right = members_of(b);
  auto tie = [&](const Member& x, const Member& y) {
    if (x.id == y.id) return;
    const bool ordered = x.id < y.id;
    const Member& first = ordered ? x : y;
    const Member& second = ordered ? y : x;
    const std::string& value = ordered ? a.value : b.value;
    const std::string& other = ordered ? b.value : a.value;
    out.links.push_back({kind, about, first.id, second.id,
                         "\"" + first.quote + "\" (" + value + ") and \"" + second.quote + "\" (" + other + "): " + because});
  };
  if (left.size() * right.size() <= kMostLinks) {
    for (const auto& x : left)
      for (const auto& y : right) tie(x, y);
    return;
  }
  for (const auto& x : left) tie(x, right.front());
  for (std::size_t i = 1; i < right.size(); ++i) tie(left.front(), right[i]);
}

void add_dispute(const Matter& matter, DisputeKind kind, const std::string& question, const std::vector<Stand>& stands,
                 const StandPairs& contradictions, Findings& out) {
  if (contradictions.empty()) return;
  const auto camp = camps(stands.size(), contradictions);
  std::map<std::size_t, std::vector<const Stand*>> by_camp;
  for (std::size_t i = 0; i < stands.size(); ++i)
    if (camp[i] != kNoCamp) by_camp[camp[i]].push_back(&stands[i]);
  Dispute dispute;
  dispute.kind = kind;
  dispute.question = question;
  dispute.event = matter.event;
  for (const auto& [number, members] : by_camp) dispute.positions.push_back(make_position(members));
  dispute.id = dispute_id(matter, kind, dispute.positions);
  std::sort(dispute.positions.begin(), dispute.positions.end(), [](const Position& a, const Position& b) {
    return std::tie(a.claims, a.figures) < std::tie(b.claims, b.figures);
  });
  for (const auto& [a, b] : contradictions) {
    add_links(ClaimLinkKind::Contradicts, kind, stands[a], stands[b], "both cannot be true", out);
    dispute.reasons.push_back({std::string(to_word(kind)), stands[a].label + " against " + stands[b].label});
  }
  out.disputes.push_back(std::move(dispute));
}

}  // namespace hearsay::graph
