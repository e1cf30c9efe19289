#include "python/session.h"

#include <nlohmann/json.hpp>

#include "engine/data_folder.h"
#include "graph/query/value/json.h"

namespace hearsay::python {
namespace {

using Json = nlohmann::ordered_json;
using engine::RecordKind;

std::string text_of(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::vector<std::string> texts_of(const std::vector<Json>& values) {
  std::vector<std::string> texts;
  for (const auto& value : values) texts.push_back(text_of(value));
  return texts;
}

Result<std::vector<std::string>> texts_of(Result<std::vector<Json>> values) {
  if (!values) return fail(std::move(values.error()));
  return texts_of(*values);
}

Result<RecordKind> kind_of(const std::string& word) {
  static const std::map<std::string, RecordKind> kKinds = {
      {"documents", RecordKind::Documents}, {"entities", RecordKind::Entities}, {"claims", RecordKind::Claims},
      {"figures", RecordKind::Figures},     {"events", RecordKind::Events},     {"disputes", RecordKind::Disputes},
      {"claim_links", RecordKind::ClaimLinks}};
  auto it = kKinds.find(word);
  if (it == kKinds.end()) return fail(ErrorCode::Usage, "unknown kind of record: " + word);
  return it->second;
}

Result<engine::RecordFilter> filter_of(const std::map<std::string, std::string>& words) {
  engine::RecordFilter filter;
  const std::map<std::string, std::string*> fields = {
      {"by", &filter.by},       {"against", &filter.against}, {"about", &filter.about}, {"side", &filter.side},
      {"act", &filter.act},     {"since", &filter.since},     {"until", &filter.until}, {"language", &filter.language},
      {"kind", &filter.kind},   {"text", &filter.text}};
  for (const auto& [name, value] : words) {
    auto it = fields.find(name);
    if (it == fields.end()) return fail(ErrorCode::Usage, "unknown filter: " + name);
    *it->second = value;
  }
  return filter;
}

std::string row_text(std::span<const graph::QueryValue> row) {
  std::string text = "[";
  for (const auto& value : row) {
    if (text.size() > 1) text += ',';
    graph::append_json(text, value);
  }
  return text + "]";
}

}  // namespace

Result<std::shared_ptr<Session>> Session::open(const std::string& graph, const std::string& data) {
  HEARSAY_TRY(std::string folder, engine::data_folder(data));
  HEARSAY_TRY(auto opened, engine::Engine::open({graph, folder}, engine::OpenMode::Read));
  std::shared_ptr<Session> session(new Session(graph));
  session->engine_ = std::move(opened);
  return session;
}

void Session::close() {
  std::shared_ptr<const engine::Engine> last;  // destroyed after the lock is given back
  std::lock_guard lock(mutex_);
  last.swap(engine_);
}

bool Session::closed() const {
  std::lock_guard lock(mutex_);
  return engine_ == nullptr;
}

Result<std::shared_ptr<const engine::Engine>> Session::engine() const {
  std::lock_guard lock(mutex_);
  if (!engine_) return fail(ErrorCode::Usage, kClosed);
  return engine_;
}

Result<std::vector<std::string>> Session::records(const std::string& kind, const std::map<std::string, std::string>& filter,
                                                  std::uint64_t limit) const {
  HEARSAY_TRY(auto engine, this->engine());
  HEARSAY_TRY(auto wanted, kind_of(kind));
  HEARSAY_TRY(auto restriction, filter_of(filter));
  restriction.limit = limit;
  std::vector<std::string> lines;
  HEARSAY_CHECK(engine->records(wanted, restriction, [&lines](const Json& record) { lines.push_back(text_of(record)); }));
  return lines;
}

Result<std::string> Session::record(const std::string& id) const {
  HEARSAY_TRY(auto engine, this->engine());
  HEARSAY_TRY(auto found, engine->record(id));
  return text_of(found);
}

Result<std::vector<std::string>> Session::links(const std::string& id) const {
  HEARSAY_TRY(auto engine, this->engine());
  return texts_of(engine->links_of(id));
}

Result<std::vector<std::string>> Session::history(const std::string& document) const {
  HEARSAY_TRY(auto engine, this->engine());
  return texts_of(engine->history(document));
}

Result<std::vector<std::string>> Session::sources() const {
  HEARSAY_TRY(auto engine, this->engine());
  return texts_of(engine->sources());
}

Result<std::vector<std::string>> Session::paths(const std::string& from, const std::string& to, std::uint64_t count) const {
  HEARSAY_TRY(auto engine, this->engine());
  return texts_of(engine->paths(from, to, count));
}

Result<QueryTable> Session::query(const std::string& text, const graph::QueryParameters& parameters, const QueryBounds& bounds) const {
  HEARSAY_TRY(auto engine, this->engine());
  HEARSAY_TRY(auto query, graph::Query::parse(text));
  auto reader = engine->snapshot();
  HEARSAY_CHECK(query.check_names(*reader));
  graph::QueryLimits limits;
  limits.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(bounds.timeout_seconds * 1000));
  limits.max_rows = bounds.max_rows;
  limits.max_memory = bounds.max_memory;
  QueryTable table{query.columns(), {}};
  HEARSAY_CHECK(query.run(*reader, parameters, limits, [&table](std::span<const graph::QueryValue> row) -> Result<bool> {
    table.rows.push_back(row_text(row));
    return true;
  }));
  return table;
}

Result<std::string> Session::plan(const std::string& text) const {
  HEARSAY_TRY(auto engine, this->engine());
  HEARSAY_TRY(auto query, graph::Query::parse(text));
  return query.explain(*engine->snapshot());
}

Result<std::string> Session::stats() const {
  HEARSAY_TRY(auto engine, this->engine());
  HEARSAY_TRY(auto found, engine->stats());
  return text_of(found);
}

Status Session::write(const engine::ExportSettings& settings) const {
  HEARSAY_TRY(auto engine, this->engine());
  return engine->export_graph(settings);
}

Result<engine::BuildSummary> build(const std::string& graph, const std::string& data, const std::vector<std::string>& paths,
                                   const engine::BuildSettings& settings, const engine::Progress& progress, Reporter& reporter) {
  HEARSAY_TRY(std::string folder, engine::data_folder(data));
  HEARSAY_TRY(auto opened, engine::Engine::open({graph, folder}, engine::OpenMode::Write));
  return opened->build(paths, settings, progress, reporter);
}

}  // namespace hearsay::python
