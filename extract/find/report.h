// Reports: the happenings that a document tells of, one record for each, shared by the claims and figures about it. An
// article is mostly about one happening: claims go to that one unless they tell another time ("last week", "in August"),
// another kind of event (talks, not fighting) or history (docs/design/claims.md tells the rule). So "mutual accusations",
// "deaths" and "calls for restraint" on one clash are one report.
// Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/find/claim_view.h"
#include "extract/find/deed.h"
#include "extract/find/findings.h"

namespace hearsay::extract {

// What a claim was made from; stands at the claim's own index.
struct ClaimNote {
  std::size_t draft = 0;
  std::vector<Range> content;
  std::vector<DeedHit> deeds;
  std::uint32_t place = 0;
};

// Fills evidence.reports and the `report` of claims and figures. `notes`: one for each claim, in the same order.
void find_reports(const ClaimView& view, const std::vector<ClaimNote>& notes, Findings& findings);

}  // namespace hearsay::extract
