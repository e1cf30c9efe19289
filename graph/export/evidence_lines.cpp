// Documents, claims and figures.
#include <array>
#include <charconv>

#include "graph/export/record_lines.h"
#include "graph/export/record_parts.h"

namespace hearsay::graph {
namespace {

// What the lines of one document look up.
struct Scope {
  const Evidence& evidence;
  const TextMap& map;
  const RecordIndex& index;
  JsonLine json;
};

void add_optional_span(Scope& scope, std::string_view key, Span bytes) {
  scope.json.key(key);
  if (bytes.empty())
    scope.json.null();
  else
    add_span(scope.json, scope.map.to_code_points(bytes));
}

void add_local_entity(Scope& scope, std::size_t chain) {
  const LocalEntity& local = scope.evidence.entities[chain];
  const Entity* entity = scope.index.entity_of(local.id);
  if (entity == nullptr)
    add_entity(scope.json, {}, local.english.empty() ? local.name : local.english, local.side);
  else
    add_entity(scope.json, entity->id, entity->name, entity->side.empty() ? local.side : entity->side);
}

void add_local_entities(Scope& scope, std::string_view key, const std::vector<std::size_t>& chains) {
  scope.json.key(key).open_array();
  for (std::size_t chain : chains) add_local_entity(scope, chain);
  scope.json.close_array();
}

void add_time(Scope& scope, const TimeMention& time) {
  scope.json.open_object();
  add_text(scope.json, "text", slice(scope.evidence.document.text, time.span));
  add_text(scope.json, "value", time.value);
  add_text_or_null(scope.json, "earliest", time.earliest);
  add_text_or_null(scope.json, "latest", time.latest);
  scope.json.key("span");
  add_span(scope.json, scope.map.to_code_points(time.span));
  scope.json.close_object();
}

// id, document, language, said, begin, end, text: how claims and figures begin.
void add_head(Scope& scope, const std::string& id, Span bytes) {
  const Document& document = scope.evidence.document;
  Span span = scope.map.to_code_points(bytes);
  scope.json.open_object().key("id").text(id);
  add_text(scope.json, "document", document.uri);
  add_text(scope.json, "language", document.language.empty() ? "und" : document.language);
  add_text_or_null(scope.json, "said", document.published);
  scope.json.key("begin").number(std::int64_t{span.begin}).key("end").number(std::int64_t{span.end});
  add_text(scope.json, "text", slice(document.text, bytes));
}

void add_claim_spans(Scope& scope, const Claim& claim) {
  scope.json.key("spans").open_object();
  add_optional_span(scope, "claimant", claim.claimant);
  add_optional_span(scope, "cue", claim.cue);
  scope.json.key("content").open_array();
  for (Span span : claim.content) add_span(scope.json, scope.map.to_code_points(span));
  scope.json.close_array().close_object();
}

void add_chain(Scope& scope, const std::vector<Hop>& chain) {
  scope.json.key("chain").open_array();
  for (const auto& hop : chain) {
    scope.json.open_object().key("source");
    if (hop.entity)
      add_local_entity(scope, *hop.entity);
    else
      scope.json.null();
    scope.json.key("span");
    add_span(scope.json, scope.map.to_code_points(hop.span));
    add_optional_span(scope, "cue", hop.cue);
    scope.json.close_object();
  }
  scope.json.close_array();
}

void add_deed(Scope& scope, const Deed& deed) {
  scope.json.key("deed").open_object();
  add_text_or_null(scope.json, "plover", to_word(deed.plover));
  add_optional_span(scope, "trigger", deed.trigger);
  add_text(scope.json, "polarity", to_word(deed.polarity));
  add_local_entities(scope, "actor", deed.actors);
  add_local_entities(scope, "target", deed.targets);
  add_local_entities(scope, "places", deed.places);
  scope.json.key("time").open_array();
  for (std::size_t time : deed.times) add_time(scope, scope.evidence.times[time]);
  scope.json.close_array().close_object();
}

template <class TypedId>
void add_event(JsonLine& json, const TypedId* event) {
  json.key("event").text_or_null(event == nullptr ? std::string() : event->to_string());
}

std::string hexadecimal(std::uint64_t number) {
  std::array<char, 16> digits{};
  auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
  std::string text(digits.data(), static_cast<std::size_t>(end - digits.data()));
  return std::string(16 - text.size(), '0') + text;
}

void add_sources(Scope& scope) {
  scope.json.key("near_copy_of").open_array();
  for (const NearCopy* copy : scope.index.copies_by(scope.evidence.document.id))
    scope.json.open_object().key("document").text(scope.index.uri_of(copy->original)).key("containment")
        .number(copy->containment).close_object();
  scope.json.close_array().key("cites").open_array();
  for (const CitationLink* link : scope.index.citations_by(scope.evidence.document.id))
    if (const Entity* source = scope.index.entity(link->source)) {
      scope.json.open_object().key("source");
      add_entity(scope.json, source->id, source->name, source->side);
      scope.json.key("kind").text(to_word(link->kind)).close_object();
    }
  scope.json.close_array();
}

void add_extra(JsonLine& json, const std::map<std::string, std::string>& extra) {
  json.key("extra").open_object();
  for (const auto& [name, value] : extra) {
    json.key(name);
    if (auto compact = compact_json(value))
      json.raw(*compact);
    else
      json.text(value);
  }
  json.close_object();
}

}  // namespace

std::string document_line(const Evidence& evidence, const RecordIndex& index) {
  const Document& document = evidence.document;
  TextMap map(document.text);
  Scope scope{evidence, map, index, {}};
  scope.json.open_object().key("id").text(document.id.to_string());
  add_text(scope.json, "uri", document.uri);
  add_text_or_null(scope.json, "url", document.url);
  add_text_or_null(scope.json, "title", document.title);
  add_optional_span(scope, "title_span", document.title_span);
  add_text_or_null(scope.json, "publisher", document.publisher);
  add_text_or_null(scope.json, "published", document.published);
  add_text(scope.json, "language", document.language.empty() ? "und" : document.language);
  add_text(scope.json, "text", document.text);
  scope.json.key("characters").number(std::int64_t{map.code_points()});
  add_text(scope.json, "text_hash", hexadecimal(document.text_hash));
  add_sources(scope);
  add_extra(scope.json, document.extra);
  add_texts(scope.json, "notes", evidence.notes);
  return scope.json.close_object().line();
}

std::string claim_line(const Evidence& evidence, std::size_t at, const TextMap& map, const RecordIndex& index) {
  const Claim& claim = evidence.claims[at];
  Scope scope{evidence, map, index, {}};
  add_head(scope, claim.id.to_string(), claim.span);
  add_claim_spans(scope, claim);
  add_text_or_null(scope.json, "cue", slice(evidence.document.text, claim.cue));
  add_text_or_null(scope.json, "cue_lemma", claim.cue_lemma);
  add_text(scope.json, "act", to_word(claim.act));
  add_local_entities(scope, "claimants", claim.claimants);
  add_chain(scope, claim.chain);
  add_local_entities(scope, "accused", claim.accused);
  add_deed(scope, claim.deed);
  add_text(scope.json, "polarity", to_word(claim.polarity));
  add_text(scope.json, "modality", to_word(claim.modality));
  scope.json.key("quoted").flag(claim.quoted).key("implicit").flag(claim.implicit);
  scope.json.key("figures").open_array();
  for (std::size_t figure : claim.figures) scope.json.text(evidence.figures[figure].id.to_string());
  scope.json.close_array();
  add_event(scope.json, index.event_of(claim.id));
  std::optional<int> origins = index.origins_of(claim.id);
  scope.json.key("origins").number_or_null(origins ? std::optional<std::int64_t>(*origins) : std::nullopt);
  scope.json.key("confidence").number(claim.confidence);
  add_reasons(scope.json, claim.reasons);
  return scope.json.close_object().line();
}

std::string figure_line(const Evidence& evidence, std::size_t at, const TextMap& map, const RecordIndex& index) {
  const Figure& figure = evidence.figures[at];
  Scope scope{evidence, map, index, {}};
  add_head(scope, figure.id.to_string(), figure.span);
  add_text(scope.json, "kind", to_word(figure.kind));
  scope.json.key("count").number_or_null(figure.count).key("min").number_or_null(figure.min);
  scope.json.key("max").number_or_null(figure.max);
  add_text_or_null(scope.json, "side", figure.side);
  add_text_or_null(scope.json, "who", figure.who);
  scope.json.key("total").flag(figure.total).key("addition").flag(figure.addition);
  static const std::vector<std::size_t> kNobody;
  add_local_entities(scope, "claimants", figure.claim ? evidence.claims[*figure.claim].claimants : kNobody);
  scope.json.key("claim").text_or_null(figure.claim ? evidence.claims[*figure.claim].id.to_string() : std::string());
  add_event(scope.json, index.event_of(figure.id));
  add_reasons(scope.json, figure.reasons);
  return scope.json.close_object().line();
}

}  // namespace hearsay::graph
