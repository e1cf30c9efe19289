// JsonSchema: checks a JSON value against a JSON Schema, for everything that enters from outside (evidence, lexicons,
// gazetteers, metadata). Understands the part of draft 2020-12 that the schemas in this folder use: type, enum, const,
// required, properties, patternProperties, additionalProperties, items, minItems, maxItems, uniqueItems, minimum, maximum,
// minLength, maxLength, pattern, anyOf, allOf, $ref to "#/..." and to other files of this folder ("claim.schema.json",
// "common.schema.json#/$defs/span"). A keyword it does not know is an error when the schema is loaded.
// Const after loading, safe to share. Tested by tests/schemas/json_schema_test.cpp.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hearsay {

struct Violation {
  std::string pointer;  // RFC 6901 JSON pointer of the value that is wrong: "/claims/3/act"
  std::string message;  // "unknown key \"acts\"", "is \"sy\", expected one of state, accuse, ..."
};

class JsonSchema {
 public:
  // Loads `folder`/`file` and every schema it refers to. Fails where a file is missing, is not JSON, or uses an
  // unknown keyword; the message names the file.
  static Result<JsonSchema> load(const std::string& folder, const std::string& file);

  // All violations, in document order; empty where `value` satisfies the schema. At most `limit` are listed.
  std::vector<Violation> check(const nlohmann::json& value, std::size_t limit = 20) const;

 private:
  struct Files;
  std::shared_ptr<const Files> files_;
  std::string root_;
};

// Greatest number of brackets open at once in JSON text, strings aside. Libraries for JSON write by recursion: what is
// nested deeper than kDeepestJson is refused before it is read.
inline constexpr std::size_t kDeepestJson = 64;
std::size_t json_nesting(std::string_view text);

// Reads a JSON file and checks it; the error names the file, and the JSON pointer or the byte.
Result<nlohmann::json> load_checked_json(const std::string& path, const JsonSchema& schema);

}  // namespace hearsay
