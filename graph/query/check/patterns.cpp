#include "graph/query/check/checker.h"

namespace hearsay::graph::cypher {

namespace {

tl::unexpected<Fault> conflict(const std::string& name, std::size_t begin, std::size_t end) {
  return syntax_fault("VariableTypeConflict", "`" + name + "` already stands for something of another kind", begin,
                      end - begin);
}
tl::unexpected<Fault> undefined(const std::string& name, std::size_t begin, std::size_t end) {
  return syntax_fault("UndefinedVariable", "`" + name + "` is not defined", begin, end - begin);
}

}  // namespace

Done Checker::declare_pattern(Pattern& pattern, NewVariables policy) {
  for (const auto& [name, variable] : scope_) pattern.bound_slots.push_back(variable.slot);
  pattern.id = statement_.patterns++;
  std::set<std::string> relationships;
  for (PathPattern& path : pattern.paths) HEARSAY_CHECK(declare_path(path, policy, relationships));
  note_names(pattern);
  return {};
}

void Checker::note_names(const Pattern& pattern) {
  for (const PathPattern& path : pattern.paths) {
    for (const NodePattern& node : path.nodes) {
      for (std::size_t i = 0; i < node.labels.size(); ++i) {
        const std::size_t begin = node.label_offsets[i];
        result_.schema_names.push_back({node.labels[i], true, begin, begin + node.labels[i].size()});
      }
    }
    for (const RelationshipPattern& relationship : path.relationships) {
      for (std::size_t i = 0; i < relationship.types.size(); ++i) {
        const std::size_t begin = relationship.type_offsets[i];
        result_.schema_names.push_back({relationship.types[i], false, begin, begin + relationship.types[i].size()});
      }
    }
  }
}

Done Checker::declare_path(PathPattern& path, NewVariables policy, std::set<std::string>& relationships) {
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    HEARSAY_CHECK(declare_node(path.nodes[i], policy));
    if (i < path.relationships.size()) {
      HEARSAY_CHECK(declare_relationship(path.relationships[i], policy, relationships));
    }
  }
  if (path.variable.empty()) return {};
  if (scope_.contains(path.variable)) {
    return syntax_fault("VariableAlreadyBound", "`" + path.variable + "` is already defined", path.begin,
                        path.variable.size());
  }
  path.slot = new_slot();
  fresh_.push_back(path.slot);
  declare(path.variable, path.slot, {kPathKind, kAnyKind});
  for (const NodePattern& node : path.nodes) mark_used(node.slot);
  return {};
}

Done Checker::declare_node(NodePattern& node, NewVariables policy) {
  if (node.variable.empty()) {
    node.slot = new_slot();
    return {};
  }
  if (auto found = scope_.find(node.variable); found != scope_.end()) {
    if (!found->second.type.can_be(kNodeKind) || found->second.type.kinds == kNullKind) {
      if (found->second.type.kinds != kNullKind) return conflict(node.variable, node.begin, node.end);
    }
    node.slot = found->second.slot;
    mark_used(node.slot);
    return {};
  }
  if (policy == NewVariables::Refused) return undefined(node.variable, node.begin, node.end);
  node.slot = new_slot();
  fresh_.push_back(node.slot);
  declare(node.variable, node.slot, {kNodeKind, kAnyKind});
  return {};
}

Done Checker::declare_relationship(RelationshipPattern& relationship, NewVariables policy,
                                   std::set<std::string>& seen) {
  const std::string& name = relationship.variable;
  if (name.empty()) {
    relationship.slot = new_slot();
    return {};
  }
  const KindSet kind = relationship.variable_length ? kListKind : kRelationshipKind;
  if (auto found = scope_.find(name); found != scope_.end()) {
    if (!found->second.type.can_be(kind)) return conflict(name, relationship.begin, relationship.end);
    if (!seen.insert(name).second) {
      return syntax_fault("RelationshipUniquenessViolation", "`" + name + "` cannot stand for two relationships of one pattern",
                          relationship.begin, relationship.end - relationship.begin);
    }
    relationship.slot = found->second.slot;
    mark_used(relationship.slot);
    return {};
  }
  if (policy == NewVariables::Refused) return undefined(name, relationship.begin, relationship.end);
  seen.insert(name);
  relationship.slot = new_slot();
  fresh_.push_back(relationship.slot);
  declare(name, relationship.slot, {kind, relationship.variable_length ? kRelationshipKind : kAnyKind});
  return {};
}

Done Checker::check_properties(ExpressionPtr& properties) {
  if (!properties) return {};
  if (properties->kind == ExpressionKind::Parameter) {
    return syntax_fault("InvalidParameterUse", "a parameter cannot stand for the properties of a pattern: write {key: $value}",
                        properties->begin, properties->end - properties->begin);
  }
  auto type = check(*properties);
  if (!type) return fail(std::move(type.error()));
  return {};
}

Done Checker::check_pattern_properties(Pattern& pattern) {
  for (PathPattern& path : pattern.paths) {
    for (NodePattern& node : path.nodes) HEARSAY_CHECK(check_properties(node.properties));
    for (RelationshipPattern& relationship : path.relationships) HEARSAY_CHECK(check_properties(relationship.properties));
  }
  return {};
}

Outcome<Type> Checker::check_pattern_predicate(Expression& expression) {
  HEARSAY_CHECK(declare_pattern(*expression.pattern, NewVariables::Refused));
  HEARSAY_CHECK(check_pattern_properties(*expression.pattern));
  if (expression.kind == ExpressionKind::ShortestPath) {
    for (const NodePattern& node : expression.pattern->paths[0].nodes) mark_used(node.slot);
    const bool all = expression.pattern->paths[0].kind == PathKind::AllShortest;
    return all ? Type{kListKind, kPathKind} : Type{kPathKind | kNullKind, kAnyKind};
  }
  return Type{kBooleanKind, kAnyKind};
}

Outcome<Type> Checker::check_pattern_comprehension(Expression& expression) {
  const Scope before = scope_;
  const Aggregates outer = std::exchange(aggregates_, Aggregates::Forbidden);
  const std::vector<int> fresh = fresh_;
  HEARSAY_CHECK(declare_pattern(*expression.pattern, NewVariables::Allowed));
  fresh_ = fresh;
  HEARSAY_CHECK(check_pattern_properties(*expression.pattern));
  if (expression.arguments[0]) HEARSAY_CHECK(check_predicate(*expression.arguments[0]));
  HEARSAY_TRY(const Type item, check(*expression.arguments[1]));
  aggregates_ = outer;
  scope_ = before;
  return Type{kListKind, item.kinds};
}

Outcome<Type> Checker::check_exists(Expression& expression) {
  const Scope before = scope_;
  const Aggregates outer = std::exchange(aggregates_, Aggregates::Forbidden);
  const std::vector<int> fresh = fresh_;
  HEARSAY_CHECK(check_query(*expression.subquery));
  fresh_ = fresh;
  aggregates_ = outer;
  scope_ = before;
  return Type{kBooleanKind, kAnyKind};
}

}  // namespace hearsay::graph::cypher
