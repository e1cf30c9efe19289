// Every format version ever written opens: tests/stores/vN holds a small store of version N.
// HEARSAY_WRITE_SAMPLE=DIR writes the sample of the present version instead.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "graph/store/evidence_codec.h"
#include "graph/store/store.h"
#include "graph/store/verify.h"
#include "tests/graph/store/sample_world.h"
#include "tests/graph/store/temp_folder.h"

namespace hearsay::graph {
namespace {

namespace fs = std::filesystem;

std::vector<Evidence> sample_documents() {
  std::vector<Evidence> all;
  for (std::size_t i = 0; i < 12; ++i) all.push_back(make_evidence("sample/" + std::to_string(i) + ".txt", 300 + i));
  return all;
}

void write_sample(const std::string& path) {
  auto store = Store::open(path, Store::Mode::Create);
  ASSERT_TRUE(store) << store.error().message;
  ASSERT_TRUE((*store)->put(make_evidence("sample/0.txt", 1)));  // becomes a revision
  for (const Evidence& evidence : sample_documents()) ASSERT_TRUE((*store)->put(evidence));
  std::vector<Block> blocks = {{"link/note", "kept"}};
  ASSERT_TRUE((*store)->set_derived(make_derived(sample_documents()), blocks));
  ASSERT_TRUE((*store)->compact());
}

TEST(StoredVersions, VersionOneOpensAndVerifies) {
  if (const char* folder = std::getenv("HEARSAY_WRITE_SAMPLE")) return write_sample(folder);
  TempFolder folder;
  std::string sample = std::string(HEARSAY_SOURCE_DIR) + "/tests/stores/v1";
  ASSERT_TRUE(fs::exists(sample + "/HEARSAY"));
  fs::copy(sample, folder / "graph", fs::copy_options::recursive);
  auto store = Store::open(folder / "graph", Store::Mode::ReadWrite);
  ASSERT_TRUE(store) << store.error().message;
  VerifyOptions options;
  options.recompute = [](const Snapshot&) -> Result<Derived> { return make_derived(sample_documents()); };
  auto report = verify(**store, options);
  ASSERT_TRUE(report && report->clean()) << report->faults.front();
  auto now = (*store)->snapshot();
  for (const Evidence& evidence : sample_documents())
    EXPECT_EQ(encode_evidence(**now->evidence(evidence.document.id)), encode_evidence(evidence));
  EXPECT_EQ(now->history(make_document_id("sample/0.txt"))->size(), 1U);
  EXPECT_EQ(*now->block("link/note"), "kept");
}

}  // namespace
}  // namespace hearsay::graph
