// NumberWords: reads one number, in digits or words, at an atom: the grammar shared by TimeFinder and NumberFinder.
// A number in words is built from five classes that the lexicon fills, which covers English and Indonesian alike:
//   small (three, lima, twenty) add;  plus (belas) adds to the small before;  times (hundred, puluh, dozen) multiply the
//   small before;  scale (thousand, juta) multiplies all before;  joiners (and, "-") stand between.
//   "dua ratus tiga puluh lima" = 2*100 + 3*10 + 5; "twenty-five"; "one hundred and six thousand" = 106 * 1000.
// Const after loading, safe to share. Tested by tests/extract/find/numbers_test.cpp.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "base/result.h"
#include "extract/text/atoms.h"
#include "extract/text/phrases.h"

namespace hearsay::extract {

struct ParsedNumber {
  std::size_t end = 0;                 // index after the last atom
  std::optional<std::int64_t> value;   // none for vague words and fractions
  std::optional<std::int64_t> min, max;
  bool digits = false;                 // written in digits only
  bool grouped = false;                // digits with group marks: "6,500"
  bool vague = false;
  bool ordinal = false;
};

class NumberWords {
 public:
  // `numbers`: the lexicon's section. Fails where one word has two values; names both.
  static Result<NumberWords> load(const nlohmann::json& numbers);

  // The number that starts at atom `at` and ends before `limit`.
  std::optional<ParsedNumber> parse(const Atoms& atoms, std::size_t at, std::size_t limit) const;
  // Same, cardinals only, no vague words: "six", "35", "a hundred".
  std::optional<ParsedNumber> parse_cardinal(const Atoms& atoms, std::size_t at, std::size_t limit) const;
  // "third", "21st", "ketiga", "ke-3".
  std::optional<ParsedNumber> parse_ordinal(const Atoms& atoms, std::size_t at, std::size_t limit) const;

 private:
  enum class Kind : std::uint8_t { Small, Plus, Times, Scale };
  struct Word {
    Kind kind;
    std::int64_t value;
  };
  struct Vague {
    std::optional<std::int64_t> min, max;
  };

  std::optional<ParsedNumber> parse_digits(const Atoms& atoms, std::size_t at, std::size_t limit) const;
  std::optional<ParsedNumber> parse_words(const Atoms& atoms, std::size_t at, std::size_t limit) const;
  bool is_joiner(const Atoms& atoms, std::size_t at, std::size_t limit) const;

  char group_ = ',';
  char decimal_ = '.';
  PhraseTable<Word> words_;
  PhraseTable<Vague> vague_;
  PhraseTable<std::int64_t> ordinals_;
  PhraseTable<bool> joiners_, articles_, ordinal_suffixes_, ordinal_prefixes_;
};

}  // namespace hearsay::extract
