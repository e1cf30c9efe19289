// Any bytes through the CoNLL-U reader: no crash; what is accepted has heads inside its sentence and words in its tokens.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/syntax/conllu.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay::extract;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const ConlluTrees trees : {ConlluTrees::Complete, ConlluTrees::Tokens}) {
    const auto sentences = parse_conllu(text, "input", trees);
    if (!sentences) continue;
    for (const ConlluSentence& sentence : *sentences) {
      std::size_t words = 0;
      for (const ConlluToken& token : sentence.tokens) words += token.word_count;
      if (words != sentence.words.size()) std::abort();
    }
  }
  return 0;
}
