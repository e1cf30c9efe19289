// Gradients of the network of extract/syntax/network.h, and Adam (Kingma and Ba, 2015) to follow them.
// The forward pass is that of Network, with dropout, and keeps what the backward pass needs; tests compare its
// gradients with finite differences and its scores with Network::run (tests/extract/syntax/train_test.cpp).
// One thread; same seed and batches give the same weights to the bit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/syntax/network.h"
#include "tools/train/random.h"

namespace hearsay::train {

// One sentence in numbers. Empty vectors = not known, no loss.
struct Numbered {
  std::vector<std::uint32_t> words;               // rows of Part::Words
  std::vector<std::vector<std::uint32_t>> parts;  // rows of Part::Parts for each word
  std::vector<const float*> vectors;              // numbers of each word that training leaves alone; null = zeros
  std::vector<std::uint32_t> upos, features;
  std::vector<std::int32_t> heads;
  std::vector<std::uint32_t> relations;
  std::vector<std::uint8_t> names;
  float weight = 1.0F;  // of tags and tree
  float name_weight = 1.0F;

  std::size_t size() const { return words.size(); }
};

struct Dropout {
  float input = 0.33F;
  float layer = 0.33F;
  float hidden = 0.33F;
};

// How much each loss counts beside that of tags and trees.
struct LossShares {
  float features = 0.5F;
  float names = 2.5F;  // names are rare: with less they are still learning when the trees are done
};

struct Losses {
  double tags = 0, features = 0, arcs = 0, relations = 0, names = 0;
  double total() const { return tags + features + arcs + relations + names; }
};

class NetworkTrainer {
 public:
  NetworkTrainer(extract::NetworkShape shape, const extract::NetworkLabels& labels, std::uint64_t seed);

  // Takes over the weights of an earlier network: rows of words and parts by key, classes where the lists are the same,
  // other tables where name and size agree. Returns how many tables were taken.
  Result<std::size_t> start_from(const extract::ModelFile& file, const extract::NetworkLabels& labels);
  // Adds the gradients of the batch to those held; returns the losses, summed over words.
  Losses accumulate(const std::vector<const Numbered*>& batch, const Dropout& dropout);
  // One step of Adam with what was accumulated, times `share` (one over the words of the batch); then the gradients
  // are zero again.
  void step(float rate, float share);
  // Exponential moving average of the weights, updated by each step: what is saved and measured.
  extract::NetworkParameters averaged() const;

  void set_shares(const LossShares& shares) { shares_ = shares; }
  extract::NetworkParameters& parameters() { return parameters_; }
  const std::vector<std::vector<float>>& gradients() const { return gradients_; }

 private:
  struct Pass;
  struct Heads;
  using Part = extract::Part;

  std::size_t index(Part part) const { return static_cast<std::size_t>(part); }
  void prepare();
  void forward_input(Pass& pass);
  void forward_layers(Pass& pass);
  void backward_layers(Pass& pass);
  void backward_lstm(Pass& pass, std::uint32_t layer, extract::Direction direction, const std::vector<float>& output_gradient,
                     std::vector<float>& input_gradient);
  void backward_input(Pass& pass, const std::vector<float>& gradient);
  void tag_loss(Pass& pass);
  void tree_loss(Pass& pass);
  void arc_loss_of(Pass& pass, Heads& heads, std::size_t sentence);
  void label_loss(Pass& pass);
  void name_loss(Pass& pass);

  struct Layer;  // a dense layer with what its backward pass needs
  Layer dense(const std::vector<float>& input, std::size_t rows, Part weights, Part bias, bool rectified, float dropout);
  void backward(const Layer& layer, const std::vector<float>& input, std::vector<float> gradient, Part weights, Part bias,
                std::vector<float>& input_gradient);
  void multiply_back(const float* input, std::size_t rows, std::size_t stride, const std::vector<float>& gradient,
                     std::size_t weights, float* input_gradient, std::size_t input_gradient_stride);

  extract::NetworkShape shape_;
  LossShares shares_;
  extract::NetworkParameters parameters_;
  std::vector<std::vector<float>> gradients_, first_, second_, average_;
  std::vector<std::vector<std::uint32_t>> touched_;  // rows with gradients, for the embedding tables
  std::vector<std::vector<char>> is_touched_;
  std::vector<extract::PackedMatrix> packed_, transposed_;
  Random random_;
  std::uint64_t steps_ = 0;
};

}  // namespace hearsay::train
