// NewsClock: when the news of an article happened, of all the times that it tells: not when somebody said so, not when it
// was published. Internal to graph/link. Tested by tests/graph/link/digest_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/link/when.h"
#include "schemas/evidence.h"

namespace hearsay::graph {

inline constexpr std::uint32_t kLeadBytes = 1600;  // headline and first paragraphs

class NewsClock {
 public:
  // `evidence` is borrowed.
  NewsClock(const Evidence& evidence, std::optional<std::int32_t> published) : evidence_(evidence), published_(published) {}

  // "said on Wednesday", "on Tuesday reported": when something was said, which need not be when it happened.
  bool is_of_saying(Span time) const;
  // `times` without those of saying and those that are not there.
  std::vector<std::size_t> of_happening(std::vector<std::size_t> times) const;
  // The time of the news that `report` tells, and its words in `text`: of the expressions told with the report and of those
  // in the lead the first of the best rank, with the first clock time that fits it. Where only a day of saying or of
  // publication is told, the news is of one of the days before it, or of the old day or month that is spoken of.
  When news(const Report& report, std::string& text) const;

 private:
  bool is_dateline(const TimeMention& time, const When& when) const;
  bool told_of_old(const Report& report, Span said, When& best, std::string& text) const;

  const Evidence& evidence_;
  std::optional<std::int32_t> published_;
};

// The bytes of the sentence around `at`: from line or sentence end to line or sentence end.
Span sentence_around(const std::string& text, std::uint32_t at);

}  // namespace hearsay::graph
