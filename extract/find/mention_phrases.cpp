#include "extract/find/mention_phrases.h"

#include <algorithm>
#include <span>

namespace hearsay::extract {
namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};
constexpr std::size_t kPlainModifiers = 3;  // adjectives and nouns skipped between a noun and its owner
constexpr std::size_t kAppositionReach = 12;  // pieces between a title and the name after its comma

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

bool is_barrier(const Piece& piece) {
  const auto c = static_cast<unsigned char>(piece.folded.front());
  return c < 0x80 ? !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) : piece.folded.size() <= 3 && !piece.initial && c >= 0xe2;
}

bool is_comma(const Piece& piece) { return piece.folded == "," ; }

bool plain_modifier(Upos upos) { return upos == Upos::Adj || upos == Upos::Noun || upos == Upos::Num || upos == Upos::Propn; }

// Climbs conjunctions and appositions to the noun whose relation counts.
std::uint32_t governing(const Sentence& sentence, std::uint32_t token) {
  for (std::size_t steps = 0; steps < sentence.tokens.size(); ++steps) {
    const Token& at = sentence.tokens[token];
    const bool climb = starts_with(at.relation, "conj") || starts_with(at.relation, "appos") || starts_with(at.relation, "flat");
    if (!climb || at.head < 0) break;
    token = static_cast<std::uint32_t>(at.head);
  }
  return token;
}

bool is_subject(const Sentence& sentence, std::uint32_t token) {
  const std::string& relation = sentence.tokens[governing(sentence, token)].relation;
  return starts_with(relation, "nsubj") || relation == "obl:agent";
}

// The token of [begin, end) whose head lies outside.
std::uint32_t head_of(const Sentence& sentence, std::uint32_t begin, std::uint32_t end, ModifierPlace modifiers) {
  for (std::uint32_t t = begin; t < end; ++t) {
    const Token& token = sentence.tokens[t];
    const auto head = static_cast<std::uint32_t>(token.head);
    const bool outside = token.head < 0 || head < begin || head >= end;
    if (outside && token.upos != Upos::Punct && token.relation != "case" && token.relation != "det") return t;
  }
  return modifiers == ModifierPlace::Before ? end - 1 : begin;
}

}  // namespace

struct PhraseBuilder::Work {
  const SentenceScan& scan;
  std::vector<MentionDraft>& drafts;
  std::vector<std::uint32_t> draft_of_atom;  // kNone where the atom has no draft
  std::vector<std::uint32_t> atom_at;        // atom over each piece, kNone where there is none
  std::vector<char> used;                    // pieces that country phrases or pronouns have taken
  std::size_t first = 0;                     // first draft of this sentence

  std::span<MentionDraft> own() const { return std::span(drafts).subspan(first); }

  const Piece& piece(std::size_t at) const { return scan.pieces[at]; }
  std::size_t size() const { return scan.pieces.size(); }
  const Token& token(std::size_t at) const { return scan.sentence->tokens[scan.pieces[at].token]; }
  const MentionAtom* atom(std::size_t at) const { return at < size() && atom_at[at] != kNone ? &scan.atoms[atom_at[at]] : nullptr; }

  // Sets tokens, head, span and subject of a draft over the pieces [begin, end).
  void place(MentionDraft& draft, std::uint32_t begin, std::uint32_t end, ModifierPlace modifiers) const {
    draft.tokens = {scan.index, scan.pieces[begin].token, scan.pieces[end - 1].token + 1};
    draft.span = {scan.pieces[begin].span.begin, scan.pieces[end - 1].span.end};
    draft.head = head_of(*scan.sentence, draft.tokens.begin, draft.tokens.end, modifiers);
    draft.subject = is_subject(*scan.sentence, draft.head);
  }
};

void PhraseBuilder::build(const SentenceScan& scan, std::vector<MentionDraft>& drafts) const {
  Work work{scan, drafts, std::vector<std::uint32_t>(scan.atoms.size(), kNone), std::vector<std::uint32_t>(scan.pieces.size(), kNone),
            std::vector<char>(scan.pieces.size(), 0), drafts.size()};
  for (std::uint32_t a = 0; a < scan.atoms.size(); ++a)
    std::fill(work.atom_at.begin() + scan.atoms[a].begin, work.atom_at.begin() + scan.atoms[a].end, a);
  add_names(work);
  mark_dateline(work);
  add_countries(work);
  add_nouns(work);
  own_persons(work);
  add_pronouns(work);
  read_capitals(work);
  read_acronyms(work);
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
    const bool located = atom.begin > 0 && words_.in(WordSet::Still, work.piece(atom.begin - 1).folded);
    bool known_person = false;
    for (const NameUse& use : atom.uses) known_person = known_person || gazetteer_.entry(use.entry).type == EntityType::Person;
    if (located && atom.tag == NameTag::Person && !known_person) draft.tag = NameTag::Place, draft.type = EntityType::Place;
    draft.regional = !inner && !known_person && is_regional(work, atom);
    if (draft.tag != NameTag::Organization && !known_person)
      for (const std::size_t beside : {std::size_t{atom.begin} - 1, std::size_t{atom.end}})
        if (const MentionAtom* noun = work.atom(beside); noun != nullptr && noun->word != nullptr && noun->word->role == NounRole::Place) {
          draft.type = noun->word->type;
          draft.tag = NameTag::Place;
        }
    work.drafts.push_back(std::move(draft));
    return static_cast<std::uint32_t>(work.drafts.size() - 1);
  };
  for (std::uint32_t a = 0; a < work.scan.atoms.size(); ++a)
    if (work.scan.atoms[a].name()) work.draft_of_atom[a] = add(work.scan.atoms[a], false);
  for (const MentionAtom& atom : work.scan.inner) add(atom, true);
}

// "(AFP)", "--Reuters", "REUTERS/...": a source credited there acts nowhere in the sentence.
bool PhraseBuilder::is_credit(const Work& work, const MentionAtom& atom) const {
  if (atom.begin > 0) {
    const std::string& before = work.piece(atom.begin - 1).folded;
    if (before == "(" || before == "--") return true;
  }
  return atom.end < work.size() && work.piece(atom.end).folded == "/";
}

// Beside a noun for regions, or joined to a name that is: "wilayah Sumy dan Kharkiv".
bool PhraseBuilder::is_regional(const Work& work, const MentionAtom& atom) const {
  const bool before = words_.modifiers() == ModifierPlace::Before;
  const auto region_noun = [&](std::size_t at) {
    const MentionAtom* noun = work.atom(at);
    return noun != nullptr && noun->word != nullptr && noun->word->role == NounRole::Place && noun->word->type == EntityType::Region;
  };
  if (before && region_noun(atom.end)) return true;
  if (before || atom.begin == 0) return false;
  if (region_noun(std::size_t{atom.begin} - 1)) return true;
  std::uint32_t left = atom.begin - 1;
  while (left > 0 && (is_comma(work.piece(left)) || words_.in(WordSet::Conjunctions, work.piece(left).folded))) --left;
  if (left == atom.begin - 1) return false;
  const MentionAtom* joined = work.atom(left);
  return joined != nullptr && joined->name() && work.draft_of_atom[work.atom_at[left]] != kNone && work.drafts[work.draft_of_atom[work.atom_at[left]]].regional;
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

// "both sides", "the two countries", "kedua negara", "the country", "the Armenian side".
void PhraseBuilder::add_countries(Work& work) const {
  for (std::uint32_t at = 0; at < work.size(); ++at) {
    if (work.atom(at) != nullptr && work.atom(at)->name()) continue;
    const std::string& form = work.piece(at).folded;
    const std::string& lemma = work.scan.lemmas[at];
    const bool twice = at + 1 < work.size() && work.piece(at + 1).token == work.piece(at).token &&
                       (words_.in(WordSet::CountryPlurals, form + " " + work.piece(at + 1).folded) || words_.in(WordSet::SidePlurals, form + " " + work.piece(at + 1).folded));
    const bool either = words_.in(WordSet::CountryNouns, form) || words_.in(WordSet::SideNouns, form);
    const bool plural = twice || (!either && ( words_.in(WordSet::CountryPlurals, form) || words_.in(WordSet::SidePlurals, form)));
    const bool country = words_.in(WordSet::CountryNouns, form) || words_.in(WordSet::CountryNouns, lemma);
    const bool side = words_.in(WordSet::SideNouns, form) || words_.in(WordSet::SideNouns, lemma);
    if (!plural && !country && !side) continue;
    MentionDraft draft;
    bool both = false, excluded = false;
    std::uint32_t begin = at, end = at + (twice ? 2 : 1);
    for (std::uint32_t left = at; left-- > 0 && at - left <= kPlainModifiers;) {
      const Piece& piece = work.piece(left);
      if (is_barrier(piece)) break;
      if (const MentionAtom* atom = work.atom(left); atom != nullptr && atom->name()) {
        if (words_.modifiers() == ModifierPlace::Before) {
          draft.owners.push_back(work.draft_of_atom[work.atom_at[left]]);
          begin = atom->begin;
        }
        break;
      }
      if (words_.in(WordSet::Both, piece.folded)) both = true, begin = left;
      else if (words_.in(WordSet::Definite, piece.folded)) draft.definite = true;
      else if (words_.in(WordSet::Exclude, piece.folded)) excluded = true;
      else if (!plain_modifier(work.token(left).upos)) break;
    }
    if (words_.modifiers() == ModifierPlace::After)
      for (std::uint32_t right = end, first = end; right < work.size() && right - first < kPlainModifiers; ++right) {
        const Piece& piece = work.piece(right);
        if (is_barrier(piece)) break;
        if (const MentionAtom* atom = work.atom(right); atom != nullptr && atom->name()) {
          if (right == first && (side || country)) {
            draft.owners.push_back(work.draft_of_atom[work.atom_at[right]]);
            end = atom->end;
          }
          break;
        }
        if (words_.in(WordSet::Definite, piece.folded)) {
          draft.definite = true;
          end = right + 1;
          break;
        }
        if (words_.in(WordSet::Exclude, piece.folded)) excluded = true;
        else if (words_.in(WordSet::SidePlurals, piece.folded) || words_.in(WordSet::SideNouns, piece.folded)) end = right + 1;
        else if (!plain_modifier(work.token(right).upos)) break;
      }
    if (excluded && !both) continue;
    if (both || (plural && draft.definite && draft.owners.empty())) draft.kind = DraftKind::Sides;
    else if (!draft.owners.empty() && (side || country)) draft.kind = DraftKind::Country;
    else if (draft.definite && !plural && (country || words_.modifiers() == ModifierPlace::After)) draft.kind = DraftKind::Country;  // also "pihaknya"
    else continue;
    draft.plural = draft.kind == DraftKind::Sides;
    if (draft.kind == DraftKind::Sides) draft.owners.clear();
    work.place(draft, begin, end, words_.modifiers());
    for (std::uint32_t owner : draft.owners) work.drafts[owner].owner = true;
    std::fill(work.used.begin() + begin, work.used.begin() + end, char{1});
    for (std::uint32_t i = at; i < end; ++i) work.atom_at[i] = work.atom_at[i] != kNone && work.scan.atoms[work.atom_at[i]].name() ? work.atom_at[i] : kNone;
    work.drafts.push_back(std::move(draft));
    at = std::max(at, end - 1);
  }
}

// Walks left over modifiers: names and nouns own, plain adjectives are passed, possessive pronouns are kept for coreference.
void PhraseBuilder::own_before(Work& work, std::uint32_t a, MentionDraft& draft) const {
  const MentionAtom& atom = work.scan.atoms[a];
  std::uint32_t begin = atom.begin;
  std::size_t plain = 0;
  for (std::uint32_t at = atom.begin; at-- > 0;) {
    const Piece& piece = work.piece(at);
    const Token& token = work.token(at);
    if (piece.folded == "s" && token.form.size() <= 4) continue;
    if (is_barrier(piece)) {
      if (token.form == "’s" || token.form == "’" || token.form == "'") continue;
      break;
    }
    if (const MentionAtom* left = work.atom(at)) {
      const std::uint32_t owner = work.draft_of_atom[work.atom_at[at]];
      const bool usable = owner != kNone && (left->name() || left->word->role == NounRole::Institution || left->word->role == NounRole::Group || left->word->role == NounRole::Force);
      if (!usable || (plain > 0 && !left->name())) break;
      if (left->end < work.size() && words_.in(WordSet::Compound, work.piece(left->end).folded)) {
        ++plain;
        at = left->begin;
        continue;
      }
      draft.owners.push_back(owner);
      work.drafts[owner].owner = true;
      begin = left->begin;
      // "Syrian regime forces": the owner of the modifier owns the whole phrase too.
      if (!left->name() && !work.drafts[owner].owners.empty()) begin = std::min(begin, work.scan.pieces.empty() ? begin : left->begin);
      if (!left->name()) {
        const MentionDraft& modifier = work.drafts[owner];
        while (begin > 0 && work.piece(begin - 1).span.begin >= modifier.span.begin) --begin;
        draft.definite = modifier.definite;
        draft.owner_word = modifier.owner_word;
      } else if (at > 0) {
        const std::uint32_t before = left->begin;
        draft.definite = before > 0 && words_.in(WordSet::Definite, work.piece(before - 1).folded);
      }
      break;
    }
    if (work.used[at]) {  // "the country's forces", "both sides' forces"
      const bool sides = std::ranges::any_of(work.own(), [&](const MentionDraft& other) {
        return other.kind == DraftKind::Sides && other.tokens.contains(piece.token);
      });
      draft.owner_word = sides ? OwnerWord::Sides : OwnerWord::Country;
      draft.definite = true;
      break;
    }
    if (words_.in(WordSet::Own, piece.folded)) continue;
    if (words_.in(WordSet::PersonPronouns, piece.folded)) draft.owner_word = OwnerWord::Person;
    else if (words_.in(WordSet::ThingPronouns, piece.folded)) draft.owner_word = OwnerWord::Thing;
    else if (words_.in(WordSet::PluralPronouns, piece.folded)) draft.owner_word = OwnerWord::Plural;
    if (words_.in(WordSet::Definite, piece.folded)) draft.definite = true;
    if (draft.definite || draft.owner_word != OwnerWord::None || !plain_modifier(token.upos) || ++plain > kPlainModifiers) break;
    if (words_.in(WordSet::Both, piece.folded)) break;
    if (piece.initial && at > 0) {
      draft.foreign = true;
      begin = at;
    }
  }
  work.place(draft, begin, atom.end, words_.modifiers());
}

// Walks right over modifiers, for languages that put them after their noun.
void PhraseBuilder::own_after(Work& work, std::uint32_t a, MentionDraft& draft) const {
  const MentionAtom& atom = work.scan.atoms[a];
  std::uint32_t end = atom.end;
  std::size_t plain = 0;
  for (std::uint32_t at = atom.end; at < work.size(); ++at) {
    const Piece& piece = work.piece(at);
    const Token& token = work.token(at);
    if (is_barrier(piece)) break;
    if (const MentionAtom* right = work.atom(at)) {
      const std::uint32_t known = work.draft_of_atom[work.atom_at[at]];
      if (right->name() && person_like(work.drafts[known]) && draft.kind == DraftKind::Title) break;
      if (right->name()) {
        draft.owners.push_back(known);
        work.drafts[known].owner = true;
        end = right->end;
        break;
      }
      const bool institution = right->word->role != NounRole::Title && right->word->role != NounRole::Place;
      const bool office = draft.kind == DraftKind::Title;
      if (office && right->word->role == NounRole::Place) {  // "Gubernur wilayah Sumy"
        at = right->end - 1;
        continue;
      }
      if (!institution || (plain > 0 && !office)) break;
      end = right->end;
      at = right->end - 1;
      draft.definite = true;
      if (draft.word->role == NounRole::Title && right->word->kind == "people") break;
      continue;
    }
    if (work.used[at]) {
      draft.owner_word = draft.owner_word == OwnerWord::None ? OwnerWord::Country : draft.owner_word;
      const bool sides = std::ranges::any_of(work.own(), [&](const MentionDraft& other) {
        return other.kind == DraftKind::Sides && other.tokens.contains(piece.token);
      });
      if (sides) draft.owner_word = OwnerWord::Sides;
      break;
    }
    if (words_.in(WordSet::AnyPronouns, piece.folded)) draft.owner_word = OwnerWord::Any;
    else if (words_.in(WordSet::PluralPronouns, piece.folded)) draft.owner_word = OwnerWord::Plural;
    if (words_.in(WordSet::Definite, piece.folded)) draft.definite = true;
    if (draft.definite || draft.owner_word != OwnerWord::None) break;
    if (piece.initial && plain_modifier(token.upos)) {
      draft.foreign = true;
      end = at + 1;
      break;
    }
    const bool skip = plain_modifier(token.upos) && ++plain < kPlainModifiers;
    if (!skip) break;
  }
  work.place(draft, atom.begin, end, words_.modifiers());
}

// "government of President Bashar al-Assad", "kementerian pertahanan di Baku", "forces loyal to ...".
void PhraseBuilder::own_by_adposition(Work& work, MentionDraft& draft, std::uint32_t& end) const {
  if (!draft.owners.empty() || draft.owner_word != OwnerWord::None || end >= work.size()) return;
  std::uint32_t at = end;
  std::string joined;
  std::uint32_t after = kNone;
  for (std::uint32_t n = 0; n < 4 && at + n < work.size(); ++n) {
    joined += (n > 0 ? " " : "") + work.piece(at + n).folded;
    if (words_.in(WordSet::Loyal, joined) || (n == 0 && words_.in(WordSet::Possessor, joined))) after = at + n + 1;
  }
  if (after == kNone) return;
  std::uint32_t next = after;
  while (next < work.size() && !is_barrier(work.piece(next))) {
    const MentionAtom* atom = work.atom(next);
    if (atom != nullptr && atom->name()) break;
    if (atom != nullptr && draft.kind == DraftKind::Title && work.draft_of_atom[work.atom_at[next]] != kNone) {
      const std::uint32_t body = work.draft_of_atom[work.atom_at[next]];  // "spokesman for the defence ministry"
      draft.owners.push_back(body);
      work.drafts[body].owner = true;
      end = atom->end;
      return;
    }
    if (atom != nullptr && (atom->word->role == NounRole::Title || atom->word->role == NounRole::Institution)) next = atom->end;
    else if (words_.in(WordSet::Articles, work.piece(next).folded)) ++next;
    else break;
  }
  if (next < work.size() && work.used[next]) draft.owner_word = OwnerWord::Sides;
  const MentionAtom* atom = work.atom(next);
  if (atom == nullptr || !atom->name()) return;
  const std::uint32_t owner = work.draft_of_atom[work.atom_at[next]];
  const MentionDraft& name = work.drafts[owner];
  const bool power = person_like(name) || std::ranges::any_of(name.uses, [&](const NameUse& use) {
    const GazetteerEntry& entry = gazetteer_.entry(use.entry);
    return !entry.side.empty() && entry.type != EntityType::Place;
  });
  const bool place = draft.kind == DraftKind::Title && after == end + 1 && !name.uses.empty();
  if (!power && !place && name.tag != NameTag::Organization) return;
  draft.owners.push_back(owner);
  work.drafts[owner].owner = true;
  end = atom->end;
}

// "Israel's Yoav Katz", "Karim Osman of the Southern Relief Committee": a person without title whose side a neighbour tells.
void PhraseBuilder::own_persons(Work& work) const {
  for (std::uint32_t a = 0; a < work.scan.atoms.size(); ++a) {
    const MentionAtom& atom = work.scan.atoms[a];
    if (!atom.name() || work.draft_of_atom[a] == kNone || !person_like(work.drafts[work.draft_of_atom[a]])) continue;
    MentionDraft& person = work.drafts[work.draft_of_atom[a]];
    std::uint32_t end = atom.end;
    if (atom.begin > 0) {
      const bool possessive = work.piece(atom.begin - 1).folded == "s";
      const MentionAtom* left = work.atom(atom.begin - (possessive && atom.begin > 1 ? 2 : 1));
      const bool demonym = left != nullptr && left->name() && std::ranges::any_of(left->uses, [&](const NameUse& use) {
        return use.sense == NameSense::Demonym || (possessive && gazetteer_.entry(use.entry).type == EntityType::Country);
      });
      if (demonym && words_.modifiers() == ModifierPlace::Before) person.owners.push_back(work.draft_of_atom[work.atom_at[left->begin]]);
    }
    const bool titled = std::ranges::any_of(work.own(), [&](const MentionDraft& title) { return title.named == work.draft_of_atom[a]; });
    if (!titled) own_by_adposition(work, person, end);
  }
}

// Ties a title to the person it introduces: "... Minister NAME", "... Minister, NAME,", "NAME, minister of ...".
void PhraseBuilder::introduce(Work& work, MentionDraft& draft, std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t at = end;
  if (at + 2 < work.size() && work.piece(at).folded == "(" && work.piece(at + 2).folded == ")") at += 3;  // "Amerika Serikat (AS)"
  const bool comma = at < work.size() && is_comma(work.piece(at));
  const MentionAtom* atom = work.atom(comma ? at + 1 : at);
  if (atom != nullptr && atom->name() && !comma) {  // a name that nobody knows, right after a title, is a person's
    MentionDraft& name = work.drafts[work.draft_of_atom[work.atom_at[atom->begin]]];
    const bool unknown = std::ranges::all_of(name.uses, [&](const NameUse& use) { return gazetteer_.entry(use.entry).minor; });
    if (unknown && atom->end > atom->begin + 1 && name.tag != NameTag::Place && !words_.in(WordSet::OrgParts, work.piece(words_.modifiers() == ModifierPlace::Before ? atom->end - 1 : atom->begin).folded)) {
      name.tag = NameTag::Person;
      name.type = EntityType::Person;
    }
  }
  if (atom != nullptr && atom->name() && person_like(work.drafts[work.draft_of_atom[work.atom_at[atom->begin]]])) {
    const bool closed = atom->end >= work.size() || is_barrier(work.piece(atom->end));
    if (!comma || closed) draft.named = work.draft_of_atom[work.atom_at[atom->begin]];
  }
  if (!draft.named && !comma && words_.modifiers() == ModifierPlace::After) {  // "Kepala Penerangan Kodam XVII Letkol NAME"
    std::uint32_t next = at;
    while (next < work.size() && next < at + 4 && work.piece(next).initial && work.atom(next) == nullptr) ++next;
    const MentionAtom* title = next > at ? work.atom(next) : nullptr;
    if (title != nullptr && !title->name() && title->word->role == NounRole::Title && work.draft_of_atom[work.atom_at[next]] != kNone)
      draft.named = work.drafts[work.draft_of_atom[work.atom_at[next]]].named;
  }
  if (draft.named || begin < 2) return;
  std::uint32_t left = begin;
  while (left > 0 && words_.in(WordSet::Articles, work.piece(left - 1).folded)) --left;
  if (left == 0 || !is_comma(work.piece(left - 1))) return;
  atom = left >= 2 ? work.atom(left - 2) : nullptr;
  if (atom == nullptr || !atom->name()) return;
  const std::uint32_t person = work.draft_of_atom[work.atom_at[left - 2]];
  const bool closed = left < begin || end >= work.size() || is_barrier(work.piece(end));
  if (closed && person_like(work.drafts[person])) draft.named = person;
}

// "military operations", "a cabinet session", "rebel-held areas": a noun that only modifies names nobody.
bool PhraseBuilder::is_adjectival(const Work& work, std::uint32_t last) const {
  const auto& tokens = work.scan.sentence->tokens;
  const std::uint32_t token = work.piece(last).token;
  const Token& head = tokens[token];
  if (head.relation != "amod" && head.relation != "compound") return false;
  if (head.head <= static_cast<std::int32_t>(token)) return false;
  const Upos outer = tokens[static_cast<std::size_t>(head.head)].upos;
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
  // A title before a title before a name introduces the same person: "Lieutenant General Eyal Zamir".
  for (MentionDraft& draft : work.own()) {
    if (draft.kind != DraftKind::Title || draft.named || !draft.owners.empty()) continue;
    for (const MentionDraft& next : work.own())
      if (next.kind == DraftKind::Title && next.named && next.tokens.begin == draft.tokens.end)
        draft.named = next.named;
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

// Whether the name of a capital stands for the government that sits there.
bool PhraseBuilder::reads_as_government(const Work& work, const MentionDraft& draft, std::uint32_t begin, std::uint32_t end) const {
  const auto place_noun = [&](std::size_t at) {
    const MentionAtom* atom = work.atom(at);
    return atom != nullptr && !atom->name() && atom->word->role == NounRole::Place;
  };
  if (draft.inner) return false;
  if (draft.owner) return true;
  if (end < work.size() && (place_noun(end) || work.piece(end).folded == "(")) return false;
  if (end < work.size() && words_.in(WordSet::Compound, work.piece(end).folded)) return true;
  if (words_.modifiers() == ModifierPlace::After && end < work.size() && words_.in(WordSet::Directions, work.piece(end).folded)) return false;
  if (begin == 0) return end < work.size() && !is_barrier(work.piece(end)) && draft.subject;
  const std::string& before = work.piece(begin - 1).folded;
  if (place_noun(begin - 1) || words_.in(WordSet::Directions, before)) return false;
  if (begin >= 2 && place_noun(begin - 2) && words_.in(WordSet::Locative, before)) return false;
  if (words_.in(WordSet::Still, before)) return false;
  if (draft.subject) return true;
  const std::string& relation = work.scan.sentence->tokens[governing(*work.scan.sentence, draft.head)].relation;
  if (relation == "obj" || relation == "iobj") return true;
  if (words_.in(WordSet::Conjunctions, before) && begin >= 2) {
    const MentionAtom* joined = work.atom(begin - 2);
    if (joined != nullptr && joined->name()) return work.drafts[work.draft_of_atom[work.atom_at[begin - 2]]].capital;
  }
  return starts_with(relation, "nmod") && !words_.in(WordSet::Locative, before);
}

void PhraseBuilder::read_capitals(Work& work) const {
  const auto capital_use = [](const NameUse& use) { return use.sense == NameSense::Capital; };
  for (std::uint32_t a = 0; a < work.scan.atoms.size(); ++a) {
    if (!work.scan.atoms[a].name()) continue;
    MentionDraft& draft = work.drafts[work.draft_of_atom[a]];
    if (std::ranges::any_of(draft.uses, capital_use))
      draft.capital = reads_as_government(work, draft, work.scan.atoms[a].begin, work.scan.atoms[a].end);
  }
  // "between Yerevan and Baku": the second decides for both where the first was undecided.
  for (std::size_t i = work.first; i + 1 < work.drafts.size(); ++i) {
    MentionDraft& first = work.drafts[i];
    const MentionDraft& second = work.drafts[i + 1];
    const bool both = std::ranges::any_of(first.uses, capital_use) && std::ranges::any_of(second.uses, capital_use);
    const bool joined = first.tokens.sentence == second.tokens.sentence && first.tokens.end + 1 == second.tokens.begin && first.kind == DraftKind::Name;
    if (both && joined && words_.in(WordSet::Conjunctions, fold_name(work.scan.sentence->tokens[first.tokens.end].form)) && first.tokens.begin > 0 &&
        !words_.in(WordSet::Still, fold_name(work.scan.sentence->tokens[first.tokens.begin - 1].form)))
      work.drafts[i].capital = work.drafts[i + 1].capital = true;
  }
}

// "Local Coordination Committees (LCC)": the acronym in brackets is another name of what stands before them.
void PhraseBuilder::read_acronyms(Work& work) const {
  for (std::uint32_t a = 0; a < work.scan.atoms.size(); ++a) {
    const MentionAtom& atom = work.scan.atoms[a];
    if (!atom.name() || atom.end + 2 >= work.size()) continue;
    const Piece& inside = work.piece(atom.end + 1);
    if (work.piece(atom.end).folded != "(" || work.piece(atom.end + 2).folded != ")" || !inside.capitals) continue;
    const std::uint32_t owner = work.draft_of_atom[a];
    if (const std::uint32_t other = work.atom_at[atom.end + 1]; other != kNone && work.draft_of_atom[other] != kNone) {
      work.drafts[work.draft_of_atom[other]].expands = owner;
      continue;
    }
    if (inside.folded.size() < 2 || inside.folded.size() > 8) continue;
    MentionDraft draft;
    work.place(draft, atom.end + 1, atom.end + 2, words_.modifiers());
    draft.folded = inside.folded;
    draft.expands = owner;
    work.drafts.push_back(std::move(draft));
  }
}

}  // namespace hearsay::extract
