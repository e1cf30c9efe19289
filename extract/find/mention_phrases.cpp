#include "extract/find/mention_work.h"

namespace hearsay::extract {

using namespace phrases;

void PhraseBuilder::build(const SentenceScan& scan, std::vector<MentionDraft>& drafts) const {
  Work work{scan, drafts, std::vector<std::uint32_t>(scan.atoms.size(), kNone), std::vector<std::uint32_t>(scan.pieces.size(), kNone),
            std::vector<char>(scan.pieces.size(), 0), drafts.size()};
  for (std::uint32_t a = 0; a < scan.atoms.size(); ++a)
    std::fill(work.atom_at.begin() + scan.atoms[a].begin, work.atom_at.begin() + scan.atoms[a].end, a);
  add_names(work);
  mark_dateline(work);
  mark_platforms(work);
  add_countries(work);
  add_nouns(work);
  join_offices(work);
  own_persons(work);
  own_bodies(work);
  add_pronouns(work);
  read_capitals(work);
  read_acronyms(work);
  read_leanings(work);
}

// "pro-|government website": the name or body at a piece behind "pro", as a draft; made where it has none.
std::uint32_t PhraseBuilder::power_at(Work& work, std::uint32_t at) const {
  const MentionAtom* atom = work.atom(at);
  if (atom == nullptr || atom->begin != at) return kNone;
  const std::uint32_t known = work.draft_of_atom[work.atom_at[at]];
  if (known != kNone || atom->name() || !atom->word->sided || atom->word->role == NounRole::Title) return known;
  MentionDraft power;
  power.word = atom->word;
  power.type = atom->word->type;
  power.kind = atom->word->role == NounRole::Group ? DraftKind::Group : DraftKind::Body;
  power.definite = true;
  power.inner = true;
  work.place(power, atom->begin, atom->end, words_.modifiers());
  work.drafts.push_back(std::move(power));
  return static_cast<std::uint32_t>(work.drafts.size() - 1);
}

// "Pro-|Assad media" where all of it is one name for the tagger.
std::uint32_t PhraseBuilder::power_inside(Work& work, std::uint32_t at) const {
  const auto match = gazetteer_.longest(std::span(work.scan.pieces).subspan(at), words_.language());
  if (!match || gazetteer_.entry(match->uses.front().entry).side.empty()) return kNone;
  MentionDraft power;
  power.uses.assign(match->uses.begin(), match->uses.end());
  power.inner = true;
  power.tag = gazetteer_.entry(power.uses.front().entry).type == EntityType::Person ? NameTag::Person : NameTag::Organization;
  power.folded = fold_name(work.piece(at).folded);
  work.place(power, at, at + match->pieces, words_.modifiers());
  work.drafts.push_back(std::move(power));
  return static_cast<std::uint32_t>(work.drafts.size() - 1);
}

// "The pro-regime website NAME", "situs pro-Haftar NAME", "pro-Assad media".
void PhraseBuilder::read_leanings(Work& work) const {
  constexpr std::uint32_t kReach = 5;  // pieces between "pro" and the name
  for (std::uint32_t at = 0; at + 1 < work.size(); ++at) {
    if (!words_.in(WordSet::Leaning, work.piece(at).folded) || is_barrier(work.piece(at + 1))) continue;
    const MentionAtom* inside = work.atom(at);  // "Pro-Assad media", one name for the tagger
    std::uint32_t next = inside != nullptr ? inside->end : at + 2;
    bool outlet = false;
    for (std::uint32_t i = at > 0 ? at - 1 : 0; i < work.size() && i <= at + kReach; ++i) outlet = outlet || words_.in(WordSet::Outlets, work.piece(i).folded);
    if (!outlet) continue;
    std::uint32_t target = inside != nullptr ? work.draft_of_atom[work.atom_at[at]] : kNone;
    for (; target == kNone && next < work.size() && next <= at + kReach && !is_barrier(work.piece(next)); ++next)
      if (const MentionAtom* atom = work.atom(next); atom != nullptr && atom->begin > at + 1 && work.draft_of_atom[work.atom_at[next]] != kNone) {
        MentionDraft& name = work.drafts[work.draft_of_atom[work.atom_at[next]]];
        const bool unknown = name.kind == DraftKind::Name && name.uses.empty() && words_.in(WordSet::Outlets, work.piece(next - 1).folded);
        if (unknown) name.tag = NameTag::Organization, name.type = EntityType::Organization;  // "the daily NAME"
        if (name.type == EntityType::Organization) target = work.draft_of_atom[work.atom_at[next]];
      }
    if (target == kNone) continue;
    const std::uint32_t leaning = inside == nullptr ? power_at(work, at + 1) : power_inside(work, at + 1);
    if (leaning != kNone) work.drafts[target].leanings.push_back(leaning);
  }
}

void PhraseBuilder::add_names(Work& work) const {
  const auto add = [&](const MentionAtom& atom, bool inner) {
    MentionDraft draft;
    work.place(draft, atom.begin, atom.end, words_.modifiers());
    for (std::uint32_t i = atom.begin; i < atom.end; ++i) draft.folded += (i > atom.begin ? " " : "") + work.piece(i).folded;
    draft.uses = atom.uses;
    draft.tag = atom.tag;
    draft.type = atom.tag == NameTag::Person ? EntityType::Person : atom.tag == NameTag::Place ? EntityType::Place : EntityType::Organization;
    draft.inner = inner || is_credit(work, atom);
    draft.seated = words_.modifiers() == ModifierPlace::Before && atom.end < work.size() && words_.in(WordSet::Seated, work.piece(atom.end).folded);
    const bool located = atom.begin > 0 && words_.in(WordSet::Still, work.piece(atom.begin - 1).folded);
    bool known_person = false;
    for (const NameUse& use : atom.uses) known_person = known_person || gazetteer_.entry(use.entry).type == EntityType::Person;
    if (located && atom.tag == NameTag::Person && !known_person) draft.tag = NameTag::Place, draft.type = EntityType::Place;
    draft.regional = !inner && !known_person && is_regional(work, atom);
    if (draft.regional) span_province(work, atom, draft);
    if (speaks_as_person(work, atom, draft)) draft.tag = NameTag::Person, draft.type = EntityType::Person;
    if (draft.tag != NameTag::Organization && !known_person)
      for (const std::size_t beside : {std::size_t{atom.begin} - 1, std::size_t{atom.end}}) {
        const bool wrong_side = (beside == atom.end) == (words_.modifiers() == ModifierPlace::After);
        if (wrong_side && draft.tag == NameTag::Person) continue;  // "in X neighborhood NAME said"
        if (const MentionAtom* noun = work.atom(beside); noun != nullptr && noun->word != nullptr && noun->word->role == NounRole::Place) {
          draft.type = noun->word->type;
          draft.tag = NameTag::Place;
        }
      }
    work.drafts.push_back(std::move(draft));
    return static_cast<std::uint32_t>(work.drafts.size() - 1);
  };
  for (std::uint32_t a = 0; a < work.scan.atoms.size(); ++a)
    if (work.scan.atoms[a].name()) work.draft_of_atom[a] = add(work.scan.atoms[a], false);
  for (const MentionAtom& atom : work.scan.inner) add(atom, true);
}

// "Vasik Harak told reporters": two words that no list knows and that the tagger took for a place, as the subject of a verb
// of speech.
bool PhraseBuilder::speaks_as_person(const Work& work, const MentionAtom& atom, const MentionDraft& draft) const {
  if (draft.tag != NameTag::Place || !draft.uses.empty() || !draft.subject || atom.end < atom.begin + 2 || draft.inner) return false;
  const auto& tokens = work.scan.sentence->tokens;
  const std::string& opening = work.piece(atom.begin).folded;
  const auto noun = words_.longest(std::span(work.scan.pieces).subspan(atom.begin, 1), std::span(work.scan.lemmas).subspan(atom.begin, 1));
  if (noun || words_.in(WordSet::Directions, opening) || tokens[draft.head].head < 0) return false;
  const Token& verb = tokens[static_cast<std::size_t>(tokens[draft.head].head)];
  return words_.in(WordSet::Speech, fold_name(verb.lemma)) || words_.in(WordSet::Speech, fold_name(verb.form));
}

// "(AFP)", "--Reuters", "REUTERS/...": a source credited there acts nowhere in the sentence.
bool PhraseBuilder::is_credit(const Work& work, const MentionAtom& atom) const {
  if (atom.begin > 0) {
    const std::string& before = work.piece(atom.begin - 1).folded;
    if (before == "(" || before == "--") return true;
  }
  return atom.end < work.size() && work.piece(atom.end).folded == "/";
}

// "Aleppo province", "the province of Aleppo": a name that is a city's and a region's stands for the region, with its noun.
void PhraseBuilder::span_province(const Work& work, const MentionAtom& atom, MentionDraft& draft) const {
  bool place = false, region = false;
  for (const NameUse& use : atom.uses) {
    const EntityType type = gazetteer_.entry(use.entry).type;
    place = place || (type == EntityType::Place && use.sense == NameSense::Name);
    region = region || type == EntityType::Region;
  }
  draft.province = place && region;
  if (!draft.province || words_.modifiers() == ModifierPlace::After) return;
  const auto is_region = [&](const MentionAtom* noun) { return noun != nullptr && !noun->name() && noun->word->role == NounRole::Place && noun->word->type == EntityType::Region; };
  const MentionAtom* after = work.atom(atom.end);
  if (is_region(after)) work.place(draft, atom.begin, after->end, words_.modifiers());
  else if (atom.begin >= 2 && is_region(work.atom(atom.begin - 2))) work.place(draft, work.atom(atom.begin - 2)->begin, atom.end, words_.modifiers());
}

// Beside a noun for regions, or joined to a name that is: "wilayah Sumy dan Kharkiv".
bool PhraseBuilder::is_regional(const Work& work, const MentionAtom& atom) const {
  const bool before = words_.modifiers() == ModifierPlace::Before;
  const auto region_noun = [&](std::size_t at) {
    const MentionAtom* noun = work.atom(at);
    return noun != nullptr && noun->word != nullptr && noun->word->role == NounRole::Place && noun->word->type == EntityType::Region;
  };
  if (before && region_noun(atom.end)) return true;
  if (before && atom.begin >= 2 && region_noun(std::size_t{atom.begin} - 2) && words_.in(WordSet::Genitive, work.piece(atom.begin - 1).folded)) return true;
  if (!before && atom.end > atom.begin + 1) {  // "Provinsi Sisaket", tagged with its noun
    const auto noun = words_.longest(std::span(work.scan.pieces).subspan(atom.begin, 1), std::span(work.scan.lemmas).subspan(atom.begin, 1));
    if (noun && noun->word->role == NounRole::Place && noun->word->type == EntityType::Region) return true;
  }
  if (before || atom.begin == 0) return false;
  if (region_noun(std::size_t{atom.begin} - 1)) return true;
  std::uint32_t left = atom.begin - 1;
  while (left > 0 && (is_comma(work.piece(left)) || words_.in(WordSet::Conjunctions, work.piece(left).folded))) --left;
  if (left == atom.begin - 1) return false;
  const MentionAtom* joined = work.atom(left);
  return joined != nullptr && joined->name() && work.draft_of_atom[work.atom_at[left]] != kNone && work.drafts[work.draft_of_atom[work.atom_at[left]]].regional;
}

// "Wrote on X", "melalui Telegram": what words were spread by does nothing itself.
void PhraseBuilder::mark_platforms(Work& work) const {
  for (const MentionAtom& atom : work.scan.atoms) {
    if (!atom.name() || atom.begin == 0 || !words_.in(WordSet::Platform, work.piece(atom.begin - 1).folded)) continue;
    const bool company = std::ranges::any_of(atom.uses, [&](const NameUse& use) { return gazetteer_.entry(use.entry).kind == "company"; });
    const auto draft = work.draft_of_atom[static_cast<std::size_t>(&atom - work.scan.atoms.data())];
    if (company && draft != kNone) work.drafts[draft].inner = true;
  }
}

// "BEIRUT, KOMPAS.com -": places and media before the first dash act nowhere in the sentence.
void PhraseBuilder::mark_dateline(Work& work) const {
  const auto& tokens = work.scan.sentence->tokens;
  const auto dash = [](std::string_view text) { return text == "-" || text.starts_with("\u2013") || text.starts_with("\u2014") || text == "--"; };
  std::uint32_t at = 0;
  std::vector<std::uint32_t> names;
  while (at < work.size() && !(at > 0 && work.piece(at).token > 0 && dash(tokens[work.piece(at).token - 1].form))) {
    const MentionAtom* atom = work.atom(at);
    if (atom != nullptr && atom->name()) {
      names.push_back(work.draft_of_atom[work.atom_at[at]]);
      at = atom->end;
      continue;
    }
    const std::string& form = work.piece(at).folded;
    if (form == "," || form == "(" || form == ")" || form == "/" || form == "com") {
      ++at;
      continue;
    }
    break;
  }
  if (names.empty() || at >= work.size()) return;
  const std::uint32_t token = work.piece(at).token;
  const std::string& form = tokens[token].form;
  const std::string before = token > 0 ? tokens[token - 1].form : std::string();
  if (!dash(form) && !dash(before)) return;
  for (const std::uint32_t name : names) work.drafts[name].inner = true;
}

bool PhraseBuilder::person_like(const MentionDraft& draft) const {
  if (draft.kind != DraftKind::Name) return false;
  bool other = false;  // a well-known country, organization or place
  for (const NameUse& use : draft.uses) {
    const GazetteerEntry& entry = gazetteer_.entry(use.entry);
    if (entry.type == EntityType::Person) return true;
    other = other || !entry.minor;
  }
  return draft.tag == NameTag::Person && !other;
}

// "military operations", "a cabinet session", "rebel-held areas", "operasi militer": a noun that only modifies names nobody.
bool PhraseBuilder::is_adjectival(const Work& work, std::uint32_t last) const {
  const auto& tokens = work.scan.sentence->tokens;
  const std::uint32_t token = work.piece(last).token;
  const Token& head = tokens[token];
  const bool behind = words_.modifiers() == ModifierPlace::After;  // "operasi militer"
  if (head.relation != "amod" && (behind || head.relation != "compound")) return false;
  if (head.head < 0 || (head.head <= static_cast<std::int32_t>(token)) != behind) return false;
  const Upos outer = tokens[static_cast<std::size_t>(head.head)].upos;
  const bool kind_of_deed = work.atom(last) != nullptr && !work.atom(last)->name() && work.atom(last)->word->kind == "group:terrorists";  // "a terrorist attack"
  auto top = static_cast<std::size_t>(head.head);
  while (!behind && tokens[top].relation == "compound" && tokens[top].head > static_cast<std::int32_t>(top)) top = static_cast<std::size_t>(tokens[top].head);  // "regime | barrel bomb attacks"
  if (!kind_of_deed && !behind && words_.in(WordSet::DeedNouns, fold_name(tokens[top].lemma))) return false;  // "regime shelling" has a doer
  if (outer != Upos::Noun && outer != Upos::Propn && outer != Upos::Adj) return false;
  for (const MentionAtom& atom : work.scan.atoms)
    for (std::uint32_t at = atom.begin; at < atom.end; ++at)
      if (work.piece(at).token == static_cast<std::uint32_t>(head.head)) return false;
  return true;
}

void PhraseBuilder::add_nouns(Work& work) const {
  const auto& atoms = work.scan.atoms;
  const bool before = words_.modifiers() == ModifierPlace::Before;
  for (std::uint32_t n = 0; n < 2 * atoms.size(); ++n) {
    const auto count = static_cast<std::uint32_t>(atoms.size());
    const std::uint32_t a = before ? n % count : count - 1 - n % count;
    const MentionAtom& atom = atoms[a];
    // Titles last: bodies can own them, they own no body.
    if ((n < count) == (!atom.name() && atom.word->role == NounRole::Title)) continue;
    if (atom.name() || atom.word->role == NounRole::Place || work.atom_at[atom.begin] != a) continue;
    MentionDraft draft;
    draft.word = atom.word;
    draft.type = atom.word->type;
    draft.plural = atom.word->plural;
    draft.kind = atom.word->role == NounRole::Title ? DraftKind::Title : atom.word->role == NounRole::Group ? DraftKind::Group : DraftKind::Body;
    if (before) own_before(work, a, draft);
    else own_after(work, a, draft);
    if (!before && draft.owners.empty() && draft.owner_word == OwnerWord::None && is_adjectival(work, atom.end - 1)) continue;
    std::uint32_t begin = atom.begin, end = atom.end;
    while (begin > 0 && work.piece(begin - 1).token >= draft.tokens.begin) --begin;
    while (end < work.size() && work.piece(end).token < draft.tokens.end) ++end;
    const std::uint32_t stop = end;
    if (atom.word->sided) own_by_adposition(work, draft, end);
    if (end != stop) work.place(draft, begin, end, words_.modifiers());
    if (draft.kind == DraftKind::Title) introduce(work, draft, begin, end);
    if (draft.named && draft.owners.empty() && atom.word->sided) {  // "Colonel Nuri Hamzayev of the Azerbaijani army"
      const auto person = std::ranges::find(work.draft_of_atom, *draft.named);
      std::uint32_t after = person == work.draft_of_atom.end() ? end : atoms[static_cast<std::size_t>(person - work.draft_of_atom.begin())].end;
      own_by_adposition(work, draft, after);
    }
    if (before && is_adjectival(work, atom.end - 1)) continue;
    draft.lone = draft.owners.empty() && draft.owner_word == OwnerWord::None && !draft.definite;
    work.draft_of_atom[a] = static_cast<std::uint32_t>(work.drafts.size());
    work.drafts.push_back(std::move(draft));
  }
  for (std::uint32_t a = 0; a < atoms.size(); ++a)
    if (!atoms[a].name() && atoms[a].word->role == NounRole::Force && work.draft_of_atom[a] != kNone) own_by_belonging(work, a);
  // A title before a title before a name introduces the same person: "Lieutenant General Eyal Zamir".
  for (MentionDraft& draft : work.own()) {
    if (draft.kind != DraftKind::Title || draft.named) continue;
    for (const MentionDraft& next : work.own()) {
      if (next.kind != DraftKind::Title || !next.named) continue;
      // "its chief spokesman, Rear Adm. NAME,"
      const auto& tokens = work.scan.sentence->tokens;
      std::uint32_t behind = draft.tokens.end;
      if (behind + 1 < tokens.size() && tokens[behind].upos == Upos::Pron) ++behind;  // "juru bicaranya, Letnan Jenderal NAME"
      while (behind + 1 < tokens.size() && words_.modifiers() == ModifierPlace::After && words_.in(WordSet::Definite, fold_name(tokens[behind].form))) ++behind;
      const bool comma = next.tokens.begin == behind + 1 && behind < tokens.size() && tokens[behind].form == ",";
      const bool ends = draft.owners.empty() || (words_.modifiers() == ModifierPlace::Before && draft.head + 1 == draft.tokens.end);  // "rebel commander Col. NAME"
      if (comma || (ends && next.tokens.begin == draft.tokens.end)) draft.named = next.named;
    }
  }
}

// "NAME, a senior commander and spokesman for X, said": the second office of the person that the first describes.
void PhraseBuilder::join_offices(Work& work) const {
  const auto& tokens = work.scan.sentence->tokens;
  for (MentionDraft& second : work.own()) {
    if (second.kind != DraftKind::Title || second.named) continue;
    for (const MentionDraft& first : work.own()) {
      if (first.kind != DraftKind::Title || !first.named || first.tokens.end >= second.tokens.begin) continue;
      std::uint32_t between = first.tokens.end;
      if (words_.in(WordSet::Conjunctions, fold_name(tokens[between].form))) ++between;
      else continue;
      const bool behind = work.drafts[*first.named].tokens.end <= first.tokens.begin;
      if (behind && between == second.tokens.begin) second.named = first.named;
    }
  }
}

void PhraseBuilder::add_pronouns(Work& work) const {
  for (std::uint32_t at = 0; at < work.size(); ++at) {
    const std::string& form = work.piece(at).folded;
    if (work.atom(at) != nullptr || work.used[at]) continue;
    std::uint32_t end = at + 1;
    MentionDraft draft;
    std::string joined = form;
    for (std::uint32_t n = 1; n < 3 && at + n < work.size(); ++n) {
      joined += " " + work.piece(at + n).folded;
      if (words_.in(WordSet::Reciprocal, joined)) end = at + n + 1;
    }
    if (end > at + 1 || words_.in(WordSet::Reciprocal, form)) draft.kind = DraftKind::Reciprocal;
    else draft.kind = DraftKind::Pronoun;
    if (draft.kind == DraftKind::Pronoun) {
      if (words_.in(WordSet::PersonPronouns, form)) draft.pronoun = OwnerWord::Person;
      else if (words_.in(WordSet::ThingPronouns, form)) draft.pronoun = OwnerWord::Thing;
      else if (words_.in(WordSet::PluralPronouns, form)) draft.pronoun = OwnerWord::Plural;
      else if (words_.in(WordSet::AnyPronouns, form)) draft.pronoun = OwnerWord::Any;
      else continue;
      if (starts_with(work.token(at).relation, "expl")) continue;
    }
    draft.plural = draft.kind == DraftKind::Reciprocal || draft.pronoun == OwnerWord::Plural;
    work.place(draft, at, end, words_.modifiers());
    work.drafts.push_back(std::move(draft));
    at = end - 1;
  }
}

}  // namespace hearsay::extract
