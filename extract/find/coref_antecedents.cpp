// Antecedents: which earlier noun phrase a pronoun, "the country" or "its troops" stands for.
#include <algorithm>

#include "extract/find/coref.h"

namespace hearsay::extract {
namespace {

constexpr std::uint32_t kSentencesBack = 4;
constexpr std::uint32_t kPersonsBack = 8;
constexpr std::uint32_t kAnywhere = ~std::uint32_t{0};
constexpr std::uint32_t kForward = 12;  // tokens that a pronoun may point forward

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

// Which tokens stand inside quotation marks; a mark that touches the word before it and not the one behind it closes.
std::vector<char> mark_quoted(const std::vector<Token>& tokens) {
  std::vector<char> inside(tokens.size(), 0);
  bool open = false, any = false;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    const std::string& form = tokens[t].form;
    const bool straight = form == "\"";
    const bool touches = t > 0 && tokens[t].span.begin == tokens[t - 1].span.end && (t + 1 == tokens.size() || tokens[t].span.end != tokens[t + 1].span.begin);
    const bool opens = form == "\u201c" || form == "``" || (straight && !open && !touches);
    const bool closes = form == "\u201d" || form == "''" || (straight && !opens);
    if (closes && !any) std::fill(inside.begin(), inside.begin() + static_cast<std::ptrdiff_t>(t), char{1});
    if (opens || closes) open = opens, any = true;
    else inside[t] = open;
  }
  return inside;
}

bool is_subject_relation(std::string_view relation) { return starts_with(relation, "nsubj") || relation == "obl:agent"; }

}  // namespace

bool Coreference::quoted(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  auto& marks = quoted_[draft.tokens.sentence];
  if (marks.empty()) marks = mark_quoted(analysis_.sentences[draft.tokens.sentence].tokens);
  return draft.head < marks.size() && marks[draft.head] != 0;
}

// Who is only talked about in a quotation is not whom the words around it mean: "Russia lies," it said.
bool Coreference::reachable(std::uint32_t from, std::uint32_t candidate) const { return !quoted(candidate) || quoted(from); }

// The longest resolved draft headed by that token.
std::optional<std::uint32_t> Coreference::draft_at(std::uint32_t sentence, std::uint32_t token) const {
  std::optional<std::uint32_t> best;
  for (const std::uint32_t d : by_sentence_[sentence]) {
    const MentionDraft& draft = drafts_[d];
    if (draft.inner || links_[d].chains.empty() || !draft.tokens.contains(token)) continue;
    if (draft.head != token) continue;
    if (!best || draft.tokens.end - draft.tokens.begin > drafts_[*best].tokens.end - drafts_[*best].tokens.begin) best = d;
  }
  return best;
}

// The chains of a draft and of those joined to it by a conjunction.
Coreference::Chains Coreference::group_of(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  Chains out = links_[index].chains;
  const auto& tokens = analysis_.sentences[draft.tokens.sentence].tokens;
  for (std::uint32_t t = draft.head + 1; t < tokens.size(); ++t) {
    if (tokens[t].head != static_cast<std::int32_t>(draft.head) || !starts_with(tokens[t].relation, "conj")) continue;
    if (const auto other = draft_at(draft.tokens.sentence, t))
      for (const std::size_t chain : links_[*other].chains)
        if (std::ranges::find(out, chain) == out.end()) out.push_back(chain);
  }
  return out;
}

// "| US |-backed militants": a name that only describes another noun.
bool Coreference::in_compound(const MentionDraft& draft) const {
  const auto& tokens = analysis_.sentences[draft.tokens.sentence].tokens;
  std::uint32_t at = draft.tokens.end;
  if (at + 1 >= tokens.size() || tokens[at].form != "-") return false;
  return words_.in(WordSet::Compound, fold_name(tokens[at + 1].form));
}

bool Coreference::fits(std::uint32_t index, Wanted wanted) const {
  const MentionDraft& draft = drafts_[index];
  const auto& found = links_[index].chains;
  if (found.empty() || draft.owner || in_compound(draft)) return false;
  const LocalEntity& entity = chains_[found.front()].entity;
  const bool place = (entity.type == EntityType::Place || entity.type == EntityType::Region) && links_[index].rule != "capital";
  const bool person = entity.type == EntityType::Person;
  const Token& head = analysis_.sentences[draft.tokens.sentence].tokens[draft.head];
  const bool many = draft.plural || found.size() > 1 ||
                    (draft.kind == DraftKind::Body && (head.features.find("Number=Plur") != std::string::npos || starts_with(links_[index].rule, "body:unowned")));
  const bool outlet = starts_with(entity.kind, "media") || starts_with(entity.kind, "agency");
  const bool speaks = entity.type == EntityType::Organization && !starts_with(entity.kind, "force") && !starts_with(entity.kind, "group");
  switch (wanted) {
    case Wanted::Person: return person && !draft.plural;
    case Wanted::Thing: return !person && !place && !many;
    case Wanted::Plural: return !place && !outlet;
    case Wanted::Any: return !place && !draft.plural && !outlet;
    case Wanted::Source: return speaks || person;
    case Wanted::Sided: return !place && !side_of(found.front()).empty();
  }
  return false;
}

// One person, whom no plural means.
bool Coreference::lone_person(std::uint32_t index, const Chains& group) const {
  return group.size() == 1 && !drafts_[index].plural && chains_[group.front()].entity.type == EntityType::Person;
}

// Up the tree: at each ancestor the subject that stands before the phrase and does not hold it.
Coreference::Chains Coreference::subject_of_tree(std::uint32_t index, Wanted wanted) const {
  const MentionDraft& draft = drafts_[index];
  const auto& tokens = analysis_.sentences[draft.tokens.sentence].tokens;
  std::vector<char> above(tokens.size(), 0);
  std::uint32_t at = draft.head;
  for (std::size_t steps = 0; steps < tokens.size(); ++steps) {
    above[at] = 1;
    if (tokens[at].head < 0) break;
    const auto parent = static_cast<std::uint32_t>(tokens[at].head);
    for (std::uint32_t t = 0; t < tokens.size() && t < draft.tokens.begin; ++t) {
      if (tokens[t].head != static_cast<std::int32_t>(parent) || above[t] || !is_subject_relation(tokens[t].relation)) continue;
      const auto subject = draft_at(draft.tokens.sentence, t);
      if (!subject || *subject == index || !fits(*subject, wanted) || !reachable(index, *subject)) continue;
      Chains group = group_of(*subject);
      if (wanted != Wanted::Plural && group.size() > 1) continue;
      if (wanted == Wanted::Plural && lone_person(*subject, group)) continue;
      return group;
    }
    at = parent;
  }
  return {};
}

// The subject nearest to the root of a sentence, before token `before`.
Coreference::Chains Coreference::subject_of_sentence(std::uint32_t from, std::uint32_t sentence, std::uint32_t before, Wanted wanted) const {
  const auto& tokens = analysis_.sentences[sentence].tokens;
  Chains best;
  std::size_t depth = ~std::size_t{0};
  for (const std::uint32_t d : by_sentence_[sentence]) {
    const MentionDraft& draft = drafts_[d];
    if (draft.inner || draft.tokens.begin >= before || !draft.subject || !fits(d, wanted) || !reachable(from, d)) continue;
    std::size_t steps = 0;
    for (std::uint32_t at = draft.head; tokens[at].head >= 0 && steps < tokens.size(); ++steps) at = static_cast<std::uint32_t>(tokens[at].head);
    if (steps >= depth) continue;
    Chains group = group_of(d);
    if (wanted != Wanted::Plural && group.size() > 1) continue;
    if (wanted == Wanted::Plural && lone_person(d, group)) continue;
    depth = steps;
    best = std::move(group);
  }
  return best;
}

// Who goes on speaking: "The village was lost, said the monitor. Three men died, it added."
Coreference::Chains Coreference::speaker_before(std::uint32_t index, Wanted wanted) const {
  const MentionDraft& draft = drafts_[index];
  if (wanted == Wanted::Plural || draft.tokens.sentence == 0 || !speaks(index)) return {};
  const auto& tokens = analysis_.sentences[draft.tokens.sentence].tokens;
  const std::string& relation = tokens[static_cast<std::uint32_t>(tokens[draft.head].head)].relation;
  if (relation != "root" && !starts_with(relation, "parataxis")) return {};  // "as it announced its caliphate"
  for (const std::uint32_t d : by_sentence_[draft.tokens.sentence])
    if (d != index && drafts_[d].tokens < draft.tokens && speaks(d)) return {};
  Chains found;
  for (const std::uint32_t d : by_sentence_[draft.tokens.sentence - 1])
    if (!drafts_[d].inner && speaks(d) && fits(d, wanted) && reachable(index, d)) found = links_[d].chains;
  return found.size() == 1 ? found : Chains{};
}

// The only party that a sentence names: "The claim was denied by Hamas."
Coreference::Chains Coreference::lone_party(std::uint32_t from, std::uint32_t sentence) const {
  Chains only;
  for (const std::uint32_t d : by_sentence_[sentence]) {
    if (drafts_[d].inner || !fits(d, Wanted::Sided) || !reachable(from, d)) continue;
    if (!only.empty() && only != links_[d].chains) return {};
    only = links_[d].chains;
  }
  return only.size() == 1 ? only : Chains{};
}

Coreference::Chains Coreference::antecedent(std::uint32_t index, Wanted wanted) const {
  const MentionDraft& draft = drafts_[index];
  const std::uint32_t sentence = draft.tokens.sentence;
  if (Chains found = subject_of_tree(index, wanted); !found.empty()) return found;
  if (Chains found = subject_of_sentence(index, sentence, draft.tokens.begin, wanted); !found.empty()) return found;
  // Anything of the kind earlier in the sentence: "According to Armenia's defense ministry, the country's forces ..."
  if (wanted != Wanted::Plural)
    for (auto it = by_sentence_[sentence].rbegin(); it != by_sentence_[sentence].rend(); ++it)
      if (*it != index && drafts_[*it].tokens.end <= draft.tokens.begin && !drafts_[*it].inner && fits(*it, wanted) && reachable(index, *it)) return links_[*it].chains;
  const auto topic = [&](std::uint32_t d) { return drafts_[d].kind == DraftKind::Name || analysis_.sentences[sentence].tokens[drafts_[d].head].head < 0; };  // "Militants | posted videos", read as a noun
  if (wanted == Wanted::Plural)
    for (const std::uint32_t d : by_sentence_[sentence])
      if (d != index && drafts_[d].tokens.end <= draft.tokens.begin && !drafts_[d].inner && fits(d, wanted) && topic(d) && !lone_person(d, links_[d].chains)) return links_[d].chains;
  const std::uint32_t reach = wanted == Wanted::Person ? kPersonsBack : kSentencesBack;
  // "For its part, the ministry ...": a pronoun that opens the sentence, and is no subject itself, may point forward.
  if (draft.kind == DraftKind::Pronoun && !draft.subject && draft.tokens.begin > 0 && draft.tokens.begin <= 2)
    if (Chains found = subject_of_sentence(index, sentence, kForward, wanted == Wanted::Person ? Wanted::Any : wanted); !found.empty()) return found;
  const auto any_in = [&](std::uint32_t at) -> Chains {
    for (auto it = by_sentence_[at].rbegin(); it != by_sentence_[at].rend(); ++it)
      if (!drafts_[*it].inner && fits(*it, wanted) && reachable(index, *it) && (wanted != Wanted::Plural || drafts_[*it].plural)) return links_[*it].chains;
    return {};
  };
  for (std::uint32_t back = 1; back <= reach && back <= sentence; ++back) {
    if (Chains found = subject_of_sentence(index, sentence - back, kAnywhere, wanted); !found.empty()) return found;
    if (wanted == Wanted::Sided && back == 1)
      if (Chains found = lone_party(index, sentence - back); !found.empty()) return found;
    if (wanted != Wanted::Source) continue;
    if (Chains found = any_in(sentence - back); !found.empty()) return found;
  }
  for (std::uint32_t back = 1; back <= reach && back <= sentence; ++back)
    if (Chains found = any_in(sentence - back); !found.empty()) return found;
  return {};
}

}  // namespace hearsay::extract
