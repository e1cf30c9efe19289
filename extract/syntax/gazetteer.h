// Gazetteer: known phrases and single words with their classes (cities, countries, given names, WordNet categories ...),
// as keys for the network: what a word could be, whatever the training text said of it.
// A phrase matches over token borders: "Nagorno - Karabakh" and "Nagorno-Karabakh" are one. Classes are bits; what they
// mean is the trainer's business. Const after building, safe to share. Tested by tests/extract/syntax/formats_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/syntax/feature_index.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {

class Gazetteer {
 public:
  static constexpr std::size_t kLongestPhrase = 5;  // tokens

  Gazetteer() = default;
  Gazetteer(const std::vector<std::uint64_t>& keys, std::vector<std::int32_t> classes);

  void add(std::string_view phrase, std::uint32_t class_bit);  // class_bit < 32
  // Adds to the parts of each word the keys of all phrases that cover it: class, place in the phrase, capital letter.
  void annotate(const std::vector<std::string_view>& forms, std::vector<WordParts>& words) const;

  const std::vector<std::uint64_t>& keys() const { return phrases_.keys(); }
  const std::vector<std::int32_t>& classes() const { return classes_; }

 private:
  FeatureIndex phrases_;
  std::vector<std::int32_t> classes_;  // bits, by row of phrases_
};

// Parts of all words of a sentence: those of parts_of() and those of the gazetteer.
std::vector<WordParts> sentence_parts(const std::vector<std::string_view>& forms, const Gazetteer& gazetteer);

}  // namespace hearsay::extract
