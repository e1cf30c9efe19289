// Doers: whom a noun phrase names, as the roles of deeds ask for it. A noun stands for its mention, for the power in its
// modifiers ("kapal pemasok Filipina", "RSF men"), for its conjuncts ("Syrian and Russian jets"), and with "whose" for the
// noun that a relative clause describes. Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include <vector>

#include "extract/find/claim_view.h"

namespace hearsay::extract {

// Adds what is not there yet; keeps the order.
void add_missing(std::vector<std::size_t>& to, const std::vector<std::size_t>& from);

// The mention's entity is named or acts for a power.
bool has_power(const ClaimView& view, std::uint32_t mention);

// The adposition that marks `place`: by the tree, else right before it ("a bomber in | Syria's Aleppo city", hung on "city").
std::uint32_t adposition_of(const ClaimView& view, std::uint32_t place);

// Entities of the noun phrase headed by `place` (its own mention, or those of its conjuncts and name parts).
std::vector<std::size_t> entities_at(const ClaimView& view, std::uint32_t place);

// "RSF men", "kelompok kriminal dan Israel": powers named by the modifiers of a noun that has none itself, and joined to them.
std::vector<std::size_t> owners_of(const ClaimView& view, std::uint32_t place);

// "whose", "which" before its noun: an owner that a relative clause or a question leaves to another word.
bool asks_owner(const ClaimView& view, std::uint32_t place);

// "Russia, whose | jets | bombed the market": the noun whose `noun` it is by a relative clause; kNowhere in a question.
std::uint32_t whose(const ClaimView& view, std::uint32_t noun);

}  // namespace hearsay::extract
