#include "graph/link/event_linker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <unordered_map>

#include "base/hash.h"
#include "graph/link/happenings.h"
#include "graph/link/partition.h"

namespace hearsay::graph {
namespace {

constexpr int kPublishedReach = 2;      // news is printed on its day or in the two days after
constexpr double kCommonWording = 0.3;  // words that any two reports of one kind of event share
constexpr double kAmbiguous = 0.5;      // two events that fit a floating report this closely: it joins neither

// One type for all of its family, so that equal cells are equal whoever made them.
Plover leading_plover(Family family) {
  switch (family) {
    case Family::Attack: return Plover::Assault;
    case Family::Coercion: return Plover::Coerce;
    case Family::Talks: return Plover::Consult;
    case Family::Politics: return Plover::Request;
    case Family::Protest: return Plover::Protest;
    case Family::Other: break;
  }
  return Plover::None;
}

std::string code(Family family) { return std::string(1, static_cast<char>('0' + static_cast<int>(family))); }

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& item : list) out += (out.empty() ? "" : "+") + item;
  return out;
}

bool has_town(const Happening& happening) {
  return std::any_of(happening.places.begin(), happening.places.end(), [](const PlaceKey& place) { return !place.wide; });
}

std::string places_code(const Happening& happening) {
  std::string out;
  for (const auto& place : happening.places) out += place.key + ";";
  return out;
}

std::string counts_code(const FigureDigest& figure) {
  return std::string(to_word(figure.kind)) + ":" + figure.side + ":" + std::to_string(*figure.count);
}

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::size_t n = 0;
  for (const auto& x : a) n += std::binary_search(b.begin(), b.end(), x) ? 1 : 0;
  return n;
}

bool families_fit(const Happening& a, const Happening& b) {
  const Family left = family_of(a.plover), right = family_of(b.plover);
  return left == right;
}

double time_score(const Happening& a, const Happening& b) {
  const bool undated = !a.when.anchored() && !b.when.anchored();
  switch (compare(a.when, b.when)) {
    case TimeFit::Strong: return 3;
    case TimeFit::Near: return undated ? 1 : a.when.precision == Precision::Day || b.when.precision == Precision::Day ? 2.5 : 2;
    case TimeFit::Weak: return 0.5;
    case TimeFit::Unknown: return 0;
    case TimeFit::Apart: break;
  }
  return -10;
}

double place_score(const Happening& a, const Happening& b) {
  switch (compare(a.places, b.places)) {
    case PlaceFit::Same: break;
    case PlaceFit::Near: return 1.5;
    case PlaceFit::Region: return 1;
    case PlaceFit::Unknown: return a.places.empty() || b.places.empty() ? 0 : -1.5;
    case PlaceFit::Apart: return -10;
  }
  std::size_t same = 0;
  for (const auto& x : a.places)
    same += std::any_of(b.places.begin(), b.places.end(), [&](const PlaceKey& y) { return x.key == y.key; }) ? 1 : 0;
  const double all = static_cast<double>(a.places.size() + b.places.size() - same);
  return a.when.anchored() && b.when.anchored() ? 2 : 1 + 1.5 * static_cast<double>(same) / all;
}

double sides_score(const Happening& a, const Happening& b) {
  if (a.sides.empty() || b.sides.empty()) return 0.25;
  if (a.sides == b.sides) return 1;
  return shared(a.sides, b.sides) > 0 ? 0.6 : -0.4;
}

double wording_score(const Cell& a, const Cell& b) {
  const auto& left = a.features.words;
  const auto& right = b.features.words;
  if (left.empty() || right.empty()) return 0;
  const auto same = static_cast<double>(shared(left, right));
  const double jaccard = same / (static_cast<double>(left.size() + right.size()) - same);
  return std::max(0.0, jaccard - kCommonWording) * 2;
}

double counts_score(const Cell& a, const Cell& b) {
  double same = 0;
  for (const auto& count : a.counts) same += b.counts.contains(count) ? 1 : 0;
  return std::min(2.0, same);
}

// Orders undated cells by what they tell, not by their documents' ids.
std::string content_code(const Cell& cell) {
  const auto& what = cell.features;
  Hasher hasher;
  hasher.add(places_code(what)).add(what.mode).add(what.when.weekday).add(static_cast<std::uint64_t>(what.when.minute)).add(what.when.loose);
  for (const auto& word : what.words) hasher.add(word);
  for (const auto& count : cell.counts) hasher.add(count);
  std::array<char, 20> text{};
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(hasher.value()));
  return text.data();
}

std::string day_key(Family family, std::int32_t day) { return code(family) + "|" + std::to_string(day); }

// Half-degree squares around a place: itself, or with its eight neighbours.
void add_squares(std::vector<std::string>& keys, const std::string& prefix, const PlaceKey& place, int reach) {
  if (!place.latitude || !place.longitude || place.wide) return;
  const int row = static_cast<int>(std::floor(*place.latitude * 2)), column = static_cast<int>(std::floor(*place.longitude * 2));
  for (int i = -reach; i <= reach; ++i)
    for (int j = -reach; j <= reach; ++j) keys.push_back(prefix + "#" + std::to_string(row + i) + "," + std::to_string(column + j));
}

std::string span_code(const When& when) { return std::to_string(when.first) + ".." + std::to_string(when.last); }

std::vector<std::string> undated_keys(const Cell& cell) {
  const auto& what = cell.features;
  std::vector<std::string> keys;
  if (what.when.weekday == 0 && what.when.loose.empty()) return keys;
  const std::string prefix = "u" + code(family_of(what.plover)) + "|" + std::to_string(what.when.weekday) + what.when.loose;
  for (const auto& place : what.places)
    if (!place.wide) keys.push_back(prefix + "@" + place.key);
  if (what.when.minute >= 0)
    for (const auto& side : what.sides) keys.push_back(prefix + "T" + std::to_string(what.when.minute) + side);
  for (const auto& count : cell.counts) keys.push_back(prefix + "=" + count);
  return keys;
}

}  // namespace

std::vector<std::size_t> group_level(const std::vector<const Cell*>& chosen) {
  std::unordered_map<std::string, std::vector<std::size_t>> blocks;
  for (std::size_t i = 0; i < chosen.size(); ++i)
    for (const auto& key : registered_keys(*chosen[i])) blocks[key].push_back(i);
  std::set<std::pair<std::size_t, std::size_t>> met;
  std::vector<Similarity> edges;
  for (std::size_t i = 0; i < chosen.size(); ++i)
    for (const auto& key : lookup_keys(*chosen[i])) {
      const auto block = blocks.find(key);
      if (block == blocks.end()) continue;
      for (auto j : block->second) {
        if (i == j || !met.insert(std::minmax(i, j)).second) continue;
        const double score = fit(*chosen[std::min(i, j)], *chosen[std::max(i, j)]);
        if (score >= kFits) edges.push_back({std::min(i, j), std::max(i, j), score});
      }
    }
  auto apart = [&](std::size_t a, std::size_t b) { return excludes(*chosen[a], *chosen[b]); };
  return partition(chosen.size(), edges, apart);
}

std::size_t best_group(const Cell& cell, const std::vector<std::pair<const Cell*, std::size_t>>& candidates) {
  std::map<std::size_t, double> best;
  for (const auto& [candidate, group] : candidates)
    if (const double score = fit(cell, *candidate); score >= kFits) best[group] = std::max(best[group], score);
  std::size_t winner = kNoGroup;
  double first = 0, second = 0;
  for (const auto& [of, score] : best) {
    if (score > first) second = first, first = score, winner = of;
    else second = std::max(second, score);
  }
  return first - second >= kAmbiguous ? winner : kNoGroup;
}

Cell make_cell(const DocumentDigest& document, std::size_t index) {
  Cell cell;
  cell.features = document.happenings[index];
  Happening& what = cell.features;
  const std::string own = document.id.to_string() + "." + std::to_string(index);
  const bool vague = what.when.precision == Precision::Unknown || what.when.precision == Precision::Loose;
  if (vague && document.published && !what.background) {
    what.when.precision = Precision::Published;
    what.when.first = *document.published - kPublishedReach;
    what.when.last = *document.published;
    what.when.loose.clear();
  }
  const bool day = what.when.precision == Precision::Day;
  cell.level = day && has_town(what) ? Level::Anchored : what.when.anchored() ? Level::Floating : Level::Undated;
  const std::string subject = code(family_of(what.plover)) + "|" + joined(what.sides) + "|" + (what.background && !day ? "past" : "news");
  if (cell.level == Level::Undated) {
    for (const auto& figure : document.figures)
      if (figure.happening == static_cast<std::int32_t>(index) && figure.count && *figure.count > 0 && !figure.side.empty()) cell.counts.insert(counts_code(figure));
  } else {
    what.words.clear();
    what.background = what.background && !day;
    const std::string clock = what.when.minute >= 0 ? std::to_string(what.when.minute) : "";
    cell.key = (cell.level == Level::Anchored ? "a|" : "f|") + subject + "|" + span_code(what.when) + "|" + std::to_string(static_cast<int>(what.when.precision)) + "|" + clock + "|" + places_code(what) + "|" + what.mode;
    if (what.sides.empty() && what.places.empty()) cell.key += "|" + own;  // says too little to be anybody's like
  }
  if (cell.level == Level::Undated) cell.key = "u|" + subject + "|" + content_code(cell) + "|" + own;
  what.plover = leading_plover(family_of(what.plover));
  what.reports.clear();
  what.place_entities.clear();
  what.participants.clear();
  what.when_text.clear();
  what.main = false;
  what.position = 0;
  return cell;
}

std::vector<std::string> registered_keys(const Cell& cell) {
  const auto& what = cell.features;
  const Family family = family_of(what.plover);
  if (cell.level == Level::Undated) return undated_keys(cell);
  std::vector<std::string> keys;
  if (cell.level == Level::Anchored) {
    const auto day = day_key(family, what.when.first);
    for (const auto& place : what.places) {
      keys.push_back("a" + day + "@" + place.key);
      add_squares(keys, "a" + day, place, 0);
    }
    for (const auto& side : what.sides) keys.push_back("a" + day + "&" + side);
    return keys;
  }
  const std::string prefix = "f" + code(family) + "|" + std::to_string(what.when.last) + (what.background ? "past" : "");
  for (const auto& place : what.places) keys.push_back(prefix + "@" + place.key);
  for (const auto& side : what.sides) keys.push_back(prefix + "&" + side);
  return keys;
}

std::vector<std::string> lookup_keys(const Cell& cell) {
  const auto& what = cell.features;
  auto keys = registered_keys(cell);
  if (cell.level == Level::Undated) return keys;
  const Family family = family_of(what.plover);
  if (cell.level == Level::Anchored) {
    std::erase_if(keys, [](const std::string& key) { return key.find('&') != std::string::npos; });
    for (const auto& place : what.places) add_squares(keys, "a" + day_key(family, what.when.first), place, 1);
    return keys;
  }
  if (what.background && what.when.precision != Precision::Day) return keys;
  for (int day = std::max(what.when.first, what.when.last - 31); day <= what.when.last; ++day) {
    const auto prefix = "a" + day_key(family, day);
    for (const auto& place : what.places) {
      keys.push_back(prefix + "@" + place.key);
      add_squares(keys, prefix, place, 1);
    }
    if (!has_town(what) && what.when.last - what.when.first <= kPublishedReach)
      for (const auto& side : what.sides) keys.push_back(prefix + "&" + side);
  }
  return keys;
}

double fit(const Cell& a, const Cell& b, std::string* why) {
  const auto& left = a.features;
  const auto& right = b.features;
  if (excludes(a, b)) return -10;
  const double time = time_score(left, right), place = place_score(left, right), side = sides_score(left, right);
  const double words = wording_score(a, b), counts = counts_score(a, b);
  const double mode = left.mode.empty() || right.mode.empty() ? 0 : left.mode == right.mode ? 0.4 : -0.1;
  if (why) {
    auto part = [&](const char* name, double value) {
      std::array<char, 48> text{};
      std::snprintf(text.data(), text.size(), "%s%s %.1f", why->empty() ? "" : ", ", name, value);
      if (value != 0) *why += text.data();
    };
    part("time", time), part("place", place), part("sides", side), part("wording", words), part("figures", counts), part("mode", mode);
  }
  return time + place + side + words + counts + mode;
}

bool excludes(const Cell& a, const Cell& b) {
  const auto& left = a.features;
  const auto& right = b.features;
  if (!families_fit(left, right)) return true;
  const bool past = left.background && left.when.precision != Precision::Day, other_past = right.background && right.when.precision != Precision::Day;
  if (past != other_past) return true;
  if (compare(left.when, right.when) == TimeFit::Apart) return true;
  if (compare(left.places, right.places) == PlaceFit::Apart) return true;
  // One may name only who struck and the other only who was struck; two pairs without a common side are two conflicts.
  return left.sides.size() > 1 && right.sides.size() > 1 && shared(left.sides, right.sides) == 0;
}

std::vector<std::size_t> group_cells(const std::vector<const Cell*>& cells) {
  std::vector<std::size_t> level[3], group(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) level[static_cast<int>(cells[i]->level)].push_back(i);
  auto place = [&](const std::vector<std::size_t>& chosen) {
    std::vector<const Cell*> list;
    for (auto i : chosen) list.push_back(cells[i]);
    const auto local = group_level(list);
    for (std::size_t i = 0; i < chosen.size(); ++i) group[chosen[i]] = chosen[local[i]];
  };
  place(level[0]);
  std::unordered_map<std::string, std::vector<std::size_t>> anchored;
  for (auto i : level[0])
    for (const auto& key : registered_keys(*cells[i])) anchored[key].push_back(i);
  std::vector<std::size_t> left_over;
  for (auto i : level[1]) {
    std::set<std::size_t> near;
    for (const auto& key : lookup_keys(*cells[i]))
      if (const auto block = anchored.find(key); block != anchored.end()) near.insert(block->second.begin(), block->second.end());
    std::vector<std::pair<const Cell*, std::size_t>> candidates;
    for (auto j : near) candidates.emplace_back(cells[j], group[j]);
    const auto best = best_group(*cells[i], candidates);
    if (best == kNoGroup) left_over.push_back(i);
    else group[i] = best;
  }
  place(left_over);
  place(level[2]);
  return group;
}

}  // namespace hearsay::graph
