// Citations: the media that an article took its news from: "told Reuters", "according to AFP", "SANA reported", "dilansir
// BBC", and the credit at its end ("--Reuters", "With information from EFE and AP").
// Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include "extract/find/claim_view.h"
#include "extract/find/findings.h"

namespace hearsay::extract {

// Appends to evidence.citations, in text order, one for each mention of a medium used so.
void find_citations(const ClaimView& view, Findings& findings);

}  // namespace hearsay::extract
