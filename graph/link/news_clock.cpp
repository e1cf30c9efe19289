#include "graph/link/news_clock.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

namespace hearsay::graph {
namespace {

constexpr std::uint32_t kAfterCue = 16, kBeforeCue = 2;  // bytes between a cue and the time of saying
constexpr std::uint32_t kHeadBytes = 400;  // title, byline and dateline
constexpr std::array<std::string_view, 6> kDayPrepositions = {"on", "On", "of", "pada", "Pada", "tanggal"};
constexpr int kSaidAfter = 3;               // days between a happening and what is still said about it
constexpr int kNewsDays = 10;               // news is of a day at most this long before its publication

// The word that ends before byte `at`, over blanks; empty at the start of the text.
std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '(')) --at;
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
  return text.substr(begin, at - begin);
}

// How well a time can be that of the news: 0 not at all.
int news_rank(const When& when, std::optional<std::int32_t> published) {
  if (published && when.anchored() && when.first > *published) return 0;
  switch (when.precision) {
    case Precision::Weekday: return 4;
    case Precision::Day: return !published ? 3 : when.first >= *published - kNewsDays ? 4 : 1;
    case Precision::Month: return !published ? 1 : when.last >= *published - 45 ? 2 : 0;
    default: return 0;
  }
}

}  // namespace

Span sentence_around(const std::string& text, std::uint32_t at) {
  auto ends = [&](std::size_t i) { return text[i] == '\n' || (text[i] == '.' && (i + 1 >= text.size() || text[i + 1] == ' ' || text[i + 1] == '\n') && i > 2 && text[i - 2] != '.' && text[i - 2] != ' '); };
  std::size_t begin = at, end = at;
  while (begin > 0 && !ends(begin - 1)) --begin;
  while (end < text.size() && !ends(end)) ++end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool NewsClock::is_of_saying(Span time) const {
  return std::any_of(evidence_.claims.begin(), evidence_.claims.end(), [&](const Claim& claim) {
    if (claim.cue.empty()) return false;
    return (time.begin >= claim.cue.end && time.begin - claim.cue.end <= kAfterCue) || (claim.cue.begin >= time.end && claim.cue.begin - time.end <= kBeforeCue);
  });
}

std::vector<std::size_t> NewsClock::of_happening(std::vector<std::size_t> times) const {
  std::erase_if(times, [&](std::size_t time) { return time >= evidence_.times.size() || is_of_saying(evidence_.times[time].span); });
  return times;
}

// "Wed 19 Apr 2017" over an article of that day: when it was published. News says "on Wednesday" of its own day, or
// puts "on" before the date.
bool NewsClock::is_dateline(const TimeMention& time, const When& when) const {
  const std::string_view text = evidence_.document.text;
  if (!published_ || when.precision != Precision::Day || when.first != *published_) return false;
  if (time.span.begin > kHeadBytes || time.span.end > text.size()) return false;
  if (slice(text, time.span).find(iso_day(when.first).substr(0, 4)) == std::string_view::npos) return false;
  const auto word = word_before(text, time.span.begin);
  return std::find(kDayPrepositions.begin(), kDayPrepositions.end(), word) == kDayPrepositions.end();
}

// What is said today of an old day or month: the report, or the sentence of the day of saying, tells it.
bool NewsClock::told_of_old(const Report& report, Span said, When& best, std::string& text) const {
  const Span sentence = sentence_around(evidence_.document.text, std::min(said.begin, static_cast<std::uint32_t>(evidence_.document.text.size())));
  for (std::size_t index = 0; index < evidence_.times.size(); ++index) {
    const auto span = evidence_.times[index].span;
    const bool told = sentence.contains(span) || std::find(report.times.begin(), report.times.end(), index) != report.times.end();
    if (!told || is_of_saying(span)) continue;
    const When when = read_when(evidence_.times[index], published_);
    const bool dated = when.precision == Precision::Month || when.precision == Precision::Day;
    if (!dated || when.last >= *published_ - kNewsDays) continue;
    best = when;
    text = span.end <= evidence_.document.text.size() ? std::string(slice(evidence_.document.text, span)) : evidence_.times[index].value;
    return true;
  }
  return false;
}

When NewsClock::news(const Report& report, std::string& text) const {
  std::vector<std::size_t> candidates = report.times;
  for (std::size_t i = 0; i < evidence_.times.size(); ++i)
    if (evidence_.times[i].span.begin < kLeadBytes) candidates.push_back(i);
  std::sort(candidates.begin(), candidates.end(), [&](std::size_t a, std::size_t b) {
    return a < evidence_.times.size() && b < evidence_.times.size() && std::tie(evidence_.times[a].span, a) < std::tie(evidence_.times[b].span, b);
  });
  When best;
  Span said;
  int rank = 0;
  for (auto index : candidates) {
    if (index >= evidence_.times.size()) continue;
    const When when = read_when(evidence_.times[index], published_);
    int own = news_rank(when, published_);
    if (own == 4 && (is_of_saying(evidence_.times[index].span) || is_dateline(evidence_.times[index], when))) own = 3;
    if (own <= rank) continue;
    rank = own;
    best = when;
    const auto span = said = evidence_.times[index].span;
    text = span.end <= evidence_.document.text.size() ? std::string(slice(evidence_.document.text, span)) : evidence_.times[index].value;
  }
  if (rank == 0) text.clear();
  if (rank == 3 && published_ && best.precision == Precision::Day) {
    if (told_of_old(report, said, best, text)) return best;
    best.precision = Precision::Published;
    best.first = best.last - kSaidAfter;
    best.weekday = 0;
  }
  for (auto index : candidates) {
    if (rank == 0 || best.minute >= 0 || index >= evidence_.times.size()) continue;
    const When when = read_when(evidence_.times[index], published_);
    const bool alone = when.precision == Precision::Unknown;
    if (when.minute >= 0 && (alone || (when.weekday != 0 && when.weekday == best.weekday)) && evidence_.times[index].value.back() != 'Z') best.minute = when.minute;
  }
  return best;
}

}  // namespace hearsay::graph
