#include "extract/read/articles.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hash.h"

namespace hearsay::extract {
namespace {

using nlohmann::json;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

Span trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && is_blank(text[begin])) ++begin;
  while (end > begin && is_blank(text[end - 1])) --end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool looks_like_headline(std::string_view line) {
  constexpr std::size_t kLongest = 220;  // bytes
  constexpr int kMostWords = 32;
  if (line.size() < 3 || line.size() > kLongest) return false;
  if (std::string_view(".,;:").find(line.back()) != std::string_view::npos) return false;
  if (line.find(". ") != std::string_view::npos && line.find(". ") + 2 < line.size() / 2 && line.size() > 120) return false;
  return std::count(line.begin(), line.end(), ' ') < kMostWords;
}

// The text that a JSON value stands for: strings and numbers; nothing for null. Other types are an error.
Result<std::string> plain(const std::string& key, const json& value) {
  if (value.is_null()) return std::string();
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  return fail(ErrorCode::InvalidInput, "\"" + key + "\" is " + value.type_name() + ", expected a string");
}

struct Field {
  const char* key;
  std::string Document::*member;
};
constexpr Field kFields[] = {{"url", &Document::url},
                             {"title", &Document::title},
                             {"publisher", &Document::publisher},
                             {"source_domain", &Document::publisher},
                             {"published", &Document::published},
                             {"date_publish", &Document::published},
                             {"language", &Document::language}};

const Field* field_of(const std::string& key) {
  const auto* const found = std::ranges::find_if(kFields, [&key](const Field& field) { return key == field.key; });
  return found == std::end(kFields) ? nullptr : found;
}

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

// "2023-04-11 16:00:00" is written with a blank by common crawlers; ISO 8601 has a T.
void normalise_date(std::string& date) {
  if (date.size() > 11 && date[10] == ' ' && date[4] == '-' && date[7] == '-') date[10] = 'T';
}

}  // namespace

void find_title(Document& document) {
  const std::string_view text = document.text;
  if (!document.title.empty()) {
    constexpr std::size_t kHead = 400;  // bytes: a date or a section name may stand before the title
    const std::size_t at = text.substr(0, kHead + document.title.size()).find(document.title);
    if (at != std::string_view::npos)
      document.title_span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + document.title.size())};
    return;
  }
  std::size_t begin = 0;
  while (begin < text.size() && is_blank(text[begin])) ++begin;
  const std::size_t end = text.find('\n', begin);
  if (end == std::string_view::npos) return;
  const Span line = trimmed(text, begin, end);
  if (!looks_like_headline(slice(text, line)) || trimmed(text, end, text.size()).empty()) return;
  document.title = slice(text, line);
  document.title_span = line;
}

Result<Document> document_from_json(const json& value) {
  if (!value.is_object()) return fail(ErrorCode::InvalidInput, std::string("is ") + value.type_name() + ", expected an object");
  Document document;
  bool has_text = false;
  for (const auto& [key, item] : value.items()) {
    if (key == "id") {
      HEARSAY_TRY(document.uri, plain(key, item));
    } else if (key == "text" || (key == "maintext" && !value.contains("text"))) {
      HEARSAY_TRY(document.text, plain(key, item));
      has_text = true;
    } else if (const Field* field = field_of(key)) {
      HEARSAY_TRY(std::string word, plain(key, item));
      if (!word.empty() && (document.*field->member).empty()) document.*field->member = std::move(word);
    } else if (!item.is_null()) {
      document.extra[key] = dump(item);
    }
  }
  if (!has_text) return fail(ErrorCode::InvalidInput, "has no \"text\" and no \"maintext\"");
  if (document.uri.empty()) document.uri = document.url;
  normalise_date(document.published);
  return document;
}

Status apply_metadata(const json& record, Document& document) {
  for (const auto& [key, item] : record.items()) {
    if (key == "file" || item.is_null()) continue;
    if (const Field* field = field_of(key)) {
      HEARSAY_TRY(document.*field->member, plain(key, item));
    } else {
      document.extra[key] = dump(item);
    }
  }
  normalise_date(document.published);
  return {};
}

void seal(Document& document) {
  document.text_hash = hash64(document.text);
  document.id = make_document_id(document.uri);
}

}  // namespace hearsay::extract
