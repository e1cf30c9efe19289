// Columns: which attributes the nodes and edges of an exported view have, under which names and types. Shared by the
// formats that declare their attributes first (GraphML, GEXF, CSV). Filled by one pass over the view.
// Tested by tests/graph/export/attributes_test.cpp.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "graph/export/attributes.h"
#include "graph/export/graph_view.h"
#include "graph/export/node_index.h"

namespace hearsay::graph {

struct ExportCounts {
  std::uint64_t nodes = 0, edges = 0;
};

// Looks attributes up by the name of the property; keeps the last answers, since neighbours have the same properties.
class ColumnFinder {
 public:
  explicit ColumnFinder(const AttributeTable& table) : table_(&table) {}
  // `position`: index of the property in its element. Null where the property is not exported.
  const AttributeTable::Attribute* find(std::string_view name, std::size_t position) {
    if (position >= last_.size()) last_.resize(position + 1);
    Entry& entry = last_[position];
    if (entry.name != name || name.empty()) entry = {std::string(name), table_->find(name)};
    return entry.attribute;
  }

 private:
  struct Entry {
    std::string name;
    const AttributeTable::Attribute* attribute = nullptr;
  };
  const AttributeTable* table_;
  std::vector<Entry> last_;
};

struct Columns {
  AttributeTable nodes, edges;  // by property name; keys n0, n1 ... and e0, e1 ...
  NodeIndex index;
  ExportCounts counts;

  // Reads the whole view once. Corrupt where an edge ends at a node that the view lacks.
  static Result<Columns> collect(const GraphView& view);
};

// Name of the column for a property: another one where the formats use the name themselves ("type" is the label of a
// node and the type of an edge). Not exported: properties that the formats write in a place of their own.
std::string node_column_name(std::string_view property);
std::string edge_column_name(std::string_view property);
bool node_property_exported(const Node& node, const Property& property);
bool edge_property_exported(const Property& property);

}  // namespace hearsay::graph
