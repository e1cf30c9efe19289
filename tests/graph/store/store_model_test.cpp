// Random operations on a store against a std::map of what it should hold: put, put again, revise, forget, link, bulk put,
// reopen. HEARSAY_MODEL_STEPS sets the number of steps (100,000 in the nightly run), HEARSAY_TEST_SEED the seed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "graph/store/adjacency.h"
#include "graph/store/evidence_codec.h"
#include "graph/store/graph_writer.h"
#include "graph/store/store.h"
#include "graph/store/verify.h"
#include "tests/graph/store/sample_world.h"
#include "tests/graph/store/store_dump.h"
#include "tests/graph/store/temp_folder.h"

namespace hearsay::graph {
namespace {

std::size_t model_steps(std::size_t usual) {
  const char* given = std::getenv("HEARSAY_MODEL_STEPS");
  return given == nullptr ? usual : std::strtoull(given, nullptr, 10);
}

class StoreModel {
 public:
  explicit StoreModel(std::uint64_t seed) : random_(seed) { reopen(); }

  void step() {
    std::string uri = "doc" + std::to_string(random_.below(40));
    std::size_t what = random_.below(100);
    if (what < 55) put(uri, random_.below(6));
    else if (what < 80) forget(uri);
    else if (what < 90) bulk();
    else if (what < 99) link();
    else reopen();
  }

  // What is stored is what a store would hold that got the present documents alone, once.
  void compare() {
    link();
    StoreOptions options;
    std::string path = folder_ / ("other" + std::to_string(++others_));
    {
      auto other = std::move(*Store::open(path, Store::Mode::Create, options));
      for (const auto& [uri, evidence] : documents_) ASSERT_TRUE(other->put(evidence));
      ASSERT_TRUE(other->set_derived(make_derived(all())));
      auto mine = dump_store(*store_->snapshot());
      std::erase_if(mine, [](const auto& entry) { return entry.first.rfind("history:", 0) == 0; });
      ASSERT_EQ(first_difference(mine, dump_store(*other->snapshot())), "");
    }
    std::filesystem::remove_all(path);
    auto report = verify(*store_);
    ASSERT_TRUE(report && report->clean()) << report->faults.front();
  }

  void reopen() {
    store_.reset();
    auto store = Store::open(folder_ / "graph", Store::Mode::Create);
    ASSERT_TRUE(store) << store.error().message;
    store_ = std::move(*store);
    auto ids = store_->snapshot()->documents();
    ASSERT_TRUE(ids);
    ASSERT_EQ(ids->size(), documents_.size());
    for (const auto& [uri, evidence] : documents_) {
      auto stored = store_->snapshot()->evidence(evidence.document.id);
      ASSERT_TRUE(stored && *stored);
      ASSERT_EQ(encode_evidence(**stored), encode_evidence(evidence));
      ASSERT_EQ((*stored)->document.text, evidence.document.text);
    }
  }

 private:
  std::vector<Evidence> all() const {
    std::vector<Evidence> list;
    for (const auto& [uri, evidence] : documents_) list.push_back(evidence);
    return list;
  }

  void put(const std::string& uri, std::uint64_t version) {
    Evidence evidence = make_evidence(uri, version + hash_of(uri));
    auto outcome = store_->put(evidence);
    ASSERT_TRUE(outcome) << outcome.error().message;
    auto it = documents_.find(uri);
    PutOutcome expected = it == documents_.end() ? PutOutcome::New
                          : encode_evidence(it->second) == encode_evidence(evidence) ? PutOutcome::Same
                                                                                     : PutOutcome::Revised;
    ASSERT_EQ(*outcome, expected);
    documents_[uri] = evidence;
  }

  void forget(const std::string& uri) {
    auto status = store_->forget(make_document_id(uri));
    ASSERT_EQ(status.has_value(), documents_.erase(uri) == 1);
  }

  void bulk() {
    std::vector<Evidence> list;
    for (std::size_t i = 0; i < 3; ++i) {
      std::string uri = "doc" + std::to_string(random_.below(40));
      list.push_back(make_evidence(uri, random_.below(6) + hash_of(uri)));
    }
    std::size_t next = 0;
    auto result = store_->put_all([&]() -> Result<std::optional<Evidence>> {
      if (next == list.size()) return std::optional<Evidence>();
      return std::optional<Evidence>(list[next++]);
    });
    ASSERT_TRUE(result) << result.error().message;
    for (const Evidence& evidence : list) documents_[evidence.document.uri] = evidence;
  }

  void link() { ASSERT_TRUE(store_->set_derived(make_derived(all()))); }
  static std::uint64_t hash_of(const std::string& uri) { return std::hash<std::string>()(uri) % 1000; }

  TestRandom random_;
  TempFolder folder_;
  std::unique_ptr<Store> store_;
  std::map<std::string, Evidence> documents_;
  int others_ = 0;
};

TEST(StoreModel, RandomOperationsAgreeWithAMap) {
  StoreModel model(test_seed(20230411));
  std::size_t steps = model_steps(400);
  std::size_t between = std::min<std::size_t>(std::max<std::size_t>(steps / 4, 1), 1000);  // whole comparisons
  for (std::size_t i = 1; i <= steps; ++i) {
    ASSERT_NO_FATAL_FAILURE(model.step()) << "step " << i;
    if (i % between == 0) {
      ASSERT_NO_FATAL_FAILURE(model.reopen()) << "step " << i;
      ASSERT_NO_FATAL_FAILURE(model.compare()) << "step " << i;
    }
  }
}

// Random edges, many on few nodes, against a std::map; 100,000 steps in batches; every reopen equal.
TEST(StoreModel, EdgesAgreeWithAMap) {
  TempFolder folder;
  TestRandom random(test_seed(12));
  std::map<std::tuple<NodeId, std::uint8_t, NodeId, std::uint32_t>, std::int64_t> model;
  auto database = *Database::open(folder / "graph", {DatabaseOptions::Access::Create});
  TextFold fold;
  std::size_t steps = model_steps(100000);
  for (std::size_t done = 0; done < steps;) {
    Batch batch;
    auto view = database->view();
    GraphWriter writer(*view, fold, batch);
    for (std::size_t i = 0, size = 1 + random.below(400); i < size && done < steps; ++i, ++done) {
      PlainEdge edge{1 + random.below(4), EdgeType(1 + random.below(3)), 1 + random.below(3000),
                     static_cast<std::uint32_t>(random.below(2)), {{"count", static_cast<std::int64_t>(done)}}};
      auto key = std::tuple(edge.from, static_cast<std::uint8_t>(edge.type), edge.to, edge.discriminator);
      if (random.below(5) < 2) writer.remove_edge(edge), model.erase(key);
      else writer.put_edge(edge), model[key] = static_cast<std::int64_t>(done);
    }
    ASSERT_TRUE(writer.finish());
    ASSERT_TRUE(database->write(batch));
    view.reset();
    if (random.below(100) == 0) {
      database.reset();
      database = *Database::open(folder / "graph", {});
    }
    if (done < steps && random.below(40) != 0) continue;
    Snapshot now(database->view());
    auto expected = model.begin();
    ASSERT_TRUE(now.all_edges([&](const Edge& edge) {
      bool same = expected != model.end() && std::get<0>(expected->first) == edge.from && std::get<2>(expected->first) == edge.to &&
                  std::get<std::int64_t>(edge.properties[0].value) == expected->second;
      EXPECT_TRUE(same) << "step " << done;
      ++expected;
      return same;
    }));
    ASSERT_TRUE(expected == model.end());
    ASSERT_EQ(now.edge_count(""), model.size());
    std::map<NodeId, std::size_t> incoming;
    for (const auto& [key, value] : model) ++incoming[std::get<2>(key)];
    for (NodeId node = 1; node <= 50; ++node) {
      std::size_t count = 0;
      ASSERT_TRUE(now.neighbours(node, Direction::In, {}, [&](const Edge&) { return ++count, true; }));
      ASSERT_EQ(count, incoming[node]) << "node " << node;
    }
  }
}

}  // namespace
}  // namespace hearsay::graph
