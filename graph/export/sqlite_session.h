// SqliteSession: a SQLite file that is being written, and prepared insertions into its tables. The only file with
// sqlite_session.cpp that includes sqlite3. The first failure is kept: later calls do nothing, finish() returns it.
// Private to the SQLite exporter.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"

namespace hearsay::graph {

// A cell: null, whole number, real, text. Empty optionals are null; borrowed text must live until the row is in.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;
inline Cell text_cell(std::string_view text) { return text.empty() ? Cell() : Cell(std::string(text)); }
template <class Number>
Cell optional_cell(const std::optional<Number>& value) { return value ? Cell(*value) : Cell(); }

class SqliteSession {
 public:
  // Creates `path` anew. Io where that fails.
  static Result<SqliteSession> create(const std::string& path);
  SqliteSession(SqliteSession&&) noexcept;
  SqliteSession& operator=(SqliteSession&&) = delete;
  ~SqliteSession();

  void run(const std::string& statements);
  // Puts a row into `table`, whose columns the cells fill from the left.
  void insert(const std::string& table, std::initializer_list<Cell> cells);
  bool failed() const { return !error_.empty(); }
  // Closes the file.
  Status finish();

 private:
  struct Handles;
  explicit SqliteSession(std::string path, std::unique_ptr<Handles> handles);
  void keep_error();

  std::string path_, error_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace hearsay::graph
