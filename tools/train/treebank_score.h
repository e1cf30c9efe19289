// The measures of the CoNLL 2018 shared task (Zeman et al., 2018): F1 of tokens, sentences and words, and of what the
// words carry, over words aligned by their characters; inside multi-word tokens by longest common subsequence of forms.
// Tested by tests/extract/syntax/train_test.cpp on hand-made cases.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "extract/syntax/conllu.h"

namespace hearsay::train {

struct Measure {
  std::string name;
  std::size_t gold = 0, system = 0, right = 0;
  double f1() const { return gold + system == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + system); }
};

// Tokens, Sentences, Words, UPOS, UFeats, Lemmas, UAS, LAS, CLAS, in this order.
// Fails where the characters without white space differ.
Result<std::vector<Measure>> score_treebank(const std::vector<extract::ConlluSentence>& gold,
                                            const std::vector<extract::ConlluSentence>& system);

}  // namespace hearsay::train
