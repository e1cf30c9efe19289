#include "extract/find/claim_content.h"

#include <algorithm>

namespace hearsay::extract {

namespace {

constexpr std::uint32_t kFarContent = 200;  // longest content on one side of a cue, in tokens

bool is_mark(std::string_view word) { return word.size() == 1 ? std::string_view(",:;-\"'.").find(word) != std::string_view::npos : word.size() <= 3 && static_cast<unsigned char>(word[0]) >= 0x80; }

class ContentFinder {
 public:
  ContentFinder(const ClaimView& view, std::span<const QuotedRange> quotes, std::vector<Draft>& drafts) : view_(view), quotes_(quotes), drafts_(drafts) {}

  void run() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) mark_nested(i);
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      if (draft.cue.place == kNowhere) continue;
      switch (draft.cue.entry->form) {
        case CueForm::Adposition: adposition(i); break;
        case CueForm::Noun: noun(i); break;
        default: verb(i); break;
      }
      if (draft.content.empty()) continue;
      draft.root = root_of(view_, draft.content.front());
      for (Range range : draft.content) draft.quoted = draft.quoted || holds_speech(range) || (draft.side == Side::Before && first_person(range));
    }
  }

 private:
  // Inside the complement of another cue: "A said that B denied ...".
  void mark_nested(std::size_t index) {
    Draft& draft = drafts_[index];
    if (draft.cue.place == kNowhere || draft.cue.entry->form == CueForm::Adposition) return;
    if (of_relative(draft.cue.place)) return;
    if (draft.cue.entry->form == CueForm::Verb && beside(draft.cue.place) && !draft.speaker.range.empty()) return;
    if (draft.cue.entry->form == CueForm::Verb && inside_complement(index)) {
      draft.nested = true;
      return;
    }
    std::uint32_t at = draft.cue.place;
    for (int step = 0; step < 12 && view_.head(at) != kNowhere; ++step) {
      const Rel rel = view_.rel(at);
      const auto head = view_.head(at);
      const bool complement = rel == Rel::Ccomp && head < at;
      const bool through = rel == Rel::Conj || rel == Rel::Xcomp || (draft.cue.entry->form == CueForm::Noun && rel != Rel::Parataxis);
      if (!complement && !through) return;
      if (complement || (rel == Rel::Xcomp && step == 0))
        if (const Draft* other = draft_at(head); other && other != &draft && other->cue.entry->form != CueForm::Noun) {
          // "said it would do A and called on B": the same speaker goes on.
          draft.nested = (step == 0 && !goes_on(at)) || other->speaker.entities != draft.speaker.entities;
          return;
        }
      at = head;
    }
  }

  // "A denied arming the group, which has vowed": the clause of a relative pronoun is no complement, whatever the tree says.
  bool of_relative(std::uint32_t cue) const {
    const auto subject = view_.child(cue, Rel::Nsubj);
    return subject != kNowhere && subject < cue && subject > 0 && view_.has_feature(subject, "PronType=Rel") && view_.rel(cue) == Rel::Ccomp && view_.lower(subject - 1) == ",";
  }

  // "said, adding that", "said, blaming X": a participle that the parser took for the complement goes on with the speaker.
  bool goes_on(std::uint32_t place) const {
    if (place > 0 && view_.is(place - 1, WordClass::Joining)) return true;  // "seraya menuding X"
    if (!view_.participle(place)) return false;
    const bool behind = view_.head(place) != kNowhere && place == view_.head(place) + 1;  // "he said urging X to"
    return view_.rel(place) == Rel::Xcomp || behind || (place > 0 && view_.lower(place - 1) == ",");
  }

  // "said on Saturday, as A and B blamed each other", "lost a soldier while B said": a clause with another conjunction than the
  // complementizer's is no content.
  bool beside(std::uint32_t place) const {
    const auto mark = view_.child(place, Rel::Mark);
    return mark != kNowhere && mark < place && view_.token(mark).upos == Upos::Sconj && !view_.is(mark, WordClass::Complementizer) && !view_.is(mark, WordClass::Conditional);
  }

  // "A said that B denied": told inside the complement with nothing between, whatever the tree says.
  bool inside_complement(std::size_t index) const {
    const Draft& draft = drafts_[index];
    const std::uint32_t begin = view_.sentence_at(draft.cue.place).begin;
    bool complement = false;
    for (std::size_t i = index; i > 0 && drafts_[i - 1].place() >= begin; --i) {
      const Draft& outer = drafts_[i - 1];
      const bool attributed = outer.cue.place != kNowhere && outer.cue.entry->form == CueForm::Noun && outer.speaker.rule == "named as the author";
      if (outer.cue.place == kNowhere || (outer.cue.entry->form != CueForm::Verb && !attributed) || outer.speaker.entities == draft.speaker.entities) continue;
      const bool told = (outer.cue.entry->takes & kTakesClause) && !outer.cue.entry->stem && !outer.speaker.range.empty() && outer.speaker.range.end <= outer.cue.place;
      if (told && !draft.speaker.range.empty() && draft.speaker.range.begin == outer.cue.range.end && draft.speaker.range.end <= draft.cue.place) return true;  // "A menyatakan timnya telah mengonfirmasi"
      for (std::uint32_t at = outer.cue.range.end; at < draft.cue.place; ++at) {
        if (view_.token(at).upos == Upos::Cconj || (view_.token(at).upos == Upos::Punct && complement && view_.lower(at) == ",")) return false;
        complement = complement || (view_.is(at, WordClass::Complementizer) && (at <= outer.cue.range.end + 2 || attributed));
      }
      return complement && !draft.speaker.range.empty() && draft.speaker.range.begin > outer.cue.place && draft.speaker.range.end <= draft.cue.place;
    }
    return false;
  }

  // The draft whose cue stands at `place`, or null. Drafts are in text order.
  const Draft* draft_at(std::uint32_t place) const {
    const auto found = std::lower_bound(drafts_.begin(), drafts_.end(), place, [](const Draft& draft, std::uint32_t at) { return draft.place() < at; });
    return found != drafts_.end() && found->cue.place == place ? &*found : nullptr;
  }

  // First place that belongs to the next cue's own clause, for the draft at `index`.
  std::uint32_t next_clause(std::size_t index, std::uint32_t limit) const {
    for (std::size_t i = index + 1; i < drafts_.size(); ++i) {
      const Draft& next = drafts_[i];
      if (next.place() >= limit) break;
      if (next.nested || next.cue.entry->form != CueForm::Verb || next.speaker.entities.empty()) continue;
      if (next.cue.place <= drafts_[index].cue.range.end) continue;
      std::uint32_t start = next.cue.place;
      const Range speaker = next.speaker.range;
      if (!speaker.empty() && speaker.end <= start && speaker.begin > drafts_[index].cue.range.end && start - speaker.end < 12) start = before_name(speaker.begin, drafts_[index].cue.range.end);
      if (const auto mark = view_.child(next.cue.place, Rel::Mark); mark != kNowhere && beside(next.cue.place) && mark > start) start = mark;  // "that forces held bodies | after refusing access"
      while (start > drafts_[index].cue.range.end && joins(start - 1)) --start;
      return start;
    }
    return limit;
  }

  // "... and | its commander | NAME condemned": where the words begin that introduce the name at `place` behind a conjunction.
  std::uint32_t before_name(std::uint32_t place, std::uint32_t limit) const {
    constexpr std::uint32_t kTitle = 6;  // tokens
    for (std::uint32_t at = place; at > limit && at + kTitle > place; --at) {
      const Upos upos = view_.token(at - 1).upos;
      if (upos == Upos::Cconj) return at;
      if (upos != Upos::Noun && upos != Upos::Propn && upos != Upos::Adj && upos != Upos::Det && upos != Upos::Pron) break;
    }
    return place;
  }

  bool joins(std::uint32_t place) const {
    const Upos upos = view_.token(place).upos;
    return upos == Upos::Cconj || upos == Upos::Sconj || upos == Upos::Punct || (upos == Upos::Adv && !view_.is(place, WordClass::Negation)) || upos == Upos::Aux;
  }

  // Speech that lost its quotation marks.
  bool first_person(Range range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (view_.is(i, WordClass::FirstPerson)) return true;
    return false;
  }

  bool holds_speech(Range range) const {
    auto quote = std::lower_bound(quotes_.begin(), quotes_.end(), range.begin, [](const QuotedRange& at, std::uint32_t begin) { return at.range.end <= begin; });
    for (; quote != quotes_.end() && quote->range.begin < range.end; ++quote)
      if (quote->range.size() > 3) return true;
    return false;
  }

  // A verb with a subject of its own, or one that the tree puts under the cue as its content.
  bool has_clause(std::uint32_t cue, Range range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const bool predicate = view_.token(i).upos == Upos::Verb || view_.child(i, Rel::Cop) != kNowhere;
      if (!predicate) continue;
      if (view_.head(i) == cue && (view_.rel(i) == Rel::Ccomp || view_.rel(i) == Rel::Parataxis || view_.rel(i) == Rel::Xcomp)) return true;
      const auto subject = view_.subject(i);
      if (subject != kNowhere && range.contains(subject)) return true;
    }
    return false;
  }

  // The quotation that ends at `place`, allowing marks between.
  std::uint32_t quotation_ending_at(std::uint32_t place) const {
    for (std::uint32_t back = 1; back <= 4 && back <= place; ++back) {
      const auto quote = quotation_over(quotes_, place - back);
      if (quote != kNowhere) return quotes_[quote].range.end + 3 >= place && !told_anew(place, place - back) ? quote : kNowhere;
      if (!is_mark(view_.lower(place - back)) && !view_.is(place - back, WordClass::Pause)) break;
    }
    return kNowhere;
  }

  // A new paragraph begins between them with a clause of its own: "...", he said. | The army said that it ...
  bool told_anew(std::uint32_t place, std::uint32_t last) const {
    if (place >= view_.size() || view_.paragraph_at(place) == view_.paragraph_at(last)) return false;
    const Range sentence = view_.sentence_at(place);
    return sentence.end > place && complementizer_near({place, std::min(sentence.end, place + 12)}, 2);
  }

  std::uint32_t quotation_beginning_at(std::uint32_t place) const {
    for (std::uint32_t ahead = 0; ahead < 6 && place + ahead < view_.size(); ++ahead)
      if (const auto quote = quotation_over(quotes_, place + ahead); quote != kNowhere) return quote;
    return kNowhere;
  }

  // Where the words before the cue's own clause end: at the speaker, if it stands before the cue, else at the cue.
  std::uint32_t clause_begin(const Draft& draft) const {
    std::uint32_t begin = draft.cue.place;
    const Range speaker = draft.speaker.range;
    if (!speaker.empty() && speaker.begin < begin && begin - speaker.end < 15) begin = speaker.begin;
    for (std::uint32_t child : view_.children(draft.cue.place)) {
      const Rel rel = view_.rel(child);
      if ((rel == Rel::Nsubj || rel == Rel::NsubjPass) && child < draft.cue.place && !draft.speaker.range.empty() && draft.speaker.range.contains(child))
        begin = std::min(begin, phrase_begin(child));
    }
    const std::uint32_t first = view_.sentence_at(draft.cue.place).begin;
    while (begin < draft.cue.place && begin > first && introduces(begin - 1)) --begin;
    return behind_quotation(begin, first);
  }

  // "...?" | Egyptian spokesman NAME asked: the quotation that ends before the words in front of a name, whatever the tree hangs
  // them on; `place` itself where none does.
  std::uint32_t behind_quotation(std::uint32_t place, std::uint32_t first) const {
    std::uint32_t at = place;
    const auto in_front = [&](std::uint32_t word) {
      const Upos upos = view_.token(word).upos;
      return (upos == Upos::Noun || upos == Upos::Propn || upos == Upos::Adj || upos == Upos::Det) && quotation_over(quotes_, word) == kNowhere;
    };
    while (at > first && in_front(at - 1)) --at;
    const auto quote = at == 0 ? kNowhere : quotation_over(quotes_, at - 1);
    return quote != kNowhere && !quotes_[quote].single && quotes_[quote].range.end == at && quotes_[quote].range.size() > 4 ? at : place;
  }

  // Where the noun phrase headed by `place` begins, walking left over its modifiers only: parsers hang whole clauses there.
  std::uint32_t phrase_begin(std::uint32_t place) const {
    const std::uint32_t first = view_.sentence_at(place).begin;
    std::uint32_t begin = place;
    while (begin > first) {
      const Upos upos = view_.token(begin - 1).upos;
      const Rel rel = view_.rel(begin - 1);
      const bool modifier = rel == Rel::Amod || rel == Rel::Compound || rel == Rel::Det || rel == Rel::Poss || rel == Rel::Nummod || rel == Rel::Flat;
      const bool mark = view_.lower(begin - 1) == "-" || upos == Upos::Part;
      if (upos == Upos::Adj && predicate_adjective(begin - 1)) break;
      if (!(modifier || mark) || !view_.below(begin - 1, place)) break;
      --begin;
    }
    return begin;
  }

  // "reports are totally false state agency X said": behind a copula the adjective is the predicate, no part of the name.
  bool predicate_adjective(std::uint32_t place) const {
    std::uint32_t at = place;
    while (at > view_.sentence_at(place).begin && view_.token(at - 1).upos == Upos::Adv) --at;
    return at > view_.sentence_at(place).begin && view_.token(at - 1).upos == Upos::Aux;
  }

  // Articles, adjectives and nouns in front of a name that belong to it: "media activist X".
  bool introduces(std::uint32_t place) const {
    const Upos upos = view_.token(place).upos;
    if (upos == Upos::Det) return true;
    if (upos == Upos::Adj && predicate_adjective(place)) return false;
    if (upos != Upos::Adj && upos != Upos::Noun && upos != Upos::Propn) return false;
    const Rel rel = view_.rel(place);
    return view_.head(place) != kNowhere && view_.head(place) > place && (rel == Rel::Compound || rel == Rel::Amod || rel == Rel::Nmod) && quotation_over(quotes_, place) == kNowhere;
  }

  // Words before the cue: from the sentence's beginning, or the beginning of a quotation that reaches into it.
  Range before(const Draft& draft) const {
    const std::uint32_t end = clause_begin(draft);
    Range range{view_.sentence_at(draft.cue.place).begin, end};
    if (const auto quote = quotation_ending_at(end); quote != kNowhere) range.begin = std::min(range.begin, quotes_[quote].range.begin);
    while (!range.empty() && is_mark(view_.lower(range.end - 1)) && quotation_over(quotes_, range.end - 1) == kNowhere) --range.end;
    return range;
  }

  Range after(std::size_t index) const {
    const Draft& draft = drafts_[index];
    const Range sentence = view_.sentence_at(draft.cue.place);
    std::uint32_t end = sentence.end;
    const Range speaker = draft.speaker.range;  // "X bersikeras rudal B menghantam C": without a relative pronoun a main clause, whatever the tree says
    const bool main = !view_.lexicon().by_lemma() && !speaker.empty() && speaker.end == draft.cue.place;
    if (!main && embedded(draft.cue.place)) end = std::max(draft.cue.range.end + 1, std::min(end, view_.subtree(draft.cue.place).end));
    if (const std::uint32_t next = main_clause(draft.cue.place); next > draft.cue.range.end) end = std::min(end, next);
    for (std::uint32_t i = draft.cue.range.end; i < end; ++i)
      if (view_.lower(i) == ";" && quotation_over(quotes_, i) == kNowhere) end = i;
    Range range{draft.cue.range.end, next_clause(index, end)};
    if (const auto quote = quotation_over(quotes_, range.empty() ? range.begin : range.end - 1); quote != kNowhere && quotes_[quote].range.end > range.end && range.end == sentence.end)
      range.end = std::min(quotes_[quote].range.end, range.begin + kFarContent);
    return range;
  }

  // "Since ISIS declared a caliphate | it has killed thousands", "Sebelum Israel mengumumkan gencatan senjata | , 12 orang tewas":
  // where the main clause begins behind a subordinate one that opens the sentence, also where the tree turned the two around;
  // kNowhere for other clauses.
  std::uint32_t main_clause(std::uint32_t cue) const {
    const auto mark = view_.child(cue, Rel::Mark);
    const auto opener = mark != kNowhere ? mark : clause_mark(cue);
    if (opener == kNowhere || opener > cue || !view_.is(opener, WordClass::ClauseMark)) return kNowhere;
    const auto head = view_.head(cue);
    if (mark != kNowhere && view_.rel(cue) == Rel::Advcl && head > cue && head < view_.size() && (view_.verbal(head) || view_.subject(head) != kNowhere)) return clause_of(head, cue);
    for (const std::uint32_t child : view_.children(cue)) {
      const Rel rel = view_.rel(child);
      if (child < cue || !view_.verbal(child) || view_.participle(child) || (rel != Rel::Advcl && rel != Rel::Ccomp && rel != Rel::Parataxis && rel != Rel::Conj)) continue;
      const std::uint32_t begin = view_.subtree(child).begin;
      if (begin <= cue) continue;  // a tree that crosses itself
      for (const std::uint32_t at : {begin, begin - 1})
        if (at > cue && view_.lower(at) == ",") return at;
    }
    return kNowhere;
  }

  // "Hours after A and B announced": the clause mark that opens the sentence with nothing but the subject between it and the
  // cue, whatever the tree makes of it; kNowhere where none does.
  std::uint32_t clause_mark(std::uint32_t cue) const {
    constexpr std::uint32_t kBefore = 2;  // tokens: "two days after"
    const std::uint32_t begin = view_.sentence_at(cue).begin;
    std::uint32_t at = cue;
    while (at > begin && !view_.is(at - 1, WordClass::ClauseMark) && (view_.nominal(at - 1) || view_.token(at - 1).upos == Upos::Det || view_.token(at - 1).upos == Upos::Adj || view_.token(at - 1).upos == Upos::Cconj)) --at;
    return at > begin && view_.is(at - 1, WordClass::ClauseMark) && at - 1 <= begin + kBefore ? at - 1 : kNowhere;
  }

  // Where the clause of a verb begins behind `limit`: at its subject, with the marks and auxiliaries before it.
  std::uint32_t clause_of(std::uint32_t verb, std::uint32_t limit) const {
    const auto subject = view_.subject(verb);
    std::uint32_t begin = verb;
    if (subject != kNowhere && subject > limit && subject < verb) begin = std::max(limit + 1, view_.subtree(subject).begin);
    while (begin > limit + 1 && (view_.token(begin - 1).upos == Upos::Aux || view_.token(begin - 1).upos == Upos::Punct)) --begin;
    return begin;
  }

  // A clause inside another whose verb comes later ends where its subtree ends: "X, who said A, did B".
  bool embedded(std::uint32_t cue) const {
    if (view_.subtree(cue).end <= cue + 1) return false;  // nothing hangs on it: the parser turned the two around
    for (std::uint32_t at = cue; view_.head(at) != kNowhere; at = view_.head(at))
      if (view_.head(at) > cue && view_.verbal(view_.head(at)) && view_.rel(at) != Rel::Ccomp) return view_.rel(cue) != Rel::Advcl || comma_between(cue, view_.head(at));
    return false;
  }

  bool comma_between(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i)
      if (view_.token(i).upos == Upos::Punct) return true;
    return false;
  }

  // Before the `verbs`-th verb of the range.
  bool complementizer_near(Range range, int verbs = 1) const {
    for (std::uint32_t i = range.begin; i < range.end && i < range.begin + 12; ++i) {
      if (view_.is(i, WordClass::Complementizer)) return true;
      if (view_.token(i).upos == Upos::Verb && --verbs == 0) return false;
    }
    return false;
  }

  // Where the tree puts the content; None where it does not tell.
  Side tree_side(std::uint32_t cue) const {
    for (std::uint32_t child : view_.children(cue)) {
      const Rel rel = view_.rel(child);
      if ((rel == Rel::Ccomp || rel == Rel::Parataxis) && !(draft_at(child) && goes_on(child))) return child > cue ? Side::After : Side::Before;
    }
    if (view_.rel(cue) == Rel::Parataxis && view_.head(cue) < cue) return Side::Before;
    return Side::None;
  }

  Side side_of(const Draft& draft, Range before_range, Range after_range) const {
    const std::uint32_t cue = draft.cue.place;
    const bool inverted = !draft.speaker.range.empty() && draft.speaker.range.begin >= draft.cue.range.end && !draft.cue.passive;
    if (draft.cue.quoting || inverted) return Side::Before;
    if (draft.speaker.range.empty() && draft.speaker.rule != "subject") return Side::After;  // continues another cue
    const Rel rel = view_.rel(cue);
    if ((rel == Rel::Relcl || rel == Rel::Acl) && (view_.has_verb(after_range) || !view_.has_verb(before_range))) return Side::After;
    const auto closing = before_range.empty() ? kNowhere : quotation_ending_at(before_range.end);
    if (closing != kNowhere && quotes_[closing].range.size() > 6 && quotes_[closing].range.end > view_.sentence_at(cue).begin + 1 && !starts_quotation(after_range)) return Side::Before;
    if (complementizer_near(after_range) || starts_quotation(after_range)) return Side::After;
    if (tells_within_relative(draft)) return Side::After;
    const auto mark = view_.child(cue, Rel::Mark);
    if (rel == Rel::Advcl && mark != kNowhere && mark < cue && !view_.is(mark, WordClass::Complementizer) && !view_.is(mark, WordClass::Likewise)) return Side::After;  // "since it declared a caliphate"
    const auto subject = view_.subject(cue);
    const auto opens = subject == kNowhere || subject > cue ? kNowhere : view_.child(subject, Rel::Case);
    if (opens != kNowhere && view_.is(opens, WordClass::ClauseMark)) return Side::After;  // "hours after A and B announced a deal"
    if (takes_object(draft)) return Side::After;
    const bool same_sentence = !before_range.empty() && before_range.end > view_.sentence_at(cue).begin;
    if (quotation_ending_at(before_range.end) != kNowhere && !before_range.empty() && (same_sentence || (draft.cue.entry->takes == kTakesClause && !view_.has_verb(after_range)))) return Side::Before;
    const Side tree = tree_side(cue);
    const bool verb_before = view_.has_verb(before_range), verb_after = view_.has_verb(after_range);
    if (tree == Side::Before && verb_before && before_range.size() > 2) return Side::Before;
    if (tree == Side::After && verb_after) return Side::After;
    const bool speaker_before = !draft.speaker.range.empty() && draft.speaker.range.end <= cue;
    if (speaker_before && verb_before && before_range.size() > 2 && !has_clause(cue, after_range)) return Side::Before;
    if (verb_after != verb_before && before_range.size() > 3) return verb_after ? Side::After : Side::Before;
    return Side::After;
  }

  // "A massacre that the opposition claims killed hundreds": a finite verb right behind the cue, "that" before its speaker.
  bool tells_within_relative(const Draft& draft) const {
    const std::uint32_t behind = draft.cue.range.end;
    const Range sentence = view_.sentence_at(draft.cue.place);
    std::uint32_t first = draft.speaker.range.begin;
    if (draft.speaker.range.empty() || draft.speaker.range.end > draft.cue.place || behind >= sentence.end || first <= sentence.begin) return false;
    if (view_.token(first - 1).upos == Upos::Det && first > sentence.begin + 1) --first;
    return first > sentence.begin && view_.is(first - 1, WordClass::Complementizer) && view_.has_feature(behind, "VerbForm=Fin");
  }

  // "A denied B and C condemned the attack": a cue of blame, denial or demand with its object behind it.
  bool takes_object(const Draft& draft) const {
    const auto object = view_.child(draft.cue.place, Rel::Obj);
    if (!(draft.cue.entry->takes & kTakesNominal)) return false;
    const bool told = object != kNowhere && (view_.tells_deed(object) || view_.tells_casualties(object));
    if (draft.cue.entry->act == Act::State && (!told || draft.speaker.range.empty() || draft.speaker.range.end != draft.cue.place)) return false;  // "A announced the death of B"
    return object != kNowhere && object > draft.cue.place && !view_.in_time(object);
  }

  bool starts_quotation(Range range) const {
    if (range.empty()) return false;
    const auto quote = quotation_beginning_at(range.begin);
    return quote != kNowhere && quotes_[quote].range.begin >= range.begin && quotes_[quote].range.begin < range.end;
  }

  void verb(std::size_t index) {
    Draft& draft = drafts_[index];
    const std::uint8_t takes = draft.cue.entry->takes;
    const Range before_range = before(draft), after_range = trimmed(after(index));
    const auto patient = view_.subject(draft.cue.place);
    const bool close = !view_.lexicon().by_lemma() && patient < draft.cue.place && draft.speaker.range.begin >= draft.cue.range.end;  // "Serangan itu diklaim X menyasar Y"
    const bool called = patient != kNowhere && (close || draft.speaker.range.begin > draft.cue.range.end + 1);  // "disebut kebohongan oleh X"
    const bool untold = draft.speaker.range.empty() && draft.cue.entry->passive && draft.cue.entry->owns;  // "60 petempur diklaim tewas"
    if (untold) return passive(draft, after_range);
    if (draft.cue.passive && ((takes & (kTakesAccused | kTakesNominal | kTakesAddressee)) || called)) {
      passive(draft, after_range);
      return;
    }
    if (parenthesis(draft, before_range)) {
      const Range rest = trimmed({behind_insertion(draft), next_clause(index, view_.sentence_at(draft.cue.place).end)});
      if (!rest.empty()) {
        draft.content = {before_range, rest};
        draft.side = Side::After;
        return;
      }
    }
    if (connective(draft, before_range)) {
      const Range rest = trimmed({draft.speaker.range.end, next_clause(index, view_.sentence_at(draft.cue.place).end)});
      if (!rest.empty()) {
        draft.content = {rest};
        draft.side = Side::After;
        return;
      }
    }
    draft.side = (takes & kTakesClause) ? side_of(draft, before_range, after_range) : Side::After;
    const Range content = draft.side == Side::Before ? trimmed(after_earlier_cue(index, whole_sentence(before_range))) : after_range;
    if (!content.empty() && takes_content(draft, content)) draft.content = {content};
    else if (bare_denial(draft, after_range)) draft.content = {{draft.cue.place, std::max(draft.cue.range.end, after_range.end)}};
    else if (content.empty() && draft.cue.entry->act == Act::Accuse && draft.cue.place > 0 && view_.is(draft.cue.place - 1, WordClass::Reciprocal)) draft.content = {{draft.cue.place - 1, draft.cue.range.end}};  // "saling menuduh."
    else if (content.empty() && draft.cue.range.size() > 1) draft.content = {{draft.cue.place + 1, draft.cue.range.end}};  // "traded accusations."
  }

  // "Bahkan, kata dia, A menyerang B", "Selain itu, lanjut X, ...", "Kata dia, ...": cue and speaker behind a word that joins
  // sentences; what is said is the rest.
  bool connective(const Draft& draft, Range before_range) const {
    constexpr std::uint32_t kJoining = 4;  // tokens
    const Range speaker = draft.speaker.range, sentence = view_.sentence_at(draft.cue.place);
    if (speaker.empty() || speaker.begin < draft.cue.range.end || speaker.begin > draft.cue.range.end + 8 || speaker.end + 2 >= sentence.end) return false;
    if (before_range.size() > kJoining || view_.has_verb(before_range) || holds_speech(before_range) || has_nominal(before_range)) return false;
    if (draft.cue.place > sentence.begin && view_.lower(draft.cue.place - 1) != ",") return false;
    if (before_range.begin < sentence.begin || quotation_over(quotes_, sentence.begin) != kNowhere) return false;
    const bool parted = view_.lower(speaker.end) == "," || (view_.lower(speaker.end) == ":" && draft.cue.place == sentence.begin);  // "Kata X: \"...\""
    return parted && view_.has_verb({speaker.end + 1, sentence.end});
  }

  // "Moskow membantah keras.": a denial that tells nothing of what it denies, but follows the name of who denies.
  bool bare_denial(const Draft& draft, Range after_range) const {
    const Range speaker = draft.speaker.range;
    if (draft.cue.entry->act != Act::Deny || !(draft.cue.entry->takes & kTakesClause) || draft.cue.passive || speaker.empty() || speaker.end > draft.cue.place) return false;
    const std::uint32_t end = view_.sentence_at(draft.cue.place).end, next = draft.cue.range.end;
    if (view_.lexicon().by_lemma() && next + 1 < end && view_.is(next, WordClass::Complementizer) && view_.token(next + 1).upos == Upos::Punct) return true;  // "denied that, saying"
    const std::uint32_t joined = next < end && view_.lower(next) == "," ? next + 1 : next;
    if (after_range.empty() && joined < end && view_.token(joined).upos == Upos::Cconj) return true;  // "X membantah | dan menyatakan"
    return !has_nominal(after_range) && !view_.has_verb(after_range) && after_range.end + 2 >= end && draft.cue.range.end + 3 >= end;
  }

  // "Indonesia, lanjut dia, siap mengirim beras", "The cars, she said, bore the logo": cue and speaker between commas, what is
  // said on both sides, its predicate behind.
  bool parenthesis(const Draft& draft, Range before_range) const {
    constexpr std::uint32_t kInserted = 12;  // tokens
    const Range speaker = draft.speaker.range;
    const std::uint32_t begin = !speaker.empty() && speaker.begin < draft.cue.place ? speaker.begin : draft.cue.place;
    const std::uint32_t end = behind_insertion(draft);
    if (end == kNowhere || end - begin > kInserted || begin - before_range.end > 3) return false;
    return told_around(before_range, begin, end);
  }

  // The comma that closes cue and speaker, titles and names of the speaker included; kNowhere where none does.
  std::uint32_t behind_insertion(const Draft& draft) const {
    constexpr std::uint32_t kTitle = 6;  // tokens
    const std::uint32_t end = std::max(draft.cue.range.end, draft.speaker.range.empty() ? 0 : draft.speaker.range.end);
    const std::uint32_t last = std::min(view_.sentence_at(draft.cue.place).end, end + kTitle);
    for (std::uint32_t at = end; at < last; ++at) {
      if (view_.lower(at) == ",") return at;
      if (view_.token(at).upos != Upos::Propn && view_.token(at).upos != Upos::Noun) break;
    }
    return kNowhere;
  }

  // What stands before `begin`, behind a comma, tells nothing yet, and the words from the comma at `end` on hold its predicate.
  bool told_around(Range front, std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t kFront = 14;  // tokens
    const Range sentence = view_.sentence_at(begin);
    if (front.empty() || front.size() > kFront || begin == sentence.begin || front.begin < sentence.begin) return false;
    if (tells(front) || holds_speech(front) || !has_nominal(front)) return false;
    std::uint32_t comma = begin;
    while (comma > front.end && view_.lower(comma - 1) != ",") --comma;
    if (comma <= front.end && view_.lower(begin - 1) != ",") return false;
    return view_.has_verb({end + 1, sentence.end});
  }

  // Holds a verb that is no mere modifier of a noun before it ("the strike that killed 20").
  bool tells(Range range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const bool modifier = (view_.rel(i) == Rel::Relcl || view_.rel(i) == Rel::Acl) && view_.head(i) < i && range.contains(view_.head(i));
      if (!modifier && view_.has_verb({i, i + 1})) return true;
    }
    return false;
  }

  // A sentence cut at an abbreviation ("4 p.m. | local time, X said") goes on from the sentence before.
  Range whole_sentence(Range range) const {
    if (range.empty() || view_.has_verb(range) || range.begin == 0 || holds_speech(range)) return range;
    const std::uint32_t sentence = view_.sentence_of(range.begin);
    if (sentence == 0 || view_.sentence(sentence).begin != range.begin || view_.paragraph_at(range.begin) != view_.paragraph_at(range.begin - 1)) return range;
    return {view_.sentence(sentence - 1).begin, range.end};
  }

  // "A called on B to do C, Reuters reported": what the medium reports begins at the cue before it.
  Range after_earlier_cue(std::size_t index, Range range) const {
    for (std::size_t i = index; i > 0 && drafts_[i - 1].place() >= range.begin; --i) {
      const Draft& earlier = drafts_[i - 1];
      if (earlier.nested || earlier.cue.entry->form != CueForm::Verb || earlier.cue.place >= range.end || earlier.speaker.entities == drafts_[index].speaker.entities) continue;
      if (!drafts_[index].speaker.outlet) break;
      const Range speaker = earlier.speaker.range;
      range.begin = !speaker.empty() && speaker.begin >= range.begin && speaker.end <= earlier.cue.place ? speaker.begin : earlier.cue.place;
      break;
    }
    return range;
  }

  // "X was accused of Y by Z": the subject and what follows are content.
  void passive(Draft& draft, Range after_range) {
    if ((draft.cue.entry->takes & kNeedsInfinitive) && view_.child(draft.cue.place, Rel::Xcomp) == kNowhere && view_.child(draft.cue.place, Rel::Ccomp) == kNowhere && view_.child(draft.cue.place, Rel::Advcl) == kNowhere) return;  // "encouraged by their bias"
    const auto subject = view_.subject(draft.cue.place);
    const Draft* noun = subject == kNowhere ? nullptr : draft_at(subject);
    if (noun && noun != &draft && noun->speaker.rule == "issuer of the charge" && noun->speaker.entities == draft.speaker.entities) return;  // "Tudingan itu disampaikan X": one claim
    const Range agent = draft.speaker.range;
    const Range rest = trimmed({std::min(agent.end, after_range.end), after_range.end});
    if (!view_.lexicon().by_lemma() && agent.begin == draft.cue.range.end && !agent.empty() && !rest.empty()) after_range = rest;
    if (subject != kNowhere && subject < draft.cue.place) {
      if (const Range told = told_before(draft, subject, after_range); !told.empty()) draft.content.push_back(told);
      draft.content.push_back(view_.subtree(subject));
    }
    if (!after_range.empty()) draft.content.push_back(after_range);
    draft.side = Side::After;
  }

  // "Dua tentara tewas. Hal itu disampaikan X": the sentence before, which nobody has told, is what X tells.
  Range told_before(const Draft& draft, std::uint32_t subject, Range after_range) const {
    const std::uint32_t sentence = view_.sentence_of(draft.cue.place);
    const auto known = view_.child(subject, Rel::Det);
    if (draft.cue.entry->act != Act::State || sentence == 0 || known == kNowhere || !view_.is(known, WordClass::Known)) return {};
    if (subject > view_.sentence(sentence).begin + 1 || view_.tells_deed(subject) || view_.has_verb(after_range)) return {};
    const Range last = view_.sentence(sentence - 1);
    const bool untold = std::ranges::none_of(drafts_, [&](const Draft& other) { return last.contains(other.place()); });
    return untold && view_.has_verb(last) && !view_.skipped(last.begin) && !is_headline(view_, sentence - 1) ? trimmed(last) : Range{};
  }

  // Content must be of a kind that the cue takes.
  bool takes_content(const Draft& draft, Range content) const {
    const std::uint8_t takes = draft.cue.entry->takes;
    const std::uint32_t cue = draft.cue.place;
    if (takes & kNeedsInfinitive) return infinitive(cue, content);
    if (takes & kTakesPredicate) {
      const bool object = view_.child(cue, Rel::Obj) != kNowhere;
      return predicate(cue, content) || (object && (holds_speech(content) || (takes & kTakesNominal)));
    }
    if (takes & (kTakesNominal | kTakesAccused | kTakesAddressee)) return has_nominal(content) || view_.has_verb(content) || (draft.side == Side::Before && draft.cue.quoting) || (view_.child(cue, Rel::Obl) != kNowhere && content.contains(view_.child(cue, Rel::Obl)));  // "called for calm"
    if (takes == kTakesInfinitive) return infinitive(cue, content);
    const bool told = !view_.lexicon().by_lemma() && view_.mention_over(content.begin) != kNowhere && view_.has_verb(content);  // "yakin | Israel mendalangi X"
    if (draft.cue.entry->weak) return told || clause(cue, content) || holds_speech(content) || ((takes & kTakesInfinitive) && infinitive(cue, content));
    const auto object = view_.child(cue, Rel::Obj);  // "declared an Islamic caliphate"
    const bool thing = takes == kTakesClause && draft.side == Side::After && object != kNowhere && object > cue && view_.nominal(object) && !view_.has_verb(content) && !holds_speech(content) && !view_.tells_deed(object) && !view_.tells_casualties(object);
    if (thing && view_.lexicon().by_lemma()) return false;
    const bool feeling = !view_.lexicon().by_lemma() && draft.side == Side::After && content.size() >= 2 && (view_.token(content.end - 1).upos == Upos::Adj || view_.token(content.begin).upos == Upos::Adj || view_.token(content.begin + 1).upos == Upos::Adj);  // "menyatakan sangat tidak puas", "prihatin atas X"
    return view_.has_verb(content) || holds_speech(content) || draft.side == Side::Before || content.size() >= 6 || feeling || blames(content) || predicate_behind(content) || headline_predicate(draft, content);
  }

  // "mengatakan serangan itu | kejahatan perang": a demonstrative closes the noun phrase, and what follows is told of it.
  bool predicate_behind(Range content) const {
    for (std::uint32_t i = content.begin + 1; i + 1 < content.end; ++i) {
      const Upos next = view_.token(i + 1).upos;
      if (!view_.lexicon().by_lemma() && view_.rel(i) == Rel::Det && view_.is(i, WordClass::Known) && (next == Upos::Noun || next == Upos::Adj || next == Upos::Adv || view_.is(i + 1, WordClass::Negation))) return true;
    }
    return false;
  }

  // "Sebut Serangan ke Gaza Genosida": a headline leaves out the copula.
  bool headline_predicate(const Draft& draft, Range content) const {
    return !view_.lexicon().by_lemma() && draft.cue.entry->stem && !draft.cue.entry->after_quotation && content.size() >= 3 && is_headline(view_, view_.sentence_of(draft.cue.place));
  }

  // "menduga X di balik ledakan itu", "Sebut X Langgar Perjanjian": no verb by the tagger, but words that tell who did it.
  bool blames(Range content) const {
    for (std::uint32_t i = content.begin; i < content.end; ++i)
      if (view_.is(i, WordClass::Guilt) || (i > content.begin && view_.tells_deed(i) && !deed_noun(i))) return true;
    return false;
  }

  bool deed_noun(std::uint32_t place) const {
    for (const WordInfo* info : view_.words(place).all())
      for (const std::uint16_t index : info->deeds)
        if (view_.lexicon().deed(index).noun) return true;
    return false;
  }

  // A clause that the tree or a complementizer vouches for.
  bool clause(std::uint32_t cue, Range content) const {
    if (complementizer_near(content) || (content.begin > 0 && view_.is(content.begin - 1, WordClass::Complementizer))) return true;
    for (std::uint32_t child : view_.children(cue))
      if (content.contains(child) && (view_.rel(child) == Rel::Ccomp || view_.rel(child) == Rel::Parataxis)) return true;
    return view_.rel(cue) == Rel::Parataxis && content.end <= cue;
  }

  bool infinitive(std::uint32_t cue, Range content) const {
    const std::uint32_t to = content.begin;  // "offered to host talks", whatever the tree says
    if (view_.lexicon().by_lemma() && to + 1 < content.end && to == cue + 1 && view_.is(to, WordClass::Purpose) && view_.has_feature(to + 1, "VerbForm=Inf")) return true;
    for (std::uint32_t child : view_.children(cue))
      if (child > cue && (view_.rel(child) == Rel::Xcomp || view_.rel(child) == Rel::Ccomp || (view_.rel(child) == Rel::Advcl && view_.child(cue, Rel::Obj) != kNowhere))) {
        const auto mark = view_.child(child, Rel::Mark);
        if (mark != kNowhere && content.contains(child) && view_.is(mark, WordClass::Purpose)) return true;
      }
    return false;
  }

  bool predicate(std::uint32_t cue, Range content) const {
    const auto xcomp = view_.child(cue, Rel::Xcomp);
    const auto obl = view_.child(cue, Rel::Obl);
    const bool as = obl != kNowhere && view_.child(cue, Rel::Obj) != kNowhere;
    std::size_t objects = 0;  // "called the raid a provocation": two objects
    for (std::uint32_t child : view_.children(cue)) objects += (child > cue || view_.has_feature(child, "PronType=Rel")) && (view_.rel(child) == Rel::Obj || view_.rel(child) == Rel::Iobj);  // "which she called a crime"
    const bool bare = cue > 0 && view_.head(cue) != kNowhere && view_.rel(cue) == Rel::Relcl && view_.lexicon().by_lemma() && view_.child(cue, Rel::Nsubj) == cue - 1;
    objects += bare && view_.head(cue) + 1 == view_.subtree(cue - 1).begin;  // "a charge | Ankara calls slander"
    if (objects > 1 || second_object(cue)) return true;
    return (xcomp != kNowhere && content.contains(xcomp)) || as || view_.child(cue, Rel::Ccomp) != kNowhere;
  }

  // "called the charges | a fabricated pretext", "called the claims | fabricated": what the object is called, read as its apposition
  // or participle.
  bool second_object(std::uint32_t cue) const {
    const auto object = view_.child(cue, Rel::Obj);
    if (object == kNowhere || object < cue || !view_.lexicon().by_lemma() || object + 1 >= view_.size()) return false;
    for (std::uint32_t child : view_.children(object)) {
      if (child < object) continue;
      if (view_.rel(child) == Rel::Appos && view_.token(object + 1).upos == Upos::Det) return true;
      if (view_.rel(child) == Rel::Acl && child == object + 1 && view_.is(child, WordClass::Falsehood)) return true;
    }
    return false;
  }

  bool has_nominal(Range range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (view_.nominal(i)) return true;
    return false;
  }

  Range trimmed(Range range) const {
    while (!range.empty() && is_mark(view_.lower(range.begin)) && quotation_over(quotes_, range.begin) == kNowhere) ++range.begin;
    while (!range.empty() && (view_.token(range.end - 1).upos == Upos::Cconj || (is_mark(view_.lower(range.end - 1)) && quotation_over(quotes_, range.end - 1) == kNowhere))) --range.end;
    return range;
  }

  // "According to X, A did B", "A did B, according to X".
  void adposition(std::size_t index) {
    Draft& draft = drafts_[index];
    const Range sentence = view_.sentence_at(draft.cue.place);
    Range source = draft.speaker.range.empty() ? draft.cue.range : draft.speaker.range;
    source.begin = std::min(source.begin, draft.cue.place);
    source.end = std::max(source.end, draft.cue.range.end);
    const Range front{sentence.begin, source.begin};
    if (front.size() <= 3) {
      draft.content = {trimmed({source.end, next_clause(index, sentence.end)})};
      if (const Range subject = trimmed(front); !subject.empty() && !draft.content.front().empty() && has_nominal(subject) && view_.lower(source.begin - 1) == ",") draft.content.insert(draft.content.begin(), subject);
      draft.side = Side::After;
    } else if (const std::uint32_t end = behind_insertion(draft); end != kNowhere && told_around(trimmed(front), source.begin, end)) {
      draft.content = {trimmed(front), trimmed({end, next_clause(index, sentence.end)})};
      draft.side = Side::After;
    } else {
      std::uint32_t begin = sentence.begin;
      for (std::size_t i = index; i > 0 && drafts_[i - 1].place() >= begin; --i)
        if (drafts_[i - 1].speaker.found() && drafts_[i - 1].cue.place < source.begin) begin = drafts_[i - 1].cue.range.end;
      draft.content = {trimmed({begin, source.begin})};
      draft.side = Side::Before;
    }
    if (draft.content.front().empty()) draft.content.clear();
  }

  // Owner and complement of the noun; a quotation before it where it closes one ("demikian pernyataan X").
  void noun(std::size_t index) {
    Draft& draft = drafts_[index];
    if (const auto quote = quotation_ending_at(draft.cue.place); quote != kNowhere && quotes_[quote].range.size() > 5) {
      draft.content = {quotes_[quote].range};
      draft.side = Side::Before;
      return;
    }
    const std::uint32_t first = view_.sentence_at(draft.cue.place).begin;
    const bool closing = draft.cue.place > first + 1 && view_.is(draft.cue.place - 1, WordClass::Pause);
    if (const Range front = closing ? trimmed({first, draft.cue.place - 1}) : Range{}; view_.has_verb(front)) {  // "Dua orang terluka, demikian keterangan X"
      draft.content = {front};
      draft.side = Side::Before;
      return;
    }
    const Range all = view_.subtree(draft.cue.place);
    if (draft.speaker.rule == "issuer of the charge") return charge(draft);
    if (const Range told = told_behind(index); !told.empty()) {
      draft.content = {told};
      draft.side = Side::After;
      return;
    }
    if (!complement(draft)) return;
    const Range content = trimmed({draft.cue.range.end, std::min(next_clause(index, all.end), all.end)});
    if (!content.empty()) draft.content = {content};
    draft.side = Side::After;
  }

  // "A membantah tudingan B | bahwa C menyerang D": the clause behind the owner of a charge, whatever the tree says.
  Range told_behind(std::size_t index) const {
    const Draft& draft = drafts_[index];
    const Range speaker = draft.speaker.range;
    if (draft.cue.entry->act != Act::Accuse || speaker.begin < draft.cue.range.end || speaker.begin > draft.cue.range.end + 2) return {};
    const std::uint32_t end = view_.sentence_at(draft.cue.place).end;
    if (speaker.end >= end || !view_.is(speaker.end, WordClass::Complementizer)) return {};
    return trimmed({speaker.end, next_clause(index, end)});
  }

  // "A did B, tudingan yang dilontarkan X", "A dituduh B. Tudingan itu dilontarkan X": what stands before is the charge.
  void charge(Draft& draft) const {
    const Range sentence = view_.sentence_at(draft.cue.place);
    const Range own{draft.cue.place, std::max(draft.cue.range.end, draft.speaker.range.end)};
    const Range front = trimmed({sentence.begin, draft.cue.place});
    const std::uint32_t index = view_.sentence_of(draft.cue.place);
    if (view_.has_verb(front)) draft.content = {front, own};
    else draft.content = {own};
    const Range last = index > 0 && !view_.has_verb(front) && view_.is(draft.cue.range.end, WordClass::Known) ? trimmed(view_.sentence(index - 1)) : Range{};
    if (!last.empty()) draft.content.insert(draft.content.begin(), last);
    draft.side = Side::Before;
  }

  // A noun cue needs something claimed besides its owner, or an owner that an adposition marks ("rejection by X").
  bool complement(const Draft& draft) const {
    for (std::uint32_t child : view_.children(draft.cue.place)) {
      if (view_.rel(child) == Rel::Acl || view_.rel(child) == Rel::Ccomp || view_.rel(child) == Rel::Relcl) return true;
      const auto mark = view_.child(child, Rel::Case);
      if (view_.rel(child) == Rel::Nmod && mark != kNowhere && (child > draft.cue.place)) return true;
    }
    return false;
  }

  const ClaimView& view_;
  std::span<const QuotedRange> quotes_;
  std::vector<Draft>& drafts_;
};

}  // namespace

std::uint32_t root_of(const ClaimView& view, Range range) {
  std::uint32_t best = kNowhere;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const auto head = view.head(i);
    if ((head != kNowhere && range.contains(head)) || view.rel(i) == Rel::Punct) continue;
    const bool verb = view.verbal(i) || view.child(i, Rel::Cop) != kNowhere;
    if (best == kNowhere) best = i;
    if (verb) return i;
  }
  return best;
}

void find_contents(const ClaimView& view, std::span<const QuotedRange> quotes, std::vector<Draft>& drafts) {
  ContentFinder(view, quotes, drafts).run();
}

}  // namespace hearsay::extract
