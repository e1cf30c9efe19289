#include "graph/link/event_blocks.h"

#include <algorithm>

#include "graph/link/digest_fields.h"

namespace hearsay::graph {
namespace {

// A group's name: the kind of grouping and its smallest cell.
std::string group_name(const std::string& smallest) { return smallest; }

bool is_anchor_key(const std::string& key) { return key[0] == 'a'; }

}  // namespace

std::string EventBlocks::group_of(const std::string& cell) const { return blocks_.read<std::string>('Y', cell).value_or(""); }

std::vector<std::pair<std::string, std::size_t>> EventBlocks::happenings(const std::string& group) const {
  std::vector<std::pair<std::string, std::size_t>> out;
  for (const auto& cell : blocks_.members('W', group))
    for (const auto& member : blocks_.members('C', cell)) {
      const auto dot = member.rfind('.');
      out.emplace_back(member.substr(0, dot), static_cast<std::size_t>(std::stoul(member.substr(dot + 1))));
    }
  return out;
}

// A floating cell that joined an anchored group has that group's name, which begins with "a|".
bool EventBlocks::stands_alone(const std::string& cell) const {
  const auto group = group_of(cell);
  return cell[0] == 'a' || group.empty() || group[0] != 'a';
}

// Cells of the same level that may stand with `cell` (for floating ones: those that stand alone).
std::set<std::string> EventBlocks::neighbours(const Cell& cell) const {
  std::set<std::string> met, found;
  for (const auto& key : lookup_keys(cell)) {
    if (cell.level != Level::Anchored && is_anchor_key(key)) continue;
    for (const auto& other_key : blocks_.members('R', key)) {
      if (other_key == cell.key || !met.insert(other_key).second || other_key[0] != cell.key[0] || !stands_alone(other_key)) continue;
      const auto other = blocks_.read<Cell>('X', other_key);
      if (!other) continue;
      const bool ordered = cell.key < other_key;
      if (fit(ordered ? cell : *other, ordered ? *other : cell) >= kFits) found.insert(other_key);
    }
  }
  return found;
}

void EventBlocks::register_cell(const Cell& cell, bool adding) {
  if (adding) blocks_.write('X', cell.key, cell);
  else blocks_.erase('X', cell.key);
  for (const auto& key : registered_keys(cell)) adding ? blocks_.post('R', key, cell.key) : blocks_.unpost('R', key, cell.key);
  if (cell.level != Level::Floating) return;
  for (const auto& key : lookup_keys(cell))
    if (is_anchor_key(key)) adding ? blocks_.post('Q', key, cell.key) : blocks_.unpost('Q', key, cell.key);
}

void EventBlocks::move(const std::string& cell, const std::string& group) {
  const auto old = group_of(cell);
  if (old == group) return;
  if (!old.empty()) blocks_.unpost('W', old, cell), changed_.groups.insert(old);
  for (const auto& member : blocks_.members('C', cell)) changed_.documents.insert(member.substr(0, member.rfind('.')));
  if (group.empty()) { blocks_.erase('Y', cell); return; }
  blocks_.post('W', group, cell);
  blocks_.write('Y', cell, group);
  changed_.groups.insert(group);
}

// Recomputes every component that holds a seed; `seen` gets all cells of them.
void EventBlocks::regroup(const std::set<std::string>& seeds, std::set<std::string>& seen) {
  for (const auto& seed : seeds) {
    if (seen.contains(seed) || !blocks_.read<Cell>('X', seed) || !stands_alone(seed)) continue;
    std::map<std::string, Cell> component;
    std::vector<std::string> open = {seed};
    seen.insert(seed);
    while (!open.empty()) {
      const auto key = open.back();
      open.pop_back();
      auto cell = blocks_.read<Cell>('X', key);
      if (!cell) continue;
      for (const auto& next : neighbours(*cell))
        if (seen.insert(next).second) open.push_back(next);
      component.emplace(key, std::move(*cell));
    }
    std::vector<const Cell*> cells;
    for (const auto& [key, cell] : component) cells.push_back(&cell);
    const auto group = group_level(cells);
    for (std::size_t i = 0; i < cells.size(); ++i) move(cells[i]->key, group_name(cells[group[i]]->key));
  }
}

// Finds the anchored group of each floating cell anew; `seeds` gets those that stand alone now or did before, and the
// cells around them.
void EventBlocks::rejoin(const std::set<std::string>& floating, std::set<std::string>& seeds) {
  for (const auto& key : floating) {
    const auto cell = blocks_.read<Cell>('X', key);
    if (!cell) continue;
    std::set<std::string> near;
    for (const auto& lookup : lookup_keys(*cell))
      if (is_anchor_key(lookup))
        for (const auto& anchor : blocks_.members('R', lookup)) near.insert(anchor);
    std::vector<Cell> anchors;
    std::map<std::string, std::size_t> numbers;
    std::vector<std::string> groups;
    std::vector<std::size_t> of;
    for (const auto& anchor : near) {
      auto read = blocks_.read<Cell>('X', anchor);
      if (!read) continue;
      const auto group = group_of(anchor);
      const auto [number, fresh] = numbers.emplace(group, groups.size());
      if (fresh) groups.push_back(group);
      anchors.push_back(std::move(*read));
      of.push_back(number->second);
    }
    std::vector<std::pair<const Cell*, std::size_t>> candidates;
    for (std::size_t i = 0; i < anchors.size(); ++i) candidates.emplace_back(&anchors[i], of[i]);
    const auto best = best_group(*cell, candidates);
    const bool alone = stands_alone(key);
    if (best != kNoGroup) {
      if (alone) {
        const auto around = neighbours(*cell);
        seeds.insert(around.begin(), around.end());
      }
      move(key, groups[best]);
    } else {
      if (!alone) move(key, "");
      seeds.insert(key);
    }
  }
}

void EventBlocks::fill(const std::map<std::string, Cell>& cells, const std::vector<std::size_t>& group, const std::map<std::string, std::vector<EventMember>>& members) {
  std::vector<const std::string*> names;
  for (const auto& [key, cell] : cells) names.push_back(&key);
  std::size_t i = 0;
  for (const auto& [key, cell] : cells) {
    const auto& name = *names[group[i++]];
    register_cell(cell, true);
    blocks_.write('Y', key, name);
    blocks_.post('W', name, key);
    for (const auto& member : members.at(key)) blocks_.post('C', key, member.document->id.to_string() + "." + std::to_string(member.happening));
  }
}

EventBlocks::Change EventBlocks::change(const DocumentDigest& digest, bool adding) {
  changed_ = {};
  std::map<std::string, Cell> created, removed;
  std::set<std::string> anchored, floating, undated, left;
  const auto document = digest.id.to_string();
  for (std::size_t i = 0; i < digest.happenings.size(); ++i) {
    Cell cell = make_cell(digest, i);
    const auto member = document + "." + std::to_string(i);
    if (adding) {
      if (blocks_.members('C', cell.key, 1).empty()) register_cell(cell, true), created.emplace(cell.key, cell);
      blocks_.post('C', cell.key, member);
    } else {
      blocks_.unpost('C', cell.key, member);
      if (blocks_.members('C', cell.key, 1).empty()) removed.emplace(cell.key, cell);
    }
    if (const auto group = group_of(cell.key); !group.empty()) changed_.groups.insert(group);
  }
  auto seeds_of = [&](Level level) -> std::set<std::string>& { return level == Level::Anchored ? anchored : level == Level::Floating ? left : undated; };
  std::set<std::string> watching;  // floating cells that look at an anchored cell which came or went
  for (const auto& [key, cell] : removed) {
    const auto around = neighbours(cell);
    seeds_of(cell.level).insert(around.begin(), around.end());
    if (cell.level == Level::Anchored)
      for (const auto& registered : registered_keys(cell))
        for (const auto& watcher : blocks_.members('Q', registered)) watching.insert(watcher);
    register_cell(cell, false);
    move(key, "");
  }
  for (const auto& [key, cell] : created) {
    if (cell.level == Level::Floating) { floating.insert(key); continue; }
    seeds_of(cell.level).insert(key);
  }
  std::set<std::string> seen;
  regroup(anchored, seen);
  for (const auto& key : seen)
    if (const auto cell = blocks_.read<Cell>('X', key))
      for (const auto& registered : registered_keys(*cell))
        for (const auto& watcher : blocks_.members('Q', registered)) watching.insert(watcher);
  floating.insert(watching.begin(), watching.end());
  rejoin(floating, left);
  std::set<std::string> others;
  regroup(left, others);
  regroup(undated, others);
  return changed_;
}

}  // namespace hearsay::graph
