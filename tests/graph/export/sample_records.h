// Two short documents with their evidence, and the derived layer that joins them: enough to fill every field of every
// exported record. The words are found in the text, so that spans are right by construction.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/derived.h"
#include "schemas/evidence.h"

namespace hearsay::test {

inline Span span_of(const std::string& text, std::string_view words) {
  std::size_t at = text.find(words);
  if (at == std::string::npos) throw std::logic_error("sample text lacks: " + std::string(words));
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

inline LocalEntity sample_entity(const std::string& text, EntityType type, const std::string& name, const std::string& side) {
  LocalEntity entity;
  entity.type = type;
  entity.name = name;
  entity.side = side;
  entity.mentions.push_back({span_of(text, name), MentionKind::Name, "", "name"});
  return entity;
}

// Armenia accuses Azerbaijan; four killed by the claim, "many" wounded by the article.
inline Evidence first_record() {
  Evidence evidence;
  Document& document = evidence.document;
  document.uri = "news/a.txt";
  document.title = "Pertempuran";
  document.publisher = "Contoh Kawat";
  document.published = "2023-04-11";
  document.language = "id";
  document.text = "Pertempuran.\nPada 11 April, Երևան \u2013 Armenia \u2013 menuduh Azerbaijan menembak: empat tewas di Tegh.";
  document.title_span = span_of(document.text, "Pertempuran");
  document.extra = {{"section", "\"world\""}, {"broken", "{"}};
  document.id = make_document_id(document.uri);
  const std::string& text = document.text;
  evidence.entities = {sample_entity(text, EntityType::Country, "Armenia", "ARM"),
                       sample_entity(text, EntityType::Country, "Azerbaijan", "AZE"),
                       sample_entity(text, EntityType::Place, "Tegh", "")};
  evidence.times.push_back({span_of(text, "11 April"), "DATE", "2023-04-11", "2023-04-11", "2023-04-11"});
  Report report;
  report.spans = {span_of(text, "menembak")};
  report.plover = Plover::Assault;
  report.participants = {{1, Role::Actor}, {0, Role::Target}};
  evidence.reports.push_back(report);
  Claim claim;
  claim.span = span_of(text, "menuduh Azerbaijan menembak: empat tewas di Tegh");
  claim.cue = span_of(text, "menuduh");
  claim.claimant = span_of(text, "Armenia");
  claim.content = {span_of(text, "Azerbaijan menembak: empat tewas di Tegh")};
  claim.cue_lemma = "tuduh";
  claim.act = Act::Accuse;
  claim.claimants = {0};
  claim.accused = {1};
  claim.deed = {Plover::Assault, span_of(text, "menembak"), Polarity::Asserted, {1}, {0}, {2}, {0}};
  claim.figures = {0};
  claim.report = 0;
  claim.confidence = 0.9;
  claim.reasons = {{"verb-cue", "menuduh"}};
  evidence.claims.push_back(claim);
  Figure figure;
  figure.span = span_of(text, "empat tewas");
  figure.count = 4;
  figure.who = "soldiers";
  figure.side = "ARM";
  figure.claim = 0;
  figure.report = 0;
  evidence.figures.push_back(figure);
  assign_ids(evidence);
  return evidence;
}

// Azerbaijan denies; an agency passes it on; one figure in the article's own voice.
inline Evidence second_record() {
  Evidence evidence;
  Document& document = evidence.document;
  document.uri = "news/b.txt";
  document.language = "en";
  document.published = "2023-04-12T08:00Z";
  document.text = "Azerbaijan \"denied\" it, Interfax reported. At least 3 were hurt.\x01";
  document.id = make_document_id(document.uri);
  const std::string& text = document.text;
  evidence.entities = {sample_entity(text, EntityType::Country, "Azerbaijan", "AZE"),
                       sample_entity(text, EntityType::Organization, "Interfax", "RUS")};
  Claim claim;
  claim.span = span_of(text, "\"denied\" it");
  claim.cue = span_of(text, "denied");
  claim.content = {span_of(text, "it")};
  claim.act = Act::Deny;
  claim.claimants = {0};
  claim.chain = {{1, span_of(text, "Interfax"), span_of(text, "reported")}, {std::nullopt, span_of(text, "it"), {}}};
  claim.quoted = true;
  claim.implicit = true;
  evidence.claims.push_back(claim);
  Figure figure;
  figure.span = span_of(text, "At least 3 were hurt");
  figure.kind = FigureKind::Wounded;
  figure.min = 3;
  evidence.figures.push_back(figure);
  evidence.citations.push_back({span_of(text, "Interfax"), 1, CitationKind::Reported});
  evidence.notes = {"one control character"};
  assign_ids(evidence);
  return evidence;
}

inline std::vector<Evidence> sample_records() { return {first_record(), second_record()}; }

inline Entity joined_entity(std::uint64_t id, EntityType type, const std::string& name, const std::string& side,
                            std::vector<LocalEntityId> members) {
  Entity entity;
  entity.id = {id};
  entity.type = type;
  entity.name = name;
  entity.side = side;
  entity.names = {{"id", {name}}};
  entity.members = std::move(members);
  entity.reasons = {{"same-name", name}};
  return entity;
}

inline Event sample_event(const Evidence& a, const Evidence& b) {
  Event event;
  event.id = {77};
  event.plover = Plover::Assault;
  event.label = "Clash near Tegh, 11 April 2023";
  event.earliest = event.latest = event.edtf = "2023-04-11";
  event.places = {{3}};
  event.participants = {{{1}, Role::Target}, {{2}, Role::Actor}};
  event.sides = {"ARM", "AZE"};
  event.reports = {a.reports[0].id};
  event.claims = {a.claims[0].id, b.claims[0].id};
  event.figures = {a.figures[0].id};
  event.documents = {a.document.id, b.document.id};
  event.origins = 2;
  event.reasons = {{"same-day", "2023-04-11"}};
  return event;
}

inline Derived sample_derived(const std::vector<Evidence>& records) {
  const Evidence& a = records[0];
  const Evidence& b = records[1];
  Derived derived;
  derived.entities = {joined_entity(1, EntityType::Country, "Armenia", "ARM", {a.entities[0].id}),
                      joined_entity(2, EntityType::Country, "Azerbaijan", "AZE", {a.entities[1].id, b.entities[0].id}),
                      joined_entity(3, EntityType::Place, "Tegh", "", {a.entities[2].id})};  // Interfax stays unlinked
  derived.entities[2].latitude = 39.55;
  derived.entities[2].longitude = 46.48;
  derived.part_of = {{{3}, {1}}};
  derived.events = {sample_event(a, b)};
  derived.disputes = {{{88}, DisputeKind::Blame, "Who fired?", EventId{77},
                       {{"Azerbaijan fired", {"ARM"}, {a.claims[0].id}, {}}, {"it did not", {"AZE"}, {b.claims[0].id}, {b.figures[0].id}}},
                       {{"deny-accuse", "menuduh / denied"}}}};
  derived.claim_links = {{ClaimLinkKind::Contradicts, DisputeKind::Blame, a.claims[0].id.to_string(), b.claims[0].id.to_string(), "one denies what the other says"}};
  derived.near_copies = {{b.document.id, a.document.id, 0.25}};
  derived.citations = {{b.document.id, {2}, CitationKind::Reported}};
  derived.origins = {{a.claims[0].id, 2}};
  return derived;
}

}  // namespace hearsay::test
