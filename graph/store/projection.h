// Projection: the property graph that stands for evidence and derived records (schemas/graph.schema.json explains every
// label, edge type and property). One document gives a block of nodes and edges from its evidence and from what became
// of its local records (DocumentLinks); each entity, event, dispute and claim link gives a block of its own. So a change
// of one record changes one block. Spans are given in Unicode code points. Pure functions; never fail: what refers to
// something that is not there is left out. Tested by tests/graph/store/projection_test.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/store/derived_codec.h"
#include "graph/store/graph_elements.h"
#include "graph/store/store_keys.h"
#include "schemas/derived.h"
#include "schemas/evidence.h"

namespace hearsay::graph {

// Where a local entity, claim, figure or report stands; nothing where the graph does not hold it.
using PartLookup = std::function<std::optional<PartRecord>(std::uint64_t id)>;

// Document, Claim and Figure nodes and every edge whose evidence is this document.
GraphElements project_document(const Evidence& evidence, const DocumentLinks& links);
// What to look up later, by id (family "part"). Mentions of an entity are counted.
std::vector<std::pair<std::uint64_t, PartRecord>> parts_of(const Evidence& evidence);

GraphElements project_entity(const Entity& entity, const PartLookup& part);
GraphElements project_event(const Event& event, const PartLookup& part);
GraphElements project_dispute(const Dispute& dispute, const PartLookup& part);
GraphElements project_claim_link(const ClaimLink& link, const PartLookup& part);
GraphElements project_part_of(const PartOf& link, const PartLookup& part, const std::vector<LocalEntityId>& members);

// A publisher that no entity stands for gets a node of its own.
EntityId make_publisher_id(std::string_view folded_name);
Node project_publisher(EntityId id, const std::string& name);

// One document's share of ACCUSED: who accuses whom in it, and in which claims.
struct Accusation {
  EntityId from, to;
  std::string time;         // of the document, may be empty
  std::vector<Span> spans;  // code points, one for each claim
};
std::vector<Accusation> accusations_of(const Evidence& evidence, const DocumentLinks& links);
std::string encode_accusation(const Accusation& accusation);
Result<Accusation> decode_accusation(EntityId from, EntityId to, std::string_view bytes);
// The edge that sums up the shares of all documents; `shares` by ascending document.
PlainEdge project_accused(EntityId from, EntityId to, const std::vector<std::pair<DocumentId, Accusation>>& shares);

// At most this many places of evidence are written on one node or edge; counts are always exact.
inline constexpr std::size_t kEvidenceLimit = 16;

}  // namespace hearsay::graph
