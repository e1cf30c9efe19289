#include <array>
#include <optional>

#include "base/utf8.h"
#include "graph/query/parse/token.h"
#include "graph/query/unicode.h"

namespace hearsay::graph::cypher {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
int hex_value(char c) { return is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}
  Outcome<std::vector<Token>> run();

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  char32_t point() const { return at_ < text_.size() ? decode_utf8(text_, at_).value : 0; }
  Done skip_space();
  Done next();
  Done read_number();
  Done read_string();
  Done read_escape(std::string& out);
  Done read_quoted_name(TokenKind kind, std::size_t begin);
  void read_name(TokenKind kind, std::size_t begin);
  Done read_parameter();
  Done read_symbol();
  Done link_brackets();
  void push(TokenKind kind, std::size_t begin, std::string value = {}) {
    tokens_.push_back({kind, text_.substr(begin, at_ - begin), begin, std::move(value), 0});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

Outcome<std::vector<Token>> Lexer::run() {
  if (const std::size_t bad = first_invalid_utf8(text_); bad != std::string_view::npos) {
    return syntax_fault("InvalidUnicodeCharacter", "the query is not valid UTF-8 from here on", bad);
  }
  while (true) {
    HEARSAY_CHECK(skip_space());
    if (at_ >= text_.size()) break;
    HEARSAY_CHECK(next());
  }
  push(TokenKind::End, at_);
  HEARSAY_CHECK(link_brackets());
  return std::move(tokens_);
}

Done Lexer::skip_space() {
  while (at_ < text_.size()) {
    if (peek() == '/' && peek(1) == '/') {
      while (at_ < text_.size() && peek() != '\n') ++at_;
    } else if (peek() == '/' && peek(1) == '*') {
      const std::size_t end = text_.find("*/", at_ + 2);
      if (end == std::string_view::npos) return syntax_fault("UnexpectedSyntax", "this comment has no end", at_, 2);
      at_ = end + 2;
    } else if (is_space(point())) {
      at_ += decode_utf8(text_, at_).length;
    } else {
      break;
    }
  }
  return {};
}

Done Lexer::next() {
  const std::size_t begin = at_;
  const char c = peek();
  if (is_digit(c) || (c == '.' && is_digit(peek(1)) && (at_ == 0 || text_[at_ - 1] != '.'))) return read_number();
  if (c == '\'' || c == '"') return read_string();
  if (c == '`') return read_quoted_name(TokenKind::QuotedName, begin);
  if (c == '$') return read_parameter();
  if (is_name_start(point())) {
    read_name(TokenKind::Name, begin);
    return {};
  }
  return read_symbol();
}

// Decimal, 0x and 0o integers, decimals with fraction or exponent. "1..2" is 1, "..", 2.
Done Lexer::read_number() {
  const std::size_t begin = at_;
  TokenKind kind = TokenKind::Integer;
  if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X' || peek(1) == 'o')) {
    const bool hex = peek(1) != 'o';
    at_ += 2;
    const std::size_t digits = at_;
    while (hex ? is_hex(peek()) : (peek() >= '0' && peek() <= '7')) ++at_;
    if (at_ == digits) kind = TokenKind::BadNumber;
  } else {
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1))) {
      kind = TokenKind::Float;
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if ((peek() == 'e' || peek() == 'E') && is_digit(peek(1 + sign))) {
      kind = TokenKind::Float;
      at_ += 1 + sign;
      while (is_digit(peek())) ++at_;
    }
  }
  if (is_name_part(point()) && point() != 0) {
    while (at_ < text_.size() && is_name_part(point())) at_ += decode_utf8(text_, at_).length;
    kind = TokenKind::BadNumber;
  }
  push(kind, begin);
  return {};
}

Done Lexer::read_string() {
  const std::size_t begin = at_;
  const char quote = peek();
  ++at_;
  std::string value;
  while (true) {
    if (at_ >= text_.size()) return syntax_fault("UnexpectedSyntax", "this string has no closing quote", begin);
    if (peek() == quote) break;
    if (peek() == '\\') {
      HEARSAY_CHECK(read_escape(value));
    } else {
      value += peek();
      ++at_;
    }
  }
  ++at_;
  push(TokenKind::String, begin, std::move(value));
  return {};
}

Done Lexer::read_escape(std::string& out) {
  const std::size_t begin = at_;
  const char c = peek(1);
  at_ += 2;
  switch (c) {
    case '\\': case '\'': case '"': case '`': out += c; return {};
    case 'b': out += '\b'; return {};
    case 'f': out += '\f'; return {};
    case 'n': out += '\n'; return {};
    case 'r': out += '\r'; return {};
    case 't': out += '\t'; return {};
    case 'u': case 'U': break;
    default: return syntax_fault("InvalidUnicodeLiteral", "this escape is not known", begin, 2);
  }
  char32_t value = 0;
  const int width = c == 'u' ? 4 : 8;
  for (int i = 0; i < width; ++i, ++at_) {
    if (!is_hex(peek())) {
      return syntax_fault("InvalidUnicodeLiteral", "an escape for a character needs " + std::to_string(width) +
                          " hexadecimal digits", begin, at_ - begin + 1);
    }
    value = value * 16 + static_cast<char32_t>(hex_value(peek()));
  }
  // Two \u escapes may form one character above U+FFFF.
  if (value >= 0xD800 && value < 0xDC00 && peek() == '\\' && peek(1) == 'u') {
    char32_t low = 0;
    bool hex = true;
    for (std::size_t i = 2; i < 6; ++i) {
      hex = hex && is_hex(peek(i));
      low = low * 16 + static_cast<char32_t>(hex ? hex_value(peek(i)) : 0);
    }
    if (hex && low >= 0xDC00 && low < 0xE000) {
      value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
      at_ += 6;
    }
  }
  if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
    return syntax_fault("InvalidUnicodeLiteral", "there is no such character", begin, at_ - begin);
  }
  append_utf8(out, value);
  return {};
}

Done Lexer::read_quoted_name(TokenKind kind, std::size_t begin) {
  std::string value;
  ++at_;
  while (true) {
    if (at_ >= text_.size()) return syntax_fault("UnexpectedSyntax", "this quoted name has no end", begin);
    if (peek() == '`') {
      if (peek(1) != '`') break;
      ++at_;
    }
    value += peek();
    ++at_;
  }
  ++at_;
  push(kind, begin, std::move(value));
  return {};
}

void Lexer::read_name(TokenKind kind, std::size_t begin) {
  const std::size_t first = at_;
  while (at_ < text_.size() && is_name_part(point())) at_ += decode_utf8(text_, at_).length;
  push(kind, begin, std::string(text_.substr(first, at_ - first)));
}

Done Lexer::read_parameter() {
  const std::size_t begin = at_;
  ++at_;
  if (peek() == '`') return read_quoted_name(TokenKind::Parameter, begin);
  if (!is_name_part(point()) || at_ >= text_.size()) {
    return syntax_fault("UnexpectedSyntax", "a parameter needs a name: $name", begin);
  }
  read_name(TokenKind::Parameter, begin);
  return {};
}

Done Lexer::read_symbol() {
  static constexpr std::array<std::string_view, 27> kSymbols = {
      "..", "<>", "<=", ">=", "=~", "+=", "(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "|",
      "+",  "-",  "*",  "/",  "%",  "^",  "=", "<", ">", "!"};
  const std::size_t begin = at_;
  for (const std::string_view symbol : kSymbols) {
    if (text_.substr(at_, symbol.size()) != symbol) continue;
    at_ += symbol.size();
    push(TokenKind::Symbol, begin);
    return {};
  }
  const CodePoint bad = decode_utf8(text_, at_);
  const std::string shown(text_.substr(at_, bad.length));
  return syntax_fault(bad.value < 0x80 ? "UnexpectedSyntax" : "InvalidUnicodeCharacter",
                      "the character `" + shown + "` has no meaning here", begin, bad.length);
}

// Brackets of one kind are paired without regard to the others: the parser reports what does not fit.
Done Lexer::link_brackets() {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].kind != TokenKind::Symbol) continue;
    const std::string_view text = tokens_[i].text;
    if (text == "(" || text == "[" || text == "{") {
      open.push_back(i);
    } else if ((text == ")" || text == "]" || text == "}") && !open.empty()) {
      tokens_[open.back()].partner = i;
      open.pop_back();
    }
  }
  return {};
}

}  // namespace

Outcome<std::vector<Token>> tokenize(std::string_view text) { return Lexer(text).run(); }

}  // namespace hearsay::graph::cypher
