#include "extract/find/numbers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "extract/find/numbers_words.h"

namespace hearsay::extract {
namespace {

using nlohmann::json;
using Words = PhraseTable<bool>;

Words read_words(const json& section, const char* key) {
  Words words;
  if (section.contains(key))
    for (const json& word : section[key]) words.add(word.get<std::string>(), true);
  return words;
}

// A number with the words around it that belong to it, in atoms.
struct Reading {
  std::size_t begin = 0, end = 0;
  NumberAt number;
};

bool glued_to_letters(const Atoms& atoms, std::size_t at) {
  // "F16", "F-16", "Su-25": letters joined without a space to the digits.
  if (at == 0 || !atoms[at].glued) return false;
  if (atoms[at - 1].kind == AtomKind::Letters) return true;
  return atoms.word(at - 1) == "-" && at >= 2 && atoms[at - 1].glued && atoms[at - 2].kind == AtomKind::Letters;
}

bool part_of_code(const Atoms& atoms, std::size_t begin, std::size_t end) {
  if (atoms[begin].kind != AtomKind::Digits) return false;
  if (glued_to_letters(atoms, begin)) return true;
  const bool letters_after = end < atoms.size() && atoms[end].glued && atoms[end].kind == AtomKind::Letters;
  const bool slash = (end < atoms.size() && atoms[end].glued && (atoms.word(end) == "/" || atoms.word(end) == ":")) ||
                     (begin > 0 && atoms[begin].glued && (atoms.word(begin - 1) == "/" || atoms.word(begin - 1) == ":"));
  return letters_after || slash;
}

bool overlaps_any(const std::vector<TimeMention>& times, Span span) {
  const auto after = std::ranges::upper_bound(times, span.begin, {}, [](const TimeMention& time) { return time.span.begin; });
  if (after != times.begin() && std::prev(after)->span.overlaps(span)) return true;
  return after != times.end() && after->span.overlaps(span);
}

bool in_boilerplate(const std::vector<Span>& boilerplate, Span span) {
  const auto after = std::ranges::upper_bound(boilerplate, span.begin, {}, [](Span range) { return range.begin; });
  return after != boilerplate.begin() && std::prev(after)->overlaps(span);
}

}  // namespace

struct NumberFinder::Rules {
  NumberWords numbers;
  Words lower, upper, approximate, between, range, range_between, addition_before, addition_after, lower_after, zero, blocked,
      measures, measures_before;

  // The longest phrase of `words` that ends just before `at`: its first atom, or `at` where there is none.
  static std::size_t phrase_before(const Words& words, const Atoms& atoms, std::size_t begin, std::size_t at) {
    constexpr std::size_t kLongest = 4;
    for (std::size_t back = std::min(kLongest, at - begin); back >= 1; --back)
      if (words.longest(atoms, at - back, at).second == at && words.longest(atoms, at - back, at).first) return at - back;
    return at;
  }

  std::optional<Reading> read(const Atoms& atoms, std::size_t begin, std::size_t at, std::size_t limit) const;
  void read_range(const Atoms& atoms, std::size_t begin, std::size_t limit, Reading& reading) const;
  void read_before(const Atoms& atoms, std::size_t begin, Reading& reading) const;
  void read_after(const Atoms& atoms, std::size_t limit, Reading& reading) const;
  bool is_measure(const Atoms& atoms, std::size_t begin, const Reading& reading, std::size_t limit) const;
};

std::optional<Reading> NumberFinder::Rules::read(const Atoms& atoms, std::size_t begin, std::size_t at, std::size_t limit) const {
  if (const auto [block, end] = blocked.longest(atoms, at, limit); block) return Reading{end, end, {}};
  Reading reading{at, at, {}};
  if (const auto parsed = numbers.parse(atoms, at, limit)) {
    if (part_of_code(atoms, at, parsed->end)) return Reading{parsed->end, parsed->end, {}};
    reading.end = parsed->end;
    reading.number.value = parsed->value;
    reading.number.min = parsed->min;
    reading.number.max = parsed->max;
    reading.number.vague = parsed->vague;
    reading.number.ordinal = parsed->ordinal;
    if (!parsed->value && !parsed->min && !parsed->max && !parsed->vague) return Reading{parsed->end, parsed->end, {}};
  } else if (const auto [none, end] = zero.longest(atoms, at, limit); none) {
    reading.end = end;
    reading.number.value = 0;
    return reading;
  } else {
    return std::nullopt;
  }
  if (reading.number.ordinal) return reading;
  read_range(atoms, begin, limit, reading);
  if (is_measure(atoms, begin, reading, limit)) return Reading{reading.end, reading.end, {}};
  read_before(atoms, begin, reading);
  read_after(atoms, limit, reading);
  return reading;
}

// "5 to 7", "between 10 and 20", "10-15"
void NumberFinder::Rules::read_range(const Atoms& atoms, std::size_t begin, std::size_t limit, Reading& reading) const {
  if (!reading.number.value || reading.end >= limit) return;
  const bool after_between = phrase_before(between, atoms, begin, reading.begin) < reading.begin;
  const Words& dashes = after_between ? range_between : range;
  auto [dash, next] = dashes.longest(atoms, reading.end, limit);
  if (!dash && after_between) std::tie(dash, next) = range.longest(atoms, reading.end, limit);
  if (!dash) return;
  const auto second = numbers.parse_cardinal(atoms, next, limit);
  if (!second || !second->value || *second->value <= *reading.number.value) return;
  reading.number.min = reading.number.value;
  reading.number.max = second->value;
  reading.number.value.reset();
  reading.end = second->end;
}

void NumberFinder::Rules::read_before(const Atoms& atoms, std::size_t begin, Reading& reading) const {
  NumberAt& number = reading.number;
  const std::int64_t count = number.value.value_or(number.min.value_or(0));
  for (int rounds = 0; rounds < 3; ++rounds) {
    const std::size_t at = reading.begin;
    const bool bounded = number.min || number.max;
    if (const std::size_t low = phrase_before(lower, atoms, begin, at); low < at) {
      if (!bounded) number.min = count;
      reading.begin = low;
    } else if (const std::size_t high = phrase_before(upper, atoms, begin, at); high < at) {
      if (!bounded) number.max = count;
      reading.begin = high;
    } else if (const std::size_t near = phrase_before(approximate, atoms, begin, at); near < at) {
      number.approximate = true;
      reading.begin = near;
    } else if (const std::size_t more = phrase_before(addition_before, atoms, begin, at); more < at) {
      number.addition = true;
      reading.begin = more;
    } else {
      return;
    }
  }
}

void NumberFinder::Rules::read_after(const Atoms& atoms, std::size_t limit, Reading& reading) const {
  NumberAt& number = reading.number;
  if (const auto [low, end] = lower_after.longest(atoms, reading.end, limit); low && number.value && !number.min) {
    number.min = number.value;
    reading.end = end;
  }
  if (addition_after.longest(atoms, reading.end, limit).first) number.addition = true;
}

bool NumberFinder::Rules::is_measure(const Atoms& atoms, std::size_t begin, const Reading& reading, std::size_t limit) const {
  if (measures.longest(atoms, reading.end, limit).first) return true;
  if (reading.end + 1 < limit && atoms.word(reading.end) == "-" && measures.longest(atoms, reading.end + 1, limit).first) return true;
  return phrase_before(measures_before, atoms, begin, reading.begin) < reading.begin;
}

Result<NumberFinder> NumberFinder::load(const json& section) {
  auto rules = std::make_shared<Rules>();
  HEARSAY_TRY(rules->numbers, NumberWords::load(section));
  const std::pair<const char*, Words*> lists[] = {
      {"lower_bounds", &rules->lower},     {"upper_bounds", &rules->upper},   {"approximate", &rules->approximate},
      {"between", &rules->between},        {"range", &rules->range},          {"range_between", &rules->range_between},
      {"addition_before", &rules->addition_before}, {"addition_after", &rules->addition_after}, {"lower_after", &rules->lower_after},
      {"zero", &rules->zero},              {"blocked", &rules->blocked},      {"measures", &rules->measures},
      {"measures_before", &rules->measures_before}};
  for (const auto& [key, words] : lists) *words = read_words(section, key);
  NumberFinder finder;
  finder.rules_ = std::move(rules);
  return finder;
}

void NumberFinder::find(const Analysis& analysis, std::string_view text, Findings& findings) const {
  const Atoms atoms(text);
  for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence& sentence = analysis.sentences[s];
    const std::size_t limit = atoms.first_from(sentence.span.end);
    std::size_t begin = atoms.first_from(sentence.span.begin);
    std::size_t token = 0;
    for (std::size_t at = begin; at < limit;) {
      auto reading = rules_->read(atoms, begin, at, limit);
      if (!reading) {
        ++at;
        continue;
      }
      const std::size_t next = std::max(reading->end, at + 1);
      if (reading->begin < reading->end) {
        const Span core{atoms[at].span.begin, atoms[reading->end - 1].span.end};
        if (!overlaps_any(findings.evidence.times, core) && !in_boilerplate(findings.boilerplate, core)) {
          const Span whole{atoms[reading->begin].span.begin, core.end};
          while (token < sentence.tokens.size() && sentence.tokens[token].span.end <= whole.begin) ++token;
          std::size_t last = token;
          while (last < sentence.tokens.size() && sentence.tokens[last].span.begin < whole.end) ++last;
          reading->number.tokens = {static_cast<std::uint32_t>(s), static_cast<std::uint32_t>(token), static_cast<std::uint32_t>(last)};
          if (last > token) findings.numbers.push_back(reading->number);
          begin = reading->end;  // the words before the next number are not this one's
        }
      }
      at = next;
    }
  }
}

}  // namespace hearsay::extract
