#include "graph/store/database_options.h"

#include <rocksdb/filter_policy.h>
#include <rocksdb/merge_operator.h>
#include <rocksdb/table.h>

#include <cstring>

namespace hearsay::graph {
namespace {

// Swallows RocksDB's own log; has no state that threads could share.
class NullLogger final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  rocksdb::InfoLogLevel GetInfoLogLevel() const override { return rocksdb::InfoLogLevel::FATAL_LEVEL; }
  void Logv(const char*, va_list) override {}
};

// value + operand, as signed sums; a missing value is zero.
class AddOperator final : public rocksdb::AssociativeMergeOperator {
 public:
  bool Merge(const rocksdb::Slice&, const rocksdb::Slice* existing, const rocksdb::Slice& operand, std::string* result,
             rocksdb::Logger*) const override {
    std::int64_t sum = decode_counter({operand.data(), operand.size()});
    if (existing != nullptr) sum += decode_counter({existing->data(), existing->size()});
    *result = encode_counter(sum);
    return true;
  }
  const char* Name() const override { return "hearsay.add"; }
};

enum class Reads { Points, Ranges, Bulk };

struct Layout {
  Reads reads;
  std::size_t block_bytes;
};

Layout layout_of(Family family) {
  switch (family) {
    case Family::Text:
    case Family::History: return {Reads::Bulk, 32 << 10};
    case Family::Evidence: return {Reads::Bulk, 16 << 10};
    case Family::Part:
    case Family::Derived:
    case Family::Block:
    case Family::Meta: return {Reads::Points, 8 << 10};
    case Family::Node:
    case Family::Adjacency: return {Reads::Points, 4 << 10};
    case Family::Index:
    case Family::Name:
    case Family::Term: return {Reads::Ranges, 16 << 10};
  }
  return {Reads::Ranges, 16 << 10};
}

}  // namespace

std::string encode_counter(std::int64_t value) {
  std::string bytes(8, '\0');
  std::memcpy(bytes.data(), &value, 8);
  return bytes;
}

std::int64_t decode_counter(std::string_view bytes) {
  std::int64_t value = 0;
  if (bytes.size() == 8) std::memcpy(&value, bytes.data(), 8);
  return value;
}

rocksdb::DBOptions make_db_options(const DatabaseOptions& options) {
  rocksdb::DBOptions db;
  bool create = options.access == DatabaseOptions::Access::Create || options.access == DatabaseOptions::Access::ReadWrite;
  db.create_if_missing = create;
  db.create_missing_column_families = create;
  db.info_log = std::make_shared<NullLogger>();
  db.info_log_level = rocksdb::InfoLogLevel::FATAL_LEVEL;
  db.allow_fallocate = false;  // a log would take 70 MB of the disk ahead of its content
  db.max_open_files = -1;  // files stay open, so a reader outlives the writer's compactions
  db.max_background_jobs = options.background_threads;
  db.db_write_buffer_size = options.write_buffer_bytes;
  db.paranoid_checks = true;
  db.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  db.max_total_wal_size = options.write_buffer_bytes * 2;
  db.stats_dump_period_sec = 0;
  db.stats_persist_period_sec = 0;
  db.keep_log_file_num = 1;
  db.atomic_flush = true;  // families are flushed together: no half documents, whatever the log has lost
  return db;
}

rocksdb::ColumnFamilyOptions make_family_options(Family family, const std::shared_ptr<rocksdb::Cache>& cache) {
  Layout layout = layout_of(family);
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.block_size = layout.block_bytes;
  table.format_version = 5;
  table.optimize_filters_for_memory = false;
  if (layout.reads != Reads::Ranges) table.filter_policy.reset(rocksdb::NewRibbonFilterPolicy(10.0));
  if (layout.reads == Reads::Points) {
    table.data_block_index_type = rocksdb::BlockBasedTableOptions::kDataBlockBinaryAndHash;
    table.data_block_hash_table_util_ratio = 0.75;
  }
  rocksdb::ColumnFamilyOptions columns;
  columns.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  columns.compression = rocksdb::kLZ4Compression;
  // ids are hashes and do not compress: LZ4 gives up on them quickly, ZSTD does not
  columns.bottommost_compression = family == Family::Adjacency ? rocksdb::kLZ4Compression : rocksdb::kZSTD;
  columns.bottommost_compression_opts.enabled = true;
  columns.bottommost_compression_opts.level = 3;
  columns.level_compaction_dynamic_level_bytes = true;
  columns.merge_operator = family == Family::Meta ? std::make_shared<AddOperator>() : nullptr;
  return columns;
}

}  // namespace hearsay::graph
