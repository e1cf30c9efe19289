// Speakers whose apposition lost its commas: "The Front an alliance of brigades said", "X a doctor in the town told".
#include <algorithm>
#include <ranges>

#include "extract/find/attribution.h"
#include "extract/find/doers.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {

namespace {

constexpr std::uint32_t kApposition = 20;  // longest apposition, in tokens
constexpr std::uint32_t kName = 7;         // longest name, in tokens

bool capital(const Token& token) { return begins_capital(token.form); }

}  // namespace

// "X a doctor in the town told": the name before the article that opens the apposition.
Speaker Attribution::unparted(const Cue& cue) {
  if (!finite_active(cue)) return {};
  const std::uint32_t end = behind_subject(cue.place), begin = view_.sentence_at(cue.place).begin;
  if (end == begin) return {};
  if (Speaker close = close_source(end); close.found()) return close;
  const std::uint32_t edge = apposition_edge(end);
  if (edge == kNowhere) return {};
  const auto named = view_.mention_over(end - 1);
  if (named != kNowhere && view_.mention(named).kind == MentionKind::Name && view_.mention_range(named).begin <= edge + 1) return {};  // "the agency the PARTY denied"
  const bool adverb = edge > begin + 1 && view_.token(edge - 1).upos == Upos::Adv && view_.mention_over(edge - 1) == kNowhere;  // "X however a monitor based in Y"
  const bool long_phrase = end - edge > 3 && std::ranges::any_of(std::views::iota(edge, end), [&](std::uint32_t i) { return view_.token(i).upos == Upos::Adp; });  // "Russia the main ally of X said"
  const Range name = name_before(edge - adverb, long_phrase);
  if (name.empty()) return {};
  std::uint32_t first = name.begin;  // "held by the Islamic State group | a monitor said": another source
  while (first > begin && (view_.token(first - 1).upos == Upos::Det || view_.token(first - 1).upos == Upos::Adj || (view_.token(first - 1).upos == Upos::Noun && view_.rel(first - 1) == Rel::Compound))) --first;
  if (first > begin && view_.token(first - 1).upos == Upos::Adp && !source_ending_at(end).range.empty()) return {};
  const auto mention = view_.mention_over(name.end - 1);
  Speaker found = mention == kNowhere ? claimant(name.end - 1, name) : mentioned(mention, "name before its apposition");
  if (found.entities.size() == 1) act_for({edge, end}, evidence_.entities[found.entities.front()]);
  return found;
}

// "The talks ended on Friday with Britain France and Spain | demanding a truce": the names behind an adposition that tells neither
// where nor whose nor against whom, where a clause stands before it that does not ask for it ("met with").
Speaker Attribution::absolute(const Cue& cue, std::uint32_t subject) const {
  const std::uint32_t begin = view_.sentence_at(cue.place).begin;
  if (!view_.lexicon().by_lemma() || subject != kNowhere || cue.passive || cue.quoting || !view_.participle(cue.place)) return {};
  Speaker all;
  all.range = {cue.place, cue.place};
  std::uint32_t at = cue.place;
  while (at > begin) {
    const std::uint32_t name = name_ending_at(at);
    if (name == kNowhere || !can_speak(name)) break;
    all.entities.insert(all.entities.begin(), view_.mention(name).entities.begin(), view_.mention(name).entities.end());
    all.range.begin = at = view_.mention_range(name).begin;
    while (at > begin && (view_.token(at - 1).upos == Upos::Det || view_.token(at - 1).upos == Upos::Cconj || view_.lower(at - 1) == ",")) --at;
  }
  if (!all.found() || at < begin + 3 || view_.token(at - 1).upos != Upos::Adp) return {};
  const std::uint32_t mark = at - 1;
  for (const WordClass other : {WordClass::PlaceMark, WordClass::TargetMark, WordClass::ActorMark, WordClass::Agent, WordClass::Against, WordClass::ClauseMark, WordClass::Likewise})
    if (view_.is(mark, other)) return {};
  if (view_.verbal(mark - 1) || view_.token(mark - 1).upos == Upos::Adp || !view_.has_verb({begin, mark})) return {};
  all.rule = "names of an absolute clause";
  return all;
}

// A verb stands in `range`.
bool Attribution::tells(Range range) const {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (view_.token(i).upos == Upos::Verb) return true;
  return false;
}

// The first object of a verb before stands in `range`; a second one is no object: "entered the village | a teacher and".
bool Attribution::holds_object(Range range) const {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (view_.rel(i) == Rel::Obj && view_.head(i) != kNowhere && view_.child(view_.head(i), Rel::Obj) == i) return true;
  return false;
}

// The source that ends right before `end`: a name, a noun phrase behind its article ("a journalist in the city"), or sources
// in the plural; an empty range where nobody who speaks does.
Attribution::Source Attribution::source_ending_at(std::uint32_t end) const {
  constexpr std::uint32_t kPhrase = 8;  // tokens
  const std::uint32_t begin = view_.sentence_at(end - 1).begin;
  const auto speaks = [&](std::uint32_t head) {
    const auto mention = view_.mention_headed(head);
    return noun_speaks(head, mention) || view_.is(head, WordClass::MonitorNoun);
  };
  if (const std::uint32_t name = name_ending_at(end); name != kNowhere && can_speak(name)) {
    Range range = view_.mention_range(name);
    if (range.begin > begin && view_.token(range.begin - 1).upos == Upos::Det) --range.begin;
    return {range, name, kNowhere};
  }
  for (std::uint32_t at = end; at > begin && end - at < kPhrase; --at) {
    const std::uint32_t place = at - 1;
    const Upos upos = view_.token(place).upos;
    if (upos == Upos::Det && view_.has_feature(place, "PronType=Art")) {
      if (place > begin && view_.token(place - 1).upos == Upos::Adp) continue;  // "a journalist in | the city"
      std::uint32_t head = place + 1;
      while (head + 1 < end && view_.token(head + 1).upos != Upos::Adp) ++head;
      return speaks(head) && view_.token(head).upos == Upos::Noun ? Source{{place, end}, kNowhere, head} : Source{};
    }
    const bool inside = upos == Upos::Noun || upos == Upos::Propn || upos == Upos::Adj || upos == Upos::Adp || view_.participle(place);
    if (!inside || view_.in_time(place)) break;
  }
  const std::uint32_t last = end - 1;
  if (view_.token(last).upos != Upos::Noun || !view_.has_feature(last, "Number=Plur") || !speaks(last)) return {};
  std::uint32_t first = last;
  const auto modifies = [&](std::uint32_t at) {  // "opposition activists", "rescue workers"
    const bool compound = view_.token(at).upos == Upos::Noun && (view_.rel(at) == Rel::Compound || view_.rel(at) == Rel::Conj) && view_.head(at) == last && !view_.has_feature(at, "Number=Plur");
    return (view_.token(at).upos == Upos::Adj || compound) && !view_.in_time(at);
  };
  while (first > begin && last - first < 3 && modifies(first - 1)) --first;
  return {{first, end}, kNowhere, last};
}

// All that stands behind a cue that addresses nobody is the name of who can speak, behind its office, or one who speaks without
// a name: "said director NAME", "said one resident".
bool Attribution::named_to_the_end(const Cue& cue) const {
  const Range sentence = view_.sentence_at(cue.place);
  std::uint32_t begin = cue.range.end, end = sentence.end;
  while (end > begin && view_.token(end - 1).upos == Upos::Punct) --end;
  if (begin >= end || view_.is(cue.place, WordClass::Citing)) return false;  // "told NAME"
  const auto front = [&](Upos upos) { return upos == Upos::Det || upos == Upos::Adj || upos == Upos::Num || upos == Upos::Noun; };
  bool unnamed = view_.token(end - 1).upos == Upos::Noun && noun_speaks(end - 1, kNowhere);
  for (std::uint32_t i = begin; i < end && unnamed; ++i) unnamed = front(view_.token(i).upos) && !view_.in_time(i);
  if (unnamed) return true;
  const std::uint32_t name = name_ending_at(end);
  if (name == kNowhere || view_.mention_range(name).begin < cue.range.end || !can_speak(name)) return false;
  for (; begin < view_.mention_range(name).begin; ++begin)
    if (const Upos upos = view_.token(begin).upos; upos != Upos::Det && upos != Upos::Noun && upos != Upos::Propn && upos != Upos::Adj) return false;
  return true;
}

// "A hit B the Observatory and medics said", "... on Friday a monitor and a journalist in the city said", the commas lost: the
// sources right before a cue that ends the sentence, whatever the tree takes for its subject.
Speaker Attribution::trailing_sources(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before) {
  const Range sentence = view_.sentence_at(cue.place);
  const std::uint32_t end = behind_subject(cue.place);
  if (!plain_speech(cue) || !view_.lexicon().by_lemma() || end < sentence.begin + 4) return {};
  for (std::uint32_t i = cue.range.end; i < sentence.end; ++i)
    if (view_.token(i).upos == Upos::Verb || view_.is(i, WordClass::Complementizer) || quotation_over(quotes_, i) != kNowhere) return {};
  if (named_to_the_end(cue)) return {};  // "killing two children said the Observatory"
  const Source last = source_ending_at(end);
  if (last.range.empty() || last.range.begin < sentence.begin + 3) return {};
  std::vector<Source> sources;
  std::uint32_t first = last.range.begin;
  if (view_.token(first - 1).upos == Upos::Cconj) {
    sources.push_back(source_ending_at(first - 1));
    if (subject != kNowhere && last.range.contains(subject) && holds_object(sources.front().range)) return {};  // "wounded two guards and witnesses said"
    if (sources.front().range.empty() || sources.front().range.begin < sentence.begin + 2) return {};
    first = sources.front().range.begin;
  } else if (last.name != kNowhere || last.range.contains(subject)) {
    return {};  // a single name: trailing_name
  }
  sources.push_back(last);
  const Upos upos = view_.token(first - 1).upos;
  if (upos != Upos::Noun && upos != Upos::Propn && upos != Upos::Num && upos != Upos::Adv && upos != Upos::Adj) return {};
  if (!tells({sentence.begin, first})) return {};
  Speaker all;
  for (const Source& source : sources) {
    Speaker one;
    if (source.name != kNowhere) one = mentioned(source.name, "");
    else if (const auto over = view_.mention_over(source.head); over == kNowhere || view_.mention_range(over).begin >= source.range.begin) one = speaker_at(source.head, before);
    if (!one.found()) one = claimant(source.head, source.range);  // "on Sunday | residents"
    add_missing(all.entities, one.entities);
    all.outlet = all.outlet || one.outlet;
  }
  all.range = {first, end};
  all.rule = "sources right before the cue";
  return all;
}

// "Attackers infiltrated from the south NAME said", "A struck a depot in the town NAME NAME told Reuters": what is said stands
// before, and the name right before a cue that ends the sentence speaks, whatever the tree takes it for.
Speaker Attribution::trailing_name(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before) {
  const Range sentence = view_.sentence_at(cue.place);
  const std::uint32_t end = behind_subject(cue.place);
  const bool speech = cue.entry->act == Act::State && (cue.entry->takes & kTakesClause) && !cue.entry->weak && !cue.passive && view_.child(cue.place, Rel::Obj) == kNowhere;
  if (!speech || !view_.lexicon().by_lemma() || end < sentence.begin + 3) return {};
  for (std::uint32_t i = cue.range.end; i < sentence.end; ++i)
    if (view_.has_feature(i, "VerbForm=Fin") || view_.is(i, WordClass::Complementizer) || quotation_over(quotes_, i) != kNowhere) return {};
  const std::uint32_t mention = name_ending_at(end);
  Range name{end, end};
  while (name.begin > sentence.begin && view_.token(name.begin - 1).upos == Upos::Propn && name.size() < kName && !view_.in_time(name.begin - 1)) --name.begin;
  if (mention != kNowhere) name = view_.mention_range(mention);
  if (name.empty() || name.begin < sentence.begin + 2 || name.contains(subject)) return {};
  const Upos upos = view_.token(name.begin - 1).upos;
  if (upos == Upos::Adp || upos == Upos::Cconj || upos == Upos::Punct || upos == Upos::Det || upos == Upos::Verb) return {};
  if (!tells({sentence.begin, name.begin})) return {};
  if (mention != kNowhere) {
    const LocalEntity& known = entity(view_.mention(mention).entities.front());
    if (known.type == EntityType::Person || known.type == EntityType::Organization) return widened(mentioned(mention, "name right before the cue"), mention, before);
    if (!known.gazetteer.empty()) return {};
  }
  if (name.size() < 2) return {};
  Speaker found = claimant(end - 1, name);
  evidence_.entities[found.entities.front()].type = EntityType::Person;
  return found;
}

// The mention of a name that ends right before `end`, or kNowhere.
std::uint32_t Attribution::name_ending_at(std::uint32_t end) const {
  const Range mentions = view_.mentions_in(view_.sentence_of(end - 1));
  for (std::uint32_t m = mentions.begin; m < mentions.end; ++m)
    if (view_.mention_range(m).end == end && (view_.mention(m).kind == MentionKind::Name || is_medium(entity(view_.mention(m).entities.front())))) return m;
  return kNowhere;
}

// The article or possessive that opens the phrase which ends at `end`: no verb but a participle and that of one relative clause
// stands in between ("a group that runs clinics in the city"), and an article behind an adposition or in that clause lies inside
// the phrase. Something of the sentence stands before `end` and before the article.
std::uint32_t Attribution::apposition_edge(std::uint32_t end) const {
  const std::uint32_t begin = view_.sentence_at(end - 1).begin;
  const std::uint32_t clause = relative_before(end);
  for (std::uint32_t at = clause == kNowhere ? end : clause; at > begin + 1 && end - at < kApposition; --at) {
    const std::uint32_t place = at - 1;
    const Upos upos = view_.token(place).upos;
    const bool dash = view_.lower(place) == "-";
    if ((upos == Upos::Punct && !dash) || upos == Upos::Cconj || upos == Upos::Sconj || upos == Upos::Aux) return kNowhere;
    if (view_.has_feature(place, "PronType=Rel") || (upos == Upos::Verb && view_.has_feature(place, "VerbForm=Fin"))) return kNowhere;
    const bool article = view_.has_feature(place, "PronType=Art") || view_.has_feature(place, "Poss=Yes");
    if (article && view_.token(place - 1).upos != Upos::Adp && place + 1 < end) return place;
  }
  return kNowhere;
}

// The relative pronoun of a clause with one finite verb that ends at `end`, its verb right behind the pronoun; kNowhere for none.
std::uint32_t Attribution::relative_before(std::uint32_t end) const {
  const std::uint32_t begin = view_.sentence_at(end - 1).begin;
  std::uint32_t verb = end;
  while (verb > begin && end - verb < kApposition && !view_.has_feature(verb - 1, "VerbForm=Fin")) {
    const Upos upos = view_.token(verb - 1).upos;
    if (upos == Upos::Punct || upos == Upos::Sconj || view_.has_feature(verb - 1, "PronType=Rel")) return kNowhere;
    --verb;
  }
  const std::uint32_t pronoun = verb == begin ? begin : behind_subject(verb - 1);
  const bool relative = pronoun > begin && view_.has_feature(pronoun - 1, "PronType=Rel") && view_.nominal(pronoun - 1);
  return relative ? pronoun - 1 : kNowhere;
}

// "According to the monitor | rebels broke the truce", the comma lost: a finite verb needs a subject, so that the source ends before
// the last noun phrase in front of it, where the tree or a name runs over that edge.
Speaker Attribution::parted_source(const Cue& cue) {
  constexpr std::uint32_t kSource = 14;  // tokens
  std::uint32_t first = cue.range.end, verb = first, head = kNowhere;
  const std::uint32_t limit = std::min(view_.sentence_at(cue.place).end, first + kSource);
  const auto noun = [&](std::uint32_t at) { return view_.token(at).upos == Upos::Noun || view_.token(at).upos == Upos::Propn; };
  const auto modifies = [&](std::uint32_t at) { return view_.token(at).upos == Upos::Adj || view_.token(at).upos == Upos::Num; };
  while (verb < limit && (noun(verb) || modifies(verb) || view_.token(verb).upos == Upos::Det || view_.token(verb).upos == Upos::Adp)) ++verb;
  if (!view_.lexicon().by_lemma() || verb >= limit || verb < first + 2 || !noun(verb - 1) || !view_.has_feature(verb, "VerbForm=Fin")) return {};
  if (view_.token(first).upos == Upos::Det) ++first;
  std::uint32_t edge = verb - 1;
  const auto compound = [&](std::uint32_t at) { return view_.token(at).upos == Upos::Noun && view_.rel(at) == Rel::Compound && view_.head(at) == verb - 1 && !view_.has_feature(at, "Number=Plur"); };
  while (edge > first + 1 && (modifies(edge - 1) || compound(edge - 1))) --edge;
  if (edge > first + 1 && view_.token(edge - 1).upos == Upos::Det) --edge;
  if (edge <= first || !noun(edge - 1)) return {};
  const auto over = view_.mention_over(edge - 1);
  const bool runs_over = (over != kNowhere && view_.mention_range(over).end > edge) || (view_.head(cue.place) != kNowhere && view_.head(cue.place) >= edge);
  if (!runs_over) return {};
  if (over != kNowhere && view_.mention_range(over).end == edge && can_speak(over)) return mentioned(over, "source before the clause");
  for (std::uint32_t at = first; at < edge && view_.token(at).upos != Upos::Adp; ++at)
    if (noun(at)) head = at;
  if (head == kNowhere || (!noun_speaks(head, kNowhere) && !view_.is(head, WordClass::MonitorNoun) && view_.token(head).upos != Upos::Propn)) return {};
  return claimant(head, {first, edge});
}

// "Police in Homs | and the army | said": two subjects by the tree, joined with no verb between.
Speaker Attribution::joined_subjects(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before) {
  for (const std::uint32_t first : view_.children(cue.place)) {
    if (view_.rel(first) != Rel::Nsubj || first >= subject || view_.has_verb({first, subject})) continue;
    const auto joined = view_.children(cue.place);
    if (std::ranges::none_of(joined, [&](std::uint32_t at) { return at > first && at < subject && view_.rel(at) == Rel::Cc; })) continue;
    Speaker all = speaker_at(first, before);
    const Speaker last = all.found() ? speaker_at(subject, before) : Speaker{};
    if (!last.found()) return {};
    add_missing(all.entities, last.entities);
    all.range.end = last.range.end;
    return all;
  }
  return {};
}

// "President NAME who visited the camp accused X", the commas lost: the name before a relative clause that ends at the cue, with
// one noun phrase at most behind its verb or its last adposition ("who backs Turkey | the monitor said").
Speaker Attribution::before_clause(const Cue& cue) const {
  const auto object = view_.child(cue.place, Rel::Obj);
  const bool misread = view_.lexicon().by_lemma() && !cue.passive && !view_.participle(cue.place) && object != kNowhere && object > cue.place;  // "accused X" as a participle
  if (!misread && !finite_active(cue)) return {};
  const std::uint32_t begin = view_.sentence_at(cue.place).begin, end = behind_subject(cue.place);
  const std::uint32_t pronoun = end == begin ? kNowhere : relative_before(end);
  const auto mention = pronoun == kNowhere || pronoun == begin ? kNowhere : name_ending_at(pronoun);
  if (mention == kNowhere || !can_speak(mention) || pronoun + 1 >= end) return {};
  std::uint32_t phrase = end;
  while (phrase > pronoun && (view_.nominal(phrase - 1) || view_.token(phrase - 1).upos == Upos::Adj)) --phrase;
  if (view_.token(phrase - 1).upos == Upos::Det) --phrase;
  const Upos before = view_.token(phrase - 1).upos;
  if (!view_.in_time(end - 1) && before != Upos::Verb && before != Upos::Adp && before != Upos::Aux && before != Upos::Adv) return {};
  const Range name = view_.mention_range(mention);
  const Upos left = name.begin == begin ? Upos::Punct : view_.token(name.begin - 1).upos;
  if (left == Upos::Adp || left == Upos::Verb || left == Upos::Cconj) return {};
  const EntityType type = entity(view_.mention(mention).entities.front()).type;
  if (type != EntityType::Person && type != EntityType::Organization) return {};
  return mentioned(mention, "name before the relative clause");
}

// The name of a speaker that ends at `edge`, of a known one or of several words in capitals; not an object, and not behind an
// adposition. Empty where `edge` begins a sentence: what stands before is another's.
Range Attribution::name_before(std::uint32_t edge, bool long_phrase) const {
  const std::uint32_t begin = view_.sentence_at(edge).begin;
  if (edge == begin) return {};
  const auto mention = view_.mention_over(edge - 1);
  Range name{edge, edge};
  if (mention != kNowhere) {
    const LocalEntity& known = entity(view_.mention(mention).entities.front());
    const bool speaks = known.type == EntityType::Person || known.type == EntityType::Organization || (known.type == EntityType::Country && long_phrase);
    if (!known.named || !speaks || view_.mention(mention).kind != MentionKind::Name || view_.mention_range(mention).end != edge) return {};
    name = view_.mention_range(mention);
  } else {
    while (name.begin > begin && name.size() < kName && capital(view_.token(name.begin - 1))) --name.begin;
    while (!name.empty() && view_.token(name.begin).upos == Upos::Det) ++name.begin;
    for (std::uint32_t i = name.begin; i < name.end; ++i)
      if (view_.in_time(i) || view_.token(i).upos == Upos::Adp) return {};  // "On Tuesday the monitor said"
    const bool lone = name.size() == 1 && name.begin == begin && view_.token(name.begin).upos == Upos::Propn && edge + 1 < view_.size() && view_.token(edge + 1).upos == Upos::Num;
    if (name.size() < 2 && !lone) return {};  // "Huda | a 28-year-old nurse"
  }
  std::uint32_t before = name.begin;
  if (before > begin && view_.token(before - 1).upos == Upos::Det) --before;
  if (before == begin) return name;
  const Upos upos = view_.token(before - 1).upos;
  const bool object = upos == Upos::Verb && !view_.participle(before - 1);
  return upos == Upos::Adp || upos == Upos::Cconj || object ? Range{} : name;
}

// "A commander close to the Front told": who stands near a power speaks, not the power.
Speaker Attribution::close_source(std::uint32_t end) {
  const std::uint32_t begin = view_.sentence_at(end - 1).begin;
  const auto mention = view_.mention_over(end - 1);
  if (mention == kNowhere || view_.mention_range(mention).end != end) return {};
  std::uint32_t at = view_.mention_range(mention).begin;
  if (at > begin && view_.token(at - 1).upos == Upos::Det) --at;
  if (at < begin + 3 || view_.token(at - 1).upos != Upos::Adp) return {};
  const std::uint32_t noun = at - 3;
  const bool close = view_.token(at - 2).upos == Upos::Adj && !view_.is(at - 1, WordClass::PlaceMark) && !view_.is(at - 1, WordClass::Agent);
  const bool source = view_.is(noun, WordClass::SourceNoun) || view_.is(noun, WordClass::ActsFor) || view_.is(noun, WordClass::Occupation);
  if (!close || !source || view_.mention_over(noun) == mention) return {};
  Speaker found = claimant(noun, {noun, end});
  if (entity(found.entities.front()).side.empty()) act_for({noun, end}, evidence_.entities[found.entities.front()]);
  return found;
}

}  // namespace hearsay::extract
