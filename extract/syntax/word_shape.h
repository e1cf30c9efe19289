// What a word looks like, for tagger, parser and names: its normal form and the keys of its parts.
// Normal form: curly quotes and dashes made plain, lower case, every digit 0. Parts: prefixes of 1-4 and suffixes of 1-5
// code points of the normal form, and the shape of the written form ("Xx", "XX", "0-x", runs cut at two).
// Pure functions, no state. Tested by tests/extract/syntax/formats_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::extract {

struct WordParts {
  std::uint64_t word = 0;             // key of the normal form
  std::vector<std::uint64_t> parts;   // keys of affixes and shape
};

std::string normal_form(std::string_view form);
std::string lower_case(std::string_view form);  // whole word, Unicode simple mapping
std::string shape_of(std::string_view form);
WordParts parts_of(std::string_view form);

// Of ASCII letters alone, as acronyms and English and Indonesian names are written.
bool begins_capital(std::string_view form);
bool in_capitals(std::string_view form);  // every byte; false where empty
bool is_dash(std::string_view form);      // a hyphen, two of them, an en or em dash

}  // namespace hearsay::extract
