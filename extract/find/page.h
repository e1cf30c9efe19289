// PageParter: parts the sentences of a page whose maker ran its pieces together, before tagger and parser read them: the
// credit and date behind a headline ("... town Monitor AFP Thursday 30 Jul 2015 At least 18 people"), the credit in
// brackets ("MOSCOW (Sputnik) The army"), the dateline ("KYIV, Nov 8 (Reuters) - Drones"), the byline ("Reuters Staff"), the source at the end ("Source AFP").
// What media are called stands in the gazetteer, what a date is in the lexicon's times, the words beside them in its names.
// Const after loading, safe to share. Tested by tests/extract/find/page_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/find/gazetteer.h"
#include "extract/find/lexicon.h"
#include "extract/find/times.h"
#include "extract/syntax/analysis.h"

namespace hearsay::extract {

class PageParter {
 public:
  PageParter(const Lexicon& lexicon, const WorldGazetteer& gazetteer, TimeFinder times);

  // Cuts sentences of `analysis`, which needs tokens with forms only. Spans are bytes of `text`.
  void part(Analysis& analysis, std::string_view text) const;
  // Cuts the datelines that open paragraphs off, so that tagger and parser read what follows as a sentence.
  void part_datelines(Analysis& analysis) const;
  // Makes one sentence again of each dateline and what follows it; the dateline hangs on the root, by the relation "dep".
  void join_datelines(Analysis& analysis) const;

 private:
  using Cuts = std::vector<std::uint32_t>;  // token indices of one sentence before which a new one begins

  void dates(const Analysis& analysis, std::string_view text, std::vector<Cuts>& cuts) const;
  void credits(const Sentence& sentence, Cuts& cuts) const;
  void dateline(const Sentence& sentence, Cuts& cuts) const;
  void outlet_behind(const Sentence& title, Cuts& cuts) const;
  std::uint32_t medium_before(const Sentence& sentence, std::uint32_t end) const;
  bool medium(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) const;
  bool is_medium(const std::string& folded) const;
  bool header(const Sentence& sentence, std::uint32_t end) const;
  bool behind_title(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) const;

  WorldGazetteer gazetteer_;  // a share of its data
  TimeFinder times_;
  std::string language_;
  std::vector<std::string> page_dates_, sources_, bylines_, adjuncts_, articles_, joiners_;
};

}  // namespace hearsay::extract
