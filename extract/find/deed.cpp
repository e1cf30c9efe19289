#include "extract/find/deed.h"

#include <algorithm>
#include <optional>

#include "extract/find/deed_roles.h"
#include "extract/find/polarity.h"

namespace hearsay::extract {

namespace {

// What was shot at somebody and brought down on its way.
const DeedEntry kSent{.lemma = "launched", .mode = "aerial", .plover = Plover::Assault, .hostile = true, .noun = false};
// A duty left undone.
const DeedEntry kUndone{.lemma = "fail", .mode = "failure", .plover = Plover::Reject, .hostile = true, .noun = false};
// What "responsible for" and its like tell, whatever the deed was.
const DeedEntry kGuilt{.lemma = "responsible", .mode = "guilt", .plover = Plover::Assault, .hostile = true, .noun = false};

class DeedFinder {
 public:
  explicit DeedFinder(const ClaimView& view) : view_(view), verbs_(view), roles_(view) {}

  std::vector<DeedHit> run(Range range) const {
    std::vector<DeedHit> hits;
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (auto hit = read(i)) hits.push_back(std::move(*hit));
    return hits;
  }

 private:
  // The deed that the word at `place` tells, if it tells one: what is told without a verb or noun of the lexicon comes first.
  std::optional<DeedHit> read(std::uint32_t place) const {
    if (const auto weapon = brought_down(place); weapon != kNowhere) return named(done_by(weapon, place, kSent));  // who brings it down strikes nobody
    if (const auto sent = struck_by(place); sent != kNowhere) return done_by(sent, place, kSent);
    const DeedEntry* entry = entry_at(place);
    const bool hostile = entry && entry->hostile;
    if (!hostile && view_.token(place).upos == Upos::Verb && modified_by(place, WordClass::Guilt)) {  // "illegally entered its waters"
      DeedHit hit = hit_at(place, kGuilt);
      roles_.verb_roles(place, hit);
      return hit;
    }
    if (!hostile && left_undone(place)) return named(undone(place));
    if (const auto to_blame = entry ? kNowhere : blamed_at(place); to_blame != kNowhere) return named(done_by(to_blame, place, kGuilt));
    if (sent_by(place) || (!entry && said_of_pronoun(place))) return named(carried_out(place));
    const bool describes = view_.lexicon().by_lemma() && view_.rel(place) == Rel::Amod && view_.participle(place) && view_.head(place) > place && !verbs_.governed(place);
    if (describes && entry && !entry->noun) return std::nullopt;  // "Daesh | fighting | positions"
    if (!entry || (entry->noun && modifies_other(place)) || (entry->mode == "use" && !uses_weapon(place))) return std::nullopt;
    DeedHit hit = hit_at(place, *entry);
    hit.mutual = view_.is(place, WordClass::Conflict) || view_.is(place, WordClass::Clash);
    if (entry->noun) roles_.noun_roles(place, hit);
    else roles_.verb_roles(place, hit);
    if (entry->mode == "detention" && !entry->noun && !holds_people(place, hit)) return std::nullopt;
    hit.answer = hit.answer || retaliates(place);
    drop_doubles(hit.actors);
    return hit;
  }

  // A hit counts where somebody did it.
  static std::optional<DeedHit> named(DeedHit hit) { return hit.actors.empty() ? std::nullopt : std::optional<DeedHit>(std::move(hit)); }

  DeedHit done_by(std::uint32_t doer, std::uint32_t place, const DeedEntry& entry) const {
    DeedHit hit = hit_at(place, entry);
    const auto verb = view_.is(place, WordClass::BlameNoun) ? falling(place, view_.head(place)) : kNowhere;
    hit.negated = hit.negated || (verb != kNowhere && is_negated(view_, verb));  // "responsibility does not | rest | with the army"
    roles_.take_actor(doer, hit);
    return hit;
  }

  DeedHit undone(std::uint32_t place) const {
    DeedHit hit = hit_at(place, kUndone);
    hit.negated = false;
    roles_.take_actor(verbs_.subject_of(place), hit);
    return hit;
  }

  DeedHit carried_out(std::uint32_t place) const {
    DeedHit hit = hit_at(place, kGuilt);
    roles_.take_agent(place, hit);
    if (hit.actors.empty() && !hit.enemy && sent_by(place)) roles_.agent_behind(place, hit);
    return hit;
  }

  DeedHit hit_at(std::uint32_t place, const DeedEntry& entry) const {
    DeedHit hit;
    hit.place = place;
    hit.entry = &entry;
    hit.negated = is_negated(view_, place) || denied_above(place) || not_achieved(place) || unproven(place);
    return hit;
  }

  // "Operasi | militer khusus Rusia": a country beside a body of its own is one doer.
  void drop_doubles(std::vector<std::size_t>& actors) const {
    const auto& entities = view_.findings().evidence.entities;
    std::erase_if(actors, [&](std::size_t index) {
      if (entities[index].type != EntityType::Country) return false;
      return std::ranges::any_of(actors, [&](std::size_t other) { return entities[other].type == EntityType::Organization && same_power(entities[other], entities[index]); });
    });
  }

  // "Shot down | three Russian drones", "rudal Houthi | dicegat": what somebody by name had sent.
  std::uint32_t brought_down(std::uint32_t place) const {
    if (!view_.is(place, WordClass::Intercept) || !view_.verbal(place)) return kNowhere;
    std::uint32_t weapon = verbs_.passive(place) ? view_.subject(place) : view_.child(place, Rel::Obj);
    if (const auto part = view_.child(place, Rel::Xcomp); weapon == kNowhere && part != kNowhere) weapon = view_.child(part, Rel::Obj);  // "menembak | jatuh | drone"
    if (weapon != kNowhere && !view_.is(weapon, WordClass::Projectile)) weapon = view_.child(weapon, Rel::Nmod);  // "dozens of | drones", "43 of 60 drones"
    if (weapon == kNowhere || !view_.is(weapon, WordClass::Projectile)) return kNowhere;
    return weapon;
  }

  // "Rumah sakit itu terkena | rudal X": a projectile of somebody's that struck.
  std::uint32_t struck_by(std::uint32_t place) const {
    constexpr std::uint32_t kPhrase = 4;  // tokens: "terkena | serpihan rudal X"
    if (!view_.is(place, WordClass::Struck)) return kNowhere;
    const std::uint32_t end = std::min(view_.sentence_at(place).end, place + kPhrase);
    for (std::uint32_t i = place + 1; i < end && view_.nominal(i); ++i)
      if (view_.is(i, WordClass::Projectile) && !entities_at(view_, i).empty()) return i;
    return kNowhere;
  }

  // "Drones | launched by X", "drone | yang diluncurkan X": means of attack that somebody is said to have sent.
  bool sent_by(std::uint32_t place) const {
    const Rel rel = view_.rel(place);
    const auto means = rel == Rel::Acl || rel == Rel::Relcl ? view_.head(place) : kNowhere;
    if (means != kNowhere && view_.rel(means) == Rel::Nsubj && view_.head(means) != kNowhere && view_.tells_hostile(view_.head(means))) return false;  // told by its verb
    return means != kNowhere && means < place && view_.is(means, WordClass::Means) && view_.is(place, WordClass::CarriedOut) && verbs_.passive(place);
  }

  // "The raids hit a market. They were carried out by X": the pronoun stands for a deed noun of its number in the sentence before.
  bool said_of_pronoun(std::uint32_t place) const {
    if (!view_.is(place, WordClass::CarriedOut) || !view_.verbal(place) || !verbs_.passive(place)) return false;
    const auto subject = view_.subject(place);
    const std::uint32_t sentence = view_.sentence_of(place);
    const bool known = subject != kNowhere && view_.is(subject, WordClass::Happening) && modified_by(subject, WordClass::Known) && !view_.lexicon().by_lemma();  // "hal itu | dilakukan X"
    if (subject == kNowhere || (view_.token(subject).upos != Upos::Pron && !known) || sentence == 0) return false;
    const Range last = view_.sentence(sentence - 1);
    const bool many = view_.has_feature(subject, "Number=Plur");
    for (std::uint32_t i = last.begin; i < last.end; ++i)
      if (view_.nominal(i) && view_.tells_hostile(i) && view_.has_feature(i, "Number=Plur") == many) return true;
    return false;
  }

  // "denied that its forces had shelled the town", told by another: not done.
  bool denied_above(std::uint32_t place) const {
    std::uint32_t at = place;
    for (int step = 0; step < 4 && view_.head(at) != kNowhere; ++step, at = view_.head(at)) {
      const Rel rel = view_.rel(at);
      const auto verb = view_.head(at);
      if (!view_.verbal(verb) || !view_.cue_takes(verb, kTakesClause)) continue;
      return view_.cue_does(verb, Act::Deny) && (rel == Rel::Ccomp || rel == Rel::Xcomp || rel == Rel::Obj) && !is_negated(view_, verb);  // not "..., saying that"
    }
    return false;
  }

  // "was not able to | seize the town", "failed to capture": governed by what says that it was not done. "Did not hesitate to
  // shoot" says that it was.
  bool not_achieved(std::uint32_t place) const {
    std::uint32_t at = place;
    for (int step = 0; step < 3 && view_.head(at) != kNowhere; ++step, at = view_.head(at)) {
      const auto governor = view_.head(at);
      if (view_.rel(at) == Rel::Conj) continue;
      if (view_.rel(at) != Rel::Xcomp || governor > at) return false;
      if (view_.is(governor, WordClass::Fail) && !view_.is(place, WordClass::Duty)) return !is_negated(view_, governor);
      if (is_negated(view_, governor)) return !view_.is(governor, WordClass::Restraint);
    }
    return false;
  }

  // "No evidence that X | attacked", "no proof of | attacks by X", "does not believe that", "tidak ada bukti bahwa X | menyerang".
  bool unproven(std::uint32_t place) const {
    std::uint32_t at = place;
    for (int step = 0; step < 3 && view_.head(at) != kNowhere; ++step, at = view_.head(at)) {
      const auto governor = view_.head(at);
      const Rel rel = view_.rel(at);
      if (view_.is(governor, WordClass::Proof)) return no_such(governor);
      const bool clause = rel == Rel::Ccomp || rel == Rel::Advcl;
      if (clause && governor < at && view_.verbal(governor) && is_negated(view_, governor)) return view_.is(governor, WordClass::Belief) || proof_between(governor, at);
      const bool carried = rel == Rel::Obj && view_.is(governor, WordClass::CarriedOut);
      if (!carried && rel != Rel::Conj && rel != Rel::Obl && rel != Rel::Compound) return false;  // "behind the | attack", "di balik | serangan"
    }
    return false;
  }

  // "There was | no evidence", "had not seen any | evidence".
  bool no_such(std::uint32_t noun) const {
    const auto verb = view_.head(noun);
    return is_negated(view_, noun) || (verb != kNowhere && view_.verbal(verb) && is_negated(view_, verb));
  }

  bool proof_between(std::uint32_t verb, std::uint32_t clause) const {
    return std::ranges::any_of(view_.children(verb), [&](std::uint32_t child) { return child > verb && child < clause && view_.is(child, WordClass::Proof); });
  }

  const DeedEntry* entry_at(std::uint32_t place) const {
    const DeedEntry* best = nullptr;
    const bool verb = view_.verbal(place) || (view_.token(place).upos == Upos::Adj && !view_.lexicon().by_lemma());
    const bool noun = view_.token(place).upos == Upos::Noun || view_.token(place).upos == Upos::Propn;
    for (const WordInfo* info : view_.words(place).all())
      for (std::uint16_t index : info->deeds) {
        const DeedEntry& entry = view_.lexicon().deed(index);
        if (entry.noun ? !noun && view_.lexicon().by_lemma() : !verb && view_.lexicon().by_lemma()) continue;
        if (!best || entry.lemma.size() > best->lemma.size() || (entry.noun != best->noun && entry.noun == noun)) best = &entry;
      }
    return best;
  }

  // "had not respected the truce", "failed to protect civilians", "tidak mematuhi kesepakatan".
  bool left_undone(std::uint32_t place) const {
    if (!view_.is(place, WordClass::Duty) || !view_.verbal(place) || verbs_.passive(place) || view_.child(place, Rel::Obj) == kNowhere) return false;
    const auto governor = view_.rel(place) == Rel::Xcomp ? view_.head(place) : kNowhere;
    const bool fails = governor != kNowhere && view_.is(governor, WordClass::Fail) && !is_negated(view_, governor);
    return fails || (is_negated(view_, place) && modality_of(view_, place) == Modality::Actual);
  }

  // Whom a word of guilt tells it of; kNowhere for none.
  std::uint32_t blamed_at(std::uint32_t place) const {
    const auto to_blame = guilty(place) ? culprit(place) : bearer(place);
    return to_blame == kNowhere || entities_at(view_, to_blame).empty() ? named_doer(place, to_blame) : to_blame;
  }

  // "X is responsible for the deaths", "the mastermind of the attack": told of somebody, with what it was.
  bool guilty(std::uint32_t place) const {
    if (!view_.is(place, WordClass::Guilt) || view_.rel(place) == Rel::Amod || view_.rel(place) == Rel::Case || culprit(place) == kNowhere) return false;
    const bool to_blame = view_.verbal(place) && view_.has_feature(place, "VerbForm=Inf") && view_.cue_takes(place, kTakesAccused);
    if (view_.child(place, Rel::Cop) != kNowhere && (view_.token(place).upos == Upos::Adj || to_blame)) return true;  // "the regime is responsible", "X is to blame"
    const auto as = view_.rel(place) == Rel::Obl && !view_.lexicon().by_lemma() ? view_.child(place, Rel::Case) : kNowhere;
    if (as != kNowhere && (verbs_.tells(view_.head(place)) || verbs_.accuses(view_.head(place)))) return true;  // "menyebut X sebagai | pelaku"
    for (std::uint32_t child : view_.children(place))
      if (child > place && (view_.rel(child) == Rel::Obl || view_.rel(child) == Rel::Obj || view_.rel(child) == Rel::Nmod || view_.rel(child) == Rel::Compound || view_.rel(child) == Rel::Advcl)) return true;
    return false;
  }

  // "Menuntut pertanggungjawaban | X atas serangan itu", "demanded accountability from | X".
  std::uint32_t called_to_account(std::uint32_t noun) const {
    std::uint32_t found = kNowhere;
    for (std::uint32_t child : view_.children(noun)) {
      const Rel rel = view_.rel(child);
      const auto mark = view_.child(child, Rel::Case);
      const bool owner = rel == Rel::Nmod || rel == Rel::Poss || rel == Rel::Compound || rel == Rel::Flat;
      if (owner && child > noun && found == kNowhere && (mark == kNowhere || view_.is(mark, WordClass::ActorMark))) found = child;
    }
    return found != kNowhere && for_harm(found) ? found : kNowhere;
  }

  // "... | for job losses", "atas banjir": nothing that anybody did to another; what names no matter may be a deed.
  bool for_harm(std::uint32_t accountable) const {
    const std::uint32_t end = view_.sentence_at(accountable).end;
    for (std::uint32_t i = accountable + 1; i < end; ++i) {
      const auto mark = view_.child(i, Rel::Case);
      if (mark == kNowhere || mark <= accountable || (view_.rel(i) != Rel::Nmod && view_.rel(i) != Rel::Obl) || view_.mention_over(i) != kNowhere) continue;
      return view_.tells_hostile(i) || !view_.words(i).victim().empty() || view_.tells_casualties(i);
    }
    return true;
  }

  // "X bears responsibility for it", "the responsibility falls on X", "the perpetrators were X".
  std::uint32_t bearer(std::uint32_t place) const {
    if (!view_.is(place, WordClass::BlameNoun)) return kNowhere;
    const Rel rel = view_.rel(place);
    const auto verb = view_.head(place);
    if (verb == kNowhere) return kNowhere;
    if (rel == Rel::Obj && view_.is(verb, WordClass::Bear)) return verbs_.subject_of(verb);
    if (rel == Rel::Obj && view_.cue_does(verb, Act::Demand)) return called_to_account(place);
    std::uint32_t at = place;  // "that Turkey bears full responsibility", read as one noun
    while (at > view_.sentence_at(place).begin && place - at < 6 && (view_.token(at - 1).upos == Upos::Adj || view_.token(at - 1).upos == Upos::Det || view_.token(at - 1).upos == Upos::Cconj)) --at;
    if (at > view_.sentence_at(place).begin && view_.is(at - 1, WordClass::Bear))
      if (const auto before = at > view_.sentence_at(place).begin + 1 ? view_.mention_over(at - 2) : kNowhere; before != kNowhere && view_.mention_range(before).end == at - 1) return view_.place_of(view_.mention(before).tokens, view_.mention(before).head);
    if (rel == Rel::Nsubj && place < verb && view_.token(verb).upos != Upos::Pron && view_.nominal(verb)) return verb;
    return rel == Rel::Nsubj || (rel == Rel::Obj && verbs_.tells(verb)) ? falls_on(place, verb) : kNowhere;
  }

  // "Pelakunya | tentara X", "dalang penembakan itu diduga kuat | anggota X", "pelakunya, kata Y, adalah | X": behind the noun and
  // what says that it is somebody, whatever the tree says; a noun of its own ("pelaku | penembakan tentara X") tells whom he harmed.
  // Else `otherwise`.
  std::uint32_t named_doer(std::uint32_t noun, std::uint32_t otherwise) const {
    constexpr std::uint32_t kReach = 12;  // tokens
    const bool relative = view_.rel(noun) == Rel::Relcl || view_.rel(noun) == Rel::Acl;  // "pihak yang | bertanggung jawab adalah X"
    const bool noun_of_guilt = view_.nominal(noun) && view_.child(noun, Rel::Case) == kNowhere;
    if (view_.lexicon().by_lemma() || !view_.is(noun, WordClass::Guilt) || (!relative && !noun_of_guilt)) return otherwise;
    const std::uint32_t end = std::min(view_.sentence_at(noun).end, noun + kReach);
    bool said = false;
    for (std::uint32_t i = noun + 1; i < end; ++i) {
      const Upos upos = view_.token(i).upos;
      if (const auto aside = said_aside(i, end); aside != kNowhere) {
        i = aside;
        continue;
      }
      if (view_.is(i, WordClass::Copular) || view_.is(i, WordClass::Possible) || (upos == Upos::Verb && view_.cue_takes(i, kTakesClause) && view_.has_feature(i, "Voice=Pass"))) {
        said = true;
        continue;
      }
      const auto mention = view_.mention_over(i);
      if (mention != kNowhere && view_.mention(mention).kind != MentionKind::Pronoun) {
        const Upos before = view_.token(i - 1).upos;  // "pelaku|nya | tentara X"
        if (said || before == Upos::Pron || before == Upos::Punct || before == Upos::Det) return view_.place_of(view_.mention(mention).tokens, view_.mention(mention).head);
        i = view_.mention_range(mention).end - 1;
        continue;
      }
      if (upos != Upos::Noun && upos != Upos::Adj && upos != Upos::Adv && upos != Upos::Det && upos != Upos::Pron && upos != Upos::Part && (said || upos != Upos::Adp)) return otherwise;
    }
    return otherwise;
  }

  // The second comma of ", kata Y,", where the first stands at `place`.
  std::uint32_t said_aside(std::uint32_t place, std::uint32_t end) const {
    if (view_.lower(place) != "," || place + 2 >= end || !view_.cue_takes(place + 1, 0xFF)) return kNowhere;
    for (std::uint32_t i = place + 2; i < end; ++i)
      if (view_.lower(i) == ",") return i;
    return kNowhere;
  }

  // "The responsibility for it | rests | with X": the verb, also where the parser hung the noun on the one that tells it.
  std::uint32_t falling(std::uint32_t noun, std::uint32_t verb) const {
    constexpr std::uint32_t kPhrase = 8;  // tokens
    if (verb != kNowhere && view_.is(verb, WordClass::FallOn)) return verb;
    const std::uint32_t end = std::min(noun + kPhrase, view_.sentence_at(noun).end);
    for (std::uint32_t i = noun + 1; i < end; ++i)
      if (view_.is(i, WordClass::FallOn)) return i;
    return kNowhere;
  }

  // With whom it rests.
  std::uint32_t falls_on(std::uint32_t noun, std::uint32_t governor) const {
    const std::uint32_t verb = falling(noun, governor);
    if (verb == kNowhere) return kNowhere;
    const auto oblique = view_.child(verb, Rel::Obl);
    if (oblique != kNowhere && oblique > verb) return oblique;
    const auto behind = verb + 2 < view_.sentence_at(verb).end && view_.token(verb + 1).upos == Upos::Adp ? view_.mention_over(verb + 2) : kNowhere;
    return behind == kNowhere ? kNowhere : view_.place_of(view_.mention(behind).tokens, view_.mention(behind).head);
  }

  // Its subject; the object of the verb that calls it so: "called X the mastermind of"; whom a verb of blame has as its object.
  std::uint32_t culprit(std::uint32_t place) const {
    const auto blamed = view_.verbal(place) && view_.cue_takes(place, kTakesAccused) && !verbs_.passive(place) ? view_.child(place, Rel::Obj) : kNowhere;
    if (blamed != kNowhere) return blamed;  // "residents blamed | X for it"; not "X is to blame"
    if (const auto subject = view_.subject(place); subject != kNowhere) return subject;
    if (const auto name = verbs_.name_before(place); name != kNowhere && view_.verbal(place)) return name;
    const auto head = view_.head(place);
    if (head == kNowhere || head > place) return kNowhere;
    const auto teller = view_.rel(head) == Rel::Obj ? view_.head(head) : kNowhere;  // "menyebut | Israel dalang ledakan itu"
    if (teller != kNowhere && view_.rel(place) == Rel::Compound && !view_.lexicon().by_lemma() && head + 1 == place && view_.mention_over(head) != kNowhere && verbs_.tells(teller)) return head;
    if (view_.rel(place) == Rel::Conj || view_.rel(place) == Rel::Xcomp || view_.rel(place) == Rel::Obl || view_.rel(place) == Rel::Nmod) {
      if (view_.verbal(head) && verbs_.passive(head) && view_.cue_takes(head, kTakesClause) && !view_.lexicon().by_lemma()) return view_.child(head, Rel::NsubjPass);  // "Israel disebut X sebagai | dalang"
      const auto object = view_.verbal(head) ? view_.child(head, Rel::Obj) : kNowhere;
      return object != kNowhere && object < place ? object : view_.rel(place) == Rel::Xcomp ? view_.subject(head) : kNowhere;
    }
    return kNowhere;
  }

  // Detained people, not "seized the town".
  bool holds_people(std::uint32_t place, const DeedHit& hit) const {
    for (std::size_t target : hit.targets) {
      const EntityType type = view_.findings().evidence.entities[target].type;
      if (type == EntityType::Person || type == EntityType::Organization) return true;
    }
    const auto subject = verbs_.passive(place) || !view_.lexicon().by_lemma() ? verbs_.subject_of(place) : kNowhere;
    if (subject != kNowhere && !view_.words(subject).victim().empty()) return true;
    for (std::uint32_t child : view_.children(place)) {
      if (view_.is_agent(child) || (view_.lexicon().by_lemma() && view_.rel(child) == Rel::Nsubj && !verbs_.passive(place))) continue;  // "a town held by soldiers", "soldiers seized a town"
      if (!view_.words(child).victim().empty()) return true;
      const bool person = view_.has_feature(child, "Gender=Masc") || view_.has_feature(child, "Gender=Fem") || view_.has_feature(child, "Number=Plur");
      if (view_.rel(child) == Rel::Obj && person && view_.has_feature(child, "PronType=Prs")) return true;  // "detained | him"
      const auto of = view_.rel(child) == Rel::Obj ? view_.child(child, Rel::Nmod) : kNowhere;  // "thousands of children"
      if (of != kNowhere && !view_.words(of).victim().empty()) return true;
    }
    return view_.nominal(place) || (view_.head(place) != kNowhere && !view_.words(view_.head(place)).victim().empty());
  }

  // "chemical weapons inspectors": a modifier of a noun that is no deed.
  bool modifies_other(std::uint32_t place) const {
    if (view_.rel(place) != Rel::Compound && view_.rel(place) != Rel::Amod) return false;
    const auto head = view_.head(place);
    const bool account = head != kNowhere && head + 1 == view_.sentence_at(place).end && view_.is(head, WordClass::StatementNoun);  // "... in US airstrikes Report"
    return head != kNowhere && head > place && !account;
  }

  // "the use of toxic gas", "used mortars"; drones and aircraft are used for much.
  bool uses_weapon(std::uint32_t place) const {
    const auto parts = view_.children(place);
    return std::any_of(parts.begin(), parts.end(), [&](std::uint32_t child) { return (view_.tells_hostile(child) && (view_.nominal(place) || view_.rel(child) == Rel::Obj)) || (view_.rel(child) == Rel::Obj && view_.is(child, WordClass::Means) && !view_.is(child, WordClass::Scout) && !view_.is(child, WordClass::Nameless)); });
  }

  bool modified_by(std::uint32_t place, WordClass wanted) const {
    for (std::uint32_t child : view_.children(place))
      if (view_.is(child, wanted)) return true;
    return false;
  }

  // "Fired in response", "a retaliatory strike"; a clause of purpose ("to repel the assault") is left to accused.h.
  bool retaliates(std::uint32_t place) const {
    if (view_.is(place, WordClass::Retaliation)) return true;
    const auto where = [&](std::uint32_t child) { return !view_.lexicon().by_lemma() && view_.child(child, Rel::Case) != kNowhere && view_.is(view_.child(child, Rel::Case), WordClass::PlaceMark); };  // "dari | balik | tebing"
    return std::ranges::any_of(view_.children(place), [&](std::uint32_t child) { return view_.is(child, WordClass::Retaliation) && !where(child) && !(view_.is(child, WordClass::Repel) && view_.child(child, Rel::Mark) != kNowhere); });
  }

  const ClaimView& view_;
  VerbSubjects verbs_;
  DeedRoles roles_;
};

}  // namespace

std::vector<DeedHit> find_deeds(const ClaimView& view, Range range) { return DeedFinder(view).run(range); }

}  // namespace hearsay::extract
