// The derived layer: entities, events and disputes over all documents, and the links between claims and documents.
// A pure function of the set of evidence (graph/link makes it). Lists are sorted by id, so equal evidence gives
// equal records to the byte, whatever the order in which it came.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.h"
#include "schemas/evidence.h"
#include "schemas/vocabulary.h"

namespace hearsay {

struct Entity {
  EntityId id;
  EntityType type = EntityType::Organization;
  std::string name;  // English canonical name where known, else the most frequent full name
  std::string side, kind, of, gazetteer;
  std::map<std::string, std::vector<std::string>> names;  // language -> names used, sorted
  std::optional<double> latitude, longitude;
  std::vector<LocalEntityId> members;  // sorted
  std::vector<Reason> reasons;         // which evidence joined its members, and what kept others out
};

struct EventParticipant {
  EntityId entity;
  Role role = Role::Other;
  friend auto operator<=>(const EventParticipant&, const EventParticipant&) = default;
};

struct Event {
  EventId id;
  Plover plover = Plover::None;
  std::string mode;
  std::string label;                     // "Clash near Tegh, 11 April 2023"
  std::string earliest, latest, edtf;    // ISO bounds and EDTF interval; empty where unknown
  bool background = false;
  std::vector<EntityId> places;          // sorted
  std::vector<EventParticipant> participants;  // sorted
  std::vector<std::string> sides;        // sorted
  std::vector<ReportId> reports;         // sorted
  std::vector<ClaimId> claims;           // sorted
  std::vector<FigureId> figures;         // sorted
  std::vector<DocumentId> documents;     // sorted
  int origins = 0;                       // number of independent origins
  std::optional<EventId> part_of;
  std::vector<EventId> follows;          // sorted
  std::vector<Reason> reasons;
};

struct Position {
  std::string label;               // "Azerbaijan opened fire"
  std::vector<std::string> sides;  // who holds it, sorted
  std::vector<ClaimId> claims;     // sorted
  std::vector<FigureId> figures;   // sorted; figures in the article's own voice
};

struct Dispute {
  DisputeId id;
  DisputeKind kind = DisputeKind::Blame;
  std::string question;  // "Who opened fire near Tegh on 11 April 2023?"
  std::optional<EventId> event;
  std::vector<Position> positions;  // at least two
  std::vector<Reason> reasons;
};

enum class ClaimLinkKind : std::uint8_t { Contradicts = 0, Corroborates, Consistent };
std::string_view to_word(ClaimLinkKind kind);

// Between two claims (or a claim and a figure in an article's own voice); `first` < `second`.
struct ClaimLink {
  ClaimLinkKind kind = ClaimLinkKind::Contradicts;
  DisputeKind about = DisputeKind::Blame;
  std::string first, second;  // ids of claims ("c...") or figures ("f...")
  std::string reason;         // one sentence that names both spans and the normalised values
};

struct NearCopy {
  DocumentId copy, original;  // original: the earlier published, or the smaller id where that is not known
  double containment = 0;     // share of the copy's passages that stand in the original, 0..1
};

struct CitationLink {
  DocumentId document;
  EntityId source;
  CitationKind kind = CitationKind::Credit;
};

// Origins of one claim: 1 where all reports of it are dominated by one source.
struct ClaimOrigins {
  ClaimId claim;
  int origins = 1;
};

// Entity -> entity: body -> country, place -> region.
struct PartOf {
  EntityId part, whole;
  friend auto operator<=>(const PartOf&, const PartOf&) = default;
};

struct Derived {
  std::vector<Entity> entities;
  std::vector<Event> events;
  std::vector<Dispute> disputes;
  std::vector<ClaimLink> claim_links;
  std::vector<NearCopy> near_copies;
  std::vector<CitationLink> citations;
  std::vector<ClaimOrigins> origins;
  std::vector<PartOf> part_of;
};

}  // namespace hearsay
