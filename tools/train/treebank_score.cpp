#include "tools/train/treebank_score.h"

#include <algorithm>
#include <array>

#include "extract/syntax/word_shape.h"

namespace hearsay::train {
namespace {

using extract::ConlluSentence;
using extract::ConlluWord;

struct Place {
  std::size_t begin = 0, end = 0;
  bool operator==(const Place&) const = default;
};

struct Word {
  Place place;           // characters of its token
  const ConlluWord* word = nullptr;
  std::ptrdiff_t head = -1;  // index into Text::words, -1 = root
  bool multi = false;    // one of several words of a token
};

// A treebank as one row of characters without white space.
struct Text {
  std::string characters;
  std::vector<Place> tokens, sentences;
  std::vector<Word> words;
};

void append_characters(std::string& out, const std::string& form) {
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool no_break = form.compare(i, 2, "\xC2\xA0") == 0;
    if (no_break) ++i;
    else if (form[i] != ' ') out += form[i];
  }
}

Text text_of(const std::vector<ConlluSentence>& sentences) {
  Text text;
  for (const ConlluSentence& sentence : sentences) {
    const std::size_t first_word = text.words.size();
    const std::size_t begin = text.characters.size();
    for (const extract::ConlluToken& token : sentence.tokens) {
      Place place{text.characters.size(), 0};
      append_characters(text.characters, token.form);
      place.end = text.characters.size();
      text.tokens.push_back(place);
      for (std::uint32_t w = token.first_word; w < token.first_word + token.word_count; ++w) {
        const ConlluWord& word = sentence.words[w];
        text.words.push_back({place, &word, word.head < 0 ? -1 : static_cast<std::ptrdiff_t>(first_word) + word.head, token.word_count > 1});
      }
    }
    text.sentences.push_back({begin, text.characters.size()});
  }
  return text;
}

std::size_t common_places(const std::vector<Place>& a, const std::vector<Place>& b) {
  std::size_t right = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++right, ++i, ++j;
    else if (a[i].begin < b[j].begin || (a[i].begin == b[j].begin && a[i].end < b[j].end)) ++i;
    else ++j;
  }
  return right;
}

// Pairs of word numbers, gold and system.
using Alignment = std::vector<std::pair<std::size_t, std::size_t>>;

// Longest common subsequence of forms of the words [gold, gold_end) and [system, system_end).
void align_block(const Text& gold, std::size_t gold_begin, std::size_t gold_end, const Text& system, std::size_t system_begin,
                 std::size_t system_end, Alignment& out) {
  const std::size_t rows = gold_end - gold_begin;
  const std::size_t columns = system_end - system_begin;
  std::vector<std::size_t> table((rows + 1) * (columns + 1));
  const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& { return table[i * (columns + 1) + j]; };
  const auto same = [&](std::size_t i, std::size_t j) {
    return extract::lower_case(gold.words[gold_begin + i].word->form) == extract::lower_case(system.words[system_begin + j].word->form);
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) at(i, j) = same(i, j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (same(i, j)) {
      out.emplace_back(gold_begin + i, system_begin + j);
      ++i, ++j;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
}

// End of the block that begins at words i and j and holds a multi-word token: grows until both sides end at one place.
void find_block(const Text& gold, const Text& system, std::size_t i, std::size_t j, std::size_t& i_end, std::size_t& j_end) {
  std::size_t end = gold.words[i].multi ? gold.words[i].place.end : system.words[j].place.end;
  i_end = i;
  j_end = j;
  for (bool grew = true; grew;) {
    grew = false;
    while (i_end < gold.words.size() && gold.words[i_end].place.begin < end) {
      if (gold.words[i_end].multi && gold.words[i_end].place.end > end) end = gold.words[i_end].place.end, grew = true;
      ++i_end;
    }
    while (j_end < system.words.size() && system.words[j_end].place.begin < end) {
      if (system.words[j_end].multi && system.words[j_end].place.end > end) end = system.words[j_end].place.end, grew = true;
      ++j_end;
    }
  }
}

Alignment align(const Text& gold, const Text& system) {
  Alignment out;
  std::size_t i = 0, j = 0;
  while (i < gold.words.size() && j < system.words.size()) {
    const Word& a = gold.words[i];
    const Word& b = system.words[j];
    if (a.multi || b.multi) {
      // A multi-word token on one side may begin inside a word of the other: bring both to a common start first.
      if (a.place.begin != b.place.begin && !(a.multi && b.place.begin > a.place.begin) && !(b.multi && a.place.begin > b.place.begin)) {
        if (a.place.begin < b.place.begin) ++i;
        else ++j;
        continue;
      }
      std::size_t i_end = i, j_end = j;
      find_block(gold, system, i, j, i_end, j_end);
      align_block(gold, i, i_end, system, j, j_end, out);
      i = std::max(i_end, i);
      j = std::max(j_end, j);
      if (i_end == i && j_end == j && i < gold.words.size() && j < system.words.size() && gold.words[i].place == a.place && system.words[j].place == b.place) break;
      continue;
    }
    if (a.place == b.place) out.emplace_back(i++, j++);
    else if (a.place.begin < b.place.begin || (a.place.begin == b.place.begin && a.place.end < b.place.end)) ++i;
    else ++j;
  }
  return out;
}

std::string_view base_relation(std::string_view relation) { return relation.substr(0, relation.find(':')); }

bool is_content(std::string_view relation) {
  static constexpr std::array<std::string_view, 29> kContent = {
      "nsubj", "obj",     "iobj",   "csubj", "ccomp", "xcomp", "obl",  "vocative", "expl", "dislocated",
      "advcl", "advmod",  "discourse", "nmod", "appos", "nummod", "acl", "amod",  "conj", "fixed",
      "flat",  "compound", "list",  "parataxis", "orphan", "goeswith", "reparandum", "root", "dep"};
  return std::find(kContent.begin(), kContent.end(), base_relation(relation)) != kContent.end();
}

std::string universal_features(std::string_view features) {
  static constexpr std::array<std::string_view, 22> kUniversal = {
      "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite", "Degree",
      "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite", "NounClass"};
  std::vector<std::string_view> kept;
  while (!features.empty()) {
    const std::size_t bar = features.find('|');
    const std::string_view feature = features.substr(0, bar);
    const std::string_view key = feature.substr(0, feature.find_first_of("=["));
    if (std::find(kUniversal.begin(), kUniversal.end(), key) != kUniversal.end()) kept.push_back(feature);
    features.remove_prefix(bar == std::string_view::npos ? features.size() : bar + 1);
  }
  std::sort(kept.begin(), kept.end());
  std::string out;
  for (const std::string_view feature : kept) out += std::string(feature) + '|';
  return out;
}

struct Counts {
  std::size_t upos = 0, features = 0, lemmas = 0, uas = 0, las = 0, clas = 0;
};

Counts count_right(const Text& gold, const Text& system, const Alignment& alignment) {
  std::vector<std::ptrdiff_t> gold_of(system.words.size(), -2);
  for (const auto& [g, s] : alignment) gold_of[s] = static_cast<std::ptrdiff_t>(g);
  Counts counts;
  for (const auto& [g, s] : alignment) {
    const ConlluWord& a = *gold.words[g].word;
    const ConlluWord& b = *system.words[s].word;
    counts.upos += a.upos == b.upos ? 1 : 0;
    counts.features += universal_features(a.features) == universal_features(b.features) ? 1 : 0;
    counts.lemmas += a.lemma == "_" || a.lemma == b.lemma ? 1 : 0;
    const std::ptrdiff_t system_head = system.words[s].head;
    const std::ptrdiff_t head = system_head < 0 ? -1 : gold_of[static_cast<std::size_t>(system_head)];
    if (head != gold.words[g].head) continue;
    ++counts.uas;
    if (base_relation(a.relation) != base_relation(b.relation)) continue;
    ++counts.las;
    counts.clas += is_content(a.relation) ? 1 : 0;
  }
  return counts;
}

std::size_t content_words(const Text& text) {
  return static_cast<std::size_t>(std::count_if(text.words.begin(), text.words.end(), [](const Word& w) { return is_content(w.word->relation); }));
}

}  // namespace

Result<std::vector<Measure>> score_treebank(const std::vector<ConlluSentence>& gold_sentences,
                                            const std::vector<ConlluSentence>& system_sentences) {
  const Text gold = text_of(gold_sentences);
  const Text system = text_of(system_sentences);
  if (gold.characters != system.characters) {
    const auto differ = std::mismatch(gold.characters.begin(), gold.characters.end(), system.characters.begin(), system.characters.end());
    return fail(ErrorCode::InvalidInput, "the texts differ after " + std::to_string(differ.first - gold.characters.begin()) + " bytes without white space");
  }
  const Alignment alignment = align(gold, system);
  const Counts counts = count_right(gold, system, alignment);
  const std::size_t g = gold.words.size();
  const std::size_t s = system.words.size();
  return std::vector<Measure>{
      {"Tokens", gold.tokens.size(), system.tokens.size(), common_places(gold.tokens, system.tokens)},
      {"Sentences", gold.sentences.size(), system.sentences.size(), common_places(gold.sentences, system.sentences)},
      {"Words", g, s, alignment.size()},
      {"UPOS", g, s, counts.upos},
      {"UFeats", g, s, counts.features},
      {"Lemmas", g, s, counts.lemmas},
      {"UAS", g, s, counts.uas},
      {"LAS", g, s, counts.las},
      {"CLAS", content_words(gold), content_words(system), counts.clas}};
}

}  // namespace hearsay::train
