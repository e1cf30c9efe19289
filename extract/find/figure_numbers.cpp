#include "extract/find/figure_numbers.h"

#include <algorithm>

namespace hearsay::extract {

namespace {

constexpr std::uint32_t kBefore = 9;  // tokens searched for a number before a casualty word
constexpr std::uint32_t kAfter = 6;   // and after it
constexpr std::uint32_t kTollReach = 24;  // and after a toll
constexpr std::uint32_t kPhrase = 24;     // longest noun phrase of victims, with a part told beside
constexpr std::uint32_t kPart = 12;       // longest part told beside

}  // namespace

FigureNumbers::FigureNumbers(const ClaimView& view, const CasualtyWords& words) : view_(view), words_(words), used_(view.findings().numbers.size(), false) {
  for (std::uint32_t i = 0; i < used_.size(); ++i) used_[i] = is_age(view.findings().numbers[i]) || joins_measure(view.findings().numbers[i]);
}

// "Two men aged 20 and 45", "berusia 20 dan 45 tahun": joined to a number that measures something.
bool FigureNumbers::joins_measure(const NumberAt& number) const {
  const Range at = view_.range_of(number.tokens);
  const auto measure = [&](std::uint32_t place) { return view_.token(place).upos == Upos::Num && words_.number_at(place) == kNowhere; };
  const Range sentence = view_.sentence_at(at.begin);
  if (at.size() != 1 || !number.value) return false;
  if (at.begin >= sentence.begin + 2 && view_.token(at.begin - 1).upos == Upos::Cconj && measure(at.begin - 2)) return true;
  return at.end + 1 < sentence.end && view_.token(at.end).upos == Upos::Cconj && measure(at.end + 1);
}

// "Ahmad Salim, 22, and", "Yulianus Belau (19)": a number behind a person's name that the marks set apart counts nobody.
bool FigureNumbers::is_age(const NumberAt& number) const {
  constexpr long kOldest = 115;
  const Range at = view_.range_of(number.tokens);
  if (at.size() != 1 || at.begin < 2 || at.end >= view_.size() || !number.value || *number.value < 1 || *number.value > kOldest) return false;
  const bool bracket = view_.lower(at.begin - 1) == "(";
  if (!bracket && view_.lower(at.begin - 1) != ",") return false;
  const auto mention = view_.mention_over(at.begin - 2);
  if (mention == kNowhere || view_.token(at.begin - 2).upos != Upos::Propn || view_.findings().evidence.entities[view_.mention(mention).entities.front()].type != EntityType::Person) return false;
  const std::string_view after = view_.lower(at.end);
  return bracket ? after == ")" || view_.nominal(at.end) : after == "," || after == "." || view_.token(at.end).upos == Upos::Cconj;
}

// "44 killed", "37 have died", "seven civilians, including two children, were killed": only the victims' own noun phrase,
// auxiliaries and a told part may stand between.
std::uint32_t FigureNumbers::number_before(std::uint32_t place) const {
  const std::uint32_t begin = view_.sentence_at(place).begin;
  bool noun = false;
  for (std::uint32_t at = place; at > begin && place - at < kPhrase; --at) {
    const std::uint32_t here = at - 1;
    if (words_.number_at(here) != kNowhere) {
      if (const std::uint32_t whole = counted_above(here, place); whole != kNowhere) return whole;
      if (!included(here)) return used_[words_.number_at(here)] ? kNowhere : words_.number_at(here);
      const std::uint32_t part = before_part(here, begin);
      const std::uint32_t first = range(words_.number_at(here)).begin;  // ", two of them children,"
      at = part != kNowhere ? part : first > begin && view_.token(first - 1).upos == Upos::Punct ? first : first + 1;
      if (at <= begin) return kNowhere;
      continue;
    }
    if (const std::uint32_t part = before_part(here, begin); part != kNowhere) {
      at = part;
      if (at <= begin) return kNowhere;
      continue;
    }
    const Upos upos = view_.token(here).upos;
    if (upos == Upos::Adp && here > begin && words_.number_at(here - 1) != kNowhere && view_.head(place) == here - 1) continue;  // "dozens of casualties"
    if (upos == Upos::Verb && view_.rel(here) == Rel::Amod && view_.head(here) == place && !words_.listed(here)) continue;  // "251 taken | hostage"
    if (upos == Upos::Aux || upos == Upos::Adv || upos == Upos::Part || view_.is(here, WordClass::More) || view_.is(here, WordClass::Reported)) continue;
    const bool people = !view_.words(here).victim().empty();
    if (!people && !(noun && upos == Upos::Noun) && upos != Upos::Adj && upos != Upos::Propn) break;
    if (words_.listed(here) && !people) break;
    noun = noun || people;
  }
  return kNowhere;
}

// "Five members of one family were killed": the number counts what the counted victims belong to; theirs, else kNowhere.
std::uint32_t FigureNumbers::counted_above(std::uint32_t at, std::uint32_t place) const {
  const Range number = range(words_.number_at(at));
  if (number.begin == 0) return kNowhere;
  std::uint32_t of = number.begin - 1;  // "eight of the 12 sailors are missing"
  if (view_.token(of).upos == Upos::Det && of > 0) --of;
  if (of > 0 && number.end < place && view_.token(of).upos == Upos::Adp && view_.is(of, WordClass::Among) && words_.number_at(of - 1) != kNowhere && !used_[words_.number_at(of - 1)]) return words_.number_at(of - 1);
  if (view_.token(number.begin - 1).upos != Upos::Adp) return kNowhere;
  for (std::uint32_t noun = number.end; noun < std::min(place, number.end + 3); ++noun) {
    const auto head = view_.words(noun).victim() == "families" && number.begin > 1 ? number.begin - 2 : view_.head(noun);  // "lima orang dalam satu keluarga"
    if ((view_.rel(noun) != Rel::Nmod && head != number.begin - 2) || head == kNowhere || head >= number.begin || view_.words(head).victim().empty()) continue;
    return number_of(head);
  }
  return kNowhere;
}

std::uint32_t FigureNumbers::number_after(std::uint32_t place) const {
  const std::uint32_t end = view_.sentence_at(place).end;
  const std::uint32_t phrase = view_.words(place).phrase_end;
  std::uint32_t at = place + 1;
  if (at < end && words_.number_at(at) == kNowhere && phrase > at && phrase <= place + 3) at = phrase;  // "menembak mati lima"
  if (at + 1 < end && view_.token(at).upos == Upos::Punct && words_.number_at(at) == kNowhere && view_.lower(at) != ",") ++at;  // "“eliminated” 20 militants"
  if (at >= end || words_.number_at(at) == kNowhere) return kNowhere;
  std::uint32_t number = words_.number_at(at);
  const std::uint32_t next = range(number).end;
  if (view_.findings().numbers[number].vague && next < end && words_.number_at(next) != kNowhere) number = words_.number_at(next);  // "some 500"
  return used_[number] || included(at) || elsewhere(number, place) ? kNowhere : number;
}

// Where `place` lies in a part told beside ("including two children", "- among them a nurse -"), or is the comma behind it:
// the place of the comma or word that opens it, else kNowhere.
std::uint32_t FigureNumbers::before_part(std::uint32_t place, std::uint32_t begin) const {
  for (std::uint32_t at = place; at + 1 > begin && place - at < kPart; --at) {
    if (view_.is(at, WordClass::Including)) {
      if (at > begin && view_.token(at - 1).upos == Upos::Adp) --at;
      const bool opened = at > begin && view_.token(at - 1).upos == Upos::Punct;
      return opened ? at : at + 1;
    }
    if (at != place && words_.number_at(at) != kNowhere && included(at)) {  // ", two of them schoolgirls,"
      const std::uint32_t first = range(words_.number_at(at)).begin;
      const bool opened = first > begin && view_.token(first - 1).upos == Upos::Punct;
      if (first == begin || !view_.is(first - 1, WordClass::Including)) return opened ? first : first + 1;
    }
    const Upos upos = view_.token(at).upos;
    const bool word = upos == Upos::Verb || upos == Upos::Aux || upos == Upos::Sconj || (at != place && upos == Upos::Punct);
    if (word || at == 0) return kNowhere;
  }
  return kNowhere;
}

bool FigureNumbers::elsewhere(std::uint32_t number, std::uint32_t place) const {
  const std::uint32_t end = view_.sentence_at(place).end;
  if (range(number).begin == place + 1 && active_form(place)) return false;  // "accused of killing 12 people was arrested"
  for (std::uint32_t i = range(number).end; i < std::min(end, range(number).end + 4); ++i) {
    const bool describes = view_.rel(i) == Rel::Amod && i + 1 < end && !view_.words(i + 1).victim().empty();  // "five wounded soldiers"
    const bool counts = i + 1 < end && words_.number_at(i + 1) != kNowhere;  // "kills 12 injures 30"
    const bool victims = view_.token(i).upos == Upos::Noun && !view_.words(i).victim().empty();  // "executed 12 prisoners"
    if (i > place && words_.entry_at(i) && !words_.counts_itself(i) && !describes && !counts && !victims) return true;
    const Upos upos = view_.token(i).upos;
    if (view_.words(i).victim().empty() && upos != Upos::Adj && upos != Upos::Aux && !view_.is(i, WordClass::More)) return false;
  }
  return false;
}

// A verb by whose form nobody suffers what it tells: "killing", "membunuh".
bool FigureNumbers::active_form(std::uint32_t place) const {
  if (view_.lexicon().by_lemma()) return view_.participle(place);
  return view_.token(place).upos == Upos::Verb && view_.has_feature(place, "Voice=Act");
}

// "The death toll rose to 50", "korban tewas bertambah menjadi 50 orang", "put the toll at 50": the first number behind a
// toll, with no other casualty word between or right behind it.
std::uint32_t FigureNumbers::toll_number(std::uint32_t place) const {
  const Range sentence = view_.sentence_at(place);
  const auto head = view_.head(place);
  const bool compound = head != kNowhere && head > place && head - place <= 2 && view_.is(head, WordClass::Toll);
  std::uint32_t of = place - std::min<std::uint32_t>(place, 1);  // "the number of dead", "the number of the dead"
  while (of > sentence.begin && (view_.token(of).upos == Upos::Det || view_.token(of).upos == Upos::Adj || view_.token(of).upos == Upos::Propn)) --of;  // "the number of Thai wounded"
  if (of > sentence.begin && view_.token(of).upos == Upos::Pron && view_.mention_over(of) == kNowhere) --of;
  if (of > sentence.begin && view_.words(of).victim() == "people") {  // "the number of people killed", "jumlah orang yang tewas"
    if (view_.is(of - 1, WordClass::Toll)) return number_behind(place + 1, sentence.end);
    --of;
  }
  const bool bare = !view_.lexicon().by_lemma() && place > sentence.begin && view_.is(place - 1, WordClass::Toll) && view_.nominal(place);  // "jumlah pengungsi"
  const bool owned = bare || (of > sentence.begin && view_.is(of - 1, WordClass::Toll) && view_.token(of).upos == Upos::Adp);
  if (!view_.is(place, WordClass::Toll) && !compound && !owned) return kNowhere;
  const std::uint32_t begin = std::max(compound ? head : place, view_.words(place).phrase_end > place ? view_.words(place).phrase_end - 1 : place) + 1;
  return number_behind(begin, std::min(sentence.end, begin + kTollReach));
}

// The first number of [begin, end) that counts something, with no casualty word between or right behind it.
std::uint32_t FigureNumbers::number_behind(std::uint32_t begin, std::uint32_t limit) const {
  const Range sentence = view_.sentence_at(begin > 0 ? begin - 1 : 0);
  for (std::uint32_t i = begin; i < std::min(limit, begin + kTollReach); ++i) {
    if (view_.token(i).upos == Upos::Sconj) return kNowhere;  // "The toll may rise because dozens are missing"
    if (words_.number_at(i) == kNowhere) {
      if (words_.entry_at(i)) return kNowhere;
      continue;
    }
    const NumberAt& number = view_.findings().numbers[words_.number_at(i)];
    if (!number.value && !number.min) continue;  // "the toll in several strikes rose to 20"
    if (tells_change(words_.number_at(i), sentence.end)) continue;
    std::uint32_t end = view_.range_of(number.tokens).end;
    if (end + 1 < sentence.end && !view_.words(end).victim().empty() && !words_.listed(end)) ++end;
    const bool other = end < sentence.end && words_.entry_at(end) && words_.entry_at(end)->frame != CasualtyFrame::CountNoun;
    if (!used_[words_.number_at(i)] && !other && !included(i) && !measures(i, end)) return words_.number_at(i);
    if (other) return kNowhere;
  }
  return kNowhere;
}

// "The toll rose by five to 45", "revised from 50 to 45", "bertambah lima menjadi 45": the number tells the change, and
// another behind it the count.
bool FigureNumbers::tells_change(std::uint32_t number, std::uint32_t limit) const {
  const Range at = range(number);
  if (at.begin == 0) return false;
  const bool marked = starts_change(number);
  const bool bare = view_.token(at.begin - 1).upos == Upos::Verb && !view_.lexicon().by_lemma();
  if (!marked && !bare) return false;
  for (std::uint32_t i = at.end; i + 1 < std::min(limit, at.end + 6); ++i) {
    const Upos upos = view_.token(i).upos;
    if (upos == Upos::Cconj || upos == Upos::Sconj || words_.entry_at(i)) return false;
    if ((upos == Upos::Verb || (marked && upos == Upos::Adp)) && words_.number_at(i + 1) != kNowhere && !measures(i + 1, range(words_.number_at(i + 1)).end)) return true;
    if (upos == Upos::Verb || upos == Upos::Punct) return false;
  }
  return false;
}

// Behind "from" or "by".
bool FigureNumbers::starts_change(std::uint32_t number) const {
  const std::uint32_t begin = range(number).begin;
  return begin > 0 && view_.token(begin - 1).upos == Upos::Adp && (view_.is(begin - 1, WordClass::Among) || view_.is(begin - 1, WordClass::ActorMark));
}

// "The six-year conflict": a number joined to what it measures counts nobody.
bool FigureNumbers::measures(std::uint32_t place, std::uint32_t end) const { return (end < view_.size() && view_.lower(end) == "-") || view_.in_time(place); }

// The number that counts the noun phrase headed by `place`.
std::uint32_t FigureNumbers::number_of(std::uint32_t place) const {
  if (words_.number_at(place) != kNowhere && !used_[words_.number_at(place)] && !included(place)) return words_.number_at(place);
  if (const auto head = view_.head(place); view_.rel(place) == Rel::Nmod && head != kNowhere && head < place && words_.number_at(head) != kNowhere && !view_.words(place).victim().empty())  // "23 of its soldiers"
    if (!used_[words_.number_at(head)] && !included(head)) return words_.number_at(head);
  std::uint32_t vague = kNowhere;  // "some 500": the number beside it counts
  for (std::uint32_t child : view_.children(place)) {
    const auto number = words_.number_at(child);
    if (number == kNowhere || used_[number] || included(child) || view_.rel(child) == Rel::Conj || view_.rel(child) == Rel::Obl) continue;
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
    if (words_.number_at(at) != kNowhere) return used_[words_.number_at(at)] || included(at) ? kNowhere : words_.number_at(at);
    const Upos upos = view_.token(at).upos;
    if (upos != Upos::Adj && upos != Upos::Noun && upos != Upos::Propn && upos != Upos::Det) break;
  }
  return kNowhere;
}

std::uint32_t FigureNumbers::nearest_number(std::uint32_t place, CasualtyFrame frame, std::uint32_t victims) const {
  const Range sentence = view_.sentence_at(place);
  const bool object = frame == CasualtyFrame::VictimsObject && !words_.passive(place);
  const auto free_at = [&](std::uint32_t at) { return words_.number_at(at) != kNowhere && !used_[words_.number_at(at)] && !included(at); };
  if (object)
    for (std::uint32_t i = place + 1; i < std::min(sentence.end, place + kAfter); ++i) {
      if (free_at(i) && !elsewhere(words_.number_at(i), place)) return words_.number_at(i);
      if (i >= std::min(view_.words(place).phrase_end, place + 3) && stops(i)) break;  // "menembak mati lima prajurit"
    }
  if (object && victims != kNowhere) return kNowhere;
  for (std::uint32_t i = place; i > sentence.begin && i + kBefore > place; --i) {
    if (free_at(i - 1)) return words_.number_at(i - 1);
    const bool suffered = view_.is(i - 1, WordClass::Lose) && (frame == CasualtyFrame::CountNoun || !view_.verbal(place));  // "17 more suffered wounds"
    if (!suffered && stops(i - 1)) break;
  }
  return kNowhere;
}

// A verb, another casualty word or a stop parts a number from a casualty word.
bool FigureNumbers::stops(std::uint32_t place) const {
  if (view_.is(place, WordClass::Including)) return false;
  if (view_.token(place).upos == Upos::Verb || view_.lower(place) == "." || view_.lower(place) == ";") return true;
  return words_.entry_at(place).has_value();
}

// "3,000 residents of two villages left": counted people before the verb, whatever the tree says.
std::uint32_t FigureNumbers::leaving_number(std::uint32_t place, std::uint32_t& victims) const {
  const std::uint32_t begin = view_.sentence_at(place).begin;
  for (std::uint32_t i = place; i > begin && place - i < 16; --i) {
    if (view_.token(i - 1).upos == Upos::Verb && !view_.is(i - 1, WordClass::Including)) break;
    if (view_.words(i - 1).victim().empty()) continue;
    const auto number = number_of(i - 1);
    if (number == kNowhere) continue;
    victims = i - 1;
    return number;
  }
  return kNowhere;
}

// "from five hills", "between the two countries": the noun behind the number is nobody.
bool FigureNumbers::counts_things(std::uint32_t number) const {
  const std::uint32_t noun = range(number).end;
  if (const auto sides = noun < view_.size() ? view_.mention_over(noun) : kNowhere; sides != kNowhere && view_.token(noun).upos == Upos::Noun)
    if (view_.findings().evidence.entities[view_.mention(sides).entities.front()].type == EntityType::Country) return view_.words(noun).victim().empty();
  if (noun + 1 >= view_.size() || view_.token(noun).upos != Upos::Noun || words_.listed(noun) || view_.is(noun, WordClass::More)) return false;
  return view_.words(noun).victim().empty() && view_.words(noun + 1).victim().empty() && view_.mention_over(noun) == kNowhere;
}

// "120 fighters 60 foreign mercenaries": those who fight are no part of others.
bool FigureNumbers::armed(std::uint32_t place) const {
  for (std::uint32_t i = place; i < std::min<std::uint32_t>(view_.size(), place + 3); ++i)
    if (const std::string_view who = view_.words(i).victim(); !who.empty()) return view_.is(i, WordClass::Military) || who == "fighters" || who == "militants" || who == "rebels";
  return false;
}

// "four doctors two nurses and eight patients": where commas are lost, a list goes on; "20 people five children and three
// women" tells the parts of the people.
bool FigureNumbers::in_list(Range number, std::uint32_t end) const {
  const std::string_view before = view_.words(number.begin - 1).victim();
  if (before == "people" || before == "civilians" || before == "residents" || before == "victims" || before == "others" || before == "members") return false;
  for (std::uint32_t i = number.end; i + 1 < std::min(end, number.end + 4); ++i)
    if (view_.token(i).upos == Upos::Cconj) return words_.number_at(i + 1) != kNowhere && i > number.end;
  return false;
}

// Right behind "including".
bool FigureNumbers::listed_part(Range number, Range sentence) const {
  for (std::uint32_t back = 1; back <= 2 && number.begin >= sentence.begin + back; ++back)
    if (view_.is(number.begin - back, WordClass::Including)) return true;
  return false;
}

// "51 civilians including four children": the part is no count of its own.
bool FigureNumbers::included(std::uint32_t place) const {
  const Range number = range(words_.number_at(place));
  const Range sentence = view_.sentence_at(place);
  if (listed_part(number, sentence)) return true;
  if (number.end + 1 < sentence.end && view_.child(number.end + 1, Rel::Cop) == number.end && !view_.words(number.end + 1).victim().empty()) return true;  // "Of the 20 dead five were children"
  if (number.begin > sentence.begin + 1 && view_.token(number.begin - 1).upos == Upos::Cconj && !view_.words(number.begin - 2).victim().empty())  // "including four doctors and two nurses"
    for (std::uint32_t back = 3; back <= 4 && number.begin >= sentence.begin + back; ++back)
      if (words_.number_at(number.begin - back) != kNowhere && words_.number_at(number.begin - back) != words_.number_at(place)) return listed_part(range(words_.number_at(number.begin - back)), sentence);
  const bool counts = number.end < sentence.end && words_.entry_at(number.end) && view_.words(number.end).victim().empty();  // "tewaskan 20 orang 50 luka-luka"
  if (number.begin > sentence.begin + 1 && !counts && !in_list(number, sentence.end) && !view_.words(number.begin - 1).victim().empty() && !words_.listed(number.begin - 1) && !(number.end < sentence.end && armed(number.end)))  // "15 Civilians 3 Children Killed"
    for (std::uint32_t back = 2; back <= 4 && number.begin >= sentence.begin + back; ++back)
      if (words_.number_at(number.begin - back) != kNowhere) return true;
  // "two of them", "dua di antaranya", "one of the dead"; not "killed 14 among them nine children".
  const bool opens = number.end + 2 < sentence.end && (view_.is(number.end, WordClass::Including) || view_.is(number.end + 1, WordClass::Including));
  if (view_.lexicon().by_lemma() && opens && words_.number_at(number.end + 2) != kNowhere) return false;
  if (number.end + 1 >= sentence.end || view_.token(number.end).upos != Upos::Adp) return false;
  for (std::uint32_t i = number.end + 1; i < std::min(sentence.end, number.end + 4); ++i) {
    if (view_.token(i).upos == Upos::Pron && view_.rel(i) != Rel::Poss) return true;
    if (view_.token(i).upos == Upos::Pron && !view_.lexicon().by_lemma() && view_.is(i - 1, WordClass::Among)) return true;
    if (i == number.end + 2 && words_.listed(i) && view_.token(i - 1).upos == Upos::Det) return true;
  }
  return false;
}

// "one of the dead", "dua di antaranya luka": the casualty word of a part tells no count of its own.
bool FigureNumbers::is_part(std::uint32_t place) const {
  const std::uint32_t begin = view_.sentence_at(place).begin;
  for (std::uint32_t back = 1; back <= 5 && place >= begin + back; ++back) {
    const std::uint32_t at = place - back;
    if (words_.number_at(at) != kNowhere) return included(at) && range(words_.number_at(at)).end + 4 >= place && number_before(place) == kNowhere;
    if (view_.token(at).upos == Upos::Verb || view_.token(at).upos == Upos::Cconj) return false;
  }
  return false;
}

}  // namespace hearsay::extract
