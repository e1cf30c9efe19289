// Disputes: the questions on which the claims of one event (or of one sentence, where no event is known) take positions
// that cannot all be true, and the links between claims that say why. Everything here is local to one event.
//   blame     "X opened fire" (said by Y) against "Y opened fire" (said by X)
//   denial    "X used gas" against "X denies having used gas"; "X is ready to disarm" against "X will not disarm"
//   figure    4 killed against 6 killed, of the same victims; not where one is a bound, a part, a total or a later toll
//   time, place  one deed of one side, told with clocks or towns that exclude each other, by different sides
//   motive       why a side did it: what it says itself, and another purpose that others see
//   outcome      two sides that both say to have taken, or to have held, the place of the event
// Tested by tests/graph/link/linker_test.cpp.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/link/digest.h"
#include "schemas/derived.h"

namespace hearsay::graph {

struct ClaimRef {
  const DocumentDigest* document = nullptr;
  std::size_t index = 0;
  const ClaimDigest& claim() const { return document->claims[index]; }
};

struct FigureRef {
  const DocumentDigest* document = nullptr;
  std::size_t index = 0;
  const FigureDigest& figure() const { return document->figures[index]; }
};

// What is asked about: an event with its claims and figures; for claims without an event, one document's rest.
struct Matter {
  std::optional<EventId> event;
  std::string noun = "deed";  // "clash"
  std::string place;  // "near Tegh", "in Gaza Strip", or empty
  std::string time;   // "on 11 April 2023", or empty
  std::string mode;
  std::map<std::string, std::string> side_names;  // "ARM" -> "Armenia"
  std::vector<ClaimRef> claims;    // in the order of told_before() (dispute_parts.h)
  std::vector<FigureRef> figures;  // the same
};

struct Findings {
  std::vector<Dispute> disputes;
  std::vector<ClaimLink> links;
};

// Appends the disputes of `matter` and the links of its claims.
void find_blame(const Matter& matter, Findings& out);
void find_denials(const Matter& matter, Findings& out);
void find_figure_disputes(const Matter& matter, Findings& out);
void find_detail_disputes(const Matter& matter, Findings& out);
void find_corroboration(const Matter& matter, Findings& out);

}  // namespace hearsay::graph
