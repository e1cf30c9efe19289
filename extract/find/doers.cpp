#include "extract/find/doers.h"

#include <algorithm>

namespace hearsay::extract {

void add_missing(std::vector<std::size_t>& to, const std::vector<std::size_t>& from) {
  for (std::size_t index : from)
    if (std::find(to.begin(), to.end(), index) == to.end()) to.push_back(index);
}

bool has_power(const ClaimView& view, std::uint32_t mention) {
  const LocalEntity& entity = view.findings().evidence.entities[view.mention(mention).entities.front()];
  return entity.named || !entity.side.empty() || !entity.of.empty();
}

std::uint32_t adposition_of(const ClaimView& view, std::uint32_t place) {
  const auto mark = view.child(place, Rel::Case);
  if (mark != kNowhere || !view.lexicon().by_lemma() || place == 0 || view.rel(place) != Rel::Nmod) return mark;
  return view.token(place - 1).upos == Upos::Adp && view.sentence_of(place) == view.sentence_of(place - 1) ? place - 1 : kNowhere;
}

std::vector<std::size_t> owners_of(const ClaimView& view, std::uint32_t place) {
  std::vector<std::size_t> out;
  for (std::uint32_t child : view.children(place)) {
    const Rel rel = view.rel(child);
    const bool modifier = rel == Rel::Amod || rel == Rel::Compound || rel == Rel::Poss || rel == Rel::Flat || (rel == Rel::Nmod && view.child(child, Rel::Case) == kNowhere);
    if (!modifier) continue;
    if (const auto owner = view.mention_headed(child); owner != kNowhere && has_power(view, owner)) add_missing(out, view.mention(owner).entities);
    for (std::uint32_t joined : view.children(child))
      if (const auto more = view.rel(joined) == Rel::Conj ? view.mention_headed(joined) : kNowhere; more != kNowhere && has_power(view, more)) add_missing(out, view.mention(more).entities);
  }
  return out;
}

namespace {

// "Regime and | Russian forces": a power in the singular that "and" joins to the owner of a body. A noun with a role of its
// own is joined to nothing: "raids hit the regime and | Turkish troops shelled a village".
std::vector<std::size_t> owner_beside(const ClaimView& view, std::uint32_t mention) {
  const Range range = view.mention_range(mention);
  if (!view.lexicon().by_lemma() || range.size() < 2 || range.begin < view.sentence_at(range.begin).begin + 2 || view.token(range.begin - 1).upos != Upos::Cconj) return {};
  const std::uint32_t at = range.begin - 2;
  const auto other = view.mention_over(at);
  if (other == kNowhere || view.mention_range(other).end != range.begin - 1 || view.mention(other).kind == MentionKind::Pronoun || !has_power(view, other)) return {};
  const Rel rel = view.rel(at);
  const bool subject = rel == Rel::Nsubj || rel == Rel::NsubjPass;
  const bool governed = rel == Rel::Obj || rel == Rel::Obl || rel == Rel::Iobj || (rel == Rel::Nmod && view.child(at, Rel::Case) != kNowhere);
  const std::uint32_t head = view.place_of(view.mention(mention).tokens, view.mention(mention).head);
  const bool clause_behind = range.end < view.size() && view.verbal(range.end);
  if (governed && (!view.below(head, at) || clause_behind)) return {};
  if (subject && !view.below(head, at) && view.head(head) != view.head(at)) return {};
  const bool modifier = view.token(at).upos == Upos::Adj || (view.token(at).upos == Upos::Noun && !view.has_feature(at, "Number=Plur"));
  return modifier && view.token(range.begin).upos == Upos::Adj ? view.mention(other).entities : std::vector<std::size_t>{};
}

}  // namespace

// "Units | of the army", "dozens | of Russian drones": what the noun is a part of.
std::uint32_t parted_from(const ClaimView& view, std::uint32_t noun) {
  for (std::uint32_t child : view.children(noun)) {
    const auto mark = view.rel(child) == Rel::Nmod && child > noun ? view.child(child, Rel::Case) : kNowhere;
    if (mark != kNowhere && mark == noun + 1 && view.is(mark, WordClass::ActorMark) && !view.is(mark, WordClass::Agent)) return child;
  }
  return kNowhere;
}

// "Warplanes | believed to be Russian": whose the noun is thought to be; nothing but verbs stand between.
std::uint32_t believed_to_be(const ClaimView& view, std::uint32_t noun) {
  constexpr std::uint32_t kReach = 5;  // tokens
  if (!view.lexicon().by_lemma() || !view.is(noun, WordClass::Means) || noun + 3 >= view.size() || !view.cue_takes(noun + 1, kTakesClause)) return kNowhere;
  for (std::uint32_t i = noun + 2; i < std::min(noun + kReach, view.sentence_at(noun).end); ++i) {
    if (view.mention_over(i) != kNowhere) return i;
    if (view.token(i).upos != Upos::Part && view.token(i).upos != Upos::Aux) return kNowhere;
  }
  return kNowhere;
}

std::vector<std::size_t> entities_at(const ClaimView& view, std::uint32_t place) {
  std::vector<std::size_t> out;
  if (place == kNowhere) return out;
  if (place + 1 < view.size() && view.is(place + 1, WordClass::Ally) && place + 2 < view.size() && view.mention_over(place + 2) != kNowhere && view.lexicon().by_lemma())
    return view.mention(view.mention_over(place + 2)).entities;  // "regime ally Russia"
  if (const auto suspected = believed_to_be(view, place); suspected != kNowhere) return entities_at(view, suspected);
  auto mention = view.mention_headed(place);
  std::uint32_t joined = kNowhere;
  if (mention == kNowhere) {
    for (std::uint32_t child : view.children(place)) {
      const Rel rel = view.rel(child);
      if (rel != Rel::Flat && rel != Rel::Appos && rel != Rel::Poss && rel != Rel::Amod && rel != Rel::Compound && rel != Rel::Nmod) continue;
      if ((rel == Rel::Nmod && adposition_of(view, child) != kNowhere) || view.is(child, WordClass::Maker)) continue;  // "US-made missiles"
      if (const auto inner = view.mention_headed(child); inner != kNowhere) {
        mention = inner;
        joined = child;
        break;
      }
      for (std::uint32_t below : view.children(child)) {  // "kapal pemasok Filipina", "two Chinese rubber boats"
        const Rel deeper = view.rel(below);
        const bool owner = deeper == Rel::Flat || deeper == Rel::Poss || deeper == Rel::Amod || deeper == Rel::Compound || (deeper == Rel::Nmod && view.child(below, Rel::Case) == kNowhere);
        if (owner && mention == kNowhere) mention = view.mention_headed(below);
      }
      if (mention != kNowhere) break;
    }
  }
  if (mention == kNowhere && view.is(place, WordClass::Part))  // "units | of the Azerbaijani armed forces"
    if (const auto whole = parted_from(view, place); whole != kNowhere) return entities_at(view, whole);
  if (mention == kNowhere) mention = view.mention_over(place);
  if (mention != kNowhere) add_missing(out, view.mention(mention).entities);
  if (joined != kNowhere)  // "Syrian and | Russian | forces"
    for (std::uint32_t child : view.children(joined))
      if (view.rel(child) == Rel::Conj && child < place)
        if (const auto more = view.mention_headed(child); more != kNowhere) add_missing(out, view.mention(more).entities);
  if (mention != kNowhere) add_missing(out, owner_beside(view, mention));
  const bool citizen = mention != kNowhere && view.findings().evidence.entities[view.mention(mention).entities.front()].type == EntityType::Person && !view.is(place, WordClass::Military);  // "a | Mauritanian | man"
  if (mention != kNowhere && !has_power(view, mention)) {
    auto owners = owners_of(view, place);
    if (citizen) std::erase_if(owners, [&](std::size_t owner) { return view.findings().evidence.entities[owner].type == EntityType::Country; });
    add_missing(out, owners);
  }
  for (std::uint32_t child : view.children(place))
    if (view.rel(child) == Rel::Conj && (view.nominal(child) || view.token(child).upos == Upos::Adj))  // "Syrian and Russian strikes"
      if (const auto more = view.mention_headed(child); more != kNowhere) add_missing(out, view.mention(more).entities);
  return out;
}

std::uint32_t whose(const ClaimView& view, std::uint32_t noun) {
  const auto children = view.children(noun);
  const auto owner = std::ranges::find_if(children, [&](std::uint32_t child) { return asks_owner(view, child); });
  if (owner == children.end()) return kNowhere;
  std::uint32_t clause = view.head(noun);
  for (int step = 0; step < 3 && clause != kNowhere && (view.rel(clause) == Rel::Conj || view.rel(clause) == Rel::Xcomp); ++step) clause = view.head(clause);
  const bool relative = clause != kNowhere && (view.rel(clause) == Rel::Relcl || view.rel(clause) == Rel::Acl);
  if (relative && view.head(clause) < noun) return view.head(clause);
  // "Russia, | whose": behind a name and a comma, whatever the tree says.
  if (*owner < view.sentence_at(noun).begin + 2 || view.lower(*owner - 1) != ",") return kNowhere;
  const auto name = view.mention_over(*owner - 2);
  return name != kNowhere && view.mention_range(name).end + 1 == *owner ? *owner - 2 : kNowhere;
}

bool asks_owner(const ClaimView& view, std::uint32_t place) {
  const bool owner = view.rel(place) == Rel::Det || view.rel(place) == Rel::Poss;
  return owner && view.head(place) > place && (view.has_feature(place, "PronType=Int") || view.has_feature(place, "PronType=Rel"));
}

}  // namespace hearsay::extract
