// bench_layouts: what each choice of graph/store/database_options.cpp pays. Takes the keys and values of one family of a
// graph, writes them anew with the family's layout and with one thing of it changed at a time, and prints for each: bytes on
// disk, CPU time to write, CPU time of a point read that finds (warm cache; cache of 1 MB, so that blocks are decompressed),
// of one that does not, and of a range scan over the keys that share their first 8 bytes.
//   bench_layouts GRAPH [--family adjacency] [--reads 20000] [--only WORDS IN A LAYOUT'S NAME]
// Best of three rounds; ratios hold on a busy machine, microseconds do not.
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "graph/store/database.h"
#include "graph/store/database_options.h"

namespace hearsay::bench {
namespace {

namespace fs = std::filesystem;
using Entries = std::vector<std::pair<std::string, std::string>>;

void check(const rocksdb::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "bench_layouts: %s\n", status.ToString().c_str());
  std::exit(1);
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double best_of_three(const std::function<void()>& work) {
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    double begin = cpu_seconds();
    work();
    best = std::min(best, cpu_seconds() - begin);
  }
  return best;
}

Entries read_family(const std::string& graph, graph::Family family) {
  auto database = graph::Database::open(graph, {graph::DatabaseOptions::Access::ReadOnly});
  if (!database) {
    std::fprintf(stderr, "bench_layouts: %s\n", database.error().message.c_str());
    std::exit(1);
  }
  Entries entries;
  auto cursor = (*database)->view()->scan(family);
  for (cursor.seek_to_first(); cursor.valid(); cursor.next()) entries.emplace_back(cursor.key(), cursor.value());
  return entries;
}

struct Layout {
  std::string name;
  std::function<void(rocksdb::ColumnFamilyOptions&, rocksdb::BlockBasedTableOptions&)> change;
};

std::vector<Layout> layouts() {
  using Columns = rocksdb::ColumnFamilyOptions;
  using Table = rocksdb::BlockBasedTableOptions;
  std::vector<Layout> all = {{"as it is", [](Columns&, Table&) {}}};
  for (std::size_t kilobytes : {2U, 4U, 8U, 16U, 32U})
    all.push_back({"block " + std::to_string(kilobytes) + " kB", [=](Columns&, Table& table) { table.block_size = kilobytes << 10; }});
  auto compression = [&](const std::string& name, rocksdb::CompressionType type, int level) {
    all.push_back({name, [=](Columns& columns, Table&) {
                     columns.bottommost_compression = type;
                     columns.bottommost_compression_opts.level = level;
                   }});
  };
  compression("no compression", rocksdb::kNoCompression, 0);
  compression("LZ4", rocksdb::kLZ4Compression, 0);
  for (int level : {1, 3, 9}) compression("ZSTD " + std::to_string(level), rocksdb::kZSTD, level);
  all.push_back({"no filter", [](Columns&, Table& table) { table.filter_policy.reset(); }});
  all.push_back({"Bloom filter, 10 bits", [](Columns&, Table& table) { table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10)); }});
  all.push_back({"Ribbon filter, 10 bits", [](Columns&, Table& table) { table.filter_policy.reset(rocksdb::NewRibbonFilterPolicy(10)); }});
  all.push_back({"binary search in blocks", [](Columns&, Table& table) { table.data_block_index_type = Table::kDataBlockBinarySearch; }});
  all.push_back({"hash index in blocks", [](Columns&, Table& table) {
                   table.data_block_index_type = Table::kDataBlockBinaryAndHash;
                   table.data_block_hash_table_util_ratio = 0.75;
                 }});
  all.push_back({"prefix of 8 bytes", [](Columns& columns, Table& table) {
                   columns.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(8));
                   if (table.filter_policy == nullptr) table.filter_policy.reset(rocksdb::NewRibbonFilterPolicy(10));
                 }});
  return all;
}

// One family written with one layout, as a bulk load leaves it: one level of sorted files.
class Written {
 public:
  Written(const std::string& path, const Entries& entries, const rocksdb::ColumnFamilyOptions& columns, std::size_t cache_bytes)
      : path_(path) {
    rocksdb::Options options(rocksdb::DBOptions(), columns);
    options.create_if_missing = true;
    auto table = *columns.table_factory->GetOptions<rocksdb::BlockBasedTableOptions>();
    table.block_cache = rocksdb::NewLRUCache(cache_bytes);
    options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    options.compression = columns.bottommost_compression;
    options.compression_opts = columns.bottommost_compression_opts;
    fs::remove_all(path);
    fs::create_directories(path);
    double begin = cpu_seconds();
    write_file(options, entries);
    seconds = cpu_seconds() - begin;
    bytes = fs::file_size(path + "/sorted.sst");
    rocksdb::DB* raw = nullptr;
    check(rocksdb::DB::Open(options, path + "/db", &raw));
    db.reset(raw);
    check(db->IngestExternalFile({path + "/sorted.sst"}, {}));
  }
  ~Written() {
    db.reset();
    fs::remove_all(path_);
  }

  std::unique_ptr<rocksdb::DB> db;
  double seconds = 0;
  std::uint64_t bytes = 0;

 private:
  void write_file(const rocksdb::Options& options, const Entries& entries) {
    rocksdb::SstFileWriter writer(rocksdb::EnvOptions(), options);
    check(writer.Open(path_ + "/sorted.sst"));
    for (const auto& [key, value] : entries) check(writer.Put(key, value));
    check(writer.Finish());
  }
  std::string path_;
};

struct Asked {
  std::vector<std::string> present, absent, prefixes;
};

Asked choose(const Entries& entries, std::size_t reads) {
  std::mt19937_64 random(7);
  Asked asked;
  for (std::size_t i = 0; i < reads; ++i) {
    asked.present.push_back(entries[random() % entries.size()].first);
    std::string other = entries[random() % entries.size()].first;
    for (std::size_t k = other.size() < 8 ? 0 : other.size() - 8; k < other.size(); ++k) other[k] = static_cast<char>(random());
    asked.absent.push_back(std::move(other));
    asked.prefixes.push_back(entries[random() % entries.size()].first.substr(0, 8));
  }
  return asked;
}

double point_reads(rocksdb::DB& db, const std::vector<std::string>& keys) {
  double seconds = best_of_three([&] {
    rocksdb::PinnableSlice value;
    for (const std::string& key : keys) {
      value.Reset();
      (void)db.Get({}, db.DefaultColumnFamily(), key, &value);
    }
  });
  return seconds * 1e6 / static_cast<double>(keys.size());
}

double scans(rocksdb::DB& db, const std::vector<std::string>& prefixes) {
  std::uint64_t seen = 0;
  double seconds = best_of_three([&] {
    rocksdb::ReadOptions options;
    options.auto_prefix_mode = true;  // takes the prefix filter where there is one
    std::unique_ptr<rocksdb::Iterator> iterator(db.NewIterator(options));
    for (const std::string& prefix : prefixes)
      for (iterator->Seek(prefix); iterator->Valid() && iterator->key().starts_with(prefix) && ++seen % 64 != 0; iterator->Next()) {
      }
  });
  return seconds * 1e6 / static_cast<double>(prefixes.size());
}

graph::Family family_named(const std::string& name) {
  for (std::size_t i = 0; i < graph::kFamilyCount; ++i)
    if (graph::family_name(graph::Family{static_cast<std::uint8_t>(i)}) == name) return graph::Family{static_cast<std::uint8_t>(i)};
  std::fprintf(stderr, "bench_layouts: no family %s\n", name.c_str());
  std::exit(2);
}

void measure(const Layout& layout, graph::Family family, const Entries& entries, const Asked& asked, const std::string& scratch) {
  auto columns = graph::make_family_options(family, nullptr);
  auto table = *columns.table_factory->GetOptions<rocksdb::BlockBasedTableOptions>();
  layout.change(columns, table);
  columns.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  double bytes = 0, seconds = 0, warm = 0, absent = 0, range = 0;
  {
    Written written(scratch, entries, columns, std::size_t{1} << 30);
    bytes = static_cast<double>(written.bytes);
    seconds = written.seconds;
    warm = point_reads(*written.db, asked.present);
    absent = point_reads(*written.db, asked.absent);
    range = scans(*written.db, asked.prefixes);
  }
  Written written(scratch, entries, columns, std::size_t{1} << 20);
  double cold = point_reads(*written.db, asked.present);
  std::printf("%-26s %9.2f %9.2f %9.2f %9.2f %9.2f %9.2f\n", layout.name.c_str(), bytes / 1e6, seconds, warm, cold, absent, range);
}

int run(int argc, char** argv) {
  std::string graph, only, family = "adjacency";
  std::size_t reads = 20000;
  for (int i = 1; i < argc; ++i) {
    std::string word = argv[i];
    if (word == "--family" && i + 1 < argc) family = argv[++i];
    else if (word == "--only" && i + 1 < argc) only = argv[++i];
    else if (word == "--reads" && i + 1 < argc) reads = std::stoul(argv[++i]);
    else graph = word;
  }
  if (graph.empty()) return std::fprintf(stderr, "usage: bench_layouts GRAPH [--family NAME] [--reads N] [--only WORDS]\n"), 2;
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  Entries entries = read_family(graph, family_named(family));
  if (entries.empty()) return std::fprintf(stderr, "bench_layouts: family %s is empty\n", family.c_str()), 1;
  std::printf("%zu keys of family %s\n%-26s %9s %9s %9s %9s %9s %9s\n", entries.size(), family.c_str(), "", "MB", "write s", "warm us",
              "cold us", "absent us", "scan us");
  Asked asked = choose(entries, reads);
  std::string scratch = (fs::temp_directory_path() / "bench_layouts.tmp").string();
  for (const Layout& layout : layouts())
    if (layout.name.find(only) != std::string::npos) measure(layout, family_named(family), entries, asked, scratch);
  return 0;
}

}  // namespace
}  // namespace hearsay::bench

int main(int argc, char** argv) { return hearsay::bench::run(argc, argv); }
