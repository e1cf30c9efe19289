// The stored form of the derived layer (docs/storage_format.md, family "derived"): one record for each entity, event,
// dispute and claim link, and one DocumentLinks for each document, which says what became of the document's own
// records. Equal records give equal bytes. Tested by tests/graph/store/codec_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "schemas/derived.h"

namespace hearsay::graph {

// Where a document's records ended up. Indices into its Evidence lists; all lists sorted.
struct DocumentLinks {
  struct Join {  // a local entity's entity
    std::size_t local = 0;
    EntityId entity;
  };
  struct Place {  // the event of a claim, figure or report
    std::size_t index = 0;
    EventId event;
  };
  struct Count {  // independent origins of a claim
    std::size_t claim = 0;
    int origins = 1;
  };
  struct Source {
    EntityId source;
    CitationKind kind = CitationKind::Credit;
  };
  struct Copy {
    DocumentId original;
    double containment = 0;
  };
  std::vector<Join> entities;
  std::vector<Place> claims, figures, reports;
  std::vector<Count> origins;
  std::vector<Source> sources;
  std::vector<Copy> copies;
  EntityId publisher;              // none where the document names no publisher
  bool publisher_is_entity = false;  // false: a node of the publisher's own is made from its name
};

std::string encode_entity(const Entity& entity);
std::string encode_event(const Event& event);
std::string encode_dispute(const Dispute& dispute);
std::string encode_claim_link(const ClaimLink& link);
std::string encode_document_links(const DocumentLinks& links);

Result<Entity> decode_entity(std::string_view bytes);
Result<Event> decode_event(std::string_view bytes);
Result<Dispute> decode_dispute(std::string_view bytes);
Result<ClaimLink> decode_claim_link(std::string_view bytes);
Result<DocumentLinks> decode_document_links(std::string_view bytes);

}  // namespace hearsay::graph
