#include "graph/export/quad_writer.h"

#include <array>

#include "base/utf8.h"
#include "graph/export/attributes.h"
#include "graph/export/calendar.h"

namespace hearsay::graph {
namespace {

struct Prefix {
  std::string_view name, address;
};
constexpr Prefix kPrefixes[] = {
    {"rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}, {"schema:", "https://schema.org/"},
    {"prov:", "http://www.w3.org/ns/prov#"},                 {"oa:", "http://www.w3.org/ns/oa#"},
    {"xsd:", "http://www.w3.org/2001/XMLSchema#"},           {"hs:", "urn:hearsay:vocabulary:"},
};

// Characters that an IRI reference may not hold are percent-encoded.
void append_address(std::string& out, std::string_view address) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (char c : address) {
    auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F || std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos) {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
}

void append_term(std::string& out, std::string_view prefixed) {
  out += '<';
  for (const auto& prefix : kPrefixes)
    if (prefixed.substr(0, prefix.name.size()) == prefix.name) {
      out += prefix.address;
      out += prefixed.substr(prefix.name.size());
    }
  out += '>';
}

void append_id(std::string& out, std::string_view id) {
  out += "<urn:hearsay:";
  out += id;
  out += '>';
}

void append_control(std::string& out, unsigned char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  out += "\\u00";
  out += kHex[c >> 4];
  out += kHex[c & 15];
}

void append_literal(std::string& out, std::string_view value) {
  out += '"';
  for (std::size_t at = 0; at < value.size();) {
    CodePoint point = decode_utf8(value, at);
    switch (point.value) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case 0xFFFD: append_utf8(out, point.value); break;
      default:
        if (point.value < 0x20 || point.value == 0x7F)
          append_control(out, static_cast<unsigned char>(point.value));
        else
          out += value.substr(at, point.length);
    }
    at += point.length;
  }
  out += '"';
}

bool is_language_tag(std::string_view tag) {
  if (tag.empty() || tag == "und") return false;
  bool letter_first = (tag[0] >= 'a' && tag[0] <= 'z') || (tag[0] >= 'A' && tag[0] <= 'Z');
  return letter_first && tag.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string_view::npos;
}

}  // namespace

void QuadWriter::start(std::string_view subject, std::string_view predicate) {
  append_id(line_, subject);
  line_ += ' ';
  append_term(line_, predicate);
  line_ += ' ';
}

void QuadWriter::finish() {
  if (!graph_.empty()) {
    line_ += ' ';
    append_id(line_, graph_);
  }
  line_ += " .\n";
  out_.append(line_);
  line_.clear();
  ++count_;
}

void QuadWriter::link(std::string_view subject, std::string_view predicate, std::string_view object_id) {
  if (object_id.empty()) return;
  start(subject, predicate);
  append_id(line_, object_id);
  finish();
}

void QuadWriter::term(std::string_view subject, std::string_view predicate, std::string_view prefixed_object) {
  start(subject, predicate);
  append_term(line_, prefixed_object);
  finish();
}

void QuadWriter::iri(std::string_view subject, std::string_view predicate, std::string_view address) {
  if (address.empty()) return;
  start(subject, predicate);
  line_ += '<';
  append_address(line_, address);
  line_ += '>';
  finish();
}

void QuadWriter::text(std::string_view subject, std::string_view predicate, std::string_view value, std::string_view language) {
  if (value.empty()) return;
  start(subject, predicate);
  append_literal(line_, value);
  if (is_language_tag(language)) {
    line_ += '@';
    line_ += language;
  }
  finish();
}

void QuadWriter::typed(std::string_view subject, std::string_view predicate, std::string_view value, std::string_view type) {
  if (value.empty()) return;
  start(subject, predicate);
  append_literal(line_, value);
  line_ += "^^";
  append_term(line_, type);
  finish();
}

void QuadWriter::time(std::string_view subject, std::string_view predicate, std::string_view iso) {
  if (!report_days(iso).known()) return text(subject, predicate, iso);
  std::string_view type = iso.find('T') != std::string_view::npos ? "xsd:dateTime" : iso.size() == 10 ? "xsd:date" : iso.size() == 7 ? "xsd:gYearMonth" : "xsd:gYear";
  std::string value(iso);
  if (type == "xsd:dateTime" && iso.find('T') + 6 == iso.find_first_of("Z+", iso.find('T')))
    value.insert(iso.find('T') + 6, ":00");  // seconds are not optional there
  else if (type == "xsd:dateTime" && iso.size() == iso.find('T') + 6)
    value += ":00";
  typed(subject, predicate, value, type);
}

void QuadWriter::number(std::string_view subject, std::string_view predicate, std::int64_t value) {
  typed(subject, predicate, std::to_string(value), "xsd:integer");
}

void QuadWriter::real(std::string_view subject, std::string_view predicate, double value) {
  std::string text;
  append_number(text, value);
  typed(subject, predicate, text, "xsd:double");
}

}  // namespace hearsay::graph
