// ClaimView: one document as the claim rules read it: all tokens of all sentences in one row (running numbers, called
// places), with their tree, relations as values, word classes from the lexicon, and mentions. Built once per document in
// time linear in its tokens (and their depth-first order, without recursion), so deep trees and long sentences are safe.
// Sentences that the tokenizer ran together are parted at their full stops; datelines ("BEIRUT, Outlet -", "Kompas.com, Khartoum -") hold no speaker.
// Borrows analysis, text, findings and words: all must outlive it. Tested by tests/extract/find/claims_golden_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/find/claim_words.h"
#include "extract/find/findings.h"
#include "extract/syntax/analysis.h"

namespace hearsay::extract {

inline constexpr std::uint32_t kNowhere = ~std::uint32_t{0};

// Places [begin, end).
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin >= end; }
  std::uint32_t size() const { return empty() ? 0 : end - begin; }
  bool contains(std::uint32_t place) const { return begin <= place && place < end; }
  bool overlaps(Range other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(const Range&, const Range&) = default;
};

// The side an entity stands for, else the country or power it belongs to; empty where neither is known.
inline const std::string& power_of(const LocalEntity& entity) { return entity.side.empty() ? entity.of : entity.side; }

// Both act for the same power.
// Who leads a coalition of forces: America of the "US-led coalition"; empty for all others.
inline std::string_view leader_of(const LocalEntity& entity) { return entity.kind.starts_with("force") && entity.side.starts_with("X-") ? std::string_view(entity.of) : std::string_view(); }

// Acting for the same power, or one of them leading the other.
inline bool same_power(const LocalEntity& a, const LocalEntity& b) {
  if (power_of(a).empty() || power_of(b).empty()) return false;
  return power_of(a) == power_of(b) || leader_of(a) == power_of(b) || leader_of(b) == power_of(a);
}

inline bool names_ground(EntityType type) { return type == EntityType::Place || type == EntityType::Region || type == EntityType::Country; }
inline bool is_medium(const LocalEntity& entity) { return names_medium(entity.kind); }

// UD relations that the rules tell apart; subtypes fold into these.
enum class Rel : std::uint8_t {
  Root, Nsubj, NsubjPass, Csubj, Obj, Iobj, Ccomp, Xcomp, Advcl, Acl, Relcl, Parataxis, Conj, Cc, Mark, Case, Aux, AuxPass,
  Advmod, Nmod, Poss, Obl, Agent, Amod, Nummod, Compound, Particle, Appos, Flat, Det, Cop, Fixed, Punct, Expl, Other,
};

// All that the lexicon says of a token: of its form, its lemma, and a phrase that it heads.
struct TokenWords {
  WordClasses classes;
  std::array<const WordInfo*, 5> infos{};
  std::uint8_t count = 0;
  std::uint32_t phrase_end = 0;  // place after the phrase found here, 0 where there is none

  bool is(WordClass c) const { return classes.test(static_cast<std::size_t>(c)); }
  std::span<const WordInfo* const> all() const { return {infos.data(), count}; }
  std::string_view victim() const;
};

class ClaimView {
 public:
  ClaimView(const Analysis& analysis, std::string_view text, const Findings& findings, const ClaimWords& words);

  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
  std::uint32_t sentences() const { return static_cast<std::uint32_t>(bounds_.size()); }
  Range sentence(std::uint32_t index) const { return bounds_[index]; }
  Range sentence_at(std::uint32_t place) const { return bounds_[sentence_of_[place]]; }
  std::uint32_t sentence_of(std::uint32_t place) const { return sentence_of_[place]; }
  std::uint32_t paragraph_at(std::uint32_t place) const { return analysis_.sentences[analysed_[place]].paragraph; }
  // The place of a token number of the same sentence of the analysis as `near`.
  std::uint32_t place_of(const TokenRange& tokens, std::uint32_t token) const { return bases_[tokens.sentence] + token; }

  const Token& token(std::uint32_t place) const { return *tokens_[place]; }
  std::string_view text() const { return text_; }
  Span span(Range range) const;
  std::string_view words_of(Range range) const { return slice(text_, span(range)); }
  std::string_view lower(std::uint32_t place) const { return lower_[place]; }
  const TokenWords& words(std::uint32_t place) const { return words_[place]; }
  bool is(std::uint32_t place, WordClass c) const { return place < size() && words_[place].is(c); }
  const ClaimWords& lexicon() const { return lexicon_; }
  const Findings& findings() const { return findings_; }
  bool skipped(std::uint32_t place) const { return skipped_[place]; }  // boilerplate
  bool in_time(std::uint32_t place) const { return in_time_[place]; }  // part of a time expression

  std::uint32_t head(std::uint32_t place) const { return heads_[place]; }  // kNowhere for roots
  Rel rel(std::uint32_t place) const { return rels_[place]; }
  std::span<const std::uint32_t> children(std::uint32_t place) const;
  // The smallest range that holds the subtree of `place`.
  Range subtree(std::uint32_t place) const { return extents_[place]; }
  bool below(std::uint32_t place, std::uint32_t ancestor) const {
    return first_[ancestor] <= first_[place] && first_[place] < last_[ancestor];
  }
  // First child with one of these relations, or kNowhere.
  std::uint32_t child(std::uint32_t place, Rel rel) const;
  bool describes(std::uint32_t noun, std::uint32_t name, std::uint32_t verb) const;
  std::uint32_t subject(std::uint32_t place) const;  // nsubj, nsubj:pass, or a pronoun read as expletive
  // Heads from `place` up to the root: "says > ccomp attacked > obl border", for explain.
  std::string path(std::uint32_t from, std::uint32_t to) const;

  // Index into findings().mentions, or kNowhere: the longest mention that `place` heads, or that covers it.
  std::uint32_t mention_headed(std::uint32_t place) const { return headed_[place]; }
  std::uint32_t mention_over(std::uint32_t place) const { return over_[place]; }
  const MentionAt& mention(std::uint32_t index) const { return findings_.mentions[index]; }
  Range mention_range(std::uint32_t index) const;
  // Mentions of one sentence: [begin, end) of findings().mentions.
  Range mentions_in(std::uint32_t sentence) const { return mention_bounds_[sentence]; }

  // Place of the first token that begins at or after byte `position`.
  std::uint32_t place_at(std::uint32_t position) const;
  Range range_of(const TokenRange& tokens) const;
  bool verbal(std::uint32_t place) const;   // VERB or AUX by the tagger
  bool nominal(std::uint32_t place) const;  // NOUN, PROPN, PRON, NUM
  bool has_verb(Range range) const;         // a verb or a copula
  bool is_agent(std::uint32_t place) const;     // by its relation or its adposition: "by X", "oleh X"
  bool pointed_at(std::uint32_t noun) const;    // told as known: "these strikes", "serangan itu"
  bool behind_opening(std::uint32_t place) const;  // behind a mark, a complementizer or a verb that takes a clause
  bool tells_where(std::uint32_t place) const;  // its adposition only says where it is
  bool has_feature(std::uint32_t place, std::string_view feature) const;  // "Voice=Pass"
  // The noun phrase that begins at `place` tells of one: "seorang sumber"; so does a later "sumber" that nothing counts.
  bool told_of_one(std::uint32_t place) const;
  bool participle(std::uint32_t place) const;  // an English -ing form, gerund or participle
  // By the lexicon alone, whatever the word is here.
  bool tells_deed(std::uint32_t place) const;     // any deed
  bool tells_hostile(std::uint32_t place) const;  // a hostile deed
  bool tells_casualties(std::uint32_t place) const;
  bool cue_takes(std::uint32_t place, std::uint8_t takes) const;  // a cue that takes one of these (bits of Takes)
  bool cue_does(std::uint32_t place, Act act) const;

 private:
  void flatten();
  bool ends_sentence(const Sentence& sentence, std::size_t index) const;
  void part_headlines();
  void mark_dateline(Range sentence);
  bool names_press(Range range) const;
  bool place_before_name(std::uint32_t place) const;
  std::vector<MentionAt>::const_iterator first_mention(std::uint32_t sentence) const;  // of the analysis
  void read_tree();
  void read_bounds();
  bool part_insertions();
  bool part_joined();
  std::uint32_t joined_to_object(std::uint32_t verb) const;
  void list_children();
  void number_tree();
  void look_up();
  void add_phrases(std::uint32_t place);
  bool belongs(std::uint32_t place, std::uint32_t verb) const;
  void place_mentions();

  const Analysis& analysis_;
  std::string_view text_;
  const Findings& findings_;
  const ClaimWords& lexicon_;
  std::vector<const Token*> tokens_;
  std::vector<Range> bounds_, mention_bounds_, extents_;
  std::vector<std::uint32_t> bases_;  // first place of each sentence of the analysis
  std::vector<std::uint32_t> sentence_of_, analysed_, heads_, child_bounds_, children_, first_, last_, headed_, over_;
  std::vector<Rel> rels_;
  std::vector<std::string> lower_;
  std::vector<TokenWords> words_;
  std::vector<bool> skipped_, dateline_, in_time_;
  std::unordered_set<std::string_view> ones_;  // nouns told of as one
};

std::string_view to_word(Rel rel);

}  // namespace hearsay::extract
