#include "extract/find/attribution.h"

#include <algorithm>

#include "extract/syntax/word_shape.h"

namespace hearsay::extract {

namespace {

constexpr std::uint32_t kReach = 25;       // tokens searched before a cue
constexpr std::uint32_t kInvertedReach = 8;  // tokens searched after an inverted cue
constexpr std::uint32_t kOwnerPhrase = 24;  // longest owner of a noun, in tokens

}  // namespace

Speaker Attribution::speaker_of(const Cue& cue, const std::vector<Draft>& before) {
  Speaker found;
  switch (cue.entry->form) {
    case CueForm::Noun: return noun_speaker(cue, before);
    case CueForm::Adposition: {
      // The noun that the adposition marks, or the one that follows it.
      if (found = source_behind(cue); found.found()) return found;
      if (found = parted_source(cue); found.found()) return found;
      if (const auto source = near_source(cue); source != kNowhere) return speaker_at(source, before);
      if (cue.range.end < view_.size() && view_.has_feature(cue.range.end, "Poss=Yes") && !names_speaker(cue.range.end)) return {};  // "according to their location and the munitions used"
      const auto head = view_.head(cue.place);
      if (head != kNowhere && head > cue.place && view_.nominal(head)) found = speaker_at(head, before);
      if (!found.found() && head == cue.range.end && view_.is(head, WordClass::PersonPronoun) && view_.token(head).upos == Upos::Pron) return {};  // "Menurut dia, Israel menyerang kota"
      // "Menurut kesepakatan itu, X harus ...": a plain noun tells nothing, nor does whoever stands behind its comma.
      if (!found.found() && head == cue.range.end + 1 && view_.is(cue.range.end, WordClass::Singular) && common_noun(head)) return nominal(head);  // "menurut seorang | teman, X ..."
      if (!found.found() && head == cue.range.end && common_noun(head) && !names_before_comma(head)) return {};
      return found.found() ? found : nearest_after(cue, before);
    }
    case CueForm::Adjective:
    case CueForm::Verb: break;
  }
  found = cue.passive ? passive_speaker(cue, before) : verb_speaker(cue, before);
  add_headline_list(cue, found);
  return found;
}

// "According to an official from the council NAME works for a party", the comma lost: the source noun right behind the
// adposition, where the tree hangs the adposition on a noun further on.
std::uint32_t Attribution::near_source(const Cue& cue) const {
  constexpr std::uint32_t kPhrase = 4;  // tokens
  if (!view_.lexicon().by_lemma()) return kNowhere;
  const std::uint32_t end = std::min(view_.sentence_at(cue.place).end, cue.range.end + kPhrase);
  for (std::uint32_t at = cue.range.end; at < end; ++at) {
    const Upos upos = view_.token(at).upos;
    if (upos != Upos::Det && upos != Upos::Adj && upos != Upos::Noun && upos != Upos::Propn) return kNowhere;
    const bool last = at + 1 < view_.size() && view_.token(at + 1).upos == Upos::Adp;
    if (upos == Upos::Noun && last) return view_.is(at, WordClass::SourceNoun) && view_.head(cue.place) != at ? at : kNowhere;
  }
  return kNowhere;
}

// A source or an occupation, or a `mention` (kNowhere for none) of somebody who can speak.
bool Attribution::noun_speaks(std::uint32_t noun, std::uint32_t mention) const {
  return view_.is(noun, WordClass::SourceNoun) || view_.is(noun, WordClass::Occupation) || (mention != kNowhere && can_speak(mention));
}

// "according to its officials": the noun that the possessive at `place` owns speaks.
bool Attribution::names_speaker(std::uint32_t place) const {
  const auto noun = view_.head(place);
  if (noun == kNowhere) return false;
  return noun_speaks(noun, view_.mention_over(noun)) || view_.is(noun, WordClass::StatementNoun);
}

// A mention stands between `place` and the next comma.
bool Attribution::names_before_comma(std::uint32_t place) const {
  for (std::uint32_t i = place + 1; i < view_.sentence_at(place).end && view_.lower(i) != ","; ++i)
    if (view_.mention_over(i) != kNowhere) return true;
  return false;
}

// "According to Al-Manar Syrian forces advanced", the comma lost: the name right behind the adposition, not the noun that it
// was read into.
Speaker Attribution::source_behind(const Cue& cue) {
  std::uint32_t at = cue.range.end;
  while (at < view_.size() && view_.token(at).upos == Upos::Det) ++at;
  const auto mention = at < view_.size() ? view_.mention_over(at) : kNowhere;
  if (mention == kNowhere || view_.mention_range(mention).begin != at || view_.mention(mention).kind != MentionKind::Name || !can_speak(mention)) return {};
  const LocalEntity& source = entity(view_.mention(mention).entities.front());
  const bool medium = is_medium(source) || source.kind == "charity" || (source.type == EntityType::Person && source.named && view_.mention_range(mention).end < view_.sentence_at(cue.place).end && view_.token(view_.mention_range(mention).end).upos != Upos::Adp);
  return medium ? mentioned(mention, "name behind the adposition") : Speaker{};
}

Speaker Attribution::verb_speaker(const Cue& cue, const std::vector<Draft>& before) {
  auto subject = view_.subject(cue.place);
  if (Speaker both = companions(cue, subject, before); both.found()) return both;
  subject = in_role(doer_before(cue.place, whole_title(cue.place, subject)));
  if (cue.entry->own_subject) {
    const auto own = subject == kNowhere ? kNowhere : view_.mention_over(subject);
    if (own == kNowhere || !can_speak(own) || view_.participle(cue.place)) return {};
  }
  const bool beside = cue.place > view_.sentence_at(cue.place).begin && view_.has_feature(cue.place - 1, "PronType=Prs") && view_.has_feature(cue.place - 1, "Case=Nom");
  if (beside && plain_speech(cue) && !view_.is(cue.place - 1, WordClass::FirstPerson)) subject = cue.place - 1;  // "A fears B it said", the comma lost
  if (subject != kNowhere && subject > view_.sentence_at(subject).begin && view_.has_feature(subject, "Reflex=Yes") && view_.nominal(subject - 1)) --subject;  // "the refugees themselves say"
  if (subject != kNowhere && ((subject > cue.place && !inverted(cue)) || (subject < cue.place && view_.child(subject, Rel::Case) != kNowhere && !opens_clause(view_.child(subject, Rel::Case), cue.place)))) subject = kNowhere;
  if (subject != kNowhere && (parted_by_quotation(subject, cue.place) || parted_by_complementizer(cue.place, subject))) subject = kNowhere;
  if (const auto account = reporting(cue); account != kNowhere) return nominal(account);
  if (const auto quoted = quoted_as(cue); quoted != kNowhere) return speaker_at(quoted, before);
  if (Speaker found = behind_relative(cue, before); found.found()) return found;
  if (Speaker found = absolute(cue, subject); found.found()) return found;
  if (Speaker found = before_clause(cue); found.found()) return found;
  if (Speaker found = unparted(cue); found.found()) return found;
  if (Speaker found = trailing_sources(cue, subject, before); found.found()) return found;
  if (Speaker found = trailing_name(cue, subject, before); found.found()) return found;
  if (Speaker found = closes_headline(cue, subject, before); found.found()) return found;
  const auto next = cue.entry->after_quotation && cue.range.end < view_.size() ? view_.mention_over(cue.range.end) : kNowhere;  // ", ujar X"
  const bool named_behind = next != kNowhere && (view_.mention(next).kind == MentionKind::Name || (!view_.lexicon().by_lemma() && view_.mention(next).kind != MentionKind::Pronoun && view_.mention_range(next).begin == cue.range.end && can_speak(next)));
  if (cue.quoting && (subject == kNowhere || subject > cue.place || named_behind))
    if (Speaker found = nearest_after(cue, before); found.found()) return found;
  const bool behind_verb = subject != kNowhere && subject < cue.place && view_.token(cue.place - 1).upos == Upos::Verb;  // "X were killed said Y"
  if (behind_verb || (subject != kNowhere && subject < cue.place && (view_.token(subject).upos == Upos::Noun || view_.token(subject).upos == Upos::Pron) && named_to_the_end(cue)))
    if (Speaker found = inverted_speech(cue, before); found.found()) return found;
  if (subject != kNowhere) {
    // The subject of a relative clause may be its pronoun: "Witkoff, yang menyebut".
    const bool relative = view_.rel(cue.place) == Rel::Relcl || view_.rel(cue.place) == Rel::Acl;
    const bool personal = view_.has_feature(subject, "PronType=Prs");
    if (relative && !personal && view_.token(subject).upos == Upos::Pron && view_.mention_headed(subject) == kNowhere) {
      if (const auto person = described_person(subject, cue.place); person != kNowhere)
        if (Speaker found = speaker_at(person, before); found.found()) return found;
      if (Speaker name = before_relative(subject); name.found()) return name;
      Speaker found = speaker_at(antecedent_noun(cue.place), before);
      found.rule = "noun of the relative clause";
      return found;
    }
    if (denied(subject)) return {};
    if (Speaker accused = who_was_accused(cue, subject, before); accused.found()) return accused;
    if (Speaker same = parallel(cue, subject); same.found()) return same;
    if (Speaker teller = free_relative(cue, subject, before); teller.found()) return teller;
    if (Speaker near = displaced(cue, subject, before); near.found()) return near;
    if (Speaker named = named_at_end(cue, subject); named.found()) return named;
    if (Speaker speaker = speaker_at(subject, before); speaker.found()) return speaker;
    const bool speech = plain_speech(cue) || telling(cue) || (taking_sides(cue) && !view_.is(subject, WordClass::ExchangeVerb));
    if (speech && subject < cue.place && common_noun(subject)) {
      const Speaker near = nearest_before(cue, before);
      const bool beyond = near.found() && near.range.begin < subject;
      const bool inside = near.found() && near.range.begin > subject && this->relative(near.range.begin, subject);  // "a herder who fled to Mali told"
      if (beyond || inside || (!near.found() && !telling(cue))) return nominal(subject);
    }
    const auto counted = subject < cue.place && plain_speech(cue) && view_.token(subject).upos == Upos::Num ? view_.child(subject, Rel::Nmod) : kNowhere;
    if (counted != kNowhere && common_noun(counted)) return nominal(counted);  // "one of the guards told"
  } else if (Speaker behind = inverted_speech(cue, before); behind.found()) {
    return behind;
  } else if (Speaker prior = continued(cue, before); prior.found()) {
    return prior;
  } else if (Speaker name = name_with_relative(cue); name.found()) {
    return name;
  } else if (Speaker first = opens_headline(cue); first.found()) {
    return first;
  } else if (Speaker found = adjacent(cue, before); found.found()) {
    return found;
  } else if (Speaker governing = inherited(cue.place, before); governing.found()) {
    return governing;
  }
  if (Speaker found = subject == kNowhere ? Speaker{} : opens_headline(cue); found.found()) return found;
  if (Speaker found = nearest_before(cue, before); found.found()) return found;
  Speaker found = inverted(cue) ? nearest_after(cue, before) : Speaker{};
  if (found.found() || !cue.entry->after_quotation) return found;
  const auto pronoun = cue.range.end < view_.sentence_at(cue.place).end && view_.token(cue.range.end).upos == Upos::Pron ? view_.mention_headed(cue.range.end) : kNowhere;
  if (pronoun != kNowhere && can_speak(pronoun) && !before.empty() && met_since(view_.mention(pronoun).entities.front(), before.back().place(), cue.place)) return mentioned(pronoun, "person named since the claim before");
  found = pronoun_speaker(cue.place, before, Wanted::Person);  // "..., tambahnya": nobody new is named
  found.range = {};
  return found;
}

// "Malaysia selaku | ketua ASEAN | meminta": who speaks in a role stands before it.
std::uint32_t Attribution::in_role(std::uint32_t subject) const {
  const auto mark = subject == kNowhere || view_.lexicon().by_lemma() ? kNowhere : view_.child(subject, Rel::Case);
  if (mark == kNowhere || mark > subject || mark <= view_.sentence_at(subject).begin || !view_.is(mark, WordClass::CalledAs)) return subject;
  const auto name = view_.mention_over(mark - 1);
  return name == kNowhere || !can_speak(name) ? subject : view_.place_of(view_.mention(name).tokens, view_.mention(name).head);
}

// "AGENCY reported residents and workers as saying": who is quoted stands before the "as".
std::uint32_t Attribution::quoted_as(const Cue& cue) const {
  const std::uint32_t begin = view_.sentence_at(cue.place).begin;
  if (!view_.lexicon().by_lemma() || cue.place < begin + 3 || !view_.participle(cue.place) || !view_.is(cue.place - 1, WordClass::Likewise)) return kNowhere;
  std::uint32_t noun = cue.place - 2;
  if (!view_.nominal(noun)) return kNowhere;
  for (int step = 0; step < 4; ++step) {
    const auto head = view_.head(noun);
    const Rel rel = view_.rel(noun);
    if (head == kNowhere || head >= cue.place || !view_.nominal(head) || (rel != Rel::Conj && rel != Rel::Nmod && rel != Rel::Compound && rel != Rel::Flat)) break;
    noun = head;
  }
  return noun_speaks(noun, view_.mention_headed(noun)) && view_.rel(noun) == Rel::Obj ? noun : kNowhere;
}

// "hours after A and B announced a deal": the word before the subject introduces a clause, though read as an adposition.
bool Attribution::opens_clause(std::uint32_t place, std::uint32_t cue) const {
  if (!view_.is(place, WordClass::ClauseMark) || !view_.has_feature(cue, "VerbForm=Fin")) return false;
  for (std::uint32_t i = place + 1; i < cue; ++i)
    if (!view_.nominal(i) && view_.token(i).upos != Upos::Det && view_.token(i).upos != Upos::Adj && view_.token(i).upos != Upos::Cconj) return false;
  return true;
}

// "clarity on reports suggesting that A did B": accounts of nobody in particular, in the plural. "The ministry issued
// statements saying", "army reports saying": these have an author.
std::uint32_t Attribution::reporting(const Cue& cue) const {
  if (!view_.lexicon().by_lemma() || cue.place == view_.sentence_at(cue.place).begin || !view_.participle(cue.place)) return kNowhere;
  const std::uint32_t noun = cue.place - 1;
  const bool plural = view_.token(noun).upos == Upos::Noun && view_.has_feature(noun, "Number=Plur");
  return plural && view_.is(noun, WordClass::StatementNoun) && view_.mention_over(noun) == kNowhere && !has_author(noun) ? noun : kNowhere;
}

// An owner or a name among the words before the noun, or a verb of issuing in front of them.
bool Attribution::has_author(std::uint32_t noun) const {
  if (view_.child(noun, Rel::Poss) != kNowhere) return true;
  const std::uint32_t begin = view_.sentence_at(noun).begin;
  for (std::uint32_t at = noun; at > begin; --at) {
    const std::uint32_t place = at - 1;
    const Upos upos = view_.token(place).upos;
    if (view_.mention_over(place) != kNowhere || view_.is(place, WordClass::SourceNoun)) return true;
    if (view_.is(place, WordClass::IssuingVerb)) return true;
    if (upos != Upos::Adj && upos != Upos::Det && upos != Upos::Noun && upos != Upos::Num) return false;
  }
  return false;
}

// "Israel Tembakkan Rudal ke Lebanon, Klaim Bunuh X": a bare verb behind a comma of a headline is its first word's.
Speaker Attribution::opens_headline(const Cue& cue) {
  const std::uint32_t begin = view_.sentence_at(cue.place).begin;
  if (view_.lexicon().by_lemma() || !cue.entry->stem || cue.quoting || cue.place < begin + 3 || view_.lower(cue.place - 1) != "," || !is_headline(view_, view_.sentence_of(cue.place))) return {};
  const auto mention = view_.mention_over(begin);
  if (mention == kNowhere || !can_speak(mention) || view_.mention_range(mention).begin != begin || view_.mention_range(mention).end >= cue.place) return {};
  const std::uint32_t next = view_.mention_range(mention).end;
  const bool acts = view_.token(next).upos == Upos::Verb || view_.token(next).upos == Upos::Adj || view_.cue_takes(next, 0xff) || view_.tells_deed(next);
  if (!acts) return {};
  Speaker found = mentioned(mention, "first name of the headline");
  found.range = {};
  return found;
}

// "Russia has not acknowledged any deaths and it dismisses the report": the pronoun of a joined clause is the subject of the
// first, or its object where the clause answers what was done to it: "Russia warned Turkey and it rejected the charge".
Speaker Attribution::parallel(const Cue& cue, std::uint32_t subject) {
  if (view_.rel(cue.place) != Rel::Conj || !view_.has_feature(subject, "PronType=Prs") || !view_.lexicon().by_lemma()) return {};
  const auto first = view_.head(cue.place);
  const auto same = first == kNowhere || first > subject ? kNowhere : view_.subject(first);
  const auto mention = same == kNowhere || same > first ? kNowhere : view_.mention_headed(same);
  if (mention == kNowhere || !can_speak(mention) || view_.mention(mention).kind != MentionKind::Name || view_.mention(mention).entities.size() != 1) return {};
  const bool person = entity(view_.mention(mention).entities.front()).type == EntityType::Person;
  const bool thing = view_.has_feature(subject, "Gender=Neut");
  const bool one = view_.has_feature(subject, "Number=Sing");
  if (!one || person == thing) return {};
  const bool charged = cue.entry->act == Act::Deny && view_.cue_takes(first, kTakesAccused | kTakesAddressee);
  const bool struck = cue.entry->act == Act::Pledge && view_.tells_hostile(first);  // "Israel struck Hamas and it vowed revenge"
  const auto other = charged || struck ? rival(mention, subject) : kNowhere;
  if (other != kNowhere && person) return {};  // he or she: coreference
  Speaker found = other == kNowhere ? mentioned(mention, "subject of the clause before") : mentioned(other, "object of the clause before");
  found.range = {subject, subject + 1};
  return found;
}

// What takes part between `mention` and the pronoun and could be meant as well: one that can speak, a person as the mention is
// one or none as it is none; kNowhere where nobody is.
std::uint32_t Attribution::rival(std::uint32_t mention, std::uint32_t pronoun) const {
  const auto is_person = [&](std::uint32_t at) { return entity(view_.mention(at).entities.front()).type == EntityType::Person; };
  for (std::uint32_t i = view_.mention_range(mention).end; i < pronoun; ++i) {
    const auto other = view_.mention_headed(i);
    if (other == kNowhere || view_.mention(other).kind == MentionKind::Pronoun || !can_speak(other) || is_person(other) != is_person(mention)) continue;
    if (view_.is_agent(i) || view_.tells_where(i) || view_.has_feature(i, "Number=Plur")) continue;  // "Russia was accused by Ukraine and it denied the charge"
    const Rel rel = view_.rel(i);
    const bool takes_part = rel == Rel::Obj || rel == Rel::Iobj || rel == Rel::Obl;
    if (takes_part && view_.mention(other).entities != view_.mention(mention).entities) return other;
  }
  return kNowhere;
}

// "A accused B of the attack, though it denied any role": in the sentence of a charge a pronoun that denies is the accused.
Speaker Attribution::who_was_accused(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before) {
  if (cue.entry->act != Act::Deny || before.empty() || view_.token(subject).upos != Upos::Pron || !view_.lexicon().by_lemma()) return {};
  const Draft& charge = before.back();
  if (charge.cue.entry->act != Act::Accuse || charge.cue.passive || view_.sentence_of(charge.place()) != view_.sentence_of(cue.place)) return {};
  for (std::uint32_t i = charge.cue.range.end; i < subject; ++i) {
    const auto mention = view_.mention_over(i);
    if (mention == kNowhere || view_.mention(mention).kind == MentionKind::Pronoun || !can_speak(mention) || power_of(entity(view_.mention(mention).entities.front())).empty()) continue;
    Speaker found = mentioned(mention, "pronoun: whom the charge before accuses");
    found.range = {subject, subject + 1};
    return found;
  }
  return {};
}

// "Iran fired missiles at what it said were bases", "released footage of what they called an attack": the pronoun of a free
// relative clause is the subject of the clause around it.
Speaker Attribution::free_relative(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before) {
  const std::uint32_t begin = view_.sentence_at(cue.place).begin;
  if (subject > cue.place || subject < begin + 2 || !view_.has_feature(subject, "PronType=Prs")) return {};
  const std::uint32_t what = subject - 1;
  if (view_.token(what).upos != Upos::Pron || view_.has_feature(what, "PronType=Prs") || view_.token(what - 1).upos == Upos::Punct) return {};
  for (std::uint32_t at = what; at > begin; --at) {
    if (!view_.verbal(at - 1)) continue;
    const auto doer = view_.subject(at - 1);
    if (doer == kNowhere || doer >= at - 1) continue;
    Speaker found = speaker_at(doer, before);
    if (!found.found()) continue;
    found.range = {subject, subject + 1};
    found.rule = "subject of the clause around";
    return found;
  }
  return {};
}

// "adding that X did": a subject behind the complementizer belongs to the content.
bool Attribution::parted_by_complementizer(std::uint32_t cue, std::uint32_t subject) const {
  for (std::uint32_t i = cue + 1; i < subject; ++i)
    if (view_.is(i, WordClass::Complementizer)) return true;
  return false;
}

// The name that a relative pronoun follows: "..., X, who said".
Speaker Attribution::before_relative(std::uint32_t pronoun) {
  const std::uint32_t begin = view_.sentence_at(pronoun).begin;
  std::uint32_t at = pronoun;
  while (at > begin && view_.token(at - 1).upos == Upos::Punct) --at;
  if (at == begin) return {};
  const auto mention = view_.mention_over(at - 1);
  if (mention == kNowhere || !can_speak(mention) || view_.mention_range(mention).end < at) return {};
  return mentioned(mention, "name before the relative pronoun");
}

// A cue with a subject of its own, in languages that list lemmas: no participle, no passive ("men accused of").
bool Attribution::finite_active(const Cue& cue) const {
  if (!view_.lexicon().by_lemma() || cue.passive || view_.participle(cue.place)) return false;
  return !(cue.entry->takes & (kTakesAccused | kTakesPredicate)) || !view_.has_feature(cue.place, "Voice=Pass");
}

// "NAME who leads the mission urged restraint", the commas lost: the second verb behind the pronoun is the name's, where the
// tree gives the sentence no other predicate.
Speaker Attribution::behind_relative(const Cue& cue, const std::vector<Draft>& before) {
  const std::uint32_t begin = view_.sentence_at(cue.place).begin;
  if (!view_.lexicon().by_lemma()) return main_verb_behind_relative(cue, before);
  if (!finite_active(cue)) return {};
  std::size_t verbs = 0;
  std::uint32_t at = cue.place;
  while (at > begin && cue.place - at < kReach && !view_.has_feature(at - 1, "PronType=Rel")) {
    --at;
    const bool stop = view_.token(at).upos == Upos::Punct || view_.token(at).upos == Upos::Cconj || view_.is(at, WordClass::Complementizer);
    if (at < cue.place && stop) return {};
    if (at < cue.place && view_.token(at).upos == Upos::Verb && !view_.participle(at)) ++verbs;
  }
  if (verbs != 1 || at < begin + 2 || !view_.has_feature(at - 1, "PronType=Rel") || view_.rel(at - 1) != Rel::Nsubj) return {};
  const auto mention = view_.mention_over(at - 2);
  if (mention == kNowhere || !can_speak(mention) || view_.mention_range(mention).end != at - 1) return {};
  for (std::uint32_t i = cue.place + 1; i < view_.sentence_at(cue.place).end; ++i)
    if (view_.verbal(i) && view_.head(i) == kNowhere) return {};
  const auto head = view_.head(cue.place);
  const bool nested = head != kNowhere && head > at - 1;
  if (!nested) return {};
  return mentioned(mention, "name before the relative clause");
}

// "Drones attack bus in X, four dead, says governor": a speaker behind the cue ends the headline, whatever noun the tree takes
// for the subject.
Speaker Attribution::closes_headline(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before) {
  const Range sentence = view_.sentence_at(cue.place);
  if (!plain_speech(cue) || cue.place == sentence.begin || view_.lower(cue.place - 1) != "," || cue.range.end >= sentence.end) return {};
  if (subject == kNowhere || subject > cue.place || !common_noun(subject) || view_.is(subject, WordClass::SourceNoun) || !is_headline(view_, view_.sentence_of(cue.place))) return {};
  for (std::uint32_t i = cue.range.end; i < sentence.end; ++i)
    if (!view_.nominal(i) && view_.token(i).upos != Upos::Adj) return {};
  return nearest_after(cue, before);
}

// The end of a quotation stands between a word inside it and the cue.
bool Attribution::parted_by_quotation(std::uint32_t subject, std::uint32_t cue) const {
  const auto quote = quotation_over(quotes_, subject);
  return quote != kNowhere && quote != quotation_over(quotes_, cue) && quotes_[quote].range.size() > 4;
}

// "A said that B did C, adding that D", "A accused B of C and asked D": a participle, or a verb after a comma or joined, goes on with the speaker of the cue before.
Speaker Attribution::continued(const Cue& cue, const std::vector<Draft>& before) {
  const std::uint32_t begin = view_.sentence_at(cue.place).begin;
  const bool participle = view_.participle(cue.place);
  const bool comma = cue.place > begin && view_.lower(cue.place - 1) == ",";
  const std::uint32_t words = behind_subject(cue.place);  // "dan | kembali menyerukan"
  const bool joined = words > begin && view_.token(words - 1).upos == Upos::Cconj && !before.empty() && before.back().cue.place != kNowhere && view_.below(cue.place, before.back().cue.place);
  const bool beside = cue.place > begin + 1 && (view_.token(cue.place - 1).upos == Upos::Sconj || view_.token(cue.place - 1).upos == Upos::Adv) && view_.lower(cue.place - 2) == "," && view_.rel(cue.place) == Rel::Advcl &&
                      !view_.lexicon().by_lemma() && !view_.is(cue.place - 1, WordClass::Complementizer) && !view_.is(cue.place - 1, WordClass::Negation);  // "kata X, seraya memperingatkan"
  if ((!participle && !comma && !joined && !beside && !goes_on_with_doer(cue.place)) || cue.quoting || before.empty() || cue.entry->after_quotation) return {};
  const Draft& last = before.back();
  if (last.place() < begin || last.cue.entry->form != CueForm::Verb || !last.speaker.found() || last.nested) return {};
  // An apposition may part a subject from its verb: then a name ends at the comma.
  const auto mention = comma && cue.place > begin + 1 ? view_.mention_over(cue.place - 2) : kNowhere;
  if (!participle && !joined && mention != kNowhere && can_speak(mention) && view_.mention_range(mention).begin > last.cue.range.end + 3 && view_.rel(cue.place) != Rel::Advcl) return {};
  if (last.cue.passive)  // "Ukraina, yang dituduh Rusia menyerang kota, membantah": whoever was accused goes on, not the accuser
    if (Speaker patient = patient_of(last.cue.place, before); patient.found()) return patient;
  Speaker found = last.speaker;
  found.range = {};
  found.rule = "speaker of the cue before";
  return found;
}

// "said", "told": verbs whose subject speaks, whatever noun it is.
bool Attribution::plain_speech(const Cue& cue) const { return cue.entry->act == Act::State && cue.entry->takes == kTakesClause && !cue.entry->weak && !cue.passive; }

// "told somebody that".
bool Attribution::telling(const Cue& cue) const { return cue.entry->act == Act::State && cue.entry->form == CueForm::Verb && (cue.entry->takes & kTakesClause) && (cue.entry->takes & kTakesAddressee) && !cue.entry->weak && !cue.passive; }

// "Israel, yang ikut mengebom konvoi tank Suriah, | berdalih": the name that opens the sentence, where a relative clause between
// commas parts it from the cue and the tree knows no subject.
Speaker Attribution::name_with_relative(const Cue& cue) {
  const std::uint32_t begin = view_.sentence_at(cue.place).begin;
  const std::uint32_t end = behind_subject(cue.place);
  if (end < begin + 5 || view_.lower(end - 1) != "," || cue.quoting || view_.participle(cue.place)) return {};
  const auto mention = view_.mention_over(begin);
  if (mention == kNowhere || view_.mention(mention).kind != MentionKind::Name || !can_speak(mention)) return {};
  const std::uint32_t comma = view_.mention_range(mention).end;
  if (comma + 2 >= end || view_.lower(comma) != "," || !view_.has_feature(comma + 1, "PronType=Rel")) return {};
  for (std::uint32_t at = comma + 1; at + 1 < end; ++at)
    if (view_.lower(at) == ",") return {};
  return mentioned(mention, "name before the relative clause");
}

// "accused", "condemned": nobody but people and bodies does.
bool Attribution::taking_sides(const Cue& cue) const { return (cue.entry->act == Act::Accuse || cue.entry->act == Act::Condemn) && !cue.passive && cue.entry->form == CueForm::Verb; }

bool Attribution::common_noun(std::uint32_t place) const {
  return view_.token(place).upos == Upos::Noun && view_.mention_over(place) == kNowhere && !view_.in_time(place);
}

// The place behind a subject that stands right before the verb: adverbs and auxiliaries may part them ("IS" is none).
std::uint32_t Attribution::behind_subject(std::uint32_t verb) const {
  const std::uint32_t begin = view_.sentence_at(verb).begin;
  std::uint32_t at = verb;
  while (at > begin && (view_.token(at - 1).upos == Upos::Adv || view_.token(at - 1).upos == Upos::Aux) && view_.mention_over(at - 1) == kNowhere) --at;
  return at;
}

// A name right before the cue, with at most adverbs and auxiliaries between: "... spokeswoman X told reporters".
Speaker Attribution::adjacent(const Cue& cue, const std::vector<Draft>& before) {
  const std::uint32_t begin = view_.sentence_at(cue.place).begin;
  const std::uint32_t at = behind_subject(cue.place);
  if (at == begin || goes_on_with_doer(cue.place)) return {};
  const auto mention = view_.mention_over(at - 1);
  if (mention == kNowhere || !can_speak(mention)) return last_name(at - 1, cue);
  if (example_of(at - 1) != kNowhere) return {};
  const EntityType type = entity(view_.mention(mention).entities.front()).type;
  const std::uint32_t head = view_.place_of(view_.mention(mention).tokens, view_.mention(mention).head);
  const std::uint32_t first = head < view_.size() && view_.rel(head) == Rel::Conj && view_.head(head) != kNowhere ? view_.head(head) : head;
  const bool marked = head < view_.size() && (view_.child(head, Rel::Case) != kNowhere || view_.child(first, Rel::Case) != kNowhere || view_.rel(head) == Rel::Obj);
  if (type != EntityType::Person && first != head && view_.child(first, Rel::Case) != kNowhere) return {};  // "in A, B and C"
  const bool participle = view_.participle(cue.place);
  if (participle && marked && issued_to(head)) return {};
  const LocalEntity& beside = entity(view_.mention(mention).entities.front());
  const bool bystander = participle && marked && view_.lexicon().by_lemma() && !beside.named && beside.side.empty() && view_.rel(cue.place) != Rel::Acl;
  if (bystander) return {};  // "condolences to the families of the victims expressing hope"
  if (Speaker last = marked ? last_name(at - 1, cue) : Speaker{}; last.found() && last.entities != view_.mention(mention).entities) return last;
  if (type == EntityType::Country && marked && (participle || (view_.rel(cue.place) != Rel::Conj && view_.rel(cue.place) != Rel::Advcl))) return {};  // "X shelled Syria claiming"
  Speaker found = mentioned(mention, "name right before the cue");
  return widened(found, mention, before);
}

// "in Al-Atareb | Fahd said", the comma lost: the last name of a person whom the document names.
Speaker Attribution::last_name(std::uint32_t place, const Cue& cue) const {
  if (!plain_speech(cue) || !view_.lexicon().by_lemma() || view_.token(place).upos != Upos::Propn) return {};
  const auto person = named_before(place, {place, place + 1});
  if (!person || entity(*person).type != EntityType::Person) return {};
  Speaker found;
  found.entities = {*person};
  found.range = {place, place + 1};
  found.rule = "last word of a name";
  return found;
}

// "sent letters to X saying": X receives what the subject of the verb issues.
bool Attribution::issued_to(std::uint32_t place) const {
  for (std::uint32_t at = place; at != kNowhere && at < view_.size(); at = view_.head(at))
    if (view_.is(at, WordClass::IssuingVerb)) return view_.verbal(at);
    else if (view_.verbal(at)) return false;
  return false;
}

// "near the Russian embassy", "fighting Assad": the name that ends at `place` is marked by an adposition or is an object.
bool Attribution::governed(std::uint32_t place) const {
  const auto mention = view_.mention_over(place);
  const std::uint32_t head = mention == kNowhere ? place : view_.place_of(view_.mention(mention).tokens, view_.mention(mention).head);
  return head < view_.size() && (view_.child(head, Rel::Case) != kNowhere || view_.rel(head) == Rel::Obj);
}

// "A did B said the ministry", the comma lost: what is said stands before, only the speaker after.
Speaker Attribution::inverted_speech(const Cue& cue, const std::vector<Draft>& before) {
  const Range sentence = view_.sentence_at(cue.place);
  if (!plain_speech(cue) || cue.place < sentence.begin + 4 || cue.range.end >= sentence.end || !view_.lexicon().by_lemma()) return {};
  if (view_.is(cue.place, WordClass::Citing) || view_.token(cue.range.end).upos == Upos::Adp || view_.token(cue.place - 1).upos == Upos::Cconj) return {};
  if (const Speaker beside = adjacent(cue, before); beside.found() && !governed(behind_subject(cue.place) - 1) && (entity(beside.entities.front()).named || !entity(beside.entities.front()).side.empty())) return {};
  bool told = false;
  for (std::uint32_t i = sentence.begin; i < cue.place; ++i) told = told || view_.token(i).upos == Upos::Verb || view_.has_feature(i, "VerbForm=Fin");
  if (!told || !view_.has_feature(cue.place, "VerbForm=Fin")) return {};
  for (std::uint32_t i = cue.range.end; i < sentence.end; ++i) {
    const bool finite = view_.has_feature(i, "VerbForm=Fin");
    if ((finite && !relative(i, cue.place)) || view_.is(i, WordClass::Complementizer)) return {};
  }
  Speaker found = nearest_after(cue, before);
  if (found.found() && found.range.begin <= cue.range.end + 4) return found;
  return {};
}

// Inside a relative clause below `top`: "said Fabius whose country has been a backer".
bool Attribution::relative(std::uint32_t place, std::uint32_t top) const {
  for (std::uint32_t at = place; at != kNowhere && at != top; at = view_.head(at))
    if (view_.rel(at) == Rel::Relcl) return true;
  return false;
}

// "A attacked B the monitor said", the comma lost: the tree's subject belongs to another verb, and whoever speaks stands
// right before the cue.
Speaker Attribution::displaced(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before) {
  if (subject > cue.place || !plain_speech(cue) || view_.is(cue.place, WordClass::ExchangeVerb)) return {};
  const std::uint32_t at = behind_subject(cue.place);
  if (const auto beside = at > subject + 1 ? view_.mention_over(at - 1) : kNowhere; beside != kNowhere && view_.mention_range(beside).begin == subject + 1 && view_.mention_range(beside).end == at)
    if (view_.mention(beside).kind == MentionKind::Name && can_speak(beside) && !nameless(beside) && view_.rel(subject) == Rel::Nsubj && common_noun(subject)) return mentioned(beside, "name right before the cue");  // "killed 1,400 people the Watch said"
  if (at <= subject + 2) return {};
  bool verb = false;
  for (std::uint32_t i = subject + 1; i < at; ++i) {
    if (view_.has_feature(i, "PronType=Rel") || view_.token(i).upos == Upos::Punct) return {};
    verb = verb || (view_.token(i).upos == Upos::Verb && view_.has_feature(i, "VerbForm=Fin"));
  }
  if (!verb || !view_.nominal(at - 1)) return {};
  const auto mention = view_.mention_over(at - 1);
  const std::uint32_t first = mention == kNowhere ? at - 1 : view_.mention_range(mention).begin;
  if (first <= subject + 1) return {};
  std::uint32_t left = first;
  while (left > subject + 1 && (view_.token(left - 1).upos == Upos::Det || view_.token(left - 1).upos == Upos::Adj || view_.token(left - 1).upos == Upos::Noun)) --left;
  if (view_.token(left - 1).upos == Upos::Adp || view_.token(first - 1).upos == Upos::Adp) return {};
  Speaker found;
  if (mention != kNowhere && can_speak(mention) && !nameless(mention)) found = mentioned(mention, "name right before the cue");
  else if (view_.is(at - 1, WordClass::SourceNoun) || (mention != kNowhere && can_speak(mention))) found = speaker_at(at - 1, before);
  return found;
}

// "A and B reported": the mention found may be the second of two.
Speaker Attribution::widened(Speaker found, std::uint32_t mention, const std::vector<Draft>& before) {
  const Range range = view_.mention_range(mention);
  const std::uint32_t head = view_.place_of(view_.mention(mention).tokens, view_.mention(mention).head);
  if (head >= view_.size() || view_.child(head, Rel::Cc) == kNowhere || view_.rel(head) != Rel::Conj || view_.head(head) == kNowhere) return found;
  const auto first = view_.head(head);
  if (view_.mention_headed(first) == kNowhere || range.begin - first > 6) return found;
  Speaker both = speaker_at(first, before);
  if (!both.found()) return found;
  both.range = {both.range.begin, range.end};
  both.rule = found.rule;
  return both;
}

// "No one claimed".
bool Attribution::denied(std::uint32_t subject) const {
  for (std::uint32_t child : view_.children(subject))
    if (view_.is(child, WordClass::Negation)) return true;
  return view_.is(subject, WordClass::Negation) || (subject > 0 && view_.is(subject - 1, WordClass::Negation));
}

// A cue right after a quotation or comma may have its speaker behind it.
bool Attribution::inverted(const Cue& cue) const {
  if (cue.quoting || cue.entry->form == CueForm::Adposition) return true;
  const std::uint32_t begin = view_.sentence_at(cue.place).begin;
  return cue.place > begin && view_.token(cue.place - 1).upos == Upos::Punct && view_.lower(cue.place - 1) != "(";
}

// "X was accused by Y", "dituduh oleh Y", "didesak Y".
Speaker Attribution::passive_speaker(const Cue& cue, const std::vector<Draft>& before) {
  const auto agent = view_.child(cue.place, Rel::Agent);
  if (agent != kNowhere && !view_.lexicon().by_lemma() && !may_think(cue, agent)) return {};
  const auto marker = agent == kNowhere ? kNowhere : view_.child(agent, Rel::Case);
  if (agent != kNowhere && (marker == kNowhere || !view_.lexicon().by_lemma() || view_.is(marker, WordClass::Agent)))  // not "fighting was reported between A and B"
    if (Speaker found = speaker_at(agent, before); found.found()) {
      found.rule = "agent of the passive";
      return found;
    }
  for (std::uint32_t child : view_.children(cue.place)) {
    const auto mark = view_.rel(child) == Rel::Obl || view_.rel(child) == Rel::Obj ? view_.child(child, Rel::Case) : kNowhere;
    if (mark == kNowhere || !view_.is(mark, WordClass::Agent)) continue;
    if (begins_capital(view_.token(mark).form) && !is_headline(view_, view_.sentence_of(mark))) continue;  // "Gubernur Oleh Kiper"
    Speaker found = speaker_at(child, before);
    if (!found.found()) continue;
    found.rule = "agent of the passive";
    return found;
  }
  if (Speaker found = bare_agent(cue, before); found.found()) return found;
  if (Speaker found = agent_behind(cue, before); found.found()) return found;
  if (Speaker found = far_agent(cue, before); found.found()) return found;
  return agentless(cue, before);
}

// "Disebutkan bahwa dua orang terluka", "60 petempur diklaim tewas", "pabrik yang dikatakan \"bekerja untuk militer\"", "Mereka
// dituduh membantu X": a report or charge without its teller goes on with who spoke before.
Speaker Attribution::agentless(const Cue& cue, const std::vector<Draft>& before) {
  const bool charge = cue.entry->act == Act::Accuse;
  if (!cue.entry->passive || before.empty() || (cue.entry->act != Act::State && !charge)) return {};
  const Range sentence = view_.sentence_at(cue.place);
  const bool describes = view_.rel(cue.place) == Rel::Relcl || view_.rel(cue.place) == Rel::Acl;
  std::uint32_t next = cue.range.end;
  if (next < sentence.end && view_.token(next).upos == Upos::Adv) ++next;  // "disebutkan | pula | bahwa"
  const bool behind = next < sentence.end && (view_.is(next, WordClass::Complementizer) || view_.lower(next) == ",");
  const bool opens = cue.place <= sentence.begin + 1 && behind;
  const bool claimed = cue.entry->owns && view_.subject(cue.place) != kNowhere && !describes;
  const auto quote = cue.range.end + 1 < sentence.end ? quotation_over(quotes_, cue.range.end + 1) : kNowhere;
  const bool quoting = describes && quote != kNowhere && quotes_[quote].range.begin <= cue.range.end + 1 && quotes_[quote].range.begin >= cue.range.end;
  if (!opens && !claimed && !charge && !quoting) return {};
  const std::uint32_t last = before.back().place();
  const std::uint32_t reach = charge ? 2 : 1;  // sentences
  const bool same_paragraph = view_.paragraph_at(last) == view_.paragraph_at(cue.place);
  if (view_.sentence_of(last) + reach < view_.sentence_of(cue.place) || (!opens && !same_paragraph)) return {};
  Speaker found = pronoun_speaker(cue.place, before, Wanted::Any);
  found.range = {};
  if (found.found()) found.rule = "report without a teller: speaker before";
  const auto target = describes ? view_.head(cue.place) : view_.subject(cue.place);
  const auto mention = charge && target != kNowhere ? view_.mention_headed(target) : kNowhere;
  for (const std::size_t index : mention == kNowhere ? std::vector<std::size_t>() : view_.mention(mention).entities)
    for (const std::size_t speaker : found.entities)
      if (index == speaker || same_power(entity(index), entity(speaker))) return {};  // nobody charges himself
  return found;
}

// "X dituduh melakukan Y oleh Z": the agent behind what the passive cue reports, not that of another passive.
Speaker Attribution::far_agent(const Cue& cue, const std::vector<Draft>& before) {
  const Range sentence = view_.sentence_at(cue.place);
  for (std::uint32_t i = cue.range.end; i + 1 < sentence.end; ++i) {
    if (!view_.is(i, WordClass::Agent) || view_.has_feature(i - 1, "Voice=Pass")) continue;
    const auto noun = view_.head(i);
    if (noun == kNowhere || noun <= i) continue;
    Speaker found = speaker_at(noun, before);
    if (found.found()) found.rule = "agent behind the content";
    return found;
  }
  return {};
}

// "Hezbollah's rejection", "penolakan dari pihak Hezbollah", "the statement attributed to X".
Speaker Attribution::noun_speaker(const Cue& cue, const std::vector<Draft>& before) {
  if (Speaker found = attributed(cue); found.found()) return found;
  if (Speaker found = issuer(cue); found.found()) return found;
  for (std::uint32_t child : view_.children(cue.place)) {
    const Rel rel = view_.rel(child);
    if (rel == Rel::Acl)  // "a charge levelled by X"
      if (Speaker found = passive_speaker({child, {child, child + 1}, cue.entry, true, false}, before); found.found()) return found;
    if (rel != Rel::Poss && rel != Rel::Nmod && rel != Rel::Compound && rel != Rel::Obl) continue;
    const auto mark = view_.child(child, Rel::Case);
    const bool owner = rel == Rel::Poss || rel == Rel::Compound || mark == kNowhere || view_.is(mark, WordClass::ActorMark);
    if (!owner || view_.subtree(child).size() > kOwnerPhrase) continue;
    if (view_.mention_headed(child) == kNowhere && !view_.is(child, WordClass::SourceNoun)) continue;
    if (Speaker found = speaker_at(child, before); found.found()) {
      found.rule = "owner of the noun";
      return found;
    }
  }
  const auto owner = !view_.lexicon().by_lemma() && cue.place > 0 && view_.is(cue.place - 1, WordClass::Pause) && cue.range.end < view_.size() ? view_.mention_over(cue.range.end) : kNowhere;
  if (owner != kNowhere && view_.mention_range(owner).begin == cue.range.end && can_speak(owner)) return mentioned(owner, "owner of the noun");  // "demikian pernyataan | Militer Yordania"
  return known_statement(cue, before);
}

// "..., demikian bunyi pernyataan tersebut", "Tuntutan itu termasuk agar X": a noun of speech that was told of before is its
// owner's, else whoever spoke last.
Speaker Attribution::known_statement(const Cue& cue, const std::vector<Draft>& before) {
  const Range sentence = view_.sentence_at(cue.place);
  if (cue.range.end >= sentence.end || !view_.is(cue.range.end, WordClass::Known) || before.empty()) return {};
  const bool closes = view_.is(cue.place, WordClass::StatementNoun) && cue.place > sentence.begin && view_.is(cue.place - 1, WordClass::Pause);
  bool tells = false;
  for (std::uint32_t i = cue.range.end + 1; i < std::min(sentence.end, cue.range.end + 4); ++i) tells = tells || view_.is(i, WordClass::Complementizer);
  if (!closes && !(tells && cue.place <= sentence.begin + 1)) return {};
  if (view_.sentence_of(before.back().place()) + 3 < view_.sentence_of(cue.place)) return {};
  Speaker found = earlier_owner(cue.place);
  if (!found.found()) found = pronoun_speaker(cue.place, before, Wanted::Any);
  found.range = {};
  if (found.found()) found.rule = "statement: speaker before";
  return found;
}

// "Tudingan itu dilontarkan X", "tuduhan yang disampaikan oleh X": the name right behind the passive.
Speaker Attribution::issuer(const Cue& cue) const {
  const Range sentence = view_.sentence_at(cue.place);
  std::uint32_t at = cue.range.end;
  const bool told = at < sentence.end && view_.is(at, WordClass::Complementizer);  // "Tudingan bahwa X menembak Y | dilontarkan Z"
  const std::uint32_t end = told ? sentence.end : std::min(sentence.end, cue.range.end + 4);
  while (at < end && !(view_.is(at, WordClass::Issued) && (!told || view_.below(cue.place, at)))) ++at;
  if (at + 1 >= sentence.end || !view_.is(at, WordClass::Issued)) return {};
  at = std::max(at + 1, view_.words(at).phrase_end);  // "datang dari X"
  if (at < sentence.end && view_.is(at, WordClass::Agent)) ++at;
  const auto mention = at < sentence.end ? view_.mention_over(at) : kNowhere;
  return mention == kNowhere || !can_speak(mention) ? Speaker{} : mentioned(mention, "issuer of the charge");
}

// "a statement attributed to the envoy of A, X, that ...": the person named last before the complement.
Speaker Attribution::attributed(const Cue& cue) {
  const Range sentence = view_.sentence_at(cue.place);
  std::uint32_t at = cue.range.end;
  while (at < std::min(sentence.end, cue.range.end + 4) && !view_.is(at, WordClass::Attributed)) ++at;
  if (at >= sentence.end || !view_.is(at, WordClass::Attributed)) return {};
  std::uint32_t best = kNowhere;
  for (std::uint32_t i = at + 1; i < std::min(sentence.end, at + kReach); ++i) {
    if (view_.is(i, WordClass::Complementizer) || view_.token(i).upos == Upos::Verb) break;
    const auto mention = view_.mention_over(i);
    if (mention != kNowhere && can_speak(mention)) best = mention;
  }
  return best == kNowhere ? Speaker{} : mentioned(best, "named as the author");
}

// Subject of the verb that governs a conjunct, participle or infinitive; noun that a participle describes.
Speaker Attribution::inherited(std::uint32_t place, const std::vector<Draft>& before) {
  std::uint32_t at = place;
  for (int step = 0; step < 4 && at != kNowhere; ++step) {
    const Rel rel = view_.rel(at);
    auto head = view_.head(at);
    if (head == kNowhere) break;
    if (rel == Rel::Acl || rel == Rel::Relcl) {
      const bool main = view_.lexicon().by_lemma() && rel == Rel::Acl && !view_.participle(place) && view_.rel(head) == Rel::Nmod && common_noun(head);
      if (main && view_.head(head) != kNowhere && view_.nominal(view_.head(head))) head = view_.head(head);  // "an envoy in exile | accused X of Y"
      const auto mention = view_.mention_headed(head);
      const EntityType type = mention == kNowhere ? EntityType::Person : entity(view_.mention(mention).entities.front()).type;
      const bool ground = type == EntityType::Country || type == EntityType::Place || type == EntityType::Region;
      const auto verb = view_.head(head);
      const bool participle = view_.participle(place);
      const bool issued = verb != kNowhere && view_.is(verb, WordClass::IssuingVerb);  // "sent a letter to X saying"
      const bool bystander = participle && mention != kNowhere && !entity(view_.mention(mention).entities.front()).named && !view_.is(head, WordClass::SourceNoun) && !view_.is(head, WordClass::Occupation) &&
                             view_.lexicon().by_lemma() && view_.rel(head) != Rel::Nsubj && view_.child(head, Rel::Case) != kNowhere;  // "condolences to the families of the victims expressing hope"
      if (bystander)
        for (std::uint32_t up = head; view_.head(up) != kNowhere; up = view_.head(up))
          if (view_.verbal(view_.head(up)) && view_.subject(view_.head(up)) != kNowhere && view_.subject(view_.head(up)) < up) {
            Speaker teller = speaker_at(view_.subject(view_.head(up)), before);
            if (teller.found()) return teller;
            break;
          }
      const auto doer = (ground || issued) && participle && verb != kNowhere && view_.verbal(verb) && view_.rel(head) != Rel::Nsubj ? view_.subject(verb) : kNowhere;
      Speaker found = speaker_at(doer == kNowhere ? head : doer, before);  // "X shelled Syria, claiming": not Syria
      found.rule = doer == kNowhere ? "noun that the clause describes" : "subject of the governing verb";
      return found;
    }
    if (rel != Rel::Conj && rel != Rel::Advcl && rel != Rel::Xcomp && rel != Rel::Parataxis && rel != Rel::Ccomp) break;
    for (auto draft = before.rbegin(); draft != before.rend() && draft - before.rbegin() < 8; ++draft)
      if (draft->cue.place == head && draft->speaker.found() && rel != Rel::Ccomp) {
        if (Speaker patient = draft->cue.passive && view_.lexicon().by_lemma() ? patient_of(head, before) : Speaker{}; patient.found()) return patient;  // "X blamed by Y denied it"
        Speaker found = draft->speaker;
        found.range = {};
        found.rule = "speaker of the governing cue";
        return found;
      }
    if (const auto quoted = view_.child(head, Rel::Obj); rel == Rel::Advcl && quoted != kNowhere && quoted < place && view_.child(place, Rel::Mark) != kNowhere && view_.is(head, WordClass::Citing)) {
      Speaker found = speaker_at(quoted, before);  // "X quoted Y as saying"
      if (found.found()) {
        found.rule = "object of the quoting verb";
        return found;
      }
    }
    if (const auto subject = view_.subject(head); subject != kNowhere && rel != Rel::Ccomp && !parted_by_quotation(subject, place)) {
      Speaker found = speaker_at(subject, before);
      if (found.found()) found.rule = "subject of the governing verb";
      return found;
    }
    at = head;
  }
  return {};
}

// Scans left from the cue over adverbs, auxiliaries and commas; a verb or a bracket ends the search.
Speaker Attribution::nearest_before(const Cue& cue, const std::vector<Draft>& before) {
  const std::uint32_t begin = std::max(view_.sentence_at(cue.place).begin, cue.place > kReach ? cue.place - kReach : 0);
  const bool joined = (cue.place > begin && view_.token(cue.place - 1).upos == Upos::Cconj) || goes_on_with_doer(cue.place);
  const bool participle = view_.participle(cue.place) || view_.has_feature(cue.place, "VerbForm=Part");
  const bool continues = joined || participle || (cue.place > begin && view_.token(cue.place - 1).upos == Upos::Punct);
  if (continues)
    for (auto draft = before.rbegin(); draft != before.rend() && draft - before.rbegin() < 4; ++draft)
      if (draft->speaker.found() && !draft->nested && draft->place() >= begin && draft->place() < cue.place) {
        Speaker found = draft->speaker;
        found.range = {};
        found.rule = "speaker of the cue before";
        return found;
      }
  if (joined)
    for (std::uint32_t i = cue.place - 1; i > begin; --i) {
      const Rel rel = view_.rel(i - 1);
      const auto subject = view_.verbal(i - 1) && rel != Rel::Relcl && rel != Rel::Acl ? view_.subject(i - 1) : kNowhere;
      if (subject == kNowhere || subject >= i - 1) continue;
      Speaker found = speaker_at(subject, before);
      if (found.found()) found.rule = "subject of the verb before";
      return found;
    }
  for (std::uint32_t i = cue.place; i > begin; --i) {
    const auto mention = view_.mention_over(i - 1);
    if (const auto opener = example_of(i - 1); opener != kNowhere && opener > begin) {
      i = opener + 1;
      continue;
    }
    if (mention != kNowhere && can_speak(mention)) {
      const std::uint32_t source = nameless(mention) ? governing_source(i - 1) : kNowhere;
      if (source != kNowhere) return speaker_at(source, before);
      return widened(mentioned(mention, "nearest mention before"), mention, before);
    }
    if (view_.nominal(i - 1) && view_.is(i - 1, WordClass::SourceNoun)) return speaker_at(i - 1, before);
    if (view_.token(i - 1).upos == Upos::Verb || quotation_over(quotes_, i - 1) != kNowhere) break;
  }
  return {};
}

// "many countries, especially allies of X and Y, urged": where the parenthesis of examples around `place` opens.
std::uint32_t Attribution::example_of(std::uint32_t place) const {
  constexpr std::uint32_t kExample = 10;  // tokens
  const std::uint32_t begin = view_.sentence_at(place).begin;
  for (std::uint32_t at = place; at > begin && at + kExample > place; --at) {
    if (view_.lower(at) == "," || view_.token(at).upos == Upos::Verb) return kNowhere;
    if (view_.is(at, WordClass::Especially) && view_.lower(at - 1) == ",") return at - 1;
  }
  return kNowhere;
}

// "Keluarga | tiga warga Kampung X, Distrik Y, menuding": the noun that the nameless one modifies speaks.
std::uint32_t Attribution::governing_source(std::uint32_t place) const {
  const auto head = view_.rel(place) == Rel::Nmod || view_.rel(place) == Rel::Poss || view_.rel(place) == Rel::Compound ? view_.head(place) : kNowhere;
  if (head == kNowhere || head > place || head + 3 < place || view_.child(place, Rel::Case) != kNowhere) return kNowhere;
  return view_.is(head, WordClass::SourceNoun) ? head : kNowhere;
}

Speaker Attribution::nearest_after(const Cue& cue, const std::vector<Draft>& before) {
  const std::uint32_t end = std::min(view_.sentence_at(cue.place).end, cue.range.end + kInvertedReach);
  for (std::uint32_t i = cue.range.end; i < end; ++i) {
    const auto mention = view_.mention_over(i);
    const bool pronoun = view_.token(i).upos == Upos::Pron || (mention != kNowhere && view_.mention(mention).kind == MentionKind::Pronoun);
    if (Speaker medium = same_medium(i, before); medium.found()) return medium;
    if (i <= cue.range.end + 1 && view_.nominal(i))
      if (Speaker person = person_behind(i); person.found()) return person;
    if (i == cue.range.end && mention == kNowhere && view_.token(i).upos == Upos::Propn) return nominal(i);  // "kata Hawa kepada Xinhua"
    const bool plain = i == cue.range.end && cue.quoting && cue.entry->after_quotation && !view_.lexicon().by_lemma() && common_noun(i);
    if (plain && !view_.is(i, WordClass::StatementNoun) && !view_.is(i, WordClass::SourceNoun)) return nominal(i);  // ", kata | penyelenggara"
    const std::uint32_t behind = mention == kNowhere ? i : view_.mention_range(mention).end;
    if (behind < end && view_.lower(behind) == "-") continue;  // "the Britain-based Observatory"
    const bool own = mention != kNowhere && view_.mention_range(mention).begin <= cue.place;  // "Sebut X Pelakunya" read as a name
    if (!pronoun && mention != kNowhere && !own && can_speak(mention)) return mentioned(mention, "nearest mention after");
    if (pronoun || (view_.nominal(i) && (view_.is(i, WordClass::StatementNoun) || view_.is(i, WordClass::SourceNoun)))) {
      Speaker found = speaker_at(i, before);
      if (found.found()) return found;
    }
    if (view_.token(i).upos == Upos::Verb || (view_.token(i).upos == Upos::Punct && view_.lower(i) != ",")) break;
  }
  return {};
}

}  // namespace hearsay::extract
