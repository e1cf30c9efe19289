#include "tests/graph/query/tck_values.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <vector>

#include "graph/query/value/json.h"
#include "graph/query/value/stored.h"

namespace hearsay::testing {

using graph::QueryValue;
using graph::ValueKind;

namespace {

using Entries = std::map<std::string, std::string>;

std::string joined_list(std::vector<std::string> items, ListOrder order) {
  if (order == ListOrder::Ignored) std::sort(items.begin(), items.end());
  std::string out = "[";
  for (const std::string& item : items) out += (out.size() > 1 ? ", " : "") + item;
  return out + "]";
}

std::string joined_map(const Entries& entries) {
  std::string out = "{";
  for (const auto& [key, value] : entries) out += (out.size() > 1 ? ", " : "") + key + ": " + value;
  return out + "}";
}

std::string joined_node(const std::set<std::string>& labels, const Entries& properties) {
  std::string out = "(";
  for (const std::string& label : labels) out += ":" + label;
  return out + (properties.empty() ? "" : joined_map(properties)) + ")";
}

Entries property_entries(const graph::Properties& properties, ListOrder order) {
  Entries entries;
  for (const auto& property : properties) entries[property.key] = canonical(graph::cypher::from_stored(property.value), order);
  return entries;
}

std::string node_text(const graph::Node& node, ListOrder order) {
  return joined_node({node.labels.begin(), node.labels.end()}, property_entries(node.properties, order));
}
std::string edge_text(const graph::Edge& edge, ListOrder order) {
  const Entries entries = property_entries(edge.properties, order);
  return "[:" + edge.type + (entries.empty() ? "" : joined_map(entries)) + "]";
}

std::string path_text(const graph::PathValue& path, ListOrder order) {
  std::string out = "<" + node_text(*path.nodes[0], order);
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    const bool forward = path.edges[i]->from == path.nodes[i]->id;
    out += (forward ? "-" : "<-") + edge_text(*path.edges[i], order) + (forward ? "->" : "-");
    out += node_text(*path.nodes[i + 1], order);
  }
  return out + ">";
}

}  // namespace

std::string canonical(const QueryValue& value, ListOrder order) {
  switch (value.kind()) {
    case ValueKind::Null: return "null";
    case ValueKind::String: return "'" + value.as_string() + "'";
    case ValueKind::Node: return node_text(value.as_node(), order);
    case ValueKind::Relationship: return edge_text(value.as_relationship(), order);
    case ValueKind::Path: return path_text(value.as_path(), order);
    case ValueKind::List: {
      std::vector<std::string> items;
      for (const QueryValue& item : value.as_list()) items.push_back(canonical(item, order));
      return joined_list(std::move(items), order);
    }
    case ValueKind::Map: {
      Entries entries;
      for (const auto& [key, entry] : value.as_map()) entries[key] = canonical(entry, order);
      return joined_map(entries);
    }
    default: break;
  }
  return value.is_temporal() ? "'" + to_text(value) + "'" : to_text(value);
}

namespace {

class Reader {
 public:
  Reader(std::string_view text, ListOrder order) : text_(text), order_(order) {}

  std::string run() {
    std::string out = value();
    skip();
    return at_ == text_.size() && good_ ? out : "unreadable: " + std::string(text_);
  }

 private:
  void skip() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool take(std::string_view symbol) {
    skip();
    if (text_.substr(at_, symbol.size()) != symbol) return false;
    at_ += symbol.size();
    return true;
  }
  std::string word() {
    skip();
    const std::size_t begin = at_;
    if (take("`")) {
      const std::size_t end = text_.find('`', at_);
      std::string name(text_.substr(at_, end - at_));
      at_ = std::min(text_.size(), end + 1);
      return name;
    }
    while (at_ < text_.size() && std::string_view(" ,:{}[]()<>|'").find(text_[at_]) == std::string_view::npos) ++at_;
    if (at_ == begin) good_ = false;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string value() {
    skip();
    if (!good_ || at_ >= text_.size()) return fail();
    switch (text_[at_]) {
      case '\'': return string();
      case '(': return node();
      case '<': return path();
      case '{': return joined_map(entries());
      case '[': return text_.substr(at_, 2) == "[:" ? edge() : list();
      default: return scalar();
    }
  }
  std::string fail() {
    good_ = false;
    return {};
  }

  std::string string() {
    std::string out;
    for (++at_; at_ < text_.size() && text_[at_] != '\''; ++at_) {
      const bool escaped = text_[at_] == '\\' && at_ + 1 < text_.size();
      if (escaped) ++at_;
      out += escaped && text_[at_] == 'n' ? '\n' : text_[at_];
    }
    if (at_ >= text_.size()) return fail();
    ++at_;
    return "'" + out + "'";
  }
  std::string scalar() {
    const std::string text = word();
    if (text == "null" || text == "true" || text == "false" || text == "NaN") return text;
    if (text == "Inf" || text == "-Inf") return text == "Inf" ? "Infinity" : "-Infinity";
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0') return fail();
    if (text.find_first_of(".eE") == std::string::npos) return text;
    return graph::format_float(number);
  }
  std::string list() {
    std::vector<std::string> items;
    take("[");
    if (!take("]")) {
      do items.push_back(value());
      while (good_ && take(","));
      if (!take("]")) return fail();
    }
    return joined_list(std::move(items), order_);
  }
  Entries entries() {
    Entries out;
    take("{");
    if (take("}")) return out;
    do {
      const std::string key = word();
      if (!take(":")) good_ = false;
      if (good_) out[key] = value();
    } while (good_ && take(","));
    if (!take("}")) good_ = false;
    return out;
  }
  std::string node() {
    std::set<std::string> labels;
    Entries properties;
    take("(");
    while (good_ && take(":")) labels.insert(word());
    skip();
    if (at_ < text_.size() && text_[at_] == '{') properties = entries();
    if (!take(")")) return fail();
    return joined_node(labels, properties);
  }
  std::string edge() {
    take("[");
    take(":");
    const std::string type = word();
    Entries properties;
    skip();
    if (at_ < text_.size() && text_[at_] == '{') properties = entries();
    if (!take("]")) return fail();
    return "[:" + type + (properties.empty() ? "" : joined_map(properties)) + "]";
  }
  std::string path() {
    take("<");
    std::string out = "<" + node();
    while (good_ && !take(">")) {
      const bool backward = take("<-");
      if (!backward && !take("-")) return fail();
      const std::string relationship = edge();
      if (!take(backward ? "-" : "->")) return fail();
      out += (backward ? "<-" : "-") + relationship + (backward ? "-" : "->") + node();
    }
    return out + ">";
  }

  std::string_view text_;
  ListOrder order_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace

std::string canonical(std::string_view expected, ListOrder order) { return Reader(expected, order).run(); }

}  // namespace hearsay::testing
