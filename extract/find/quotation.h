// Quotations: pairs the quotation marks of a document. Straight and curly double marks, guillemets and low marks pair
// anywhere in a paragraph; single marks only at word edges, so that apostrophes never open a quotation. An outer pair
// hides what stands inside it, so nesting costs nothing. A mark opened and not closed ends with its paragraph (line); where
// the next paragraph opens again without a close in between (the habit of long quotations), both are one speech.
// Spans are bytes of the text. Linear time. Tested by tests/extract/find/quotation_test.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay::extract {

// A token that is a double quotation mark.
inline bool is_quotation_mark(std::string_view word) { return word == "\"" || word == "\u201C" || word == "\u201D"; }

struct Quotation {
  Span span;           // with its marks
  bool single = false;  // single marks: mostly words taken up, not speech
  bool closed = true;   // false where its paragraph ended first
  bool continued = false;  // continues the quotation before it (paragraph habit)
};

// In text order, never overlapping.
std::vector<Quotation> find_quotations(std::string_view text);

}  // namespace hearsay::extract
