#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/query/check/checker.h"
#include "graph/query/run/functions.h"
#include "graph/query/run/plan.h"

namespace hearsay::graph::cypher {

namespace {

void split_conjunction(const Expression& expression, std::vector<const Expression*>& out) {
  if (expression.kind == ExpressionKind::Operator && expression.op == Operator::And) {
    for (const auto& argument : expression.arguments) split_conjunction(*argument, out);
  } else {
    out.push_back(&expression);
  }
}

struct PendingRelationship {
  const RelationshipPattern* relationship;
  const NodePattern* left;
  const NodePattern* right;
  const PathPattern* path;
};

// A way to find a node without coming from another.
struct Access {
  StepKind kind = StepKind::AllNodes;
  std::string label;
  std::string key;
  const Expression* value = nullptr;
  bool value_is_list = false;
  std::vector<RangeBound> bounds;
  double rows = std::numeric_limits<double>::infinity();
};

// Keys whose values rarely repeat.
bool nearly_unique(std::string_view key) {
  for (const std::string_view name : {"id", "name", "uri", "url", "title", "gazetteer", "hash"}) {
    if (name == key) return true;
  }
  return false;
}

class Planner {
 public:
  Planner(const GraphReader& graph, const Pattern& pattern, const Expression* where, const std::vector<bool>& used)
      : graph_(graph), pattern_(pattern), used_(used), bound_(pattern.bound_slots.begin(), pattern.bound_slots.end()) {
    all_nodes_ = static_cast<double>(std::max<std::uint64_t>(1, graph.node_count("")));
    if (where != nullptr) split_conjunction(*where, conditions_);
  }
  MatchPlan run();

 private:
  bool is_bound(int slot) const { return bound_.contains(slot); }
  bool is_known(const std::set<int>& slots) const;
  bool is_read(int slot) const { return used_[static_cast<std::size_t>(slot)]; }
  void collect();
  void collect_map(const ExpressionPtr& properties, int slot);
  void collect_path(const PathPattern& path);
  void take_filters(std::vector<Filter>& out);
  bool next_relationship();
  bool next_scan();
  void add_relationship(std::size_t index);
  void finish(Step step);
  double fan_out(const PendingRelationship& pending, bool from_left) const;
  double selectivity(const NodePattern& node) const;
  Access best_access(const NodePattern& node) const;
  void consider_conditions(const NodePattern& node, Access& best) const;
  void consider_key(const NodePattern& node, const std::string& key, const Expression& value, bool list,
                    Access& best) const;
  std::vector<RangeBound> bounds_on(const NodePattern& node, const std::string& key) const;
  void consider_range(const NodePattern& node, Access& best) const;
  void consider_lookup(const NodePattern& node, const Expression& call, Access& best) const;
  bool knows_without(const Expression& value, int slot) const;
  bool needs_loading(const NodePattern& node) const;

  const GraphReader& graph_;
  const Pattern& pattern_;
  const std::vector<bool>& used_;
  std::set<int> bound_;
  std::set<int> local_;  // slots of this pattern
  std::vector<const Expression*> conditions_;
  std::vector<Filter> filters_;
  std::vector<PendingRelationship> relationships_;
  std::vector<const NodePattern*> nodes_;
  MatchPlan plan_;
  double all_nodes_ = 1;
};

bool Planner::is_known(const std::set<int>& slots) const {
  // Slots of comprehensions inside the condition are not variables of the pattern.
  return std::all_of(slots.begin(), slots.end(), [this](int slot) { return !local_.contains(slot) || is_bound(slot); });
}

void Planner::collect_map(const ExpressionPtr& properties, int slot) {
  if (!properties) return;
  for (std::size_t i = 0; i < properties->names.size(); ++i) {
    Filter filter;
    filter.kind = Filter::Kind::Property;
    filter.slot = slot;
    filter.key = &properties->names[i];
    filter.expression = properties->arguments[i].get();
    collect_slots(*filter.expression, filter.needs);
    filter.needs.insert(slot);
    filters_.push_back(std::move(filter));
  }
}

void Planner::collect_path(const PathPattern& path) {
  for (const NodePattern& node : path.nodes) {
    nodes_.push_back(&node);
    local_.insert(node.slot);
    if (!node.labels.empty()) {
      Filter filter;
      filter.kind = Filter::Kind::Labels;
      filter.slot = node.slot;
      filter.labels = &node.labels;
      filter.needs.insert(node.slot);
      filters_.push_back(std::move(filter));
    }
    collect_map(node.properties, node.slot);
  }
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    const RelationshipPattern& relationship = path.relationships[i];
    local_.insert(relationship.slot);
    relationships_.push_back({&relationship, &path.nodes[i], &path.nodes[i + 1], &path});
    if (!relationship.variable_length && path.kind == PathKind::Plain) {
      collect_map(relationship.properties, relationship.slot);
    }
  }
  if (path.slot != kNoSlot) {
    local_.insert(path.slot);
    plan_.named_paths.push_back(&path);
  }
}

void Planner::collect() {
  for (const PathPattern& path : pattern_.paths) collect_path(path);
  for (const Expression* condition : conditions_) {
    Filter filter;
    filter.expression = condition;
    collect_slots(*condition, filter.needs);
    filters_.push_back(std::move(filter));
  }
}

void Planner::take_filters(std::vector<Filter>& out) {
  // Cheap conditions first; the order within a kind is that of the query.
  std::vector<Filter> left;
  for (const auto kind : {Filter::Kind::Labels, Filter::Kind::Property, Filter::Kind::Predicate}) {
    for (Filter& filter : filters_) {
      if (filter.kind == kind && filter.expression == nullptr && filter.labels == nullptr) continue;
      if (filter.kind != kind || !is_known(filter.needs)) continue;
      out.push_back(std::move(filter));
      filter = Filter();
    }
  }
  for (Filter& filter : filters_) {
    if (filter.expression != nullptr || filter.labels != nullptr) left.push_back(std::move(filter));
  }
  filters_ = std::move(left);
}

bool Planner::needs_loading(const NodePattern& node) const {
  if (is_read(node.slot) || !node.labels.empty() || node.properties) return true;
  return false;
}

void Planner::finish(Step step) {
  if (step.node != nullptr) {
    step.node_is_bound = is_bound(step.node->slot);
    step.loads_node = false;
    for (const NodePattern* node : nodes_) {
      if (node->slot == step.node->slot && needs_loading(*node)) step.loads_node = true;
    }
    bound_.insert(step.node->slot);
  }
  if (step.relationship != nullptr) bound_.insert(step.relationship->slot);
  take_filters(step.filters);
  plan_.steps.push_back(std::move(step));
}

double Planner::selectivity(const NodePattern& node) const {
  double share = 1;
  for (const std::string& label : node.labels) {
    share = std::min(share, static_cast<double>(graph_.node_count(label)) / all_nodes_);
  }
  if (node.properties && !node.properties->names.empty()) share *= 0.1;
  return share;
}

double Planner::fan_out(const PendingRelationship& pending, bool from_left) const {
  const RelationshipPattern& relationship = *pending.relationship;
  double edges = 0;
  if (relationship.types.empty()) edges = static_cast<double>(graph_.edge_count(""));
  for (const std::string& type : relationship.types) edges += static_cast<double>(graph_.edge_count(type));
  double each = edges / all_nodes_ * (relationship.direction == Direction::Both ? 2 : 1);
  const NodePattern& target = from_left ? *pending.right : *pending.left;
  if (relationship.variable_length) {
    const auto steps = static_cast<double>(relationship.maximum < 0 ? 10 : std::min<std::int64_t>(relationship.maximum, 20));
    each = std::min(1e30, std::pow(std::max(each, 1.5), steps));
  }
  return is_bound(target.slot) ? each / all_nodes_ : each * selectivity(target);
}

// Follows the relationship with the smallest fan-out from what is bound.
bool Planner::next_relationship() {
  double best = std::numeric_limits<double>::infinity();
  std::size_t chosen = relationships_.size();
  for (std::size_t i = 0; i < relationships_.size(); ++i) {
    const PendingRelationship& pending = relationships_[i];
    const bool left = is_bound(pending.left->slot);
    const bool right = is_bound(pending.right->slot);
    const bool shortest = pending.path->kind != PathKind::Plain;
    const bool known = is_bound(pending.relationship->slot) && !pending.relationship->variable_length;
    if (shortest ? !(left && right) : !(left || right || known)) continue;
    double cost = known ? 0.5 : std::numeric_limits<double>::infinity();
    if (left) cost = std::min(cost, fan_out(pending, true));
    if (right) cost = std::min(cost, fan_out(pending, false));
    if (cost >= best) continue;
    best = cost;
    chosen = i;
  }
  if (chosen == relationships_.size()) return false;
  add_relationship(chosen);
  return true;
}

Direction flipped(Direction direction) {
  if (direction == Direction::Both) return direction;
  return direction == Direction::Out ? Direction::In : Direction::Out;
}

void Planner::add_relationship(std::size_t index) {
  const PendingRelationship pending = relationships_[index];
  relationships_.erase(relationships_.begin() + static_cast<long>(index));
  const bool left = is_bound(pending.left->slot);
  const bool right = is_bound(pending.right->slot);
  const bool known = is_bound(pending.relationship->slot);
  Step step;
  step.relationship = pending.relationship;
  step.path = pending.path;
  step.reversed = !left || (right && fan_out(pending, false) < fan_out(pending, true));
  if (left && right) step.reversed = false;
  step.from = step.reversed ? pending.right : pending.left;
  step.node = step.reversed ? pending.left : pending.right;
  step.direction = step.reversed ? flipped(pending.relationship->direction) : pending.relationship->direction;
  step.keeps_relationships = is_read(pending.relationship->slot) || pending.path->slot != kNoSlot;
  step.estimate = fan_out(pending, !step.reversed);
  if (pending.path->kind != PathKind::Plain) {
    step.kind = StepKind::ShortestPath;
  } else if (pending.relationship->variable_length) {
    step.kind = known ? StepKind::CheckBoundList : StepKind::ExpandVariable;
  } else {
    step.kind = known ? StepKind::CheckBound : StepKind::Expand;
  }
  if (step.kind == StepKind::CheckBound && !left && !right) {  // the relationship brings both ends
    step.reversed = false;
    step.from = pending.left;
    step.node = pending.right;
    step.direction = pending.relationship->direction;
    step.binds_from = true;
    bound_.insert(step.from->slot);
  }
  finish(std::move(step));
}

void Planner::consider_key(const NodePattern& node, const std::string& key, const Expression& value, bool list,
                           Access& best) const {
  if (!knows_without(value, node.slot)) return;
  std::vector<std::string> labels = node.labels;
  labels.emplace_back();
  if (const std::string_view owner = graph_.label_of_key(key); !owner.empty()) labels.emplace_back(owner);
  for (const std::string& label : labels) {
    if (!graph_.has_index(label, key)) continue;
    double rows = 1.0;
    if (!nearly_unique(key)) rows = std::max(2.0, static_cast<double>(graph_.node_count(label)) / 10.0);
    if (list) rows *= 4;
    if (rows < best.rows) best = {StepKind::ByIndex, label, key, &value, list, {}, rows};
  }
}

bool Planner::knows_without(const Expression& value, int slot) const {
  std::set<int> needs;
  collect_slots(value, needs);
  return !needs.contains(slot) && is_known(needs);
}

// search(n, words) and named(n, name).
void Planner::consider_lookup(const NodePattern& node, const Expression& call, Access& best) const {
  if (call.function == nullptr || call.arguments.size() != 2) return;
  if (call.arguments[0]->kind != ExpressionKind::Variable || call.arguments[0]->slot != node.slot) return;
  const bool words = call.function->name == "search";
  if (!words && call.function->name != "named") return;
  const Lookup lookup = words ? Lookup::Words : Lookup::Name;
  std::vector<std::string> labels = node.labels;
  if (!words) labels.emplace_back("Entity");  // only entities have names
  for (const std::string& label : labels) {
    if (!graph_.has_lookup(lookup, label, "") || !knows_without(*call.arguments[1], node.slot)) continue;
    const double rows = words ? std::max(2.0, static_cast<double>(graph_.node_count(label)) / 50.0) : 2.0;
    if (rows < best.rows) best = {words ? StepKind::ByWords : StepKind::ByName, label, "", call.arguments[1].get(), false, {}, rows};
  }
}

Operator mirrored(Operator op) {
  switch (op) {
    case Operator::Less: return Operator::Greater;
    case Operator::LessEqual: return Operator::GreaterEqual;
    case Operator::Greater: return Operator::Less;
    case Operator::GreaterEqual: return Operator::LessEqual;
    default: return op;
  }
}

bool is_range_operator(Operator op) { return op != Operator::Equal && op != Operator::NotEqual; }

// n.time >= value, value < n.time <= value: all bounds on one indexed time.
void Planner::consider_range(const NodePattern& node, Access& best) const {
  std::vector<std::string> labels = node.labels;
  for (const Filter& filter : filters_) {
    if (filter.expression == nullptr || filter.expression->kind != ExpressionKind::Comparison) continue;
    for (const auto& side : filter.expression->arguments) {
      const bool on_node = side->kind == ExpressionKind::Property && side->arguments[0]->slot == node.slot &&
                           side->arguments[0]->kind == ExpressionKind::Variable;
      if (!on_node) continue;
      if (const std::string_view owner = graph_.label_of_key(side->name); !owner.empty()) labels.emplace_back(owner);
      for (const std::string& label : labels) {
        if (!graph_.has_lookup(Lookup::Range, label, side->name)) continue;
        std::vector<RangeBound> bounds = bounds_on(node, side->name);
        const double share = bounds.size() > 1 ? 0.05 : 0.2;
        const double rows = static_cast<double>(graph_.node_count(label)) * share;
        if (bounds.empty() || rows >= best.rows) continue;
        best = {StepKind::ByRange, label, side->name, nullptr, false, std::move(bounds), rows};
      }
    }
  }
}

std::vector<RangeBound> Planner::bounds_on(const NodePattern& node, const std::string& key) const {
  std::vector<RangeBound> bounds;
  auto take = [&](const Expression& side, const Expression& other, Operator op) {
    const bool on_key = side.kind == ExpressionKind::Property && side.name == key &&
                        side.arguments[0]->kind == ExpressionKind::Variable && side.arguments[0]->slot == node.slot;
    if (on_key && is_range_operator(op) && knows_without(other, node.slot)) bounds.push_back({op, &other});
  };
  for (const Filter& filter : filters_) {
    if (filter.kind != Filter::Kind::Predicate || filter.expression == nullptr) continue;
    const Expression& chain = *filter.expression;
    if (chain.kind != ExpressionKind::Comparison) continue;
    for (std::size_t i = 0; i < chain.comparisons.size(); ++i) {
      take(*chain.arguments[i], *chain.arguments[i + 1], chain.comparisons[i]);
      take(*chain.arguments[i + 1], *chain.arguments[i], mirrored(chain.comparisons[i]));
    }
  }
  return bounds;
}

// n.key = value, value = n.key, n.key IN list, id(n) = value, id(n) IN list.
void Planner::consider_conditions(const NodePattern& node, Access& best) const {
  auto consider = [&](const Expression& side, const Expression& other, bool list) {
    const bool on_node = !side.arguments.empty() && side.arguments[0] &&
                         side.arguments[0]->kind == ExpressionKind::Variable && side.arguments[0]->slot == node.slot;
    if (!on_node) return;
    if (side.kind == ExpressionKind::Property) consider_key(node, side.name, other, list, best);
    if (side.kind != ExpressionKind::Call || side.function == nullptr || side.function->name != "id") return;
    std::set<int> needs;
    collect_slots(other, needs);
    if (needs.contains(node.slot) || !is_known(needs) || best.rows <= 0.5) return;
    best = {StepKind::ById, "", "", &other, list, {}, list ? 5.0 : 0.5};
  };
  for (const Filter& filter : filters_) {
    if (filter.kind == Filter::Kind::Property && filter.slot == node.slot) {
      consider_key(node, *filter.key, *filter.expression, false, best);
    }
    if (filter.kind != Filter::Kind::Predicate || filter.expression == nullptr) continue;
    const Expression& condition = *filter.expression;
    if (condition.kind == ExpressionKind::Comparison && condition.comparisons.size() == 1 &&
        condition.comparisons[0] == Operator::Equal) {
      consider(*condition.arguments[0], *condition.arguments[1], false);
      consider(*condition.arguments[1], *condition.arguments[0], false);
    }
    if (condition.kind == ExpressionKind::Operator && condition.op == Operator::In) {
      consider(*condition.arguments[0], *condition.arguments[1], true);
    }
    if (condition.kind == ExpressionKind::Call) consider_lookup(node, condition, best);
  }
  consider_range(node, best);
}

Access Planner::best_access(const NodePattern& node) const {
  Access best;
  best.rows = all_nodes_ + 1;
  for (const std::string& label : node.labels) {
    const auto rows = static_cast<double>(graph_.node_count(label));
    if (rows < best.rows) best = {StepKind::ByLabel, label, "", nullptr, false, {}, rows};
  }
  // A label that was checked as a condition: WHERE n:Label.
  for (const Filter& filter : filters_) {
    if (filter.kind != Filter::Kind::Predicate || filter.expression == nullptr) continue;
    const Expression& condition = *filter.expression;
    if (condition.kind != ExpressionKind::HasLabels || condition.arguments[0]->slot != node.slot) continue;
    const auto rows = static_cast<double>(graph_.node_count(condition.names[0]));
    if (rows < best.rows) best = {StepKind::ByLabel, condition.names[0], "", nullptr, false, {}, rows};
  }
  consider_conditions(node, best);
  return best;
}

bool Planner::next_scan() {
  const NodePattern* chosen = nullptr;
  Access best;
  for (const NodePattern* node : nodes_) {
    if (is_bound(node->slot)) continue;
    Access access = best_access(*node);
    if (chosen != nullptr && access.rows >= best.rows) continue;
    chosen = node;
    best = std::move(access);
  }
  if (chosen == nullptr) return false;
  Step step;
  step.kind = best.kind;
  step.node = chosen;
  step.label = best.label;
  step.key = best.key;
  step.value = best.value;
  step.value_is_list = best.value_is_list;
  step.bounds = best.bounds;
  step.estimate = best.rows;
  finish(std::move(step));
  return true;
}

MatchPlan Planner::run() {
  collect();
  take_filters(plan_.first_filters);
  while (next_relationship() || next_scan()) {
  }
  // What is left reads the pattern's own paths: it is checked when they are built.
  for (const PathPattern* path : plan_.named_paths) bound_.insert(path->slot);
  take_filters(plan_.last_filters);
  return std::move(plan_);
}

}  // namespace

MatchPlan plan_match(const GraphReader& graph, const Pattern& pattern, const Expression* where,
                     const std::vector<bool>& used) {
  return Planner(graph, pattern, where, used).run();
}

}  // namespace hearsay::graph::cypher
