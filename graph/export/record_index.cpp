#include "graph/export/record_index.h"

#include <algorithm>

#include "base/text_map.h"

namespace hearsay::graph {
namespace {

template <class Map, class Key>
auto pointer_to(const Map& map, const Key& key) -> decltype(&map.find(key)->second) {
  auto it = map.find(key);
  return it == map.end() ? nullptr : &it->second;
}

// Values of `key`, sorted so that hash tables leave no trace in the output.
template <class Map, class Key, class Less>
auto sorted_values(const Map& map, const Key& key, Less less) {
  std::vector<typename Map::mapped_type> values;
  auto [begin, end] = map.equal_range(key);
  for (auto it = begin; it != end; ++it) values.push_back(it->second);
  std::sort(values.begin(), values.end(), less);
  return values;
}

}  // namespace

RecordIndex::RecordIndex(const Derived& derived) : derived_(&derived) {
  for (const auto& entity : derived.entities) {
    entities_.emplace(entity.id, &entity);
    for (LocalEntityId member : entity.members) chains_.emplace(member, &entity);
  }
  for (const auto& event : derived.events) {
    for (ClaimId claim : event.claims) claim_events_.emplace(claim, event.id);
    for (FigureId figure : event.figures) figure_events_.emplace(figure, event.id);
  }
  for (const auto& count : derived.origins) origins_.emplace(count.claim, count.origins);
  for (const auto& copy : derived.near_copies) copies_.emplace(copy.copy, &copy);
  for (const auto& citation : derived.citations) citations_.emplace(citation.document, &citation);
  for (const auto& pair : derived.part_of) wholes_.emplace(pair.part, pair.whole);
}

Result<RecordIndex> RecordIndex::build(const EvidenceScan& scan, const Derived& derived, Mentions mentions) {
  RecordIndex index(derived);
  HEARSAY_CHECK(scan([&index, mentions](const Evidence& evidence) {
    index.add(evidence, mentions);
    return true;
  }));
  return index;
}

void RecordIndex::add(const Evidence& evidence, Mentions mentions) {
  uris_.emplace(evidence.document.id, evidence.document.uri);
  if (mentions == Mentions::Keep) add_mentions(evidence);
}

void RecordIndex::add_mentions(const Evidence& evidence) {
  TextMap map(evidence.document.text);
  std::vector<std::pair<EntityId, const Mention*>> found;
  for (const auto& chain : evidence.entities)
    if (const Entity* entity = entity_of(chain.id))
      for (const auto& mention : chain.mentions) found.emplace_back(entity->id, &mention);
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.second->span < b.second->span; });
  for (const auto& [entity, mention] : found)
    mentions_[entity].push_back({evidence.document.id, map.to_code_points(mention->span),
                                 std::string(slice(evidence.document.text, mention->span)), mention->reading,
                                 mention->rule, mention->kind});
}

const Entity* RecordIndex::entity_of(LocalEntityId chain) const {
  auto it = chains_.find(chain);
  return it == chains_.end() ? nullptr : it->second;
}

const Entity* RecordIndex::entity(EntityId id) const {
  auto it = entities_.find(id);
  return it == entities_.end() ? nullptr : it->second;
}

const EventId* RecordIndex::event_of(ClaimId claim) const { return pointer_to(claim_events_, claim); }
const EventId* RecordIndex::event_of(FigureId figure) const { return pointer_to(figure_events_, figure); }

std::optional<int> RecordIndex::origins_of(ClaimId claim) const {
  const int* count = pointer_to(origins_, claim);
  return count == nullptr ? std::nullopt : std::optional<int>(*count);
}

std::string RecordIndex::uri_of(DocumentId document) const {
  const std::string* uri = pointer_to(uris_, document);
  return uri == nullptr ? document.to_string() : *uri;
}

const std::vector<WrittenMention>& RecordIndex::mentions_of(EntityId entity) const {
  static const std::vector<WrittenMention> kNone;
  const auto* mentions = pointer_to(mentions_, entity);
  return mentions == nullptr ? kNone : *mentions;
}

std::vector<const NearCopy*> RecordIndex::copies_by(DocumentId copy) const {
  return sorted_values(copies_, copy, [](const NearCopy* a, const NearCopy* b) { return a->original < b->original; });
}

std::vector<const CitationLink*> RecordIndex::citations_by(DocumentId document) const {
  return sorted_values(citations_, document, [](const CitationLink* a, const CitationLink* b) {
    return a->source != b->source ? a->source < b->source : a->kind < b->kind;
  });
}

std::vector<EntityId> RecordIndex::wholes_of(EntityId part) const {
  return sorted_values(wholes_, part, [](EntityId a, EntityId b) { return a < b; });
}

}  // namespace hearsay::graph
