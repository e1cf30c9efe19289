#include "extract/find/segmentation.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace hearsay::extract {

void tell_tokenizer(const Lexicon& lexicon, const WorldGazetteer& gazetteer, SyntaxModel& model) {
  const auto& names = lexicon.section("names");
  const auto words = [&](const char* key) { return names.value(key, std::vector<std::string>()); };
  model.set_abbreviations(words("abbreviations"));
  const auto is_name = [gazetteer, language = lexicon.language()](std::string_view normal) {
    const auto uses = gazetteer.find(normal, language);
    return std::ranges::any_of(uses, [&](const NameUse& use) { return !use.lower && !gazetteer.entry(use.entry).minor; });
  };
  model.part_words(is_name, words("tails"));
  model.set_homographs(names.value("homographs", std::map<std::string, std::string, std::less<>>()));
}

}  // namespace hearsay::extract
