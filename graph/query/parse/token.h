// Tokens of a query text. Offsets and lengths count bytes of that text; `text` borrows from it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/fault.h"

namespace hearsay::graph::cypher {

enum class TokenKind {
  Name,        // identifier or keyword: keywords are known by their place
  QuotedName,  // `any text`, never a keyword
  Parameter,   // $name
  Integer,
  Float,
  BadNumber,   // digits that run into letters: a mistake unless the parser never reads it
  String,
  Symbol,  // one of ( ) [ ] { } , : ; . .. | + - * / % ^ = <> < <= > >= =~ +=
  End
};

struct Token {
  TokenKind kind = TokenKind::End;
  std::string_view text;   // as written
  std::size_t offset = 0;
  std::string value;       // the name without quotes, the string with its escapes resolved
  std::size_t partner = 0; // for ( [ {: index of the closing token, 0 where it is missing
};

// Reads the whole text; the last token is End. Faults: SyntaxError with a place.
Outcome<std::vector<Token>> tokenize(std::string_view text);

}  // namespace hearsay::graph::cypher
