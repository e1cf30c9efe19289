// WordVectors: numbers of words learned elsewhere from much text (such as GloVe; Pennington et al., 2014), an input of the
// network that training does not change. Looked up by WordParts::word, that is by the normal form (word_shape.h); only
// the lower 32 bits of the key count, so one unknown word in forty thousand gets another word's numbers.
// Const after building, safe to share. Tested by tests/extract/syntax/train_test.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "extract/syntax/feature_index.h"
#include "extract/syntax/model_file.h"

namespace hearsay::extract {

class WordVectors {
 public:
  WordVectors() = default;  // knows no word, width 0
  explicit WordVectors(std::uint32_t width) : width_(width) {}

  // Reads the blocks that save() wrote; no words and width 0 where the file has none.
  static Result<WordVectors> load(const ModelFile& file);
  void save(ModelFile& file) const;  // 4 bits a number; nothing where there are no words

  // `values` holds width() numbers. False, and nothing is added, where the key is known already.
  bool add(std::uint64_t key, const float* values);
  // width() numbers, or null for an unknown word. Valid until the next add().
  const float* find(std::uint64_t key) const;
  // Moves every column to mean 0 and spread `spread` over the words.
  void standardise(float spread);

  std::uint32_t width() const { return width_; }
  std::size_t size() const { return keys_.size(); }

 private:
  std::uint32_t width_ = 0;
  FeatureIndex keys_;
  std::vector<float> values_;
};

}  // namespace hearsay::extract
