// From a Derived to its stored records: one for each entity, event, dispute, link and publisher, and the links of each
// document.
#include <algorithm>
#include <unordered_map>

#include "graph/store/bytes.h"
#include "graph/store/derived_codec.h"
#include "graph/store/derived_update.h"
#include "graph/store/projection.h"
#include "graph/store/store_keys.h"
#include "graph/store/value_codec.h"

namespace hearsay::graph {
namespace {

class RecordBuilder {
 public:
  RecordBuilder(const ReadView& view, const Derived& derived, TextFold& fold) : view_(view), derived_(derived), fold_(fold) {}

  Result<std::map<std::string, std::string>> run() {
    HEARSAY_CHECK(read_parts());
    add_entities();
    add_events();
    for (const Dispute& dispute : derived_.disputes) records_[derived_key(kDisputeRecord, dispute.id.value)] = encode_dispute(dispute);
    for (const ClaimLink& link : derived_.claim_links) records_[claim_link_key(link)] = encode_claim_link(link);
    add_part_of();
    add_document_links();
    HEARSAY_CHECK(add_publishers());
    for (auto& [document, links] : links_) {
      sort_links(links);
      records_[derived_key(kDocumentLinksRecord, document)] = encode_document_links(links);
    }
    return std::move(records_);
  }

 private:
  struct Part {
    std::uint64_t document;
    std::uint64_t index;
  };

  Status read_parts() {
    Cursor cursor = view_.scan(Family::Part);
    for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
      auto id = parse_id_key(cursor.key());
      HEARSAY_TRY(PartRecord part, decode_part(cursor.value()));
      if (id) parts_.emplace(*id, Part{part.document.value, part.index});
    }
    return cursor.status();
  }

  template <class IdType, class Add>
  void for_part(IdType id, const Add& add) {
    auto part = parts_.find(id.value);
    if (part != parts_.end()) add(links_[part->second.document], static_cast<std::size_t>(part->second.index));
  }

  void add_entities() {
    for (const Entity& entity : derived_.entities) {
      records_[derived_key(kEntityRecord, entity.id.value)] = encode_entity(entity);
      for (LocalEntityId member : entity.members)
        for_part(member, [&](DocumentLinks& links, std::size_t index) { links.entities.push_back({index, entity.id}); });
    }
  }

  void add_events() {
    for (const Event& event : derived_.events) {
      records_[derived_key(kEventRecord, event.id.value)] = encode_event(event);
      for (ClaimId claim : event.claims)
        for_part(claim, [&](DocumentLinks& links, std::size_t index) { links.claims.push_back({index, event.id}); });
      for (FigureId figure : event.figures)
        for_part(figure, [&](DocumentLinks& links, std::size_t index) { links.figures.push_back({index, event.id}); });
      for (ReportId report : event.reports)
        for_part(report, [&](DocumentLinks& links, std::size_t index) { links.reports.push_back({index, event.id}); });
    }
  }

  // The value names the members whose mentions stand for the link, so that it changes when they do.
  void add_part_of() {
    std::unordered_map<std::uint64_t, const Entity*> entities;
    for (const Entity& entity : derived_.entities) entities[entity.id.value] = &entity;
    for (const PartOf& link : derived_.part_of) {
      std::string value;
      auto it = entities.find(link.part.value);
      for (std::size_t i = 0; it != entities.end() && i < it->second->members.size() && i < kEvidenceLimit; ++i)
        append_fixed64(value, it->second->members[i].value);
      records_[part_of_key(link)] = std::move(value);
    }
  }

  void add_document_links() {
    for (const ClaimOrigins& origin : derived_.origins)
      for_part(origin.claim, [&](DocumentLinks& links, std::size_t index) { links.origins.push_back({index, origin.origins}); });
    for (const CitationLink& citation : derived_.citations)
      links_[citation.document.value].sources.push_back({citation.source, citation.kind});
    for (const NearCopy& copy : derived_.near_copies)
      links_[copy.copy.value].copies.push_back({copy.original, copy.containment});
  }

  // Every document that names a publisher, from the index.
  Status read_publishers(std::map<std::string, std::vector<std::uint64_t>>& documents) {
    std::string prefix = property_index_prefix("Document", "publisher", "");
    prefix.pop_back();  // the zero byte behind the value
    Cursor cursor = view_.cursor(Family::Index);
    for (cursor.seek(prefix); cursor.valid_under(prefix); cursor.next()) {
      std::string_view key = cursor.key();
      std::uint64_t document = read_big_endian(key, key.size() - 8);
      HEARSAY_TRY(auto bytes, view_.get(Family::Node, id_key(document)));
      if (!bytes) return fail(ErrorCode::Corrupt, "document " + DocumentId{document}.to_string() + " is in an index but not stored");
      HEARSAY_TRY(Node node, decode_node(document, *bytes));
      const Value* name = find_property(node.properties, "publisher");
      if (name != nullptr) documents[std::get<std::string>(*name)].push_back(document);
    }
    return cursor.status();
  }

  Status add_publishers() {
    std::map<std::string, std::vector<std::uint64_t>> documents;
    HEARSAY_CHECK(read_publishers(documents));
    std::unordered_map<std::string, EntityId> organizations;  // by folded name; the smallest id where several match
    for (const auto& [name, ids] : documents) organizations[fold_.name(name)];
    for (const Entity& entity : derived_.entities) {
      if (entity.type != EntityType::Organization) continue;
      auto offer = [&](const std::string& name) {
        auto it = organizations.find(fold_.name(name));
        if (it != organizations.end() && (!it->second.valid() || entity.id < it->second)) it->second = entity.id;
      };
      offer(entity.name);
      for (const auto& [language, names] : entity.names) std::for_each(names.begin(), names.end(), offer);
    }
    for (const auto& [name, ids] : documents) {
      std::string folded = fold_.name(name);
      if (folded.empty()) continue;
      EntityId entity = organizations[folded];
      bool known = entity.valid();
      if (!known) {
        entity = make_publisher_id(folded);
        records_.try_emplace(derived_key(kPublisherRecord, entity.value), name);  // the smallest spelling
      }
      for (std::uint64_t document : ids) {
        links_[document].publisher = entity;
        links_[document].publisher_is_entity = known;
      }
    }
    return {};
  }

  static void sort_links(DocumentLinks& links) {
    auto by_index = [](const DocumentLinks::Place& a, const DocumentLinks::Place& b) { return a.index < b.index; };
    std::sort(links.entities.begin(), links.entities.end(),
              [](const auto& a, const auto& b) { return std::pair(a.local, a.entity) < std::pair(b.local, b.entity); });
    for (auto* places : {&links.claims, &links.figures, &links.reports}) std::sort(places->begin(), places->end(), by_index);
    std::sort(links.origins.begin(), links.origins.end(), [](const auto& a, const auto& b) { return a.claim < b.claim; });
    std::sort(links.sources.begin(), links.sources.end(),
              [](const auto& a, const auto& b) { return std::pair(a.source, a.kind) < std::pair(b.source, b.kind); });
    std::sort(links.copies.begin(), links.copies.end(), [](const auto& a, const auto& b) { return a.original < b.original; });
  }

  const ReadView& view_;
  const Derived& derived_;
  TextFold& fold_;
  std::unordered_map<std::uint64_t, Part> parts_;
  std::map<std::uint64_t, DocumentLinks> links_;
  std::map<std::string, std::string> records_;
};

}  // namespace

Result<std::map<std::string, std::string>> derived_records(const ReadView& view, const Derived& derived, TextFold& fold) {
  return RecordBuilder(view, derived, fold).run();
}

}  // namespace hearsay::graph
