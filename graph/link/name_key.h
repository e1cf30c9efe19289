// Name keys: one spelling for a name whatever its script, case, diacritics and punctuation, and the bounded edit distance
// that tells spelling variants from other names. The only file of the folder that knows ICU.
//   "Nagorno-Karabakh", "NAGORNO KARABAKH" -> "nagorno karabakh";  "Никол Пашинян" -> "nikol pashinyan";  "İlham Əliyev" -> "ilham aliyev"
// A NameFolder belongs to one thread; it remembers the names it has folded. Tested by tests/graph/link/name_key_test.cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::graph {

class NameFolder {
 public:
  // Where ICU's transliterators are missing, only ASCII letters are folded; other letters stay as they are.
  NameFolder();
  ~NameFolder();
  NameFolder(NameFolder&&) noexcept;
  NameFolder& operator=(NameFolder&&) noexcept;

  // Lower-case ASCII words parted by single blanks; possessive endings, articles and apostrophes are gone.
  // Empty where the name holds no letter or digit. The result lives as long as the folder.
  const std::string& key(std::string_view name);

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

// The words of a key. Views borrow from `key`.
std::vector<std::string_view> key_words(std::string_view key);

// The key of a place with its kind in English and behind the name: "lembah galwan" -> "galwan valley", "sungai litani" and
// "river litani" -> "litani river". Other keys stay as they are.
std::string place_key(const std::string& key);

// Damerau-Levenshtein distance (optimal string alignment; Damerau 1964), or `bound` + 1 where it is larger than `bound`.
int edit_distance(std::string_view a, std::string_view b, int bound);

// Two spellings of one word: equal, or at a distance that the length allows (none under 5 letters, 1 up to 8, 2 beyond),
// with the same first letter where the distance is 2.
// "pashinyan" ~ "pashinian", "kelbajar" ~ "kalbajar", "karabakh" ~ "karabkah"; not "iran" ~ "iraq", "eastern" ~ "western".
bool similar_words(std::string_view a, std::string_view b);

// Two spellings of one name: the same number of words and each pair similar, or the same letters but for blanks
// ("salah al din" ~ "salaheddin"). Particles (al, el, bin) do not count.
bool similar_keys(std::string_view a, std::string_view b);

// A short code that all spellings which similar_keys() accepts mostly share: for blocking. Vowels, doubled letters and
// the differences between transliterations (sh/s, kh/gh/k/q/g, j/y/i) fall together. Never empty for a key that is not.
std::string skeleton(std::string_view key);

}  // namespace hearsay::graph
