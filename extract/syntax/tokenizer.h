// Tokens, words and sentence ends of running text, as the treebank of the language has them.
//   1. Paragraphs: a line end closes one, unless the next line looks like the hard-wrapped rest of the same sentence.
//   2. Tokens: white space always cuts; inside a chunk a learned classifier decides at each place where two letters or
//      two digits do not touch ("16:00", "U.S.-led", "F-16", "end.Next"); words that lost the space between them are cut
//      apart (see lost_spaces.h).
//   3. Words: a token is one word, or a multi-word token by table or by learned suffix ("don't" -> do n't,
//      "rumahnya" -> rumah nya).
//   4. Sentence ends: a second classifier looks at each token and its neighbours; paragraphs always end sentences, and so
//      does a stop that lost the space behind it ("kata NNA.Serangan", as web pages do where they join paragraphs).
// Both classifiers are linear over hashed features, learned by hearsay-train (logistic loss, AdaGrad: Duchi et al., 2011).
// Linear in the length of the text; tokens longer than kLongestToken bytes are cut, sentences longer than
// kLongestSentence words too, and a note says so. Const after loading, safe to share.
// Tested by tests/extract/syntax/syntax_test.cpp; fuzzed by tests/fuzz/syntax_tokenizer_fuzzer.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "base/span.h"
#include "extract/syntax/feature_index.h"
#include "extract/syntax/lost_spaces.h"
#include "extract/syntax/model_file.h"

namespace hearsay::extract {

inline constexpr std::size_t kLongestToken = 240;     // bytes
inline constexpr std::size_t kLongestSentence = 300;  // words

// A surface token of the text.
struct RawToken {
  Span span;
  bool space_after = true;
  bool begins = false;  // a sentence begins here, though the space before it was lost ("NNA.Serangan")
};

// A linear classifier over hashed features: 2^bits weights.
class LinearModel {
 public:
  LinearModel() = default;
  explicit LinearModel(std::vector<float> weights) : weights_(std::move(weights)), mask_(weights_.size() - 1) {}

  float score(const std::vector<std::uint64_t>& features) const {
    float sum = 0;
    for (const std::uint64_t feature : features) sum += weights_[feature & mask_];
    return sum;
  }
  std::size_t size() const { return weights_.size(); }

 private:
  std::vector<float> weights_ = std::vector<float>(1);
  std::uint64_t mask_ = 0;
};

// Code points of a text with what the classifiers see of each.
struct TextView {
  std::string_view text;
  std::vector<char32_t> points;        // plain quotes and dashes, lower case kept apart in `kinds`
  std::vector<std::uint32_t> offsets;  // byte of each point, and the end
  std::vector<char> kinds;             // X upper, x lower or caseless letter, 0 digit, s space, else the character class
};
TextView view_of(std::string_view text);

// Features of a cut between points i-1 and i, inside a chunk without white space that began at `chunk`; `last_cut` is
// where the current token began.
void cut_features(const TextView& view, std::size_t i, std::size_t chunk_begin, std::size_t chunk_end, std::size_t last_cut,
                  std::vector<std::uint64_t>& out);
// Whether the classifier is asked at all between points i-1 and i.
bool may_cut(const TextView& view, std::size_t i);
// Features of a sentence end after token `i` of one paragraph; `begin` is the first token of the sentence so far.
void end_features(std::string_view text, const std::vector<RawToken>& tokens, std::size_t i, std::size_t begin,
                  std::vector<std::uint64_t>& out);
// What is left of the token with normal form `normal` without its last `suffix` bytes and a hyphen before them.
std::string_view split_stem(std::string_view normal, std::size_t suffix);
// Features of splitting the token with normal form `normal` before its last `suffix` bytes; `known_stem` = its split_stem
// is a word.
void split_features(std::string_view normal, std::size_t suffix, std::string_view before, std::string_view after,
                    bool known_stem, std::vector<std::uint64_t>& out);

class Tokenizer {
 public:
  static Result<Tokenizer> load(const ModelFile& file);
  static Result<Tokenizer> read(const std::string& path, const std::string& language);

  // Paragraphs of `text`, without the white space around them.
  static std::vector<Span> paragraphs(std::string_view text);
  // Tokens of one paragraph; spans point into `text`.
  std::vector<RawToken> tokens(std::string_view text, Span paragraph) const;
  // Sentences as ranges of tokens: the end of each.
  std::vector<std::size_t> sentence_ends(std::string_view text, const std::vector<RawToken>& tokens) const;
  // Words in small letters, without their full stop, that end no sentence where a capital or digit follows: "maj", "no".
  void set_abbreviations(std::vector<std::string> words) { abbreviations_ = std::move(words); }
  // Cuts words apart that lost the space between them. `is_name`: names of one word in small letters; has to outlive this
  // object. `tails`: see LostSpaces.
  void part_words(LostSpaces::Predicate is_name, const std::vector<std::string>& tails);
  // Words of a token; its neighbours may help and may be empty. Never empty; one word = the token itself.
  std::vector<std::string> split_word(const std::string& token, std::string_view before, std::string_view after) const;

 private:
  LinearModel cuts_, ends_, splits_;
  std::vector<std::string> split_by_table(const std::string& token, const std::vector<std::string>& words) const;

  bool is_known(std::string_view normal) const { return known_->find(hash64(normal)) != FeatureIndex::kNone; }
  void part_stops(std::string_view text, std::vector<RawToken>& tokens) const;
  bool ends_sentence(std::string_view text, Span word, std::string_view behind) const;
  void join_abbreviations(std::string_view text, std::vector<RawToken>& tokens) const;
  bool names_source(std::string_view text, const std::vector<RawToken>& tokens, std::size_t i) const;
  bool abbreviated(std::string_view text, const std::vector<RawToken>& tokens, std::size_t i) const;

  std::vector<std::string> abbreviations_;
  std::unordered_map<std::string, std::vector<std::string>> table_;  // normal form -> words (one = stays whole)
  std::shared_ptr<const FeatureIndex> known_ = std::make_shared<FeatureIndex>();  // normal forms of words that exist
  LostSpaces lost_spaces_;
  std::vector<std::string> suffixes_;                                // normal forms, longest first
};

}  // namespace hearsay::extract
