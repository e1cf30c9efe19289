#include "extract/text/language.h"

#include <cstdio>  // before CLD2's header, which needs it
#include <cld2/public/compact_lang_det.h>

#include <nlohmann/json.hpp>

#include "extract/text/atoms.h"

namespace hearsay::extract {
namespace {

constexpr std::size_t kSample = 32 << 10;  // bytes of a document that are looked at

// The first kSample bytes, cut between characters.
std::string_view sample(std::string_view text) {
  if (text.size() <= kSample) return text;
  std::size_t end = kSample;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::string primary_subtag(std::string_view tag) {
  std::string out;
  for (const char c : tag) {
    if (c == '-' || c == '_') break;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out == "in" ? "id" : out;  // "in" is Indonesian's old code
}

struct Guess {
  std::string language;
  bool reliable = false;
};

Guess detect(std::string_view text) {
  CLD2::Language languages[3];
  int percents[3], text_bytes = 0;
  bool reliable = false;
  const CLD2::Language first = CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, languages, percents, &text_bytes, &reliable);
  return {primary_subtag(CLD2::LanguageCode(first)), reliable};
}

}  // namespace

void LanguageIdentifier::add(const std::string& language, const nlohmann::json& identify) {
  Profile profile{language, identify.value("rival", std::string()), {}};
  const std::pair<const char*, int> lists[] = {{"common", 1}, {"own", 2}, {"rival_words", 3}};
  for (const auto& [key, mark] : lists)
    if (identify.contains(key))
      for (const auto& word : identify[key]) profile.words.emplace(word.get<std::string>(), mark);
  profiles_.push_back(std::move(profile));
}

LanguageIdentifier::Counts LanguageIdentifier::count(const Profile& profile, std::string_view text) const {
  Counts counts;
  const Atoms atoms(text);
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (atoms[i].kind != AtomKind::Letters) continue;
    ++counts.words;
    const auto found = profile.words.find(std::string(atoms.word(i)));
    if (found == profile.words.end()) continue;
    counts.common += found->second == 1;
    counts.own += found->second == 2;
    counts.rival += found->second == 3;
  }
  return counts;
}

std::string LanguageIdentifier::identify(std::string_view text) const {
  const std::string_view part = sample(text);
  const Guess guess = detect(part);
  for (const Profile& profile : profiles_) {
    if (profile.rival.empty() || (guess.language != profile.language && guess.language != profile.rival)) continue;
    const Counts counts = count(profile, part);
    if (counts.own != counts.rival) return counts.own > counts.rival ? profile.language : profile.rival;
    return guess.language;
  }
  if (guess.reliable && guess.language != "un") return guess.language;
  // Too short or too mixed for CLD2: the language whose function words are at least a sixth of the words.
  const Profile* best = nullptr;
  double best_share = 1.0 / 6;
  for (const Profile& profile : profiles_) {
    const Counts counts = count(profile, part);
    const double share = counts.words < 4 ? 0 : static_cast<double>(counts.common + counts.own) / counts.words;
    if (share < best_share) continue;
    best = &profile;
    best_share = share;
  }
  if (best) return best->language;
  return guess.language == "un" || guess.language.empty() || !guess.reliable ? "und" : guess.language;
}

std::string LanguageIdentifier::identify(std::string_view text, std::string_view declared) const {
  const std::string named = primary_subtag(declared);
  return named.empty() || named == "und" ? identify(text) : named;
}

}  // namespace hearsay::extract
