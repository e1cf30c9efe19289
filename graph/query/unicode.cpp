#include "graph/query/unicode.h"

#include <unicode/locid.h>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/utf8.h"

namespace hearsay::graph::cypher {

bool is_name_start(char32_t c) { return c == '_' || u_isIDStart(static_cast<UChar32>(c)) != 0; }
bool is_name_part(char32_t c) { return c == '_' || u_isIDPart(static_cast<UChar32>(c)) != 0; }
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

std::string to_upper(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())))
      .toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}
std::string to_lower(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())))
      .toLower(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

std::string reverse_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
    out.append(text.substr(begin, end - begin));
    end = begin;
  }
  return out;
}

std::int64_t text_length(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

std::string text_part(std::string_view text, std::int64_t begin, std::int64_t length) {
  std::size_t at = 0;
  auto advance = [&text, &at](std::int64_t count) {
    for (; count > 0 && at < text.size(); --count) at += decode_utf8(text, at).length;
  };
  advance(begin);
  const std::size_t first = std::min(at, text.size());
  advance(length);
  return std::string(text.substr(first, std::min(at, text.size()) - first));
}

std::string_view trim_left(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text, 0);
    if (!is_space(point.value)) break;
    text.remove_prefix(point.length);
  }
  return text;
}
std::string_view trim_right(std::string_view text) {
  while (!text.empty()) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
    if (!is_space(decode_utf8(text, begin).value)) break;
    text.remove_suffix(text.size() - begin);
  }
  return text;
}

Match matches_pattern(const std::string& text, const std::string& pattern) {
  UErrorCode status = U_ZERO_ERROR;
  icu::RegexMatcher matcher(icu::UnicodeString::fromUTF8(pattern), 0, status);
  if (U_FAILURE(status)) return Match::BadPattern;
  matcher.setTimeLimit(2000, status);  // steps of about 10,000 operations
  const icu::UnicodeString input = icu::UnicodeString::fromUTF8(text);
  matcher.reset(input);
  const bool found = matcher.matches(status) != 0;
  if (U_FAILURE(status)) return Match::TooHard;
  return found ? Match::Yes : Match::No;
}

}  // namespace hearsay::graph::cypher
