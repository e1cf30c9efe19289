#include "graph/query/value/stored.h"

#include <charconv>
#include <cstring>

#include "graph/query/temporal/parse.h"

namespace hearsay::graph::cypher {

namespace {

constexpr char kMark = '\x01';

// "T3 2015-07-21T21:40" for a temporal value, "I5", "F0.5", "B1", "Stext", "N", lists as "L<count>:" and their items,
// each item as "<bytes>:" and its text.
std::optional<std::string> encode(const QueryValue& value);

std::optional<std::string> encode_list(const std::vector<QueryValue>& items) {
  std::string out = "L";
  for (const QueryValue& item : items) {
    auto text = encode(item);
    if (!text) return std::nullopt;
    out += std::to_string(text->size()) + ":" + *text;
  }
  return out;
}

std::optional<std::string> encode(const QueryValue& value) {
  switch (value.kind()) {
    case ValueKind::Null: return "N";
    case ValueKind::Boolean: return value.as_bool() ? "B1" : "B0";
    case ValueKind::Integer: return "I" + std::to_string(value.as_integer());
    case ValueKind::Float: {
      char bits[sizeof(double)];
      const double number = value.as_float();
      std::memcpy(bits, &number, sizeof bits);
      return "F" + std::string(bits, sizeof bits);
    }
    case ValueKind::String: return "S" + value.as_string();
    case ValueKind::List: return encode_list(value.as_list());
    default: break;
  }
  if (!value.is_temporal()) return std::nullopt;
  return "T" + std::to_string(static_cast<int>(value.as_temporal().kind)) + format_temporal(value.as_temporal());
}

QueryValue decode(std::string_view text);

QueryValue decode_list(std::string_view text) {
  std::vector<QueryValue> items;
  while (!text.empty()) {
    std::size_t size = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), size);
    const auto head = static_cast<std::size_t>(end.ptr - text.data()) + 1;
    if (end.ec != std::errc() || head + size > text.size()) break;
    items.push_back(decode(text.substr(head, size)));
    text.remove_prefix(head + size);
  }
  return QueryValue::list(std::move(items));
}

QueryValue decode(std::string_view text) {
  if (text.empty()) return {};
  const std::string_view body = text.substr(1);
  switch (text.front()) {
    case 'B': return body == "1";
    case 'I': {
      std::int64_t number = 0;
      std::from_chars(body.data(), body.data() + body.size(), number);
      return number;
    }
    case 'F': {
      double number = 0;
      if (body.size() == sizeof number) std::memcpy(&number, body.data(), sizeof number);
      return number;
    }
    case 'S': return std::string(body);
    case 'L': return decode_list(body);
    case 'T': {
      if (body.empty()) return {};
      auto value = parse_temporal(static_cast<TemporalKind>(body.front() - '0'), body.substr(1));
      return value ? QueryValue::temporal(std::move(*value)) : QueryValue();
    }
    default: return {};
  }
}

struct ToQueryValue {
  QueryValue operator()(std::monostate) const { return {}; }
  QueryValue operator()(bool value) const { return value; }
  QueryValue operator()(std::int64_t value) const { return value; }
  QueryValue operator()(double value) const { return value; }
  QueryValue operator()(const std::string& value) const {
    if (!value.empty() && value.front() == kMark) return decode(std::string_view(value).substr(1));
    return value;
  }
  template <class Item>
  QueryValue operator()(const std::vector<Item>& values) const {
    std::vector<QueryValue> items;
    items.reserve(values.size());
    for (const Item& value : values) items.emplace_back(value);
    return QueryValue::list(std::move(items));
  }
};

}  // namespace

QueryValue from_stored(const Value& value) { return std::visit(ToQueryValue{}, value); }

std::optional<Value> to_stored(const QueryValue& value) {
  switch (value.kind()) {
    case ValueKind::Null: return Value();
    case ValueKind::Boolean: return Value(value.as_bool());
    case ValueKind::Integer: return Value(value.as_integer());
    case ValueKind::Float: return Value(value.as_float());
    case ValueKind::String: return Value(value.as_string());
    default: break;
  }
  auto text = encode(value);
  if (!text) return std::nullopt;
  return Value(kMark + *text);
}

QueryValue property_value(const Properties& properties, std::string_view key) {
  const Value* value = find_property(properties, key);
  return value != nullptr ? from_stored(*value) : QueryValue();
}

std::string entity_name(const Node& node) {
  const Value* id = find_property(node.properties, "id");
  if (id != nullptr) {
    if (const auto* text = std::get_if<std::string>(id)) return *text;
  }
  return std::to_string(node.id);
}

}  // namespace hearsay::graph::cypher
