// Session: an engine as Python sees it, without Python: plain strings in and out (records and rows as JSON text), so that
// it can run while other Python threads do, and so that only module.cpp knows pybind11.
// Thread rule: all functions may be called by any thread; close() waits for nobody, running calls keep the graph alive.
// Tested by tests/python/.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/engine.h"
#include "graph/query/query.h"

namespace hearsay::python {

struct QueryTable {
  std::vector<std::string> columns;
  std::vector<std::string> rows;  // each a JSON array
};

struct QueryBounds {
  double timeout_seconds = 0;
  std::uint64_t max_rows = 0, max_memory = 0;
};

class Session {
 public:
  static Result<std::shared_ptr<Session>> open(const std::string& graph, const std::string& data);

  void close();
  bool closed() const;
  const std::string& path() const { return path_; }

  // Lines of JSON. `kind`: documents entities claims figures events disputes claim_links.
  Result<std::vector<std::string>> records(const std::string& kind, const std::map<std::string, std::string>& filter,
                                           std::uint64_t limit) const;
  Result<std::string> record(const std::string& id) const;
  Result<std::vector<std::string>> links(const std::string& id) const;
  Result<std::vector<std::string>> history(const std::string& document) const;
  Result<std::vector<std::string>> sources() const;
  Result<std::vector<std::string>> paths(const std::string& from, const std::string& to, std::uint64_t count) const;
  Result<QueryTable> query(const std::string& text, const graph::QueryParameters& parameters, const QueryBounds& bounds) const;
  Result<std::string> plan(const std::string& text) const;
  Result<std::string> stats() const;
  Status write(const engine::ExportSettings& settings) const;

 private:
  explicit Session(std::string path) : path_(std::move(path)) {}
  Result<std::shared_ptr<const engine::Engine>> engine() const;

  std::string path_;
  mutable std::mutex mutex_;
  std::shared_ptr<const engine::Engine> engine_;
};

// Message of the error that calls on a closed session give; module.cpp turns it into ClosedError.
inline constexpr const char* kClosed = "the graph is closed";

// Opens or makes `graph`, reads, extracts, stores, links.
Result<engine::BuildSummary> build(const std::string& graph, const std::string& data, const std::vector<std::string>& paths,
                                   const engine::BuildSettings& settings, const engine::Progress& progress, Reporter& reporter);

}  // namespace hearsay::python
