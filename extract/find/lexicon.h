// Lexicon: the words of one language, one JSON file with a section for each stage ("names", "cues", "times" ...).
// Read from extract/lexicon/<language>.json, checked by schemas/lexicon.schema.json and for contradictions:
//   - a key that stands twice in one object,
//   - a word in two word lists that the file itself calls exclusive ("exclusive": [["/pronouns/singular", "/pronouns/plural"]]).
// Both are errors that name the file, the word and both places. Each stage reads its own section.
// Const after loading, safe to share by threads. Tested by tests/extract/find/lexicon_test.cpp.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hearsay::extract {

class Lexicon {
 public:
  // Fails with Io where `path` cannot be read, with InvalidInput (file, byte or key) where it is not a valid lexicon.
  // `schema_folder` holds lexicon.schema.json.
  static Result<Lexicon> load(const std::string& path, const std::string& schema_folder);
  // The same from text already read; `name` stands for the file in messages.
  static Result<Lexicon> parse(std::string_view text, const std::string& name, const std::string& schema_folder);

  const std::string& language() const { return language_; }  // BCP 47: "en"
  const std::string& path() const { return path_; }          // for messages
  // The section of that name, or an empty object where the file has none. Lives as long as any copy of the lexicon.
  const nlohmann::json& section(std::string_view name) const;

 private:
  std::string language_;
  std::string path_;
  std::shared_ptr<const nlohmann::json> root_;
  std::shared_ptr<const nlohmann::json> empty_;
};

}  // namespace hearsay::extract
