#include "graph/store/document_update.h"

#include <map>
#include <set>

#include "graph/store/accused_update.h"
#include "graph/store/bytes.h"
#include "graph/store/derived_codec.h"
#include "graph/store/evidence_codec.h"
#include "graph/store/graph_writer.h"
#include "graph/store/projection.h"
#include "graph/store/snapshot.h"
#include "graph/store/store_keys.h"

namespace hearsay::graph {
namespace {

// The records of a document that is stored now.
struct Stored {
  Evidence evidence;
  std::string bytes;
  DocumentLinks links;
};

Result<std::optional<Stored>> read_stored(const ReadView& view, DocumentId id) {
  HEARSAY_TRY(auto bytes, view.get(Family::Evidence, id_key(id.value)));
  if (!bytes) return std::optional<Stored>();
  HEARSAY_TRY(auto text, view.get(Family::Text, id_key(id.value)));
  if (!text) return fail(ErrorCode::Corrupt, "document " + id.to_string() + ": its text is missing");
  Stored stored;
  auto evidence = decode_evidence(*bytes, std::move(*text));
  if (!evidence) return fail(evidence.error().within("document " + id.to_string()));
  stored.evidence = std::move(*evidence);
  stored.bytes = std::move(*bytes);
  HEARSAY_TRY(auto links, view.get(Family::Derived, derived_key(kDocumentLinksRecord, id.value)));
  if (links) {
    HEARSAY_TRY(stored.links, decode_document_links(*links));
  }
  return std::optional<Stored>(std::move(stored));
}

// Replaces sorted or unsorted key-value sets of one family: removes what only `before` has.
void replace_entries(Family family, const std::vector<std::pair<std::string, std::string>>& before,
                     const std::vector<std::pair<std::string, std::string>>& after, Batch& batch) {
  std::map<std::string_view, std::string_view> old_entries(before.begin(), before.end());
  for (const auto& [key, value] : after) {
    auto old_entry = old_entries.find(key);
    if (old_entry == old_entries.end() || old_entry->second != value) batch.put(family, key, value);
    if (old_entry != old_entries.end()) old_entries.erase(old_entry);
  }
  for (const auto& [key, value] : old_entries) batch.remove(family, key);
}

std::vector<std::pair<std::string, std::string>> part_entries(const Evidence& evidence) {
  std::vector<std::pair<std::string, std::string>> entries;
  for (const auto& [id, part] : parts_of(evidence)) entries.emplace_back(id_key(id), encode_part(part));
  return entries;
}

Status keep_revision(const ReadView& view, const Stored& stored, Batch& batch) {
  DocumentId id = stored.evidence.document.id;
  std::uint32_t number = 1;
  std::string prefix = id_key(id.value);
  Cursor cursor = view.cursor(Family::History);
  for (cursor.seek(prefix); cursor.valid_under(prefix); cursor.next()) ++number;
  HEARSAY_CHECK(cursor.status());
  Evidence head;
  head.document = stored.evidence.document;
  std::string value;
  append_text(value, encode_evidence(head));
  append_text(value, stored.evidence.document.text);
  batch.put(Family::History, history_key(id, number), value);
  return {};
}

// Takes a document's shares out of ACCUSED.
Status remove_shares(const ReadView& view, const Stored& stored, Batch& batch, GraphElements& before, GraphElements& after) {
  AccusedUpdate accused(view);
  for (const Accusation& share : accusations_of(stored.evidence, stored.links))
    accused.remove(share, stored.evidence.document.id);
  return accused.finish(batch, before, after);
}

Status mark_stale(const ReadView& view, std::string_view how, Batch& batch) {
  HEARSAY_TRY(auto mark, view.get(Family::Meta, kStaleKey));
  if (!mark || (*mark != how && how == kStaleEverything)) batch.put(Family::Meta, kStaleKey, how);
  return {};
}

}  // namespace

std::vector<std::pair<std::string, std::string>> term_entries(const Document& document, TextFold& fold) {
  std::map<std::string, std::uint64_t> counts;
  for (std::string& term : fold.terms(document.text)) ++counts[std::move(term)];
  if (document.title_span.empty())
    for (std::string& term : fold.terms(document.title)) ++counts[std::move(term)];
  std::vector<std::pair<std::string, std::string>> entries;
  for (const auto& [term, count] : counts) {
    std::string value;
    append_varint(value, count);
    entries.emplace_back(index_key(folded_prefix(term), document.id.value), std::move(value));
  }
  return entries;
}

Result<PutOutcome> put_document(const ReadView& view, const Evidence& evidence, TextFold& fold, Batch& batch) {
  HEARSAY_CHECK(check_evidence(evidence));
  const Document& document = evidence.document;
  std::string bytes = encode_evidence(evidence);
  HEARSAY_TRY(auto stored, read_stored(view, document.id));
  bool new_text = !stored || stored->evidence.document.text != document.text;
  if (stored && !new_text && stored->bytes == bytes) return PutOutcome::Same;
  std::string key = id_key(document.id.value);
  batch.put(Family::Evidence, key, bytes);
  if (new_text) batch.put(Family::Text, key, document.text);
  using Entries = std::vector<std::pair<std::string, std::string>>;
  replace_entries(Family::Part, stored ? part_entries(stored->evidence) : Entries(), part_entries(evidence), batch);
  replace_entries(Family::Term, stored ? term_entries(stored->evidence.document, fold) : Entries(),
                  term_entries(document, fold), batch);
  GraphWriter writer(view, fold, batch);
  GraphElements before;
  GraphElements after = project_document(evidence, {});
  if (stored) {
    before = project_document(stored->evidence, stored->links);
    HEARSAY_CHECK(remove_shares(view, *stored, batch, before, after));
    if (new_text) HEARSAY_CHECK(keep_revision(view, *stored, batch));
    batch.remove(Family::Derived, derived_key(kDocumentLinksRecord, document.id.value));
  } else {
    batch.add(kDocumentCounter, 1);
  }
  HEARSAY_CHECK(writer.replace(before, after));
  HEARSAY_CHECK(writer.finish());
  HEARSAY_CHECK(mark_stale(view, stored ? kStaleEverything : kStaleNew, batch));
  return stored ? PutOutcome::Revised : PutOutcome::New;
}

Status add_document(const Evidence& evidence, TextFold& fold, BulkLoad& load) {
  HEARSAY_CHECK(check_evidence(evidence));
  std::string key = id_key(evidence.document.id.value);
  HEARSAY_CHECK(load.put(Family::Evidence, key, encode_evidence(evidence)));
  HEARSAY_CHECK(load.put(Family::Text, key, evidence.document.text));
  for (const auto& [part_key, value] : part_entries(evidence)) HEARSAY_CHECK(load.put(Family::Part, part_key, value));
  for (const auto& [term_key, value] : term_entries(evidence.document, fold)) HEARSAY_CHECK(load.put(Family::Term, term_key, value));
  GraphElements elements = project_document(evidence, {});
  for (const Node& node : elements.nodes) HEARSAY_CHECK(load.add_node(node));
  for (const PlainEdge& edge : elements.edges) HEARSAY_CHECK(load.add_edge(edge));
  load.count(std::string(kDocumentCounter), 1);
  return {};
}

Status mark_new_documents(const ReadView& view, BulkLoad& load) {
  HEARSAY_TRY(auto mark, view.get(Family::Meta, kStaleKey));
  return mark ? Status() : load.put(Family::Meta, kStaleKey, kStaleNew);
}

Status forget_document(const ReadView& view, DocumentId id, TextFold& fold, Batch& batch) {
  HEARSAY_TRY(auto stored, read_stored(view, id));
  if (!stored) return fail(ErrorCode::NotFound, "document " + id.to_string() + " is not in the graph");
  std::string key = id_key(id.value);
  for (Family family : {Family::Evidence, Family::Text}) batch.remove(family, key);
  replace_entries(Family::Part, part_entries(stored->evidence), {}, batch);
  replace_entries(Family::Term, term_entries(stored->evidence.document, fold), {}, batch);
  Cursor cursor = view.cursor(Family::History);
  for (cursor.seek(key); cursor.valid_under(key); cursor.next()) batch.remove(Family::History, cursor.key());
  HEARSAY_CHECK(cursor.status());
  GraphElements before = project_document(stored->evidence, stored->links);
  GraphElements after;
  HEARSAY_CHECK(remove_shares(view, *stored, batch, before, after));
  batch.remove(Family::Derived, derived_key(kDocumentLinksRecord, id.value));
  GraphWriter writer(view, fold, batch);
  HEARSAY_CHECK(writer.replace(before, after));
  HEARSAY_CHECK(writer.finish());
  batch.add(kDocumentCounter, -1);
  HEARSAY_CHECK(mark_stale(view, kStaleEverything, batch));
  return {};
}

}  // namespace hearsay::graph
