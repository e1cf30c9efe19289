#include "extract/find/retold.h"

#include <algorithm>

namespace hearsay::extract {

namespace {

// "The attack", "these strikes", "the attackers", "serangan itu", as the subject of what is told; "killed in these strikes".
bool known_deed(const ClaimView& view, const DeedHit& deed) {
  if (!deed.hostile() || deed.negated || deed.mutual || deed.answer || deed.enemy) return false;
  const std::uint32_t subject = deed.entry->noun ? deed.place : deed.nameless ? view.subject(deed.place) : kNowhere;
  if (subject == kNowhere || (deed.entry->noun && !deed.actors.empty())) return false;
  const bool argument = view.rel(subject) == Rel::Nsubj || view.rel(subject) == Rel::NsubjPass;
  if (!argument && (!deed.entry->noun || view.rel(subject) != Rel::Obl || !view.lexicon().by_lemma())) return false;
  for (std::uint32_t child : view.children(subject))
    if (view.rel(child) == Rel::Det && ((argument && view.has_feature(child, "Definite=Def")) || view.has_feature(child, "PronType=Dem") || view.is(child, WordClass::Known))) return true;
  return false;
}

// A hostile deed that is held against `accused`.
bool charges(const DeedHit& deed, const std::vector<std::size_t>& accused) {
  if (!deed.hostile() || deed.negated || deed.mutual || deed.answer) return false;
  return deed.actors.empty() || std::ranges::any_of(deed.actors, [&](std::size_t actor) { return std::ranges::find(accused, actor) != accused.end(); });
}

// By its own word or kind ("shelled": "the shelling"; "struck": "the airstrikes"), or by a general word; whatever attackers do.
bool same_deed(const ClaimView& view, const DeedHit& again, const DeedHit& told) {
  if (again.entry->plover != told.entry->plover) return false;
  if (!again.entry->noun || again.entry->mode == told.entry->mode) return true;
  const WordInfo* word = view.lexicon().word(again.entry->lemma);
  return (word && word->is(WordClass::General)) || view.token(again.place).lemma.ends_with(view.token(told.place).lemma);
}

// "The strikes on Kyiv", "killed 40 Ukrainian soldiers": what was struck belongs to one of `accused`.
bool strikes_side(const Evidence& evidence, const std::vector<DeedHit>& deeds, const std::vector<std::size_t>& accused) {
  for (const DeedHit& deed : deeds)
    for (std::size_t target : deed.targets)
      for (std::size_t index : accused)
        if (target == index || same_power(evidence.entities[target], evidence.entities[index])) return true;
  return false;
}

}  // namespace

bool retells(const ClaimView& view, const Evidence& evidence, const std::vector<DeedHit>& deeds, const std::vector<DeedHit>& told, const std::vector<std::size_t>& accused) {
  const auto again = [&](const DeedHit& deed) {
    return known_deed(view, deed) && std::ranges::any_of(told, [&](const DeedHit& before) { return charges(before, accused) && same_deed(view, deed, before); });
  };
  return std::ranges::any_of(deeds, again) && !strikes_side(evidence, deeds, accused);
}

}  // namespace hearsay::extract
