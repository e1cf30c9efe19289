// Compiles the lexicon's section "times": word classes, macros and patterns.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "extract/find/times_pattern.h"

namespace hearsay::extract {
namespace {

using nlohmann::json;

constexpr std::pair<std::string_view, Slot> kSlotNames[] = {
    {"year", Slot::Year},       {"month", Slot::Month},       {"day", Slot::Day},         {"weekday", Slot::Weekday},
    {"season", Slot::Season},   {"daypart", Slot::Daypart},   {"hour", Slot::Hour},       {"minute", Slot::Minute},
    {"meridiem", Slot::Meridiem}, {"zone", Slot::Zone},       {"unit", Slot::Unit},       {"count", Slot::Count},
    {"shift", Slot::Shift},     {"half", Slot::Half},         {"quarter", Slot::Quarter}, {"century", Slot::Century},
    {"decade", Slot::Decade},   {"era", Slot::Era},           {"reference", Slot::Reference}};

constexpr std::pair<std::string_view, TimeForm> kFormNames[] = {
    {"day", TimeForm::Day},           {"year", TimeForm::Year},          {"any_year", TimeForm::AnyYear},
    {"short_year", TimeForm::ShortYear}, {"decade", TimeForm::Decade},   {"number", TimeForm::Number},
    {"ordinal", TimeForm::Ordinal},   {"hour", TimeForm::Hour},          {"clock", TimeForm::Clock},
    {"dot_clock", TimeForm::DotClock}, {"full_clock", TimeForm::FullClock}, {"day_month", TimeForm::DayMonth},
    {"day_month_year", TimeForm::DayMonthYear}, {"iso_date", TimeForm::IsoDate}};

template <class Table>
auto find_name(const Table& table, std::string_view name) -> const typename std::remove_reference_t<decltype(table[0])>::second_type* {
  for (const auto& entry : table)
    if (entry.first == name) return &entry.second;
  return nullptr;
}

template <std::size_t N>
std::optional<std::int32_t> index_in(const std::string_view (&words)[N], std::string_view word) {
  for (std::size_t i = 0; i < N; ++i)
    if (words[i] == word) return static_cast<std::int32_t>(i);
  return std::nullopt;
}

Result<std::int32_t> slot_value(Slot slot, const json& value) {
  if (value.is_number_integer()) return value.get<std::int32_t>();
  if (value.is_string()) {
    const std::string word = value.get<std::string>();
    std::optional<std::int32_t> index;
    if (slot == Slot::Unit) index = index_in(kUnits, word);
    if (slot == Slot::Season) index = index_in(kSeasons, word);
    if (slot == Slot::Daypart) index = index_in(kDayparts, word);
    if (slot == Slot::Reference) index = index_in(kReferences, word);
    if (slot == Slot::Count && word == "X") index = kVague;
    if (index) return *index;
  }
  return fail(ErrorCode::InvalidInput, "value " + value.dump() + " is not known for this slot");
}

using Assignments = std::vector<std::pair<Slot, std::int32_t>>;

Result<Assignments> read_assignments(const json& object) {
  Assignments set;
  for (const auto& [name, value] : object.items()) {
    const Slot* slot = find_name(kSlotNames, name);
    if (!slot) return fail(ErrorCode::InvalidInput, "unknown slot \"" + name + "\"");
    HEARSAY_TRY(const std::int32_t number, slot_value(*slot, value));
    set.emplace_back(*slot, number);
  }
  return set;
}

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9'); }

}  // namespace

class TimePatternCompiler {
 public:
  TimePatternCompiler(const json& times, const NumberWords& numbers) : times_(times) { out_.numbers_ = &numbers; }

  Result<TimePatterns> compile() {
    if (!times_.contains("patterns")) return std::move(out_);
    HEARSAY_CHECK(read_classes());
    const json& patterns = times_.at("patterns");
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      const std::string name = patterns[i].at("name").get<std::string>();
      if (auto status = read_pattern(patterns[i], name); !status) return fail(status.error().within("times/patterns/" + name));
    }
    return std::move(out_);
  }

 private:
  Result<std::uint16_t> new_class(const std::string& name) {
    if (classes_.size() >= kTimeClasses - 1) return fail(ErrorCode::InvalidInput, "too many word classes");
    const auto index = static_cast<std::uint16_t>(classes_.size());
    classes_.emplace(name, index);
    return index;
  }

  Status read_classes() {
    for (const auto& [name, section] : times_.at("classes").items()) {
      HEARSAY_TRY(const std::uint16_t index, new_class(name));
      if (auto status = read_class(section, index); !status) return fail(status.error().within("times/classes/" + name));
    }
    return {};
  }

  Status read_class(const json& section, std::uint16_t index) {
    std::set<std::string> capitals;
    if (section.contains("capital"))
      for (const json& word : section["capital"]) capitals.insert(word.get<std::string>());
    const json& words = section.at("words");
    if (words.is_array()) {
      for (const json& word : words) add_word(word.get<std::string>(), index, capitals, {});
      return {};
    }
    const Slot* slot = section.contains("slot") ? find_name(kSlotNames, section["slot"].get<std::string>()) : nullptr;
    std::set<std::string> seen;
    for (const auto& [word, value] : words.items()) {
      Assignments set;
      if (value.is_object()) {
        HEARSAY_TRY(set, read_assignments(value));
      } else {
        if (!slot) return fail(ErrorCode::InvalidInput, "\"slot\" is missing or unknown");
        auto number = slot_value(*slot, value);
        if (!number) return fail(number.error().within(word));
        set.emplace_back(*slot, *number);
      }
      add_word(word, index, capitals, std::move(set));
    }
    return {};
  }

  void add_word(const std::string& word, std::uint16_t index, const std::set<std::string>& capitals, Assignments set) {
    out_.words_.add(word, {index, capitals.contains(word), std::move(set)});
  }

  Status read_pattern(const json& source, const std::string& name) {
    static constexpr std::pair<std::string_view, Make> makes[] = {{"date", Make::Date}, {"relative", Make::Relative},
        {"duration", Make::Duration}, {"reference", Make::Reference}, {"set", Make::Set}};
    TimePattern pattern;
    pattern.name = name;
    const Make* make = find_name(makes, source.at("make").get<std::string>());
    if (!make) return fail(ErrorCode::InvalidInput, "unknown \"make\"");
    pattern.make = *make;
    if (source.value("anchor", "speech") == "text") pattern.anchor = Anchor::Text;
    HEARSAY_CHECK(read_context(source, "after", pattern.after));
    HEARSAY_CHECK(read_context(source, "unless_after", pattern.unless_after));
    HEARSAY_CHECK(read_context(source, "unless_before", pattern.unless_before));
    if (source.contains("set")) {
      HEARSAY_TRY(pattern.set, read_assignments(source["set"]));
    }
    const auto start = static_cast<std::uint32_t>(out_.program_.size());
    const std::string match = source.at("match").get<std::string>();
    HEARSAY_CHECK(compile_text(match, 0));
    out_.program_.push_back({TimeStep::Op::Accept, {}, false, 0, 0, 0});
    out_.entry_.push_back(start);
    ClassSet first;
    collect_first(start, first);
    out_.first_.push_back(first);
    out_.patterns_.push_back(std::move(pattern));
    return {};
  }

  Status read_context(const json& source, const char* key, ClassSet& set) {
    if (!source.contains(key)) return {};
    for (const json& name : source[key]) {
      const std::string word = name.get<std::string>();
      if (word == "number") {
        set.set(kTimeClasses - 1);
        continue;
      }
      const auto found = classes_.find(word);
      if (found == classes_.end()) return fail(ErrorCode::InvalidInput, std::string(key) + ": unknown class \"" + word + "\"");
      set.set(found->second);
    }
    return {};
  }

  void collect_first(std::uint32_t at, ClassSet& first) const {
    const TimeStep& step = out_.program_[at];
    if (step.op == TimeStep::Op::Jump) return collect_first(step.a, first);
    if (step.op == TimeStep::Op::Split) {
      collect_first(step.a, first);
      return collect_first(step.b, first);
    }
    if (step.op == TimeStep::Op::Test && step.form == TimeForm::Mark) return collect_first(at + 1, first);
    if (step.op == TimeStep::Op::Test) first.set(step.form == TimeForm::Class ? step.word_class : kTimeClasses - 1);
  }

  // --- the pattern's text: alternatives := sequence ("|" sequence)*; sequence := (item "?"?)* ---

  Status compile_text(const std::string& text, int depth) {
    if (depth > 8) return fail(ErrorCode::InvalidInput, "macros are nested too deeply");
    std::size_t at = 0;
    HEARSAY_CHECK(alternatives(text, at, depth));
    if (at != text.size()) return fail(ErrorCode::InvalidInput, "cannot read \"" + text + "\" at character " + std::to_string(at));
    return {};
  }

  static void skip_blanks(const std::string& text, std::size_t& at) {
    while (at < text.size() && text[at] == ' ') ++at;
  }

  // Compiles `a | b | c`: each alternative but the last is preceded by a Split and followed by a Jump to the end.
  Status alternatives(const std::string& text, std::size_t& at, int depth) {
    std::vector<std::uint32_t> jumps;
    while (true) {
      const std::size_t start = out_.program_.size();
      HEARSAY_CHECK(sequence(text, at, depth));
      if (at >= text.size() || text[at] != '|') break;
      ++at;
      insert_split(start);
      jumps.push_back(static_cast<std::uint32_t>(out_.program_.size()));
      out_.program_.push_back({TimeStep::Op::Jump, {}, false, 0, 0, 0});
      out_.program_[start].b = static_cast<std::uint32_t>(out_.program_.size());
    }
    for (const std::uint32_t jump : jumps) out_.program_[jump].a = static_cast<std::uint32_t>(out_.program_.size());
    return {};
  }

  // Puts Split(start + 1, end) in front of what was compiled since `start`, moving its targets by one.
  void insert_split(std::size_t start) {
    auto& program = out_.program_;
    for (std::size_t i = start; i < program.size(); ++i) {
      if (program[i].op == TimeStep::Op::Split || program[i].op == TimeStep::Op::Jump) ++program[i].a;
      if (program[i].op == TimeStep::Op::Split) ++program[i].b;
    }
    program.insert(program.begin() + static_cast<std::ptrdiff_t>(start),
                   {TimeStep::Op::Split, {}, false, 0, static_cast<std::uint32_t>(start + 1), 0});
    program[start].b = static_cast<std::uint32_t>(program.size());
  }

  Status sequence(const std::string& text, std::size_t& at, int depth) {
    for (skip_blanks(text, at); at < text.size() && text[at] != '|' && text[at] != ')'; skip_blanks(text, at)) {
      const std::size_t start = out_.program_.size();
      HEARSAY_CHECK(item(text, at, depth));
      if (at < text.size() && text[at] == '?') {
        ++at;
        insert_split(start);
      }
    }
    return {};
  }

  Status item(const std::string& text, std::size_t& at, int depth) {
    bool glued = false;
    if (text[at] == '~') {
      glued = true;
      ++at;
    }
    if (at < text.size() && text[at] == '(') {
      ++at;
      HEARSAY_CHECK(alternatives(text, at, depth));
      if (at >= text.size() || text[at] != ')') return fail(ErrorCode::InvalidInput, "\")\" is missing");
      ++at;
      return {};
    }
    if (at < text.size() && text[at] == '/') {
      ++at;
      push_test(TimeForm::Mark, 0, false);
      return {};
    }
    if (at < text.size() && text[at] == '\'') return quoted(text, at, glued);
    std::size_t end = at;
    while (end < text.size() && is_name_char(text[end])) ++end;
    if (end == at) return fail(ErrorCode::InvalidInput, "cannot read \"" + text + "\" at character " + std::to_string(at));
    const std::string name = text.substr(at, end - at);
    at = end;
    return named(name, glued, depth);
  }

  Status quoted(const std::string& text, std::size_t& at, bool glued) {
    const std::size_t end = text.find('\'', at + 1);
    if (end == std::string::npos) return fail(ErrorCode::InvalidInput, "a quoted word has no end");
    const std::string word = text.substr(at + 1, end - at - 1);
    at = end + 1;
    const std::string name = "'" + word;
    auto found = classes_.find(name);
    if (found == classes_.end()) {
      HEARSAY_TRY(const std::uint16_t index, new_class(name));
      add_word(word, index, {}, {});
      found = classes_.find(name);
    }
    push_test(TimeForm::Class, found->second, glued);
    return {};
  }

  Status named(const std::string& name, bool glued, int depth) {
    if (name[0] >= 'A' && name[0] <= 'Z') {
      if (!times_.contains("define") || !times_["define"].contains(name))
        return fail(ErrorCode::InvalidInput, "unknown macro " + name);
      return compile_text(times_["define"][name].get<std::string>(), depth + 1);
    }
    if (const TimeForm* form = find_name(kFormNames, name)) {
      push_test(*form, 0, glued);
      return {};
    }
    const auto found = classes_.find(name);
    if (found == classes_.end()) return fail(ErrorCode::InvalidInput, "unknown class \"" + name + "\"");
    push_test(TimeForm::Class, found->second, glued);
    return {};
  }

  void push_test(TimeForm form, std::uint16_t word_class, bool glued) {
    out_.program_.push_back({TimeStep::Op::Test, form, glued, word_class, 0, 0});
  }

  const json& times_;
  TimePatterns out_;
  std::map<std::string, std::uint16_t> classes_;
};

Result<TimePatterns> TimePatterns::load(const json& times, const NumberWords& numbers) {
  return TimePatternCompiler(times, numbers).compile();
}

}  // namespace hearsay::extract
