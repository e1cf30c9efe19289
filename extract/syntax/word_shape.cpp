#include "extract/syntax/word_shape.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"

namespace hearsay::extract {
namespace {

constexpr std::size_t kLongestPrefix = 4;
constexpr std::size_t kLongestSuffix = 5;

char32_t plain(char32_t c) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x60: case 0xB4: case 0x2032: return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB: case 0x2033: return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return '-';
    case 0x2026: return '.';
    case 0xA0: case 0x2009: case 0x202F: return ' ';
    default: return c;
  }
}

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

char shape_char(char32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= 'a' && c <= 'z') return 'x';
    if (c >= '0' && c <= '9') return '0';
    return static_cast<char>(c);
  }
  if (u_isupper(static_cast<UChar32>(c))) return 'X';
  if (u_isalpha(static_cast<UChar32>(c))) return 'x';
  if (u_isdigit(static_cast<UChar32>(c))) return '0';
  const char32_t simple = plain(c);
  return simple < 0x80 ? static_cast<char>(simple) : '*';
}

// Byte offsets of the code points of `text`, its end included.
std::vector<std::uint32_t> offsets_of(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length) offsets.push_back(static_cast<std::uint32_t>(at));
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

std::uint64_t part_key(std::uint64_t kind, std::string_view part) { return Hasher().add(kind).add(part).value(); }

}  // namespace

std::string normal_form(std::string_view form) {
  std::string out;
  out.reserve(form.size());
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint point = decode_utf8(form, at);
    at += point.length;
    const char32_t c = lower(plain(point.value));
    if (c >= '0' && c <= '9') out += '0';
    else append_utf8(out, c);
  }
  return out;
}

std::string lower_case(std::string_view form) {
  std::string out;
  out.reserve(form.size());
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint point = decode_utf8(form, at);
    at += point.length;
    append_utf8(out, lower(point.value));
  }
  return out;
}

std::string shape_of(std::string_view form) {
  std::string shape;
  for (std::size_t at = 0; at < form.size() && shape.size() < 12;) {
    const CodePoint point = decode_utf8(form, at);
    at += point.length;
    const char c = shape_char(point.value);
    const std::size_t size = shape.size();
    if (size >= 2 && shape[size - 1] == c && shape[size - 2] == c) continue;
    shape += c;
  }
  return shape;
}

WordParts parts_of(std::string_view form) {
  WordParts out;
  const std::string normal = normal_form(form);
  out.word = hash64(normal);
  const std::vector<std::uint32_t> offsets = offsets_of(normal);
  const std::size_t length = offsets.size() - 1;
  for (std::size_t size = 1; size <= std::min(kLongestPrefix, length); ++size) {
    out.parts.push_back(part_key(1, std::string_view(normal).substr(0, offsets[size])));
  }
  for (std::size_t size = 1; size <= std::min(kLongestSuffix, length); ++size) {
    out.parts.push_back(part_key(2, std::string_view(normal).substr(offsets[length - size])));
  }
  out.parts.push_back(part_key(3, shape_of(form)));
  out.parts.push_back(part_key(4, std::string_view("0123456789abcdef").substr(std::min<std::size_t>(length, 15), 1)));
  return out;
}

bool begins_capital(std::string_view form) { return !form.empty() && form.front() >= 'A' && form.front() <= 'Z'; }

bool in_capitals(std::string_view form) {
  return !form.empty() && std::ranges::all_of(form, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_dash(std::string_view form) { return form == "-" || form == "--" || form == "\u2013" || form == "\u2014"; }

}  // namespace hearsay::extract
