#include "graph/store/sorted_file.h"

#include <rocksdb/sst_file_writer.h>

#include "graph/store/database_options.h"
#include "graph/store/database_state.h"

namespace hearsay::graph {

struct SortedFile::Writer {
  rocksdb::Options options;
  std::unique_ptr<rocksdb::SstFileWriter> file;
};

SortedFile::SortedFile(const Database& database, Family family, std::string prefix)
    : database_(database), family_(family), prefix_(std::move(prefix)), writer_(std::make_unique<Writer>()) {
  const auto& columns = database.state().family_options[static_cast<std::size_t>(family)];
  writer_->options = rocksdb::Options(database.state().db->GetDBOptions(), columns);
}

SortedFile::~SortedFile() = default;

Status SortedFile::close() {
  if (writer_->file == nullptr) return {};
  auto status = writer_->file->Finish();
  writer_->file.reset();
  if (!status.ok()) return fail(to_error(status, files_.back()));
  return {};
}

Status SortedFile::make_room(std::string_view) {
  if (writer_->file != nullptr && writer_->file->FileSize() >= kFileBytes) HEARSAY_CHECK(close());
  if (writer_->file != nullptr) return {};
  files_.push_back(prefix_ + "-" + std::to_string(files_.size()) + ".sst");
  writer_->file = std::make_unique<rocksdb::SstFileWriter>(rocksdb::EnvOptions(), writer_->options,
                                                           database_.state().handle(family_));
  auto status = writer_->file->Open(files_.back());
  if (!status.ok()) return fail(to_error(status, files_.back()));
  return {};
}

Status SortedFile::put(std::string_view key, std::string_view value) {
  HEARSAY_CHECK(make_room(key));
  auto status = writer_->file->Put(to_slice(key), to_slice(value));
  if (!status.ok()) return fail(to_error(status, files_.back()));
  return {};
}

Status SortedFile::add_to_counter(std::string_view key, std::int64_t delta) {
  HEARSAY_CHECK(make_room(key));
  auto status = writer_->file->Merge(to_slice(key), encode_counter(delta));
  if (!status.ok()) return fail(to_error(status, files_.back()));
  return {};
}

Result<std::vector<std::string>> SortedFile::finish() {
  HEARSAY_CHECK(close());
  return files_;
}

}  // namespace hearsay::graph
