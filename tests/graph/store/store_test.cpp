#include "graph/store/store.h"

#include <gtest/gtest.h>

#include "graph/store/evidence_codec.h"
#include "tests/graph/store/sample_world.h"
#include "tests/graph/store/store_dump.h"
#include "tests/graph/store/temp_folder.h"

namespace hearsay::graph {
namespace {

std::unique_ptr<Store> open(const std::string& path, Store::Mode mode = Store::Mode::Create) {
  auto store = Store::open(path, mode);
  EXPECT_TRUE(store) << store.error().message;
  return store ? std::move(*store) : nullptr;
}

std::vector<Evidence> make_all(std::size_t count, std::uint64_t seed = 1) {
  std::vector<Evidence> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(make_evidence("news/" + std::to_string(i) + ".txt", seed + i));
  return all;
}

void put_all(Store& store, const std::vector<Evidence>& all) {
  for (const Evidence& evidence : all) {
    auto outcome = store.put(evidence);
    ASSERT_TRUE(outcome) << outcome.error().message;
    EXPECT_EQ(*outcome, PutOutcome::New);
  }
}

void link(Store& store, const std::vector<Evidence>& all) {
  auto status = store.set_derived(make_derived(all));
  ASSERT_TRUE(status) << status.error().message;
}

TEST(Store, GivesBackWhatWasPut) {
  TempFolder folder;
  auto all = make_all(20);
  {
    auto store = open(folder / "graph");
    put_all(*store, all);
    link(*store, all);
  }
  auto store = open(folder / "graph", Store::Mode::ReadOnly);
  auto now = store->snapshot();
  EXPECT_EQ(now->document_count(), 20U);
  for (const Evidence& evidence : all) {
    auto found = now->evidence(evidence.document.id);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->document.text, evidence.document.text);
    EXPECT_EQ(encode_evidence(**found), encode_evidence(evidence));
  }
  Derived derived = make_derived(all);
  auto stored = now->derived();
  ASSERT_TRUE(stored) << stored.error().message;
  EXPECT_EQ(stored->entities.size(), derived.entities.size());
  EXPECT_EQ(stored->events.size(), derived.events.size());
  EXPECT_EQ(stored->disputes.size(), derived.disputes.size());
  EXPECT_EQ(stored->claim_links.size(), derived.claim_links.size());
  EXPECT_EQ(stored->citations.size(), derived.citations.size());
  EXPECT_EQ(stored->near_copies.size(), derived.near_copies.size());
  EXPECT_EQ(stored->origins.size(), derived.origins.size());
  EXPECT_EQ(stored->part_of.size(), derived.part_of.size());
}

TEST(Store, PuttingTwiceChangesNothing) {
  TempFolder folder;
  auto all = make_all(5);
  auto store = open(folder / "graph");
  put_all(*store, all);
  auto before = dump_store(*store->snapshot());
  for (const Evidence& evidence : all) EXPECT_EQ(*store->put(evidence), PutOutcome::Same);
  EXPECT_EQ(first_difference(before, dump_store(*store->snapshot())), "");
}

TEST(Store, OrderOfIngestDoesNotMatter) {
  TempFolder folder;
  auto all = make_all(30);
  auto store = open(folder / "a");
  put_all(*store, all);
  link(*store, all);
  auto other = open(folder / "b");
  std::vector<Evidence> reversed(all.rbegin(), all.rend());
  std::vector<Evidence> half(reversed.begin(), reversed.begin() + 15);
  put_all(*other, half);
  link(*other, half);
  put_all(*other, {reversed.begin() + 15, reversed.end()});
  link(*other, all);
  EXPECT_EQ(first_difference(dump_store(*store->snapshot()), dump_store(*other->snapshot())), "");
}

TEST(Store, ForgettingLeavesWhatTheOthersSupport) {
  TempFolder folder;
  auto all = make_all(12);
  auto store = open(folder / "a");
  put_all(*store, all);
  link(*store, all);
  std::vector<Evidence> kept(all.begin() + 4, all.end());
  for (std::size_t i = 0; i < 4; ++i) ASSERT_TRUE(store->forget(all[i].document.id));
  link(*store, kept);
  auto other = open(folder / "b");
  put_all(*other, kept);
  link(*other, kept);
  EXPECT_EQ(first_difference(dump_store(*store->snapshot()), dump_store(*other->snapshot())), "");
  EXPECT_EQ(store->forget(all[0].document.id).error().code, ErrorCode::NotFound);
}

TEST(Store, ChangedTextKeepsARevision) {
  TempFolder folder;
  auto store = open(folder / "graph");
  Evidence first = make_evidence("a.txt", 1);
  Evidence second = make_evidence("a.txt", 2);
  ASSERT_EQ(*store->put(first), PutOutcome::New);
  ASSERT_EQ(*store->put(second), PutOutcome::Revised);
  auto history = store->snapshot()->history(first.document.id);
  ASSERT_TRUE(history);
  ASSERT_EQ(history->size(), 1U);
  EXPECT_EQ((*history)[0].document.text, first.document.text);
  EXPECT_EQ((*store->snapshot()->evidence(first.document.id))->document.text, second.document.text);
  EXPECT_EQ(store->snapshot()->document_count(), 1U);
}

TEST(Store, SnapshotDoesNotSeeLaterWrites) {
  TempFolder folder;
  auto all = make_all(4);
  auto store = open(folder / "graph");
  put_all(*store, {all[0]});
  auto before = store->snapshot();
  put_all(*store, {all[1], all[2]});
  EXPECT_EQ(before->document_count(), 1U);
  EXPECT_EQ(store->snapshot()->document_count(), 3U);
  EXPECT_EQ(before->documents()->size(), 1U);
}

TEST(Store, FindsNamesAndWordsAcrossScripts) {
  TempFolder folder;
  auto all = make_all(30);
  auto store = open(folder / "graph");
  put_all(*store, all);
  link(*store, all);
  auto now = store->snapshot();
  EXPECT_EQ(now->entities_named("AZARBAYCAN")->size(), 1U);
  EXPECT_EQ(now->entities_named("moskva")->size(), 1U);
  EXPECT_EQ(now->entities_named("susa")->size(), 1U);
  EXPECT_EQ(now->entities_starting("joko", 10)->size(), 1U);
  EXPECT_FALSE(now->documents_with_words("Şuşa")->empty());
  EXPECT_EQ(*now->documents_with_words("susa title"), *now->documents_with_words("Title ŞUŞA"));
  EXPECT_TRUE(now->documents_with_words("nowhere")->empty());
}

TEST(Store, BlocksAreWrittenWithTheDerivedLayer) {
  TempFolder folder;
  auto store = open(folder / "graph");
  std::vector<Block> blocks = {{"link/a", "1"}, {"link/b", "2"}};
  ASSERT_TRUE(store->set_derived({}, blocks));
  EXPECT_EQ(*store->snapshot()->block("link/a"), "1");
  blocks = {{"link/a", ""}};
  ASSERT_TRUE(store->set_derived({}, blocks));
  EXPECT_FALSE(*store->snapshot()->block("link/a"));
  EXPECT_EQ(*store->snapshot()->block("link/b"), "2");
}

TEST(Store, BackupComesBackTheSame) {
  TempFolder folder;
  auto all = make_all(10);
  auto store = open(folder / "graph");
  put_all(*store, all);
  link(*store, all);
  ASSERT_TRUE(store->backup(folder / "backup"));
  auto restored = Store::restore(folder / "backup", folder / "again");
  ASSERT_TRUE(restored) << restored.error().message;
  auto again = open(folder / "again", Store::Mode::ReadWrite);
  EXPECT_EQ(first_difference(dump_store(*store->snapshot()), dump_store(*again->snapshot())), "");
}

TEST(Store, ReadersWorkWhileAWriterIsOpen) {
  TempFolder folder;
  auto all = make_all(4);
  auto writer = open(folder / "graph");
  put_all(*writer, {all[0]});
  auto follower = open(folder / "graph", Store::Mode::Follow);
  auto reader = open(folder / "graph", Store::Mode::ReadOnly);
  put_all(*writer, {all[1]});
  EXPECT_EQ(reader->snapshot()->document_count(), 1U);
  ASSERT_TRUE(follower->catch_up());
  EXPECT_EQ(follower->snapshot()->document_count(), 2U);
  EXPECT_EQ(reader->put(all[2]).error().code, ErrorCode::Usage);
}

TEST(Store, CountsAndGraphAgree) {
  TempFolder folder;
  auto all = make_all(25);
  auto store = open(folder / "graph");
  put_all(*store, all);
  link(*store, all);
  auto now = store->snapshot();
  for (const std::string& label : now->labels()) {
    std::uint64_t count = 0;
    ASSERT_TRUE(now->nodes(label, [&](const Node&) { return ++count, true; }));
    EXPECT_EQ(count, now->node_count(label)) << label;
  }
  std::map<std::string, std::uint64_t> types;
  ASSERT_TRUE(now->all_edges([&](const Edge& edge) { return ++types[edge.type], ++types[""], true; }));
  for (const auto& [type, count] : types) EXPECT_EQ(count, now->edge_count(type)) << type;
  ASSERT_TRUE(now->all_edges([&](const Edge& edge) {
    EXPECT_TRUE(*now->node(edge.from));
    EXPECT_TRUE(*now->node(edge.to));
    auto again = now->edge(edge.id);
    EXPECT_TRUE(again && *again && (*again)->to == edge.to && (*again)->properties == edge.properties);
    bool seen = false;
    EXPECT_TRUE(now->edges(edge.to, Direction::In, {}, [&](const Edge& in) {
      seen |= in.id == edge.id && in.properties == edge.properties;
      return true;
    }));
    EXPECT_TRUE(seen);
    return true;
  }));
}

}  // namespace
}  // namespace hearsay::graph
