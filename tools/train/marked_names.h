// Sentences written by hand with their names in brackets: "I heard [PER Rick Bevan] left [ORG Halliburton]."
// Tested by tests/extract/syntax/train_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/syntax/tokenizer.h"
#include "tools/train/corpus.h"

namespace hearsay::train {

// The sentences of one line, tokenized as running text is. An open bracket, one inside another or a class that
// name_tag_of does not know is an error.
Result<std::vector<NameSentence>> read_marked_line(std::string_view line, const extract::Tokenizer& tokenizer);

}  // namespace hearsay::train
