// The engine adds and takes back documents block by block: whatever the sequence, the exports are those of a graph that was
// built from the documents that are left, to the byte.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sstream>

#include "base/reporter.h"
#include "bench/link/synthetic_world.h"
#include "engine/engine.h"
#include "engine/link_blocks.h"
#include "schemas/evidence_json.h"

namespace hearsay::engine {
namespace {

namespace fs = std::filesystem;

class Linking : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("hearsay_linking_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::unique_ptr<Engine> open(const std::string& graph) {
    auto engine = Engine::open({(folder_ / graph).string(), HEARSAY_SOURCE_DIR}, OpenMode::Write);
    EXPECT_TRUE(engine) << (engine ? "" : engine.error().message);
    return engine ? std::move(*engine) : nullptr;
  }

  void load(Engine& engine, const std::vector<const Evidence*>& records, const std::string& corrections = "") {
    const auto file = folder_ / "batch.jsonl";
    {
      std::ofstream out(file);
      for (const auto* record : records) out << to_json(*record) << "\n";
    }
    BuildSettings settings;
    settings.corrections = corrections;
    CollectingReporter reporter;
    auto summary = engine.load({file.string()}, settings, [](auto&&...) {}, reporter);
    ASSERT_TRUE(summary) << summary.error().message;
    ASSERT_EQ(summary->failed, 0U);
  }

  std::map<std::string, std::string> exported(const Engine& engine) {
    ExportSettings settings;
    settings.format = "jsonl";
    settings.output = (folder_ / "out").string();
    fs::remove_all(settings.output);
    const auto done = engine.export_graph(settings);
    EXPECT_TRUE(done);
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(settings.output)) {
      std::ifstream in(entry.path(), std::ios::binary);
      std::stringstream text;
      text << in.rdbuf();
      files[entry.path().filename().string()] = text.str();
    }
    return files;
  }

  // The graph against one that is built at once from the same documents.
  void expect_fresh(const Engine& engine, const std::vector<const Evidence*>& records, const std::string& corrections, const std::string& where) {
    auto fresh = open("fresh");
    ASSERT_NE(fresh, nullptr);
    load(*fresh, records, corrections);
    const auto wanted = exported(*fresh), got = exported(engine);
    fresh.reset();
    fs::remove_all(folder_ / "fresh");
    ASSERT_EQ(wanted.size(), got.size());
    for (const auto& [name, text] : wanted) ASSERT_TRUE(got.at(name) == text) << where << ": " << name << " differs";
    const auto report = engine.verify(true);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->problems.empty()) << where << ": " << report->problems.front();
  }

  fs::path folder_;
};

TEST_F(Linking, RandomSequencesEndWhereAFreshBuildDoes) {
  const auto corrections = (folder_ / "corrections.txt").string();
  std::ofstream(corrections) << "same \"Example Agency 1\" \"Example Agency 2\"\n";
  for (std::uint64_t seed = 31; seed < 34; ++seed) {
    // Two versions of each document: the second is published a day later.
    std::vector<Evidence> versions[2] = {bench::make_world({60, seed, seed == 33}).evidence, {}};
    versions[1] = versions[0];
    for (auto& evidence : versions[1]) evidence.document.published = "2031-01-01";
    std::mt19937_64 random(seed);
    const std::string kept = seed == 32 ? corrections : "";
    const auto graph = "graph" + std::to_string(seed);
    auto engine = open(graph);
    std::vector<const Evidence*> in(versions[0].size(), nullptr);
    auto present = [&] {
      std::vector<const Evidence*> left;
      for (const auto* record : in)
        if (record) left.push_back(record);
      return left;
    };
    for (std::size_t i = 0; i < in.size(); i += 2) in[i] = &versions[0][i];
    load(*engine, present(), kept);
    for (int step = 0; step < 8; ++step) {
      std::vector<const Evidence*> batch;
      std::vector<std::string> gone;
      std::set<std::size_t> chosen;
      for (std::uint64_t n = random() % 5; n < 5; ++n) chosen.insert(static_cast<std::size_t>(random() % in.size()));
      for (auto i : chosen) {
        if (in[i] && random() % 3 != 0) gone.push_back(in[i]->document.uri), in[i] = nullptr;
        else batch.push_back(in[i] = &versions[random() % 2][i]);
      }
      if (!gone.empty()) {
        const auto done = engine->forget(gone);
        ASSERT_TRUE(done) << "seed " << seed << ": " << done.error().message;
      }
      load(*engine, batch);
      if (step % 5 == 2) engine.reset(), engine = open(graph);
      if (step % 4 == 3) expect_fresh(*engine, present(), kept, "seed " + std::to_string(seed) + " step " + std::to_string(step));
    }
  }
}

TEST_F(Linking, ForgettingEverythingLeavesNoTrace) {
  const auto world = bench::make_world({20, 41, false}).evidence;
  std::vector<const Evidence*> all;
  std::vector<std::string> uris;
  for (const auto& evidence : world) all.push_back(&evidence), uris.push_back(evidence.document.uri);
  auto engine = open("graph"), empty = open("empty");
  load(*engine, all);
  for (const auto& uri : uris) ASSERT_TRUE(engine->forget({uri}));
  load(*empty, {});
  EXPECT_EQ(exported(*engine), exported(*empty));
  auto store = engine->snapshot();
  EXPECT_EQ(store->node_count(""), 0U);
}

TEST_F(Linking, OtherCorrectionsLinkAnew) {
  const auto corrections = (folder_ / "corrections.txt").string();
  std::ofstream(corrections) << "same \"Example Agency 1\" \"Example Agency 2\"\n";
  const auto world = bench::make_world({40, 51, false}).evidence;
  std::vector<const Evidence*> all;
  for (const auto& evidence : world) all.push_back(&evidence);
  auto engine = open("graph");
  load(*engine, all);
  load(*engine, {}, corrections);
  expect_fresh(*engine, all, corrections, "corrections added");
}

}  // namespace
}  // namespace hearsay::engine
