// claims, accusations, figures, events, disputes, entities, documents, sources, timeline: one row a record, the columns
// that people ask for first; the JSON forms give whole records.
#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "tools/hearsay/listing.h"
#include "tools/hearsay/record_text.h"
#include "tools/hearsay/session.h"
#include "tools/hearsay/terminal.h"
#include "tools/hearsay/verbs.h"

namespace hearsay::tools {
namespace {

using Json = nlohmann::ordered_json;
using Cells = std::function<std::vector<std::string>(const Json&)>;
using engine::RecordKind;

engine::RecordFilter filter_of(const ListOptions& o) {
  return {o.by, o.against, o.about, o.side, o.act, o.since, o.until, o.language, o.kind, o.text, o.limit};
}

struct ListPlan {
  RecordKind kind;
  std::vector<Column> columns;
  Cells cells;
  std::function<bool(const Json&)> keep = [](const Json&) { return true; };
};

int list(const Common& common, const ListOptions& options, const ListPlan& plan) {
  auto engine = open_engine(common, engine::OpenMode::Read);
  if (!engine) return complain(engine.error());
  Listing listing(options.format, plan.columns);
  auto filter = filter_of(options);
  filter.limit = 0;  // counted here, after `keep`
  std::size_t shown = 0;
  auto status = (*engine)->records(plan.kind, filter, [&](const Json& record) {
    if ((options.limit != 0 && shown >= options.limit) || !plan.keep(record)) return;
    ++shown;
    listing.add(plan.cells(record), record);
  });
  if (!status) return complain(status.error());
  return listing.finish() == 0 ? kNothing : kDone;
}

std::vector<std::string> claim_cells(const Json& claim) {
  return {text_of(claim, "id"), day_of(text_of(claim, "said")), names_of(claim, "claimants"), text_of(claim, "act"),
          names_of(claim, "accused"), text_of(claim, "text"), text_of(claim, "document")};
}

const std::vector<Column> kClaimColumns = {{"id", 14}, {"said", 10}, {"by", 28}, {"act", 8}, {"against", 24}, {"text", 70}, {"document", 40}};

}  // namespace

int run_claims(const Common& common, const ListOptions& options) {
  return list(common, options, {RecordKind::Claims, kClaimColumns, claim_cells});
}

int run_accusations(const Common& common, const ListOptions& options) {
  ListPlan plan{RecordKind::Claims, kClaimColumns, claim_cells};
  plan.keep = [](const Json& claim) { return !claim["accused"].empty(); };
  return list(common, options, plan);
}

int run_figures(const Common& common, const ListOptions& options) {
  return list(common, options,
              {RecordKind::Figures,
               {{"id", 14}, {"said", 10}, {"kind", 10}, {"count", 12}, {"side", 8}, {"who", 20}, {"by", 28}, {"text", 50}, {"document", 40}},
               [](const Json& f) -> std::vector<std::string> {
                 std::string by = names_of(f, "claimants");
                 return {text_of(f, "id"), day_of(text_of(f, "said")), text_of(f, "kind"), count_of(f), text_of(f, "side"),
                         text_of(f, "who"), by.empty() ? "(the article)" : by, text_of(f, "text"), text_of(f, "document")};
               }});
}

int run_events(const Common& common, const ListOptions& options) {
  return list(common, options,
              {RecordKind::Events,
               {{"id", 14}, {"when", 21}, {"type", 10}, {"label", 60}, {"sides", 16}, {"claims", 6}, {"documents", 9}, {"origins", 7}},
               [](const Json& e) -> std::vector<std::string> {
                 return {text_of(e, "id"), when_of(e), text_of(e, "plover"), text_of(e, "label"), words_of(e, "sides"),
                         std::to_string(e["claims"].size()), std::to_string(e["documents"].size()), text_of(e, "origins")};
               }});
}

int run_disputes(const Common& common, const ListOptions& options) {
  if (options.format != Format::Table)
    return list(common, options,
                {RecordKind::Disputes,
                 {{"id"}, {"kind"}, {"question"}, {"positions"}},
                 [](const Json& d) -> std::vector<std::string> {
                   std::string labels;
                   for (const auto& p : d["positions"]) labels += (labels.empty() ? "" : " / ") + text_of(p, "label");
                   return {text_of(d, "id"), text_of(d, "kind"), text_of(d, "question"), labels};
                 }});
  auto engine = open_engine(common, engine::OpenMode::Read);
  if (!engine) return complain(engine.error());
  bool found = false;
  std::size_t shown = 0;
  auto status = (*engine)->records(RecordKind::Disputes, filter_of(options), [&](const Json& dispute) {
    if (options.limit != 0 && shown++ >= options.limit) return;
    found = true;
    std::string block = dispute_text(**engine, dispute, terminal_width(110));
    std::fwrite(block.data(), 1, block.size(), stdout);
  });
  if (!status) return complain(status.error());
  return found ? kDone : kNothing;
}

int run_entities(const Common& common, const ListOptions& options) {
  return list(common, options,
              {RecordKind::Entities,
               {{"id", 14}, {"type", 12}, {"name", 40}, {"side", 8}, {"kind", 20}, {"mentions", 8}, {"also", 50}},
               [](const Json& e) -> std::vector<std::string> {
                 std::string also;
                 for (const auto& [language, names] : e["names"].items())
                   for (const auto& name : names)
                     if (name != e["name"]) also += (also.empty() ? "" : "; ") + name.get<std::string>();
                 return {text_of(e, "id"), text_of(e, "type"), text_of(e, "name"), text_of(e, "side"), text_of(e, "kind"),
                         std::to_string(e["mentions"].size()), also};
               }});
}

namespace {

std::vector<std::string> document_cells(const Json& d, const std::string& revision) {
  return {text_of(d, "id"), revision, day_of(text_of(d, "published")), text_of(d, "language"), text_of(d, "publisher"),
          text_of(d, "title"), text_of(d, "uri")};
}

}  // namespace

int run_documents(const Common& common, const ListOptions& options) {
  auto engine = open_engine(common, engine::OpenMode::Read);
  if (!engine) return complain(engine.error());
  Listing listing(options.format, {{"id", 14}, {"revision", 8}, {"published", 10}, {"language", 8}, {"publisher", 24}, {"title", 60}, {"uri", 50}});
  auto status = (*engine)->records(RecordKind::Documents, filter_of(options), [&](const Json& document) {
    auto history = options.history ? (*engine)->history(text_of(document, "uri")) : std::vector<Json>();
    for (const Json& earlier : history ? *history : std::vector<Json>()) {
      Json record = document;
      for (const auto& [key, value] : earlier.items()) record[key] = value;
      listing.add(document_cells(record, text_of(earlier, "number")), record);
    }
    listing.add(document_cells(document, "current"), document);
  });
  if (!status) return complain(status.error());
  return listing.finish() == 0 ? kNothing : kDone;
}

int run_sources(const Common& common, const ListOptions& options) {
  auto engine = open_engine(common, engine::OpenMode::Read);
  if (!engine) return complain(engine.error());
  auto sources = (*engine)->sources();
  if (!sources) return complain(sources.error());
  Listing listing(options.format, {{"name", 36}, {"documents", 9}, {"claims", 6}, {"cited by", 8}, {"pagerank", 8}, {"betweenness", 11}, {"relays", 40}, {"contradicts", 50}});
  std::size_t shown = 0;
  for (const Json& s : *sources) {
    if (!options.by.empty() && text_of(s, "name").find(options.by) == std::string::npos) continue;
    if (options.limit != 0 && shown++ >= options.limit) break;
    listing.add({text_of(s, "name"), text_of(s, "documents"), text_of(s, "claims"), text_of(s, "cited_by"),
                 text_of(s, "pagerank"), text_of(s, "betweenness"), words_of(s, "relays"), words_of(s, "contradicts")}, s);
  }
  return listing.finish() == 0 ? kNothing : kDone;
}

int run_timeline(const Common& common, const ListOptions& options) {
  auto engine = open_engine(common, engine::OpenMode::Read);
  if (!engine) return complain(engine.error());
  std::vector<Json> events;
  auto status = (*engine)->records(RecordKind::Events, filter_of(options), [&](const Json& e) {
    if (!when_of(e).empty()) events.push_back(e);
  });
  if (!status) return complain(status.error());
  std::stable_sort(events.begin(), events.end(), [](const Json& a, const Json& b) { return when_of(a) < when_of(b); });
  Listing listing(options.format, {{"when", 21}, {"event", 60}, {"type", 10}, {"sides", 16}, {"claims", 6}, {"documents", 9}, {"id", 14}});
  for (const Json& e : events)
    listing.add({when_of(e), text_of(e, "label"), text_of(e, "plover"), words_of(e, "sides"),
                 std::to_string(e["claims"].size()), std::to_string(e["documents"].size()), text_of(e, "id")}, e);
  return listing.finish() == 0 ? kNothing : kDone;
}

}  // namespace hearsay::tools
