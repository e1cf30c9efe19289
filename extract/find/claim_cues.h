// Finds the cues of a document: words and phrases of the lexicon that make a claim where they stand. A cue that is negated,
// hypothetical, an infinitive of purpose, or spoken in the first person makes none ("did not say", "if it says", "to
// reject", "I say"). Results are in text order. Tested by tests/extract/find/claims_test.cpp.
#pragma once

#include <span>
#include <vector>

#include "extract/find/claim_draft.h"
#include "extract/find/quotation.h"

namespace hearsay::extract {

// A quotation with its places.
struct QuotedRange {
  Range range;
  bool single = false;
  bool continued = false;
};

std::vector<QuotedRange> place_quotations(const ClaimView& view, const std::vector<Quotation>& quotations);

// Index of the quotation that holds `place`, or kNowhere. Binary search.
std::uint32_t quotation_over(std::span<const QuotedRange> quotes, std::uint32_t place);

std::vector<Cue> find_cues(const ClaimView& view, std::span<const QuotedRange> quotes);

// True where the sentence is a headline or line without a final stop.
bool is_headline(const ClaimView& view, std::uint32_t sentence);

}  // namespace hearsay::extract
