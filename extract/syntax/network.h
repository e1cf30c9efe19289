// The network that tags, parses and finds names: one encoder, four heads.
//   input    embedding of the word, the sum of the embeddings of its parts (affixes, shape, gazetteer classes), and its
//            numbers in the word vectors, if there are any (word_vectors.h)
//   encoder  layers of bidirectional LSTM over the sentence
//   tags     UPOS, and UPOS with FEATS
//   tree     biaffine arc scores (Dozat and Manning, 2017), relation from head and dependent, best tree by Chu-Liu-Edmonds
//   names    B/I/O with a linear-chain CRF (Lafferty et al., 2001)
// Weights are shared read-only; run() keeps its buffers on its own stack, so threads may call it at once.
// Scores are the same bits on every machine (tensor.h). Tested by tests/extract/syntax/arithmetic_test.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/syntax/feature_index.h"
#include "extract/syntax/gazetteer.h"
#include "extract/syntax/model_file.h"
#include "extract/syntax/recurrence.h"
#include "extract/syntax/word_shape.h"
#include "extract/syntax/word_vectors.h"

namespace hearsay::extract {

// Sizes of the layers and of the output classes.
struct NetworkShape {
  std::uint32_t word_width = 96;
  std::uint32_t part_width = 96;
  std::uint32_t units = 128;  // of one direction
  std::uint32_t layers = 2;
  std::uint32_t tag_width = 96;
  std::uint32_t arc_width = 128;
  std::uint32_t label_width = 96;
  std::uint32_t name_width = 96;
  std::uint32_t vector_width = 0;  // that of NetworkLabels::vectors

  std::uint32_t input_width() const { return word_width + part_width + vector_width; }
  std::uint32_t output_width() const { return 2 * units; }
  std::uint32_t layer_input(std::uint32_t layer) const { return layer == 0 ? input_width() : output_width(); }
};

// The words behind the numbers.
struct NetworkLabels {
  FeatureIndex words, parts;
  Gazetteer gazetteer;
  WordVectors vectors;
  std::vector<std::string> features;   // "NOUN|Number=Sing", "ADP|": class of UPOS with FEATS
  std::vector<std::string> relations;
  bool fix_punctuation = false;  // parsed trees want attach_punctuation()
};

inline constexpr std::uint32_t kUposCount = 17;
inline constexpr std::uint32_t kNameTags = 7;  // O, then B and I of person, organization, place
inline constexpr std::uint32_t kNoWord = 0;    // row of words that training did not know

enum class Part {
  Words, Parts, TagHidden, TagHiddenBias, Upos, UposBias, Features, FeaturesBias,
  ArcDependent, ArcDependentBias, ArcHead, ArcHeadBias, ArcRoot, ArcProduct, ArcBias,
  LabelDependent, LabelHead, LabelRoot, LabelBias, Relations, RelationsBias,
  NameHidden, NameHiddenBias, Names, NamesBias, NameSteps, Count,
};

// One table of numbers of the network.
struct Parameter {
  std::string name;
  std::size_t rows = 0;
  std::size_t columns = 0;
  int bits = 16;  // in the file
  std::vector<float> values;
};

// All tables of the network in a fixed order: first the Parts above, then input, recurrent and bias of each LSTM.
class NetworkParameters {
 public:
  NetworkParameters() = default;
  NetworkParameters(const NetworkShape& shape, const NetworkLabels& labels);

  Parameter& operator[](Part part) { return list_[static_cast<std::size_t>(part)]; }
  const Parameter& operator[](Part part) const { return list_[static_cast<std::size_t>(part)]; }
  enum class LstmPart { Input, Recurrent, Bias };
  static std::size_t lstm_index(std::uint32_t layer, Direction direction, LstmPart part);
  std::vector<Parameter>& list() { return list_; }
  const std::vector<Parameter>& list() const { return list_; }

 private:
  std::vector<Parameter> list_;
};

ModelFile to_model_file(const NetworkShape& shape, const NetworkLabels& labels, const NetworkParameters& parameters,
                        const std::string& language);

// What the network says of one sentence.
struct NetworkOutput {
  std::vector<std::uint8_t> upos;
  std::vector<std::uint16_t> features;   // index into labels().features, of the same UPOS
  std::vector<std::int32_t> heads;
  std::vector<std::uint16_t> relations;  // index into labels().relations
  std::vector<std::uint8_t> names;       // 0 = O, 1 + 2 * type = B, 2 + 2 * type = I
};

class Network {
 public:
  static Result<Network> load(const ModelFile& file);
  Network(NetworkShape shape, NetworkLabels labels, NetworkParameters parameters);

  // Sentences as the forms of their words. Sentences longer than a few hundred words cost quadratic memory: cut before.
  std::vector<NetworkOutput> run(const std::vector<std::vector<std::string_view>>& sentences) const;

  const NetworkLabels& labels() const { return labels_; }
  const NetworkShape& shape() const { return shape_; }

 private:
  struct Dense;
  void pack();
  void embed(const WordParts& parts, float* input) const;
  std::vector<float> encode(const std::vector<std::vector<std::string_view>>& sentences, std::vector<std::size_t>& first_rows) const;
  std::vector<float> dense(const float* input, std::size_t rows, std::size_t stride, Part weights, Part bias) const;
  void tag(const std::vector<float>& rows, std::vector<NetworkOutput>& outputs) const;
  void parse(const std::vector<float>& rows, std::vector<NetworkOutput>& outputs) const;
  void label(const std::vector<float>& rows, std::vector<NetworkOutput>& outputs) const;
  void name(const std::vector<float>& rows, std::vector<NetworkOutput>& outputs) const;

  NetworkShape shape_;
  NetworkLabels labels_;
  NetworkParameters parameters_;
  std::vector<PackedMatrix> packed_;          // of all dense tables, by index in parameters_
  std::vector<std::uint8_t> upos_of_features_;
  std::vector<std::vector<std::uint16_t>> features_of_upos_;
  std::uint16_t root_relation_ = 0;
};

// Best path of name tags: scores are words x kNameTags, steps kNameTags + 1 rows (the last = sentence start). I never
// follows O or another type.
std::vector<std::uint8_t> best_names(const float* scores, std::size_t words, const float* steps);
// Whether tag `next` may follow `before` (kNameTags = sentence start).
bool name_step_allowed(std::uint32_t before, std::uint32_t next);

}  // namespace hearsay::extract
