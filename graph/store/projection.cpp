// Blocks of derived records: entities, events, disputes, links between claims, publishers, accusations summed up.
#include "graph/store/projection.h"

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "graph/store/bytes.h"
#include "graph/store/property_builder.h"
#include "graph/store/value_codec.h"

namespace hearsay::graph {
namespace {

std::string label_of(EntityType type) {
  switch (type) {
    case EntityType::Person: return "Person";
    case EntityType::Organization: return "Organization";
    case EntityType::Country: return "Country";
    case EntityType::Region: return "Region";
    case EntityType::Place: return "Place";
  }
  return "Entity";
}

// Spans of parts, sorted by document and place, at most kEvidenceLimit.
class EvidenceList {
 public:
  explicit EvidenceList(const PartLookup& part) : part_(part) {}
  template <class IdType>
  EvidenceList& add(IdType id) {
    if (auto found = part_(id.value)) refs_.push_back({found->document.value, found->span.begin, found->span.end});
    return *this;
  }
  template <class IdType>
  EvidenceList& add_all(const std::vector<IdType>& ids) {
    for (IdType id : ids) add(id);
    return *this;
  }
  bool empty() const { return refs_.empty(); }
  std::vector<std::string> take() {
    std::sort(refs_.begin(), refs_.end());
    refs_.erase(std::unique(refs_.begin(), refs_.end()), refs_.end());
    std::vector<std::string> out;
    for (std::size_t i = 0; i < refs_.size() && i < kEvidenceLimit; ++i) out.push_back(to_string(refs_[i]));
    return out;
  }

 private:
  const PartLookup& part_;
  std::vector<EvidenceRef> refs_;
};

std::optional<std::uint64_t> parse_claim_or_figure(const std::string& id) {
  if (auto claim = ClaimId::parse(id)) return claim->value;
  if (auto figure = FigureId::parse(id)) return figure->value;
  return std::nullopt;
}

void project_names(PropertyBuilder& properties, const Entity& entity) {
  std::set<std::string> all;
  for (const auto& [language, names] : entity.names) {
    all.insert(names.begin(), names.end());
    properties.texts("names_" + language, names);
  }
  properties.texts("names", {all.begin(), all.end()});
}

}  // namespace

GraphElements project_entity(const Entity& entity, const PartLookup& part) {
  EvidenceList evidence(part);
  std::set<DocumentId> documents;
  std::int64_t mentions = 0;
  for (LocalEntityId member : entity.members) {
    auto found = part(member.value);
    if (!found) continue;
    documents.insert(found->document);
    mentions += static_cast<std::int64_t>(found->mentions);
    evidence.add(member);
  }
  PropertyBuilder properties;
  properties.text("id", entity.id.to_string()).text("name", entity.name).text("side", entity.side);
  properties.text("kind", entity.kind).text("of", entity.of).text("gazetteer", entity.gazetteer);
  properties.real("latitude", entity.latitude).real("longitude", entity.longitude);
  properties.number("documents", static_cast<std::int64_t>(documents.size())).number("mentions", mentions);
  project_names(properties, entity);
  properties.texts("evidence", evidence.take());
  return {{{entity.id.value, {label_of(entity.type), "Entity"}, properties.take()}}, {}};
}

GraphElements project_event(const Event& event, const PartLookup& part) {
  GraphElements out;
  std::vector<std::string> evidence =
      EvidenceList(part).add_all(event.reports).add_all(event.claims).add_all(event.figures).take();
  PropertyBuilder properties;
  properties.text("id", event.id.to_string()).text("type", to_word(event.plover)).text("mode", event.mode);
  properties.text("label", event.label).text("earliest", event.earliest).text("latest", event.latest);
  properties.text("time", event.edtf).flag("background", event.background).texts("sides", event.sides);
  properties.number("documents", static_cast<std::int64_t>(event.documents.size()));
  properties.number("claims", static_cast<std::int64_t>(event.claims.size())).number("origins", event.origins);
  properties.texts("evidence", evidence);
  out.nodes.push_back({event.id.value, {"Event"}, properties.take()});
  auto edge = [&](EdgeType type, NodeId to, std::uint32_t discriminator, std::string_view role) {
    Properties list = PropertyBuilder().text("role", role).texts("evidence", evidence).take();
    out.edges.push_back({event.id.value, type, to, discriminator, std::move(list)});
  };
  for (const EventParticipant& one : event.participants)
    edge(EdgeType::Involves, one.entity.value, static_cast<std::uint32_t>(one.role), to_word(one.role));
  for (EntityId place : event.places) edge(EdgeType::At, place.value, 0, "");
  if (event.part_of) edge(EdgeType::PartOf, event.part_of->value, 0, "");
  for (EventId earlier : event.follows) edge(EdgeType::Follows, earlier.value, 0, "");
  return out;
}

GraphElements project_dispute(const Dispute& dispute, const PartLookup& part) {
  GraphElements out;
  EvidenceList all(part);
  for (std::size_t i = 0; i < dispute.positions.size(); ++i) {
    const Position& position = dispute.positions[i];
    auto edge = [&](auto id) {
      EvidenceList evidence(part);
      if (evidence.add(id).empty()) return;
      all.add(id);
      PropertyBuilder properties;
      properties.text("side", position.label).texts("sides", position.sides);
      properties.number("position", static_cast<std::int64_t>(i) + 1).texts("evidence", evidence.take());
      out.edges.push_back({dispute.id.value, EdgeType::Position, id.value, static_cast<std::uint32_t>(i), properties.take()});
    };
    for (ClaimId claim : position.claims) edge(claim);
    for (FigureId figure : position.figures) edge(figure);
  }
  std::vector<std::string> evidence = all.take();
  PropertyBuilder properties;
  properties.text("id", dispute.id.to_string()).text("kind", to_word(dispute.kind)).text("question", dispute.question);
  properties.number("positions", static_cast<std::int64_t>(dispute.positions.size()));
  if (dispute.event) properties.text("event", dispute.event->to_string());
  properties.texts("evidence", evidence);
  out.nodes.push_back({dispute.id.value, {"Dispute"}, properties.take()});
  if (dispute.event)
    out.edges.push_back({dispute.id.value, EdgeType::Over, dispute.event->value, 0,
                         PropertyBuilder().texts("evidence", evidence).take()});
  return out;
}

GraphElements project_claim_link(const ClaimLink& link, const PartLookup& part) {
  auto first = parse_claim_or_figure(link.first);
  auto second = parse_claim_or_figure(link.second);
  if (!first || !second || !part(*first) || !part(*second)) return {};
  EdgeType type = link.kind == ClaimLinkKind::Contradicts    ? EdgeType::Contradicts
                  : link.kind == ClaimLinkKind::Corroborates ? EdgeType::Corroborates
                                                             : EdgeType::Consistent;
  EvidenceList evidence(part);
  evidence.add(ClaimId{*first}).add(ClaimId{*second});
  PropertyBuilder properties;
  properties.text("kind", to_word(link.about)).text("reason", link.reason).texts("evidence", evidence.take());
  GraphElements out;
  out.edges.push_back({*first, type, *second, static_cast<std::uint32_t>(link.about), properties.take()});
  return out;
}

GraphElements project_part_of(const PartOf& link, const PartLookup& part, const std::vector<LocalEntityId>& members) {
  GraphElements out;
  out.edges.push_back({link.part.value, EdgeType::PartOf, link.whole.value, 0,
                       PropertyBuilder().texts("evidence", EvidenceList(part).add_all(members).take()).take()});
  return out;
}

EntityId make_publisher_id(std::string_view folded_name) {
  std::uint64_t value = Hasher().add("publisher").add(folded_name).value();
  return EntityId{value == 0 ? 1 : value};
}

Node project_publisher(EntityId id, const std::string& name) {
  PropertyBuilder properties;
  properties.text("id", id.to_string()).text("name", name).text("kind", "publisher").texts("names", {name});
  return {id.value, {"Organization", "Entity"}, properties.take()};
}

std::string encode_accusation(const Accusation& accusation) {
  std::string out;
  append_text(out, accusation.time);
  append_varint(out, accusation.spans.size());
  for (Span span : accusation.spans) {
    append_varint(out, span.begin);
    append_varint(out, span.end);
  }
  return out;
}

Result<Accusation> decode_accusation(EntityId from, EntityId to, std::string_view bytes) {
  ByteReader reader(bytes);
  Accusation out{from, to, std::string(reader.text()), {}};
  out.spans.resize(reader.count());
  for (Span& span : out.spans) {
    span.begin = static_cast<std::uint32_t>(reader.varint());
    span.end = static_cast<std::uint32_t>(reader.varint());
  }
  if (!reader.finished()) return fail(ErrorCode::Corrupt, "a stored accusation is damaged");
  return out;
}

PlainEdge project_accused(EntityId from, EntityId to, const std::vector<std::pair<DocumentId, Accusation>>& shares) {
  std::int64_t count = 0;
  std::string first, last;
  std::vector<std::string> evidence;
  for (const auto& [document, share] : shares) {
    count += static_cast<std::int64_t>(share.spans.size());
    if (!share.time.empty() && (first.empty() || share.time < first)) first = share.time;
    if (share.time > last) last = share.time;
    for (Span span : share.spans)
      if (evidence.size() < kEvidenceLimit) evidence.push_back(to_string(EvidenceRef{document.value, span.begin, span.end}));
  }
  PropertyBuilder properties;
  properties.number("count", count).number("documents", static_cast<std::int64_t>(shares.size()));
  properties.text("first", first).text("last", last).texts("evidence", std::move(evidence));
  return {from.value, EdgeType::Accused, to.value, 0, properties.take()};
}

}  // namespace hearsay::graph
