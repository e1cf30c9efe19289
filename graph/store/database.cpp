#include "graph/store/database.h"

#include <rocksdb/convenience.h>
#include <rocksdb/db.h>
#include <rocksdb/sst_file_reader.h>
#include <rocksdb/utilities/backup_engine.h>
#include <rocksdb/write_batch.h>

#include <array>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <stop_token>
#include <system_error>
#include <thread>

#include "graph/store/database_options.h"
#include "graph/store/database_state.h"

namespace hearsay::graph {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, kFamilyCount> kFamilyNames = {
    "default", "evidence", "text", "history", "part", "node", "adjacency", "index", "name", "term", "derived", "block"};

std::vector<rocksdb::ColumnFamilyDescriptor> make_descriptors(Database::State& state) {
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (std::size_t i = 0; i < kFamilyCount; ++i) {
    state.family_options[i] = make_family_options(Family{static_cast<std::uint8_t>(i)}, state.cache);
    descriptors.emplace_back(std::string(kFamilyNames[i]), state.family_options[i]);
  }
  return descriptors;
}

rocksdb::Status open_database(const std::string& path, const DatabaseOptions& options, Database::State& state) {
  using Access = DatabaseOptions::Access;
  auto descriptors = make_descriptors(state);
  auto db_options = make_db_options(options);
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  rocksdb::Status status;
  if (options.access == Access::ReadOnly) {
    status = rocksdb::DB::OpenForReadOnly(db_options, path, descriptors, &handles, &db);
  } else if (options.access == Access::Follow) {
    std::string scratch = (fs::temp_directory_path() / "hearsay-follow-XXXXXX").string();
    if (mkdtemp(scratch.data()) == nullptr) return rocksdb::Status::IOError("cannot make a scratch folder", scratch);
    state.follow_folder = scratch;
    status = rocksdb::DB::OpenAsSecondary(db_options, path, scratch, descriptors, &handles, &db);
  } else {
    status = rocksdb::DB::Open(db_options, path, descriptors, &handles, &db);
  }
  if (!status.ok()) return status;
  state.db.reset(db);
  for (std::size_t i = 0; i < kFamilyCount; ++i) state.handles[i] = handles[i];
  return status;
}

// Where the properties of a sorted file are damaged, RocksDB names the list of files (MANIFEST): this looks for the file itself.
Error name_damaged_file(const Error& error, const std::string& path) {
  if (error.code != ErrorCode::Corrupt || error.message.find(".sst") != std::string::npos) return error;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(path, ignored)) {
    if (entry.path().extension() != ".sst") continue;
    rocksdb::SstFileReader reader{rocksdb::Options()};
    auto status = reader.Open(entry.path());
    if (status.ok()) status = reader.VerifyChecksum();
    if (!status.ok()) return to_error(status, entry.path());
  }
  return error;
}

rocksdb::BackupEngineOptions backup_options(const std::string& folder) {
  rocksdb::BackupEngineOptions options(folder);
  options.max_background_operations = 2;
  return options;
}

// Wakes whoever waits inside RocksDB, four times a second, for as long as it lives. In releases before the fix of October 2025
// (facebook/rocksdb pull request 14069) a thread that finds no obsolete file does not wake the backup that waits for it, which
// then waits for the next flush or compaction: in a quiet store for ever. DisableManualCompaction() wakes all waiters. It would
// stop a compaction of ours, so it is called only while none runs; one that runs wakes the waiters itself when it ends.
class WakeUps {
 public:
  explicit WakeUps(Database::State& state)
      : thread_([&state](const std::stop_token& stop) {
          std::mutex mutex;
          std::condition_variable_any stopped;
          std::unique_lock lock(mutex);
          while (!stopped.wait_for(lock, stop, std::chrono::milliseconds(250), [&] { return stop.stop_requested(); })) {
            std::unique_lock quiet(state.manual_compaction, std::try_to_lock);
            if (!quiet) continue;
            state.db->DisableManualCompaction();
            state.db->EnableManualCompaction();
          }
        }) {}

 private:
  std::jthread thread_;  // asked to stop and joined at the end
};

}  // namespace

std::string_view family_name(Family family) {
  return family == Family::Meta ? std::string_view("meta") : kFamilyNames[static_cast<std::size_t>(family)];
}

Error to_error(const rocksdb::Status& status, const std::string& path) {
  std::string text = status.ToString();
  if (text.find(path) == std::string::npos) text = path + ": " + text;
  if (status.IsCorruption()) return {ErrorCode::Corrupt, text};
  if (status.IsNotFound()) return {ErrorCode::NotFound, text};
  if (status.IsInvalidArgument()) return {ErrorCode::Corrupt, text};
  return {ErrorCode::Io, text};
}

// ---- Batch ----------------------------------------------------------------------------------------------------------

// Operations are kept until write(): handles of families belong to the database.
struct Batch::Pending {
  struct Operation {
    enum class Kind : std::uint8_t { Put, Remove, Add } kind;
    Family family;
    std::string key, value;
  };
  std::vector<Operation> operations;
  std::size_t bytes = 0;
};

Batch::Batch() : pending_(std::make_unique<Pending>()) {}
Batch::~Batch() = default;
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;

void Batch::put(Family family, std::string_view key, std::string_view value) {
  pending_->operations.push_back({Pending::Operation::Kind::Put, family, std::string(key), std::string(value)});
  pending_->bytes += key.size() + value.size();
}
void Batch::remove(Family family, std::string_view key) {
  pending_->operations.push_back({Pending::Operation::Kind::Remove, family, std::string(key), {}});
  pending_->bytes += key.size();
}
void Batch::add(std::string_view counter, std::int64_t delta) {
  if (delta == 0) return;
  pending_->operations.push_back({Pending::Operation::Kind::Add, Family::Meta, std::string(counter), encode_counter(delta)});
}
bool Batch::empty() const { return pending_->operations.empty(); }
std::size_t Batch::bytes() const { return pending_->bytes; }

// ---- Cursor ---------------------------------------------------------------------------------------------------------

Cursor::Cursor(std::unique_ptr<rocksdb::Iterator> iterator) : iterator_(std::move(iterator)) {}
Cursor::~Cursor() = default;
Cursor::Cursor(Cursor&&) noexcept = default;
void Cursor::seek(std::string_view key) { iterator_->Seek(to_slice(key)); }
void Cursor::seek_to_first() { iterator_->SeekToFirst(); }
void Cursor::seek_for_prev(std::string_view key) { iterator_->SeekForPrev(to_slice(key)); }
void Cursor::next() { iterator_->Next(); }
void Cursor::prev() { iterator_->Prev(); }
bool Cursor::valid() const { return iterator_->Valid(); }
bool Cursor::valid_under(std::string_view prefix) const {
  return iterator_->Valid() && iterator_->key().starts_with(to_slice(prefix));
}
std::string_view Cursor::key() const { return to_view(iterator_->key()); }
std::string_view Cursor::value() const { return to_view(iterator_->value()); }
Status Cursor::status() const {
  if (!iterator_->status().ok()) return fail(to_error(iterator_->status(), "store"));
  return {};
}

// ---- ReadView -------------------------------------------------------------------------------------------------------

ReadView::ReadView(std::shared_ptr<const Database> database, const rocksdb::Snapshot* snapshot)
    : database_(std::move(database)), snapshot_(snapshot) {}

ReadView::~ReadView() {
  if (snapshot_ != nullptr) database_->state().db->ReleaseSnapshot(snapshot_);
}

Result<bool> ReadView::find(Family family, std::string_view key, rocksdb::PinnableSlice& value) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  value.Reset();
  const auto& state = database_->state();
  auto status = state.db->Get(options, state.handle(family), to_slice(key), &value);
  if (status.IsNotFound()) return false;
  if (!status.ok()) return fail(to_error(status, database_->path()));
  return true;
}

Result<std::optional<std::string>> ReadView::get(Family family, std::string_view key) const {
  rocksdb::PinnableSlice value;
  HEARSAY_TRY(bool found, find(family, key, value));
  if (!found) return std::optional<std::string>();
  return std::optional<std::string>(value.ToString());
}

Status ReadView::find_many(Family family, std::span<const rocksdb::Slice> keys,
                           std::vector<rocksdb::PinnableSlice>& values, std::vector<char>& found) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  values.clear();
  values.resize(keys.size());
  found.assign(keys.size(), 0);
  std::vector<rocksdb::Status> statuses(keys.size());
  const auto& state = database_->state();
  state.db->MultiGet(options, state.handle(family), keys.size(), keys.data(), values.data(), statuses.data(), false);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (statuses[i].ok()) found[i] = 1;
    else if (!statuses[i].IsNotFound()) return fail(to_error(statuses[i], database_->path()));
  }
  return {};
}

Cursor ReadView::cursor(Family family) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  const auto& state = database_->state();
  return Cursor(std::unique_ptr<rocksdb::Iterator>(state.db->NewIterator(options, state.handle(family))));
}

Cursor ReadView::scan(Family family) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  options.fill_cache = false;
  options.readahead_size = 1 << 20;
  const auto& state = database_->state();
  return Cursor(std::unique_ptr<rocksdb::Iterator>(state.db->NewIterator(options, state.handle(family))));
}

// ---- Database -------------------------------------------------------------------------------------------------------

Database::Database() : state_(std::make_unique<State>()) {}

Result<std::shared_ptr<Database>> Database::open(const std::string& path, const DatabaseOptions& options) {
  std::shared_ptr<Database> database(new Database());
  database->path_ = path;
  database->writable_ =
      options.access == DatabaseOptions::Access::Create || options.access == DatabaseOptions::Access::ReadWrite;
  database->state_->cache = rocksdb::NewLRUCache(options.cache_bytes);
  auto status = open_database(path, options, *database->state_);
  if (!status.ok()) return fail(name_damaged_file(to_error(status, path), path));
  return database;
}

Database::~Database() {
  State& state = *state_;
  if (state.db != nullptr) {
    if (writable_) (void)flush();
    for (auto* handle : state.handles)
      if (handle != nullptr) (void)state.db->DestroyColumnFamilyHandle(handle);
    (void)state.db->Close();
    state.db.reset();
  }
  std::error_code ignored;
  if (!state.follow_folder.empty()) fs::remove_all(state.follow_folder, ignored);
}

std::shared_ptr<const ReadView> Database::view() const {
  const rocksdb::Snapshot* snapshot = state_->db->GetSnapshot();  // null for a read-only or following instance
  return std::shared_ptr<const ReadView>(new ReadView(shared_from_this(), snapshot));
}

Status Database::write(Batch& batch) {
  rocksdb::WriteBatch writes(batch.bytes() + 64);
  for (const auto& operation : batch.pending_->operations) {
    auto* handle = state_->handle(operation.family);
    rocksdb::Status status;
    if (operation.kind == Batch::Pending::Operation::Kind::Put) status = writes.Put(handle, operation.key, operation.value);
    else if (operation.kind == Batch::Pending::Operation::Kind::Remove) status = writes.Delete(handle, operation.key);
    else status = writes.Merge(handle, operation.key, operation.value);
    if (!status.ok()) return fail(to_error(status, path_));
  }
  auto status = state_->db->Write(rocksdb::WriteOptions(), &writes);
  if (!status.ok()) return fail(to_error(status, path_));
  batch.pending_->operations.clear();
  batch.pending_->bytes = 0;
  return {};
}

Status Database::ingest(const std::map<Family, std::vector<std::string>>& files) {
  std::vector<rocksdb::IngestExternalFileArg> arguments;
  for (const auto& [family, paths] : files) {
    if (paths.empty()) continue;
    rocksdb::IngestExternalFileArg argument;
    argument.column_family = state_->handle(family);
    argument.external_files = paths;
    argument.options.move_files = true;
    argument.options.write_global_seqno = false;
    arguments.push_back(std::move(argument));
  }
  if (arguments.empty()) return {};
  auto status = state_->db->IngestExternalFiles(arguments);
  if (!status.ok()) return fail(to_error(status, path_));
  return {};
}

Status Database::sync() {
  auto status = state_->db->FlushWAL(true);
  if (!status.ok()) return fail(to_error(status, path_));
  return {};
}

Status Database::flush() {
  std::vector<rocksdb::ColumnFamilyHandle*> handles(state_->handles.begin(), state_->handles.end());
  auto status = state_->db->Flush(rocksdb::FlushOptions(), handles);
  if (!status.ok()) return fail(to_error(status, path_));
  return {};
}

Status Database::compact() {
  HEARSAY_CHECK(flush());
  std::lock_guard alone(state_->manual_compaction);
  rocksdb::CompactRangeOptions options;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
  for (auto* handle : state_->handles) {
    auto status = state_->db->CompactRange(options, handle, nullptr, nullptr);
    if (!status.ok()) return fail(to_error(status, path_));
  }
  return {};
}

Status Database::verify_checksums() const {
  if (writable_) {
    auto status = state_->db->VerifyChecksum();
    return status.ok() ? Status() : fail(to_error(status, path_));
  }
  // Nothing keeps a writer in another process from deleting a file that this reader holds open: by name it is gone then.
  std::vector<rocksdb::LiveFileMetaData> files;
  state_->db->GetLiveFilesMetaData(&files);
  for (const auto& file : files) {
    std::size_t family = 0;
    while (family < kFamilyCount && kFamilyNames[family] != file.column_family_name) ++family;
    if (family == kFamilyCount) continue;
    rocksdb::Options options(state_->db->GetDBOptions(), state_->family_options[family]);
    auto status = rocksdb::VerifySstFileChecksum(options, rocksdb::EnvOptions(), file.db_path + file.name);
    if (!status.ok() && fs::exists(file.db_path + file.name)) return fail(to_error(status, path_));
  }
  return {};
}

Status Database::catch_up() {
  auto status = state_->db->TryCatchUpWithPrimary();
  if (!status.ok()) return fail(to_error(status, path_));
  return {};
}

std::uint64_t Database::sequence() const { return state_->db->GetLatestSequenceNumber(); }

std::string Database::next_log() const {
  std::string found = path_ + " (its log is missing)";
  rocksdb::VectorLogPtr logs;
  if (!state_->db->GetSortedWalFiles(logs).ok()) return found;
  for (const auto& log : logs)
    if (log->StartSequence() <= sequence() + 1) found = path_ + log->PathName();
  return found;
}

std::vector<FamilyBytes> Database::sizes() const {
  std::vector<FamilyBytes> sizes;
  for (std::size_t i = 0; i < kFamilyCount; ++i) {
    FamilyBytes entry;
    entry.family = family_name(Family{static_cast<std::uint8_t>(i)});
    std::uint64_t memory = 0;
    state_->db->GetIntProperty(state_->handles[i], rocksdb::DB::Properties::kEstimateNumKeys, &entry.keys);
    state_->db->GetIntProperty(state_->handles[i], rocksdb::DB::Properties::kLiveSstFilesSize, &entry.bytes);
    state_->db->GetIntProperty(state_->handles[i], rocksdb::DB::Properties::kSizeAllMemTables, &memory);
    sizes.push_back(std::move(entry));
  }
  return sizes;
}

Status Database::backup_to(const std::string& folder) const {
  rocksdb::BackupEngine* raw = nullptr;
  auto status = rocksdb::BackupEngine::Open(backup_options(folder), rocksdb::Env::Default(), &raw);
  std::unique_ptr<rocksdb::BackupEngine> engine(raw);
  if (!status.ok()) return fail(to_error(status, folder));
  rocksdb::CreateBackupOptions options;
  options.flush_before_backup = writable_;
  rocksdb::BackupID id = 0;
  WakeUps wake_ups(*state_);
  status = engine->CreateNewBackup(options, state_->db.get(), &id);
  if (status.ok()) status = engine->VerifyBackup(id, true);
  if (!status.ok()) return fail(to_error(status, folder));
  return {};
}

Status restore_backup(const std::string& folder, const std::string& path) {
  rocksdb::BackupEngineReadOnly* raw = nullptr;
  auto status = rocksdb::BackupEngineReadOnly::Open(backup_options(folder), rocksdb::Env::Default(), &raw);
  std::unique_ptr<rocksdb::BackupEngineReadOnly> engine(raw);
  if (status.ok()) status = engine->RestoreDBFromLatestBackup(path, path);
  if (!status.ok()) return fail(to_error(status, folder));
  return {};
}

Status verify_backup(const std::string& folder) {
  rocksdb::BackupEngineReadOnly* raw = nullptr;
  auto status = rocksdb::BackupEngineReadOnly::Open(backup_options(folder), rocksdb::Env::Default(), &raw);
  std::unique_ptr<rocksdb::BackupEngineReadOnly> engine(raw);
  if (!status.ok()) return fail(to_error(status, folder));
  std::vector<rocksdb::BackupInfo> backups;
  engine->GetBackupInfo(&backups);
  if (backups.empty()) return fail(ErrorCode::NotFound, folder + ": holds no backup");
  status = engine->VerifyBackup(backups.back().backup_id, true);
  if (!status.ok()) return fail(to_error(status, folder));
  return {};
}

}  // namespace hearsay::graph
