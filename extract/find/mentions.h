// MentionFinder: the stage that finds who and what a document speaks of. Fills Evidence::entities (one LocalEntity for each
// coreference chain: type, names, side, kind, gazetteer entry, coordinates, mentions) and Findings::mentions, which tie
// them to tokens. Nominal mentions and pronouns are there too, so that the next stage can ask what any noun phrase or
// pronoun stands for; plural ones ("both sides") list every entity. docs/design/mentions.md tells how.
// Never fails; of boilerplate only the agencies and media that it credits are taken. Const after loading, safe to share by threads.
// Tested by tests/extract/find/mentions_test.cpp and the golden cases tests/golden/<language>/mentions*.case.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "extract/find/findings.h"
#include "extract/find/gazetteer.h"
#include "extract/find/lexicon.h"
#include "extract/find/mention_words.h"
#include "extract/syntax/analysis.h"

namespace hearsay::extract {

class MentionFinder {
 public:
  // One finder for each language; the gazetteer is shared between them (copies share their data).
  static Result<MentionFinder> load(const Lexicon& lexicon, WorldGazetteer gazetteer);

  // Precondition: `analysis` is of `text`; findings.boilerplate and times are set. Appends to entities and mentions.
  void find(const Analysis& analysis, std::string_view text, Findings& findings) const;

 private:
  MentionFinder(MentionWords words, WorldGazetteer gazetteer) : words_(std::move(words)), gazetteer_(std::move(gazetteer)) {}

  MentionWords words_;
  WorldGazetteer gazetteer_;
};

}  // namespace hearsay::extract
