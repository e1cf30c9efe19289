// JsonLine: one JSON value as one line of text, built front to back. Commas are put by the writer; numbers are written in
// the shortest form that reads back the same, never by locale; bytes that are not UTF-8 become U+FFFD. The caller opens
// and closes in the right order. Not shared by threads. Tested by tests/graph/export/json_line_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay::graph {

class JsonLine {
 public:
  JsonLine& open_object() { return open('{'); }
  JsonLine& close_object() { return close('}'); }
  JsonLine& open_array() { return open('['); }
  JsonLine& close_array() { return close(']'); }
  JsonLine& key(std::string_view name);

  JsonLine& text(std::string_view value);
  JsonLine& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  JsonLine& number(std::int64_t value);
  JsonLine& number(double value);  // null where it is not finite
  template <class Number>
  JsonLine& number_or_null(const std::optional<Number>& value) { return value ? number(*value) : null(); }
  JsonLine& flag(bool value) { return raw(value ? "true" : "false"); }
  JsonLine& null() { return raw("null"); }
  // `json` is one JSON value without newlines.
  JsonLine& raw(std::string_view json);

  const std::string& line() const { return line_; }
  void clear() { line_.clear(); }

 private:
  JsonLine& open(char bracket);
  JsonLine& close(char bracket);
  void separate();

  std::string line_;
};

// `json` as one line where it is valid JSON, else nothing.
std::optional<std::string> compact_json(std::string_view json);

}  // namespace hearsay::graph
