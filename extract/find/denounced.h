// Denounced deeds: "called it an act of terror", "such attacks are a violation", "menyebut serangan itu agresi": what was
// told before is named a wrong, and whoever did it is not named again. Who that was is asked of the sentences before.
// Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include <vector>

#include "extract/find/claim_draft.h"

namespace hearsay::extract {

// Where the content names a deed known from before as a wrong; kNowhere where it does not.
std::uint32_t denounced(const ClaimView& view, const Draft& draft);

// Who did what stands as `known` in the draft (kNowhere: whatever it was), by the sentences before it: another power than the
// speaker's that did a deed of the same kind, else the last that did any; empty where none is told of.
std::vector<std::size_t> doers_before(const ClaimView& view, const Evidence& evidence, const Draft& draft, std::uint32_t known, const LocalEntity& speaker);

// Whose action the content names as a wrong: "called Israel's conduct a crime", "menyebut tindakan RSF sebagai genosida".
std::vector<std::size_t> wrongdoers(const ClaimView& view, const Draft& draft);

}  // namespace hearsay::extract
