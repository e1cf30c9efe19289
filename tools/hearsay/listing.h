// Listing: rows of named columns written as table, JSON array, JSON lines or CSV. For the JSON forms whole records are
// written, not the columns. Streams: nothing but the table keeps rows.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "tools/hearsay/options.h"

namespace hearsay::tools {

struct Column {
  std::string title;
  std::size_t max_width = 40;  // code points, table only; longer cells are cut with an ellipsis
};

class Listing {
 public:
  Listing(Format format, std::vector<Column> columns);
  // `cells` one for each column; `record` the whole thing for the JSON forms.
  void add(std::vector<std::string> cells, const nlohmann::ordered_json& record);
  // Writes what is left; returns the number of rows.
  std::size_t finish();

 private:
  void write_table() const;

  Format format_;
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
  std::size_t count_ = 0;
};

// CSV cell: quoted where needed; a leading = + - @ or tab is preceded by an apostrophe, so that no spreadsheet runs it.
std::string csv_cell(const std::string& text);
// One line: white space folded, control characters taken out, cut at `width` code points.
std::string one_line(const std::string& text, std::size_t width);

}  // namespace hearsay::tools
