#include "extract/find/claim_cues.h"

#include <algorithm>

#include "extract/find/polarity.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {

namespace {

constexpr std::uint32_t kSpeechLength = 5;  // quotations shorter than this take up words; longer ones are speech

bool is_stop(char c) { return c == '.' || c == '!' || c == '?' || c == ';'; }

class CueFinder {
 public:
  CueFinder(const ClaimView& view, std::span<const QuotedRange> quotes) : view_(view), quotes_(quotes) {}

  std::vector<Cue> run() const {
    std::vector<Cue> cues;
    for (std::uint32_t i = 0; i < view_.size(); ++i) {
      if (view_.skipped(i)) continue;
      if (auto cue = cue_at(i); cue.entry && (cues.empty() || !cues.back().range.contains(i))) cues.push_back(cue);
    }
    return cues;
  }

 private:
  // The best entry that fits at `place`: phrases before words, verbs before nouns.
  Cue cue_at(std::uint32_t place) const {
    Cue best;
    int rank = 0;
    for (const WordInfo* info : view_.words(place).all())
      for (std::uint16_t index : info->cues) {
        const CueEntry& entry = view_.lexicon().cue(index);
        const bool phrase = entry.lemma.find(' ') != std::string::npos;
        const int value = (phrase ? 2 : 0) + (entry.form == CueForm::Verb ? 2 : 1);
        if (value <= rank || !fits(place, entry)) continue;
        const std::uint32_t end = view_.words(place).phrase_end;
        if (phrase && ((entry.act == Act::State && holds_none({place + 1, end})) || parted_phrase({place + 1, end}) || (entry.act == Act::Admit && holds_name({place + 1, end})))) continue;
        if ((entry.takes & kNeedsNumber) && !tells_number({place + 1, view_.sentence_at(place).end})) continue;
        rank = value;
        best.place = place;
        best.entry = &entry;
        best.range = {place, phrase && end > place && end - place <= 5 ? end : place + 1};
        best.passive = entry.passive || passive(place);
        best.quoting = entry.stem && after_quotation(place) && !goes_on_in_headline(place, entry);
      }
    return best;
  }

  // "Indonesia Kutuk Serangan Israel, | Desak DK PBB Bertindak": a second verb of the headline; "..., Klaim Militer Israel" closes it.
  bool goes_on_in_headline(std::uint32_t place, const CueEntry& entry) const {
    const Range sentence = view_.sentence_at(place);
    if (entry.after_quotation || place == sentence.begin || view_.lower(place - 1) != "," || ends_quotation(place) || place + 1 >= sentence.end || !is_headline(view_, view_.sentence_of(place))) return false;
    const auto mention = view_.mention_over(place + 1);
    const bool closes = mention != kNowhere && view_.mention_range(mention).begin == place + 1 && view_.mention_range(mention).end == sentence.end;
    return !closes && !view_.is(place + 1, WordClass::SourceNoun) && !view_.is(place + 1, WordClass::Occupation);
  }

  // "gave a toll of nine", "put the number of dead at 12": counted, no date; "a number of" counts nothing.
  bool tells_number(Range range) const {
    const auto& numbers = view_.findings().numbers;  // in text order
    const auto begins = [&](const NumberAt& number) { return view_.range_of(number.tokens).begin; };
    for (auto number = std::ranges::lower_bound(numbers, range.begin, {}, begins); number != numbers.end() && range.contains(begins(*number)); ++number)
      if (!number->ordinal && (number->value || number->min || number->max) && !view_.in_time(begins(*number))) return true;
    return false;
  }

  // "called it a war crime, | for the courts": no "call for".
  bool parted_phrase(Range rest) const {
    for (std::uint32_t i = rest.begin; i < rest.end; ++i)
      if (view_.lower(i) == ",") return view_.lexicon().by_lemma();
    return false;
  }

  // "menyatakan | Rusia | bertanggung jawab": another's guilt is told.
  bool holds_name(Range range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (const auto mention = view_.mention_headed(i); mention != kNowhere && view_.mention(mention).kind == MentionKind::Name) return true;
    return false;
  }

  // "gave no figure".
  bool holds_none(Range range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (view_.is(i, WordClass::Negation)) return true;
    return false;
  }

  bool fits(std::uint32_t place, const CueEntry& entry) const {
    switch (entry.form) {
      case CueForm::Adposition: return !entry.after_quotation || (ends_quotation(place) && source_next(place));
      case CueForm::Noun: return noun_fits(place) && (!entry.after_quotation || after_quotation(place));
      case CueForm::Adjective: return view_.child(place, Rel::Cop) != kNowhere && !unreal(place);
      case CueForm::Verb: return verb_fits(place, entry);
    }
    return false;
  }

  bool verb_fits(std::uint32_t place, const CueEntry& entry) const {
    const Token& token = view_.token(place);
    const bool bare = view_.lower(place) == entry.lemma.substr(0, entry.lemma.find(' '));
    if (entry.stem) {
      if (entry.after_quotation ? !after_quotation(place) : !(view_.verbal(place) || (place > 0 && view_.is(place - 1, WordClass::Reciprocal)) || is_headline(view_, view_.sentence_of(place)) || after_quotation(place))) return false;
    } else if (entry.after_quotation) {
      if ((bare && !view_.verbal(place)) || !beside_quotation(place, entry)) return false;  // "the envoy shot back", read as a noun
    } else if (view_.lexicon().by_lemma() && !view_.verbal(place)) {
      if ((clausal_noun(place) || trailing_noun(place, entry)) && !bare) return !unreal(place);
      if (bare || (token.upos != Upos::Adj && token.upos != Upos::X && view_.child(place, Rel::Nsubj) == kNowhere)) return false;
    }
    const bool own_object = entry.lemma.find(' ') != std::string::npos && view_.head(place) != kNowhere && view_.words(place).phrase_end == view_.head(place) + 1;  // "X, a force of Y, voiced alarm"
    if (view_.rel(place) == Rel::Amod && !entry.stem && view_.head(place) != kNowhere && view_.head(place) > place && !own_object) return false;
    const bool of_statement = (view_.rel(place) == Rel::Acl || view_.rel(place) == Rel::Relcl) && view_.head(place) != kNowhere && view_.head(place) + 1 == place && view_.is(view_.head(place), WordClass::StatementNoun);
    if (named_so(place) || of_protest(place, entry) || view_.is(place, WordClass::Silence)) return false;
    if (of_statement && entry.weak && view_.has_feature(place, "Voice=Pass")) return false;  // "a statement posted on its site"
    if ((entry.takes & kTakesPredicate) && place + 1 < view_.size() && view_.has_feature(place + 1, "Reflex=Yes")) return false;  // "calling itself X"
    if (nominalized(place) || (entry.weak && !entry.stem && !tells(place))) return false;
    if (in_speech(place) || (view_.is(place, WordClass::LifeVerb) && takes_lives(place))) return false;
    if (entry.weak && !entry.stem && view_.lexicon().by_lemma() && passive(place) && view_.child(place, Rel::Xcomp) != kNowhere && !has_agent(place)) return false;  // "was expected to be limited"
    const bool phrase = entry.lemma.find(' ') != std::string::npos;  // "spoke out against"
    if (entry.takes == kTakesNominal && !phrase && !passive(place) && view_.child(place, Rel::Obj) == kNowhere && place + 1 < view_.size() && view_.token(place + 1).upos == Upos::Adp) return false;  // "hails from a family"
    if (entry.act == Act::Condemn && strikes(place)) return false;
    // "what it called a massacre" only marks a word as somebody's.
    const auto holder = view_.child(place, Rel::Nsubj);  // "a campaign that the U.N. has called ethnic cleansing"
    const bool opinion = view_.lexicon().by_lemma() && holder != kNowhere && view_.token(holder).upos != Upos::Pron;
    if ((entry.takes & kTakesPredicate) && (view_.rel(place) == Rel::Relcl || view_.rel(place) == Rel::Acl) && !calls_false(place) && !opinion && !further_clause(place, holder) && !aside(place)) return false;
    return !unreal(place) && !names_object(place);
  }

  // "A missile slammed into a house": a verb of condemning without object, quotation or clause, before where it went.
  bool strikes(std::uint32_t place) const {
    if (!view_.lexicon().by_lemma() || passive(place) || place + 1 >= view_.size() || view_.token(place + 1).upos != Upos::Adp || after_quotation(place)) return false;
    if (view_.rel(place) == Rel::Relcl || view_.rel(place) == Rel::Acl) return false;  // "what Washington decried as X"
    if (view_.child(place, Rel::Obj) != kNowhere || view_.child(place, Rel::Ccomp) != kNowhere || view_.rel(place) == Rel::Parataxis) return false;
    const auto where = view_.head(place + 1);
    return where != kNowhere && view_.rel(where) == Rel::Obl && view_.head(where) == place && view_.child(place, Rel::Nsubj) != kNowhere && !view_.is(where, WordClass::StatementNoun);
  }

  // "protests demanding reforms": what an event is for, said by nobody in the article.
  bool of_protest(std::uint32_t place, const CueEntry& entry) const {
    const auto head = view_.head(place);
    if (entry.act != Act::Demand || view_.rel(place) != Rel::Acl || head == kNowhere || head > place || !view_.lexicon().by_lemma() || !view_.participle(place)) return false;
    for (const WordInfo* info : view_.words(head).all())
      for (const std::uint16_t index : info->deeds)
        if (view_.lexicon().deed(index).noun && view_.lexicon().deed(index).plover == Plover::Protest) return true;
    return false;
  }

  // "REUTERS Rodi Said | The army": a capital behind a name inside a sentence that is no headline is part of the name.
  bool named_so(std::uint32_t place) const {
    const std::string& form = view_.token(place).form;
    const Range sentence = view_.sentence_at(place);
    if (!view_.lexicon().by_lemma() || place < sentence.begin + 1 || !begins_capital(form) || in_capitals(form)) return false;
    return !is_headline(view_, view_.sentence_of(place)) && view_.token(place - 1).upos == Upos::Propn;
  }

  // A weak cue has a clause by the tree, a complementizer near it, a quotation or a comma beside it, and no thing for its object
  // ("melanjutkan serangan").
  bool tells(std::uint32_t place) const {
    const auto object = view_.child(place, Rel::Obj);
    if (!view_.lexicon().by_lemma() && object != kNowhere && object > place && object <= place + 2 && view_.token(object).upos == Upos::Noun) return false;
    for (std::uint32_t child : view_.children(place))
      if (view_.rel(child) == Rel::Ccomp || view_.rel(child) == Rel::Parataxis || view_.rel(child) == Rel::Xcomp) return true;
    if (view_.rel(place) == Rel::Parataxis || after_quotation(place)) return true;
    if (const auto next = place + 1 < view_.size() && !view_.lexicon().by_lemma() ? view_.mention_over(place + 1) : kNowhere; next != kNowhere)  // "yakin Israel mendalangi X"
      if (const std::uint32_t verb = view_.mention_range(next).end; view_.mention_range(next).begin == place + 1 && verb < view_.sentence_at(place).end && view_.verbal(verb)) return true;
    const std::uint32_t end = std::min(view_.sentence_at(place).end, place + 8);
    for (std::uint32_t i = place + 1; i < end && view_.token(i).upos != Upos::Verb; ++i)
      if (view_.is(i, WordClass::Complementizer) || view_.token(i).upos == Upos::Punct) return true;
    return false;
  }

  // "amid reports that", "despite claims that": behind an adposition a finite form is a noun that the tagger misread; so is one
  // without a subject behind what is an object by the tree, and no noun ("amid" read as an adverb).
  bool nominalized(std::uint32_t place) const {
    if (!view_.lexicon().by_lemma() || place == view_.sentence_at(place).begin) return false;
    const Token& before = view_.token(place - 1);
    if (before.upos == Upos::Adv && view_.rel(place - 1) == Rel::Obj && view_.has_feature(place, "VerbForm=Fin") && view_.child(place, Rel::Nsubj) == kNowhere) return true;
    return before.upos == Upos::Adp && view_.rel(place - 1) == Rel::Case && !view_.participle(place);
  }

  // "outrage from the COALITION which described the incident as a crime": the pronoun stands for who says so; "the report, which
  // described" is of nobody.
  bool further_clause(std::uint32_t place, std::uint32_t holder) const {
    const auto object = view_.child(place, Rel::Obj);
    const auto noun = view_.head(place);
    const bool account = noun != kNowhere && view_.is(noun, WordClass::StatementNoun);
    return view_.lexicon().by_lemma() && !account && holder != kNowhere && view_.has_feature(holder, "PronType=Rel") && object != kNowhere && object > place;
  }

  // "..., which she called a grave violation": a further clause with a person or body as its subject.
  bool aside(std::uint32_t place) const {
    if (!view_.lexicon().by_lemma() || place < view_.sentence_at(place).begin + 4 || !view_.has_feature(place - 1, "PronType=Prs")) return false;
    return view_.has_feature(place - 2, "PronType=Rel") && view_.lower(place - 3) == ",";
  }

  // "an account which the ministry described as baseless".
  bool calls_false(std::uint32_t place) const {
    for (std::uint32_t child : view_.children(place))
      if (child > place && view_.is(child, WordClass::Falsehood)) return true;
    return false;
  }

  // "..., demikian Kementerian Luar Negeri": a source follows, no cue or statement that names it.
  bool source_next(std::uint32_t place) const {
    const std::uint32_t next = place + 1;
    return next < view_.sentence_at(place).end && view_.mention_over(next) != kNowhere && !view_.is(next, WordClass::StatementNoun) && view_.mention_range(view_.mention_over(next)).begin == next;
  }

  // "claimed 21 lives".
  bool takes_lives(std::uint32_t place) const {
    const auto object = view_.child(place, Rel::Obj);
    if (object != kNowhere && view_.is(object, WordClass::Life)) return true;
    for (std::uint32_t i = place + 1; i < std::min(view_.sentence_at(place).end, place + 5); ++i)
      if (view_.is(i, WordClass::Life)) return true;
    return false;
  }

  // "... on Wednesday AGENCY reports.": read as a noun at the end of the sentence, behind a name and a clause.
  bool trailing_noun(std::uint32_t place, const CueEntry& entry) const {
    const Range sentence = view_.sentence_at(place);
    const bool last = place + 1 == sentence.end || (place + 2 == sentence.end && view_.token(place + 1).upos == Upos::Punct);
    if (!last || entry.act != Act::State || !(entry.takes & kTakesClause) || place < sentence.begin + 3) return false;
    return view_.token(place - 1).upos == Upos::Propn && view_.has_verb({sentence.begin, place - 1});
  }

  // "Baku alleges that": a verb read as a noun, with a name before it and a complementizer behind.
  bool clausal_noun(std::uint32_t place) const {
    const Range sentence = view_.sentence_at(place);
    if (place == sentence.begin || place + 1 >= sentence.end || view_.head(place) != kNowhere) return false;
    return view_.is(place + 1, WordClass::Complementizer) && view_.token(place - 1).upos == Upos::Propn;
  }

  bool noun_fits(std::uint32_t place) const {
    const auto verb = view_.rel(place) == Rel::Obj ? view_.head(place) : kNowhere;
    if (verb != kNowhere && view_.is(verb, WordClass::Suffer)) return false;  // "faces threats from X": nobody said it
    return (view_.token(place).upos == Upos::Noun || !view_.lexicon().by_lemma()) && !in_speech(place);
  }

  // Inside direct speech, where the article's own cues cannot stand.
  bool in_speech(std::uint32_t place) const {
    const auto quote = quotation_over(quotes_, place);
    return quote != kNowhere && !quotes_[quote].single && quotes_[quote].range.size() > kSpeechLength + 2;
  }

  bool after_quotation(std::uint32_t place) const {
    if (place == view_.sentence_at(place).begin) return (place > 0 && ends_quotation(place)) || opens_sentence(place);
    const std::string_view before = view_.lower(place - 1);
    return before == "," || ends_quotation(place) || view_.is(place - 1, WordClass::Pause);
  }

  // "...?" the envoy NAME asked; "...", cried NAME; NAME wondered: "...": verbs that tell only how a quotation was spoken. Nothing
  // but the speaker stands between the two.
  bool beside_quotation(std::uint32_t place, const CueEntry& entry) const {
    constexpr std::uint32_t kSpeaker = 14;  // tokens
    const std::uint32_t behind = entry.lemma.find(' ') == std::string::npos ? place + 1 : std::max(place + 1, view_.words(place).phrase_end);
    for (std::uint32_t i = behind; i < std::min(view_.size(), behind + 2); ++i) {
      if (const auto quote = quotation_over(quotes_, i); quote != kNowhere) return speech(quote);
      if (view_.token(i).upos != Upos::Punct) break;
    }
    const std::uint32_t first = view_.sentence_at(place).begin;
    for (std::uint32_t at = place; at > 0 && at + kSpeaker > place; --at) {
      if (const auto quote = quotation_over(quotes_, at - 1); quote != kNowhere) return speech(quote) && (at > first || !full_stop(quote));
      if (at - 1 < first || view_.verbal(at - 1) || view_.is(at - 1, WordClass::Complementizer)) return false;
    }
    return false;
  }

  // "... God is great." | The farmer cried: a sentence of its own.
  bool full_stop(std::uint32_t quote) const {
    const Range range = quotes_[quote].range;
    return range.size() > 1 && view_.lower(range.end - 2) == ".";
  }

  bool speech(std::uint32_t quote) const { return !quotes_[quote].single && quotes_[quote].range.size() >= kSpeechLength; }

  // "Kata Presiden Mesir, gencatan senjata masih berlaku": stem and speaker up to a comma or colon.
  bool opens_sentence(std::uint32_t place) const {
    constexpr std::uint32_t kSpeaker = 12;  // tokens
    const std::uint32_t end = std::min(view_.sentence_at(place).end, place + kSpeaker);
    if (view_.lexicon().by_lemma() || place + 1 >= end || (view_.mention_over(place + 1) == kNowhere && view_.token(place + 1).upos != Upos::Propn && !view_.is(place + 1, WordClass::PersonPronoun) && !view_.is(place + 1, WordClass::SourceNoun))) return false;
    for (std::uint32_t i = place + 1; i < end; ++i) {
      if (view_.lower(i) == "," || view_.lower(i) == ":") return true;
      if (view_.token(i).upos == Upos::Verb) return false;
    }
    return false;
  }

  bool ends_quotation(std::uint32_t place) const {
    for (std::uint32_t back = 1; back <= 2 && back <= place; ++back)
      if (const auto quote = quotation_over(quotes_, place - back); quote != kNowhere) return quotes_[quote].range.end <= place && quotes_[quote].range.end + 1 >= place;
    return false;
  }

  // "condemned | what it called X", "memprotes apa yang disebutnya X": it only words the object of the cue before.
  bool names_object(std::uint32_t place) const {
    if (view_.rel(place) != Rel::Relcl && view_.rel(place) != Rel::Acl) return false;
    const auto pronoun = view_.head(place);
    if (pronoun == kNowhere || pronoun > place || view_.token(pronoun).upos != Upos::Pron || view_.rel(pronoun) != Rel::Obj) return false;
    return view_.head(pronoun) != kNowhere && view_.cue_takes(view_.head(pronoun), kTakesNominal);
  }

  // Negated, conditional, future or infinitive cues, and those of the first person: nobody said it.
  bool unreal(std::uint32_t place) const {
    const std::uint32_t begin = view_.sentence_at(place).begin;
    for (std::uint32_t child : view_.children(place)) {
      const Rel rel = view_.rel(child);
      if (rel == Rel::Nsubj && view_.is(child, WordClass::FirstPerson)) return true;
      if (child > place) continue;
      if ((rel == Rel::Advmod || rel == Rel::Aux || rel == Rel::Mark || rel == Rel::Other) && view_.is(child, WordClass::Negation)) return true;
      const bool joins = child + 1 < place && view_.token(child + 1).upos == Upos::Cconj;  // "akan tetapi"
      if ((rel == Rel::Aux || rel == Rel::Advmod) && view_.is(child, WordClass::Future) && !joins) return true;
      if (rel == Rel::Mark && (view_.is(child, WordClass::Conditional) || (view_.token(child).upos == Upos::Part && !goes_on(place)))) return true;
      if (rel == Rel::Aux && view_.is(child, WordClass::Possible)) return true;
    }
    const bool first_person = place > begin && view_.is(place - 1, WordClass::FirstPerson) && !view_.has_feature(place - 1, "Case=Acc");  // not "to divert us said X"
    if (first_person || (place > begin && view_.is(place - 1, WordClass::Negation))) return true;
    const auto first = view_.rel(place) == Rel::Conj ? view_.head(place) : kNowhere;  // "did not confirm or deny"
    if (first != kNowhere && first < place && place - first <= 3 && view_.is(place - 1, WordClass::Disjunction) && view_.verbal(first) && negated_before(first)) return true;
    if (first != kNowhere && first < place && view_.lexicon().by_lemma() && view_.subject(place) == kNowhere && will(first) && view_.has_feature(place, "VerbForm=Inf")) return true;  // "will allow X or insist on Y"
    if (place > begin && (view_.is(place - 1, WordClass::Future) || (view_.is(place - 1, WordClass::Purpose) && !goes_on(place)))) return true;
    if (view_.is(place, WordClass::CitedAs) && (place > begin ? view_.words(place).phrase_end == place + 1 : cites(place))) return true;  // "sebagaimana diberitakan X": a citation
    const bool describing = view_.rel(place) == Rel::Relcl || view_.rel(place) == Rel::Acl;
    const auto noun = describing ? view_.head(place) : kNowhere;
    const auto article = noun == kNowhere ? kNowhere : view_.child(noun, Rel::Det);
    if (article != kNowhere && view_.is(article, WordClass::Negation) && !named_between(noun, place)) return true;
    for (std::uint32_t i = place > begin + 5 ? place - 5 : begin; i + 2 < place; ++i)  // "no group has claimed", "belum ada kelompok yang mengaku"
      if (view_.is(i, WordClass::Negation) && view_.is(i + 1, WordClass::Existence)) return true;
    return false;
  }

  // "continued to | deny", "was quick to | blame", "went on to | say".
  bool goes_on(std::uint32_t place) const {
    constexpr std::uint32_t kNear = 3;  // tokens: "went | on to | say", read as a purpose
    auto governor = view_.rel(place) == Rel::Xcomp || view_.rel(place) == Rel::Advcl ? view_.head(place) : kNowhere;
    if (governor != kNowhere && view_.rel(place) == Rel::Advcl && (governor > place || governor + kNear < place)) governor = kNowhere;
    if (governor == kNowhere || !view_.is(governor, WordClass::Aspect) || is_negated(view_, governor)) return false;
    return view_.has_feature(governor, "VerbForm=Fin") || view_.child(governor, Rel::Cop) != kNowhere;
  }

  bool has_agent(std::uint32_t place) const {
    const auto children = view_.children(place);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) { return view_.is_agent(child); });
  }

  bool will(std::uint32_t verb) const {
    const auto children = view_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) { return view_.rel(child) == Rel::Aux && view_.is(child, WordClass::Future); });
  }

  // "Diberitakan X pada Sabtu, Y mengatakan Z": the sentence that a medium opens has a cue of its own behind the comma.
  bool cites(std::uint32_t place) const {
    const Range sentence = view_.sentence_at(place);
    std::uint32_t comma = place + 1;
    while (comma < sentence.end && view_.lower(comma) != ",") ++comma;
    for (std::uint32_t i = comma; i < sentence.end; ++i)
      for (const WordInfo* info : view_.words(i).all())
        for (const std::uint16_t index : info->cues)
          if (view_.lexicon().cue(index).form == CueForm::Verb && verb_fits(i, view_.lexicon().cue(index))) return true;
    return false;
  }

  bool negated_before(std::uint32_t verb) const {
    for (std::uint32_t child : view_.children(verb))
      if (child < verb && view_.is(child, WordClass::Negation)) return true;
    return verb > 0 && view_.is(verb - 1, WordClass::Negation);
  }

  // "no comment from the army, which admitted": a name nearer than the negated noun is what the clause describes.
  bool named_between(std::uint32_t noun, std::uint32_t place) const {
    for (std::uint32_t i = noun + 1; i < place; ++i)
      if (view_.mention_headed(i) != kNowhere && view_.token(i).upos != Upos::Pron) return true;
    return false;
  }

  bool passive(std::uint32_t place) const {
    const auto auxiliary = view_.child(place, Rel::AuxPass);
    if (auxiliary == kNowhere && view_.lexicon().by_lemma() && view_.words(place).phrase_end == place + 2 && view_.token(place + 1).upos == Upos::Adp && !has_agent(place) && place > view_.sentence_at(place).begin && view_.lower(place - 1) != ",") return false;  // "Turkey | called for | calm", read as a participle
    if ((auxiliary != kNowhere && view_.mention_over(auxiliary) == kNowhere) || view_.child(place, Rel::NsubjPass) != kNowhere) return true;  // not "IS said"
    const bool past = view_.has_feature(place, "Voice=Pass");
    if (past && (view_.child(place, Rel::Cop) != kNowhere || (view_.child(place, Rel::Aux) != kNowhere && view_.child(place, Rel::Obj) == kNowhere))) return true;  // "was on Monday accused"
    if (copula_before_day(place)) return true;
    if (told_of_object(place)) return false;
    const bool reduced = (past || view_.has_feature(place, "Tense=Past")) && view_.child(place, Rel::Nsubj) == kNowhere && view_.lexicon().by_lemma() && view_.rel(place) == Rel::Acl && !view_.participle(place);
    if (reduced && view_.child(place, Rel::Obj) == kNowhere && view_.cue_takes(place, kTakesAccused)) return true;  // "a regime accused of torture"
    const bool predicate = view_.rel(place) == Rel::Xcomp && view_.head(place) != kNowhere && view_.child(view_.head(place), Rel::Obj) == kNowhere;
    if (past && predicate) return true;  // "stands accused"
    for (std::uint32_t child : view_.children(place)) {  // "as reported earlier by X"
      const auto by = past && view_.rel(child) == Rel::Obl ? view_.child(child, Rel::Case) : kNowhere;
      if (by != kNowhere && by > place && view_.is(by, WordClass::Agent)) return true;
    }
    const auto agent = view_.child(place, Rel::Agent);
    const auto mark = agent == kNowhere ? kNowhere : view_.child(agent, Rel::Case);
    return agent != kNowhere && (mark == kNowhere || view_.is(mark, WordClass::Agent));
  }

  // "France denounced | "acts" by the army", "an envoy in exile accused | X of waging war": a past form without auxiliary and with an
  // object behind it, whatever the tree takes for its agent or for what it describes.
  bool told_of_object(std::uint32_t place) const {
    if (!view_.lexicon().by_lemma() || place + 1 >= view_.sentence_at(place).end || view_.child(place, Rel::AuxPass) != kNowhere || view_.child(place, Rel::Aux) != kNowhere || view_.child(place, Rel::Cop) != kNowhere) return false;
    const auto object = view_.child(place, Rel::Obj);
    if (view_.child(place, Rel::Nsubj) != kNowhere && object != kNowhere && object > place) return true;
    const auto noun = view_.head(place);
    const bool describes = (view_.rel(place) == Rel::Acl || view_.rel(place) == Rel::Amod) && noun != kNowhere && view_.head(noun) != kNowhere;
    if (!describes || place == 0 || !view_.cue_takes(place, kTakesAccused) || view_.is(place - 1, WordClass::Agent)) return false;
    const auto name = view_.mention_over(place + 1);  // of an agent or deed nothing
    return name != kNowhere && view_.mention_range(name).begin == place + 1 && !view_.has_feature(place, "VerbForm=Ger");
  }

  // "was on Monday accused": the day between them read as the predicate.
  bool copula_before_day(std::uint32_t place) const {
    if (!view_.lexicon().by_lemma() || !view_.has_feature(place, "VerbForm=Part") || view_.participle(place)) return false;
    const std::uint32_t begin = view_.sentence_at(place).begin;
    std::uint32_t at = place;
    bool day = false;
    for (; at > begin && (view_.in_time(at - 1) || view_.token(at - 1).upos == Upos::Adp); --at) day = day || view_.in_time(at - 1);
    return day && at > begin && view_.token(at - 1).upos == Upos::Aux && (view_.rel(at - 1) == Rel::Cop || view_.rel(at - 1) == Rel::AuxPass);
  }

  const ClaimView& view_;
  std::span<const QuotedRange> quotes_;
};

}  // namespace

std::vector<QuotedRange> place_quotations(const ClaimView& view, const std::vector<Quotation>& quotations) {
  std::vector<QuotedRange> out;
  for (const Quotation& quotation : quotations) {
    Range range{view.place_at(quotation.span.begin), view.place_at(quotation.span.end)};
    // A mark that nothing closes holds its own sentence only, unless it opens a line (the habit of long speeches).
    if (!quotation.closed && !range.empty() && range.begin < view.size()) {
      const bool opens_line = range.begin == 0 || view.paragraph_at(range.begin) != view.paragraph_at(range.begin - 1);
      if (!opens_line) range.end = std::min(range.end, view.sentence_at(range.begin).end);
    }
    if (range.empty() || (!out.empty() && range.begin < out.back().range.end)) continue;
    out.push_back({range, quotation.single, quotation.continued});
  }
  return out;
}

std::uint32_t quotation_over(std::span<const QuotedRange> quotes, std::uint32_t place) {
  const auto found = std::upper_bound(quotes.begin(), quotes.end(), place,
                                      [](std::uint32_t at, const QuotedRange& quote) { return at < quote.range.begin; });
  if (found == quotes.begin()) return kNowhere;
  const auto index = static_cast<std::uint32_t>(found - quotes.begin() - 1);
  return quotes[index].range.contains(place) ? index : kNowhere;
}

bool is_headline(const ClaimView& view, std::uint32_t sentence) {
  const Range range = view.sentence(sentence);
  if (range.empty()) return false;
  for (std::uint32_t i = range.end; i > range.begin && i + 3 > range.end; --i) {
    const std::string_view word = view.lower(i - 1);
    if (!word.empty() && is_stop(word.back())) return false;
  }
  return true;
}

std::vector<Cue> find_cues(const ClaimView& view, std::span<const QuotedRange> quotes) { return CueFinder(view, quotes).run(); }

}  // namespace hearsay::extract
