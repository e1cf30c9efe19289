// Act, polarity and modality of a claim from its cue and its content: "said" that denies is a denial, "said it would" a
// pledge, "said X must" a demand; a content whose main predicate is negated is negated. Denials always are. Only the
// predicate that heads the content counts, with its auxiliaries, particles and determiners of its subject ("no"), never
// negations of clauses inside. Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include "extract/find/claim_draft.h"
#include "schemas/evidence.h"

namespace hearsay::extract {

struct Stance {
  Act act = Act::State;
  Polarity polarity = Polarity::Asserted;
  Modality modality = Modality::Actual;
  std::string reason;  // why the act differs from the cue's, or empty
};

// `own_deed`: the content tells a hostile deed whose actor is the speaker itself. `blames`: it has an accused. `denounces`: it
// names a deed told before as a wrong.
struct DeedStance {
  bool own_deed = false;
  bool blames = false;
  bool denounces = false;
  bool own_by_state = false;  // a state tells a hostile deed of its own forces
};

Stance stance_of(const ClaimView& view, const Evidence& evidence, const Draft& draft, DeedStance deed);

// True where the predicate at `place` is negated.
bool is_negated(const ClaimView& view, std::uint32_t place);
Modality modality_of(const ClaimView& view, std::uint32_t place);

}  // namespace hearsay::extract
