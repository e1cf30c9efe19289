// RecordIndex: what the record writers must look up across documents: the entity of a chain, the event of a claim or
// figure, the uri of a document, the mentions of an entity. Built once from all evidence and the derived layer; borrows
// the latter. About 40 bytes a chain and claim, 60 and its words a mention. Const after building, safe to share.
// Tested by tests/graph/export/records_jsonl_test.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "schemas/derived.h"
#include "schemas/evidence.h"

namespace hearsay::graph {

// Visits every evidence record by ascending document id, until the visitor returns false.
using EvidenceVisitor = std::function<bool(const Evidence&)>;
using EvidenceScan = std::function<Status(const EvidenceVisitor&)>;

// A mention of an entity as it is written out.
struct WrittenMention {
  DocumentId document;
  Span span;  // code points
  std::string text, reading, rule;
  MentionKind kind = MentionKind::Name;
};

class RecordIndex {
 public:
  // Mentions are the bulk of the memory and only entities need them.
  enum class Mentions { Skip, Keep };
  // Fails where the scan does. `derived` must outlive the index.
  static Result<RecordIndex> build(const EvidenceScan& scan, const Derived& derived, Mentions mentions);
  // Without a scan: no uris of documents and no mentions.
  explicit RecordIndex(const Derived& derived);

  const Derived& derived() const { return *derived_; }
  // Null where the chain or id was not linked.
  const Entity* entity_of(LocalEntityId chain) const;
  const Entity* entity(EntityId id) const;
  const EventId* event_of(ClaimId claim) const;
  const EventId* event_of(FigureId figure) const;
  std::optional<int> origins_of(ClaimId claim) const;
  // The uri, or the id where the document is unknown.
  std::string uri_of(DocumentId document) const;
  // By document id and place.
  const std::vector<WrittenMention>& mentions_of(EntityId entity) const;
  std::vector<const NearCopy*> copies_by(DocumentId copy) const;
  std::vector<const CitationLink*> citations_by(DocumentId document) const;
  std::vector<EntityId> wholes_of(EntityId part) const;

 private:
  void add(const Evidence& evidence, Mentions mentions);
  void add_mentions(const Evidence& evidence);

  const Derived* derived_;
  std::unordered_map<LocalEntityId, const Entity*> chains_;
  std::unordered_map<EntityId, const Entity*> entities_;
  std::unordered_map<ClaimId, EventId> claim_events_;
  std::unordered_map<FigureId, EventId> figure_events_;
  std::unordered_map<ClaimId, int> origins_;
  std::unordered_map<DocumentId, std::string> uris_;
  std::unordered_map<EntityId, std::vector<WrittenMention>> mentions_;
  std::unordered_multimap<DocumentId, const NearCopy*> copies_;
  std::unordered_multimap<DocumentId, const CitationLink*> citations_;
  std::unordered_multimap<EntityId, EntityId> wholes_;
};

}  // namespace hearsay::graph
