// Who owns a phrase: the country, power, body or person beside it; and whom a title introduces.
#include "extract/find/mention_work.h"

namespace hearsay::extract {

using namespace phrases;

namespace {

// A country or a place by one of its uses.
bool names_ground(const WorldGazetteer& gazetteer, const MentionDraft& name) {
  return std::ranges::any_of(name.uses, [&](const NameUse& use) {
    const EntityType type = gazetteer.entry(use.entry).type;
    return type == EntityType::Country || type == EntityType::Place || type == EntityType::Region;
  });
}

}  // namespace

// "Syrian regime forces": the phrase begins where its owner begins; an owner that is a common noun hands on what owns it.
void PhraseBuilder::take_owner(Work& work, MentionDraft& draft, const MentionAtom& left, std::uint32_t owner, std::uint32_t& begin) const {
  draft.owners.push_back(owner);
  work.drafts[owner].owner = true;
  begin = left.begin;
  if (left.name()) {
    draft.definite = begin > 0 && words_.in(WordSet::Definite, work.piece(begin - 1).folded);
    return;
  }
  const MentionDraft& modifier = work.drafts[owner];
  while (begin > 0 && work.piece(begin - 1).span.begin >= modifier.span.begin) --begin;
  draft.definite = modifier.definite;
  draft.owner_word = modifier.owner_word;
}

// "Colombian and | U.S. officials", "pejabat Rusia | dan Ukraina": the power joined to the owner at `owner` sends officials of its own.
void PhraseBuilder::take_partner(const Work& work, MentionDraft& draft, const MentionAtom& owner) const {
  const bool before = words_.modifiers() == ModifierPlace::Before;
  const std::uint32_t and_at = before ? owner.begin - 1 : owner.end;
  if ((before && owner.begin < 2) || and_at + 1 >= work.size() || !words_.in(WordSet::Conjunctions, work.piece(and_at).folded)) return;
  const MentionAtom* partner = work.atom(before ? and_at - 1 : and_at + 1);
  if (partner == nullptr || !partner->name() || !is_power(*partner) || !is_power(owner)) return;
  const std::uint32_t other = work.draft_of_atom[work.atom_at[partner->begin]];
  if (other != kNone) draft.partners.push_back(other);
}

// A country or its people.
bool PhraseBuilder::is_power(const MentionAtom& atom) const {
  return std::ranges::any_of(atom.uses, [&](const NameUse& use) { return gazetteer_.entry(use.entry).type == EntityType::Country; });
}

bool PhraseBuilder::is_union(const MentionDraft& draft) const {
  return draft.kind == DraftKind::Name && std::ranges::any_of(draft.uses, [&](const NameUse& use) { return gazetteer_.entry(use.entry).kind == "union"; });
}

// "Syria's UN ambassador", "the Assad regime's U.N. envoy": who acts at a union acts for the country that sent him.
void PhraseBuilder::own_delegate(Work& work, MentionDraft& draft, std::uint32_t& begin) const {
  std::uint32_t at = begin;
  while (at > 0 && (work.piece(at - 1).folded == "s" || work.piece(at - 1).folded == "\u2019" || work.piece(at - 1).folded == "'")) --at;
  const MentionAtom* left = at > 0 ? work.atom(at - 1) : nullptr;
  const std::uint32_t owner = left == nullptr ? kNone : work.draft_of_atom[work.atom_at[at - 1]];
  if (owner == kNone) return;
  const bool state = std::ranges::any_of(work.drafts[owner].uses, [&](const NameUse& use) {
    const GazetteerEntry& entry = gazetteer_.entry(use.entry);
    return entry.type == EntityType::Country || entry.kind == "government";
  });
  const bool body = !left->name() && left->word->role == NounRole::Institution && left->word->sided;
  if (!state && !body) return;
  draft.owners.clear();
  take_owner(work, draft, *left, owner, begin);
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
      if (piece.folded == ")" && plain == 0 && at + 1 == atom.begin && at >= 3 && work.piece(at - 2).folded == "(") {  // "the Islamic State (IS) group"
        at -= 2;
        continue;
      }
      break;
    }
    if (const MentionAtom* left = work.atom(at)) {
      const std::uint32_t owner = work.draft_of_atom[work.atom_at[at]];
      const bool usable = owner != kNone && (left->name() || left->word->role == NounRole::Institution || left->word->role == NounRole::Group || left->word->role == NounRole::Force);
      if (ground_owns(work, *left)) {  // "the enclave's health ministry"
        draft.owner_word = OwnerWord::Region;
        draft.definite = true;
        break;
      }
      if (!usable || (plain > 0 && !left->name())) break;
      if (parted(work, *left, draft)) break;
      if (draft.word->kind == "charity" && armed(*left)) break;  // "raids kill 20 militants | monitor"
      if (left->tag == NameTag::Person && names_medium(draft.word->kind)) break;  // "killed Sheikh NAME | state television said"
      if (office_behind(work, *left, atom, draft)) {
        draft.named = owner;
        draft.foreign = false;
        break;
      }
      const std::string participle = left->end < atom.begin ? work.piece(left->end).folded : std::string();  // not of "Russian | armed forces"
      const bool runs = draft.word->role == NounRole::Institution && left->name() && words_.in(WordSet::Running, participle);  // "the Houthi-run health ministry"
      if (!runs && words_.in(WordSet::Compound, participle)) {
        if (left->name() && words_.in(WordSet::Seated, participle)) {  // "the Britain-based group": all of it is the group
          draft.seated = true;
          work.drafts[owner].inner = true;
          begin = left->begin;
        }
        ++plain;
        at = left->begin;
        continue;
      }
      take_owner(work, draft, *left, owner, begin);
      if (left->name()) take_partner(work, draft, *left);
      if (draft.word->role != NounRole::Force && is_union(work.drafts[owner])) own_delegate(work, draft, begin);
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
    if (words_.modifiers() == ModifierPlace::Before && piece.initial && !piece.capitals && token.upos == Upos::Propn && words_.in(WordSet::NotNames, piece.folded)) break;  // "on Monday | state media said"
    const MentionAtom* participant = at > 0 ? work.atom(at - 1) : nullptr;
    if (participant != nullptr && participant->name() && words_.in(WordSet::Compound, piece.folded)) continue;  // "Britain-based"
    if (words_.in(WordSet::PersonPronouns, piece.folded)) draft.owner_word = OwnerWord::Person;
    else if (words_.in(WordSet::ThingPronouns, piece.folded)) draft.owner_word = OwnerWord::Thing;
    else if (words_.in(WordSet::PluralPronouns, piece.folded)) draft.owner_word = OwnerWord::Plural;
    if (words_.in(WordSet::Definite, piece.folded)) draft.definite = true;
    if (draft.definite || draft.owner_word != OwnerWord::None || !(piece.initial ? plain_modifier(token.upos) : describes(token)) || ++plain > kPlainModifiers) break;
    if (words_.in(WordSet::Both, piece.folded)) {  // "both foreign ministries"
      const Token& head = work.token(atom.end - 1);
      if (draft.word->role == NounRole::Institution && atom.word->sided && head.features.find("Number=Plur") != std::string::npos) draft.owner_word = OwnerWord::Sides;
      break;
    }
    if (piece.initial && at > 0) {
      draft.foreign = true;
      begin = at;
    }
  }
  work.place(draft, begin, atom.end, words_.modifiers());
}

// "The | region's", "the | territory's": a noun for regions that stands for one named before.
bool PhraseBuilder::ground_owns(const Work& work, const MentionAtom& noun) const {
  return told_ground(work, noun) && noun.end < work.size() && work.piece(noun.end).folded == "s";
}

// "The territory", "wilayah itu".
bool PhraseBuilder::told_ground(const Work& work, const MentionAtom& noun) const {
  if (noun.name() || noun.word->role != NounRole::Place || noun.word->type != EntityType::Region) return false;
  if (words_.modifiers() == ModifierPlace::Before) return noun.begin > 0 && words_.in(WordSet::Definite, work.piece(noun.begin - 1).folded);
  return noun.end < work.size() && words_.in(WordSet::Definite, work.piece(noun.end).folded);
}

bool PhraseBuilder::armed(const MentionAtom& atom) const {
  if (!atom.name()) return atom.word->role == NounRole::Group;
  return std::ranges::any_of(atom.uses, [&](const NameUse& use) { return gazetteer_.entry(use.entry).kind.starts_with("group:armed"); });
}

// "killed six people | activists said", "in Homs | activists said", the comma lost: a plural modifies no noun, and a town
// behind an adposition only says where.
bool PhraseBuilder::parted(const Work& work, const MentionAtom& left, const MentionDraft& draft) const {
  if (draft.kind != DraftKind::Group) return false;
  const Token& last = work.token(left.end - 1);
  if (!left.name()) return last.upos == Upos::Noun && last.features.find("Number=Plur") != std::string::npos;
  if (left.begin == 0 || !words_.in(WordSet::Locative, work.piece(left.begin - 1).folded)) return false;
  return !left.uses.empty() && std::ranges::all_of(left.uses, [&](const NameUse& use) { return use.sense == NameSense::Name && (gazetteer_.entry(use.entry).type == EntityType::Place || gazetteer_.entry(use.entry).type == EntityType::Region); });
}

// "said Sara Lund Regional Humanitarian Coordinator for X", the comma lost: the office in capitals is that of the person right
// before it.
bool PhraseBuilder::office_behind(const Work& work, const MentionAtom& name, const MentionAtom& office, const MentionDraft& draft) const {
  if (draft.kind != DraftKind::Title || !name.name() || name.end < name.begin + 2) return false;
  if (!person_like(work.drafts[work.draft_of_atom[work.atom_at[name.begin]]])) return false;
  for (std::uint32_t at = name.end; at <= office.begin; ++at)
    if (!work.piece(at).initial || is_barrier(work.piece(at))) return false;
  return true;
}

// "Kepala misi pemantau HAM PBB": a few words further on stands a name that acts for somebody.
bool PhraseBuilder::owner_ahead(const Work& work, std::uint32_t at) const {
  for (std::uint32_t n = 0; n < 2 && at + n < work.size(); ++n) {
    const Piece& piece = work.piece(at + n);
    if (is_barrier(piece)) return false;
    if (const MentionAtom* atom = work.atom(at + n); atom != nullptr && atom->name())
      return std::ranges::any_of(atom->uses, [&](const NameUse& use) { return !gazetteer_.entry(use.entry).side.empty(); });
    if (!piece.initial && !plain_modifier(work.token(at + n).upos)) return false;
  }
  return false;
}

// "Kelompok | yang didukung Iran | itu": told of before, and backed by another, who does not own it.
bool PhraseBuilder::backed_before(const Work& work, std::uint32_t at) const {
  if (at + 3 >= work.size() || !words_.in(WordSet::Compound, work.piece(at).folded + " " + work.piece(at + 1).folded)) return false;
  const MentionAtom* backer = work.atom(at + 2);
  if (backer == nullptr && at + 4 < work.size()) backer = work.atom(at + 3);  // "yang didukung oleh Iran"
  return backer != nullptr && backer->name() && backer->end < work.size() && words_.in(WordSet::Definite, work.piece(backer->end).folded);
}

// "Kelompok | yang menguasai Gaza | itu": what closes a relative clause behind a name belongs to the noun before it.
bool PhraseBuilder::told_before(const Work& work, std::uint32_t at) const {
  constexpr std::uint32_t kClause = 6;  // pieces
  if (at >= work.size() || !words_.in(WordSet::Relative, work.piece(at).folded)) return false;
  for (std::uint32_t next = at + 1; next < work.size() && next <= at + kClause && !is_barrier(work.piece(next)); ++next) {
    if (words_.in(WordSet::Speech, work.piece(next).folded)) return false;
    const MentionAtom* name = work.atom(next);
    if (name == nullptr || !name->name()) continue;
    return name->end < work.size() && words_.in(WordSet::Definite, work.piece(name->end).folded);
  }
  return false;
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
      const bool bodily = draft.kind == DraftKind::Body && draft.word->role == NounRole::Institution && draft.word->sided && draft.word->kind.find("organization") != 0;
      if (right->name() && bodily && person_like(work.drafts[known]) && work.drafts[known].uses.empty()) break;  // "juru bicara pemerintah | NAME"
      if (right->name()) {
        draft.owners.push_back(known);
        work.drafts[known].owner = true;
        take_partner(work, draft, *right);
        end = right->end;
        break;
      }
      const bool institution = right->word->role != NounRole::Title && right->word->role != NounRole::Place;
      const bool office = draft.kind == DraftKind::Title;
      if ((office || draft.word->role == NounRole::Institution) && told_ground(work, *right)) {  // "kementerian dalam negeri wilayah itu"
        draft.owner_word = OwnerWord::Region;
        draft.definite = true;
        break;
      }
      if ((office || draft.word->role == NounRole::Institution) && right->word->role == NounRole::Place) {  // "Gubernur wilayah Sumy", "Dewan Desa Burqa"
        at = right->end - 1;
        continue;
      }
      if (!institution || (plain > 0 && !office)) break;
      if (office && known != kNone) {  // "juru bicara kementerian itu"
        draft.owners.push_back(known);
        work.drafts[known].owner = true;
      }
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
    if (words_.in(WordSet::Speech, piece.folded)) break;  // "Kemlu | Tuntut Penyelidikan"
    if (piece.initial && plain_modifier(token.upos) && !owner_ahead(work, at + 1)) {
      draft.foreign = true;
      end = at + 1;
      break;
    }
    const bool skip = plain_modifier(token.upos) && ++plain < kPlainModifiers;
    if (!skip) break;
  }
  if (!draft.definite && draft.owners.empty()) draft.definite = backed_before(work, atom.end) || told_before(work, atom.end);
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
    const bool sides = n == 0 && words_.in(WordSet::Locative, joined) && at + 1 < work.size() && work.used[at + 1];  // "officials on both sides"
    const bool serves = n == 0 && draft.kind == DraftKind::Title && draft.word->kind == "adviser" && words_.in(WordSet::Towards, joined);  // "an adviser to President X"
    if (words_.in(WordSet::Loyal, joined) || sides || serves || (n == 0 && words_.in(WordSet::Possessor, joined))) after = at + n + 1;
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
      while (end < work.size() && work.piece(end).token < work.drafts[body].tokens.end) ++end;  // "anggota parlemen dari blok Hizbullah"
      if (const MentionAtom* behind = work.atom(end); behind != nullptr && behind->name() && behind->begin == end) {  // "spokesman for the opposition Council of X"
        const std::uint32_t name = work.draft_of_atom[work.atom_at[end]];
        if (!person_like(work.drafts[name])) draft.owners.insert(draft.owners.begin(), name), end = behind->end;
      }
      return;
    }
    if (atom != nullptr && (atom->word->role == NounRole::Title || atom->word->role == NounRole::Institution)) next = atom->end;
    else if (words_.in(WordSet::Articles, work.piece(next).folded) || words_.in(WordSet::Definite, work.piece(next).folded)) ++next;  // "member of its council"
    else break;
  }
  if (next < work.size() && work.used[next]) draft.owner_word = OwnerWord::Sides;
  const MentionAtom* atom = work.atom(next);
  if (atom != nullptr && after == end + 1 && told_ground(work, *atom)) draft.owner_word = OwnerWord::Region;  // "the health ministry in the territory"
  if (atom == nullptr || !atom->name()) return;
  if (atom->end < work.size() && words_.in(WordSet::Compound, work.piece(atom->end).folded)) return;  // "head of the Britain-based monitor"
  std::uint32_t noun = atom->end;
  if (noun < work.size() && work.atom(noun) == nullptr && !is_barrier(work.piece(noun)) && work.token(noun - 1).relation == "compound" && plain_modifier(work.token(noun).upos)) {
    const std::uint32_t first = work.draft_of_atom[work.atom_at[next]];
    draft.foreign = names_ground(gazetteer_, work.drafts[first]);  // "coordinator for the Syria Crisis": of a matter, no power's
    if (draft.foreign) return;
    draft.owners.push_back(first);  // "commander of the Taliban wing"
    work.drafts[first].owner = true;
    return;
  }
  if (noun < work.size() && work.piece(noun).folded == "s") ++noun;
  const MentionAtom* whole = work.atom(noun);  // "member of the Houthi political bureau": the bureau, not the Houthis
  const bool bodily = whole != nullptr && !whole->name() && whole->word->sided && whole->word->role != NounRole::Title && whole->word->role != NounRole::Place;
  if (bodily && words_.modifiers() == ModifierPlace::Before) {
    const std::uint32_t body = work.draft_of_atom[work.atom_at[noun]];
    if (body == kNone) return;  // built later: own_by_belonging
    draft.owners.push_back(body);
    work.drafts[body].owner = true;
    end = whole->end;
    return;
  }
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

// "helicopters of the army", "a jet belonging to the regime": the body behind an adposition owns the force before it.
void PhraseBuilder::own_by_belonging(Work& work, std::uint32_t a) const {
  MentionDraft& draft = work.drafts[work.draft_of_atom[a]];
  if (!draft.owners.empty() || draft.owner_word != OwnerWord::None) return;
  std::uint32_t at = work.scan.atoms[a].end;
  std::string joined;
  std::uint32_t after = kNone;
  for (std::uint32_t n = 0; n < 4 && at + n < work.size(); ++n) {
    joined += (n > 0 ? " " : "") + work.piece(at + n).folded;
    if (words_.in(WordSet::Loyal, joined)) after = at + n + 1;
  }
  const MentionAtom* atom = nullptr;
  for (; after < work.size(); after = atom != nullptr ? atom->end : after + 1) {  // over articles and names: "of Assad's army"
    atom = work.atom(after);
    if (atom == nullptr ? !words_.in(WordSet::Articles, work.piece(after).folded) && work.piece(after).folded != "s" : !atom->name()) break;
  }
  if (atom == nullptr || atom->name() || (atom->word->role != NounRole::Institution && atom->word->role != NounRole::Force && atom->word->role != NounRole::Group)) return;
  const std::uint32_t owner = work.draft_of_atom[work.atom_at[atom->begin]];
  if (owner == kNone || !atom->word->sided) return;
  draft.owners.push_back(owner);
  draft.lone = false;
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
    if (person.owners.empty()) own_by_leading(work, person, atom.end);
  }
}

// "General NAME, who leads the U.N. mission in X, said": a person acts for what a relative clause says that he leads.
void PhraseBuilder::own_by_leading(Work& work, MentionDraft& person, std::uint32_t at) const {
  constexpr std::uint32_t kBody = 6;  // pieces
  if (at < work.size() && is_comma(work.piece(at))) ++at;
  if (at + 1 >= work.size() || !words_.in(WordSet::Relative, work.piece(at).folded) || !words_.in(WordSet::Leading, work.piece(at + 1).folded)) return;
  for (std::uint32_t next = at + 2; next < std::min(static_cast<std::uint32_t>(work.size()), at + 2 + kBody) && !is_barrier(work.piece(next)); ++next) {
    const MentionAtom* atom = work.atom(next);
    if (atom != nullptr && atom->name()) return person.owners.push_back(work.draft_of_atom[work.atom_at[next]]);
    const std::string& word = work.piece(next).folded;
    const bool inside = atom != nullptr || plain_modifier(work.token(next).upos) || words_.in(WordSet::Articles, word) || words_.in(WordSet::Definite, word) || words_.in(WordSet::Genitive, word);
    if (!inside) return;
  }
}

// "Amerika Serikat (AS)", "Front A-Gerakan B (FA-GB)": what follows a body's other names.
std::uint32_t PhraseBuilder::skip_other_names(const Work& work, std::uint32_t at) const {
  constexpr std::uint32_t kBracket = 8;  // pieces
  if (const MentionAtom* cut = work.atom(at); cut != nullptr && cut->name() && cut->begin < at) at = cut->end;
  while (at > 0 && at < work.size()) {  // hyphens leave no piece: names that touch, letter to letter but for one
    const MentionAtom* atom = work.atom(at);
    if (atom == nullptr || !atom->name() || work.piece(at).span.begin != work.piece(at - 1).span.end + 1 || work.piece(at).token == work.piece(at - 1).token + 1) break;
    at = atom->end;
  }
  while (at < work.size() && words_.modifiers() == ModifierPlace::After && words_.in(WordSet::Definite, work.piece(at).folded)) ++at;
  if (at >= work.size() || work.piece(at).folded != "(") return at;
  for (std::uint32_t close = at + 1; close < work.size() && close <= at + kBracket; ++close)
    if (work.piece(close).folded == ")") return close + 1;
  return at;
}

// "TPNPB Kodap XVI", "Hezbollah Radwan Unit": a name that opens with that of an armed group or force is one of its units.
void PhraseBuilder::own_unit(const Work& work, MentionDraft& unit) const {
  if (unit.tag != NameTag::Organization) return;
  for (std::uint32_t d = static_cast<std::uint32_t>(work.first); d < work.drafts.size(); ++d) {
    const MentionDraft& inner = work.drafts[d];
    if (!inner.inner || inner.tokens.begin != unit.tokens.begin || inner.tokens.end >= unit.tokens.end) continue;
    const bool arms = std::ranges::any_of(inner.uses, [&](const NameUse& use) {
      const GazetteerEntry& entry = gazetteer_.entry(use.entry);
      return !entry.side.empty() && (entry.kind.starts_with("group:armed") || entry.kind.starts_with("force:") || entry.kind == "police");
    });
    if (arms) return unit.owners.push_back(d);
  }
}

// "Kementerian Pertahanan Nasional Kamboja", "Lebanese Ministry of Public Health": a name that holds a word for an
// institution or force and a country acts for that country.
void PhraseBuilder::own_bodies(Work& work) const {
  for (std::uint32_t a = 0; a < work.scan.atoms.size(); ++a) {
    const MentionAtom& atom = work.scan.atoms[a];
    if (!atom.name() || work.draft_of_atom[a] == kNone || atom.end < atom.begin + 2) continue;
    MentionDraft& body = work.drafts[work.draft_of_atom[a]];
    const bool known = std::ranges::any_of(body.uses, [&](const NameUse& use) { return !gazetteer_.entry(use.entry).minor; });
    if (known || person_like(body) || body.tag == NameTag::Place) continue;
    const NounClass* word = nullptr;
    for (std::uint32_t at = atom.begin; at < atom.end && word == nullptr; ++at) {
      const auto match = words_.longest(std::span(work.scan.pieces).subspan(at, atom.end - at), std::span(work.scan.lemmas).subspan(at, atom.end - at));
      const bool body_word = match && match->word->sided && (match->word->role == NounRole::Institution || match->word->role == NounRole::Force);
      if (body_word) word = match->word;
      if (words_.modifiers() == ModifierPlace::After) break;  // its first word says what it is
    }
    if (word == nullptr) own_unit(work, body);
    if (word == nullptr) continue;
    if (!word->side.empty()) body.word = word;  // "Koarmada I"
    for (std::uint32_t d = static_cast<std::uint32_t>(work.first); d < work.drafts.size() && body.owners.empty(); ++d) {
      const MentionDraft& inner = work.drafts[d];
      if (!inner.inner || inner.tokens.begin < body.tokens.begin || inner.tokens.end > body.tokens.end) continue;
      const bool country = std::ranges::any_of(inner.uses, [&](const NameUse& use) {
        const GazetteerEntry& entry = gazetteer_.entry(use.entry);
        return entry.type == EntityType::Country || (entry.type == EntityType::Region && !entry.side.empty());
      });
      if (country) body.owners.push_back(d);
    }
    if (!body.owners.empty()) body.word = word;
  }
}

// "a grocer | in North Mitrovica |, said", "a nurse at the hospital": where the bearer of a title is at home.
std::uint32_t PhraseBuilder::skip_place(const Work& work, std::uint32_t at) const {
  constexpr std::uint32_t kPhrase = 10;  // pieces
  const std::uint32_t first = at;
  if (at >= work.size() || !(words_.in(WordSet::Locative, work.piece(at).folded) || words_.in(WordSet::Possessor, work.piece(at).folded) ||
                              words_.in(WordSet::Towards, work.piece(at).folded))) return first;  // "utusan X untuk PBB, NAME"
  const bool article = at + 1 < work.size() && words_.in(WordSet::Definite, work.piece(at + 1).folded);  // "to the United Nations"
  if (const MentionAtom* owner = work.atom(at + (article ? 2 : 1)); owner != nullptr && owner->name() && words_.modifiers() == ModifierPlace::Before && owner->end < work.size()) {
    const MentionAtom* person = work.atom(owner->end);  // "Ambassador to Armenia | NAME"
    const bool follows = person != nullptr && person->name() && person->begin == owner->end && person_like(work.drafts[work.draft_of_atom[work.atom_at[person->begin]]]);
    if (follows && !person_like(work.drafts[work.draft_of_atom[work.atom_at[owner->begin]]])) return owner->end;
  }
  for (++at; at < work.size() && at < first + kPhrase; ++at) {
    if (is_barrier(work.piece(at))) return at;
    const MentionAtom* name = work.atom(at);  // "the head of the local health department | NAME"
    const bool person = name != nullptr && name->name() && name->begin == at && person_like(work.drafts[work.draft_of_atom[work.atom_at[at]]]);
    if (person && at > first + 1 && words_.modifiers() == ModifierPlace::Before && !work.piece(at - 1).initial && plain_modifier(work.token(at - 1).upos)) return at;
    const Upos upos = work.token(at).upos;
    const bool inside = plain_modifier(upos) || upos == Upos::Adp || upos == Upos::Det || upos == Upos::Part || work.piece(at).initial || work.piece(at).folded == "s";
    if (!inside) return first;
  }
  return first;
}

// "seorang guru | sekolah | bernama NAME", "a resident | who gave her name only as NAME": moves to the word before a name, over
// at most one noun.
bool PhraseBuilder::skip_to_copula(const Work& work, std::uint32_t& at) const {
  constexpr std::uint32_t kWords = 6;  // longest phrase that gives a name
  for (std::uint32_t next = at; next < work.size() && next <= at + 1; ++next) {
    std::string joined;
    for (std::uint32_t last = next; last < work.size() && last < next + kWords; ++last) {
      joined += (last > next ? " " : "") + work.piece(last).folded;
      if (!words_.in(WordSet::Copulas, joined)) continue;
      at = last;
      return true;
    }
    if (!plain_modifier(work.token(next).upos) || work.piece(next).initial) return false;
  }
  return false;
}

// A name that neither gazetteer nor words explain, beside a title: a person's, whatever the tagger said.
void PhraseBuilder::make_person(Work& work, const MentionAtom& atom, Evidence evidence) const {
  MentionDraft& name = work.drafts[work.draft_of_atom[work.atom_at[atom.begin]]];
  const bool unknown = std::ranges::all_of(name.uses, [&](const NameUse& use) { return gazetteer_.entry(use.entry).minor; });
  const bool part = words_.in(WordSet::OrgParts, work.piece(words_.modifiers() == ModifierPlace::Before ? atom.end - 1 : atom.begin).folded);
  if (!unknown || atom.end <= atom.begin + 1 || part) return;
  if (name.tag == NameTag::Place && (evidence == Evidence::Weak || (evidence != Evidence::Given && words_.in(WordSet::PlaceBegin, work.piece(atom.begin).folded)))) return;
  name.tag = NameTag::Person;
  name.type = EntityType::Person;
}

// "Kepala Kantor X, NAME, said", "Kepala Kantor X, NAME | mengatakan": what follows a name set off by a comma, the second
// comma often lost.
bool PhraseBuilder::ends_apposition(const Work& work, std::uint32_t at) const {
  return at >= work.size() || is_barrier(work.piece(at)) || (words_.modifiers() == ModifierPlace::After && words_.in(WordSet::Speech, work.piece(at).folded));
}

// "Kepala Penerangan Kodam XVII Letkol NAME", "pengamat pertahanan Mayor Jenderal (Purn) NAME", "Komandan Gugus Tugas X, Mayor
// NAME,": the person, or the title with its person, that ends the words of an office: words in capitals, other names, forces
// and groups, plain modifiers.
void PhraseBuilder::name_ahead(Work& work, MentionDraft& draft, std::uint32_t at) const {
  constexpr std::uint32_t kOffice = 8;  // pieces
  const auto person_at = [&](std::uint32_t i) {
    const MentionAtom* name = work.atom(i);
    return name != nullptr && name->name() && name->begin == i && person_like(work.drafts[work.draft_of_atom[work.atom_at[i]]]);
  };
  const auto title_at = [&](std::uint32_t i) {
    const MentionAtom* title = work.atom(i);
    return title != nullptr && !title->name() && title->word->role == NounRole::Title && work.draft_of_atom[work.atom_at[i]] != kNone;
  };
  std::uint32_t next = at;
  std::size_t plain = 0;
  std::vector<std::uint32_t> bodies;  // names of the office: "Komandan | Gabungan | Garda Y NAME"
  while (next < work.size() && next < at + kOffice && !is_barrier(work.piece(next)) && !person_at(next) && !title_at(next)) {
    const MentionAtom* between = work.atom(next);
    const bool ministry = between != nullptr && !between->name() && starts_with(between->word->kind, "ministry");  // "Direktur Pelindungan Warga Kemlu NAME"
    const bool skipped = between == nullptr || between->name() || ministry || between->word->role == NounRole::Place || between->word->role == NounRole::Force || between->word->role == NounRole::Group;
    if (!skipped) break;  // "Direktur Rumah Sakit X NAME"
    if (!work.piece(next).initial && (between != nullptr || !plain_modifier(work.token(next).upos) || ++plain > kPlainModifiers)) break;
    if (between != nullptr && work.draft_of_atom[work.atom_at[next]] != kNone) bodies.push_back(work.draft_of_atom[work.atom_at[next]]);
    next = skip_other_names(work, between != nullptr ? between->end : next + 1);
  }
  if (next == at && !title_at(at)) return;
  const bool comma = next + 1 < work.size() && is_comma(work.piece(next));
  if (comma) ++next;
  if (next >= work.size()) return;
  std::optional<std::uint32_t> named;
  if (person_at(next)) named = work.draft_of_atom[work.atom_at[next]];
  else if (title_at(next)) named = work.drafts[work.draft_of_atom[work.atom_at[next]]].named;
  if (!named) return;
  if (comma) {  // "..., Mayor NAME, mengatakan": no member of a list
    const auto person = std::ranges::find(work.draft_of_atom, *named);
    if (person == work.draft_of_atom.end()) return;
    const auto& atom = work.scan.atoms[static_cast<std::size_t>(person - work.draft_of_atom.begin())];
    if (!ends_apposition(work, atom.end)) return;
  }
  draft.named = named;
  if (!draft.owners.empty()) return;
  for (const std::uint32_t body : bodies) {
    draft.owners.push_back(body);
    work.drafts[body].owner = true;
  }
}

// Ties a title to the person it introduces: "... Minister NAME", "... Minister, NAME,", "NAME, minister of ...".
void PhraseBuilder::introduce(Work& work, MentionDraft& draft, std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t at = skip_other_names(work, end);
  at = skip_place(work, at);
  const bool comma = at < work.size() && is_comma(work.piece(at));
  const bool called = !comma && !draft.word->sided && skip_to_copula(work, at);
  const MentionAtom* atom = work.atom(comma || called ? at + 1 : at);
  const bool apart = comma && atom != nullptr && (atom->end >= work.size() || is_comma(work.piece(atom->end)));  // "a nurse at the camp, NAME, said"
  if (atom != nullptr && atom->name() && (!comma || (apart && !draft.word->sided))) make_person(work, *atom, called ? Evidence::Given : Evidence::Weak);
  if (atom != nullptr && atom->name() && person_like(work.drafts[work.draft_of_atom[work.atom_at[atom->begin]]])) {
    if (!comma || ends_apposition(work, atom->end)) draft.named = work.draft_of_atom[work.atom_at[atom->begin]];
  }
  if (!draft.named && !comma && words_.modifiers() == ModifierPlace::After) name_ahead(work, draft, at);
  if (draft.named || begin < 2) return;
  const std::uint32_t left = phrase_begin(work, begin);
  if (left == 0) return;
  if (!is_comma(work.piece(left - 1))) return introduce_behind(work, draft, left, end);
  atom = left >= 2 ? work.atom(left - 2) : nullptr;
  if (atom == nullptr || !atom->name()) return;
  const std::uint32_t person = work.draft_of_atom[work.atom_at[left - 2]];
  end = skip_place(work, end);
  if (words_.modifiers() == ModifierPlace::After)
    for (const MentionAtom* owner = work.atom(end); owner != nullptr && (owner->name() ? !person_like(work.drafts[work.draft_of_atom[work.atom_at[end]]]) : owner->word->role == NounRole::Place); owner = work.atom(end)) end = owner->end;
  const bool relative = end < work.size() && words_.in(WordSet::Relative, work.piece(end).folded);  // "NAME, Gubernur X yang berbatasan dengan Y"
  const bool closed = left < begin || end >= work.size() || is_barrier(work.piece(end)) || relative;
  if (left < begin && end < work.size() && is_comma(work.piece(end))) make_person(work, *atom, Evidence::Strong);  // "NAME, a senior official of the group, ..."
  if (closed && person_like(work.drafts[person])) draft.named = person;
}

// Where the noun phrase begins whose last words begin at `begin`: "a | former rebel | commander".
std::uint32_t PhraseBuilder::phrase_begin(const Work& work, std::uint32_t begin) const {
  std::uint32_t left = begin;
  const auto modifies = [&](std::uint32_t at) {  // "the | deputy | US ambassador"
    const MentionAtom* atom = work.atom(at);
    return (atom == nullptr || (!atom->name() && atom->word->role == NounRole::Title)) && !work.piece(at).initial && plain_modifier(work.token(at).upos);
  };
  for (std::size_t plain = 0; left > 0 && plain < kPlainModifiers && modifies(left - 1); ++plain) --left;
  if (left == 0 || !words_.in(WordSet::Articles, work.piece(left - 1).folded)) left = begin;
  while (left > 0 && words_.in(WordSet::Articles, work.piece(left - 1).folded)) --left;
  return left;
}

// "NAME a senior commander of X said", "General NAME the head of the mission said", the commas lost: an article begins the
// office of the person before it. With a definite one the office tells whose it is: "A bombed B the minister said".
void PhraseBuilder::introduce_behind(Work& work, MentionDraft& draft, std::uint32_t left, std::uint32_t end) const {
  if (words_.modifiers() == ModifierPlace::After || !words_.in(WordSet::Articles, work.piece(left).folded)) return;
  const MentionAtom* name = work.atom(left - 1);
  if (name == nullptr || !name->name() || !person_like(work.drafts[work.draft_of_atom[work.atom_at[left - 1]]])) return;
  const bool definite = words_.in(WordSet::Definite, work.piece(left).folded);
  const bool whose = !draft.owners.empty() || (end < work.size() && words_.in(WordSet::Possessor, work.piece(end).folded));
  const std::uint32_t person = work.draft_of_atom[work.atom_at[left - 1]];
  if ((!definite || whose) && work.drafts[person].subject) draft.named = person;
}

}  // namespace hearsay::extract
