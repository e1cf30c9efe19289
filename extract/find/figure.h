// Figures: casualty counts with kind, bounds, victims and their side. A casualty word of the lexicon (kill, dead, deaths,
// tewas ...) finds its victims by the tree (object, passive subject, noun that a participle describes, "of" and "among"),
// else the nearest free number before or after it; the number itself is read by NumberFinder. Words that name victims
// without a number ("there are dead", "a number of soldiers killed") give a figure without a count; none ("no casualties") give
// none. Words: casualty_words.h; numbers: figure_numbers.h; victims: figure_victims.h; sides that the noun does not tell: victim_side.h.
// "Six people killed and 32 injured", "belasan warga tewas", "three of its soldiers", "no casualties"; not "the six-week war
// that killed trust", "killed time". Tested by tests/extract/find/claims_golden_test.cpp and tests/golden.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/find/claim_view.h"
#include "schemas/evidence.h"

namespace hearsay::extract {

struct FigureHit {
  std::uint32_t place = kNowhere;    // the casualty word
  std::uint32_t victims = kNowhere;  // head of the victims' noun phrase
  Range range;                       // from victims to casualty word
  Figure figure;                     // kind, count, bounds, who, side, flags, reasons; span set
  bool active = false;               // told with its doer as subject: "killed two soldiers"
  bool own_side = false;             // "its soldiers": the side is the speaker's
  bool each_side = false;            // "two from each side": one for each party
};

// Figures of the whole document in text order. `side` stays empty where the text does not tell it.
std::vector<FigureHit> find_figures(const ClaimView& view, const Evidence& evidence);

}  // namespace hearsay::extract
