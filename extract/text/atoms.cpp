#include "extract/text/atoms.h"

#include <algorithm>

#include "base/utf8.h"

namespace hearsay::extract {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

enum class Wide { Letter, Mark, Blank };

Wide class_of(char32_t c) {
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
      c == 0xFEFF)
    return Wide::Blank;
  if ((c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xBA) || c == 0xD7 || c == 0xF7 || (c >= 0x2010 && c <= 0x2BFF) ||
      (c >= 0x3001 && c <= 0x303F))
    return Wide::Mark;
  return Wide::Letter;
}

bool is_dash(std::string_view mark) {
  // U+2010 to U+2015 and U+2212
  return mark.size() == 3 && ((mark.substr(0, 2) == "\xE2\x80" && mark[2] >= '\x90' && mark[2] <= '\x95') || mark == "\xE2\x88\x92");
}

bool is_apostrophe(std::string_view mark) { return mark == "\xE2\x80\x98" || mark == "\xE2\x80\x99"; }

// Byte offset after the letters that start at `at`.
std::size_t skip_letters(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_letter(text[at])) {
      ++at;
    } else if (static_cast<unsigned char>(text[at]) >= 0x80) {
      const CodePoint point = decode_utf8(text, at);
      if (class_of(point.value) != Wide::Letter) break;
      at += point.length;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace

Atoms::Atoms(std::string_view text) : folded_(text) {
  for (char& c : folded_)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  atoms_.reserve(text.size() / 5 + 4);
  bool glued = false;
  bool line_start = true;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    const char c = text[at];
    AtomKind kind = AtomKind::Mark;
    if (is_blank(c)) {
      line_start = line_start || c == '\n';
      glued = false;
      ++at;
      continue;
    }
    if (is_digit(c)) {
      while (at < text.size() && is_digit(text[at])) ++at;
      kind = AtomKind::Digits;
    } else if (is_letter(c)) {
      at = skip_letters(text, at);
      kind = AtomKind::Letters;
    } else if (static_cast<unsigned char>(c) < 0x80) {
      ++at;
    } else {
      const CodePoint point = decode_utf8(text, at);
      const Wide wide = class_of(point.value);
      if (wide == Wide::Blank) {
        at += point.length;
        glued = false;
        continue;
      }
      at = wide == Wide::Letter ? skip_letters(text, at) : at + point.length;
      kind = wide == Wide::Letter ? AtomKind::Letters : AtomKind::Mark;
    }
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    atoms_.push_back({span, kind, glued, c >= 'A' && c <= 'Z', line_start});
    glued = true;
    line_start = false;
  }
}

std::string_view Atoms::word(std::size_t index) const {
  const std::string_view word = slice(folded_, atoms_[index].span);
  if (atoms_[index].kind != AtomKind::Mark || word.size() < 2) return word;
  if (is_dash(word)) return "-";
  if (is_apostrophe(word)) return "'";
  return word;
}

std::size_t Atoms::first_from(std::uint32_t position) const {
  const auto found = std::ranges::lower_bound(atoms_, position, {}, [](const Atom& atom) { return atom.span.begin; });
  return static_cast<std::size_t>(found - atoms_.begin());
}

}  // namespace hearsay::extract
