#include "graph/link/name_key.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace hearsay::graph {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 128;
}

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_dropped(std::string_view word) { return word == "the" || word == "a" || word == "an" || word == "s"; }

// Words of lower-case letters and digits; apostrophes join ("o'neil" -> "oneil"), a possessive "'s" and articles fall away.
std::string words_of(std::string_view text) {
  std::string key, word;
  auto flush = [&] {
    if (!word.empty() && (!is_dropped(word) || key.empty()) && word != "the") {
      if (!key.empty()) key += ' ';
      key += word;
    }
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = lower_ascii(text[i]);
    if (is_word_letter(c)) word += c;
    else if ((c == '\'' || c == '`') && i + 1 < text.size() && lower_ascii(text[i + 1]) == 's' &&
             (i + 2 == text.size() || !is_word_letter(lower_ascii(text[i + 2])))) ++i;
    else if (c == '.' && word.size() == 1) continue;  // "U.N." -> "un"
    else if (c == '\'' || c == '`' || (c == '.' && i + 1 < text.size() && is_word_letter(lower_ascii(text[i + 1])) && word.size() <= 2)) continue;
    else flush();
  }
  flush();
  return key;
}

constexpr std::array<std::string_view, 10> kParticles = {"al", "el", "bin", "ibn", "abu", "de", "von", "ul", "ad", "as"};

bool is_particle(std::string_view word) {
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

std::vector<std::string_view> main_words(std::string_view key) {
  auto words = key_words(key);
  std::vector<std::string_view> kept;
  for (auto word : words)
    if (!is_particle(word)) kept.push_back(word);
  return kept.empty() ? words : kept;
}

std::string joined(std::string_view key) {
  std::string out;
  for (char c : key)
    if (c != ' ') out += c;
  return out;
}

}  // namespace

struct NameFolder::Tables {
  std::unique_ptr<icu::Transliterator> cyrillic, latin;
  std::unordered_map<std::string, std::string> known;
};

NameFolder::NameFolder() : tables_(std::make_unique<Tables>()) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError parse;
  tables_->cyrillic.reset(icu::Transliterator::createInstance("Russian-Latin/BGN", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) tables_->cyrillic.reset();
  status = U_ZERO_ERROR;
  const auto rules = icu::UnicodeString::fromUTF8(
      ":: Any-Latin; \\u018F > A; \\u0259 > a; \\u0131 > i; :: Latin-ASCII; :: Lower;");
  tables_->latin.reset(icu::Transliterator::createFromRules("hearsay", rules, UTRANS_FORWARD, parse, status));
  if (U_FAILURE(status)) tables_->latin.reset();
}
NameFolder::~NameFolder() = default;
NameFolder::NameFolder(NameFolder&&) noexcept = default;
NameFolder& NameFolder::operator=(NameFolder&&) noexcept = default;

const std::string& NameFolder::key(std::string_view name) {
  auto found = tables_->known.find(std::string(name));
  if (found != tables_->known.end()) return found->second;
  std::string latin(name);
  if (!is_ascii(name)) {
    auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    if (tables_->cyrillic) tables_->cyrillic->transliterate(text);
    if (tables_->latin) tables_->latin->transliterate(text);
    latin.clear();
    text.toUTF8String(latin);
  }
  return tables_->known.emplace(std::string(name), words_of(latin)).first->second;
}

std::vector<std::string_view> key_words(std::string_view key) {
  std::vector<std::string_view> words;
  while (!key.empty()) {
    const auto blank = key.find(' ');
    if (blank != 0) words.push_back(key.substr(0, blank));
    if (blank == std::string_view::npos) break;
    key.remove_prefix(blank + 1);
  }
  return words;
}

int edit_distance(std::string_view a, std::string_view b, int bound) {
  const int m = static_cast<int>(a.size()), n = static_cast<int>(b.size());
  if (std::abs(m - n) > bound) return bound + 1;
  std::vector<int> before(n + 1), last(n + 1), row(n + 1);
  for (int j = 0; j <= n; ++j) last[j] = j;
  for (int i = 1; i <= m; ++i) {
    row[0] = i;
    int best = i;
    for (int j = 1; j <= n; ++j) {
      const int cost = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + cost});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
      best = std::min(best, row[j]);
    }
    if (best > bound) return bound + 1;
    before.swap(last);
    last.swap(row);
  }
  return std::min(last[n], bound + 1);
}

bool similar_words(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto length = std::min(a.size(), b.size());
  if (length < 5) return false;
  const int bound = length < 8 ? 1 : 2;
  const int distance = edit_distance(a, b, bound);
  return distance <= bound && (distance < 2 || a.front() == b.front());
}

bool similar_keys(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto left = main_words(a), right = main_words(b);
  if (left.size() == right.size()) {
    bool all = true;
    for (std::size_t i = 0; i < left.size() && all; ++i) all = similar_words(left[i], right[i]);
    if (all) return true;
  }
  if (left.size() == right.size() && left.size() > 1) return false;
  return similar_words(joined(a), joined(b));
}

std::string skeleton(std::string_view key) {
  std::string code;
  for (auto word : main_words(key)) {
    for (std::size_t i = 0; i < word.size(); ++i) {
      char c = word[i];
      if (c == 'h' && i > 0) continue;
      if (c == 'g' || c == 'q' || c == 'c' || c == 'x') c = 'k';
      if (c == 'z') c = 's';
      if (c == 'w') c = 'v';
      if (c == 'p' && i + 1 < word.size() && word[i + 1] == 'h') c = 'f';
      if (c == 'y' || c == 'j' || c == 'i' || c == 'a' || c == 'e' || c == 'o' || c == 'u') continue;
      if (code.empty() || code.back() != c) code += c;
    }
  }
  return code.empty() ? std::string(key) : code;
}

std::string place_key(const std::string& key) {
  // Kinds of places: the word before a name, and the English one behind it.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kKinds = {{
      {"lembah", "valley"}, {"sungai", "river"}, {"river", "river"}, {"danau", "lake"}, {"lake", "lake"}, {"gunung", "mount"}, {"mount", "mount"},
      {"mt", "mount"}, {"pulau", "island"}, {"selat", "strait"}, {"laut", "sea"}, {"teluk", "gulf"}, {"provinsi", "province"}, {"distrik", "district"},
      {"kecamatan", "district"}, {"kabupaten", "regency"}, {"desa", "village"}, {"kampung", "village"}, {"bukit", "hill"}, {"kuil", "temple"},
      {"candi", "temple"}, {"semenanjung", "peninsula"}}};
  const auto blank = key.find(' ');
  if (blank == std::string::npos) return key;
  const auto first = std::string_view(key).substr(0, blank);
  for (const auto& [before, behind] : kKinds)
    if (first == before) return key.substr(blank + 1) + " " + std::string(behind);
  return key;
}

}  // namespace hearsay::graph
