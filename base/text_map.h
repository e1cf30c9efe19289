// TextMap: converts between byte offsets and code point offsets of one UTF-8 text.
// Keeps one checkpoint per 64 bytes, so a look-up reads at most 64 bytes. Holds no copy of the text: the text given
// must outlive the map. Const after construction, safe to share. Tested by tests/base/text_map_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay {

class TextMap {
 public:
  // Precondition: `text` is valid UTF-8 (base/utf8.h) and stays alive as long as the map.
  explicit TextMap(std::string_view text);

  std::uint32_t code_points() const { return total_; }
  // Code points before byte offset `byte` (clamped to the text).
  std::uint32_t code_point_at(std::uint32_t byte) const;
  // Byte offset of code point `code_point` (clamped to the text).
  std::uint32_t byte_at(std::uint32_t code_point) const;
  Span to_code_points(Span bytes) const { return {code_point_at(bytes.begin), code_point_at(bytes.end)}; }
  Span to_bytes(Span code_points) const { return {byte_at(code_points.begin), byte_at(code_points.end)}; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> checkpoints_;  // code points before byte 64*i
  std::uint32_t total_ = 0;
};

}  // namespace hearsay
