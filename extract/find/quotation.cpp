#include "extract/find/quotation.h"

#include <algorithm>
#include <cctype>
#include <cstdint>

#include "base/utf8.h"

namespace hearsay::extract {

namespace {

enum class Mark : std::uint8_t { None, Open, Close, Both, SingleOpen, SingleClose, SingleBoth };

Mark mark_of(char32_t c) {
  switch (c) {
    case U'"': return Mark::Both;
    case U'\u201C': case U'\u00AB': case U'\u201E': return Mark::Open;
    case U'\u201D': case U'\u00BB': return Mark::Close;
    case U'\'': return Mark::SingleBoth;
    case U'\u2018': return Mark::SingleOpen;
    case U'\u2019': return Mark::SingleClose;
    default: return Mark::None;
  }
}

bool is_word_byte(unsigned char c) { return std::isalnum(c) || c >= 0x80; }

// What stands around a mark: a word (letter or digit), space, or punctuation.
struct Around {
  bool word_before = false, word_after = false, space_before = true, space_after = true;
};

Around around(std::string_view text, std::size_t at, std::size_t length) {
  Around out;
  if (at > 0) {
    const auto before = static_cast<unsigned char>(text[at - 1]);
    out.word_before = is_word_byte(before);
    out.space_before = std::isspace(before) != 0;
  }
  if (at + length < text.size()) {
    const auto after = static_cast<unsigned char>(text[at + length]);
    out.word_after = is_word_byte(after);
    out.space_after = std::isspace(after) != 0;
  }
  return out;
}

// Reads marks left to right with at most one open quotation.
class Pairing {
 public:
  explicit Pairing(std::string_view text) : text_(text) {}

  std::vector<Quotation> run() {
    for (std::size_t at = 0; at < text_.size();) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      const CodePoint c = byte < 0x80 ? CodePoint{byte, 1} : decode_utf8(text_, at);
      if (c.value == U'\n') end_line(at);
      else step(mark_of(c.value), at, c.length);
      at += c.length;
    }
    end_line(text_.size());
    return std::move(found_);
  }

 private:
  void step(Mark mark, std::size_t at, std::size_t length) {
    if (mark == Mark::None) return;
    const Around near = around(text_, at, length);
    const bool single = mark >= Mark::SingleOpen;
    if (single && near.word_before && near.word_after) return;
    if (!open_) {
      const bool opens = mark == Mark::Open || mark == Mark::SingleOpen ||
                         ((mark == Mark::Both || mark == Mark::SingleBoth) && !near.space_after && !(single && near.word_before)) ||
                         (mark == Mark::Both && near.space_before && near.space_after && closes_on_line(at + length));
      if (opens) start(at, single);
      return;
    }
    if (single != single_) return;
    if (mark == Mark::Open || mark == Mark::SingleOpen) { ++depth_; return; }
    if (single && !near.word_before && near.space_before) return;
    if (depth_ > 0 && mark != Mark::Both && mark != Mark::SingleBoth) { --depth_; return; }
    close(at + length, false);
  }

  // `" text, " said X`: a mark between spaces opens where another follows on its line.
  // Each search begins where the last one ended, so a text without line breaks stays linear.
  bool closes_on_line(std::size_t at) {
    if (line_end_ < at) line_end_ = std::min(text_.find('\n', at), text_.size());
    if (next_mark_ < at) next_mark_ = std::min(text_.find('"', at), text_.size());
    return next_mark_ < line_end_;
  }

  void start(std::size_t at, bool single) {
    open_ = true;
    single_ = single;
    depth_ = 0;
    begin_ = at;
    continues_ = !found_.empty() && pending_;
    pending_ = false;
  }

  void close(std::size_t end, bool unfinished) {
    open_ = false;
    pending_ = unfinished;
    found_.push_back({{static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(end)}, single_, !unfinished, continues_});
  }

  void end_line(std::size_t at) {
    if (!open_) return;
    // An unclosed single mark was an apostrophe; an unclosed double mark is kept: long speeches open each paragraph anew.
    if (single_) open_ = false;
    else close(at, true);
  }

  std::string_view text_;
  std::vector<Quotation> found_;
  bool open_ = false, single_ = false, pending_ = false, continues_ = false;
  std::size_t begin_ = 0;
  std::size_t line_end_ = 0, next_mark_ = 0;  // the first of each at or behind the last place asked for; 0 before the first
  int depth_ = 0;
};

}  // namespace

std::vector<Quotation> find_quotations(std::string_view text) { return Pairing(text).run(); }

}  // namespace hearsay::extract
