// The same graph in SQLite: tables nodes and edges with the indexes that the store has too (label, name, side; both ends
// of the edges), loaded in one transaction with prepared statements and without a journal, indexes made at the end.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bench/store/generated_graph.h"

struct sqlite3;
struct sqlite3_stmt;

namespace hearsay::bench {

class SqliteGraph {
 public:
  explicit SqliteGraph(const std::string& path);
  ~SqliteGraph();
  SqliteGraph(const SqliteGraph&) = delete;
  SqliteGraph& operator=(const SqliteGraph&) = delete;

  void load(const GeneratedGraph& graph);
  void open_for_queries();
  // Distinct nodes within two steps, either direction, without the node itself; the count and the sum of their ids.
  struct Answer {
    std::uint64_t count = 0, sum = 0;
  };
  Answer two_hops(std::uint64_t node);

 private:
  void run(const char* sql);
  sqlite3* db_ = nullptr;
  sqlite3_stmt* query_ = nullptr;
};

}  // namespace hearsay::bench
