// The first look at a sentence: its folded pieces, and over them the atoms that noun phrases are built from: names (from the
// gazetteer, from the name tagger, or both, repaired) and common nouns of the lexicon. Atoms never overlap; names that
// stand inside a longer name ("Syrian" in "Syrian Revolution General Commission") are listed apart.
// Repairs: lost apostrophes ("Syrias"), titles inside name spans,
// person names cut short. Tested by tests/extract/find/mentions_test.cpp and mentions_golden_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/find/gazetteer.h"
#include "extract/find/mention_words.h"
#include "extract/syntax/analysis.h"

namespace hearsay::extract {

struct MentionAtom {
  std::uint32_t begin = 0, end = 0;  // pieces
  std::vector<NameUse> uses;         // what the gazetteer knows; best first
  NameTag tag = NameTag::None;       // what the tagger said
  const NounClass* word = nullptr;   // a common noun of the lexicon; names have none

  bool name() const { return word == nullptr; }
};

struct SentenceScan {
  std::uint32_t index = 0;          // of the sentence in its Analysis
  const Sentence* sentence = nullptr;
  std::vector<Piece> pieces;        // spans are bytes of the document's text
  std::vector<std::string> lemmas;  // folded lemmas, one for each piece
  std::vector<MentionAtom> atoms;          // by pieces, never overlapping
  std::vector<MentionAtom> inner;          // names inside other atoms
};

enum class Tagger : std::uint8_t { Absent, Present };  // whether the document has name spans at all

class MentionScanner {
 public:
  // Borrows both; they must outlive the scanner.
  MentionScanner(const WorldGazetteer& gazetteer, const MentionWords& words) : gazetteer_(gazetteer), words_(words) {}

  // `text` is the document's; the scan borrows `sentence`.
  SentenceScan scan(const Sentence& sentence, std::uint32_t index, std::string_view text, Tagger tagger) const;

  // Last words of the persons named so far, folded.
  using Surnames = std::unordered_set<std::string>;
  // Adds to `scan` the capitalised words that the tagger left and that end the name of a person named before it; notes the
  // persons of `scan` for the sentences that follow.
  void add_persons(SentenceScan& scan, Surnames& persons) const;

 private:
  void find_names(SentenceScan& scan, std::string_view text, std::vector<MentionAtom>& found) const;
  bool owned_elsewhere(const SentenceScan& scan, std::size_t begin, std::size_t end, std::span<const NameUse> uses) const;
  bool ranked_name(const SentenceScan& scan, const std::vector<MentionAtom>& known, const MentionAtom& atom) const;
  bool runs_on(std::span<const Piece> rest, std::size_t pieces) const;
  bool match_at(const SentenceScan& scan, std::size_t at, std::string_view text, MentionAtom& atom, SentenceScan& out) const;
  void stand_for_coalition(const SentenceScan& scan, MentionAtom& atom) const;
  bool match_possessive(const SentenceScan& scan, std::size_t at, std::string_view text, MentionAtom& atom, SentenceScan& out) const;
  std::vector<NameUse> accepted(const SentenceScan& scan, std::size_t at, std::size_t count, std::span<const NameUse> uses,
                                bool capitals) const;
  void find_inner(SentenceScan& scan, const MentionAtom& atom) const;
  void find_credits(const SentenceScan& scan, std::string_view text, const std::vector<MentionAtom>& known, std::vector<MentionAtom>& tagged) const;
  void find_tagged(const SentenceScan& scan, const std::vector<MentionAtom>& known, std::vector<MentionAtom>& found) const;
  void trim(const SentenceScan& scan, const std::vector<MentionAtom>& known, MentionAtom& atom) const;
  std::uint32_t leading_body(const SentenceScan& scan, const MentionAtom& atom) const;
  NameTag judge(const SentenceScan& scan, const MentionAtom& atom) const;
  void find_capitalised(const SentenceScan& scan, std::vector<MentionAtom>& found) const;
  bool ends_office(const SentenceScan& scan, std::uint32_t at) const;
  bool office_before(const SentenceScan& scan, std::uint32_t at) const;
  bool names_envoy(const SentenceScan& scan, const MentionAtom& span, std::uint32_t rest) const;
  bool known_power(const MentionAtom& atom) const;
  void join_surnames(SentenceScan& scan, std::vector<char>& taken) const;
  void add_untagged(SentenceScan& scan, std::vector<char>& taken) const;
  std::uint32_t office_body(const SentenceScan& scan, const MentionAtom& atom) const;
  bool office_between(const SentenceScan& scan, std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t behind_rank(const SentenceScan& scan, const MentionAtom& atom, std::uint32_t from) const;
  void part_office(const SentenceScan& scan, MentionAtom& atom) const;
  void know_by_rest(const SentenceScan& scan, MentionAtom& span) const;
  void merge(SentenceScan& scan, std::vector<MentionAtom> known, std::vector<MentionAtom> tagged) const;
  bool likened(const SentenceScan& scan, std::size_t end) const;
  void add_words(SentenceScan& scan, const std::vector<char>& taken) const;
  bool is_body(const SentenceScan& scan, const MentionAtom& span, const std::vector<MentionAtom>& known) const;
  bool cuts_body(const SentenceScan& scan, const MentionAtom& span) const;
  void pass_office(const SentenceScan& scan, MentionAtom& span) const;
  bool is_prefixed(const SentenceScan& scan, const MentionAtom& span, const std::vector<MentionAtom>& known) const;
  bool is_mixture(const MentionAtom& span, const std::vector<MentionAtom>& known) const;
  bool broken(const SentenceScan& scan, std::uint32_t end, std::uint32_t begin) const;
  bool is_person(const MentionAtom& atom) const;
  bool minor_only(const MentionAtom& atom) const;
  bool supported(const SentenceScan& scan, const MentionAtom& atom) const;

  const WorldGazetteer& gazetteer_;
  const MentionWords& words_;
};

}  // namespace hearsay::extract
