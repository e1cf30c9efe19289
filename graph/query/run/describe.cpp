// Plans as text, for --explain.
#include <cstdio>

#include "graph/query/run/plan.h"

namespace hearsay::graph::cypher {

namespace {

std::string node_name(const NodePattern& node) {
  std::string out = "(" + node.variable;
  for (const std::string& label : node.labels) out += ":" + label;
  return out + ")";
}

std::string relationship_name(const RelationshipPattern& relationship) {
  std::string out = "[" + relationship.variable;
  for (std::size_t i = 0; i < relationship.types.size(); ++i) out += (i == 0 ? ":" : "|") + relationship.types[i];
  if (relationship.variable_length) {
    out += "*" + std::to_string(relationship.minimum) + "..";
    if (relationship.maximum >= 0) out += std::to_string(relationship.maximum);
  }
  return out + "]";
}

std::string source(const Expression* expression, std::string_view text) {
  return std::string(text.substr(expression->begin, expression->end - expression->begin));
}

std::string step_name(const Step& step, std::string_view text) {
  const std::string operand = step.value_is_list ? " IN " : " = ";
  switch (step.kind) {
    case StepKind::ById: return "node by id " + node_name(*step.node) + operand + source(step.value, text);
    case StepKind::ByIndex:
      return "index " + (step.label.empty() ? "" : step.label + ".") + step.key + operand + source(step.value, text) + " -> " +
             node_name(*step.node);
    case StepKind::ByLabel: return "label " + step.label + " -> " + node_name(*step.node);
    case StepKind::ByRange: return "range of " + step.label + "." + step.key + " -> " + node_name(*step.node);
    case StepKind::ByWords: return "full text of " + step.label + ", " + source(step.value, text) + " -> " + node_name(*step.node);
    case StepKind::ByName: return "names, " + source(step.value, text) + " -> " + node_name(*step.node);
    case StepKind::AllNodes: return "all nodes -> " + node_name(*step.node);
    default: break;
  }
  const std::string name = relationship_name(*step.relationship);
  const bool out = step.direction == Direction::Out;
  const std::string line = node_name(*step.from) + (step.direction == Direction::In ? "<-" : "-") + name +
                           (out ? "->" : "-") + node_name(*step.node);
  switch (step.kind) {
    case StepKind::ShortestPath: return "shortest path " + line;
    case StepKind::ExpandVariable: return (step.node_is_bound ? "chains between " : "follow chains ") + line;
    case StepKind::CheckBound:
    case StepKind::CheckBoundList: return "check known " + line;
    default: return (step.node_is_bound ? "join " : "follow ") + line;
  }
}

}  // namespace

std::vector<std::string> describe(const MatchPlan& plan, std::string_view text) {
  std::vector<std::string> lines;
  for (const Step& step : plan.steps) {
    std::string line = step_name(step, text);
    for (const Filter& filter : step.filters) {
      if (filter.kind != Filter::Kind::Predicate) continue;
      line += ", where " + source(filter.expression, text);
    }
    char estimate[40];
    std::snprintf(estimate, sizeof estimate, "  ~%.3g rows each", step.estimate);
    lines.push_back(line + estimate);
  }
  return lines;
}

}  // namespace hearsay::graph::cypher
