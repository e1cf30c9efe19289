// show and explain: one thing whole with its evidence in context, and why it is there.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "tools/hearsay/listing.h"
#include "tools/hearsay/record_text.h"
#include "tools/hearsay/session.h"
#include "tools/hearsay/terminal.h"
#include "tools/hearsay/verbs.h"

namespace hearsay::tools {
namespace {

using Json = nlohmann::ordered_json;

// Writes one record in parts; each part looks up what it needs.
class Sheet {
 public:
  Sheet(const engine::Engine& engine, std::size_t width) : engine_(engine), width_(width) {}

  void show(const Json& record, char kind) {
    switch (kind) {
      case 'd': return show_document(record);
      case 'c': return show_claim(record);
      case 'f': return show_figure(record);
      case 'e': return show_event(record);
      case 'q': text_ += dispute_text(engine_, record, width_); return contradictions_of_dispute(record);
      default: return show_entity(record);
    }
  }

  void explain(const Json& record) {
    field("id", text_of(record, "id"));
    if (!record.contains("reasons") || record["reasons"].empty()) text_ += "  no reasons were recorded\n";
    else
      for (const Json& reason : record["reasons"])
        text_ += wrapped(text_of(reason, "rule") + ": " + text_of(reason, "detail"), width_, "  ");
    links(text_of(record, "id"));
  }

  const std::string& text() const { return text_; }

 private:
  void field(const std::string& name, const std::string& value) {
    if (!value.empty()) text_ += wrapped(name + ": " + value, width_, "");
  }

  void quote(const Json& record, std::uint32_t around) {
    auto document = engine_.record(text_of(record, "document"));
    if (!document) return;
    std::string text = text_of(*document, "text");
    text_ += wrapped(in_context(text, record["begin"].get<std::uint32_t>(), record["end"].get<std::uint32_t>(), around), width_, "  ");
    field("  in", text_of(record, "document") + ":" + text_of(record, "begin") + "-" + text_of(record, "end") + ", " +
                      text_of(*document, "publisher") + " " + day_of(text_of(*document, "published")));
  }

  void label_of(const std::string& name, const std::string& id) {
    if (id.empty()) return;
    auto record = engine_.record(id);
    field(name, id + (record ? "  " + text_of(*record, id[0] == 'e' ? "label" : "question") : ""));
  }

  void links(const std::string& id) {
    auto links = engine_.links_of(id);
    if (!links) return;
    for (const Json& link : *links) {
      std::string other = text_of(link, "first") == id ? text_of(link, "second") : text_of(link, "first");
      text_ += wrapped(text_of(link, "kind") + " " + other + " on " + text_of(link, "about") + ": " + text_of(link, "reason"), width_, "  ");
    }
  }

  void show_document(const Json& d) {
    for (const char* key : {"id", "uri", "url", "title", "publisher", "published", "language"}) field(key, text_of(d, key));
    for (const Json& copy : d["near_copy_of"])
      field("near copy of", text_of(copy, "document") + " (" + text_of(copy, "containment") + " of its passages)");
    for (const Json& cite : d["cites"])
      field("cites", (cite["source"].is_object() ? text_of(cite["source"], "name") : text_of(cite, "source")) + " (" + text_of(cite, "kind") + ")");
    for (const Json& note : d["notes"]) field("note", note.get<std::string>());
    text_ += "\n" + text_of(d, "text") + "\n\n";
    engine::RecordFilter filter;
    std::string uri = text_of(d, "uri");
    (void)engine_.records(engine::RecordKind::Claims, filter, [&](const Json& claim) {
      if (text_of(claim, "document") == uri) claim_row(claim);
    });
  }

  void claim_row(const Json& claim) {
    std::string against = claim["accused"].empty() ? "" : " against " + names_of(claim, "accused");
    text_ += wrapped(text_of(claim, "id") + "  " + names_of(claim, "claimants") + " [" + text_of(claim, "act") + "]" +
                         against + ": " + one_line(text_of(claim, "text"), 300), width_, "  ");
  }

  void show_claim(const Json& c) {
    field("claim", text_of(c, "id"));
    field("by", names_of(c, "claimants"));
    field("act", text_of(c, "act") + (text_of(c, "cue").empty() ? "" : " (\"" + text_of(c, "cue") + "\")"));
    field("against", names_of(c, "accused"));
    const Json& deed = c["deed"];
    if (deed.is_object()) {
      field("deed", text_of(deed, "plover") + (text_of(deed, "polarity") == "negated" ? ", negated" : ""));
      field("  actor", names_of(deed, "actor"));
      field("  target", names_of(deed, "target"));
      field("  places", names_of(deed, "places"));
    }
    field("polarity", text_of(c, "polarity") == "negated" ? "negated" : "");
    field("modality", text_of(c, "modality") == "actual" ? "" : text_of(c, "modality"));
    std::string chain;
    for (const Json& hop : c["chain"])
      if (hop["source"].is_object()) chain += (chain.empty() ? "" : " <- ") + text_of(hop["source"], "name");
    field("chain", chain);
    label_of("event", text_of(c, "event"));
    field("independent origins", text_of(c, "origins"));
    for (const Json& id : c["figures"])
      if (auto figure = engine_.record(id.get<std::string>()))
        field("figure", count_of(*figure) + " " + text_of(*figure, "kind") + " " + text_of(*figure, "who") + " " + text_of(*figure, "side"));
    quote(c, 160);
    links(text_of(c, "id"));
  }

  void show_figure(const Json& f) {
    field("figure", text_of(f, "id"));
    field("says", count_of(f) + " " + text_of(f, "kind") + (text_of(f, "who").empty() ? "" : ", " + text_of(f, "who")));
    field("victims of side", text_of(f, "side"));
    std::string by = names_of(f, "claimants");
    field("by", by.empty() ? "the article itself" : by);
    label_of("event", text_of(f, "event"));
    quote(f, 120);
    links(text_of(f, "id"));
  }

  void show_event(const Json& e) {
    field("event", text_of(e, "id"));
    field("label", text_of(e, "label"));
    field("when", when_of(e));
    field("type", text_of(e, "plover") + (text_of(e, "mode").empty() ? "" : ", " + text_of(e, "mode")));
    field("places", names_of(e, "places"));
    field("sides", words_of(e, "sides"));
    for (const Json& p : e["participants"])
      if (p["entity"].is_object()) field(text_of(p, "role"), text_of(p["entity"], "name"));
    field("documents", words_of(e, "documents"));
    field("independent origins", text_of(e, "origins"));
    label_of("part of", text_of(e, "part_of"));
    for (const Json& id : e["claims"])
      if (auto claim = engine_.record(id.get<std::string>())) claim_row(*claim);
  }

  void show_entity(const Json& e) {
    for (const char* key : {"id", "type", "name", "side", "kind", "gazetteer"}) field(key, text_of(e, key));
    for (const auto& [language, names] : e["names"].items()) field("names in " + language, words_of(e["names"], language.c_str()));
    if (e["latitude"].is_number()) field("at", text_of(e, "latitude") + ", " + text_of(e, "longitude"));
    field("part of", names_of(e, "part_of"));
    std::size_t shown = 0;
    for (const Json& mention : e["mentions"]) {
      if (++shown > 10) break;
      quote(mention, 60);
    }
    if (e["mentions"].size() > 10) text_ += "  and " + std::to_string(e["mentions"].size() - 10) + " more mentions\n";
  }

  void contradictions_of_dispute(const Json& d) {
    for (const Json& reason : d["reasons"])
      text_ += wrapped(text_of(reason, "rule") + ": " + text_of(reason, "detail"), width_, "  ");
  }

  const engine::Engine& engine_;
  std::size_t width_;
  std::string text_;
};

// The kind letter of a record: that of its id, where a document may be asked for by its uri.
char kind_of(const Json& record) { return text_of(record, "id").empty() ? 'd' : text_of(record, "id")[0]; }

template <class Write>
int with_record(const Common& common, const ItemOptions& options, Write write) {
  auto engine = open_engine(common, engine::OpenMode::Read);
  if (!engine) return complain(engine.error());
  auto record = (*engine)->record(options.id);
  if (!record) return complain(record.error());
  if (options.format != Format::Table) {
    std::string json = record->dump(options.format == Format::Json ? 2 : -1, ' ', false, Json::error_handler_t::replace);
    std::printf("%s\n", json.c_str());
    return kDone;
  }
  Sheet sheet(**engine, terminal_width(110));
  write(sheet, *record);
  std::fwrite(sheet.text().data(), 1, sheet.text().size(), stdout);
  return kDone;
}

}  // namespace

int run_show(const Common& common, const ItemOptions& options) {
  return with_record(common, options, [](Sheet& sheet, const Json& record) { sheet.show(record, kind_of(record)); });
}

int run_explain(const Common& common, const ItemOptions& options) {
  return with_record(common, options, [](Sheet& sheet, const Json& record) { sheet.explain(record); });
}

int run_path(const Common& common, const PathOptions& options) {
  auto engine = open_engine(common, engine::OpenMode::Read);
  if (!engine) return complain(engine.error());
  auto paths = (*engine)->paths(options.from, options.to, options.count);
  if (!paths) return complain(paths.error());
  Listing listing(options.format, {{"path", 4}, {"steps", 5}, {"way", 240}});
  std::size_t number = 0;
  for (const Json& path : *paths)
    listing.add({std::to_string(++number), std::to_string(path["steps"].size()), text_of(path, "text")}, path);
  return listing.finish() == 0 ? kNothing : kDone;
}

}  // namespace hearsay::tools
