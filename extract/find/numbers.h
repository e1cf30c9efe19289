// NumberFinder: finds numbers in digits and words with their bounds ("at least seven", "5 to 7", "belasan", "dozens",
// "another six"), in the habits of the document's language. Numbers inside time expressions ("six weeks", "2020"), parts
// of names ("F-16") and measures that count no people ("30 per cent", "400 km") are left out.
// Run after TimeFinder. Spans are token ranges of the analysis.
// Const after loading, safe to share. Tested by tests/extract/find/numbers_test.cpp.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/find/findings.h"
#include "extract/syntax/analysis.h"

namespace hearsay::extract {

class NumberFinder {
 public:
  // `numbers`: that section of a lexicon, already checked by its schema. Fails where two entries contradict each other;
  // names both.
  static Result<NumberFinder> load(const nlohmann::json& numbers);

  // Fills findings.numbers in text order.
  void find(const Analysis& analysis, std::string_view text, Findings& findings) const;

 private:
  struct Rules;
  std::shared_ptr<const Rules> rules_;
};

}  // namespace hearsay::extract
