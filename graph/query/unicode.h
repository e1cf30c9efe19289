// Unicode for the query language: letters of names, case, code point substrings, regular expressions. The only file of
// query that includes ICU's string functions. Lengths and positions count code points.
// Tested by tests/graph/query/expressions_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay::graph::cypher {

bool is_name_start(char32_t code_point);
bool is_name_part(char32_t code_point);
bool is_space(char32_t code_point);
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);
std::string reverse_text(std::string_view text);
std::int64_t text_length(std::string_view text);
// Code points [begin, begin + length), clamped to the text.
std::string text_part(std::string_view text, std::int64_t begin, std::int64_t length);
std::string_view trim_left(std::string_view text);
std::string_view trim_right(std::string_view text);

enum class Match { No, Yes, BadPattern, TooHard };
// Whether all of `text` matches `pattern` (ICU syntax). TooHard where the pattern runs into its work limit.
Match matches_pattern(const std::string& text, const std::string& pattern);

}  // namespace hearsay::graph::cypher
