// Whom a noun phrase stands for as a speaker: names, titles, pronouns, statements for their authors, common nouns.
#include <algorithm>

#include "extract/find/attribution.h"
#include "extract/find/doers.h"
#include "extract/find/lone_monitor.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {

namespace {

constexpr std::uint32_t kRole = 16;        // longest role before a person's name, in tokens
constexpr std::uint32_t kNounPhrase = 12;  // longest text of a nominal claimant, in tokens

}  // namespace

// Appositions and lists ask back: "France and Qatar, the mediators" asks for the list from within it.
Speaker Attribution::speaker_at(std::uint32_t place, const std::vector<Draft>& before) {
  if (place == kNowhere || place >= view_.size() || std::ranges::find(asked_, place) != asked_.end()) return {};
  asked_.push_back(place);
  Speaker found = answer_at(place, before);
  asked_.pop_back();
  return found;
}

Speaker Attribution::answer_at(std::uint32_t place, const std::vector<Draft>& before) {
  Speaker found;
  const auto mention = whole_body(place, view_.mention_headed(place));
  if (const auto member = member_behind(mention); member != kNowhere) {  // "Biro Politik X | NAME menilai"
    found = mentioned(member, "person behind his body");
    LocalEntity& person = evidence_.entities[found.entities.front()];
    if (power_of(person).empty()) person.side = power_of(entity(view_.mention(mention).entities.front()));
    return found;
  }
  if (const auto name = described(place); name != kNowhere) return widened(mentioned(name, "name that the phrase describes"), name, before);
  if (Speaker person = person_behind(place); person.found()) return person;
  if (Speaker medium = same_medium(place, before); medium.found()) return medium;
  const bool person = mention != kNowhere && met_as_person(place, mention);
  if (mention == kNowhere && view_.is(place, WordClass::MonitorNoun) && !only_monitor()) return nominal(place);  // "the Syrian opposing UK-based observatory"
  const bool statement = view_.is(place, WordClass::StatementNoun) && !person;
  if (mention != kNowhere && nameless(mention) && view_.is(place, WordClass::SourceNoun))
    if (Speaker same = told_by_same(place, before); same.found()) return same;
  const bool unnamed = mention != kNowhere && nameless(mention) && view_.mention(mention).entities.size() == 1;
  const bool against = unnamed && entity(view_.mention(mention).entities.front()).kind == "group:opposition";  // "foes of the government"
  const auto within = unnamed && !against ? inner_mention(place) : kNowhere;
  if (within != kNowhere) {
    found = mentioned(within, "name inside the subject");
  } else if (unnamed && view_.mention(mention).kind == MentionKind::Nominal && named_outside(place, mention)) {
    found = nominal(place);
  } else if (mention != kNowhere && can_speak(mention) && !(statement && !entity(view_.mention(mention).entities.front()).named)) {
    found = mentioned(mention, "subject");
  } else if (view_.token(place).upos == Upos::Pron) {
    found = pronoun_speaker(place, before, Wanted::Any);
  } else if (statement) {
    found = statement_speaker(place, before);
  } else if (const auto inner = inner_mention(place); inner != kNowhere) {
    found = mentioned(inner, "name inside the subject");
  } else if (const auto over = view_.mention_over(place); over != kNowhere && can_speak(over)) {
    found = joined_before(over, before);
    if (!found.found()) found = mentioned(over, "mention over the subject");
  } else if (view_.is(place, WordClass::SourceNoun) || view_.is(place, WordClass::Occupation) || view_.is(place, WordClass::Critic) || (view_.token(place).upos == Upos::Propn && !names_place(place) && !view_.in_time(place))) {
    found = nominal(place);
  }
  if (!found.found()) return found;
  found.outlet = found.outlet || view_.is(place, WordClass::OutletNoun);
  if (view_.token(place).upos == Upos::Pron) prefer_last_person(place, before, found);
  else if (mention != kNowhere && view_.mention(mention).kind == MentionKind::Nominal) prefer_last_body(place, before, found);
  found.critic = view_.is(place, WordClass::Critic);
  add_conjuncts(place, found, before);
  return found;
}

// A person named right behind a body and right before a cue: the body's member.
std::uint32_t Attribution::member_behind(std::uint32_t mention) const {
  if (mention == kNowhere || view_.lexicon().by_lemma() || view_.mention(mention).kind != MentionKind::Name || view_.mention(mention).entities.size() != 1) return kNowhere;
  const LocalEntity& body = entity(view_.mention(mention).entities.front());
  const std::uint32_t at = view_.mention_range(mention).end;
  if (body.type != EntityType::Organization || at >= view_.size()) return kNowhere;
  const auto next = view_.mention_over(at);
  if (next == kNowhere || view_.mention_range(next).begin != at || view_.mention(next).kind != MentionKind::Name) return kNowhere;
  const LocalEntity& person = entity(view_.mention(next).entities.front());
  const std::uint32_t end = view_.mention_range(next).end;
  const bool speaks = end < view_.size() && view_.cue_takes(end, kTakesClause | kTakesNominal | kTakesAccused);
  return person.type == EntityType::Person && person.named && speaks ? next : kNowhere;
}

// "A source at the police command said ... The source confirmed": whoever that noun stood for as a speaker shortly before.
Speaker Attribution::told_by_same(std::uint32_t place, const std::vector<Draft>& before) {
  constexpr std::uint32_t kSentences = 4;
  const auto article = view_.child(place, Rel::Det);
  if (article == kNowhere || !view_.has_feature(article, "Definite=Def")) return {};
  for (auto draft = before.rbegin(); draft != before.rend() && view_.sentence_of(draft->place()) + kSentences >= view_.sentence_of(place); ++draft) {
    if (!draft->speaker.found() || draft->cue.place == kNowhere || draft->speaker.entities.size() != 1) continue;
    const auto subject = view_.subject(draft->cue.place);
    if (subject == kNowhere || subject >= place || view_.lower(subject) != view_.lower(place) || power_of(entity(draft->speaker.entities.front())).empty()) continue;
    Speaker found = draft->speaker;
    found.range = {place, place + 1};
    found.rule = "source that spoke before";
    return found;
  }
  return {};
}

// "Militer | Israel" read as the country with an adjective before it: the body that the country owns.
std::uint32_t Attribution::whole_body(std::uint32_t place, std::uint32_t mention) const {
  const auto over = view_.mention_over(place);
  if (mention == kNowhere || over == kNowhere || over == mention || view_.lexicon().by_lemma()) return mention;
  const LocalEntity& owner = entity(view_.mention(mention).entities.front());
  const LocalEntity& body = entity(view_.mention(over).entities.front());
  const bool owns = owner.type == EntityType::Country && body.type == EntityType::Organization && body.side == owner.side && !body.side.empty();
  return owns && view_.mention_range(over).end == view_.mention_range(mention).end ? over : mention;
}

// "A source", "the source" who was met before: a person; "the source" that nobody was called yet is what was quoted before.
bool Attribution::met_as_person(std::uint32_t place, std::uint32_t mention) const {
  const LocalEntity& source = entity(view_.mention(mention).entities.front());
  if (source.type != EntityType::Person) return false;
  const auto article = view_.child(place, Rel::Det);
  if (article == kNowhere || !view_.has_feature(article, "Definite=Def")) return true;
  const std::uint32_t here = view_.token(place).span.begin;  // byte
  return std::any_of(source.mentions.begin(), source.mentions.end(), [&](const Mention& other) { return other.span.end <= here; });
}

// "Keluarga X di Distrik Y, | Provinsi Z | menuding": the last of several places that tell where.
bool Attribution::names_place(std::uint32_t place) const {
  const auto is_place = [&](std::uint32_t at) {
    const auto mention = view_.mention_over(at);
    const EntityType type = mention == kNowhere ? EntityType::Person : entity(view_.mention(mention).entities.front()).type;
    return type == EntityType::Place || type == EntityType::Region;
  };
  return !view_.lexicon().by_lemma() && place > view_.sentence_at(place).begin + 1 && view_.lower(place - 1) == "," && is_place(place) && is_place(place - 2);
}

// "kata media tersebut", "menurut sumber yang sama": a medium or account without a name, told of before, is the medium that
// spoke last.
Speaker Attribution::same_medium(std::uint32_t place, const std::vector<Draft>& before) {
  constexpr std::uint32_t kPhrase = 3;  // tokens between the noun and what marks it as known
  if (!view_.is(place, WordClass::OutletNoun) && !view_.is(place, WordClass::StatementNoun)) return {};
  const auto mention = view_.mention_headed(place);
  if (mention != kNowhere && entity(view_.mention(mention).entities.front()).named) return {};
  if (view_.lexicon().by_lemma()) return named_medium(place);
  const std::uint32_t end = std::min(view_.sentence_at(place).end, place + kPhrase);
  std::uint32_t at = place + 1;
  while (at < end && !view_.is(at, WordClass::Known) && (view_.token(at).upos == Upos::Noun || view_.token(at).upos == Upos::Pron)) ++at;
  if (at >= end || !view_.is(at, WordClass::Known)) return {};
  if (!view_.is(place, WordClass::OutletNoun) && earlier_owner(place).found()) return {};
  for (auto draft = before.rbegin(); draft != before.rend() && draft - before.rbegin() < 6; ++draft) {
    if (!draft->speaker.found() || view_.sentence_of(draft->place()) + 4 < view_.sentence_of(place)) continue;
    if (!draft->speaker.outlet && view_.is(place, WordClass::StatementNoun)) return {};
    if (!draft->speaker.outlet) continue;
    Speaker found = draft->speaker;
    found.range = {place, place + 1};
    found.rule = "medium that spoke before";
    return found;
  }
  return {};
}

// "The TV channel": the medium named last before it. "The newspaper of the party", "the channel that opened in May" are others.
Speaker Attribution::named_medium(std::uint32_t place) {
  constexpr std::uint32_t kBack = 8;  // sentences
  const auto article = view_.child(place, Rel::Det);
  if (!view_.is(place, WordClass::OutletNoun) || article == kNowhere || !view_.has_feature(article, "Definite=Def") || view_.has_feature(place, "Number=Plur")) return {};
  if (article + 2 < place || (article + 2 == place && !view_.is(article + 1, WordClass::OutletNoun)) || told_apart(place)) return {};  // "the regime's official channel"
  const std::uint32_t sentence = view_.sentence_of(place);
  for (std::uint32_t s = sentence + 1; s-- > 0 && s + kBack >= sentence;) {
    const Range mentions = view_.mentions_in(s);
    for (std::uint32_t m = mentions.end; m > mentions.begin; --m) {
      if (view_.mention_range(m - 1).end > article || view_.mention(m - 1).kind != MentionKind::Name || !is_medium(entity(view_.mention(m - 1).entities.front()))) continue;
      Speaker found;
      found.entities = {view_.mention(m - 1).entities.front()};
      found.range = {place, place + 1};
      found.rule = "medium named before";
      return found;
    }
  }
  return {};
}

// What stands behind the noun, with no comma between, tells which one it is.
bool Attribution::told_apart(std::uint32_t noun) const {
  const bool marked = noun + 1 < view_.sentence_at(noun).end && view_.token(noun + 1).upos == Upos::Adp;  // "the agency for refugees", wherever the tree hangs it
  const auto inner = marked ? view_.head(noun + 1) : kNowhere;
  if (inner != kNowhere && inner > noun && view_.nominal(inner) && !view_.in_time(inner) && !view_.is(inner, WordClass::StatementNoun)) return true;
  const auto children = view_.children(noun);
  return std::ranges::any_of(children, [&](std::uint32_t child) {
    const Rel rel = view_.rel(child);
    const bool tells = rel == Rel::Nmod || rel == Rel::Acl || rel == Rel::Relcl;
    return tells && child > noun && view_.lower(noun + 1) != "," && !view_.in_time(child);
  });
}

// "an analyst at the institute, Chang Wei-lun, suspects", "kata anggota parlemen X, Lo Yi-chun": the person whose role the
// phrase tells stands behind its comma. He acts for the power named in it where the role does.
Speaker Attribution::person_behind(std::uint32_t place) {
  const bool acts = view_.is(place, WordClass::ActsFor) || view_.is(place, WordClass::Occupation);
  if (!acts && !view_.is(place, WordClass::SourceNoun)) return {};
  const Range sentence = view_.sentence_at(place);
  std::uint32_t comma = place + 1;
  bool describes = false;  // "Operator kapal yang berbasis di X, NAME, membantah"
  while (comma < std::min(sentence.end, place + kRole) && view_.lower(comma) != "," && (describes || view_.token(comma).upos != Upos::Verb)) {
    describes = describes || (!view_.lexicon().by_lemma() && view_.has_feature(comma, "PronType=Rel"));
    ++comma;
  }
  if (comma + 1 >= sentence.end || view_.lower(comma) != ",") return {};
  const Range name = person_at(comma + 1, sentence.end);
  if (name.empty()) return {};
  const bool closed = name.end >= sentence.end || view_.token(name.end).upos == Upos::Punct || view_.token(name.end).upos == Upos::Verb;
  if (!closed) return {};
  const auto mention = view_.mention_over(name.end - 1);
  const bool known = mention != kNowhere && entity(view_.mention(mention).entities.front()).type == EntityType::Person;
  Speaker found = known ? mentioned(mention, "person behind his role") : claimant(name.begin, name);
  if (!known) found.range = name;
  if (acts && found.entities.size() == 1) act_for({place, comma}, evidence_.entities[found.entities.front()]);
  return found;
}

// A person's name that begins at `place`, behind at most two titles; names in capitals that the tagger missed count.
Range Attribution::person_at(std::uint32_t place, std::uint32_t limit) const {
  for (std::uint32_t i = place; i < std::min(limit, place + 3); ++i) {
    const auto mention = view_.mention_over(i);
    if (mention == kNowhere || view_.mention(mention).kind == MentionKind::Pronoun) continue;
    const LocalEntity& first = entity(view_.mention(mention).entities.front());
    const bool title = view_.mention(mention).kind == MentionKind::Nominal && view_.mention_range(mention).end < limit && view_.mention_over(view_.mention_range(mention).end) != kNowhere;
    if (title && view_.mention(view_.mention_over(view_.mention_range(mention).end)).entities == view_.mention(mention).entities) continue;  // "Letkol | NAME"
    if (first.type == EntityType::Person && first.named) return {view_.mention_range(mention).begin, std::min(view_.mention_range(mention).end, limit)};
    if (!first.side.empty() || !first.of.empty() || !first.kind.empty()) return {};
  }
  Range run{place, place};
  while (run.end < limit && view_.token(run.end).upos == Upos::Propn && run.size() < 5) ++run.end;
  return run.size() >= 2 ? run : Range{};
}

// The power of the names in a role.
void Attribution::act_for(Range role, LocalEntity& person) const {
  if (!person.gazetteer.empty() && !person.kind.starts_with("group:")) return;  // a medium or charity is nobody's, wherever its seat
  for (std::uint32_t i = role.begin; i < role.end && person.side.empty(); ++i) {
    const auto mention = view_.mention_headed(i);
    if (mention == kNowhere) continue;
    const LocalEntity& beside = entity(view_.mention(mention).entities.front());
    const auto head = view_.head(i);
    const bool seat = head != kNowhere && view_.rel(head) == Rel::Amod && view_.has_feature(head, "VerbForm=Part");  // "a Beirut-based NGO"
    if (seat || &beside == &person || view_.tells_where(i) || beside.kind == "charity" || beside.type == EntityType::Person) continue;
    person.side = power_of(beside);
  }
}

// "Malaysia, chair of the bloc this year, regretted": the name that opens the sentence is what the role between commas describes.
std::uint32_t Attribution::apposed(std::uint32_t place) const {
  if (!view_.is(place, WordClass::Occupation) && !view_.is(place, WordClass::ActsFor) && !view_.is(place, WordClass::SourceNoun)) return kNowhere;
  const std::uint32_t begin = view_.sentence_at(place).begin;
  std::uint32_t comma = place;
  while (comma > begin && comma + 6 > place && view_.lower(comma - 1) != ",") --comma;
  if (comma <= begin + 1 || view_.lower(comma - 1) != ",") return kNowhere;
  for (std::uint32_t i = comma; i < place; ++i)
    if (view_.cue_takes(i, kTakesClause)) return kNowhere;  // "Israel, menurut Presiden Mesir, menyerang X"
  const auto mention = view_.mention_over(comma - 2);
  if (mention == kNowhere || view_.mention_range(mention).end != comma - 1 || !can_speak(mention)) return kNowhere;
  const std::uint32_t first = view_.mention_range(mention).begin;
  const bool joined = first > begin + 1 && view_.token(first - 1).upos == Upos::Cconj;  // "In Cairo, France and Qatar, the nation that mediated, said"
  if (first > begin + 1 && !joined) return kNowhere;
  const MentionAt& name = view_.mention(mention);
  const bool closed = view_.subtree(place).end < view_.size() && view_.lower(view_.subtree(place).end) == ",";
  return name.kind == MentionKind::Name && (closed || view_.lower(view_.subtree(place).end - 1) == ",") ? mention : kNowhere;
}

// "The Committees (LCC) a network of activists reported", the commas lost: the name before "a network" is what it describes.
std::uint32_t Attribution::described(std::uint32_t place) const {
  if (const auto name = apposed(place); name != kNowhere) return name;
  const auto article = view_.child(place, Rel::Det);
  if (article == kNowhere || article > place || !view_.has_feature(article, "Definite=Ind")) return kNowhere;
  const std::uint32_t begin = view_.sentence_at(place).begin;
  std::uint32_t at = article;
  if (at > begin + 3 && view_.lower(at - 1) == ")")
    while (at > begin + 1 && view_.lower(at) != "(") --at;
  if (at == begin) return kNowhere;
  const auto mention = view_.mention_over(at - 1);
  if (mention == kNowhere || view_.mention(mention).kind != MentionKind::Name || view_.mention_range(mention).end != at || !can_speak(mention)) return kNowhere;
  const LocalEntity& name = entity(view_.mention(mention).entities.front());
  const std::uint32_t head = view_.place_of(view_.mention(mention).tokens, view_.mention(mention).head);
  const bool marked = head >= view_.size() || view_.child(head, Rel::Case) != kNowhere || view_.child(place, Rel::Nmod) == kNowhere;
  return name.named && name.type == EntityType::Organization && !marked ? mention : kNowhere;
}

// A list of names has a conjunction somewhere; without one, commas set off an apposition.
bool Attribution::listed(std::uint32_t place) const {
  for (std::uint32_t child : view_.children(place))
    if (view_.rel(child) == Rel::Conj && view_.child(child, Rel::Cc) != kNowhere) return true;
  return false;
}

void Attribution::add_conjuncts(std::uint32_t place, Speaker& speaker, const std::vector<Draft>& before) {
  for (std::uint32_t child : view_.children(place)) {
    if (view_.rel(child) == Rel::Conj && !listed(place)) continue;
    const auto including = view_.rel(child) == Rel::Nmod ? view_.child(child, Rel::Case) : kNowhere;
    const bool example = including != kNowhere && view_.is(including, WordClass::Including);
    if (example) {
      const Speaker more = speaker_at(child, before);
      for (std::size_t index : more.entities)
        if (std::find(speaker.entities.begin(), speaker.entities.end(), index) == speaker.entities.end()) speaker.entities.push_back(index);
    }
    const bool conjunct = view_.rel(child) == Rel::Conj || within_list(place, child);
    if (!conjunct || !view_.nominal(child) || speaker.range.contains(child)) continue;
    if (view_.child(child, Rel::Case) != kNowhere && view_.child(place, Rel::Case) == kNowhere) continue;
    const Speaker more = speaker_at(child, before);
    for (std::size_t index : more.entities) {
      const bool sent = entity(index).type == EntityType::Country && std::ranges::any_of(speaker.entities, [&](std::size_t known) {  // "pejabat Rusia dan Ukraina"
        return power_of(entity(known)) == power_of(entity(index));
      });
      if (!sent && std::find(speaker.entities.begin(), speaker.entities.end(), index) == speaker.entities.end()) speaker.entities.push_back(index);
    }
  }
}

// "The United Nations and | Human Rights Watch": the list that some word of the name at its end is joined to.
Speaker Attribution::joined_before(std::uint32_t mention, const std::vector<Draft>& before) {
  const Range range = view_.mention_range(mention);
  if (!view_.lexicon().by_lemma() || view_.mention(mention).kind != MentionKind::Name) return {};
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const auto first = view_.rel(i) == Rel::Conj ? view_.head(i) : kNowhere;
    if (first == kNowhere || first >= range.begin || !view_.nominal(first) || view_.mention_headed(first) == kNowhere || !listed(first)) continue;
    Speaker all = speaker_at(first, before);
    if (!all.found()) continue;
    add_missing(all.entities, view_.mention(mention).entities);
    all.range.end = range.end;
    return all;
  }
  return {};
}

// "Inggris, | Prancis, | dan Jerman", "Britain | France and Germany": a country that the tree takes for an apposition or, the
// comma lost, for part of the name before it, with another country joined behind it.
bool Attribution::within_list(std::uint32_t place, std::uint32_t child) const {
  const auto country = [&](std::uint32_t at) {
    const auto mention = view_.mention_headed(at);
    return mention != kNowhere && view_.mention(mention).kind == MentionKind::Name && entity(view_.mention(mention).entities.front()).type == EntityType::Country;
  };
  const bool apposition = view_.rel(child) == Rel::Appos && child >= place + 2 && view_.lower(child - 1) == ",";
  const bool run = view_.lexicon().by_lemma() && child == place + 1 && view_.rel(child) != Rel::Conj && country(place);
  if ((!apposition && !run) || !country(child)) return false;
  const auto joined = view_.children(place);
  return std::ranges::any_of(joined, [&](std::uint32_t other) { return other > child && view_.rel(other) == Rel::Conj && country(other); });
}

bool Attribution::nameless(std::uint32_t mention) const {
  const LocalEntity& first = entity(view_.mention(mention).entities.front());
  return !first.named && first.side.empty();
}

// Coreference may take a bystander for "he" in "he added": whoever spoke as a person shortly before is likelier, where the
// pronoun's entity has not spoken yet.
void Attribution::prefer_last_person(std::uint32_t place, const std::vector<Draft>& before, Speaker& found) {
  if (found.entities.size() != 1) return;
  const bool person = entity(found.entities.front()).type == EntityType::Person;
  if (told_of(found.entities.front(), place)) {  // "A did B, it said": A is told of, and does not speak
    Speaker last = pronoun_speaker(place, before, view_.is(place, WordClass::PersonPronoun) && view_.lexicon().by_lemma() ? Wanted::Person : Wanted::Any);
    if (last.found()) found = std::move(last);
    return;
  }
  if (!person && !view_.is(place, WordClass::PersonPronoun)) return prefer_spoken(place, before, found);
  const auto spoke = [&](const Draft& draft) {
    return std::find(draft.speaker.entities.begin(), draft.speaker.entities.end(), found.entities.front()) != draft.speaker.entities.end();
  };
  if (person && !before.empty() && met_since(found.entities.front(), before.back().place(), place)) return;
  if (person && !goes_on(place, before) && std::any_of(before.begin(), before.end(), spoke)) return;  // "A membantah X. Dia menyebut ...": who denied goes on
  if (!before.empty() && view_.sentence_of(before.back().place()) + 4 < view_.sentence_of(place)) return;
  Speaker last = pronoun_speaker(place, before, Wanted::Person);
  if (last.found()) found = std::move(last);
}

// "Klaim itu dibantah A. Dia menyebut klaim B hoaks.": the one person who spoke in the sentence before goes on.
bool Attribution::goes_on(std::uint32_t place, const std::vector<Draft>& before) const {
  if (before.empty() || view_.rel(place) != Rel::Nsubj) return false;
  const Speaker& last = before.back().speaker;
  if (last.entities.size() != 1 || entity(last.entities.front()).type != EntityType::Person) return false;
  if (view_.lexicon().by_lemma() && !entity(last.entities.front()).named) return false;
  const std::uint32_t sentence = view_.sentence_of(before.back().place());
  if (sentence + 1 != view_.sentence_of(place)) return false;
  for (auto draft = before.rbegin(); draft != before.rend() && view_.sentence_of(draft->place()) == sentence; ++draft)
    if (draft->speaker.entities != last.entities) return false;
  return true;
}

// "X declined to comment on the toll. "...," he said.": a person named as a subject since somebody spoke last.
bool Attribution::met_since(std::size_t person, std::uint32_t last, std::uint32_t place) const {
  const std::uint32_t after = view_.sentence_at(last).end;
  if (after >= view_.size()) return false;
  const std::uint32_t from = view_.token(after).span.begin;  // byte
  for (const Mention& mention : entity(person).mentions) {
    if (mention.kind != MentionKind::Name || mention.span.begin < from || mention.span.end > view_.token(place).span.begin) continue;
    if (mention.span.begin > 0 && view_.text()[mention.span.begin - 1] == '/') continue;  // a photographer's credit
    const std::uint32_t at = view_.place_at(mention.span.begin);
    if (at >= view_.size() || quotation_over(quotes_, at) != kNowhere || view_.sentence_of(at) + 2 < view_.sentence_of(place)) continue;
    for (std::uint32_t i = at; i < view_.size() && view_.token(i).span.begin < mention.span.end; ++i)
      for (const std::uint32_t noun : {i, view_.head(i)})
        if (noun != kNowhere && view_.rel(noun) == Rel::Nsubj && view_.head(noun) != kNowhere && view_.token(view_.head(noun)).upos == Upos::Verb) return true;
  }
  return false;
}

// "... fighting Assad it said": a thing that has not spoken yet, beside a body that spoke shortly before.
void Attribution::prefer_spoken(std::uint32_t place, const std::vector<Draft>& before, Speaker& found) {
  const auto spoke = [&](const Draft& draft) { return draft.speaker.entities == found.entities; };
  if (!view_.lexicon().by_lemma() || before.empty() || std::any_of(before.begin(), before.end(), spoke)) return;
  const Draft& last = before.back();
  if (view_.sentence_of(last.place()) + 3 < view_.sentence_of(place) || last.nested || last.speaker.entities.size() != 1) return;
  if (entity(last.speaker.entities.front()).type != EntityType::Organization) return;
  found.entities = last.speaker.entities;
  found.rule = "body that spoke before";
}

// "The group said": coreference may take an armed group for it; a monitor or a body called by this noun that spoke shortly
// before is likelier, where the noun's entity has not spoken yet.
void Attribution::prefer_last_body(std::uint32_t place, const std::vector<Draft>& before, Speaker& found) {
  const auto article = view_.child(place, Rel::Det);
  if (found.entities.size() != 1 || article == kNowhere || !view_.has_feature(article, "Definite=Def")) return;
  for (std::uint32_t at = article + 1; at <= place; ++at)  // "the Islamic State (IS) group"
    if (view_.token(at).upos == Upos::Propn) return;
  const auto spoke = [&](const Draft& draft) { return draft.speaker.entities == found.entities; };
  if (!entity(found.entities.front()).kind.starts_with("group:")) return;
  if (std::any_of(before.begin(), before.end(), spoke)) return;
  const std::string_view noun = view_.lower(place);
  for (auto draft = before.rbegin(); draft != before.rend() && draft - before.rbegin() < 6; ++draft) {
    if (draft->speaker.entities.size() != 1) continue;
    const LocalEntity& body = entity(draft->speaker.entities.front());
    const bool called = std::any_of(body.mentions.begin(), body.mentions.end(), [&](const Mention& mention) {
      return mention.kind == MentionKind::Nominal && lower_case(std::string(slice(view_.text(), mention.span))).ends_with(noun);
    });
    if (body.type != EntityType::Organization || !(called || body.kind == "charity")) continue;
    found.entities = draft->speaker.entities;
    found.rule = "body that spoke before";
    return;
  }
}

// The entity is named earlier in the sentence, in what the pronoun's verb reports.
bool Attribution::told_of(std::size_t index, std::uint32_t place) const {
  const Range sentence = view_.sentence_at(place);
  if (place < sentence.begin + 4 || view_.rel(place) != Rel::Nsubj) return false;
  const auto verb = view_.head(place);
  if (verb == kNowhere || verb < place || verb > place + 2) return false;
  for (std::uint32_t i = verb + 1; i < sentence.end; ++i)  // a clause behind the verb is what is said
    if (view_.token(i).upos == Upos::Verb && !view_.participle(i)) return false;
  const Span before = view_.span({sentence.begin, place});
  for (const Mention& mention : entity(index).mentions)
    if (mention.kind != MentionKind::Pronoun && before.contains(mention.span)) return true;
  return false;
}

Speaker Attribution::pronoun_speaker(std::uint32_t place, const std::vector<Draft>& before, Wanted wanted) {
  if (view_.is(place, WordClass::FirstPerson)) return {};
  for (auto draft = before.rbegin(); draft != before.rend() && draft - before.rbegin() < 6; ++draft)
    if (draft->speaker.found() && !draft->nested && (wanted == Wanted::Any || (draft->speaker.entities.size() == 1 && entity(draft->speaker.entities.front()).type == EntityType::Person))) {
      Speaker found = draft->speaker;
      found.range = {place, place + 1};
      found.rule = "pronoun: speaker before";
      return found;
    }
  return {};
}

// "The ministry's statement", "statement by X", else whoever spoke last.
Speaker Attribution::statement_speaker(std::uint32_t place, const std::vector<Draft>& before) {
  for (std::uint32_t child : view_.children(place)) {
    const Rel rel = view_.rel(child);
    if (Speaker author = rel == Rel::Acl ? made_by(child, before) : Speaker{}; author.found()) return author;
    if (rel != Rel::Poss && rel != Rel::Nmod && rel != Rel::Compound && rel != Rel::Amod) continue;
    const auto mention = view_.mention_headed(child) != kNowhere ? view_.mention_headed(child) : view_.mention_over(child);
    if (mention == kNowhere || !can_speak(mention)) continue;
    return mentioned(mention, "author of the statement");
  }
  if (place > view_.sentence_at(place).begin) {  // "an IS statement", whatever the tree says
    const auto mention = view_.mention_over(place - 1);
    if (mention != kNowhere && view_.mention(mention).kind == MentionKind::Name && view_.mention_range(mention).end == place && can_speak(mention)) return mentioned(mention, "author of the statement");
  }
  // "issued a statement saying": the issuer is the subject of the verb that governs the statement.
  const auto head = view_.head(place);
  if (head != kNowhere && (view_.rel(place) == Rel::Obj || view_.rel(place) == Rel::Obl) && view_.is(head, WordClass::IssuingVerb))
    if (const auto subject = view_.subject(head); subject != kNowhere && subject != place) {
      Speaker found = speaker_at(subject, before);
      if (found.found()) found.rule = "issuer of the statement";
      return found;
    }
  const bool medium = std::any_of(view_.children(place).begin(), view_.children(place).end(), [&](std::uint32_t child) { return view_.is(child, WordClass::OutletNoun); });
  if (view_.is(place, WordClass::OutletNoun) || medium || view_.child(place, Rel::Det) == kNowhere) return nominal(place);
  if (Speaker found = earlier_owner(place); found.found()) return found;
  Speaker found = pronoun_speaker(place, before, Wanted::Any);
  if (found.found()) found.rule = "statement: speaker before";
  return found.found() ? found : nominal(place);
}

// "A report published by the council said": the agent of what was done to a statement; a medium only carried it.
Speaker Attribution::made_by(std::uint32_t verb, const std::vector<Draft>& before) {
  if (!view_.lexicon().by_lemma()) return {};
  for (const std::uint32_t child : view_.children(verb)) {
    if (child < verb || !view_.is_agent(child)) continue;
    Speaker found = speaker_at(child, before);
    if (!found.found() || found.outlet || is_medium(entity(found.entities.front()))) return {};
    found.rule = "author of the statement";
    return found;
  }
  return {};
}

// "This resolution says": the owner that the same noun had shortly before ("the Security Council's resolution").
Speaker Attribution::earlier_owner(std::uint32_t place) {
  const std::uint32_t sentence = view_.sentence_of(place);
  for (std::uint32_t i = place; i > 0 && place - i < 120 && view_.sentence_of(i - 1) + 3 >= sentence; --i) {
    if (view_.lower(i - 1) != view_.lower(place) || view_.sentence_of(i - 1) == sentence) continue;
    for (std::uint32_t child : view_.children(i - 1)) {
      const Rel rel = view_.rel(child);
      if (rel != Rel::Poss && rel != Rel::Nmod && rel != Rel::Compound && rel != Rel::Flat) continue;
      if (view_.tells_where(child)) continue;  // "a statement on Telegram"
      const auto mention = view_.mention_headed(child) != kNowhere ? view_.mention_headed(child) : view_.mention_over(child);
      if (mention != kNowhere && can_speak(mention)) return mentioned(mention, "owner of the statement before");
    }
  }
  return {};
}

Speaker Attribution::mentioned(std::uint32_t index, const char* rule) const {
  const MentionAt& mention = view_.mention(index);
  Speaker found;
  for (std::size_t at : mention.entities) {
    const std::size_t known = named_monitor(at);
    if (std::find(found.entities.begin(), found.entities.end(), known) == found.entities.end()) found.entities.push_back(known);
  }
  found.range = view_.mention_range(index);
  found.rule = rule;
  found.outlet = is_medium(entity(mention.entities.front()));
  return found;
}

// "... kill 13 fighters: monitor": the one monitor that the document names, for one that it does not.
std::size_t Attribution::named_monitor(std::size_t index) const {
  return entity(index).named || entity(index).kind != "charity" ? index : only_monitor().value_or(index);
}

std::optional<std::size_t> Attribution::only_monitor() const {
  LoneMonitor lone;
  for (std::size_t i = 0; i < evidence_.entities.size(); ++i)
    if (entity(i).named && entity(i).kind == "charity") lone.add(i, view_.lexicon().word_in_name(entity(i).name, WordClass::MonitorNoun));
  return lone.get();
}

// A named mention inside the noun phrase that tells whose the head is: "activists at X", "spokesman for X".
std::uint32_t Attribution::inner_mention(std::uint32_t place) const {
  std::uint32_t best = kNowhere;
  for (std::uint32_t child : view_.children(place)) {
    const Rel rel = view_.rel(child);
    if (rel != Rel::Nmod && rel != Rel::Poss && rel != Rel::Appos && rel != Rel::Flat && rel != Rel::Compound) continue;
    const auto mention = view_.mention_headed(child);
    if (mention == kNowhere || !can_speak(mention)) continue;
    if (view_.child(child, Rel::Case) != kNowhere && is_medium(entity(view_.mention(mention).entities.front()))) continue;  // "a spokesman to | AFP"
    const EntityType type = entity(view_.mention(mention).entities.front()).type;
    if ((rel == Rel::Appos || rel == Rel::Flat) && type == EntityType::Person) return mention;
    const bool body = type == EntityType::Organization || (type == EntityType::Country && view_.is(place, WordClass::StatementNoun));
    if (body && rel != Rel::Compound && best == kNowhere) best = mention;
  }
  return best;
}

// A name modifies the noun outside its mention: "Arab governments".
bool Attribution::named_outside(std::uint32_t place, std::uint32_t mention) const {
  for (std::uint32_t child : view_.children(place)) {
    const Rel rel = view_.rel(child);
    if (view_.mention_range(mention).contains(child) || view_.token(child).upos != Upos::Propn || view_.child(child, Rel::Case) != kNowhere) continue;
    if (rel == Rel::Nmod || rel == Rel::Amod || rel == Rel::Compound || rel == Rel::Poss) return true;
  }
  return false;
}

// The noun that a relative clause or participle describes.
std::uint32_t Attribution::antecedent_noun(std::uint32_t place) const {
  for (std::uint32_t at = place; at != kNowhere; at = view_.head(at)) {
    if (view_.rel(at) == Rel::Relcl || view_.rel(at) == Rel::Acl) return view_.head(at);
    if (view_.rel(at) != Rel::Conj) break;
  }
  return kNowhere;
}

// "The coordinator for Sudan, | who said": the person before the ground that stands nearest.
std::uint32_t Attribution::described_person(std::uint32_t pronoun, std::uint32_t verb) const {
  const auto ground = [&](std::uint32_t place) {
    const auto mention = view_.mention_over(place);
    return mention != kNowhere && names_ground(entity(view_.mention(mention).entities.front()).type);
  };
  const std::uint32_t begin = view_.sentence_at(verb).begin;
  std::uint32_t last = pronoun;
  while (last > begin && view_.token(last - 1).upos == Upos::Punct) --last;
  if (!view_.is(pronoun, WordClass::Who) || last == begin || !ground(last - 1)) return kNowhere;
  std::uint32_t noun = antecedent_noun(verb);
  while (noun != kNowhere && view_.rel(noun) == Rel::Nmod && ground(noun)) noun = view_.head(noun);
  return noun;
}

bool Attribution::can_speak(std::uint32_t mention) const {
  const EntityType type = entity(view_.mention(mention).entities.front()).type;
  if (type == EntityType::Person || type == EntityType::Organization || type == EntityType::Country) return true;
  const MentionAt& at = view_.mention(mention);
  const auto& found = entity(at.entities.front());
  return at.mention < found.mentions.size() && found.mentions[at.mention].reading == "government";
}

// "killed six people | activists said", "in Homs | activists said", the comma lost: a plural modifies no noun, and the name
// behind an adposition is the place's.
bool Attribution::parted_compound(std::uint32_t place) const {
  if (!view_.lexicon().by_lemma() || view_.rel(place) != Rel::Compound) return false;
  if (view_.token(place).upos == Upos::Noun && view_.has_feature(place, "Number=Plur")) return true;
  if (view_.token(place).upos != Upos::Propn) return false;
  std::uint32_t at = place;
  const std::uint32_t begin = view_.sentence_at(place).begin;
  while (at > begin && view_.token(at - 1).upos == Upos::Propn) --at;
  return at > begin && view_.token(at - 1).upos == Upos::Adp && view_.is(at - 1, WordClass::PlaceMark);
}

Range Attribution::noun_phrase(std::uint32_t place) const {
  Range range{place, place + 1};
  for (std::uint32_t child : view_.children(place)) {
    const Rel rel = view_.rel(child);
    if (rel != Rel::Amod && rel != Rel::Compound && rel != Rel::Flat && rel != Rel::Nmod && rel != Rel::Poss && rel != Rel::Nummod) continue;
    const Range below = view_.subtree(child);
    if (below.size() > kNounPhrase) continue;
    range = {std::min(range.begin, below.begin), std::max(range.end, below.end)};
  }
  if (range.size() > kNounPhrase) range = {place, place + 1};
  for (const TimeAt& time : view_.findings().times)  // "resumed Wednesday state media said"
    if (const Range at = view_.range_of(time.tokens); at.contains(range.begin) && at.end <= place) range.begin = at.end;
  for (std::uint32_t i = place; i > range.begin; --i)
    if ((view_.token(i - 1).upos == Upos::Punct && view_.lower(i - 1) != "-") || parted_compound(i - 1)) range.begin = i;
  for (std::uint32_t i = place + 1; i < range.end; ++i)
    if (view_.token(i).upos == Upos::Punct && view_.lower(i) != "-") range.end = i;
  return range;
}

// "Marchenko said", "the Observatory said": the one person or body of the document whose name ends or begins with the word.
std::optional<std::size_t> Attribution::named_before(std::uint32_t place, Range range) const {
  const std::string& form = view_.token(place).form;
  if (!begins_capital(form) || form.size() < 4 || range.size() > 2) return std::nullopt;
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < evidence_.entities.size(); ++i) {
    const LocalEntity& entity = evidence_.entities[i];
    const bool made = made_.contains(i);  // "Gubernur X Y" without a mention
    if ((!entity.named && !made) || (entity.type != EntityType::Person && entity.type != EntityType::Organization)) continue;
    for (const Mention& mention : entity.mentions) {
      const std::string_view text = slice(view_.text(), mention.span);
      if ((mention.kind != MentionKind::Name && !made) || text.size() <= form.size()) continue;
      const char parted = text[text.size() - form.size() - 1];  // "Anas al-Abdah"
      const bool last = text.ends_with(form) && (parted == ' ' || parted == '-');
      const bool first = entity.type == EntityType::Person && text.starts_with(form) && text[form.size()] == ' ';
      const bool inside = entity.type == EntityType::Organization && text.find(" " + form + " ") != std::string_view::npos;
      if (!last && !first && !inside) continue;
      if (only && *only != i) return std::nullopt;
      only = i;
      break;
    }
  }
  return only;
}

// Makes, or finds again, an entity for a claimant that has no mention.
Speaker Attribution::nominal(std::uint32_t place) {
  const Range range = noun_phrase(place);
  for (std::uint32_t i = place; i > range.begin; --i) {  // "state-run Anadolu Agency": a name that ends the phrase
    const auto mention = view_.mention_over(i - 1);
    if (mention == kNowhere || view_.mention(mention).kind != MentionKind::Name || view_.mention_range(mention).end + 1 < place) continue;
    const LocalEntity& name = entity(view_.mention(mention).entities.front());
    if (is_medium(name) && can_speak(mention)) return mentioned(mention, "medium inside the phrase");
  }
  if (view_.is(place, WordClass::OutletNoun))  // "televisi al-Masirah", "kantor berita resmi NNA"
    for (std::uint32_t at = place + 1; at < std::min(view_.sentence_at(place).end, place + 4); ++at) {
      const auto mention = view_.mention_over(at);
      if (mention == kNowhere && (view_.is(at, WordClass::OutletNoun) || view_.token(at).upos == Upos::Adj)) continue;
      if (mention == kNowhere || view_.mention(mention).kind != MentionKind::Name || view_.mention_range(mention).begin != at) break;
      const LocalEntity& name = entity(view_.mention(mention).entities.front());
      if (is_medium(name)) return mentioned(mention, "medium behind the noun");
      break;
    }
  if (const auto source = view_.lexicon().by_lemma() ? kNowhere : governing_source(place); source != kNowhere) return nominal(source);
  if (const auto known = named_before(place, range)) {
    Speaker found;
    found.entities = {*known};
    found.range = range;
    found.rule = "last word of a name";
    return found;
  }
  return claimant(place, range);
}

Speaker Attribution::claimant(std::uint32_t place, Range range) {
  const std::string name(view_.words_of(range));
  const std::string folded = lower_case(name);
  auto known = nominals_.find(folded);
  if (known == nominals_.end()) {
    LocalEntity entity;
    const bool proper = view_.token(place).upos == Upos::Propn;
    entity.type = proper || view_.is(place, WordClass::OutletNoun) ? EntityType::Organization : EntityType::Person;
    entity.name = name;
    entity.named = proper;
    entity.english = view_.lexicon().in_english(name, view_.told_of_one(range.begin));
    made_.insert(evidence_.entities.size());
    known = nominals_.emplace(folded, evidence_.entities.size()).first;
    evidence_.entities.push_back(std::move(entity));
  }
  LocalEntity& entity = evidence_.entities[known->second];
  entity.mentions.push_back({view_.span(range), entity.named ? MentionKind::Name : MentionKind::Nominal, "", "claimant"});
  Speaker found;
  found.entities = {known->second};
  found.range = range;
  found.rule = "nominal claimant";
  return found;
}

}  // namespace hearsay::extract
