// hearsay-train mark-names: sentences with names in brackets, as a name set (a token and its tag a line) on stdout.
#include "tools/train/marked_names.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>

#include "tools/train/commands.h"
#include "tools/train/options.h"

namespace hearsay::train {
namespace {

struct Mark {
  Span span;
  std::uint8_t tag = 0;  // of its first word
};

struct MarkedText {
  std::string text;
  std::vector<Mark> marks;
};

Result<MarkedText> without_brackets(std::string_view line) {
  MarkedText out;
  while (!line.empty()) {
    const std::size_t open = line.find_first_of("[]");
    out.text += line.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = line.find_first_of("[]", open + 1);
    const std::size_t space = line.find(' ', open);
    if (line[open] == ']' || close == std::string_view::npos || line[close] == '[' || space > close) {
      return fail(ErrorCode::InvalidInput, "brackets without a class and a name: " + std::string(line.substr(open)));
    }
    const std::uint8_t tag = name_tag_of("B-" + std::string(line.substr(open + 1, space - open - 1)));
    if (tag == 0) return fail(ErrorCode::InvalidInput, "unknown class of name: " + std::string(line.substr(open)));
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += line.substr(space + 1, close - space - 1);
    out.marks.push_back({{begin, static_cast<std::uint32_t>(out.text.size())}, tag});
    line.remove_prefix(close + 1);
  }
  return out;
}

// Adds the words of one token; a word that is not cut from the token ("cannot" apart) stands where the token does.
void add_words(const extract::RawToken& token, const std::vector<std::string>& words, const std::vector<Mark>& marks, NameSentence& out) {
  std::size_t length = 0;
  for (const std::string& word : words) length += word.size();
  const bool cut = length == token.span.size();
  std::uint32_t at = token.span.begin;
  for (const std::string& word : words) {
    const auto end = cut ? at + static_cast<std::uint32_t>(word.size()) : token.span.end;
    const auto mark = std::find_if(marks.begin(), marks.end(), [&](const Mark& m) { return m.span.begin < end && at < m.span.end; });
    out.tokens.push_back(word);
    if (mark == marks.end()) out.tags.push_back(0);
    else out.tags.push_back(at <= mark->span.begin ? mark->tag : static_cast<std::uint8_t>(mark->tag + 1));
    if (cut) at = end;
  }
}

Status print(const std::string& path, const extract::Tokenizer& tokenizer) {
  static constexpr std::array<const char*, 7> kTags = {"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"};
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::Io, path + ": cannot open");
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    const auto sentences = read_marked_line(line, tokenizer);
    if (!sentences) return fail(sentences.error().within(path + ":" + std::to_string(number)));
    for (const NameSentence& sentence : *sentences) {
      for (std::size_t i = 0; i < sentence.tokens.size(); ++i) std::printf("%s\t%s\n", sentence.tokens[i].c_str(), kTags[sentence.tags[i]]);
      std::printf("\n");
    }
  }
  return {};
}

}  // namespace

Result<std::vector<NameSentence>> read_marked_line(std::string_view line, const extract::Tokenizer& tokenizer) {
  HEARSAY_TRY(const MarkedText marked, without_brackets(line));
  const std::string_view text = marked.text;
  std::vector<NameSentence> sentences;
  for (const Span paragraph : extract::Tokenizer::paragraphs(text)) {
    const auto tokens = tokenizer.tokens(text, paragraph);
    const auto ends = tokenizer.sentence_ends(text, tokens);
    std::size_t i = 0;
    for (const std::size_t end : ends) {
      sentences.emplace_back();
      for (; i < end; ++i) {
        const std::string_view before = i > 0 ? slice(text, tokens[i - 1].span) : std::string_view();
        const std::string_view after = i + 1 < tokens.size() ? slice(text, tokens[i + 1].span) : std::string_view();
        add_words(tokens[i], tokenizer.split_word(std::string(slice(text, tokens[i].span)), before, after), marked.marks, sentences.back());
      }
    }
  }
  return sentences;
}

Status mark_names(const std::vector<std::string>& words) {
  HEARSAY_TRY(const Options options, Options::parse(words, {"--language", "--tokenizer", "--text"}));
  if (!options.has("--tokenizer") || !options.has("--text")) return fail(ErrorCode::Usage, "mark-names wants --language, --tokenizer and --text");
  HEARSAY_TRY(const extract::Tokenizer tokenizer, extract::Tokenizer::read(options.text("--tokenizer"), options.text("--language")));
  for (const std::string& path : options.list("--text")) HEARSAY_CHECK(print(path, tokenizer));
  return {};
}

}  // namespace hearsay::train
