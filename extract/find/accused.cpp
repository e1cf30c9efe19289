#include "extract/find/accused.h"

#include <algorithm>

#include "extract/find/denounced.h"
#include "extract/find/polarity.h"

namespace hearsay::extract {

namespace {

void add(std::vector<std::size_t>& to, std::size_t index) {
  if (std::find(to.begin(), to.end(), index) == to.end()) to.push_back(index);
}

// "Menyatakan | militer X yang melakukannya": a body and its clause alone are what is said, where the clause tells a hostile deed or
// points back to one. Not "militer X yang menyerang telah mundur".
bool clause_alone(const ClaimView& view, Range content, std::uint32_t first, std::uint32_t head, std::uint32_t relative) {
  constexpr std::uint32_t kAdverbs = 3;  // tokens
  if (view.lexicon().by_lemma() || head >= view.size()) return false;
  const Rel rel = view.rel(head);
  if (rel == Rel::Nsubj || rel == Rel::NsubjPass || rel == Rel::Appos || rel == Rel::Nmod || view.child(head, Rel::Case) != kNowhere) return false;
  const bool opens = first == content.begin || view.behind_opening(first);
  if (!opens || (rel == Rel::Obj && !view.cue_takes(view.head(head), kTakesClause))) return false;
  std::uint32_t verb = relative + 1;
  while (verb < content.end && verb < relative + kAdverbs && !view.verbal(verb)) ++verb;
  if (verb >= content.end || !view.verbal(verb) || view.subject(verb) != relative || view.rel(relative) == Rel::NsubjPass) return false;
  const auto object = view.child(verb, Rel::Obj);
  const bool back = object == kNowhere || view.token(object).upos == Upos::Pron;  // "memulai", "melakukan|nya"
  return view.tells_hostile(verb) || view.is(verb, WordClass::Guilt) || (back && view.is(verb, WordClass::Light));
}

// "It is Armenia that ...", "Rusia-lah yang ...", "justru Israel yang ...": whom the content sets apart as the one who did it.
std::vector<std::size_t> set_apart(const ClaimView& view, const Draft& draft) {
  std::vector<std::size_t> out;
  for (Range content : draft.content)
    for (std::uint32_t i = content.begin + 1; i + 1 < content.end; ++i) {
      const bool relative = view.token(i).upos == Upos::Pron && (view.has_feature(i, "PronType=Rel") || (!view.lexicon().by_lemma() && view.mention_over(i) == kNowhere));
      const auto ends_so = [&](std::uint32_t at) { return std::ranges::any_of(view.lexicon().focus_endings(), [&](const std::string& end) { return view.lower(at).ends_with(end) || (at > 0 && end.starts_with('-') && view.lower(at) == end.substr(1) && view.lower(at - 1).ends_with('-')); }); };
      const bool enclitic = relative && i > content.begin + 2 && view.token(i - 1).upos == Upos::Part && view.token(i - 2).upos == Upos::Det && std::ranges::any_of(view.lexicon().focus_endings(), [&](const std::string& end) { return end.ends_with(view.lower(i - 1)); });  // "milisi itu|lah| yang"
      const bool itself = relative && i > content.begin + 1 && view.is(i - 1, WordClass::Itself);  // "Moskow | sendiri | yang"
      const std::uint32_t last = enclitic ? i - 3 : itself ? i - 2 : relative && i > content.begin + 1 && view.mention_over(i - 1) == kNowhere && ends_so(i - 1) ? i - 2 : i - 1;  // "Israel-|lah| yang"
      const auto mention = relative ? view.mention_over(last) : kNowhere;
      if (mention == kNowhere || view.mention_range(mention).end != last + 1) continue;
      std::uint32_t first = view.mention_range(mention).begin;
      while (first > content.begin + 1 && view.token(first - 1).upos == Upos::Noun && !view.lexicon().by_lemma()) --first;  // "justru | perahu | Taiwan yang"
      const bool focus = (first > content.begin && view.is(first - 1, WordClass::Focus)) || view.is(i + 1, WordClass::Focus);  // "militer X yang | justru"
      const bool ending = enclitic || ends_so(i - 1);
      const bool cleft = first >= content.begin + 2 && view.token(first - 1).upos == Upos::Aux && view.has_feature(first - 2, "Gender=Neut");
      const bool alone = relative && clause_alone(view, content, first, view.place_of(view.mention(mention).tokens, view.mention(mention).head), i);
      if (focus || ending || cleft || alone || itself) out.insert(out.end(), view.mention(mention).entities.begin(), view.mention(mention).entities.end());
    }
  return out;
}

// "The army said on Monday | they had struck the house": a plural that a body tells of right behind the cue, outside quotation
// marks, is the body itself.
bool speaks_of_itself(const ClaimView& view, const Draft& draft, const LocalEntity& speaker) {
  constexpr std::uint32_t kPhrase = 6;  // tokens: "on their channel on Monday"
  if (!draft.cue.entry || draft.cue.place == kNowhere || speaker.type == EntityType::Person) return false;
  const auto governor = view.rel(draft.cue.place) == Rel::Advcl && view.participle(draft.cue.place) ? view.head(draft.cue.place) : kNowhere;
  if (governor != kNowhere && governor < draft.cue.place && (view.cue_does(governor, Act::Accuse) || view.cue_does(governor, Act::Condemn))) return false;  // "blamed the army, saying | they had"
  const Range content = draft.content.front();
  for (std::uint32_t at = content.begin; at < std::min(content.end, content.begin + kPhrase); ++at) {
    if (view.is(at, WordClass::OtherParty) && view.rel(at) != Rel::Poss) return true;
    const bool aside = view.is(at, WordClass::Complementizer) || view.in_time(at) || view.child(at, Rel::Case) != kNowhere || view.rel(at) == Rel::Case || view.rel(at) == Rel::Det;
    if (!aside) return false;
  }
  return false;
}

// "It was unclear whether the strike was carried out by X".
bool asked(const ClaimView& view, std::uint32_t place) {
  std::uint32_t at = place;
  for (int step = 0; step < 3 && at != kNowhere; ++step, at = view.head(at))
    for (std::uint32_t child : view.children(at))
      if (view.rel(child) == Rel::Mark && child < at && view.is(child, WordClass::Conditional)) return true;
  return false;
}

// The verbs that tell of a deed: its own, and the one whose object or oblique a noun is ("carried out | strikes").
std::vector<std::uint32_t> verbs_of(const ClaimView& view, const DeedHit& deed) {
  std::vector<std::uint32_t> out{deed.place};
  const auto head = view.head(deed.place);
  if (deed.entry->noun && head != kNowhere && view.verbal(head)) out.push_back(head);
  return out;
}

// "It determines whose planes carry out raids", "unclear which side fired": nobody is named. "Russia, whose jets fired" is.
bool asks_who(const ClaimView& view, const DeedHit& deed) {
  for (const std::uint32_t verb : verbs_of(view, deed)) {
    const auto subject = view.subject(verb);
    if (subject == kNowhere || whose(view, subject) != kNowhere) continue;
    for (std::uint32_t child : view.children(subject))
      if (asks_owner(view, child)) return true;
  }
  return false;
}

// Entities that can be blamed: places and regions cannot.
bool can_act(const LocalEntity& entity) { return entity.type != EntityType::Place && entity.type != EntityType::Region; }

// The deeds of one content, in text order, and who tells them.
struct Telling {
  const ClaimView& view;
  const Evidence& evidence;
  const LocalEntity& speaker;
  const std::vector<DeedHit>& deeds;

  bool own(std::size_t index) const { return &evidence.entities[index] == &speaker || same_power(evidence.entities[index], speaker); }
  const DeedHit* deed_at(std::uint32_t place) const {
    const auto found = std::ranges::lower_bound(deeds, place, {}, &DeedHit::place);
    return found == deeds.end() || found->place != place ? nullptr : &*found;
  }
};

// "Carried out strikes to try to repel | the assault": the object of a verb of purpose that wards off; kNowhere where there is none.
std::uint32_t warded_off(const ClaimView& view, const DeedHit& deed) {
  for (const std::uint32_t verb : verbs_of(view, deed))
    for (std::uint32_t child : view.children(verb)) {
      if (child < verb || (view.rel(child) != Rel::Advcl && view.rel(child) != Rel::Xcomp && view.rel(child) != Rel::Acl)) continue;
      const auto mark = view.child(child, Rel::Mark);
      if (mark == kNowhere || !view.is(mark, WordClass::Purpose)) continue;
      const auto further = view.child(child, Rel::Xcomp);
      if (view.is(child, WordClass::Repel)) return view.child(child, Rel::Obj);
      if (further != kNowhere && view.is(further, WordClass::Repel)) return view.child(further, Rel::Obj);
    }
  return kNowhere;
}

// Strikes against an attack or attackers are defence, as a bystander or an ally tells them; the attackers themselves call them attacks
// ("Kyiv said Russia struck to repel its offensive"), and so does whoever was struck.
bool wards_off(const Telling& told, const DeedHit& deed) {
  const auto object = warded_off(told.view, deed);
  const DeedHit* repelled = told.deed_at(object);
  if (!repelled) return object != kNowhere && told.view.is(object, WordClass::Nameless);
  if (!repelled->entry->hostile && repelled->entry->mode != "operation") return false;
  if (std::ranges::any_of(deed.targets, [&](std::size_t target) { return told.own(target); })) return false;
  const bool bystander = power_of(told.speaker).empty() || std::ranges::any_of(deed.actors, [&](std::size_t actor) { return told.own(actor); });
  const auto& attackers = repelled->actors;
  return std::ranges::none_of(attackers, [&](std::size_t actor) { return told.own(actor); }) && (bystander || !attackers.empty());
}

// "In its south", "on Lebanese soil", "against Lebanon": a place or target of the speaker's, beside `place`; "against
// Nagorno-Karabakh", whosever it is, as another state tells it.
bool on_own_ground(const Telling& told, std::uint32_t place) {
  const ClaimView& view = told.view;
  for (std::uint32_t child : view.children(place)) {
    const auto mark = view.child(child, Rel::Case);
    if (mark == kNowhere || !(view.is(mark, WordClass::TargetMark) || view.is(mark, WordClass::PlaceMark))) continue;
    for (std::size_t index : entities_at(view, child)) {
      const bool contested = view.is(mark, WordClass::Against) && !can_act(told.evidence.entities[index]) && !power_of(told.speaker).empty();
      if (told.own(index) || contested) return true;
    }
    for (std::uint32_t owner : view.children(child))
      if ((view.rel(owner) == Rel::Poss || view.rel(owner) == Rel::Det) && view.is(owner, WordClass::OwnSide)) return true;
  }
  return false;
}

// "Memaksa | ratusan warga mengungsi".
bool harms_people(const ClaimView& view, std::uint32_t verb) {
  const auto object = view.child(verb, Rel::Obj);
  if (object == kNowhere) return false;
  const auto people = [&](std::uint32_t at) { return !view.words(at).victim().empty() && !view.is(at, WordClass::Military); };
  return people(object) || std::ranges::any_of(view.children(object), people);
}

// "The operation | killed nine", "an operation | that killed nine", "terusir akibat | operasi itu".
bool has_victims(const Telling& told, const DeedHit& deed) {
  const auto kills = [&](std::uint32_t place) {
    const DeedHit* other = told.deed_at(place);
    if (!other || other->entry->noun || other->negated) return false;
    return other->entry->mode == "killing" || (!told.view.lexicon().by_lemma() && other->hostile() && harms_people(told.view, place));
  };
  const auto verb = told.view.head(deed.place);
  const auto mark = told.view.child(deed.place, Rel::Case);
  const bool cause = mark != kNowhere && told.view.is(mark, WordClass::ActorMark) && !told.view.is(mark, WordClass::Agent) && !told.view.is(mark, WordClass::PlaceMark);
  const auto harmed = [&](std::uint32_t at) { return told.view.tells_casualties(at); };
  if (cause && !told.view.lexicon().by_lemma() && verb != kNowhere && (harmed(verb) || std::ranges::any_of(told.view.children(verb), harmed))) return true;
  return (verb != kNowhere && told.view.subject(verb) == deed.place && kills(verb)) || std::ranges::any_of(told.view.children(deed.place), kills);
}

// A hostile deed; an operation or advance only where it is condemned, has victims or goes against the speaker.
bool charged(const Telling& told, const DeedHit& deed, Act act) {
  if (deed.hostile() || deed.entry->mode != "operation" || deed.actors.empty()) return deed.hostile();
  if (std::ranges::any_of(deed.actors, [&](std::size_t actor) { return told.own(actor); })) return false;
  if (act == Act::Condemn || act == Act::Accuse || has_victims(told, deed)) return true;
  return std::ranges::any_of(verbs_of(told.view, deed), [&](std::uint32_t place) { return on_own_ground(told, place); });
}

// "Jets, the army said, bombed a village": aircraft of nobody by name that a force tells of are its own, but for those that
// struck its own side.
bool own_craft(const Telling& told, const DeedHit& deed) {
  if (!deed.craft || !told.speaker.kind.starts_with("force")) return false;
  const bool owned = std::ranges::any_of(deed.actors, [&](std::size_t actor) { return !power_of(told.evidence.entities[actor]).empty(); });
  return !owned && std::ranges::none_of(deed.targets, [&](std::size_t target) { return told.own(target); });
}

// "Braced for a possible attack", "fears of an attack", "ancaman serangan": an attack that may come. What one worries over
// ("kekhawatiran atas serangan AS") has come.
bool may_come(const ClaimView& view, const DeedHit& deed) {
  if (!deed.entry->noun) return false;
  const auto head = view.head(deed.place);
  const Rel rel = view.rel(deed.place);
  const auto mark = view.child(deed.place, Rel::Case);
  const bool feared = mark == kNowhere || view.is(mark, WordClass::ActorMark);
  const bool any = (rel == Rel::Nsubj || rel == Rel::NsubjPass) && head != kNowhere && modality_of(view, head) == Modality::Future;  // "setiap agresi X akan dibalas"
  if (any && std::ranges::any_of(view.children(deed.place), [&](std::uint32_t child) { return view.rel(child) == Rel::Det && view.is(child, WordClass::Such); })) return true;
  if (rel == Rel::Nsubj && head != kNowhere && view.is(head, WordClass::Prospective)) return true;  // "airdrops are not imminent"
  if (feared && head != kNowhere && (rel == Rel::Nmod || rel == Rel::Compound || rel == Rel::Flat) && view.is(head, WordClass::Prospective)) return true;
  for (std::uint32_t child : view.children(deed.place))
    if ((view.rel(child) == Rel::Amod || view.rel(child) == Rel::Det || view.rel(child) == Rel::Compound) && view.is(child, WordClass::Prospective)) return true;
  return false;
}

// "might attack the bridge", "would not hesitate | to strike": not done; "may | have | struck" is.
bool not_yet(const ClaimView& view, std::uint32_t place) {
  if (view.lexicon().by_lemma() && modality_of(view, place) == Modality::Possible && view.has_feature(place, "VerbForm=Inf"))
    return std::ranges::none_of(view.children(place), [&](std::uint32_t child) { return view.is(child, WordClass::Perfect); });
  const auto governor = view.rel(place) == Rel::Xcomp ? view.head(place) : kNowhere;
  return governor != kNowhere && modality_of(view, governor) == Modality::Future;
}

// "Komnas HAM", "ketua Ombudsman": a state's own body that tells of the state's wrongs.
bool watchdog(const ClaimView& view, const LocalEntity& speaker) {
  if (speaker.mentions.empty()) return false;
  const Span name = speaker.mentions.front().span;
  for (std::uint32_t i = view.place_at(name.begin); i < view.size() && view.token(i).span.begin < name.end; ++i)
    if (view.is(i, WordClass::Watchdog)) return true;
  return false;
}

// "Urged X | to strike": what a demand asks for is not done.
bool demanded(const ClaimView& view, std::uint32_t cue, const DeedHit& deed) {
  if (deed.entry->noun || cue == kNowhere || deed.place < cue) return false;
  const Rel rel = view.rel(deed.place);
  const bool governed = view.head(deed.place) == cue && (rel == Rel::Xcomp || rel == Rel::Ccomp);
  return governed || (view.head(cue) == deed.place && view.rel(cue) == Rel::Advcl);  // "mendesak X | menyerang", read the other way round
}

// Nobody says that somebody else attacked: it is asked, it may come, an attack is warded off, or one's own aircraft flew.
bool charges_nobody(const Telling& told, const DeedHit& deed) {
  return asked(told.view, deed.place) || asks_who(told.view, deed) || may_come(told.view, deed) || wards_off(told, deed) || own_craft(told, deed);
}

}  // namespace

void Opponents::add(const std::string& side, const std::string& against, std::size_t entity) {
  if (side.empty() || against.empty() || side == against) return;
  Count& count = counts_[side][against];
  if (count.count++ == 0) {
    count.entity = entity;
    count.order = order_++;
  }
}

std::optional<std::size_t> Opponents::of(const std::string& side) const {
  const auto found = counts_.find(side);
  if (found == counts_.end()) return std::nullopt;
  const Count* best = nullptr;
  for (const auto& [name, count] : found->second)
    if (!best || count.count > best->count || (count.count == best->count && count.order < best->order)) best = &count;
  return best ? std::optional<std::size_t>(best->entity) : std::nullopt;
}

Blame blame_of(const ClaimView& view, const Evidence& evidence, const Draft& draft, std::size_t claimant, const std::vector<DeedHit>& deeds) {
  Blame blame;
  const LocalEntity& speaker = evidence.entities[claimant];
  const bool watches = watchdog(view, speaker);
  const auto accuse = [&](std::size_t index, const char* rule, std::uint32_t place) {
    if (index == claimant) return;
    add(blame.accused, index);
    blame.reasons.push_back({rule, place == kNowhere ? std::string() : std::string(view.token(place).form)});
  };
  const Act act = draft.cue.entry ? draft.cue.entry->act : Act::State;
  if (draft.reciprocal) {
    for (std::size_t other : draft.speaker.entities) accuse(other, "mutual accusation", draft.cue.place);
    if (blame.accused.empty()) blame.enemy = true;
    return blame;
  }
  const auto object = act == Act::Condemn && draft.cue.place != kNowhere ? view.child(draft.cue.place, Rel::Obj) : kNowhere;
  const bool thing = object != kNowhere && view.token(object).upos == Upos::Pron && !view.lexicon().by_lemma();  // "mengecam|nya": one's own side is not meant
  for (std::size_t index : draft.blamed)
    if ((evidence.entities[index].named && !thing) || !same_power(evidence.entities[index], speaker)) accuse(index, "object of the cue", draft.cue.place);  // "that faction" is not one's own
  const auto settled = [&] {
    return std::any_of(blame.accused.begin(), blame.accused.end(), [&](std::size_t index) { return !power_of(evidence.entities[index]).empty(); });
  };
  if (act == Act::Deny || settled() || (act != Act::Accuse && !blame.accused.empty())) return blame;
  const bool of_itself = speaks_of_itself(view, draft, speaker);
  const Telling told{view, evidence, speaker, deeds};
  for (const DeedHit& deed : deeds) {
    const bool party = !power_of(speaker).empty() && power_of(speaker).size() != 3;
    if (party && deed.entry->mode == "operation" && deed.actors.empty() && !deed.negated && has_victims(told, deed)) blame.enemy = true;  // a group tells of operations against its people
    if (!charged(told, deed, act) || deed.negated) continue;
    if (deed.others && of_itself) {
      const bool fights = power_of(speaker).size() == 3 || speaker.kind.starts_with("group");  // not the UN
      const bool own = fights && deed.entry->plover == Plover::Assault && !deed.mutual && !deed.answer && std::ranges::all_of(deed.actors, [&](std::size_t actor) { return told.own(actor); });
      (power_of(speaker).size() == 3 ? blame.own_by_state : blame.own_deed) |= own;
      continue;
    }
    const Modality modality = modality_of(view, deed.place);
    if (modality == Modality::Future || modality == Modality::Conditional || not_yet(view, deed.place) || charges_nobody(told, deed)) continue;  // nobody has done it yet, or nobody knows
    // In demands, warnings and promises a relative clause only says which ("the hostages held by X"), and what is demanded to
    // end is no charge of its own ("stop X's strikes") unless its name is one ("stop X's aggression") or its doer is asked.
    const Rel rel = view.rel(deed.place);
    const bool aside = rel == Rel::Relcl || rel == Rel::Acl;
    if (aside && (act == Act::Demand || act == Act::Warn || act == Act::Pledge)) continue;
    if (act == Act::Demand && deed.entry->noun && (rel == Rel::Obj || rel == Rel::Nsubj) && !deed.to_end && !view.is(deed.place, WordClass::Crime)) continue;
    if (act == Act::Demand && demanded(view, draft.cue.place, deed)) continue;
    const bool together = !deed.others && !watches && std::any_of(deed.actors.begin(), deed.actors.end(), [&](std::size_t actor) { return actor == claimant || same_power(evidence.entities[actor], speaker); });
    for (std::size_t actor : deed.actors) {
      const LocalEntity& entity = evidence.entities[actor];
      const bool state = power_of(speaker).size() == 3;  // states tell their deeds as defence, groups claim them
      if (!deed.others && !watches && (actor == claimant || (state && same_power(entity, speaker))) && deed.entry->plover == Plover::Assault && !deed.mutual) blame.own_by_state = true;
      const bool by_source = draft.cue.entry && draft.cue.entry->form == CueForm::Adposition;  // "which according to X killed"
      if (actor == claimant && !state && !power_of(speaker).empty() && !deed.others && !by_source && deed.entry->plover == Plover::Assault && !deed.answer && !deed.mutual) blame.own_deed = true;
      if (deed.others && (actor == claimant || same_power(entity, speaker) || power_of(entity).empty())) {  // "they shelled us"
        blame.enemy = blame.enemy || (!deed.mutual && !deed.answer);
        continue;
      }
      if (deed.at_home && power_of(speaker).empty()) continue;  // told by an outsider
      if (together || (same_power(entity, speaker) && !watches) || !can_act(entity) || deed.mutual || deed.answer) continue;  // "we and our allies struck" charges nobody
      accuse(actor, "actor of a hostile deed", deed.place);
    }
    const bool own_target = std::any_of(deed.targets.begin(), deed.targets.end(), [&](std::size_t target) { return target == claimant || same_power(evidence.entities[target], speaker); });
    if (deed.actors.empty() && deed.others && !deed.mutual && !deed.answer) blame.enemy = true;
    if (deed.actors.empty() && !deed.mutual && (deed.enemy || (deed.suffered && own_target && deed.entry->plover == Plover::Assault && deed.entry->mode != "killing" && deed.entry->mode != "detention"))) blame.enemy = true;
  }
  const auto opposed = [&](std::size_t index) {
    const LocalEntity& entity = evidence.entities[index];
    return !power_of(entity).empty() && !same_power(entity, speaker) && can_act(entity);
  };
  if (!settled())
    for (std::size_t index : set_apart(view, draft))
      if (opposed(index)) accuse(index, "set apart by the sentence", draft.root);
  if (!settled())
    for (std::size_t index : wrongdoers(view, draft))
      if (opposed(index)) accuse(index, "whose action is named a wrong", draft.root);
  if (act == Act::Accuse && !settled() && draft.root != kNowhere)  // "alleged that X employs militants": whoever the content is about
    for (std::size_t subject : entities_at(view, view.subject(draft.root)))
      if (opposed(subject)) accuse(subject, "subject of the allegation", draft.root);
  // "The militants forced families out": fighters without a name are the speaker's opponents.
  const auto nameless = [&](std::size_t index) {
    const LocalEntity& entity = evidence.entities[index];
    const bool state = power_of(speaker).size() == 3;  // a state's "soldiers" may be its own
    if (entity.kind == "group:terrorists") return false;  // a government's word for anybody
    return !entity.named && power_of(entity).empty() && (entity.kind.starts_with("group:") || (!state && entity.kind.starts_with("force")));
  };
  const auto leader = [&](std::size_t index) { return evidence.entities[index].type == EntityType::Person && power_of(evidence.entities[index]).empty(); };  // "kelompok pimpinan | N"
  if (std::any_of(blame.accused.begin(), blame.accused.end(), nameless) && std::all_of(blame.accused.begin(), blame.accused.end(), [&](std::size_t index) { return nameless(index) || leader(index); })) blame.enemy = true;
  const auto faceless = [&](const DeedHit& deed) {
    const bool named = std::ranges::any_of(deed.actors, [&](std::size_t actor) { return !power_of(evidence.entities[actor]).empty(); });
    return deed.hostile() && deed.nameless && !named && !deed.negated && !deed.mutual && !deed.answer && !charges_nobody(told, deed);
  };
  if (!settled() && std::any_of(deeds.begin(), deeds.end(), faceless)) blame.faceless = true;  // "the attackers opened fire", "a jet dropped two bombs"
  if (!settled() && !power_of(speaker).empty()) blame.denounced = denounced(view, draft);
  const bool charges = act == Act::State || act == Act::Accuse || act == Act::Condemn;
  blame.enemy = blame.enemy && charges;
  if (act == Act::Accuse && !settled() && !power_of(speaker).empty()) blame.enemy = true;  // "accused a group of": an opponent without a name
  return blame;
}

}  // namespace hearsay::extract
