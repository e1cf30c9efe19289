#include "extract/find/casualty_words.h"

namespace hearsay::extract {

CasualtyWords::CasualtyWords(const ClaimView& view) : view_(view) {
  number_at_.assign(view.size(), kNowhere);
  const auto& numbers = view.findings().numbers;
  for (std::uint32_t n = 0; n < numbers.size(); ++n) {
    if (numbers[n].ordinal) continue;
    const Range range = view.range_of(numbers[n].tokens);
    if (numbers[n].vague && range.begin > 0 && view.is(range.begin - 1, WordClass::Asking)) continue;  // "how many people were killed"
    if (view.token(range.begin).form.size() > 1 && view.token(range.begin).form.front() == '0') continue;  // "016": of a page, of nobody
    if (view.is(range.end, WordClass::SideNoun) || (range.size() == 1 && view.is(range.end + 1, WordClass::SideNoun))) continue;  // "on both sides", "kedua pihak" count no victims
    if (range.begin > 3 && (view.lower(range.begin - 2) == "%" || view.lower(range.begin - 3) == "%" || view.lower(range.begin - 4) == "%")) continue;  // "80% of Gaza's 2.3 million people"
    for (std::uint32_t i = range.begin; i < range.end && i < view.size(); ++i) number_at_[i] = n;
  }
  for (std::uint32_t i = 0; i < view.size(); ++i) evacuation_ = evacuation_ || displaced_noun(i);
}

bool CasualtyWords::displaced_noun(std::uint32_t place) const {
  for (const WordInfo* info : view_.words(place).all())
    for (std::uint16_t index : info->casualties) {
      const CasualtyEntry& entry = view_.lexicon().casualty(index);
      if (entry.kind == FigureKind::Displaced && entry.frame != CasualtyFrame::VictimsLeave) return true;
    }
  return false;
}

// "A massacre": a word that tells of many, killed and hurt.
bool CasualtyWords::tells_many(std::uint32_t place) const {
  for (const WordInfo* info : view_.words(place).all())
    for (std::uint16_t index : info->casualties)
      if (view_.lexicon().casualty(index).kind == FigureKind::Casualties) return true;
  return false;
}

// The entry that fits the token's word class.
std::optional<CasualtyEntry> CasualtyWords::entry_at(std::uint32_t place) const {
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
int CasualtyWords::fit(std::uint32_t place, CasualtyFrame frame) const {
  const bool verb = view_.verbal(place);
  const bool noun = view_.token(place).upos == Upos::Noun || view_.token(place).upos == Upos::Propn;
  switch (frame) {
    case CasualtyFrame::PeopleObject: return verb ? 2 : (noun && view_.lexicon().by_lemma()) ? counts_next(place) : 1;  // behind "kehilangan tempat tinggal"
    case CasualtyFrame::VictimsObject:
    case CasualtyFrame::VictimsPassive:
    case CasualtyFrame::VictimsSubject: return verb ? 3 : (noun && view_.lexicon().by_lemma()) ? counts_next(place) : 1;
    case CasualtyFrame::VictimsLeave: return verb && evacuation_ && view_.child(place, Rel::AuxPass) == kNowhere ? 1 : 0;
    case CasualtyFrame::CountNoun: return noun ? 3 : 1;
    case CasualtyFrame::DeedNoun: return noun ? 3 : 0;
    case CasualtyFrame::Adjective:  // "five are still missing", read as a verb
      if (verb && describes(place)) return 2;
      return !verb || !view_.lexicon().by_lemma() ? 2 : view_.child(place, Rel::Aux) != kNowhere && view_.child(place, Rel::Obj) == kNowhere ? 1 : 0;
    case CasualtyFrame::People: return heads_people(place) || counted(place) ? 4 : noun ? 2 : 0;
  }
  return 0;
}

// "Missing people", "people missing", "remain missing": an adjective that the tagger took for a verb.
bool CasualtyWords::describes(std::uint32_t place) const {
  if (view_.child(place, Rel::Obj) != kNowhere) return false;
  const auto head = view_.head(place);
  return head != kNowhere && ((view_.rel(place) == Rel::Amod || view_.rel(place) == Rel::Acl) ? !view_.words(head).victim().empty() : view_.rel(place) == Rel::Xcomp && head + 1 == place && view_.child(head, Rel::Obj) == kNowhere);
}

bool CasualtyWords::listed(std::uint32_t place) const { return view_.tells_casualties(place); }

// A verb read as a noun in a headline: "blast kills six".
int CasualtyWords::counts_next(std::uint32_t place) const { return place + 1 < view_.size() && number_at_[place + 1] != kNowhere && view_.sentence_of(place + 1) == view_.sentence_of(place); }

// "there are dead and wounded", "one killed and one wounded": the word itself counts people.
bool CasualtyWords::heads_people(std::uint32_t place) const {
  if (view_.rel(place) == Rel::Amod) return false;
  const Rel rel = view_.rel(place);
  const auto head = view_.head(place);
  if (rel == Rel::Conj && head != kNowhere && head < place && place - head <= 3 && listed(head) && heads_people(head)) return true;
  const bool below_be = head != kNowhere && (view_.is(head, WordClass::Existence) || view_.child(head, Rel::Expl) != kNowhere);
  const bool argument = (rel == Rel::Nsubj || rel == Rel::Obj) && view_.token(place).upos != Upos::Verb;
  bool after_be = false;
  for (std::uint32_t back = 1; back <= 3 && back <= place; ++back) after_be = after_be || view_.is(place - back, WordClass::Existence);
  return below_be || argument || (after_be && view_.token(place).upos != Upos::Verb) || (after_be && !view_.lexicon().by_lemma());
}

// "50 wounded", "dozens more wounded": an adjective right behind its number.
bool CasualtyWords::counted(std::uint32_t place) const {
  if (!view_.lexicon().by_lemma() || view_.verbal(place)) return false;
  const bool describes = place + 1 < view_.sentence_at(place).end && !view_.words(place + 1).victim().empty();  // "50 wounded soldiers"
  const std::uint32_t at = behind_more(place);
  if (!describes && at < place && view_.token(place - 1).upos == Upos::Det) return true;  // "and another wounded"
  return !describes && at > view_.sentence_at(place).begin && (number_at_[at - 1] != kNowhere || told_vaguely(place));
}

std::uint32_t CasualtyWords::behind_more(std::uint32_t place) const {
  const std::uint32_t begin = view_.sentence_at(place).begin;
  std::uint32_t at = place;
  while (at > begin + 1 && view_.token(at - 1).upos == Upos::Aux && view_.is(at - 2, WordClass::More)) --at;  // "many more were wounded"
  while (at > begin && view_.is(at - 1, WordClass::More)) --at;
  return at;
}

bool CasualtyWords::told_vaguely(std::uint32_t place) const {
  const std::uint32_t at = behind_more(place);
  if (at < place && at > view_.sentence_at(place).begin && view_.is(at - 1, WordClass::Vague)) return true;
  return place + 2 < view_.sentence_at(place).end && view_.is(place + 1, WordClass::Vague) && view_.is(place + 2, WordClass::More);  // "wounded many more"
}

bool CasualtyWords::counted_by_frame(CasualtyEntry entry) { return entry.frame == CasualtyFrame::CountNoun || entry.frame == CasualtyFrame::DeedNoun || entry.frame == CasualtyFrame::People; }

bool CasualtyWords::counts_itself(std::uint32_t place) const {
  const auto entry = entry_at(place);
  return entry && counted_by_frame(*entry);
}

bool CasualtyWords::passive(std::uint32_t place) const {
  if (view_.child(place, Rel::NsubjPass) != kNowhere || view_.child(place, Rel::AuxPass) != kNowhere) return true;
  const auto head = view_.head(place);
  if (view_.rel(place) == Rel::Conj && head != kNowhere && view_.verbal(head) && view_.child(head, Rel::AuxPass) == kNowhere && counts_next(place)) return false;  // "killed nine and wounded 34"
  return view_.has_feature(place, "Voice=Pass");
}

}  // namespace hearsay::extract
