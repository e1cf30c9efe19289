#include "graph/link/dispute_parts.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "base/hash.h"
#include "graph/link/camps.h"

namespace hearsay::graph {
namespace {

struct Member {
  std::string id, quote;
};

template <class Ref>
std::vector<Ref> in_order(std::vector<Ref> list) {
  std::sort(list.begin(), list.end(), [](const Ref& a, const Ref& b) { return told_before(a, b); });
  return list;
}

std::vector<Member> members_of(const Stand& stand) {
  std::vector<Member> out;
  for (const auto& ref : in_order(stand.claims)) out.push_back({ref.claim().id.to_string(), ref.claim().quote});
  for (const auto& ref : in_order(stand.figures)) out.push_back({ref.figure().id.to_string(), ref.figure().quote});
  return out;
}

// Documents by date, undated last.
std::int32_t day_of(const DocumentDigest& document) { return document.published.value_or(std::numeric_limits<std::int32_t>::max()); }

template <class What>
auto place_in_order(const DocumentDigest& document, const What& what) {
  return std::make_tuple(day_of(document), std::string_view(what.quote), what.span.begin, what.span.end, std::string_view(document.publisher_key), std::string_view(document.uri), what.id);
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
// The question is part of it: one claim may count the killed and the wounded, and stand in a dispute about each.
DisputeId dispute_id(const Matter& matter, DisputeKind kind, const std::string& question, const std::vector<Position>& positions) {
  std::string first;
  for (const auto& position : positions) {
    auto smaller = [&](const std::string& id) { if (first.empty() || id < first) first = id; };
    for (auto claim : position.claims) smaller(claim.to_string());
    for (auto figure : position.figures) smaller(figure.to_string());
  }
  return DisputeId{Hasher().add("dispute").add(to_word(kind)).add(matter.event ? matter.event->to_string() : "").add(question).add(first).value()};
}

constexpr std::size_t kComparisons = 1024, kMostCompared = 24;  // tellings of all values, of one value

Stand stand_of(const Telling& telling) {
  Stand stand{telling.label, telling.value, {}, {}};
  if (telling.claim.document) stand.claims.push_back(telling.claim);
  else stand.figures.push_back(telling.figure);
  return stand;
}

void absorb(Stand& into, const Telling& telling) {
  if (telling.claim.document) into.claims.push_back(telling.claim);
  else into.figures.push_back(telling.figure);
}

bool precedes(const Telling& a, const Telling& b) {
  if (a.value != b.value) return a.value < b.value;
  if ((a.claim.document != nullptr) != (b.claim.document != nullptr)) return a.claim.document != nullptr;
  return a.claim.document ? told_before(a.claim, b.claim) : told_before(a.figure, b.figure);
}

// Appends the dispute of `stands`, without links.
void push_dispute(const Matter& matter, DisputeKind kind, const std::string& question, const std::vector<Stand>& stands,
                  const StandPairs& contradictions, Findings& out) {
  const auto camp = camps(stands.size(), contradictions);
  std::map<std::size_t, std::vector<const Stand*>> by_camp;
  for (std::size_t i = 0; i < stands.size(); ++i)
    if (camp[i] != kNoCamp) by_camp[camp[i]].push_back(&stands[i]);
  Dispute dispute;
  dispute.kind = kind;
  dispute.question = question;
  dispute.event = matter.event;
  for (const auto& [number, members] : by_camp) dispute.positions.push_back(make_position(members));
  dispute.id = dispute_id(matter, kind, question, dispute.positions);
  for (const auto& [a, b] : contradictions) dispute.reasons.push_back({std::string(to_word(kind)), stands[a].label + " against " + stands[b].label});
  out.disputes.push_back(std::move(dispute));
}

}  // namespace

bool told_before(const ClaimRef& a, const ClaimRef& b) { return place_in_order(*a.document, a.claim()) < place_in_order(*b.document, b.claim()); }
bool told_before(const FigureRef& a, const FigureRef& b) { return place_in_order(*a.document, a.figure()) < place_in_order(*b.document, b.figure()); }

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
    const auto [first, second] = std::minmax(x.id, y.id);
    out.links.push_back({kind, about, first, second, "\"" + x.quote + "\" (" + a.value + ") and \"" + y.quote + "\" (" + b.value + "): " + because});
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
  push_dispute(matter, kind, question, stands, contradictions, out);
  for (const auto& [a, b] : contradictions) add_links(ClaimLinkKind::Contradicts, kind, stands[a], stands[b], "both cannot be true", out);
}

void add_tellings(const Matter& matter, DisputeKind kind, const std::string& question, const std::vector<Telling>& tellings,
                  const Compare& compare, Findings& out) {
  auto all = tellings;
  std::sort(all.begin(), all.end(), precedes);
  std::vector<std::size_t> begin;  // of each value
  for (std::size_t i = 0; i < all.size(); ++i)
    if (i == 0 || all[i].value != all[i - 1].value) begin.push_back(i);
  const auto values = begin.size();
  if (values < 2) return;
  begin.push_back(all.size());
  const auto most = std::clamp<std::size_t>(kComparisons / values, 2, kMostCompared);
  auto compared = [&](std::size_t value) { return std::min(begin[value + 1], begin[value] + most); };
  std::vector<bool> contradicts(all.size(), false);
  StandPairs pairs;
  for (std::size_t v = 0; v < values; ++v)
    for (std::size_t w = v + 1; w < values; ++w) {
      bool any = false;
      for (auto i = begin[v]; i < compared(v); ++i)
        for (auto j = begin[w]; j < compared(w); ++j) {
          const auto verdict = compare(all[i], all[j]);
          if (!verdict) continue;
          const bool apart = verdict->empty();
          add_links(apart ? ClaimLinkKind::Contradicts : ClaimLinkKind::Consistent, kind, stand_of(all[i]), stand_of(all[j]), apart ? "both cannot be true" : *verdict, out);
          if (apart) any = contradicts[i] = contradicts[j] = true;
        }
      if (any) pairs.emplace_back(v, w);
    }
  if (pairs.empty()) return;
  std::vector<Stand> stands;
  for (std::size_t v = 0; v < values; ++v) {
    Stand stand{all[begin[v]].label, all[begin[v]].value, {}, {}};
    for (auto i = begin[v]; i < begin[v + 1]; ++i)
      if (contradicts[i] || i >= compared(v)) absorb(stand, all[i]);
    stands.push_back(std::move(stand));
  }
  push_dispute(matter, kind, question, stands, pairs, out);
}

}  // namespace hearsay::graph
