#include "extract/find/denounced.h"

#include <algorithm>

#include "extract/find/deed.h"
#include "extract/find/doers.h"
#include "extract/find/polarity.h"

namespace hearsay::extract {

namespace {

bool wrong(const ClaimView& view, std::uint32_t place) { return view.is(place, WordClass::Crime) || view.is(place, WordClass::Condemning); }

// "the attack | on a synagogue in Manchester", "the killing of a priest": one told of here first.
bool of_its_own(const ClaimView& view, std::uint32_t deed) {
  return std::ranges::any_of(view.children(deed), [&](std::uint32_t child) {
    const auto mark = child > deed && (view.rel(child) == Rel::Nmod || view.rel(child) == Rel::Obl) ? view.child(child, Rel::Case) : kNowhere;
    if (mark == kNowhere || view.is(mark, WordClass::Agent)) return false;
    const auto determiner = view.child(child, Rel::Det);
    if (determiner != kNowhere && view.has_feature(determiner, "Definite=Ind")) return true;
    const auto mention = view.mention_over(child);
    if (mention == kNowhere) return false;
    const LocalEntity& entity = view.findings().evidence.entities[view.mention(mention).entities.front()];
    return !entity.mentions.empty() && entity.mentions.front().span == view.span(view.mention_range(mention));
  });
}

// "the incursion", "this drill", "serangan itu", "such attacks": a deed told as known.
bool known_deed(const ClaimView& view, std::uint32_t place) {
  if (!view.nominal(place) || view.mention_headed(place) != kNowhere) return false;
  if (!view.tells_hostile(place) && !view.is(place, WordClass::Happening) && !view.is(place, WordClass::Crime)) return false;
  return view.pointed_at(place) || std::ranges::any_of(view.children(place), [&](std::uint32_t child) {
    return (view.has_feature(child, "Definite=Def") && !of_its_own(view, place)) || view.is(child, WordClass::Such);
  });
}

// "it", "this", "-nya": a pronoun for a thing, as the object of a verb that names or as a subject.
bool known_thing(const ClaimView& view, std::uint32_t place) {
  const bool determiner = view.rel(place) == Rel::Det && !view.lexicon().by_lemma() && view.head(place) > place;  // "Ini | pembantaian"
  if (view.token(place).upos != Upos::Pron && !determiner) return false;
  const Rel rel = view.rel(place);
  if (view.has_feature(place, "PronType=Dem") || view.is(place, WordClass::Known)) {
    const bool opens = place == view.sentence_at(place).begin || view.behind_opening(place);
    return rel == Rel::Obj || (opens && (rel == Rel::Nsubj || determiner));
  }
  if (view.has_feature(place, "Gender=Neut")) return rel == Rel::Nsubj || rel == Rel::Obj;
  return !view.lexicon().by_lemma() && rel == Rel::Obj && view.has_feature(place, "Person=3") && view.has_feature(place, "Number=Sing");  // "menyebut|nya"
}

// "called it | a large-scale provocation", "described the shelling as | irresponsible", "this is a | grave provocation": told of
// what stands at `known`, the object of a verb that names or condemns, or the subject of a predicate without a verb.
bool told_of(const ClaimView& view, std::uint32_t predicate, std::uint32_t known) {
  const auto above = view.head(known);
  if (above == kNowhere) return false;
  const bool names = view.rel(known) == Rel::Obj && view.cue_takes(above, 0xFF);
  const bool verbless = above == predicate || !view.verbal(above);
  if (!names && (view.rel(known) == Rel::Obj || !verbless)) return false;
  std::uint32_t at = predicate;
  for (int step = 0; step < 3 && at != kNowhere && at != known; ++step, at = view.head(at))
    if (at == above) return true;
  return false;
}

// "the | brutal | attack".
bool describes(const ClaimView& view, std::uint32_t adjective, std::uint32_t noun) { return view.head(adjective) == noun && view.rel(adjective) == Rel::Amod; }

// A wrong is told of what stands at `known`.
bool named_wrong(const ClaimView& view, std::uint32_t known, std::uint32_t end) {
  constexpr std::uint32_t kPhrase = 12;  // tokens
  end = std::min(end, known + kPhrase);
  for (std::uint32_t i = view.sentence_at(known).begin; i < known; ++i)
    if (view.is(i, WordClass::Conditional)) return false;  // "if it took place it is a war crime"
  for (std::uint32_t i = known + 1; i < end; ++i) {
    const bool told = view.token(known).upos == Upos::Noun || view.is(i, WordClass::Crime) || view.rel(known) == Rel::Obj;  // not "it was | horrified"
    if (told && wrong(view, i) && (view.token(known).upos == Upos::Noun ? !describes(view, i, known) : told_of(view, i, known))) return !is_negated(view, i);
    const bool is = view.is(i, WordClass::Copular) && view.token(known).upos == Upos::Noun;  // "serangan itu | merupakan | pelanggaran"
    if ((view.token(i).upos == Upos::Verb && !is) || view.is(i, WordClass::Complementizer)) return false;
  }
  return false;
}

// "Killing people at dinner is a crime".
bool doing_is_crime(const ClaimView& view, std::uint32_t crime) {
  return std::ranges::any_of(view.children(crime), [&](std::uint32_t child) {
    const bool clause = view.rel(child) == Rel::Csubj || (view.rel(child) == Rel::Advcl && view.child(crime, Rel::Nsubj) == kNowhere);
    return child < crime && clause && view.verbal(child) && view.tells_hostile(child);
  });
}

// "Condemns this violation", "mengutuk provokasi ini": a wrong named by a demonstrative, and condemned.
bool condemned_wrong(const ClaimView& view, std::uint32_t place) {
  const auto verb = view.head(place);
  if (!view.is(place, WordClass::Crime) || !view.nominal(place) || view.rel(place) != Rel::Obj || verb == kNowhere || !view.cue_does(verb, Act::Condemn)) return false;
  return view.pointed_at(place);
}

// "Mengutuk tindakan itu | sebagai upaya memecah belah": whatever a condemned deed is called.
bool condemned_as(const ClaimView& view, std::uint32_t place) {
  const auto verb = view.head(place);
  if (view.lexicon().by_lemma() || view.rel(place) != Rel::Obj || !known_deed(view, place) || verb == kNowhere || !view.cue_does(verb, Act::Condemn)) return false;
  return std::ranges::any_of(view.children(verb), [&](std::uint32_t child) {
    const auto mark = child > place ? view.child(child, Rel::Case) : kNowhere;
    return mark != kNowhere && view.is(mark, WordClass::CalledAs) && view.rel(child) == Rel::Obl;
  });
}

// "Condemned what it called a | massacre", "mengutuk apa yang disebutnya | pengeboman membabi buta".
bool so_called(const ClaimView& view, const Draft& draft, std::uint32_t place) {
  constexpr std::uint32_t kPhrase = 6;  // tokens
  if (!draft.cue.entry || draft.cue.entry->act != Act::Condemn || place == draft.cue.place) return false;
  const bool called = !view.lexicon().by_lemma() && view.rel(place) == Rel::Relcl && view.token(view.head(place)).upos == Upos::Pron && view.cue_takes(place, kTakesClause);  // "apa yang disebutnya"
  if (!called && !view.cue_takes(place, kTakesPredicate)) return false;
  const std::uint32_t end = std::min(place + kPhrase, view.sentence_at(place).end);
  for (std::uint32_t i = place + 1; i < end; ++i)
    if (view.nominal(i) && (wrong(view, i) || view.tells_hostile(i))) return true;
  return false;
}

// "The strike, | which the ministry called a war crime": what the clause describes, where it is the object of its cue; kNowhere where
// it is not.
std::uint32_t called_aside(const ClaimView& view, const Draft& draft) {
  const std::uint32_t cue = draft.cue.place;
  if (cue == kNowhere || !view.lexicon().by_lemma() || view.rel(cue) != Rel::Relcl || !view.cue_takes(cue, kTakesPredicate)) return kNowhere;
  const auto object = view.child(cue, Rel::Obj);
  return object != kNowhere && object < cue && view.has_feature(object, "PronType=Rel") ? view.head(cue) : kNowhere;
}

// "The bombing" of what was told as bombed.
bool same_kind(const ClaimView& view, std::uint32_t known, const DeedHit& told) {
  if (known == kNowhere || view.token(known).upos != Upos::Noun) return false;
  for (const WordInfo* info : view.words(known).all())
    for (const std::uint16_t index : info->deeds)
      if (view.lexicon().deed(index).plover == told.entry->plover && view.lexicon().deed(index).mode == told.entry->mode) return true;
  return false;
}

// "The conduct | of the army", "Israel's | actions".
std::vector<std::size_t> doers_of(const ClaimView& view, std::uint32_t action) {
  std::vector<std::size_t> doers = owners_of(view, action);
  for (const std::uint32_t child : view.children(action)) {
    const auto mark = view.rel(child) == Rel::Nmod && child > action ? view.child(child, Rel::Case) : kNowhere;
    if (mark != kNowhere && view.is(mark, WordClass::ActorMark)) add_missing(doers, entities_at(view, child));
  }
  return doers;
}

}  // namespace

std::vector<std::size_t> wrongdoers(const ClaimView& view, const Draft& draft) {
  for (const Range content : draft.content)
    for (std::uint32_t i = content.begin; i < content.end; ++i) {
      if (!view.is(i, WordClass::Happening) || view.token(i).upos != Upos::Noun || view.mention_headed(i) != kNowhere) continue;
      if (auto doers = doers_of(view, i); !doers.empty() && named_wrong(view, i, content.end)) return doers;
    }
  return {};
}

std::uint32_t denounced(const ClaimView& view, const Draft& draft) {
  const auto aside = called_aside(view, draft);
  for (const Range content : draft.content)
    for (std::uint32_t i = content.begin; i < content.end; ++i) {
      if (aside != kNowhere && wrong(view, i) && !is_negated(view, i)) return aside;
      if (view.is(i, WordClass::Crime) && !is_negated(view, i) && doing_is_crime(view, i)) return i;
      if ((known_thing(view, i) || known_deed(view, i)) && named_wrong(view, i, content.end)) return i;
      if (condemned_wrong(view, i) || condemned_as(view, i) || so_called(view, draft, i)) return i;
    }
  return kNowhere;
}

std::vector<std::size_t> doers_before(const ClaimView& view, const Evidence& evidence, const Draft& draft, std::uint32_t known, const LocalEntity& speaker) {
  constexpr std::uint32_t kBack = 3;  // sentences
  const auto blamed = [&](std::size_t index) {
    const LocalEntity& entity = evidence.entities[index];
    return !power_of(entity).empty() && !same_power(entity, speaker) && entity.type != EntityType::Place && entity.type != EntityType::Region;
  };
  const std::uint32_t place = draft.content.front().begin, sentence = view.sentence_of(place);
  std::vector<std::size_t> nearest;
  for (std::uint32_t back = 0; back <= kBack && back <= sentence; ++back) {
    Range range = view.sentence(sentence - back);
    if (back == 0) range.end = std::min(range.end, place);
    for (const DeedHit& deed : find_deeds(view, range)) {
      if (deed.negated || deed.mutual || deed.answer || deed.entry->plover == Plover::Reject || (!deed.hostile() && deed.entry->mode != "operation")) continue;
      std::vector<std::size_t> doers;
      std::ranges::copy_if(deed.actors, std::back_inserter(doers), blamed);
      if (doers.empty()) continue;
      if (same_kind(view, known, deed)) return doers;
      if (nearest.empty()) nearest = std::move(doers);
    }
  }
  return nearest;
}

}  // namespace hearsay::extract
