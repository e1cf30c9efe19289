// TextFold: the forms under which names and words are looked up. Case, accents, width and compatibility forms are
// folded (ICU NFKC_Casefold, then marks stripped; Azerbaijani schwa to a, dotless i to i); names in other scripts are
// also written in Latin letters, so that Azerbaijani, Russian and Armenian spellings meet. Words are runs of letters and
// digits, so the parts of a reduplicated Indonesian word ("anak-anak") are found too.
// Not shared by threads: it caches. Tested by tests/graph/store/store_test.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hearsay::graph {

class TextFold {
 public:
  TextFold();
  ~TextFold();
  TextFold(const TextFold&) = delete;
  TextFold& operator=(const TextFold&) = delete;

  // The words of `text`, folded, in order, each at most kLongestTerm bytes.
  std::vector<std::string> terms(std::string_view text);
  // Folded words of a name in Latin letters, joined by one space.
  std::string name(std::string_view name);

  static constexpr std::size_t kLongestTerm = 64;

 private:
  const std::string& fold(char32_t code_point);
  std::string to_latin(std::string_view text);

  struct Latin;
  std::unique_ptr<Latin> latin_;  // made when the first letter of another script is met
  std::unordered_map<std::uint32_t, std::string> folded_;
};

}  // namespace hearsay::graph
