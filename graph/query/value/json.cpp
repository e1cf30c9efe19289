#include "graph/query/value/json.h"

#include <charconv>
#include <cmath>

#include "graph/query/value/stored.h"

namespace hearsay::graph {

std::string format_float(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  char buffer[40];
  const double size = std::fabs(value);
  const bool plain = size == 0 || (size >= 1e-3 && size < 1e7);
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value,
                                 plain ? std::chars_format::fixed : std::chars_format::scientific);
  std::string text(buffer, end.ptr);
  if (plain) return text.find('.') == std::string::npos ? text + ".0" : text;
  const std::size_t at = text.find('e');
  std::string digits = text.substr(0, at);
  if (digits.find('.') == std::string::npos) digits += ".0";
  return digits + "E" + std::to_string(std::stoi(text.substr(at + 1)));
}

void append_json_string(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

namespace {

void append_properties(std::string& out, const Properties& properties) {
  out += '{';
  bool first = true;
  for (const Property& property : properties) {
    if (!first) out += ',';
    first = false;
    append_json_string(out, property.key);
    out += ':';
    append_json(out, cypher::from_stored(property.value));
  }
  out += '}';
}

void append_node(std::string& out, const Node& node) {
  out += "{\"id\":\"" + cypher::entity_name(node) + "\",\"labels\":[";
  for (std::size_t i = 0; i < node.labels.size(); ++i) {
    if (i != 0) out += ',';
    append_json_string(out, node.labels[i]);
  }
  out += "],\"properties\":";
  append_properties(out, node.properties);
  out += '}';
}

void append_edge(std::string& out, const Edge& edge) {
  out += "{\"id\":\"" + std::to_string(edge.id) + "\",\"type\":";
  append_json_string(out, edge.type);
  out += ",\"from\":\"" + std::to_string(edge.from) + "\",\"to\":\"" + std::to_string(edge.to) + "\",\"properties\":";
  append_properties(out, edge.properties);
  out += '}';
}

void append_path(std::string& out, const PathValue& path) {
  out += "{\"nodes\":[";
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i != 0) out += ',';
    append_node(out, *path.nodes[i]);
  }
  out += "],\"relationships\":[";
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    if (i != 0) out += ',';
    append_edge(out, *path.edges[i]);
  }
  out += "]}";
}

void append_list(std::string& out, const std::vector<QueryValue>& items) {
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) out += ',';
    append_json(out, items[i]);
  }
  out += ']';
}

void append_map(std::string& out, const ValueMap& map) {
  out += '{';
  bool first = true;
  for (const auto& [key, value] : map) {
    if (!first) out += ',';
    first = false;
    append_json_string(out, key);
    out += ':';
    append_json(out, value);
  }
  out += '}';
}

}  // namespace

void append_json(std::string& out, const QueryValue& value) {
  switch (value.kind()) {
    case ValueKind::Null: out += "null"; return;
    case ValueKind::Boolean: out += value.as_bool() ? "true" : "false"; return;
    case ValueKind::Integer: out += std::to_string(value.as_integer()); return;
    case ValueKind::Float: out += std::isfinite(value.as_float()) ? format_float(value.as_float()) : "null"; return;
    case ValueKind::String: append_json_string(out, value.as_string()); return;
    case ValueKind::List: append_list(out, value.as_list()); return;
    case ValueKind::Map: append_map(out, value.as_map()); return;
    case ValueKind::Node: append_node(out, value.as_node()); return;
    case ValueKind::Relationship: append_edge(out, value.as_relationship()); return;
    case ValueKind::Path: append_path(out, value.as_path()); return;
    default: append_json_string(out, cypher::format_temporal(value.as_temporal()));
  }
}

std::string to_json(const QueryValue& value) {
  std::string out;
  append_json(out, value);
  return out;
}

namespace {

std::string properties_text(const Properties& properties) {
  std::string out;
  for (const Property& property : properties) {
    out += out.empty() ? "{" : ", ";
    out += property.key + ": ";
    append_json(out, cypher::from_stored(property.value));
  }
  return out.empty() ? out : out + "}";
}

std::string node_text(const Node& node) {
  std::string out = "(";
  for (const std::string& label : node.labels) out += ":" + label;
  const std::string properties = properties_text(node.properties);
  if (!properties.empty() && out.size() > 1) out += " ";
  return out + properties + ")";
}

std::string edge_text(const Edge& edge) {
  const std::string properties = properties_text(edge.properties);
  return "[:" + edge.type + (properties.empty() ? "" : " ") + properties + "]";
}

std::string path_text(const PathValue& path) {
  std::string out = "<" + node_text(*path.nodes.front());
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    const bool forward = path.edges[i]->from == path.nodes[i]->id;
    out += (forward ? "-" : "<-") + edge_text(*path.edges[i]) + (forward ? "->" : "-");
    out += node_text(*path.nodes[i + 1]);
  }
  return out + ">";
}

}  // namespace

std::string to_text(const QueryValue& value) {
  switch (value.kind()) {
    case ValueKind::Null: return {};
    case ValueKind::String: return value.as_string();
    case ValueKind::Float: return format_float(value.as_float());
    case ValueKind::Node: return node_text(value.as_node());
    case ValueKind::Relationship: return edge_text(value.as_relationship());
    case ValueKind::Path: return path_text(value.as_path());
    default: break;
  }
  return value.is_temporal() ? cypher::format_temporal(value.as_temporal()) : to_json(value);
}

}  // namespace hearsay::graph
