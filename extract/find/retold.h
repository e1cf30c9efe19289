// Deeds told again: "A said B had shelled the town. The shelling hit a school, A added". Whether a later claim's deeds are
// those that an earlier one held against somebody: a deed noun told as known ("the shelling", "these strikes", "serangan
// itu"), of the same word or kind as the deed charged before, or a general word for it ("the attack"). One's own answer to
// it is another deed: "B fired rockets. The strikes hit B's depots". Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include <vector>

#include "extract/find/deed.h"

namespace hearsay::extract {

// `deeds` tell again one of the deeds `told` before, which `accused` did, and nothing of theirs was struck.
bool retells(const ClaimView& view, const Evidence& evidence, const std::vector<DeedHit>& deeds, const std::vector<DeedHit>& told, const std::vector<std::size_t>& accused);

}  // namespace hearsay::extract
