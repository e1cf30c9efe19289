#include "extract/find/lexicon.h"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <vector>

#include "schemas/json_schema.h"

namespace hearsay::extract {
namespace {

using Json = nlohmann::json;

// Parses `text`; a key that stands twice in one object is an error, because the second would silently win.
Result<Json> parse_json(std::string_view text, const std::string& name) {
  std::vector<std::set<std::string>> open;
  std::string twice;
  auto watch = [&](int, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) open.emplace_back();
    if (event == Json::parse_event_t::object_end) open.pop_back();
    if (event == Json::parse_event_t::key && !open.back().insert(value.get<std::string>()).second && twice.empty())
      twice = value.get<std::string>();
    return true;
  };
  try {
    Json root = Json::parse(text.begin(), text.end(), watch);
    if (!twice.empty()) return fail(ErrorCode::InvalidInput, name + ": key \"" + twice + "\" stands twice in one object");
    return root;
  } catch (const Json::parse_error& error) {
    return fail(ErrorCode::InvalidInput, name + "@" + std::to_string(error.byte) + ": not JSON: " + error.what());
  }
}

// The words of a word list: strings of an array, "words" of the objects in an array, or keys of an object.
void collect_words(const Json& list, std::vector<std::string>& words) {
  if (list.is_string()) words.push_back(list.get<std::string>());
  if (list.is_object() && list.contains("words")) return collect_words(list["words"], words);
  if (list.is_object())
    for (const auto& item : list.items()) words.push_back(item.key());
  if (list.is_array())
    for (const auto& item : list) collect_words(item, words);
}

Status check_exclusive_group(const Json& root, const Json& group, const std::string& name) {
  std::map<std::string, std::string> owner;
  for (const auto& pointer : group) {
    const auto where = pointer.get<std::string>();
    std::vector<std::string> words;
    try {
      collect_words(root.at(Json::json_pointer(where)), words);
    } catch (const Json::exception&) {
      return fail(ErrorCode::InvalidInput, name + ": \"exclusive\" names " + where + ", which is not there");
    }
    for (const auto& word : words) {
      auto [it, fresh] = owner.emplace(word, where);
      if (!fresh && it->second != where)
        return fail(ErrorCode::InvalidInput,
                    name + ": \"" + word + "\" stands in " + it->second + " and in " + where + ", which exclude each other");
    }
  }
  return {};
}

Status check_contradictions(const Json& root, const std::string& name) {
  auto groups = root.find("exclusive");
  if (groups == root.end()) return {};
  for (const auto& group : *groups) HEARSAY_CHECK(check_exclusive_group(root, group, name));
  return {};
}

Status check_schema(const Json& root, const std::string& name, const std::string& schema_folder) {
  HEARSAY_TRY(auto schema, JsonSchema::load(schema_folder, "lexicon.schema.json"));
  const auto violations = schema.check(root, 1);
  if (violations.empty()) return {};
  return fail(ErrorCode::InvalidInput, name + ": " + violations.front().pointer + " " + violations.front().message);
}

}  // namespace

Result<Lexicon> Lexicon::parse(std::string_view text, const std::string& name, const std::string& schema_folder) {
  HEARSAY_TRY(Json root, parse_json(text, name));
  HEARSAY_CHECK(check_schema(root, name, schema_folder));
  HEARSAY_CHECK(check_contradictions(root, name));
  Lexicon lexicon;
  lexicon.language_ = root["language"].get<std::string>();
  lexicon.path_ = name;
  lexicon.root_ = std::make_shared<const Json>(std::move(root));
  lexicon.empty_ = std::make_shared<const Json>(Json::object());
  return lexicon;
}

Result<Lexicon> Lexicon::load(const std::string& path, const std::string& schema_folder) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::Io, path + ": cannot be opened");
  std::stringstream buffer;
  buffer << in.rdbuf();
  return parse(buffer.str(), path, schema_folder);
}

const Json& Lexicon::section(std::string_view name) const {
  auto it = root_->find(std::string(name));
  return it == root_->end() ? *empty_ : *it;
}

}  // namespace hearsay::extract
