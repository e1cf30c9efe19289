// PhraseTable: words and phrases of a lexicon, found at an atom. A phrase is cut into atoms like any text, so "a.m.",
// "per cent" and "all-saints" match however they are spaced; matching is on folded words.
// Const after the last add(), safe to share. Tested by tests/extract/text/text_test.cpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/text/atoms.h"

namespace hearsay::extract {

template <class Value>
class PhraseTable {
 public:
  struct Entry {
    std::vector<std::string> rest;  // words after the first
    Value value;
  };

  // An empty phrase is ignored.
  void add(std::string_view phrase, Value value) {
    const Atoms atoms(phrase);
    if (atoms.size() == 0) return;
    Entry entry{{}, std::move(value)};
    for (std::size_t i = 1; i < atoms.size(); ++i) entry.rest.emplace_back(atoms.word(i));
    table_[std::string(atoms.word(0))].push_back(std::move(entry));
  }

  // Entries whose first word stands at atom `at`; null where there are none.
  const std::vector<Entry>* starting_with(std::string_view word) const {
    const auto found = table_.find(word);
    return found == table_.end() ? nullptr : &found->second;
  }

  // Index after the phrase if the rest of `entry` follows atom `at` before `limit`, else 0.
  static std::size_t end_of(const Entry& entry, const Atoms& atoms, std::size_t at, std::size_t limit) {
    std::size_t next = at + 1;
    for (const std::string& word : entry.rest) {
      if (next >= limit || atoms.word(next) != word) return 0;
      ++next;
    }
    return next;
  }

  // The longest phrase at atom `at`: its value (null where there is none) and the index after it.
  std::pair<const Value*, std::size_t> longest(const Atoms& atoms, std::size_t at, std::size_t limit) const {
    std::pair<const Value*, std::size_t> best{nullptr, at};
    if (at >= limit) return best;
    if (const auto* entries = starting_with(atoms.word(at)))
      for (const Entry& entry : *entries)
        if (const std::size_t end = end_of(entry, atoms, at, limit); end > best.second) best = {&entry.value, end};
    return best;
  }

  bool empty() const { return table_.empty(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, std::vector<Entry>, Hash, std::equal_to<>> table_;
};

}  // namespace hearsay::extract
