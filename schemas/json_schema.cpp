#include "schemas/json_schema.h"


#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

namespace hearsay {
namespace {

using Json = nlohmann::json;

Result<Json> read_json_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::Io, path + ": cannot be opened");
  std::stringstream buffer;
  buffer << in.rdbuf();
  try {
    return Json::parse(buffer.str());
  } catch (const Json::parse_error& error) {
    return fail(ErrorCode::InvalidInput, path + "@" + std::to_string(error.byte) + ": not JSON: " + error.what());
  }
}

const std::set<std::string>& known_keywords() {
  static const std::set<std::string> kKeywords = {
      "$schema",  "$id",      "$defs",     "$ref",       "$comment",   "title",    "description",       "examples",
      "default",  "type",     "enum",      "const",      "required",   "properties", "patternProperties",
      "additionalProperties", "items",     "minItems",   "maxItems",   "uniqueItems", "minimum",        "maximum",
      "minLength", "maxLength", "pattern", "anyOf",      "allOf",      "propertyNames", "format"};
  return kKeywords;
}

// Visits every subschema below `schema`, itself included.
template <class Visit>
void each_subschema(const Json& schema, Visit&& visit) {
  if (!schema.is_object()) return;
  visit(schema);
  for (const char* name : {"properties", "patternProperties", "$defs"})
    if (auto it = schema.find(name); it != schema.end())
      for (const auto& child : *it) each_subschema(child, visit);
  for (const char* name : {"additionalProperties", "items", "propertyNames"})
    if (auto it = schema.find(name); it != schema.end()) each_subschema(*it, visit);
  for (const char* name : {"anyOf", "allOf"})
    if (auto it = schema.find(name); it != schema.end())
      for (const auto& child : *it) each_subschema(child, visit);
}

std::string type_name(const Json& value) {
  if (value.is_number_integer()) return "integer";
  if (value.is_number()) return "number";
  return value.type_name();
}

bool has_type(const Json& value, const std::string& type) {
  if (type == "integer")
    return value.is_number_integer() || (value.is_number_float() && std::floor(value.get<double>()) == value.get<double>());
  if (type == "number") return value.is_number();
  return type == value.type_name();
}

std::string brief(const Json& value) {
  std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

std::string joined(const Json& values) {
  std::string text;
  for (const auto& value : values) text += (text.empty() ? "" : ", ") + brief(value);
  return text;
}

std::string escaped(const std::string& key) {
  std::string out;
  for (char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return out;
}

std::size_t code_points(const std::string& text) {
  std::size_t count = 0;
  for (unsigned char c : text) count += (c & 0xC0) != 0x80;
  return count;
}

}  // namespace

struct JsonSchema::Files {
  std::map<std::string, Json> schemas;           // file name -> schema
  std::map<std::string, std::regex> patterns;    // compiled once, at loading

  const Json* resolve(const std::string& file, const std::string& reference, std::string& target_file) const {
    auto hash = reference.find('#');
    std::string name = reference.substr(0, hash);
    target_file = name.empty() ? file : name;
    auto it = schemas.find(target_file);
    if (it == schemas.end()) return nullptr;
    std::string pointer = hash == std::string::npos ? "" : reference.substr(hash + 1);
    try {
      return &it->second.at(Json::json_pointer(pointer));
    } catch (const Json::exception&) {
      return nullptr;
    }
  }
};

namespace {

// One run over one value; keeps the list of violations and the place in the value.
template <class Files>
class Checker {
 public:
  Checker(const Files& files, std::size_t limit) : files_(files), limit_(limit) {}

  void check(const Json& value, const Json& schema, const std::string& file, const std::string& at) {
    if (found_.size() >= limit_) return;
    if (schema.is_boolean()) {
      if (!schema.get<bool>()) report(at, "is not allowed here");
      return;
    }
    if (auto it = schema.find("$ref"); it != schema.end()) {
      std::string target;
      if (const Json* other = files_.resolve(file, it->get<std::string>(), target)) check(value, *other, target, at);
    }
    if (!check_type(value, schema, at)) return;
    check_choice(value, schema, at);
    if (value.is_number()) check_number(value, schema, at);
    if (value.is_string()) check_string(value.get_ref<const std::string&>(), schema, at);
    if (value.is_array()) check_array(value, schema, file, at);
    if (value.is_object()) check_object(value, schema, file, at);
    check_combinations(value, schema, file, at);
  }

  std::vector<Violation> take() { return std::move(found_); }

 private:
  void report(const std::string& at, std::string message) {
    if (found_.size() < limit_) found_.push_back({at, std::move(message)});
  }

  bool check_type(const Json& value, const Json& schema, const std::string& at) {
    auto it = schema.find("type");
    if (it == schema.end()) return true;
    if (it->is_string()) {
      if (has_type(value, it->get<std::string>())) return true;
    } else {
      for (const auto& type : *it)
        if (has_type(value, type.get<std::string>())) return true;
    }
    report(at, "is " + type_name(value) + ", expected " + (it->is_string() ? it->get<std::string>() : joined(*it)));
    return false;
  }

  void check_choice(const Json& value, const Json& schema, const std::string& at) {
    if (auto it = schema.find("enum"); it != schema.end() && std::find(it->begin(), it->end(), value) == it->end())
      report(at, "is " + brief(value) + ", expected one of " + joined(*it));
    if (auto it = schema.find("const"); it != schema.end() && *it != value)
      report(at, "is " + brief(value) + ", expected " + brief(*it));
  }

  void check_number(const Json& value, const Json& schema, const std::string& at) {
    double number = value.get<double>();
    if (auto it = schema.find("minimum"); it != schema.end() && number < it->get<double>())
      report(at, "is " + brief(value) + ", less than " + brief(*it));
    if (auto it = schema.find("maximum"); it != schema.end() && number > it->get<double>())
      report(at, "is " + brief(value) + ", more than " + brief(*it));
  }

  void check_string(const std::string& text, const Json& schema, const std::string& at) {
    if (auto it = schema.find("minLength"); it != schema.end() && code_points(text) < it->get<std::size_t>())
      report(at, "is shorter than " + brief(*it) + " characters");
    if (auto it = schema.find("maxLength"); it != schema.end() && code_points(text) > it->get<std::size_t>())
      report(at, "is longer than " + brief(*it) + " characters");
    if (auto it = schema.find("pattern"); it != schema.end() && !matches(text, it->get<std::string>()))
      report(at, brief(text) + " does not match " + it->get<std::string>());
  }

  bool matches(const std::string& text, const std::string& pattern) const {
    // std::regex recurses on long input: longer texts than any pattern of ours can mean are refused unread.
    return text.size() < 2000 && std::regex_search(text, files_.patterns.at(pattern));
  }

  void check_array(const Json& value, const Json& schema, const std::string& file, const std::string& at) {
    if (auto it = schema.find("minItems"); it != schema.end() && value.size() < it->template get<std::size_t>())
      report(at, "has " + std::to_string(value.size()) + " items, expected at least " + brief(*it));
    if (auto it = schema.find("maxItems"); it != schema.end() && value.size() > it->template get<std::size_t>())
      report(at, "has " + std::to_string(value.size()) + " items, expected at most " + brief(*it));
    if (auto it = schema.find("uniqueItems"); it != schema.end() && it->template get<bool>()) {
      std::set<std::string> seen;
      for (std::size_t i = 0; i < value.size(); ++i)
        if (!seen.insert(value[i].dump(-1, ' ', false, Json::error_handler_t::replace)).second)
          report(at + "/" + std::to_string(i), brief(value[i]) + " stands there twice");
    }
    if (auto it = schema.find("items"); it != schema.end())
      for (std::size_t i = 0; i < value.size(); ++i) check(value[i], *it, file, at + "/" + std::to_string(i));
  }

  void check_object(const Json& value, const Json& schema, const std::string& file, const std::string& at) {
    if (auto it = schema.find("required"); it != schema.end())
      for (const auto& key : *it)
        if (!value.contains(key.get<std::string>())) report(at, "lacks the key \"" + key.get<std::string>() + "\"");
    for (const auto& [key, child] : value.items()) check_member(key, child, schema, file, at);
  }

  void check_member(const std::string& key, const Json& child, const Json& schema, const std::string& file,
                    const std::string& at) {
    std::string below = at + "/" + escaped(key);
    bool known = false;
    if (auto it = schema.find("propertyNames"); it != schema.end()) check(Json(key), *it, file, below);
    if (auto it = schema.find("properties"); it != schema.end())
      if (auto property = it->find(key); property != it->end()) {
        known = true;
        check(child, *property, file, below);
      }
    if (auto it = schema.find("patternProperties"); it != schema.end())
      for (const auto& [pattern, subschema] : it->items())
        if (matches(key, pattern)) {
          known = true;
          check(child, subschema, file, below);
        }
    auto rest = schema.find("additionalProperties");
    if (known || rest == schema.end()) return;
    if (rest->is_boolean() && !rest->template get<bool>())
      report(below, "unknown key \"" + key + "\"");
    else
      check(child, *rest, file, below);
  }

  void check_combinations(const Json& value, const Json& schema, const std::string& file, const std::string& at) {
    if (auto it = schema.find("allOf"); it != schema.end())
      for (const auto& part : *it) check(value, part, file, at);
    if (auto it = schema.find("anyOf"); it != schema.end()) {
      std::vector<Violation> nearest;
      for (const auto& part : *it) {
        Checker attempt(files_, limit_);
        attempt.check(value, part, file, at);
        auto violations = attempt.take();
        if (violations.empty()) return;
        if (nearest.empty() || violations.size() < nearest.size()) nearest = std::move(violations);
      }
      for (auto& violation : nearest) report(violation.pointer, violation.message);
    }
  }

  const Files& files_;
  std::size_t limit_;
  std::vector<Violation> found_;
};

}  // namespace

Result<JsonSchema> JsonSchema::load(const std::string& folder, const std::string& file) {
  auto files = std::make_shared<Files>();
  std::vector<std::string> wanted = {file};
  while (!wanted.empty()) {
    std::string name = wanted.back();
    wanted.pop_back();
    if (files->schemas.count(name) != 0) continue;
    HEARSAY_TRY(Json schema, read_json_file(folder + "/" + name));
    std::string problem;
    each_subschema(schema, [&](const Json& part) {
      for (const auto& [key, value] : part.items())
        if (known_keywords().count(key) == 0) problem = "unknown schema keyword \"" + key + "\"";
      try {
        if (auto it = part.find("pattern"); it != part.end())
          files->patterns.emplace(it->get<std::string>(), std::regex(it->get<std::string>()));
        if (auto it = part.find("patternProperties"); it != part.end())
          for (const auto& [pattern, unused] : it->items()) files->patterns.emplace(pattern, std::regex(pattern));
      } catch (const std::regex_error& error) {
        problem = std::string("bad pattern: ") + error.what();
      }
      if (auto it = part.find("$ref"); it != part.end()) {
        std::string other = it->get<std::string>();
        other = other.substr(0, other.find('#'));
        if (!other.empty()) wanted.push_back(other);
      }
    });
    if (!problem.empty()) return fail(ErrorCode::InvalidInput, folder + "/" + name + ": " + problem);
    files->schemas.emplace(name, std::move(schema));
  }
  std::string dangling;
  for (const auto& [name, schema] : files->schemas)
    each_subschema(schema, [&, &where = name](const Json& part) {
      std::string target;
      if (auto it = part.find("$ref"); it != part.end() && !files->resolve(where, it->get<std::string>(), target))
        dangling = where + ": \"" + it->get<std::string>() + "\" leads nowhere";
    });
  if (!dangling.empty()) return fail(ErrorCode::InvalidInput, folder + "/" + dangling);
  JsonSchema schema;
  schema.files_ = std::move(files);
  schema.root_ = file;
  return schema;
}

std::vector<Violation> JsonSchema::check(const Json& value, std::size_t limit) const {
  Checker<Files> checker(*files_, limit);
  checker.check(value, files_->schemas.at(root_), root_, "");
  return checker.take();
}

std::size_t json_nesting(std::string_view text) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

Result<Json> load_checked_json(const std::string& path, const JsonSchema& schema) {
  HEARSAY_TRY(Json value, read_json_file(path));
  auto violations = schema.check(value, 1);
  if (!violations.empty())
    return fail(ErrorCode::InvalidInput, path + ": " + (violations[0].pointer.empty() ? "/" : violations[0].pointer) +
                                             ": " + violations[0].message);
  return value;
}

}  // namespace hearsay
