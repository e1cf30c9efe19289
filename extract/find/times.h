// TimeFinder: finds the time expressions of a document and gives them TIMEX3 values (ISO-TimeML), underspecified where
// nothing anchors them: "Tuesday at 16:00" is XXXX-WXX-2T16:00 in an article without a date. The words and the patterns
// stand in the lexicon's sections "times" and "numbers" (docs/design/times.md explains the pattern language); nothing
// here knows a language. Anchors: the publication date where known, else a full date at the head of the text, else the
// dates told before. Spans are bytes of the document's text.
// Const after loading, safe to share. Tested by tests/extract/find/times_test.cpp and tests/golden/<language>/times.case.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/find/findings.h"
#include "extract/syntax/analysis.h"

namespace hearsay::extract {

class TimeFinder {
 public:
  // `times`, `numbers`: those sections of a lexicon, already checked by its schema; an empty `times` finds nothing.
  // Fails where a pattern cannot be read, names an unknown class, or two entries contradict each other; names the key.
  static Result<TimeFinder> load(const nlohmann::json& times, const nlohmann::json& numbers);

  // Adds to findings.evidence.times and findings.times, in text order; nothing inside findings.boilerplate.
  // `published` is an ISO date or date-time, or empty.
  void find(const Analysis& analysis, std::string_view text, const std::string& published, Findings& findings) const;

 private:
  struct Rules;
  std::shared_ptr<const Rules> rules_;
};

}  // namespace hearsay::extract
