#include "base/text_map.h"

#include <gtest/gtest.h>

#include <string>

namespace hearsay {
namespace {

TEST(TextMap, AgreesWithCountingOnEveryOffset) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "a\xC3\xA9\xE2\x80\x9C\xF0\x9F\x98\x80";  // a é “ and an emoji
  TextMap map(text);
  std::uint32_t count = 0;
  for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
    if ((static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80) continue;
    EXPECT_EQ(map.code_point_at(byte), count);
    EXPECT_EQ(map.byte_at(count), byte);
    ++count;
  }
  EXPECT_EQ(map.code_points(), count);
  EXPECT_EQ(map.byte_at(count), text.size());
  EXPECT_EQ(map.code_point_at(static_cast<std::uint32_t>(text.size())), count);
}

TEST(TextMap, ConvertsSpansBothWays) {
  TextMap map("\xE2\x80\x9CTegh\xE2\x80\x9D said");
  Span bytes{3, 7};
  EXPECT_EQ(map.to_code_points(bytes), (Span{1, 5}));
  EXPECT_EQ(map.to_bytes(Span{1, 5}), bytes);
}

TEST(TextMap, EmptyTextHasOnlyItsEnd) {
  TextMap map("");
  EXPECT_EQ(map.code_points(), 0u);
  EXPECT_EQ(map.byte_at(0), 0u);
}

}  // namespace
}  // namespace hearsay
