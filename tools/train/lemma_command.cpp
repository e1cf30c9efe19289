// hearsay-train lemmas: learns the dictionary and the ranking of edit scripts.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/hash.h"
#include "extract/syntax/lemmatizer.h"
#include "extract/syntax/word_shape.h"
#include "tools/train/commands.h"
#include "tools/train/corpus.h"
#include "tools/train/options.h"
#include "tools/train/random.h"

namespace hearsay::train {
namespace {

using extract::EditScript;
using extract::Upos;

constexpr int kBits = 17;
constexpr std::size_t kLeastCandidate = 2;  // different forms that must share a script

struct FormKind {
  std::string form;
  Upos upos;
  std::string features;
  auto operator<=>(const FormKind&) const = default;
};

using ScriptCounts = std::map<std::uint32_t, std::size_t>;

std::uint32_t most_frequent(const ScriptCounts& counts) {
  return std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

// Whether lemmas of names keep their capitals (English) or not (Indonesian GSD).
enum class Case { Kept, Lower };

class LemmaTrainer {
 public:
  LemmaTrainer(const std::vector<Example>& examples, Case names)
      : names_(names), weights_(std::size_t{1} << kBits), squares_(weights_.size()) {
    for (const Example& example : examples) add(example);
    choose_candidates();
  }

  // Words of other corpora: stems that exist.
  void add_known(const std::string& word) { ++known_[extract::lower_case(word)]; }

  void train(int epochs, std::uint64_t seed) {
    std::vector<const std::pair<const FormKind, ScriptCounts>*> order;
    for (const auto& entry : forms_) order.push_back(&entry);
    Random random(seed);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      random.shuffle(order);
      std::size_t right = 0;
      for (const auto* entry : order) right += learn(entry->first, most_frequent(entry->second)) ? 1 : 0;
      std::fprintf(stderr, "epoch %d  right %.2f %% of %zu forms\n", epoch + 1, 100.0 * static_cast<double>(right) / static_cast<double>(order.size()), order.size());
    }
  }

  extract::ModelFile file(const std::string& language) const {
    extract::ModelFile out("lemmas", language);
    out.put_strings("scripts", script_texts_);
    std::map<FormKind, ScriptCounts> any = forms_;
    for (const auto& [kind, counts] : forms_) {
      ScriptCounts& all = any[{kind.form, kind.upos, "*"}];
      for (const auto& [script, count] : counts) all[script] += count;
    }
    std::vector<std::uint64_t> keys;
    std::vector<std::int32_t> scripts;
    for (const auto& [kind, counts] : any) {
      const std::uint32_t script = most_frequent(counts);
      if (kind.features != "*" && most_frequent(any[{kind.form, kind.upos, "*"}]) == script) continue;
      keys.push_back(extract::lemma_key(kind.form, kind.upos, kind.features));
      scripts.push_back(static_cast<std::int32_t>(script));
    }
    out.put_keys("forms", keys);
    out.put_numbers("forms.script", scripts);
    std::vector<std::int32_t> candidates;
    for (std::size_t upos = 0; upos < candidates_.size(); ++upos) {
      for (const std::uint32_t script : candidates_[upos]) {
        candidates.push_back(static_cast<std::int32_t>(upos));
        candidates.push_back(static_cast<std::int32_t>(script));
      }
    }
    out.put_numbers("candidates", candidates);
    std::vector<std::uint64_t> known;
    for (const auto& [word, count] : known_) known.push_back(hash64(word));
    out.put_keys("known", known);
    out.put_numbers("keeps_case", {names_ == Case::Kept ? 1 : 0});
    out.put_numbers("ranking.bits", {kBits});
    out.put_matrix("ranking", weights_, 64, 8);
    return out;
  }

 private:
  void add(const Example& example) {
    for (std::size_t w = 0; w < example.forms.size(); ++w) {
      ++known_[extract::lower_case(example.forms[w])];
      if (example.lemmas[w] == "_" && example.forms[w] != "_") continue;
      ++known_[extract::lower_case(example.lemmas[w])];
      const std::string lemma = names_ == Case::Lower ? extract::lower_case(example.lemmas[w]) : example.lemmas[w];
      const EditScript script = EditScript::between(example.forms[w], lemma);
      const auto [found, fresh] = script_numbers_.try_emplace(script.to_text(), static_cast<std::uint32_t>(scripts_.size()));
      if (fresh) {
        scripts_.push_back(script);
        script_texts_.push_back(script.to_text());
      }
      const FormKind kind{extract::lower_case(example.forms[w]), static_cast<Upos>(example.upos[w]), example.features[w]};
      ++forms_[kind][found->second];
      written_.try_emplace(kind, example.forms[w]);
    }
  }

  void choose_candidates() {
    std::vector<std::map<std::uint32_t, std::size_t>> kinds(17);
    for (const auto& [kind, counts] : forms_) ++kinds[static_cast<std::size_t>(kind.upos)][most_frequent(counts)];
    candidates_.resize(17);
    for (std::size_t upos = 0; upos < kinds.size(); ++upos) {
      for (const auto& [script, count] : kinds[upos]) {
        if (count >= kLeastCandidate && !scripts_[script].is_whole()) candidates_[upos].push_back(script);
      }
    }
  }

  // A stem counts as known in training only where something else than this pair attests it.
  bool is_known(const std::string& lemma, const std::string& form) const {
    const auto found = known_.find(extract::lower_case(lemma));
    if (found == known_.end()) return false;
    return found->second > (extract::lower_case(lemma) == form ? 2U : 1U);
  }

  bool learn(const FormKind& kind, std::uint32_t gold) {
    struct Candidate {
      std::uint32_t script;
      std::vector<std::uint64_t> features;
      double score;
    };
    const std::string& form = written_.at(kind);
    std::vector<Candidate> candidates;
    std::size_t gold_place = SIZE_MAX;
    for (const std::uint32_t script : candidates_[static_cast<std::size_t>(kind.upos)]) {
      const auto lemma = scripts_[script].apply(form);
      if (!lemma) continue;
      if (script == gold) gold_place = candidates.size();
      candidates.push_back({script, {}, 0});
      extract::lemma_features(kind.form, kind.upos, kind.features, script, *lemma, is_known(*lemma, kind.form), candidates.back().features);
      for (std::uint64_t& feature : candidates.back().features) {
        feature &= weights_.size() - 1;
        candidates.back().score += weights_[feature];
      }
    }
    if (gold_place == SIZE_MAX) return false;
    const auto better = [](const Candidate& a, const Candidate& b) { return a.score < b.score; };
    const auto best = std::max_element(candidates.begin(), candidates.end(), better);
    const bool right = best->script == gold;
    double sum = 0;
    const double top = best->score;
    for (Candidate& candidate : candidates) sum += (candidate.score = std::exp(candidate.score - top));
    for (const Candidate& candidate : candidates) {
      const auto gradient = static_cast<float>(candidate.score / sum - (candidate.script == gold ? 1.0 : 0.0));
      if (std::fabs(gradient) < 1e-3F) continue;
      for (const std::uint64_t feature : candidate.features) {
        squares_[feature] += gradient * gradient;
        weights_[feature] -= 0.2F * gradient / std::sqrt(squares_[feature] + 1e-6F);
      }
    }
    return right;
  }

  Case names_;
  std::map<FormKind, ScriptCounts> forms_;
  std::map<FormKind, std::string> written_;
  std::map<std::string, std::uint32_t> script_numbers_;
  std::vector<EditScript> scripts_;
  std::vector<std::string> script_texts_;
  std::vector<std::vector<std::uint32_t>> candidates_;
  std::map<std::string, std::size_t> known_;
  std::vector<float> weights_, squares_;
};

// Lines of form TAB UPOS TAB lemma: what the treebank's guidelines say of closed classes, more often than any corpus.
Status add_fixed(const std::string& path, std::vector<Example>& examples) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::Io, path + ": cannot open");
  std::string form, upos, lemma;
  while (file >> form >> upos >> lemma) {
    Example example;
    constexpr int kTimes = 100000;
    for (std::uint8_t u = 0; u < 17; ++u) {
      if (extract::to_word(static_cast<Upos>(u)) != upos) continue;
      example.forms.assign(kTimes, form);
      example.lemmas.assign(kTimes, lemma);
      example.upos.assign(kTimes, u);
      example.features.assign(kTimes, "");
    }
    if (example.forms.empty()) return fail(ErrorCode::InvalidInput, path + ": unknown part of speech " + upos);
    examples.push_back(std::move(example));
  }
  return {};
}

}  // namespace

Status train_lemmas(const std::vector<std::string>& words) {
  HEARSAY_TRY(const Options options, Options::parse(words, {"--train", "--language", "-o", "--seed", "--epochs", "--vocabulary", "--lower", "--fixed"}));
  const std::string folder = options.text("-o");
  if (folder.empty() || !options.has("--language") || !options.has("--train")) return fail(ErrorCode::Usage, "lemmas wants --language, --train and -o");
  std::vector<Example> examples;
  for (const std::string& path : options.list("--train")) {
    HEARSAY_TRY(const auto sentences, extract::read_conllu(path));
    for (Example& example : to_examples(sentences)) examples.push_back(std::move(example));
  }
  for (const std::string& path : options.list("--fixed")) {
    HEARSAY_CHECK(add_fixed(path, examples));
  }
  LemmaTrainer trainer(examples, options.has("--lower") ? Case::Lower : Case::Kept);
  for (const std::string& path : options.list("--vocabulary")) {
    HEARSAY_TRY(const std::vector<std::string> vocabulary, read_vocabulary(path));
    for (const std::string& word : vocabulary) trainer.add_known(word);
  }
  trainer.train(static_cast<int>(options.number("--epochs", 6)), static_cast<std::uint64_t>(options.number("--seed", 1)));
  std::filesystem::create_directories(folder);
  return trainer.file(options.text("--language")).write(folder + "/lemmas.model");
}

}  // namespace hearsay::train
