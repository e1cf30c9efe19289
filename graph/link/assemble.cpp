#include "graph/link/assemble.h"

#include <algorithm>
#include <tuple>

#include "graph/link/disputes.h"
#include "graph/link/origins.h"

namespace hearsay::graph {
namespace {

std::vector<std::string> sides_of(const DocumentDigest& digest, const std::vector<std::uint32_t>& entities) {
  std::set<std::string> sides;
  for (auto index : entities)
    if (!digest.entities[index].side.empty()) sides.insert(digest.entities[index].side);
  return {sides.begin(), sides.end()};
}

template <class T>
void sort_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

bool contains(const When& whole, const When& part) {
  const bool wide = whole.precision == Precision::Month || whole.precision == Precision::Year;
  return wide && part.precision == Precision::Day && whole.first <= part.first && part.last <= whole.last;
}

bool is_part(const Happening& told, const Happening& other) { return contains(other.when, told.when); }
bool is_sequel(const Happening& told, const Happening& other) {
  return told.main && told.when.anchored() && other.when.anchored() && other.when.last < told.when.first;
}

}  // namespace

void report_unknown_names(const Corrections& corrections, NameFolder& folder, Reporter& reporter, const std::function<bool(const std::string& key)>& is_known) {
  for (const auto& correction : corrections.list)
    for (const auto* name : {&correction.first, &correction.second}) {
      if (name == &correction.second && correction.kind == CorrectionKind::Side) continue;
      if (!is_known(folder.key(*name))) reporter.failure(corrections.file + ":" + std::to_string(correction.line), "no document names \"" + *name + "\"");
    }
}

bool are_related(const Happening& told, const Happening& other) {
  if (told.sides.empty() || told.sides != other.sides || family_of(told.plover) != family_of(other.plover)) return false;
  return is_part(told, other) || is_sequel(told, other);
}

void apply_sides(DocumentDigest& digest, const Corrections& corrections, NameFolder& folder) {
  bool changed = false;
  for (const auto& correction : corrections.list) {
    if (correction.kind != CorrectionKind::Side) continue;
    const auto& key = folder.key(correction.first);
    for (auto& entity : digest.entities) {
      if (!std::binary_search(entity.keys.begin(), entity.keys.end(), key)) continue;
      entity.side = correction.second;
      if (entity.node[0] == 'n') {
        const bool land = entity.type == EntityType::Place || entity.type == EntityType::Region;
        entity.node = "n:" + std::string(to_word(entity.type)) + ":" + entity.side + ":" + (land ? place_key(folder.key(entity.name)) : folder.key(entity.name));
      }
      changed = true;
    }
  }
  if (!changed) return;
  for (auto& claim : digest.claims) {
    claim.claimant_sides = sides_of(digest, claim.claimants);
    claim.accused_sides = sides_of(digest, claim.accused);
    claim.actor_sides = sides_of(digest, claim.actors);
    claim.target_sides = sides_of(digest, claim.targets);
  }
  for (auto& happening : digest.happenings)
    for (const auto& [index, role] : happening.participants)
      if (role == Role::Actor || role == Role::Target)
        if (const auto& side = digest.entities[index].side; !side.empty()) happening.sides.push_back(side), sort_unique(happening.sides);
}

void note_event(const std::vector<EventMember>& members, EventsOfDocument& event_of) {
  const auto id = event_id(members);
  for (const auto& member : members) event_of[{member.document->id, member.happening}] = id;
}

void relate_event(Event& event, const std::vector<EventMember>& members, const EventsOfDocument& event_of) {
  std::set<EventId> earlier;
  std::set<std::tuple<std::int32_t, std::int32_t, EventId>> wholes;  // the shortest first, then the earliest
  for (const auto& member : members) {
    const auto& told = member.told();
    for (std::size_t i = 0; i < member.document->happenings.size(); ++i) {
      const auto& other = member.document->happenings[i];
      if (i == member.happening || !are_related(told, other)) continue;
      const auto found = event_of.find({member.document->id, i});
      if (found == event_of.end() || found->second == event.id) continue;
      if (is_part(told, other)) wholes.emplace(other.when.last - other.when.first, other.when.first, found->second);
      else earlier.insert(found->second);
    }
  }
  if (!wholes.empty()) event.part_of = std::get<2>(*wholes.begin());
  event.follows = {earlier.begin(), earlier.end()};
}

void add_matter(const Matter& matter, Derived& derived) {
  Findings found;
  find_blame(matter, found);
  find_denials(matter, found);
  find_figure_disputes(matter, found);
  find_detail_disputes(matter, found);
  find_corroboration(matter, found);
  std::move(found.disputes.begin(), found.disputes.end(), std::back_inserter(derived.disputes));
  std::move(found.links.begin(), found.links.end(), std::back_inserter(derived.claim_links));
  find_origins(matter, derived.origins);
}

void add_document(const DocumentDigest& digest, const EntityResolver& resolve, Derived& derived) {
  std::set<std::pair<EntityId, CitationKind>> cited;
  for (const auto& citation : digest.citations) cited.emplace(resolve(digest.entities[citation.entity].node).id, citation.kind);
  for (const auto& [source, kind] : cited) derived.citations.push_back({digest.id, source, kind});
  add_matter(make_rest(digest, resolve), derived);
}

void add_parts(const EntityNode& node, const EntityResolver& resolve, std::set<PartOf>& parts) {
  if (node.of.empty() || node.type != EntityType::Organization) return;
  const auto whole = resolve("g:country:" + node.of);
  const auto part = resolve(node.key);
  if (whole.id.valid() && part.id.valid() && whole.id != part.id) parts.insert({part.id, whole.id});
}

void sort_derived(Derived& derived) {
  auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
  std::sort(derived.entities.begin(), derived.entities.end(), by_id);
  std::sort(derived.events.begin(), derived.events.end(), by_id);
  std::sort(derived.disputes.begin(), derived.disputes.end(), by_id);
  std::sort(derived.claim_links.begin(), derived.claim_links.end(), [](const ClaimLink& a, const ClaimLink& b) {
    return std::tie(a.first, a.second, a.kind, a.about, a.reason) < std::tie(b.first, b.second, b.kind, b.about, b.reason);
  });
  const auto same = [](const ClaimLink& a, const ClaimLink& b) { return std::tie(a.first, a.second, a.kind, a.about) == std::tie(b.first, b.second, b.kind, b.about); };
  derived.claim_links.erase(std::unique(derived.claim_links.begin(), derived.claim_links.end(), same), derived.claim_links.end());
  std::sort(derived.near_copies.begin(), derived.near_copies.end(), [](const NearCopy& a, const NearCopy& b) { return std::tie(a.copy, a.original) < std::tie(b.copy, b.original); });
  std::sort(derived.citations.begin(), derived.citations.end(), [](const CitationLink& a, const CitationLink& b) { return std::tie(a.document, a.source, a.kind) < std::tie(b.document, b.source, b.kind); });
  std::sort(derived.origins.begin(), derived.origins.end(), [](const ClaimOrigins& a, const ClaimOrigins& b) { return a.claim < b.claim; });
}

}  // namespace hearsay::graph
