// The heads of the network in training: losses and their gradients.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "tools/train/network_pass.h"
#include "tools/train/network_trainer.h"

namespace hearsay::train {
namespace {

using extract::kNameTags;
using extract::kUposCount;
using extract::PackedMatrix;

// Cross entropy of one row; `scores` becomes its gradient times `weight`.
double softmax_loss(float* scores, std::size_t count, std::size_t gold, float weight) {
  const float top = *std::max_element(scores, scores + count);
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += std::exp(double(scores[i] - top));
  const double loss = std::log(sum) - double(scores[gold] - top);
  for (std::size_t i = 0; i < count; ++i) {
    const double share = std::exp(double(scores[i] - top)) / sum;
    scores[i] = static_cast<float>((share - (i == gold ? 1.0 : 0.0)) * weight);
  }
  return loss * weight;
}

double log_sum(const double* values, std::size_t count) {
  const double top = *std::max_element(values, values + count);
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += std::exp(values[i] - top);
  return top + std::log(sum);
}

// Forward and backward sums of the chain of name tags.
struct Chain {
  std::vector<double> forward, backward;
  double total = 0;
};

Chain run_chain(const float* scores, std::size_t words, const float* steps) {
  Chain chain{std::vector<double>(words * kNameTags), std::vector<double>(words * kNameTags), 0};
  for (std::size_t t = 0; t < kNameTags; ++t) chain.forward[t] = double(scores[t]) + steps[kNameTags * kNameTags + t];
  double terms[kNameTags];
  for (std::size_t w = 1; w < words; ++w) {
    for (std::size_t t = 0; t < kNameTags; ++t) {
      for (std::size_t b = 0; b < kNameTags; ++b) terms[b] = chain.forward[(w - 1) * kNameTags + b] + steps[b * kNameTags + t];
      chain.forward[w * kNameTags + t] = log_sum(terms, kNameTags) + scores[w * kNameTags + t];
    }
  }
  for (std::size_t w = words - 1; w-- > 0;) {
    for (std::size_t b = 0; b < kNameTags; ++b) {
      for (std::size_t t = 0; t < kNameTags; ++t) {
        terms[t] = steps[b * kNameTags + t] + scores[(w + 1) * kNameTags + t] + chain.backward[(w + 1) * kNameTags + t];
      }
      chain.backward[w * kNameTags + b] = log_sum(terms, kNameTags);
    }
  }
  chain.total = log_sum(chain.forward.data() + (words - 1) * kNameTags, kNameTags);
  return chain;
}

// Negative log likelihood of one sentence; `scores` becomes its gradient, `step_gradient` is added to.
double chain_loss(float* scores, const std::vector<std::uint8_t>& gold, const std::vector<float>& steps,
                  std::vector<float>& step_gradient, float weight) {
  const std::size_t words = gold.size();
  const Chain chain = run_chain(scores, words, steps.data());
  double gold_score = 0;
  std::size_t before = kNameTags;
  for (std::size_t w = 0; w < words; ++w) {
    gold_score += double(scores[w * kNameTags + gold[w]]) + steps[before * kNameTags + gold[w]];
    step_gradient[before * kNameTags + gold[w]] -= weight;
    before = gold[w];
  }
  for (std::size_t w = 1; w < words; ++w) {
    for (std::size_t b = 0; b < kNameTags; ++b) {
      for (std::size_t t = 0; t < kNameTags; ++t) {
        const double score = chain.forward[(w - 1) * kNameTags + b] + steps[b * kNameTags + t] + scores[w * kNameTags + t] +
                             chain.backward[w * kNameTags + t];
        step_gradient[b * kNameTags + t] += static_cast<float>(std::exp(score - chain.total) * weight);
      }
    }
  }
  for (std::size_t w = 0; w < words; ++w) {
    for (std::size_t t = 0; t < kNameTags; ++t) {
      const double share = std::exp(chain.forward[w * kNameTags + t] + chain.backward[w * kNameTags + t] - chain.total);
      if (w == 0) step_gradient[kNameTags * kNameTags + t] += static_cast<float>(share * weight);
      scores[w * kNameTags + t] = static_cast<float>((share - (gold[w] == t ? 1.0 : 0.0)) * weight);
    }
  }
  return (chain.total - gold_score) * weight;
}

}  // namespace

NetworkTrainer::Layer NetworkTrainer::dense(const std::vector<float>& input, std::size_t rows, Part weights, Part bias,
                                            bool rectified, float dropout) {
  const extract::Parameter& parameter = parameters_[weights];
  Layer layer;
  layer.rows = rows;
  layer.output.resize(rows * parameter.columns);
  if (bias != Part::Count) {
    for (std::size_t row = 0; row < rows; ++row) {
      std::memcpy(layer.output.data() + row * parameter.columns, parameters_[bias].values.data(), parameter.columns * sizeof(float));
    }
  }
  multiply_add(input.data(), rows, parameter.rows, packed_[index(weights)], layer.output.data(), parameter.columns);
  if (!rectified) return layer;
  layer.slope.resize(layer.output.size());
  const float scale = 1.0F / (1.0F - dropout);
  for (std::size_t i = 0; i < layer.output.size(); ++i) {
    const bool off = layer.output[i] <= 0 || (dropout > 0 && random_.chance(dropout));
    layer.slope[i] = off ? 0.0F : scale;
    layer.output[i] *= layer.slope[i];
  }
  return layer;
}

void NetworkTrainer::backward(const Layer& layer, const std::vector<float>& input, std::vector<float> gradient, Part weights,
                              Part bias, std::vector<float>& input_gradient) {
  const extract::Parameter& parameter = parameters_[weights];
  for (std::size_t i = 0; i < layer.slope.size(); ++i) gradient[i] *= layer.slope[i];
  if (bias != Part::Count) {
    for (std::size_t row = 0; row < layer.rows; ++row) {
      for (std::size_t i = 0; i < parameter.columns; ++i) gradients_[index(bias)][i] += gradient[row * parameter.columns + i];
    }
  }
  multiply_back(input.data(), layer.rows, parameter.rows, gradient, index(weights), input_gradient.data(), parameter.rows);
}

void NetworkTrainer::tag_loss(Pass& pass) {
  const Layer hidden = dense(pass.rows, pass.words, Part::TagHidden, Part::TagHiddenBias, true, pass.dropout.hidden);
  Layer upos = dense(hidden.output, pass.words, Part::Upos, Part::UposBias, false, 0);
  Layer features = dense(hidden.output, pass.words, Part::Features, Part::FeaturesBias, false, 0);
  const std::size_t classes = parameters_[Part::Features].columns;
  for (std::size_t s = 0; s < pass.batch.size(); ++s) {
    const Numbered& sentence = *pass.batch[s];
    for (std::size_t w = 0; w < sentence.size(); ++w) {
      float* upos_row = upos.output.data() + (pass.first[s] + w) * kUposCount;
      float* features_row = features.output.data() + (pass.first[s] + w) * classes;
      if (sentence.upos.empty()) std::fill_n(upos_row, kUposCount, 0.0F);
      else pass.losses.tags += softmax_loss(upos_row, kUposCount, sentence.upos[w], sentence.weight);
      if (sentence.features.empty()) std::fill_n(features_row, classes, 0.0F);
      else pass.losses.features += softmax_loss(features_row, classes, sentence.features[w], shares_.features * sentence.weight);
    }
  }
  std::vector<float> hidden_gradient(hidden.output.size());
  backward(upos, hidden.output, std::move(upos.output), Part::Upos, Part::UposBias, hidden_gradient);
  backward(features, hidden.output, std::move(features.output), Part::Features, Part::FeaturesBias, hidden_gradient);
  backward(hidden, pass.rows, std::move(hidden_gradient), Part::TagHidden, Part::TagHiddenBias, pass.row_gradient);
}

struct NetworkTrainer::Heads {
  Layer dependents, heads, products;
  std::vector<float> head_gradient, product_gradient;
};

void NetworkTrainer::arc_loss_of(Pass& pass, Heads& heads, std::size_t s) {
  const Numbered& sentence = *pass.batch[s];
  const std::size_t width = shape_.arc_width;
  const std::size_t words = sentence.size();
  const std::size_t first = pass.first[s];
  std::vector<float> table(width * (words + 1));
  std::memcpy(table.data(), parameters_[Part::ArcRoot].values.data(), width * sizeof(float));
  std::memcpy(table.data() + width, heads.heads.output.data() + first * width, words * width * sizeof(float));
  PackedMatrix packed;
  packed.pack_transposed(table.data(), width, words + 1, width);
  std::vector<float> scores(words * (words + 1));
  std::vector<float> bias(words + 1);
  multiply_add(parameters_[Part::ArcBias].values.data(), 1, width, packed, bias.data(), words + 1);
  for (std::size_t w = 0; w < words; ++w) std::copy(bias.begin(), bias.end(), scores.begin() + static_cast<std::ptrdiff_t>(w * (words + 1)));
  const float* products = heads.products.output.data() + first * width;
  multiply_add(products, words, width, packed, scores.data(), words + 1);
  std::vector<float> column_sums(words + 1);
  for (std::size_t w = 0; w < words; ++w) {
    float* row = scores.data() + w * (words + 1);
    row[w + 1] = -1e9F;
    pass.losses.arcs += softmax_loss(row, words + 1, static_cast<std::size_t>(sentence.heads[w] + 1), sentence.weight);
    for (std::size_t h = 0; h <= words; ++h) column_sums[h] += row[h];
  }
  PackedMatrix plain;
  plain.pack(table.data(), words + 1, width, width);
  multiply_add(scores.data(), words, words + 1, plain, heads.product_gradient.data() + first * width, width);
  std::vector<float> flipped((words + 1) * words);
  for (std::size_t w = 0; w < words; ++w) {
    for (std::size_t h = 0; h <= words; ++h) flipped[h * words + w] = scores[w * (words + 1) + h];
  }
  PackedMatrix product;
  product.pack(products, words, width, width);
  std::vector<float> table_gradient(table.size());
  multiply_add(flipped.data(), words + 1, words, product, table_gradient.data(), width);
  const auto& arc_bias = parameters_[Part::ArcBias].values;
  for (std::size_t h = 0; h <= words; ++h) {
    float* to = h == 0 ? gradients_[index(Part::ArcRoot)].data() : heads.head_gradient.data() + (first + h - 1) * width;
    for (std::size_t i = 0; i < width; ++i) {
      to[i] += table_gradient[h * width + i] + column_sums[h] * arc_bias[i];
      gradients_[index(Part::ArcBias)][i] += column_sums[h] * table[h * width + i];
    }
  }
}

void NetworkTrainer::tree_loss(Pass& pass) {
  Heads heads;
  heads.dependents = dense(pass.rows, pass.words, Part::ArcDependent, Part::ArcDependentBias, true, pass.dropout.hidden);
  heads.heads = dense(pass.rows, pass.words, Part::ArcHead, Part::ArcHeadBias, true, pass.dropout.hidden);
  heads.products = dense(heads.dependents.output, pass.words, Part::ArcProduct, Part::Count, false, 0);
  heads.head_gradient.assign(heads.heads.output.size(), 0.0F);
  heads.product_gradient.assign(heads.products.output.size(), 0.0F);
  for (std::size_t s = 0; s < pass.batch.size(); ++s) {
    if (!pass.batch[s]->heads.empty()) arc_loss_of(pass, heads, s);
  }
  std::vector<float> dependent_gradient(heads.dependents.output.size());
  backward(heads.products, heads.dependents.output, std::move(heads.product_gradient), Part::ArcProduct, Part::Count, dependent_gradient);
  backward(heads.dependents, pass.rows, std::move(dependent_gradient), Part::ArcDependent, Part::ArcDependentBias, pass.row_gradient);
  backward(heads.heads, pass.rows, std::move(heads.head_gradient), Part::ArcHead, Part::ArcHeadBias, pass.row_gradient);
  label_loss(pass);
}

void NetworkTrainer::label_loss(Pass& pass) {
  const std::size_t width = shape_.label_width;
  Layer hidden = dense(pass.rows, pass.words, Part::LabelDependent, Part::LabelBias, false, 0);
  const Layer heads = dense(pass.rows, pass.words, Part::LabelHead, Part::Count, false, 0);
  const float scale = 1.0F / (1.0F - pass.dropout.hidden);
  hidden.slope.assign(hidden.output.size(), 0.0F);
  for (std::size_t s = 0; s < pass.batch.size(); ++s) {
    for (std::size_t w = 0; w < pass.batch[s]->heads.size(); ++w) {
      const std::int32_t head = pass.batch[s]->heads[w];
      const float* from = head < 0 ? parameters_[Part::LabelRoot].values.data()
                                   : heads.output.data() + (pass.first[s] + static_cast<std::size_t>(head)) * width;
      const std::size_t at = (pass.first[s] + w) * width;
      for (std::size_t i = 0; i < width; ++i) {
        const float value = hidden.output[at + i] + from[i];
        const bool off = value <= 0 || (pass.dropout.hidden > 0 && random_.chance(pass.dropout.hidden));
        hidden.slope[at + i] = off ? 0.0F : scale;
        hidden.output[at + i] = off ? 0.0F : value * scale;
      }
    }
  }
  Layer relations = dense(hidden.output, pass.words, Part::Relations, Part::RelationsBias, false, 0);
  const std::size_t classes = parameters_[Part::Relations].columns;
  for (std::size_t s = 0; s < pass.batch.size(); ++s) {
    const Numbered& sentence = *pass.batch[s];
    for (std::size_t w = 0; w < sentence.size(); ++w) {
      float* row = relations.output.data() + (pass.first[s] + w) * classes;
      if (sentence.heads.empty()) std::fill_n(row, classes, 0.0F);
      else pass.losses.relations += softmax_loss(row, classes, sentence.relations[w], sentence.weight);
    }
  }
  std::vector<float> gradient(hidden.output.size());
  backward(relations, hidden.output, std::move(relations.output), Part::Relations, Part::RelationsBias, gradient);
  for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] *= hidden.slope[i];
  std::vector<float> head_gradient(heads.output.size());
  for (std::size_t s = 0; s < pass.batch.size(); ++s) {
    for (std::size_t w = 0; w < pass.batch[s]->heads.size(); ++w) {
      const std::int32_t head = pass.batch[s]->heads[w];
      float* to = head < 0 ? gradients_[index(Part::LabelRoot)].data()
                           : head_gradient.data() + (pass.first[s] + static_cast<std::size_t>(head)) * width;
      const float* from = gradient.data() + (pass.first[s] + w) * width;
      for (std::size_t i = 0; i < width; ++i) to[i] += from[i];
    }
  }
  hidden.slope.clear();
  backward(hidden, pass.rows, std::move(gradient), Part::LabelDependent, Part::LabelBias, pass.row_gradient);
  backward(heads, pass.rows, std::move(head_gradient), Part::LabelHead, Part::Count, pass.row_gradient);
}

void NetworkTrainer::name_loss(Pass& pass) {
  const Layer hidden = dense(pass.rows, pass.words, Part::NameHidden, Part::NameHiddenBias, true, pass.dropout.hidden);
  Layer scores = dense(hidden.output, pass.words, Part::Names, Part::NamesBias, false, 0);
  const auto& steps = parameters_[Part::NameSteps].values;
  for (std::size_t s = 0; s < pass.batch.size(); ++s) {
    float* of_sentence = scores.output.data() + pass.first[s] * kNameTags;
    if (pass.batch[s]->names.empty()) {
      std::fill_n(of_sentence, pass.batch[s]->size() * kNameTags, 0.0F);
    } else {
      pass.losses.names += chain_loss(of_sentence, pass.batch[s]->names, steps, gradients_[index(Part::NameSteps)], shares_.names * pass.batch[s]->name_weight);
    }
  }
  std::vector<float> gradient(hidden.output.size());
  backward(scores, hidden.output, std::move(scores.output), Part::Names, Part::NamesBias, gradient);
  backward(hidden, pass.rows, std::move(gradient), Part::NameHidden, Part::NameHiddenBias, pass.row_gradient);
}

}  // namespace hearsay::train
