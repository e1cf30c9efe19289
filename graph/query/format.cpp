#include "graph/query/format.h"

#include <algorithm>

#include "base/utf8.h"
#include "graph/query/value/json.h"

namespace hearsay::graph {

namespace {

constexpr std::size_t kRowsForLayout = 1000;
constexpr std::size_t kWidestCell = 60;  // code points

// One line of at most kWidestCell code points without control characters.
std::string cell_text(const QueryValue& value) {
  const std::string text = to_text(value);
  std::string out;
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    const bool control = point.value < 0x20 || (point.value >= 0x7f && point.value < 0xa0);
    if (width == kWidestCell - 1 && i + point.length < text.size()) return out + "\xE2\x80\xA6";
    if (control) {
      out += ' ';
    } else {
      append_utf8(out, point.value);
    }
    ++width;
    i += point.length;
  }
  return out;
}

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string csv_text(const QueryValue& value) {
  const std::string text = to_text(value);
  const bool formula = value.is(ValueKind::String) && !text.empty() &&
                       std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  return formula ? "'" + text : text;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace

RowWriter::RowWriter(RowFormat format, std::vector<std::string> columns, Output output)
    : format_(format), columns_(std::move(columns)), output_(std::move(output)) {}

std::string RowWriter::json_object(std::span<const QueryValue> row) const {
  std::string out = "{";
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += ',';
    append_json_string(out, columns_[i]);
    out += ':';
    append_json(out, row[i]);
  }
  return out + "}";
}

std::string RowWriter::csv_line(const std::vector<std::string>& cells) const {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i > 0 ? "," : "") + csv_cell(cells[i]);
  return out + "\r\n";
}

Status RowWriter::add(std::span<const QueryValue> row) {
  const bool first = rows_++ == 0;
  switch (format_) {
    case RowFormat::Json: return output_((first ? "[\n" : ",\n") + json_object(row));
    case RowFormat::Jsonl: return output_(json_object(row) + "\n");
    case RowFormat::Csv: {
      if (first) HEARSAY_CHECK(output_(csv_line(columns_)));
      std::vector<std::string> cells;
      for (const QueryValue& value : row) cells.push_back(csv_text(value));
      return output_(csv_line(cells));
    }
    case RowFormat::Table: return add_table_row(row);
  }
  return {};
}

Status RowWriter::add_table_row(std::span<const QueryValue> row) {
  std::vector<std::string> cells;
  for (const QueryValue& value : row) cells.push_back(cell_text(value));
  if (started_) return output_(table_line(cells));
  waiting_.push_back(std::move(cells));
  return waiting_.size() >= kRowsForLayout ? write_table_start() : Status();
}

std::string RowWriter::table_line(const std::vector<std::string>& cells) const {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += cells[i];
    const std::size_t width = width_of(cells[i]);
    if (i + 1 < cells.size()) out += std::string((widths_[i] > width ? widths_[i] - width : 0) + 2, ' ');
  }
  return out + "\n";
}

Status RowWriter::write_table_start() {
  started_ = true;
  std::vector<std::string> titles;
  for (const std::string& column : columns_) titles.push_back(cell_text(QueryValue(column)));
  for (std::size_t i = 0; i < titles.size(); ++i) {
    std::size_t width = width_of(titles[i]);
    for (const auto& row : waiting_) width = std::max(width, width_of(row[i]));
    widths_.push_back(width);
  }
  HEARSAY_CHECK(output_(table_line(titles)));
  for (const auto& row : waiting_) HEARSAY_CHECK(output_(table_line(row)));
  waiting_.clear();
  return {};
}

Status RowWriter::finish() {
  switch (format_) {
    case RowFormat::Json: return output_(rows_ == 0 ? "[]\n" : "\n]\n");
    case RowFormat::Jsonl: return {};
    case RowFormat::Csv: return rows_ == 0 ? output_(csv_line(columns_)) : Status();
    case RowFormat::Table: return started_ ? Status() : write_table_start();
  }
  return {};
}

}  // namespace hearsay::graph
