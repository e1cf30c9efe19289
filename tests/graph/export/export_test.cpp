#include "graph/export/export.h"

#include <gtest/gtest.h>

#include "graph/export/records_jsonl.h"
#include "tests/graph/export/sample_graph.h"
#include "tests/graph/export/sample_records.h"
#include "tests/graph/export/scratch.h"

namespace hearsay::graph {
namespace {

class EveryExport : public testing::TestWithParam<Format> {
 protected:
  ExportSource source() const { return {&graph_, scan_of(records_), &derived_}; }
  ListGraph graph_ = sample_graph();
  std::vector<Evidence> records_ = test::sample_records();
  Derived derived_ = test::sample_derived(records_);
};

TEST_P(EveryExport, WritesSomethingAndLeavesNothingPartial) {
  test::ScratchFolder folder;
  auto status = write_export(source(), {GetParam()}, folder.file("out"));
  ASSERT_TRUE(status) << status.error().message;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    EXPECT_NE(entry.path().extension(), ".partial");
    if (entry.is_regular_file()) {
      EXPECT_GT(entry.file_size(), 10u) << entry.path();
    }
  }
}

TEST_P(EveryExport, FailsCleanlyWhereItCannotWrite) {
  auto status = write_export(source(), {GetParam()}, "/dev/null/out");
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::Io);
}

TEST_P(EveryExport, LeavesNothingOnAFullDisk) {
  test::ScratchFolder folder;
  test::FullDisk full(512);
  auto status = write_export(source(), {GetParam()}, folder.file("out"));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::Io);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path()))
    EXPECT_TRUE(entry.is_directory()) << entry.path();
}

TEST_P(EveryExport, KnowsItsName) { EXPECT_EQ(format_from_word(to_word(GetParam())), GetParam()); }

TEST_P(EveryExport, EitherKnowsViewsOrSaysThatItDoesNot) {
  test::ScratchFolder folder;
  auto status = write_export(source(), {GetParam(), View::Actors}, folder.file("out"));
  bool knows = GetParam() <= Format::Neo4j;
  EXPECT_EQ(status.has_value(), knows);
  if (!knows) {
    EXPECT_EQ(status.error().code, ErrorCode::Usage);
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, EveryExport,
                         testing::Values(Format::Graphml, Format::Gexf, Format::Csv, Format::Neo4j, Format::Jsonl,
                                         Format::Nquads, Format::Sqlite),
                         [](const auto& one) { return std::string(to_word(one.param)); });

TEST(Export, RefusesUnknownWords) { EXPECT_FALSE(format_from_word("xlsx")); }

}  // namespace
}  // namespace hearsay::graph
