// Several networks' analyses of one sentence made into one: what most of them say, and the tree with most votes for its
// arcs (Sagae and Lavie, 2006, with equal weights). Tested by tests/extract/syntax/train_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hearsay::train {

struct VotedWord {
  std::string upos, features;  // features empty where none
  std::int32_t head = -1;      // index in the sentence, -1 = root
  std::string relation;
};
using VotedSentence = std::vector<VotedWord>;

// At least one ballot, all of the same length. Ties go to what an earlier ballot says.
VotedSentence vote(const std::vector<VotedSentence>& ballots);

}  // namespace hearsay::train
