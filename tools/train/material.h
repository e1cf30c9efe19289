// What `hearsay-train network` learns from and is measured on, read from the files that its options name.
// Tested by tests/extract/syntax/train_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "extract/syntax/gazetteer.h"
#include "extract/syntax/tokenizer.h"
#include "extract/syntax/word_vectors.h"
#include "tools/train/corpus.h"
#include "tools/train/options.h"

namespace hearsay::train {

struct Material {
  std::vector<Example> train, tree_dev;
  std::vector<std::vector<Example>> name_dev;
};

// Splits tokens as the tokenizer does.
class ModelSplitter final : public WordSplitter {
 public:
  explicit ModelSplitter(const extract::Tokenizer& tokenizer) : tokenizer_(tokenizer) {}
  std::vector<std::string> split(const std::string& token) const override { return tokenizer_.split_word(token, {}, {}); }

 private:
  const extract::Tokenizer& tokenizer_;
};

// --train, --dev, --names, --names-dev and --fix-punctuation. Sentences of a dev set are left out of what is learned;
// names of sentences that a treebank also has join the tree. `splitter` may be null.
Result<Material> read_material(const Options& options, const WordSplitter* splitter);

// Lines of class TAB phrase; each class gets a bit in the order of its first line.
Result<extract::Gazetteer> read_gazetteer(const std::vector<std::string>& paths);

// Lines of a word and its numbers, separated by spaces (the text format of GloVe), commonest words first: the first
// `limit` words that differ in their normal form, each column moved to mean 0 and spread 0.5, rounded to 4 bits.
Result<extract::WordVectors> read_vectors(const std::string& path, std::size_t limit);

}  // namespace hearsay::train
