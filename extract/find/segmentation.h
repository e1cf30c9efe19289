// What lexicon and gazetteer know of words and sentences, told to the tokenizer of a language: abbreviations that end no
// sentence, names and short words by which it parts words that lost the space between them (extract/syntax/lost_spaces.h),
// names in capitals that are also words ("IS").
// Tested by tests/extract/find/mentions_golden_test.cpp.
#pragma once

#include "extract/find/gazetteer.h"
#include "extract/find/lexicon.h"
#include "extract/syntax/syntax.h"

namespace hearsay::extract {

// To be called before the model is shared by threads; the model keeps a share of the gazetteer's data.
void tell_tokenizer(const Lexicon& lexicon, const WorldGazetteer& gazetteer, SyntaxModel& model);

}  // namespace hearsay::extract
