// Accused: whom the content of a claim holds responsible for a hostile deed. The object of an accusing cue; the others of a
// mutual accusation; the actors of hostile deeds in the content who are not on the speaker's side; "the enemy" and the
// unnamed attacker of the speaker's own people, who are the speaker's opponent in this document. Denials and admissions
// accuse nobody. Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/find/claim_draft.h"
#include "extract/find/deed.h"

namespace hearsay::extract {

// Who stands against whom in one document: sides counted from accusations with a named accused.
class Opponents {
 public:
  void add(const std::string& side, const std::string& against, std::size_t entity);
  // The entity most often held against `side`, or none; ties go to the first named.
  std::optional<std::size_t> of(const std::string& side) const;

 private:
  struct Count {
    std::size_t entity = 0;
    int count = 0;
    std::size_t order = 0;
  };
  std::map<std::string, std::map<std::string, Count>, std::less<>> counts_;
  std::size_t order_ = 0;
};

struct Blame {
  std::vector<std::size_t> accused;   // indices into Evidence::entities, without doubles
  std::vector<Reason> reasons;
  bool own_deed = false;              // the speaker tells its own hostile deed
  bool own_by_state = false;          // the same, of a state or its forces
  bool enemy = false;                 // the opponent is meant, whoever it is
  std::uint32_t denounced = kNowhere; // where a deed told before is named a wrong: whoever did it
  bool faceless = false;              // attackers without a side did it: the opponent, else whoever attacks in most of the document
};

// The accused of one claimant's draft, from the deeds of its content.
Blame blame_of(const ClaimView& view, const Evidence& evidence, const Draft& draft, std::size_t claimant, const std::vector<DeedHit>& deeds);

}  // namespace hearsay::extract
