// The record side of Snapshot: documents, evidence, derived layer, look-ups, blocks.
#include "graph/store/snapshot.h"

#include <algorithm>

#include "graph/store/bytes.h"
#include "graph/store/database.h"
#include "graph/store/database_options.h"
#include "graph/store/derived_codec.h"
#include "graph/store/evidence_codec.h"
#include "graph/store/store_keys.h"
#include "graph/store/text_fold.h"

namespace hearsay::graph {
namespace {

Error in_document(const Error& error, DocumentId id) { return error.within("document " + id.to_string()); }

template <class Record>
Result<std::optional<Record>> read_record(const ReadView& view, char kind, std::uint64_t id,
                                          Result<Record> (*decode)(std::string_view)) {
  HEARSAY_TRY(auto bytes, view.get(Family::Derived, derived_key(kind, id)));
  if (!bytes) return std::optional<Record>();
  HEARSAY_TRY(Record record, decode(*bytes));
  return std::optional<Record>(std::move(record));
}

Result<Evidence> read_evidence(const ReadView& view, DocumentId id, std::string_view bytes) {
  HEARSAY_TRY(auto text, view.get(Family::Text, id_key(id.value)));
  if (!text) return fail(ErrorCode::Corrupt, "document " + id.to_string() + ": its text is missing");
  auto evidence = decode_evidence(bytes, std::move(*text));
  if (!evidence) return fail(in_document(evidence.error(), id));
  return evidence;
}

// Adds what the links of one document say to the derived layer.
void add_links(Derived& derived, const Evidence& evidence, const DocumentLinks& links) {
  for (const auto& source : links.sources) derived.citations.push_back({evidence.document.id, source.source, source.kind});
  for (const auto& copy : links.copies) derived.near_copies.push_back({evidence.document.id, copy.original, copy.containment});
  for (const auto& origin : links.origins)
    if (origin.claim < evidence.claims.size()) derived.origins.push_back({evidence.claims[origin.claim].id, origin.origins});
}

Status add_record(Derived& derived, std::string_view key, std::string_view value) {
  switch (key.front()) {
    case kEntityRecord: {
      HEARSAY_TRY(auto record, decode_entity(value));
      derived.entities.push_back(std::move(record));
      return {};
    }
    case kEventRecord: {
      HEARSAY_TRY(auto record, decode_event(value));
      derived.events.push_back(std::move(record));
      return {};
    }
    case kDisputeRecord: {
      HEARSAY_TRY(auto record, decode_dispute(value));
      derived.disputes.push_back(std::move(record));
      return {};
    }
    case kClaimLinkRecord: {
      HEARSAY_TRY(auto record, decode_claim_link(value));
      derived.claim_links.push_back(std::move(record));
      return {};
    }
    case kPartOfRecord:
      if (key.size() != 17) return fail(ErrorCode::Corrupt, "a stored part-of link is damaged");
      derived.part_of.push_back({{read_big_endian(key, 1)}, {read_big_endian(key, 9)}});
      return {};
    default: return {};
  }
}

Result<std::vector<std::uint64_t>> ids_under(const ReadView& view, Family family, const std::string& prefix) {
  std::vector<std::uint64_t> ids;
  Cursor cursor = view.cursor(family);
  for (cursor.seek(prefix); cursor.valid_under(prefix); cursor.next())
    if (cursor.key().size() == prefix.size() + 8) ids.push_back(read_big_endian(cursor.key(), prefix.size()));
  HEARSAY_CHECK(cursor.status());
  return ids;
}

}  // namespace

Snapshot::Snapshot(std::shared_ptr<const ReadView> view) : view_(std::move(view)) {}
Snapshot::~Snapshot() = default;

std::uint64_t Snapshot::document_count() const {
  return static_cast<std::uint64_t>(counter(std::string(kDocumentCounter)));
}

Result<std::vector<DocumentId>> Snapshot::documents() const {
  std::vector<DocumentId> ids;
  HEARSAY_CHECK(visit_documents([&](const Document& document) {
    ids.push_back(document.id);
    return true;
  }));
  return ids;
}

Status Snapshot::visit_documents(const std::function<bool(const Document&)>& visit) const {
  Cursor cursor = view_->scan(Family::Evidence);
  for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
    HEARSAY_TRY(Document document, decode_document_head(cursor.value()));
    if (!visit(document)) return {};
  }
  return cursor.status();
}

Result<std::optional<Document>> Snapshot::document(DocumentId id) const {
  HEARSAY_TRY(auto bytes, view_->get(Family::Evidence, id_key(id.value)));
  if (!bytes) return std::optional<Document>();
  auto document = decode_document_head(*bytes);
  if (!document) return fail(in_document(document.error(), id));
  HEARSAY_TRY(auto text, view_->get(Family::Text, id_key(id.value)));
  if (!text) return fail(ErrorCode::Corrupt, "document " + id.to_string() + ": its text is missing");
  document->text = std::move(*text);
  return std::optional<Document>(std::move(*document));
}

Result<std::optional<Evidence>> Snapshot::evidence(DocumentId id) const {
  HEARSAY_TRY(auto bytes, view_->get(Family::Evidence, id_key(id.value)));
  if (!bytes) return std::optional<Evidence>();
  HEARSAY_TRY(Evidence evidence, read_evidence(*view_, id, *bytes));
  return std::optional<Evidence>(std::move(evidence));
}

Status Snapshot::visit_evidence(const std::function<bool(Evidence)>& visit) const {
  Cursor cursor = view_->scan(Family::Evidence);
  for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
    auto id = parse_id_key(cursor.key());
    if (!id) return fail(ErrorCode::Corrupt, "an evidence key is damaged");
    HEARSAY_TRY(Evidence evidence, read_evidence(*view_, DocumentId{*id}, cursor.value()));
    if (!visit(std::move(evidence))) return {};
  }
  return cursor.status();
}

Result<std::vector<Revision>> Snapshot::history(DocumentId id) const {
  std::vector<Revision> revisions;
  std::string prefix = id_key(id.value);
  Cursor cursor = view_->cursor(Family::History);
  for (cursor.seek(prefix); cursor.valid_under(prefix); cursor.next()) {
    ByteReader reader(cursor.value());
    std::string_view head = reader.text();
    std::string_view text = reader.text();
    if (!reader.finished()) return fail(ErrorCode::Corrupt, "document " + id.to_string() + ": a revision is damaged");
    HEARSAY_TRY(Document document, decode_document_head(head));
    document.text = text;
    revisions.push_back({static_cast<std::uint32_t>(revisions.size() + 1), std::move(document)});
  }
  HEARSAY_CHECK(cursor.status());
  return revisions;
}

Result<std::optional<DocumentId>> Snapshot::document_of(std::uint64_t id) const {
  HEARSAY_TRY(auto bytes, view_->get(Family::Part, id_key(id)));
  if (!bytes) return std::optional<DocumentId>();
  HEARSAY_TRY(PartRecord part, decode_part(*bytes));
  return std::optional<DocumentId>(part.document);
}

Result<Derived> Snapshot::derived() const {
  Derived derived;
  Cursor cursor = view_->scan(Family::Derived);
  for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
    HEARSAY_CHECK(add_record(derived, cursor.key(), cursor.value()));
    if (cursor.key().front() != kDocumentLinksRecord || cursor.key().size() != 9) continue;
    HEARSAY_TRY(DocumentLinks links, decode_document_links(cursor.value()));
    if (links.sources.empty() && links.copies.empty() && links.origins.empty()) continue;
    HEARSAY_TRY(auto record, evidence(DocumentId{read_big_endian(cursor.key(), 1)}));
    if (record) add_links(derived, *record, links);
  }
  HEARSAY_CHECK(cursor.status());
  std::sort(derived.origins.begin(), derived.origins.end(),
            [](const ClaimOrigins& a, const ClaimOrigins& b) { return a.claim < b.claim; });
  return derived;
}

Result<std::optional<Entity>> Snapshot::entity(EntityId id) const {
  return read_record<Entity>(*view_, kEntityRecord, id.value, decode_entity);
}
Result<std::optional<Event>> Snapshot::event(EventId id) const {
  return read_record<Event>(*view_, kEventRecord, id.value, decode_event);
}
Result<std::optional<Dispute>> Snapshot::dispute(DisputeId id) const {
  return read_record<Dispute>(*view_, kDisputeRecord, id.value, decode_dispute);
}

Result<std::vector<ClaimLink>> Snapshot::claim_links(std::string_view id) const {
  std::vector<ClaimLink> links;
  std::string prefix = std::string(1, kClaimLinkRecord) + std::string(id) + '\0';
  Cursor cursor = view_->cursor(Family::Derived);
  for (cursor.seek(prefix); cursor.valid_under(prefix); cursor.next()) {
    HEARSAY_TRY(ClaimLink link, decode_claim_link(cursor.value()));
    links.push_back(std::move(link));
  }
  HEARSAY_CHECK(cursor.status());
  return links;
}

Result<bool> Snapshot::derived_is_stale() const {
  HEARSAY_TRY(auto mark, view_->get(Family::Meta, kStaleKey));
  return mark.has_value();
}

Result<std::vector<NodeId>> Snapshot::entities_named(std::string_view name) const {
  std::string folded = TextFold().name(name);
  if (folded.empty()) return std::vector<NodeId>();
  return ids_under(*view_, Family::Name, folded_prefix(folded));
}

Result<std::vector<NodeId>> Snapshot::entities_starting(std::string_view prefix, std::size_t limit) const {
  std::vector<NodeId> ids;
  std::string folded = TextFold().name(prefix);
  Cursor cursor = view_->cursor(Family::Name);
  for (cursor.seek(folded); cursor.valid_under(folded) && ids.size() < limit; cursor.next())
    if (auto id = node_of_key(cursor.key()); id && std::find(ids.begin(), ids.end(), *id) == ids.end()) ids.push_back(*id);
  HEARSAY_CHECK(cursor.status());
  std::sort(ids.begin(), ids.end());
  return ids;
}

Result<std::vector<DocumentId>> Snapshot::documents_with_words(std::string_view text) const {
  std::vector<std::uint64_t> common;
  bool first = true;
  for (const std::string& term : TextFold().terms(text)) {
    HEARSAY_TRY(auto ids, ids_under(*view_, Family::Term, folded_prefix(term)));
    std::vector<std::uint64_t> both;
    if (first) both = std::move(ids);
    else std::set_intersection(common.begin(), common.end(), ids.begin(), ids.end(), std::back_inserter(both));
    common = std::move(both);
    first = false;
    if (common.empty()) break;
  }
  std::vector<DocumentId> documents;
  for (std::uint64_t id : common) documents.push_back({id});
  return documents;
}

Status Snapshot::nodes_by_time(std::string_view label, std::string_view since, std::string_view until,
                               const std::function<bool(NodeId, std::string_view)>& visit) const {
  std::string prefix = time_index_prefix(label);
  Cursor cursor = view_->cursor(Family::Index);
  for (cursor.seek(prefix + std::string(since)); cursor.valid_under(prefix); cursor.next()) {
    std::string_view key = cursor.key();
    if (key.size() < prefix.size() + 9) continue;
    std::string_view time = key.substr(prefix.size(), key.size() - prefix.size() - 9);
    if (!until.empty() && time >= until) break;
    if (!visit(read_big_endian(key, key.size() - 8), time)) return {};
  }
  return cursor.status();
}

Result<std::optional<std::string>> Snapshot::block(std::string_view key) const { return view_->get(Family::Block, key); }

Status Snapshot::visit_blocks(std::string_view prefix,
                              const std::function<bool(std::string_view, std::string_view)>& visit) const {
  Cursor cursor = view_->scan(Family::Block);
  for (cursor.seek(prefix); cursor.valid_under(prefix); cursor.next())
    if (!visit(cursor.key(), cursor.value())) return {};
  return cursor.status();
}

}  // namespace hearsay::graph
