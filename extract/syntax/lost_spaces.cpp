#include "extract/syntax/lost_spaces.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/syntax/word_shape.h"

namespace hearsay::extract {
namespace {

constexpr std::size_t kShortestRun = 4, kLongestRun = 60;  // bytes
constexpr std::size_t kShortestName = 4, kShortestTail = 4, kShortestWord = 3;
constexpr std::size_t kLongestAcronym = 6;
constexpr int kMostPieces = 5;  // bounds the readings tried

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

LostSpaces::LostSpaces(Predicate is_word, Predicate is_name, const std::vector<std::string>& tails)
    : is_word_(std::move(is_word)), is_name_(std::move(is_name)) {
  for (const std::string& tail : tails) {
    if (tail.ends_with('-')) prefixes_.push_back(tail.substr(0, tail.size() - 1));
    else short_tails_.insert(tail);
  }
}

// Whether a word in small letters can follow a name or acronym at once.
bool LostSpaces::is_tail(std::string_view word) const {
  if (short_tails_.empty() && prefixes_.empty()) return false;
  if (word.size() < kShortestTail) return short_tails_.contains(std::string(word));
  const auto formed = [&](const std::string& prefix) { return word.size() >= prefix.size() + kShortestTail && word.starts_with(prefix); };
  return is_word_(word) || std::any_of(prefixes_.begin(), prefixes_.end(), formed);
}

// One run being read from its begin to its end.
struct LostSpaces::Reading {
  struct Pieces {
    std::size_t strange = 0;        // pieces that are neither word, name nor acronym
    std::vector<std::size_t> ends;  // backwards, in bytes
  };
  using Best = std::optional<Pieces>;

  const LostSpaces& spaces;
  std::string_view run;
  std::string lower;

  std::string_view part(std::size_t begin, std::size_t end) const { return std::string_view(lower).substr(begin, end - begin); }
  // The end of the capitals, or of the letters without capitals, from `at`.
  std::size_t end_of(std::size_t at, bool capitals) const {
    while (at < run.size() && is_capital(run[at]) == capitals) ++at;
    return at;
  }

  // A piece up to `end`, then `rest`: kept where nothing better is known.
  static void offer(std::size_t end, bool strange, Best rest, Best& best) {
    if (!rest) return;
    rest->strange += strange ? 1 : 0;
    rest->ends.push_back(end);
    if (!best || std::pair(rest->strange, rest->ends.size()) < std::pair(best->strange, best->ends.size())) best = std::move(rest);
  }

  // `left`: how many pieces there may still be.
  // From a small letter: one word, up to a capital. Behind a name it has to be a word that follows names.
  Best small(std::size_t at, bool after_name, int left) const {
    const std::size_t end = end_of(at, false);
    Best best;
    if (end - at >= 2 && (after_name ? spaces.is_tail(part(at, end)) : spaces.is_word_(part(at, end)))) offer(end, false, from(end, left - 1), best);
    return best;
  }

  // From a capital: an acronym, a word or name up to the next capital, or a name before small letters.
  // `strange`: the capitalised word at `at` may be unknown.
  Best from(std::size_t at, int left, bool strange = true) const {
    if (at == run.size()) return Pieces();
    if (left == 0) return {};
    const std::size_t capitals = end_of(at, true);
    Best best;
    if (capitals == at) return best;
    const std::size_t count = capitals - at;
    if (count >= 2 && count <= kLongestAcronym)  // "AFP|", "AFP|pada"
      offer(capitals, false, capitals == run.size() ? from(capitals, left - 1) : small(capitals, true, left - 1), best);
    const bool begins_word = end_of(capitals, false) >= capitals + 2;
    if (begins_word && count >= 3 && count <= kLongestAcronym + 1) offer(capitals - 1, false, from(capitals - 1, left - 1, false), best);  // "SBU|Ukraina"
    const std::size_t end = end_of(capitals, false);
    if (count != 1 || end == capitals) return best;
    const std::string_view whole = part(at, end);
    const bool known = spaces.is_word_(whole) || spaces.is_name_(whole);
    if (end - at >= kShortestWord ? known || (strange && at > 0) : known && at > 0) offer(end, !known, from(end, left - 1), best);  // "Israel|Benjamin"
    for (std::size_t cut = at + kShortestName; cut + 2 <= end; ++cut)
      if (!is_continuation(run[cut]) && spaces.is_tail(part(cut, end)) && spaces.is_name_(part(at, cut))) offer(cut, false, small(cut, true, left - 1), best);
    return best;
  }
};

std::vector<std::size_t> LostSpaces::cuts(std::string_view run) const {
  if (!is_word_ || run.size() < kShortestRun || run.size() > kLongestRun) return {};
  const auto capital = std::find_if(run.begin(), run.end(), is_capital);
  if (capital == run.end() || std::all_of(run.begin(), run.end(), is_capital)) return {};
  const Reading reading{*this, run, normal_form(run)};
  if (reading.lower.size() != run.size() || is_word_(reading.lower) || is_name_(reading.lower)) return {};
  const Reading::Best pieces = capital == run.begin() ? reading.from(0, kMostPieces) : reading.small(0, false, kMostPieces);
  if (!pieces) return {};
  return {pieces->ends.rbegin(), pieces->ends.rend() - 1};  // the last one ends the run
}

}  // namespace hearsay::extract
