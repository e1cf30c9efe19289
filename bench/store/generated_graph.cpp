#include "bench/store/generated_graph.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "base/hash.h"
#include "graph/store/value_codec.h"

namespace hearsay::bench {
namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }

 private:
  std::uint64_t state_;
};

// A name like those of people and places: no common beginning.
std::string make_name(Random& random) {
  static const char* const kSyllables[] = {"ba", "ku", "ye", "re", "van", "sa", "ra", "ka", "dir", "mu", "so", "tan", "lin", "ga", "ro", "wi", "jo", "ko", "da", "ni"};
  std::string name;
  for (std::size_t word = 0; word < 2; ++word) {
    if (word > 0) name += ' ';
    for (std::size_t i = 0, count = 2 + random.below(3); i < count; ++i) name += kSyllables[random.below(20)];
  }
  name[0] = static_cast<char>(name[0] - 32);
  return name;
}

std::uint64_t make_id(std::size_t index, IdKind ids) {
  return ids == IdKind::Dense ? index + 1 : Hasher().add("bench").add(std::uint64_t{index}).value() >> 1;  // SQLite's ids are signed
}

}  // namespace

GeneratedGraph generate_graph(std::size_t nodes, std::size_t edges, IdKind ids, std::uint64_t seed) {
  GeneratedGraph graph;
  Random random(seed);
  const char* const sides[] = {"ARM", "AZE", "IDN", "RUS", "X-NKR"};
  for (std::size_t i = 0; i < nodes; ++i)
    graph.nodes.push_back({make_id(i, ids), static_cast<int>(random.below(5)), make_name(random), sides[random.below(5)], static_cast<std::int64_t>(random.below(1000))});
  std::unordered_set<std::uint64_t> seen;
  while (graph.edges.size() < edges) {
    std::size_t from = random.below(nodes);
    double u = random.unit();
    auto to = static_cast<std::size_t>(static_cast<double>(nodes) * u * u);
    int type = static_cast<int>(1 + random.below(19));
    if (from == to || !seen.insert(Hasher().add(std::uint64_t{from}).add(std::uint64_t{to}).add(static_cast<std::uint64_t>(type)).value()).second)
      continue;
    auto begin = static_cast<std::uint32_t>(random.below(5000));
    graph.edges.push_back({make_id(from, ids), make_id(to, ids), type, make_id(random.below(nodes / 10 + 1), ids), begin,
                           begin + 5 + static_cast<std::uint32_t>(random.below(60))});
  }
  return graph;
}

graph::Node to_node(const GeneratedNode& node) {
  return {node.id,
          {kLabels[node.label], "Entity"},
          {{"documents", node.documents}, {"name", node.name}, {"side", node.side}}};
}

graph::PlainEdge to_edge(const GeneratedEdge& edge, std::string& properties) {
  graph::EvidenceRef place{edge.document, edge.begin, edge.end};
  graph::encode_evidence_only(properties, {&place, 1});
  return {edge.from, graph::EdgeType(edge.type), edge.to, 0, {}};
}

}  // namespace hearsay::bench
