// Rows of a query as table, JSON array, JSON lines or CSV, written while they come. A table is laid out by its first
// thousand rows; longer cells are cut with an ellipsis. CSV quotes as RFC 4180 says and guards cells that a spreadsheet
// would run as a formula with an apostrophe. Control characters never reach the output unescaped.
// Tested by tests/graph/query/query_test.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/query/value.h"

namespace hearsay::graph {

enum class RowFormat { Table, Json, Jsonl, Csv };

class RowWriter {
 public:
  using Output = std::function<Status(std::string_view)>;
  RowWriter(RowFormat format, std::vector<std::string> columns, Output output);

  Status add(std::span<const QueryValue> row);
  Status finish();  // writes what is left; an empty result still has its header or brackets
  std::uint64_t rows() const { return rows_; }

 private:
  Status add_table_row(std::span<const QueryValue> row);
  Status write_table_start();
  std::string table_line(const std::vector<std::string>& cells) const;
  std::string csv_line(const std::vector<std::string>& cells) const;
  std::string json_object(std::span<const QueryValue> row) const;

  RowFormat format_;
  std::vector<std::string> columns_;
  Output output_;
  std::uint64_t rows_ = 0;
  bool started_ = false;
  std::vector<std::vector<std::string>> waiting_;  // table rows before the widths are known
  std::vector<std::size_t> widths_;
};

}  // namespace hearsay::graph
