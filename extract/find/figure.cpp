#include "extract/find/figure.h"

#include <algorithm>

#include "extract/find/casualty_words.h"
#include "extract/find/figure_companions.h"
#include "extract/find/figure_numbers.h"
#include "extract/find/figure_victims.h"

namespace hearsay::extract {

namespace {

class FigureFinder {
 public:
  FigureFinder(const ClaimView& view, const Evidence& evidence)
      : view_(view), words_(view), numbers_(view, words_), victims_(view, evidence, words_), joined_(view, words_, numbers_) {}

  std::vector<FigureHit> run() {
    std::vector<FigureHit> hits;
    for (std::uint32_t i = 0; i < view_.size(); ++i) {
      if (view_.skipped(i)) continue;
      if (i < phrase_end_ && !view_.verbal(i)) continue;  // "shot dead", "taken hostage": told by the first word
      const auto entry = i == paired_ ? std::nullopt : words_.entry_at(i);
      if (!entry) continue;
      const std::uint32_t paired = paired_;
      auto hit = read(i, *entry, hits);
      if (!hit) paired_ = paired;
      if (hit) {
        hits.push_back(std::move(*hit));
        if (entry->frame == CasualtyFrame::VictimsObject || entry->frame == CasualtyFrame::PeopleObject || entry->frame == CasualtyFrame::VictimsSubject) phrase_end_ = view_.words(i).phrase_end;
        if (!view_.lexicon().by_lemma() && CasualtyWords::counted_by_frame(*entry) && view_.words(i).phrase_end == i + 2) paired_ = i + 1;  // "korban tewas", the second a verb
        add_conjuncts(hits);
      } else {
        add_companions(i, *entry, hits);
      }
    }
    share_sides(hits);
    return hits;
  }

 private:
  std::optional<FigureHit> read(std::uint32_t place, CasualtyEntry entry, const std::vector<FigureHit>& before) {
    if (entry.frame == CasualtyFrame::PeopleObject) {
      if (!victims_.takes_people(place)) return std::nullopt;
      entry.frame = CasualtyFrame::VictimsObject;
    }
    const CasualtyFrame told_as = entry.frame;
    if (entry.frame == CasualtyFrame::DeedNoun) {
      const auto victims = victims_.victims_of(place, entry.frame);
      if (!(entry.kind == FigureKind::Killed && counted_deeds(place)) && (victims == kNowhere || victims < place || numbers_.number_of(victims) == kNowhere)) return std::nullopt;
      entry.frame = CasualtyFrame::CountNoun;
    }
    if (of_other_people(place, entry) || unreal(place)) return std::nullopt;
    if (numbers_.is_part(place) || told_as_part(place) || second_of_toll(place)) return std::nullopt;
    if (governed_by_life(place, entry) || told_by_verb(place, entry) || loses_things(place, entry)) return std::nullopt;
    if (const auto befell = told_behind(place, entry); befell != kNowhere) {
      entry.kind = words_.entry_at(befell)->kind;
      paired_ = befell;
    }
    FigureHit hit;
    hit.place = place;
    hit.figure.kind = entry.kind;
    const bool counted_itself = entry.frame == CasualtyFrame::CountNoun || entry.frame == CasualtyFrame::People;
    hit.victims = victims_.victims_of(place, told_as == CasualtyFrame::DeedNoun ? told_as : entry.frame);
    if (entry.kind == FigureKind::Displaced && hit.victims != kNowhere && (numbers_.armed(hit.victims) || numbers_.armed(hit.victims - std::min<std::uint32_t>(hit.victims, 1)))) return std::nullopt;  // "the gunmen fled"
    if (hit.victims != kNowhere && hit.victims != place && words_.entry_at(hit.victims) && takes_bodies(entry, *words_.entry_at(hit.victims))) return std::nullopt;
    if (entry.kind == FigureKind::Missing && hit.victims != kNowhere && !victims_.people(hit.victims) && view_.token(hit.victims).upos == Upos::Noun) return std::nullopt;  // "missing rifles"
    hit.active = entry.frame == CasualtyFrame::VictimsObject && view_.child(place, Rel::Obj) != kNowhere && !words_.passive(place);
    std::uint32_t number = entry.frame == CasualtyFrame::VictimsObject && !words_.passive(place) ? numbers_.number_after(place) : kNowhere;
    if (const std::uint32_t second = number == kNowhere ? second_of_pair(place, entry) : kNowhere; second != kNowhere && (number = numbers_.number_after(second)) != kNowhere) {
      hit.figure.kind = FigureKind::Casualties;  // "killing and injuring dozens of militants"
      paired_ = second;
    }
    if (number == kNowhere && listed_state(place, entry)) number = numbers_.number_after(place);
    if (number == kNowhere && nominalised(place)) number = numbers_.number_after(place + 1);
    if (number == kNowhere) number = numbers_.number_before(place);
    const bool toll = number == kNowhere && (number = numbers_.toll_number(place)) != kNowhere;
    if (number == kNowhere && entry.kind == FigureKind::Casualties && counted_itself) number = losses_at(place);
    if (number == kNowhere && view_.is(place + 1, WordClass::Total)) number = numbers_.number_behind(place + 1, view_.sentence_at(place).end);  // "warga yang mengungsi mencapai 300 orang"
    if (number == kNowhere && hit.victims != kNowhere) number = numbers_.number_of(hit.victims);
    if (number != kNowhere && numbers_.range(number).begin > place && entry.frame == CasualtyFrame::VictimsObject && numbers_.elsewhere(number, place)) {
      number = kNowhere;  // "Child killed, 9 civilians injured"
      hit.victims = view_.subject(place);
    }
    if (number == kNowhere && entry.frame == CasualtyFrame::VictimsLeave) number = numbers_.leaving_number(place, hit.victims);
    if (number == kNowhere && counted_itself) number = numbers_.number_of(place);
    if (number == kNowhere && view_.is(place, WordClass::Life) && view_.head(place) != kNowhere && view_.head(place) < place) number = numbers_.number_before(view_.head(place));  // "Four civilians, two of them girls, lost their lives"
    if (number == kNowhere && among_them(place)) number = numbers_.number_of(view_.subject(place)), hit.victims = view_.subject(place);
    const bool general = entry.kind == FigureKind::Casualties && counted_itself;  // "the victims were stopped by dozens of men"
    if (number == kNowhere && !general && (hit.victims == kNowhere || !counted_itself)) number = numbers_.nearest_number(place, entry.frame, hit.victims);
    if (number != kNowhere && numbers_.range(number).end <= place && describes_thing(place)) return std::nullopt;
    if (number != kNowhere && view_.lexicon().by_lemma() && view_.is(place, WordClass::Toll) && view_.findings().numbers[number].value == 0) return std::nullopt;  // "had no immediate toll"
    if (number != kNowhere && view_.findings().numbers[number].vague && state_beside(place, entry)) return std::nullopt;
    const bool alone = number == kNowhere || view_.findings().numbers[number].value == 1;
    if (alone && belongs_to_people(place, hit.victims)) return std::nullopt;
    if (entry.frame == CasualtyFrame::VictimsLeave && (number == kNowhere || !victims_.people(hit.victims))) return std::nullopt;
    const bool beside = number != kNowhere && numbers_.range(number).end == place && view_.words(place).victim().empty();  // "an unknown number of casualties"
    if (number != kNowhere && general && !beside && !view_.findings().numbers[number].value && !view_.findings().numbers[number].min) return std::nullopt;  // "most of the victims"
    if (number != kNowhere && entry.kind == FigureKind::Displaced && numbers_.counts_things(number)) return std::nullopt;
    if (number != kNowhere && counted_itself && both(number)) return std::nullopt;  // "kedua korban": told of before
    if (number != kNowhere && view_.findings().numbers[number].value == 0 && !beside_zero(number, place, hit.victims)) return std::nullopt;
    if (hit.active && !view_.lexicon().by_lemma() && hit.figure.kind == FigureKind::Captured && victims_.counts_things(place)) return std::nullopt;  // "menangkap dua kapal"
    if (number != kNowhere) {
      victims_.victims_behind(numbers_.range(number), hit);
      take_number(number, hit);
      if (toll) read_change(number, hit);
      if (hit.figure.count == 1 && hit.victims != kNowhere && view_.words(hit.victims).victim() == "families") return std::nullopt;  // "one family": nobody knows how many
    } else if (const auto named = hit.active && entry.kind == FigureKind::Killed ? victims_.named_persons(hit.victims) : 0; named > 0) hit.figure.count = named;
    else if (another(place) || third(place)) hit.figure.count = 1, hit.figure.addition = true, hit.victims = kNowhere;
    else if (victims_.one_victim(hit.victims)) hit.figure.count = 1;
    else if (!countless(place, entry, hit)) return std::nullopt;
    if (entry.kind == FigureKind::Displaced && hit.figure.count == 1) return std::nullopt;  // "a teacher who fled"
    take_pair(place, hit);
    describe(place, number, before, hit);
    return hit;
  }

  // "Verified 54 killings": as many deeds as victims; not so of words for the killing of many.
  bool counted_deeds(std::uint32_t place) const {
    if (!view_.lexicon().by_lemma() || place == view_.sentence_at(place).begin || words_.number_at(place - 1) == kNowhere || !view_.has_feature(place, "Number=Plur")) return false;
    const auto above = view_.head(place);
    if (view_.rel(place) == Rel::Compound && above == place + 1) return false;
    return !words_.tells_many(place);
  }

  // "Lima korban tewas", "korban hilang", "korban ditemukan tewas": the place of the word behind the victims that tells what
  // befell them, or kNowhere.
  std::uint32_t told_behind(std::uint32_t place, CasualtyEntry entry) const {
    const std::uint32_t end = view_.sentence_at(place).end;
    if (view_.lexicon().by_lemma() || entry.kind != FigureKind::Casualties || entry.frame == CasualtyFrame::VictimsSubject) return kNowhere;
    std::uint32_t at = place + 1;
    while (at < end && view_.is(at, WordClass::Reported)) at = std::max(at + 1, view_.words(at).phrase_end);
    const auto next = at < end ? words_.entry_at(at) : std::nullopt;
    const bool state = next && (next->frame == CasualtyFrame::VictimsSubject || next->frame == CasualtyFrame::Adjective || next->frame == CasualtyFrame::People);
    return state && next->kind != FigureKind::Displaced ? at : kNowhere;
  }

  // "Thousands could die if", "threatened to kill 50 hostages": told as what may come, not as done.
  bool unreal(std::uint32_t place) const {
    if (!view_.verbal(place)) return false;
    for (const std::uint32_t child : view_.children(place))
      if (view_.rel(child) == Rel::Advcl)
        if (const auto mark = view_.child(child, Rel::Mark); mark != kNowhere && view_.is(mark, WordClass::Conditional)) return true;
    const std::uint32_t begin = view_.sentence_at(place).begin;
    for (const std::uint32_t child : view_.children(place))  // "Jika bendungan jebol, 5.000 orang bisa tewas", whatever the tree makes of the clause
      if (view_.rel(child) == Rel::Aux && view_.is(begin, WordClass::Conditional)) return true;
    const auto head = view_.head(place);
    if (head == kNowhere || head > place || (view_.rel(place) != Rel::Xcomp && view_.rel(place) != Rel::Ccomp) || view_.subject(place) != kNowhere || has_perfect(place)) return false;
    return view_.cue_does(head, Act::Warn) || view_.cue_does(head, Act::Pledge) || view_.cue_does(head, Act::Demand);
  }

  // "to have killed".
  bool has_perfect(std::uint32_t place) const {
    for (const std::uint32_t child : view_.children(place))
      if (view_.rel(child) == Rel::Aux && view_.is(child, WordClass::Existence)) return true;
    return false;
  }

  // "A soldier was killed and another wounded".
  bool another(std::uint32_t place) const {
    const std::uint32_t begin = view_.sentence_at(place).begin;
    while (place > begin && view_.token(place - 1).upos == Upos::Aux) --place;
    return place > begin && view_.token(place - 1).upos == Upos::Det && view_.is(place - 1, WordClass::More);
  }

  // "Two soldiers were killed and a third wounded".
  bool third(std::uint32_t place) const {
    const std::uint32_t begin = view_.sentence_at(place).begin;
    while (place > begin && view_.token(place - 1).upos == Upos::Aux) --place;
    if (place < begin + 2 || !view_.has_feature(place - 2, "Definite=Ind")) return false;
    return std::ranges::any_of(view_.findings().numbers, [&](const NumberAt& number) { return number.ordinal && view_.range_of(number.tokens).contains(place - 1); });
  }

  // "Sebagian besar dengan luka bakar": a state that an adposition marks tells more of people told of.
  bool state_beside(std::uint32_t place, CasualtyEntry entry) const {
    return entry.frame == CasualtyFrame::VictimsSubject && view_.nominal(place) && view_.child(place, Rel::Case) != kNowhere;
  }

  // "Korban meninggal 45 orang, luka-luka 120 orang, dan hilang 30 orang": each state of a list before its number.
  bool listed_state(std::uint32_t place, CasualtyEntry entry) const {
    if (view_.lexicon().by_lemma() || entry.frame != CasualtyFrame::VictimsSubject || place == view_.sentence_at(place).begin) return false;
    const Upos before = view_.token(place - 1).upos;
    return before == Upos::Punct || before == Upos::Cconj;
  }

  // "Tewasnya lima orang": a verb made a noun by a pronoun joined to it.
  bool nominalised(std::uint32_t place) const {
    if (view_.lexicon().by_lemma() || place + 2 >= view_.sentence_at(place).end || view_.token(place + 1).upos != Upos::Pron) return false;
    return view_.token(place).span.end >= view_.token(place + 1).span.begin;
  }

  // "two soldiers and three civilians were killed": what is joined to the victims with a number of its own counts too.
  void add_conjuncts(std::vector<FigureHit>& hits) {
    const FigureHit first = hits.back();
    if (first.victims == kNowhere || !(first.figure.count || first.figure.min)) return;
    for (std::uint32_t child : joined_.companions(first)) {
      const bool alone = words_.number_at(child) != kNowhere && joined_.bare_elsewhere(child);  // "and dozens in Iran"
      if ((view_.words(child).victim().empty() && !alone) || !view_.sentence_at(first.place).contains(child)) continue;
      if (words_.entry_at(child) && words_.entry_at(child)->frame != CasualtyFrame::CountNoun) continue;
      FigureHit hit;
      hit.place = first.place;
      hit.figure.kind = first.figure.kind;
      hit.victims = child;
      hit.active = first.active;
      const std::uint32_t number = numbers_.number_of(child);
      if (number != kNowhere && numbers_.elsewhere(number, first.place)) continue;  // "killed 900 and 250 others were taken hostage"
      if (number != kNowhere && !numbers_.included(numbers_.range(number).begin)) take_number(number, hit);
      else if (number == kNowhere && (victims_.one_victim(child) || single(child))) hit.figure.count = 1;
      else continue;
      describe(first.place, number, {}, hit);
      hits.push_back(std::move(hit));
    }
  }

  // "A farmer and two workers": its article stands before it, whatever the tree says.
  bool single(std::uint32_t place) const { return place > 0 && view_.has_feature(place - 1, "Definite=Ind") && !view_.has_feature(place, "Number=Plur"); }

  // "He was killed along with four bodyguards": whoever fell first is not counted, those with him are.
  void add_companions(std::uint32_t place, CasualtyEntry entry, std::vector<FigureHit>& hits) {
    const bool told = view_.subject(place) != kNowhere && (words_.passive(place) || entry.frame == CasualtyFrame::VictimsSubject);
    if (!told || unreal(place)) return;
    for (const std::uint32_t child : joined_.together_with(place)) {
      if (view_.words(child).victim().empty()) continue;
      FigureHit hit;
      hit.place = place;
      hit.figure.kind = entry.kind;
      hit.victims = child;
      const std::uint32_t number = numbers_.number_of(child);
      if (number != kNowhere) take_number(number, hit);
      else if (victims_.one_victim(child)) hit.figure.count = 1;
      else continue;
      describe(place, number, {}, hit);
      hits.push_back(std::move(hit));
      add_conjuncts(hits);
    }
  }

  // The second of two casualty words that "and" or "or" joins, both in front of their victims ("killing and injuring dozens");
  // else kNowhere. "The bomber died and wounded 12": only words that take their victims alike share them.
  std::uint32_t second_of_pair(std::uint32_t place, CasualtyEntry entry) const {
    const Range sentence = view_.sentence_at(place);
    if (place + 3 >= sentence.end || view_.token(place + 1).upos != Upos::Cconj || (entry.kind != FigureKind::Killed && entry.kind != FigureKind::Wounded)) return kNowhere;
    const auto other = words_.entry_at(place + 2);
    if (!other || other->kind == entry.kind || (other->kind != FigureKind::Killed && other->kind != FigureKind::Wounded)) return kNowhere;
    if (bare_frame(other->frame) != bare_frame(entry.frame) || told_of_subject(place)) return kNowhere;
    std::uint32_t second = place + 2;
    if (view_.token(second + 1).upos == Upos::Adp && second + 2 < sentence.end) ++second;  // "the killing or wounding of several"
    return second;
  }

  // What `read` makes of a frame.
  static CasualtyFrame bare_frame(CasualtyFrame frame) {
    if (frame == CasualtyFrame::PeopleObject) return CasualtyFrame::VictimsObject;
    return frame == CasualtyFrame::DeedNoun ? CasualtyFrame::CountNoun : frame;
  }

  // "A militant was wounded and killed two guards".
  bool told_of_subject(std::uint32_t place) const {
    return view_.child(place, Rel::NsubjPass) != kNowhere || view_.child(place, Rel::AuxPass) != kNowhere || view_.child(place, Rel::Cop) != kNowhere;
  }

  // "death toll", "jumlah korban tewas": one toll, told by its first casualty word.
  bool second_of_toll(std::uint32_t place) const {
    return view_.is(place, WordClass::Toll) && place > 0 && words_.listed(place - 1) && view_.head(place - 1) == place && view_.rel(place - 1) == Rel::Compound;
  }

  // "seorang anggota keluarga korban", "ibu korban": the victims only say whose the people before them are.
  bool of_other_people(std::uint32_t place, CasualtyEntry entry) const {
    if (view_.lexicon().by_lemma() || (entry.frame != CasualtyFrame::People && entry.frame != CasualtyFrame::CountNoun)) return false;
    return place > view_.sentence_at(place).begin && !view_.words(place - 1).victim().empty() && !words_.listed(place - 1) && words_.number_at(place - 1) == kNowhere && view_.head(place) == place - 1;
  }

  // "no casualty toll", "two death threats": the number counts what the casualty word describes.
  bool describes_thing(std::uint32_t place) const {
    const auto head = view_.head(place);
    if (view_.rel(place) != Rel::Compound || head != place + 1 || !view_.lexicon().by_lemma()) return false;
    return view_.words(head).victim().empty() && (!words_.listed(head) || view_.is(head, WordClass::Toll));
  }

  // "the mother of a soldier who was captured".
  bool belongs_to_people(std::uint32_t place, std::uint32_t victims) const {
    if (victims == kNowhere || victims > place || (view_.rel(place) != Rel::Relcl && view_.rel(place) != Rel::Acl)) return false;
    const auto head = view_.head(victims);
    if (head == kNowhere || head > victims || view_.words(head).victim().empty() || words_.listed(head) || words_.number_at(head) != kNowhere) return false;
    return view_.rel(victims) == Rel::Nmod || view_.rel(victims) == Rel::Compound || view_.rel(victims) == Rel::Poss;
  }

  // "A mother was among the dead": a part of them.
  bool told_as_part(std::uint32_t place) const {
    const std::uint32_t begin = view_.sentence_at(place).begin;
    for (std::uint32_t back = 2; back <= 5 && place >= begin + back; ++back)  // "termasuk di antara korban tewas"
      if (view_.is(place - back, WordClass::Including) && (view_.is(place - back + 1, WordClass::Among) || view_.is(place - back + 2, WordClass::Among))) return true;
    const auto mark = view_.child(place, Rel::Case);
    return mark != kNowhere && view_.is(mark, WordClass::Among) && view_.child(place, Rel::Cop) != kNowhere && words_.number_at(place) == kNowhere && !among_them(place);
  }

  // "Two of his colleagues were among the wounded": a count of its own.
  bool among_them(std::uint32_t place) const {
    const auto mark = view_.child(place, Rel::Case);
    const auto subject = view_.subject(place);
    return mark != kNowhere && view_.is(mark, WordClass::Among) && subject != kNowhere && subject < place && numbers_.number_of(subject) != kNowhere;
  }

  // "claimed 6,500 lives", "lost its trust": life verbs count lives only.
  bool governed_by_life(std::uint32_t place, CasualtyEntry entry) const {
    if (entry.frame == CasualtyFrame::VictimsObject && view_.is(place, WordClass::LifeVerb)) {
      const auto object = view_.child(place, Rel::Obj);
      if (object == kNowhere && view_.words(place).phrase_end > place + 1) return false;  // "were taken to hospital", "251 taken hostage"
      if (object == kNowhere && numbers_.number_after(place) != kNowhere) return !victims_.takes_people(place);  // "lost up to 210 troops"
      return object == kNowhere || view_.words(object).victim().empty() || view_.is(object, WordClass::Life);
    }
    if (!view_.is(place, WordClass::Life)) return false;
    for (std::uint32_t back = 1; back <= 8 && place >= view_.sentence_at(place).begin + back; ++back)
      if (view_.is(place - back, WordClass::LifeVerb)) return false;
    const auto verb = view_.head(place);  // "five lives were lost"
    return verb == kNowhere || verb < place || (view_.rel(place) != Rel::Nsubj && view_.rel(place) != Rel::NsubjPass) || !view_.is(verb, WordClass::LifeVerb);
  }

  // "killed 120 evacuees": the noun is the verb's victims, not a count of its own.
  bool told_by_verb(std::uint32_t place, CasualtyEntry entry) const {
    const bool noun = entry.frame == CasualtyFrame::Adjective && view_.token(place).upos == Upos::Noun && !view_.words(place).victim().empty();  // "12 prisoners were executed"
    if (!noun && entry.frame != CasualtyFrame::People && entry.frame != CasualtyFrame::CountNoun) return false;
    const auto head = view_.head(place);
    if (head == kNowhere || (view_.rel(place) != Rel::Obj && view_.rel(place) != Rel::Nsubj && view_.rel(place) != Rel::NsubjPass && view_.rel(place) != Rel::Obl)) return false;
    if (head > place && head < view_.words(place).phrase_end) return false;  // "korban tewas" read as a clause
    const auto above = words_.entry_at(head);
    if (above && takes_bodies(*above, entry)) return false;
    return above && above->frame != CasualtyFrame::People && above->frame != CasualtyFrame::CountNoun && !view_.is(head, WordClass::LifeVerb);
  }

  // "evacuated 14 bodies", "menahan jenazah delapan sandera": the dead are told of, not who was taken.
  static bool takes_bodies(CasualtyEntry verb, CasualtyEntry object) {
    if (verb.kind == FigureKind::Displaced) return object.kind != FigureKind::Displaced;
    return verb.kind == FigureKind::Captured && object.kind == FigureKind::Killed;
  }

  // "loss of positions".
  bool loses_things(std::uint32_t place, CasualtyEntry entry) const {
    if (entry.kind != FigureKind::Casualties || entry.frame != CasualtyFrame::CountNoun) return false;
    for (std::uint32_t child : view_.children(place))  // "the loss of one"
      if (view_.rel(child) == Rel::Nmod && child > place && view_.token(child).upos == Upos::Num) return true;
    for (std::uint32_t child : view_.children(place))
      if (view_.rel(child) == Rel::Nmod && child > place && view_.words(child).victim().empty() && view_.token(child).upos != Upos::Propn && words_.number_at(child) == kNowhere) return true;
    return false;
  }

  // "dozens dead and wounded": one number for killed and wounded together.
  void take_pair(std::uint32_t place, FigureHit& hit) {
    if (hit.figure.kind != FigureKind::Killed && hit.figure.kind != FigureKind::Wounded) return;
    if (!(hit.figure.count || hit.figure.min) || place + 2 >= view_.sentence_at(place).end || view_.token(place + 1).upos != Upos::Cconj) return;
    const auto other = words_.entry_at(place + 2);
    if (!other || other->kind == hit.figure.kind || (other->kind != FigureKind::Killed && other->kind != FigureKind::Wounded)) return;
    if (place + 3 < view_.size() && words_.number_at(place + 3) != kNowhere) return;
    hit.figure.kind = FigureKind::Casualties;
    paired_ = place + 2;
  }

  void take_number(std::uint32_t index, FigureHit& hit) {
    const NumberAt& number = view_.findings().numbers[index];
    numbers_.take(index);
    hit.figure.count = both(index) ? number.min : number.value;
    hit.figure.min = number.min;
    hit.figure.max = number.max;
    hit.figure.addition = number.addition;
    hit.range = view_.range_of(number.tokens);
  }

  // "Both", "kedua": two that the text has told of.
  bool both(std::uint32_t number) const {
    const NumberAt& at = view_.findings().numbers[number];
    return !at.value && at.min && at.min == at.max;
  }

  // "Put its losses at 23"; not "losses at three dead and seven wounded".
  std::uint32_t losses_at(std::uint32_t place) const {
    const std::uint32_t end = view_.sentence_at(place).end;
    if (!view_.lexicon().by_lemma() || place + 2 >= end || !view_.is(place + 1, WordClass::PlaceMark) || !view_.is(place + 1, WordClass::TargetMark)) return kNowhere;
    const std::uint32_t at = view_.token(place + 2).upos == Upos::Punct && place + 3 < end ? place + 3 : place + 2;
    const std::uint32_t number = words_.number_at(at);
    if (number == kNowhere) return kNowhere;
    const std::uint32_t behind = numbers_.range(number).end;
    return behind < end && (words_.entry_at(behind) || (view_.nominal(behind) && view_.words(behind).victim().empty())) ? kNowhere : number;
  }

  // "No soldiers were killed"; not "gave no figure for the dead".
  bool beside_zero(std::uint32_t number, std::uint32_t place, std::uint32_t victims) const {
    constexpr std::uint32_t kClose = 2;
    const std::uint32_t end = numbers_.range(number).end;
    return end == place || numbers_.range(number).contains(victims) || (victims != kNowhere && victims >= end && victims - end <= kClose);
  }

  // "The toll rose from 30 to 45": read as a range, of which the end counts.
  void read_change(std::uint32_t index, FigureHit& hit) const {
    if (hit.figure.count || !hit.figure.max || !numbers_.starts_change(index)) return;
    hit.figure.count = hit.figure.max;
    hit.figure.min = hit.figure.max = std::nullopt;
  }

  // Words that tell of victims without a number.
  bool countless(std::uint32_t place, CasualtyEntry entry, FigureHit& hit) const {
    const std::uint32_t victims = hit.victims;
    if (victims_.asked(victims == kNowhere ? place : victims)) return false;
    if (CasualtyWords::counted_by_frame(entry) && entry.kind == FigureKind::Casualties && !view_.lexicon().by_lemma() && !befallen(place)) return false;  // "menyebut korban ditembak": whoever was told of
    if (state_beside(place, entry)) return false;
    if (words_.told_vaguely(place)) return true;
    if (entry.frame == CasualtyFrame::CountNoun && entry.kind == FigureKind::Killed && of_one_named(place)) return false;
    const bool there = place > 0 && (view_.is(place - 1, WordClass::Existence) || (view_.is(place - 1, WordClass::Leave) && !view_.lexicon().by_lemma()));  // "ada korban jiwa", "menimbulkan korban jiwa"
    if (view_.is(place, WordClass::Toll) && entry.kind == FigureKind::Killed && !there) return false;  // "the toll may rise"
    if (place + 1 < view_.size() && view_.is(place + 1, WordClass::Toll)) return false;     // "the same death toll"
    if (victims_.none_before(place) || (victims != kNowhere && (victims_.none_before(victims) || view_.is(victims, WordClass::None)))) {  // "no casualties", "nobody was hurt"
      hit.figure.count = 0;
      return true;
    }
    if (victims != kNowhere && words_.counted_by_frame(entry) && (victims_.vague(victims) || victims_.plural_force(victims)) && victims_.reported(place)) return true;
    if (denied(place)) return false;
    if (entry.frame == CasualtyFrame::People && victims_.definite(place)) return false;  // "examine the dead"
    if (entry.frame == CasualtyFrame::People) return (words_.heads_people(place) && entry.kind != FigureKind::Casualties && entry.kind != FigureKind::Displaced) || victims_.reported(place);
    if (victims != kNowhere && (victims_.vague(victims) || victims_.plural_force(victims))) return true;
    if (entry.frame == CasualtyFrame::CountNoun) return !victims_.definite(place) && victims_.reported(place);
    if (victims != kNowhere && view_.is(place, WordClass::Lose)) return true;
    return false;
  }

  // "Ada korban", "menimbulkan korban", "melaporkan korban di pihaknya": that there are any.
  bool befallen(std::uint32_t place) const {
    std::uint32_t at = place;
    while (view_.head(at) != kNowhere && view_.nominal(view_.head(at)) && view_.head(at) < at) at = view_.head(at);
    const auto head = view_.head(at);
    const bool told = head != kNowhere && view_.rel(at) == Rel::Obj && (view_.cue_does(head, Act::State) || view_.cue_does(head, Act::Admit)) && view_.child(head, Rel::Xcomp) == kNowhere && view_.child(head, Rel::Ccomp) == kNowhere;
    if (told && (place + 1 >= view_.size() || !view_.verbal(place + 1))) return true;
    const auto tells = [&](std::uint32_t at) { return view_.is(at, WordClass::Existence) || view_.is(at, WordClass::Leave) || view_.is(at, WordClass::Lose) || view_.is(at, WordClass::LifeVerb); };
    return (head != kNowhere && tells(head)) || (place > view_.sentence_at(place).begin && tells(place - 1));
  }

  // "reported his death", "NAMEs death": of somebody the text names, no count.
  bool of_one_named(std::uint32_t place) const {
    for (std::uint32_t child : view_.children(place)) {
      if (child > place && !view_.lexicon().by_lemma() && names_person(child)) return true;  // "kematian Pendeta NAME"
      if (child > place || (view_.rel(child) != Rel::Poss && view_.rel(child) != Rel::Compound)) continue;
      if (view_.token(child).upos == Upos::Pron) return true;
      if (view_.token(child).upos == Upos::Propn && view_.words(child).victim().empty()) return true;
    }
    return false;
  }

  bool names_person(std::uint32_t place) const {
    return victims_.named_persons(place) > 0 || (place + 1 < view_.size() && view_.head(place + 1) == place && victims_.named_persons(place + 1) > 0);
  }

  // "did not speak of casualties".
  bool denied(std::uint32_t place) const {
    std::uint32_t at = view_.head(place);
    for (int up = 0; up < 2 && at != kNowhere; ++up, at = view_.head(at))
      for (std::uint32_t child : view_.children(at))
        if (view_.is(child, WordClass::Negation)) return true;
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
    victims_.read_side(victims == kNowhere ? place : victims, hit);
    if (victims != kNowhere && hit.figure.side.empty()) victims_.read_side(place, hit);
    if (const auto all = all_of_them(hit); all != kNowhere && hit.figure.side.empty()) {
      if (hit.figure.who == "people" || hit.figure.who == "victims") hit.figure.who.clear();
      victims_.read_side(all, hit);
      hit.victims = all;
    }
    if (hit.figure.who.empty()) hit.figure.who = "people";
    inherit(number, before, hit);
    const bool ours = victims != kNowhere && victims + 1 < sentence.end && !view_.lexicon().by_lemma() && view_.is(victims + 1, WordClass::FirstPerson);  // "prajurit kami"
    if (!hit.own_side) hit.own_side = ours || (hit.figure.side.empty() && view_.is(place, WordClass::Fallen)) || victims_.own_among(range, sentence);
    for (std::uint32_t i = range.begin; i < range.end; ++i) hit.figure.total = hit.figure.total || view_.is(i, WordClass::Total);
    hit.figure.reasons.push_back({"casualty word", view_.path(place, victims == kNowhere ? place : view_.head(place))});
  }

  // "Four people died, all of them members of the group", "dan seluruhnya anggota": who they all were, or kNowhere.
  std::uint32_t all_of_them(const FigureHit& hit) const {
    const std::uint32_t end = view_.sentence_at(hit.place).end;
    for (std::uint32_t i = hit.range.end; i < std::min(end, hit.range.end + 8); ++i) {
      if (i != hit.place && (words_.number_at(i) != kNowhere || words_.entry_at(i))) return kNowhere;
      if (!view_.is(i, WordClass::Total)) continue;
      for (std::uint32_t at = std::max(i + 1, view_.words(i).phrase_end); at < std::min(end, i + 6); ++at) {
        if (words_.number_at(at) != kNowhere || view_.token(at).upos == Upos::Verb) return kNowhere;
        if (!view_.words(at).victim().empty()) return at;
      }
      return kNowhere;
    }
    return kNowhere;
  }

  // "six others wounded": victims and side of the figure before in the sentence.
  void inherit(std::uint32_t number, const std::vector<FigureHit>& before, FigureHit& hit) const {
    if (before.empty() || view_.sentence_of(before.back().place) != view_.sentence_of(hit.place)) return;
    const FigureHit& last = before.back();
    const bool bare = hit.victims == kNowhere || hit.victims == last.victims || hit.figure.who == "people" || hit.figure.who == "others" || (hit.victims != kNowhere && words_.number_at(hit.victims) != kNowhere);
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
  const CasualtyWords words_;
  FigureNumbers numbers_;
  const FigureVictims victims_;
  const FigureCompanions joined_;
  std::uint32_t phrase_end_ = 0;     // end of a phrase already read
  std::uint32_t paired_ = kNowhere;  // second casualty word of a pair already read
};

}  // namespace

std::vector<FigureHit> find_figures(const ClaimView& view, const Evidence& evidence) { return FigureFinder(view, evidence).run(); }

}  // namespace hearsay::extract
