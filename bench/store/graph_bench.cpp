// bench_store: loads one generated graph into the store, into SQLite and into plain RocksDB, asks both for two-hop
// neighbourhoods (the answers must agree), and prints CPU times, sizes and ratios of the one run.
//   bench_store [--nodes N] [--edges N] [--queries N] [--ids hashes|dense] [--folder DIR] [--bulk-memory MB] [--only load] [--check]
// --only load: stops after the store's load and leaves it in DIR/graph, for a profiler or bench_layouts.
// --check: exit code 1 where a floor is missed. Floors: load <= 1.0x SQLite and <= 2.5x plain RocksDB (CPU time of the process,
// all threads), p50 <= 1.0x, p99 <= 0.5x, bytes on disk <= 0.6x.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/store/generated_graph.h"
#include "bench/store/plain_rocksdb.h"
#include "bench/store/sqlite_graph.h"
#include "bench/store/stored_graph.h"
#include "graph/store/database.h"
#include "graph/store/snapshot.h"

namespace hearsay::bench {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::size_t nodes = 200000, edges = 1000000, queries = 10000, bulk_memory = 256;
  IdKind ids = IdKind::Hashes;
  std::string folder = "bench_store.tmp";
  bool check = false, only_load = false;
};

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// CPU time of the calling thread: what is asked for is in the caches, and a busy machine must not decide the quantiles.
double thread_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) * 1e-3;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

template <class Work>
double timed(const Work& work) {
  double before = cpu_seconds();
  work();
  return cpu_seconds() - before;
}

double megabytes(const std::string& path) {
  if (fs::is_regular_file(path)) return static_cast<double>(fs::file_size(path)) / 1e6;
  double sum = 0;
  for (const auto& entry : fs::recursive_directory_iterator(path))
    if (entry.is_regular_file()) sum += static_cast<double>(entry.file_size());
  return sum / 1e6;
}

SqliteGraph::Answer two_hops(const graph::Snapshot& snapshot, std::uint64_t node) {
  SqliteGraph::Answer answer;
  for (std::uint64_t id : must(snapshot.neighbourhood(node, 2, graph::Direction::Both, {}))) ++answer.count, answer.sum += id;
  return answer;
}

struct Quantiles {
  double p50 = 0, p99 = 0;
};

template <class Ask>
Quantiles measure(const std::vector<std::uint64_t>& nodes, std::vector<SqliteGraph::Answer>& answers, const Ask& ask) {
  std::vector<double> times;
  for (std::uint64_t node : nodes) {
    double begin = thread_microseconds();
    answers.push_back(ask(node));
    times.push_back(thread_microseconds() - begin);
  }
  std::sort(times.begin(), times.end());
  return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    std::string name = argv[i];
    if (name == "--check") {
      options.check = true;
      continue;
    }
    if (i + 1 >= argc) {
      std::fprintf(stderr, "%s needs a value\n", name.c_str());
      std::exit(2);
    }
    std::string value = argv[++i];
    if (name == "--nodes") options.nodes = std::stoul(value);
    else if (name == "--edges") options.edges = std::stoul(value);
    else if (name == "--queries") options.queries = std::stoul(value);
    else if (name == "--bulk-memory") options.bulk_memory = std::stoul(value);
    else if (name == "--only") options.only_load = value == "load";
    else if (name == "--folder") options.folder = value;
    else if (name == "--ids") options.ids = value == "dense" ? IdKind::Dense : IdKind::Hashes;
    else std::exit(2);
  }
  return options;
}

int run(const Options& options) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  fs::remove_all(options.folder);
  fs::create_directories(options.folder);
  std::string store = options.folder + "/graph", sqlite = options.folder + "/graph.sqlite", plain = options.folder + "/plain";
  GeneratedGraph graph = generate_graph(options.nodes, options.edges, options.ids, 1);
  double before_peak = peak_megabytes();
  double store_cpu = timed([&] { load_store(store, graph, options.bulk_memory); });
  double store_peak = peak_megabytes();
  if (options.only_load) return std::printf("store load: %.2f CPU s\n", store_cpu), 0;
  double sqlite_cpu = timed([&] { SqliteGraph(sqlite).load(graph); });
  auto entries = read_shuffled(store, 1);
  double plain_cpu = timed([&] { load_plain(plain, entries); });
  entries.clear();
  std::printf("graph: %zu nodes, %zu edges, ids %s\n", options.nodes, options.edges, options.ids == IdKind::Dense ? "dense" : "hashes");
  std::printf("%-34s %10s %10s %10s\n", "", "store", "SQLite", "plain sort+ingest");
  std::printf("%-34s %10.2f %10.2f %10.2f\n", "bulk load, CPU s", store_cpu, sqlite_cpu, plain_cpu);
  std::printf("%-34s %10.1f %10.1f %10.1f\n", "on disk, MB", megabytes(store), megabytes(sqlite), megabytes(plain));
  std::printf("%-34s %10.0f (of it %.0f before the load)\n", "peak memory, MB", store_peak, before_peak);

  std::vector<std::uint64_t> asked;
  for (std::size_t i = 0; i < options.queries; ++i) asked.push_back(graph.nodes[i * 7919 % graph.nodes.size()].id);
  auto database = must(graph::Database::open(store, {graph::DatabaseOptions::Access::ReadOnly}));
  graph::Snapshot snapshot(database->view());
  SqliteGraph other(sqlite);
  other.open_for_queries();
  Quantiles ours[2], theirs[2];
  for (int round = 0; round < 2; ++round) {
    std::vector<SqliteGraph::Answer> a, b;
    ours[round] = measure(asked, a, [&](std::uint64_t node) { return two_hops(snapshot, node); });
    theirs[round] = measure(asked, b, [&](std::uint64_t node) { return other.two_hops(node); });
    for (std::size_t i = 0; i < a.size(); ++i)
      if (a[i].count != b[i].count || a[i].sum != b[i].sum) {
        std::fprintf(stderr, "answers differ at query %zu: %zu and %zu nodes\n", i, static_cast<std::size_t>(a[i].count), static_cast<std::size_t>(b[i].count));
        return 1;
      }
    std::printf("%-34s %10.0f %10.0f\n", round == 0 ? "two hops p50, us (cold caches)" : "two hops p50, us", ours[round].p50, theirs[round].p50);
    std::printf("%-34s %10.0f %10.0f\n", round == 0 ? "two hops p99, us (cold caches)" : "two hops p99, us", ours[round].p99, theirs[round].p99);
  }
  struct Floor {
    const char* name;
    double ratio, limit;
  } floors[] = {{"load CPU / SQLite", store_cpu / sqlite_cpu, 1.0},
                {"load CPU / plain sort+ingest", store_cpu / plain_cpu, 2.5},
                {"two hops p50 / SQLite", ours[1].p50 / theirs[1].p50, 1.0},
                {"two hops p99 / SQLite", ours[1].p99 / theirs[1].p99, 0.5},
                {"bytes on disk / SQLite", megabytes(store) / megabytes(sqlite), 0.6}};
  bool held = true;
  for (const Floor& floor : floors) {
    bool good = floor.ratio <= floor.limit;
    held &= good;
    std::printf("%-34s %10.2f   floor %.2f  %s\n", floor.name, floor.ratio, floor.limit, good ? "held" : "MISSED");
  }
  fs::remove_all(options.folder);
  return held || !options.check ? 0 : 1;
}

}  // namespace
}  // namespace hearsay::bench

int main(int argc, char** argv) { return hearsay::bench::run(hearsay::bench::parse(argc, argv)); }
