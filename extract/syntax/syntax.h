// SyntaxModel: text in, Analysis out. The one face of this folder towards find/ and the pipeline.
// A model is a folder with tokenizer.model, network.model and lemmas.model of one language.
// Const after loading: threads share one model. The same text gives the same Analysis on every machine and run.
// Tested by tests/extract/syntax/syntax_test.cpp; measured by hearsay-train evaluate and bench/syntax.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/syntax/analysis.h"
#include "extract/syntax/lemmatizer.h"
#include "extract/syntax/network.h"
#include "extract/syntax/tokenizer.h"

namespace hearsay::extract {

class SyntaxModel {
 public:
  // `folder` such as "models/en"; `language` as in the files ("en", "id"). Errors name the file: Io where it cannot be
  // read, Corrupt where it is damaged, Unsupported for another format version, InvalidInput for another language.
  static Result<std::unique_ptr<SyntaxModel>> load(const std::string& folder, const std::string& language);

  // Never fails: any bytes give an Analysis (bytes that are not UTF-8 count as unknown characters); spans are bytes of
  // `text`. Sentences longer than kLongestSentence words are cut, with a note.
  Analysis analyse(std::string_view text) const;

  // Tokens, words and sentences only: no lemma, tag, tree or name.
  Analysis segment(std::string_view text) const;
  // Fills lemma, UPOS, features, tree and names of sentences whose tokens have their forms.
  void annotate(std::vector<Sentence>& sentences) const;

  // See Tokenizer::set_abbreviations; to be called before the model is shared.
  void set_abbreviations(std::vector<std::string> words) { tokenizer_.set_abbreviations(std::move(words)); }

  // See Tokenizer::part_words; to be called before the model is shared.
  void part_words(LostSpaces::Predicate is_name, const std::vector<std::string>& tails) { tokenizer_.part_words(std::move(is_name), tails); }

  // Words that the language has as another word too, each with one that the tagger shall read in its place: names in capitals
  // ("IS"; sentences without a lower-case word keep theirs), and second words of pairs in lower case ("air strikes", whatever
  // the case in the text). To be called before the model is shared.
  void set_homographs(std::map<std::string, std::string, std::less<>> words);

  const std::string& language() const { return language_; }

 private:
  SyntaxModel(std::string language, Tokenizer tokenizer, Network network, Lemmatizer lemmatizer)
      : language_(std::move(language)), tokenizer_(std::move(tokenizer)), network_(std::move(network)), lemmatizer_(std::move(lemmatizer)) {}

  void add_sentence(std::string_view text, const std::vector<RawToken>& tokens, std::size_t begin, std::size_t end,
                    std::uint32_t paragraph, Analysis& analysis) const;
  void add_token(std::string_view text, const std::vector<RawToken>& tokens, std::size_t index, Sentence& sentence) const;
  std::vector<std::string_view> forms(const Sentence& sentence) const;
  void take(const NetworkOutput& output, Sentence& sentence) const;

  std::string language_;
  Tokenizer tokenizer_;
  Network network_;
  Lemmatizer lemmatizer_;
  std::map<std::string, std::string, std::less<>> homographs_;
  std::set<std::string, std::less<>> homograph_ends_;  // second words of the pairs
};

}  // namespace hearsay::extract
