#include "bench/store/sqlite_graph.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>

namespace hearsay::bench {
namespace {

void check(int code, sqlite3* db) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  std::fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(db));
  std::exit(1);
}

sqlite3_stmt* prepare(sqlite3* db, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(db, sql, -1, &statement, nullptr), db);
  return statement;
}

void bind(sqlite3_stmt* statement, int place, std::uint64_t value) {
  sqlite3_bind_int64(statement, place, static_cast<sqlite3_int64>(value));
}

void bind(sqlite3_stmt* statement, int place, const std::string& value) {
  sqlite3_bind_text(statement, place, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
}

}  // namespace

SqliteGraph::SqliteGraph(const std::string& path) { check(sqlite3_open(path.c_str(), &db_), db_); }

SqliteGraph::~SqliteGraph() {
  sqlite3_finalize(query_);
  sqlite3_close(db_);
}

void SqliteGraph::run(const char* sql) { check(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr), db_); }

void SqliteGraph::load(const GeneratedGraph& graph) {
  run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144;"
      "CREATE TABLE nodes(id INTEGER PRIMARY KEY, label INTEGER, name TEXT, side TEXT, documents INTEGER);"
      "CREATE TABLE edges(id INTEGER PRIMARY KEY, source INTEGER, target INTEGER, type INTEGER, document INTEGER,"
      " first INTEGER, last INTEGER); BEGIN");
  sqlite3_stmt* node_row = prepare(db_, "INSERT INTO nodes VALUES(?,?,?,?,?)");
  for (const GeneratedNode& node : graph.nodes) {
    bind(node_row, 1, node.id);
    bind(node_row, 2, static_cast<std::uint64_t>(node.label));
    bind(node_row, 3, node.name);
    bind(node_row, 4, node.side);
    bind(node_row, 5, static_cast<std::uint64_t>(node.documents));
    check(sqlite3_step(node_row), db_);
    sqlite3_reset(node_row);
  }
  sqlite3_finalize(node_row);
  sqlite3_stmt* edge_row = prepare(db_, "INSERT INTO edges VALUES(NULL,?,?,?,?,?,?)");
  for (const GeneratedEdge& edge : graph.edges) {
    bind(edge_row, 1, edge.from);
    bind(edge_row, 2, edge.to);
    bind(edge_row, 3, static_cast<std::uint64_t>(edge.type));
    bind(edge_row, 4, edge.document);
    bind(edge_row, 5, std::uint64_t{edge.begin});
    bind(edge_row, 6, std::uint64_t{edge.end});
    check(sqlite3_step(edge_row), db_);
    sqlite3_reset(edge_row);
  }
  sqlite3_finalize(edge_row);
  run("CREATE INDEX nodes_label ON nodes(label); CREATE INDEX nodes_name ON nodes(name); CREATE INDEX nodes_side ON nodes(side);"
      "CREATE INDEX edges_out ON edges(source, type, target); CREATE INDEX edges_in ON edges(target, type, source);"
      "COMMIT");
}

void SqliteGraph::open_for_queries() {
  run("PRAGMA cache_size=-262144");
  // No ANALYZE, and CROSS JOIN: with its statistics SQLite 3.40 makes a Bloom filter of all edges for every query, which
  // takes 30 ms; so it would look a thousand times slower than it is.
  query_ = prepare(db_,
                   "WITH one(n) AS MATERIALIZED (SELECT target FROM edges WHERE source=?1 UNION SELECT source FROM edges WHERE target=?1)"
                   "SELECT n FROM one WHERE n<>?1 UNION "
                   "SELECT e.target FROM one CROSS JOIN edges e WHERE e.source=one.n AND e.target<>?1 UNION "
                   "SELECT e.source FROM one CROSS JOIN edges e WHERE e.target=one.n AND e.source<>?1");
}

SqliteGraph::Answer SqliteGraph::two_hops(std::uint64_t node) {
  Answer answer;
  bind(query_, 1, node);
  while (sqlite3_step(query_) == SQLITE_ROW) {
    ++answer.count;
    answer.sum += static_cast<std::uint64_t>(sqlite3_column_int64(query_, 0));
  }
  sqlite3_reset(query_);
  return answer;
}

}  // namespace hearsay::bench
