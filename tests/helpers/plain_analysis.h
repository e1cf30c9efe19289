// plain_analysis: an Analysis without a model, for tests of stages that need no tree: one sentence for each line, tokens
// cut at blanks and marks.
#pragma once

#include <string>
#include <string_view>

#include "extract/syntax/analysis.h"
#include "extract/text/atoms.h"

namespace hearsay::testing {

inline extract::Analysis plain_analysis(std::string_view text) {
  extract::Analysis analysis;
  const extract::Atoms atoms(text);
  std::size_t atom = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    extract::Sentence sentence;
    sentence.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    for (; atom < atoms.size() && atoms[atom].span.begin < end; ++atom) {
      extract::Token token;
      token.span = atoms[atom].span;
      token.form = std::string(slice(text, token.span));
      sentence.tokens.push_back(std::move(token));
    }
    if (!sentence.tokens.empty()) analysis.sentences.push_back(std::move(sentence));
    begin = end + 1;
  }
  return analysis;
}

}  // namespace hearsay::testing
