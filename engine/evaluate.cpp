#include "engine/evaluate.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/fold.h"

namespace hearsay::engine {
namespace {

using Json = nlohmann::ordered_json;
using Matches = std::map<std::size_t, std::size_t>;  // gold index -> system index
using Allowed = std::function<bool(const Json&, const Json&)>;

std::string base_name(const std::string& uri) {
  std::string name = uri.substr(uri.find_last_of('/') + 1);
  return name.substr(0, name.find('#'));
}

std::set<std::string> words_of(const std::string& text) {
  std::set<std::string> words;
  std::string folded = fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.insert(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool similar_names(const std::string& a, const std::string& b) {
  static const std::set<std::string> kCommon = {"the",   "of",        "and",       "ministry", "minister",
                                                "prime", "president", "government"};
  auto left = words_of(a);
  auto right = words_of(b);
  for (const auto& word : left)
    if (right.count(word) != 0 && kCommon.count(word) == 0) return true;
  return !left.empty() && left == right;
}

std::string text_of(const Json& object, const char* key) {
  auto it = object.find(key);
  return it == object.end() || !it->is_string() ? std::string() : it->get<std::string>();
}

bool flag_of(const Json& object, const char* key) {
  auto it = object.find(key);
  return it != object.end() && it->is_boolean() && it->get<bool>();
}

const Json& list_of(const Json& object, const char* key) {
  static const Json kEmpty = Json::array();
  auto it = object.find(key);
  return it == object.end() || it->is_null() ? kEmpty : *it;
}

Json value_of(const Json& object, const char* key) {
  auto it = object.find(key);
  return it == object.end() ? Json(nullptr) : *it;
}

std::set<std::string> sides_of(const Json& list) {
  std::set<std::string> sides;
  for (const auto& item : list)
    if (auto side = text_of(item, "side"); !side.empty()) sides.insert(side);
  return sides;
}

bool meet(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return b.count(x) != 0; });
}

bool same_claimant(const Json& gold, const Json& system) {
  auto wanted = sides_of(gold["claimants"]);
  if (!wanted.empty()) return meet(wanted, sides_of(list_of(system, "claimants")));
  for (const auto& g : gold["claimants"])
    for (const auto& s : list_of(system, "claimants"))
      if (similar_names(text_of(g, "name"), text_of(s, "name"))) return true;
  return false;
}

std::int64_t overlap(const Json& a, const Json& b) {
  return std::min(a["end"].get<std::int64_t>(), b["end"].get<std::int64_t>()) -
         std::max(a["begin"].get<std::int64_t>(), b["begin"].get<std::int64_t>());
}

// Greedy one-to-one, best overlap first.
Matches match(const std::vector<Json>& gold, const std::vector<Json>& system, const Allowed& allowed) {
  struct Pair {
    std::int64_t overlap;
    std::size_t gold, system;
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < gold.size(); ++i)
    for (std::size_t j = 0; j < system.size(); ++j)
      if (auto size = overlap(gold[i], system[j]); size > 0 && allowed(gold[i], system[j])) pairs.push_back({size, i, j});
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return std::tuple(-a.overlap, a.gold, a.system) < std::tuple(-b.overlap, b.gold, b.system);
  });
  Matches out;
  std::set<std::size_t> used;
  for (const Pair& pair : pairs)
    if (out.count(pair.gold) == 0 && used.insert(pair.system).second) out[pair.gold] = pair.system;
  return out;
}

Counts count(const std::vector<Json>& gold, const std::vector<Json>& system, const Matches& matches) {
  Counts counts;
  int optional_hits = 0;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    bool hit = matches.count(i) != 0;
    if (flag_of(gold[i], "optional")) {
      optional_hits += hit;
    } else if (hit) {
      ++counts.hits;
    } else {
      ++counts.missed;
    }
  }
  counts.extra = static_cast<int>(system.size()) - counts.hits - optional_hits;
  return counts;
}

void add(Counts& total, const Counts& more) {
  total.hits += more.hits;
  total.extra += more.extra;
  total.missed += more.missed;
}

std::set<std::pair<std::string, std::string>> pairs_of(const std::vector<std::vector<std::string>>& positions) {
  std::set<std::pair<std::string, std::string>> out;
  for (std::size_t i = 0; i < positions.size(); ++i)
    for (std::size_t j = i + 1; j < positions.size(); ++j)
      for (const auto& a : positions[i])
        for (const auto& b : positions[j]) out.insert(std::minmax(a, b));
  return out;
}

std::string kind_of(const Json& claim, const std::vector<Json>& all) {
  if (flag_of(claim, "implicit")) return "implicit";
  auto mirrored = [&](const Json& other) {
    return other["begin"] == claim["begin"] && other["end"] == claim["end"] && other["id"] != claim["id"] &&
           meet(sides_of(other["accused"]), sides_of(claim["claimants"]));
  };
  if (std::any_of(all.begin(), all.end(), mirrored)) return "mutual";
  return flag_of(claim, "quoted") ? "direct" : "indirect";
}

std::string first_rule(const Json& claim) {
  const Json& reasons = list_of(claim, "reasons");
  return reasons.empty() ? "unknown" : text_of(reasons[0], "rule");
}

Result<Json> read_json(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) return fail(ErrorCode::Io, path.string() + ": cannot be opened");
  Json json = Json::parse(in, nullptr, false);
  if (json.is_discarded()) return fail(ErrorCode::InvalidInput, path.string() + ": not JSON");
  return json;
}

class Evaluation {
 public:
  Evaluation(const SystemRecords& system, Scores& scores) : system_(system), scores_(scores) {}

  void add_gold(const Json& gold) { golds_.emplace(gold["document"].get<std::string>(), gold); }

  void run() {
    for (const auto& claim : system_.claims) claims_[base_name(text_of(claim, "document"))].push_back(claim);
    for (const auto& figure : system_.figures) figures_[base_name(text_of(figure, "document"))].push_back(figure);
    for (const auto& [document, gold] : golds_) {
      std::string language = text_of(gold, "language");
      score_claims(document, gold, language);
      score_accusations(document, gold, language);
      score_figures(document, gold, language);
    }
    scores_.act_accuracy = matched_ == 0 ? 0 : double(acts_right_) / matched_;
    scores_.polarity_accuracy = matched_ == 0 ? 0 : double(polarities_right_) / matched_;
    score_events();
    score_entities();
  }

  void score_disputes(const Json& cross) {
    using Pairs = std::set<std::pair<std::string, std::string>>;
    scores_.has_disputes = true;
    Pairs wanted, optional;
    for (const auto& dispute : cross["disputes"]) {
      auto pairs = pairs_of(dispute["positions"].get<std::vector<std::vector<std::string>>>());
      (flag_of(dispute, "optional") ? optional : wanted).insert(pairs.begin(), pairs.end());
    }
    std::map<std::string, std::set<std::string>> gold_of;
    for (const auto& [gold, system] : system_of_) gold_of[system].insert(gold);
    std::set<std::string> known;
    for (const auto& [document, unused] : golds_) {
      for (const auto& claim : claims_[document]) known.insert(text_of(claim, "id"));
      for (const auto& figure : figures_[document]) known.insert(text_of(figure, "id"));
    }
    Pairs found;
    int alien = 0;
    for (const auto& dispute : system_.disputes) {
      std::vector<std::vector<std::string>> positions;
      for (const auto& position : list_of(dispute, "positions")) {
        auto& members = positions.emplace_back();
        for (const char* list : {"claims", "figures"})
          for (const auto& id : list_of(position, list)) members.push_back(id.get<std::string>());
      }
      for (const auto& [a, b] : pairs_of(positions)) {
        if (known.count(a) == 0 || known.count(b) == 0) continue;
        if (gold_of.count(a) == 0 || gold_of.count(b) == 0) {
          ++alien;
          continue;
        }
        for (const auto& x : gold_of[a])
          for (const auto& y : gold_of[b])
            if (x != y) found.insert(std::minmax(x, y));
      }
    }
    Counts counts;
    counts.extra = alien;
    for (const auto& pair : wanted) {
      if (found.count(pair) != 0) {
        ++counts.hits;
      } else {
        ++counts.missed;
        error("MISSED DISPUTE " + pair.first + " " + pair.second);
      }
    }
    for (const auto& pair : found)
      if (wanted.count(pair) == 0 && optional.count(pair) == 0) {
        ++counts.extra;
        error("EXTRA DISPUTE " + pair.first + " " + pair.second);
      }
    scores_.disputes = counts;
    std::set<std::string> have;
    for (const auto& dispute : cross["disputes"]) {
      if (flag_of(dispute, "optional")) continue;
      ++scores_.disputes_wanted;
      for (const auto& pair : pairs_of(dispute["positions"].get<std::vector<std::vector<std::string>>>()))
        if (found.count(pair) != 0) have.insert(text_of(dispute, "id"));
    }
    scores_.disputes_found = static_cast<int>(have.size());
  }

 private:
  void error(std::string line) { scores_.errors.push_back(std::move(line)); }

  static std::vector<Json> list(const Json& gold, const char* key) {
    return std::vector<Json>(gold[key].begin(), gold[key].end());
  }

  static std::string names(const Json& entities) {
    std::string out;
    for (const auto& entity : entities) out += (out.empty() ? "" : ", ") + text_of(entity, "name");
    return out;
  }

  void score_claims(const std::string& document, const Json& gold, const std::string& language) {
    auto wanted = list(gold, "claims");
    const auto& system = claims_[document];
    Matches matches = match(wanted, system, same_claimant);
    Counts counts = count(wanted, system, matches);
    add(scores_.claims, counts);
    add(scores_.claims_by_language[language], counts);
    std::set<std::size_t> right;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const Json& claim = wanted[i];
      auto hit = matches.find(i);
      auto& kind = scores_.claims_by_kind[kind_of(claim, wanted)];
      if (hit == matches.end()) {
        if (flag_of(claim, "optional")) continue;
        ++kind.missed;
        error("MISSED CLAIM " + document + " " + text_of(claim, "act") + " by " + names(claim["claimants"]) + ": " +
              text_of(claim, "anchor").substr(0, 110));
        continue;
      }
      ++kind.hits;
      right.insert(hit->second);
      compare_matched(document, claim, system[hit->second]);
    }
    for (std::size_t j = 0; j < system.size(); ++j) {
      auto& rule = scores_.claims_by_rule[first_rule(system[j])];
      ++(right.count(j) != 0 ? rule.hits : rule.extra);
      if (right.count(j) == 0)
        error("EXTRA CLAIM " + document + " " + text_of(system[j], "act") + " by " +
              names(list_of(system[j], "claimants")) + ": " + text_of(system[j], "text").substr(0, 110));
    }
  }

  void compare_matched(const std::string& document, const Json& gold, const Json& system) {
    system_of_[text_of(gold, "id")] = text_of(system, "id");
    ++matched_;
    bool act_right = text_of(gold, "act") == text_of(system, "act");
    acts_right_ += act_right;
    if (!act_right)
      error("ACT " + document + " gold=" + text_of(gold, "act") + " system=" + text_of(system, "act") + ": " +
            text_of(gold, "anchor").substr(0, 90));
    std::string polarity = text_of(system, "polarity");
    polarities_right_ += (polarity.empty() ? "asserted" : polarity) == text_of(gold, "polarity");
    if (std::string event = text_of(gold, "event"); !event.empty())
      events_[text_of(gold, "id")] = {event, text_of(system, "event")};
  }

  void score_accusations(const std::string& document, const Json& gold, const std::string& language) {
    std::vector<Json> wanted, system;
    for (const auto& claim : gold["claims"])
      if (!sides_of(claim["accused"]).empty()) wanted.push_back(claim);
    for (const auto& claim : claims_[document])
      if (!sides_of(list_of(claim, "accused")).empty()) system.push_back(claim);
    Matches matches = match(wanted, system, [](const Json& a, const Json& b) {
      return same_claimant(a, b) && meet(sides_of(a["accused"]), sides_of(b["accused"]));
    });
    Counts counts = count(wanted, system, matches);
    add(scores_.accusations, counts);
    add(scores_.accusations_by_language[language], counts);
    std::set<std::size_t> right;
    for (const auto& [i, j] : matches) right.insert(j);
    for (std::size_t i = 0; i < wanted.size(); ++i)
      if (matches.count(i) == 0)
        error("MISSED ACCUSATION " + document + " " + names(wanted[i]["claimants"]) + " -> " +
              names(wanted[i]["accused"]) + ": " + text_of(wanted[i], "anchor").substr(0, 100));
    for (std::size_t j = 0; j < system.size(); ++j)
      if (right.count(j) == 0)
        error("EXTRA ACCUSATION " + document + " " + names(list_of(system[j], "claimants")) + " -> " +
              names(system[j]["accused"]) + ": " + text_of(system[j], "text").substr(0, 100));
  }

  void score_figures(const std::string& document, const Json& gold, const std::string& language) {
    std::vector<Json> wanted;
    for (const auto& claim : gold["claims"])
      for (Json figure : claim["figures"]) {
        for (const char* key : {"claimants", "begin", "end"}) figure[key] = claim[key];
        wanted.push_back(std::move(figure));
      }
    for (Json figure : gold["figures"]) {
      figure["claimants"] = Json::array();
      wanted.push_back(std::move(figure));
    }
    for (Json& figure : wanted) figure.erase("optional");
    const auto& system = figures_[document];
    Matches matches = match(wanted, system, [](const Json& a, const Json& b) {
      const Json& by = list_of(b, "claimants");
      return a["kind"] == value_of(b, "kind") && value_of(a, "count") == value_of(b, "count") &&
             value_of(a, "side") == value_of(b, "side") &&
             (sides_of(a["claimants"]) == sides_of(by) || (a["claimants"].empty() && by.empty()));
    });
    Counts counts = count(wanted, system, matches);
    add(scores_.figures, counts);
    add(scores_.figures_by_language[language], counts);
    std::set<std::size_t> right;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      auto hit = matches.find(i);
      if (hit == matches.end()) {
        error("MISSED FIGURE " + document + " " + describe(wanted[i]));
        continue;
      }
      right.insert(hit->second);
      if (std::string id = text_of(wanted[i], "id"); !id.empty()) system_of_[id] = text_of(system[hit->second], "id");
    }
    for (std::size_t j = 0; j < system.size(); ++j)
      if (right.count(j) == 0)
        error("EXTRA FIGURE " + document + " " + describe(system[j]) + ": " + text_of(system[j], "text").substr(0, 80));
  }

  static std::string describe(const Json& figure) {
    return text_of(figure, "kind") + " " + value_of(figure, "count").dump() + " " + text_of(figure, "side") + " by " +
           names(list_of(figure, "claimants"));
  }

  // Pairs of matched claims: about the same event or not.
  void score_events() {
    for (auto x = events_.begin(); x != events_.end(); ++x)
      for (auto y = std::next(x); y != events_.end(); ++y) {
        bool gold = x->second.first == y->second.first;
        bool system = !x->second.second.empty() && x->second.second == y->second.second;
        scores_.event_pairs.hits += gold && system;
        scores_.event_pairs.extra += !gold && system;
        scores_.event_pairs.missed += gold && !system;
      }
  }

  void score_entities() {
    struct Named {
      const Json* entity;
      std::set<std::string> names;
    };
    std::map<std::string, std::vector<Named>> by_document;
    for (const auto& entity : system_.entities) {
      std::map<std::string, std::set<std::string>> names;
      for (const auto& mention : list_of(entity, "mentions"))
        names[base_name(text_of(mention, "document"))].insert(fold(text_of(mention, "text")));
      for (auto& [document, set] : names)
        if (golds_.count(document) != 0) by_document[document].push_back({&entity, std::move(set)});
    }
    int found = 0, missed = 0, typed = 0;
    std::map<std::string, std::vector<std::string>> where;
    for (const auto& [document, gold] : golds_)
      for (const auto& wanted : gold["entities"]) {
        std::set<std::string> aliases;
        for (const auto& alias : wanted["aliases"]) aliases.insert(fold(alias.get<std::string>()));
        const Named* best = nullptr;
        std::size_t most = 0;
        for (const Named& named : by_document[document]) {
          auto shared = static_cast<std::size_t>(std::count_if(aliases.begin(), aliases.end(), [&](const std::string& a) {
            return named.names.count(a) != 0;
          }));
          if (shared > most) {
            most = shared;
            best = &named;
          }
        }
        if (best == nullptr) {
          ++missed;
          error("MISSED ENTITY " + document + " " + text_of(wanted, "type") + " " + text_of(wanted, "name") + " " +
                wanted["aliases"].dump());
          continue;
        }
        ++found;
        bool type_right = text_of(*best->entity, "type") == text_of(wanted, "type");
        typed += type_right;
        if (!type_right)
          error("TYPE " + document + " gold=" + text_of(wanted, "type") + " system=" + text_of(*best->entity, "type") +
                ": " + text_of(wanted, "name"));
        where[text_of(wanted, "name")].push_back(text_of(*best->entity, "id"));
      }
    scores_.entity_recall = found + missed == 0 ? 0 : double(found) / (found + missed);
    scores_.entity_type_accuracy = found == 0 ? 0 : double(typed) / found;
    score_links(where);
  }

  void score_links(const std::map<std::string, std::vector<std::string>>& where) {
    std::vector<std::pair<std::string, std::string>> flat;
    for (const auto& [name, ids] : where)
      for (const auto& id : ids) flat.emplace_back(name, id);
    for (std::size_t i = 0; i < flat.size(); ++i)
      for (std::size_t j = i + 1; j < flat.size(); ++j) {
        bool gold = flat[i].first == flat[j].first;
        bool system = flat[i].second == flat[j].second;
        scores_.link_pairs.hits += gold && system;
        scores_.link_pairs.extra += !gold && system;
        scores_.link_pairs.missed += gold && !system;
      }
  }

  const SystemRecords& system_;
  Scores& scores_;
  std::map<std::string, Json> golds_;
  std::map<std::string, std::vector<Json>> claims_, figures_;
  std::map<std::string, std::string> system_of_;                         // gold id -> system id
  std::map<std::string, std::pair<std::string, std::string>> events_;    // gold claim -> gold and system event
  int matched_ = 0, acts_right_ = 0, polarities_right_ = 0;
};

}  // namespace

double Counts::precision() const { return hits + extra == 0 ? 0 : double(hits) / (hits + extra); }
double Counts::recall() const { return hits + missed == 0 ? 0 : double(hits) / (hits + missed); }
double Counts::f1() const {
  double sum = precision() + recall();
  return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

Result<Scores> evaluate(const std::string& gold_folder, const SystemRecords& system) {
  namespace fs = std::filesystem;
  std::error_code problem;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(gold_folder, problem))
    if (entry.path().string().ends_with(".gold.json")) files.push_back(entry.path());
  if (problem) return fail(ErrorCode::InvalidInput, gold_folder + ": " + problem.message());
  if (files.empty()) return fail(ErrorCode::InvalidInput, gold_folder + ": no NAME.gold.json there");
  std::sort(files.begin(), files.end());
  Scores scores;
  Evaluation evaluation(system, scores);
  try {
    for (const auto& file : files) {
      HEARSAY_TRY(Json gold, read_json(file));
      evaluation.add_gold(gold);
    }
    evaluation.run();
    if (fs::path cross = fs::path(gold_folder) / "cross.json"; fs::exists(cross)) {
      HEARSAY_TRY(Json json, read_json(cross));
      evaluation.score_disputes(json);
    }
  } catch (const Json::exception& error) {
    return fail(ErrorCode::InvalidInput, gold_folder + ": a gold file lacks a field: " + error.what());
  }
  return scores;
}

}  // namespace hearsay::engine
