// The bulk path ends with the same keys and values as the single path, whatever the memory it may take.
#include "graph/store/bulk_load.h"

#include <gtest/gtest.h>

#include "graph/store/graph_writer.h"
#include "graph/store/store.h"
#include "tests/graph/store/sample_world.h"
#include "tests/graph/store/store_dump.h"
#include "tests/graph/store/temp_folder.h"

namespace hearsay::graph {
namespace {

std::unique_ptr<Store> open(const std::string& path, std::size_t bulk_bytes = 1 << 20) {
  StoreOptions options;
  options.bulk_bytes = bulk_bytes;
  auto store = Store::open(path, Store::Mode::Create, options);
  EXPECT_TRUE(store) << store.error().message;
  return std::move(*store);
}

TEST(BulkLoad, GivesTheSameContentAsSingleWrites) {
  TempFolder folder;
  std::vector<Evidence> all;
  for (std::size_t i = 0; i < 60; ++i) all.push_back(make_evidence("u" + std::to_string(i), 40 + i));
  auto single = open(folder / "single");
  for (const Evidence& evidence : all) ASSERT_TRUE(single->put(evidence));
  for (std::size_t memory : {std::size_t{1} << 26, std::size_t{1} << 14}) {
    auto bulk = open(folder / ("bulk" + std::to_string(memory)), memory);
    std::size_t next = 0;
    auto result = bulk->put_all([&]() -> Result<std::optional<Evidence>> {
      if (next == all.size()) return std::optional<Evidence>();
      return std::optional<Evidence>(all[next++]);
    });
    ASSERT_TRUE(result) << result.error().message;
    EXPECT_EQ(result->added, all.size());
    EXPECT_EQ(first_difference(dump_store(*single->snapshot()), dump_store(*bulk->snapshot())), "");
    EXPECT_FALSE(std::filesystem::exists(bulk->path() + "/bulk.tmp"));
  }
}

TEST(BulkLoad, AddsToAFilledStoreAndRevises) {
  TempFolder folder;
  auto bulk = open(folder / "bulk");
  auto single = open(folder / "single");
  Evidence old_version = make_evidence("u3", 1000);
  for (auto* store : {bulk.get(), single.get()}) ASSERT_TRUE(store->put(old_version));
  std::vector<Evidence> all;
  for (std::size_t i = 0; i < 8; ++i) all.push_back(make_evidence("u" + std::to_string(i), 40 + i));
  for (const Evidence& evidence : all) ASSERT_TRUE(single->put(evidence));
  std::size_t next = 0;
  auto result = bulk->put_all([&]() -> Result<std::optional<Evidence>> {
    if (next == all.size() + 1) return std::optional<Evidence>();
    return std::optional<Evidence>(all[next++ % all.size()]);
  });
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->added, 7U);
  EXPECT_EQ(result->revised, 1U);
  EXPECT_EQ(result->same, 1U);
  EXPECT_EQ(first_difference(dump_store(*single->snapshot()), dump_store(*bulk->snapshot())), "");
}

TEST(BulkLoad, CutsHubsAsSingleWritesDo) {
  TempFolder folder;
  TestRandom random(test_seed(7));
  std::vector<PlainEdge> edges;
  for (std::size_t i = 0; i < 4000; ++i) {
    PlainEdge edge{1 + random.below(3), EdgeType(1 + random.below(19)), 1 + random.below(2000),
                   static_cast<std::uint32_t>(random.below(2)), {{"count", static_cast<std::int64_t>(i)}}};
    bool known = std::any_of(edges.begin(), edges.end(), [&](const PlainEdge& other) { return same_place(edge, other); });
    if (!known) edges.push_back(edge);
  }
  std::map<std::string, StoreContent> contents;
  for (const char* way : {"bulk", "single", "pieces"}) {
    auto database = *Database::open(folder / way, {DatabaseOptions::Access::Create});
    TextFold fold;
    if (std::string(way) == "bulk") {
      auto load = *BulkLoad::begin(*database, 1 << 20);
      for (const PlainEdge& edge : edges) ASSERT_TRUE(load->add_edge(edge));
      ASSERT_TRUE(load->finish());
    } else {
      std::size_t step = std::string(way) == "single" ? edges.size() : 37;
      for (std::size_t begin = 0; begin < edges.size(); begin += step) {
        Batch batch;
        auto view = database->view();
        GraphWriter writer(*view, fold, batch);
        for (std::size_t i = begin; i < std::min(edges.size(), begin + step); ++i) writer.put_edge(edges[i]);
        ASSERT_TRUE(writer.finish());
        ASSERT_TRUE(database->write(batch));
      }
    }
    contents[way] = dump_store(Snapshot(database->view()));
  }
  EXPECT_EQ(first_difference(contents["bulk"], contents["single"]), "");
  EXPECT_EQ(first_difference(contents["bulk"], contents["pieces"]), "");
}

}  // namespace
}  // namespace hearsay::graph
