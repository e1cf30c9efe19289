#include "graph/export/xml_text.h"

#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace hearsay::graph {
namespace {

enum class Class : std::uint8_t { Plain, Escape, Forbidden, Multibyte };

constexpr std::array<Class, 256> kClasses = [] {
  std::array<Class, 256> classes{};
  for (std::size_t byte = 0; byte < 256; ++byte)
    classes[byte] = byte >= 0x80 ? Class::Multibyte : byte < 0x20 || byte == 0x7F ? Class::Forbidden : Class::Plain;
  classes['\n'] = classes['\t'] = Class::Plain;
  for (unsigned char byte : {'&', '<', '>', '"', '\r'}) classes[byte] = Class::Escape;
  return classes;
}();

Class class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }

void append_escape(std::string& out, char c) {
  switch (c) {
    case '&': out += "&amp;"; return;
    case '<': out += "&lt;"; return;
    case '>': out += "&gt;"; return;
    case '"': out += "&quot;"; return;
    default: out += "&#13;"; return;
  }
}

// C1 controls are allowed by XML 1.0 but discouraged, and no reader shows them: left out as well.
bool allowed(char32_t c) { return c >= 0xA0 && c != 0xFFFE && c != 0xFFFF && (c & 0xFFFE) != 0xFFFE; }

std::size_t append_multibyte(std::string& out, std::string_view text, std::size_t at) {
  CodePoint point = decode_utf8(text, at);
  bool broken = point.length == 1;  // a lead byte of 0x80 or more never makes a character alone
  if (!broken && allowed(point.value)) out += text.substr(at, point.length);
  return point.length;
}

}  // namespace

void append_xml(std::string& out, std::string_view text) {
  std::size_t start = 0, at = 0;
  while (at < text.size()) {
    Class kind = class_of(text[at]);
    if (kind == Class::Plain) {
      ++at;
      continue;
    }
    out.append(text, start, at - start);
    if (kind == Class::Multibyte) {
      at += append_multibyte(out, text, at);
    } else {
      if (kind == Class::Escape) append_escape(out, text[at]);
      ++at;
    }
    start = at;
  }
  out.append(text, start, at - start);
}

}  // namespace hearsay::graph
