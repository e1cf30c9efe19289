#include "tests/graph/link/gold_evidence.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "base/text_map.h"

namespace hearsay::graph::testing {
namespace {

using nlohmann::json;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

const std::map<std::string, std::string>& countries() {
  static const std::map<std::string, std::string> kCodes = {
      {"Armenia", "ARM"}, {"Azerbaijan", "AZE"}, {"Russia", "RUS"}, {"Ukraine", "UKR"}, {"United States", "USA"}, {"Soviet Union", "X-USSR"},
      {"Syria", "SYR"}, {"United Kingdom", "GBR"}, {"France", "FRA"}, {"Canada", "CAN"}, {"Israel", "ISR"}, {"Palestine", "PSE"},
      {"Lebanon", "LBN"}, {"Turkey", "TUR"}, {"Iraq", "IRQ"}, {"Georgia", "GEO"}};
  return kCodes;
}

// "Armenian Ministry of Defence" -> ministry:defence of ARM, as lexicon and gazetteer tell it.
void classify(LocalEntity& entity, const std::string& name) {
  static const std::vector<std::pair<std::string, std::string>> kAdjectives = {
      {"Armenian", "ARM"}, {"Azerbaijani", "AZE"}, {"Syrian", "SYR"}, {"Israel ", "ISR"}, {"Israeli", "ISR"}, {"Lebanese", "LBN"}, {"Russian", "RUS"}};
  if (entity.type == EntityType::Country) {
    const auto code = countries().find(name);
    if (code != countries().end()) entity.side = code->second, entity.gazetteer = "country:" + code->second, entity.english = name;
    return;
  }
  if (entity.type == EntityType::Place || entity.type == EntityType::Region) {
    entity.gazetteer = "place:" + name;
    entity.english = name;
    return;
  }
  static const std::set<std::string> kListed = {"European Union", "United Nations", "United Nations Security Council", "Syrian opposition", "Syrian state television", "Hamas", "Hezbollah"};
  if (kListed.contains(name)) {
    entity.gazetteer = "org:" + name;
    return;
  }
  for (const auto& [adjective, code] : kAdjectives) {
    if (name.rfind(adjective, 0) != 0) continue;
    if (name.find("Ministry of Defence") != std::string::npos) entity.kind = "ministry:defence";
    else if (name.find("Foreign Affairs") != std::string::npos) entity.kind = "ministry:foreign";
    else if (name.find("armed forces") != std::string::npos || name.find("Armed Forces") != std::string::npos || name.find("Defense Forces") != std::string::npos) entity.kind = "force:army";
    else if (name.find("government") != std::string::npos) entity.kind = "government";
    else continue;
    entity.of = entity.side = code;
  }
}

class DocumentReader {
 public:
  DocumentReader(GoldSet& out, const json& gold, std::string text, const json& metadata) : out_(out), gold_(gold) {
    evidence_.document.uri = gold["document"];
    evidence_.document.text = std::move(text);
    evidence_.document.language = gold["language"];
    if (metadata.contains("published") && metadata["published"].is_string()) evidence_.document.published = metadata["published"];
    if (metadata.contains("publisher") && metadata["publisher"].is_string()) evidence_.document.publisher = metadata["publisher"];
  }

  void read(const json& cross) {
    map_ = std::make_unique<TextMap>(evidence_.document.text);
    for (const auto& entity : gold_["entities"]) add_entity(entity);
    for (const auto& claim : gold_["claims"]) add_claim(claim, cross);
    for (const auto& figure : gold_["figures"]) add_figure(figure, std::nullopt, cross);
    assign_ids(evidence_);
    std::size_t number = 0;
    for (const auto& claim : gold_["claims"]) {
      out_.claims[claim["id"]] = evidence_.claims[number++].id;
      if (claim["event"].is_string()) out_.event_of_claim[claim["id"]] = claim["event"];
    }
    for (const auto& [name, index] : figure_names_) out_.figures[name] = evidence_.figures[index].id;
    for (const auto& [name, index] : gold_entities_) out_.entities[name].push_back(evidence_.entities[index].id);
    out_.evidence.push_back(std::move(evidence_));
  }

 private:
  Span span_of(const json& record) const { return map_->to_bytes({record["begin"], record["end"]}); }

  void add_entity(const json& gold) {
    LocalEntity entity;
    const std::string name = gold["name"];
    entity.type = from_word<EntityType>(std::string(gold["type"])).value_or(EntityType::Organization);
    if (gold["side"].is_string()) entity.side = gold["side"];
    for (const std::string alias : gold["aliases"]) {
      if (alias.size() > entity.name.size()) entity.name = alias;
      const auto at = evidence_.document.text.find(alias);
      if (at != std::string::npos) entity.mentions.push_back({{std::uint32_t(at), std::uint32_t(at + alias.size())}, MentionKind::Name, "", "name"});
    }
    classify(entity, name);
    gold_entities_[name] = evidence_.entities.size();
    names_[name] = evidence_.entities.size();
    evidence_.entities.push_back(std::move(entity));
  }

  std::size_t entity_named(const std::string& name, const json& side) {
    if (auto found = names_.find(name); found != names_.end()) {
      if (side.is_string() && evidence_.entities[found->second].side.empty()) evidence_.entities[found->second].side = side;
      return found->second;
    }
    LocalEntity entity;
    entity.name = name;
    if (side.is_string()) entity.side = side;
    if (countries().contains(name)) entity.type = EntityType::Country;
    classify(entity, name);
    names_[name] = evidence_.entities.size();
    evidence_.entities.push_back(std::move(entity));
    return evidence_.entities.size() - 1;
  }

  // The first weekday that the text names, with the first clock time beside it.
  void add_time(Report& report) {
    static const std::vector<std::pair<std::string, int>> kDays = {{"Monday", 1}, {"Senin", 1}, {"Tuesday", 2}, {"Selasa", 2}, {"Wednesday", 3}, {"Rabu", 3}, {"Thursday", 4}, {"Kamis", 4}, {"Friday", 5}, {"Jumat", 5}, {"Saturday", 6}, {"Sabtu", 6}, {"Sunday", 7}, {"Minggu", 7}};
    const auto& text = evidence_.document.text;
    std::size_t first = std::string::npos;
    TimeMention time;
    for (const auto& [word, day] : kDays)
      if (const auto at = text.find(word); at < first) {
        first = at;
        time.span = {std::uint32_t(at), std::uint32_t(at + word.size())};
        time.value = "XXXX-WXX-" + std::to_string(day);
      }
    if (first == std::string::npos) return;
    std::smatch clock;
    if (std::regex_search(text, clock, std::regex(R"((\d{1,2}):(\d\d) ?(a\.m|p\.m)?)"))) {
      int hour = std::stoi(clock[1]);
      if (clock[3] == "p.m" && hour < 12) hour += 12;
      time.value += "T" + std::string(hour < 10 ? "0" : "") + std::to_string(hour) + ":" + clock[2].str();
    }
    time.type = "TIME";
    report.times.push_back(evidence_.times.size());
    evidence_.times.push_back(time);
  }

  std::size_t report_of(const std::string& event, const json& cross, Span span) {
    if (auto found = reports_.find(event); found != reports_.end()) return found->second;
    Report report;
    report.spans = {span};
    for (const auto& known : cross["events"]) {
      if (known["id"] != event) continue;
      if (known["plover"].is_string()) report.plover = from_word<Plover>(std::string(known["plover"])).value_or(Plover::None);
      for (const std::string side : known["sides"]) report.sides.push_back(side);
      for (const std::string place : known["places"])
        if (const auto found = names_.find(place); found != names_.end()) report.places.push_back(found->second);
      const std::string date = known["date"];
      const bool main = gold_["main_event"] == event;
      report.background = !main && date.size() == 4;
      if (main) {
        add_time(report);
      } else if (date.size() >= 4 && date.size() != 10) {  // months and years stand in the text as such
        report.times.push_back(evidence_.times.size());
        evidence_.times.push_back({span, "DATE", date.substr(0, 7), "", ""});
      } else if (event == "E-2021-11-14") {
        report.times.push_back(evidence_.times.size());
        evidence_.times.push_back({span, "DATE", "XXXX-WXX-7", "", ""});
      }
    }
    std::sort(report.sides.begin(), report.sides.end());
    reports_[event] = evidence_.reports.size();
    evidence_.reports.push_back(report);
    return evidence_.reports.size() - 1;
  }

  std::optional<std::size_t> report_for(const json& record, const json& cross) {
    if (!record.contains("event") || !record["event"].is_string()) return std::nullopt;
    return report_of(record["event"], cross, span_of(record));
  }

  void add_claim(const json& gold, const json& cross) {
    Claim claim;
    claim.span = span_of(gold);
    claim.content = {claim.span};
    claim.act = from_word<Act>(std::string(gold["act"])).value_or(Act::State);
    claim.polarity = from_word<Polarity>(std::string(gold["polarity"])).value_or(Polarity::Asserted);
    claim.quoted = gold["quoted"];
    for (const auto& who : gold["claimants"]) claim.claimants.push_back(entity_named(who["name"], who["side"]));
    for (const auto& who : gold["accused"]) claim.accused.push_back(entity_named(who["name"], who["side"]));
    if (gold["deed"].is_string()) claim.deed.plover = from_word<Plover>(std::string(gold["deed"])).value_or(Plover::None);
    claim.deed.polarity = claim.polarity;
    claim.deed.trigger = claim.span;
    claim.deed.actors = claim.accused;
    if (claim.deed.plover == Plover::Retreat && claim.deed.actors.empty())  // "Hamas is ready to disarm", said by another
      for (const auto& [name, index] : names_)
        if (name == "Hamas" || name == "Hezbollah") claim.deed.actors.push_back(index);
    claim.report = report_for(gold, cross);
    if (gold.contains("places"))
      for (const std::string place : gold["places"]) {
        const auto index = entity_named(place, nullptr);
        if (!gold_entities_.contains(place)) evidence_.entities[index].type = EntityType::Place, classify(evidence_.entities[index], place);
        claim.deed.places.push_back(index);
        if (claim.report) evidence_.reports[*claim.report].places.push_back(index);
      }
    evidence_.claims.push_back(claim);
    for (const auto& figure : gold["figures"]) {
      json placed = figure;
      placed["begin"] = gold["begin"];
      placed["end"] = gold["end"];
      placed["event"] = gold["event"];
      add_figure(placed, evidence_.claims.size() - 1, cross);
    }
  }

  void add_figure(const json& gold, std::optional<std::size_t> claim, const json& cross) {
    Figure figure;
    figure.span = span_of(gold);
    figure.kind = from_word<FigureKind>(std::string(gold["kind"])).value_or(FigureKind::Killed);
    auto number = [&](const char* key) { return gold.contains(key) && gold[key].is_number() ? std::optional<std::int64_t>(gold[key]) : std::nullopt; };
    figure.count = number("count");
    figure.min = number("min");
    figure.max = number("max");
    figure.who = gold["who"].is_string() ? gold["who"] : "";
    if (gold["side"].is_string()) figure.side = gold["side"];
    figure.claim = claim;
    figure.report = report_for(gold, cross);
    if (claim) evidence_.claims[*claim].figures.push_back(evidence_.figures.size());
    if (gold.contains("id")) figure_names_[gold["id"]] = evidence_.figures.size();
    evidence_.figures.push_back(figure);
  }

  GoldSet& out_;
  const json& gold_;
  Evidence evidence_;
  std::unique_ptr<TextMap> map_;
  std::map<std::string, std::size_t> names_, gold_entities_, reports_, figure_names_;
};

template <class Same>
Score score_pairs(const std::vector<std::pair<std::string, std::uint64_t>>& items, Same system_same) {
  Score score;
  for (std::size_t i = 0; i < items.size(); ++i)
    for (std::size_t j = i + 1; j < items.size(); ++j) {
      const bool gold = items[i].first == items[j].first, system = system_same(items[i].second, items[j].second);
      score.hits += gold && system;
      score.extra += !gold && system;
      score.missed += gold && !system;
    }
  return score;
}

using NamePair = std::pair<std::string, std::string>;

std::set<NamePair> pairs_of(const std::vector<std::vector<std::string>>& positions) {
  std::set<NamePair> out;
  for (std::size_t i = 0; i < positions.size(); ++i)
    for (std::size_t j = i + 1; j < positions.size(); ++j)
      for (const auto& x : positions[i])
        for (const auto& y : positions[j]) out.insert(std::minmax(x, y));
  return out;
}

}  // namespace

GoldSet read_gold(const std::string& folder, const std::vector<std::string>& names) {
  GoldSet out;
  const auto cross_text = read_file(folder + "/cross.json");
  if (cross_text.empty()) return out;
  const json cross = json::parse(cross_text);
  std::map<std::string, json> metadata;
  std::istringstream lines(read_file(folder + "/metadata.jsonl"));
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) { auto record = json::parse(line); metadata[record["file"]] = record; }
  for (const auto& name : names) {
    const json gold = json::parse(read_file(folder + "/" + name + ".gold.json"));
    const auto found = metadata.find(name + ".txt");
    DocumentReader(out, gold, read_file(folder + "/" + name + ".txt"), found == metadata.end() ? json::object() : found->second).read(cross);
  }
  for (const auto& dispute : cross["disputes"]) {
    GoldSet::GoldDispute record;
    record.optional = dispute.contains("optional") && dispute["optional"];
    for (const auto& position : dispute["positions"]) {
      record.positions.emplace_back(position);
      std::erase_if(record.positions.back(), [&](const std::string& id) { return !out.claims.contains(id) && !out.figures.contains(id); });
    }
    std::erase_if(record.positions, [](const auto& position) { return position.empty(); });
    if (record.positions.size() > 1) out.disputes.push_back(std::move(record));
  }
  return out;
}

Score score_links(const GoldSet& gold, const Derived& derived) {
  std::map<LocalEntityId, std::uint64_t> entity_of;
  for (const auto& entity : derived.entities)
    for (auto member : entity.members) entity_of[member] = entity.id.value;
  std::vector<std::pair<std::string, std::uint64_t>> items;
  for (const auto& [name, members] : gold.entities)
    for (auto member : members) items.emplace_back(name, entity_of[member]);
  for (const auto& [name, members] : gold.entities)
    for (auto member : members)
      if (entity_of[member] != entity_of[members.front()]) std::cout << "  split: " << name << "\n";
  return score_pairs(items, [](auto a, auto b) { return a == b; });
}

Score score_events(const GoldSet& gold, const Derived& derived) {
  std::map<ClaimId, std::uint64_t> event_of;
  for (const auto& event : derived.events)
    for (auto claim : event.claims) event_of[claim] = event.id.value;
  std::vector<std::pair<std::string, std::uint64_t>> items;
  for (const auto& [claim, event] : gold.event_of_claim) items.emplace_back(event, event_of[gold.claims.at(claim)]);
  return score_pairs(items, [](auto a, auto b) { return a != 0 && a == b; });
}

DisputeScore score_disputes(const GoldSet& gold, const Derived& derived) {
  std::map<std::string, std::string> name_of;
  for (const auto& [name, id] : gold.claims) name_of[id.to_string()] = name;
  for (const auto& [name, id] : gold.figures) name_of[id.to_string()] = name;
  std::set<NamePair> system, wanted, optional;
  for (const auto& dispute : derived.disputes) {
    std::vector<std::vector<std::string>> positions;
    for (const auto& position : dispute.positions) {
      positions.emplace_back();
      for (auto id : position.claims) positions.back().push_back(name_of[id.to_string()]);
      for (auto id : position.figures) positions.back().push_back(name_of[id.to_string()]);
      std::erase(positions.back(), "");
    }
    for (const auto& pair : pairs_of(positions)) system.insert(pair);
  }
  DisputeScore score;
  for (const auto& dispute : gold.disputes) {
    const auto pairs = pairs_of(dispute.positions);
    (dispute.optional ? optional : wanted).insert(pairs.begin(), pairs.end());
    if (dispute.optional) continue;
    ++score.all;
    score.found += std::any_of(pairs.begin(), pairs.end(), [&](const NamePair& pair) { return system.contains(pair); });
  }
  for (const auto& pair : wanted) {
    if (system.contains(pair)) { ++score.pairs.hits; continue; }
    ++score.pairs.missed;
    score.errors.push_back("missed " + pair.first + " " + pair.second);
  }
  for (const auto& pair : system) {
    if (wanted.contains(pair) || optional.contains(pair)) continue;
    ++score.pairs.extra;
    score.errors.push_back("extra " + pair.first + " " + pair.second);
  }
  return score;
}

}  // namespace hearsay::graph::testing
