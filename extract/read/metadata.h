// Metadata: what metadata.jsonl and metadata.csv say about the files of their folder, by path. Each record has a "file"
// (or "filename") column; a row that cannot be read is reported with its line, the others count.
// Private to extract/reader.cpp. Tested by tests/extract/read/parts_test.cpp.
#pragma once

#include <cstdint>
#include <istream>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/reporter.h"
#include "base/result.h"

namespace hearsay::extract {

class Metadata {
 public:
  // `limit`: bytes of the longest line.
  explicit Metadata(std::uint64_t limit) : limit_(limit) {}

  // Rows match by bare file name too: for a metadata file that was given by name.
  void match_bare_names() { by_name_ = true; }

  // Reads metadata.jsonl and metadata.csv of a folder once, if there are any. Counts bad rows.
  std::uint64_t load_folder(const std::string& folder, Reporter& reporter);
  // Reads one metadata file; its rows name files by path from its folder, or by bare name. Fails where it cannot be read.
  Status load_file(const std::string& path, Reporter& reporter, std::uint64_t& bad_rows);

  // JSON text of the record of a file (normalised path), or null.
  const std::string* find(const std::string& path) const;

 private:
  std::uint64_t read_lines(const std::string& path, std::istream& in, Reporter& reporter);
  std::uint64_t read_table(const std::string& path, std::istream& in, Reporter& reporter);
  bool add(const std::string& path, std::uint64_t line, const nlohmann::json& record, Reporter& reporter);

  std::uint64_t limit_;
  bool by_name_ = false;
  std::map<std::string, std::string> records_;  // normalised path -> JSON text
  std::map<std::string, std::string> names_;    // bare name -> JSON text
  std::set<std::string> folders_;
};

// Reads one CSV record (RFC 4180: quoted fields may hold commas, quotes doubled, line ends). False at the end.
// `lines` is raised by the lines read.
bool read_csv_record(std::istream& in, std::vector<std::string>& fields, std::uint64_t& lines);

}  // namespace hearsay::extract
