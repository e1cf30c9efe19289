#include "extract/find/deed_roles.h"

#include <algorithm>

#include "extract/find/quotation.h"

namespace hearsay::extract {

// "Syria's war has killed thousands": a war told of without a target, by its country's name.
bool DeedRoles::war_at_home(std::uint32_t place) const {
  if (!view_.is(place, WordClass::Conflict)) return false;
  for (std::uint32_t child : view_.children(place)) {
    const auto mark = view_.child(child, Rel::Case);
    if (mark != kNowhere && (view_.is(mark, WordClass::TargetMark) || view_.is(mark, WordClass::PlaceMark))) return false;  // "Russia's war on Ukraine"
  }
  const auto owners = entities_at(view_, place);
  return !owners.empty() && view_.findings().evidence.entities[owners.front()].type == EntityType::Country;
}

void DeedRoles::take_actor(std::uint32_t place, DeedHit& hit) const {
  if (place == kNowhere) return;
  if (const auto owner = whose(view_, place); owner != kNowhere && !entities_at(view_, owner).empty()) return add_missing(hit.actors, entities_at(view_, owner));  // "Russia, whose jets"
  if (attack_on_site(place)) return;
  hit.at_home = hit.at_home || war_at_home(place);
  if (view_.is(place, WordClass::Enemy)) hit.enemy = true;
  hit.others = hit.others || view_.is(place, WordClass::OtherParty);
  for (std::uint32_t child : view_.children(place)) {
    const Rel rel = view_.rel(child);
    if (rel != Rel::Amod && rel != Rel::Compound && rel != Rel::Poss && rel != Rel::Nmod && rel != Rel::Det) continue;
    if (view_.is(child, WordClass::Enemy) && rel != Rel::Nmod) hit.enemy = true;
    hit.others = hit.others || view_.is(child, WordClass::OtherParty);  // "their boats", "kapal mereka"
  }
  if (!hit.enemy) add_missing(hit.actors, entities_at(view_, place));
}

// "The police station attack | killed three": whose place it was did not kill.
bool DeedRoles::attack_on_site(std::uint32_t noun) const {
  if (!view_.nominal(noun) || !view_.tells_hostile(noun)) return false;
  return std::ranges::any_of(view_.children(noun), [&](std::uint32_t child) { return child < noun && view_.rel(child) != Rel::Poss && view_.is(child, WordClass::Site); });
}

void DeedRoles::take_agent(std::uint32_t place, DeedHit& hit) const {
  for (std::uint32_t child : view_.children(place)) {
    const auto mark = view_.child(child, Rel::Case);
    const bool by = mark != kNowhere && view_.is(mark, WordClass::Agent);
    const bool bare = mark == kNowhere && child > place && child <= place + 2 && !view_.lexicon().by_lemma() && !view_.nominal(place) && view_.nominal(child) && !view_.has_feature(place, "Voice=Act");  // "ditembak tentara X"
    const bool oblique = view_.rel(child) == Rel::Obl || view_.rel(child) == Rel::Nmod;
    if (view_.rel(child) == Rel::Agent || (by && oblique) || (bare && (oblique || view_.rel(child) == Rel::Obj))) take_actor(child, hit);
  }
}

// "a rocket fired from Lebanon", "peluru yang ditembakkan dari Ukraina": the country that fire comes from.
void DeedRoles::fired_from(std::uint32_t place, DeedHit& hit) const {
  if (hit.entry->mode != "firearms" && hit.entry->mode != "artillery" && hit.entry->mode != "aerial" && !view_.is(place, WordClass::Origin)) return;
  for (std::uint32_t child : view_.children(place)) {
    const auto mark = view_.child(child, Rel::Case);
    if (child < place || view_.rel(child) != Rel::Obl || mark == kNowhere || !view_.is(mark, WordClass::ActorMark) || view_.is(mark, WordClass::Agent)) continue;
    DeedHit from;
    add_missing(from.actors, entities_at(view_, child));
    if (from.actors.empty()) owner_behind(child, from);  // "ditembak dari arah pos | tentara X"
    for (std::size_t index : from.actors) {
      const LocalEntity& entity = view_.findings().evidence.entities[index];
      if (entity.type == EntityType::Country || (entity.type == EntityType::Organization && !power_of(entity).empty())) add_missing(hit.actors, {index});
    }
  }
}

// "a missile fired by the Houthis was shot down", "ditembak tentara Israel": whoever stands right behind the passive verb,
// whatever the tree says.
void DeedRoles::agent_behind(std::uint32_t place, DeedHit& hit) const {
  const Range sentence = view_.sentence_at(place);
  std::uint32_t at = place + 1;
  const bool marked = at < sentence.end && view_.is(at, WordClass::Agent);
  if (!marked && view_.lexicon().by_lemma()) return;
  if (marked) ++at;
  while (at < sentence.end && view_.token(at).upos == Upos::Det) ++at;
  const auto mention = at < sentence.end ? view_.mention_over(at) : kNowhere;
  if (mention == kNowhere || view_.mention(mention).kind == MentionKind::Pronoun || view_.mention_range(mention).begin > at || !has_power(view_, mention)) return;
  if (view_.is(view_.place_of(view_.mention(mention).tokens, view_.mention(mention).head), WordClass::Site)) return;  // "in the square by the embassy"
  const EntityType type = view_.findings().evidence.entities[view_.mention(mention).entities.front()].type;
  if (marked || type == EntityType::Organization || type == EntityType::Country) add_missing(hit.actors, view_.mention(mention).entities);
  const std::uint32_t next = view_.mention_range(mention).end;  // "by Sudanese | and Egyptian forces"
  if (!marked || next + 1 >= sentence.end || view_.token(next).upos != Upos::Cconj) return;
  if (const auto more = view_.mention_over(next + 1); more != kNowhere && view_.mention_range(more).begin == next + 1 && has_power(view_, more)) add_missing(hit.actors, view_.mention(more).entities);
}

// "With four children and a man | killed in | shelling", read as a finite verb: who is killed where nobody follows the verb;
// soldiers only in a deed ("killed in clashes"), since they kill.
bool DeedRoles::killed_itself(std::uint32_t place, std::uint32_t subject, const DeedHit& hit) const {
  if (hit.entry->mode != "killing" || !view_.lexicon().by_lemma() || subject == kNowhere || subject > place) return false;
  if (view_.words(subject).victim().empty() || view_.child(place, Rel::Obj) != kNowhere || place + 2 >= view_.size()) return false;
  if (view_.token(place + 1).upos != Upos::Adp || !view_.is(place + 1, WordClass::PlaceMark) || view_.token(place + 2).upos == Upos::Num) return false;
  const auto where = view_.head(place + 1);
  if (where == kNowhere) return false;
  return view_.tells_hostile(where) || (!view_.is(subject, WordClass::Military) && view_.mention_over(where) != kNowhere);  // not "killed in anger"
}

void DeedRoles::verb_roles(std::uint32_t place, DeedHit& hit) const {
  const auto subject = verbs_.subject_of(place);
  if (!verbs_.governed(place) && (verbs_.passive(place) || killed_itself(place, subject, hit))) {
    take_agent(place, hit);
    if (hit.actors.empty() && !hit.enemy) agent_behind(place, hit);
    if (hit.actors.empty() && !hit.enemy && view_.lexicon().by_lemma()) agent_further(place, hit);  // "shot dead | by X", "killed on Friday | by X"
    if (hit.actors.empty() && !hit.enemy) fired_from(place, hit);
    if (subject != kNowhere) add_missing(hit.targets, entities_at(view_, subject));
    hit.suffered = hit.actors.empty() && !hit.enemy;
    return;
  }
  if (!verbs_.governed(place) && (view_.rel(place) == Rel::Acl || view_.rel(place) == Rel::Amod)) {
    take_agent(place, hit);
    if (hit.actors.empty()) agent_behind(place, hit);
    if (hit.actors.empty()) fired_from(place, hit);
  }
  if (subject == kNowhere && hit.actors.empty()) take_agent(place, hit);  // "Shelling by X", read as a verb
  if (hit.actors.empty()) take_actor(subject, hit);
  if (hit.actors.empty()) take_actor(identified(place, subject), hit);
  hit.nameless = subject != kNowhere && view_.is(subject, WordClass::Nameless);
  hit.craft = hit.nameless && view_.is(subject, WordClass::Means);
  for (std::uint32_t child : view_.children(place)) {
    const auto mark = view_.child(child, Rel::Case);
    if (view_.rel(child) == Rel::Obj || ((view_.rel(child) == Rel::Obl || view_.rel(child) == Rel::Nmod) && mark != kNowhere && view_.is(mark, WordClass::TargetMark)))
      add_missing(hit.targets, entities_at(view_, child));
  }
}

// "Yang menembaki pasar itu adalah | tentara X": whom the copula behind a relative clause without a noun names.
std::uint32_t DeedRoles::identified(std::uint32_t verb, std::uint32_t subject) const {
  constexpr std::uint32_t kReach = 12;  // tokens
  const bool headless = subject != kNowhere && subject < verb && view_.token(subject).upos == Upos::Pron && view_.rel(verb) != Rel::Relcl && view_.mention_over(subject) == kNowhere;
  if (!headless || view_.lexicon().by_lemma()) return kNowhere;
  const std::uint32_t end = std::min(view_.sentence_at(verb).end, verb + kReach);
  for (std::uint32_t i = verb + 1; i < end; ++i) {
    if (view_.rel(i) == Rel::Cop && view_.head(i) > i && view_.head(i) < end) return view_.head(i);
    if (view_.token(i).upos == Upos::Verb || view_.token(i).upos == Upos::Punct) return kNowhere;
  }
  return kNowhere;
}

void DeedRoles::noun_roles(std::uint32_t place, DeedHit& hit) const {
  if (hit.entry->weapon) return governing_verb(place, hit);  // "Syria's chemical weapons": who has them has not used them
  for (std::uint32_t child : view_.children(place)) noun_dependent(child, hit);
  const auto mark = view_.child(place, Rel::Case);
  if (mark != kNowhere && view_.is(mark, WordClass::Guilt)) {  // "X was behind the attack", "X behind attack"
    const auto beside = view_.rel(place) == Rel::Nmod ? view_.head(place) : kNowhere;
    take_actor(beside != kNowhere && beside < place ? beside : verbs_.subject_of(place), hit);
  }
  if (hit.actors.empty() && !hit.enemy && !hit.others) agent_further(place, hit);
  governing_verb(place, hit);
  if (hit.actors.empty() && !hit.enemy && !hit.others) owner_before(place, hit);
  if (hit.actors.empty() && !hit.enemy && !hit.others && hit.targets.empty()) owner_behind(place, hit);
}

// "the bombing of the town on Friday by X": an agent behind what tells whom, where and when, whatever the tree says.
void DeedRoles::agent_further(std::uint32_t place, DeedHit& hit) const {
  constexpr std::uint32_t kReach = 10;  // tokens
  const std::uint32_t end = std::min(view_.sentence_at(place).end, place + kReach);
  for (std::uint32_t i = place + 1; i < end; ++i) {
    const Upos upos = view_.token(i).upos;
    if (view_.is(i, WordClass::Agent)) return agent_behind(i - 1, hit);
    if (is_quotation_mark(view_.lower(i))) continue;
    if (upos == Upos::Verb || upos == Upos::Aux || upos == Upos::Punct || upos == Upos::Sconj || (upos == Upos::Pron && view_.rel(i) != Rel::Poss)) return;
  }
}

// "serangan pesawat tak berawak Ukraina merupakan ...": a power named behind the deed and what describes it owns it, whatever
// the tree says.
void DeedRoles::owner_behind(std::uint32_t place, DeedHit& hit) const {
  constexpr std::uint32_t kDescription = 5;  // tokens
  if (view_.lexicon().by_lemma()) return;
  const std::uint32_t end = std::min(view_.sentence_at(place).end, place + kDescription);
  for (std::uint32_t i = place + 1; i < end; ++i) {
    const auto mention = view_.mention_over(i);
    if (mention != kNowhere) {
      const LocalEntity& owner = view_.findings().evidence.entities[view_.mention(mention).entities.front()];
      const bool power = view_.mention(mention).kind == MentionKind::Name && view_.mention_range(mention).begin == i && (owner.type == EntityType::Country || owner.type == EntityType::Organization);
      if (power && !owner.side.empty()) add_missing(hit.actors, view_.mention(mention).entities);
      return;
    }
    const Upos upos = view_.token(i).upos;
    const bool unmanned = upos == Upos::Verb && view_.is(i - 1, WordClass::Negation);  // "tak berawak"
    if (upos != Upos::Noun && upos != Upos::Adj && upos != Upos::Part && !unmanned) return;
    if (upos == Upos::Noun && !view_.words(i).victim().empty()) return;  // "serangan warga"
  }
}

bool DeedRoles::marked_between(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t at = from + 1; at < to; ++at)
    if (view_.token(at).upos == Upos::Punct || view_.token(at).upos == Upos::Adp) return true;
  return false;
}

// "US-led coalition strikes": the longest name over the modifier, before the noun.
std::uint32_t DeedRoles::whole_name(std::uint32_t child, std::uint32_t noun) const {
  const auto over = view_.mention_over(child);
  if (over == kNowhere || over == view_.mention_headed(child) || view_.mention(over).kind != MentionKind::Name) return kNowhere;
  return view_.mention_range(over).end <= noun ? over : kNowhere;
}

// "18 dead in IS attack": a body named right before the noun owns the deed, whatever the tree says; one without a name, where
// nothing but its weapon stands between ("army drone strike"). Whose place is attacked did nothing: "IS base attack".
void DeedRoles::owner_before(std::uint32_t place, DeedHit& hit) const {
  constexpr std::uint32_t kDescription = 3;  // tokens: "regime | barrel bomb | attacks"
  const std::uint32_t begin = view_.sentence_at(place).begin;
  if (place == begin || !view_.lexicon().by_lemma()) return;
  std::uint32_t at = place;
  while (at > begin && place - at < kDescription && view_.mention_over(at - 1) == kNowhere && (view_.token(at - 1).upos == Upos::Noun || view_.token(at - 1).upos == Upos::Adj)) --at;
  const auto mention = at > begin ? view_.mention_over(at - 1) : kNowhere;
  if (mention == kNowhere || view_.mention_range(mention).end != at || view_.mention(mention).kind == MentionKind::Pronoun) return;
  if (site_before(at - 1, place)) return add_missing(hit.targets, view_.mention(mention).entities);
  for (std::uint32_t i = at; i < place; ++i)
    if (view_.mention(mention).kind != MentionKind::Name && !view_.is(i, WordClass::Means)) return;
  const LocalEntity& owner = view_.findings().evidence.entities[view_.mention(mention).entities.front()];
  if (owner.type == EntityType::Organization && !owner.side.empty()) add_missing(hit.actors, view_.mention(mention).entities);
}

// "army | convoy | ambush", "police | station | attack": from `modifier` on, before the deed noun, whose site it is.
bool DeedRoles::site_before(std::uint32_t modifier, std::uint32_t deed) const {
  constexpr std::uint32_t kPhrase = 6;  // tokens
  if (modifier + kPhrase < deed) return false;
  for (std::uint32_t i = modifier; i < deed; ++i)
    if (view_.is(i, WordClass::Site)) return true;
  return false;
}

// "The crimes | Russia continues to commit", "the attacks that X carried out": the subject of a clause whose light verb, or
// one that it governs, has the noun before it as its object.
std::uint32_t DeedRoles::doer_within(std::uint32_t clause) const {
  const auto governed = view_.child(clause, Rel::Xcomp);
  if (!view_.verbal(clause) || verbs_.passive(clause)) return kNowhere;
  if (!view_.is(governed == kNowhere ? clause : governed, WordClass::Light)) return kNowhere;  // not "the war | X tries to avoid"
  const auto subject = view_.subject(clause);
  if (subject == kNowhere || subject > clause || view_.has_feature(subject, "PronType=Rel")) return kNowhere;
  const auto object = view_.child(governed != kNowhere ? governed : clause, Rel::Obj);
  return object == kNowhere || view_.has_feature(object, "PronType=Rel") ? subject : kNowhere;  // "the crimes | that | X committed"
}

void DeedRoles::noun_dependent(std::uint32_t child, DeedHit& hit) const {
  const Rel rel = view_.rel(child);
  const auto mark = adposition_of(view_, child);
  if (view_.is(child, WordClass::Maker)) return;
  const bool victim = !view_.words(child).victim().empty() && !view_.is(child, WordClass::Military) && !(view_.is(hit.place, WordClass::Crime) && !view_.tells_casualties(hit.place) && has_actor(child));
  if (child > hit.place && (rel == Rel::Compound || rel == Rel::Nmod) && mark == kNowhere && hit.entry->mode == "killing" && victim) return add_missing(hit.targets, entities_at(view_, child));  // "pembunuhan | warga sipil"
  if (rel == Rel::Poss || rel == Rel::Compound || rel == Rel::Amod || rel == Rel::Det) {
    if (rel != Rel::Poss && (view_.is(child, WordClass::Site) || site_before(child, hit.place))) return add_missing(hit.targets, entities_at(view_, child));  // "the embassy bombing"
    if (const auto name = whole_name(child, hit.place); name != kNowhere) add_missing(hit.actors, view_.mention(name).entities);
    else take_actor(child, hit);
    // "serangan drone Ukraina", "Syrian army bombardment": names stacked on the modifier.
    for (std::uint32_t inner : view_.children(child))
      if (hit.actors.empty() && adposition_of(view_, inner) == kNowhere && (view_.rel(inner) == Rel::Compound || view_.rel(inner) == Rel::Nmod || view_.rel(inner) == Rel::Amod)) take_actor(inner, hit);
    return;
  }
  if ((rel == Rel::Acl || rel == Rel::Relcl) && child > hit.place && view_.is(child, WordClass::Light) && verbs_.passive(child) && hit.actors.empty()) take_agent(child, hit);  // "attacks carried out by X"
  if ((rel == Rel::Acl || rel == Rel::Relcl) && child > hit.place && hit.actors.empty()) {  // "the war | the regime has waged"
    take_actor(doer_within(child), hit);
    hit.mutual = hit.mutual && hit.actors.empty();
  }
  if ((rel == Rel::Acl || rel == Rel::Relcl) && child > hit.place && hit.actors.empty())  // "a strike believed to have been carried out by X"
    if (const auto done = view_.child(child, Rel::Xcomp); done != kNowhere && view_.is(done, WordClass::Light) && verbs_.passive(done)) take_agent(done, hit);
  if (rel == Rel::Appos && child > hit.place && !view_.lexicon().by_lemma() && !marked_between(hit.place, child)) take_actor(child, hit);  // "tindakan agresif dan ilegal China"
  if (rel != Rel::Nmod && rel != Rel::Obl && rel != Rel::Agent) return;
  take_agent(child, hit);  // "the killing of the journalist by soldiers", hung on the journalist
  if (view_.in_time(child)) return;  // "the attacks of November 2015 | Paris": the town is where, not who
  const bool behind = view_.lexicon().by_lemma() && rel == Rel::Nmod && child > hit.place;  // "shelling of a town | Monitor"
  if (mark == kNowhere && !behind) take_actor(child, hit);
  else if (mark == kNowhere) return;
  else if (view_.is(mark, WordClass::Agent)) take_actor(child, hit);
  else if (view_.is(mark, WordClass::TargetMark)) add_missing(hit.targets, entities_at(view_, child));
  else if (view_.is(mark, WordClass::ActorMark) && !view_.is(mark, WordClass::Agent) && victim) add_missing(hit.targets, entities_at(view_, child));  // "the killing of the journalist"
  else if (view_.is(mark, WordClass::ActorMark) && hit.entry->mode == "killing" && names_person(child)) add_missing(hit.targets, entities_at(view_, child));  // "the killing of the general"
  else if (view_.is(mark, WordClass::ActorMark) && names_ground(child)) add_missing(hit.targets, entities_at(view_, child));  // "the shelling of Aleppo"
  else if (view_.is(mark, WordClass::ActorMark) && hit.actors.empty()) take_actor(child, hit);
}

// "the crimes of | RSF fighters": who does wrong, not who suffers it.
bool DeedRoles::has_actor(std::uint32_t place) const {
  const auto mention = view_.mention_headed(place);
  return mention != kNowhere && !power_of(view_.findings().evidence.entities[view_.mention(mention).entities.front()]).empty();
}

bool DeedRoles::names_ground(std::uint32_t place) const {
  const auto mention = view_.mention_over(place);
  if (mention == kNowhere || view_.mention(mention).kind != MentionKind::Name) return false;
  const EntityType type = view_.findings().evidence.entities[view_.mention(mention).entities.front()].type;
  return type == EntityType::Place || type == EntityType::Region;
}

bool DeedRoles::names_person(std::uint32_t place) const {
  const auto mention = view_.mention_over(place);
  return mention != kNowhere && view_.mention(mention).kind != MentionKind::Pronoun && view_.findings().evidence.entities[view_.mention(mention).entities.front()].type == EntityType::Person;
}

// "Menyatakan tembakan | berasal dari X", "penembakan itu diduga kuat | dilakukan X": the verb of a noun that the parser read as
// the object of the cue before it.
std::uint32_t DeedRoles::lost_predicate(std::uint32_t noun) const {
  const auto cue = view_.rel(noun) == Rel::Obj ? view_.head(noun) : kNowhere;
  if (view_.lexicon().by_lemma() || cue == kNowhere || cue > noun || !verbs_.tells(cue)) return kNowhere;
  for (std::uint32_t child : view_.children(cue))
    if (child > noun && view_.verbal(child) && view_.subject(child) == kNowhere) return child;
  return kNowhere;
}

// "stop | the attacks", "menghentikan serangan itu": a deed told before, by whoever did it.
bool DeedRoles::known(std::uint32_t deed) const {
  return view_.pointed_at(deed) || std::ranges::any_of(view_.children(deed), [&](std::uint32_t child) { return view_.has_feature(child, "Definite=Def"); });
}

// "Urged X to stop | its strikes": who is asked to end a deed has done it.
void DeedRoles::take_ender(std::uint32_t verb, DeedHit& hit) const {
  const auto demand = view_.head(verb);
  if (demand == kNowhere || !view_.cue_does(demand, Act::Demand) || verbs_.subject_of(verb) == view_.subject(demand)) return;  // "called for stopping | attacks"
  take_actor(verbs_.subject_of(verb), hit);
  hit.to_end = !hit.actors.empty();
}

// "The shells came from the rebels", "berasal dari senapan milik X": whoever fire comes from.
void DeedRoles::take_origin(std::uint32_t verb, DeedHit& hit) const {
  if (!view_.is(verb, WordClass::Origin)) return;
  for (std::uint32_t child : view_.children(verb)) {
    const auto mark = view_.child(child, Rel::Case);
    if (view_.rel(child) != Rel::Obl || mark == kNowhere || !view_.is(mark, WordClass::ActorMark)) continue;
    take_actor(child, hit);
    if (hit.actors.empty()) owner_behind(child, hit);
  }
}

// "came under fire | from Russian forces", hung on the verb.
void DeedRoles::source_of(std::uint32_t verb, std::uint32_t deed, DeedHit& hit) const {
  for (std::uint32_t child : view_.children(verb)) {
    const auto mark = view_.child(child, Rel::Case);
    if (child > deed && view_.rel(child) == Rel::Obl && mark != kNowhere && view_.is(mark, WordClass::ActorMark)) take_actor(child, hit);
  }
}

// The verb above the noun: light verbs lend their subject as the actor, "suffer" verbs as the target.
void DeedRoles::governing_verb(std::uint32_t place, DeedHit& hit) const {
  std::uint32_t at = place;
  for (int step = 0; step < 3; ++step) {
    const Rel rel = view_.rel(at);
    const auto head = view_.head(at);
    if (head == kNowhere) return;
    if (rel == Rel::Conj || rel == Rel::Nmod || rel == Rel::Compound) { at = head; continue; }
    if (const auto verb = lost_predicate(at); verb != kNowhere && hit.actors.empty()) {
      take_origin(verb, hit);
      if (view_.is(verb, WordClass::Light) && verbs_.passive(verb)) take_agent(verb, hit);
    }
    if (rel == Rel::Nsubj && hit.actors.empty()) take_origin(head, hit);
    if (rel == Rel::Obj && view_.is(head, WordClass::Cease) && hit.actors.empty() && !known(place)) return take_ender(head, hit);
    if (rel == Rel::Nsubj || rel == Rel::NsubjPass)  // "the strike was suspected to have been carried out by X"
      for (const Rel below : {Rel::Xcomp, Rel::Advcl})
        if (const auto done = view_.child(head, below); done != kNowhere && view_.is(done, WordClass::Light) && verbs_.passive(done) && hit.actors.empty()) take_agent(done, hit);
    if (view_.is(head, WordClass::Repel)) hit.enemy = hit.enemy || hit.actors.empty();
    if (view_.is(head, WordClass::Light) && (rel == Rel::Obj || rel == Rel::Obl || rel == Rel::Xcomp || rel == Rel::Nsubj || rel == Rel::NsubjPass)) {
      if (!hit.actors.empty()) return;
      if (verbs_.passive(head) || (rel == Rel::Nsubj && view_.lexicon().by_lemma())) take_agent(head, hit);  // "the attacks carried out by X", read as active
      else if (rel != Rel::Nsubj) take_actor(verbs_.subject_of(head), hit);
      hit.mutual = hit.mutual && hit.actors.empty();  // "Armenia began the fighting"
    } else if (view_.is(head, WordClass::Suffer) && (rel == Rel::Obl || rel == Rel::Obj)) {
      const auto subject = verbs_.subject_of(head);
      if (subject != kNowhere) add_missing(hit.targets, entities_at(view_, subject));
      if (hit.actors.empty()) source_of(head, place, hit);
      hit.suffered = hit.actors.empty() && !hit.enemy;
    } else if ((rel == Rel::Obl || rel == Rel::Xcomp) && hit.actors.empty() && verbs_.tells(head) && view_.child(head, Rel::Obj) != kNowhere && view_.child(head, Rel::Obj) < place) {
      take_actor(view_.child(head, Rel::Obj), hit);  // "called China's move a provocation"
    } else if (rel == Rel::Obl && view_.is(head, WordClass::Guilt)) {
      const bool blames = view_.verbal(head) && view_.cue_takes(head, kTakesAccused) && !verbs_.passive(head);  // "residents blamed X for the strikes"
      take_actor(blames ? view_.child(head, Rel::Obj) : verbs_.subject_of(head), hit);
    }
    return;
  }
}

}  // namespace hearsay::extract
