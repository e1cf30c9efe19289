#include "graph/export/nquads.h"

#include "base/text_map.h"
#include "graph/export/quad_writer.h"

namespace hearsay::graph {
namespace {

std::string_view class_of(EntityType type) {
  switch (type) {
    case EntityType::Person: return "schema:Person";
    case EntityType::Organization: return "schema:Organization";
    case EntityType::Country: return "schema:Country";
    case EntityType::Region: return "schema:AdministrativeArea";
    case EntityType::Place: return "schema:Place";
  }
  return "schema:Thing";
}

// Statements about one document and what it says.
class DocumentStatements {
 public:
  DocumentStatements(QuadWriter& out, const Evidence& evidence, const RecordIndex& index)
      : out_(out), evidence_(evidence), index_(index), map_(evidence.document.text), document_(evidence.document.id.to_string()) {}

  void write() {
    out_.in_graph(document_);
    document();
    for (const auto& claim : evidence_.claims) this->claim(claim);
    for (const auto& figure : evidence_.figures) this->figure(figure);
    out_.in_graph({});
  }

 private:
  std::string entity_id(std::size_t chain) const {
    const Entity* entity = index_.entity_of(evidence_.entities[chain].id);
    return entity == nullptr ? std::string() : entity->id.to_string();
  }

  void entities(const std::string& subject, std::string_view predicate, const std::vector<std::size_t>& chains) {
    for (std::size_t chain : chains) out_.link(subject, predicate, entity_id(chain));
  }

  // The place of `bytes` in the document, as a selector with an IRI of its own.
  void selector(const std::string& subject, Span bytes) {
    std::string id = subject + ":place";
    Span span = map_.to_code_points(bytes);
    out_.link(subject, "oa:hasSelector", id);
    out_.type(id, "oa:TextPositionSelector");
    out_.number(id, "oa:start", span.begin);
    out_.number(id, "oa:end", span.end);
  }

  void document() {
    const Document& document = evidence_.document;
    out_.type(document_, "schema:NewsArticle");
    out_.type(document_, "prov:Entity");
    out_.text(document_, "schema:identifier", document.uri);
    out_.iri(document_, "schema:url", document.url.find(':') == std::string::npos ? std::string_view() : std::string_view(document.url));
    out_.text(document_, "schema:headline", document.title, document.language);
    out_.text(document_, "schema:publisher", document.publisher);
    out_.text(document_, "schema:inLanguage", document.language);
    out_.time(document_, "schema:datePublished", document.published);
    for (const NearCopy* copy : index_.copies_by(document.id)) out_.link(document_, "prov:wasDerivedFrom", copy->original.to_string());
    for (const CitationLink* link : index_.citations_by(document.id)) out_.link(document_, "schema:citation", link->source.to_string());
  }

  void claim(const Claim& claim) {
    std::string id = claim.id.to_string();
    const Document& document = evidence_.document;
    out_.type(id, "schema:Claim");
    out_.type(id, "prov:Entity");
    out_.text(id, "schema:text", slice(document.text, claim.span), document.language);
    out_.link(id, "schema:appearance", document_);
    out_.time(id, "schema:datePublished", document.published);
    entities(id, "schema:author", claim.claimants);
    entities(id, "prov:wasAttributedTo", claim.claimants);
    out_.link(id, claim.quoted ? "prov:wasQuotedFrom" : "prov:wasDerivedFrom", document_);
    selector(id, claim.span);
    out_.text(id, "hs:act", to_word(claim.act));
    out_.text(id, "hs:cue", slice(document.text, claim.cue), document.language);
    out_.text(id, "hs:polarity", to_word(claim.polarity));
    out_.text(id, "hs:modality", to_word(claim.modality));
    out_.text(id, "hs:deed", to_word(claim.deed.plover));
    out_.real(id, "hs:confidence", claim.confidence);
    entities(id, "hs:accuses", claim.accused);
    for (const auto& hop : claim.chain)
      if (hop.entity) out_.link(id, "hs:relayedBy", entity_id(*hop.entity));
    if (const EventId* event = index_.event_of(claim.id)) out_.link(id, "schema:about", event->to_string());
    for (std::size_t figure : claim.figures) out_.link(id, "hs:gives", evidence_.figures[figure].id.to_string());
  }

  void figure(const Figure& figure) {
    std::string id = figure.id.to_string();
    out_.type(id, "hs:Figure");
    out_.type(id, "prov:Entity");
    out_.text(id, "hs:kind", to_word(figure.kind));
    if (figure.count) out_.number(id, "schema:value", *figure.count);
    if (figure.min) out_.number(id, "schema:minValue", *figure.min);
    if (figure.max) out_.number(id, "schema:maxValue", *figure.max);
    out_.text(id, "hs:side", figure.side);
    out_.text(id, "hs:who", figure.who);
    out_.text(id, "schema:text", slice(evidence_.document.text, figure.span), evidence_.document.language);
    out_.link(id, "prov:wasDerivedFrom", document_);
    selector(id, figure.span);
    if (figure.claim) entities(id, "prov:wasAttributedTo", evidence_.claims[*figure.claim].claimants);
    if (const EventId* event = index_.event_of(figure.id)) out_.link(id, "schema:about", event->to_string());
  }

  QuadWriter& out_;
  const Evidence& evidence_;
  const RecordIndex& index_;
  TextMap map_;
  std::string document_;
};

void write_entity(QuadWriter& out, const Entity& entity, const RecordIndex& index) {
  std::string id = entity.id.to_string();
  out.type(id, class_of(entity.type));
  if (entity.type != EntityType::Place && entity.type != EntityType::Region) out.type(id, "prov:Agent");
  out.text(id, "schema:name", entity.name);
  for (const auto& [language, names] : entity.names)
    for (const auto& name : names) out.text(id, "schema:alternateName", name, language);
  out.text(id, "hs:side", entity.side);
  out.text(id, "hs:kind", entity.kind);
  for (EntityId whole : index.wholes_of(entity.id)) out.link(id, "hs:partOf", whole.to_string());
  if (!entity.latitude || !entity.longitude) return;
  out.link(id, "schema:geo", id + ":geo");
  out.type(id + ":geo", "schema:GeoCoordinates");
  out.real(id + ":geo", "schema:latitude", *entity.latitude);
  out.real(id + ":geo", "schema:longitude", *entity.longitude);
}

void write_event(QuadWriter& out, const Event& event) {
  std::string id = event.id.to_string();
  out.type(id, "schema:Event");
  out.text(id, "schema:name", event.label);
  out.text(id, "hs:deed", to_word(event.plover));
  out.time(id, "schema:startDate", event.earliest);
  out.time(id, "schema:endDate", event.latest);
  out.number(id, "hs:origins", event.origins);
  for (EntityId place : event.places) out.link(id, "schema:location", place.to_string());
  for (const auto& participant : event.participants)
    out.link(id, "hs:" + std::string(to_word(participant.role)), participant.entity.to_string());
  for (DocumentId document : event.documents) out.link(id, "schema:subjectOf", document.to_string());
  if (event.part_of) out.link(id, "schema:superEvent", event.part_of->to_string());
  for (EventId earlier : event.follows) out.link(id, "hs:follows", earlier.to_string());
}

void write_dispute(QuadWriter& out, const Dispute& dispute) {
  std::string id = dispute.id.to_string();
  out.type(id, "hs:Dispute");
  out.text(id, "hs:kind", to_word(dispute.kind));
  out.text(id, "schema:name", dispute.question);
  if (dispute.event) out.link(id, "schema:about", dispute.event->to_string());
  for (std::size_t i = 0; i < dispute.positions.size(); ++i) {
    const Position& position = dispute.positions[i];
    std::string place = id + ":position" + std::to_string(i + 1);
    out.link(id, "hs:position", place);
    out.type(place, "hs:Position");
    out.text(place, "schema:name", position.label);
    for (const auto& side : position.sides) out.text(place, "hs:side", side);
    for (ClaimId claim : position.claims) out.link(place, "hs:heldBy", claim.to_string());
    for (FigureId figure : position.figures) out.link(place, "hs:heldBy", figure.to_string());
  }
}

std::string_view predicate_of(ClaimLinkKind kind) {
  switch (kind) {
    case ClaimLinkKind::Contradicts: return "hs:contradicts";
    case ClaimLinkKind::Corroborates: return "hs:corroborates";
    case ClaimLinkKind::Consistent: break;
  }
  return "hs:consistentWith";
}

}  // namespace

Result<std::uint64_t> write_nquads(const EvidenceScan& scan, const Derived& derived, const std::string& path) {
  HEARSAY_TRY(auto file, OutputFile::create(path));
  QuadWriter out(file);
  RecordIndex index(derived);
  HEARSAY_CHECK(scan([&](const Evidence& evidence) {
    DocumentStatements(out, evidence, index).write();
    return !file.failed();
  }));
  for (const auto& entity : derived.entities) write_entity(out, entity, index);
  for (const auto& event : derived.events) write_event(out, event);
  for (const auto& dispute : derived.disputes) write_dispute(out, dispute);
  for (const auto& link : derived.claim_links) out.link(link.first, predicate_of(link.kind), link.second);
  HEARSAY_CHECK(file.commit());
  return out.count();
}

}  // namespace hearsay::graph
