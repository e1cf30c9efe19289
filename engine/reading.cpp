// Records, one by one or all of a kind, as JSON objects; exports.
#include <nlohmann/json.hpp>

#include "engine/engine.h"
#include "engine/parts.h"
#include "engine/record_filter.h"
#include "graph/export/export.h"
#include "graph/export/record_lines.h"
#include "graph/export/records_jsonl.h"

namespace hearsay::engine {
namespace {

using Json = nlohmann::ordered_json;
using Mentions = graph::RecordIndex::Mentions;

graph::RecordKind written_kind(RecordKind kind) {
  switch (kind) {
    case RecordKind::Documents: return graph::RecordKind::Document;
    case RecordKind::Entities: return graph::RecordKind::Entity;
    case RecordKind::Claims: return graph::RecordKind::Claim;
    case RecordKind::Figures: return graph::RecordKind::Figure;
    case RecordKind::Events: return graph::RecordKind::Event;
    case RecordKind::Disputes: return graph::RecordKind::Dispute;
    case RecordKind::ClaimLinks: return graph::RecordKind::ClaimLink;
  }
  return graph::RecordKind::Document;
}

template <class Record, class IdType>
const Record* find_by_id(const std::vector<Record>& sorted, IdType id) {
  auto it = std::lower_bound(sorted.begin(), sorted.end(), id, [](const Record& r, IdType wanted) { return r.id < wanted; });
  return it != sorted.end() && it->id == id ? &*it : nullptr;
}

// The line of a claim or figure, from the evidence of its document; empty where it is not there.
template <class List, class Line>
std::string line_of(const List& list, std::uint64_t id, Line line) {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (list[i].id.value == id) return line(i);
  return "";
}

Result<std::string> evidence_line(const Reading& reading, char kind, std::uint64_t id) {
  HEARSAY_TRY(auto document, reading.snapshot->document_of(id));
  if (!document) return std::string();
  HEARSAY_TRY(auto evidence, reading.snapshot->evidence(*document));
  if (!evidence) return std::string();
  TextMap map(evidence->document.text);
  if (kind == 'c')
    return line_of(evidence->claims, id, [&](std::size_t i) { return graph::claim_line(*evidence, i, map, *reading.index); });
  return line_of(evidence->figures, id, [&](std::size_t i) { return graph::figure_line(*evidence, i, map, *reading.index); });
}

Result<std::string> document_line(const Reading& reading, DocumentId id) {
  HEARSAY_TRY(auto evidence, reading.snapshot->evidence(id));
  return evidence ? graph::document_line(*evidence, *reading.index) : std::string();
}

template <class Record, class IdType, class Line>
std::string derived_line(const std::vector<Record>& records, IdType id, Line line) {
  const Record* record = find_by_id(records, id);
  return record == nullptr ? "" : line(*record);
}

Result<std::string> line_for(const Engine::Parts& parts, std::string_view id) {
  bool entity = EntityId::parse(id).has_value();
  HEARSAY_TRY(auto reading, parts.reading(entity ? Mentions::Keep : Mentions::Skip));
  if (auto wanted = EntityId::parse(id))
    return derived_line(reading->derived.entities, *wanted,
                        [&](const Entity& e) { return graph::entity_line(e, *reading->with_mentions); });
  if (auto wanted = EventId::parse(id))
    return derived_line(reading->derived.events, *wanted, [&](const Event& e) { return graph::event_line(e, *reading->index); });
  if (auto wanted = DisputeId::parse(id))
    return derived_line(reading->derived.disputes, *wanted, [](const Dispute& d) { return graph::dispute_line(d); });
  if (auto wanted = ClaimId::parse(id)) return evidence_line(*reading, 'c', wanted->value);
  if (auto wanted = FigureId::parse(id)) return evidence_line(*reading, 'f', wanted->value);
  return document_line(*reading, DocumentId::parse(id).value_or(make_document_id(id)));
}

}  // namespace

Status Engine::records(RecordKind kind, const RecordFilter& filter, const RecordVisitor& visit) const {
  Mentions mentions = kind == RecordKind::Entities ? Mentions::Keep : Mentions::Skip;
  HEARSAY_TRY(auto reading, parts_->reading(mentions));
  RecordMatcher matcher(filter, reading->derived);
  const auto& index = mentions == Mentions::Keep ? *reading->with_mentions : *reading->index;
  std::uint64_t shown = 0;
  return graph::each_record(written_kind(kind), reading->scan(), index, [&](std::string_view line) {
    Json record = Json::parse(line, nullptr, false);
    if (!matcher.matches(kind, record)) return true;
    visit(record);
    return filter.limit == 0 || ++shown < filter.limit;
  });
}

Result<Json> Engine::record(std::string_view id) const {
  HEARSAY_TRY(std::string line, line_for(*parts_, id));
  if (line.empty()) line = *document_line(**parts_->reading(Mentions::Skip), make_document_id(id));
  if (line.empty()) return fail(ErrorCode::NotFound, "nothing called " + std::string(id) + " in " + parts_->options.graph);
  return Json::parse(line, nullptr, false);
}

Result<std::vector<Json>> Engine::history(std::string_view document) const {
  auto snapshot = parts_->store->snapshot();
  HEARSAY_TRY(auto revisions, snapshot->history(DocumentId::parse(document).value_or(make_document_id(document))));
  std::vector<Json> out;
  for (const graph::Revision& revision : revisions)
    out.push_back({{"number", revision.number}, {"published", revision.document.published},
                   {"title", revision.document.title}, {"text", revision.document.text}});
  return out;
}

Result<std::vector<Json>> Engine::links_of(std::string_view id) const {
  HEARSAY_TRY(auto reading, parts_->reading(Mentions::Skip));
  std::vector<Json> links;
  for (const ClaimLink& link : reading->derived.claim_links)
    if (link.first == id || link.second == id) links.push_back(Json::parse(graph::claim_link_line(link), nullptr, false));
  return links;
}

Status Engine::export_graph(const ExportSettings& settings) const {
  auto format = graph::format_from_word(settings.format);
  if (!format) return fail(ErrorCode::Usage, "unknown format " + settings.format);
  auto view = graph::view_from_word(settings.view);
  if (!view) return fail(ErrorCode::Usage, "unknown view " + settings.view);
  auto parallel = settings.collapse_parallel ? graph::ParallelEdges::Collapse : graph::ParallelEdges::Keep;
  if (graph::knows_views(*format)) {  // streams from the snapshot: records need not be in memory
    auto snapshot = parts_->store->snapshot();
    return graph::write_export({snapshot.get(), {}, nullptr}, {*format, *view, parallel}, settings.output);
  }
  HEARSAY_TRY(auto reading, parts_->reading(Mentions::Skip));
  graph::ExportSource source{reading->snapshot.get(), reading->scan(), &reading->derived};
  return graph::write_export(source, {*format, *view, parallel}, settings.output);
}

}  // namespace hearsay::engine
