// The content of a claim: which places of the text say what the speaker says. The tree (ccomp, parataxis, objects), the
// quotations and the order of words are weighed together, since a parser errs on one relation in five: a quotation that ends
// at the cue wins, then a complement clause, then the side of the cue that holds a verb.
// Examples: `"A did B," C said` before; `C said that A did B, adding that ...` after, up to the next cue; `A did B, C said on
// Tuesday` before (what follows the cue holds no verb). Tested by tests/extract/find/claims_test.cpp.
#pragma once

#include <span>
#include <vector>

#include "extract/find/claim_cues.h"
#include "extract/find/claim_draft.h"

namespace hearsay::extract {

// Sets the content of each draft of one document, in text order; drafts without any keep an empty list. Also marks drafts
// whose cue stands inside another speaker's complement clause (`nested`).
void find_contents(const ClaimView& view, std::span<const QuotedRange> quotes, std::vector<Draft>& drafts);

// The predicate that heads the words of `range`: the place whose head lies outside, verbs first.
std::uint32_t root_of(const ClaimView& view, Range range);

}  // namespace hearsay::extract
