// FigureCompanions: whose counts stand beside the victims of a figure: what "and" joins to them ("two soldiers, four policemen
// and a child"), also where commas are lost, and who fell "along with" them. Nouns only; the caller asks for their numbers.
// Const; borrows all. Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include <vector>

#include "extract/find/figure.h"
#include "extract/find/figure_numbers.h"

namespace hearsay::extract {

class FigureCompanions {
 public:
  FigureCompanions(const ClaimView& view, const CasualtyWords& words, const FigureNumbers& numbers) : view_(view), words_(words), numbers_(numbers) {}

  // What is joined to the victims, and who fell with them.
  std::vector<std::uint32_t> companions(const FigureHit& hit) const;
  // Who fell along with those that the casualty word at `place` tells of.
  std::vector<std::uint32_t> together_with(std::uint32_t place) const;

  // The number at this token stands alone before a place of its own: "and dozens in Iran".
  bool bare_elsewhere(std::uint32_t number) const;

 private:
  bool joined_to(std::uint32_t place, std::uint32_t first) const;
  bool counted_beside(std::uint32_t place) const;
  std::uint32_t joined_after(const FigureHit& hit) const;
  std::vector<std::uint32_t> joined_before(const FigureHit& hit) const;
  std::uint32_t noun_before(std::uint32_t at, std::uint32_t begin) const;
  bool names(std::uint32_t place) const;

  const ClaimView& view_;
  const CasualtyWords& words_;
  const FigureNumbers& numbers_;
};

}  // namespace hearsay::extract
