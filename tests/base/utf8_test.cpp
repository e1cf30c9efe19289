#include "base/utf8.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Utf8, FindsTheFirstBadByte) {
  EXPECT_EQ(first_invalid_utf8("abc"), std::string_view::npos);
  EXPECT_EQ(first_invalid_utf8("ab\xC3"), 2u);              // cut off
  EXPECT_EQ(first_invalid_utf8("\xC0\xAF"), 0u);            // overlong
  EXPECT_EQ(first_invalid_utf8("a\xED\xA0\x80"), 1u);       // surrogate
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0u);    // above U+10FFFF
  EXPECT_EQ(first_invalid_utf8("\xE2\x80\x9Cok\x80"), 5u);  // lone continuation
}

TEST(Utf8, RoundTripsCodePoints) {
  for (char32_t c : {U'a', U'\u00E9', U'\u201C', U'\U0001F600'}) {
    std::string text;
    append_utf8(text, c);
    CodePoint back = decode_utf8(text, 0);
    EXPECT_EQ(back.value, c);
    EXPECT_EQ(back.length, text.size());
  }
}

}  // namespace
}  // namespace hearsay
