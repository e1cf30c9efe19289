#include "tests/graph/store/sample_world.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>

#include "base/hash.h"

namespace hearsay::graph {
namespace {

const char* const kNames[] = {"Armenia", "Azərbaycan", "the ministry", "Şuşa", "Москва", "Reuters", "Joko Widodo", "Goris"};
const char* const kPublishers[] = {"Reuters", "Example Wire", "", "Kabar Contoh"};
const char* const kDays[] = {"2023-04-11", "2023-04-12", "", "2020-09-27T16:00"};

Span append(std::string& text, std::string_view words) {
  auto begin = static_cast<std::uint32_t>(text.size());
  text += words;
  auto end = static_cast<std::uint32_t>(text.size());
  text += ' ';
  return {begin, end};
}

void add_entities(Evidence& evidence, TestRandom& random) {
  std::size_t count = 2 + random.below(4);
  std::size_t first = random.below(8);
  for (std::size_t i = 0; i < count; ++i) {
    LocalEntity entity;
    entity.name = kNames[(first + i) % 8];
    entity.type = entity.name == "Joko Widodo" ? EntityType::Person : entity.name == "Reuters" ? EntityType::Organization : EntityType::Country;
    entity.side = i % 2 == 0 ? "ARM" : "AZE";
    for (std::size_t k = 0; k <= random.below(3); ++k)
      entity.mentions.push_back({append(evidence.document.text, entity.name), MentionKind::Name, "", "name"});
    if (random.below(4) == 0) entity.latitude = 40.1, entity.longitude = 46.2;
    evidence.entities.push_back(std::move(entity));
  }
}

void add_claims(Evidence& evidence, TestRandom& random) {
  std::size_t count = random.below(4);
  for (std::size_t i = 0; i < count; ++i) {
    Claim claim;
    claim.cue = append(evidence.document.text, "menuduh “" + std::to_string(i) + "”");
    claim.span = claim.cue;
    claim.cue_lemma = "tuduh";
    claim.act = Act(random.below(8));
    claim.claimants = {random.below(evidence.entities.size())};
    claim.accused = {random.below(evidence.entities.size())};
    if (random.below(3) == 0) claim.chain.push_back({random.below(evidence.entities.size()), claim.span, {}});
    claim.deed.plover = Plover(random.below(17));
    claim.polarity = Polarity(random.below(2));
    if (!evidence.reports.empty()) claim.report = random.below(evidence.reports.size());
    claim.confidence = 0.25 * static_cast<double>(random.below(5));
    claim.reasons = {{"cue", "menuduh"}};
    evidence.claims.push_back(std::move(claim));
  }
}

void add_figures(Evidence& evidence, TestRandom& random) {
  std::size_t count = random.below(3);
  for (std::size_t i = 0; i < count; ++i) {
    Figure figure;
    figure.span = append(evidence.document.text, std::to_string(10 + i) + " tewas");
    figure.kind = FigureKind(random.below(6));
    figure.count = static_cast<std::int64_t>(10 + i);
    if (!evidence.claims.empty() && random.below(2) == 0) {
      figure.claim = random.below(evidence.claims.size());
      evidence.claims[*figure.claim].figures.push_back(i);
    }
    if (!evidence.reports.empty()) figure.report = random.below(evidence.reports.size());
    evidence.figures.push_back(std::move(figure));
  }
}

}  // namespace

std::uint64_t test_seed(std::uint64_t usual) {
  const char* given = std::getenv("HEARSAY_TEST_SEED");
  std::uint64_t seed = given == nullptr ? usual : std::strtoull(given, nullptr, 10);
  std::cout << "seed " << seed << " (set HEARSAY_TEST_SEED to repeat another)\n";
  return seed;
}

Evidence make_evidence(const std::string& uri, std::uint64_t seed) {
  TestRandom random(seed * 77 + 1);
  Evidence evidence;
  Document& document = evidence.document;
  document.uri = uri;
  document.publisher = kPublishers[random.below(4)];
  document.published = kDays[random.below(4)];
  document.language = random.below(2) == 0 ? "en" : "id";
  document.title = "Title of " + uri;
  document.title_span = append(document.text, document.title);
  add_entities(evidence, random);
  evidence.times.push_back({append(document.text, "Tuesday"), "DATE", "XXXX-WXX-2", "2023-04-11", "2023-04-11"});
  for (std::size_t i = 0; i <= random.below(2); ++i) {
    Report report;
    report.spans = {append(document.text, "shelling")};
    report.plover = Plover(1 + random.below(16));
    report.participants = {{random.below(evidence.entities.size()), Role(random.below(5))}};
    report.times = {0};
    evidence.reports.push_back(std::move(report));
  }
  add_claims(evidence, random);
  add_figures(evidence, random);
  if (random.below(2) == 0) evidence.citations.push_back({append(document.text, "--Reuters"), random.below(evidence.entities.size()), CitationKind::Credit});
  evidence.notes = {"made for a test"};
  assign_ids(evidence);
  return evidence;
}

namespace {

std::uint64_t id_of(std::string_view kind, std::string_view name) { return Hasher().add(kind).add(name).value(); }

struct World {
  std::map<std::string, Entity> entities;
  std::map<std::uint8_t, Event> events;
  std::map<std::uint64_t, EntityId> entity_of;

  void add_entities(const Evidence& evidence) {
    for (const LocalEntity& local : evidence.entities) {
      Entity& entity = entities[local.name];
      entity.id = {id_of("entity", local.name)};
      entity.type = local.type;
      entity.name = local.name;
      entity.names["en"] = {local.name};
      entity.members.push_back(local.id);
      entity_of[local.id.value] = entity.id;
    }
  }

  Event& event_of(const Evidence& evidence, std::size_t report) {
    Plover plover = evidence.reports[report].plover;
    Event& event = events[static_cast<std::uint8_t>(plover)];
    event.id = {id_of("event", to_word(plover))};
    event.plover = plover;
    event.label = to_word(plover);
    event.earliest = "2023-04-11";
    return event;
  }

  void add_events(const Evidence& evidence) {
    for (std::size_t i = 0; i < evidence.reports.size(); ++i) {
      Event& event = event_of(evidence, i);
      event.reports.push_back(evidence.reports[i].id);
      event.documents.push_back(evidence.document.id);
      for (const Participant& one : evidence.reports[i].participants)
        event.participants.push_back({entity_of[evidence.entities[one.entity].id.value], one.role});
    }
    for (const Claim& claim : evidence.claims)
      if (claim.report) event_of(evidence, *claim.report).claims.push_back(claim.id);
    for (const Figure& figure : evidence.figures)
      if (figure.report) event_of(evidence, *figure.report).figures.push_back(figure.id);
  }
};

template <class T>
void sort_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

void add_disputes(Derived& derived, Event& event) {
  if (event.claims.size() < 2) return;
  Dispute dispute;
  dispute.id = {id_of("dispute", event.label)};
  dispute.kind = DisputeKind::Blame;
  dispute.question = "Who did " + event.label + "?";
  dispute.event = event.id;
  dispute.positions = {{"one", {"ARM"}, {event.claims.front()}, {}}, {"other", {"AZE"}, {event.claims.back()}, event.figures}};
  derived.disputes.push_back(dispute);
  derived.claim_links.push_back({ClaimLinkKind::Contradicts, DisputeKind::Blame, event.claims.front().to_string(),
                                 event.claims.back().to_string(), "each blames the other"});
}

}  // namespace

Derived make_derived(const std::vector<Evidence>& all) {
  World world;
  Derived derived;
  for (const Evidence& evidence : all) world.add_entities(evidence);
  for (const Evidence& evidence : all) {
    world.add_events(evidence);
    for (const Citation& citation : evidence.citations)
      derived.citations.push_back({evidence.document.id, world.entity_of[evidence.entities[citation.entity].id.value], citation.kind});
    for (const Claim& claim : evidence.claims) derived.origins.push_back({claim.id, static_cast<int>(all.size() % 3) + 1});
  }
  std::vector<DocumentId> documents;
  for (const Evidence& evidence : all) documents.push_back(evidence.document.id);
  sort_unique(documents);
  if (documents.size() > 3) derived.near_copies.push_back({documents[1], documents[0], 0.75});
  for (auto& [name, entity] : world.entities) {
    sort_unique(entity.members);
    derived.entities.push_back(entity);
  }
  if (derived.entities.size() > 2) derived.part_of.push_back({derived.entities[0].id, derived.entities[1].id});
  for (auto& [plover, event] : world.events) {
    sort_unique(event.participants);
    sort_unique(event.reports);
    sort_unique(event.claims);
    sort_unique(event.figures);
    sort_unique(event.documents);
    add_disputes(derived, event);
    derived.events.push_back(event);
  }
  return derived;
}

}  // namespace hearsay::graph
