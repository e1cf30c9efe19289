#include "graph/store/node_index.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/store/store_keys.h"

namespace hearsay::graph {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kIndexed = {{
    {"Document", "uri"}, {"Document", "publisher"}, {"Document", "language"}, {"Claim", "act"},   {"Claim", "document"},
    {"Event", "type"},   {"Dispute", "kind"},       {"Figure", "kind"},       {"Entity", "name"}, {"Entity", "side"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kTimes = {{
    {"Document", "published"}, {"Claim", "said"}, {"Event", "earliest"},
}};

const std::string* text_of(const Node& node, std::string_view key) {
  const Value* value = find_property(node.properties, key);
  return value == nullptr ? nullptr : std::get_if<std::string>(value);
}

bool has_label(const Node& node, std::string_view label) {
  return std::find(node.labels.begin(), node.labels.end(), label) != node.labels.end();
}

void finish(std::vector<std::string>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

}  // namespace

std::string_view index_label(std::string_view label) {
  bool entity = label == "Person" || label == "Organization" || label == "Country" || label == "Region" || label == "Place";
  return entity ? std::string_view("Entity") : label;
}

bool has_property_index(std::string_view label, std::string_view key) {
  return std::find(kIndexed.begin(), kIndexed.end(), std::pair(index_label(label), key)) != kIndexed.end();
}

std::vector<std::string> index_keys(const Node& node) {
  std::vector<std::string> keys;
  for (const std::string& label : node.labels) keys.push_back(index_key(label_index_prefix(label), node.id));
  for (const auto& [label, key] : kIndexed) {
    const std::string* value = has_label(node, label) ? text_of(node, key) : nullptr;
    if (value != nullptr) keys.push_back(index_key(property_index_prefix(label, key, *value), node.id));
  }
  for (const auto& [label, key] : kTimes) {
    const std::string* value = has_label(node, label) ? text_of(node, key) : nullptr;
    if (value != nullptr && !value->empty())
      keys.push_back(index_key(time_index_prefix(label) + *value + '\0', node.id));
  }
  finish(keys);
  return keys;
}

std::vector<std::string> name_keys(const Node& node, TextFold& fold) {
  std::vector<std::string> keys;
  if (!has_label(node, "Entity")) return keys;
  auto add = [&](const std::string& name) {
    std::string folded = fold.name(name);
    if (!folded.empty()) keys.push_back(index_key(folded_prefix(folded), node.id));
  };
  if (const std::string* name = text_of(node, "name")) add(*name);
  const Value* names = find_property(node.properties, "names");
  if (const auto* list = names == nullptr ? nullptr : std::get_if<std::vector<std::string>>(names))
    for (const std::string& name : *list) add(name);
  finish(keys);
  return keys;
}

}  // namespace hearsay::graph
