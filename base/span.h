// Span: a half-open range [begin, end) of a document's text, in bytes inside the program.
// Written out, spans count Unicode code points: base/text_map.h converts. Tested by tests/base/text_map_test.cpp.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace hearsay {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool contains(std::uint32_t position) const { return begin <= position && position < end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  Span cover(Span other) const { return {std::min(begin, other.begin), std::max(end, other.end)}; }

  friend auto operator<=>(const Span&, const Span&) = default;
};

// The bytes of `text` under `span`; borrows from `text`. Precondition: span.end <= text.size().
inline std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

}  // namespace hearsay
