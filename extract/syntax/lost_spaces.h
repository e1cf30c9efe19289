// LostSpaces: words that stand together without the space between them, as pages do where a link or bold name loses the
// white space around it ("DilansirReuters", "kepadaCNN", "Netanyahudisebut", "SBUUkrainamengatakan").
// A run of letters is cut where all of it then reads as words: words that exist, names, and acronyms in capitals. A word
// ends where a capital follows a small letter, an acronym before a word, and a name also before a word in small letters;
// behind the first piece a capitalised word may be strange, but the fewest strange pieces win, then the fewest pieces.
// Runs that exist as one word or name stay whole.
// Const after construction, safe to share if `is_name` is. Tested by tests/extract/syntax/lost_spaces_test.cpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace hearsay::extract {

class LostSpaces {
 public:
  // Asked with a normal form (small letters).
  using Predicate = std::function<bool(std::string_view)>;

  LostSpaces() = default;  // cuts nothing
  // `is_word`: exists in the language. `is_name`: a name of one word. `tails`: words of two or three letters that may
  // follow a name or acronym at once ("AFPpada") and, with a hyphen, prefixes of words that may ("men-": "Hamasmenembak");
  // longer words need only exist. Where it is empty no word in small letters may.
  LostSpaces(Predicate is_word, Predicate is_name, const std::vector<std::string>& tails);

  // A name of one word, by its normal form; false where none were given.
  bool is_name(std::string_view normal) const { return is_name_ && is_name_(normal); }

  // Bytes of `run`, letters only, before which a space was lost; empty where none was.
  std::vector<std::size_t> cuts(std::string_view run) const;

 private:
  struct Reading;

  bool is_tail(std::string_view word) const;

  Predicate is_word_, is_name_;
  std::unordered_set<std::string> short_tails_;
  std::vector<std::string> prefixes_;
};

}  // namespace hearsay::extract
