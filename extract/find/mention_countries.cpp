// "both sides", "the two countries", "kedua negara", "the country", "the Armenian side", "pihaknya".
#include "extract/find/mention_work.h"

namespace hearsay::extract {

using namespace phrases;

// A phrase around a word for countries or sides, while it is read.
struct PhraseBuilder::CountryPhrase {
  std::uint32_t at = 0, begin = 0, end = 0;  // its noun; pieces [begin, end)
  bool plural = false, country = false, side = false;
  bool both = false, excluded = false, paired = false;
  std::uint32_t count = 0;
  std::optional<std::uint32_t> wide;  // a name for many countries before it
  MentionDraft draft;
};

// Whether a word for countries or sides stands at a piece: its number and kind.
bool PhraseBuilder::starts_country(const Work& work, CountryPhrase& phrase) const {
  const std::string& form = work.piece(phrase.at).folded;
  const std::string& lemma = work.scan.lemmas[phrase.at];
  const bool pair = phrase.at + 1 < work.size() && work.piece(phrase.at + 1).token == work.piece(phrase.at).token;
  const std::string twice = pair ? form + " " + work.piece(phrase.at + 1).folded : std::string();  // "negara-negara"
  const bool doubled = pair && (words_.in(WordSet::CountryPlurals, twice) || words_.in(WordSet::SidePlurals, twice));
  const bool singular = words_.in(WordSet::CountryNouns, form) || words_.in(WordSet::SideNouns, form);
  phrase.plural = doubled || (!singular && (words_.in(WordSet::CountryPlurals, form) || words_.in(WordSet::SidePlurals, form)));
  phrase.country = words_.in(WordSet::CountryNouns, form) || words_.in(WordSet::CountryNouns, lemma);
  phrase.side = words_.in(WordSet::SideNouns, form) || words_.in(WordSet::SideNouns, lemma);
  phrase.paired = words_.in(WordSet::Paired, form);  // "both armies"
  phrase.begin = phrase.at;
  phrase.end = phrase.at + (doubled ? 2 : 1);
  return phrase.plural || phrase.country || phrase.side || phrase.paired;
}

// A name for a part of the world that holds many countries: "European", "Arab".
bool PhraseBuilder::is_wide(const Work& work, const MentionAtom& atom) const {
  const auto wide = [&](const NameUse& use) {
    const GazetteerEntry& entry = gazetteer_.entry(use.entry);
    return entry.side.empty() && entry.of.empty() && entry.type != EntityType::Person;
  };
  return atom.begin < work.size() && std::ranges::all_of(atom.uses, wide);
}

void PhraseBuilder::read_left(Work& work, CountryPhrase& phrase) const {
  for (std::uint32_t left = phrase.at; left-- > 0 && phrase.at - left <= kPlainModifiers;) {
    const Piece& piece = work.piece(left);
    if (is_barrier(piece)) return;
    if (const MentionAtom* atom = work.atom(left); atom != nullptr && atom->name()) {
      if (words_.modifiers() == ModifierPlace::After) return;
      if (phrase.plural && !phrase.wide && is_wide(work, *atom)) {  // "the three European countries"
        phrase.wide = work.draft_of_atom[work.atom_at[left]];
        continue;
      }
      phrase.draft.owners.push_back(work.draft_of_atom[work.atom_at[left]]);
      phrase.begin = atom->begin;
      return;
    }
    if (words_.in(WordSet::SidePlurals, piece.folded + " " + work.piece(left + 1).folded)) phrase.begin = left;  // "belah pihak"
    else if (words_.in(WordSet::Both, piece.folded)) phrase.both = true, phrase.begin = left;
    else if (words_.in(WordSet::Three, piece.folded)) phrase.count = 3, phrase.begin = left;
    else if (words_.in(WordSet::Four, piece.folded)) phrase.count = 4, phrase.begin = left;
    else if (words_.in(WordSet::Definite, piece.folded)) phrase.draft.definite = true;
    else if (words_.in(WordSet::Exclude, piece.folded)) phrase.excluded = true;
    else if (!plain_modifier(work.token(left).upos)) return;
  }
}

void PhraseBuilder::read_right(Work& work, CountryPhrase& phrase) const {
  const std::uint32_t first = phrase.end;
  for (std::uint32_t right = first; right < work.size() && right - first < kPlainModifiers; ++right) {
    const Piece& piece = work.piece(right);
    if (is_barrier(piece)) return;
    if (const MentionAtom* atom = work.atom(right); atom != nullptr && atom->name()) {
      if ((phrase.both || phrase.count > 0) && is_wide(work, *atom)) {  // "ketiga negara Eropa itu"
        phrase.end = atom->end;
        right = atom->end - 1;
        continue;
      }
      if (right != first || !(phrase.side || phrase.country)) return;
      phrase.draft.owners.push_back(work.draft_of_atom[work.atom_at[right]]);
      phrase.end = atom->end;
      return;
    }
    if (words_.in(WordSet::Definite, piece.folded)) {
      phrase.draft.definite = true;
      phrase.end = right + 1;
      return;
    }
    if (words_.in(WordSet::Exclude, piece.folded)) phrase.excluded = true;
    else if (words_.in(WordSet::SidePlurals, piece.folded) || words_.in(WordSet::SideNouns, piece.folded)) phrase.end = right + 1;
    else if (!plain_modifier(work.token(right).upos)) return;
  }
}

// Decides what the phrase stands for; false where it stands for nobody in particular.
bool PhraseBuilder::settle(CountryPhrase& phrase) const {
  MentionDraft& draft = phrase.draft;
  if (phrase.excluded && !phrase.both) return false;
  const bool after = words_.modifiers() == ModifierPlace::After;
  if (phrase.wide && phrase.count == 0 && !phrase.both) draft.owners.push_back(*phrase.wide);
  const bool nouns = phrase.plural || phrase.country || phrase.side;
  if (!nouns && !(phrase.both && draft.owners.empty())) return false;
  if (phrase.count > 0 && (phrase.country || phrase.side || phrase.plural) && (after || draft.definite) && draft.owners.empty()) {
    draft.kind = DraftKind::Sides;
    draft.count = phrase.count;
  } else if (phrase.both || (phrase.plural && draft.definite && draft.owners.empty())) draft.kind = DraftKind::Sides;
  else if (!draft.owners.empty() && (phrase.side || phrase.country)) draft.kind = DraftKind::Country;
  else if (draft.definite && !phrase.plural && (phrase.country || after)) draft.kind = DraftKind::Country;
  else return false;
  draft.plural = draft.kind == DraftKind::Sides;
  if (draft.plural) draft.owners.clear();
  return true;
}

void PhraseBuilder::add_countries(Work& work) const {
  for (std::uint32_t at = 0; at < work.size(); ++at) {
    const MentionAtom* word = work.atom(at);
    if (word != nullptr && (word->name() || word->end > word->begin + 1)) continue;  // "negara bagian", "state television"
    if (word != nullptr && word->begin < at) continue;  // "Kementerian Luar | Negeri"
    CountryPhrase phrase;
    phrase.at = at;
    if (!starts_country(work, phrase)) continue;
    read_left(work, phrase);
    if (words_.modifiers() == ModifierPlace::After) read_right(work, phrase);
    if (!settle(phrase)) continue;
    work.place(phrase.draft, phrase.begin, phrase.end, words_.modifiers());
    for (const std::uint32_t owner : phrase.draft.owners) work.drafts[owner].owner = true;
    std::fill(work.used.begin() + phrase.begin, work.used.begin() + phrase.end, char{1});
    for (std::uint32_t i = at; i < phrase.end; ++i)  // common nouns inside go with the phrase, names stay
      if (const MentionAtom* atom = work.atom(i); atom != nullptr && !atom->name()) work.atom_at[i] = kNone;
    work.drafts.push_back(std::move(phrase.draft));
    at = std::max(at, phrase.end - 1);
  }
}

}  // namespace hearsay::extract
