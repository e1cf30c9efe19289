#include "extract/find/deed_subject.h"

#include <algorithm>

#include "extract/find/doers.h"
#include "extract/find/quotation.h"

namespace hearsay::extract {

bool VerbSubjects::passive(std::uint32_t place) const {
  const auto first = view_.rel(place) == Rel::Conj ? view_.head(place) : kNowhere;  // "were beheaded and hung"
  const bool shared = first != kNowhere && view_.lexicon().by_lemma() && view_.child(first, Rel::AuxPass) != kNowhere && view_.subject(place) == kNowhere && view_.child(place, Rel::Aux) == kNowhere &&
                      view_.has_feature(place, "VerbForm=Part") && view_.child(place, Rel::Obj) == kNowhere;
  if (shared) return true;
  if (fires_at(place) || crosses_into(place)) return false;
  return view_.child(place, Rel::NsubjPass) != kNowhere || auxiliary(place) ||
         view_.child(place, Rel::Agent) != kNowhere ||
         (view_.has_feature(place, "Voice=Pass") && (view_.child(place, Rel::Obj) == kNowhere || !view_.lexicon().by_lemma()));  // "forces executed prisoners" read as a participle
}

// "A tank | fired at | a house", read as a participle.
bool VerbSubjects::fires_at(std::uint32_t place) const {
  const auto subject = view_.child(place, Rel::Nsubj);
  if (!view_.lexicon().by_lemma() || subject == kNowhere || subject > place || place + 1 >= view_.size()) return false;
  return view_.child(place, Rel::AuxPass) == kNowhere && view_.is(place + 1, WordClass::TargetMark);
}

// An auxiliary of the passive; not that of "jets believed to be | Russian | bombed".
bool VerbSubjects::auxiliary(std::uint32_t place) const {
  const auto aux = view_.child(place, Rel::AuxPass);
  if (aux == kNowhere || !view_.lexicon().by_lemma()) return aux != kNowhere;
  for (std::uint32_t i = aux + 1; i < place; ++i)
    if (view_.token(i).upos == Upos::Adj && view_.mention_over(i) != kNowhere) return false;
  return true;
}

// "Responded after Thai tanks | crossed into | the province", read as a participle: who crossed was not crossed.
bool VerbSubjects::crosses_into(std::uint32_t place) const {
  const auto noun = view_.rel(place) == Rel::Acl ? view_.head(place) : kNowhere;
  if (!view_.lexicon().by_lemma() || noun == kNowhere || noun + 1 != place || place + 1 >= view_.size() || view_.participle(place)) return false;
  const auto mark = view_.child(noun, Rel::Case);
  return mark != kNowhere && view_.is(mark, WordClass::ClauseMark) && view_.is(place + 1, WordClass::TargetMark);
}

// "had | tortured prisoners", "stop | bombing cities", read as prisoners that were tortured and cities that bomb.
bool VerbSubjects::governed(std::uint32_t place) const {
  const bool describes = view_.rel(place) == Rel::Amod || view_.rel(place) == Rel::Compound;
  if (!describes || place == 0 || !view_.verbal(place)) return false;
  return (view_.verbal(place - 1) && (view_.is(place - 1, WordClass::Perfect) || view_.is(place - 1, WordClass::Cease))) || told_name(place) != kNowhere;
}

// "Israel said | Hamas | tortured hostages", read as a noun phrase: the name between the cue and the verb.
std::uint32_t VerbSubjects::told_name(std::uint32_t verb) const {
  if (!view_.lexicon().by_lemma() || view_.rel(verb) != Rel::Amod || !view_.has_feature(verb, "Tense=Past") || view_.head(verb) < verb) return kNowhere;
  const auto name = view_.mention_headed(verb - 1);
  if (name == kNowhere || view_.mention_range(name).end != verb || !has_power(view_, name)) return kNowhere;
  std::uint32_t cue = view_.mention_range(name).begin;
  while (cue > view_.sentence_at(verb).begin && view_.rel(cue - 1) == Rel::Det) --cue;
  if (cue > view_.sentence_at(verb).begin && view_.is(cue - 1, WordClass::Complementizer)) --cue;
  return cue > view_.sentence_at(verb).begin && view_.verbal(cue - 1) && tells(cue - 1) ? verb - 1 : kNowhere;
}

// Subject of the verb, or the one that a governed verb takes over: conjuncts, infinitives, participles, relative clauses.
std::uint32_t VerbSubjects::subject_of(std::uint32_t place) const {
  if (const auto name = governed(place) ? told_name(place) : kNowhere; name != kNowhere) return name;
  std::uint32_t at = governed(place) ? place - 1 : place;
  for (int step = 0; step < 4 && at != kNowhere; ++step) {
    const auto subject = view_.subject(at);
    const Rel rel = view_.rel(at);
    if (subject != kNowhere) {
      if (const auto nearer = behind_cue(subject, at); nearer != kNowhere) return nearer;
      if (const auto told = told_passively(subject, at); told != kNowhere) return told;
      const bool relative = (rel == Rel::Relcl || rel == Rel::Acl) && view_.token(subject).upos == Upos::Pron && entities_at(view_, subject).empty();
      return relative ? told_to_be(view_.head(at)) : subject;
    }
    const auto head = view_.head(at);
    const auto lost = lost_subject(at);
    if (lost != kNowhere && passive(view_.head(at))) return lost;
    if (step == 0 || view_.verbal(at))
      if (const auto name = name_before(at); name != kNowhere) return name;
    if (head == kNowhere) return kNowhere;
    if (rel == Rel::Relcl || rel == Rel::Acl) return view_.nominal(head) ? told_to_be(head) : kNowhere;
    if (rel == Rel::Advcl || rel == Rel::Xcomp || rel == Rel::Ccomp) {
      // Object control: "accused X of firing", "menuduh X melepaskan tembakan".
      const auto object = view_.child(head, Rel::Obj);
      if (object != kNowhere && object < place && accuses(head)) return object;
      if (object == kNowhere && head < at && view_.lexicon().by_lemma() && view_.cue_takes(head, kTakesAccused)) return kNowhere;  // its object lost by the parser
    }
    if (lost != kNowhere) return lost;
    if (rel == Rel::Conj && view_.participle(at) && view_.lexicon().by_lemma() && view_.cue_takes(head, kTakesAccused))
      if (const auto object = view_.child(head, Rel::Obj); object != kNowhere && object > head && object < at) return object;  // "accused X of funding and | arming"
    const bool misread = rel == Rel::Obl && view_.verbal(at);  // "tried to "cross" the border"
    if (rel != Rel::Conj && rel != Rel::Xcomp && rel != Rel::Advcl && rel != Rel::Ccomp && !misread) return kNowhere;
    if (rel == Rel::Ccomp && finite(at, head)) return kNowhere;
    if (rel == Rel::Advcl && head < at && tells(head)) {
      const auto told = told_before(head, at);
      if (const auto object = view_.child(head, Rel::Obj); told == kNowhere && object != kNowhere && object > head && object < at && view_.mention_over(object) != kNowhere) return object;  // "menyatakan | TPLF | melanggar", read as the cue's object
      if (told == kNowhere && finite(at, head)) return kNowhere;
      at = told == kNowhere ? head : told;
      continue;
    }
    if (rel == Rel::Advcl && head < at && view_.participle(at) && view_.tells_hostile(head) && passive(head)) return agent_of(head);  // "was shelled by rebels, | killing two": not the town
    at = rel == Rel::Conj && view_.verbal(at) && !view_.verbal(head) ? verb_over(head) : head;  // "used people | as shields | and shot at us", joined to the noun
  }
  return kNowhere;
}

// "Israel is the one | that broke the truce", "Israel adalah pihak | yang melanggar": who is told to be what the clause describes;
// else the noun itself.
std::uint32_t VerbSubjects::told_to_be(std::uint32_t noun) const {
  if (noun == kNowhere) return noun;
  const bool is = view_.child(noun, Rel::Cop) != kNowhere && view_.child(noun, Rel::Case) == kNowhere;  // not "was behind a massacre"
  if (!is || !entities_at(view_, noun).empty()) return noun;
  auto subject = view_.child(noun, Rel::Nsubj);
  if (const auto copula = view_.child(noun, Rel::Cop); subject == kNowhere && !view_.lexicon().by_lemma() && copula < noun && copula > view_.sentence_at(noun).begin)  // "menyatakan | Israel | adalah pihak", read as the cue's object
    if (const auto name = view_.mention_over(copula - 1); name != kNowhere) subject = view_.place_of(view_.mention(name).tokens, view_.mention(name).head);
  return subject != kNowhere && subject < noun && !entities_at(view_, subject).empty() ? subject : noun;
}

// "Menyebut | KKB | menggunakan warga", "Rusia disebut | Ukraina | menculik": whom a cue tells of, read as its object, or the
// subject of a passive cue.
std::uint32_t VerbSubjects::lost_subject(std::uint32_t verb) const {
  const Rel rel = view_.rel(verb);
  const auto cue = view_.head(verb);
  if (view_.lexicon().by_lemma() || cue > verb || (rel != Rel::Xcomp && rel != Rel::Ccomp && rel != Rel::Advcl) || !tells(cue)) return kNowhere;
  if (passive(cue)) {
    const auto subject = rel == Rel::Xcomp || rel == Rel::Ccomp ? view_.child(cue, Rel::NsubjPass) : kNowhere;
    const bool relative = subject != kNowhere && view_.rel(cue) == Rel::Relcl && view_.token(subject).upos == Upos::Pron && entities_at(view_, subject).empty();
    return relative ? view_.head(cue) : subject;  // "Hamas yang disebutnya | menjarah truk"
  }
  const auto object = view_.child(cue, Rel::Obj);
  const auto adverb = told_before(cue, verb);  // "KKB | berulang kali | menggunakan", read as a verb
  if (object == kNowhere && adverb != kNowhere && adverb + 2 >= verb) return view_.subject(adverb);
  return object != kNowhere && object > cue && object < verb && (view_.mention_over(object) != kNowhere || std::ranges::any_of(view_.children(object), [&](std::uint32_t child) { return view_.is(child, WordClass::Enemy); })) ? object : kNowhere;
}

// "Rusia disebut Ukraina | menculik anak-anak": whoever stands right behind a passive cue tells it; the cue's subject did it.
std::uint32_t VerbSubjects::told_passively(std::uint32_t subject, std::uint32_t verb) const {
  const auto cue = view_.head(verb);
  if (view_.lexicon().by_lemma() || cue == kNowhere || cue + 1 != subject || !tells(cue)) return kNowhere;
  return view_.child(cue, Rel::NsubjPass);
}

std::uint32_t VerbSubjects::agent_of(std::uint32_t verb) const {
  for (std::uint32_t child : view_.children(verb))
    if ((view_.rel(child) == Rel::Agent || view_.rel(child) == Rel::Obl) && view_.is_agent(child)) return child;
  return kNowhere;
}

// The verb that a noun belongs to; the noun itself where it has none.
std::uint32_t VerbSubjects::verb_over(std::uint32_t noun) const {
  for (std::uint32_t at = noun; view_.head(at) != kNowhere; at = view_.head(at))
    if (view_.verbal(view_.head(at))) return view_.head(at);
  return noun;
}

// "The governor | insisted | Russian missiles | hit the market", the speaker read as the subject: whoever stands behind the cue.
std::uint32_t VerbSubjects::behind_cue(std::uint32_t subject, std::uint32_t verb) const {
  for (std::uint32_t i = subject + 1; i + 1 < verb; ++i)
    if (view_.verbal(i) && tells(i)) return name_before(verb);
  return kNowhere;
}

// "said that fighters attacked": a clause with words of its own before the verb has its own subject, lost by the parser.
bool VerbSubjects::finite(std::uint32_t verb, std::uint32_t governor) const {
  if (view_.participle(verb) || view_.has_feature(verb, "VerbForm=Inf")) return false;
  if (verb < governor) return true;
  for (std::uint32_t i = governor + 1; i < verb; ++i)
    if (view_.nominal(i)) return true;
  return view_.has_feature(verb, "VerbForm=Fin");
}

// The verb is a cue with a clause: what follows it is told, not done by whoever tells it.
bool VerbSubjects::tells(std::uint32_t place) const { return view_.cue_takes(place, kTakesClause); }

// "reported that a drone dropped grenades, wounding a soldier": the verb told before it, where the parser hung both on the cue.
std::uint32_t VerbSubjects::told_before(std::uint32_t cue, std::uint32_t verb) const {
  std::uint32_t best = kNowhere;
  for (std::uint32_t child : view_.children(cue))
    if (child > cue && child < verb && view_.verbal(child)) best = child;
  return best;
}

// A name right before the verb, not marked by an adposition, is its subject, whatever the tree says.
std::uint32_t VerbSubjects::name_before(std::uint32_t place) const {
  const std::uint32_t begin = view_.sentence_at(place).begin;
  std::uint32_t at = place;
  const auto passed = [&](std::uint32_t i) { return view_.token(i).upos == Upos::Aux || view_.token(i).upos == Upos::Adv || view_.token(i).upos == Upos::Part || is_quotation_mark(view_.lower(i)); };
  while (at > begin && passed(at - 1)) --at;  // "kapal Filipina “menyusup”"
  if (at == begin) return kNowhere;
  if (view_.rel(at - 1) == Rel::Nsubj && view_.head(at - 1) == view_.head(place) && view_.nominal(at - 1)) return at - 1;  // "planes struck the town, a source said": hung on "said"
  const auto mention = view_.mention_over(at - 1);
  if (mention == kNowhere) return kNowhere;
  std::uint32_t head = view_.place_of(view_.mention(mention).tokens, view_.mention(mention).head);
  if (head >= view_.size()) return kNowhere;
  while (view_.rel(head) == Rel::Nmod && view_.child(head, Rel::Case) == kNowhere && view_.head(head) != kNowhere && view_.head(head) < head && head - view_.head(head) <= 2)
    head = view_.head(head);  // "kapal Filipina": the noun that the name owns
  const auto mark = head < view_.size() ? view_.child(head, Rel::Case) : kNowhere;
  if (mark != kNowhere && !view_.lexicon().by_lemma() && view_.is(mark, WordClass::ClauseMark) && view_.mention_range(mention).begin == mark + 1) return head;  // "setelah | KKB | menembaki patroli"
  if (view_.lexicon().by_lemma() && view_.participle(place) && view_.rel(head) == Rel::Obj && view_.rel(place) == Rel::Advcl && view_.cue_takes(place, kTakesClause)) return kNowhere;  // "X shelled Syria | claiming"
  if (mark != kNowhere && view_.is(mark, WordClass::Approximate) && view_.token(mark + 1).upos == Upos::Num) return head;  // "sekitar | 300 tentara Rwanda menyerang"
  const bool marked = head >= view_.size() || view_.child(head, Rel::Case) != kNowhere || view_.rel(head) == Rel::Nmod || view_.rel(head) == Rel::Poss || view_.rel(head) == Rel::Obl;
  return marked ? kNowhere : head;
}

bool VerbSubjects::accuses(std::uint32_t place) const { return view_.cue_takes(place, kTakesAccused | kTakesAddressee); }

}  // namespace hearsay::extract
