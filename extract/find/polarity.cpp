#include "extract/find/polarity.h"

#include <algorithm>

namespace hearsay::extract {

namespace {

// Dependents of a predicate that may carry its negation or mood.
bool is_modifier(Rel rel) {
  return rel == Rel::Aux || rel == Rel::Advmod || rel == Rel::AuxPass || rel == Rel::Cop || rel == Rel::Det || rel == Rel::Other || rel == Rel::Mark;
}

bool modifier_is(const ClaimView& view, std::uint32_t place, WordClass wanted) {
  for (std::uint32_t child : view.children(place))
    if (is_modifier(view.rel(child)) && view.is(child, wanted)) return true;
  return false;
}

bool holds(const ClaimView& view, Range range, WordClass wanted) {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (view.is(i, wanted)) return true;
  return false;
}

// Auxiliary or verb of the wanted class that governs the root or stands just before it in the content.
bool root_has(const ClaimView& view, const Draft& draft, WordClass wanted) {
  const std::uint32_t root = draft.root;
  if (root == kNowhere) return false;
  if (view.is(root, wanted) || modifier_is(view, root, wanted)) return true;
  const Range content = draft.content.front();
  for (std::uint32_t back = 1; back <= 4 && root >= content.begin + back; ++back) {
    const std::uint32_t at = root - back;
    const Upos upos = view.token(at).upos;
    if (view.is(at, wanted) && upos != Upos::Noun) return true;
    if (upos != Upos::Aux && upos != Upos::Adv && upos != Upos::Part) break;
  }
  return false;
}

// "a | fabricated pretext", "the claims | fabricated": a participle beside what it describes.
bool describes(const ClaimView& view, std::uint32_t place) {
  const auto noun = view.head(place);
  if (noun == kNowhere || (view.rel(place) != Rel::Amod && view.rel(place) != Rel::Acl)) return false;
  return view.rel(place) == Rel::Amod || noun + 1 == place;
}

// "false", "tidak benar"; not "not false".
bool calls_false(const ClaimView& view, Range range, bool negated) {
  const auto staged = [&](std::uint32_t at) {  // "a false flag | attack": what was done, not what was said
    const auto noun = view.rel(at) == Rel::Amod || view.rel(at) == Rel::Compound ? view.head(at) : kNowhere;
    return noun != kNowhere && (view.tells_hostile(noun) || (view.head(noun) != kNowhere && view.rel(noun) == Rel::Compound && view.tells_hostile(view.head(noun))));
  };
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (view.rel(i) == Rel::Obj && view.head(i) != kNowhere && view.tells_hostile(view.head(i))) continue;  // "they spread lies"
    else if (staged(i)) continue;
    else if (i + 1 < range.end && view.token(i).upos == Upos::Noun && view.token(i + 1).upos == Upos::Adp && view.lexicon().by_lemma() && view.is(i, WordClass::Falsehood)) continue;  // "responsibility lies with"
    else if (view.verbal(i) && view.subject(i) != kNowhere && view.mention_over(view.subject(i)) != kNowhere && view.is(i, WordClass::Falsehood)) continue;  // "Iran berbohong": a charge
    else if (!view.lexicon().by_lemma() && i > range.begin && view.verbal(i) && view.mention_over(i - 1) != kNowhere && view.is(i, WordClass::Falsehood)) continue;  // "menyebut Iran berbohong"
    else if (view.is(i, WordClass::Falsehood) && (view.token(i).upos != Upos::Verb || describes(view, i) || !view.lexicon().by_lemma()) && (!negated || view.words(i).phrase_end > i)) return true;
  return false;
}

// "the accusation", "laporan itu": what a charge is told as.
bool charge(const ClaimView& view, std::uint32_t place) {
  return view.token(place).upos == Upos::Noun && (view.cue_does(place, Act::Accuse) || view.is(place, WordClass::StatementNoun));
}

// "described the accusation as | not very credible", "menyebutnya | propaganda", "no truth | to the allegations": a charge
// before or behind what takes its worth.
bool discredits(const ClaimView& view, const Draft& draft) {
  constexpr std::uint32_t kPhrase = 9, kBefore = 4;  // tokens
  for (const Range content : draft.content)
    for (std::uint32_t i = content.begin; i < content.end; ++i) {
      const bool thing = view.token(i).upos == Upos::Pron && view.rel(i) == Rel::Obj && view.head(i) == draft.cue.place && view.cue_takes(draft.cue.place, kTakesClause | kTakesPredicate);
      if (!thing && !charge(view, i)) continue;
      const std::uint32_t begin = i > content.begin + kBefore ? i - kBefore : content.begin;
      for (std::uint32_t at = thing ? i : begin; at < std::min(content.end, i + kPhrase); ++at)
        if (view.is(at, WordClass::Discredit)) return true;
    }
  return false;
}

// "bears the duty to", "stressed the need for": the object of the content's predicate or of the cue names an obligation.
bool duty(const ClaimView& view, const Draft& draft) {
  for (std::uint32_t verb : {draft.root, draft.cue.place}) {
    const auto object = verb == kNowhere ? kNowhere : view.child(verb, Rel::Obj);
    if (object != kNowhere && view.token(object).upos == Upos::Noun && view.is(object, WordClass::Obligation)) return true;
  }
  return false;
}

// "claimed the attack", "the attack was claimed by X", "an attack claimed by X": a hostile deed, and nothing told of it.
bool owns_deed(const ClaimView& view, const Draft& draft) {
  const std::uint32_t cue = draft.cue.place;
  if (cue == kNowhere || !draft.cue.entry->owns || view.child(cue, Rel::Ccomp) != kNowhere || draft.quoted) return false;
  const bool describes = draft.cue.passive && view.lexicon().by_lemma() && view.rel(cue) == Rel::Acl && view.subject(cue) == kNowhere;
  const auto deed = describes ? view.head(cue) : draft.cue.passive ? view.subject(cue) : view.child(cue, Rel::Obj);
  if (deed == kNowhere || view.token(deed).upos == Upos::Verb) return false;
  for (std::size_t i = 1; i < draft.content.size() && draft.cue.passive; ++i)  // "Serangan itu diklaim X | menyasar Y": told of
    if (!view.lexicon().by_lemma() && view.has_verb(draft.content[i])) return false;
  if (draft.cue.passive && view.is(deed, WordClass::BlameNoun)) return true;  // "Tanggung jawab atas serangan itu diklaim X"
  for (Range content : draft.content)  // "claimed the enemy's strike killed ten": told of, not claimed
    for (std::uint32_t i = content.begin; i < content.end && !draft.cue.passive; ++i)
      if (view.token(i).upos == Upos::Verb && view.rel(i) != Rel::Relcl && view.rel(i) != Rel::Acl && view.rel(i) != Rel::Amod) return false;
  return view.tells_hostile(deed);
}

// A sentence of the content in the first person whose verb is itself a cue: "we call on X to", "I condemn".
const CueEntry* inner_cue(const ClaimView& view, const Draft& draft) {
  for (Range content : draft.content)
    for (std::uint32_t i = content.begin; i < content.end; ++i) {
      for (const WordInfo* info : view.words(i).all())
        for (std::uint16_t index : info->cues) {
          const CueEntry& entry = view.lexicon().cue(index);
          if (entry.form != CueForm::Verb || entry.act == Act::State || entry.act == Act::Admit) continue;
          const bool first = i > content.begin && (view.is(i - 1, WordClass::FirstPerson) || (i > content.begin + 1 && view.is(i - 2, WordClass::FirstPerson)));
          const bool imperative = draft.quoted && entry.act == Act::Demand && view.subject(i) == kNowhere && i <= content.begin + 1;
          if ((first || imperative) && !is_negated(view, i)) return &entry;
        }
    }
  return nullptr;
}

// The subject of the content's predicate is the speaker: a pronoun, or left out.
bool subject_is_speaker(const ClaimView& view, const Evidence& evidence, const Draft& draft) {
  const std::uint32_t root = draft.root;
  if (root == kNowhere) return false;
  const auto subject = view.subject(root);
  if (subject == kNowhere) {
    // Left out, not lost by the parser: nothing nominal stands before the predicate.
    if (draft.side != Side::After || view.token(root).upos != Upos::Verb) return false;
    for (std::uint32_t i = draft.content.front().begin; i < root; ++i)
      if (view.nominal(i)) return false;
    return true;
  }
  if (view.is(subject, WordClass::FirstPerson)) return true;
  const auto mention = view.mention_headed(subject);
  if (mention == kNowhere) return view.token(subject).upos == Upos::Pron && subject + 6 > draft.content.front().begin;
  for (std::size_t entity : view.mention(mention).entities)
    for (std::size_t speaker : draft.speaker.entities) {
      if (entity == speaker) return true;
      // A leader speaks for the country or body.
      const LocalEntity& named = evidence.entities[entity];
      const bool acts = named.type == EntityType::Country || named.type == EntityType::Organization;
      if (acts && !named.side.empty() && named.side == evidence.entities[speaker].side && named.kind.rfind("force", 0) != 0) return true;
    }
  return false;
}

// "its forces", "none of its members", "our aircraft": the subject belongs to the speaker.
bool own_subject(const ClaimView& view, const Evidence& evidence, const Draft& draft, std::uint32_t subject) {
  if (subject == kNowhere) return false;
  std::vector<std::uint32_t> parts{subject};
  for (std::uint32_t child : view.children(subject)) parts.push_back(child);
  for (const std::uint32_t part : parts) {
    if (view.is(part, WordClass::OwnSide) || (view.is(part, WordClass::FirstPerson) && draft.quoted)) return true;
    for (std::uint32_t owner : view.children(part))
      if (view.rel(owner) == Rel::Poss && (view.is(owner, WordClass::OwnSide) || (view.is(owner, WordClass::FirstPerson) && draft.quoted))) return true;
    if (const auto mention = view.mention_headed(part); mention != kNowhere)
      for (const std::size_t index : view.mention(mention).entities)
        for (const std::size_t speaker : draft.speaker.entities)
          if (index == speaker || (evidence.entities[index].type != EntityType::Person && same_power(evidence.entities[index], evidence.entities[speaker]))) return true;
  }
  return false;
}

// "had nothing to do with it", "tidak ada hubungannya dengan itu", said of the speaker's side or of nobody.
bool disclaims(const ClaimView& view, const Evidence& evidence, const Draft& draft) {
  if (!std::ranges::any_of(draft.content, [&](Range content) { return holds(view, content, WordClass::Disclaiming); })) return false;
  const auto subject = draft.root == kNowhere ? kNowhere : view.subject(draft.root);
  return subject == kNowhere || view.token(subject).upos == Upos::Pron || subject_is_speaker(view, evidence, draft) || own_subject(view, evidence, draft, subject);
}

// "said there was no massacre", "said its planes had not bombed the town", "had no soldiers there": no such deed, or none of
// the speaker's side.
bool denies_deed(const ClaimView& view, const Evidence& evidence, const Draft& draft) {
  const std::uint32_t root = draft.root;
  if (root == kNowhere || root_has(view, draft, WordClass::Future)) return false;
  const auto subject = view.subject(root);
  const auto article = subject == kNowhere ? kNowhere : view.child(subject, Rel::Det);
  if (article != kNowhere && view.is(article, WordClass::Negation) && view.tells_hostile(subject)) return true;
  if (draft.quoted && is_negated(view, root) && view.is(root, WordClass::Means) && own_subject(view, evidence, draft, root)) return true;  // "It was not our aircraft"
  const auto object = view.child(root, Rel::Obj);
  const bool soldiers = object != kNowhere && view.is(object, WordClass::Military);
  const bool blamed = view.tells_hostile(root) || view.is(root, WordClass::Guilt) || soldiers;  // "tidak bertanggung jawab atas X"
  return blamed && is_negated(view, root) && (subject_is_speaker(view, evidence, draft) || own_subject(view, evidence, draft, subject));
}

// "said he was shocked", "said it was appalled by the killing".
bool shocked(const ClaimView& view, const Evidence& evidence, const Draft& draft) {
  return draft.root != kNowhere && view.is(draft.root, WordClass::Condemning) && view.token(draft.root).upos != Upos::Noun && subject_is_speaker(view, evidence, draft);
}

// "Did not | hesitate to", "there is no | doubt that": the negation stands by what would hold the deed back.
bool holds_back(const ClaimView& view, std::uint32_t predicate) {
  if (view.is(predicate, WordClass::Restraint)) return true;
  if (predicate == kNowhere) return false;
  const auto what = view.subject(predicate);
  const auto object = view.child(predicate, Rel::Obj);
  return (what != kNowhere && view.is(what, WordClass::Restraint)) || (object != kNowhere && view.is(object, WordClass::Restraint));
}

// "It was not an accident | but an attack", "this was not a crime, | this was an ambush": what it was is told behind what it was not.
bool corrected(const ClaimView& view, std::uint32_t predicate) {
  if (predicate == kNowhere || !view.nominal(predicate) || !is_negated(view, predicate)) return false;
  const auto behind = [&](std::uint32_t other) {
    if (other <= predicate || !view.nominal(other) || is_negated(view, other)) return false;
    const auto first = view.subtree(other).begin;
    if (first > predicate && first < other && view.is(first, WordClass::Contrast)) return true;
    const auto subject = view.subject(other);
    const Rel rel = view.rel(other);
    return subject != kNowhere && subject > predicate && view.token(subject).upos == Upos::Pron && rel != Rel::Relcl && rel != Rel::Acl && rel != Rel::Advcl;
  };
  const auto above = view.head(predicate);
  const auto sister = [&](std::uint32_t other) { return view.rel(other) == view.rel(predicate) && behind(other); };
  return std::ranges::any_of(view.children(predicate), behind) || (above != kNowhere && std::ranges::any_of(view.children(above), sister));
}

void refine_statement(const ClaimView& view, const Evidence& evidence, const Draft& draft, DeedStance deed, Stance& stance) {
  const bool firm = draft.cue.place != kNowhere && view.is(draft.cue.place, WordClass::Firm);
  const bool accusing = draft.cue.place != kNowhere && view.is(draft.cue.place, WordClass::Accusing);
  const bool negated = stance.polarity == Polarity::Negated;
  const auto becomes = [&](Act act, const char* reason) {
    stance.act = act;
    stance.reason = reason;
  };
  if (owns_deed(view, draft)) return becomes(Act::Admit, "the speaker claims the deed");
  if (const CueEntry* inner = inner_cue(view, draft)) return becomes(inner->act, "the content itself speaks so in the first person");
  if (calls_false(view, draft.content.front(), negated)) return becomes(Act::Deny, "the content calls something false");
  if (discredits(view, draft)) return becomes(Act::Deny, "the content discredits a charge");
  if (disclaims(view, evidence, draft)) return becomes(Act::Deny, "the content disclaims a deed");
  if (negated && firm) return becomes(Act::Deny, "a firm cue with negated content");
  if (negated && denies_deed(view, evidence, draft)) return becomes(Act::Deny, "the content says that a hostile deed was not done");
  if (shocked(view, evidence, draft)) return becomes(Act::Condemn, "the speaker is appalled");
  const bool confirming = draft.cue.place != kNowhere && view.is(draft.cue.place, WordClass::Confirming);
  if (deed.own_by_state && confirming && !negated) return becomes(Act::Admit, "the speaker grants its own deed");
  if (deed.own_deed && !negated) return becomes(Act::Admit, "the speaker tells its own hostile deed");
  if (draft.quoted && std::any_of(draft.content.begin(), draft.content.end(), [&](Range content) { return holds(view, content, WordClass::Threat); }))
    return becomes(Act::Warn, "the content threatens");
  if (root_has(view, draft, WordClass::Obligation) || duty(view, draft)) return becomes(Act::Demand, "the content says what must be done");
  const bool own = subject_is_speaker(view, evidence, draft);
  if (own && !negated && (root_has(view, draft, WordClass::Future) || root_has(view, draft, WordClass::Commitment))) return becomes(Act::Pledge, "the speaker says what it will do");
  if (accusing && deed.blames) return becomes(Act::Accuse, "the cue insists and the content blames");
  if (draft.speaker.critic) return becomes(Act::Condemn, "critics speak");
  const bool names = draft.quoted || (draft.cue.entry && (draft.cue.entry->takes & kTakesPredicate));
  if (corrected(view, draft.root)) return;
  if (deed.denounces && names && !negated) return becomes(Act::Condemn, "the content names a deed as a wrong");
  for (Range content : draft.content)
    if (holds(view, content, WordClass::Condemning)) {
      if (names) return becomes(Act::Condemn, "the content condemns");
      return;
    }
}

}  // namespace

bool is_negated(const ClaimView& view, std::uint32_t place) {
  if (place == kNowhere) return false;
  bool negated = false;
  for (std::uint32_t child : view.children(place)) {
    const Rel rel = view.rel(child);
    if (is_modifier(rel) && view.is(child, WordClass::Negation) && (child < place || rel == Rel::Advmod)) negated = !negated;
    const bool argument = rel == Rel::Nsubj || rel == Rel::NsubjPass || (rel == Rel::Obj && child > place);
    if (argument && (view.is(child, WordClass::None) || (view.child(child, Rel::Det) != kNowhere && view.is(view.child(child, Rel::Det), WordClass::Negation)))) negated = true;
  }
  if (!negated && place > view.sentence_at(place).begin && view.is(place - 1, WordClass::Negation) && view.rel(place - 1) != Rel::Det) negated = true;
  return negated;
}

Modality modality_of(const ClaimView& view, std::uint32_t place) {
  if (place == kNowhere) return Modality::Actual;
  if (modifier_is(view, place, WordClass::Future)) return Modality::Future;
  if (modifier_is(view, place, WordClass::Possible)) return Modality::Possible;
  for (std::uint32_t child : view.children(place))
    if (view.rel(child) == Rel::Mark && view.is(child, WordClass::Conditional)) return Modality::Conditional;
  return Modality::Actual;
}

// "Tidak ada rumah yang dibakar", "no houses were burnt": a content that opens by saying that there is none.
static bool denies_existence(const ClaimView& view, Range content) {
  std::uint32_t at = content.begin;
  while (at < content.end && (view.token(at).upos == Upos::Punct || view.is(at, WordClass::Complementizer))) ++at;
  return at + 1 < content.end && view.is(at, WordClass::Negation) && view.is(at + 1, WordClass::Existence);
}

Stance stance_of(const ClaimView& view, const Evidence& evidence, const Draft& draft, DeedStance deed) {
  Stance stance;
  if (draft.cue.entry) stance.act = draft.cue.entry->act;
  const std::uint32_t predicate = draft.root;
  stance.modality = modality_of(view, predicate);
  if (stance.act == Act::State) {
    if ((is_negated(view, predicate) || denies_existence(view, draft.content.front())) && !holds_back(view, predicate) && !corrected(view, predicate)) stance.polarity = Polarity::Negated;
    refine_statement(view, evidence, draft, deed, stance);
  }
  if (stance.act == Act::Deny) stance.polarity = Polarity::Negated;
  return stance;
}

}  // namespace hearsay::extract
