#include "extract/read/metadata.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "extract/read/charset.h"
#include "extract/read/lines.h"
#include "extract/read/paths.h"

namespace hearsay::extract {
namespace {

using nlohmann::json;

std::string at_line(const std::string& path, std::uint64_t line) { return path + ":" + std::to_string(line); }

void strip_mark(std::string& line) {
  if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
}

}  // namespace

bool read_csv_record(std::istream& in, std::vector<std::string>& fields, std::uint64_t& lines) {
  fields.clear();
  std::string field;
  bool quoted = false, any = false;
  for (int c = in.get(); c != std::istream::traits_type::eof(); c = in.get()) {
    any = true;
    if (quoted) {
      if (c == '\n') ++lines;
      if (c != '"') field += static_cast<char>(c);
      else if (in.peek() == '"') field += static_cast<char>(in.get());
      else quoted = false;
    } else if (c == '"' && field.empty()) {
      quoted = true;
    } else if (c == ',') {
      fields.push_back(std::move(field));
      field.clear();
    } else if (c == '\n') {
      break;
    } else if (c != '\r') {
      field += static_cast<char>(c);
    }
  }
  if (!any) return false;
  ++lines;
  fields.push_back(std::move(field));
  return true;
}

std::uint64_t Metadata::load_folder(const std::string& folder, Reporter& reporter) {
  if (!folders_.insert(folder).second) return 0;
  std::uint64_t bad = 0;
  for (const char* name : {"metadata.jsonl", "metadata.csv"}) {
    const std::string path = normal_path(folder + "/" + name);
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) continue;
    if (auto status = load_file(path, reporter, bad); !status) {
      reporter.failure(path, status.error().message);
      ++bad;
    }
  }
  return bad;
}

Status Metadata::load_file(const std::string& path, Reporter& reporter, std::uint64_t& bad_rows) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::Io, "cannot be opened");
  const bool table = std::filesystem::path(path).extension() == ".csv";
  bad_rows += table ? read_table(path, in, reporter) : read_lines(path, in, reporter);
  return {};
}

std::uint64_t Metadata::read_lines(const std::string& path, std::istream& in, Reporter& reporter) {
  LineReader lines(in, limit_);
  std::string line;
  std::uint64_t bad = 0;
  for (auto outcome = lines.next(line); outcome != LineReader::Outcome::End; outcome = lines.next(line)) {
    if (lines.number() == 1) strip_mark(line);
    if (outcome == LineReader::Outcome::Line && line.find_first_not_of(" \t") == std::string::npos) continue;
    if (first_invalid_utf8(line) != std::string::npos) line = repair_utf8(line);
    const json record = outcome == LineReader::Outcome::Line ? json::parse(line, nullptr, false) : json(json::value_t::discarded);
    if (record.is_discarded() || !record.is_object()) {
      reporter.failure(at_line(path, lines.number()), outcome == LineReader::Outcome::TooLong ? "line is too long" : "is no JSON object");
      ++bad;
    } else if (!add(path, lines.number(), record, reporter)) {
      ++bad;
    }
  }
  return bad;
}

std::uint64_t Metadata::read_table(const std::string& path, std::istream& in, Reporter& reporter) {
  std::vector<std::string> header, fields;
  std::uint64_t line = 0, bad = 0;
  if (!read_csv_record(in, header, line)) return 0;
  strip_mark(header.front());
  while (true) {
    const std::uint64_t start = line + 1;
    if (!read_csv_record(in, fields, line)) break;
    if (fields.size() == 1 && fields[0].empty()) continue;
    if (fields.size() != header.size()) {
      reporter.failure(at_line(path, start), "has " + std::to_string(fields.size()) + " columns, the header has " + std::to_string(header.size()));
      ++bad;
      continue;
    }
    json record = json::object();
    for (std::size_t i = 0; i < header.size(); ++i)
      if (!fields[i].empty()) record[header[i]] = first_invalid_utf8(fields[i]) == std::string::npos ? fields[i] : repair_utf8(fields[i]);
    if (!add(path, start, record, reporter)) ++bad;
  }
  return bad;
}

bool Metadata::add(const std::string& path, std::uint64_t line, const json& record, Reporter& reporter) {
  const char* key = record.contains("file") ? "file" : "filename";
  if (!record.contains(key) || !record[key].is_string()) {
    reporter.failure(at_line(path, line), "has no \"file\"");
    return false;
  }
  const std::string file = record[key].get<std::string>();
  json rest = record;
  rest.erase(key);
  const std::string text = rest.dump(-1, ' ', false, json::error_handler_t::replace);
  const bool absolute = file.starts_with("/");
  records_[normal_path(absolute ? file : folder_of(path) + "/" + file)] = text;
  names_[std::filesystem::path(file).filename().native()] = text;
  return true;
}

const std::string* Metadata::find(const std::string& path) const {
  if (const auto found = records_.find(path); found != records_.end()) return &found->second;
  if (!by_name_) return nullptr;
  const auto found = names_.find(std::filesystem::path(path).filename().native());
  return found == names_.end() ? nullptr : &found->second;
}

}  // namespace hearsay::extract
