// Store: the graph on disk. One writer, any number of readers on snapshots, in this process and in others.
// Each call that writes is one atomic write: readers and a crash see all of it or nothing.
// The evidence of a document is stored as it came; the derived layer is replaced by set_derived(), which writes only what
// differs from what is stored. docs/storage_format.md documents every byte; docs/design/store.md the choices.
// Thread rule: all functions may be called from any thread; writers wait for each other.
// Errors of open(): Corrupt, with one line that names the path, where the path is no graph store (a file, a foreign
// folder, an incomplete copy, no rights), another process holds the lock, or the store is damaged; Unsupported where it was
// written by a newer version; NotFound where there is nothing. Nothing on disk is changed by a failed open.
// Errors of writing: Io where the disk is full or fails; the store stays as it was. Usage on a read-only store.
// Tested by tests/graph/store/store_test.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "graph/store/snapshot.h"
#include "schemas/derived.h"
#include "schemas/evidence.h"

namespace hearsay::graph {

class Database;

struct StoreOptions {
  std::size_t cache_bytes = std::size_t{256} << 20;         // of uncompressed blocks, over all families
  std::size_t write_buffer_bytes = std::size_t{128} << 20;  // memory tables, over all families
  std::size_t bulk_bytes = std::size_t{256} << 20;          // a bulk load sorts at most this much in memory
  int background_threads = 2;
};

enum class PutOutcome { New, Same, Revised };

// A key and value of the linker's own, written together with the derived layer. An empty value removes the key.
struct Block {
  std::string key, value;
};

struct FamilySize {
  std::string family;
  std::uint64_t keys = 0;   // estimated
  std::uint64_t bytes = 0;  // on disk
};

struct StoreStats {
  std::uint64_t documents = 0, nodes = 0, edges = 0;
  std::vector<std::pair<std::string, std::uint64_t>> labels, types;  // counts, by name
  std::vector<FamilySize> families;
  std::uint32_t format = 0;
};

class Store {
 public:
  enum class Mode {
    Create,     // opens for writing; makes the folder where there is none
    ReadWrite,  // opens for writing what exists
    ReadOnly,   // the state at opening; a writer may be at work in another process
    Follow,     // reading, with catch_up() to see what a writer in another process has done since
  };
  static Result<std::unique_ptr<Store>> open(const std::string& path, Mode mode, const StoreOptions& options = {});
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // ---- writing
  // Stores one document with its evidence; replaces what was stored for the same uri (another text: a revision is kept).
  // Same: nothing was written. InvalidInput where ids, indices or spans of `evidence` do not hold together.
  Result<PutOutcome> put(const Evidence& evidence);
  // Many new documents at once through sorted files, in bounded memory (bulk_bytes); ends with the same keys and values as
  // put() one by one. `next` gives the next record, or nothing at the end. All are visible together at the end.
  struct BulkResult {
    std::uint64_t added = 0, same = 0, revised = 0;
  };
  Result<BulkResult> put_all(const std::function<Result<std::optional<Evidence>>()>& next);
  // Takes a document back, with its revisions and all that only it supported. NotFound where it is not stored.
  Status forget(DocumentId id);
  // Replaces the derived layer and writes the linker's blocks with it.
  Status set_derived(const Derived& derived, std::span<const Block> blocks = {});

  // ---- reading
  std::shared_ptr<const Snapshot> snapshot() const;
  Status catch_up();  // Follow only: later snapshots see what the writer has written

  // ---- care
  Result<StoreStats> stats() const;
  Status sync();     // after it, what was written survives a loss of power; a crash of the program loses nothing anyway
  Status compact();
  Status check_checksums() const;  // of every block on disk: Corrupt, with the name of the file
  Status backup(const std::string& folder) const;  // adds a verified backup to `folder`
  // Restores the newest backup of `folder` to `path`, where nothing may be yet, and checks that it opens.
  static Status restore(const std::string& folder, const std::string& path);

  const std::string& path() const { return path_; }

 private:
  Store();
  Status check_writable() const;
  struct Writer;
  std::string path_;
  Mode mode_ = Mode::ReadOnly;
  StoreOptions options_;
  std::shared_ptr<Database> database_;
  std::unique_ptr<Writer> writer_;
};

}  // namespace hearsay::graph
