#include "extract/syntax/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>

namespace hearsay::extract {
namespace {

constexpr std::size_t kColumns = 10;
using Columns = std::array<std::string_view, kColumns>;

std::optional<std::int32_t> number_of(std::string_view text) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

bool split_columns(std::string_view line, Columns& columns) {
  for (std::size_t i = 0; i < kColumns; ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == kColumns)) return false;
    columns[i] = line.substr(0, tab);
    if (columns[i].empty()) return false;
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  return true;
}

bool has_no_space_after(std::string_view misc) {
  for (std::size_t at = misc.find("SpaceAfter=No"); at != std::string_view::npos; at = misc.find("SpaceAfter=No", at + 1)) {
    if (at == 0 || misc[at - 1] == '|') return true;
  }
  return false;
}

// Reads one file; holds the sentence that is being built.
class Reader {
 public:
  Reader(std::string_view text, const std::string& name, ConlluTrees trees) : text_(text), name_(name), trees_(trees) {}

  Result<std::vector<ConlluSentence>> read() {
    while (!text_.empty()) {
      const std::size_t end = text_.find('\n');
      std::string_view line = text_.substr(0, end);
      text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
      ++line_;
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      HEARSAY_CHECK(take(line));
    }
    HEARSAY_CHECK(finish());
    return std::move(sentences_);
  }

 private:
  tl::unexpected<Error> broken(std::uint32_t line, const std::string& what) const {
    return fail(ErrorCode::InvalidInput, name_ + ":" + std::to_string(line) + ": " + what);
  }

  Status take(std::string_view line) {
    if (line.empty()) return finish();
    if (line.front() == '#') {
      comment(line);
      return {};
    }
    if (current_.line == 0) current_.line = line_;
    Columns columns;
    if (!split_columns(line, columns)) return broken(line_, "not ten columns between tabs");
    const std::string_view id = columns[0];
    if (id.find('.') != std::string_view::npos) return {};
    if (id.find('-') != std::string_view::npos) return range(columns);
    return word(columns);
  }

  void comment(std::string_view line) {
    if (!current_.words.empty()) return;
    const bool document = line.rfind("# newdoc", 0) == 0;
    if (document) current_.new_document = true;
    if (document || line.rfind("# newpar", 0) == 0) current_.new_paragraph = true;
  }

  Status range(const Columns& columns) {
    const std::size_t dash = columns[0].find('-');
    const auto first = number_of(columns[0].substr(0, dash));
    const auto last = number_of(columns[0].substr(dash + 1));
    const auto next = static_cast<std::int32_t>(current_.words.size()) + 1;
    if (!first || !last || *first != next || *last <= *first || next <= covered_) return broken(line_, "range of a multi-word token out of order");
    covered_ = *last;
    current_.tokens.push_back({std::string(columns[1]), static_cast<std::uint32_t>(*first - 1),
                               static_cast<std::uint32_t>(*last - *first + 1), !has_no_space_after(columns[9])});
    return {};
  }

  Status word(const Columns& columns) {
    const auto id = number_of(columns[0]);
    const auto next = static_cast<std::int32_t>(current_.words.size()) + 1;
    if (!id || *id != next) return broken(line_, "word number is not " + std::to_string(next));
    ConlluWord word;
    word.form = columns[1];
    word.lemma = columns[2];
    word.upos = columns[3];
    if (columns[5] != "_") word.features = columns[5];
    if (columns[9] != "_") word.misc = columns[9];
    if (columns[6] != "_" || trees_ == ConlluTrees::Complete) {
      const auto head = number_of(columns[6]);
      if (!head) return broken(line_, "head is not a number");
      word.head = *head - 1;
      word.relation = columns[7];
    }
    if (next > covered_) {
      current_.tokens.push_back({word.form, static_cast<std::uint32_t>(next - 1), 1, !has_no_space_after(columns[9])});
    }
    current_.words.push_back(std::move(word));
    return {};
  }

  Status finish() {
    if (current_.words.empty() && current_.tokens.empty()) return {};
    if (static_cast<std::int32_t>(current_.words.size()) < covered_) return broken(line_, "multi-word token runs over the end of its sentence");
    if (trees_ == ConlluTrees::Complete) HEARSAY_CHECK(check_tree());
    sentences_.push_back(std::move(current_));
    current_ = {};
    covered_ = 0;
    return {};
  }

  Status check_tree() const {
    const auto size = static_cast<std::int32_t>(current_.words.size());
    std::int32_t roots = 0;
    for (std::int32_t i = 0; i < size; ++i) {
      const std::int32_t head = current_.words[i].head;
      if (head >= size) return broken(current_.line, "head of word " + std::to_string(i + 1) + " is outside the sentence");
      roots += head < 0 ? 1 : 0;
    }
    if (roots == 0) return broken(current_.line, "sentence has no root");
    if (roots > 1) return broken(current_.line, "sentence has " + std::to_string(roots) + " roots");
    std::vector<std::int32_t> seen(current_.words.size(), -1);
    for (std::int32_t start = 0; start < size; ++start) {
      for (std::int32_t at = start; at >= 0 && seen[at] != size; at = current_.words[at].head) {
        if (seen[at] == start) return broken(current_.line, "words form a cycle through word " + std::to_string(at + 1));
        seen[at] = start;
      }
      for (std::int32_t at = start; at >= 0 && seen[at] != size; at = current_.words[at].head) seen[at] = size;
    }
    return {};
  }

  std::string_view text_;
  const std::string& name_;
  ConlluTrees trees_;
  std::uint32_t line_ = 0;
  std::int32_t covered_ = 0;  // last word of the current multi-word token
  ConlluSentence current_;
  std::vector<ConlluSentence> sentences_;
};

// A field of the writer: no tabs or line ends, never empty.
void append_field(std::string& out, std::string_view field) {
  if (field.empty()) out += '_';
  for (const char c : field) out += (c == '\t' || c == '\n' || c == '\r') ? ' ' : c;
}

std::string_view short_name(NameTag tag) {
  switch (tag) {
    case NameTag::Person: return "PER";
    case NameTag::Organization: return "ORG";
    case NameTag::Place: return "LOC";
    case NameTag::None: break;
  }
  return "";
}

std::string misc_of(const Sentence& sentence, std::uint32_t index, bool space_after) {
  std::string misc;
  for (const NameSpan& name : sentence.names) {
    if (index < name.begin || index >= name.end) continue;
    misc += index == name.begin ? "Entity=B-" : "Entity=I-";
    misc += short_name(name.tag);
  }
  if (!space_after) misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
  return misc.empty() ? "_" : misc;
}

// Number of words in the token that starts at `index`.
std::uint32_t token_width(const Sentence& sentence, std::uint32_t index) {
  std::uint32_t width = 1;
  while (index + width < sentence.tokens.size() && sentence.tokens[index + width].continues_token) ++width;
  return width;
}

void append_word(std::string& out, const Sentence& sentence, std::uint32_t index, bool space_after) {
  const Token& token = sentence.tokens[index];
  out += std::to_string(index + 1) + '\t';
  append_field(out, token.form);
  out += '\t';
  append_field(out, token.lemma);
  out += '\t';
  out += to_word(token.upos);
  out += "\t_\t";
  append_field(out, token.features);
  out += '\t' + std::to_string(token.head + 1) + '\t';
  append_field(out, token.relation);
  out += "\t_\t" + misc_of(sentence, index, space_after) + '\n';
}

void append_sentence(std::string& out, const Sentence& sentence, std::string_view text) {
  out += "# text = ";
  append_field(out, slice(text, sentence.span));
  out += '\n';
  for (std::uint32_t i = 0; i < sentence.tokens.size();) {
    const std::uint32_t width = token_width(sentence, i);
    const bool space_after = sentence.tokens[i + width - 1].space_after;
    if (width > 1) {
      out += std::to_string(i + 1) + '-' + std::to_string(i + width) + '\t';
      append_field(out, slice(text, sentence.tokens[i].span.cover(sentence.tokens[i + width - 1].span)));
      out += "\t_\t_\t_\t_\t_\t_\t_\t";
      out += space_after ? "_\n" : "SpaceAfter=No\n";
    }
    for (std::uint32_t k = 0; k < width; ++k) append_word(out, sentence, i + k, width > 1 || space_after);
    i += width;
  }
  out += '\n';
}

}  // namespace

Result<std::vector<ConlluSentence>> parse_conllu(std::string_view text, const std::string& name, ConlluTrees trees) {
  return Reader(text, name, trees).read();
}

Result<std::vector<ConlluSentence>> read_conllu(const std::string& path, ConlluTrees trees) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::Io, path + ": cannot open");
  std::ostringstream text;
  text << file.rdbuf();
  return parse_conllu(text.str(), path, trees);
}

std::string surface_text(const ConlluSentence& sentence) {
  std::string text;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    text += sentence.tokens[i].form;
    if (sentence.tokens[i].space_after && i + 1 < sentence.tokens.size()) text += ' ';
  }
  return text;
}

std::string to_conllu(const Analysis& analysis, std::string_view text, std::string_view document) {
  std::string out;
  if (!document.empty()) {
    out += "# newdoc id = ";
    append_field(out, document);
    out += '\n';
  }
  std::uint32_t paragraph = 0;
  bool first = true;
  for (const Sentence& sentence : analysis.sentences) {
    if (sentence.tokens.empty()) continue;
    if (first || sentence.paragraph != paragraph) out += "# newpar\n";
    first = false;
    paragraph = sentence.paragraph;
    append_sentence(out, sentence, text);
  }
  return out;
}

}  // namespace hearsay::extract
