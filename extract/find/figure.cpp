#include "extract/find/figure.h"

#include <algorithm>


namespace hearsay::extract {

namespace {

constexpr std::uint32_t kBefore = 9;  // tokens searched for a number before a casualty word
constexpr std::uint32_t kAfter = 6;   // and after it
constexpr std::uint32_t kTollReach = 16;  // and after a toll

class FigureFinder {
 public:
  FigureFinder(const ClaimView& view, const Evidence& evidence) : view_(view), evidence_(evidence) {
    number_at_.assign(view.size(), kNowhere);
    const auto& numbers = view.findings().numbers;
    for (std::uint32_t n = 0; n < numbers.size(); ++n) {
      if (numbers[n].ordinal) continue;
      const Range range = view.range_of(numbers[n].tokens);
      if (view.is(range.end, WordClass::SideNoun) || (range.size() == 1 && view.is(range.end + 1, WordClass::SideNoun))) continue;  // "on both sides", "kedua pihak" count no victims
      for (std::uint32_t i = range.begin; i < range.end && i < view.size(); ++i) number_at_[i] = n;
    }
    used_.assign(numbers.size(), false);
    for (std::uint32_t i = 0; i < view.size(); ++i) evacuation_ = evacuation_ || displaced_noun(i);
  }

  std::vector<FigureHit> run() {
    std::vector<FigureHit> hits;
    for (std::uint32_t i = 0; i < view_.size(); ++i) {
      if (view_.skipped(i)) continue;
      const auto entry = i == paired_ ? std::nullopt : entry_at(i);
      if (!entry) continue;
      if (auto hit = read(i, *entry, hits)) {
        hits.push_back(std::move(*hit));
        add_conjuncts(hits);
      }
    }
    share_sides(hits);
    return hits;
  }

 private:
  bool displaced_noun(std::uint32_t place) const {
    for (const WordInfo* info : view_.words(place).all())
      for (std::uint16_t index : info->casualties) {
        const CasualtyEntry& entry = view_.lexicon().casualty(index);
        if (entry.kind == FigureKind::Displaced && entry.frame != CasualtyFrame::VictimsLeave) return true;
      }
    return false;
  }

  // The entry that fits the token's word class.
  std::optional<CasualtyEntry> entry_at(std::uint32_t place) const {
    std::optional<CasualtyEntry> best;
    int rank = 0;
    for (const WordInfo* info : view_.words(place).all())
      for (std::uint16_t index : info->casualties) {
        const CasualtyEntry& entry = view_.lexicon().casualty(index);
        const int value = fit(place, entry.frame) * 2 + (entry.kind != FigureKind::Casualties);
        if (value > 1 && value > rank) {
          rank = value;
          best = entry;
        }
      }
    return best;
  }

  // 0 where the frame cannot hold at this token.
  int fit(std::uint32_t place, CasualtyFrame frame) const {
    const bool verb = view_.verbal(place);
    const bool noun = view_.token(place).upos == Upos::Noun || view_.token(place).upos == Upos::Propn;
    switch (frame) {
      case CasualtyFrame::VictimsObject:
      case CasualtyFrame::VictimsPassive:
      case CasualtyFrame::VictimsSubject: return verb ? 3 : (noun && view_.lexicon().by_lemma()) ? counts_next(place) : 1;
      case CasualtyFrame::VictimsLeave: return verb && evacuation_ && view_.child(place, Rel::AuxPass) == kNowhere ? 1 : 0;
      case CasualtyFrame::CountNoun: return noun ? 3 : 1;
      case CasualtyFrame::Adjective: return verb && view_.lexicon().by_lemma() ? 0 : 2;
      case CasualtyFrame::People: return heads_people(place) ? 4 : noun ? 2 : 0;
    }
    return 0;
  }

  bool entry_kind(std::uint32_t place) const {
    for (const WordInfo* info : view_.words(place).all())
      if (!info->casualties.empty()) return true;
    return false;
  }

  // A verb read as a noun in a headline: "blast kills six".
  int counts_next(std::uint32_t place) const { return place + 1 < view_.size() && number_at_[place + 1] != kNowhere && view_.sentence_of(place + 1) == view_.sentence_of(place); }

  // "there are dead and wounded", "one killed and one wounded": the word itself counts people.
  bool heads_people(std::uint32_t place) const {
    if (view_.rel(place) == Rel::Amod) return false;
    const Rel rel = view_.rel(place);
    const auto head = view_.head(place);
    if (rel == Rel::Conj && head != kNowhere && head < place && place - head <= 3 && entry_kind(head) && heads_people(head)) return true;
    const bool below_be = head != kNowhere && (view_.is(head, WordClass::Existence) || view_.child(head, Rel::Expl) != kNowhere);
    const bool argument = (rel == Rel::Nsubj || rel == Rel::Obj) && view_.token(place).upos != Upos::Verb;
    bool after_be = false;
    for (std::uint32_t back = 1; back <= 3 && back <= place; ++back) after_be = after_be || view_.is(place - back, WordClass::Existence);
    return below_be || argument || (after_be && view_.token(place).upos != Upos::Verb) || (after_be && !view_.lexicon().by_lemma());
  }

  std::optional<FigureHit> read(std::uint32_t place, CasualtyEntry entry, const std::vector<FigureHit>& before) {
    if (is_part(place) || told_as_part(place) || second_of_toll(place)) return std::nullopt;
    if (governed_by_life(place, entry) || told_by_verb(place, entry) || loses_things(place, entry)) return std::nullopt;
    FigureHit hit;
    hit.place = place;
    hit.figure.kind = entry.kind;
    const bool counted_itself = entry.frame == CasualtyFrame::CountNoun || entry.frame == CasualtyFrame::People;
    hit.victims = victims_of(place, entry.frame);
    hit.active = entry.frame == CasualtyFrame::VictimsObject && view_.child(place, Rel::Obj) != kNowhere && !passive(place);
    std::uint32_t number = number_before(place);
    if (number == kNowhere) number = toll_number(place);
    if (number == kNowhere && hit.victims != kNowhere) number = number_of(hit.victims);
    if (number == kNowhere && entry.frame == CasualtyFrame::VictimsLeave) number = leaving_number(place, hit);
    if (number == kNowhere && counted_itself) number = number_of(place);
    if (number == kNowhere && (hit.victims == kNowhere || !counted_itself)) number = nearest_number(place, entry.frame, hit.victims);
    if (entry.frame == CasualtyFrame::VictimsLeave && (number == kNowhere || !people(hit.victims))) return std::nullopt;
    if (number != kNowhere) victims_behind(number, hit), take_number(number, hit);
    else if (one_victim(hit.victims)) hit.figure.count = 1;
    else if (!countless(place, entry, hit)) return std::nullopt;
    take_pair(place, hit);
    describe(place, number, before, hit);
    return hit;
  }

  // "The death toll rose to 50", "korban tewas bertambah menjadi 50 orang", "put the toll at 50": the first number behind a
  // toll, with no other casualty word between or right behind it.
  std::uint32_t toll_number(std::uint32_t place) const {
    const Range sentence = view_.sentence_at(place);
    const auto head = view_.head(place);
    const bool compound = head != kNowhere && head > place && head - place <= 2 && view_.is(head, WordClass::Toll);
    const bool owned = place > sentence.begin + 1 && view_.is(place - 2, WordClass::Toll) && view_.token(place - 1).upos == Upos::Adp;  // "the number of dead"
    if (!view_.is(place, WordClass::Toll) && !compound && !owned) return kNowhere;
    const std::uint32_t begin = std::max(compound ? head : place, view_.words(place).phrase_end > place ? view_.words(place).phrase_end - 1 : place) + 1;
    for (std::uint32_t i = begin; i < std::min(sentence.end, begin + kTollReach); ++i) {
      if (number_at_[i] == kNowhere) {
        if (entry_at(i)) return kNowhere;
        continue;
      }
      const NumberAt& number = view_.findings().numbers[number_at_[i]];
      std::uint32_t end = view_.range_of(number.tokens).end;
      if (end + 1 < sentence.end && !view_.words(end).victim().empty() && !entry_kind(end)) ++end;
      const bool other = end < sentence.end && entry_at(end) && entry_at(end)->frame != CasualtyFrame::CountNoun;
      if (!used_[number_at_[i]] && !other && !included(i) && !measures(i, end)) return number_at_[i];
      if (other) return kNowhere;
    }
    return kNowhere;
  }

  // "The six-year conflict": a number joined to what it measures counts nobody.
  bool measures(std::uint32_t place, std::uint32_t end) const { return (end < view_.size() && view_.lower(end) == "-") || in_time(place); }

  bool in_time(std::uint32_t place) const {
    const auto& times = view_.findings().times;
    return std::any_of(times.begin(), times.end(), [&](const TimeAt& time) { return view_.range_of(time.tokens).contains(place); });
  }

  // "two soldiers and three civilians were killed": what is joined to the victims with a number of its own counts too.
  void add_conjuncts(std::vector<FigureHit>& hits) {
    const FigureHit first = hits.back();
    if (first.victims == kNowhere || !(first.figure.count || first.figure.min)) return;
    for (std::uint32_t child : view_.children(first.victims)) {
      if (view_.rel(child) != Rel::Conj || view_.words(child).victim().empty() || !view_.sentence_at(first.place).contains(child)) continue;
      if (entry_at(child) && entry_at(child)->frame != CasualtyFrame::CountNoun) continue;
      FigureHit hit;
      hit.place = first.place;
      hit.figure.kind = first.figure.kind;
      hit.victims = child;
      hit.active = first.active;
      const std::uint32_t number = number_of(child);
      if (number != kNowhere && !included(view_.range_of(view_.findings().numbers[number].tokens).begin)) take_number(number, hit);
      else if (number == kNowhere && one_victim(child)) hit.figure.count = 1;
      else continue;
      describe(first.place, number, {}, hit);
      hits.push_back(std::move(hit));
    }
  }

  // "death toll", "jumlah korban tewas": one toll, told by its first casualty word.
  bool second_of_toll(std::uint32_t place) const {
    return view_.is(place, WordClass::Toll) && place > 0 && entry_kind(place - 1) && view_.head(place - 1) == place && view_.rel(place - 1) == Rel::Compound;
  }

  // "A mother was among the dead": a part of them.
  bool told_as_part(std::uint32_t place) const {
    const auto mark = view_.child(place, Rel::Case);
    return mark != kNowhere && view_.is(mark, WordClass::Among) && view_.child(place, Rel::Cop) != kNowhere && number_at_[place] == kNowhere;
  }

  // The number right before a casualty word, with auxiliaries and adverbs between: "44 killed", "37 have died".
  std::uint32_t number_before(std::uint32_t place) const {
    const std::uint32_t begin = view_.sentence_at(place).begin;
    for (std::uint32_t at = place; at > begin; --at) {
      if (number_at_[at - 1] != kNowhere) return used_[number_at_[at - 1]] || included(at - 1) ? kNowhere : number_at_[at - 1];
      const Upos upos = view_.token(at - 1).upos;
      if (upos != Upos::Aux && upos != Upos::Adv && upos != Upos::Part) break;
    }
    return kNowhere;
  }

  // "51 civilians including four children": the part is no count of its own.
  bool included(std::uint32_t place) const {
    const Range number = view_.range_of(view_.findings().numbers[number_at_[place]].tokens);
    const Range sentence = view_.sentence_at(place);
    for (std::uint32_t back = 1; back <= 2 && number.begin >= sentence.begin + back; ++back)
      if (view_.is(number.begin - back, WordClass::Including)) return true;
    // "two of them", "dua di antaranya", "one of the dead".
    if (number.end + 1 >= sentence.end || view_.token(number.end).upos != Upos::Adp) return false;
    for (std::uint32_t i = number.end + 1; i < std::min(sentence.end, number.end + 4); ++i) {
      if (view_.token(i).upos == Upos::Pron && view_.rel(i) != Rel::Poss) return true;
      if (view_.token(i).upos == Upos::Pron && view_.is(i - 1, WordClass::Among)) return true;
      if (i == number.end + 2 && entry_kind(i) && view_.token(i - 1).upos == Upos::Det) return true;
    }
    return false;
  }

  // "one of the dead", "dua di antaranya luka": the casualty word of a part tells no count of its own.
  bool is_part(std::uint32_t place) const {
    const std::uint32_t begin = view_.sentence_at(place).begin;
    for (std::uint32_t back = 1; back <= 5 && place >= begin + back; ++back) {
      const std::uint32_t at = place - back;
      if (number_at_[at] != kNowhere) return included(at) && view_.range_of(view_.findings().numbers[number_at_[at]].tokens).end + 4 >= place;
      if (view_.token(at).upos == Upos::Verb || view_.token(at).upos == Upos::Cconj) return false;
    }
    return false;
  }

  // The victims' noun stands right behind its number, whatever the tree says.
  void victims_behind(std::uint32_t number, FigureHit& hit) const {
    const Range range = view_.range_of(view_.findings().numbers[number].tokens);
    for (std::uint32_t i = range.begin; i < std::min(range.end + 3, view_.sentence_at(range.begin).end); ++i) {
      if (i == hit.place || view_.token(i).upos == Upos::Verb) return;
      if (view_.words(i).victim().empty()) continue;
      hit.victims = i;
      return;
    }
  }

  // "claimed 6,500 lives", "lost its trust": life verbs count lives only.
  bool governed_by_life(std::uint32_t place, CasualtyEntry entry) const {
    if (entry.frame == CasualtyFrame::VictimsObject && view_.is(place, WordClass::LifeVerb)) {
      const auto object = view_.child(place, Rel::Obj);
      return object == kNowhere || view_.words(object).victim().empty() || view_.is(object, WordClass::Life);
    }
    if (!view_.is(place, WordClass::Life)) return false;
    for (std::uint32_t back = 1; back <= 8 && place >= view_.sentence_at(place).begin + back; ++back)
      if (view_.is(place - back, WordClass::LifeVerb)) return false;
    return true;
  }

  // "killed 120 evacuees": the noun is the verb's victims, not a count of its own.
  bool told_by_verb(std::uint32_t place, CasualtyEntry entry) const {
    if (entry.frame != CasualtyFrame::People && entry.frame != CasualtyFrame::CountNoun) return false;
    const auto head = view_.head(place);
    if (head == kNowhere || (view_.rel(place) != Rel::Obj && view_.rel(place) != Rel::Nsubj && view_.rel(place) != Rel::NsubjPass && view_.rel(place) != Rel::Obl)) return false;
    if (head > place && head < view_.words(place).phrase_end) return false;  // "korban tewas" read as a clause
    const auto above = entry_at(head);
    return above && above->frame != CasualtyFrame::People && above->frame != CasualtyFrame::CountNoun && !view_.is(head, WordClass::LifeVerb);
  }

  // "loss of positions".
  bool loses_things(std::uint32_t place, CasualtyEntry entry) const {
    if (entry.kind != FigureKind::Casualties || entry.frame != CasualtyFrame::CountNoun) return false;
    for (std::uint32_t child : view_.children(place))
      if (view_.rel(child) == Rel::Nmod && child > place && view_.words(child).victim().empty() && view_.token(child).upos != Upos::Propn && number_at_[child] == kNowhere) return true;
    return false;
  }

  bool people(std::uint32_t place) const { return place != kNowhere && (!view_.words(place).victim().empty() || number_at_[place] != kNowhere); }

  std::uint32_t victims_of(std::uint32_t place, CasualtyFrame frame) const {
    switch (frame) {
      case CasualtyFrame::VictimsObject: return victims_of_verb(place);
      case CasualtyFrame::VictimsPassive:
      case CasualtyFrame::VictimsSubject:
      case CasualtyFrame::VictimsLeave:
      case CasualtyFrame::Adjective: return victims_subject(place);
      case CasualtyFrame::CountNoun:
      case CasualtyFrame::People: return victims_of_noun(place);
    }
    return kNowhere;
  }

  bool passive(std::uint32_t place) const {
    return view_.child(place, Rel::NsubjPass) != kNowhere || view_.child(place, Rel::AuxPass) != kNowhere ||
           view_.token(place).features.find("Voice=Pass") != std::string::npos;
  }

  std::uint32_t victims_of_verb(std::uint32_t place) const {
    if (const auto subject = view_.child(place, Rel::NsubjPass); subject != kNowhere) return subject;
    if (const auto object = view_.child(place, Rel::Obj); object != kNowhere) return object;
    const auto head = view_.head(place);
    const Rel rel = view_.rel(place);
    if ((rel == Rel::Acl || rel == Rel::Amod) && head != kNowhere && view_.nominal(head)) return head;
    if (rel == Rel::Relcl && head != kNowhere && passive(place)) return head;
    if (rel == Rel::Xcomp && head != kNowhere)
    {
      if (const auto object = view_.child(head, Rel::Obj); object != kNowhere && object < place) return object;  // "claims soldiers killed"
      if (const auto subject = view_.child(head, Rel::NsubjPass); subject != kNowhere) return subject;              // "dozens were left injured"
    }
    if (rel == Rel::Conj && head != kNowhere) {
      // "killed and detained": the victims of the first verb, where this one has none of its own.
      if (passive(place) || view_.child(place, Rel::Nsubj) == kNowhere) {
        const auto above = view_.verbal(head) ? victims_of_verb(head) : head;
        return above != kNowhere && view_.nominal(above) ? above : kNowhere;
      }
    }
    const auto subject = view_.child(place, Rel::Nsubj);
    return subject != kNowhere && people(subject) && headline_passive(place) ? subject : kNowhere;
  }

  // "2 soldiers killed in clash": a participle that the parser read as active, without an object.
  bool headline_passive(std::uint32_t place) const { return view_.child(place, Rel::Obj) == kNowhere && view_.lexicon().by_lemma() && view_.token(place).features.find("VerbForm=Part") != std::string::npos; }

  std::uint32_t victims_subject(std::uint32_t place) const {
    if (const auto subject = view_.subject(place); subject != kNowhere && view_.token(subject).upos != Upos::Pron) return subject;
    const auto head = view_.head(place);
    const Rel rel = view_.rel(place);
    if (head == kNowhere) return kNowhere;
    if (rel == Rel::Relcl || rel == Rel::Acl || rel == Rel::Amod) return view_.nominal(head) ? head : kNowhere;
    if (rel == Rel::Xcomp) {
      const auto object = view_.child(head, Rel::Obj);
      return object != kNowhere ? object : view_.subject(head);
    }
    if (rel == Rel::Conj) return view_.nominal(head) ? head : victims_subject(head);
    if ((rel == Rel::Ccomp || rel == Rel::Advcl) && view_.is(head, WordClass::Leave)) return view_.child(head, Rel::Obj);
    if (rel == Rel::Ccomp) return view_.child(head, Rel::NsubjPass);  // "dilaporkan tewas"
    return kNowhere;
  }

  // "the death of four soldiers", "deaths among troops", "jenazah 12 prajurit".
  std::uint32_t victims_of_noun(std::uint32_t place) const {
    for (std::uint32_t child : view_.children(place)) {
      const Rel rel = view_.rel(child);
      if (rel != Rel::Nmod && rel != Rel::Obl && rel != Rel::Appos && (rel != Rel::Compound || view_.lexicon().by_lemma())) continue;
      if (!view_.words(child).victim().empty() || number_at_[child] != kNowhere || (view_.mention_headed(child) != kNowhere && view_.token(child).upos == Upos::Propn)) return child;
    }
    const auto head = view_.head(place);
    if (head == kNowhere) return kNowhere;
    if (view_.is(place, WordClass::Life) && view_.is(head, WordClass::Lose))  // "seven people lost their lives"
      if (const auto subject = view_.subject(head); subject != kNowhere && people(subject)) return subject;
    for (std::uint32_t sibling : view_.children(head))
      if (sibling > place && view_.rel(sibling) == Rel::Obl && !view_.words(sibling).victim().empty()) return sibling;
    if (view_.rel(place) == Rel::Conj && !view_.skipped(head)) return victims_of_noun(head);
    return kNowhere;
  }

  // "3,000 residents of two villages left": counted people before the verb, whatever the tree says.
  std::uint32_t leaving_number(std::uint32_t place, FigureHit& hit) const {
    const std::uint32_t begin = view_.sentence_at(place).begin;
    for (std::uint32_t i = place; i > begin && place - i < 16; --i) {
      if (view_.token(i - 1).upos == Upos::Verb && !view_.is(i - 1, WordClass::Including)) break;
      if (view_.words(i - 1).victim().empty()) continue;
      const auto number = number_of(i - 1);
      if (number == kNowhere) continue;
      hit.victims = i - 1;
      return number;
    }
    return kNowhere;
  }

  // "dozens dead and wounded": one number for killed and wounded together.
  void take_pair(std::uint32_t place, FigureHit& hit) {
    if (hit.figure.kind != FigureKind::Killed && hit.figure.kind != FigureKind::Wounded) return;
    if (!(hit.figure.count || hit.figure.min) || place + 2 >= view_.sentence_at(place).end || view_.token(place + 1).upos != Upos::Cconj) return;
    const auto other = entry_at(place + 2);
    if (!other || other->kind == hit.figure.kind || (other->kind != FigureKind::Killed && other->kind != FigureKind::Wounded)) return;
    if (place + 3 < view_.size() && number_at_[place + 3] != kNowhere) return;
    hit.figure.kind = FigureKind::Casualties;
    paired_ = place + 2;
  }

  // The number that counts the noun phrase headed by `place`.
  std::uint32_t number_of(std::uint32_t place) const {
    if (number_at_[place] != kNowhere && !used_[number_at_[place]]) return number_at_[place];
    std::uint32_t vague = kNowhere;  // "some 500": the number beside it counts
    for (std::uint32_t child : view_.children(place)) {
      const auto number = number_at_[child];
      if (number == kNowhere || used_[number] || view_.rel(child) == Rel::Conj || view_.rel(child) == Rel::Obl) continue;
      if (!view_.findings().numbers[number].vague) return number;
      if (vague == kNowhere) vague = number;
    }
    if (vague != kNowhere) return vague;
    for (std::uint32_t child : view_.children(place))  // "total 45 orang"
      if (!view_.lexicon().by_lemma() && child > place && view_.rel(child) == Rel::Compound && !view_.words(child).victim().empty())
        if (const auto number = number_of(child); number != kNowhere) return number;
    // Number words right before the noun, whatever the tree says.
    const std::uint32_t begin = view_.sentence_at(place).begin;
    for (std::uint32_t back = 1; back <= 4 && place >= begin + back; ++back) {
      const std::uint32_t at = place - back;
      if (number_at_[at] != kNowhere) return used_[number_at_[at]] ? kNowhere : number_at_[at];
      const Upos upos = view_.token(at).upos;
      if (upos != Upos::Adj && upos != Upos::Noun && upos != Upos::Propn && upos != Upos::Det) break;
    }
    return kNowhere;
  }

  std::uint32_t nearest_number(std::uint32_t place, CasualtyFrame frame, std::uint32_t victims) const {
    const Range sentence = view_.sentence_at(place);
    const bool object = frame == CasualtyFrame::VictimsObject && !passive(place);
    const auto free_at = [&](std::uint32_t at) { return number_at_[at] != kNowhere && !used_[number_at_[at]] && !included(at); };
    if (object)
      for (std::uint32_t i = place + 1; i < std::min(sentence.end, place + kAfter); ++i) {
        if (free_at(i)) return number_at_[i];
        if (stops(i)) break;
      }
    if (object && victims != kNowhere) return kNowhere;
    for (std::uint32_t i = place; i > sentence.begin && i + kBefore > place; --i) {
      if (free_at(i - 1)) return number_at_[i - 1];
      if (stops(i - 1)) break;
    }
    return kNowhere;
  }

  // A verb, another casualty word or a stop parts a number from a casualty word.
  bool stops(std::uint32_t place) const {
    if (view_.token(place).upos == Upos::Verb || view_.lower(place) == "." || view_.lower(place) == ";") return true;
    return entry_at(place).has_value();
  }

  void take_number(std::uint32_t index, FigureHit& hit) {
    const NumberAt& number = view_.findings().numbers[index];
    used_[index] = true;
    hit.figure.count = number.value;
    hit.figure.min = number.min;
    hit.figure.max = number.max;
    hit.figure.addition = number.addition;
    hit.range = view_.range_of(number.tokens);
  }

  // "a soldier was killed", "lost a soldier".
  bool one_victim(std::uint32_t place) const {
    if (place == kNowhere) return false;
    // "one of its servicemen": the number finder leaves only the word for one alone.
    if (view_.token(place).upos == Upos::Num && number_at_[place] == kNowhere && view_.child(place, Rel::Nmod) != kNowhere) return true;
    if (view_.words(place).victim().empty() || view_.token(place).features.find("Number=Sing") == std::string::npos) return false;
    const auto article = view_.child(place, Rel::Det);
    return article != kNowhere && view_.token(article).features.find("Definite=Ind") != std::string::npos;
  }

  // Words that tell of victims without a number.
  bool countless(std::uint32_t place, CasualtyEntry entry, FigureHit& hit) const {
    const std::uint32_t victims = hit.victims;
    if (asked(victims == kNowhere ? place : victims)) return false;
    if (none_before(place) || (victims != kNowhere && none_before(victims))) {
      hit.figure.count = 0;
      return true;
    }
    if (victims != kNowhere && counted_by_frame(entry) && (vague(victims) || plural_force(victims)) && reported(place)) return true;
    if (entry.frame == CasualtyFrame::People) return (heads_people(place) && entry.kind != FigureKind::Casualties && entry.kind != FigureKind::Displaced) || reported(place);
    if (victims != kNowhere && (vague(victims) || plural_force(victims))) return true;
    if (entry.frame == CasualtyFrame::CountNoun) return reported(place);
    if (victims != kNowhere && view_.is(place, WordClass::Lose)) return true;
    return false;
  }

  // "how many soldiers".
  bool asked(std::uint32_t place) const {
    for (std::uint32_t back = 1; back <= 3 && place >= view_.sentence_at(place).begin + back; ++back)
      if (view_.is(place - back, WordClass::Asking)) return true;
    return false;
  }

  static bool counted_by_frame(CasualtyEntry entry) { return entry.frame == CasualtyFrame::CountNoun || entry.frame == CasualtyFrame::People; }

  bool none_before(std::uint32_t place) const {
    const auto det = view_.child(place, Rel::Det);
    return (det != kNowhere && view_.is(det, WordClass::None)) || (place > 0 && view_.is(place - 1, WordClass::None));
  }

  bool vague(std::uint32_t place) const {
    if (view_.is(place, WordClass::Vague)) return true;
    const auto above = view_.head(place);
    if (view_.rel(place) == Rel::Nmod && above != kNowhere && view_.is(above, WordClass::Vague)) return true;  // "many of the fighters"
    for (std::uint32_t child : view_.children(place))
      if (child < place && view_.is(child, WordClass::Vague)) return true;
    return place > 0 && view_.is(place - 1, WordClass::Vague);
  }

  // Soldiers, fighters: in the plural, without article.
  bool plural_force(std::uint32_t place) const {
    if (view_.words(place).victim().empty() || !view_.is(place, WordClass::Military)) return false;
    return view_.token(place).features.find("Number=Sing") == std::string::npos && view_.child(place, Rel::Det) == kNowhere;
  }

  // "reported deaths": the object of a cue, or what there is.
  bool reported(std::uint32_t place) const {
    std::uint32_t at = place;
    while (view_.head(at) != kNowhere && (view_.rel(at) == Rel::Nmod || view_.rel(at) == Rel::Compound || view_.rel(at) == Rel::Conj) && view_.nominal(view_.head(at))) at = view_.head(at);
    const auto head = view_.head(at);
    if (head == kNowhere || (view_.rel(at) != Rel::Obj && view_.rel(at) != Rel::Nsubj)) return false;
    if (none_before(head)) return false;  // "tanpa menyebutkan jumlah korban"
    if (view_.is(head, WordClass::Existence) || view_.is(head, WordClass::Lose) || view_.child(head, Rel::Expl) != kNowhere) return true;
    for (const WordInfo* info : view_.words(head).all())
      for (std::uint16_t index : info->cues)
        if (view_.lexicon().cue(index).form == CueForm::Verb && (view_.lexicon().cue(index).takes & kTakesNominal)) return true;
    return false;
  }

  void describe(std::uint32_t place, std::uint32_t number, const std::vector<FigureHit>& before, FigureHit& hit) const {
    const Range sentence = view_.sentence_at(place);
    const std::uint32_t victims = hit.victims;
    Range range{place, place + 1};
    if (!hit.range.empty()) range = {std::min(range.begin, hit.range.begin), std::max(range.end, hit.range.end)};
    if (victims != kNowhere && sentence.contains(victims)) range = {std::min(range.begin, victims), std::max(range.end, victims + 1)};
    hit.range = range;
    hit.figure.span = view_.span(range);
    read_side(victims == kNowhere ? place : victims, hit);
    if (victims != kNowhere && hit.figure.side.empty()) read_side(place, hit);
    if (hit.figure.who.empty()) hit.figure.who = "people";
    inherit(number, before, hit);
    const bool ours = victims != kNowhere && victims + 1 < sentence.end && !view_.lexicon().by_lemma() && view_.is(victims + 1, WordClass::FirstPerson);  // "prajurit kami"
    if (!hit.own_side) hit.own_side = ours || own_among(range, sentence);
    for (std::uint32_t i = range.begin; i < range.end; ++i) hit.figure.total = hit.figure.total || view_.is(i, WordClass::Total);
    hit.figure.reasons.push_back({"casualty word", view_.path(place, victims == kNowhere ? place : view_.head(place))});
  }

  // The side and the noun of the victims: from the mentions of their noun phrase, or among whom they were.
  void read_side(std::uint32_t place, FigureHit& hit) const {
    std::vector<std::uint32_t> phrase{place};
    for (std::size_t next = 0; next < phrase.size() && phrase.size() < 40; ++next)
      for (std::uint32_t child : view_.children(phrase[next])) {
        const bool told_by_verb = phrase[next] == hit.place && hit.victims != hit.place && !counts_itself(hit.place);
        if (told_by_verb && view_.rel(child) != Rel::Obl && view_.rel(child) != Rel::Conj) continue;
        if (describes_victims(child)) phrase.push_back(child);
      }
    std::uint32_t best = kNowhere;
    for (std::uint32_t at : phrase) {
      if (view_.is(at, WordClass::EachSide)) hit.each_side = true;
      if (view_.is(at, WordClass::OwnSide) || view_.is(at, WordClass::FirstPerson)) hit.own_side = true;
      if (!view_.words(at).victim().empty() && (hit.figure.who.empty() || hit.figure.who == "others")) hit.figure.who = view_.words(at).victim();
      const auto mention = view_.mention_headed(at);
      if (mention == kNowhere || side_of(mention).empty() || place_of(at, mention)) continue;
      if (best == kNowhere || view_.mention_range(mention).size() > view_.mention_range(best).size()) best = mention;
    }
    if (!hit.own_side && hit.figure.side.empty() && best != kNowhere) hit.figure.side = side_of(best);
  }

  bool counts_itself(std::uint32_t place) const {
    const auto entry = entry_at(place);
    return entry && counted_by_frame(*entry);
  }

  // Parts of a noun phrase, and "among", "on the side of"; never clauses, agents or places.
  bool describes_victims(std::uint32_t child) const {
    const Rel rel = view_.rel(child);
    if (rel == Rel::Amod || rel == Rel::Compound || rel == Rel::Flat || rel == Rel::Poss || rel == Rel::Det || rel == Rel::Nummod) return true;
    if (rel != Rel::Nmod && rel != Rel::Obl) return rel == Rel::Conj && view_.child(child, Rel::Nsubj) == kNowhere && !view_.nominal(child);
    bool marked = false, among = view_.is(child, WordClass::SideNoun);
    for (std::uint32_t mark : view_.children(child)) {
      if (view_.rel(mark) != Rel::Case) continue;
      marked = true;
      among = among || view_.is(mark, WordClass::Among);
    }
    return among || (!marked && rel == Rel::Nmod);
  }

  // A mention that only says where: "in Syria".
  bool place_of(std::uint32_t head, std::uint32_t mention) const {
    const auto mark = view_.child(head, Rel::Case);
    const EntityType type = evidence_.entities[view_.mention(mention).entities.front()].type;
    return mark != kNowhere && view_.is(mark, WordClass::PlaceMark) && !view_.is(mark, WordClass::Among) && type != EntityType::Organization && type != EntityType::Person;
  }

  std::string side_of(std::uint32_t mention) const {
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

  bool own_among(Range range, Range sentence) const {
    for (std::uint32_t i = range.begin; i < std::min(range.end + 1, sentence.end); ++i)
      if (view_.is(i, WordClass::OwnSide) && view_.rel(i) == Rel::Poss) return true;
    return false;
  }

  // "six others wounded": victims and side of the figure before in the sentence.
  void inherit(std::uint32_t number, const std::vector<FigureHit>& before, FigureHit& hit) const {
    if (before.empty() || view_.sentence_of(before.back().place) != view_.sentence_of(hit.place)) return;
    const FigureHit& last = before.back();
    const bool bare = hit.victims == kNowhere || hit.victims == last.victims || hit.figure.who == "others" || (hit.victims != kNowhere && number_at_[hit.victims] != kNowhere);
    const bool addition = hit.figure.addition || (number != kNowhere && view_.findings().numbers[number].addition);
    if (!bare && !addition) return;
    if (hit.figure.side.empty()) hit.figure.side = last.figure.side;
    if (!hit.own_side && hit.figure.side.empty()) hit.own_side = last.own_side;
    if (hit.figure.who.empty() || hit.figure.who == "others" || hit.figure.who == "people") hit.figure.who = last.figure.who;
    hit.each_side = hit.each_side || last.each_side;
  }

  // "dead and wounded among Armenian troops": both are whose the second is said to be.
  void share_sides(std::vector<FigureHit>& hits) const {
    for (std::size_t i = hits.size(); i-- > 1;) {
      FigureHit& first = hits[i - 1];
      const FigureHit& second = hits[i];
      const bool close = second.place > first.place && second.place - first.place <= 2 && view_.sentence_of(first.place) == view_.sentence_of(second.place);
      if (!close || first.figure.count || first.figure.min || !first.figure.side.empty() || first.own_side) continue;
      first.figure.side = second.figure.side;
      first.own_side = second.own_side;
      if (first.figure.who == "people") first.figure.who = second.figure.who;
    }
  }

  const ClaimView& view_;
  const Evidence& evidence_;
  std::vector<std::uint32_t> number_at_;
  std::vector<bool> used_;
  std::uint32_t paired_ = kNowhere;  // second casualty word of a pair already read
  bool evacuation_ = false;
};

}  // namespace

std::vector<FigureHit> find_figures(const ClaimView& view, const Evidence& evidence) { return FigureFinder(view, evidence).run(); }

}  // namespace hearsay::extract
