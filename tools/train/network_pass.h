// What one forward pass of the trainer keeps for the way back. Private to network_trainer*.cpp.
#pragma once

#include <algorithm>
#include <cstring>
#include <vector>

#include "extract/syntax/recurrence.h"
#include "tools/train/network_trainer.h"

namespace hearsay::train {

struct NetworkTrainer::Pass {
  Pass(const std::vector<const Numbered*>& sentences, const Dropout& rates)
      : batch(sentences), dropout(rates), packing(lengths_of(sentences)) {
    std::size_t at = 0;
    for (const Numbered* sentence : sentences) {
      first.push_back(at);
      at += sentence->size();
    }
    for (const Numbered* sentence : sentences) words += sentence->size();
  }

  static std::vector<std::uint32_t> lengths_of(const std::vector<const Numbered*>& sentences) {
    std::vector<std::uint32_t> lengths;
    for (const Numbered* sentence : sentences) lengths.push_back(static_cast<std::uint32_t>(sentence->size()));
    return lengths;
  }

  // One mask for each sentence, the same at all its words (Gal and Ghahramani, 2016).
  std::vector<float> make_mask(Random& random, std::size_t width, float rate, float scale) const {
    if (rate <= 0) return {};
    std::vector<float> mask(batch.size() * width);
    for (float& value : mask) value = random.chance(rate) ? 0.0F : scale;
    return mask;
  }
  void apply_mask(const std::vector<float>& mask, std::vector<float>& values, std::size_t width) const {
    if (mask.empty()) return;
    for (std::uint32_t s = 0; s < batch.size(); ++s) {
      for (std::uint32_t w = 0; w < batch[s]->size(); ++w) {
        float* row = values.data() + std::size_t(packing.row(s, w)) * width;
        for (std::size_t i = 0; i < width; ++i) row[i] *= mask[s * width + i];
      }
    }
  }
  // From rows by time to rows by sentence, and back.
  std::vector<float> gather(const std::vector<float>& packed, std::size_t width) const {
    std::vector<float> out(packed.size());
    for (std::uint32_t s = 0; s < batch.size(); ++s) {
      for (std::uint32_t w = 0; w < batch[s]->size(); ++w) {
        std::memcpy(out.data() + (first[s] + w) * width, packed.data() + packing.row(s, w) * width, width * sizeof(float));
      }
    }
    return out;
  }
  std::vector<float> scatter(const std::vector<float>& ordered, std::size_t width) const {
    std::vector<float> out(ordered.size());
    for (std::uint32_t s = 0; s < batch.size(); ++s) {
      for (std::uint32_t w = 0; w < batch[s]->size(); ++w) {
        std::memcpy(out.data() + packing.row(s, w) * width, ordered.data() + (first[s] + w) * width, width * sizeof(float));
      }
    }
    return out;
  }

  const std::vector<const Numbered*>& batch;
  Dropout dropout;
  extract::Packing packing;
  std::vector<std::size_t> first;  // row of each sentence's first word, by sentence
  std::size_t words = 0;
  std::vector<std::vector<float>> inputs;       // of each layer after its mask; the last = output of the encoder
  std::vector<std::vector<float>> raw_outputs;  // of each layer before the mask
  std::vector<std::vector<float>> masks;        // of the input, then of each layer's output
  std::vector<extract::LstmState> states;       // forward and backward of each layer
  std::vector<float> rows, row_gradient;        // encoder output by sentence, and its gradient
  Losses losses;
};

// A dense layer: its output, and what multiplied each output (0 where the unit was off).
struct NetworkTrainer::Layer {
  std::vector<float> output;
  std::vector<float> slope;  // empty = 1 everywhere
  std::size_t rows = 0;
};

}  // namespace hearsay::train
