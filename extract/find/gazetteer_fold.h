// Folding of names: a text is cut into pieces (runs of letters and digits), each in lower case without marks, so that
// "Nagorno-Karabakh" and "Nagorno Karabakh", "U.N." and "UN", "Əliyev" and "aliyev", "Da'esh" and "Daesh" meet.
// Stops and apostrophes inside a word are dropped, hyphens cut. Works on any valid UTF-8; hides ICU.
// Tested by tests/extract/find/gazetteer_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay::extract {

struct Piece {
  std::string folded;     // lower case, without marks; never empty
  Span span;              // bytes in the text that was folded, shifted by the offset given
  bool initial = false;   // begins with a capital letter
  bool capitals = false;  // all its letters are capitals
  std::uint32_t token = 0;  // set by the caller
};

// Appends the pieces of `text` to `out`; spans are bytes of `text` plus `offset`. A word that changes from small
// letters to capitals ("laporanBBC") is cut there.
void fold_pieces(std::string_view text, std::uint32_t offset, std::vector<Piece>& out);

// The pieces joined by single spaces: "nagorno karabakh".
std::string fold_name(std::string_view text);

// A folded name holds the word, or words in a row, whole.
bool has_word(std::string_view name, std::string_view word);

// The name with its possessive endings apart, as sentences are cut: "People s Army" for "People's Army"; empty where it has none.
std::string possessive_apart(std::string_view name);

// The consonants of a folded name, alike for the ways in which Arabic and Slavic names are spelt: articles, vowels and
// doubled letters dropped, q and c as k. "maarat al numan" and "maaret alnouman" both give "mrtnmn".
std::string name_skeleton(std::string_view folded);

}  // namespace hearsay::extract
