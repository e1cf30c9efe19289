// Figure disputes of one event.
#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "graph/link/dispute_parts.h"

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

Telling telling_of(const Told& told) {
  const auto kind = told.ref.figure().kind;
  Telling out;
  out.label = words_of(told.range) + " " + std::string(to_word(kind));
  out.value = out.label + (told.victims == "people" || told.victims == "soldiers" ? "" : " (" + told.victims + ")");
  if (told.ref.figure().claim >= 0) out.claim = {told.ref.document, static_cast<std::size_t>(told.ref.figure().claim)};
  else out.figure = told.ref;
  return out;
}

Stand stand_of(const Told& told) {
  const auto telling = telling_of(told);
  Stand stand{telling.label, telling.value, {}, {}};
  if (telling.claim.document) stand.claims.push_back(telling.claim);
  else stand.figures.push_back(telling.figure);
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

// Killed alone against killed and wounded together exclude each other only where the whole is less than the part.
std::optional<std::string> part_and_whole(const Told& killed, const Told& both) {
  if (killed.range.low > both.range.high) return "";
  return std::nullopt;
}

std::optional<std::string> compare_counts(const std::vector<Told>& all, const Told& a, const Told& b) {
  const auto left = a.ref.figure().kind, right = b.ref.figure().kind;
  if (left != right) return left == FigureKind::Killed ? part_and_whole(a, b) : part_and_whole(b, a);
  auto why = harmless(a, b);
  if (why.empty() && (agrees_too(all, a, b) || agrees_too(all, b, a))) why = "the same source gives the other count, too: it counts different things";
  return why;
}

// `told`: all that tell of one kind of casualties of one side; for the killed, the killed and wounded together, too.
void dispute_counts(const Matter& matter, const Question& question, const std::vector<Told>& told, Findings& out) {
  std::vector<Telling> tellings;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (repeats_a_claim(told, told[i])) continue;
    tellings.push_back(telling_of(told[i]));
    tellings.back().number = i;
  }
  add_tellings(matter, DisputeKind::Figure, ask(matter, question), tellings, [&](const Telling& a, const Telling& b) { return compare_counts(told, told[a.number], told[b.number]); }, out);
}

// "Another six" counts onto an earlier figure of the same kind; "wounding 30 others" after the killed does not.
bool adds_to_another(const Matter& matter, const FigureRef& ref) {
  const auto& figure = ref.figure();
  return figure.addition && std::any_of(matter.figures.begin(), matter.figures.end(), [&](const FigureRef& other) {
    return other.document == ref.document && !other.figure().addition && other.figure().kind == figure.kind && other.figure().span.begin < figure.span.begin;
  });
}

// A count inside "X claims responsibility for the attack that killed 31, state TV said" is the other source's.
bool is_of_another_source(const DocumentDigest& document, const FigureDigest& figure) {
  const auto& claim = document.claims[static_cast<std::size_t>(figure.claim)];
  if (claim.act != Act::Admit) return false;
  return std::any_of(document.claims.begin(), document.claims.end(), [&](const ClaimDigest& other) {
    if (other.act != Act::State || other.span.end <= claim.span.begin || claim.span.end <= other.span.begin) return false;
    return std::any_of(other.figures.begin(), other.figures.end(), [&](std::uint32_t index) {
      const auto& same = document.figures[index];
      return same.kind == figure.kind && same.count == figure.count && same.min == figure.min && same.max == figure.max;
    });
  });
}

// Counts in demands and condemnations, and in what may or would happen, are no accounts of the event.
bool tells_a_count(const ClaimDigest& claim) {
  const bool account = claim.act == Act::State || claim.act == Act::Accuse || claim.act == Act::Admit || claim.act == Act::Deny;
  return account && claim.modality == Modality::Actual;
}

// Totals of all sides against the count of one, and one side's losses against the other's.
void tell_apart(const std::map<Question, std::vector<Told>>& questions, Findings& out) {
  for (auto it = questions.begin(); it != questions.end(); ++it) {
    const auto& [question, told] = *it;
    if (question.side.empty()) continue;
    const auto total = questions.find({question.kind, ""});
    if (total != questions.end()) {
      const auto& whole = total->second.front();
      for (const auto& part : told)
        if (part.range.low <= whole.range.high && part.range.low != whole.range.low)
          add_links(ClaimLinkKind::Consistent, DisputeKind::Figure, stand_of(part), stand_of(whole), "one counts the victims of " + question.side + ", the other all victims", out);
    }
    for (auto other = std::next(it); other != questions.end() && other->first.kind == question.kind; ++other)
      if (other->second.front().range != told.front().range)
        add_links(ClaimLinkKind::Consistent, DisputeKind::Figure, stand_of(told.front()), stand_of(other->second.front()),
                  "one counts the losses of " + question.side + ", the other those of " + other->first.side, out);
  }
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
    if (figure.claim >= 0 && is_of_another_source(*ref.document, figure)) continue;
    questions[{figure.kind, figure.side}].push_back({ref, *range, victims_class(figure.who), claimants_of(ref)});
  }
  for (const auto& [question, told] : questions) {
    auto all = told;
    const auto both = questions.find({FigureKind::Casualties, question.side});
    if (question.kind == FigureKind::Killed && both != questions.end()) {  // of these only what contradicts a count of the killed
      for (const auto& one : both->second)
        if (std::any_of(told.begin(), told.end(), [&](const Told& killed) { return part_and_whole(killed, one).has_value(); })) all.push_back(one);
    }
    dispute_counts(matter, question, all, out);
  }
  tell_apart(questions, out);
}

}  // namespace hearsay::graph
