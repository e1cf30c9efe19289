#include "tools/train/name_score.h"

#include <algorithm>
#include <tuple>

namespace hearsay::train {
namespace {

using SpanOfName = std::tuple<std::size_t, std::size_t, int>;

std::vector<SpanOfName> spans_of(const std::vector<std::uint8_t>& tags) {
  std::vector<SpanOfName> spans;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == 0 || tags[i] % 2 == 0) continue;
    std::size_t end = i + 1;
    while (end < tags.size() && tags[end] == tags[i] + 1) ++end;
    spans.emplace_back(i, end, tags[i]);
  }
  return spans;
}

}  // namespace

void NameScore::add(const std::vector<std::uint8_t>& gold_tags, const std::vector<std::uint8_t>& found_tags) {
  const auto gold_spans = spans_of(gold_tags);
  const auto found_spans = spans_of(found_tags);
  gold += gold_spans.size();
  found += found_spans.size();
  for (const SpanOfName& span : found_spans) right += std::count(gold_spans.begin(), gold_spans.end(), span);
}

}  // namespace hearsay::train
