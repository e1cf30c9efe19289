#include "extract/find/citation.h"

#include <algorithm>

namespace hearsay::extract {

namespace {

bool told_as_medium(const ClaimView& view, const LocalEntity& entity, Range range) {
  if (is_medium(entity)) return true;
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (view.is(i, WordClass::OutletNoun) && entity.type == EntityType::Organization) return true;
  return false;
}

// How the words around a medium use it, or nothing.
std::optional<CitationKind> use_of(const ClaimView& view, Range range) {
  const Range sentence = view.sentence_at(range.begin);
  for (std::uint32_t back = 1; back <= 4 && range.begin >= sentence.begin + back; ++back) {
    const std::uint32_t at = range.begin - back;
    if (view.is(at, WordClass::CitedAs)) return CitationKind::AccordingTo;
    if (view.is(at, WordClass::Citing)) return CitationKind::Told;
    for (const WordInfo* info : view.words(at).all())
      for (std::uint16_t index : info->cues)
        if (view.lexicon().cue(index).form == CueForm::Adposition) return CitationKind::AccordingTo;
  }
  for (std::uint32_t at = range.end; at < std::min(sentence.end, range.end + 3); ++at)
    for (const WordInfo* info : view.words(at).all())
      for (std::uint16_t index : info->cues)
        if (view.lexicon().cue(index).form == CueForm::Verb && view.lexicon().cue(index).act == Act::State) return CitationKind::Reported;
  // A credit stands at the end, after a dash or in brackets, in a line of names.
  const bool last = view.sentence_of(range.begin) + 2 >= view.sentences();
  if (last && sentence.end - range.begin <= 12 && (sentence.size() <= 12 || view.token(range.begin - (range.begin > sentence.begin)).upos == Upos::Punct)) return CitationKind::Credit;
  return std::nullopt;
}

}  // namespace

void find_citations(const ClaimView& view, Findings& findings) {
  Evidence& evidence = findings.evidence;
  for (std::uint32_t m = 0; m < findings.mentions.size(); ++m) {
    const MentionAt& mention = findings.mentions[m];
    if (mention.kind != MentionKind::Name) continue;
    const Range range = view.mention_range(m);
    if (range.empty() || range.end > view.size() || !told_as_medium(view, evidence.entities[mention.entities.front()], range)) continue;
    if (const auto kind = use_of(view, range)) evidence.citations.push_back({view.span(range), mention.entities.front(), *kind});
  }
}

}  // namespace hearsay::extract
