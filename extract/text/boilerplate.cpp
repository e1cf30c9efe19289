#include "extract/text/boilerplate.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace hearsay::extract {
namespace {

constexpr std::size_t kShortLine = 26;     // atoms of a line that a beginning phrase can make boilerplate
constexpr std::size_t kHeadline = 30;      // atoms of a headline after "Keep reading"
constexpr std::size_t kTeaserLines = 6;    // headlines that a teaser takes with it
constexpr std::size_t kCredit = 14;        // atoms of a photo credit in brackets

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// A line that is no sentence: it ends in no full stop, question mark, exclamation mark, or quote after one of them.
bool is_headline(std::string_view line) {
  while (!line.empty() && (line.back() == '"' || line.back() == '\'' || line.back() == ')')) line.remove_suffix(1);
  if (line.ends_with("\xE2\x80\x9D") || line.ends_with("\xE2\x80\x99")) line.remove_suffix(3);
  return !line.empty() && line.back() != '.' && line.back() != ':';
}

}  // namespace

struct BoilerplateMarker::Work {
  std::string_view text;
  const Atoms& atoms;
  std::vector<Line> lines;
  std::vector<Span> marked;
};

Result<BoilerplateMarker> BoilerplateMarker::load(const nlohmann::json& boilerplate) {
  BoilerplateMarker marker;
  const std::pair<const char*, Words*> lists[] = {{"lines", &marker.lines_},     {"whole", &marker.whole_},
                                                  {"teasers", &marker.teasers_}, {"phrases", &marker.phrases_},
                                                  {"brackets", &marker.brackets_}, {"credits", &marker.credits_}};
  std::map<std::string, std::string> seen;
  for (const auto& [key, words] : lists) {
    if (!boilerplate.contains(key)) continue;
    for (const auto& item : boilerplate[key]) {
      const std::string phrase = item.get<std::string>();
      const auto [place, fresh] = seen.emplace(phrase, key);
      const bool context = std::string_view(key) == "credits" || std::string_view(key) == "brackets";  // not by themselves
      if (!fresh && !context)
        return fail(ErrorCode::InvalidInput, "boilerplate: \"" + phrase + "\" stands in both " + place->second + " and " + key);
      words->add(phrase, true);
    }
  }
  return marker;
}

bool BoilerplateMarker::begins_with(const Words& words, const Atoms& atoms, const Line& line, std::size_t& after) const {
  const auto [found, end] = words.longest(atoms, line.begin, line.end);
  after = end;
  return found != nullptr;
}

std::vector<Span> BoilerplateMarker::mark(std::string_view text) const {
  const Atoms atoms(text);
  Work work{text, atoms, {}, {}};
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    std::size_t from = begin, to = end;
    while (from < to && is_blank(text[from])) ++from;
    while (to > from && is_blank(text[to - 1])) --to;
    if (from < to) {
      const Span span{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
      work.lines.push_back({span, atoms.first_from(span.begin), atoms.first_from(span.end)});
    }
    begin = end + 1;
  }
  std::uint32_t covered = 0;  // lines that end before this byte are marked already
  for (std::size_t i = 0; i < work.lines.size(); ++i) {
    if (work.lines[i].span.end <= covered) continue;
    mark_line(work, i);
    if (!work.marked.empty()) covered = std::max(covered, work.marked.back().end);
  }
  std::ranges::sort(work.marked);
  std::vector<Span> merged;
  for (const Span span : work.marked) {
    if (!merged.empty() && span.begin <= merged.back().end) merged.back().end = std::max(merged.back().end, span.end);
    else merged.push_back(span);
  }
  return merged;
}

void BoilerplateMarker::mark_line(Work& work, std::size_t index) const {
  const Line& line = work.lines[index];
  const std::size_t length = line.end - line.begin;
  std::size_t after = 0;
  if (begins_with(teasers_, work.atoms, line, after) && is_teaser(work, line, after)) {
    mark_teaser(work, index, line.begin, after);
    return;
  }
  if (length <= kShortLine && begins_with(lines_, work.atoms, line, after)) {
    work.marked.push_back(line.span);
    return;
  }
  // A copy of the line before, as page makers leave of captions; not a text that begins with its headline.
  if (index > 0 && length >= 4) {
    const std::string_view before = slice(work.text, work.lines[index - 1].span);
    const std::string_view here = slice(work.text, line.span);
    std::string_view more = here.substr(std::min(here.size(), before.size()));
    while (!more.empty() && (is_blank(more.front()) || more.front() == '.')) more.remove_prefix(1);
    if (here.starts_with(before) && (more.size() <= before.size() / 4 || more.starts_with("("))) {  // a credit may follow
      work.marked.push_back(line.span);
      return;
    }
  }
  for (std::size_t at = line.begin; at < line.end; ++at) {
    if (whole_.longest(work.atoms, at, line.end).first && length <= 3 * kShortLine) {
      work.marked.push_back(line.span);
      return;
    }
    const auto [teaser, end] = teasers_.longest(work.atoms, at, line.end);
    if (teaser && end < line.end && work.atoms.word(end) == ":" && line.end - end <= kHeadline) {
      work.marked.push_back({work.atoms[at].span.begin, line.span.end});
      break;
    }
  }
  mark_phrases(work, line);
  mark_brackets(work, line);
}

// A teaser's phrase stands alone on its line, is followed by a colon, or by a headline; "Related fighting was seen in
// Homs." is a sentence.
bool BoilerplateMarker::is_teaser(const Work& work, const Line& line, std::size_t after) const {
  if (after == line.end) return true;
  if (line.end - after > kHeadline) return false;
  const bool announces = work.atoms.word(line.end - 1) == ":";  // "Lihat juga Video 'Korban Tewas': [video]"
  return work.atoms.word(after) == ":" || ((announces || is_headline(slice(work.text, line.span))) && work.atoms[after].capital);
}

// "Baca juga: ..." takes its line; "Keep reading" alone takes the headlines that follow.
std::size_t BoilerplateMarker::mark_teaser(Work& work, std::size_t index, std::size_t at, std::size_t end) const {
  const Line& line = work.lines[index];
  Span span{work.atoms[at].span.begin, line.span.end};
  std::size_t rest = line.end - end;
  if (rest > 0 && work.atoms.word(end) == ":") --rest;
  std::size_t last = index;
  if (rest == 0)
    while (last + 1 < work.lines.size() && last - index < kTeaserLines) {
      const Line& next = work.lines[last + 1];
      if (next.end - next.begin > kHeadline || !is_headline(slice(work.text, next.span))) break;
      ++last;
    }
  span.end = work.lines[last].span.end;
  work.marked.push_back(span);
  return last;
}

void BoilerplateMarker::mark_phrases(Work& work, const Line& line) const {
  for (std::size_t at = line.begin; at < line.end; ++at)
    if (const auto [phrase, end] = phrases_.longest(work.atoms, at, line.end); phrase)
      work.marked.push_back({work.atoms[at].span.begin, work.atoms[end - 1].span.end});
}

// "[Gambas:Video CNN]", and "(Photo by Reuters)" at the end of a line.
void BoilerplateMarker::mark_brackets(Work& work, const Line& line) const {
  for (std::size_t at = line.begin; at < line.end; ++at) {
    const std::string_view open = work.atoms.word(at);
    if (open != "[" && open != "(") continue;
    const std::string_view close = open == "[" ? "]" : ")";
    std::size_t end = at + 1;
    while (end < line.end && end - at <= kCredit && work.atoms.word(end) != close) ++end;
    if (end >= line.end || work.atoms.word(end) != close) continue;
    bool credit = brackets_.longest(work.atoms, at + 1, end).first != nullptr;
    const bool last = end + 1 == line.end || (end + 1 < line.end && work.atoms.word(end + 1) == "(");
    for (std::size_t i = at + 1; i < end && last && open == "(" && !credit; ++i)
      credit = credits_.longest(work.atoms, i, end).first != nullptr || (work.atoms.word(i) == "/" && i + 1 == end);
    if (credit) work.marked.push_back({work.atoms[at].span.begin, work.atoms[end].span.end});
  }
}

}  // namespace hearsay::extract
