// The incremental linker against the whole-set linker: random sequences of add, forget and re-add, and shuffled orders.
#include "graph/link/incremental_linker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "bench/link/synthetic_world.h"
#include "graph/link/digest_fields.h"
#include "graph/link/linker.h"
#include "tests/graph/link/gold_evidence.h"

namespace hearsay::graph {
namespace {

// The derived layer as text that names what differs.
std::string text_of(const Derived& derived) {
  std::string out;
  for (const auto& entity : derived.entities) {
    out += "entity " + entity.id.to_string() + " " + entity.name + " " + entity.side + " " + entity.gazetteer;
    for (const auto& [language, names] : entity.names)
      for (const auto& name : names) out += " " + language + ":" + name;
    for (auto member : entity.members) out += " " + member.to_string();
    for (const auto& reason : entity.reasons) out += " " + reason.detail;
    out += "\n";
  }
  for (const auto& event : derived.events) {
    ByteWriter writer;
    writer(event);
    out += "event " + event.id.to_string() + " " + event.label + " " + std::to_string(std::hash<std::string>{}(writer.take())) + "\n";
  }
  for (const auto& dispute : derived.disputes) {
    ByteWriter writer;
    writer(dispute);
    out += "dispute " + dispute.id.to_string() + " " + dispute.question + " " + std::to_string(std::hash<std::string>{}(writer.take())) + "\n";
  }
  for (const auto& link : derived.claim_links) out += "link " + link.first + " " + link.second + " " + link.reason + "\n";
  for (const auto& copy : derived.near_copies) out += "copy " + copy.copy.to_string() + " " + copy.original.to_string() + " " + std::to_string(copy.containment) + "\n";
  for (const auto& citation : derived.citations) out += "cites " + citation.document.to_string() + " " + citation.source.to_string() + "\n";
  for (const auto& origins : derived.origins) out += "origins " + origins.claim.to_string() + " " + std::to_string(origins.origins) + "\n";
  for (const auto& part : derived.part_of) out += "part " + part.part.to_string() + " " + part.whole.to_string() + "\n";
  return out;
}

std::string first_difference(const std::string& a, const std::string& b) {
  std::istringstream left(a), right(b);
  std::string x, y;
  while (true) {
    const bool more_left = static_cast<bool>(std::getline(left, x)), more_right = static_cast<bool>(std::getline(right, y));
    if (!more_left && !more_right) return "";
    if (!more_left) x = "(end)";
    if (!more_right) y = "(end)";
    if (x != y) return "whole set: " + x.substr(0, 400) + "\nincremental: " + y.substr(0, 400);
  }
}

Corrections some_corrections() {
  CollectingReporter reporter;
  return parse_corrections("same \"Example Agency 1\" \"Example Agency 2\"\ndifferent \"Example Agency 3\" \"Example Agency 4\"\n", "test", reporter);
}

void play(const std::vector<Evidence>& world, std::uint64_t seed, int steps, const Corrections& corrections) {
  std::mt19937_64 random(seed);
  MemoryBlockStore store;
  IncrementalLinker linker(store, corrections);
  std::vector<bool> in(world.size(), false);
  for (int step = 0; step < steps; ++step) {
    const auto i = static_cast<std::size_t>(random() % world.size());
    if (in[i] && random() % 2 == 0) {
      ASSERT_TRUE(linker.forget(world[i].document.id)) << "seed " << seed << " step " << step;
      in[i] = false;
    } else {
      ASSERT_TRUE(linker.add(world[i])) << "seed " << seed << " step " << step;
      in[i] = true;
    }
    if (step % 40 != 39 && step + 1 != steps) continue;
    std::vector<Evidence> left;
    for (std::size_t j = 0; j < world.size(); ++j)
      if (in[j]) left.push_back(world[j]);
    const auto whole = text_of(link(left, corrections)), grown = text_of(linker.derived().value());
    ASSERT_EQ(first_difference(whole, grown), "") << "seed " << seed << " step " << step << " documents " << left.size();
  }
  for (std::size_t i = 0; i < world.size(); ++i)
    if (in[i]) { ASSERT_TRUE(linker.forget(world[i].document.id)); }
  EXPECT_TRUE(store.all().empty()) << "seed " << seed << ": forgetting everything leaves " << store.all().size() << " blocks, the first " << store.all().begin()->first;
}

TEST(Incremental, EqualsWholeSetOnRandomSequences) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) play(bench::make_world({50, seed, seed % 3 == 0}).evidence, seed, 160, seed % 2 == 0 ? some_corrections() : Corrections{});
}

TEST(Incremental, EqualsWholeSetOnGoldArticles) {
  const std::string gold = std::string(HEARSAY_SOURCE_DIR) + "/../shared/gold";
  auto world = testing::read_gold(gold + "/seeds", {"000", "001", "002", "003", "004"}).evidence;
  if (world.empty()) GTEST_SKIP() << "no gold articles at " << gold;
  for (auto& evidence : testing::read_gold(gold + "/dev", {"014", "015", "037", "039", "057", "059", "382", "383"}).evidence) world.push_back(evidence);
  for (std::uint64_t seed = 1; seed <= 3; ++seed) play(world, seed, 80, {});
}

TEST(Incremental, WholeSetDoesNotDependOnOrder) {
  auto world = bench::make_world({150, 7, false}).evidence;
  const auto before = text_of(link(world));
  std::mt19937_64 random(7);
  for (int i = 0; i < 3; ++i) {
    std::shuffle(world.begin(), world.end(), random);
    EXPECT_EQ(first_difference(before, text_of(link(world))), "");
  }
}

// The blocks that link_into() writes at once are those that adding one by one leaves, to the byte, and adding and forgetting
// goes on from them.
TEST(Incremental, BlocksWrittenAtOnceAreThoseOfAddingOneByOne) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const auto corrections = seed == 2 ? some_corrections() : Corrections{};
    auto world = bench::make_world({seed == 3 ? 60U : 150U, seed, seed == 3}).evidence;
    MemoryBlockStore grown, filled;
    IncrementalLinker linker(grown, corrections);
    NameFolder folder;
    std::vector<DocumentDigest> digests;
    for (const auto& evidence : world) {
      ASSERT_TRUE(linker.add(evidence));
      digests.push_back(make_digest(evidence, folder));
    }
    std::sort(digests.begin(), digests.end(), [](const DocumentDigest& a, const DocumentDigest& b) { return a.id < b.id; });
    const auto derived = link_into(filled, digests, corrections, {});
    ASSERT_TRUE(derived);
    EXPECT_EQ(first_difference(text_of(*derived), text_of(linker.derived().value())), "");
    for (const auto& [key, value] : filled.all()) {
      const auto other = grown.all().find(key);
      ASSERT_NE(other, grown.all().end()) << "seed " << seed << ": only at once: " << key;
      ASSERT_EQ(other->second, value) << "seed " << seed << ": differs: " << key;
    }
    for (const auto& [key, value] : grown.all()) ASSERT_TRUE(filled.all().contains(key)) << "seed " << seed << ": only one by one: " << key;
  }
}

TEST(Incremental, ForgettingAnUnknownDocumentIsNotFound) {
  MemoryBlockStore store;
  IncrementalLinker linker(store, {});
  const auto result = linker.forget(DocumentId{42});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::NotFound);
}

TEST(Incremental, DamagedBlockIsReported) {
  MemoryBlockStore store;
  IncrementalLinker linker(store, {});
  const auto world = bench::make_world({5, 1, false}).evidence;
  for (const auto& evidence : world) ASSERT_TRUE(linker.add(evidence));
  for (const auto& [key, value] : store.all())
    if (key[0] == 'P') { ASSERT_TRUE(store.put(key, value.substr(0, value.size() / 2))); break; }
  const auto result = linker.derived();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::Corrupt);
}

}  // namespace
}  // namespace hearsay::graph
