// hearsay-train network: learns tagger, parser and names together.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <numeric>

#include "extract/syntax/tokenizer.h"
#include "tools/train/commands.h"
#include "tools/train/material.h"
#include "tools/train/name_score.h"
#include "tools/train/numbering.h"
#include "tools/train/options.h"

namespace hearsay::train {
namespace {

using extract::Network;

// Leaves only what the chosen head learns from.
void keep_only(Heads heads, std::vector<Example>& examples) {
  for (Example& example : examples) {
    if (heads == Heads::Tree || heads == Heads::Names) example.has_features = example.has_tags = false;
    if (heads == Heads::Tags || heads == Heads::Names) example.has_tree = false;
    if (heads == Heads::Tags || heads == Heads::Tree) example.has_names = false;
  }
  examples.erase(std::remove_if(examples.begin(), examples.end(), [](const Example& e) { return !e.has_tags && !e.has_tree && !e.has_names; }), examples.end());
}

std::vector<extract::NetworkOutput> run_all(const Network& network, const std::vector<Example>& examples) {
  std::vector<extract::NetworkOutput> outputs;
  for (std::size_t begin = 0; begin < examples.size(); begin += 32) {
    std::vector<std::vector<std::string_view>> batch;
    for (std::size_t i = begin; i < std::min(begin + 32, examples.size()); ++i) {
      batch.emplace_back(examples[i].forms.begin(), examples[i].forms.end());
    }
    for (auto& output : network.run(batch)) outputs.push_back(std::move(output));
  }
  return outputs;
}

struct DevScore {
  double upos = 0, uas = 0, las = 0;
  std::vector<double> names;
  double total() const {
    double sum = upos + las;
    for (const double f1 : names) sum += f1 / (2.0 * static_cast<double>(names.size()));
    return sum;
  }
};

DevScore measure(const Network& network, const Material& material) {
  DevScore score;
  double words = 0;
  const auto outputs = run_all(network, material.tree_dev);
  for (std::size_t s = 0; s < outputs.size(); ++s) {
    const Example& gold = material.tree_dev[s];
    for (std::size_t w = 0; w < gold.forms.size(); ++w) {
      words += 1;
      score.upos += outputs[s].upos[w] == gold.upos[w] ? 1 : 0;
      if (outputs[s].heads[w] != gold.heads[w]) continue;
      score.uas += 1;
      const std::string& relation = network.labels().relations[outputs[s].relations[w]];
      score.las += relation.substr(0, relation.find(':')) == gold.relations[w].substr(0, gold.relations[w].find(':')) ? 1 : 0;
    }
  }
  score.upos *= 100 / std::max(1.0, words);
  score.uas *= 100 / std::max(1.0, words);
  score.las *= 100 / std::max(1.0, words);
  for (const auto& set : material.name_dev) {
    NameScore names;
    const auto named = run_all(network, set);
    for (std::size_t s = 0; s < named.size(); ++s) names.add(set[s].names, named[s].names);
    score.names.push_back(names.f1());
  }
  return score;
}

// Batches of about `words` words, of sentences of like length, in random order.
std::vector<std::vector<std::size_t>> make_batches(const std::vector<Example>& examples, std::size_t words, Random& random) {
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  random.shuffle(order);
  constexpr std::size_t kPool = 1024;
  std::vector<std::vector<std::size_t>> batches;
  for (std::size_t begin = 0; begin < order.size(); begin += kPool) {
    const auto first = order.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = order.begin() + static_cast<std::ptrdiff_t>(std::min(begin + kPool, order.size()));
    std::stable_sort(first, last, [&](std::size_t a, std::size_t b) { return examples[a].forms.size() < examples[b].forms.size(); });
    std::size_t held = words;
    for (auto it = first; it != last; ++it) {
      if (held >= words) {
        batches.emplace_back();
        held = 0;
      }
      batches.back().push_back(*it);
      held += examples[*it].forms.size();
    }
  }
  random.shuffle(batches);
  return batches;
}

struct Plan {
  std::string language, folder;
  std::uint64_t seed = 1;
  int epochs = 20;
  int patience = 8;
  float rate = 2e-3F;
  std::size_t batch = 600;
  Dropout dropout;
  bool fix_punctuation = false;  // of the training trees, and of what the model will parse
};

class Run {
 public:
  Run(Material material, extract::NetworkShape shape, Plan plan, extract::NetworkLabels labels, const LossShares& shares)
      : material_(std::move(material)), shape_(shape), plan_(std::move(plan)), labels_(std::move(labels)),
        numbering_(labels_, material_.train), trainer_(shape_, labels_, plan_.seed), random_(plan_.seed * 7919 + 1) {
    trainer_.set_shares(shares);
  }

  Numbering& numbering() { return numbering_; }

  Status start_from(const std::string& path) {
    HEARSAY_TRY(const extract::ModelFile file, extract::ModelFile::read(path, "network", plan_.language));
    HEARSAY_TRY(const std::size_t taken, trainer_.start_from(file, labels_));
    std::fprintf(stderr, "%zu tables taken from %s\n", taken, path.c_str());
    return {};
  }

  Status train() {
    std::fprintf(stderr, "%zu sentences; %zu words, %zu parts, %zu tags, %zu relations\n", material_.train.size(),
                 labels_.words.size(), labels_.parts.size(), labels_.features.size(), labels_.relations.size());
    double best = -1;
    int since_best = 0;
    for (int epoch = 1; epoch <= plan_.epochs && since_best < plan_.patience; ++epoch) {
      const auto begin = std::chrono::steady_clock::now();
      const double loss = run_epoch(epoch);
      extract::ModelFile file = to_model_file(shape_, labels_, trainer_.averaged(), plan_.language);
      if (plan_.fix_punctuation) file.put_numbers("fix_punctuation", {1});
      HEARSAY_TRY(const Network network, Network::load(file));
      const DevScore score = measure(network, material_);
      const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      std::fprintf(stderr, "epoch %2d  loss %.3f  dev upos %.2f uas %.2f las %.2f names", epoch, loss, score.upos, score.uas, score.las);
      for (const double f1 : score.names) std::fprintf(stderr, " %.2f", f1);
      std::fprintf(stderr, "  total %.2f  (%.0f s)\n", score.total(), seconds);
      ++since_best;
      if (score.total() <= best) continue;
      best = score.total();
      since_best = 0;
      HEARSAY_CHECK(file.write(plan_.folder + "/network.model"));
    }
    return {};
  }

 private:
  float rate_at(double progress) const {  // warm up, then down a cosine to a twentieth
    if (progress < 0.02) return plan_.rate * static_cast<float>(progress / 0.02);
    return plan_.rate * static_cast<float>(0.05 + 0.95 * 0.5 * (1 + std::cos(3.14159265 * progress)));
  }

  double run_epoch(int epoch) {
    const auto batches = make_batches(material_.train, plan_.batch, random_);
    double loss = 0;
    double words = 0;
    for (std::size_t b = 0; b < batches.size(); ++b) {
      std::vector<Numbered> sentences;
      for (const std::size_t i : batches[b]) sentences.push_back(numbering_.disturbed(material_.train[i], random_));
      std::vector<const Numbered*> batch;
      double batch_words = 0;
      for (const Numbered& sentence : sentences) {
        batch.push_back(&sentence);
        batch_words += static_cast<double>(sentence.size());
      }
      loss += trainer_.accumulate(batch, plan_.dropout).total();
      words += batch_words;
      const double progress = (epoch - 1 + static_cast<double>(b) / static_cast<double>(batches.size())) / plan_.epochs;
      trainer_.step(rate_at(progress), static_cast<float>(1.0 / batch_words));
    }
    return loss / words;
  }

  Material material_;
  extract::NetworkShape shape_;
  Plan plan_;
  extract::NetworkLabels labels_;
  Numbering numbering_;
  NetworkTrainer trainer_;
  Random random_;
};

}  // namespace

Status train_network(const std::vector<std::string>& words, Heads heads) {
  HEARSAY_TRY(const Options options,
              Options::parse(words, {"--train", "--dev", "--names", "--names-dev", "--language", "-o", "--seed", "--epochs", "--rate",
                                     "--batch", "--units", "--layers", "--word-width", "--part-width", "--dropout", "--patience",
                                     "--word-limit", "--part-limit", "--tokenizer", "--gazetteer",
                                     "--fix-punctuation", "--from", "--vectors", "--vector-limit", "--name-share", "--rare-vector-loss",
                                     "--lower-names", "--lost-place-commas"}));
  Plan plan;
  plan.language = options.text("--language");
  plan.folder = options.text("-o");
  if (plan.language.empty() || plan.folder.empty() || !options.has("--train") || !options.has("--dev")) {
    return fail(ErrorCode::Usage, "network wants --language, --train, --dev and -o");
  }
  plan.seed = static_cast<std::uint64_t>(options.number("--seed", 1));
  plan.epochs = static_cast<int>(options.number("--epochs", plan.epochs));
  plan.patience = static_cast<int>(options.number("--patience", plan.patience));
  plan.rate = static_cast<float>(options.number("--rate", plan.rate));
  plan.batch = static_cast<std::size_t>(options.number("--batch", static_cast<double>(plan.batch)));
  plan.dropout.input = plan.dropout.layer = plan.dropout.hidden = static_cast<float>(options.number("--dropout", 0.33));
  plan.fix_punctuation = options.has("--fix-punctuation");
  extract::NetworkShape shape;
  shape.units = static_cast<std::uint32_t>(options.number("--units", shape.units));
  shape.layers = static_cast<std::uint32_t>(options.number("--layers", shape.layers));
  shape.word_width = static_cast<std::uint32_t>(options.number("--word-width", shape.word_width));
  shape.part_width = static_cast<std::uint32_t>(options.number("--part-width", shape.part_width));
  VocabularyLimits limits;
  limits.word = static_cast<std::uint32_t>(options.number("--word-limit", limits.word));
  limits.part = static_cast<std::uint32_t>(options.number("--part-limit", limits.part));
  std::filesystem::create_directories(plan.folder);
  Material material;
  if (options.has("--tokenizer")) {
    HEARSAY_TRY(const extract::Tokenizer tokenizer, extract::Tokenizer::read(options.text("--tokenizer"), plan.language));
    const ModelSplitter splitter(tokenizer);
    HEARSAY_TRY(material, read_material(options, &splitter));
  } else {
    HEARSAY_TRY(material, read_material(options, nullptr));
  }
  LossShares shares;
  shares.names = static_cast<float>(options.number("--name-share", shares.names));
  const std::vector<Example> vocabulary = material.train;  // of all heads, whichever learn
  if (heads != Heads::All) keep_only(heads, material.train);
  HEARSAY_TRY(extract::Gazetteer gazetteer, read_gazetteer(options.list("--gazetteer")));
  extract::NetworkLabels labels = make_labels(vocabulary, limits, std::move(gazetteer));
  if (options.has("--vectors")) {
    HEARSAY_TRY(labels.vectors, read_vectors(options.text("--vectors"), static_cast<std::size_t>(options.number("--vector-limit", 80000))));
    shape.vector_width = labels.vectors.width();
  }
  Run run(std::move(material), shape, std::move(plan), std::move(labels), shares);
  run.numbering().set_rare_vector_loss(static_cast<float>(options.number("--rare-vector-loss", kVectorLoss)));
  run.numbering().set_lower_names(static_cast<float>(options.number("--lower-names", 0)));
  run.numbering().set_lost_place_commas(static_cast<float>(options.number("--lost-place-commas", 0)));
  if (options.has("--from")) HEARSAY_CHECK(run.start_from(options.text("--from")));
  return run.train();
}

}  // namespace hearsay::train
