// BoilerplateMarker: marks what a web page puts around an article: sharing buttons, cookie notices, photo credits,
// "Keep reading" and "Baca juga" teasers with the headlines after them, advertisements, copies of a caption.
// Nothing is deleted: spans must hold; the stages of find/ only skip what is marked. A credit of agencies ("With
// information from EFE and AP") is no boilerplate: it says where the news comes from.
// The words stand in the lexicon's section "boilerplate"; lists that are missing are empty:
//   lines    phrases that make the line they begin boilerplate, if it is short
//   whole    phrases that make a line boilerplate wherever they stand in it
//   teasers  phrases that begin a teaser: the rest of the line; on a line of their own, the headlines after it too
//   phrases  phrases that are boilerplate by themselves inside a line
//   brackets beginnings of bracketed insertions: "[Gambas:Video CNN]"
//   credits  words that make a bracket at the end of a line a photo credit
// Const after loading, safe to share. Tested by tests/extract/text/text_test.cpp.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "extract/text/atoms.h"
#include "extract/text/phrases.h"

namespace hearsay::extract {

class BoilerplateMarker {
 public:
  // `boilerplate`: the lexicon's section, checked by its schema. Fails where a phrase stands in two lists; names both.
  static Result<BoilerplateMarker> load(const nlohmann::json& boilerplate);

  // Byte ranges of `text`, sorted, not overlapping, never empty.
  std::vector<Span> mark(std::string_view text) const;

 private:
  using Words = PhraseTable<bool>;
  struct Line {
    Span span;                     // without its line end, trimmed
    std::size_t begin = 0, end = 0;  // atoms
  };
  struct Work;

  void mark_line(Work& work, std::size_t index) const;
  void mark_brackets(Work& work, const Line& line) const;
  void mark_phrases(Work& work, const Line& line) const;
  bool is_teaser(const Work& work, const Line& line, std::size_t after) const;
  std::size_t mark_teaser(Work& work, std::size_t index, std::size_t at, std::size_t end) const;
  bool begins_with(const Words& words, const Atoms& atoms, const Line& line, std::size_t& after) const;

  Words lines_, whole_, teasers_, phrases_, brackets_, credits_;
};

}  // namespace hearsay::extract
