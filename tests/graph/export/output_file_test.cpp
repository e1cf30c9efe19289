#include "graph/export/output_file.h"

#include <gtest/gtest.h>

#include "tests/graph/export/scratch.h"

namespace hearsay::graph {
namespace {

using test::contents;
using test::FullDisk;
using test::ScratchFolder;

TEST(OutputFile, IsThereOnlyAfterCommit) {
  ScratchFolder folder;
  std::string path = folder.file("out.txt");
  auto file = OutputFile::create(path);
  ASSERT_TRUE(file);
  file->append("whole");
  EXPECT_FALSE(std::filesystem::exists(path));
  ASSERT_TRUE(file->commit());
  EXPECT_EQ(contents(path), "whole");
  EXPECT_FALSE(std::filesystem::exists(path + ".partial"));
}

TEST(OutputFile, LeavesTheOldFileWhereItIsDropped) {
  ScratchFolder folder;
  std::string path = folder.file("out.txt");
  std::ofstream(path) << "old";
  {
    auto file = OutputFile::create(path);
    ASSERT_TRUE(file);
    file->append("half of the n");
    file->flush();
  }
  EXPECT_EQ(contents(path), "old");
  EXPECT_FALSE(std::filesystem::exists(path + ".partial"));
}

TEST(OutputFile, SaysThatTheDiskIsFullAndLeavesNothing) {
  ScratchFolder folder;
  std::string path = folder.file("out.txt");
  auto file = OutputFile::create(path);
  ASSERT_TRUE(file);
  FullDisk full(1 << 16);
  file->append(std::string(3 << 20, 'x'));
  EXPECT_TRUE(file->failed());
  auto status = file->commit();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::Io);
  EXPECT_NE(status.error().message.find(path + ": cannot be written"), std::string::npos) << status.error().message;
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(OutputFile, CommitsNoFileOfAFolderWhereOneFails) {
  ScratchFolder folder;
  std::vector<OutputFile> files;
  for (const char* name : {"a", "b"}) {
    auto file = OutputFile::create(folder.file(name));
    ASSERT_TRUE(file);
    files.push_back(std::move(*file));
  }
  FullDisk full(1 << 16);
  files[0].append("small");
  files[1].append(std::string(1 << 18, 'x'));
  EXPECT_FALSE(commit_all(files));
  files.clear();
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(OutputFile, WritesDevicesDirectly) {
  auto file = OutputFile::create("/dev/full");
  ASSERT_TRUE(file);
  file->append("x");
  auto status = file->commit();
  ASSERT_FALSE(status);
  EXPECT_NE(status.error().message.find("No space left"), std::string::npos);
  EXPECT_TRUE(std::filesystem::exists("/dev/full"));
}

TEST(OutputFile, RefusesFoldersAndPathsThatCannotBe) {
  ScratchFolder folder;
  EXPECT_EQ(OutputFile::create(folder.path()).error().code, ErrorCode::Io);
  EXPECT_EQ(OutputFile::create(folder.file("no/such/folder.txt")).error().code, ErrorCode::Io);
  EXPECT_EQ(OutputFile::create("").error().code, ErrorCode::Usage);
}

}  // namespace
}  // namespace hearsay::graph
