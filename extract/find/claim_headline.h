// Claims without a cue: headlines that name their source before a colon or at the end ("Opposition: 1,300 killed",
// "Bomb kills six - state TV", also with the mark lost), quotations that continue a speech without a cue, and sentences in
// the first person outside quotation marks. Tested by tests/extract/find/claims_test.cpp.
#pragma once

#include <span>
#include <vector>

#include "extract/find/attribution.h"
#include "extract/find/claim_draft.h"

namespace hearsay::extract {

// Adds drafts for headlines; `drafts` stays in text order.
void add_headlines(const ClaimView& view, Attribution& attribution, std::vector<Draft>& drafts);

// Adds implicit drafts for speech that no draft holds.
void add_implicit(const ClaimView& view, const Attribution& attribution, std::span<const QuotedRange> quotes, std::vector<Draft>& drafts);

}  // namespace hearsay::extract
