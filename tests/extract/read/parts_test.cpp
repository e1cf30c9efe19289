// Charset, lines, CSV and paths by themselves.
#include <gtest/gtest.h>

#include <sstream>

#include "base/utf8.h"
#include "extract/read/charset.h"
#include "extract/read/lines.h"
#include "extract/read/metadata.h"
#include "extract/read/paths.h"

namespace hearsay::extract {
namespace {

TEST(Charset, LeavesValidUtf8Alone) {
  const std::string text = "Yerevan \xD4\xB5\xD6\x80\xD6\x87\xD5\xA1\xD5\xB6 \xE2\x80\x94 ok";
  const auto decoded = decode_text(text);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, text);
  EXPECT_EQ(decoded->encoding, "UTF-8");
  EXPECT_FALSE(decoded->bad_byte);
}

TEST(Charset, ReadsWindows1251) {
  // "Министерство обороны сообщило, что стороны обменялись огнём на границе."
  const std::string text =
      "\xCC\xE8\xED\xE8\xF1\xF2\xE5\xF0\xF1\xF2\xE2\xEE \xEE\xE1\xEE\xF0\xEE\xED\xFB \xF1\xEE\xEE\xE1\xF9\xE8\xEB\xEE, \xF7\xF2\xEE "
      "\xF1\xF2\xEE\xF0\xEE\xED\xFB \xEE\xE1\xEC\xE5\xED\xFF\xEB\xE8\xF1\xFC \xEE\xE3\xED\xB8\xEC \xED\xE0 \xE3\xF0\xE0\xED\xE8\xF6\xE5.";
  const auto decoded = decode_text(text);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->encoding, "windows-1251");
  EXPECT_EQ(decoded->text.substr(0, 4), "\xD0\x9C\xD0\xB8");
}

TEST(Charset, UsesTheDeclaredEncoding) {
  const auto decoded = decode_text("\xE4\xE0", "koi8-r");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "\xD0\x94\xD0\xAE");
}

TEST(Charset, CountsTheMarkInByteOffsets) {
  const auto decoded = decode_text("\xEF\xBB\xBF" "ab\xC3");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->bad_byte, 5u);
  EXPECT_EQ(decoded->text, "ab\xEF\xBF\xBD");
}

TEST(Charset, AlwaysGivesValidText) {
  // Every pair of bytes but NUL, after a letter: never invalid, never a crash.
  for (int a = 1; a < 256; ++a)
    for (int b = 1; b < 256; ++b) {
      const std::string bytes = {'x', static_cast<char>(a), static_cast<char>(b)};
      const std::string repaired = repair_utf8(bytes);
      ASSERT_EQ(first_invalid_utf8(repaired), std::string::npos) << a << " " << b;
      if (first_invalid_utf8(bytes) == std::string::npos) {
        ASSERT_EQ(repaired, bytes);
      }
    }
}

TEST(LineReader, CutsAtBothLineEndsAndCounts) {
  std::istringstream in("one\r\ntwo\n\nfour");
  LineReader lines(in, 100);
  std::string line;
  std::vector<std::string> all;
  while (lines.next(line) == LineReader::Outcome::Line) all.push_back(line);
  EXPECT_EQ(all, (std::vector<std::string>{"one", "two", "", "four"}));
  EXPECT_EQ(lines.number(), 4u);
  EXPECT_EQ(lines.bytes(), 14u);
}

TEST(LineReader, SkipsALongLineInBoundedMemory) {
  // Longer than the reader's buffer, in many pieces.
  std::istringstream in(std::string(500'000, 'a') + "\nshort\n");
  LineReader lines(in, 1000);
  std::string line;
  EXPECT_EQ(lines.next(line), LineReader::Outcome::TooLong);
  EXPECT_TRUE(line.empty());
  EXPECT_LT(line.capacity(), 2000u);
  EXPECT_EQ(lines.next(line), LineReader::Outcome::Line);
  EXPECT_EQ(line, "short");
  EXPECT_EQ(lines.next(line), LineReader::Outcome::End);
}

TEST(Csv, ReadsQuotedFieldsOverLines) {
  std::istringstream in("a,\"b, \"\"c\"\"\nd\",e\r\nf,,\n");
  std::vector<std::string> fields;
  std::uint64_t lines = 0;
  ASSERT_TRUE(read_csv_record(in, fields, lines));
  EXPECT_EQ(fields, (std::vector<std::string>{"a", "b, \"c\"\nd", "e"}));
  EXPECT_EQ(lines, 2u);
  ASSERT_TRUE(read_csv_record(in, fields, lines));
  EXPECT_EQ(fields, (std::vector<std::string>{"f", "", ""}));
  EXPECT_FALSE(read_csv_record(in, fields, lines));
}

TEST(Paths, KnowsKindsByExtension) {
  EXPECT_EQ(kind_of("a/B.TXT"), FileKind::Text);
  EXPECT_EQ(kind_of("a.ndjson"), FileKind::JsonLines);
  EXPECT_EQ(kind_of("x/metadata.csv"), FileKind::Metadata);
  EXPECT_EQ(kind_of("metadata.txt"), FileKind::Text);
  EXPECT_EQ(kind_of("a.gold.json"), FileKind::Json);
  EXPECT_EQ(kind_of("noextension"), FileKind::Other);
}

TEST(Paths, AreNormalised) {
  EXPECT_EQ(normal_path("./a//b/../c.txt"), "a/c.txt");
  EXPECT_EQ(folder_of("c.txt"), ".");
}

}  // namespace
}  // namespace hearsay::extract
