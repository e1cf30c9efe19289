#include "extract/find/figure_companions.h"

#include <algorithm>

namespace hearsay::extract {

// What is joined to the victims, and who fell "along with" them.
std::vector<std::uint32_t> FigureCompanions::companions(const FigureHit& hit) const {
  std::vector<std::uint32_t> out;
  const auto head = view_.head(hit.victims);
  const bool second = view_.rel(hit.victims) == Rel::Conj && head != kNowhere && head < hit.victims && !view_.words(head).victim().empty();
  if (second) out.push_back(head);  // "34 Indian soldiers and 40 Chinese soldiers were hurt", read from its end
  const std::uint32_t first = second ? head : hit.victims;
  for (std::uint32_t child = first + 1; child < view_.sentence_at(first).end; ++child)
    if (child != hit.victims && joined_to(child, first)) out.push_back(child);
  if (const auto after = joined_after(hit); after != kNowhere && std::find(out.begin(), out.end(), after) == out.end()) out.push_back(after);
  for (const std::uint32_t before : joined_before(hit))
    if (std::find(out.begin(), out.end(), before) == out.end()) out.push_back(before);
  for (const std::uint32_t child : together_with(hit.place))
    if (child != hit.victims) out.push_back(child);
  return out;
}

// "killed 900 people in Syria and 30 people in Israel", "kill 120 fighters 60 mercenaries": the next counted people behind
// the first, with nothing but names and places between.
std::uint32_t FigureCompanions::joined_after(const FigureHit& hit) const {
  if (hit.victims < hit.place) return kNowhere;
  const std::uint32_t end = std::min(view_.sentence_at(hit.place).end, hit.range.end + 6);
  for (std::uint32_t i = std::max(hit.range.end, hit.victims + 1); i < end; ++i) {
    if (const auto number = words_.number_at(i); number != kNowhere) {
      for (std::uint32_t at = numbers_.range(number).end; at < std::min(view_.sentence_at(hit.place).end, numbers_.range(number).end + 3); ++at)
        if (!view_.words(at).victim().empty()) return at;
      return bare_elsewhere(i) ? i : kNowhere;
    }
    const Upos upos = view_.token(i).upos;
    if (upos == Upos::Adp && (i + 1 >= end || !names(i + 1))) return kNowhere;  // "six members of one family"
    if (!names(i) && upos != Upos::Adp && upos != Upos::Cconj && upos != Upos::Adv) return kNowhere;
  }
  return kNowhere;
}

// "Killed 24 in Israel and dozens in Iran": a number alone, with a place of its own.
bool FigureCompanions::bare_elsewhere(std::uint32_t number) const {
  const std::uint32_t at = numbers_.range(words_.number_at(number)).end;
  if (number == 0 || view_.token(number - 1).upos != Upos::Cconj || at + 1 >= view_.sentence_at(number).end || !view_.is(at, WordClass::PlaceMark)) return false;
  const std::uint32_t name = view_.token(at + 1).upos == Upos::Det ? at + 2 : at + 1;
  const auto mention = name < view_.sentence_at(number).end ? view_.mention_over(name) : kNowhere;
  if (mention == kNowhere) return false;
  const EntityType type = view_.findings().evidence.entities[view_.mention(mention).entities.front()].type;
  return type == EntityType::Place || type == EntityType::Region || type == EntityType::Country;
}

// "di | Iran", whatever the tagger makes of it.
bool FigureCompanions::names(std::uint32_t place) const {
  if (view_.token(place).upos == Upos::Propn) return true;
  const auto mention = view_.mention_over(place);
  return mention != kNowhere && view_.mention(mention).kind == MentionKind::Name;
}

// Who fell along with them: "killed along with four bodyguards".
std::vector<std::uint32_t> FigureCompanions::together_with(std::uint32_t place) const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t child = place + 1; child < view_.sentence_at(place).end; ++child) {
    const auto mark = view_.child(child, Rel::Case);
    const bool beside = mark != kNowhere && view_.rel(child) != Rel::Conj && (view_.is(mark, WordClass::Together) || (mark > 0 && view_.is(mark - 1, WordClass::Together)));
    if (beside && (view_.head(child) == place || view_.below(child, place))) out.push_back(child);
  }
  return out;
}

// Joined to `first`, or to what is joined to it: "two soldiers, four policemen and a child".
bool FigureCompanions::joined_to(std::uint32_t place, std::uint32_t first) const {
  while ((view_.rel(place) == Rel::Conj || counted_beside(place)) && view_.head(place) != kNowhere && view_.head(place) < place) {
    place = view_.head(place);
    if (place == first) return true;
    if (view_.words(place).victim().empty()) return false;
  }
  return false;
}

// "Two soldiers four policemen and a child": where commas are lost, a noun with a number of its own right behind another.
bool FigureCompanions::counted_beside(std::uint32_t place) const {
  const auto head = view_.head(place);
  return view_.rel(place) == Rel::Appos && head + 2 == place && words_.number_at(place - 1) != kNowhere && words_.number_at(head) == kNowhere && !numbers_.included(place - 1);
}

// "34 tentara India dan hampir 40 tentara China terluka", "dua tentara, empat polisi, dan seorang anak tewas": the counted
// nouns before the "and" before the number, whatever the tree says.
std::vector<std::uint32_t> FigureCompanions::joined_before(const FigureHit& hit) const {
  std::vector<std::uint32_t> out;
  const std::uint32_t begin = view_.sentence_at(hit.place).begin;
  std::uint32_t at = hit.range.begin;
  if (hit.victims >= hit.place) return out;
  for (std::uint32_t i = at; i < hit.victims; ++i)
    if (words_.number_at(i) != kNowhere) { at = numbers_.range(words_.number_at(i)).begin; break; }
  if (at <= begin + 2 || view_.token(at - 1).upos != Upos::Cconj) return out;
  for (--at; at > begin + 1;) {
    if (view_.token(at - 1).upos == Upos::Punct) --at;
    const std::uint32_t noun = noun_before(at, begin);
    if (noun == kNowhere) break;
    out.push_back(noun);
    const auto number = numbers_.number_of(noun);
    if (number == kNowhere) break;
    at = numbers_.range(number).begin;
  }
  return out;
}

// The people whose noun phrase ends before `at`, or kNowhere.
std::uint32_t FigureCompanions::noun_before(std::uint32_t at, std::uint32_t begin) const {
  bool aged = false;  // "seorang pria berusia 45 tahun dan"
  for (; at > begin; --at) {
    if (!view_.words(at - 1).victim().empty()) return at - 1;
    if (view_.token(at - 1).upos == Upos::Pron && view_.rel(at - 1) == Rel::Poss) continue;  // "23 tentaranya dan"
    if (view_.in_time(at - 1)) { aged = true; continue; }
    if (aged) { aged = false; continue; }
    if (view_.token(at - 1).upos != Upos::Propn && view_.token(at - 1).upos != Upos::Adj) return kNowhere;
  }
  return kNowhere;
}

}  // namespace hearsay::extract
