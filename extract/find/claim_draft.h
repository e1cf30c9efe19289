// What the claim rules pass to each other while they read one document: cues, speakers and drafts of claims. A draft is a
// cue (or a quotation without one), its speakers and its content; it becomes one Claim for each speaker.
// Plain data; places are those of ClaimView.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/find/claim_view.h"
#include "schemas/evidence.h"

namespace hearsay::extract {

struct Cue {
  std::uint32_t place = kNowhere;
  Range range;                       // the cue word or phrase
  const CueEntry* entry = nullptr;   // borrowed from ClaimWords
  bool passive = false;
  bool quoting = false;              // a bare stem beside a quotation: "kata X"
};

struct Speaker {
  std::vector<std::size_t> entities;  // indices into Evidence::entities
  Range range;                        // empty where nothing here names the speaker
  std::string rule;                   // why: "subject", "conjunct's subject", "nearest mention before" ...
  bool outlet = false;                // a medium that may relay others
  bool critic = false;

  bool found() const { return !entities.empty(); }
};

enum class Side : std::uint8_t { None, Before, After };

struct Draft {
  Cue cue;
  Speaker speaker;
  Range clause;                   // places that the cue's own clause may use
  std::vector<Range> content;
  Side side = Side::None;         // where the content stands
  std::uint32_t root = kNowhere;  // predicate of the content
  std::vector<std::size_t> blamed;  // object of an accusing cue
  bool reciprocal = false;
  bool relayed = false;  // by a second teller: "the agency reported citing residents"
  bool quoted = false;
  bool implicit = false;
  bool nested = false;            // inside the content of another speaker's clause
  std::vector<Hop> chain;
  std::vector<Reason> reasons;

  std::uint32_t place() const { return cue.place != kNowhere ? cue.place : content.empty() ? kNowhere : content.front().begin; }
  bool holds(std::uint32_t at) const {
    for (Range range : content)
      if (range.contains(at)) return true;
    return false;
  }
};

}  // namespace hearsay::extract
