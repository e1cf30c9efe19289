// Matrix product in panels of 32 columns with the accumulators in registers (the inner kernel of Goto and van de Geijn,
// Anatomy of High-Performance Matrix Multiplication, 2008); the matrices here fit the second-level cache, so there is no
// blocking over k. Compiled with -ffp-contract=off: only the fused operations written here are fused.
#include "extract/syntax/tensor.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#define HEARSAY_X86 1
#endif

namespace hearsay::extract {
namespace {

constexpr std::size_t kPanel = PackedMatrix::kPanel;
using Block = void (*)(const float* a, std::size_t a_stride, const float* b, std::size_t depth, float* c, std::size_t c_stride);

template <int kRows>
void block_plain(const float* a, std::size_t a_stride, const float* b, std::size_t depth, float* c, std::size_t c_stride) {
  for (int row = 0; row < kRows; ++row) {
    float* out = c + row * c_stride;
    for (std::size_t k = 0; k < depth; ++k) {
      const float left = a[row * a_stride + k];
      for (std::size_t n = 0; n < kPanel; ++n) out[n] = std::fma(left, b[k * kPanel + n], out[n]);
    }
  }
}

#ifdef HEARSAY_X86
template <int kRows>
__attribute__((target("avx512f"))) void block_avx512(const float* a, std::size_t a_stride, const float* b, std::size_t depth,
                                                     float* c, std::size_t c_stride) {
  __m512 sums[kRows][2];
  for (int row = 0; row < kRows; ++row) {
    sums[row][0] = _mm512_loadu_ps(c + row * c_stride);
    sums[row][1] = _mm512_loadu_ps(c + row * c_stride + 16);
  }
  for (std::size_t k = 0; k < depth; ++k) {
    const __m512 right0 = _mm512_loadu_ps(b + k * kPanel);
    const __m512 right1 = _mm512_loadu_ps(b + k * kPanel + 16);
    for (int row = 0; row < kRows; ++row) {
      const __m512 left = _mm512_set1_ps(a[row * a_stride + k]);
      sums[row][0] = _mm512_fmadd_ps(left, right0, sums[row][0]);
      sums[row][1] = _mm512_fmadd_ps(left, right1, sums[row][1]);
    }
  }
  for (int row = 0; row < kRows; ++row) {
    _mm512_storeu_ps(c + row * c_stride, sums[row][0]);
    _mm512_storeu_ps(c + row * c_stride + 16, sums[row][1]);
  }
}

template <int kRows>
__attribute__((target("avx2,fma"))) void block_avx2(const float* a, std::size_t a_stride, const float* b, std::size_t depth,
                                                    float* c, std::size_t c_stride) {
  for (std::size_t half = 0; half < kPanel; half += 16) {
    __m256 sums[kRows][2];
    for (int row = 0; row < kRows; ++row) {
      sums[row][0] = _mm256_loadu_ps(c + row * c_stride + half);
      sums[row][1] = _mm256_loadu_ps(c + row * c_stride + half + 8);
    }
    for (std::size_t k = 0; k < depth; ++k) {
      const __m256 right0 = _mm256_loadu_ps(b + k * kPanel + half);
      const __m256 right1 = _mm256_loadu_ps(b + k * kPanel + half + 8);
      for (int row = 0; row < kRows; ++row) {
        const __m256 left = _mm256_set1_ps(a[row * a_stride + k]);
        sums[row][0] = _mm256_fmadd_ps(left, right0, sums[row][0]);
        sums[row][1] = _mm256_fmadd_ps(left, right1, sums[row][1]);
      }
    }
    for (int row = 0; row < kRows; ++row) {
      _mm256_storeu_ps(c + row * c_stride + half, sums[row][0]);
      _mm256_storeu_ps(c + row * c_stride + half + 8, sums[row][1]);
    }
  }
}
#endif

// A kernel for a full block of rows and one for a single row.
struct Kernel {
  std::size_t rows = 1;
  Block full = nullptr;
  Block single = nullptr;
};

Kernel choose_kernel() {
#ifdef HEARSAY_X86
  if (__builtin_cpu_supports("avx512f")) return {8, block_avx512<8>, block_avx512<1>};
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return {6, block_avx2<6>, block_avx2<1>};
#endif
  return {4, block_plain<4>, block_plain<1>};
}

void multiply_panel(const Kernel& kernel, const float* a, std::size_t rows, std::size_t a_stride, const float* b,
                    std::size_t depth, float* c, std::size_t c_stride) {
  std::size_t row = 0;
  for (; row + kernel.rows <= rows; row += kernel.rows) {
    kernel.full(a + row * a_stride, a_stride, b, depth, c + row * c_stride, c_stride);
  }
  for (; row < rows; ++row) kernel.single(a + row * a_stride, a_stride, b, depth, c + row * c_stride, c_stride);
}

// The last panel where fewer than 32 columns are real: through a buffer, so that nothing outside c is touched.
void multiply_narrow(const Kernel& kernel, const float* a, std::size_t rows, std::size_t a_stride, const float* b,
                     std::size_t depth, float* c, std::size_t c_stride, std::size_t width) {
  constexpr std::size_t kChunk = 64;
  float buffer[kChunk * kPanel] = {};
  for (std::size_t begin = 0; begin < rows; begin += kChunk) {
    const std::size_t count = std::min(kChunk, rows - begin);
    for (std::size_t row = 0; row < count; ++row) {
      std::memcpy(buffer + row * kPanel, c + (begin + row) * c_stride, width * sizeof(float));
    }
    multiply_panel(kernel, a + begin * a_stride, count, a_stride, b, depth, buffer, kPanel);
    for (std::size_t row = 0; row < count; ++row) {
      std::memcpy(c + (begin + row) * c_stride, buffer + row * kPanel, width * sizeof(float));
    }
  }
}

// exp by 2^n * polynomial of degree 6 on [-ln2/2, ln2/2] (Taylor coefficients).
inline float exp_inline(float x) {
  x = std::min(std::max(x, -87.0F), 87.0F);
  const float shifted = x * 1.44269504F + 12582912.0F;  // 1.5 * 2^23: rounds to the nearest integer
  const float n = shifted - 12582912.0F;
  const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
  float p = 1.0F / 720.0F;
  p = p * r + 1.0F / 120.0F;
  p = p * r + 1.0F / 24.0F;
  p = p * r + 1.0F / 6.0F;
  p = p * r + 0.5F;
  p = p * r + 1.0F;
  p = p * r + 1.0F;
  const std::uint32_t bits = (std::bit_cast<std::uint32_t>(shifted) << 23) + 0x3f800000U;
  return p * std::bit_cast<float>(bits);
}

inline float sigmoid_inline(float x) { return 1.0F / (1.0F + exp_inline(-x)); }
inline float tanh_inline(float x) { return 1.0F - 2.0F / (1.0F + exp_inline(2.0F * x)); }

__attribute__((always_inline)) inline void lstm_cell_inline(float* gates, std::size_t width, const float* cell_before,
                                                            float* cell, float* tanh_cell, float* output) {
  for (std::size_t u = 0; u < 3 * width; ++u) gates[u] = sigmoid_inline(gates[u]);
  for (std::size_t u = 3 * width; u < 4 * width; ++u) gates[u] = tanh_inline(gates[u]);
  const float* in = gates;
  const float* keep = gates + width;
  const float* out = gates + 2 * width;
  const float* candidate = gates + 3 * width;
  if (cell_before != nullptr) {
    for (std::size_t u = 0; u < width; ++u) cell[u] = keep[u] * cell_before[u] + in[u] * candidate[u];
  } else {
    for (std::size_t u = 0; u < width; ++u) cell[u] = in[u] * candidate[u];
  }
  for (std::size_t u = 0; u < width; ++u) tanh_cell[u] = tanh_inline(cell[u]);
  for (std::size_t u = 0; u < width; ++u) output[u] = out[u] * tanh_cell[u];
}

using Cell = void (*)(float*, std::size_t, const float*, float*, float*, float*);
#ifdef HEARSAY_X86
__attribute__((target("avx512f"))) void lstm_cell_avx512(float* g, std::size_t w, const float* b, float* c, float* t, float* o) {
  lstm_cell_inline(g, w, b, c, t, o);
}
__attribute__((target("avx2"))) void lstm_cell_avx2(float* g, std::size_t w, const float* b, float* c, float* t, float* o) {
  lstm_cell_inline(g, w, b, c, t, o);
}
#endif
void lstm_cell_plain(float* g, std::size_t w, const float* b, float* c, float* t, float* o) {
  lstm_cell_inline(g, w, b, c, t, o);
}

Cell choose_cell() {
#ifdef HEARSAY_X86
  if (__builtin_cpu_supports("avx512f")) return lstm_cell_avx512;
  if (__builtin_cpu_supports("avx2")) return lstm_cell_avx2;
#endif
  return lstm_cell_plain;
}

}  // namespace

void PackedMatrix::reshape(std::size_t rows, std::size_t columns) {
  rows_ = rows;
  columns_ = columns;
  data_.assign((columns + kPanel - 1) / kPanel * kPanel * rows, 0.0F);
}

void PackedMatrix::pack(const float* values, std::size_t rows, std::size_t columns, std::size_t stride) {
  reshape(rows, columns);
  for (std::size_t begin = 0; begin < columns; begin += kPanel) {
    const std::size_t width = std::min(kPanel, columns - begin);
    float* out = data_.data() + begin * rows;
    for (std::size_t row = 0; row < rows; ++row) {
      std::memcpy(out + row * kPanel, values + row * stride + begin, width * sizeof(float));
    }
  }
}

void PackedMatrix::pack_transposed(const float* values, std::size_t rows, std::size_t columns, std::size_t stride) {
  reshape(rows, columns);
  for (std::size_t column = 0; column < columns; ++column) {
    float* out = data_.data() + column / kPanel * kPanel * rows + column % kPanel;
    for (std::size_t row = 0; row < rows; ++row) out[row * kPanel] = values[column * stride + row];
  }
}

void multiply_add(const float* a, std::size_t rows, std::size_t a_stride, const PackedMatrix& b, float* c,
                  std::size_t c_stride) {
  static const Kernel kernel = choose_kernel();
  const std::size_t columns = b.columns();
  for (std::size_t begin = 0; begin < columns; begin += kPanel) {
    const float* panel = b.panel(begin / kPanel);
    if (columns - begin >= kPanel) {
      multiply_panel(kernel, a, rows, a_stride, panel, b.rows(), c + begin, c_stride);
    } else {
      multiply_narrow(kernel, a, rows, a_stride, panel, b.rows(), c + begin, c_stride, columns - begin);
    }
  }
}

void apply_sigmoid(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = sigmoid_inline(values[i]);
}

void apply_tanh(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = tanh_inline(values[i]);
}

void apply_relu(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = values[i] > 0 ? values[i] : 0.0F;
}

float exp_of(float value) { return exp_inline(value); }

void lstm_cell(float* gates, std::size_t width, const float* cell_before, float* cell, float* tanh_cell, float* output) {
  static const Cell chosen = choose_cell();
  chosen(gates, width, cell_before, cell, tanh_cell, output);
}

}  // namespace hearsay::extract
