#include "graph/export/gexf.h"

#include <unordered_map>

#include "base/id.h"
#include "graph/export/calendar.h"
#include "graph/export/xml_graph_writer.h"
#include "graph/export/xml_text.h"

namespace hearsay::graph {
namespace {

struct Look {
  std::string_view type;
  int red, green, blue;
  double size;
};

// Okabe and Ito's palette (2008), which people with colour blindness tell apart.
constexpr Look kLooks[] = {
    {"Country", 0, 114, 178, 20},       {"Organization", 86, 180, 233, 14}, {"Person", 0, 158, 115, 12},
    {"Region", 153, 153, 153, 10},      {"Place", 187, 187, 187, 8},        {"Event", 230, 159, 0, 16},
    {"Claim", 240, 228, 66, 8},         {"Figure", 204, 121, 167, 6},       {"Dispute", 213, 94, 0, 18},
    {"Document", 90, 90, 90, 6},
};
constexpr Look kPlain{"", 120, 120, 120, 8};

const Look& look_of(std::string_view type) {
  for (const auto& look : kLooks)
    if (look.type == type) return look;
  return kPlain;
}

// Colours of edges: what sets actors against each other, what binds them, the rest.
Look edge_look(std::string_view type) {
  for (std::string_view hostile : {"ACCUSED", "ACCUSES", "CONTRADICTS", "OPPOSES"})
    if (type == hostile) return {"", 213, 94, 0, 0};
  for (std::string_view friendly : {"CORROBORATES", "AGREES_WITH", "CONSISTENT"})
    if (type == friendly) return {"", 0, 158, 115, 0};
  return {"", 170, 170, 170, 0};
}

ReportDays days_under(const Properties& properties, std::initializer_list<std::string_view> keys) {
  ReportDays days;
  for (std::string_view key : keys)
    if (const Value* value = find_property(properties, key))
      if (const auto* text = std::get_if<std::string>(value)) days.cover(report_days(*text));
  return days;
}

// When each node and edge is on the timeline.
class Timeline {
 public:
  Status collect(const GraphView& view) {
    HEARSAY_CHECK(view.nodes([this](const Node& node) {
      ReportDays own = days_under(node.properties, {"said", "published", "earliest", "latest"});
      if (own.known()) own_.emplace(node.id, own);
      return true;
    }));
    return view.edges([this](const Edge& edge) {
      for (NodeId end : {edge.from, edge.to})
        if (own_.count(end) == 0) covered_[end].cover(of(edge));
      return true;
    });
  }

  ReportDays of(const Edge& edge) const {
    ReportDays days = days_under(edge.properties, {"first", "last"});
    if (!days.known())
      for (NodeId end : {edge.from, edge.to})
        if (auto it = own_.find(end); it != own_.end()) days.cover(it->second);
    return days;
  }

  ReportDays of(const Node& node) const {
    if (auto it = own_.find(node.id); it != own_.end()) return it->second;
    auto it = covered_.find(node.id);
    return it == covered_.end() ? ReportDays() : it->second;
  }

 private:
  std::unordered_map<NodeId, ReportDays> own_, covered_;
};

class Writer : private XmlGraphWriter {
 public:
  Writer(OutputFile& out, const Columns& columns, const Timeline& timeline)
      : XmlGraphWriter(out, columns), timeline_(timeline) {}

  void head(bool directed) {
    line_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
            "<meta><creator>hearsay</creator></meta>\n<graph mode=\"dynamic\" timeformat=\"date\" defaultedgetype=\"";
    line_ += directed ? "directed\">\n" : "undirected\">\n";
    declare("node", columns_.nodes, node_column_name);
    declare("edge", columns_.edges, edge_column_name);
    line_ += "<nodes>\n";
    flush();
  }

  bool node(const Node& node) {
    line_ += "<node id=\"" + typed_id(node) + "\" label=\"";
    append_xml(line_, node_label(node));
    interval(timeline_.of(node));
    line_ += "\"><attvalues>";
    value("type", node_type(node));
    for (std::size_t i = 0; i < node.properties.size(); ++i)
      if (node_property_exported(node, node.properties[i])) property(node_columns_.find(node.properties[i].key, i), node_column_name(node.properties[i].key), node.properties[i].value);
    line_ += "</attvalues>";
    const Look& look = look_of(node_type(node));
    colour(look);
    line_ += "<viz:size value=\"";
    append_number(line_, look.size);
    line_ += "\"/></node>\n";
    return flush();
  }

  void between() { line_ += "</nodes>\n<edges>\n"; }

  bool edge(const Edge& edge) {
    line_ += "<edge id=\"" + edge_id(edge) + "\" source=\"" + typed_id(columns_.index.find(edge.from), edge.from);
    line_ += "\" target=\"" + typed_id(columns_.index.find(edge.to), edge.to) + "\" kind=\"";
    append_xml(line_, edge.type);
    line_ += "\" label=\"";
    append_xml(line_, edge.type);
    line_ += "\" weight=\"";
    append_number(line_, edge_weight(edge));
    interval(timeline_.of(edge));
    line_ += "\"><attvalues>";
    value("type", edge.type);
    for (std::size_t i = 0; i < edge.properties.size(); ++i)
      if (edge_property_exported(edge.properties[i])) property(edge_columns_.find(edge.properties[i].key, i), edge_column_name(edge.properties[i].key), edge.properties[i].value);
    line_ += "</attvalues>";
    colour(edge_look(edge.type));
    line_ += "</edge>\n";
    return flush();
  }

  void foot() {
    line_ += "</edges>\n</graph>\n</gexf>\n";
    flush();
  }

 private:
  // Ids are the names themselves: graphology shows ids, Gephi and networkx titles.
  void attribute(std::string_view name, AttributeType type) {
    line_ += "<attribute id=\"";
    append_xml(line_, name);
    line_ += "\" title=\"";
    append_xml(line_, name);
    line_ += "\" type=\"";
    line_ += xml_type_word(type);
    line_ += "\"/>\n";
  }

  template <class NameOf>
  void declare(std::string_view of, const AttributeTable& table, NameOf name_of) {
    line_ += "<attributes class=\"";
    line_ += of;
    line_ += "\" mode=\"static\">\n";
    attribute("type", AttributeType::Text);
    for (const auto& [name, column] : table.all()) attribute(name_of(name), column.type);
    line_ += "</attributes>\n";
  }

  void interval(ReportDays days) {
    if (!days.known()) return;
    line_ += "\" start=\"" + day_text(days.first) + "\" end=\"" + day_text(days.last);
  }

  void value(std::string_view column, std::string_view text) {
    line_ += "<attvalue for=\"";
    append_xml(line_, column);
    line_ += "\" value=\"";
    append_xml(line_, text);
    line_ += "\"/>";
  }

  void property(const AttributeTable::Attribute* column, const std::string& name, const Value& given) {
    if (column == nullptr || type_of(given) == AttributeType::None) return;
    scratch_.clear();
    append_value(scratch_, given);
    value(name, scratch_);
  }

  void colour(const Look& look) {
    line_ += "<viz:color r=\"" + std::to_string(look.red) + "\" g=\"" + std::to_string(look.green) + "\" b=\"" +
             std::to_string(look.blue) + "\"/>";
  }

  const Timeline& timeline_;
};

}  // namespace

Result<ExportCounts> write_gexf(const GraphView& view, const std::string& path) {
  HEARSAY_TRY(auto out, OutputFile::create(path));
  HEARSAY_TRY(auto columns, Columns::collect(view));
  Timeline timeline;
  HEARSAY_CHECK(timeline.collect(view));
  Writer writer(out, columns, timeline);
  HEARSAY_CHECK(write_whole(view, writer, out));
  return columns.counts;
}

}  // namespace hearsay::graph
