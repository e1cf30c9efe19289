#include "graph/export/graphml.h"

#include "base/id.h"
#include "graph/export/attributes.h"
#include "graph/export/output_file.h"
#include "graph/export/xml_text.h"

namespace hearsay::graph {
namespace {

const char* word_of(AttributeType type) {
  switch (type) {
    case AttributeType::Boolean: return "boolean";
    case AttributeType::Integer: return "long";
    case AttributeType::Real: return "double";
    default: return "string";
  }
}

class Writer {
 public:
  Writer(OutputFile& out, const Columns& columns)
      : out_(out), columns_(columns), node_columns_(columns.nodes), edge_columns_(columns.edges) {}

  void head(bool directed) {
    line_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    key("nl", "node", "label", AttributeType::Text);
    key("nt", "node", "type", AttributeType::Text);
    for (const auto& [name, attribute] : columns_.nodes.all()) key(attribute.key, "node", node_column_name(name), attribute.type);
    key("el", "edge", "label", AttributeType::Text);
    key("et", "edge", "type", AttributeType::Text);
    key("ew", "edge", "weight", AttributeType::Real);
    for (const auto& [name, attribute] : columns_.edges.all()) key(attribute.key, "edge", edge_column_name(name), attribute.type);
    line_ += "<graph id=\"hearsay\" edgedefault=\"";
    line_ += directed ? "directed\">\n" : "undirected\">\n";
    flush();
  }

  bool node(const Node& node) {
    line_ += "<node id=\"";
    line_ += typed_id(node);
    line_ += "\">";
    text_data("nl", node_label(node));
    text_data("nt", node_type(node));
    for (std::size_t i = 0; i < node.properties.size(); ++i) {
      const Property& property = node.properties[i];
      if (node_property_exported(node, property)) data(node_columns_.find(property.key, i), property.value);
    }
    line_ += "</node>\n";
    return flush();
  }

  bool edge(const Edge& edge) {
    line_ += "<edge id=\"";
    line_ += edge_id(edge);
    line_ += "\" source=\"";
    line_ += typed_id(columns_.index.find(edge.from), edge.from);
    line_ += "\" target=\"";
    line_ += typed_id(columns_.index.find(edge.to), edge.to);
    line_ += "\">";
    text_data("el", edge.type);
    text_data("et", edge.type);
    line_ += "<data key=\"ew\">";
    append_number(line_, edge_weight(edge));
    line_ += "</data>";
    for (std::size_t i = 0; i < edge.properties.size(); ++i) {
      const Property& property = edge.properties[i];
      if (edge_property_exported(property)) data(edge_columns_.find(property.key, i), property.value);
    }
    line_ += "</edge>\n";
    return flush();
  }

  void foot() {
    line_ += "</graph>\n</graphml>\n";
    flush();
  }

 private:
  void key(std::string_view id, std::string_view target, std::string_view name, AttributeType type) {
    line_ += "<key id=\"";
    line_ += id;
    line_ += "\" for=\"";
    line_ += target;
    line_ += "\" attr.name=\"";
    append_xml(line_, name);
    line_ += "\" attr.type=\"";
    line_ += word_of(type);
    line_ += "\"/>\n";
  }

  void open_data(std::string_view key) {
    line_ += "<data key=\"";
    line_ += key;
    line_ += "\">";
  }

  void text_data(std::string_view key, std::string_view text) {
    open_data(key);
    append_xml(line_, text);
    line_ += "</data>";
  }

  void data(const AttributeTable::Attribute* column, const Value& value) {
    if (column == nullptr || type_of(value) == AttributeType::None) return;
    if (const auto* text = std::get_if<std::string>(&value)) return text_data(column->key, *text);
    if (column->type == AttributeType::Text) {
      scratch_.clear();
      append_value(scratch_, value);
      return text_data(column->key, scratch_);
    }
    open_data(column->key);
    append_value(line_, value);
    line_ += "</data>";
  }

  // False stops the export: the output failed and its error waits in commit().
  bool flush() {
    out_.append(line_);
    line_.clear();
    return !out_.failed();
  }

  OutputFile& out_;
  const Columns& columns_;
  ColumnFinder node_columns_, edge_columns_;
  std::string line_, scratch_;
};

}  // namespace

Result<ExportCounts> write_graphml(const GraphView& view, const std::string& path) {
  HEARSAY_TRY(auto out, OutputFile::create(path));
  HEARSAY_TRY(auto columns, Columns::collect(view));
  Writer writer(out, columns);
  writer.head(view.directed());
  HEARSAY_CHECK(view.nodes([&writer](const Node& node) { return writer.node(node); }));
  HEARSAY_CHECK(view.edges([&writer](const Edge& edge) { return writer.edge(edge); }));
  writer.foot();
  HEARSAY_CHECK(out.commit());
  return columns.counts;
}

}  // namespace hearsay::graph
