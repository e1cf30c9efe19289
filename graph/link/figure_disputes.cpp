// Figure, time, place and outcome disputes of one event.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <map>

#include "graph/link/dispute_parts.h"
#include "graph/link/happenings.h"

namespace hearsay::graph {
namespace {

constexpr std::int64_t kNoLimit = std::numeric_limits<std::int64_t>::max();
// A number word such as "dozens" or "hundreds" has no count, only a lower bound; nobody says "dozens" for thousands.
constexpr std::int64_t kVagueReach = 20;
constexpr std::array<std::string_view, 12> kEverybody = {"", "people", "person", "persons", "victims", "victim", "others", "side", "lives", "residents", "dead", "casualties"};
constexpr std::array<std::string_view, 12> kSoldiers = {"soldiers", "soldier", "servicemen", "serviceman", "troops", "troop", "forces", "military", "personnel", "fighters", "fighter", "army"};

// Whose casualties: everybody, soldiers, or another word of the text.
std::string victims_class(const std::string& who) {
  if (std::find(kEverybody.begin(), kEverybody.end(), who) != kEverybody.end()) return "people";
  if (std::find(kSoldiers.begin(), kSoldiers.end(), who) != kSoldiers.end()) return "soldiers";
  return who;
}

struct Range {
  std::int64_t low = 0, high = kNoLimit;
  bool exact() const { return low == high; }
  friend auto operator<=>(const Range&, const Range&) = default;
};

std::optional<Range> range_of(const FigureDigest& figure) {
  if (figure.min && figure.max) return Range{*figure.min, *figure.max};
  if (figure.min && !figure.count) return Range{*figure.min, *figure.min * kVagueReach};  // "dozens", "hundreds"
  if (figure.min) return Range{*figure.min, kNoLimit};
  if (figure.max) return Range{0, *figure.max};
  if (figure.count) return Range{*figure.count, *figure.count};
  return std::nullopt;
}

std::string words_of(const Range& range) {
  if (range.exact()) return std::to_string(range.low);
  if (range.high == kNoLimit) return "at least " + std::to_string(range.low);
  if (range.low == 0) return "at most " + std::to_string(range.high);
  return std::to_string(range.low) + " to " + std::to_string(range.high);
}

struct Told {
  FigureRef ref;

  Range range;
  std::string victims;  // class
  std::string claimants;
};

struct Question {
  FigureKind kind;
  std::string side;
  friend auto operator<=>(const Question&, const Question&) = default;
};

std::string claimants_of(const FigureRef& ref) {
  if (ref.figure().claim < 0) return "article:" + ref.document->publisher_key;
  std::string out;
  for (auto index : ref.document->claims[ref.figure().claim].claimants) out += ref.document->entities[index].node + ";";
  return out;
}

Stand stand_of(const Told& told, FigureKind kind) {
  Stand stand;
  stand.value = words_of(told.range) + " " + std::string(to_word(kind));
  stand.label = stand.value;
  if (told.ref.figure().claim >= 0) stand.claims.push_back({told.ref.document, static_cast<std::size_t>(told.ref.figure().claim)});
  else stand.figures.push_back(told.ref);
  return stand;
}

// Why two different counts do not contradict each other; empty where they do.
std::string harmless(const Told& a, const Told& b) {
  if (a.range.low <= b.range.high && b.range.low <= a.range.high) return "one lies within the bounds of the other";
  const auto& smaller = a.range.low < b.range.low ? a : b;
  const auto& larger = a.range.low < b.range.low ? b : a;
  const bool one_document = a.ref.document == b.ref.document;
  if (one_document && a.claimants == b.claimants) return "one source counts different things";
  if (one_document && a.ref.figure().kind == FigureKind::Displaced) return "one article counts different people";
  if (a.victims != b.victims) {
    if (larger.victims == "people") return "the smaller count is a part of the whole";
    if (smaller.victims != "people") return "they count different victims";
  }
  const auto early = smaller.ref.document->published, late = larger.ref.document->published;
  if (early && late && *late > *early) return "the later report gives the later toll";
  if (smaller.ref.document != larger.ref.document && larger.ref.figure().total && smaller.claimants == larger.claimants) return "an update of the toll";
  return {};
}

std::string victims_words(const Matter& matter, const Question& question) {
  return question.side.empty() ? "people " : "of the people of " + named_sides(matter, {question.side}) + " ";
}

std::string ask(const Matter& matter, const Question& question) {
  std::string text = "How many " + victims_words(matter, question) + "were " + (question.kind == FigureKind::Casualties ? "killed or wounded" : std::string(to_word(question.kind)));
  if (!matter.place.empty()) text += " " + matter.place;
  if (!matter.time.empty()) text += " " + matter.time;
  return text + "?";
}

// Whether the source of `a` also gives a count that equals that of `b`.
bool agrees_too(const std::vector<Told>& all, const Told& a, const Told& b) {
  return std::any_of(all.begin(), all.end(), [&](const Told& other) {
    return other.ref.document == a.ref.document && other.claimants == a.claimants && other.range == b.range;
  });
}

// Whether the document's own voice only repeats, in a headline or lead, what a claim of the document says.
bool repeats_a_claim(const std::vector<Told>& all, const Told& told) {
  return told.ref.figure().claim < 0 && std::any_of(all.begin(), all.end(), [&](const Told& other) {
    return other.ref.document == told.ref.document && other.ref.figure().claim >= 0 && other.range == told.range;
  });
}

// One stand for each count or range of counts.
void dispute_counts(const Matter& matter, const Question& question, const std::vector<Told>& told, Findings& out) {
  std::map<std::pair<Range, std::string>, std::vector<const Told*>> by_value;
  for (const auto& one : told)
    if (!repeats_a_claim(told, one)) by_value[{one.range, one.victims}].push_back(&one);
  std::vector<Stand> stands;
  std::vector<const Told*> first;
  for (const auto& [value, ones] : by_value) {
    Stand stand = stand_of(*ones.front(), question.kind);
    for (std::size_t i = 1; i < ones.size(); ++i) {
      auto more = stand_of(*ones[i], question.kind);
      stand.claims.insert(stand.claims.end(), more.claims.begin(), more.claims.end());
      stand.figures.insert(stand.figures.end(), more.figures.begin(), more.figures.end());
    }
    stands.push_back(std::move(stand));
    first.push_back(ones.front());
  }
  StandPairs pairs;
  for (std::size_t i = 0; i < stands.size(); ++i) {
    for (std::size_t j = i + 1; j < stands.size(); ++j) {
      auto why = harmless(*first[i], *first[j]);
      if (why.empty() && (agrees_too(told, *first[i], *first[j]) || agrees_too(told, *first[j], *first[i]))) why = "the same source gives the other count, too: it counts different things";
      if (why.empty()) pairs.emplace_back(i, j);
      else add_links(ClaimLinkKind::Consistent, DisputeKind::Figure, stands[i], stands[j], why, out);
    }
  }
  add_dispute(matter, DisputeKind::Figure, ask(matter, question), stands, pairs, out);
}

// "Another six" counts onto an earlier figure of the same kind; "wounding 30 others" after the killed does not.
bool adds_to_another(const Matter& matter, const FigureRef& ref) {
  const auto& figure = ref.figure();
  return figure.addition && std::any_of(matter.figures.begin(), matter.figures.end(), [&](const FigureRef& other) {
    return other.document == ref.document && !other.figure().addition && other.figure().kind == figure.kind && other.figure().span.begin < figure.span.begin;
  });
}

// Counts in demands and condemnations, and in what may or would happen, are no accounts of the event.
bool tells_a_count(const ClaimDigest& claim) {
  const bool account = claim.act == Act::State || claim.act == Act::Accuse || claim.act == Act::Admit || claim.act == Act::Deny;
  return account && claim.modality == Modality::Actual;
}

// Killed alone against killed and wounded together: they exclude each other only where the whole is less than the part.
void dispute_part_and_whole(const Matter& matter, const Question& question, const std::vector<Told>& killed, const std::vector<Told>& both, Findings& out) {
  std::vector<Stand> stands;
  for (const auto& one : killed) stands.push_back(stand_of(one, FigureKind::Killed));
  for (const auto& one : both) stands.push_back(stand_of(one, FigureKind::Casualties));
  StandPairs pairs;
  for (std::size_t i = 0; i < killed.size(); ++i)
    for (std::size_t j = 0; j < both.size(); ++j)
      if (killed[i].range.low > both[j].range.high) pairs.emplace_back(i, killed.size() + j);
  add_dispute(matter, DisputeKind::Figure, ask(matter, question), stands, pairs, out);
}

constexpr int kMinutesApart = 90;

bool same_deed(const ClaimDigest& a, const ClaimDigest& b) {
  return a.deed == b.deed && a.deed != Plover::None && !a.trigger.empty() && a.trigger == b.trigger && a.polarity == b.polarity;
}

Stand single(const ClaimRef& ref, const std::string& value) { return {value, value, {ref}, {}}; }

std::string clock(int minute) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", minute / 60, minute % 60);
  return text.data();
}

void compare_details(const Matter& matter, const ClaimRef& x, const ClaimRef& y, Findings& out) {
  const auto& a = x.claim();
  const auto& b = y.claim();
  if (!same_deed(a, b) || any_common(a.claimant_sides, b.claimant_sides) || a.claimant_sides.empty() || b.claimant_sides.empty()) return;
  const bool same_actor = !a.actor_sides.empty() && a.actor_sides == b.actor_sides;
  if (same_actor && a.when.minute >= 0 && b.when.minute >= 0 && a.when.weekday == b.when.weekday && std::abs(a.when.minute - b.when.minute) > kMinutesApart)
    add_dispute(matter, DisputeKind::Time, "At what time " + (matter.time.empty() ? std::string() : matter.time + " ") + "did it happen?",
                {single(x, "at " + clock(a.when.minute)), single(y, "at " + clock(b.when.minute))}, {{0, 1}}, out);
  if (same_actor && compare(a.place_keys, b.place_keys) == PlaceFit::Apart)
    add_dispute(matter, DisputeKind::Place, "Where " + (matter.time.empty() ? std::string() : matter.time + " ") + "did it happen?",
                {single(x, a.place_keys.front().key), single(y, b.place_keys.front().key)}, {{0, 1}}, out);
  const bool own = any_common(a.actor_sides, a.claimant_sides) && any_common(b.actor_sides, b.claimant_sides);
  if (own && !any_common(a.actor_sides, b.actor_sides) && a.accused_sides.empty() && b.accused_sides.empty() && compare(a.place_keys, b.place_keys) == PlaceFit::Same)
    add_dispute(matter, DisputeKind::Outcome, "Who prevailed" + (matter.place.empty() ? std::string() : " " + matter.place) + "?",
                {single(x, list_words(a.actor_sides)), single(y, list_words(b.actor_sides))}, {{0, 1}}, out);
}

}  // namespace

void find_figure_disputes(const Matter& matter, Findings& out) {
  if (!matter.event) return;
  std::map<Question, std::vector<Told>> questions;
  for (const auto& ref : matter.figures) {
    const auto& figure = ref.figure();
    const auto range = range_of(figure);
    if (!range || adds_to_another(matter, ref)) continue;
    if (figure.claim >= 0 && !tells_a_count(ref.document->claims[static_cast<std::size_t>(figure.claim)])) continue;
    questions[{figure.kind, figure.side}].push_back({ref, *range, victims_class(figure.who), claimants_of(ref)});
  }
  for (const auto& [question, told] : questions) dispute_counts(matter, question, told, out);
  for (const auto& [question, told] : questions) {  // fewer killed and wounded together than killed alone
    if (question.kind != FigureKind::Killed) continue;
    const auto both = questions.find({FigureKind::Casualties, question.side});
    if (both != questions.end()) dispute_part_and_whole(matter, question, told, both->second, out);
  }
  for (const auto& [question, told] : questions) {  // totals of all sides against the count of one
    if (question.side.empty()) continue;
    const auto total = questions.find({question.kind, ""});
    if (total == questions.end()) continue;
    for (const auto& part : told) {
      const auto& whole = total->second.front();
      if (part.range.low <= whole.range.high && part.range.low != whole.range.low)
        add_links(ClaimLinkKind::Consistent, DisputeKind::Figure, stand_of(part, question.kind), stand_of(whole, question.kind),
                  "one counts the victims of " + question.side + ", the other all victims", out);
    }
  }
}

void find_detail_disputes(const Matter& matter, Findings& out) {
  if (!matter.event) return;
  std::map<std::pair<Plover, std::string>, std::vector<ClaimRef>> by_deed;
  for (const auto& ref : matter.claims)
    if (!ref.claim().trigger.empty()) by_deed[{ref.claim().deed, ref.claim().trigger}].push_back(ref);
  constexpr std::size_t kMostAlike = 40;  // claims of one deed in the same words: beyond, only the first are compared
  for (const auto& [deed, refs] : by_deed) {
    const auto count = std::min(refs.size(), kMostAlike);
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = i + 1; j < count; ++j) compare_details(matter, refs[i], refs[j], out);
  }
}

}  // namespace hearsay::graph
