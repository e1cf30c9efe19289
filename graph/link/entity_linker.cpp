#include "graph/link/entity_linker.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "base/hash.h"

namespace hearsay::graph {
namespace {

bool is_strong(const EntityNode& node) { return node.key[0] == 'g' || node.key[0] == 'k'; }
bool is_local(const EntityNode& node) { return node.key[0] == 'l'; }

bool types_fit(EntityType a, EntityType b) {
  if (a == b) return true;
  auto land = [](EntityType type) { return type != EntityType::Person && type != EntityType::Organization; };
  return land(a) && land(b);
}

bool sides_fit(const EntityNode& a, const EntityNode& b) { return a.side.empty() || b.side.empty() || a.side == b.side; }

std::string main_key(const EntityNode& node) {
  if (node.key[0] == 'n') return node.key.substr(node.key.rfind(':') + 1);
  return {};
}

std::string last_word(const std::string& key) {
  const auto blank = key.rfind(' ');
  return blank == std::string::npos ? key : key.substr(blank + 1);
}

bool one_word(const std::string& key) { return key.find(' ') == std::string::npos; }

// A person's surname alone in one document, the full name in another.
bool is_surname_of(const EntityNode& a, const EntityNode& b) {
  if (a.type != EntityType::Person || b.type != EntityType::Person || a.side.empty() || a.side != b.side) return false;
  const auto name = main_key(a);
  if (name.empty() || !one_word(name)) return false;
  for (const auto& [alias, count] : b.aliases)
    if (!one_word(alias) && similar_words(last_word(alias), name)) return true;
  return false;
}

std::string shared_alias(const EntityNode& a, const EntityNode& b) {
  for (const auto& [alias, count] : a.aliases)
    if (alias.size() >= 2 && b.aliases.contains(alias)) return alias;
  return {};
}

// The pair of aliases that are spellings of one name; both must have 5 letters or more.
std::pair<std::string, std::string> similar_alias(const EntityNode& a, const EntityNode& b) {
  for (const auto& [left, left_count] : a.aliases)
    for (const auto& [right, right_count] : b.aliases)
      if (left.size() >= 5 && right.size() >= 5 && similar_keys(left, right)) return {left, right};
  return {};
}

void count(std::map<std::string, std::uint32_t>& map, const std::string& key, int by) {
  if (key.empty()) return;
  auto& value = map[key];
  value = static_cast<std::uint32_t>(static_cast<std::int64_t>(value) + by);
  if (value == 0) map.erase(key);
}

// The most frequent value of `fact` (the smallest of equals), or empty.
std::string leading(const std::map<std::string, std::uint32_t>& facts, const std::string& fact) {
  std::string best;
  std::uint32_t most = 0;
  for (auto it = facts.lower_bound(fact + "="); it != facts.end() && it->first.compare(0, fact.size() + 1, fact + "=") == 0; ++it)
    if (it->second > most) best = it->first.substr(fact.size() + 1), most = it->second;
  return best;
}

std::string coordinates(const EntityDigest& entity) {
  if (!entity.latitude || !entity.longitude) return {};
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.6f %.6f", *entity.latitude, *entity.longitude);
  return text.data();
}

void refresh(EntityNode& node) {
  node.type = from_word<EntityType>(leading(node.facts, "type")).value_or(EntityType::Organization);
  node.side = leading(node.facts, "side");
  node.kind = leading(node.facts, "kind");
  node.of = leading(node.facts, "of");
  node.gazetteer = leading(node.facts, "gazetteer");
  node.latitude.reset();
  node.longitude.reset();
  double latitude = 0, longitude = 0;
  if (const auto at = leading(node.facts, "at"); std::sscanf(at.c_str(), "%lf %lf", &latitude, &longitude) == 2) node.latitude = latitude, node.longitude = longitude;
}

void update(EntityNode& node, const EntityDigest& entity, const std::string& language, int by) {
  for (const auto& key : entity.keys) count(node.aliases, key, by);
  if (entity.named) count(node.titles, entity.name, by);
  count(node.english, entity.english, by);
  auto& names = node.names[language];
  for (const auto& name : entity.names) count(names, name, by);
  if (!entity.named && node.key[0] == 'l') count(names, entity.name, by);
  if (names.empty()) node.names.erase(language);
  auto fact = [&](const std::string& name, const std::string& value) { if (!value.empty()) count(node.facts, name + "=" + value, by); };
  fact("type", std::string(to_word(entity.type)));
  fact("side", entity.side);
  fact("kind", entity.kind);
  fact("of", entity.of);
  fact("gazetteer", entity.gazetteer);
  fact("at", coordinates(entity));
  node.members = static_cast<std::uint32_t>(static_cast<std::int64_t>(node.members) + by);
  refresh(node);
}

std::string most_frequent(const std::map<std::string, std::uint32_t>& counts) {
  std::string best;
  std::uint32_t most = 0;
  for (const auto& [name, times] : counts)
    if (times > most || (times == most && name.size() > best.size())) best = name, most = times;
  return best;
}

const EntityNode& head_of(const std::vector<const EntityNode*>& group) {
  const EntityNode* head = group.front();
  auto rank = [](const EntityNode& node) { return node.key[0] == 'g' ? 0 : node.key[0] == 'k' ? 1 : 2; };
  for (const auto* node : group) {
    if (rank(*node) != rank(*head)) { if (rank(*node) < rank(*head)) head = node; continue; }
    const bool fuller = !one_word(main_key(*node)) && one_word(main_key(*head));
    if (fuller) head = node;
  }
  return *head;
}

}  // namespace

void add_member(EntityNode& node, const EntityDigest& entity, const std::string& language) {
  node.key = entity.node;
  update(node, entity, language, 1);
}

void remove_member(EntityNode& node, const EntityDigest& entity, const std::string& language) { update(node, entity, language, -1); }

std::vector<std::string> block_keys(const EntityNode& node) {
  std::set<std::string> keys;
  if (is_local(node)) return {};
  const std::string kind = node.type == EntityType::Person ? "p" : node.type == EntityType::Organization ? "o" : "l";
  for (const auto& [alias, times] : node.aliases) {
    keys.insert(kind + "=" + alias);
    if (alias.size() >= 5) keys.insert(kind + "~" + skeleton(alias));
    if (node.type == EntityType::Person) keys.insert("s~" + skeleton(last_word(alias)));
  }
  return {keys.begin(), keys.end()};
}

double similarity(const EntityNode& a, const EntityNode& b, std::string* why) {
  if (excludes(a, b)) return 0;
  if (const auto alias = shared_alias(a, b); !alias.empty() && (!one_word(alias) || a.type != EntityType::Person || a.side == b.side)) {
    if (why) *why = "both are called \"" + alias + "\"";
    return 5;
  }
  if (const auto [left, right] = similar_alias(a, b); !left.empty()) {
    if (why) *why = "\"" + left + "\" and \"" + right + "\" are spellings of one name";
    return 3;
  }
  if (is_surname_of(a, b) || is_surname_of(b, a)) {
    if (why) *why = "\"" + (one_word(main_key(a)) ? main_key(a) : main_key(b)) + "\" is the surname of the other, and both act for " + a.side;
    return 1;
  }
  return 0;
}

bool excludes(const EntityNode& a, const EntityNode& b) {
  if (!types_fit(a.type, b.type)) return true;
  if (is_strong(a) && is_strong(b)) return a.key != b.key;
  if (!sides_fit(a, b)) return true;
  if (a.type == EntityType::Person) {
    const auto left = main_key(a), right = main_key(b);
    if (!left.empty() && !right.empty() && !one_word(left) && !one_word(right) && !similar_keys(left, right)) return shared_alias(a, b).empty();
  }
  return false;
}

std::vector<std::size_t> group_nodes(const std::vector<const EntityNode*>& nodes, const std::vector<Similarity>& edges, const Corrections& corrections, NameFolder& folder) {
  auto all = edges;
  auto named = [&](const std::string& name) {
    std::vector<std::size_t> found;
    const auto& key = folder.key(name);
    for (std::size_t i = 0; i < nodes.size(); ++i)
      if (nodes[i]->aliases.contains(key)) found.push_back(i);
    return found;
  };
  std::set<std::pair<std::size_t, std::size_t>> apart, together;
  for (const auto& correction : corrections.list) {
    if (correction.kind == CorrectionKind::Side) continue;
    for (auto a : named(correction.first))
      for (auto b : named(correction.second)) {
        if (a == b) continue;
        const auto pair = std::minmax(a, b);
        if (correction.kind == CorrectionKind::Different) apart.insert(pair);
        else together.insert(pair), all.push_back({pair.first, pair.second, 1000});
      }
  }
  auto exclusive = [&](std::size_t a, std::size_t b) {
    const auto pair = std::minmax(a, b);
    if (apart.contains(pair)) return true;
    return !together.contains(pair) && excludes(*nodes[a], *nodes[b]);
  };
  std::erase_if(all, [&](const Similarity& edge) { return apart.contains(std::minmax(edge.first, edge.second)); });
  return partition(nodes.size(), all, exclusive);
}

void note_corrections(Entity& entity, const std::vector<const EntityNode*>& group, const Corrections& corrections, NameFolder& folder) {
  auto names = [&](const std::string& name) {
    const auto& key = folder.key(name);
    return std::any_of(group.begin(), group.end(), [&](const EntityNode* node) { return node->aliases.contains(key); });
  };
  for (const auto& correction : corrections.list) {
    const bool first = names(correction.first), second = correction.kind != CorrectionKind::Side && names(correction.second);
    const std::string line = "line " + std::to_string(correction.line) + " of the corrections: ", pair = "\"" + correction.first + "\" and \"" + correction.second + "\"";
    if (correction.kind == CorrectionKind::Same && first && second) entity.reasons.push_back({"correction", line + pair + " are the same"});
    if (correction.kind == CorrectionKind::Different && first != second) entity.reasons.push_back({"correction", line + pair + " are different"});
    if (correction.kind == CorrectionKind::Side && first) entity.reasons.push_back({"correction", line + "\"" + correction.first + "\" acts for " + correction.second});
  }
}

EntityId entity_id(const std::vector<const EntityNode*>& group) {
  return EntityId{Hasher().add("entity").add(head_of(group).key).value()};
}

Entity make_entity(const std::vector<const EntityNode*>& group) {
  Entity out;
  const auto& head = head_of(group);
  out.id = entity_id(group);
  out.type = head.type;
  std::map<std::string, std::uint32_t> english, titles;
  std::map<std::string, std::set<std::string>> names;
  auto prefer = [](std::string& value, const std::string& other) { if (value.empty()) value = other; };
  std::vector<const EntityNode*> ordered = group;
  std::stable_sort(ordered.begin(), ordered.end(), [&](const EntityNode* a, const EntityNode* b) { return (a == &head) > (b == &head); });
  for (const auto* node : ordered) {
    prefer(out.side, node->side);
    prefer(out.kind, node->kind);
    prefer(out.of, node->of);
    prefer(out.gazetteer, node->gazetteer);
    if (!out.latitude) out.latitude = node->latitude, out.longitude = node->longitude;
    for (const auto& [name, times] : node->english) english[name] += times;
    for (const auto& [name, times] : node->titles)
      if (node == &head || !one_word(name)) titles[name] += times;
    for (const auto& [language, list] : node->names)
      for (const auto& [name, times] : list) names[language].insert(name);
  }
  out.name = most_frequent(english);
  if (out.name.empty()) out.name = most_frequent(titles);
  for (auto& [language, list] : names) {
    out.names[language] = {list.begin(), list.end()};
    if (out.name.empty() && !list.empty()) out.name = *list.begin();
  }
  for (std::size_t i = 0; i < group.size(); ++i)
    for (std::size_t j = i + 1; j < group.size() && out.reasons.size() < 20; ++j) {
      std::string why;
      if (similarity(*group[i], *group[j], &why) > 0) out.reasons.push_back({"name", why});
    }
  return out;
}

}  // namespace hearsay::graph
