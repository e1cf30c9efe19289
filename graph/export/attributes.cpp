#include "graph/export/attributes.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/id.h"
#include "base/utf8.h"

namespace hearsay::graph {
namespace {

constexpr std::size_t kLabelCodePoints = 80;

template <class Number>
void append_joined(std::string& out, const std::vector<Number>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += "; ";
    append_number(out, items[i]);
  }
}

void append_joined(std::string& out, const std::vector<std::string>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += "; ";
    out += items[i];
  }
}

struct TypeOf {
  AttributeType operator()(std::monostate) const { return AttributeType::None; }
  AttributeType operator()(bool) const { return AttributeType::Boolean; }
  AttributeType operator()(std::int64_t) const { return AttributeType::Integer; }
  AttributeType operator()(double number) const {
    return std::isfinite(number) ? AttributeType::Real : AttributeType::None;
  }
  AttributeType operator()(const std::string& text) const {
    return text.empty() ? AttributeType::None : AttributeType::Text;
  }
  template <class Item>
  AttributeType operator()(const std::vector<Item>& items) const {
    return items.empty() ? AttributeType::None : AttributeType::Text;
  }
};

struct AppendText {
  std::string& out;
  void operator()(std::monostate) const {}
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(std::int64_t number) const { append_number(out, number); }
  void operator()(double number) const { append_number(out, number); }
  void operator()(const std::string& text) const { out += text; }
  template <class Item>
  void operator()(const std::vector<Item>& items) const { append_joined(out, items); }
};

std::string shortened(const std::string& text) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    if (count == kLabelCodePoints) return text.substr(0, at) + "\u2026";
    at += decode_utf8(text, at).length;
  }
  return text;
}

// "killed 12", "wounded 3-5": figures have no name of their own.
std::string figure_label(const Node& node) {
  std::string label;
  for (const char* key : {"kind", "count", "min", "max"}) {
    const Value* value = find_property(node.properties, key);
    if (value == nullptr || type_of(*value) == AttributeType::None) continue;
    if (!label.empty()) label += key[0] == 'm' ? (key[1] == 'i' ? " at least " : " at most ") : " ";
    append_value(label, *value);
  }
  return label;
}

}  // namespace

AttributeType type_of(const Value& value) { return std::visit(TypeOf{}, value); }

AttributeType common_type(AttributeType a, AttributeType b) {
  if (a == b || b == AttributeType::None) return a;
  if (a == AttributeType::None) return b;
  bool numbers = (a == AttributeType::Integer && b == AttributeType::Real) ||
                 (a == AttributeType::Real && b == AttributeType::Integer);
  return numbers ? AttributeType::Real : AttributeType::Text;
}

void append_number(std::string& out, double number) {
  if (!std::isfinite(number)) return;
  std::array<char, 32> buffer{};
  auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  out += text;
  if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
}

void append_number(std::string& out, std::int64_t number) {
  std::array<char, 24> buffer{};
  auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  out.append(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}

void append_value(std::string& out, const Value& value) { std::visit(AppendText{out}, value); }

void AttributeTable::add(std::string_view name, AttributeType type) {
  if (type == AttributeType::None) return;
  auto it = attributes_.find(name);
  if (it == attributes_.end()) it = attributes_.emplace(std::string(name), Attribute{}).first;
  it->second.type = common_type(it->second.type, type);
}

void AttributeTable::add(const Properties& properties) {
  for (const auto& property : properties) add(property.key, type_of(property.value));
}

void AttributeTable::assign_keys(std::string_view prefix) {
  std::int64_t number = 0;
  for (auto& [name, attribute] : attributes_) {
    attribute.key = prefix;
    append_number(attribute.key, number++);
  }
}

const AttributeTable::Attribute* AttributeTable::find(std::string_view name) const {
  auto it = attributes_.find(name);
  return it == attributes_.end() ? nullptr : &it->second;
}

char id_prefix(const Node& node) {
  std::string_view type = node_type(node);
  if (type == "Document") return DocumentTag::kPrefix;
  if (type == "Claim") return ClaimTag::kPrefix;
  if (type == "Figure") return FigureTag::kPrefix;
  if (type == "Event") return EventTag::kPrefix;
  if (type == "Dispute") return DisputeTag::kPrefix;
  return EntityTag::kPrefix;
}

std::string typed_id(char prefix, NodeId id) { return std::string(1, prefix) + to_base32(id); }
std::string typed_id(const Node& node) { return typed_id(id_prefix(node), node.id); }
std::string edge_id(const Edge& edge) { return typed_id('x', edge.id); }
std::string_view node_type(const Node& node) { return node.labels.empty() ? "Node" : std::string_view(node.labels[0]); }

std::string node_label(const Node& node) {
  if (node_type(node) == "Figure")
    if (std::string label = figure_label(node); !label.empty()) return label;
  for (const char* key : {"label", "name", "title", "question", "text", "uri"})
    if (const Value* value = find_property(node.properties, key))
      if (const auto* text = std::get_if<std::string>(value); text != nullptr && !text->empty()) return shortened(*text);
  return typed_id(node);
}

double edge_weight(const Edge& edge) {
  for (const char* key : {"weight", "count"})
    if (const Value* value = find_property(edge.properties, key)) {
      if (const auto* number = std::get_if<double>(value); number != nullptr && std::isfinite(*number)) return *number;
      if (const auto* number = std::get_if<std::int64_t>(value)) return static_cast<double>(*number);
    }
  return 1.0;
}

}  // namespace hearsay::graph
