#include "tools/hearsay/listing.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/text_map.h"

namespace hearsay::tools {
namespace {

void put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string dump(const nlohmann::ordered_json& record) {
  return record.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.-") == std::string::npos;
}

}  // namespace

std::string csv_cell(const std::string& text) {
  std::string safe = text;
  if (!safe.empty() && std::string("=+-@\t\r").find(safe[0]) != std::string::npos && !is_number(safe)) safe = "'" + safe;
  if (safe.find_first_of(",\"\n\r") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string one_line(const std::string& text, std::size_t width) {
  std::string out;
  for (unsigned char c : text) {
    bool space = c <= 0x20 || c == 0x7F;
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : static_cast<char>(c);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  TextMap map(out);
  if (map.code_points() <= width) return out;
  return out.substr(0, map.byte_at(static_cast<std::uint32_t>(width == 0 ? 0 : width - 1))) + "\xE2\x80\xA6";
}

Listing::Listing(Format format, std::vector<Column> columns) : format_(format), columns_(std::move(columns)) {
  if (format_ == Format::Json) put("[");
  if (format_ != Format::Csv) return;
  for (std::size_t i = 0; i < columns_.size(); ++i) put((i == 0 ? "" : ",") + csv_cell(columns_[i].title));
  put("\r\n");
}

void Listing::add(std::vector<std::string> cells, const nlohmann::ordered_json& record) {
  ++count_;
  switch (format_) {
    case Format::Json: put((count_ == 1 ? "\n" : ",\n") + dump(record)); break;
    case Format::Jsonl: put(dump(record) + "\n"); break;
    case Format::Csv:
      for (std::size_t i = 0; i < cells.size(); ++i) put((i == 0 ? "" : ",") + csv_cell(cells[i]));
      put("\r\n");
      break;
    case Format::Table: rows_.push_back(std::move(cells)); break;
  }
}

std::size_t Listing::finish() {
  if (format_ == Format::Json) put("\n]\n");
  if (format_ == Format::Table && !rows_.empty()) write_table();
  std::fflush(stdout);
  return count_;
}

void Listing::write_table() const {
  std::vector<std::size_t> widths;
  std::vector<std::vector<std::string>> lines(1);
  for (const Column& column : columns_) lines[0].push_back(column.title);
  for (const auto& row : rows_) {
    auto& line = lines.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) line.push_back(one_line(row[i], columns_[i].max_width));
  }
  auto width_of = [](const std::string& text) { return std::size_t{TextMap(text).code_points()}; };
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t width = 0;
    for (const auto& line : lines) width = std::max(width, width_of(line[i]));
    widths.push_back(width);
  }
  for (const auto& line : lines) {
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
      out += line[i];
      if (i + 1 < line.size()) out += std::string(widths[i] - width_of(line[i]) + 2, ' ');
    }
    put(out + "\n");
  }
}

}  // namespace hearsay::tools
