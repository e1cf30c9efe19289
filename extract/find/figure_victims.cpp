#include "extract/find/figure_victims.h"

#include <algorithm>

namespace hearsay::extract {

bool FigureVictims::takes_people(std::uint32_t place) const {
  const auto is_people = [&](std::uint32_t at) { return at != kNowhere && (!view_.words(at).victim().empty() || (words_.number_at(at) != kNowhere && view_.is(place, WordClass::Lose))); };
  if (counts_things(place)) return false;
  if (is_people(victims_of_verb(place)) || some_of_them(victims_of_verb(place))) return true;
  const auto above = view_.head(place);
  const auto object = view_.child(place, Rel::Obj);
  if (view_.rel(place) == Rel::Conj && above != kNowhere && words_.entry_at(above) && object != kNowhere && view_.token(object).upos == Upos::Num && words_.number_at(object) != kNowhere) return true;  // "killed 32 rebels and captured four"
  if (words_.passive(place)) return false;
  for (std::uint32_t i = place + 1; i < std::min(view_.sentence_at(place).end, place + 5) && !view_.verbal(i) && view_.token(i).upos != Upos::Cconj; ++i)  // "took out seven IS terrorist field commanders"
    if (words_.number_at(i) != kNowhere)
      for (std::uint32_t behind = view_.range_of(view_.findings().numbers[words_.number_at(i)].tokens).end; behind < std::min(view_.sentence_at(place).end, i + 6) && (view_.nominal(behind) || view_.token(behind).upos == Upos::Adj); ++behind)
        if (!view_.words(behind).victim().empty()) return true;
  return false;
}

// "Three of its soldiers": a number with the people it is of.
bool FigureVictims::some_of_them(std::uint32_t number) const {
  const auto of = number == kNowhere || words_.number_at(number) == kNowhere ? kNowhere : view_.child(number, Rel::Nmod);
  return of != kNowhere && of > number && !view_.words(of).victim().empty();
}

// "killed 12 people and destroyed 300 houses": a number right behind the verb counts a noun that is no word for people,
// whatever the tree takes for its object.
bool FigureVictims::counts_things(std::uint32_t place) const {
  const std::uint32_t end = view_.sentence_at(place).end;
  const std::uint32_t number = place + 1 < end ? words_.number_at(place + 1) : kNowhere;
  if (number == kNowhere) return false;
  std::uint32_t last = kNowhere;
  for (std::uint32_t at = view_.range_of(view_.findings().numbers[number].tokens).end; at < end && (view_.nominal(at) || view_.token(at).upos == Upos::Adj); ++at) {
    if (!view_.words(at).victim().empty() || view_.is(at, WordClass::Life) || words_.number_at(at) != kNowhere) return false;
    last = at;
  }
  return last != kNowhere && view_.token(last).upos == Upos::Noun && view_.mention_over(last) == kNowhere;
}

bool FigureVictims::people(std::uint32_t place) const { return place != kNowhere && (!view_.words(place).victim().empty() || words_.number_at(place) != kNowhere); }

std::uint32_t FigureVictims::victims_of(std::uint32_t place, CasualtyFrame frame) const {
  switch (frame) {
    case CasualtyFrame::VictimsObject:
    case CasualtyFrame::PeopleObject: return victims_of_verb(place);
    case CasualtyFrame::VictimsPassive:
    case CasualtyFrame::VictimsSubject:
    case CasualtyFrame::VictimsLeave:
    case CasualtyFrame::Adjective: return victims_subject(place);
    case CasualtyFrame::DeedNoun:
      if (const auto counted = counted_of(place); counted != kNowhere) return counted;
      return victims_of_noun(place);
    case CasualtyFrame::CountNoun:
    case CasualtyFrame::People: return victims_of_noun(place);
  }
  return kNowhere;
}

std::uint32_t FigureVictims::victims_of_verb(std::uint32_t place) const {
  if (const auto subject = view_.child(place, Rel::NsubjPass); subject != kNowhere) return subject;
  if (const auto object = view_.child(place, Rel::Obj); object != kNowhere) return object;
  const auto head = view_.head(place);
  const Rel rel = view_.rel(place);
  if ((rel == Rel::Acl || rel == Rel::Amod) && head != kNowhere && view_.nominal(head)) return head;
  if (rel == Rel::Relcl && head != kNowhere && words_.passive(place)) return head;
  if (rel == Rel::Xcomp && head != kNowhere) {
    if (const auto object = view_.child(head, Rel::Obj); object != kNowhere && object < place) return object;  // "claims soldiers killed"
    if (const auto subject = view_.child(head, Rel::NsubjPass); subject != kNowhere) return subject;              // "dozens were left injured"
    if (const auto subject = head + 1 == place && view_.child(place, Rel::Obj) == kNowhere ? view_.subject(head) : kNowhere; subject != kNowhere) return subject;  // "remain displaced"
  }
  if (rel == Rel::Conj && head != kNowhere) {
    // "killed and detained": the victims of the first verb, where this one has none of its own.
    if (words_.passive(place) || view_.child(place, Rel::Nsubj) == kNowhere) {
      const auto aux = view_.child(place, Rel::AuxPass);
      if (aux != kNowhere && aux > head + 2 && view_.nominal(aux - 1)) return aux - 1;  // "ten were killed and two buildings | were destroyed"
      const auto above = view_.verbal(head) ? victims_of_verb(head) : head;
      return above != kNowhere && view_.nominal(above) ? above : kNowhere;
    }
  }
  const auto subject = view_.child(place, Rel::Nsubj);
  return subject != kNowhere && people(subject) && headline_passive(place) ? subject : kNowhere;
}

// "2 soldiers killed in clash": a participle that the parser read as active, without an object.
bool FigureVictims::headline_passive(std::uint32_t place) const { return view_.child(place, Rel::Obj) == kNowhere && view_.lexicon().by_lemma() && view_.has_feature(place, "VerbForm=Part"); }

std::uint32_t FigureVictims::victims_subject(std::uint32_t place) const {
  if (const auto subject = view_.subject(place); subject != kNowhere && view_.token(subject).upos != Upos::Pron) return subject;
  const auto head = view_.head(place);
  const Rel rel = view_.rel(place);
  if (head == kNowhere) return kNowhere;
  if (rel == Rel::Relcl || rel == Rel::Acl || rel == Rel::Amod) return view_.nominal(head) ? head : kNowhere;
  if (rel == Rel::Obj && view_.is(head, WordClass::Lose)) return view_.subject(head);  // "50 orang mengalami luka-luka"
  if (rel == Rel::Xcomp) {
    const auto object = view_.child(head, Rel::Obj);
    return object != kNowhere ? object : view_.subject(head);
  }
  if (rel == Rel::Conj) return view_.nominal(head) ? head : victims_subject(head);
  if ((rel == Rel::Ccomp || rel == Rel::Advcl) && view_.is(head, WordClass::Leave)) return view_.child(head, Rel::Obj);
  if (rel == Rel::Ccomp) return view_.child(head, Rel::NsubjPass);  // "dilaporkan tewas"
  return kNowhere;
}

// "260 Assyrian Christians".
bool FigureVictims::counted_name(std::uint32_t place) const {
  if (view_.token(place).upos != Upos::Propn) return false;
  for (std::uint32_t child : view_.children(place))
    if (view_.rel(child) == Rel::Nummod && words_.number_at(child) != kNowhere) return true;
  return false;
}

// "The killing of two catechists", "pembunuhan dua katekis": who is counted right behind the deed, by whatever noun.
std::uint32_t FigureVictims::counted_of(std::uint32_t place) const {
  const std::uint32_t end = view_.sentence_at(place).end;
  std::uint32_t at = place + 1;
  if (at < end && (view_.lexicon().by_lemma() ? view_.is(at, WordClass::Among) : view_.is(at, WordClass::Against))) ++at;
  else if (view_.lexicon().by_lemma()) return kNowhere;
  if (at + 1 >= end || words_.number_at(at) == kNowhere) return kNowhere;
  const auto noun = view_.head(at);
  const bool counts = noun != kNowhere && view_.rel(at) == Rel::Nummod && view_.token(noun).upos == Upos::Noun && !view_.in_time(noun) && !view_.tells_deed(noun);
  return counts && view_.below(noun, place) ? noun : kNowhere;
}

// "the death of four soldiers", "deaths among troops", "jenazah 12 prajurit".
std::uint32_t FigureVictims::victims_of_noun(std::uint32_t place) const {
  for (std::uint32_t child : view_.children(place)) {
    const Rel rel = view_.rel(child);
    if (rel != Rel::Nmod && rel != Rel::Obl && rel != Rel::Appos && (rel != Rel::Compound || view_.lexicon().by_lemma())) continue;
    if (!view_.words(child).victim().empty() || words_.number_at(child) != kNowhere || counted_name(child) || (view_.mention_headed(child) != kNowhere && view_.token(child).upos == Upos::Propn)) return child;
  }
  const auto head = view_.head(place);
  if (head == kNowhere) return kNowhere;
  if (view_.is(place, WordClass::Life) && view_.is(head, WordClass::Lose))  // "seven people lost their lives"
    if (const auto subject = view_.subject(head); subject != kNowhere && people(subject)) return subject;
  for (std::uint32_t sibling : view_.children(head))
    if (sibling > place && view_.rel(sibling) == Rel::Obl && !view_.words(sibling).victim().empty() && !acts(sibling)) return sibling;
  if (view_.rel(place) == Rel::Conj && !view_.skipped(head)) return victims_of_noun(head);
  return kNowhere;
}

// "The victims were stopped by dozens of men": an obl that no word or a word of the actor marks.
bool FigureVictims::acts(std::uint32_t place) const {
  const auto mark = view_.child(place, Rel::Case);
  return mark == kNowhere || view_.is(mark, WordClass::ActorMark);
}

// The victims' noun stands right behind its number, whatever the tree says.
void FigureVictims::victims_behind(Range range, FigureHit& hit) const {
  for (std::uint32_t i = range.begin; i < std::min(range.end + 3, view_.sentence_at(range.begin).end); ++i) {
    const bool before_people = !view_.lexicon().by_lemma() && i == range.end && i + 1 < view_.size() && !view_.words(i + 1).victim().empty() && !words_.listed(i);
    if (before_people && view_.words(i).victim() == "attackers" && view_.nominal(i + 1)) continue;  // "tersangka teroris"
    const bool describes = before_people || (view_.rel(i) == Rel::Amod && i + 1 < view_.size() && !view_.words(i + 1).victim().empty());  // "three suspected militants", "tujuh terduga teroris"
    if (i == hit.place && i == range.end && hit.victims != kNowhere && hit.victims < range.begin && counted_apart(hit.victims, range.begin)) hit.victims = kNowhere;  // "Israel Serang Lebanon, 5 Tewas"
    if (i == hit.place || (view_.token(i).upos == Upos::Verb && !describes) || (i >= range.end && view_.token(i).upos == Upos::Punct)) return;
    const bool named = i >= range.end && view_.mention_headed(i) != kNowhere && view_.nominal(i) && (i + 1 >= view_.size() || !view_.nominal(i + 1));  // "26 Palestinians"
    if (view_.words(i).victim().empty() && !named) continue;
    const bool of_place = view_.lexicon().by_lemma() && i + 1 < view_.size() && view_.rel(i) == Rel::Compound && view_.head(i) == i + 1 && view_.words(i + 1).victim().empty() && view_.token(i + 1).upos == Upos::Noun;
    if (of_place) continue;  // "dozens in rebel town"
    hit.victims = i;
    return;
  }
}

// "killed Ahmad Salim, 22, and Karim Fuad, 21": persons by name.
std::int64_t FigureVictims::named_persons(std::uint32_t place) const {
  if (!named_person(place)) return 0;
  std::int64_t persons = 1;
  for (std::uint32_t child : view_.children(place)) persons += view_.rel(child) == Rel::Conj && named_person(child) ? 1 : 0;
  return persons;
}

// A power before the comma before a number is not whom it counts.
bool FigureVictims::counted_apart(std::uint32_t victims, std::uint32_t number) const {
  const auto mention = view_.mention_over(victims);
  if (mention == kNowhere || number == 0 || view_.lower(number - 1) != ",") return false;
  return side_of(mention).size() > 0 && view_.words(victims).victim().empty();
}

// "killed Abbas Jaber": one person by name.
bool FigureVictims::named_person(std::uint32_t place) const {
  const auto mention = place == kNowhere ? kNowhere : view_.mention_over(place);
  if (mention == kNowhere || view_.token(place).upos != Upos::Propn || view_.mention(mention).entities.size() != 1) return false;
  const LocalEntity& entity = evidence_.entities[view_.mention(mention).entities.front()];
  return entity.type == EntityType::Person && entity.named;
}

// "a soldier was killed", "lost a soldier".
bool FigureVictims::one_victim(std::uint32_t place) const {
  if (place == kNowhere) return false;
  // "one of its servicemen": the number finder leaves only the word for one alone.
  if (view_.token(place).upos == Upos::Num && words_.number_at(place) == kNowhere && view_.child(place, Rel::Nmod) != kNowhere) return true;
  if (killed_by_role(place) || one_of_them(place)) return true;
  const bool one = view_.has_feature(place, "Number=Sing") || (view_.token(place).upos == Upos::Adj && view_.child(place, Rel::Det) != kNowhere);  // "killed a civilian", read as an adjective
  if (view_.words(place).victim().empty() || !one) return false;
  const auto article = view_.child(place, Rel::Det);
  const auto head = view_.head(place);
  const bool object = view_.rel(place) == Rel::Obj && head != kNowhere && words_.listed(head) && !view_.words(head).is(WordClass::Lose);
  const std::string_view who = view_.words(place).victim();
  if (view_.child(place, Rel::Poss) != kNowhere) return view_.lexicon().by_lemma() || who == "women" || who == "men";  // "his son was injured", "istrinya terluka"
  const bool bare = view_.lexicon().by_lemma() && view_.token(place).upos == Upos::Noun && (place == view_.sentence_at(place).begin || (object && !collective(place)));
  if (article == kNowhere) return bare;  // "Child killed", "kills commander"
  if (object) return true;  // "killing the driver"
  return article != kNowhere && view_.has_feature(article, "Definite=Ind");
}

// "Salah satu penyerang": the number finder leaves out the word for one.
bool FigureVictims::one_of_them(std::uint32_t place) const {
  const auto det = view_.child(place, Rel::Det);
  if (det == kNowhere || view_.lexicon().by_lemma() || det + 1 >= place) return false;
  return view_.token(det + 1).upos == Upos::Num && view_.head(det + 1) == det && words_.number_at(det + 1) == kNowhere;
}

// "menewaskan pengemudi", "membunuh wakil komandan": where nouns have no number, somebody by his role is one.
bool FigureVictims::killed_by_role(std::uint32_t place) const {
  const auto verb = view_.head(place);
  if (view_.lexicon().by_lemma() || view_.rel(place) != Rel::Obj || verb == kNowhere || place < verb || !words_.listed(verb)) return false;
  if (view_.child(place, Rel::Nummod) != kNowhere || view_.child(place, Rel::Conj) != kNowhere || view_.lower(place).find('-') != std::string_view::npos) return false;
  const auto mention = view_.mention_headed(place);
  if (mention == kNowhere) return false;
  const LocalEntity& who = evidence_.entities[view_.mention(mention).entities.front()];
  return who.type == EntityType::Person && !who.named && who.kind != "citizen" && view_.mention(mention).entities.size() == 1;
}

// "killed police": a group without a plural.
bool FigureVictims::collective(std::uint32_t place) const {
  const std::string_view who = view_.words(place).victim();
  return who == "police" || who == "personnel" || who == "crew" || who == "families" || who == "forces" || who == "workers";
}

bool FigureVictims::none_before(std::uint32_t place) const {
  const auto det = view_.child(place, Rel::Det);
  return (det != kNowhere && view_.is(det, WordClass::None)) || (place > 0 && view_.is(place - 1, WordClass::None));
}

bool FigureVictims::vague(std::uint32_t place) const {
  if (view_.words(place).victim() == "others") return true;  // "killed 15 fighters and injured others"
  if (view_.is(place, WordClass::Vague)) return !definite(place);
  const auto above = view_.head(place);
  if (view_.rel(place) == Rel::Nmod && above != kNowhere && view_.is(above, WordClass::Vague) && !definite(above)) return true;  // "many of the fighters"
  for (std::uint32_t child : view_.children(place))
    if (child < place && view_.is(child, WordClass::Vague) && !definite(child)) return true;
  return place > 0 && !definite(place - 1) && view_.is(place - 1, WordClass::Vague);
}

// "the number of": no count of anybody.
bool FigureVictims::definite(std::uint32_t place) const {
  const auto article = view_.child(place, Rel::Det);
  return article != kNowhere && view_.has_feature(article, "Definite=Def");
}

// Soldiers, fighters: in the plural, without article.
bool FigureVictims::plural_force(std::uint32_t place) const {
  if (view_.words(place).victim().empty() || !view_.is(place, WordClass::Military)) return false;
  return !view_.has_feature(place, "Number=Sing") && view_.child(place, Rel::Det) == kNowhere;
}

// "reported deaths": the object of a cue, or what there is.
bool FigureVictims::reported(std::uint32_t place) const {
  std::uint32_t at = place;
  while (view_.head(at) != kNowhere && (view_.rel(at) == Rel::Nmod || view_.rel(at) == Rel::Compound || view_.rel(at) == Rel::Conj) && view_.nominal(view_.head(at))) at = view_.head(at);
  const auto head = view_.head(at);
  if (head == kNowhere || (view_.rel(at) != Rel::Obj && view_.rel(at) != Rel::Nsubj)) return false;
  if (none_before(head)) return false;  // "tanpa menyebutkan jumlah korban"
  if (at + 1 < view_.size() && view_.token(at + 1).upos == Upos::Aux && view_.rel(at) == Rel::Obj) return false;  // "mengeklaim korban adalah mata-mata"
  if (view_.is(head, WordClass::Lose)) return view_.rel(at) == Rel::Obj;  // not "a victim lost a leg"
  if (view_.is(head, WordClass::Leave) && view_.rel(at) == Rel::Obj && view_.head(head) == kNowhere) return true;  // "the attack caused casualties"
  if (view_.is(head, WordClass::Existence) || view_.child(head, Rel::Expl) != kNowhere) return true;
  for (const WordInfo* info : view_.words(head).all())
    for (std::uint16_t index : info->cues)
      if (view_.lexicon().cue(index).form == CueForm::Verb && (view_.lexicon().cue(index).takes & kTakesNominal)) return true;
  return false;
}

// The side and the noun of the victims: from the mentions of their noun phrase, or among whom they were.
void FigureVictims::read_side(std::uint32_t place, FigureHit& hit) const {
  std::vector<std::uint32_t> phrase{place};
  for (std::size_t next = 0; next < phrase.size() && phrase.size() < 40; ++next)
    for (std::uint32_t child : view_.children(phrase[next])) {
      const bool told_by_verb = phrase[next] == hit.place && hit.victims != hit.place && !words_.counts_itself(hit.place);
      if (told_by_verb && view_.rel(child) != Rel::Obl && view_.rel(child) != Rel::Conj) continue;
      if (describes_victims(child)) phrase.push_back(child);
    }
  std::uint32_t best = kNowhere;
  for (std::uint32_t at : phrase) {
    if (view_.is(at, WordClass::EachSide)) hit.each_side = true;
    if (own_word(at) || view_.is(at, WordClass::FirstPerson)) hit.own_side = true;
    if (!view_.words(at).victim().empty() && (hit.figure.who.empty() || hit.figure.who == "others")) hit.figure.who = view_.words(at).victim();
    const auto mention = view_.mention_headed(at);
    if (mention == kNowhere || side_of(mention).empty() || place_of(at, mention) || of_some(place, view_.mention_range(mention).begin)) continue;
    if (best == kNowhere || view_.mention_range(mention).size() > view_.mention_range(best).size()) best = mention;
  }
  if (best == kNowhere && place == hit.place && place > view_.sentence_at(place).begin && view_.token(place - 1).upos == Upos::Adj) best = view_.mention_over(place - 1);  // "the number of Indian dead"
  if (!hit.own_side && hit.figure.side.empty() && best != kNowhere) hit.figure.side = side_of(best);
}

// "23 people most of them from the group": told of some of the victims only.
bool FigureVictims::of_some(std::uint32_t place, std::uint32_t mention) const {
  for (std::uint32_t i = place + 2; i < mention; ++i)
    if (view_.has_feature(i, "PronType=Prs") && view_.is(i - 1, WordClass::Among)) return true;
  return false;
}

// Parts of a noun phrase, and "among", "on the side of"; never clauses, agents or places.
bool FigureVictims::describes_victims(std::uint32_t child) const {
  const Rel rel = view_.rel(child);
  if (rel == Rel::Amod || rel == Rel::Compound || rel == Rel::Flat || rel == Rel::Poss || rel == Rel::Det || rel == Rel::Nummod) return true;
  if (rel == Rel::Appos) return view_.token(view_.head(child)).upos == Upos::Propn && !view_.words(child).victim().empty();  // "killed Abbas Jaber, a commander of the group"
  if (rel != Rel::Nmod && rel != Rel::Obl) return rel == Rel::Conj && view_.child(child, Rel::Nsubj) == kNowhere && !view_.nominal(child);
  if (rel == Rel::Obl && !view_.lexicon().by_lemma() && behind_another(child)) return false;
  bool marked = false, among = view_.is(child, WordClass::SideNoun);
  for (std::uint32_t mark : view_.children(child)) {
    if (view_.rel(mark) != Rel::Case) continue;
    marked = true;
    if (view_.is(mark, WordClass::Among) && mark + 1 < view_.size() && view_.token(mark + 1).upos == Upos::Pron && view_.token(mark).span.end == view_.token(mark + 1).span.begin) return false;  // "di antaranya"
    among = among || view_.is(mark, WordClass::Among);
  }
  return among || (!marked && rel == Rel::Nmod);
}

// "Tewas akibat tembakan dari arah Pakistan": behind another oblique it describes that one, not the victims.
bool FigureVictims::behind_another(std::uint32_t place) const {
  const auto verb = view_.head(place);
  for (std::uint32_t child : view_.children(verb))
    if (child > verb && child < place && view_.rel(child) == Rel::Obl && view_.nominal(child) && !view_.in_time(child)) return true;
  return false;
}

// A mention that only says where: "in Syria".
bool FigureVictims::place_of(std::uint32_t head, std::uint32_t mention) const {
  const auto mark = view_.child(head, Rel::Case);
  const EntityType type = evidence_.entities[view_.mention(mention).entities.front()].type;
  return mark != kNowhere && view_.is(mark, WordClass::PlaceMark) && !view_.is(mark, WordClass::Among) && type != EntityType::Organization && type != EntityType::Person;
}

std::string FigureVictims::side_of(std::uint32_t mention) const {
  std::string side;
  for (std::size_t index : view_.mention(mention).entities) {
    const LocalEntity& entity = evidence_.entities[index];
    const bool place = entity.type == EntityType::Place || entity.type == EntityType::Region;
    const std::string& own = entity.side.empty() && !place ? entity.of : entity.side;
    if (own.empty() || (!side.empty() && side != own)) return {};
    side = own;
  }
  return side;
}

// "its soldiers"; not "their lives", "di antaranya".
bool FigureVictims::own_word(std::uint32_t place) const {
  const auto head = view_.head(place);
  for (std::uint32_t back = 1; back <= 3 && back <= place; ++back)  // "driven from their homes"
    if (words_.listed(place - back) && view_.words(place - back).phrase_end > place) return false;
  const bool things = head != kNowhere && view_.rel(place) == Rel::Poss && view_.token(head).upos == Upos::Noun && view_.words(head).victim().empty() && !words_.listed(head);
  if (things && view_.mention_headed(head) == kNowhere) return false;  // "fled their homes"
  return view_.is(place, WordClass::OwnSide) && (head == kNowhere || (!view_.is(head, WordClass::Life) && !view_.is(head, WordClass::Among)));
}

bool FigureVictims::own_among(Range range, Range sentence) const {
  for (std::uint32_t i = range.begin; i < std::min(range.end + 1, sentence.end); ++i)
    if (own_word(i) && view_.rel(i) == Rel::Poss) return true;
  return false;
}

// "how many soldiers".
bool FigureVictims::asked(std::uint32_t place) const {
  for (std::uint32_t back = 1; back <= 3 && place >= view_.sentence_at(place).begin + back; ++back)
    if (view_.is(place - back, WordClass::Asking)) return true;
  return false;
}

}  // namespace hearsay::extract
