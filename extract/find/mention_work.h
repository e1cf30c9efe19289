// The state that PhraseBuilder's steps share while they work on one sentence. Internal to mention_phrases.cpp,
// mention_owners.cpp, mention_countries.cpp and mention_readings.cpp. Tested by tests/extract/find/mentions_test.cpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/find/mention_phrases.h"

namespace hearsay::extract::phrases {

inline constexpr std::uint32_t kNone = ~std::uint32_t{0};
inline constexpr std::size_t kPlainModifiers = 3;  // adjectives and nouns skipped between a noun and its owner

inline bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

inline bool is_barrier(const Piece& piece) {
  const auto c = static_cast<unsigned char>(piece.folded.front());
  return c < 0x80 ? !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) : piece.folded.size() <= 3 && !piece.initial && c >= 0xe2;
}

inline bool is_comma(const Piece& piece) { return piece.folded == "," ; }

inline bool plain_modifier(Upos upos) { return upos == Upos::Adj || upos == Upos::Noun || upos == Upos::Num || upos == Upos::Propn; }

// "The | outlawed group", "the | internationally recognised government".
inline bool describes(const Token& token) {
  return plain_modifier(token.upos) || (token.upos == Upos::Verb && token.relation == "amod") || (token.upos == Upos::Adv && token.relation == "advmod");
}

// Climbs conjunctions and appositions to the noun whose relation counts.
inline std::uint32_t governing(const Sentence& sentence, std::uint32_t token) {
  for (std::size_t steps = 0; steps < sentence.tokens.size(); ++steps) {
    const Token& at = sentence.tokens[token];
    const bool climb = starts_with(at.relation, "conj") || starts_with(at.relation, "appos") || starts_with(at.relation, "flat");
    if (!climb || at.head < 0) break;
    token = static_cast<std::uint32_t>(at.head);
  }
  return token;
}

inline bool is_subject(const Sentence& sentence, std::uint32_t token) {
  const Token& at = sentence.tokens[governing(sentence, token)];
  if (at.relation == "obj" && at.head >= 0 && sentence.tokens[static_cast<std::size_t>(at.head)].features.find("Voice=Pass") != std::string::npos) return true;  // "ditanggapi | Letkol NAME"
  return starts_with(at.relation, "nsubj") || at.relation == "obl:agent";
}

// The token of [begin, end) whose head lies outside.
inline std::uint32_t head_of(const Sentence& sentence, std::uint32_t begin, std::uint32_t end, ModifierPlace modifiers) {
  for (std::uint32_t t = begin; t < end; ++t) {
    const Token& token = sentence.tokens[t];
    const auto head = static_cast<std::uint32_t>(token.head);
    const bool outside = token.head < 0 || head < begin || head >= end;
    if (outside && token.upos != Upos::Punct && token.relation != "case" && token.relation != "det") return t;
  }
  return modifiers == ModifierPlace::Before ? end - 1 : begin;
}

}  // namespace hearsay::extract::phrases

namespace hearsay::extract {

struct PhraseBuilder::Work {
  const SentenceScan& scan;
  std::vector<MentionDraft>& drafts;
  std::vector<std::uint32_t> draft_of_atom;  // phrases::kNone where the atom has no draft
  std::vector<std::uint32_t> atom_at;        // atom over each piece, phrases::kNone where there is none
  std::vector<char> used;                    // pieces that country phrases or pronouns have taken
  std::size_t first = 0;                     // first draft of this sentence

  std::span<MentionDraft> own() const { return std::span(drafts).subspan(first); }

  const Piece& piece(std::size_t at) const { return scan.pieces[at]; }
  std::size_t size() const { return scan.pieces.size(); }
  const Token& token(std::size_t at) const { return scan.sentence->tokens[scan.pieces[at].token]; }
  const MentionAtom* atom(std::size_t at) const { return at < size() && atom_at[at] != phrases::kNone ? &scan.atoms[atom_at[at]] : nullptr; }

  // Sets tokens, head, span and subject of a draft over the pieces [begin, end).
  void place(MentionDraft& draft, std::uint32_t begin, std::uint32_t end, ModifierPlace modifiers) const {
    draft.tokens = {scan.index, scan.pieces[begin].token, scan.pieces[end - 1].token + 1};
    draft.span = {scan.pieces[begin].span.begin, scan.pieces[end - 1].span.end};
    draft.head = phrases::head_of(*scan.sentence, draft.tokens.begin, draft.tokens.end, modifiers);
    draft.subject = phrases::is_subject(*scan.sentence, draft.head);
  }
};

}  // namespace hearsay::extract
