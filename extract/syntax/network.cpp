#include "extract/syntax/network.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "extract/syntax/analysis.h"
#include "extract/syntax/tree_decoder.h"

namespace hearsay::extract {
namespace {

constexpr std::size_t kParts = static_cast<std::size_t>(Part::Count);

std::size_t best_of(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

std::size_t NetworkParameters::lstm_index(std::uint32_t layer, Direction direction, LstmPart part) {
  return kParts + (layer * 2 + (direction == Direction::Backward ? 1U : 0U)) * 3 + static_cast<std::size_t>(part);
}

NetworkParameters::NetworkParameters(const NetworkShape& shape, const NetworkLabels& labels) {
  const std::size_t out = shape.output_width();
  const std::size_t features = labels.features.size();
  const std::size_t relations = labels.relations.size();
  list_ = {{"words", labels.words.size() + 1, shape.word_width, 8, {}},
           {"parts", labels.parts.size(), shape.part_width, 8, {}},
           {"tag.hidden", out, shape.tag_width, 16, {}},
           {"tag.hidden.bias", 1, shape.tag_width, 16, {}},
           {"upos", shape.tag_width, kUposCount, 16, {}},
           {"upos.bias", 1, kUposCount, 16, {}},
           {"features", shape.tag_width, features, 16, {}},
           {"features.bias", 1, features, 16, {}},
           {"arc.dependent", out, shape.arc_width, 16, {}},
           {"arc.dependent.bias", 1, shape.arc_width, 16, {}},
           {"arc.head", out, shape.arc_width, 16, {}},
           {"arc.head.bias", 1, shape.arc_width, 16, {}},
           {"arc.root", 1, shape.arc_width, 16, {}},
           {"arc.product", shape.arc_width, shape.arc_width, 16, {}},
           {"arc.bias", 1, shape.arc_width, 16, {}},
           {"label.dependent", out, shape.label_width, 16, {}},
           {"label.head", out, shape.label_width, 16, {}},
           {"label.root", 1, shape.label_width, 16, {}},
           {"label.bias", 1, shape.label_width, 16, {}},
           {"relations", shape.label_width, relations, 16, {}},
           {"relations.bias", 1, relations, 16, {}},
           {"name.hidden", out, shape.name_width, 16, {}},
           {"name.hidden.bias", 1, shape.name_width, 16, {}},
           {"names", shape.name_width, kNameTags, 16, {}},
           {"names.bias", 1, kNameTags, 16, {}},
           {"names.steps", kNameTags + 1, kNameTags, 16, {}}};
  for (std::uint32_t layer = 0; layer < shape.layers; ++layer) {
    for (const char* direction : {"forward", "backward"}) {
      const std::string base = "lstm" + std::to_string(layer) + '.' + direction;
      list_.push_back({base + ".input", shape.layer_input(layer), 4 * shape.units, 16, {}});
      list_.push_back({base + ".recurrent", shape.units, 4 * shape.units, 16, {}});
      list_.push_back({base + ".bias", 1, 4 * shape.units, 16, {}});
    }
  }
  for (Parameter& parameter : list_) parameter.values.resize(parameter.rows * parameter.columns);
}

ModelFile to_model_file(const NetworkShape& shape, const NetworkLabels& labels, const NetworkParameters& parameters,
                        const std::string& language) {
  ModelFile file("network", language);
  std::vector<std::int32_t> sizes;
  for (const std::uint32_t size : {shape.word_width, shape.part_width, shape.units, shape.layers, shape.tag_width,
                                   shape.arc_width, shape.label_width, shape.name_width, shape.vector_width}) {
    sizes.push_back(static_cast<std::int32_t>(size));
  }
  file.put_numbers("shape", sizes);
  file.put_keys("word.keys", labels.words.keys());
  file.put_keys("part.keys", labels.parts.keys());
  file.put_keys("gazetteer.keys", labels.gazetteer.keys());
  file.put_numbers("gazetteer.classes", labels.gazetteer.classes());
  labels.vectors.save(file);
  file.put_strings("feature.names", labels.features);
  file.put_strings("relation.names", labels.relations);
  for (const Parameter& parameter : parameters.list()) {
    file.put_matrix("=" + parameter.name, parameter.values, parameter.columns, parameter.bits);
  }
  return file;
}

Result<Network> Network::load(const ModelFile& file) {
  HEARSAY_TRY(std::vector<std::int32_t> sizes, file.numbers("shape"));
  if (sizes.size() == 8) sizes.push_back(0);  // a file from before there were word vectors
  constexpr std::int32_t kLargest = 4096;
  const bool sane = sizes.size() == 9 && sizes[8] >= 0 && sizes[8] <= kLargest &&
                    std::all_of(sizes.begin(), sizes.end() - 1, [](std::int32_t n) { return n > 0 && n <= kLargest; });
  if (!sane || sizes[3] > 8) return fail(ErrorCode::Corrupt, "network model: sizes of the layers make no sense");
  NetworkShape shape;
  std::size_t next = 0;
  for (std::uint32_t* size : {&shape.word_width, &shape.part_width, &shape.units, &shape.layers, &shape.tag_width,
                              &shape.arc_width, &shape.label_width, &shape.name_width, &shape.vector_width}) {
    *size = static_cast<std::uint32_t>(sizes[next++]);
  }
  NetworkLabels labels;
  HEARSAY_TRY(const std::vector<std::uint64_t> words, file.keys("word.keys"));
  HEARSAY_TRY(const std::vector<std::uint64_t> parts, file.keys("part.keys"));
  labels.words = FeatureIndex(words);
  labels.parts = FeatureIndex(parts);
  std::vector<std::uint64_t> phrases;
  std::vector<std::int32_t> classes;
  if (file.block("gazetteer.keys")) {
    HEARSAY_TRY(phrases, file.keys("gazetteer.keys"));
    HEARSAY_TRY(classes, file.numbers("gazetteer.classes"));
  }
  if (phrases.size() != classes.size()) return fail(ErrorCode::Corrupt, "network model: gazetteer does not fit its classes");
  labels.gazetteer = Gazetteer(phrases, std::move(classes));
  HEARSAY_TRY(labels.vectors, WordVectors::load(file));
  if (labels.vectors.width() != shape.vector_width) return fail(ErrorCode::Corrupt, "network model: word vectors do not fit the layers");
  HEARSAY_TRY(labels.features, file.strings("feature.names"));
  HEARSAY_TRY(labels.relations, file.strings("relation.names"));
  if (labels.features.empty() || labels.relations.empty()) return fail(ErrorCode::Corrupt, "network model: no tags or relations");
  const auto fix = file.numbers("fix_punctuation");
  labels.fix_punctuation = fix && !fix->empty() && fix->front() != 0;
  NetworkParameters parameters(shape, labels);
  for (Parameter& parameter : parameters.list()) {
    HEARSAY_TRY(parameter.values, file.matrix("=" + parameter.name, parameter.rows, parameter.columns));
  }
  return Network(shape, std::move(labels), std::move(parameters));
}

Network::Network(NetworkShape shape, NetworkLabels labels, NetworkParameters parameters)
    : shape_(shape), labels_(std::move(labels)), parameters_(std::move(parameters)), features_of_upos_(kUposCount) {
  for (std::size_t i = 0; i < labels_.features.size(); ++i) {
    const std::string_view upos = std::string_view(labels_.features[i]).substr(0, labels_.features[i].find('|'));
    std::uint8_t number = static_cast<std::uint8_t>(Upos::X);
    for (std::uint8_t u = 0; u < kUposCount; ++u) {
      if (to_word(static_cast<Upos>(u)) == upos) number = u;
    }
    features_of_upos_[number].push_back(static_cast<std::uint16_t>(i));
  }
  const auto root = std::find(labels_.relations.begin(), labels_.relations.end(), "root");
  if (root != labels_.relations.end()) root_relation_ = static_cast<std::uint16_t>(root - labels_.relations.begin());
  pack();
}

void Network::pack() {
  packed_.resize(parameters_.list().size());
  for (std::size_t i = 0; i < packed_.size(); ++i) {
    Parameter& parameter = parameters_.list()[i];
    const bool table = i == static_cast<std::size_t>(Part::Words) || i == static_cast<std::size_t>(Part::Parts) ||
                       i == static_cast<std::size_t>(Part::NameSteps) || parameter.rows == 1;
    if (table) continue;
    packed_[i].pack(parameter.values.data(), parameter.rows, parameter.columns, parameter.columns);
    parameter.values.clear();
    parameter.values.shrink_to_fit();
  }
}

void Network::embed(const WordParts& parts, float* input) const {
  const std::uint32_t found = labels_.words.find(parts.word);
  const std::size_t row = found == FeatureIndex::kNone ? kNoWord : found + 1;
  std::memcpy(input, parameters_[Part::Words].values.data() + row * shape_.word_width, shape_.word_width * sizeof(float));
  float* sum = input + shape_.word_width;
  std::fill(sum, sum + shape_.part_width, 0.0F);
  for (const std::uint64_t key : parts.parts) {
    const std::uint32_t part = labels_.parts.find(key);
    if (part == FeatureIndex::kNone) continue;
    const float* vector = parameters_[Part::Parts].values.data() + std::size_t(part) * shape_.part_width;
    for (std::size_t i = 0; i < shape_.part_width; ++i) sum[i] += vector[i];
  }
  if (const float* known = labels_.vectors.find(parts.word); known != nullptr) {  // else zeros, as the rows were made
    std::memcpy(sum + shape_.part_width, known, shape_.vector_width * sizeof(float));
  }
}

// Rows of the last layer, sentence after sentence; `first_rows` holds where each begins.
std::vector<float> Network::encode(const std::vector<std::vector<std::string_view>>& sentences,
                                   std::vector<std::size_t>& first_rows) const {
  std::vector<std::uint32_t> lengths;
  for (const auto& sentence : sentences) lengths.push_back(static_cast<std::uint32_t>(sentence.size()));
  const Packing packing(lengths);
  std::vector<float> rows(std::size_t(packing.rows()) * shape_.input_width());
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const std::vector<WordParts> words = sentence_parts(sentences[s], labels_.gazetteer);
    for (std::uint32_t w = 0; w < lengths[s]; ++w) embed(words[w], rows.data() + std::size_t(packing.row(s, w)) * shape_.input_width());
  }
  LstmState state;
  for (std::uint32_t layer = 0; layer < shape_.layers; ++layer) {
    std::vector<float> next(std::size_t(packing.rows()) * shape_.output_width());
    for (const Direction direction : {Direction::Forward, Direction::Backward}) {
      using LstmPart = NetworkParameters::LstmPart;
      const LstmWeights weights{&packed_[NetworkParameters::lstm_index(layer, direction, LstmPart::Input)],
                                &packed_[NetworkParameters::lstm_index(layer, direction, LstmPart::Recurrent)],
                                parameters_.list()[NetworkParameters::lstm_index(layer, direction, LstmPart::Bias)].values.data(),
                                shape_.units};
      run_lstm(packing, weights, direction, rows.data(), shape_.layer_input(layer), state,
               next.data() + (direction == Direction::Backward ? shape_.units : 0), shape_.output_width());
    }
    rows = std::move(next);
  }
  std::vector<float> ordered(rows.size());
  const std::size_t width = shape_.output_width();
  std::size_t at = 0;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    first_rows.push_back(at);
    for (std::uint32_t w = 0; w < lengths[s]; ++w) {
      std::memcpy(ordered.data() + at++ * width, rows.data() + packing.row(s, w) * width, width * sizeof(float));
    }
  }
  return ordered;
}

std::vector<float> Network::dense(const float* input, std::size_t rows, std::size_t stride, Part weights, Part bias) const {
  const std::size_t width = parameters_[weights].columns;
  std::vector<float> out(rows * width);
  if (bias != Part::Count) {
    const float* values = parameters_[bias].values.data();
    for (std::size_t row = 0; row < rows; ++row) std::memcpy(out.data() + row * width, values, width * sizeof(float));
  }
  multiply_add(input, rows, stride, packed_[static_cast<std::size_t>(weights)], out.data(), width);
  return out;
}

std::vector<NetworkOutput> Network::run(const std::vector<std::vector<std::string_view>>& sentences) const {
  std::vector<NetworkOutput> outputs(sentences.size());
  std::vector<std::size_t> first_rows;
  const std::vector<float> rows = encode(sentences, first_rows);
  for (std::size_t s = 0; s < sentences.size(); ++s) outputs[s].upos.resize(sentences[s].size());
  tag(rows, outputs);
  parse(rows, outputs);
  label(rows, outputs);
  name(rows, outputs);
  return outputs;
}

void Network::tag(const std::vector<float>& rows, std::vector<NetworkOutput>& outputs) const {
  const std::size_t count = rows.size() / shape_.output_width();
  std::vector<float> hidden = dense(rows.data(), count, shape_.output_width(), Part::TagHidden, Part::TagHiddenBias);
  apply_relu(hidden.data(), hidden.size());
  const std::vector<float> upos = dense(hidden.data(), count, shape_.tag_width, Part::Upos, Part::UposBias);
  const std::vector<float> features = dense(hidden.data(), count, shape_.tag_width, Part::Features, Part::FeaturesBias);
  std::size_t row = 0;
  for (NetworkOutput& output : outputs) {
    output.features.resize(output.upos.size());
    for (std::size_t w = 0; w < output.upos.size(); ++w, ++row) {
      std::size_t best_upos = best_of(upos.data() + row * kUposCount, kUposCount);
      if (features_of_upos_[best_upos].empty()) best_upos = static_cast<std::size_t>(Upos::X);
      output.upos[w] = static_cast<std::uint8_t>(best_upos);
      float best = -std::numeric_limits<float>::infinity();
      for (const std::uint16_t candidate : features_of_upos_[best_upos]) {
        const float score = features[row * labels_.features.size() + candidate];
        if (score <= best) continue;
        best = score;
        output.features[w] = candidate;
      }
    }
  }
}

void Network::parse(const std::vector<float>& rows, std::vector<NetworkOutput>& outputs) const {
  const std::size_t count = rows.size() / shape_.output_width();
  const std::size_t width = shape_.arc_width;
  std::vector<float> dependents = dense(rows.data(), count, shape_.output_width(), Part::ArcDependent, Part::ArcDependentBias);
  std::vector<float> heads = dense(rows.data(), count, shape_.output_width(), Part::ArcHead, Part::ArcHeadBias);
  apply_relu(dependents.data(), dependents.size());
  apply_relu(heads.data(), heads.size());
  const std::vector<float> products = dense(dependents.data(), count, width, Part::ArcProduct, Part::Count);
  std::size_t first = 0;
  for (NetworkOutput& output : outputs) {
    const std::size_t words = output.upos.size();
    std::vector<float> table(width * (words + 1));  // root, then the heads of this sentence
    std::memcpy(table.data(), parameters_[Part::ArcRoot].values.data(), width * sizeof(float));
    std::memcpy(table.data() + width, heads.data() + first * width, words * width * sizeof(float));
    PackedMatrix packed;
    packed.pack_transposed(table.data(), width, words + 1, width);
    std::vector<float> bias(words + 1);
    multiply_add(parameters_[Part::ArcBias].values.data(), 1, width, packed, bias.data(), words + 1);
    std::vector<float> scores(words * (words + 1));
    for (std::size_t w = 0; w < words; ++w) std::copy(bias.begin(), bias.end(), scores.begin() + static_cast<std::ptrdiff_t>(w * (words + 1)));
    multiply_add(products.data() + first * width, words, width, packed, scores.data(), words + 1);
    output.heads = best_tree(scores, static_cast<std::uint32_t>(words));
    first += words;
  }
}

void Network::label(const std::vector<float>& rows, std::vector<NetworkOutput>& outputs) const {
  const std::size_t count = rows.size() / shape_.output_width();
  const std::size_t width = shape_.label_width;
  std::vector<float> hidden = dense(rows.data(), count, shape_.output_width(), Part::LabelDependent, Part::LabelBias);
  const std::vector<float> heads = dense(rows.data(), count, shape_.output_width(), Part::LabelHead, Part::Count);
  std::size_t first = 0;
  for (NetworkOutput& output : outputs) {
    for (std::size_t w = 0; w < output.heads.size(); ++w) {
      const float* head = output.heads[w] < 0 ? parameters_[Part::LabelRoot].values.data()
                                              : heads.data() + (first + static_cast<std::size_t>(output.heads[w])) * width;
      float* row = hidden.data() + (first + w) * width;
      for (std::size_t i = 0; i < width; ++i) row[i] += head[i];
    }
    first += output.heads.size();
  }
  apply_relu(hidden.data(), hidden.size());
  std::vector<float> scores = dense(hidden.data(), count, width, Part::Relations, Part::RelationsBias);
  std::size_t row = 0;
  for (NetworkOutput& output : outputs) {
    output.relations.resize(output.heads.size());
    for (std::size_t w = 0; w < output.heads.size(); ++w, ++row) {
      float* of_word = scores.data() + row * labels_.relations.size();
      if (output.heads[w] >= 0) of_word[root_relation_] = -std::numeric_limits<float>::infinity();
      output.relations[w] = output.heads[w] < 0 ? root_relation_ : static_cast<std::uint16_t>(best_of(of_word, labels_.relations.size()));
    }
  }
}

void Network::name(const std::vector<float>& rows, std::vector<NetworkOutput>& outputs) const {
  const std::size_t count = rows.size() / shape_.output_width();
  std::vector<float> hidden = dense(rows.data(), count, shape_.output_width(), Part::NameHidden, Part::NameHiddenBias);
  apply_relu(hidden.data(), hidden.size());
  const std::vector<float> scores = dense(hidden.data(), count, shape_.name_width, Part::Names, Part::NamesBias);
  std::size_t first = 0;
  for (NetworkOutput& output : outputs) {
    output.names = best_names(scores.data() + first * kNameTags, output.upos.size(), parameters_[Part::NameSteps].values.data());
    first += output.upos.size();
  }
}

bool name_step_allowed(std::uint32_t before, std::uint32_t next) {
  const bool inside = next > 0 && next % 2 == 0;
  return !inside || before == next || before + 1 == next;
}

std::vector<std::uint8_t> best_names(const float* scores, std::size_t words, const float* steps) {
  std::vector<std::uint8_t> path(words);
  if (words == 0) return path;
  constexpr float kNever = -1e30F;
  std::vector<std::uint8_t> from(words * kNameTags);
  float best[kNameTags];
  for (std::uint32_t tag = 0; tag < kNameTags; ++tag) {
    best[tag] = name_step_allowed(kNameTags, tag) ? scores[tag] + steps[kNameTags * kNameTags + tag] : kNever;
  }
  for (std::size_t w = 1; w < words; ++w) {
    float next[kNameTags];
    for (std::uint32_t tag = 0; tag < kNameTags; ++tag) {
      next[tag] = 2 * kNever;
      for (std::uint32_t before = 0; before < kNameTags; ++before) {
        if (!name_step_allowed(before, tag)) continue;
        const float score = best[before] + steps[before * kNameTags + tag];
        if (score <= next[tag]) continue;
        next[tag] = score;
        from[w * kNameTags + tag] = static_cast<std::uint8_t>(before);
      }
      next[tag] += scores[w * kNameTags + tag];
    }
    std::copy(next, next + kNameTags, best);
  }
  path[words - 1] = static_cast<std::uint8_t>(best_of(best, kNameTags));
  for (std::size_t w = words - 1; w > 0; --w) path[w - 1] = from[w * kNameTags + path[w]];
  return path;
}

}  // namespace hearsay::extract
