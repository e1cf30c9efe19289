#include "extract/find/gazetteer_fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/utf8.h"

namespace hearsay::extract {
namespace {

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_word(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || is_ascii_digit(c);
  return u_isalnum(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

bool is_upper(char32_t c) { return c < 0x80 ? (c >= 'A' && c <= 'Z') : u_isupper(static_cast<UChar32>(c)); }
bool is_lower(char32_t c) { return c < 0x80 ? (c >= 'a' && c <= 'z') : u_islower(static_cast<UChar32>(c)); }

// Stops and apostrophes do not end a word between two letters.
bool is_inner(char32_t c) { return c == '.' || c == '\'' || c == U'\u2019' || c == U'\u2018' || c == U'\u02bc' || c == '`'; }

// Letters that have no decomposition.
std::string_view plain_letter(char32_t c) {
  switch (c) {
    case U'\u0259': case U'\u018f': return "a";  // schwa of Azerbaijani
    case U'\u0131': return "i";
    case U'\u00f8': case U'\u00d8': return "o";
    case U'\u0142': case U'\u0141': return "l";
    case U'\u0111': case U'\u0110': return "d";
    case U'\u00df': return "ss";
    default: return {};
  }
}

void append_folded(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
    return;
  }
  if (const auto plain = plain_letter(c); !plain.empty()) {
    out += plain;
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return append_utf8(out, c);
  const icu::UnicodeString parts = form->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status).foldCase();
  for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (u_charType(part) != U_NON_SPACING_MARK) append_utf8(out, static_cast<char32_t>(part));
  }
}

struct Cutter {
  std::string_view text;
  std::uint32_t offset;
  std::vector<Piece>& out;
  Piece piece;
  bool small = false;   // a small letter has been seen
  bool dotted = false;  // a stop has been seen: "U.N"

  void add(std::size_t position, CodePoint c) {
    if (piece.folded.empty()) {
      piece.span.begin = offset + static_cast<std::uint32_t>(position);
      piece.initial = is_upper(c.value);
      small = dotted = false;
    }
    if (is_lower(c.value)) small = true;
    piece.span.end = offset + static_cast<std::uint32_t>(position) + c.length;
    append_folded(piece.folded, c.value);
  }

  void finish() {
    piece.capitals = piece.initial && !small;
    if (!piece.folded.empty()) out.push_back(std::move(piece));
    piece = Piece{};
  }
};

}  // namespace

void fold_pieces(std::string_view text, std::uint32_t offset, std::vector<Piece>& out) {
  Cutter cutter{text, offset, out, {}};
  char32_t before = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    const std::size_t next = i + c.length;
    if (is_word(c.value)) {
      // "laporanBBC": two capitals after a small letter begin a new word ("McDonald" does not).
      if (is_upper(c.value) && is_lower(before) && next < text.size() && is_upper(decode_utf8(text, next).value)) cutter.finish();
      cutter.add(i, c);
    } else if (!(is_inner(c.value) && is_word(before) && next < text.size() && is_word(decode_utf8(text, next).value))) {
      if (c.value == '.' && cutter.dotted) cutter.piece.span.end += 1;  // "U.N."
      cutter.finish();
    } else if (c.value == '.' && is_word(before)) cutter.dotted = true;
    before = c.value;
    i = next;
  }
  cutter.finish();
}

std::string name_skeleton(std::string_view folded) {
  std::string out;
  while (!folded.empty()) {
    std::string_view word = folded.substr(0, folded.find(' '));
    folded.remove_prefix(std::min(folded.size(), word.size() + 1));
    for (const std::string_view article : {"al", "el", "ad", "ar", "as", "ash", "at", "an", "az", "ez", "ul", "ed", "es", "esh"})
      if (word == article) word = {};
    for (const std::string_view article : {"al", "el"})  // "Alnouman"
      if (word.size() > 5 && word.starts_with(article)) word.remove_prefix(2);
    bool first = true;
    for (char c : word) {
      const bool vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'w';
      if (c == 'q' || c == 'c') c = 'k';
      const bool silent = vowel || (c == 'h' && !first) || (!out.empty() && out.back() == c);
      if (!silent) out.push_back(c);
      first = false;
    }
  }
  return out;
}

std::string possessive_apart(std::string_view name) {
  std::string apart(name);
  for (const std::string_view mark : {"'s", "\u2019s"})
    for (std::size_t at = apart.find(mark); at != std::string::npos; at = apart.find(mark, at + 1)) {
      const std::size_t end = at + mark.size();
      if (end == apart.size() || apart[end] == ' ') apart.replace(at, mark.size() - 1, " ");
    }
  return apart == name ? std::string() : apart;
}

std::string fold_name(std::string_view text) {
  std::vector<Piece> pieces;
  fold_pieces(text, 0, pieces);
  std::string out;
  for (const Piece& piece : pieces) {
    if (!out.empty()) out.push_back(' ');
    out += piece.folded;
  }
  return out;
}

bool has_word(std::string_view name, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
    const bool left = at == 0 || name[at - 1] == ' ';
    const bool right = at + word.size() == name.size() || name[at + word.size()] == ' ';
    if (left && right) return true;
  }
  return false;
}

}  // namespace hearsay::extract
