// Analysis: what syntax hands to find, one document at a time. Universal Dependencies is the whole contract:
// tokens as the UD treebank of the language has them, lemma, UPOS, features, tree, named-entity spans.
// Spans are bytes into the document's text. Owned by the caller; borrows nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay::extract {

enum class Upos : std::uint8_t {
  Adj = 0, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb, X,
};
std::string_view to_word(Upos upos);  // "ADJ"

enum class NameTag : std::uint8_t { None = 0, Person, Organization, Place };

// One syntactic word. Words of a multi-word token ("don't", "rumahnya") have their own span where the surface can be cut
// between them, else all of them share the token's span.
struct Token {
  Span span;
  std::string form;
  std::string lemma;
  Upos upos = Upos::X;
  std::string features;      // UD FEATS as written, "_" never: empty where none
  std::int32_t head = -1;    // index in the sentence; -1 = root
  std::string relation;      // UD deprel with subtype: "nsubj:pass"
  bool continues_token = false;  // second or later word of a multi-word token
  bool space_after = true;
};

// A named-entity span: tokens [begin, end) of the sentence.
struct NameSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  NameTag tag = NameTag::None;
  float score = 0;
};

struct Sentence {
  Span span;
  std::vector<Token> tokens;
  std::vector<NameSpan> names;  // in order, never overlapping
  std::uint32_t paragraph = 0;  // running number of the paragraph in the document
};

struct Analysis {
  std::vector<Sentence> sentences;
  std::vector<std::string> notes;  // cuts made ("sentence of 5,000 words cut at 500")
};

}  // namespace hearsay::extract
