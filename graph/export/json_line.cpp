#include "graph/export/json_line.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "graph/export/attributes.h"

namespace hearsay::graph {
namespace {

void append_escaped(std::string& out, unsigned char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default:
      out += "\\u00";
      out += kHex[c >> 4];
      out += kHex[c & 15];
  }
}

// Appends the character at `at`; gives its length in bytes.
std::size_t append_multibyte(std::string& out, std::string_view text, std::size_t at) {
  CodePoint point = decode_utf8(text, at);
  if (point.length == 1)
    out += "\xEF\xBF\xBD";
  else
    out += text.substr(at, point.length);
  return point.length;
}

}  // namespace

void JsonLine::separate() {
  if (line_.empty()) return;
  char last = line_.back();
  if (last != '{' && last != '[' && last != ':') line_ += ',';
}

JsonLine& JsonLine::open(char bracket) {
  separate();
  line_ += bracket;
  return *this;
}

JsonLine& JsonLine::close(char bracket) {
  line_ += bracket;
  return *this;
}

JsonLine& JsonLine::key(std::string_view name) {
  text(name);
  line_ += ':';
  return *this;
}

JsonLine& JsonLine::text(std::string_view value) {
  separate();
  line_ += '"';
  for (std::size_t at = 0; at < value.size();) {
    auto c = static_cast<unsigned char>(value[at]);
    if (c >= 0x80) {
      at += append_multibyte(line_, value, at);
      continue;
    }
    if (c < 0x20 || c == '"' || c == '\\')
      append_escaped(line_, c);
    else
      line_ += static_cast<char>(c);
    ++at;
  }
  line_ += '"';
  return *this;
}

JsonLine& JsonLine::number(std::int64_t value) {
  separate();
  append_number(line_, value);
  return *this;
}

JsonLine& JsonLine::number(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  append_number(line_, value);
  return *this;
}

JsonLine& JsonLine::raw(std::string_view json) {
  separate();
  line_ += json;
  return *this;
}

std::optional<std::string> compact_json(std::string_view json) {
  auto value = nlohmann::ordered_json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (value.is_discarded()) return std::nullopt;
  return value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace hearsay::graph
