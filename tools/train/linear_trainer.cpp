#include "tools/train/linear_trainer.h"

#include <cmath>

#include "tools/train/random.h"

namespace hearsay::train {
namespace {

constexpr float kRate = 0.15F;
constexpr float kDecay = 1e-6F;

}  // namespace

Sample LinearTrainer::sample(const std::vector<std::uint64_t>& features, bool yes) const {
  Sample out;
  out.yes = yes;
  const std::uint64_t mask = weights_.size() - 1;
  for (const std::uint64_t feature : features) out.features.push_back(static_cast<std::uint32_t>(feature & mask));
  return out;
}

float LinearTrainer::score(const Sample& sample) const {
  float sum = 0;
  for (const std::uint32_t feature : sample.features) sum += weights_[feature];
  return sum;
}

void LinearTrainer::train(std::vector<Sample> samples, int epochs, std::uint64_t seed) {
  Random random(seed);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    random.shuffle(samples);
    for (const Sample& sample : samples) {
      const float share = 1.0F / (1.0F + std::exp(-score(sample)));
      const float gradient = share - (sample.yes ? 1.0F : 0.0F);
      if (std::fabs(gradient) < 1e-3F) continue;
      for (const std::uint32_t feature : sample.features) {
        const float g = gradient + kDecay * weights_[feature];
        squares_[feature] += g * g;
        weights_[feature] -= kRate * g / std::sqrt(squares_[feature] + 1e-6F);
      }
    }
  }
}

LinearTrainer::Quality LinearTrainer::measure(const std::vector<Sample>& samples) const {
  Quality quality;
  for (const Sample& sample : samples) {
    const float value = score(sample);
    quality.loss += std::log1p(std::exp(sample.yes ? -value : value));
    quality.right += (value > 0) == sample.yes ? 1 : 0;
  }
  if (!samples.empty()) {
    quality.loss /= static_cast<double>(samples.size());
    quality.right /= static_cast<double>(samples.size());
  }
  return quality;
}

void LinearTrainer::put(extract::ModelFile& file, const std::string& name) const {
  file.put_numbers(name + ".bits", {bits_});
  file.put_matrix(name, weights_, 64, 8);
}

void LinearTrainer::shift(float bias, const std::vector<std::uint64_t>& always) {
  for (const std::uint64_t feature : always) weights_[feature & (weights_.size() - 1)] += bias;
}

}  // namespace hearsay::train
