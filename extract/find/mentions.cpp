#include "extract/find/mentions.h"

#include <algorithm>

#include "extract/find/coref.h"
#include "extract/find/mention_phrases.h"
#include "extract/find/mention_scan.h"

namespace hearsay::extract {
namespace {

// Whether one of the sorted, disjoint parts holds `span`.
bool covered(const std::vector<Span>& parts, Span span) {
  const auto after = std::ranges::upper_bound(parts, span.begin, {}, &Span::begin);
  return after != parts.begin() && std::prev(after)->contains(span);
}

// Mentions inside time expressions go: "Sunday", "May 2013" name nobody. Both lists are in the order of the text.
void drop_times(Findings& findings) {
  std::vector<std::vector<TokenRange>> times;
  for (const TimeAt& time : findings.times) {
    if (time.tokens.sentence >= times.size()) times.resize(time.tokens.sentence + 1);
    times[time.tokens.sentence].push_back(time.tokens);
  }
  std::erase_if(findings.mentions, [&](const MentionAt& mention) {
    if (mention.tokens.sentence >= times.size()) return false;
    return std::ranges::any_of(times[mention.tokens.sentence], [&](const TokenRange& time) {
      return time.begin <= mention.tokens.begin && mention.tokens.end <= time.end;
    });
  });
}

// Of the drafts from `first` on, in boilerplate, only news agencies and media stay: whom the page credits.
void keep_credits(const WorldGazetteer& gazetteer, std::vector<MentionDraft>& drafts, std::size_t first) {
  std::vector<MentionDraft> kept;
  for (std::size_t d = first; d < drafts.size(); ++d) {
    const bool outlet = drafts[d].kind == DraftKind::Name && std::ranges::any_of(drafts[d].uses, [&](const NameUse& use) {
      const std::string& kind = gazetteer.entry(use.entry).kind;
      return kind.starts_with("agency") || kind.starts_with("media");
    });
    if (!outlet) continue;
    kept.push_back(std::move(drafts[d]));
    kept.back().inner = true;
    kept.back().expands.reset();
    kept.back().leanings.clear();
  }
  drafts.resize(first);
  std::ranges::move(kept, std::back_inserter(drafts));
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
  MentionScanner::Surnames persons;
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence& sentence = analysis.sentences[s];
    if (sentence.tokens.empty()) continue;
    SentenceScan scan = scanner.scan(sentence, s, text, tagged ? Tagger::Present : Tagger::Absent);
    scanner.add_persons(scan, persons);
    const std::size_t first = drafts.size();
    builder.build(scan, drafts);
    if (covered(findings.boilerplate, sentence.span)) keep_credits(gazetteer_, drafts, first);
  }
  Coreference coreference(gazetteer_, words_, analysis, text, drafts);
  coreference.resolve(findings);
  drop_times(findings);
}

}  // namespace hearsay::extract
