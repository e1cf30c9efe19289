#include "extract/find/deed.h"

#include <algorithm>

#include "extract/find/polarity.h"

namespace hearsay::extract {

namespace {

bool is_quotation_mark(std::string_view word) { return word == "\"" || word == "\u201C" || word == "\u201D"; }

// What was shot at somebody and brought down on its way.
const DeedEntry kSent{.lemma = "launched", .mode = "aerial", .plover = Plover::Assault, .hostile = true, .noun = false};
// A duty left undone.
const DeedEntry kUndone{.lemma = "fail", .mode = "failure", .plover = Plover::Reject, .hostile = true, .noun = false};
// What "responsible for" and its like tell, whatever the deed was.
const DeedEntry kGuilt{.lemma = "responsible", .mode = "guilt", .plover = Plover::Assault, .hostile = true, .noun = false};

class DeedFinder {
 public:
  explicit DeedFinder(const ClaimView& view) : view_(view) {}

  std::vector<DeedHit> run(Range range) const {
    std::vector<DeedHit> hits;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (const auto sent = brought_down(i); sent != kNowhere) {
        DeedHit hit = hit_at(i, kSent);
        take_actor(sent, hit);
        hit.enemy = false;
        hits.push_back(std::move(hit));
        continue;
      }
      if (const auto sent = struck_by(i); sent != kNowhere) {
        DeedHit hit = hit_at(i, kSent);
        take_actor(sent, hit);
        hits.push_back(std::move(hit));
        continue;
      }
      const DeedEntry* entry = entry_at(i);
      if ((!entry || !entry->hostile) && view_.token(i).upos == Upos::Verb && modified_by(i, WordClass::Guilt)) {  // "illegally entered its waters"
        DeedHit hit = hit_at(i, kGuilt);
        verb_roles(i, hit);
        hits.push_back(std::move(hit));
        continue;
      }
      if ((!entry || !entry->hostile) && left_undone(i)) {
        DeedHit hit = hit_at(i, kUndone);
        hit.negated = false;
        take_actor(subject_of(i), hit);
        if (!hit.actors.empty()) hits.push_back(std::move(hit));
        continue;
      }
      if (const auto to_blame = entry ? kNowhere : blamed_at(i); to_blame != kNowhere) {
        DeedHit hit = hit_at(i, kGuilt);
        take_actor(to_blame, hit);
        if (!hit.actors.empty()) hits.push_back(std::move(hit));
        continue;
      }
      if (sent_by(i)) {
        DeedHit hit = hit_at(i, kGuilt);
        take_agent(i, hit);
        if (hit.actors.empty() && !hit.enemy) agent_behind(i, hit);
        if (!hit.actors.empty()) hits.push_back(std::move(hit));
        continue;
      }
      if (!entry && said_of_pronoun(i)) {
        DeedHit hit = hit_at(i, kGuilt);
        take_agent(i, hit);
        if (!hit.actors.empty()) hits.push_back(std::move(hit));
        continue;
      }
      if (!entry || (entry->noun && modifies_other(i)) || (entry->mode == "use" && !uses_weapon(i))) continue;
      DeedHit hit = hit_at(i, *entry);
      hit.mutual = view_.is(i, WordClass::Conflict) || view_.is(i, WordClass::Clash);
      if (entry->noun) noun_roles(i, hit);
      else verb_roles(i, hit);
      if (entry->mode == "detention" && !entry->noun && !holds_people(i, hit)) continue;
      hit.answer = hit.answer || retaliates(i);
      drop_doubles(hit.actors);
      hits.push_back(std::move(hit));
    }
    return hits;
  }

 private:
  DeedHit hit_at(std::uint32_t place, const DeedEntry& entry) const {
    DeedHit hit;
    hit.place = place;
    hit.entry = &entry;
    hit.negated = is_negated(view_, place) || denied_above(place);
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
    std::uint32_t weapon = passive(place) ? view_.subject(place) : view_.child(place, Rel::Obj);
    if (const auto part = view_.child(place, Rel::Xcomp); weapon == kNowhere && part != kNowhere) weapon = view_.child(part, Rel::Obj);  // "menembak | jatuh | drone"
    if (weapon != kNowhere && !view_.is(weapon, WordClass::Projectile)) weapon = view_.child(weapon, Rel::Nmod);  // "dozens of | drones", "43 of 60 drones"
    if (weapon == kNowhere || !view_.is(weapon, WordClass::Projectile)) return kNowhere;
    return entities_at(view_, weapon).empty() ? kNowhere : weapon;
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
    return means != kNowhere && means < place && view_.is(means, WordClass::Means) && view_.is(place, WordClass::CarriedOut) && passive(place);
  }

  // "The raids hit a market. They were carried out by X": the pronoun stands for a deed noun of its number in the sentence before.
  bool said_of_pronoun(std::uint32_t place) const {
    if (!view_.is(place, WordClass::CarriedOut) || !view_.verbal(place) || !passive(place)) return false;
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
    if (!view_.is(place, WordClass::Duty) || !view_.verbal(place) || passive(place) || view_.child(place, Rel::Obj) == kNowhere) return false;
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
    if (as != kNowhere && (tells(view_.head(place)) || accuses(view_.head(place)))) return true;  // "menyebut X sebagai | pelaku"
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
    if (rel == Rel::Obj && view_.is(verb, WordClass::Bear)) return subject_of(verb);
    if (rel == Rel::Obj && view_.cue_does(verb, Act::Demand)) return called_to_account(place);
    std::uint32_t at = place;  // "that Turkey bears full responsibility", read as one noun
    while (at > view_.sentence_at(place).begin && place - at < 6 && (view_.token(at - 1).upos == Upos::Adj || view_.token(at - 1).upos == Upos::Det || view_.token(at - 1).upos == Upos::Cconj)) --at;
    if (at > view_.sentence_at(place).begin && view_.is(at - 1, WordClass::Bear))
      if (const auto before = at > view_.sentence_at(place).begin + 1 ? view_.mention_over(at - 2) : kNowhere; before != kNowhere && view_.mention_range(before).end == at - 1) return view_.place_of(view_.mention(before).tokens, view_.mention(before).head);
    if (rel == Rel::Nsubj && place < verb && view_.token(verb).upos != Upos::Pron && view_.nominal(verb)) return verb;
    return rel == Rel::Nsubj || (rel == Rel::Obj && tells(verb)) ? falls_on(place, verb) : kNowhere;
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

  // "The responsibility for it | rests with | X": also where the parser hung the noun on the verb that tells it.
  std::uint32_t falls_on(std::uint32_t noun, std::uint32_t verb) const {
    constexpr std::uint32_t kPhrase = 8;  // tokens
    const std::uint32_t end = std::min(noun + kPhrase, view_.sentence_at(noun).end);
    for (std::uint32_t i = noun + 1; i < end && !view_.is(verb, WordClass::FallOn); ++i)
      if (view_.is(i, WordClass::FallOn)) verb = i;
    const auto oblique = view_.is(verb, WordClass::FallOn) ? view_.child(verb, Rel::Obl) : kNowhere;
    if (oblique != kNowhere && oblique > verb) return oblique;
    const auto behind = view_.is(verb, WordClass::FallOn) && verb + 2 < view_.sentence_at(verb).end && view_.token(verb + 1).upos == Upos::Adp ? view_.mention_over(verb + 2) : kNowhere;
    return behind == kNowhere ? kNowhere : view_.place_of(view_.mention(behind).tokens, view_.mention(behind).head);
  }

  // Its subject; the object of the verb that calls it so: "called X the mastermind of"; whom a verb of blame has as its object.
  std::uint32_t culprit(std::uint32_t place) const {
    const auto blamed = view_.verbal(place) && view_.cue_takes(place, kTakesAccused) && !passive(place) ? view_.child(place, Rel::Obj) : kNowhere;
    if (blamed != kNowhere) return blamed;  // "residents blamed | X for it"; not "X is to blame"
    if (const auto subject = view_.subject(place); subject != kNowhere) return subject;
    if (const auto name = name_before(place); name != kNowhere && view_.verbal(place)) return name;
    const auto head = view_.head(place);
    if (head == kNowhere || head > place) return kNowhere;
    const auto teller = view_.rel(head) == Rel::Obj ? view_.head(head) : kNowhere;  // "menyebut | Israel dalang ledakan itu"
    if (teller != kNowhere && view_.rel(place) == Rel::Compound && !view_.lexicon().by_lemma() && head + 1 == place && view_.mention_over(head) != kNowhere && tells(teller)) return head;
    if (view_.rel(place) == Rel::Conj || view_.rel(place) == Rel::Xcomp || view_.rel(place) == Rel::Obl || view_.rel(place) == Rel::Nmod) {
      if (view_.verbal(head) && passive(head) && view_.cue_takes(head, kTakesClause) && !view_.lexicon().by_lemma()) return view_.child(head, Rel::NsubjPass);  // "Israel disebut X sebagai | dalang"
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
    const auto subject = subject_of(place);
    if (subject != kNowhere && !view_.words(subject).victim().empty()) return true;
    for (std::uint32_t child : view_.children(place)) {
      if (view_.is_agent(child)) continue;  // "a town held by soldiers"
      if (!view_.words(child).victim().empty()) return true;
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

  // "the use of toxic gas".
  bool uses_weapon(std::uint32_t place) const {
    const auto parts = view_.children(place);
    return std::any_of(parts.begin(), parts.end(), [&](std::uint32_t child) { return view_.tells_hostile(child); });
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

  bool passive(std::uint32_t place) const {
    const auto first = view_.rel(place) == Rel::Conj ? view_.head(place) : kNowhere;  // "were beheaded and hung"
    const bool shared = first != kNowhere && view_.lexicon().by_lemma() && view_.child(first, Rel::AuxPass) != kNowhere && view_.subject(place) == kNowhere && view_.child(place, Rel::Aux) == kNowhere &&
                        view_.has_feature(place, "VerbForm=Part") && view_.child(place, Rel::Obj) == kNowhere;
    if (shared) return true;
    if (fires_at(place)) return false;
    return view_.child(place, Rel::NsubjPass) != kNowhere || view_.child(place, Rel::AuxPass) != kNowhere ||
           view_.child(place, Rel::Agent) != kNowhere ||
           (view_.has_feature(place, "Voice=Pass") && (view_.child(place, Rel::Obj) == kNowhere || !view_.lexicon().by_lemma()));  // "forces executed prisoners" read as a participle
  }

  // "A tank | fired at | a house", read as a participle.
  bool fires_at(std::uint32_t place) const {
    const auto subject = view_.child(place, Rel::Nsubj);
    if (!view_.lexicon().by_lemma() || subject == kNowhere || subject > place || place + 1 >= view_.size()) return false;
    return view_.child(place, Rel::AuxPass) == kNowhere && view_.is(place + 1, WordClass::TargetMark);
  }

  // "had | tortured prisoners", "stop | bombing cities", read as prisoners that were tortured and cities that bomb.
  bool governed(std::uint32_t place) const {
    const bool describes = view_.rel(place) == Rel::Amod || view_.rel(place) == Rel::Compound;
    return describes && place > 0 && view_.verbal(place) && view_.verbal(place - 1) && (view_.is(place - 1, WordClass::Perfect) || view_.is(place - 1, WordClass::Cease));
  }

  // Subject of the verb, or the one that a governed verb takes over: conjuncts, infinitives, participles, relative clauses.
  std::uint32_t subject_of(std::uint32_t place) const {
    std::uint32_t at = governed(place) ? place - 1 : place;
    for (int step = 0; step < 4 && at != kNowhere; ++step) {
      const auto subject = view_.subject(at);
      const Rel rel = view_.rel(at);
      if (subject != kNowhere) {
        if (const auto nearer = behind_cue(subject, at); nearer != kNowhere) return nearer;
        if (const auto told = told_passively(subject, at); told != kNowhere) return told;
        const bool relative = (rel == Rel::Relcl || rel == Rel::Acl) && view_.token(subject).upos == Upos::Pron && entities_at(view_, subject).empty();
        return relative ? view_.head(at) : subject;
      }
      const auto head = view_.head(at);
      const auto lost = lost_subject(at);
      if (lost != kNowhere && passive(view_.head(at))) return lost;
      if (step == 0 || view_.verbal(at))
        if (const auto name = name_before(at); name != kNowhere) return name;
      if (head == kNowhere) return kNowhere;
      if (rel == Rel::Relcl || rel == Rel::Acl) return view_.nominal(head) ? head : kNowhere;
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

  // "Menyebut | KKB | menggunakan warga", "Rusia disebut | Ukraina | menculik": whom a cue tells of, read as its object, or the
  // subject of a passive cue.
  std::uint32_t lost_subject(std::uint32_t verb) const {
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
    return object != kNowhere && object > cue && object < verb && (view_.mention_over(object) != kNowhere || modified_by(object, WordClass::Enemy)) ? object : kNowhere;
  }

  // "Rusia disebut Ukraina | menculik anak-anak": whoever stands right behind a passive cue tells it; the cue's subject did it.
  std::uint32_t told_passively(std::uint32_t subject, std::uint32_t verb) const {
    const auto cue = view_.head(verb);
    if (view_.lexicon().by_lemma() || cue == kNowhere || cue + 1 != subject || !tells(cue)) return kNowhere;
    return view_.child(cue, Rel::NsubjPass);
  }

  std::uint32_t agent_of(std::uint32_t verb) const {
    for (std::uint32_t child : view_.children(verb))
      if ((view_.rel(child) == Rel::Agent || view_.rel(child) == Rel::Obl) && view_.is_agent(child)) return child;
    return kNowhere;
  }

  // The verb that a noun belongs to; the noun itself where it has none.
  std::uint32_t verb_over(std::uint32_t noun) const {
    for (std::uint32_t at = noun; view_.head(at) != kNowhere; at = view_.head(at))
      if (view_.verbal(view_.head(at))) return view_.head(at);
    return noun;
  }

  // "The governor | insisted | Russian missiles | hit the market", the speaker read as the subject: whoever stands behind the cue.
  std::uint32_t behind_cue(std::uint32_t subject, std::uint32_t verb) const {
    for (std::uint32_t i = subject + 1; i + 1 < verb; ++i)
      if (view_.verbal(i) && tells(i)) return name_before(verb);
    return kNowhere;
  }

  // "said that fighters attacked": a clause with words of its own before the verb has its own subject, lost by the parser.
  bool finite(std::uint32_t verb, std::uint32_t governor) const {
    if (view_.participle(verb) || view_.has_feature(verb, "VerbForm=Inf")) return false;
    if (verb < governor) return true;
    for (std::uint32_t i = governor + 1; i < verb; ++i)
      if (view_.nominal(i)) return true;
    return view_.has_feature(verb, "VerbForm=Fin");
  }

  // The verb is a cue with a clause: what follows it is told, not done by whoever tells it.
  bool tells(std::uint32_t place) const { return view_.cue_takes(place, kTakesClause); }

  // "reported that a drone dropped grenades, wounding a soldier": the verb told before it, where the parser hung both on the cue.
  std::uint32_t told_before(std::uint32_t cue, std::uint32_t verb) const {
    std::uint32_t best = kNowhere;
    for (std::uint32_t child : view_.children(cue))
      if (child > cue && child < verb && view_.verbal(child)) best = child;
    return best;
  }

  // A name right before the verb, not marked by an adposition, is its subject, whatever the tree says.
  std::uint32_t name_before(std::uint32_t place) const {
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
    const bool marked = head >= view_.size() || view_.child(head, Rel::Case) != kNowhere || view_.rel(head) == Rel::Nmod || view_.rel(head) == Rel::Poss || view_.rel(head) == Rel::Obl;
    return marked ? kNowhere : head;
  }

  bool accuses(std::uint32_t place) const { return view_.cue_takes(place, kTakesAccused | kTakesAddressee); }

  // "Syria's war has killed thousands": a war told of without a target, by its country's name.
  bool war_at_home(std::uint32_t place) const {
    if (!view_.is(place, WordClass::Conflict)) return false;
    for (std::uint32_t child : view_.children(place)) {
      const auto mark = view_.child(child, Rel::Case);
      if (mark != kNowhere && (view_.is(mark, WordClass::TargetMark) || view_.is(mark, WordClass::PlaceMark))) return false;  // "Russia's war on Ukraine"
    }
    const auto owners = entities_at(view_, place);
    return !owners.empty() && view_.findings().evidence.entities[owners.front()].type == EntityType::Country;
  }

  void take_actor(std::uint32_t place, DeedHit& hit) const {
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
  bool attack_on_site(std::uint32_t noun) const {
    if (!view_.nominal(noun) || !view_.tells_hostile(noun)) return false;
    return std::ranges::any_of(view_.children(noun), [&](std::uint32_t child) { return child < noun && view_.rel(child) != Rel::Poss && view_.is(child, WordClass::Site); });
  }

  void take_agent(std::uint32_t place, DeedHit& hit) const {
    for (std::uint32_t child : view_.children(place)) {
      const auto mark = view_.child(child, Rel::Case);
      const bool by = mark != kNowhere && view_.is(mark, WordClass::Agent);
      const bool bare = mark == kNowhere && child > place && child <= place + 2 && !view_.lexicon().by_lemma() && !view_.nominal(place) && view_.nominal(child) && !view_.has_feature(place, "Voice=Act");  // "ditembak tentara X"
      const bool oblique = view_.rel(child) == Rel::Obl || view_.rel(child) == Rel::Nmod;
      if (view_.rel(child) == Rel::Agent || (by && oblique) || (bare && (oblique || view_.rel(child) == Rel::Obj))) take_actor(child, hit);
    }
  }

  // "a rocket fired from Lebanon", "peluru yang ditembakkan dari Ukraina": the country that fire comes from.
  void fired_from(std::uint32_t place, DeedHit& hit) const {
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
  void agent_behind(std::uint32_t place, DeedHit& hit) const {
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
  bool killed_itself(std::uint32_t place, std::uint32_t subject, const DeedHit& hit) const {
    if (hit.entry->mode != "killing" || !view_.lexicon().by_lemma() || subject == kNowhere || subject > place) return false;
    if (view_.words(subject).victim().empty() || view_.child(place, Rel::Obj) != kNowhere || place + 2 >= view_.size()) return false;
    if (view_.token(place + 1).upos != Upos::Adp || !view_.is(place + 1, WordClass::PlaceMark) || view_.token(place + 2).upos == Upos::Num) return false;
    const auto where = view_.head(place + 1);
    if (where == kNowhere) return false;
    return view_.tells_hostile(where) || (!view_.is(subject, WordClass::Military) && view_.mention_over(where) != kNowhere);  // not "killed in anger"
  }

  void verb_roles(std::uint32_t place, DeedHit& hit) const {
    const auto subject = subject_of(place);
    if (!governed(place) && (passive(place) || killed_itself(place, subject, hit))) {
      take_agent(place, hit);
      if (hit.actors.empty() && !hit.enemy) agent_behind(place, hit);
      if (hit.actors.empty() && !hit.enemy && view_.lexicon().by_lemma()) agent_further(place, hit);  // "shot dead | by X", "killed on Friday | by X"
      if (hit.actors.empty() && !hit.enemy) fired_from(place, hit);
      if (subject != kNowhere) add_missing(hit.targets, entities_at(view_, subject));
      hit.suffered = hit.actors.empty() && !hit.enemy;
      return;
    }
    if (!governed(place) && (view_.rel(place) == Rel::Acl || view_.rel(place) == Rel::Amod)) {
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
  std::uint32_t identified(std::uint32_t verb, std::uint32_t subject) const {
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

  void noun_roles(std::uint32_t place, DeedHit& hit) const {
    if (hit.entry->weapon) return governing_verb(place, hit);  // "Syria's chemical weapons": who has them has not used them
    for (std::uint32_t child : view_.children(place)) noun_dependent(child, hit);
    const auto mark = view_.child(place, Rel::Case);
    if (mark != kNowhere && view_.is(mark, WordClass::Guilt)) {  // "X was behind the attack", "X behind attack"
      const auto beside = view_.rel(place) == Rel::Nmod ? view_.head(place) : kNowhere;
      take_actor(beside != kNowhere && beside < place ? beside : subject_of(place), hit);
    }
    if (hit.actors.empty() && !hit.enemy && !hit.others) agent_further(place, hit);
    governing_verb(place, hit);
    if (hit.actors.empty() && !hit.enemy && !hit.others) owner_before(place, hit);
    if (hit.actors.empty() && !hit.enemy && !hit.others && hit.targets.empty()) owner_behind(place, hit);
  }

  // "the bombing of the town on Friday by X": an agent behind what tells whom, where and when, whatever the tree says.
  void agent_further(std::uint32_t place, DeedHit& hit) const {
    constexpr std::uint32_t kReach = 10;  // tokens
    const std::uint32_t end = std::min(view_.sentence_at(place).end, place + kReach);
    for (std::uint32_t i = place + 1; i < end; ++i) {
      const Upos upos = view_.token(i).upos;
      if (view_.is(i, WordClass::Agent)) return agent_behind(i - 1, hit);
      if (is_quotation_mark(view_.lower(i))) continue;
      if (upos == Upos::Verb || upos == Upos::Aux || upos == Upos::Punct || upos == Upos::Sconj || upos == Upos::Pron) return;
    }
  }

  // "serangan pesawat tak berawak Ukraina merupakan ...": a power named behind the deed and what describes it owns it, whatever
  // the tree says.
  void owner_behind(std::uint32_t place, DeedHit& hit) const {
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

  bool marked_between(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t at = from + 1; at < to; ++at)
      if (view_.token(at).upos == Upos::Punct || view_.token(at).upos == Upos::Adp) return true;
    return false;
  }

  // "US-led coalition strikes": the longest name over the modifier, before the noun.
  std::uint32_t whole_name(std::uint32_t child, std::uint32_t noun) const {
    const auto over = view_.mention_over(child);
    if (over == kNowhere || over == view_.mention_headed(child) || view_.mention(over).kind != MentionKind::Name) return kNowhere;
    return view_.mention_range(over).end <= noun ? over : kNowhere;
  }

  // "18 dead in IS attack": a body named right before the noun owns the deed, whatever the tree says; one without a name, where
  // nothing but its weapon stands between ("army drone strike"). Whose place is attacked did nothing: "IS base attack".
  void owner_before(std::uint32_t place, DeedHit& hit) const {
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
  bool site_before(std::uint32_t modifier, std::uint32_t deed) const {
    constexpr std::uint32_t kPhrase = 6;  // tokens
    if (modifier + kPhrase < deed) return false;
    for (std::uint32_t i = modifier; i < deed; ++i)
      if (view_.is(i, WordClass::Site)) return true;
    return false;
  }

  // "The crimes | Russia continues to commit", "the attacks that X carried out": the subject of a clause whose light verb, or
  // one that it governs, has the noun before it as its object.
  std::uint32_t doer_within(std::uint32_t clause) const {
    const auto governed = view_.child(clause, Rel::Xcomp);
    if (!view_.verbal(clause) || passive(clause)) return kNowhere;
    if (!view_.is(governed == kNowhere ? clause : governed, WordClass::Light)) return kNowhere;  // not "the war | X tries to avoid"
    const auto subject = view_.subject(clause);
    if (subject == kNowhere || subject > clause || view_.has_feature(subject, "PronType=Rel")) return kNowhere;
    const auto object = view_.child(governed != kNowhere ? governed : clause, Rel::Obj);
    return object == kNowhere || view_.has_feature(object, "PronType=Rel") ? subject : kNowhere;  // "the crimes | that | X committed"
  }

  void noun_dependent(std::uint32_t child, DeedHit& hit) const {
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
    if ((rel == Rel::Acl || rel == Rel::Relcl) && child > hit.place && view_.is(child, WordClass::Light) && passive(child) && hit.actors.empty()) take_agent(child, hit);  // "attacks carried out by X"
    if ((rel == Rel::Acl || rel == Rel::Relcl) && child > hit.place && hit.actors.empty()) {  // "the war | the regime has waged"
      take_actor(doer_within(child), hit);
      hit.mutual = hit.mutual && hit.actors.empty();
    }
    if ((rel == Rel::Acl || rel == Rel::Relcl) && child > hit.place && hit.actors.empty())  // "a strike believed to have been carried out by X"
      if (const auto done = view_.child(child, Rel::Xcomp); done != kNowhere && view_.is(done, WordClass::Light) && passive(done)) take_agent(done, hit);
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
  bool has_actor(std::uint32_t place) const {
    const auto mention = view_.mention_headed(place);
    return mention != kNowhere && !power_of(view_.findings().evidence.entities[view_.mention(mention).entities.front()]).empty();
  }

  bool names_ground(std::uint32_t place) const {
    const auto mention = view_.mention_over(place);
    if (mention == kNowhere || view_.mention(mention).kind != MentionKind::Name) return false;
    const EntityType type = view_.findings().evidence.entities[view_.mention(mention).entities.front()].type;
    return type == EntityType::Place || type == EntityType::Region;
  }

  bool names_person(std::uint32_t place) const {
    const auto mention = view_.mention_over(place);
    return mention != kNowhere && view_.mention(mention).kind != MentionKind::Pronoun && view_.findings().evidence.entities[view_.mention(mention).entities.front()].type == EntityType::Person;
  }

  // "Menyatakan tembakan | berasal dari X", "penembakan itu diduga kuat | dilakukan X": the verb of a noun that the parser read as
  // the object of the cue before it.
  std::uint32_t lost_predicate(std::uint32_t noun) const {
    const auto cue = view_.rel(noun) == Rel::Obj ? view_.head(noun) : kNowhere;
    if (view_.lexicon().by_lemma() || cue == kNowhere || cue > noun || !tells(cue)) return kNowhere;
    for (std::uint32_t child : view_.children(cue))
      if (child > noun && view_.verbal(child) && view_.subject(child) == kNowhere) return child;
    return kNowhere;
  }

  // "Urged X to stop | its strikes": who is asked to end a deed has done it.
  void take_ender(std::uint32_t verb, DeedHit& hit) const {
    const auto demand = view_.head(verb);
    if (demand == kNowhere || !view_.cue_does(demand, Act::Demand)) return;
    take_actor(subject_of(verb), hit);
    hit.to_end = !hit.actors.empty();
  }

  // "The shells came from the rebels", "berasal dari senapan milik X": whoever fire comes from.
  void take_origin(std::uint32_t verb, DeedHit& hit) const {
    if (!view_.is(verb, WordClass::Origin)) return;
    for (std::uint32_t child : view_.children(verb)) {
      const auto mark = view_.child(child, Rel::Case);
      if (view_.rel(child) != Rel::Obl || mark == kNowhere || !view_.is(mark, WordClass::ActorMark)) continue;
      take_actor(child, hit);
      if (hit.actors.empty()) owner_behind(child, hit);
    }
  }

  // "came under fire | from Russian forces", hung on the verb.
  void source_of(std::uint32_t verb, std::uint32_t deed, DeedHit& hit) const {
    for (std::uint32_t child : view_.children(verb)) {
      const auto mark = view_.child(child, Rel::Case);
      if (child > deed && view_.rel(child) == Rel::Obl && mark != kNowhere && view_.is(mark, WordClass::ActorMark)) take_actor(child, hit);
    }
  }

  // The verb above the noun: light verbs lend their subject as the actor, "suffer" verbs as the target.
  void governing_verb(std::uint32_t place, DeedHit& hit) const {
    std::uint32_t at = place;
    for (int step = 0; step < 3; ++step) {
      const Rel rel = view_.rel(at);
      const auto head = view_.head(at);
      if (head == kNowhere) return;
      if (rel == Rel::Conj || rel == Rel::Nmod || rel == Rel::Compound) { at = head; continue; }
      if (const auto verb = lost_predicate(at); verb != kNowhere && hit.actors.empty()) {
        take_origin(verb, hit);
        if (view_.is(verb, WordClass::Light) && passive(verb)) take_agent(verb, hit);
      }
      if (rel == Rel::Nsubj && hit.actors.empty()) take_origin(head, hit);
      if (rel == Rel::Obj && view_.is(head, WordClass::Cease) && hit.actors.empty()) return take_ender(head, hit);
      if (rel == Rel::Nsubj || rel == Rel::NsubjPass)  // "the strike was suspected to have been carried out by X"
        for (const Rel below : {Rel::Xcomp, Rel::Advcl})
          if (const auto done = view_.child(head, below); done != kNowhere && view_.is(done, WordClass::Light) && passive(done) && hit.actors.empty()) take_agent(done, hit);
      if (view_.is(head, WordClass::Repel)) hit.enemy = hit.enemy || hit.actors.empty();
      if (view_.is(head, WordClass::Light) && (rel == Rel::Obj || rel == Rel::Obl || rel == Rel::Xcomp || rel == Rel::Nsubj || rel == Rel::NsubjPass)) {
        if (!hit.actors.empty()) return;
        if (passive(head) || (rel == Rel::Nsubj && view_.lexicon().by_lemma())) take_agent(head, hit);  // "the attacks carried out by X", read as active
        else if (rel != Rel::Nsubj) take_actor(subject_of(head), hit);
        hit.mutual = hit.mutual && hit.actors.empty();  // "Armenia began the fighting"
      } else if (view_.is(head, WordClass::Suffer) && (rel == Rel::Obl || rel == Rel::Obj)) {
        const auto subject = subject_of(head);
        if (subject != kNowhere) add_missing(hit.targets, entities_at(view_, subject));
        if (hit.actors.empty()) source_of(head, place, hit);
        hit.suffered = hit.actors.empty() && !hit.enemy;
      } else if ((rel == Rel::Obl || rel == Rel::Xcomp) && hit.actors.empty() && tells(head) && view_.child(head, Rel::Obj) != kNowhere && view_.child(head, Rel::Obj) < place) {
        take_actor(view_.child(head, Rel::Obj), hit);  // "called China's move a provocation"
      } else if (rel == Rel::Obl && view_.is(head, WordClass::Guilt)) {
        const bool blames = view_.verbal(head) && view_.cue_takes(head, kTakesAccused) && !passive(head);  // "residents blamed X for the strikes"
        take_actor(blames ? view_.child(head, Rel::Obj) : subject_of(head), hit);
      }
      return;
    }
  }

  const ClaimView& view_;
};

}  // namespace

std::vector<DeedHit> find_deeds(const ClaimView& view, Range range) { return DeedFinder(view).run(range); }

}  // namespace hearsay::extract
