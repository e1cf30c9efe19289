// How each column family is laid out on disk: compression, filters, block sizes, counters. The measurements behind
// these choices stand in docs/design/store.md. Private to graph/store; includes RocksDB.
#pragma once

#include <rocksdb/cache.h>
#include <rocksdb/options.h>

#include <memory>

#include "graph/store/database.h"

namespace hearsay::graph {

rocksdb::DBOptions make_db_options(const DatabaseOptions& options);
rocksdb::ColumnFamilyOptions make_family_options(Family family, const std::shared_ptr<rocksdb::Cache>& cache);

// Counters are 8-byte little-endian signed sums.
std::string encode_counter(std::int64_t value);
std::int64_t decode_counter(std::string_view bytes);

}  // namespace hearsay::graph
