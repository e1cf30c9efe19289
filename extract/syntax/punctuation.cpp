#include "extract/syntax/punctuation.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace hearsay::extract {
namespace {

constexpr std::ptrdiff_t kNone = -1;

bool is_one_of(std::string_view form, std::initializer_list<std::string_view> marks) {
  return std::find(marks.begin(), marks.end(), form) != marks.end();
}

// "H", "Tb", "Prof": a name's initial or a title, after which a full stop is no sentence end.
bool is_abbreviation(std::string_view form) {
  if (form.empty() || form[0] < 'A' || form[0] > 'Z' || form.size() > 4) return false;
  return std::all_of(form.begin() + 1, form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

class Fixer {
 public:
  Fixer(const std::vector<std::string_view>& forms, const std::vector<std::string_view>& relations, std::vector<std::int32_t>& heads)
      : forms_(forms), relations_(relations), heads_(heads), old_(heads) {}

  std::size_t run() {
    const auto size = static_cast<std::ptrdiff_t>(forms_.size());
    find_pairs();
    std::size_t changed = 0;
    for (std::ptrdiff_t i = 0; i < size; ++i) {
      if (!is_mark(i)) continue;
      const std::ptrdiff_t head = head_for(i);
      if (head < 0 || head == i) continue;
      changed += heads_[static_cast<std::size_t>(i)] != head ? 1 : 0;
      heads_[static_cast<std::size_t>(i)] = static_cast<std::int32_t>(head);
    }
    return changed;
  }

 private:
  bool is_mark(std::ptrdiff_t i) const { return relations_[static_cast<std::size_t>(i)].substr(0, 5) == "punct"; }
  std::ptrdiff_t head(std::ptrdiff_t i) const { return old_[static_cast<std::size_t>(i)]; }
  std::string_view form(std::ptrdiff_t i) const { return forms_[static_cast<std::size_t>(i)]; }
  std::string_view relation(std::ptrdiff_t i) const {
    const std::string_view full = relations_[static_cast<std::size_t>(i)];
    return full.substr(0, full.find(':'));
  }

  void find_pairs() {
    std::vector<std::ptrdiff_t> brackets;
    std::map<char, std::ptrdiff_t> quotes;
    for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(forms_.size()); ++i) {
      if (!is_mark(i)) continue;
      const std::string_view mark = form(i);
      if (is_one_of(mark, {"(", "[", "{"})) {
        brackets.push_back(i);
      } else if (is_one_of(mark, {")", "]", "}"}) && !brackets.empty()) {
        pairs_[i] = brackets.back();
        pairs_[brackets.back()] = i;
        brackets.pop_back();
      } else if (is_one_of(mark, {"\"", "'", "\u201C", "\u201D", "``", "''", "\u2018", "\u2019"})) {
        const char kind = is_one_of(mark, {"'", "\u2018", "\u2019"}) ? '\'' : '"';
        const auto open = quotes.find(kind);
        if (open == quotes.end()) {
          quotes[kind] = i;
        } else {
          pairs_[i] = open->second;
          pairs_[open->second] = i;
          quotes.erase(open);
        }
      }
    }
  }

  // Head of what the pair encloses; where several words stick out, the first for the opening mark, the last for the closing.
  std::ptrdiff_t head_of_pair(std::ptrdiff_t i, std::ptrdiff_t other) const {
    const std::ptrdiff_t begin = std::min(i, other);
    const std::ptrdiff_t end = std::max(i, other);
    std::ptrdiff_t found = kNone;
    for (std::ptrdiff_t k = begin + 1; k < end; ++k) {
      if (is_mark(k) || (head(k) > begin && head(k) < end)) continue;
      if (found == kNone || i == end) found = k;
    }
    return found;
  }

  std::ptrdiff_t head_for(std::ptrdiff_t i) const {
    if (const auto pair = pairs_.find(i); pair != pairs_.end()) {
      if (const std::ptrdiff_t inside = head_of_pair(i, pair->second); inside != kNone) return inside;
    }
    const auto size = static_cast<std::ptrdiff_t>(forms_.size());
    std::ptrdiff_t left = i - 1;
    while (left >= 0 && is_mark(left)) --left;
    std::ptrdiff_t right = i + 1;
    while (right < size && is_mark(right)) ++right;
    if (right >= size) right = kNone;
    if (left != kNone && is_one_of(form(i), {".", "?", "!", "..."})) return head_of_stop(i, left, right);
    if (form(i) == "/" && left != kNone) return left;
    if (right == kNone) return root();
    const std::ptrdiff_t right_top = climb_left(right, i);
    if (left == kNone) return right_top;
    std::ptrdiff_t left_top = left;
    while (head(left_top) >= 0 && head(left_top) < i) left_top = head(left_top);
    if (head(right_top) >= 0 && head(right_top) < i) return right_top;
    return head(left_top) > i || head(right_top) >= 0 ? left_top : right_top;
  }

  std::ptrdiff_t climb_left(std::ptrdiff_t at, std::ptrdiff_t mark) const {
    while (head(at) > mark) at = head(at);
    return at;
  }

  std::ptrdiff_t head_of_stop(std::ptrdiff_t i, std::ptrdiff_t left, std::ptrdiff_t right) const {
    const bool part_of_name = is_one_of(relation(left), {"flat", "nmod", "compound", "nsubj", "obl", "obj", "appos", "conj"});
    if (form(i) == "." && right != kNone && left == i - 1 && part_of_name && is_abbreviation(form(left))) return left;
    std::ptrdiff_t top = left;
    while (head(top) >= 0 && head(top) < i && relation(top) != "dep") top = head(top);
    return top;
  }

  std::ptrdiff_t root() const {
    for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(old_.size()); ++i) {
      if (head(i) < 0) return i;
    }
    return kNone;
  }

  const std::vector<std::string_view>& forms_;
  const std::vector<std::string_view>& relations_;
  std::vector<std::int32_t>& heads_;
  const std::vector<std::int32_t> old_;
  std::map<std::ptrdiff_t, std::ptrdiff_t> pairs_;
};

// Whether every word reaches the root.
bool is_tree(const std::vector<std::int32_t>& heads) {
  for (std::size_t start = 0; start < heads.size(); ++start) {
    std::size_t steps = 0;
    for (std::int32_t at = static_cast<std::int32_t>(start); at >= 0; at = heads[static_cast<std::size_t>(at)]) {
      if (++steps > heads.size()) return false;
    }
  }
  return true;
}

}  // namespace

std::size_t attach_punctuation(const std::vector<std::string_view>& forms, const std::vector<std::string_view>& relations,
                               std::vector<std::int32_t>& heads) {
  const std::vector<std::int32_t> before = heads;
  const std::size_t changed = Fixer(forms, relations, heads).run();
  if (is_tree(heads)) return changed;
  heads = before;
  return 0;
}

}  // namespace hearsay::extract
