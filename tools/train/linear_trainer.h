// Logistic regression over hashed features with AdaGrad (Duchi, Hazan and Singer, 2011). Deterministic for a seed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/syntax/model_file.h"
#include "extract/syntax/tokenizer.h"

namespace hearsay::train {

struct Sample {
  std::vector<std::uint32_t> features;  // already hashed to the size of the model
  bool yes = false;
};

class LinearTrainer {
 public:
  explicit LinearTrainer(int bits) : bits_(bits), weights_(std::size_t{1} << bits), squares_(weights_.size()) {}

  Sample sample(const std::vector<std::uint64_t>& features, bool yes) const;
  void train(std::vector<Sample> samples, int epochs, std::uint64_t seed);
  // Mean logistic loss and share of right answers.
  struct Quality {
    double loss = 0, right = 0;
  };
  Quality measure(const std::vector<Sample>& samples) const;
  void put(extract::ModelFile& file, const std::string& name) const;
  void shift(float bias, const std::vector<std::uint64_t>& always);  // moves the threshold by the weight of a constant feature

 private:
  float score(const Sample& sample) const;

  int bits_;
  std::vector<float> weights_, squares_;
};

}  // namespace hearsay::train
