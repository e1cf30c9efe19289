// Dense float arithmetic for the network: one matrix product and the activation functions, on plain arrays.
// Deterministic on every machine: each output element is summed in the order of k with one fused multiply-add per
// step, whatever the width of the vector unit, so AVX-512, AVX2 and scalar code give the same bits.
// The kernel is chosen once, at the first call, from what the processor offers. Thread-safe.
// Tested by tests/extract/syntax/arithmetic_test.cpp against the obvious triple loop.
#pragma once

#include <cstddef>
#include <vector>

namespace hearsay::extract {

// A matrix of `rows` x `columns`, rearranged into panels of 32 columns for multiply_add().
class PackedMatrix {
 public:
  static constexpr std::size_t kPanel = 32;

  PackedMatrix() = default;
  // Row-major values with `stride` floats from row to row.
  void pack(const float* values, std::size_t rows, std::size_t columns, std::size_t stride);
  // The transpose of a row-major matrix of `columns` x `rows`.
  void pack_transposed(const float* values, std::size_t rows, std::size_t columns, std::size_t stride);

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  const float* panel(std::size_t index) const { return data_.data() + index * rows_ * kPanel; }

 private:
  void reshape(std::size_t rows, std::size_t columns);

  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<float> data_;
};

// c[m][n] += sum over k of a[m][k] * b[k][n], for m < `rows`; strides in floats.
void multiply_add(const float* a, std::size_t rows, std::size_t a_stride, const PackedMatrix& b, float* c,
                  std::size_t c_stride);

// In place, over `count` floats; errors below 1e-6.
void apply_sigmoid(float* values, std::size_t count);
void apply_tanh(float* values, std::size_t count);
void apply_relu(float* values, std::size_t count);
// exp, from the same polynomial everywhere.
float exp_of(float value);

// One step of an LSTM cell for `width` units: gates i, f, o, g lie one after the other in `gates` (before activation);
// after it they hold the activated values. `cell_before` may be null (zeros).
void lstm_cell(float* gates, std::size_t width, const float* cell_before, float* cell, float* tanh_cell, float* output);

}  // namespace hearsay::extract
