// Synthetic world: evidence of N articles about invented conflicts, with known truth, for measuring linking alone:
// two languages, many countries, towns and days, spelling variants of names, mutual accusations, differing and updated
// tolls, syndicated copies, background wars, articles without a day or a place. Deterministic: one seed, one world.
// The records are what extraction would give; the texts are short templates written for this file.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "schemas/evidence.h"

namespace hearsay::bench {

struct WorldOptions {
  std::size_t articles = 1000;
  std::uint64_t seed = 1;
  bool one_day = false;  // every article on one date about one pair of countries
};

struct World {
  std::vector<Evidence> evidence;
  std::map<ReportId, std::size_t> event_of;             // truth: news reports only
  std::map<LocalEntityId, std::size_t> entity_of;       // truth: persons and towns
  std::map<DocumentId, DocumentId> original_of;         // truth: copies
};

World make_world(const WorldOptions& options);

}  // namespace hearsay::bench
