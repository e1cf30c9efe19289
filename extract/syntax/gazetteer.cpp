#include "extract/syntax/gazetteer.h"

#include <algorithm>

namespace hearsay::extract {
namespace {

constexpr std::uint64_t kStart = 0xcbf29ce484222325ULL;
enum Position : std::uint64_t { kSingle = 0, kFirst = 1, kInside = 2, kLast = 3 };

// Continues a hash over the letters of `text`; white space does not count.
std::uint64_t extend(std::uint64_t hash, std::string_view text) {
  for (const char c : text) {
    if (c != ' ') hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  return hash;
}

std::uint64_t finish(std::uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdULL;
  return hash ^ (hash >> 33);
}

std::uint64_t feature_key(std::uint32_t bit, Position position, bool capital) {
  return finish(kStart * 31 + bit * 64 + position * 2 + (capital ? 1 : 0));
}

bool starts_with_capital(std::string_view form) {
  const std::string shape = shape_of(form.substr(0, std::min<std::size_t>(form.size(), 4)));
  return !shape.empty() && shape[0] == 'X';
}

}  // namespace

Gazetteer::Gazetteer(const std::vector<std::uint64_t>& keys, std::vector<std::int32_t> classes)
    : phrases_(keys), classes_(std::move(classes)) {
  classes_.resize(phrases_.size());
}

void Gazetteer::add(std::string_view phrase, std::uint32_t class_bit) {
  const std::uint32_t row = phrases_.add(finish(extend(kStart, normal_form(phrase))));
  if (row >= classes_.size()) classes_.resize(row + 1);
  classes_[row] = static_cast<std::int32_t>(static_cast<std::uint32_t>(classes_[row]) | (1U << class_bit));
}

void Gazetteer::annotate(const std::vector<std::string_view>& forms, std::vector<WordParts>& words) const {
  if (classes_.empty()) return;
  std::vector<std::string> normal;
  normal.reserve(forms.size());
  std::vector<char> capital;
  for (const std::string_view form : forms) {
    normal.push_back(normal_form(form));
    capital.push_back(starts_with_capital(form) ? 1 : 0);
  }
  for (std::size_t begin = 0; begin < forms.size(); ++begin) {
    std::uint64_t hash = kStart;
    for (std::size_t end = begin; end < forms.size() && end < begin + kLongestPhrase; ++end) {
      hash = extend(hash, normal[end]);
      const std::uint32_t row = phrases_.find(finish(hash));
      if (row == FeatureIndex::kNone) continue;
      const auto bits = static_cast<std::uint32_t>(classes_[row]);
      for (std::uint32_t bit = 0; bit < 32; ++bit) {
        if ((bits >> bit & 1U) == 0) continue;
        for (std::size_t w = begin; w <= end; ++w) {
          const Position position = begin == end ? kSingle : w == begin ? kFirst : w == end ? kLast : kInside;
          const std::uint64_t key = feature_key(bit, position, capital[w] != 0);
          auto& parts = words[w].parts;
          if (std::find(parts.begin(), parts.end(), key) == parts.end()) parts.push_back(key);
        }
      }
    }
  }
}

std::vector<WordParts> sentence_parts(const std::vector<std::string_view>& forms, const Gazetteer& gazetteer) {
  std::vector<WordParts> words;
  words.reserve(forms.size());
  for (const std::string_view form : forms) words.push_back(parts_of(form));
  gazetteer.annotate(forms, words);
  return words;
}

}  // namespace hearsay::extract
