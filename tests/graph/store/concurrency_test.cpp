// One writer and eight readers at once: every reader sees a graph that holds together. Under ThreadSanitizer:
// cmake --preset tsan && cmake --build --preset tsan -t graph_store_test store_planted_race && ctest --preset tsan -L threads
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "graph/store/store.h"
#include "tests/graph/store/sample_world.h"
#include "tests/graph/store/temp_folder.h"

namespace hearsay::graph {
namespace {

// Walks a snapshot: the counters agree with what is there, and every edge ends at stored nodes.
void read_all(const Store& store, std::atomic<bool>& sound) {
  auto now = store.snapshot();
  std::uint64_t documents = 0;
  std::uint64_t edges = 0;
  bool fine = now->visit_documents([&](const Document&) { return ++documents, true; }).has_value();
  fine &= now->all_edges([&](const Edge& edge) {
             ++edges;
             auto from = now->node(edge.from);
             auto to = now->node(edge.to);
             return from && *from && to && *to;
           }).has_value();
  fine &= documents == now->document_count() && edges == now->edge_count("");
  fine &= now->derived().has_value() && now->derived_is_stale().has_value() && now->history(make_document_id("doc1")).has_value();
  auto ids = now->documents();
  fine &= ids.has_value();
  std::vector<NodeId> nodes;
  if (ids)
    for (DocumentId id : *ids) nodes.push_back(id.value);
  fine &= now->neighbours_of(nodes, Direction::Both, {}, [](std::size_t, NodeId) { return true; }).has_value();
  fine &= now->entities_named("Armenia").has_value() && now->documents_with_words("shelling").has_value();
  if (!fine) sound = false;
}

TEST(StoreConcurrency, OneWriterEightReaders) {
  TempFolder folder;
  auto store = std::move(*Store::open(folder / "graph", Store::Mode::Create));
  std::atomic<bool> done = false;
  std::atomic<bool> sound = true;
  std::vector<std::thread> readers;
  for (int i = 0; i < 8; ++i)
    readers.emplace_back([&] {
      do read_all(*store, sound);
      while (!done);
    });
  std::vector<Evidence> all;
  for (std::size_t i = 0; i < 60; ++i) {
    all.push_back(make_evidence("doc" + std::to_string(i), i));
    EXPECT_TRUE(store->put(all.back()));
    if (i % 12 == 11) {  // another text for an older document
      all[i / 2] = make_evidence("doc" + std::to_string(i / 2), i + 100);
      EXPECT_TRUE(store->put(all[i / 2]));
    }
    if (i % 15 == 14) {
      EXPECT_TRUE(store->set_derived(make_derived(all)));
    }
    if (i % 20 == 19) {
      EXPECT_TRUE(store->compact());
    }
  }
  std::vector<Evidence> more;
  for (std::size_t i = 60; i < 80; ++i) more.push_back(make_evidence("doc" + std::to_string(i), i));
  auto next = more.begin();
  EXPECT_TRUE(store->put_all([&]() -> Result<std::optional<Evidence>> {
    return next == more.end() ? std::optional<Evidence>() : std::optional<Evidence>(*next++);
  }));
  EXPECT_TRUE(store->backup(folder / "backup"));
  EXPECT_TRUE(store->forget(all[0].document.id));
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_TRUE(sound);
}

}  // namespace
}  // namespace hearsay::graph
