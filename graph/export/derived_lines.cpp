// Entities, events, disputes and links between claims.
#include "graph/export/record_lines.h"
#include "graph/export/record_parts.h"

namespace hearsay::graph {
namespace {

void add_known_entity(JsonLine& json, EntityId id, const RecordIndex& index) {
  const Entity* entity = index.entity(id);
  if (entity == nullptr)
    add_entity(json, id, "", "");
  else
    add_entity(json, id, entity->name, entity->side);
}

void add_known_entities(JsonLine& json, std::string_view key, const std::vector<EntityId>& ids, const RecordIndex& index) {
  json.key(key).open_array();
  for (EntityId id : ids) add_known_entity(json, id, index);
  json.close_array();
}

void add_mentions(JsonLine& json, EntityId entity, const RecordIndex& index) {
  json.key("mentions").open_array();
  for (const auto& mention : index.mentions_of(entity)) {
    json.open_object();
    add_text(json, "document", index.uri_of(mention.document));
    json.key("begin").number(std::int64_t{mention.span.begin}).key("end").number(std::int64_t{mention.span.end});
    add_text(json, "text", mention.text);
    add_text(json, "kind", to_word(mention.kind));
    add_text_or_null(json, "reading", mention.reading);
    add_text_or_null(json, "rule", mention.rule);
    json.close_object();
  }
  json.close_array();
}

void add_time(JsonLine& json, const Event& event) {
  json.key("time").open_object();
  add_text_or_null(json, "earliest", event.earliest);
  add_text_or_null(json, "latest", event.latest);
  add_text_or_null(json, "text", event.edtf);
  json.close_object();
}

void add_participants(JsonLine& json, const Event& event, const RecordIndex& index) {
  json.key("participants").open_array();
  for (const auto& participant : event.participants) {
    json.open_object().key("entity");
    add_known_entity(json, participant.entity, index);
    json.key("role").text(to_word(participant.role)).close_object();
  }
  json.close_array();
}

}  // namespace

std::string entity_line(const Entity& entity, const RecordIndex& index) {
  JsonLine json;
  json.open_object().key("id").text(entity.id.to_string());
  add_text(json, "type", to_word(entity.type));
  add_text(json, "name", entity.name);
  add_text_or_null(json, "side", entity.side);
  add_text_or_null(json, "kind", entity.kind);
  add_text_or_null(json, "of", entity.of);
  add_text_or_null(json, "gazetteer", entity.gazetteer);
  json.key("latitude").number_or_null(entity.latitude).key("longitude").number_or_null(entity.longitude);
  json.key("names").open_object();
  for (const auto& [language, names] : entity.names) add_texts(json, language, names);
  json.close_object();
  add_known_entities(json, "part_of", index.wholes_of(entity.id), index);
  add_mentions(json, entity.id, index);
  add_reasons(json, entity.reasons);
  return json.close_object().line();
}

std::string event_line(const Event& event, const RecordIndex& index) {
  JsonLine json;
  json.open_object().key("id").text(event.id.to_string());
  add_text_or_null(json, "plover", to_word(event.plover));
  add_text_or_null(json, "mode", event.mode);
  add_text(json, "label", event.label);
  add_time(json, event);
  json.key("background").flag(event.background);
  add_known_entities(json, "places", event.places, index);
  add_participants(json, event, index);
  add_texts(json, "sides", event.sides);
  add_ids(json, "claims", event.claims);
  add_ids(json, "figures", event.figures);
  add_ids(json, "reports", event.reports);
  json.key("documents").open_array();
  for (DocumentId document : event.documents) json.text(index.uri_of(document));
  json.close_array().key("origins").number(std::int64_t{event.origins});
  json.key("part_of").text_or_null(event.part_of ? event.part_of->to_string() : std::string());
  add_ids(json, "follows", event.follows);
  add_reasons(json, event.reasons);
  return json.close_object().line();
}

std::string dispute_line(const Dispute& dispute) {
  JsonLine json;
  json.open_object().key("id").text(dispute.id.to_string());
  add_text(json, "kind", to_word(dispute.kind));
  add_text(json, "question", dispute.question);
  json.key("event").text_or_null(dispute.event ? dispute.event->to_string() : std::string());
  json.key("positions").open_array();
  for (const auto& position : dispute.positions) {
    json.open_object().key("label").text(position.label);
    add_texts(json, "sides", position.sides);
    add_ids(json, "claims", position.claims);
    add_ids(json, "figures", position.figures);
    json.close_object();
  }
  json.close_array();
  add_reasons(json, dispute.reasons);
  return json.close_object().line();
}

std::string claim_link_line(const ClaimLink& link) {
  JsonLine json;
  json.open_object().key("kind").text(to_word(link.kind)).key("about").text(to_word(link.about));
  add_text(json, "first", link.first);
  add_text(json, "second", link.second);
  add_text(json, "reason", link.reason);
  return json.close_object().line();
}

}  // namespace hearsay::graph
