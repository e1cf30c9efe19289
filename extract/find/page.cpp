#include "extract/find/page.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "extract/find/gazetteer_fold.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {
namespace {

constexpr std::size_t kHead = 8;       // sentences in which the page's date stands
constexpr std::uint32_t kName = 4;     // tokens of a medium's name, at most
constexpr std::uint32_t kBracket = 6;  // tokens of a credit in brackets
constexpr std::uint32_t kRest = 4;     // tokens of a sentence behind a credit, at least

bool capital(const Token& token) { return begins_capital(token.form); }

bool digits(const Token& token) { return !token.form.empty() && std::all_of(token.form.begin(), token.form.end(), [](char c) { return c >= '0' && c <= '9'; }); }

bool opens_sentence(const Token& token) { return capital(token) || digits(token) || token.form.front() == '"'; }

// "2016", "012016" (the space before it lost).
bool is_year(const Token& token) {
  if (!digits(token) || token.form.size() < 4) return false;
  const std::string_view last = std::string_view(token.form).substr(token.form.size() - 4);
  return last.starts_with("19") || last.starts_with("20");
}

std::string joined(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) {
  std::string words;
  for (std::uint32_t i = begin; i < end; ++i) words += (i > begin ? " " : "") + sentence.tokens[i].form;
  return fold_name(words);
}

std::vector<Sentence> parted(const Sentence& sentence, std::vector<std::uint32_t> cuts) {
  cuts.push_back(static_cast<std::uint32_t>(sentence.tokens.size()));
  std::sort(cuts.begin(), cuts.end());
  std::vector<Sentence> out;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : cuts) {
    if (end <= begin || (end < sentence.tokens.size() && sentence.tokens[end].continues_token)) continue;
    Sentence part;
    part.paragraph = sentence.paragraph;
    part.tokens.assign(sentence.tokens.begin() + begin, sentence.tokens.begin() + end);
    part.span = part.tokens.front().span.cover(part.tokens.back().span);
    out.push_back(std::move(part));
    begin = end;
  }
  return out;
}

void cut(Analysis& analysis, std::vector<std::vector<std::uint32_t>> cuts) {
  if (std::ranges::all_of(cuts, [](const auto& at) { return at.empty(); })) return;
  std::vector<Sentence> out;
  for (std::size_t s = 0; s < cuts.size(); ++s)
    for (Sentence& sentence : parted(analysis.sentences[s], std::move(cuts[s]))) out.push_back(std::move(sentence));
  analysis.sentences = std::move(out);
}

// One sentence again, with the root of `rest` as its root.
Sentence joined_to(const Sentence& dateline, const Sentence& rest) {
  Sentence whole = dateline;
  const auto shift = static_cast<std::uint32_t>(dateline.tokens.size());
  whole.span = dateline.span.cover(rest.span);
  std::int32_t root = 0;
  for (Token token : rest.tokens) {
    if (token.head < 0) root = static_cast<std::int32_t>(whole.tokens.size());
    else token.head += static_cast<std::int32_t>(shift);
    whole.tokens.push_back(std::move(token));
  }
  for (std::uint32_t i = 0; i < shift; ++i)
    if (whole.tokens[i].head < 0) {
      whole.tokens[i].head = root;
      whole.tokens[i].relation = "dep";
    }
  for (NameSpan name : rest.names) {
    name.begin += shift;
    name.end += shift;
    whole.names.push_back(name);
  }
  return whole;
}

}  // namespace

PageParter::PageParter(const Lexicon& lexicon, const WorldGazetteer& gazetteer, TimeFinder times)
    : gazetteer_(gazetteer), times_(std::move(times)), language_(lexicon.language()) {
  const auto& names = lexicon.section("names");
  page_dates_ = names.value("page_dates", std::vector<std::string>());
  sources_ = names.value("page_sources", std::vector<std::string>());
  bylines_ = names.value("page_bylines", std::vector<std::string>());
  adjuncts_ = names.value("page_adjuncts", std::vector<std::string>());
  articles_ = names.value("articles", std::vector<std::string>());
  joiners_ = names.value("page_joiners", std::vector<std::string>());
}

void PageParter::part(Analysis& analysis, std::string_view text) const {
  std::vector<Cuts> cuts(analysis.sentences.size());
  dates(analysis, text, cuts);
  for (std::size_t s = 0; s < cuts.size(); ++s) credits(analysis.sentences[s], cuts[s]);
  if (!cuts.empty()) outlet_behind(analysis.sentences.front(), cuts.front());
  cut(analysis, std::move(cuts));
}

void PageParter::part_datelines(Analysis& analysis) const {
  std::vector<Cuts> cuts(analysis.sentences.size());
  for (std::size_t s = 0; s < cuts.size(); ++s)
    if (s == 0 || analysis.sentences[s - 1].paragraph != analysis.sentences[s].paragraph) dateline(analysis.sentences[s], cuts[s]);
  cut(analysis, std::move(cuts));
}

void PageParter::join_datelines(Analysis& analysis) const {
  std::vector<Sentence> out;
  for (Sentence& sentence : analysis.sentences) {
    const bool behind = !out.empty() && out.back().paragraph == sentence.paragraph && is_dash(out.back().tokens.back().form);
    Cuts cuts;
    if (behind && (out.size() == 1 || out[out.size() - 2].paragraph != sentence.paragraph)) {
      Sentence whole = joined_to(out.back(), sentence);
      dateline(whole, cuts);
      if (cuts == Cuts{static_cast<std::uint32_t>(out.back().tokens.size())}) {
        out.back() = std::move(whole);
        continue;
      }
    }
    out.push_back(std::move(sentence));
  }
  analysis.sentences = std::move(out);
}

// "AFP Thursday 30 Jul 2015 | At least", "Published June 8 2016 | Air strikes": the page's date, with the medium or the word
// before it, where a sentence begins right behind; else behind the page's title ("Air strikes hit a town in the north 8 June
// 2016 | At least"), once. "On 5 May 2016 Syria said" is none.
void PageParter::dates(const Analysis& analysis, std::string_view text, std::vector<Cuts>& cuts) const {
  Analysis head;
  head.sentences.assign(analysis.sentences.begin(), analysis.sentences.begin() + static_cast<std::ptrdiff_t>(std::min(kHead, analysis.sentences.size())));
  Findings found;
  times_.find(head, text, {}, found);
  bool titled = false;
  for (const TimeAt& time : found.times) {
    const Sentence& sentence = head.sentences[time.tokens.sentence];
    const std::uint32_t begin = time.tokens.begin, end = time.tokens.end;
    if (end - begin < 2 || end + kRest > sentence.tokens.size() || !opens_sentence(sentence.tokens[end])) continue;
    if (std::none_of(sentence.tokens.begin() + begin, sentence.tokens.begin() + end, is_year)) continue;
    const std::uint32_t credit = medium_before(sentence, begin);
    std::uint32_t cut = credit;
    if (credit == begin && begin > 0) {
      const bool header = this->header(sentence, begin);
      if (header) cut = 0;
      const bool opens = time.tokens.sentence == 0 || head.sentences[time.tokens.sentence - 1].paragraph != sentence.paragraph;
      if (!header && (titled || !opens || !behind_title(sentence, begin, end))) continue;
      titled = titled || !header;
    }
    if (cut > 0) cuts[time.tokens.sentence].push_back(cut);
    cuts[time.tokens.sentence].push_back(end);
  }
}

// All that stands before the date could be a title, and the date tells its day. "Dalam Operasi 12 Juni 2023 Densus 88
// menangkap", "claimed the Brussels 22 March 2016 Zaventem bombing" are parts of sentences.
bool PageParter::behind_title(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) const {
  const auto in = [&](const std::vector<std::string>& words, std::uint32_t at) { return std::ranges::find(words, fold_name(sentence.tokens[at].form)) != words.end(); };
  if (begin <= kRest || in(adjuncts_, 0)) return false;
  if (!capital(sentence.tokens[begin - 1]) && !digits(sentence.tokens[begin - 1])) return false;
  std::uint32_t name = begin;
  while (name > 1 && (capital(sentence.tokens[name - 1]) || digits(sentence.tokens[name - 1]))) --name;
  if (in(articles_, name - 1)) return false;
  return std::any_of(sentence.tokens.begin() + begin, sentence.tokens.begin() + end, [](const Token& token) { return digits(token) && token.form.size() <= 2; });
}

// "MOSCOW (AGENCY) | The army", "(CHANNEL and agencies) | A bomb", "| Source CHANNEL and agencies".
void PageParter::credits(const Sentence& sentence, Cuts& cuts) const {
  const auto size = static_cast<std::uint32_t>(sentence.tokens.size());
  for (std::uint32_t at = 0; at + 1 < size; ++at) {
    const Token& token = sentence.tokens[at];
    const bool named = at > 0 && capital(token) && std::ranges::find(sources_, fold_name(token.form)) != sources_.end();
    if (named && medium(sentence, at + 1, std::min(size, at + 1 + kName))) cuts.push_back(at);
    const bool byline = at > 0 && capital(token) && std::ranges::find(bylines_, fold_name(token.form)) != bylines_.end();
    if (byline && medium_before(sentence, at) < at) {  // "... rights group Reuters Staff. Evidence"
      cuts.push_back(medium_before(sentence, at));
      cuts.push_back(at + 1);
    }
    if (token.form != "(") continue;
    std::uint32_t close = at + 1;
    while (close < size && close - at <= kBracket && sentence.tokens[close].form != ")") ++close;
    if (close >= size || sentence.tokens[close].form != ")" || close + kRest > size || !opens_sentence(sentence.tokens[close + 1])) continue;
    if (!medium(sentence, at + 1, close)) continue;
    std::uint32_t begin = at;
    while (begin > 0 && sentence.tokens[begin - 1].form.size() > 2 && in_capitals(sentence.tokens[begin - 1].form)) --begin;  // "MOSCOW"
    if (begin > 0) cuts.push_back(begin);
    cuts.push_back(close + 1);
  }
}

// "KYIV, Nov 8 (AGENCY) - | Drones hit", "JAKARTA, OUTLET.com - | Presiden": a town in capitals or a medium, and nothing but names,
// numbers and what joins them before the first dash.
void PageParter::dateline(const Sentence& sentence, Cuts& cuts) const {
  constexpr std::uint32_t kLongest = 14;  // tokens
  const auto size = static_cast<std::uint32_t>(sentence.tokens.size());
  const bool capitals = sentence.tokens.front().form.size() >= 3 && in_capitals(sentence.tokens.front().form);
  bool place = capitals;
  for (std::uint32_t at = 0; at < std::min(size, kLongest); ++at) {
    const Token& token = sentence.tokens[at];
    if (at > 0 && is_dash(token.form) && token.space_after && sentence.tokens[at - 1].space_after) {
      if (place && at + kRest < size && opens_sentence(sentence.tokens[at + 1])) cuts.push_back(at + 1);
      return;
    }
    const bool joins = std::ispunct(static_cast<unsigned char>(token.form.front())) != 0 || std::ranges::find(joiners_, token.form) != joiners_.end();
    if (!capital(token) && !digits(token) && !joins) return;
    place = place || (capital(token) && medium(sentence, at, std::min(size, at + kName)));
  }
}

// "... monitoring group says | - Daily Sabah": the outlet that ends the page's title; agencies stay, they are sources.
void PageParter::outlet_behind(const Sentence& title, Cuts& cuts) const {
  const auto size = static_cast<std::uint32_t>(title.tokens.size());
  for (std::uint32_t at = size; at-- > kRest && size - at <= kName + 1;) {
    const Token& token = title.tokens[at];
    if ((!is_dash(token.form) && token.form != "|") || !token.space_after || !title.tokens[at - 1].space_after || at + 1 >= size) continue;
    const std::string name = joined(title, at + 1, size);
    const bool outlet = std::ranges::any_of(gazetteer_.find(name, language_), [&](const NameUse& use) { return gazetteer_.entry(use.entry).kind == "media"; });
    if (outlet) cuts.push_back(at);
    return;
  }
}

// Where the medium that ends at `end` begins; `end` where none does.
std::uint32_t PageParter::medium_before(const Sentence& sentence, std::uint32_t end) const {
  for (std::uint32_t length = std::min(end, kName); length > 0; --length)
    if (capital(sentence.tokens[end - length]) && is_medium(joined(sentence, end - length, end))) return end - length;
  return end;
}

// A medium's name begins at `begin` and ends at `end` or before.
bool PageParter::medium(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t last = end; last > begin; --last)
    if (is_medium(joined(sentence, begin, last))) return true;
  return false;
}

bool PageParter::is_medium(const std::string& folded) const {
  return std::ranges::any_of(gazetteer_.find(folded, language_), [&](const NameUse& use) {
    return names_medium(gazetteer_.entry(use.entry).kind);
  });
}

// "Published", "Last updated at": all that stands before the date.
bool PageParter::header(const Sentence& sentence, std::uint32_t end) const {
  return end <= kName && std::ranges::find(page_dates_, joined(sentence, 0, end)) != page_dates_.end();
}

}  // namespace hearsay::extract
