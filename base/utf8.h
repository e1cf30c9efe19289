// UTF-8 basics without a library: validity, decoding, encoding. Tested by tests/base/utf8_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hearsay {

// Byte offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values above U+10FFFF
// included), or npos where all of `text` is valid.
std::size_t first_invalid_utf8(std::string_view text);

// The code point that starts at `position`, and its length in bytes. Valid text only: otherwise U+FFFD and 1.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 1;
};
CodePoint decode_utf8(std::string_view text, std::size_t position);
void append_utf8(std::string& out, char32_t code_point);

}  // namespace hearsay
