#include "graph/export/csv_tables.h"

#include <map>
#include <vector>

#include "base/utf8.h"
#include "graph/export/attributes.h"
#include "graph/export/output_file.h"

namespace hearsay::graph {
namespace {

const char* neo4j_type(AttributeType type) {
  switch (type) {
    case AttributeType::Boolean: return ":boolean";
    case AttributeType::Integer: return ":long";
    case AttributeType::Real: return ":double";
    default: return ":string";
  }
}

class Table {
 public:
  Table(OutputFile& out, const AttributeTable& attributes, TableStyle style)
      : out_(out), attributes_(attributes), style_(style) {
    std::size_t position = 0;
    for (const auto& [name, attribute] : attributes.all()) positions_.emplace(name, position++);
  }

  template <class NameOf>
  void head(std::initializer_list<std::string_view> own, NameOf name_of) {
    for (std::string_view name : own) plain(name);
    for (const auto& [name, attribute] : attributes_.all()) {
      std::string column = name_of(name);
      text(style_ == TableStyle::Neo4j ? column + neo4j_type(attribute.type) : column);
    }
    end_row();
  }

  // A cell without quotes or guard: ids, numbers, words of ours.
  void plain(std::string_view words) {
    separate();
    row_ += words;
  }

  void text(std::string_view words) {
    separate();
    bool guarded = style_ == TableStyle::Gephi && !words.empty() && std::string_view("=+-@\t\r").find(words[0]) != std::string_view::npos;
    if (!guarded && words.find_first_of(",\"\n\r") == std::string_view::npos) return append_clean(words);
    row_ += guarded ? "\"'" : "\"";
    append_clean(words);
    row_ += '"';
  }

  template <class Exported>
  void properties(const Properties& properties, Exported exported) {
    cells_.assign(positions_.size(), nullptr);
    for (const auto& property : properties)
      if (auto it = positions_.find(property.key); it != positions_.end() && exported(property)) cells_[it->second] = &property.value;
    auto attribute = attributes_.all().begin();
    for (const Value* value : cells_) cell(value, (attribute++)->second.type);
  }

  bool end_row() {
    row_ += '\n';
    out_.append(row_);
    row_.clear();
    first_ = true;
    return !out_.failed();
  }

 private:
  // Doubles quotes; leaves out control characters and bytes that are not UTF-8, which readers stumble over.
  void append_clean(std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
      CodePoint point = decode_utf8(words, at);
      auto byte = static_cast<unsigned char>(words[at]);
      bool broken = byte >= 0x80 && point.length == 1;
      bool control = byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
      if (words[at] == '"') row_ += '"';
      if (!broken && !control) row_ += words.substr(at, point.length);
      at += point.length;
    }
  }

  void separate() {
    if (!first_) row_ += ',';
    first_ = false;
  }

  void cell(const Value* value, AttributeType type) {
    scratch_.clear();
    if (value != nullptr) append_value(scratch_, *value);
    if (type == AttributeType::Text)
      text(scratch_);
    else
      plain(scratch_);
  }

  OutputFile& out_;
  const AttributeTable& attributes_;
  TableStyle style_;
  std::map<std::string, std::size_t, std::less<>> positions_;
  std::vector<const Value*> cells_;
  std::string row_, scratch_;
  bool first_ = true;
};

std::string joined(const std::vector<std::string>& labels) {
  std::string text;
  for (const auto& label : labels) text += (text.empty() ? "" : ";") + label;
  return text;
}

Status write_nodes(const GraphView& view, TableStyle style, const Columns& columns, OutputFile& out) {
  Table table(out, columns.nodes, style);
  if (style == TableStyle::Gephi)
    table.head({"Id", "Label", "type"}, node_column_name);
  else
    table.head({"id:ID", "label:string", ":LABEL"}, node_column_name);
  return view.nodes([&](const Node& node) {
    table.plain(typed_id(node));
    table.text(node_label(node));
    table.text(style == TableStyle::Gephi ? std::string(node_type(node)) : joined(node.labels));
    table.properties(node.properties, [&node](const Property& property) { return node_property_exported(node, property); });
    return table.end_row();
  });
}

Status write_edges(const GraphView& view, TableStyle style, const Columns& columns, OutputFile& out) {
  Table table(out, columns.edges, style);
  const char* direction = view.directed() ? "Directed" : "Undirected";
  if (style == TableStyle::Gephi)
    table.head({"Source", "Target", "Type", "Id", "Label", "Weight"}, edge_column_name);
  else
    table.head({":START_ID", ":END_ID", ":TYPE", "id:string", "weight:double"}, edge_column_name);
  return view.edges([&](const Edge& edge) {
    table.plain(typed_id(columns.index.find(edge.from), edge.from));
    table.plain(typed_id(columns.index.find(edge.to), edge.to));
    if (style == TableStyle::Gephi) table.plain(direction);
    if (style == TableStyle::Neo4j) table.text(edge.type);
    table.plain(edge_id(edge));
    if (style == TableStyle::Gephi) table.text(edge.type);
    std::string weight;
    append_number(weight, edge_weight(edge));
    table.plain(weight);
    table.properties(edge.properties, edge_property_exported);
    return table.end_row();
  });
}

}  // namespace

Result<ExportCounts> write_csv(const GraphView& view, TableStyle style, const std::string& folder) {
  HEARSAY_CHECK(make_folder(folder));
  std::vector<OutputFile> files;
  for (const char* name : {"nodes.csv", style == TableStyle::Gephi ? "edges.csv" : "relationships.csv"}) {
    HEARSAY_TRY(auto file, OutputFile::create(folder + "/" + name));
    files.push_back(std::move(file));
  }
  HEARSAY_TRY(auto columns, Columns::collect(view));
  HEARSAY_CHECK(write_nodes(view, style, columns, files[0]));
  HEARSAY_CHECK(write_edges(view, style, columns, files[1]));
  HEARSAY_CHECK(commit_all(files));
  return columns.counts;
}

}  // namespace hearsay::graph
