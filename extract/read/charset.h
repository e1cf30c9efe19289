// Decodes the bytes of a file to UTF-8: byte order mark, else valid UTF-8, else damaged UTF-8 (repaired with U+FFFD and
// told), else ICU's detector, else windows-1252. Plain UTF-8 comes back unchanged, CRLF included.
// Functions only, safe from any thread. Tested by tests/extract/read/parts_test.cpp, tests/fuzz/charset_fuzz.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hearsay::extract {

struct Decoded {
  std::string text;                        // valid UTF-8 without a byte order mark
  std::string encoding;                    // IANA name of what was read: "UTF-8", "windows-1251"
  std::optional<std::uint64_t> bad_byte;   // offset in the input of the first byte that had to be replaced
  std::optional<std::uint64_t> guessed;    // offset of the first byte that is no UTF-8, where the encoding is a guess
};

// Fails (InvalidInput) on binary data: a NUL byte in text that is not UTF-16 or UTF-32; the message names the byte.
// `declared`: encoding named outside the bytes (HTTP, meta charset), or empty.
Result<Decoded> decode_text(std::string bytes, std::string_view declared = {});

// Replaces what is no UTF-8 by U+FFFD, one for each broken sequence.
std::string repair_utf8(std::string_view bytes);

}  // namespace hearsay::extract
