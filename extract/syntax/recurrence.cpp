#include "extract/syntax/recurrence.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace hearsay::extract {

Packing::Packing(const std::vector<std::uint32_t>& lengths) : place_(lengths.size()) {
  std::vector<std::uint32_t> order(lengths.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return lengths[a] > lengths[b]; });
  for (std::uint32_t place = 0; place < order.size(); ++place) place_[order[place]] = place;
  const std::uint32_t longest = order.empty() ? 0 : lengths[order.front()];
  auto alive = static_cast<std::uint32_t>(order.size());
  for (std::uint32_t step = 0; step < longest; ++step) {
    while (alive > 0 && lengths[order[alive - 1]] <= step) --alive;
    offset_.push_back(rows_);
    active_.push_back(alive);
    rows_ += alive;
  }
}

void run_lstm(const Packing& packing, const LstmWeights& weights, Direction direction, const float* input,
              std::size_t input_stride, LstmState& state, float* output, std::size_t output_stride) {
  const std::size_t units = weights.units;
  const std::size_t width = 4 * units;
  state.gates.resize(packing.rows() * width);
  state.cell.resize(packing.rows() * units);
  state.tanh_cell.resize(packing.rows() * units);
  for (std::size_t row = 0; row < packing.rows(); ++row) {
    std::memcpy(state.gates.data() + row * width, weights.bias, width * sizeof(float));
  }
  multiply_add(input, packing.rows(), input_stride, *weights.input, state.gates.data(), width);
  const std::uint32_t steps = packing.steps();
  for (std::uint32_t i = 0; i < steps; ++i) {
    const bool forward = direction == Direction::Forward;
    const std::uint32_t step = forward ? i : steps - 1 - i;
    const std::size_t begin = packing.offset(step);
    std::size_t linked = 0;  // rows that have a word before them
    std::size_t before = 0;
    if (i > 0) {
      before = packing.offset(forward ? step - 1 : step + 1);
      linked = std::min(packing.active(step), packing.active(forward ? step - 1 : step + 1));
      multiply_add(output + before * output_stride, linked, output_stride, *weights.recurrent,
                   state.gates.data() + begin * width, width);
    }
    for (std::size_t s = 0; s < packing.active(step); ++s) {
      const std::size_t row = begin + s;
      lstm_cell(state.gates.data() + row * width, units, s < linked ? state.cell.data() + (before + s) * units : nullptr,
                state.cell.data() + row * units, state.tanh_cell.data() + row * units, output + row * output_stride);
    }
  }
}

}  // namespace hearsay::extract
