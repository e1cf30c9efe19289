#include "graph/store/derived_update.h"

#include <unordered_map>

#include "graph/store/accused_update.h"
#include "graph/store/bytes.h"
#include "graph/store/derived_codec.h"
#include "graph/store/evidence_codec.h"
#include "graph/store/graph_writer.h"
#include "graph/store/projection.h"
#include "graph/store/store_keys.h"

namespace hearsay::graph {
namespace {

void append(GraphElements& all, GraphElements&& more) {
  std::move(more.nodes.begin(), more.nodes.end(), std::back_inserter(all.nodes));
  std::move(more.edges.begin(), more.edges.end(), std::back_inserter(all.edges));
}

Result<GraphElements> project_part_of_record(std::string_view key, std::string_view value, const PartLookup& part) {
  if (key.size() != 17 || value.size() % 8 != 0) return fail(ErrorCode::Corrupt, "a stored part-of link is damaged");
  std::vector<LocalEntityId> members;
  ByteReader reader(value);
  while (!reader.at_end()) members.push_back({reader.fixed64()});
  return project_part_of({{read_big_endian(key, 1)}, {read_big_endian(key, 9)}}, part, members);
}

class DerivedUpdate {
 public:
  DerivedUpdate(const ReadView& view, TextFold& fold, Batch& batch)
      : view_(view), fold_(fold), batch_(batch), accused_(view) {
    part_ = [this](std::uint64_t id) { return look_up(id); };
  }

  Status run(const Derived& derived) {
    HEARSAY_TRY(auto mark, view_.get(Family::Meta, kStaleKey));
    bool everything = mark && *mark == kStaleEverything;
    HEARSAY_TRY(auto records, derived_records(view_, derived, fold_));
    HEARSAY_CHECK(compare(records, everything));
    HEARSAY_CHECK(accused_.finish(batch_, before_, after_));
    GraphWriter writer(view_, fold_, batch_);
    HEARSAY_CHECK(writer.replace(before_, after_));
    HEARSAY_CHECK(writer.finish());
    if (mark) batch_.remove(Family::Meta, kStaleKey);
    return damage_;
  }

 private:
  std::optional<PartRecord> look_up(std::uint64_t id) {
    auto [it, added] = parts_.try_emplace(id);
    if (!added) return it->second;
    auto bytes = view_.get(Family::Part, id_key(id));
    if (bytes && !*bytes) return std::nullopt;
    auto part = bytes ? decode_part(**bytes) : Result<PartRecord>(fail(bytes.error()));
    if (part) it->second = *part;
    else if (damage_) damage_ = fail(part.error());
    return it->second;
  }

  // Walks stored and new records side by side, both in order of their keys.
  Status compare(const std::map<std::string, std::string>& records, bool everything) {
    auto next = records.begin();
    Cursor cursor = view_.scan(Family::Derived);
    auto pass_new = [&](std::string_view limit) -> Status {
      for (; next != records.end() && (limit.empty() || next->first < limit); ++next)
        HEARSAY_CHECK(change(next->first, nullptr, &next->second));
      return {};
    };
    for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
      std::string key(cursor.key());
      if (key.front() == kAccusedRecord) continue;
      std::string stored(cursor.value());
      HEARSAY_CHECK(pass_new(key));
      if (next == records.end() || next->first != key) {
        HEARSAY_CHECK(change(key, &stored, nullptr));
        continue;
      }
      if (everything || stored != next->second) HEARSAY_CHECK(change(key, &stored, &next->second));
      ++next;
    }
    HEARSAY_CHECK(cursor.status());
    return pass_new("");
  }

  Status change(const std::string& key, const std::string* before, const std::string* after) {
    if (after == nullptr) batch_.remove(Family::Derived, key);
    else if (before == nullptr || *before != *after) batch_.put(Family::Derived, key, *after);
    if (key.front() == kDocumentLinksRecord) return change_document(key, before, after);
    if (before != nullptr) HEARSAY_CHECK(project(key, *before, before_));
    if (after != nullptr) HEARSAY_CHECK(project(key, *after, after_));
    return {};
  }

  Status project(const std::string& key, const std::string& value, GraphElements& out) {
    HEARSAY_TRY(GraphElements elements, project_record(key, value, part_));
    append(out, std::move(elements));
    return {};
  }

  Status change_document(const std::string& key, const std::string* before, const std::string* after) {
    DocumentId id{read_big_endian(key, 1)};
    HEARSAY_TRY(auto bytes, view_.get(Family::Evidence, id_key(id.value)));
    if (!bytes) return {};  // links of a document that is not there
    HEARSAY_TRY(auto text, view_.get(Family::Text, id_key(id.value)));
    if (!text) return fail(ErrorCode::Corrupt, "document " + id.to_string() + ": its text is missing");
    auto evidence = decode_evidence(*bytes, std::move(*text));
    if (!evidence) return fail(evidence.error().within("document " + id.to_string()));
    DocumentLinks old_links, new_links;
    if (before != nullptr) {
      HEARSAY_TRY(old_links, decode_document_links(*before));
    }
    if (after != nullptr) {
      HEARSAY_TRY(new_links, decode_document_links(*after));
    }
    append(before_, project_document(*evidence, old_links));
    append(after_, project_document(*evidence, new_links));
    for (const Accusation& share : accusations_of(*evidence, old_links)) accused_.remove(share, id);
    for (const Accusation& share : accusations_of(*evidence, new_links)) accused_.put(share, id);
    return {};
  }

  const ReadView& view_;
  TextFold& fold_;
  Batch& batch_;
  PartLookup part_;
  std::unordered_map<std::uint64_t, std::optional<PartRecord>> parts_;
  AccusedUpdate accused_;
  GraphElements before_, after_;
  Status damage_;  // the first damaged part met while projecting
};

}  // namespace

Result<GraphElements> project_record(std::string_view key, std::string_view value, const PartLookup& part) {
  switch (key.empty() ? '\0' : key.front()) {
    case kEntityRecord: {
      HEARSAY_TRY(Entity entity, decode_entity(value));
      return project_entity(entity, part);
    }
    case kEventRecord: {
      HEARSAY_TRY(Event event, decode_event(value));
      return project_event(event, part);
    }
    case kDisputeRecord: {
      HEARSAY_TRY(Dispute dispute, decode_dispute(value));
      return project_dispute(dispute, part);
    }
    case kClaimLinkRecord: {
      HEARSAY_TRY(ClaimLink link, decode_claim_link(value));
      return project_claim_link(link, part);
    }
    case kPartOfRecord: return project_part_of_record(key, value, part);
    case kPublisherRecord:
      if (key.size() != 9) break;
      return GraphElements{{project_publisher({read_big_endian(key, 1)}, std::string(value))}, {}};
    case kDocumentLinksRecord:
    case kAccusedRecord: return GraphElements();
    default: break;
  }
  return fail(ErrorCode::Corrupt, "a derived record with a damaged key is stored");
}

Status replace_derived(const ReadView& view, const Derived& derived, std::span<const Block> blocks, TextFold& fold, Batch& batch) {
  HEARSAY_CHECK(DerivedUpdate(view, fold, batch).run(derived));
  for (const Block& block : blocks) {
    if (block.value.empty()) batch.remove(Family::Block, block.key);
    else batch.put(Family::Block, block.key, block.value);
  }
  return {};
}

}  // namespace hearsay::graph
