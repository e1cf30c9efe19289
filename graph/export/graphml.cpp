#include "graph/export/graphml.h"

#include "base/id.h"
#include "graph/export/xml_graph_writer.h"
#include "graph/export/xml_text.h"

namespace hearsay::graph {
namespace {

class Writer : private XmlGraphWriter {
 public:
  Writer(OutputFile& out, const Columns& columns) : XmlGraphWriter(out, columns) {}

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

  void between() {}

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
    line_ += xml_type_word(type);
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
};

}  // namespace

Result<ExportCounts> write_graphml(const GraphView& view, const std::string& path) {
  HEARSAY_TRY(auto out, OutputFile::create(path));
  HEARSAY_TRY(auto columns, Columns::collect(view));
  Writer writer(out, columns);
  HEARSAY_CHECK(write_whole(view, writer, out));
  return columns.counts;
}

}  // namespace hearsay::graph
