#include "graph/export/sqlite_file.h"

#include <cstdio>
#include <filesystem>

#include "base/text_map.h"
#include "graph/export/sqlite_session.h"

namespace hearsay::graph {
namespace {

constexpr const char* kTables = R"sql(
CREATE TABLE documents(id TEXT PRIMARY KEY, uri TEXT NOT NULL, url TEXT, title TEXT, publisher TEXT, published TEXT,
  language TEXT, text TEXT NOT NULL);
CREATE TABLE entities(id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, side TEXT, kind TEXT,
  latitude REAL, longitude REAL);
CREATE TABLE entity_names(entity TEXT NOT NULL REFERENCES entities, language TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE mentions(entity TEXT NOT NULL REFERENCES entities, document TEXT NOT NULL REFERENCES documents,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL);
CREATE TABLE events(id TEXT PRIMARY KEY, plover TEXT, mode TEXT, label TEXT NOT NULL, earliest TEXT, latest TEXT,
  edtf TEXT, background INTEGER NOT NULL, origins INTEGER NOT NULL, part_of TEXT REFERENCES events);
CREATE TABLE claims(id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents, said TEXT, "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL, text TEXT NOT NULL, cue TEXT, act TEXT NOT NULL, deed TEXT, polarity TEXT NOT NULL,
  modality TEXT NOT NULL, quoted INTEGER NOT NULL, implicit INTEGER NOT NULL, event TEXT REFERENCES events,
  origins INTEGER, confidence REAL NOT NULL);
CREATE TABLE claim_entities(claim TEXT NOT NULL REFERENCES claims, role TEXT NOT NULL, entity TEXT REFERENCES entities,
  name TEXT NOT NULL, side TEXT);
CREATE TABLE figures(id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents, "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, count INTEGER, min INTEGER, max INTEGER, side TEXT,
  who TEXT, claim TEXT REFERENCES claims, event TEXT REFERENCES events);
CREATE TABLE claim_figures(claim TEXT NOT NULL REFERENCES claims, figure TEXT NOT NULL REFERENCES figures);
CREATE TABLE event_entities(event TEXT NOT NULL REFERENCES events, role TEXT NOT NULL, entity TEXT NOT NULL REFERENCES entities);
CREATE TABLE event_documents(event TEXT NOT NULL REFERENCES events, document TEXT NOT NULL REFERENCES documents);
CREATE TABLE disputes(id TEXT PRIMARY KEY, kind TEXT NOT NULL, question TEXT NOT NULL, event TEXT REFERENCES events);
CREATE TABLE positions(dispute TEXT NOT NULL REFERENCES disputes, position INTEGER NOT NULL, label TEXT NOT NULL,
  sides TEXT NOT NULL, PRIMARY KEY(dispute, position));
CREATE TABLE position_members(dispute TEXT NOT NULL REFERENCES disputes, position INTEGER NOT NULL, claim TEXT REFERENCES claims,
  figure TEXT REFERENCES figures);
CREATE TABLE claim_links(kind TEXT NOT NULL, about TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL, reason TEXT NOT NULL);
CREATE VIEW accusations AS
  SELECT c.id AS claim, c.said, c.act, a.entity AS accuser, a.name AS accuser_name, a.side AS accuser_side,
         b.entity AS accused, b.name AS accused_name, b.side AS accused_side, c.text, c.document
  FROM claims c JOIN claim_entities a ON a.claim = c.id AND a.role = 'claimant'
                JOIN claim_entities b ON b.claim = c.id AND b.role = 'accused';
)sql";

constexpr const char* kIndexes = R"sql(
CREATE INDEX mentions_of ON mentions(entity);
CREATE INDEX claims_in ON claims(document);
CREATE INDEX claims_about ON claims(event);
CREATE INDEX claim_entities_of ON claim_entities(claim);
CREATE INDEX claims_of_entity ON claim_entities(entity, role);
CREATE INDEX figures_about ON figures(event);
CREATE VIRTUAL TABLE documents_fts USING fts5(title, text, content='documents', tokenize='unicode61 remove_diacritics 2');
INSERT INTO documents_fts(documents_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE claims_fts USING fts5(text, content='claims', tokenize='unicode61 remove_diacritics 2');
INSERT INTO claims_fts(claims_fts) VALUES ('rebuild');
)sql";

Cell flag_cell(bool flag) { return std::int64_t{flag}; }
Cell whole(std::uint32_t number) { return std::int64_t{number}; }

class DocumentRows {
 public:
  DocumentRows(SqliteSession& out, const Evidence& evidence, const RecordIndex& index)
      : out_(out), evidence_(evidence), index_(index), map_(evidence.document.text), document_(evidence.document.id.to_string()) {}

  void write() {
    const Document& d = evidence_.document;
    out_.insert("documents", {document_, d.uri, text_cell(d.url), text_cell(d.title), text_cell(d.publisher),
                              text_cell(d.published), text_cell(d.language), d.text});
    for (const auto& chain : evidence_.entities)
      if (const Entity* entity = index_.entity_of(chain.id)) mentions(*entity, chain);
    for (const auto& claim : evidence_.claims) this->claim(claim);
    for (const auto& figure : evidence_.figures) this->figure(figure);
  }

 private:
  std::string words(Span bytes) const { return std::string(slice(evidence_.document.text, bytes)); }

  void mentions(const Entity& entity, const LocalEntity& chain) {
    for (const auto& mention : chain.mentions) {
      Span span = map_.to_code_points(mention.span);
      out_.insert("mentions", {entity.id.to_string(), document_, whole(span.begin), whole(span.end), words(mention.span)});
    }
  }

  void entities(const std::string& claim, const char* role, const std::vector<std::size_t>& chains) {
    for (std::size_t chain : chains) {
      const LocalEntity& local = evidence_.entities[chain];
      const Entity* entity = index_.entity_of(local.id);
      if (entity == nullptr)
        out_.insert("claim_entities", {claim, std::string(role), Cell(), local.name, text_cell(local.side)});
      else
        out_.insert("claim_entities", {claim, std::string(role), entity->id.to_string(), entity->name, text_cell(entity->side)});
    }
  }

  void claim(const Claim& c) {
    Span span = map_.to_code_points(c.span);
    const EventId* event = index_.event_of(c.id);
    std::optional<int> origins = index_.origins_of(c.id);
    std::string id = c.id.to_string();
    out_.insert("claims", {id, document_, text_cell(evidence_.document.published), whole(span.begin), whole(span.end),
                           words(c.span), text_cell(words(c.cue)), std::string(to_word(c.act)), text_cell(to_word(c.deed.plover)),
                           std::string(to_word(c.polarity)), std::string(to_word(c.modality)), flag_cell(c.quoted),
                           flag_cell(c.implicit), event == nullptr ? Cell() : Cell(event->to_string()),
                           origins ? Cell(std::int64_t{*origins}) : Cell(), c.confidence});
    entities(id, "claimant", c.claimants);
    entities(id, "accused", c.accused);
    entities(id, "actor", c.deed.actors);
    entities(id, "target", c.deed.targets);
    entities(id, "place", c.deed.places);
    for (const auto& hop : c.chain)
      if (hop.entity) entities(id, "source", {*hop.entity});
    for (std::size_t figure : c.figures) out_.insert("claim_figures", {id, evidence_.figures[figure].id.to_string()});
  }

  void figure(const Figure& f) {
    Span span = map_.to_code_points(f.span);
    const EventId* event = index_.event_of(f.id);
    out_.insert("figures", {f.id.to_string(), document_, whole(span.begin), whole(span.end), words(f.span),
                            std::string(to_word(f.kind)), optional_cell(f.count), optional_cell(f.min), optional_cell(f.max),
                            text_cell(f.side), text_cell(f.who),
                            f.claim ? Cell(evidence_.claims[*f.claim].id.to_string()) : Cell(),
                            event == nullptr ? Cell() : Cell(event->to_string())});
  }

  SqliteSession& out_;
  const Evidence& evidence_;
  const RecordIndex& index_;
  TextMap map_;
  std::string document_;
};

void write_entities(SqliteSession& out, const Derived& derived) {
  for (const auto& e : derived.entities) {
    std::string id = e.id.to_string();
    out.insert("entities", {id, std::string(to_word(e.type)), e.name, text_cell(e.side), text_cell(e.kind),
                            optional_cell(e.latitude), optional_cell(e.longitude)});
    for (const auto& [language, names] : e.names)
      for (const auto& name : names) out.insert("entity_names", {id, language, name});
  }
}

void write_events(SqliteSession& out, const Derived& derived) {
  for (const auto& e : derived.events) {
    std::string id = e.id.to_string();
    out.insert("events", {id, text_cell(to_word(e.plover)), text_cell(e.mode), e.label, text_cell(e.earliest),
                          text_cell(e.latest), text_cell(e.edtf), flag_cell(e.background), std::int64_t{e.origins},
                          e.part_of ? Cell(e.part_of->to_string()) : Cell()});
    for (const auto& participant : e.participants)
      out.insert("event_entities", {id, std::string(to_word(participant.role)), participant.entity.to_string()});
    for (EntityId place : e.places) out.insert("event_entities", {id, std::string("place"), place.to_string()});
    for (DocumentId document : e.documents) out.insert("event_documents", {id, document.to_string()});
  }
}

void write_disputes(SqliteSession& out, const Derived& derived) {
  for (const auto& d : derived.disputes) {
    std::string id = d.id.to_string();
    out.insert("disputes", {id, std::string(to_word(d.kind)), d.question, d.event ? Cell(d.event->to_string()) : Cell()});
    for (std::size_t i = 0; i < d.positions.size(); ++i) {
      const Position& position = d.positions[i];
      std::string sides;
      for (const auto& side : position.sides) sides += (sides.empty() ? "" : " ") + side;
      Cell number = static_cast<std::int64_t>(i + 1);
      out.insert("positions", {id, number, position.label, sides});
      for (ClaimId claim : position.claims) out.insert("position_members", {id, number, claim.to_string(), Cell()});
      for (FigureId figure : position.figures) out.insert("position_members", {id, number, Cell(), figure.to_string()});
    }
  }
  for (const auto& l : derived.claim_links)
    out.insert("claim_links", {std::string(to_word(l.kind)), std::string(to_word(l.about)), l.first, l.second, l.reason});
}

Status write_tables(SqliteSession& out, const EvidenceScan& scan, const Derived& derived) {
  out.run(kTables);
  write_entities(out, derived);
  write_events(out, derived);
  RecordIndex index(derived);
  HEARSAY_CHECK(scan([&](const Evidence& evidence) {
    DocumentRows(out, evidence, index).write();
    return !out.failed();
  }));
  write_disputes(out, derived);
  out.run(kIndexes);
  return out.finish();
}

}  // namespace

Status write_sqlite(const EvidenceScan& scan, const Derived& derived, const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return fail(ErrorCode::Io, path + ": is a folder");
  std::string partial = path + ".partial";
  std::filesystem::remove(partial, ignored);
  Status status;
  {
    HEARSAY_TRY(auto session, SqliteSession::create(partial));
    status = write_tables(session, scan, derived);
  }
  if (status && std::rename(partial.c_str(), path.c_str()) == 0) return {};
  std::filesystem::remove(partial, ignored);
  if (status) return fail(ErrorCode::Io, path + ": cannot be renamed from its partial file");
  return status;
}

}  // namespace hearsay::graph
