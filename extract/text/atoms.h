// Atoms: the finest cut of a text that the time and number rules read: runs of letters, runs of digits, and single
// marks. Finer than the tokens of any treebank ("16.00" is three atoms, "mid-March" three, "20th" two), so that those
// rules hold whatever the tokenizer does; spans are bytes of the text given. Letters are folded (ASCII lower case),
// dashes read as "-" and curly apostrophes as "'". Owns its folded copy, so it outlives the text; const after
// construction. Never fails: bytes that are no UTF-8 count as letters. Tested by tests/extract/text/text_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay::extract {

enum class AtomKind : std::uint8_t { Letters, Digits, Mark };

struct Atom {
  Span span;
  AtomKind kind = AtomKind::Mark;
  bool glued = false;      // nothing between it and the atom before
  bool capital = false;    // begins with an upper-case ASCII letter
  bool line_start = false;  // first atom of its line
};

class Atoms {
 public:
  explicit Atoms(std::string_view text);

  std::size_t size() const { return atoms_.size(); }
  const Atom& operator[](std::size_t index) const { return atoms_[index]; }
  // The folded word of an atom; borrows from this object or from static text.
  std::string_view word(std::size_t index) const;
  // Index of the first atom that begins at or after byte `position` (size() where there is none).
  std::size_t first_from(std::uint32_t position) const;

 private:

  std::string folded_;
  std::vector<Atom> atoms_;
};

}  // namespace hearsay::extract
