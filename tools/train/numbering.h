// From examples to numbers: the vocabulary of a network, chosen from its training sentences, and the sentences in it.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "extract/syntax/network.h"
#include "tools/train/corpus.h"
#include "tools/train/network_trainer.h"

namespace hearsay::train {

struct VocabularyLimits {
  std::uint32_t word = 2;  // least frequency of a word that gets a row of its own
  std::uint32_t part = 3;
};

extract::NetworkLabels make_labels(const std::vector<Example>& examples, VocabularyLimits limits, extract::Gazetteer gazetteer);

// Share of the words that lose their vector in a disturbed sentence, so that words without one are no surprise.
inline constexpr float kVectorLoss = 0.02F;

class Numbering {
 public:
  Numbering(const extract::NetworkLabels& labels, const std::vector<Example>& examples);

  // The share for words that lose their own row too.
  void set_rare_vector_loss(float share) { rare_vector_loss_ = share; }
  // The share of sentences whose names are set in lower case.
  void set_lower_names(float share) { lower_names_ = share; }
  // The share of commas between two places that are left out.
  void set_lost_place_commas(float share) { lost_place_commas_ = share; }
  Numbered number(const Example& example);
  // The same sentence as a careless newspaper might set it: capitals, title case, lower case, no full stop; and words
  // replaced by the unknown word, rare ones more often. A sentence with a mark and a tree keeps its mark and its names
  // every second time.
  Numbered disturbed(const Example& example, Random& random);

 private:
  struct Word {
    std::uint32_t row = 0;
    std::vector<std::uint32_t> parts;
    const float* vector = nullptr;
  };
  void add_mark(std::uint32_t mark, Numbered& out) const;
  const Word& word(const std::string& form);
  std::uint32_t feature_class(const Example& example, std::size_t word) const;
  std::uint32_t relation(const std::string& name) const;

  const extract::NetworkLabels& labels_;
  float rare_vector_loss_ = kVectorLoss;
  float lower_names_ = 0;
  float lost_place_commas_ = 0;
  std::unordered_map<std::string, Word> words_;
  std::unordered_map<std::string, std::uint32_t> features_, relations_;
  std::vector<std::uint32_t> frequency_;  // by word row
};

}  // namespace hearsay::train
