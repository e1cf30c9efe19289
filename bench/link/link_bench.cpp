// Growth and accuracy of linking on synthetic worlds (synthetic_world.h), checked against their truth.
// usage: link_bench [articles ...]          default 1000 10000 100000; prints one line for each, and the exponent of growth
//        link_bench --add articles ...      adds a hundred articles one by one to so many, and forgets them: cost of one
//        link_bench --evidence articles FROM    writes evidence as JSON lines, from article FROM on, for hearsay load
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bench/link/synthetic_world.h"
#include "graph/link/incremental_linker.h"
#include "graph/link/linker.h"
#include "schemas/evidence_json.h"

namespace {

using namespace hearsay;

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

double memory_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct Pairs {
  double both = 0, truth = 0, system = 0;
  double f1() const { return truth + system > 0 ? 2 * both / (truth + system) : 1; }
  double precision() const { return system > 0 ? both / system : 1; }
  double recall() const { return truth > 0 ? both / truth : 1; }
};

// Pairwise agreement of two labellings, from the sizes of their groups.
template <class Id>
Pairs pairwise(const std::map<Id, std::size_t>& truth, const std::map<Id, std::uint64_t>& system) {
  std::map<std::size_t, double> by_truth;
  std::map<std::uint64_t, double> by_system;
  std::map<std::pair<std::size_t, std::uint64_t>, double> by_both;
  for (const auto& [id, group] : truth) {
    const auto found = system.find(id);
    const std::uint64_t other = found == system.end() ? id.value : found->second;
    ++by_truth[group], ++by_system[other], ++by_both[{group, other}];
  }
  auto count = [](const auto& groups) {
    double pairs = 0;
    for (const auto& [key, size] : groups) pairs += size * (size - 1) / 2;
    return pairs;
  };
  return {count(by_both), count(by_truth), count(by_system)};
}

double run(const bench::WorldOptions& options) {
  const auto world = bench::make_world(options);
  const double before = cpu_seconds();
  const Derived derived = graph::link(world.evidence);
  const double seconds = cpu_seconds() - before;
  std::map<ReportId, std::uint64_t> event_of;
  for (const auto& event : derived.events)
    for (auto report : event.reports) event_of[report] = event.id.value;
  std::map<LocalEntityId, std::uint64_t> entity_of;
  for (const auto& entity : derived.entities)
    for (auto member : entity.members) entity_of[member] = entity.id.value;
  const auto events = pairwise(world.event_of, event_of);
  const auto entities = pairwise(world.entity_of, entity_of);
  std::size_t copies = 0;
  for (const auto& copy : derived.near_copies) copies += world.original_of.contains(copy.copy) || world.original_of.contains(copy.original) ? 1 : 0;
  std::printf("%s%zu articles: %.2f s cpu, peak %.0f MB, %zu events, event pairs P %.4f R %.4f F1 %.4f, entity pairs F1 %.4f, copies found %zu of %zu, %zu disputes, %zu links\n",
              options.one_day ? "one day, " : "", options.articles, seconds, memory_megabytes(), derived.events.size(), events.precision(), events.recall(), events.f1(),
              entities.f1(), copies, world.original_of.size(), derived.disputes.size(), derived.claim_links.size());
  std::fflush(stdout);
  return seconds;
}

// Adds a hundred articles one by one to a graph of `articles` in memory, forgets them, and prints what one of them costs.
void run_incremental(std::size_t articles) {
  constexpr std::size_t kMore = 100;
  auto world = bench::make_world({articles + kMore, 1, false});
  graph::MemoryBlockStore store;
  graph::NameFolder folder;
  std::vector<graph::DocumentDigest> digests;
  for (std::size_t i = 0; i < articles; ++i) digests.push_back(graph::make_digest(world.evidence[i], folder)), world.evidence[i] = {};
  std::sort(digests.begin(), digests.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  double before = cpu_seconds();
  if (auto linked = graph::link_into(store, std::move(digests), {}, {}); !linked) std::printf("%s\n", linked.error().message.c_str());
  const double filled = cpu_seconds() - before;
  std::size_t bytes = 0;
  for (const auto& [key, value] : store.all()) bytes += key.size() + value.size();
  graph::IncrementalLinker linker(store, {});
  before = cpu_seconds();
  double worst = 0, start = before;
  for (std::size_t i = articles; i < articles + kMore; ++i) {
    (void)linker.add(world.evidence[i]);
    const double now = cpu_seconds();
    worst = std::max(worst, now - before);
    before = now;
  }
  const double added = before - start;
  for (std::size_t i = articles; i < articles + kMore; ++i) (void)linker.forget(world.evidence[i].document.id);
  std::printf("%zu articles: linked with blocks in %.2f s cpu, adding one %.2f ms cpu (worst %.2f), forgetting one %.2f ms, %zu blocks, %.1f KB for each article, peak %.0f MB\n", articles,
              filled, 1000 * added / kMore, 1000 * worst, 1000 * (cpu_seconds() - before) / kMore, store.all().size(), static_cast<double>(bytes) / 1024 / static_cast<double>(articles), memory_megabytes());
  std::fflush(stdout);
}

void write_evidence(std::size_t articles, std::size_t from) {
  const auto world = bench::make_world({articles, 1, false});
  for (std::size_t i = from; i < articles; ++i) std::printf("%s\n", to_json(world.evidence[i]).c_str());
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  if (argc > 2 && std::string(argv[1]) == "--add") {
    for (int i = 2; i < argc; ++i) run_incremental(static_cast<std::size_t>(std::strtoull(argv[i], nullptr, 10)));
    return 0;
  }
  if (argc == 4 && std::string(argv[1]) == "--evidence") {
    write_evidence(std::strtoull(argv[2], nullptr, 10), std::strtoull(argv[3], nullptr, 10));
    return 0;
  }
  for (int i = 1; i < argc; ++i) sizes.push_back(static_cast<std::size_t>(std::strtoull(argv[i], nullptr, 10)));
  if (sizes.empty()) sizes = {1000, 10000, 100000};
  std::vector<double> seconds;
  for (auto articles : sizes) seconds.push_back(run({articles, 1, false}));
  for (std::size_t i = 1; i < sizes.size(); ++i)
    std::printf("exponent %zu -> %zu: %.3f\n", sizes[i - 1], sizes[i], std::log(seconds[i] / seconds[i - 1]) / std::log(static_cast<double>(sizes[i]) / static_cast<double>(sizes[i - 1])));
  const double half = run({2500, 1, true}), whole = run({5000, 1, true});
  std::printf("one day, exponent 2500 -> 5000: %.3f\n", std::log(whole / half) / std::log(2.0));
  return 0;
}
