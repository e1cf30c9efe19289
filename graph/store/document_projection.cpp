// The block of one document: its own node, its claims and figures, and the edges that its text supports.
#include <algorithm>
#include <map>
#include <set>

#include "base/text_map.h"
#include "graph/store/projection.h"
#include "graph/store/property_builder.h"
#include "graph/store/value_codec.h"

namespace hearsay::graph {
namespace {

class DocumentProjector {
 public:
  DocumentProjector(const Evidence& evidence, const DocumentLinks& links)
      : evidence_(evidence), links_(links), map_(evidence.document.text), document_(evidence.document.id) {
    for (const auto& join : links.entities)
      if (join.local < evidence.entities.size()) entities_[join.local] = join.entity;
    for (const auto& place : links.claims)
      if (place.index < evidence.claims.size()) claim_events_[place.index] = place.event;
    for (const auto& place : links.figures)
      if (place.index < evidence.figures.size()) figure_events_[place.index] = place.event;
    for (const auto& origin : links.origins) origins_[origin.claim] = origin.origins;
  }

  GraphElements run() {
    project_document_node();
    for (std::size_t i = 0; i < evidence_.claims.size(); ++i) project_claim(i);
    for (std::size_t i = 0; i < evidence_.figures.size(); ++i) project_figure(i);
    project_mentions();
    project_reports();
    project_sources();
    return std::move(out_);
  }

 private:
  std::string text_of(Span span) const { return std::string(slice(evidence_.document.text, span)); }
  std::string ref(Span bytes) const {
    Span span = map_.to_code_points(bytes);
    return to_string(EvidenceRef{document_.value, span.begin, span.end});
  }
  std::vector<std::string> refs(const std::vector<Span>& list) const {
    std::vector<std::string> out;
    for (Span span : list) out.push_back(ref(span));
    return out;
  }
  // The document's own place where no words carry a link: its title, else its first character.
  std::string document_ref() const {
    const Document& document = evidence_.document;
    Span span = document.title_span.empty() ? Span{0, map_.byte_at(1)} : document.title_span;
    return ref(span);
  }
  void edge(NodeId from, EdgeType type, NodeId to, std::uint32_t discriminator, Properties properties) {
    out_.edges.push_back({from, type, to, discriminator, std::move(properties)});
  }
  static Properties spans_only(std::vector<std::string> evidence) {
    return PropertyBuilder().texts("evidence", std::move(evidence)).take();
  }

  void project_document_node() {
    const Document& document = evidence_.document;
    PropertyBuilder properties;
    properties.text("id", document_.to_string()).text("uri", document.uri).text("url", document.url);
    properties.text("title", document.title).text("publisher", document.publisher).text("published", document.published);
    properties.text("language", document.language).text("hash", to_base32(document.text_hash));
    properties.number("claims", static_cast<std::int64_t>(evidence_.claims.size()));
    properties.texts("evidence", {document_ref()});
    out_.nodes.push_back({document_.value, {"Document"}, properties.take()});
  }

  void put_place(PropertyBuilder& properties, Span bytes) const {
    Span span = map_.to_code_points(bytes);
    properties.text("document", document_.to_string()).number("begin", span.begin).number("end", span.end);
    properties.text("text", text_of(bytes));
  }

  void project_claim(std::size_t index) {
    const Claim& claim = evidence_.claims[index];
    PropertyBuilder properties;
    properties.text("id", claim.id.to_string()).text("act", to_word(claim.act)).text("cue", claim.cue_lemma);
    properties.text("polarity", to_word(claim.polarity)).text("modality", to_word(claim.modality));
    properties.flag("quoted", claim.quoted).flag("implicit", claim.implicit).real("confidence", claim.confidence);
    properties.text("plover", to_word(claim.deed.plover)).text("said", evidence_.document.published);
    properties.text("language", evidence_.document.language);
    put_place(properties, claim.span);
    if (auto it = origins_.find(index); it != origins_.end()) properties.number("origins", it->second);
    auto event = claim_events_.find(index);
    if (event != claim_events_.end()) properties.text("event", event->second.to_string());
    out_.nodes.push_back({claim.id.value, {"Claim"}, properties.take()});
    edge(claim.id.value, EdgeType::ReportedIn, document_.value, 0, spans_only({ref(claim.span)}));
    if (event != claim_events_.end())
      edge(claim.id.value, EdgeType::About, event->second.value, 0, spans_only({ref(claim.span)}));
    for (std::size_t figure : claim.figures)
      edge(claim.id.value, EdgeType::Gives, evidence_.figures[figure].id.value, 0,
           spans_only({ref(evidence_.figures[figure].span)}));
    project_makers(claim);
  }

  // MADE_BY: hop 0 is the claimant, then outwards along the chain to the outermost source.
  void project_makers(const Claim& claim) {
    std::set<std::pair<EntityId, std::uint32_t>> seen;
    auto made_by = [&](std::size_t local, Span span, std::uint32_t hop) {
      auto entity = entities_.find(local);
      if (entity == entities_.end() || !seen.insert({entity->second, hop}).second) return;
      PropertyBuilder properties;
      properties.number("hop", hop).texts("evidence", {ref(span.empty() ? claim.span : span)});
      edge(claim.id.value, EdgeType::MadeBy, entity->second.value, hop, properties.take());
    };
    for (std::size_t claimant : claim.claimants) made_by(claimant, claim.claimant, 0);
    std::uint32_t hop = 0;
    for (auto it = claim.chain.rbegin(); it != claim.chain.rend(); ++it) {
      bool is_claimant = it->entity && std::find(claim.claimants.begin(), claim.claimants.end(), *it->entity) != claim.claimants.end();
      if (is_claimant) continue;
      ++hop;
      if (it->entity) made_by(*it->entity, it->span, hop);
    }
    std::set<EntityId> accused;
    for (std::size_t local : claim.accused) {
      auto entity = entities_.find(local);
      if (entity == entities_.end() || !accused.insert(entity->second).second) continue;
      edge(claim.id.value, EdgeType::Accuses, entity->second.value, 0, spans_only({ref(claim.span)}));
    }
  }

  void project_figure(std::size_t index) {
    const Figure& figure = evidence_.figures[index];
    PropertyBuilder properties;
    properties.text("id", figure.id.to_string()).text("kind", to_word(figure.kind)).number("count", figure.count);
    properties.number("min", figure.min).number("max", figure.max).text("who", figure.who).text("side", figure.side);
    properties.flag("total", figure.total).flag("addition", figure.addition);
    put_place(properties, figure.span);
    auto event = figure_events_.find(index);
    if (event != figure_events_.end()) properties.text("event", event->second.to_string());
    out_.nodes.push_back({figure.id.value, {"Figure"}, properties.take()});
    if (!figure.claim) edge(document_.value, EdgeType::Gives, figure.id.value, 0, spans_only({ref(figure.span)}));
    if (event != figure_events_.end())
      edge(figure.id.value, EdgeType::About, event->second.value, 0, spans_only({ref(figure.span)}));
  }

  void project_mentions() {
    std::map<EntityId, std::vector<Span>> mentions;
    for (const auto& [local, entity] : entities_)
      for (const Mention& mention : evidence_.entities[local].mentions) mentions[entity].push_back(mention.span);
    for (auto& [entity, spans] : mentions) {
      std::sort(spans.begin(), spans.end());
      spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
      PropertyBuilder properties;
      properties.number("count", static_cast<std::int64_t>(spans.size())).texts("evidence", refs(spans));
      edge(entity.value, EdgeType::MentionedIn, document_.value, 0, properties.take());
    }
  }

  void project_reports() {
    std::map<EventId, std::vector<Span>> told;
    for (const auto& place : links_.reports)
      if (place.index < evidence_.reports.size())
        for (Span span : evidence_.reports[place.index].spans) told[place.event].push_back(span);
    for (const auto& [index, event] : claim_events_) told[event].push_back(evidence_.claims[index].span);
    for (const auto& [index, event] : figure_events_) told[event].push_back(evidence_.figures[index].span);
    for (auto& [event, spans] : told) {
      std::sort(spans.begin(), spans.end());
      spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
      edge(event.value, EdgeType::ReportedIn, document_.value, 0, spans_only(refs(spans)));
    }
  }

  void project_sources() {
    for (const auto& source : links_.sources) {
      std::vector<std::string> evidence;
      for (const Citation& citation : evidence_.citations) {
        auto entity = entities_.find(citation.entity);
        if (citation.kind == source.kind && entity != entities_.end() && entity->second == source.source)
          evidence.push_back(ref(citation.span));
      }
      if (evidence.empty()) evidence.push_back(document_ref());
      PropertyBuilder properties;
      properties.text("kind", to_word(source.kind)).texts("evidence", std::move(evidence));
      edge(document_.value, EdgeType::Cites, source.source.value, static_cast<std::uint32_t>(source.kind), properties.take());
    }
    for (const auto& copy : links_.copies) {
      PropertyBuilder properties;
      properties.real("containment", copy.containment).texts("evidence", {document_ref()});
      edge(document_.value, EdgeType::NearCopyOf, copy.original.value, 0, properties.take());
    }
    if (links_.publisher.valid())
      edge(document_.value, EdgeType::PublishedBy, links_.publisher.value, 0, spans_only({document_ref()}));
  }

  const Evidence& evidence_;
  const DocumentLinks& links_;
  TextMap map_;
  DocumentId document_;
  std::map<std::size_t, EntityId> entities_;
  std::map<std::size_t, EventId> claim_events_, figure_events_;
  std::map<std::size_t, int> origins_;
  GraphElements out_;
};

}  // namespace

GraphElements project_document(const Evidence& evidence, const DocumentLinks& links) {
  return DocumentProjector(evidence, links).run();
}

std::vector<std::pair<std::uint64_t, PartRecord>> parts_of(const Evidence& evidence) {
  std::vector<std::pair<std::uint64_t, PartRecord>> parts;
  TextMap map(evidence.document.text);
  auto add = [&](std::uint64_t id, PartKind kind, std::size_t index, Span span, std::size_t mentions) {
    parts.push_back({id, {evidence.document.id, kind, index, map.to_code_points(span), mentions}});
  };
  for (std::size_t i = 0; i < evidence.entities.size(); ++i) {
    const auto& mentions = evidence.entities[i].mentions;
    add(evidence.entities[i].id.value, PartKind::LocalEntity, i, mentions.empty() ? Span{} : mentions.front().span, mentions.size());
  }
  for (std::size_t i = 0; i < evidence.claims.size(); ++i)
    add(evidence.claims[i].id.value, PartKind::Claim, i, evidence.claims[i].span, 0);
  for (std::size_t i = 0; i < evidence.figures.size(); ++i)
    add(evidence.figures[i].id.value, PartKind::Figure, i, evidence.figures[i].span, 0);
  for (std::size_t i = 0; i < evidence.reports.size(); ++i)
    add(evidence.reports[i].id.value, PartKind::Report, i,
        evidence.reports[i].spans.empty() ? Span{} : evidence.reports[i].spans.front(), 0);
  return parts;
}

std::vector<Accusation> accusations_of(const Evidence& evidence, const DocumentLinks& links) {
  std::map<std::size_t, EntityId> entities;
  for (const auto& join : links.entities) entities[join.local] = join.entity;
  std::map<std::pair<EntityId, EntityId>, std::vector<Span>> pairs;
  TextMap map(evidence.document.text);
  for (const Claim& claim : evidence.claims)
    for (std::size_t claimant : claim.claimants)
      for (std::size_t accused : claim.accused) {
        auto from = entities.find(claimant);
        auto to = entities.find(accused);
        if (from == entities.end() || to == entities.end()) continue;
        auto& spans = pairs[{from->second, to->second}];
        Span span = map.to_code_points(claim.span);
        if (std::find(spans.begin(), spans.end(), span) == spans.end()) spans.push_back(span);
      }
  std::vector<Accusation> out;
  for (auto& [pair, spans] : pairs) {
    std::sort(spans.begin(), spans.end());
    out.push_back({pair.first, pair.second, evidence.document.published, std::move(spans)});
  }
  return out;
}

}  // namespace hearsay::graph
