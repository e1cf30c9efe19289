// Scores a built graph against gold articles (NAME.txt, NAME.gold.json, cross.json): claims, accusations, figures, acts,
// polarity, events, disputes, entities and their links, as in the annotation guidelines' scorer, and besides by language
// and by kind of claim. Works on the records that the JSON lines export writes; offsets are code points.
// Tested by tests/engine/evaluate_test.cpp, which compares it with the reference scorer where that is at hand.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.h"

namespace hearsay::engine {

struct Counts {
  int hits = 0, extra = 0, missed = 0;
  double precision() const;
  double recall() const;
  double f1() const;
};

struct Scores {
  Counts claims, accusations, figures, event_pairs, disputes, link_pairs;
  double act_accuracy = 0, polarity_accuracy = 0, entity_recall = 0, entity_type_accuracy = 0;
  int disputes_found = 0, disputes_wanted = 0;
  bool has_disputes = false;  // the gold folder has a cross.json
  std::map<std::string, Counts> claims_by_language, accusations_by_language, figures_by_language;
  // Gold claims found and missed by kind: direct, indirect, implicit, mutual.
  std::map<std::string, Counts> claims_by_kind;
  // System claims right (hits) and wrong (extra) by the rule that made them.
  std::map<std::string, Counts> claims_by_rule;
  std::vector<std::string> errors;  // one line for each miss and each extra
};

struct SystemRecords {
  std::vector<nlohmann::ordered_json> claims, figures, disputes, entities;
};

// InvalidInput where the folder or a gold file cannot be read (message names the file).
Result<Scores> evaluate(const std::string& gold_folder, const SystemRecords& system);

}  // namespace hearsay::engine
