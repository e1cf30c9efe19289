#include "tools/train/network_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "tools/train/network_pass.h"

namespace hearsay::train {
namespace {

using extract::Direction;
using extract::NetworkParameters;
using extract::PackedMatrix;
using LstmPart = NetworkParameters::LstmPart;

constexpr float kBeta1 = 0.9F;
constexpr float kBeta2 = 0.95F;
constexpr float kEpsilon = 1e-7F;
constexpr float kAverage = 0.999F;
constexpr float kLargestNorm = 5.0F;

void first_weights(extract::Parameter& parameter, std::size_t index, Random& random) {
  const bool embedding = index <= static_cast<std::size_t>(extract::Part::Parts);
  if (parameter.rows == 1 || parameter.name == "names.steps") return;
  const float deviation = embedding ? (index == 0 ? 0.1F : 0.05F) : std::sqrt(1.6F / static_cast<float>(parameter.rows + parameter.columns));
  for (float& value : parameter.values) value = random.normal() * deviation;
}

}  // namespace

NetworkTrainer::NetworkTrainer(extract::NetworkShape shape, const extract::NetworkLabels& labels, std::uint64_t seed)
    : shape_(shape), parameters_(shape, labels), random_(seed) {
  const std::size_t count = parameters_.list().size();
  touched_.resize(2);
  is_touched_.resize(2);
  for (std::size_t i = 0; i < count; ++i) {
    extract::Parameter& parameter = parameters_.list()[i];
    first_weights(parameter, i, random_);
    gradients_.emplace_back(parameter.values.size());
    first_.emplace_back(parameter.values.size());
    second_.emplace_back(parameter.values.size());
    if (i < 2) is_touched_[i].resize(parameter.rows);
  }
  for (std::uint32_t layer = 0; layer < shape_.layers; ++layer) {
    for (const Direction direction : {Direction::Forward, Direction::Backward}) {
      auto& bias = parameters_.list()[NetworkParameters::lstm_index(layer, direction, LstmPart::Bias)].values;
      std::fill(bias.begin() + shape_.units, bias.begin() + 2 * shape_.units, 1.0F);  // remember at first
    }
  }
  for (const extract::Parameter& parameter : parameters_.list()) average_.push_back(parameter.values);
  packed_.resize(count);
  transposed_.resize(count);
}

namespace {

// Rows of an embedding table by key; row `offset` + i belongs to key i.
Result<bool> take_rows(const extract::ModelFile& file, const std::string& keys, const extract::FeatureIndex& index, std::size_t offset,
                       extract::Parameter& parameter) {
  HEARSAY_TRY(const std::vector<std::uint64_t> old_keys, file.keys(keys));
  const auto old = file.matrix("=" + parameter.name, old_keys.size() + offset, parameter.columns);
  if (!old) return false;
  const auto copy = [&](std::size_t from, std::size_t to) {
    std::copy_n(old->begin() + static_cast<std::ptrdiff_t>(from * parameter.columns), parameter.columns,
                parameter.values.begin() + static_cast<std::ptrdiff_t>(to * parameter.columns));
  };
  for (std::size_t row = 0; row < offset; ++row) copy(row, row);
  for (std::size_t i = 0; i < old_keys.size(); ++i) {
    const std::uint32_t row = index.find(old_keys[i]);
    if (row != extract::FeatureIndex::kNone) copy(i + offset, row + offset);
  }
  return true;
}

}  // namespace

Result<std::size_t> NetworkTrainer::start_from(const extract::ModelFile& file, const extract::NetworkLabels& labels) {
  std::size_t taken = 0;
  auto& list = parameters_.list();
  HEARSAY_TRY(const bool words, take_rows(file, "word.keys", labels.words, 1, list[0]));
  HEARSAY_TRY(const bool parts, take_rows(file, "part.keys", labels.parts, 0, list[1]));
  taken += (words ? 1U : 0U) + (parts ? 1U : 0U);
  HEARSAY_TRY(const std::vector<std::string> features, file.strings("feature.names"));
  HEARSAY_TRY(const std::vector<std::string> relations, file.strings("relation.names"));
  for (std::size_t i = 2; i < list.size(); ++i) {
    const bool by_feature = i == index(Part::Features) || i == index(Part::FeaturesBias);
    const bool by_relation = i == index(Part::Relations) || i == index(Part::RelationsBias);
    if ((by_feature && features != labels.features) || (by_relation && relations != labels.relations)) continue;
    auto values = file.matrix("=" + list[i].name, list[i].rows, list[i].columns);
    if (!values) continue;
    list[i].values = std::move(*values);
    ++taken;
  }
  for (std::size_t i = 0; i < list.size(); ++i) average_[i] = list[i].values;
  return taken;
}

void NetworkTrainer::prepare() {
  for (std::size_t i = 2; i < packed_.size(); ++i) {
    const extract::Parameter& parameter = parameters_.list()[i];
    if (parameter.rows == 1) continue;
    packed_[i].pack(parameter.values.data(), parameter.rows, parameter.columns, parameter.columns);
    transposed_[i].pack_transposed(parameter.values.data(), parameter.columns, parameter.rows, parameter.columns);
  }
}

Losses NetworkTrainer::accumulate(const std::vector<const Numbered*>& batch, const Dropout& dropout) {
  prepare();
  Pass pass(batch, dropout);
  forward_input(pass);
  forward_layers(pass);
  tag_loss(pass);
  tree_loss(pass);
  name_loss(pass);
  backward_layers(pass);
  return pass.losses;
}

void NetworkTrainer::step(float rate, float share) {
  ++steps_;
  double norm = 0;
  for (std::size_t i = 2; i < gradients_.size(); ++i) {
    for (const float g : gradients_[i]) norm += double(g) * g;
  }
  norm = std::sqrt(norm) * share;
  const float scale = share * (norm > kLargestNorm ? kLargestNorm / static_cast<float>(norm) : 1.0F);
  const float correct1 = 1.0F / (1.0F - std::pow(kBeta1, static_cast<float>(steps_)));
  const float correct2 = 1.0F / (1.0F - std::pow(kBeta2, static_cast<float>(steps_)));
  const float keep = std::min(kAverage, (1.0F + static_cast<float>(steps_)) / (10.0F + static_cast<float>(steps_)));
  const auto update = [&](std::size_t i, std::size_t begin, std::size_t end) {
    float* value = parameters_.list()[i].values.data();
    float* gradient = gradients_[i].data();
    float* first = first_[i].data();
    float* second = second_[i].data();
    float* average = average_[i].data();
    for (std::size_t k = begin; k < end; ++k) {
      const float g = gradient[k] * scale;
      first[k] = kBeta1 * first[k] + (1 - kBeta1) * g;
      second[k] = kBeta2 * second[k] + (1 - kBeta2) * g * g;
      value[k] -= rate * first[k] * correct1 / (std::sqrt(second[k] * correct2) + kEpsilon);
      average[k] = keep * average[k] + (1 - keep) * value[k];
      gradient[k] = 0;
    }
  };
  for (std::size_t i = 0; i < 2; ++i) {
    const std::size_t columns = parameters_.list()[i].columns;
    for (const std::uint32_t row : touched_[i]) {
      update(i, row * columns, (row + 1) * columns);
      is_touched_[i][row] = 0;
    }
    touched_[i].clear();
  }
  for (std::size_t i = 2; i < gradients_.size(); ++i) update(i, 0, gradients_[i].size());
}

// Embeddings are averaged only when they are touched, so what has not settled is taken as it is.
extract::NetworkParameters NetworkTrainer::averaged() const {
  extract::NetworkParameters out = parameters_;
  for (std::size_t i = 0; i < average_.size(); ++i) out.list()[i].values = i < 2 ? parameters_.list()[i].values : average_[i];
  return out;
}

void NetworkTrainer::forward_input(Pass& pass) {
  const std::size_t width = shape_.input_width();
  pass.inputs.emplace_back(pass.packing.rows() * width);
  const float scale = 1.0F / (1.0F - pass.dropout.input);
  const auto& words = parameters_[Part::Words].values;
  const auto& parts = parameters_[Part::Parts].values;
  for (std::uint32_t s = 0; s < pass.batch.size(); ++s) {
    for (std::uint32_t w = 0; w < pass.batch[s]->size(); ++w) {
      const std::size_t row = pass.packing.row(s, w);
      float* out = pass.inputs[0].data() + row * width;
      std::memcpy(out, words.data() + std::size_t(pass.batch[s]->words[w]) * shape_.word_width, shape_.word_width * sizeof(float));
      for (const std::uint32_t part : pass.batch[s]->parts[w]) {
        const float* vector = parts.data() + std::size_t(part) * shape_.part_width;
        for (std::size_t i = 0; i < shape_.part_width; ++i) out[shape_.word_width + i] += vector[i];
      }
      if (const float* known = pass.batch[s]->vectors[w]; known != nullptr) {
        std::memcpy(out + shape_.word_width + shape_.part_width, known, shape_.vector_width * sizeof(float));
      }
    }
  }
  pass.masks.push_back(pass.make_mask(random_, width, pass.dropout.input, scale));
  pass.apply_mask(pass.masks[0], pass.inputs[0], width);
}

void NetworkTrainer::forward_layers(Pass& pass) {
  const std::size_t width = shape_.output_width();
  pass.states.resize(2 * shape_.layers);
  for (std::uint32_t layer = 0; layer < shape_.layers; ++layer) {
    std::vector<float> next(pass.packing.rows() * width);
    for (const Direction direction : {Direction::Forward, Direction::Backward}) {
      const bool backward = direction == Direction::Backward;
      const extract::LstmWeights weights{&packed_[NetworkParameters::lstm_index(layer, direction, LstmPart::Input)],
                                         &packed_[NetworkParameters::lstm_index(layer, direction, LstmPart::Recurrent)],
                                         parameters_.list()[NetworkParameters::lstm_index(layer, direction, LstmPart::Bias)].values.data(),
                                         shape_.units};
      run_lstm(pass.packing, weights, direction, pass.inputs[layer].data(), shape_.layer_input(layer),
               pass.states[2 * layer + (backward ? 1 : 0)], next.data() + (backward ? shape_.units : 0), width);
    }
    pass.raw_outputs.push_back(next);
    pass.masks.push_back(pass.make_mask(random_, width, pass.dropout.layer, 1.0F / (1.0F - pass.dropout.layer)));
    pass.apply_mask(pass.masks.back(), next, width);
    pass.inputs.push_back(std::move(next));
  }
  pass.rows = pass.gather(pass.inputs.back(), width);
  pass.row_gradient.assign(pass.rows.size(), 0.0F);
}

void NetworkTrainer::multiply_back(const float* input, std::size_t rows, std::size_t stride, const std::vector<float>& gradient,
                                   std::size_t weights, float* input_gradient, std::size_t input_gradient_stride) {
  const extract::Parameter& parameter = parameters_.list()[weights];
  std::vector<float> flipped(parameter.rows * rows);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t k = 0; k < parameter.rows; ++k) flipped[k * rows + row] = input[row * stride + k];
  }
  PackedMatrix packed;
  packed.pack(gradient.data(), rows, parameter.columns, parameter.columns);
  multiply_add(flipped.data(), parameter.rows, rows, packed, gradients_[weights].data(), parameter.columns);
  if (input_gradient != nullptr) {
    multiply_add(gradient.data(), rows, parameter.columns, transposed_[weights], input_gradient, input_gradient_stride);
  }
}

void NetworkTrainer::backward_lstm(Pass& pass, std::uint32_t layer, Direction direction, const std::vector<float>& output_gradient,
                                   std::vector<float>& input_gradient) {
  const bool backward = direction == Direction::Backward;
  const std::size_t units = shape_.units;
  const std::size_t width = 4 * units;
  const std::size_t out = shape_.output_width();
  const extract::LstmState& state = pass.states[2 * layer + (backward ? 1 : 0)];
  const std::size_t recurrent = NetworkParameters::lstm_index(layer, direction, LstmPart::Recurrent);
  const float* outputs = pass.raw_outputs[layer].data() + (backward ? units : 0);
  const std::uint32_t steps = pass.packing.steps();
  std::vector<float> gates(pass.packing.rows() * width);
  std::vector<float> before(pass.packing.rows() * units);  // output one step earlier, zero at the start
  std::vector<float> carried(pass.packing.active(0) * units), cell_carried(pass.packing.active(0) * units);
  for (std::uint32_t i = steps; i-- > 0;) {
    const std::uint32_t step = backward ? steps - 1 - i : i;
    const std::size_t begin = pass.packing.offset(step);
    const std::size_t active = pass.packing.active(step);
    std::size_t linked = 0;
    std::size_t earlier = 0;
    if (i > 0) {
      const std::uint32_t previous = backward ? step + 1 : step - 1;
      earlier = pass.packing.offset(previous);
      linked = std::min<std::size_t>(active, pass.packing.active(previous));
    }
    for (std::size_t s = 0; s < active; ++s) {
      const std::size_t row = begin + s;
      const float* gate = state.gates.data() + row * width;
      const float* tanh_cell = state.tanh_cell.data() + row * units;
      const float* cell_before = s < linked ? state.cell.data() + (earlier + s) * units : nullptr;
      float* grad = gates.data() + row * width;
      const float* from_above = output_gradient.data() + row * out + (backward ? units : 0);
      for (std::size_t u = 0; u < units; ++u) {
        const float in = gate[u], keep = gate[units + u], open = gate[2 * units + u], candidate = gate[3 * units + u];
        const float dh = from_above[u] + carried[s * units + u];
        const float dc = cell_carried[s * units + u] + dh * open * (1 - tanh_cell[u] * tanh_cell[u]);
        grad[u] = dc * candidate * in * (1 - in);
        grad[units + u] = cell_before != nullptr ? dc * cell_before[u] * keep * (1 - keep) : 0.0F;
        grad[2 * units + u] = dh * tanh_cell[u] * open * (1 - open);
        grad[3 * units + u] = dc * in * (1 - candidate * candidate);
        cell_carried[s * units + u] = dc * keep;
        carried[s * units + u] = 0;
      }
      if (s < linked) {
        std::memcpy(before.data() + row * units, outputs + (earlier + s) * out, units * sizeof(float));
      } else {
        std::fill_n(cell_carried.begin() + static_cast<std::ptrdiff_t>(s * units), units, 0.0F);
      }
    }
    if (linked > 0) multiply_add(gates.data() + begin * width, linked, width, transposed_[recurrent], carried.data(), units);
  }
  multiply_back(before.data(), pass.packing.rows(), units, gates, recurrent, nullptr, 0);
  multiply_back(pass.inputs[layer].data(), pass.packing.rows(), shape_.layer_input(layer), gates,
                NetworkParameters::lstm_index(layer, direction, LstmPart::Input), input_gradient.data(), shape_.layer_input(layer));
  auto& bias = gradients_[NetworkParameters::lstm_index(layer, direction, LstmPart::Bias)];
  for (std::size_t row = 0; row < pass.packing.rows(); ++row) {
    for (std::size_t u = 0; u < width; ++u) bias[u] += gates[row * width + u];
  }
}

void NetworkTrainer::backward_layers(Pass& pass) {
  std::vector<float> gradient = pass.scatter(pass.row_gradient, shape_.output_width());
  for (std::uint32_t layer = shape_.layers; layer-- > 0;) {
    pass.apply_mask(pass.masks[layer + 1], gradient, shape_.output_width());
    std::vector<float> input_gradient(pass.packing.rows() * shape_.layer_input(layer));
    backward_lstm(pass, layer, Direction::Forward, gradient, input_gradient);
    backward_lstm(pass, layer, Direction::Backward, gradient, input_gradient);
    gradient = std::move(input_gradient);
  }
  pass.apply_mask(pass.masks[0], gradient, shape_.input_width());
  backward_input(pass, gradient);
}

void NetworkTrainer::backward_input(Pass& pass, const std::vector<float>& gradient) {
  const std::size_t width = shape_.input_width();
  const auto touch = [&](std::size_t table, std::uint32_t row) {
    if (is_touched_[table][row] != 0) return;
    is_touched_[table][row] = 1;
    touched_[table].push_back(row);
  };
  for (std::uint32_t s = 0; s < pass.batch.size(); ++s) {
    for (std::uint32_t w = 0; w < pass.batch[s]->size(); ++w) {
      const float* from = gradient.data() + std::size_t(pass.packing.row(s, w)) * width;
      const std::uint32_t word = pass.batch[s]->words[w];
      touch(0, word);
      float* to = gradients_[0].data() + std::size_t(word) * shape_.word_width;
      for (std::size_t i = 0; i < shape_.word_width; ++i) to[i] += from[i];
      for (const std::uint32_t part : pass.batch[s]->parts[w]) {
        touch(1, part);
        float* sum = gradients_[1].data() + std::size_t(part) * shape_.part_width;
        for (std::size_t i = 0; i < shape_.part_width; ++i) sum[i] += from[shape_.word_width + i];
      }
    }
  }
}

}  // namespace hearsay::train
