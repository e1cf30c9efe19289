// TimePatterns: the pattern language of the lexicon's section "times", compiled and matched over atoms.
// A pattern is a row of elements: a class of words (`month`), a number form (`day`, `year`, `clock` ...), a quoted word
// ('of'), a macro in capitals (DATE), groups "( | )", "?" for optional, "~" for no space before; "/" ends the left half of
// an expression that names two times ("22 / - / 23 September") and begins the right one. Compiled to a small program of
// tests and splits that is run by backtracking (Thompson 1968 gives the construction); no loops, so time is bounded.
// The longest match wins, then the earlier pattern. Const after loading, safe to share.
// Tested by tests/extract/find/times_test.cpp.
#pragma once

#include <bitset>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "extract/find/numbers_words.h"
#include "extract/find/times_slots.h"
#include "extract/text/atoms.h"
#include "extract/text/phrases.h"

namespace hearsay::extract {

// A set of word classes, one bit each; the last bit stands for "a number form".
inline constexpr std::size_t kTimeClasses = 192;
using ClassSet = std::bitset<kTimeClasses>;

struct TimeMatch {
  std::size_t begin = 0, end = 0;        // atoms
  std::size_t left_end = 0, right_begin = 0;  // of an expression with two times; 0, 0 otherwise
  Slots slots;                           // of the whole, or of the right half
  Slots left;                            // of the left half
  std::size_t pattern = 0;               // index into patterns()
};

struct TimePattern {
  std::string name;
  Make make = Make::Date;
  Anchor anchor = Anchor::Speech;
  ClassSet after;          // where not empty: one of these classes must end just before the match
  ClassSet unless_after;   // none of these classes may end just before it
  ClassSet unless_before;  // none of these classes may begin just after it
  std::vector<std::pair<Slot, std::int32_t>> set;
};

// A word of a class, with the slots that it fills.
struct TimeWord {
  std::uint16_t word_class = 0;
  bool capital = false;  // counts only where written with a capital ("May", "Minggu")
  std::vector<std::pair<Slot, std::int32_t>> set;
};
using TimeWords = PhraseTable<TimeWord>;

// The atoms of one document with the lexicon entries that begin at each; borrows from both.
struct TimeText {
  const Atoms& atoms;
  std::vector<const std::vector<TimeWords::Entry>*> entries;
};

enum class TimeForm : std::uint8_t {
  Class, Mark, Day, Year, AnyYear, ShortYear, Decade, Number, Ordinal, Hour, Clock, DotClock, FullClock, DayMonth,
  DayMonthYear, IsoDate,
};

// One step of the compiled program. Split tries `a`, then `b`; Jump goes to `a`; Test goes on with the next step.
struct TimeStep {
  enum class Op : std::uint8_t { Test, Split, Jump, Accept };
  Op op = Op::Accept;
  TimeForm form = TimeForm::Class;
  bool glued = false;
  std::uint16_t word_class = 0;
  std::uint32_t a = 0, b = 0;
};

class TimePatterns {
 public:
  // `times`: the lexicon's section. `numbers` must outlive this object. Fails on a pattern that cannot be read, an
  // unknown class, slot, unit or macro, and on a word with two values in one class; the message names the key.
  static Result<TimePatterns> load(const nlohmann::json& times, const NumberWords& numbers);

  TimeText prepare(const Atoms& atoms) const;
  // The best match that starts at atom `at`, within atoms [begin, limit).
  std::optional<TimeMatch> match(const TimeText& text, std::size_t begin, std::size_t at, std::size_t limit) const;
  const TimePattern& pattern(std::size_t index) const { return patterns_[index]; }

 private:
  struct Run;
  friend class TimePatternCompiler;

  void run(Run& state, std::uint32_t step, std::size_t at, const Slots& slots, TimeMatch& match) const;
  ClassSet classes_ending_before(const TimeText& text, std::size_t begin, std::size_t at) const;
  ClassSet classes_at(const TimeText& text, std::size_t at, std::size_t limit) const;
  bool allowed(const TimePattern& pattern, const TimeText& text, std::size_t begin, const TimeMatch& match, std::size_t limit) const;

  const NumberWords* numbers_ = nullptr;
  TimeWords words_;
  std::vector<TimePattern> patterns_;
  std::vector<TimeStep> program_;
  std::vector<std::uint32_t> entry_;  // first step of each pattern
  std::vector<ClassSet> first_;       // what can begin each pattern
};

// Reads a number form at atom `at`: index after it and its slots, or 0. (times_forms.cpp)
std::size_t read_time_form(TimeForm form, const NumberWords& numbers, const Atoms& atoms, std::size_t at, std::size_t limit,
                           Slots& slots);

}  // namespace hearsay::extract
