// Speakers where Indonesian leaves unmarked what English marks: bare agents of passives, second verbs of a headline or behind
// a word that keeps the doer, names at the end of an office or medium.
#include <algorithm>

#include "extract/find/attribution.h"
#include "extract/find/doers.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {

// "Mesir | bersama Qatar | mengutuk X": where the tree gives the verb two subjects, the companion speaks with the first.
Speaker Attribution::companions(const Cue& cue, std::uint32_t subject, const std::vector<Draft>& before) {
  if (subject == kNowhere || subject > cue.place) return {};
  if (view_.lexicon().by_lemma()) return joined_subjects(cue, subject, before);
  const auto mark = view_.child(subject, Rel::Case);
  if (mark == kNowhere || !view_.is(mark, WordClass::Together)) return {};
  for (const std::uint32_t first : view_.children(cue.place)) {
    if (view_.rel(first) != Rel::Nsubj || first >= mark) continue;
    Speaker found = speaker_at(first, before);
    if (!found.found()) continue;
    add_missing(found.entities, speaker_at(subject, before).entities);
    found.range.end = std::max(found.range.end, subject + 1);
    return found;
  }
  return {};
}

// "Mesir, | Qatar Kutuk X": the names that open a headline before the one that speaks, with nothing but commas between.
void Attribution::add_headline_list(const Cue& cue, Speaker& found) const {
  const std::uint32_t begin = view_.sentence_at(cue.place).begin;
  if (view_.lexicon().by_lemma() || !cue.entry->stem || cue.passive || found.range.empty() || found.range.end != cue.place || !is_headline(view_, view_.sentence_of(cue.place))) return;
  std::vector<std::size_t> more;
  for (std::uint32_t at = begin; at < found.range.begin;) {
    const auto mention = view_.mention_over(at);
    const std::uint32_t end = mention == kNowhere ? at : view_.mention_range(mention).end;
    const bool name = mention != kNowhere && view_.mention(mention).kind == MentionKind::Name && view_.mention_range(mention).begin == at && can_speak(mention);
    if (!name || end >= found.range.begin || view_.lower(end) != ",") return;
    more.insert(more.end(), view_.mention(mention).entities.begin(), view_.mention(mention).entities.end());
    at = end + 1;
  }
  add_missing(found.entities, more);
}

// "Wakil Tetap | Iran untuk PBB menuduh": of two subjects the office that stands right before the country.
std::uint32_t Attribution::whole_title(std::uint32_t verb, std::uint32_t subject) const {
  if (subject == kNowhere || subject > verb || view_.lexicon().by_lemma()) return subject;
  for (const std::uint32_t first : view_.children(verb)) {
    if (first >= subject || view_.rel(first) != Rel::Nsubj || !view_.is(first, WordClass::ActsFor)) continue;
    bool one = true;
    for (std::uint32_t i = first; i < subject; ++i) one = one && (view_.nominal(i) || view_.token(i).upos == Upos::Adj || view_.token(i).upos == Upos::Adv);
    if (one) return first;
  }
  return subject;
}

// "Zelensky bertemu Trump | lalu menuduh Rusia": what the tree takes for the subject is the object that the verb before lacks.
std::uint32_t Attribution::doer_before(std::uint32_t verb, std::uint32_t subject) const {
  if (subject == kNowhere || subject > verb || view_.lexicon().by_lemma() || !goes_on_with_doer(verb)) return subject;
  std::uint32_t at = subject;
  while (at > view_.sentence_at(verb).begin && view_.nominal(at - 1)) --at;
  if (at == view_.sentence_at(verb).begin || !view_.verbal(at - 1) || view_.child(at - 1, Rel::Obj) != kNowhere) return subject;
  const auto doer = view_.subject(at - 1);
  return doer == kNowhere || doer >= at - 1 ? subject : doer;
}

// "Surat kabar Israel | Haaretz melaporkan", "Duta Besar Palestina untuk PBB | Riyad Mansour menuduh": the name that ends the
// phrase of a medium or an office, where the tree takes it into the name of the country or body before it.
Speaker Attribution::named_at_end(const Cue& cue, std::uint32_t subject) {
  const std::uint32_t end = behind_subject(cue.place);
  if (view_.lexicon().by_lemma() || subject >= end || subject + 2 > end || cue.entry->stem) return {};
  Range name{end, end};
  while (name.begin > subject + 1 && view_.token(name.begin - 1).upos == Upos::Propn && begins_capital(view_.token(name.begin - 1).form)) {
    const auto mention = view_.mention_over(name.begin - 1);
    const EntityType type = mention == kNowhere ? EntityType::Person : entity(view_.mention(mention).entities.front()).type;
    if (mention != kNowhere && type != EntityType::Person && !is_medium(entity(view_.mention(mention).entities.front()))) break;
    if (mention != kNowhere && view_.mention_range(mention).begin <= subject) break;
    --name.begin;
  }
  const auto behind = name.empty() || name.begin <= subject + 1 ? kNowhere : view_.mention_over(name.begin - 1);
  if (behind == kNowhere || view_.mention_range(behind).end != name.begin) return {};
  const EntityType type = entity(view_.mention(behind).entities.front()).type;
  const std::uint32_t before = view_.mention_range(behind).begin;
  const bool medium = view_.is(subject, WordClass::OutletNoun) && (type == EntityType::Country || before <= subject);
  const bool office = view_.is(subject, WordClass::ActsFor) && name.size() >= 2 && type == EntityType::Organization && before > subject + 1 && view_.token(before - 1).upos == Upos::Adp;
  if (!medium && !office) return {};
  const auto known = view_.mention_over(end - 1);
  Speaker found = known == kNowhere ? claimant(end - 1, name) : mentioned(known, "");
  found.range = name;
  found.rule = "name at the end of the subject";
  found.outlet = medium;
  if (office && found.entities.size() == 1) act_for({subject, before - 1}, evidence_.entities[found.entities.front()]);
  return found;
}

// "Qatar yang menjadi penengah | mengutuk X": in a sentence whose root is the noun that a relative clause describes the second
// verb is no part of the clause, whatever the tree says.
Speaker Attribution::main_verb_behind_relative(const Cue& cue, const std::vector<Draft>& before) {
  const Range sentence = view_.sentence_at(cue.place);
  if (cue.entry->stem || cue.passive || cue.entry->form != CueForm::Verb) return {};
  std::uint32_t root = cue.place;
  while (view_.head(root) != kNowhere) root = view_.head(root);
  if (root >= cue.place || root < sentence.begin || !view_.nominal(root) || view_.child(root, Rel::Cop) != kNowhere) return {};
  const std::uint32_t last = behind_subject(cue.place) - 1;  // of the relative clause
  if (last <= root || view_.verbal(last) || goes_on_with_doer(cue.place)) return {};
  bool verb = false;
  std::uint32_t at = last + 1;
  for (; at > root + 1 && !view_.has_feature(at - 1, "PronType=Rel"); --at) {
    const std::uint32_t place = at - 1;
    if (view_.token(place).upos == Upos::Punct || view_.is(place, WordClass::Complementizer) || view_.is(place, WordClass::Purpose)) return {};
    verb = verb || view_.verbal(place);
  }
  if (!verb || at <= root + 1) return {};
  Speaker found = speaker_at(root, before);
  if (found.found()) found.rule = "noun before the relative clause";
  return found;
}

// "dianggap | Turki sebagai X", "dinilai pengamat": the agent of an opinion. "Hamas dianggap kelompok teroris" names none, and
// "pabrik yang dianggapnya mendanai perang" only words what the clause around tells.
bool Attribution::may_think(const Cue& cue, std::uint32_t agent) const {
  if (cue.entry->act != Act::State) return true;
  const auto deed = cue.entry->owns ? view_.subject(cue.place) : kNowhere;
  if (deed != kNowhere && deed < cue.place && view_.tells_hostile(deed)) return true;  // "Serangan itu diklaim kelompok militan X"
  const auto mention = view_.mention_over(agent);
  if (cue.entry->takes != (kTakesClause | kTakesNominal)) {  // "Hamas disebut kelompok teroris"; not "dikatakan kelompok itu"
    const auto article = view_.child(agent, Rel::Det);
    const bool known = article != kNowhere && view_.is(article, WordClass::Known);
    return known || mention == kNowhere || view_.mention(mention).kind != MentionKind::Nominal || view_.is(agent, WordClass::ActsFor) || !entity(view_.mention(mention).entities.front()).kind.starts_with("group:");
  }
  if (view_.token(agent).upos == Upos::Pron) return view_.rel(cue.place) != Rel::Relcl && view_.rel(cue.place) != Rel::Acl;
  const bool name = mention != kNowhere && view_.mention(mention).kind == MentionKind::Name;
  return name || view_.is(agent, WordClass::Occupation) || view_.is(agent, WordClass::ActsFor) || view_.is(agent, WordClass::OutletNoun);
}

// "dikecam | Mesir": the noun right behind a cue that is passive by its form. "Hamas dianggap kelompok teroris" names no agent.
Speaker Attribution::bare_agent(const Cue& cue, const std::vector<Draft>& before) {
  const std::uint32_t place = cue.range.end;
  if (!cue.entry->passive || place >= view_.sentence_at(cue.place).end || view_.head(place) != cue.place) return {};
  const bool object = view_.rel(place) == Rel::Obj || view_.rel(place) == Rel::Obl;
  if (names_only(cue)) return {};
  const bool misread = view_.tells_deed(place) && view_.token(place).upos == Upos::Propn;  // "Dituduh | Serang Rumah Sakit, X ..."
  if (!object || misread || view_.child(place, Rel::Case) != kNowhere) return {};
  Speaker found = speaker_at(place, before);
  if (!found.found()) return {};
  if (!may_think(cue, place)) return {};
  found.rule = "bare agent of the passive";
  return found;
}

// "kelompok yang disebut | Operasi Fajar": a name ends the clause that describes a noun; it is what the noun is called.
bool Attribution::names_only(const Cue& cue) const {
  const std::uint32_t begin = cue.range.end;
  if (cue.entry->act != Act::State || view_.rel(cue.place) != Rel::Relcl || begin >= view_.sentence_at(cue.place).end) return false;
  const auto mention = view_.mention_over(begin);
  if (mention == kNowhere || view_.mention(mention).kind != MentionKind::Name || view_.mention_range(mention).begin != begin) return false;
  const std::uint32_t end = view_.mention_range(mention).end;
  return end >= view_.sentence_at(cue.place).end || view_.token(end).upos == Upos::Punct;
}

// "diklaim | militer Israel menyasar X", "dibantah keras | Rusia": the name right behind a passive cue, with at most a word of
// manner between, whatever the tree makes of it.
Speaker Attribution::agent_behind(const Cue& cue, const std::vector<Draft>& before) {
  const Range sentence = view_.sentence_at(cue.place);
  if (view_.lexicon().by_lemma() || !cue.entry->passive) return {};
  std::uint32_t at = cue.range.end;
  if (at < sentence.end && view_.mention_over(at) == kNowhere && (view_.token(at).upos == Upos::Adj || view_.token(at).upos == Upos::Adv)) ++at;
  const bool several = at + 1 < sentence.end && view_.mention_over(at) == kNowhere && view_.token(at).upos == Upos::Det;  // "dikatakan | sejumlah warga"
  if (several && noun_speaks(at + 1, view_.mention_headed(at + 1))) {
    Speaker found = nominal(at + 1);
    found.rule = "bare agent of the passive";
    return found;
  }
  if (names_only(cue)) return {};
  const auto mention = at < sentence.end ? view_.mention_over(at) : kNowhere;
  if (mention == kNowhere || view_.mention_range(mention).begin != at || !can_speak(mention) || view_.is(at, WordClass::PersonPronoun) || !may_think(cue, at)) return {};
  Speaker found = nameless(mention) ? speaker_at(view_.place_of(view_.mention(mention).tokens, view_.mention(mention).head), before) : mentioned(mention, "");
  if (found.found()) found.rule = "bare agent of the passive";
  return found;
}

// "A mengecam B | seraya menuding C": the word before a verb says that the doer of the clause before goes on.
bool Attribution::goes_on_with_doer(std::uint32_t verb) const {
  const std::uint32_t at = behind_subject(verb);
  for (std::uint32_t i = at; i < verb; ++i)
    if (view_.is(i, WordClass::Joining) && !(i > view_.sentence_at(verb).begin && view_.in_time(i - 1))) return true;  // not "pekan lalu"
  return at > view_.sentence_at(verb).begin && view_.is(at - 1, WordClass::Joining) && !view_.in_time(at - 1);
}

// What a passive verb tells of: its subject, or the noun that its relative clause describes.
Speaker Attribution::patient_of(std::uint32_t verb, const std::vector<Draft>& before) {
  const bool describes = view_.rel(verb) == Rel::Relcl || view_.rel(verb) == Rel::Acl;
  const auto patient = describes ? antecedent_noun(verb) : view_.subject(verb);
  if (patient == kNowhere || patient > verb) return {};
  Speaker found = speaker_at(patient, before);
  found.range = {};
  if (found.found()) found.rule = "subject of the passive before";
  return found;
}

}  // namespace hearsay::extract
