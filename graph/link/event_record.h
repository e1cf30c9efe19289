// Event records: the event that a group of happenings makes, in words, and what its claims can be asked about.
// A pure function of the group. Tested by tests/graph/link/linker_test.cpp.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/link/digest.h"
#include "graph/link/disputes.h"
#include "schemas/derived.h"

namespace hearsay::graph {

struct EventMember {
  const DocumentDigest* document = nullptr;
  std::size_t happening = 0;
  const Happening& told() const { return document->happenings[happening]; }
};

struct EntityRef {
  EntityId id;
  std::string name;
};
// The entity that a node belongs to.
using EntityResolver = std::function<EntityRef(const std::string& node)>;

// The id of the event of `members`: from its smallest report, so that another report changes it only by being smaller.
EventId event_id(const std::vector<EventMember>& members);

// `members` in any order; at least one. The event's part_of and follows stay empty.
Event make_event(const std::vector<EventMember>& members, const EntityResolver& resolve);

// The claims and figures of the event, and the words for its questions.
Matter make_matter(const Event& event, const std::vector<EventMember>& members, const EntityResolver& resolve);
// The claims and figures of one document that have no event.
Matter make_rest(const DocumentDigest& document, const EntityResolver& resolve);

}  // namespace hearsay::graph
