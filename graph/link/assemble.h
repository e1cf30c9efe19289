// Assembling: the steps that the whole-set linker and the incremental one share, so that both give the same records.
// Internal to graph/link. Tested by tests/graph/link/linker_test.cpp.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/link/corrections.h"
#include "graph/link/entity_linker.h"
#include "graph/link/event_record.h"
#include "schemas/derived.h"

namespace hearsay::graph {

// Event of each happening: (document, index of the happening).
using EventsOfDocument = std::map<std::pair<DocumentId, std::size_t>, EventId>;

// Puts the sides of `corrections` into the digest's entities, claims and happenings.
void apply_sides(DocumentDigest& digest, const Corrections& corrections, NameFolder& folder);

// One failure for each name of `corrections` that no document uses, with its line.
void report_unknown_names(const Corrections& corrections, NameFolder& folder, Reporter& reporter, const std::function<bool(const std::string& key)>& is_known);

// Whether one document puts `other` around or before `told`: the only cases in which relate_event() looks at its event.
bool are_related(const Happening& told, const Happening& other);

void note_event(const std::vector<EventMember>& members, EventsOfDocument& event_of);
// Sets part_of and follows from what single documents tell: a day inside a longer happening of the same sides; the news
// after a day before.
void relate_event(Event& event, const std::vector<EventMember>& members, const EventsOfDocument& event_of);

// Disputes, claim links and origins of one matter.
void add_matter(const Matter& matter, Derived& derived);
// Citations, and the disputes of the claims that have no event, of one document.
void add_document(const DocumentDigest& digest, const EntityResolver& resolve, Derived& derived);
// Body -> country.
void add_parts(const EntityNode& node, const EntityResolver& resolve, std::set<PartOf>& parts);

// Calls `visit(a, b)` for the pairs of a block of nodes that need comparing: all pairs, but in surname blocks ("s~...")
// only a name of one word with the others.
template <class NodeAt, class Visit>
void for_block_pairs(const std::string& key, const std::vector<std::size_t>& block, NodeAt node_at, Visit visit) {
  const bool surnames = key[0] == 's';
  auto is_short = [&](std::size_t i) { return surnames && node_at(i)->key.find(' ') == std::string::npos; };
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (surnames && !is_short(block[i])) continue;
    for (std::size_t j = surnames ? 0 : i + 1; j < block.size(); ++j)
      if (j != i) visit(block[i], block[j]);
  }
}

void sort_derived(Derived& derived);

}  // namespace hearsay::graph
