// A bidirectional LSTM layer over many sentences at once (Hochreiter and Schmidhuber, 1997; Graves and Schmidhuber, 2005).
// Sentences are packed: sorted by length, the longest first, and laid out by time, so that at each step the rows of all
// sentences that still have a word lie side by side and one matrix product serves them all. Without padding:
//   lengths 3 2 1:  rows  a0 b0 c0 | a1 b1 | a2
// The result of one sentence does not depend on its neighbours in the batch. Shared by run time and trainer.
// Tested by tests/extract/syntax/arithmetic_test.cpp against a plain one-sentence loop.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/syntax/tensor.h"

namespace hearsay::extract {

class Packing {
 public:
  explicit Packing(const std::vector<std::uint32_t>& lengths);

  std::uint32_t rows() const { return rows_; }
  std::uint32_t steps() const { return static_cast<std::uint32_t>(offset_.size()); }
  std::uint32_t offset(std::uint32_t step) const { return offset_[step]; }
  std::uint32_t active(std::uint32_t step) const { return active_[step]; }
  // Row of word `word` of sentence `sentence` (numbers as given to the constructor).
  std::uint32_t row(std::uint32_t sentence, std::uint32_t word) const { return offset_[word] + place_[sentence]; }

 private:
  std::vector<std::uint32_t> offset_, active_, place_;
  std::uint32_t rows_ = 0;
};

enum class Direction { Forward, Backward };

// Weights of one direction, borrowed.
struct LstmWeights {
  const PackedMatrix* input = nullptr;      // inputs x 4*units, gates i f o g
  const PackedMatrix* recurrent = nullptr;  // units x 4*units
  const float* bias = nullptr;              // 4*units
  std::size_t units = 0;
};

// What a pass leaves behind; the trainer needs all of it.
struct LstmState {
  std::vector<float> gates;      // rows x 4*units, activated
  std::vector<float> cell;       // rows x units
  std::vector<float> tanh_cell;  // rows x units
};

// Reads `input` (rows x inputs) and writes `units` floats a row to `output` (stride `output_stride`).
void run_lstm(const Packing& packing, const LstmWeights& weights, Direction direction, const float* input,
              std::size_t input_stride, LstmState& state, float* output, std::size_t output_stride);

}  // namespace hearsay::extract
