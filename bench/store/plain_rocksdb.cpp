#include "bench/store/plain_rocksdb.h"

#include <rocksdb/db.h>
#include <rocksdb/sst_file_writer.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "graph/store/database.h"

namespace hearsay::bench {
namespace {

void check(const rocksdb::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "rocksdb: %s\n", status.ToString().c_str());
  std::exit(1);
}

}  // namespace

FamilyEntries read_shuffled(const std::string& path, unsigned seed) {
  FamilyEntries families(graph::kFamilyCount);
  auto database = graph::Database::open(path, {graph::DatabaseOptions::Access::ReadOnly});
  if (!database) std::exit(1);
  std::mt19937 random(seed);
  for (std::size_t i = 0; i < families.size(); ++i) {
    auto cursor = (*database)->view()->scan(graph::Family{static_cast<std::uint8_t>(i)});
    for (cursor.seek_to_first(); cursor.valid(); cursor.next()) families[i].emplace_back(cursor.key(), cursor.value());
    std::shuffle(families[i].begin(), families[i].end(), random);
  }
  return families;
}

void load_plain(const std::string& path, FamilyEntries& families) {
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* raw = nullptr;
  check(rocksdb::DB::Open(options, path, &raw));
  std::unique_ptr<rocksdb::DB> db(raw);
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  for (std::size_t i = 0; i < families.size(); ++i) {
    if (families[i].empty()) continue;
    std::sort(families[i].begin(), families[i].end());
    rocksdb::ColumnFamilyHandle* handle = nullptr;
    check(db->CreateColumnFamily(options, "family" + std::to_string(i), &handle));
    handles.push_back(handle);
    std::string file = path + "-" + std::to_string(i) + ".sst";
    rocksdb::SstFileWriter writer(rocksdb::EnvOptions(), options);
    check(writer.Open(file));
    for (const auto& [key, value] : families[i]) check(writer.Put(key, value));
    check(writer.Finish());
    rocksdb::IngestExternalFileOptions ingest;
    ingest.move_files = true;
    check(db->IngestExternalFile(handle, {file}, ingest));
    std::filesystem::remove(file);
  }
  for (auto* handle : handles) check(db->DestroyColumnFamilyHandle(handle));
  check(db->Close());
}

}  // namespace hearsay::bench
