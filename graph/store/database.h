// Database: the one place that talks to RocksDB. Column families, point reads, cursors, atomic batches, snapshots,
// ingest of sorted files, backup. Everything above speaks of families and byte strings; every RocksDB status becomes an
// Error that names the folder or file. Private to graph/store.
// Thread rule: a Database and a ReadView may be shared by threads; a Batch and a Cursor belong to one thread.
// Tested by tests/graph/store/store_damage_test.cpp.
#pragma once

#include <rocksdb/slice.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rocksdb {
class Iterator;
class Snapshot;
class Status;
}  // namespace rocksdb

namespace hearsay::graph {

// Column families; the names stand in docs/storage_format.md. Append only.
enum class Family : std::uint8_t {
  Meta, Evidence, Text, History, Part, Node, Adjacency, Index, Name, Term, Derived, Block,
};
inline constexpr std::size_t kFamilyCount = 12;
std::string_view family_name(Family family);

struct DatabaseOptions {
  enum class Access { Create, ReadWrite, ReadOnly, Follow };
  Access access = Access::ReadWrite;
  std::size_t cache_bytes = std::size_t{256} << 20;
  std::size_t write_buffer_bytes = std::size_t{128} << 20;
  int background_threads = 2;
};

struct FamilyBytes {
  std::string family;
  std::uint64_t keys = 0;   // estimated by RocksDB
  std::uint64_t bytes = 0;  // of its sorted files on disk, and what waits in memory
};

class Database;

// A write that happens whole or not at all.
class Batch {
 public:
  Batch();
  ~Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;

  void put(Family family, std::string_view key, std::string_view value);
  void remove(Family family, std::string_view key);
  // Adds to a counter in Family::Meta by the merge operator.
  void add(std::string_view counter, std::int64_t delta);
  bool empty() const;
  std::size_t bytes() const;

 private:
  friend class Database;
  struct Pending;
  std::unique_ptr<Pending> pending_;
};

// Walks the keys of one family in order. Slices hold until the next move.
class Cursor {
 public:
  explicit Cursor(std::unique_ptr<rocksdb::Iterator> iterator);
  ~Cursor();
  Cursor(Cursor&&) noexcept;

  void seek(std::string_view key);
  void seek_to_first();
  void seek_for_prev(std::string_view key);
  void next();
  void prev();
  bool valid() const;
  // valid(), and the key starts with `prefix`.
  bool valid_under(std::string_view prefix) const;
  std::string_view key() const;
  std::string_view value() const;
  // An error where a block could not be read; ask after the loop.
  Status status() const;

 private:
  std::unique_ptr<rocksdb::Iterator> iterator_;
};

// What the database held at one moment. Keeps the database open.
class ReadView {
 public:
  ~ReadView();
  ReadView(const ReadView&) = delete;
  ReadView& operator=(const ReadView&) = delete;

  // False where there is no such key. `value` is pinned in the cache, not copied.
  Result<bool> find(Family family, std::string_view key, rocksdb::PinnableSlice& value) const;
  Result<std::optional<std::string>> get(Family family, std::string_view key) const;
  // values[i] and found[i] for keys[i]; sorted keys are read fastest.
  Status find_many(Family family, std::span<const rocksdb::Slice> keys, std::vector<rocksdb::PinnableSlice>& values,
                   std::vector<char>& found) const;
  Cursor cursor(Family family) const;
  // A cursor for one pass over much: does not push other blocks out of the cache.
  Cursor scan(Family family) const;

 private:
  friend class Database;
  ReadView(std::shared_ptr<const Database> database, const rocksdb::Snapshot* snapshot);
  std::shared_ptr<const Database> database_;
  const rocksdb::Snapshot* snapshot_;
};

class Database : public std::enable_shared_from_this<Database> {
 public:
  static Result<std::shared_ptr<Database>> open(const std::string& path, const DatabaseOptions& options);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  std::shared_ptr<const ReadView> view() const;
  Status write(Batch& batch);
  // Moves sorted files (one list for each family, keys not overlapping within a list) in, all or none.
  Status ingest(const std::map<Family, std::vector<std::string>>& files);
  // Waits until all that was written is on the disk.
  Status sync();
  // Writes the memory tables out, so that a clean close leaves no log to replay.
  Status flush();
  Status compact();
  // Reads every block and checks its checksum. A reader passes over files that a writer has replaced meanwhile.
  Status verify_checksums() const;
  // Follow only: sees what the writer has done since.
  Status catch_up();
  std::uint64_t sequence() const;  // number of the last write
  // The log that the write after sequence() should have come from; "PATH (its log is missing)" where there is none.
  std::string next_log() const;
  std::vector<FamilyBytes> sizes() const;
  Status backup_to(const std::string& folder) const;
  const std::string& path() const { return path_; }
  bool writable() const { return writable_; }

  struct State;  // private to database.cpp and sorted_files.cpp
  const State& state() const { return *state_; }

 private:
  friend class ReadView;
  Database();
  std::string path_;
  bool writable_ = false;
  std::unique_ptr<State> state_;
};

// Restores the newest backup in `folder` to `path`, which must not exist or be empty.
Status restore_backup(const std::string& folder, const std::string& path);
// Checks all files of the newest backup against their checksums.
Status verify_backup(const std::string& folder);

// The Error for a failed status. `path`: the store's folder, named where the status does not name a file.
Error to_error(const rocksdb::Status& status, const std::string& path);

}  // namespace hearsay::graph
