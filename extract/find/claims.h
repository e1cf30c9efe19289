// ClaimFinder: finds what a document attributes to somebody: claims with claimant, act, content, accused, deed, polarity;
// casualty figures, given in claims or in the article's own voice; the happenings reported; the sources cited. Runs last in
// find/, over trees, times, numbers and mentions; speaks of relations and word classes only (docs/design/claims.md).
// Spans are bytes of the document's text. Never fails: text that it cannot read yields nothing. Linear in the text but for
// the depth of trees. Const after loading, safe to share.
// Tested by tests/extract/find/claims_test.cpp and tests/golden/<language>/claims*.case.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "base/result.h"
#include "extract/find/findings.h"
#include "extract/find/lexicon.h"
#include "extract/syntax/analysis.h"

namespace hearsay::extract {

class ClaimWords;

class ClaimFinder {
 public:
  // Reads the sections "cues", "negation", "deeds", "figures", "events". Fails where a word stands under two acts or a value
  // is unknown; names the lexicon, the word and both places.
  static Result<ClaimFinder> load(const Lexicon& lexicon);
  // The same from an object that holds those sections; messages name no file.
  static Result<ClaimFinder> load(const nlohmann::json& sections);

  // Appends to claims, figures, reports, citations of findings.evidence (and entities for claimants without a mention).
  // Needs times, numbers and mentions of the same analysis in `findings`.
  void find(const Analysis& analysis, std::string_view text, Findings& findings) const;

 private:
  std::shared_ptr<const ClaimWords> words_;
};

}  // namespace hearsay::extract
