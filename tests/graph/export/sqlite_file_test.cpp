#include "graph/export/sqlite_file.h"

#include <gtest/gtest.h>

#include "graph/export/records_jsonl.h"
#include "tests/graph/export/sample_records.h"
#include "tests/graph/export/scratch.h"

namespace hearsay::graph {
namespace {

TEST(SqliteFile, AnswersQuestionsInSql) {
  auto records = test::sample_records();
  test::ScratchFolder folder;
  std::string path = folder.file("g.sqlite");
  std::ofstream(path) << "an older file";
  auto status = write_sqlite(scan_of(records), test::sample_derived(records), path);
  ASSERT_TRUE(status) << status.error().message;
  EXPECT_FALSE(std::filesystem::exists(path + ".partial"));
  EXPECT_TRUE(test::runs("/usr/bin/python3 " HEARSAY_SOURCE_DIR "/tests/graph/export/readback.py sqlite " + path));
}

TEST(SqliteFile, IsTheSameToTheByteWhenWrittenAgain) {
  auto records = test::sample_records();
  auto derived = test::sample_derived(records);
  test::ScratchFolder folder;
  ASSERT_TRUE(write_sqlite(scan_of(records), derived, folder.file("a")));
  ASSERT_TRUE(write_sqlite(scan_of(records), derived, folder.file("b")));
  EXPECT_EQ(test::contents(folder.file("a")), test::contents(folder.file("b")));
}

TEST(SqliteFile, LeavesTheOldFileWhereTheScanFails) {
  test::ScratchFolder folder;
  std::string path = folder.file("g.sqlite");
  std::ofstream(path) << "old";
  EvidenceScan broken = [](const EvidenceVisitor&) { return Status(fail(ErrorCode::Corrupt, "damaged")); };
  auto status = write_sqlite(broken, Derived{}, path);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::Corrupt);
  EXPECT_EQ(test::contents(path), "old");
  EXPECT_FALSE(std::filesystem::exists(path + ".partial"));
}

TEST(SqliteFile, SaysWhereItCannotBeWritten) {
  test::ScratchFolder folder;
  auto status = write_sqlite(scan_of({}), Derived{}, folder.file("no/folder/g.sqlite"));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::Io);
  EXPECT_FALSE(write_sqlite(scan_of({}), Derived{}, folder.path()));
}

}  // namespace
}  // namespace hearsay::graph
