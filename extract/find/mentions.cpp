#include "extract/find/mentions.h"

#include <algorithm>

#include "extract/find/coref.h"
#include "extract/find/mention_phrases.h"
#include "extract/find/mention_scan.h"

namespace hearsay::extract {
namespace {

bool covered(const std::vector<Span>& boilerplate, Span span) {
  return std::ranges::any_of(boilerplate, [&](Span part) { return part.contains(span); });
}

// A token inside a time expression names nobody: "Sunday", "May 2013".
bool inside_time(const Findings& findings, const TokenRange& tokens) {
  return std::ranges::any_of(findings.times, [&](const TimeAt& time) {
    return time.tokens.sentence == tokens.sentence && time.tokens.begin <= tokens.begin && tokens.end <= time.tokens.end;
  });
}

}  // namespace

Result<MentionFinder> MentionFinder::load(const Lexicon& lexicon, WorldGazetteer gazetteer) {
  HEARSAY_TRY(auto words, MentionWords::load(lexicon));
  return MentionFinder(std::move(words), std::move(gazetteer));
}

void MentionFinder::find(const Analysis& analysis, std::string_view text, Findings& findings) const {
  const bool tagged = std::ranges::any_of(analysis.sentences, [](const Sentence& sentence) { return !sentence.names.empty(); });
  const MentionScanner scanner(gazetteer_, words_);
  const PhraseBuilder builder(gazetteer_, words_);
  std::vector<MentionDraft> drafts;
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence& sentence = analysis.sentences[s];
    if (sentence.tokens.empty() || covered(findings.boilerplate, sentence.span)) continue;
    const SentenceScan scan = scanner.scan(sentence, s, text, tagged ? Tagger::Present : Tagger::Absent);
    builder.build(scan, drafts);
  }
  Coreference coreference(gazetteer_, words_, analysis, text, drafts);
  coreference.resolve(findings);
  std::erase_if(findings.mentions, [&](const MentionAt& mention) { return inside_time(findings, mention.tokens); });
}

}  // namespace hearsay::extract
