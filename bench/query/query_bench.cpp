// bench_query: loads the generated graph of bench/store into a store and asks anchored patterns in openCypher, each with
// many starting nodes, every twentieth answer checked against two plain loops over the store. Prints p50 and p99 of the
// whole answer, parsing included, for each pattern: asked for the first time, asked again at once (blocks in the cache),
// and beside them the loops over the same blocks.
//   bench_query [--nodes N] [--edges N] [--queries N] [--folder DIR] [--check]
// --check: exit code 1 where a pattern's first p50 is above 1 ms.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "bench/store/generated_graph.h"
#include "bench/store/stored_graph.h"
#include "graph/query/query.h"
#include "graph/store/database.h"
#include "graph/store/snapshot.h"

namespace hearsay::bench {
namespace {

namespace fs = std::filesystem;
using graph::Direction;
using graph::NodeId;

struct Options {
  std::size_t nodes = 200000, edges = 1000000, queries = 2000;
  std::string folder = "bench_query.tmp";
  bool check = false;
};

// The number of pairs of different edges that lead from `start` over two steps.
std::int64_t count_two_steps(const graph::GraphReader& graph, NodeId start, const std::vector<std::string>& first,
                             const std::vector<std::string>& second, Direction direction) {
  std::int64_t count = 0;
  must(graph.edges(start, direction, first, [&](const graph::Edge& one) {
    const NodeId middle = one.from == start ? one.to : one.from;
    must(graph.edges(middle, direction, second, [&](const graph::Edge& two) {
      count += two.id != one.id ? 1 : 0;
      return true;
    }));
    return true;
  }));
  return count;
}

struct Pattern {
  const char* name;
  const char* text;
  bool by_name;
  std::vector<std::string> first, second;
  Direction direction;
};

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> kPatterns = {
      {"by name, typed, out", "MATCH (a:Entity {name: $name})-[:ACCUSES|MADE_BY]->(b)-[:ABOUT|GIVES]->(c) RETURN count(c) AS n", true,
       {"ACCUSES", "MADE_BY"}, {"ABOUT", "GIVES"}, Direction::Out},
      {"by id, any type, out", "MATCH (a)-->(b)-->(c) WHERE id(a) = $id RETURN count(c) AS n", false, {}, {}, Direction::Out},
      {"by id, any type, both ways", "MATCH (a)--(b)--(c) WHERE id(a) = $id RETURN count(c) AS n", false, {}, {}, Direction::Both},
      {"by id, names of the ends", "MATCH (a)-->(b)-->(c) WHERE id(a) = $id RETURN size(collect(c.name)) AS n", false, {}, {}, Direction::Out}};
  return kPatterns;
}

double microseconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
}

double quantile(std::vector<double> times, double share) {
  std::sort(times.begin(), times.end());
  return times[static_cast<std::size_t>(static_cast<double>(times.size() - 1) * share)];
}

std::int64_t ask(const graph::GraphReader& graph, const Pattern& pattern, const GeneratedNode& start) {
  std::int64_t answer = -1;
  const auto query = must(graph::Query::parse(pattern.text));
  graph::QueryParameters parameters{{"id", static_cast<std::int64_t>(start.id)}, {"name", start.name}};
  must(query.run(graph, parameters, {}, [&answer](std::span<const graph::QueryValue> row) -> Result<bool> {
    answer = row[0].as_integer();
    return true;
  }));
  return answer;
}

std::int64_t expected(const graph::GraphReader& graph, const GeneratedGraph& generated, const Pattern& pattern,
                      const GeneratedNode& start) {
  if (!pattern.by_name) return count_two_steps(graph, start.id, pattern.first, pattern.second, pattern.direction);
  std::int64_t sum = 0;  // names may repeat
  for (const GeneratedNode& node : generated.nodes) {
    if (node.name == start.name) sum += count_two_steps(graph, node.id, pattern.first, pattern.second, pattern.direction);
  }
  return sum;
}

// False where an answer is wrong or, with --check, too slow.
bool measure(const graph::GraphReader& graph, const GeneratedGraph& generated, const Pattern& pattern, const Options& options) {
  std::vector<double> cold, times, loops;
  for (std::size_t i = 0; i < options.queries; ++i) {
    const GeneratedNode& start = generated.nodes[i * 7919 % generated.nodes.size()];
    std::int64_t answer = 0;
    cold.push_back(microseconds([&] { answer = ask(graph, pattern, start); }));
    times.push_back(microseconds([&] { ask(graph, pattern, start); }));
    loops.push_back(microseconds([&] { count_two_steps(graph, start.id, pattern.first, pattern.second, pattern.direction); }));
    if (i % 20 != 0) continue;
    const std::int64_t wanted = expected(graph, generated, pattern, start);
    if (answer == wanted) continue;
    std::fprintf(stderr, "%s: query %zu gives %lld, the loops %lld\n", pattern.name, i, static_cast<long long>(answer),
                 static_cast<long long>(wanted));
    return false;
  }
  const double p50 = quantile(cold, 0.5);
  std::printf("%-28s %9.0f %9.0f %9.0f %9.0f %9.0f\n", pattern.name, p50, quantile(cold, 0.99), quantile(times, 0.5),
              quantile(times, 0.99), quantile(loops, 0.5));
  return !options.check || p50 <= 1000;
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    if (name == "--check") {
      options.check = true;
      continue;
    }
    if (i + 1 >= argc) {
      std::fprintf(stderr, "%s needs a value\n", name.c_str());
      std::exit(2);
    }
    const std::string value = argv[++i];
    if (name == "--nodes") options.nodes = std::stoul(value);
    else if (name == "--edges") options.edges = std::stoul(value);
    else if (name == "--queries") options.queries = std::stoul(value);
    else if (name == "--folder") options.folder = value;
    else std::exit(2);
  }
  return options;
}

int run(const Options& options) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  fs::remove_all(options.folder);
  fs::create_directories(options.folder);
  const GeneratedGraph generated = generate_graph(options.nodes, options.edges, IdKind::Hashes, 1);
  load_store(options.folder + "/graph", generated);
  auto database = must(graph::Database::open(options.folder + "/graph", {graph::DatabaseOptions::Access::ReadOnly}));
  const graph::Snapshot snapshot(database->view());
  std::printf("%zu nodes, %zu edges, %zu queries each; microseconds\n", options.nodes, options.edges, options.queries);
  std::printf("%-28s %9s %9s %9s %9s %9s\n", "", "p50", "p99", "again p50", "again p99", "loops p50");
  bool good = true;
  for (const Pattern& pattern : patterns()) good = measure(snapshot, generated, pattern, options) && good;
  fs::remove_all(options.folder);
  return good ? 0 : 1;
}

}  // namespace
}  // namespace hearsay::bench

int main(int argc, char** argv) { return hearsay::bench::run(hearsay::bench::parse(argc, argv)); }
