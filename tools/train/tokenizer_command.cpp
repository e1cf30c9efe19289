// hearsay-train tokenizer: learns token cuts, sentence ends and multi-word tokens from treebanks.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>

#include "base/hash.h"
#include "extract/syntax/tokenizer.h"
#include "extract/syntax/word_shape.h"
#include "tools/train/commands.h"
#include "tools/train/corpus.h"
#include "tools/train/linear_trainer.h"
#include "tools/train/options.h"
#include "tools/train/random.h"

namespace hearsay::train {
namespace {

using extract::ConlluSentence;
using extract::RawToken;

constexpr int kCutBits = 17;
constexpr int kEndBits = 18;
constexpr int kSplitBits = 15;
constexpr std::size_t kMostOfAKind = 3;

// One paragraph of gold tokens in its raw text.
struct Paragraph {
  std::string text;
  std::vector<RawToken> tokens;
  std::vector<std::size_t> ends;  // sentence ends, as numbers of tokens
};

void append_sentence(Paragraph& paragraph, const ConlluSentence& sentence) {
  for (const extract::ConlluToken& token : sentence.tokens) {
    const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
    paragraph.text += token.form;
    paragraph.tokens.push_back({{begin, static_cast<std::uint32_t>(paragraph.text.size())}, token.space_after});
    if (token.space_after) paragraph.text += ' ';
  }
  paragraph.ends.push_back(paragraph.tokens.size());
}

std::vector<Paragraph> paragraphs_of(const std::vector<ConlluSentence>& sentences) {
  std::vector<Paragraph> paragraphs;
  for (const ConlluSentence& sentence : sentences) {
    if (paragraphs.empty() || sentence.new_paragraph) paragraphs.emplace_back();
    append_sentence(paragraphs.back(), sentence);
  }
  return paragraphs;
}

void cut_samples(const Paragraph& paragraph, const LinearTrainer& trainer, std::vector<Sample>& out) {
  const extract::TextView view = extract::view_of(paragraph.text);
  std::vector<std::uint64_t> features;
  std::size_t token = 0;
  std::size_t chunk_begin = 0, chunk_end = 0, cut = 0;
  for (std::size_t i = 0; i < view.points.size(); ++i) {
    if (view.kinds[i] == 's') continue;
    if (i >= chunk_end) {
      chunk_begin = cut = i;
      for (chunk_end = i + 1; chunk_end < view.points.size() && view.kinds[chunk_end] != 's';) ++chunk_end;
    }
    while (token + 1 < paragraph.tokens.size() && paragraph.tokens[token + 1].span.begin <= view.offsets[i]) ++token;
    const bool starts = paragraph.tokens[token].span.begin == view.offsets[i];
    if (i == chunk_begin) continue;
    if (extract::may_cut(view, i)) {
      extract::cut_features(view, i, chunk_begin, chunk_end, cut, features);
      out.push_back(trainer.sample(features, starts));
    }
    if (starts) cut = i;
  }
}

// The sentence began where gold says, or (every second time) where a splitter that missed the last end would think.
void end_samples(const Paragraph& paragraph, const LinearTrainer& trainer, Random& random, std::vector<Sample>& out) {
  std::vector<std::uint64_t> features;
  std::size_t begin = 0;
  std::size_t next_end = 0;
  for (std::size_t i = 0; i + 1 < paragraph.tokens.size(); ++i) {
    const bool ends = paragraph.ends[next_end] == i + 1;
    extract::end_features(paragraph.text, paragraph.tokens, i, begin, features);
    out.push_back(trainer.sample(features, ends));
    if (!ends) continue;
    ++next_end;
    if (random.chance(0.85F)) begin = i + 1;
  }
}

// How often a token was one word, and how often which words.
struct TokenCount {
  std::size_t whole = 0;
  std::map<std::vector<std::string>, std::size_t> split;
  std::size_t splits() const {
    std::size_t sum = 0;
    for (const auto& [words, count] : split) sum += count;
    return sum;
  }
};

class WordSplits {
 public:
  explicit WordSplits(const std::vector<ConlluSentence>& sentences) {
    for (const ConlluSentence& sentence : sentences) count(sentence);
    choose_suffixes();
  }

  // Words of other corpora: stems that exist.
  void add_known(const std::string& word) { others_.insert(extract::normal_form(word)); }

  void put(extract::ModelFile& file) const {
    std::vector<std::string> lines;
    for (const auto& [token, count] : tokens_) {
      if (const std::string line = line_of(token, count); !line.empty()) lines.push_back(line);
    }
    extract::FeatureIndex known;
    for (const auto& [token, count] : tokens_) {
      if (count.whole > 0) known.add(hash64(token));
    }
    for (const auto& [word, tokens] : words_) known.add(hash64(word));
    for (const std::string& word : others_) known.add(hash64(word));
    file.put_keys("known", known.keys());
    file.put_strings("suffixes", suffixes_);
    file.put_strings("table", lines);
  }

  // Samples of tokens with a suffix, each kind of token kMostOfAKind times at most: the table knows the frequent ones.
  void samples(const std::vector<ConlluSentence>& sentences, const LinearTrainer& trainer, std::vector<Sample>& out) const {
    std::vector<std::uint64_t> features;
    std::map<std::string, std::size_t> seen;
    for (const ConlluSentence& sentence : sentences) {
      for (std::size_t t = 0; t < sentence.tokens.size(); ++t) {
        const extract::ConlluToken& token = sentence.tokens[t];
        const std::string normal = extract::normal_form(token.form);
        if (++seen[normal] > kMostOfAKind) continue;
        for (const std::string& suffix : suffixes_) {
          if (normal.size() <= suffix.size() || normal.compare(normal.size() - suffix.size(), suffix.size(), suffix) != 0) continue;
          const bool splits = token.word_count == 2 && extract::normal_form(sentence.words[token.first_word + 1].form) == suffix;
          const std::string_view before = t > 0 ? std::string_view(sentence.tokens[t - 1].form) : std::string_view();
          const std::string_view after = t + 1 < sentence.tokens.size() ? std::string_view(sentence.tokens[t + 1].form) : std::string_view();
          const bool known_stem = is_known(std::string(extract::split_stem(normal, suffix.size())), normal);
          extract::split_features(normal, suffix.size(), before, after, known_stem, features);
          out.push_back(trainer.sample(features, splits));
          if (splits) break;
        }
      }
    }
  }

  const std::vector<std::string>& suffixes() const { return suffixes_; }

 private:
  void count(const ConlluSentence& sentence) {
    for (const extract::ConlluToken& token : sentence.tokens) {
      TokenCount& count = tokens_[extract::normal_form(token.form)];
      if (token.word_count == 1) {
        ++count.whole;
        continue;
      }
      std::vector<std::string> words;
      for (std::uint32_t w = 0; w < token.word_count; ++w) {
        words.push_back(extract::lower_case(sentence.words[token.first_word + w].form));
        words_[extract::normal_form(words.back())].insert(extract::normal_form(token.form));
      }
      ++count.split[words];
    }
  }

  // Whether `word` is seen anywhere but in `token`: for a new token its own split is no help either.
  bool is_known(const std::string& word, const std::string& token) const {
    const auto whole = tokens_.find(word);
    if (others_.count(word) != 0 || (whole != tokens_.end() && whole->second.whole > 0)) return true;
    const auto part = words_.find(word);
    return part != words_.end() && part->second.size() > part->second.count(token);
  }

  void choose_suffixes() {
    std::map<std::string, std::size_t> stems, split_stems;
    for (const auto& [token, count] : tokens_) {
      for (const auto& [words, times] : count.split) {
        if (words.size() != 2) continue;
        const std::string tail = extract::normal_form(words[1]);
        if (token == extract::normal_form(words[0]) + tail) ++split_stems[tail];
      }
    }
    for (const auto& [token, count] : tokens_) {
      for (const auto& [tail, times] : split_stems) {
        const bool ends = token.size() > tail.size() && token.compare(token.size() - tail.size(), tail.size(), tail) == 0;
        stems[tail] += ends ? 1 : 0;
      }
    }
    for (const auto& [tail, times] : split_stems) {
      if (times >= 3 && times * 33 >= stems[tail]) suffixes_.push_back(tail);
    }
    std::stable_sort(suffixes_.begin(), suffixes_.end(), [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  }

  bool has_suffix(const std::string& token) const {
    return std::any_of(suffixes_.begin(), suffixes_.end(), [&](const std::string& suffix) {
      return token.size() > suffix.size() && token.compare(token.size() - suffix.size(), suffix.size(), suffix) == 0;
    });
  }

  // Tokens that are split more often than not, and tokens with a suffix that stay whole.
  std::string line_of(const std::string& token, const TokenCount& count) const {
    const std::size_t splits = count.splits();
    if (splits > count.whole) {
      const auto best = std::max_element(count.split.begin(), count.split.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      std::string line = token;
      for (const std::string& word : best->first) line += '\t' + word;
      return line;
    }
    if (count.whole > splits && count.whole >= 2 && has_suffix(token)) return token + '\t' + token;
    return {};
  }

  std::map<std::string, TokenCount> tokens_;
  std::map<std::string, std::set<std::string>> words_;  // word of a multi-word token -> those tokens
  std::set<std::string> others_;
  std::vector<std::string> suffixes_;
};

void report(const char* what, const LinearTrainer& trainer, const std::vector<Sample>& train, const std::vector<Sample>& dev) {
  const auto on_train = trainer.measure(train);
  const auto on_dev = trainer.measure(dev);
  std::fprintf(stderr, "%-7s %8zu samples  train loss %.4f right %.3f %%  dev loss %.4f right %.3f %%\n", what, train.size(),
               on_train.loss, 100 * on_train.right, on_dev.loss, 100 * on_dev.right);
}

Result<std::vector<ConlluSentence>> read_all(const std::vector<std::string>& paths) {
  std::vector<ConlluSentence> all;
  for (const std::string& path : paths) {
    HEARSAY_TRY(std::vector<ConlluSentence> sentences, extract::read_conllu(path));
    if (!sentences.empty()) sentences.front().new_paragraph = true;
    for (ConlluSentence& sentence : sentences) all.push_back(std::move(sentence));
  }
  return all;
}

void drop_held_out(std::vector<ConlluSentence>& sentences, const std::vector<ConlluSentence>& dev) {
  std::set<std::string> held_out;
  constexpr std::size_t kLongEnough = 25;  // characters; "Thanks" in both parts is no leak
  for (const ConlluSentence& sentence : dev) held_out.insert(extract::lower_case(surface_text(sentence)));
  bool carry = false;
  std::vector<ConlluSentence> kept;
  for (ConlluSentence& sentence : sentences) {
    sentence.new_paragraph = sentence.new_paragraph || carry;
    const std::string key = extract::lower_case(surface_text(sentence));
    carry = key.size() >= kLongEnough && held_out.count(key) != 0;
    if (!carry) kept.push_back(std::move(sentence));
  }
  sentences = std::move(kept);
}

}  // namespace

Status train_tokenizer(const std::vector<std::string>& words) {
  HEARSAY_TRY(const Options options, Options::parse(words, {"--train", "--dev", "--language", "-o", "--seed", "--epochs", "--end-bias", "--vocabulary"}));
  const std::string folder = options.text("-o");
  if (folder.empty() || !options.has("--language") || !options.has("--train")) return fail(ErrorCode::Usage, "tokenizer wants --language, --train and -o");
  HEARSAY_TRY(std::vector<ConlluSentence> train, read_all(options.list("--train")));
  HEARSAY_TRY(const std::vector<ConlluSentence> dev, read_all(options.list("--dev")));
  drop_held_out(train, dev);
  const int epochs = static_cast<int>(options.number("--epochs", 8));
  const auto seed = static_cast<std::uint64_t>(options.number("--seed", 1));
  LinearTrainer cuts(kCutBits), ends(kEndBits), splits(kSplitBits);
  Random random(seed);
  std::vector<Sample> cut_train, cut_dev, end_train, end_dev, split_train, split_dev;
  for (const Paragraph& paragraph : paragraphs_of(train)) {
    cut_samples(paragraph, cuts, cut_train);
    end_samples(paragraph, ends, random, end_train);
  }
  for (const Paragraph& paragraph : paragraphs_of(dev)) {
    cut_samples(paragraph, cuts, cut_dev);
    end_samples(paragraph, ends, random, end_dev);
  }
  WordSplits word_splits(train);
  for (const std::string& path : options.list("--vocabulary")) {
    HEARSAY_TRY(const std::vector<std::string> vocabulary, read_vocabulary(path));
    for (const std::string& word : vocabulary) word_splits.add_known(word);
  }
  word_splits.samples(train, splits, split_train);
  word_splits.samples(dev, splits, split_dev);
  cuts.train(cut_train, epochs, seed);
  report("cuts", cuts, cut_train, cut_dev);
  ends.train(end_train, epochs, seed + 1);
  report("ends", ends, end_train, end_dev);
  splits.train(split_train, 2 * epochs, seed + 2);  // few samples
  report("splits", splits, split_train, split_dev);
  if (options.has("--end-bias")) {
    const std::vector<RawToken> one = {{{0, 1}, true}};
    std::vector<std::uint64_t> features;
    extract::end_features("x", one, 0, 0, features);
    features.resize(1);  // the first feature is always there
    ends.shift(static_cast<float>(options.number("--end-bias", 0)), features);
  }
  extract::ModelFile file("tokenizer", options.text("--language"));
  cuts.put(file, "cuts");
  ends.put(file, "ends");
  splits.put(file, "splits");
  word_splits.put(file);
  std::fprintf(stderr, "suffixes:");
  for (const std::string& suffix : word_splits.suffixes()) std::fprintf(stderr, " %s", suffix.c_str());
  std::fprintf(stderr, "\n");
  std::filesystem::create_directories(folder);
  return file.write(folder + "/tokenizer.model");
}

}  // namespace hearsay::train
