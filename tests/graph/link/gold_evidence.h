// Oracle evidence: turns annotated articles (NAME.txt, NAME.gold.json, cross.json, metadata.jsonl) into the records that
// a perfect extraction would give, so that linking can be measured alone; and scores a Derived against them the way the
// gold's scorer does. Only articles named in `names` are read.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "schemas/derived.h"
#include "schemas/evidence.h"

namespace hearsay::graph::testing {

struct GoldSet {
  std::vector<Evidence> evidence;
  std::map<std::string, ClaimId> claims;              // "000.c1" -> id
  std::map<std::string, FigureId> figures;            // "002.f1" -> id
  std::map<std::string, std::string> event_of_claim;  // "000.c1" -> gold event
  std::map<std::string, std::vector<LocalEntityId>> entities;  // gold name -> local entities
  struct GoldDispute {
    bool optional = false;
    std::vector<std::vector<std::string>> positions;  // claim or figure names
  };
  std::vector<GoldDispute> disputes;
};

// Empty where the folder is not there.
GoldSet read_gold(const std::string& folder, const std::vector<std::string>& names);

struct Score {
  int hits = 0, extra = 0, missed = 0;
  double precision() const { return hits + extra ? double(hits) / (hits + extra) : 0; }
  double recall() const { return hits + missed ? double(hits) / (hits + missed) : 0; }
  double f1() const { return precision() + recall() > 0 ? 2 * precision() * recall() / (precision() + recall()) : 0; }
};

Score score_links(const GoldSet& gold, const Derived& derived);
Score score_events(const GoldSet& gold, const Derived& derived);
// Also the number of disputes found and to be found, and the wrong pairs in words.
struct DisputeScore {
  Score pairs;
  int found = 0, all = 0;
  std::vector<std::string> errors;
};
DisputeScore score_disputes(const GoldSet& gold, const Derived& derived);

}  // namespace hearsay::graph::testing
