#include "tools/train/corpus.h"

#include <algorithm>
#include <fstream>

#include "extract/syntax/word_shape.h"

namespace hearsay::train {
namespace {

std::uint8_t upos_number(const std::string& word) {
  for (std::uint8_t u = 0; u < 17; ++u) {
    if (extract::to_word(static_cast<extract::Upos>(u)) == word) return u;
  }
  return static_cast<std::uint8_t>(extract::Upos::X);
}

std::uint8_t name_class(std::string_view word) {
  if (word == "PER" || word == "PERSON" || word == "PPL") return 1;
  if (word == "ORG" || word == "ORGANISATION" || word == "ORGANIZATION") return 2;
  if (word == "LOC" || word == "PLACE" || word == "PLC") return 3;
  return 0;
}

void make_consistent(std::vector<std::uint8_t>& tags) {
  std::uint8_t before = 0;
  for (std::uint8_t& tag : tags) {
    const bool inside = tag > 0 && tag % 2 == 0;
    if (inside && before != tag && before + 1 != tag) --tag;
    before = tag;
  }
}

}  // namespace

std::uint8_t name_tag_of(const std::string& tag) {
  if (tag.size() < 3 || tag[1] != '-') return 0;
  const std::uint8_t kind = name_class(std::string_view(tag).substr(2));
  if (kind == 0) return 0;
  return static_cast<std::uint8_t>(tag[0] == 'B' ? 2 * kind - 1 : 2 * kind);
}

Result<std::vector<NameSentence>> read_names(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::Io, path + ": cannot open");
  std::vector<NameSentence> sentences;
  NameSentence current;
  const auto finish = [&] {
    make_consistent(current.tags);
    if (!current.tokens.empty()) sentences.push_back(std::move(current));
    current = {};
  };
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos) {
      finish();
      continue;
    }
    const std::size_t cut = line.find_last_of(" \t");
    if (cut == std::string::npos || cut == 0) return fail(ErrorCode::InvalidInput, path + ":" + std::to_string(number) + ": no token and tag");
    current.tokens.push_back(line.substr(0, line.find_first_of(" \t")));
    current.tags.push_back(name_tag_of(line.substr(cut + 1)));
  }
  finish();
  return sentences;
}

std::string sentence_key(const std::vector<std::string>& tokens) {
  std::string key;
  for (const std::string& token : tokens) {
    for (const char c : extract::lower_case(token)) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80 || std::isalnum(byte) != 0) key += c;
    }
  }
  return key;
}

std::vector<Example> to_examples(const std::vector<extract::ConlluSentence>& sentences) {
  std::vector<Example> examples;
  for (const extract::ConlluSentence& sentence : sentences) {
    Example example;
    example.has_tags = example.has_tree = true;
    for (const extract::ConlluWord& word : sentence.words) {
      example.forms.push_back(word.form);
      example.lemmas.push_back(word.lemma);
      example.upos.push_back(upos_number(word.upos));
      example.features.push_back(word.features);
      example.heads.push_back(word.head);
      example.relations.push_back(word.relation);
      example.has_features = example.has_features || !word.features.empty();
    }
    example.names = names_of_entities(sentence);
    example.has_names = !example.names.empty();
    examples.push_back(std::move(example));
  }
  return examples;
}

Example to_example(const NameSentence& sentence, const WordSplitter* splitter) {
  NameSentence joined;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const bool doubled = splitter != nullptr && i + 2 < sentence.tokens.size() && sentence.tokens[i + 1] == "-" &&
                         extract::lower_case(sentence.tokens[i]) == extract::lower_case(sentence.tokens[i + 2]);
    joined.tokens.push_back(doubled ? sentence.tokens[i] + "-" + sentence.tokens[i + 2] : sentence.tokens[i]);
    joined.tags.push_back(sentence.tags[i]);
    if (doubled) i += 2;
  }
  Example example;
  example.has_names = true;
  for (std::size_t i = 0; i < joined.tokens.size(); ++i) {
    const std::vector<std::string> words =
        splitter == nullptr ? std::vector<std::string>{joined.tokens[i]} : splitter->split(joined.tokens[i]);
    for (std::size_t k = 0; k < words.size(); ++k) {
      const std::uint8_t tag = joined.tags[i];
      const bool begins = tag % 2 == 1;
      example.forms.push_back(words[k]);
      example.names.push_back(k > 0 && begins ? static_cast<std::uint8_t>(tag + 1) : tag);
    }
  }
  return example;
}

Result<std::vector<std::string>> read_vocabulary(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::Io, path + ": cannot open");
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (word.size() > 2) words.push_back(word);
    word.clear();
  };
  for (char c; file.get(c);) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80) word += c;
    else flush();
  }
  flush();
  return words;
}

std::string raw_text(const std::vector<extract::ConlluSentence>& sentences) {
  std::string text;
  for (const extract::ConlluSentence& sentence : sentences) {
    if (sentence.new_paragraph && !text.empty()) {
      while (!text.empty() && text.back() == ' ') text.pop_back();
      text += "\n\n";
    }
    text += surface_text(sentence);
    if (sentence.tokens.back().space_after) text += ' ';
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text + '\n';
}

}  // namespace hearsay::train
