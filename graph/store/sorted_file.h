// SortedFile: writes entries in order of their keys into files that Database::ingest() takes, in the layout of one
// family. Private to graph/store. Tested by tests/graph/store/bulk_load_test.cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/store/database.h"

namespace hearsay::graph {

class SortedFile {
 public:
  // Files are named `prefix` and a number; a new one starts every kFileBytes.
  SortedFile(const Database& database, Family family, std::string prefix);
  ~SortedFile();

  Status put(std::string_view key, std::string_view value);
  Status add_to_counter(std::string_view key, std::int64_t delta);
  // The files written, complete.
  Result<std::vector<std::string>> finish();

 private:
  Status make_room(std::string_view key);
  Status close();
  static constexpr std::uint64_t kFileBytes = std::uint64_t{64} << 20;

  struct Writer;
  const Database& database_;
  Family family_;
  std::string prefix_;
  std::unique_ptr<Writer> writer_;
  std::vector<std::string> files_;
};

}  // namespace hearsay::graph
