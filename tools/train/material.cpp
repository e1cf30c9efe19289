#include "tools/train/material.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <unordered_map>

#include "extract/syntax/punctuation.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::train {
namespace {

constexpr float kVectorSpread = 0.5F;

// FILE, FILE*2 (twice the weight), FILE@1 (the mark 1, see Example), FILE*2@1.
struct Source {
  std::string path;
  float weight = 1.0F;
  std::uint32_t mark = 0;

  explicit Source(std::string argument) {
    const std::size_t at = argument.rfind('@');
    if (at != std::string::npos) mark = static_cast<std::uint32_t>(std::strtoul(argument.c_str() + at + 1, nullptr, 10));
    argument.resize(std::min(argument.size(), at));
    const std::size_t star = argument.rfind('*');
    if (star != std::string::npos) weight = std::strtof(argument.c_str() + star + 1, nullptr);
    argument.resize(std::min(argument.size(), star));
    path = std::move(argument);
  }
  Example take(Example example) const {
    example.weight = example.name_weight = weight;
    example.mark = mark;
    return example;
  }
};

Status add_trees(const Options& options, const std::string& option, std::vector<Example>& out) {
  for (const std::string& argument : options.list(option)) {
    const Source source(argument);
    HEARSAY_TRY(const auto sentences, extract::read_conllu(source.path));
    for (Example& example : to_examples(sentences)) out.push_back(source.take(std::move(example)));
  }
  return {};
}

// Names for sentences that a treebank also has go to the treebank's sentence (same words); the others become
// sentences of their own.
void merge_names(std::vector<Example>& examples, std::vector<Example> named) {
  std::unordered_map<std::string, std::size_t> by_words;
  for (std::size_t i = 0; i < examples.size(); ++i) by_words[sentence_key(examples[i].forms)] = i;
  std::size_t merged = 0;
  for (Example& example : named) {
    const auto found = by_words.find(sentence_key(example.forms));
    if (found != by_words.end() && examples[found->second].forms.size() == example.forms.size()) {
      examples[found->second].names = example.names;
      examples[found->second].name_weight = example.name_weight;
      examples[found->second].mark = example.mark;
      examples[found->second].has_names = true;
      ++merged;
    } else {
      examples.push_back(std::move(example));
    }
  }
  std::fprintf(stderr, "names: %zu sentences, %zu of them have a tree\n", named.size(), merged);
}

// "word 0.1 -0.2 ..." to its word; the numbers go to `values`, as many as there are.
std::string parse_vector(const std::string& line, std::vector<float>& values) {
  values.clear();
  const std::size_t cut = line.find(' ');
  if (cut == std::string::npos) return line;
  for (const char* at = line.c_str() + cut;;) {
    char* end = nullptr;
    const float value = std::strtof(at, &end);
    if (end == at) break;
    values.push_back(value);
    at = end;
  }
  return line.substr(0, cut);
}

}  // namespace

Result<Material> read_material(const Options& options, const WordSplitter* splitter) {
  Material material;
  HEARSAY_CHECK(add_trees(options, "--dev", material.tree_dev));
  std::set<std::string> held_out;
  for (const Example& example : material.tree_dev) held_out.insert(sentence_key(example.forms));
  for (const std::string& path : options.list("--names-dev")) {
    HEARSAY_TRY(const auto sentences, read_names(path));
    material.name_dev.emplace_back();
    for (const NameSentence& sentence : sentences) {
      held_out.insert(sentence_key(sentence.tokens));
      material.name_dev.back().push_back(to_example(sentence, splitter));
    }
  }
  std::vector<Example> trees;
  HEARSAY_CHECK(add_trees(options, "--train", trees));
  std::vector<Example> named;
  for (const std::string& argument : options.list("--names")) {
    const Source source(argument);
    HEARSAY_TRY(const auto sentences, read_names(source.path));
    for (const NameSentence& sentence : sentences) {
      if (held_out.count(sentence_key(sentence.tokens)) == 0) named.push_back(source.take(to_example(sentence, splitter)));
    }
  }
  if (options.has("--fix-punctuation")) {
    std::size_t changed = 0;
    for (Example& example : trees) {
      changed += extract::attach_punctuation({example.forms.begin(), example.forms.end()}, {example.relations.begin(), example.relations.end()}, example.heads);
    }
    std::fprintf(stderr, "punctuation: %zu marks got another head\n", changed);
  }
  const std::size_t before = trees.size();
  trees.erase(std::remove_if(trees.begin(), trees.end(), [&](const Example& e) { return held_out.count(sentence_key(e.forms)) != 0; }), trees.end());
  std::fprintf(stderr, "trees: %zu sentences, %zu left out (in a dev set)\n", before, before - trees.size());
  merge_names(trees, std::move(named));
  material.train = std::move(trees);
  return material;
}

// Lines of class TAB phrase; each class gets a bit in the order of its first line.
Result<extract::Gazetteer> read_gazetteer(const std::vector<std::string>& paths) {
  extract::Gazetteer gazetteer;
  std::map<std::string, std::uint32_t> classes;
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorCode::Io, path + ": cannot open");
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string::npos) return fail(ErrorCode::InvalidInput, path + ":" + std::to_string(number) + ": no class and phrase");
      const auto bit = classes.try_emplace(line.substr(0, tab), static_cast<std::uint32_t>(classes.size())).first->second;
      if (bit >= 32) return fail(ErrorCode::InvalidInput, path + ":" + std::to_string(number) + ": more than 32 classes");
      gazetteer.add(std::string_view(line).substr(tab + 1), bit);
    }
  }
  return gazetteer;
}

Result<extract::WordVectors> read_vectors(const std::string& path, std::size_t limit) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::Io, path + ": cannot open");
  extract::WordVectors vectors;
  std::vector<float> values;
  std::string line;
  for (std::size_t number = 1; vectors.size() < limit && std::getline(file, line); ++number) {
    const std::string word = parse_vector(line, values);
    if (number == 1) vectors = extract::WordVectors(static_cast<std::uint32_t>(values.size()));
    if (values.empty() || values.size() != vectors.width()) {
      return fail(ErrorCode::InvalidInput, path + ":" + std::to_string(number) + ": not a word and " + std::to_string(vectors.width()) + " numbers");
    }
    vectors.add(extract::parts_of(word).word, values.data());
  }
  vectors.standardise(kVectorSpread);
  extract::ModelFile rounded("network", "");  // learn from the very numbers that the model file will hold
  vectors.save(rounded);
  return extract::WordVectors::load(rounded);
}

}  // namespace hearsay::train
