// What the trainer reads: treebanks (CoNLL-U) and name sets (one token and its tag a line).
// Tested by tests/extract/syntax/train_test.cpp.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/syntax/conllu.h"

namespace hearsay::train {

// A sentence to learn from. What a source does not give is left out of the loss.
struct Example {
  std::vector<std::string> forms;
  std::vector<std::string> lemmas;
  std::vector<std::uint8_t> upos;
  std::vector<std::string> features;
  std::vector<std::int32_t> heads;
  std::vector<std::string> relations;
  std::vector<std::uint8_t> names;  // network.h numbering
  bool has_tags = false, has_features = false, has_tree = false, has_names = false;
  float weight = 1.0F;  // of tags and tree
  float name_weight = 1.0F;
  // Not 0: a corpus whose names follow rules of their own. Its sentences carry a part that says so (a treebank embedding;
  // Stymne et al., 2018), which no sentence has when the network is used.
  std::uint32_t mark = 0;
};

// Words of `form` tokens that a treebank would split ("rumahnya" -> rumah nya); identity where null.
class WordSplitter {
 public:
  virtual ~WordSplitter() = default;
  virtual std::vector<std::string> split(const std::string& token) const = 0;
};

// One sentence of a name set: tokens with their tags.
struct NameSentence {
  std::vector<std::string> tokens;
  std::vector<std::uint8_t> tags;
};

// "B-PER", "I-LOC", "B-PPL", "I-PLACE" ... to network.h numbering; classes other than the three, and O, become 0.
std::uint8_t name_tag_of(const std::string& tag);
// Reads a name set and makes its tags consistent (I after O becomes B).
Result<std::vector<NameSentence>> read_names(const std::string& path);

// Letters and digits of the sentence in lower case: the key by which sentences of two corpora count as the same.
std::string sentence_key(const std::vector<std::string>& tokens);

// Names by the entity annotation of GUM (MISC "Entity=(1-person-...-minspan-..."): mentions of persons, places and
// organizations whose minimal span is all proper nouns, grown over the proper nouns beside it, without titles.
// Empty where the sentence has no such annotation at all.
std::vector<std::uint8_t> names_of_entities(const extract::ConlluSentence& sentence);

std::vector<Example> to_examples(const std::vector<extract::ConlluSentence>& sentences);
// `splitter` may be null. "X - X" (a reduplication written as three tokens) becomes one word.
Example to_example(const NameSentence& sentence, const WordSplitter* splitter);

// Words of any text file: whatever letters stand together ("(NNO rumah)" gives NNO and rumah), three bytes or more.
Result<std::vector<std::string>> read_vocabulary(const std::string& path);

// The raw text of a treebank: sentences joined by one space (none where the last token says so), paragraphs by an empty line.
std::string raw_text(const std::vector<extract::ConlluSentence>& sentences);

}  // namespace hearsay::train
