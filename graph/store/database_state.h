// What a Database holds of RocksDB. Private to the files that include RocksDB.
#pragma once

#include <rocksdb/db.h>

#include <array>
#include <memory>
#include <mutex>
#include <string>

#include "graph/store/database.h"

namespace hearsay::graph {

struct Database::State {
  std::shared_ptr<rocksdb::Cache> cache;
  std::array<rocksdb::ColumnFamilyOptions, kFamilyCount> family_options;
  std::array<rocksdb::ColumnFamilyHandle*, kFamilyCount> handles{};
  std::unique_ptr<rocksdb::DB> db;
  std::mutex manual_compaction;  // held by compact(), and by whoever would stop it
  std::string follow_folder;     // scratch folder of a secondary instance

  rocksdb::ColumnFamilyHandle* handle(Family family) const { return handles[static_cast<std::size_t>(family)]; }
};

inline rocksdb::Slice to_slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
inline std::string_view to_view(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

}  // namespace hearsay::graph
