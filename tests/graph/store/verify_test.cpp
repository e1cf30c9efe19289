// A sound store verifies clean; each kind of damage is found and named.
#include "graph/store/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store/adjacency.h"
#include "graph/store/database.h"
#include "graph/store/store_keys.h"
#include "tests/graph/store/sample_world.h"
#include "tests/graph/store/temp_folder.h"

namespace hearsay::graph {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

class Verify : public ::testing::Test {
 protected:
  void SetUp() override {
    for (std::size_t i = 0; i < 12; ++i) all_.push_back(make_evidence("news/" + std::to_string(i), 100 + i));
    auto store = Store::open(path_, Store::Mode::Create);
    ASSERT_TRUE(store) << store.error().message;
    for (const Evidence& evidence : all_) ASSERT_TRUE((*store)->put(evidence));
    ASSERT_TRUE((*store)->set_derived(make_derived(all_)));
  }

  VerifyReport check(const VerifyOptions& options = {}) {
    auto store = Store::open(path_, Store::Mode::ReadOnly);
    EXPECT_TRUE(store) << store.error().message;
    auto report = verify(**store, options);
    EXPECT_TRUE(report);
    return *report;
  }

  // Writes behind the store's back.
  void damage(const std::function<void(const ReadView&, Batch&)>& change) {
    auto database = Database::open(path_, {});
    ASSERT_TRUE(database) << database.error().message;
    Batch batch;
    change(*(*database)->view(), batch);
    ASSERT_TRUE((*database)->write(batch));
  }

  const Evidence& with_claim() const {
    for (const Evidence& evidence : all_)
      if (!evidence.claims.empty()) return evidence;
    return all_.front();
  }

  TempFolder folder_;
  std::string path_ = folder_ / "graph";
  std::vector<Evidence> all_;
};

TEST_F(Verify, SoundStoreIsClean) {
  VerifyReport report = check();
  EXPECT_TRUE(report.clean()) << report.faults.front();
  EXPECT_EQ(report.documents, 12U);
  EXPECT_GT(report.edges, 50U);
  EXPECT_GT(report.spans, 50U);
}

TEST_F(Verify, FindsChangedText) {
  const Evidence& evidence = with_claim();
  damage([&](const ReadView&, Batch& batch) {
    std::string text = evidence.document.text;
    text[evidence.claims[0].span.begin] = 'X';
    batch.put(Family::Text, id_key(evidence.document.id.value), text);
  });
  VerifyReport report = check();
  EXPECT_THAT(report.faults, Contains(HasSubstr("claim " + evidence.claims[0].id.to_string() + ": the text under")));
  EXPECT_THAT(report.faults, Contains(HasSubstr("is not the hash of the text")));
}

TEST_F(Verify, FindsMissingText) {
  damage([&](const ReadView&, Batch& batch) { batch.remove(Family::Text, id_key(all_[3].document.id.value)); });
  EXPECT_THAT(check().faults, Contains(HasSubstr("document " + all_[3].document.id.to_string() + ": its text is missing")));
}

TEST_F(Verify, FindsHalfAnEdge) {
  NodeId document = all_[2].document.id.value;
  damage([&](const ReadView& view, Batch& batch) {
    auto entries = *decode_chunk(**view.get(Family::Adjacency, head_chunk_key(document)));
    auto in = std::find_if(entries.begin(), entries.end(), [](const auto& entry) { return entry.key.incoming(); });
    entries.erase(in);
    batch.put(Family::Adjacency, head_chunk_key(document), encode_chunk(entries, MoreChunks::No));
  });
  EXPECT_THAT(check().faults, Contains(HasSubstr("has only its outgoing half")));
}

TEST_F(Verify, FindsMissingAndStrayKeys) {
  damage([&](const ReadView&, Batch& batch) {
    batch.remove(Family::Node, id_key(all_[1].document.id.value));
    batch.put(Family::Name, index_key(folded_prefix("stray"), 77), "");
    batch.add(label_counter("Claim"), 1);
  });
  auto faults = check().faults;
  EXPECT_THAT(faults, Contains(HasSubstr("node " + to_base32(all_[1].document.id.value) + " is missing")));
  EXPECT_THAT(faults, Contains(HasSubstr("family name holds")));
  EXPECT_THAT(faults, Contains(HasSubstr("counter of label Claim")));
}

TEST_F(Verify, DeepComparesTheDerivedLayer) {
  VerifyOptions options;
  options.recompute = [&](const Snapshot&) -> Result<Derived> { return make_derived(all_); };
  EXPECT_TRUE(check(options).clean());
  options.recompute = [&](const Snapshot&) -> Result<Derived> {
    Derived other = make_derived(all_);
    other.entities.front().name = "another";
    other.events.pop_back();
    return other;
  };
  auto faults = check(options).faults;
  EXPECT_THAT(faults, Contains(HasSubstr("differs from what the evidence gives")));
  EXPECT_THAT(faults, Contains(HasSubstr("but the evidence does not give it")));
}

}  // namespace
}  // namespace hearsay::graph
