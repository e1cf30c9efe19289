#include "extract/find/numbers_words.h"

#include <map>
#include <nlohmann/json.hpp>

namespace hearsay::extract {
namespace {

using nlohmann::json;

constexpr std::int64_t kLargest = 1'000'000'000'000'000;

// a * b, or nothing where it passes kLargest.
std::optional<std::int64_t> multiply(std::int64_t a, std::int64_t b) {
  if (a < 0 || b <= 0 || a > kLargest / b) return std::nullopt;
  return a * b;
}

std::optional<std::int64_t> digits_value(std::string_view digits) {
  if (digits.empty() || digits.size() > 15) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

void add_list(const json& section, const char* key, PhraseTable<bool>& table) {
  if (!section.contains(key)) return;
  for (const json& word : section[key]) table.add(word.get<std::string>(), true);
}

std::optional<std::int64_t> optional_number(const json& object, const char* key) {
  if (!object.contains(key)) return std::nullopt;
  return object[key].get<std::int64_t>();
}

}  // namespace

Result<NumberWords> NumberWords::load(const json& numbers) {
  NumberWords result;
  if (numbers.contains("group")) result.group_ = numbers["group"].get<std::string>().at(0);
  if (numbers.contains("decimal")) result.decimal_ = numbers["decimal"].get<std::string>().at(0);
  const std::pair<const char*, Kind> kinds[] = {
      {"small", Kind::Small}, {"plus", Kind::Plus}, {"times", Kind::Times}, {"scale", Kind::Scale}};
  std::map<std::string, std::string> seen;
  const auto claim = [&seen](const std::string& word, const std::string& key) -> Status {
    const auto [place, fresh] = seen.emplace(word, key);
    if (!fresh) return fail(ErrorCode::InvalidInput, "numbers: \"" + word + "\" stands in both " + place->second + " and " + key);
    return {};
  };
  for (const auto& [key, kind] : kinds) {
    if (!numbers.contains(key)) continue;
    for (const auto& [word, value] : numbers[key].items()) {
      HEARSAY_CHECK(claim(word, key));
      result.words_.add(word, {kind, value.get<std::int64_t>()});
    }
  }
  if (numbers.contains("vague"))
    for (const auto& [word, bounds] : numbers["vague"].items()) {
      HEARSAY_CHECK(claim(word, "vague"));
      result.vague_.add(word, {optional_number(bounds, "min"), optional_number(bounds, "max")});
    }
  if (numbers.contains("ordinals"))
    for (const auto& [word, value] : numbers["ordinals"].items()) {
      HEARSAY_CHECK(claim(word, "ordinals"));
      result.ordinals_.add(word, value.get<std::int64_t>());
    }
  add_list(numbers, "joiners", result.joiners_);
  add_list(numbers, "articles", result.articles_);
  add_list(numbers, "ordinal_suffixes", result.ordinal_suffixes_);
  add_list(numbers, "ordinal_prefixes", result.ordinal_prefixes_);
  return result;
}

std::optional<ParsedNumber> NumberWords::parse(const Atoms& atoms, std::size_t at, std::size_t limit) const {
  if (at >= limit) return std::nullopt;
  if (auto ordinal = parse_ordinal(atoms, at, limit)) return ordinal;
  auto cardinal = parse_cardinal(atoms, at, limit);
  const auto [vague, vague_end] = vague_.longest(atoms, at, limit);
  if (!vague || (cardinal && cardinal->end >= vague_end)) return cardinal;
  ParsedNumber number;
  number.end = vague_end;
  number.min = vague->min;
  number.max = vague->max;
  number.vague = !vague->min && !vague->max;
  return number;
}

std::optional<ParsedNumber> NumberWords::parse_cardinal(const Atoms& atoms, std::size_t at, std::size_t limit) const {
  if (at >= limit) return std::nullopt;
  return atoms[at].kind == AtomKind::Digits ? parse_digits(atoms, at, limit) : parse_words(atoms, at, limit);
}

std::optional<ParsedNumber> NumberWords::parse_ordinal(const Atoms& atoms, std::size_t at, std::size_t limit) const {
  if (at >= limit) return std::nullopt;
  ParsedNumber number;
  number.ordinal = true;
  if (const auto [value, end] = ordinals_.longest(atoms, at, limit); value) {
    number.value = *value;
    number.end = end;
    return number;
  }
  if (atoms[at].kind == AtomKind::Digits && at + 1 < limit && atoms[at + 1].glued) {
    const auto [suffix, end] = ordinal_suffixes_.longest(atoms, at + 1, limit);
    if (!suffix) return std::nullopt;
    number.value = digits_value(atoms.word(at));
    number.end = end;
    return number;
  }
  if (const auto [prefix, end] = ordinal_prefixes_.longest(atoms, at, limit); prefix && end < limit && atoms[end].glued) {
    if (auto cardinal = parse_cardinal(atoms, end, limit)) {
      cardinal->ordinal = true;
      return cardinal;
    }
  }
  return std::nullopt;
}

// "6,500", "30.000", "12", "1.5 million"; a fraction without a scale has no value.
std::optional<ParsedNumber> NumberWords::parse_digits(const Atoms& atoms, std::size_t at, std::size_t limit) const {
  std::string digits(atoms.word(at));
  std::string fraction;
  ParsedNumber number;
  number.digits = true;
  std::size_t next = at + 1;
  const auto glued_mark = [&](char mark) {
    return next + 1 < limit && atoms[next].glued && atoms[next + 1].glued && atoms.word(next) == std::string_view(&mark, 1) &&
           atoms[next + 1].kind == AtomKind::Digits;
  };
  while (glued_mark(group_) && digits.size() <= 15 && atoms.word(next + 1).size() == 3 && (number.grouped || digits.size() <= 3)) {
    digits += atoms.word(next + 1);
    number.grouped = true;
    next += 2;
  }
  if (glued_mark(decimal_)) {
    fraction = atoms.word(next + 1);
    next += 2;
  }
  number.value = digits_value(digits);
  number.end = next;
  if (!fraction.empty() && fraction.size() > 6) return std::nullopt;
  for (bool scaled = false; next < limit; scaled = true) {
    const auto [word, end] = words_.longest(atoms, next, limit);
    if (!word || (word->kind != Kind::Scale && word->kind != Kind::Times) || !number.value) break;
    if (word->kind == Kind::Times && !scaled && word->value < 100 && digits.size() > 2) break;
    auto value = multiply(*number.value, word->value);
    if (value && !fraction.empty()) {
      std::int64_t power = 1;
      for (std::size_t i = 0; i < fraction.size(); ++i) power *= 10;
      const auto part = multiply(digits_value(fraction).value_or(0), word->value);
      value = part ? std::optional(*value + *part / power) : std::nullopt;
      fraction.clear();
    }
    number.value = value;
    number.digits = false;
    number.end = next = end;
  }
  if (!fraction.empty()) number.value.reset();
  return number;
}

bool NumberWords::is_joiner(const Atoms& atoms, std::size_t at, std::size_t limit) const {
  return joiners_.longest(atoms, at, limit).first != nullptr;
}

std::optional<ParsedNumber> NumberWords::parse_words(const Atoms& atoms, std::size_t at, std::size_t limit) const {
  std::int64_t total = 0, current = 0, pending = 0;
  bool any = false;       // a number word was read
  std::size_t next = at;  // where the next word is looked for
  std::size_t end = at;
  if (const auto [article, after] = articles_.longest(atoms, at, limit); article && !words_.longest(atoms, at, limit).first) {
    const auto [word, word_end] = words_.longest(atoms, after, limit);
    if (!word || (word->kind != Kind::Times && word->kind != Kind::Scale)) return std::nullopt;
    pending = 1;
    next = after;
  }
  bool last_small = false;
  std::int64_t last_times = kLargest, last_scale = kLargest;
  while (next < limit) {
    const auto [word, after] = words_.longest(atoms, next, limit);
    if (!word) {
      if (any && next == end && is_joiner(atoms, next, limit)) {
        ++next;
        continue;
      }
      break;
    }
    if (word->kind == Kind::Small) {
      const bool fits = pending == 0 || (!last_small && pending > word->value) ||
                        (last_small && pending >= 20 && pending % 10 == 0 && word->value < 10) ||
                        (last_small && pending % 100 == 0 && word->value < 100) || (last_small && pending % 1000 == 0 && word->value < 1000);
      if (!fits) break;
      current += pending;
      pending = word->value;
      last_small = true;
    } else if (word->kind == Kind::Plus) {
      if (!last_small || pending >= 10) break;
      pending += word->value;
    } else if (word->kind == Kind::Times) {
      if (!any && pending == 0) break;  // "hundred" alone is no number
      if (word->value >= last_times && !last_small) break;
      const auto product = multiply(pending == 0 ? 1 : pending, word->value);
      if (!product) return std::nullopt;
      pending = *product;
      last_times = word->value;
      last_small = false;
    } else {
      const auto product = multiply(current + pending, word->value);
      if (!product || current + pending == 0 || word->value >= last_scale) break;
      total += *product;
      current = pending = 0;
      last_scale = word->value;
      last_times = kLargest;
      last_small = false;
    }
    any = true;
    end = next = after;
  }
  if (!any) return std::nullopt;
  ParsedNumber number;
  number.end = end;
  number.value = total + current + pending;
  return number;
}

}  // namespace hearsay::extract
