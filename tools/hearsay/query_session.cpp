#include "tools/hearsay/query_session.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace hearsay::tools {

namespace {

graph::RowFormat row_format(Format format) {
  switch (format) {
    case Format::Json: return graph::RowFormat::Json;
    case Format::Jsonl: return graph::RowFormat::Jsonl;
    case Format::Csv: return graph::RowFormat::Csv;
    case Format::Table: break;
  }
  return graph::RowFormat::Table;
}

Status write_out(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size()) return {};
  return fail(ErrorCode::Io, std::string("standard output: ") + std::strerror(errno));
}

}  // namespace

QuerySession::QuerySession(const QueryOptions& options) : format_(row_format(options.format)), explain_(options.explain) {
  limits_.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(options.timeout_seconds * 1000));
  limits_.max_rows = options.max_rows;
  limits_.max_memory = options.max_memory_megabytes << 20;
  limits_.cancelled = &cancelled_;
}

Status QuerySession::add_parameter(std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == 0 || equals == std::string_view::npos) {
    return fail(ErrorCode::Usage, "--param " + std::string(assignment) + ": write name=value");
  }
  std::string name(assignment.substr(0, equals));
  if (name.front() == '$') name.erase(0, 1);
  parameters_[name] = graph::read_parameter(assignment.substr(equals + 1));
  return {};
}

bool QuerySession::set_format(std::string_view name) {
  if (name == "table") format_ = graph::RowFormat::Table;
  else if (name == "json") format_ = graph::RowFormat::Json;
  else if (name == "jsonl") format_ = graph::RowFormat::Jsonl;
  else if (name == "csv") format_ = graph::RowFormat::Csv;
  else return false;
  return true;
}

Result<std::uint64_t> QuerySession::run(const graph::GraphReader& graph, std::string_view text) {
  cancelled_ = false;
  HEARSAY_TRY(const auto query, graph::Query::parse(text));
  HEARSAY_CHECK(query.check_names(graph));
  if (explain_) {
    HEARSAY_CHECK(write_out(query.explain(graph)));
    return 0;
  }
  graph::RowWriter writer(format_, query.columns(), write_out);
  const Status ran = query.run(graph, parameters_, limits_, [&writer](std::span<const graph::QueryValue> row) -> Result<bool> {
    HEARSAY_CHECK(writer.add(row));
    return true;
  });
  if (!ran && writer.rows() == 0) return fail(ran.error());
  HEARSAY_CHECK(writer.finish());
  if (std::fflush(stdout) != 0) return fail(ErrorCode::Io, std::string("standard output: ") + std::strerror(errno));
  if (!ran) return fail(ran.error());
  return writer.rows();
}

}  // namespace hearsay::tools
