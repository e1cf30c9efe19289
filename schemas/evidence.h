// Evidence: all that was found in one document, as plain records. Immutable once made; the unit that `extract` writes,
// `load` reads and the store keeps. All spans count BYTES of Document::text here and code points in JSON
// (schemas/evidence_json.h converts; schemas/evidence.schema.json explains each field to outsiders).
// Lists are in the order of their spans, so the same document always gives the same record.
// Ids are content hashes (made by the functions at the end), unique in the whole graph.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.h"
#include "base/span.h"
#include "schemas/vocabulary.h"

namespace hearsay {

struct Document {
  DocumentId id;          // from uri alone: a changed text under the same uri is a revision of the same document
  std::string uri;        // path as given, or id/url of a JSONL line; unique in a graph
  std::string url;        // where it was published, if known
  std::string title;      // empty where unknown; where found in the text, title_span is set
  Span title_span;        // empty where the title is metadata only
  std::string publisher;
  std::string published;  // ISO 8601 date or date-time, or empty
  std::string language;   // BCP 47: "en", "id", ...; "und" where unknown
  std::string text;       // as stored, UTF-8; every span points into it
  std::uint64_t text_hash = 0;
  std::map<std::string, std::string> extra;  // unknown metadata fields: name -> JSON text
};

struct Mention {
  Span span;
  MentionKind kind = MentionKind::Name;
  std::string reading;  // empty, or "government" where a place name stands for its government (metonym)
  std::string rule;     // why it belongs to its entity: "name", "acronym", "title", "anaphor:the-ministry" ...
};

// One entity of one document: a coreference chain.
struct LocalEntity {
  LocalEntityId id;
  EntityType type = EntityType::Organization;
  std::string name;     // fullest name in the document; nominal text where it has no name ("protesters")
  std::string english;  // canonical English name where the gazetteer or lexicon gives one, else empty
  std::string side;     // ISO 3166-1 alpha-3, "X-..." or empty
  std::string kind;     // finer class from the lexicon: "ministry:defence", "force:army", "government", "agency", "capital" ...
  std::string of;       // for bodies, roles and forces: the country or power they belong to (as in side), else empty
  std::string gazetteer;  // key of the gazetteer entry ("country:ARM", "place:...") or empty
  bool named = true;    // false where only common nouns name it
  std::optional<double> latitude, longitude;  // WGS 84 degrees
  std::vector<Mention> mentions;
};

// A TIMEX3 time expression (ISO-TimeML).
struct TimeMention {
  Span span;
  std::string type;   // DATE TIME DURATION SET
  std::string value;  // TIMEX3 value, underspecified where nothing anchors it: "XXXX-WXX-2T16:00"
  std::string earliest, latest;  // ISO dates or date-times that bound it where it is anchored, else empty
};

// One step of an attribution chain: outlet <- agency <- ministry <- spokesperson.
struct Hop {
  std::optional<std::size_t> entity;  // index into Evidence::entities
  Span span;                          // the words that name the source
  Span cue;
};

struct Deed {
  Plover plover = Plover::None;
  Span trigger;  // empty where there is none
  Polarity polarity = Polarity::Asserted;
  std::vector<std::size_t> actors, targets, places;  // indices into Evidence::entities
  std::vector<std::size_t> times;                    // indices into Evidence::times
};

// Why something was found, for `explain`: a rule's name and what it saw.
struct Reason {
  std::string rule;
  std::string detail;
};

// Claimant + act + content: one record for each pair of claimant and cue.
struct Claim {
  ClaimId id;
  Span span;                  // runs over cue and content together
  Span cue;                   // empty for continued quotations without a cue
  Span claimant;              // words that name the claimant here; empty where implicit
  std::vector<Span> content;
  std::string cue_lemma;
  Act act = Act::State;
  std::vector<std::size_t> claimants;  // indices into Evidence::entities
  std::vector<Hop> chain;              // from the outermost source to the claimant; empty where the claimant spoke directly
  std::vector<std::size_t> accused;    // indices into Evidence::entities
  Deed deed;
  Polarity polarity = Polarity::Asserted;
  Modality modality = Modality::Actual;
  bool quoted = false;
  bool implicit = false;
  std::vector<std::size_t> figures;    // indices into Evidence::figures
  std::optional<std::size_t> report;   // index into Evidence::reports: the happening that the content is about
  double confidence = 1.0;
  std::vector<Reason> reasons;
};

// A casualty count.
struct Figure {
  FigureId id;
  Span span;
  FigureKind kind = FigureKind::Killed;
  std::optional<std::int64_t> count, min, max;
  std::string who;   // noun used, in English where the lexicon knows it
  std::string side;  // of the victims
  bool total = false;     // said to be a total ("in all", "raising the toll to")
  bool addition = false;  // "another six"
  std::optional<std::size_t> claim;   // index into Evidence::claims; none = the article's own voice
  std::optional<std::size_t> report;  // index into Evidence::reports
  std::vector<Reason> reasons;
};

struct Participant {
  std::size_t entity = 0;
  Role role = Role::Other;
};

// One document's account of one happening (an event mention); link joins reports of many documents to events.
struct Report {
  ReportId id;
  std::vector<Span> spans;  // triggers, first one first
  Plover plover = Plover::None;
  std::string mode;         // finer kind from the lexicon: "firearms", "aerial", "explosives", "talks", "blockade" ...
  bool background = false;  // told as history, not as news
  std::vector<Participant> participants;
  std::vector<std::size_t> places;  // indices into Evidence::entities
  std::vector<std::size_t> times;   // indices into Evidence::times
  std::vector<std::string> sides;   // sorted
  std::vector<std::string> words;   // content lemmas in English lexicon keys where known, sorted: for scoring and labels
};

struct Citation {
  Span span;
  std::size_t entity = 0;  // the source cited
  CitationKind kind = CitationKind::Credit;
};

struct Evidence {
  Document document;
  std::vector<LocalEntity> entities;
  std::vector<TimeMention> times;
  std::vector<Claim> claims;
  std::vector<Figure> figures;
  std::vector<Report> reports;
  std::vector<Citation> citations;
  std::vector<std::string> notes;  // what was skipped or cut, for the reader of the record
};

DocumentId make_document_id(std::string_view uri);
// Sets the ids of everything in `evidence` from its uri, spans and kinds (equal contents get a running number).
// Called once, by the last stage of extraction.
void assign_ids(Evidence& evidence);

}  // namespace hearsay
