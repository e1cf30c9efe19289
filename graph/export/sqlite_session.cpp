#include "graph/export/sqlite_session.h"

#include <sqlite3.h>

#include <utility>

namespace hearsay::graph {

struct SqliteSession::Handles {
  sqlite3* database = nullptr;
  std::map<std::string, sqlite3_stmt*> insertions;

  ~Handles() {
    for (auto& [table, statement] : insertions) sqlite3_finalize(statement);
    sqlite3_close(database);
  }
};

namespace {

struct Bind {
  sqlite3_stmt* statement;
  int at;
  int operator()(std::monostate) const { return sqlite3_bind_null(statement, at); }
  int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, at, number); }
  int operator()(double number) const { return sqlite3_bind_double(statement, at, number); }
  int operator()(const std::string& text) const {
    return sqlite3_bind_text64(statement, at, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
};

std::string insertion_into(const std::string& table, std::size_t columns) {
  std::string text = "INSERT INTO " + table + " VALUES (";
  for (std::size_t i = 0; i < columns; ++i) text += i == 0 ? "?" : ",?";
  return text + ")";
}

}  // namespace

SqliteSession::SqliteSession(std::string path, std::unique_ptr<Handles> handles)
    : path_(std::move(path)), handles_(std::move(handles)) {}
SqliteSession::SqliteSession(SqliteSession&&) noexcept = default;
SqliteSession::~SqliteSession() = default;

Result<SqliteSession> SqliteSession::create(const std::string& path) {
  auto handles = std::make_unique<Handles>();
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path.c_str(), &handles->database, flags, nullptr) != SQLITE_OK)
    return fail(ErrorCode::Io, path + ": cannot be written: " + sqlite3_errmsg(handles->database));
  SqliteSession session(path, std::move(handles));
  session.run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096; BEGIN");
  return session;
}

void SqliteSession::keep_error() {
  if (error_.empty()) error_ = path_ + ": cannot be written: " + sqlite3_errmsg(handles_->database);
}

void SqliteSession::run(const std::string& statements) {
  if (failed()) return;
  if (sqlite3_exec(handles_->database, statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) keep_error();
}

void SqliteSession::insert(const std::string& table, std::initializer_list<Cell> cells) {
  if (failed()) return;
  sqlite3_stmt*& statement = handles_->insertions[table];
  if (statement == nullptr &&
      sqlite3_prepare_v2(handles_->database, insertion_into(table, cells.size()).c_str(), -1, &statement, nullptr) != SQLITE_OK)
    return keep_error();
  int at = 0;
  for (const Cell& cell : cells)
    if (std::visit(Bind{statement, ++at}, cell) != SQLITE_OK) return keep_error();
  if (sqlite3_step(statement) != SQLITE_DONE) keep_error();
  sqlite3_reset(statement);
}

Status SqliteSession::finish() {
  run("COMMIT");
  for (auto& [table, statement] : handles_->insertions) sqlite3_finalize(statement);
  handles_->insertions.clear();
  if (sqlite3_close(handles_->database) != SQLITE_OK && error_.empty()) error_ = path_ + ": cannot be closed";
  handles_->database = nullptr;
  if (failed()) return fail(ErrorCode::Io, error_);
  return {};
}

}  // namespace hearsay::graph
