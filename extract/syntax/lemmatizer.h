// Lemmas: a dictionary of the forms of training first; for other words the best edit script by a learned ranking.
// A script says how a form becomes its lemma: letter case, what goes off and comes on in front and behind
// (menulis -> tulis: "men" off, "t" on in front; running -> run: "ning" off behind; negara-negara -> negara: the part before
// the hyphen). Whether the outcome is a known word is a feature, so a stem that exists wins over one that does not (after Lemming: Mueller et al., 2015, without its tagger).
// Const after loading, safe to share. Tested by tests/extract/syntax/formats_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/syntax/analysis.h"
#include "extract/syntax/feature_index.h"
#include "extract/syntax/model_file.h"
#include "extract/syntax/tokenizer.h"

namespace hearsay::extract {

class EditScript {
 public:
  // The script that makes `lemma` of `form`.
  static EditScript between(std::string_view form, std::string_view lemma);
  static std::optional<EditScript> parse(std::string_view text);

  // None where the form does not begin and end as the script wants, or nothing would be left.
  std::optional<std::string> apply(std::string_view form) const;
  std::string to_text() const;
  bool is_whole() const { return mode_ == Mode::Whole; }

 private:
  enum class Mode : char { Lower = 'l', Keep = 'k', FirstPart = 'r', Whole = 'w' };

  std::string start_of(std::string_view form) const;

  Mode mode_ = Mode::Lower;  // FirstPart: what stands before the first hyphen, in lower case; Whole: lemma = back_on_
  std::string front_off_, front_on_, back_off_, back_on_;
};

// Keys of the dictionary and features of the ranking, shared with the trainer.
std::uint64_t lemma_key(std::string_view form, Upos upos, std::string_view features);
void lemma_features(std::string_view lower, Upos upos, std::string_view features, std::uint32_t script, const std::string& lemma,
                    bool known, std::vector<std::uint64_t>& out);

class Lemmatizer {
 public:
  static Result<Lemmatizer> load(const ModelFile& file);

  std::string lemma(std::string_view form, Upos upos, std::string_view features) const;

 private:
  std::string rank(std::string_view form, Upos upos, std::string_view features) const;

  std::vector<EditScript> scripts_;
  FeatureIndex forms_;                                 // lemma_key of a form
  std::vector<std::int32_t> script_of_form_;
  std::vector<std::vector<std::uint32_t>> candidates_;  // by UPOS
  FeatureIndex known_;                                  // hash64 of known words in lower case
  LinearModel model_;
  bool keeps_case_ = true;  // lemmas of names are written as the names are
};

}  // namespace hearsay::extract
