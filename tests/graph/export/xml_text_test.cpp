#include "graph/export/xml_text.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace hearsay::graph {
namespace {

std::string xml(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

TEST(XmlText, EscapesWhatHasAMeaning) { EXPECT_EQ(xml("a<b>&\"c'\r"), "a&lt;b&gt;&amp;&quot;c'&#13;"); }

TEST(XmlText, KeepsEveryScript) {
  EXPECT_EQ(xml("\u0540\u0561\u0575 İrəvan Ереван \U0001F600\n\t"), "\u0540\u0561\u0575 İrəvan Ереван \U0001F600\n\t");
}

TEST(XmlText, LeavesOutEveryForbiddenCharacter) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    bool xml10 = c == 9 || c == 10 || c == 13 || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    bool control = (c >= 0x7F && c <= 0x9F) || (c & 0xFFFE) == 0xFFFE;
    std::string text;
    append_utf8(text, c);
    ASSERT_EQ(xml(text).empty(), !xml10 || control) << static_cast<std::uint32_t>(c);
  }
}

TEST(XmlText, LeavesOutBytesThatAreNotUtf8) {
  EXPECT_EQ(xml("a\xff" "b\xc3" "c\xed\xa0\x80" "d\xe2\x82"), "abcd");
  EXPECT_EQ(first_invalid_utf8(xml("\xf0\x9f\x98\xe2\x82\xac")), std::string::npos);
}

}  // namespace
}  // namespace hearsay::graph
