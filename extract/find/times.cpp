#include "extract/find/times.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "extract/find/times_value.h"

namespace hearsay::extract {
namespace {

// A matched expression before it has a value.
struct RawTime {
  std::size_t begin = 0, end = 0;  // atoms
  Slots slots;
  std::size_t pattern = 0;
  std::uint32_t sentence = 0;
};

bool names_day(const Slots& slots) { return slots.has(Slot::Day) || slots.has(Slot::Weekday); }

bool dates_fully(const Slots& slots) {
  return slots.has(Slot::Year) && slots.has(Slot::Month) && slots.has(Slot::Day) && !slots.has(Slot::Era);
}

bool is_bare_clock(const RawTime& time, const TimePatterns& patterns) {
  return patterns.pattern(time.pattern).make == Make::Date && time.slots.has(Slot::Hour) && !names_day(time.slots) &&
         !time.slots.has(Slot::Month) && !time.slots.has(Slot::Year);
}

bool covered(const std::vector<Span>& ranges, Span span) {
  const auto after = std::ranges::upper_bound(ranges, span.begin, {}, [](Span range) { return range.begin; });
  return after != ranges.begin() && std::prev(after)->overlaps(span);
}

void add_match(const TimeMatch& match, std::uint32_t sentence, std::vector<RawTime>& out) {
  if (match.left_end == 0 || match.right_begin == 0) {
    out.push_back({match.begin, match.end, match.slots, match.pattern, sentence});
    return;
  }
  Slots left = match.left;
  left.fill_from(match.slots);
  out.push_back({match.begin, match.left_end, left, match.pattern, sentence});
  out.push_back({match.right_begin, match.end, match.slots, match.pattern, sentence});
}

// Marks dates that follow a word like "will" in their sentence: they are looked for after the speech time.
void mark_future(std::vector<RawTime>& times, const Atoms& atoms, const PhraseTable<bool>& future, std::size_t sentence_begin, std::size_t from) {
  constexpr std::size_t kReach = 12;  // atoms
  for (std::size_t i = from; i < times.size(); ++i) {
    const std::size_t begin = std::max(sentence_begin, times[i].begin > kReach ? times[i].begin - kReach : 0);
    for (std::size_t at = begin; at < times[i].begin; ++at)
      if (future.longest(atoms, at, times[i].begin).first) times[i].slots.set(Slot::Future, 1);
  }
}

// A clock time takes its day from the nearest day told in its sentence.
void date_clocks(std::vector<RawTime>& times, const TimePatterns& patterns) {
  constexpr std::size_t kReach = 14;  // atoms
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (!is_bare_clock(times[i], patterns)) continue;
    std::size_t best = i, best_distance = kReach;
    for (std::size_t j = i >= 4 ? i - 4 : 0; j < std::min(times.size(), i + 5); ++j) {
      if (j == i || times[j].sentence != times[i].sentence || times[j].slots.has(Slot::Hour) || !names_day(times[j].slots)) continue;
      if (patterns.pattern(times[j].pattern).make != Make::Date) continue;
      const std::size_t distance = j < i ? times[i].begin - times[j].end : times[j].begin - times[i].end;
      if (distance < best_distance) {
        best = j;
        best_distance = distance;
      }
    }
    if (best == i) continue;
    for (const Slot slot : {Slot::Year, Slot::Month, Slot::Day, Slot::Weekday, Slot::TwoDigit, Slot::Swap})
      if (times[best].slots.has(slot)) times[i].slots.set(slot, times[best].slots.at(slot));
  }
}

// A full date that begins a line at the head of the text, or follows a phrase like "Posted on" there, is its date where
// the metadata has none: "Wed 19 Apr 2017 Aleppo bomb blast ..."
std::optional<std::chrono::sys_days> date_of_head(const std::vector<RawTime>& times, const Atoms& atoms,
                                                     const PhraseTable<bool>& datelines) {
  constexpr std::size_t kHead = 60;
  for (const RawTime& time : times) {
    if (time.begin > kHead) break;
    if (!dates_fully(time.slots)) continue;
    std::size_t start = time.begin;
    while (!atoms[start].line_start) --start;
    const auto [lead, end] = datelines.longest(atoms, start, time.begin);
    if (start == time.begin || (lead && end == time.begin))
      return to_day({time.slots.at(Slot::Year), time.slots.at(Slot::Month), time.slots.at(Slot::Day)});
  }
  return std::nullopt;
}

// A text is narrative where most of its years lie well before it was written.
Genre genre_of(const std::vector<RawTime>& times, std::optional<std::chrono::sys_days> speech) {
  constexpr int kLeast = 8;
  int old = 0, recent = 0;
  const int now = speech ? *to_partial(*speech).year : 0;
  for (const RawTime& time : times) {
    if (!time.slots.has(Slot::Year) || time.slots.has(Slot::TwoDigit)) continue;
    const bool past = time.slots.has(Slot::Era) || time.slots.at(Slot::Year) < now - 1;
    (past || !speech ? old : recent) += 1;
  }
  return old >= kLeast && old > recent ? Genre::Narrative : Genre::News;
}

// Tokens of `sentence` that overlap `span`.
TokenRange token_range(const Sentence& sentence, std::uint32_t index, Span span) {
  const auto& tokens = sentence.tokens;
  const auto first = std::ranges::partition_point(tokens, [span](const Token& token) { return token.span.end <= span.begin; });
  const auto last = std::find_if(first, tokens.end(), [span](const Token& token) { return token.span.begin >= span.end; });
  return {index, static_cast<std::uint32_t>(first - tokens.begin()), static_cast<std::uint32_t>(last - tokens.begin())};
}

}  // namespace

struct TimeFinder::Rules {
  NumberWords numbers;
  TimePatterns patterns;
  PhraseTable<bool> datelines, future;
};

Result<TimeFinder> TimeFinder::load(const nlohmann::json& times, const nlohmann::json& numbers) {
  auto rules = std::make_shared<Rules>();
  HEARSAY_TRY(rules->numbers, NumberWords::load(numbers));
  HEARSAY_TRY(rules->patterns, TimePatterns::load(times, rules->numbers));
  if (times.contains("dateline"))
    for (const auto& phrase : times["dateline"]) rules->datelines.add(phrase.get<std::string>(), true);
  if (times.contains("future"))
    for (const auto& phrase : times["future"]) rules->future.add(phrase.get<std::string>(), true);
  TimeFinder finder;
  finder.rules_ = std::move(rules);
  return finder;
}

void TimeFinder::find(const Analysis& analysis, std::string_view text, const std::string& published, Findings& findings) const {
  const TimePatterns& patterns = rules_->patterns;
  const Atoms atoms(text);
  const TimeText prepared = patterns.prepare(atoms);
  std::vector<RawTime> times;
  for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
    const Span span = analysis.sentences[s].span;
    const std::size_t begin = atoms.first_from(span.begin);
    const std::size_t end = atoms.first_from(span.end);
    const std::size_t known = times.size();
    for (std::size_t at = begin; at < end;) {
      const auto match = patterns.match(prepared, begin, at, end);
      if (match && !covered(findings.boilerplate, {atoms[match->begin].span.begin, atoms[match->end - 1].span.end}))
        add_match(*match, static_cast<std::uint32_t>(s), times);
      at = match ? match->end : at + 1;
    }
    mark_future(times, atoms, rules_->future, begin, known);
  }
  date_clocks(times, patterns);
  auto speech = parse_iso_day(published);
  if (!speech) speech = date_of_head(times, atoms, rules_->datelines);
  TimeResolver resolver(speech, genre_of(times, speech));
  for (const RawTime& time : times) {
    TimeValue value = resolver.resolve(patterns.pattern(time.pattern), time.slots);
    const Span span{atoms[time.begin].span.begin, atoms[time.end - 1].span.end};
    findings.times.push_back({token_range(analysis.sentences[time.sentence], time.sentence, span), findings.evidence.times.size()});
    findings.evidence.times.push_back({span, std::move(value.type), std::move(value.value), std::move(value.bounds.earliest), std::move(value.bounds.latest)});
  }
}

}  // namespace hearsay::extract
