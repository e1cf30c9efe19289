// What the words of a claim tell beyond its deed: a purpose ("in order to ...", "in response to ...", "guna ..."), who took
// or held the ground ("captured the village", "memukul mundur"), with what weapons, and whether it only passes on what
// others report.
// English and Indonesian. Internal to graph/link. Tested by tests/graph/link/claim_content_test.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "schemas/evidence.h"

namespace hearsay::graph {

enum class Outcome : std::uint8_t { None = 0, Took, Held };  // Held: beat off an attack

struct ClaimContent {
  std::string purpose;     // "in order to provoke a war", as written, without a full stop; empty where none is told
  bool answer = false;     // the purpose is an answer to what another did before
  Outcome outcome = Outcome::None;
  std::string means;       // weapons that are a charge of their own: "chemical", "cluster", "phosphorus", "mines"; empty for others
  bool passed_on = false;  // "concerned by reports that ..."
};

// `text` is the document's. Negated outcomes are none.
ClaimContent read_content(const Claim& claim, const std::string& text);

// Whether two purposes are told in words of which none is shared.
bool purposes_differ(const std::string& a, const std::string& b);

}  // namespace hearsay::graph
