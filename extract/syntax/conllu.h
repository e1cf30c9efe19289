// CoNLL-U, both ways: the reader for treebanks and gold files, the writer for an Analysis.
// Reader: comments, multi-word tokens (1-2), empty nodes (1.1, skipped), SpaceAfter=No, "# newpar" and "# newdoc".
// A broken line, a cycle, a missing or second root is an error with file and line; reading stops there.
// Tested by tests/extract/syntax/formats_test.cpp; fuzzed by tests/fuzz/syntax_conllu_fuzzer.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/syntax/analysis.h"

namespace hearsay::extract {

struct ConlluWord {
  std::string form;
  std::string lemma;     // "_" kept where the file has no lemma
  std::string upos;      // "_" where none
  std::string features;  // empty where "_"
  std::int32_t head = -1;  // index in the sentence, -1 = root
  std::string relation;
  std::string misc;        // last column as written, empty where "_"
};

// A surface token and the words it holds.
struct ConlluToken {
  std::string form;
  std::uint32_t first_word = 0;
  std::uint32_t word_count = 1;
  bool space_after = true;
};

struct ConlluSentence {
  std::vector<ConlluToken> tokens;
  std::vector<ConlluWord> words;
  bool new_paragraph = false;  // "# newpar" or "# newdoc" stands before it
  bool new_document = false;
  std::uint32_t line = 0;      // first line of the sentence in its file
};

// What a file must be: Complete = every word has a head and there is one root; Tokens = columns 7 and 8 may be "_".
enum class ConlluTrees { Complete, Tokens };

Result<std::vector<ConlluSentence>> parse_conllu(std::string_view text, const std::string& name,
                                                 ConlluTrees trees = ConlluTrees::Complete);
Result<std::vector<ConlluSentence>> read_conllu(const std::string& path, ConlluTrees trees = ConlluTrees::Complete);

// The surface text of a sentence, as its tokens and their SpaceAfter give it (no space at the end).
std::string surface_text(const ConlluSentence& sentence);

// The analysis of `text` as CoNLL-U: "# newpar" at paragraph starts, "# text", multi-word tokens, names in MISC as
// "Entity=B-PER". `document` becomes "# newdoc id = ..." where not empty.
std::string to_conllu(const Analysis& analysis, std::string_view text, std::string_view document = {});

}  // namespace hearsay::extract
