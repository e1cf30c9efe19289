// LanguageIdentifier: which language a document is in. CLD2 decides; Indonesian and Malay, which it often mixes up, are
// told apart by words that only one of them uses, which stand in the Indonesian lexicon's section "identify".
// Const after construction, safe to share. Tested by tests/extract/text/text_test.cpp.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace hearsay::extract {

class LanguageIdentifier {
 public:
  // Adds what a lexicon knows of its own language: section "identify" with "common" (its most frequent function words),
  // "rival" (a language that is taken for it), "own" and "rival_words" (words of only the one or the other).
  void add(const std::string& language, const nlohmann::json& identify);

  // BCP 47 primary subtag ("en", "id", "ms", "ru"), or "und" where the text is too short or too mixed to tell.
  std::string identify(std::string_view text) const;
  // The language of the metadata where it names one ("en-GB" -> "en", "in" -> "id"), else that of the text.
  std::string identify(std::string_view text, std::string_view declared) const;

 private:
  struct Profile {
    std::string language, rival;
    std::unordered_map<std::string, int> words;  // 1 common, 2 own, 3 rival's
  };
  struct Counts {
    int words = 0, common = 0, own = 0, rival = 0;
  };
  Counts count(const Profile& profile, std::string_view text) const;

  std::vector<Profile> profiles_;
};

}  // namespace hearsay::extract
