#include "graph/store/store.h"

#include <chrono>
#include <filesystem>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "graph/store/bulk_load.h"
#include "graph/store/database.h"
#include "graph/store/database_options.h"
#include "graph/store/derived_update.h"
#include "graph/store/document_update.h"
#include "graph/store/store_folder.h"
#include "graph/store/store_keys.h"
#include "graph/store/write_mark.h"

namespace hearsay::graph {
namespace {

DatabaseOptions database_options(Store::Mode mode, const StoreOptions& options) {
  using Access = DatabaseOptions::Access;
  DatabaseOptions out;
  out.access = mode == Store::Mode::ReadOnly ? Access::ReadOnly
               : mode == Store::Mode::Follow ? Access::Follow
               : mode == Store::Mode::Create ? Access::Create
                                             : Access::ReadWrite;
  out.cache_bytes = options.cache_bytes;
  out.write_buffer_bytes = options.write_buffer_bytes;
  out.background_threads = options.background_threads;
  return out;
}

// A reader that opens while a writer flushes or compacts may find that a file of the list it has just read is gone, or the
// log of changes that the list did not name in a file yet (then it has not come to `written`): it reads the list again.
Result<std::shared_ptr<Database>> open_database(const std::string& path, Store::Mode mode, const StoreOptions& options, std::uint64_t written) {
  constexpr int kTries = 6;
  bool reads_only = mode == Store::Mode::ReadOnly || mode == Store::Mode::Follow;
  for (int attempt = 1;; ++attempt) {
    auto database = Database::open(path, database_options(mode, options));
    bool vanished = !database && database.error().message.find("No such file") != std::string::npos;
    bool behind = database && (*database)->sequence() < written;
    if (!reads_only || (!vanished && !behind) || attempt == kTries) return database;
    std::this_thread::sleep_for(std::chrono::milliseconds(10 << attempt));
  }
}

// All that was reported as written is there.
Status check_whole(const Database& database, std::uint64_t written) {
  if (written <= database.sequence()) return {};
  return WriteMark::check(written, database.sequence(), database.next_log());
}

// Opened for writing, RocksDB tidies away what a damaged list of files no longer names: a look before changes nothing.
// A database that cannot be read either is left to the opening for writing, which finishes one that died while being made.
Status look_before_writing(const std::string& path, std::uint64_t written, const StoreOptions& options) {
  if (written == 0) return {};
  auto database = open_database(path, Store::Mode::ReadOnly, options, written);
  return database ? check_whole(**database, written) : Status();
}

// The format is written inside too: a mark that was copied alone does not make a store.
Status check_format(Database& database, bool writable) {
  HEARSAY_TRY(auto format, database.view()->get(Family::Meta, kFormatKey));
  if (format && *format == std::to_string(kFormatVersion)) return {};
  if (format) return fail(ErrorCode::Corrupt, database.path() + ": the mark and the database disagree about the format");
  if (!writable) return fail(ErrorCode::NotFound, database.path() + ": holds no graph yet");
  Batch batch;
  batch.put(Family::Meta, kFormatKey, std::to_string(kFormatVersion));
  return database.write(batch);
}

}  // namespace

// What only one writer at a time may use.
struct Store::Writer {
  std::mutex mutex;
  TextFold fold;
  WriteMark mark;

  Status write(Database& database, Batch& batch) {
    if (batch.empty()) return {};
    HEARSAY_CHECK(database.write(batch));
    mark.set(database.sequence());
    return {};
  }
};

Store::Store() : writer_(std::make_unique<Writer>()) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const std::string& path, Mode mode, const StoreOptions& options) {
  HEARSAY_CHECK(prepare_folder(path, mode));
  bool writable = mode == Mode::Create || mode == Mode::ReadWrite;
  std::uint64_t written = WriteMark::read(path);
  if (writable) HEARSAY_CHECK(look_before_writing(path, written, options));
  auto database = open_database(path, mode, options, written);
  if (!database) return fail(explain_open_error(database.error(), path));
  HEARSAY_CHECK(check_whole(**database, written));
  HEARSAY_CHECK(check_format(**database, writable));
  if (writable) remove_bulk_leftovers(path);
  std::unique_ptr<Store> store(new Store());
  store->path_ = path;
  store->mode_ = mode;
  store->options_ = options;
  store->database_ = std::move(*database);
  if (writable) HEARSAY_CHECK(store->writer_->mark.open(path));
  return store;
}

Status Store::check_writable() const {
  if (mode_ == Mode::Create || mode_ == Mode::ReadWrite) return {};
  return fail(ErrorCode::Usage, path_ + ": was opened for reading only");
}

Result<PutOutcome> Store::put(const Evidence& evidence) {
  HEARSAY_CHECK(check_writable());
  std::lock_guard lock(writer_->mutex);
  Batch batch;
  HEARSAY_TRY(PutOutcome outcome, put_document(*database_->view(), evidence, writer_->fold, batch));
  HEARSAY_CHECK(writer_->write(*database_, batch));
  return outcome;
}

Result<Store::BulkResult> Store::put_all(const std::function<Result<std::optional<Evidence>>()>& next) {
  HEARSAY_CHECK(check_writable());
  BulkResult result;
  std::vector<Evidence> one_by_one;  // documents that are stored already, or came twice
  {
    std::lock_guard lock(writer_->mutex);
    auto view = database_->view();
    HEARSAY_TRY(auto load, BulkLoad::begin(*database_, options_.bulk_bytes));
    std::unordered_set<std::uint64_t> seen;
    for (;;) {
      HEARSAY_TRY(auto evidence, next());
      if (!evidence) break;
      rocksdb::PinnableSlice stored;
      HEARSAY_TRY(bool known, view->find(Family::Evidence, id_key(evidence->document.id.value), stored));
      if (known || !seen.insert(evidence->document.id.value).second) {
        one_by_one.push_back(std::move(*evidence));
        continue;
      }
      HEARSAY_CHECK(add_document(*evidence, writer_->fold, *load));
      ++result.added;
    }
    if (result.added > 0) {
      HEARSAY_CHECK(mark_new_documents(*view, *load));
      HEARSAY_CHECK(load->finish());
      writer_->mark.set(database_->sequence());
    }
  }
  for (const Evidence& evidence : one_by_one) {
    HEARSAY_TRY(PutOutcome outcome, put(evidence));
    ++(outcome == PutOutcome::Same ? result.same : result.revised);
  }
  return result;
}

Status Store::forget(DocumentId id) {
  HEARSAY_CHECK(check_writable());
  std::lock_guard lock(writer_->mutex);
  Batch batch;
  HEARSAY_CHECK(forget_document(*database_->view(), id, writer_->fold, batch));
  return writer_->write(*database_, batch);
}

Status Store::set_derived(const Derived& derived, std::span<const Block> blocks) {
  HEARSAY_CHECK(check_writable());
  std::lock_guard lock(writer_->mutex);
  Batch batch;
  HEARSAY_CHECK(replace_derived(*database_->view(), derived, blocks, writer_->fold, batch));
  return writer_->write(*database_, batch);
}

std::shared_ptr<const Snapshot> Store::snapshot() const { return std::make_shared<const Snapshot>(database_->view()); }

Status Store::catch_up() {
  if (mode_ != Mode::Follow) return fail(ErrorCode::Usage, path_ + ": was not opened to follow a writer");
  return database_->catch_up();
}

Result<StoreStats> Store::stats() const {
  StoreStats stats;
  auto now = snapshot();
  stats.format = kFormatVersion;
  stats.documents = now->document_count();
  stats.nodes = now->node_count("");
  stats.edges = now->edge_count("");
  for (const std::string& label : now->labels()) stats.labels.emplace_back(label, now->node_count(label));
  for (const std::string& type : now->edge_types()) stats.types.emplace_back(type, now->edge_count(type));
  for (const FamilyBytes& family : database_->sizes()) stats.families.push_back({family.family, family.keys, family.bytes});
  return stats;
}

Status Store::sync() {
  HEARSAY_CHECK(check_writable());
  return database_->sync();
}

Status Store::check_checksums() const { return database_->verify_checksums(); }

Status Store::compact() {
  HEARSAY_CHECK(check_writable());
  std::lock_guard lock(writer_->mutex);
  return database_->compact();
}

Status Store::backup(const std::string& folder) const {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return fail(ErrorCode::Io, folder + ": the folder cannot be made: " + error.message());
  return database_->backup_to(folder);
}

Status Store::restore(const std::string& folder, const std::string& path) {
  std::error_code error;
  if (std::filesystem::exists(path, error) && !std::filesystem::is_empty(path, error))
    return fail(ErrorCode::InvalidInput, path + ": is not empty; a backup is restored to a new folder");
  HEARSAY_CHECK(verify_backup(folder));
  HEARSAY_CHECK(restore_backup(folder, path));
  HEARSAY_CHECK(mark_folder(path));
  HEARSAY_TRY(auto store, open(path, Mode::ReadOnly));
  return {};
}

}  // namespace hearsay::graph
