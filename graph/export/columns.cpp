#include "graph/export/columns.h"

#include "base/id.h"

namespace hearsay::graph {

std::string node_column_name(std::string_view property) {
  if (property == "type") return "event_type";  // of events: their PLOVER type
  std::string name(property);
  if (property == "id") name += '_';
  return name;
}

std::string edge_column_name(std::string_view property) {
  std::string name(property);
  if (property == "type" || property == "id" || property == "label" || property == "source" || property == "target") name += '_';
  return name;
}

bool node_property_exported(const Node& node, const Property& property) {
  if (property.key == "label") return false;
  if (property.key != "id") return true;
  const auto* text = std::get_if<std::string>(&property.value);
  return text == nullptr || *text != typed_id(node);
}

bool edge_property_exported(const Property& property) { return property.key != "weight"; }

Result<Columns> Columns::collect(const GraphView& view) {
  Columns columns;
  HEARSAY_CHECK(view.nodes([&columns](const Node& node) {
    for (const auto& property : node.properties)
      if (node_property_exported(node, property)) columns.nodes.add(property.key, type_of(property.value));
    columns.index.add(node.id, id_prefix(node));
    ++columns.counts.nodes;
    return true;
  }));
  std::string dangling;
  HEARSAY_CHECK(view.edges([&columns, &dangling](const Edge& edge) {
    for (NodeId end : {edge.from, edge.to})
      if (columns.index.find(end) == 0) dangling = "edge " + edge_id(edge) + " ends at the unknown node " + to_base32(end);
    for (const auto& property : edge.properties)
      if (edge_property_exported(property)) columns.edges.add(property.key, type_of(property.value));
    ++columns.counts.edges;
    return dangling.empty();
  }));
  if (!dangling.empty()) return fail(ErrorCode::Corrupt, dangling);
  columns.nodes.assign_keys("n");
  columns.edges.assign_keys("e");
  return columns;
}

}  // namespace hearsay::graph
