// The openCypher TCK. Prints passed, failed and skipped by folder. Scenarios known to fail are listed in
// tck_failing.txt, which may only shrink: an unlisted failure fails the test, and so does a listed scenario that passes.
// HEARSAY_TCK names another folder of features (and then nothing is compared with the list).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/graph/query/tck_runner.h"

namespace hearsay::testing {

namespace {

namespace fs = std::filesystem;

struct Tally {
  int passed = 0;
  int failed = 0;
  int skipped = 0;
};

struct Report {
  std::map<std::string, Tally> folders;
  std::map<std::string, std::string> failures;  // scenario -> why
  Tally total;
};

std::string read_text(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> feature_files(const fs::path& root) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".feature") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Report run_all(const fs::path& root) {
  Report report;
  const std::string graphs = (root.parent_path() / "graphs").string();
  for (const fs::path& file : feature_files(root)) {
    Tally& tally = report.folders[fs::relative(file.parent_path(), root).string()];
    for (const GherkinScenario& scenario : read_feature(read_text(file))) {
      const TckResult result = run_scenario(scenario, graphs);
      if (result.outcome == TckOutcome::Skipped) {
        ++tally.skipped;
        ++report.total.skipped;
      } else if (result.outcome == TckOutcome::Passed) {
        ++tally.passed;
        ++report.total.passed;
      } else {
        ++tally.failed;
        ++report.total.failed;
        report.failures[file.stem().string() + " " + scenario.name] = result.detail;
      }
    }
  }
  return report;
}

void print(const Report& report) {
  std::printf("%-38s %7s %7s %7s\n", "folder", "passed", "failed", "skipped");
  for (const auto& [folder, tally] : report.folders) {
    std::printf("%-38s %7d %7d %7d\n", folder.c_str(), tally.passed, tally.failed, tally.skipped);
  }
  const int run = report.total.passed + report.total.failed;
  std::printf("%-38s %7d %7d %7d  = %.1f %% of %d passed\n", "all", report.total.passed, report.total.failed,
              report.total.skipped, run == 0 ? 0.0 : 100.0 * report.total.passed / run, run);
}

std::set<std::string> listed_failures() {
  std::set<std::string> names;
  std::ifstream file(std::string(HEARSAY_SOURCE_DIR) + "/tests/graph/query/tck_failing.txt");
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') names.insert(line);
  }
  return names;
}

TEST(Tck, ReadingScenariosPassUnlessListed) {
  const char* other = std::getenv("HEARSAY_TCK");
  const fs::path root = other != nullptr ? fs::path(other) : fs::path(HEARSAY_SOURCE_DIR) / "../shared/tck/features";
  if (!fs::exists(root)) GTEST_SKIP() << "the features of the openCypher TCK are not at " << root;
  const Report report = run_all(fs::canonical(root));
  print(report);
  EXPECT_GE(report.total.passed, (report.total.passed + report.total.failed) * 85 / 100);
  const std::set<std::string> listed = other != nullptr ? std::set<std::string>() : listed_failures();
  for (const auto& [name, why] : report.failures) {
    if (!listed.contains(name)) ADD_FAILURE() << name << "\n    " << why;
  }
  for (const std::string& name : listed) {
    EXPECT_TRUE(report.failures.contains(name)) << name << " passes: take it off tck_failing.txt";
  }
}

}  // namespace

}  // namespace hearsay::testing
