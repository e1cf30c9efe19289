// What some names stand for: capitals for governments, acronyms in brackets for the name before them.
#include "extract/find/mention_work.h"

namespace hearsay::extract {

using namespace phrases;

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
  if (begin == 0) return end < work.size() && draft.subject && (!is_barrier(work.piece(end)) || is_comma(work.piece(end)));
  const std::string& before = work.piece(begin - 1).folded;
  if (words_.in(WordSet::Sources, before)) return true;  // "according to Baku"
  if (begin >= 2 && words_.in(WordSet::Sources, work.piece(begin - 2).folded + " " + before)) return true;
  if (begin >= 2 && words_.in(WordSet::Possessor, before) && words_.in(WordSet::Replies, work.piece(begin - 2).folded)) return true;  // "no comment from Kyiv"
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
  if (starts_with(relation, "obl") && words_.in(WordSet::Metonymic, before)) return true;  // "responsibility rests with Kyiv"
  const auto below = [&](std::string_view relation) { return std::ranges::any_of(work.scan.sentence->tokens, [&](const Token& token) { return token.head == static_cast<std::int32_t>(draft.head) && token.relation == relation; }); };
  if (below("cop") && below("acl:relcl")) return true;  // "it is Kigali that violated it"
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
    const bool listed = both && joined && (first.capital || second.capital) && work.scan.sentence->tokens[first.tokens.end].form == "," && first.tokens.begin == 0;
    if (listed) work.drafts[i].capital = work.drafts[i + 1].capital = true;  // "Yerevan, Baku trade blame"
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
