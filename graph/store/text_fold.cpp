#include "graph/store/text_fold.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.h"

namespace hearsay::graph {
namespace {

bool is_word_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return u_isalnum(static_cast<UChar32>(c)) || u_getCombiningClass(static_cast<UChar32>(c)) != 0;
}

char32_t plain_letter(char32_t c) {
  switch (c) {
    case 0x0259: return U'a';  // schwa
    case 0x0131: return U'i';  // dotless i
    case 0x00F8: return U'o';  // o with stroke
    case 0x0142: return U'l';  // l with stroke
    case 0x0111: return U'd';  // d with stroke
    default: return c;
  }
}

std::string fold_with_icu(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(error);
  if (U_FAILURE(error) != 0) return {};
  icu::UnicodeString text = casefold->normalize(icu::UnicodeString(static_cast<UChar32>(c)), error);
  text = decompose->normalize(text, error);
  std::string out;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    UChar32 letter = text.char32At(i);
    if (u_getCombiningClass(letter) == 0 && u_isalnum(letter)) append_utf8(out, plain_letter(static_cast<char32_t>(letter)));
  }
  return out;
}

bool is_latin_only(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    CodePoint point = decode_utf8(text, i);
    if (point.value >= 0x0250 && point.value != 0x0259 && u_isalpha(static_cast<UChar32>(point.value))) return false;
    i += point.length;
  }
  return true;
}

}  // namespace

struct TextFold::Latin {
  std::unique_ptr<icu::Transliterator> rules;
};

TextFold::TextFold() = default;
TextFold::~TextFold() = default;

const std::string& TextFold::fold(char32_t code_point) {
  auto [it, added] = folded_.try_emplace(static_cast<std::uint32_t>(code_point));
  if (added) it->second = fold_with_icu(code_point);
  return it->second;
}

std::vector<std::string> TextFold::terms(std::string_view text) {
  std::vector<std::string> terms;
  std::string word;
  auto finish = [&] {
    if (!word.empty() && word.size() <= kLongestTerm) terms.push_back(word);
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    auto byte = static_cast<unsigned char>(text[i]);
    CodePoint point = byte < 0x80 ? CodePoint{byte, 1} : decode_utf8(text, i);
    i += point.length;
    if (!is_word_letter(point.value)) finish();
    else if (point.value < 0x80) word += static_cast<char>(point.value >= 'A' && point.value <= 'Z' ? point.value + 32 : point.value);
    else word += fold(point.value);
  }
  finish();
  return terms;
}

std::string TextFold::to_latin(std::string_view text) {
  if (latin_ == nullptr) {
    UErrorCode error = U_ZERO_ERROR;
    UParseError where;
    latin_ = std::make_unique<Latin>();
    latin_->rules.reset(icu::Transliterator::createFromRules(
        "hearsay", icu::UnicodeString::fromUTF8(":: [:Cyrillic:] Russian-Latin/BGN; :: Any-Latin; :: Lower;"),
        UTRANS_FORWARD, where, error));
    if (U_FAILURE(error) != 0) latin_->rules.reset();
  }
  if (latin_->rules == nullptr) return std::string(text);
  icu::UnicodeString letters = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  latin_->rules->transliterate(letters);
  std::string out;
  letters.toUTF8String(out);
  return out;
}

std::string TextFold::name(std::string_view name) {
  std::vector<std::string> words = is_latin_only(name) ? terms(name) : terms(to_latin(name));
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

}  // namespace hearsay::graph
