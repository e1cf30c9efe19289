// Origins: how many independent sources stand behind an event or a claim, over the chains, credits and copies that the
// documents tell. Sources are nodes of linking (entity_linker.h) or publishers. Tested by tests/graph/link/linker_test.cpp.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/link/digest.h"
#include "graph/link/disputes.h"
#include "schemas/derived.h"

namespace hearsay::graph {

struct EventMember;

// Independent origins of the documents that report an event: agencies credited, outlets otherwise.
int event_origins(const std::vector<EventMember>& members);

// Origins of each claim of a matter: of all claims that say the same (same accused, deed and polarity, or the same figure),
// back through chains to the claimants.
void find_origins(const Matter& matter, std::vector<ClaimOrigins>& out);

}  // namespace hearsay::graph
