#include "extract/find/times_pattern.h"

namespace hearsay::extract {

// One attempt of one pattern.
struct TimePatterns::Run {
  const TimeText& text;
  std::size_t limit;
  const TimePattern& pattern;
  std::size_t begin;
  std::size_t start;
  std::size_t best_end = 0;
  TimeMatch best;
};

TimeText TimePatterns::prepare(const Atoms& atoms) const {
  TimeText text{atoms, {}};
  text.entries.reserve(atoms.size());
  for (std::size_t i = 0; i < atoms.size(); ++i) text.entries.push_back(words_.starting_with(atoms.word(i)));
  return text;
}

ClassSet TimePatterns::classes_at(const TimeText& text, std::size_t at, std::size_t limit) const {
  ClassSet set;
  if (at >= limit) return set;
  if (text.entries[at])
    for (const auto& entry : *text.entries[at])
      if (!entry.value.capital || text.atoms[at].capital)
        if (TimeWords::end_of(entry, text.atoms, at, limit) != 0) set.set(entry.value.word_class);
  if (text.atoms[at].kind == AtomKind::Digits || numbers_->parse(text.atoms, at, limit)) set.set(kTimeClasses - 1);
  return set;
}

// Classes of the words and phrases (up to four atoms) that end just before atom `at`.
ClassSet TimePatterns::classes_ending_before(const TimeText& text, std::size_t begin, std::size_t at) const {
  ClassSet set;
  for (std::size_t back = 1; back <= 4 && back <= at - begin; ++back) {
    const std::size_t start = at - back;
    if (!text.entries[start]) continue;
    for (const auto& entry : *text.entries[start])
      if (TimeWords::end_of(entry, text.atoms, start, at) == at) set.set(entry.value.word_class);
  }
  return set;
}

bool TimePatterns::allowed(const TimePattern& pattern, const TimeText& text, std::size_t begin, const TimeMatch& match,
                           std::size_t limit) const {
  if (pattern.after.any() || pattern.unless_after.any()) {
    const ClassSet before = classes_ending_before(text, begin, match.begin);
    if (pattern.after.any() && (before & pattern.after).none()) return false;
    if ((before & pattern.unless_after).any()) return false;
  }
  return pattern.unless_before.none() || (classes_at(text, match.end, limit) & pattern.unless_before).none();
}

std::optional<TimeMatch> TimePatterns::match(const TimeText& text, std::size_t begin, std::size_t at, std::size_t limit) const {
  if (!text.entries[at] && text.atoms[at].kind != AtomKind::Digits && !numbers_->parse(text.atoms, at, limit)) return std::nullopt;
  const ClassSet here = classes_at(text, at, limit);
  std::optional<TimeMatch> best;
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    if ((first_[i] & here).none()) continue;
    Run state{text, limit, patterns_[i], begin, at, 0, {}};
    TimeMatch match;
    match.begin = at;
    match.pattern = i;
    run(state, entry_[i], at, Slots{}, match);
    if (state.best_end > at && (!best || state.best_end > best->end)) best = state.best;
  }
  return best;
}

void TimePatterns::run(Run& state, std::uint32_t step, std::size_t at, const Slots& slots, TimeMatch& match) const {
  const TimeStep& now = program_[step];
  switch (now.op) {
    case TimeStep::Op::Jump: return run(state, now.a, at, slots, match);
    case TimeStep::Op::Split:
      run(state, now.a, at, slots, match);
      return run(state, now.b, at, slots, match);
    case TimeStep::Op::Accept: {
      if (at <= state.best_end) return;
      TimeMatch found = match;
      found.end = at;
      found.slots = slots;
      if (!allowed(state.pattern, state.text, state.begin, found, state.limit)) return;
      for (const auto& [slot, value] : state.pattern.set)
        if (!found.slots.has(slot)) found.slots.set(slot, value);
      state.best_end = at;
      state.best = found;
      return;
    }
    case TimeStep::Op::Test: break;
  }
  if (now.form == TimeForm::Mark) {
    TimeMatch marked = match;
    if (marked.left_end == 0) {
      marked.left_end = at;
      marked.left = slots;
    } else {
      marked.right_begin = at;
    }
    return run(state, step + 1, at, slots, marked);
  }
  if (at >= state.limit || (now.glued && !state.text.atoms[at].glued)) return;
  if (now.form != TimeForm::Class) {
    Slots next = slots;
    if (const std::size_t end = read_time_form(now.form, *numbers_, state.text.atoms, at, state.limit, next); end != 0)
      run(state, step + 1, end, next, match);
    return;
  }
  if (!state.text.entries[at]) return;
  for (const auto& entry : *state.text.entries[at]) {
    if (entry.value.word_class != now.word_class || (entry.value.capital && !state.text.atoms[at].capital)) continue;
    const std::size_t end = TimeWords::end_of(entry, state.text.atoms, at, state.limit);
    if (end == 0) continue;
    Slots next = slots;
    for (const auto& [slot, value] : entry.value.set) next.set(slot, value);
    run(state, step + 1, end, next, match);
  }
}

}  // namespace hearsay::extract
