// What a store says to bad input, and what is left of it after damage, full disks and kills.
#include <fcntl.h>
#include <rocksdb/db.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "graph/store/store.h"
#include "graph/store/verify.h"
#include "tests/graph/store/sample_world.h"
#include "tests/graph/store/store_dump.h"
#include "tests/graph/store/temp_folder.h"

namespace hearsay::graph {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

Evidence document(std::size_t i) { return make_evidence("build/" + std::to_string(i) + ".txt", 7000 + i); }

std::vector<Evidence> documents(std::size_t count) {
  std::vector<Evidence> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(document(i));
  return all;
}

void fill(const std::string& path, std::size_t count) {
  auto store = Store::open(path, Store::Mode::Create);
  ASSERT_TRUE(store) << store.error().message;
  for (const Evidence& evidence : documents(count)) ASSERT_TRUE((*store)->put(evidence));
  ASSERT_TRUE((*store)->set_derived(make_derived(documents(count))));
}

// Names, sizes and times of all files below a folder.
std::map<std::string, std::string> picture(const std::string& path) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    std::string time = std::to_string(entry.last_write_time().time_since_epoch().count());
    files[entry.path()] = entry.is_regular_file() ? std::to_string(entry.file_size()) + " " + time : "folder";
  }
  return files;
}

// Opening fails with `code`, in one line that names the path, and changes nothing on disk.
void expect_refused(const std::string& path, Store::Mode mode, ErrorCode code, const std::string& words) {
  std::string folder = fs::path(path).parent_path();
  auto before = picture(folder);
  auto store = Store::open(path, mode);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, code) << store.error().message;
  EXPECT_THAT(store.error().message, HasSubstr(path));
  EXPECT_THAT(store.error().message, HasSubstr(words));
  EXPECT_EQ(store.error().message.find('\n'), std::string::npos);
  EXPECT_EQ(picture(folder), before);
}

void write_file(const std::string& path, const std::string& content) { std::ofstream(path) << content; }

TEST(StoreOpen, RefusesAFile) {
  TempFolder folder;
  write_file(folder / "graph", "text");
  for (auto mode : {Store::Mode::Create, Store::Mode::ReadOnly})
    expect_refused(folder / "graph", mode, ErrorCode::Corrupt, "is a file");
}

TEST(StoreOpen, RefusesNothingAndForeignFolders) {
  TempFolder folder;
  expect_refused(folder / "none", Store::Mode::ReadOnly, ErrorCode::NotFound, "there is no graph store");
  fs::create_directory(folder / "empty");
  expect_refused(folder / "empty", Store::Mode::ReadWrite, ErrorCode::NotFound, "holds no graph store");
  fs::create_directory(folder / "letters");
  write_file(folder / "letters/a.txt", "dear");
  expect_refused(folder / "letters", Store::Mode::Create, ErrorCode::Corrupt, "no file HEARSAY");
}

TEST(StoreOpen, RefusesAForeignRocksdb) {
  TempFolder folder;
  {
    rocksdb::DB* db = nullptr;
    rocksdb::Options options;
    options.create_if_missing = true;
    ASSERT_TRUE(rocksdb::DB::Open(options, folder / "db", &db).ok());
    ASSERT_TRUE(db->Put({}, "a", "b").ok());
    delete db;
  }
  for (auto mode : {Store::Mode::Create, Store::Mode::ReadOnly})
    expect_refused(folder / "db", mode, ErrorCode::Corrupt, "is a RocksDB database, but not a graph store");
}

TEST(StoreOpen, RefusesASecondWriter) {
  TempFolder folder;
  fill(folder / "graph", 3);
  auto writer = Store::open(folder / "graph", Store::Mode::ReadWrite);
  ASSERT_TRUE(writer);
  ASSERT_TRUE((*writer)->compact());  // so that the writer's own merging in the background is over
  expect_refused(folder / "graph", Store::Mode::ReadWrite, ErrorCode::Corrupt, "is being written by another process");
  auto reader = Store::open(folder / "graph", Store::Mode::ReadOnly);
  EXPECT_TRUE(reader) << reader.error().message;
}

TEST(StoreOpen, RefusesANewerFormat) {
  TempFolder folder;
  fill(folder / "graph", 2);
  write_file(folder / "graph/HEARSAY", "hearsay graph store, format 99\n");
  expect_refused(folder / "graph", Store::Mode::ReadWrite, ErrorCode::Unsupported, "format 99");
  write_file(folder / "graph/HEARSAY", "hearsay graph store, format 1");  // cut off: it may have been 12
  expect_refused(folder / "graph", Store::Mode::ReadOnly, ErrorCode::Corrupt, "is not the mark");
  write_file(folder / "graph/HEARSAY", "something else\n");
  expect_refused(folder / "graph", Store::Mode::ReadOnly, ErrorCode::Corrupt, "is not the mark");
}

TEST(StoreOpen, RefusesAnIncompleteCopy) {
  TempFolder folder;
  fill(folder / "graph", 5);
  fs::copy(folder / "graph", folder / "copy", fs::copy_options::recursive);
  fs::remove(folder / "copy/CURRENT");
  expect_refused(folder / "copy", Store::Mode::Create, ErrorCode::Corrupt, "incomplete copy");
  fs::remove_all(folder / "copy");
  fs::copy(folder / "graph", folder / "copy", fs::copy_options::recursive);
  for (const auto& entry : fs::directory_iterator(folder / "copy"))
    if (entry.path().extension() == ".sst") {
      fs::remove(entry.path());
      break;
    }
  auto store = Store::open(folder / "copy", Store::Mode::ReadOnly);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::Corrupt);
  EXPECT_THAT(store.error().message, HasSubstr(".sst"));
}

TEST(StoreOpen, GoesOnWhereItDiedWhileBeingMade) {
  TempFolder folder;
  fs::create_directory(folder / "graph");
  write_file(folder / "graph/HEARSAY", "hearsay graph store, format 1\n");
  EXPECT_TRUE(Store::open(folder / "graph", Store::Mode::Create));
}

// Runs `work` in a child as user nobody; true where it returned true.
bool as_nobody(const std::function<bool()>& work) {
  pid_t child = fork();
  if (child == 0) {
    bool changed = setgid(65534) == 0 && setuid(65534) == 0;
    _exit(changed && work() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(StoreOpen, RefusesAFolderWithoutRights) {
  if (geteuid() != 0) GTEST_SKIP() << "needs to run as root, to become nobody";
  TempFolder folder;
  fs::permissions(folder.path(), fs::perms::owner_all | fs::perms::others_exec | fs::perms::others_read);
  fs::create_directory(folder / "closed");
  fs::permissions(folder / "closed", fs::perms::owner_all);
  for (const char* name : {"closed", "new"}) {
    std::string path = folder / name;
    EXPECT_TRUE(as_nobody([&] {
      auto store = Store::open(path, Store::Mode::Create);
      return !store && store.error().code == ErrorCode::Corrupt && store.error().message.find(path) != std::string::npos &&
             store.error().message.find("ermission denied") != std::string::npos;
    })) << name;
  }
}

TEST(StoreDamage, FlippedByteInAFileIsNamed) {
  TempFolder folder;
  fill(folder / "graph", 30);
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder / "graph"))
    if (entry.path().extension() == ".sst") files.push_back(entry.path().filename());
  ASSERT_FALSE(files.empty());
  for (std::size_t i = 0; i < 3 * files.size(); ++i) {
    const std::string& name = files[i / 3];
    fs::remove_all(folder / "copy");
    fs::copy(folder / "graph", folder / "copy", fs::copy_options::recursive);
    auto size = static_cast<std::streamoff>(fs::file_size(folder / ("copy/" + name)));
    std::streamoff place = i % 3 == 0 ? 20 : i % 3 == 1 ? size / 2 : size - 300;  // keys and values; what tells of them
    std::fstream file(folder / ("copy/" + name), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(place);
    char byte = static_cast<char>(file.get());
    file.seekp(place);
    file.put(static_cast<char>(byte ^ 0x40));
    file.close();
    auto store = Store::open(folder / "copy", Store::Mode::ReadOnly);
    if (!store) {
      EXPECT_EQ(store.error().code, ErrorCode::Corrupt);
      EXPECT_THAT(store.error().message, HasSubstr(name));
      continue;
    }
    auto report = verify(**store);
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->clean()) << name;
    EXPECT_THAT(report->faults.front(), HasSubstr(name));
  }
}

// ---- a building process, killed or starved: this program again, with a task

constexpr const char* kTask = "HEARSAY_STORE_TASK";

// Puts documents 0 .. count-1 and links them at the end; reports each as done on file descriptor 3.
int build_task(const std::string& path, std::size_t count) {
  auto store = Store::open(path, Store::Mode::Create);
  if (!store) return std::fprintf(stderr, "%s\n", store.error().message.c_str()), 4;
  for (std::uint32_t i = 0; i < count; ++i) {
    auto outcome = (*store)->put(document(i));
    if (!outcome) return std::fprintf(stderr, "%s\n", outcome.error().message.c_str()), outcome.error().code == ErrorCode::Io ? 5 : 4;
    if (write(3, &i, sizeof i) != sizeof i) return 9;
  }
  return (*store)->set_derived(make_derived(documents(count))) ? 0 : 5;
}

TEST(StoreTask, RunsInAChildOnly) {
  const char* task = std::getenv(kTask);
  if (task == nullptr) GTEST_SKIP() << "part of other tests";
  std::string words = task;
  std::size_t space = words.find(' ');
  std::size_t limit = words.find(' ', space + 1);
  if (limit != std::string::npos) {
    rlimit size{};
    size.rlim_cur = size.rlim_max = std::stoul(words.substr(limit + 1));
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &size);
  }
  _exit(build_task(words.substr(space + 1, limit - space - 1), std::stoul(words)));
}

struct Child {
  pid_t id = 0;
  int done = -1;  // read end of the reports

  Child(const std::string& path, std::size_t count, std::size_t file_limit = 0) {
    int ends[2];
    EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
    std::string task = std::to_string(count) + " " + path + (file_limit == 0 ? "" : " " + std::to_string(file_limit));
    id = fork();
    if (id == 0) {
      dup2(ends[1], 3);
      setenv(kTask, task.c_str(), 1);
      execl("/proc/self/exe", "task", "--gtest_filter=StoreTask.*", "--gtest_brief=1", nullptr);
      _exit(99);
    }
    close(ends[1]);
    done = ends[0];
  }
  std::vector<std::uint32_t> finish(int* status) const {
    std::vector<std::uint32_t> reported;
    std::uint32_t number = 0;
    while (read(done, &number, sizeof number) == sizeof number) reported.push_back(number);
    close(done);
    waitpid(id, status, 0);
    return reported;
  }
};

void expect_whole(const std::string& path, const std::vector<std::uint32_t>& reported, std::size_t count) {
  auto store = Store::open(path, Store::Mode::ReadWrite);
  ASSERT_TRUE(store) << store.error().message;
  auto now = (*store)->snapshot();
  for (std::uint32_t number : reported) {
    auto stored = now->evidence(document(number).document.id);
    ASSERT_TRUE(stored && *stored) << "document " << number << " was reported as done";
  }
  VerifyOptions options;
  if (!*now->derived_is_stale() && now->document_count() == count)
    options.recompute = [&](const Snapshot&) -> Result<Derived> { return make_derived(documents(count)); };
  auto report = verify(**store, options);
  ASSERT_TRUE(report && report->clean()) << report->faults.front();
}

std::size_t number_from(const char* name, std::size_t usual) {
  const char* given = std::getenv(name);
  return given == nullptr ? usual : std::strtoull(given, nullptr, 10);
}

TEST(StoreSurvival, KilledBuildsLoseNothing) {
  TempFolder folder;
  std::size_t kills = number_from("HEARSAY_SURVIVAL_KILLS", 8);
  std::size_t count = number_from("HEARSAY_SURVIVAL_DOCUMENTS", 80);
  fill(folder / "undisturbed", count);
  StoreContent expected = dump_store(*(*Store::open(folder / "undisturbed", Store::Mode::ReadOnly))->snapshot());
  TestRandom random(test_seed(99));
  std::size_t killed = 0;
  std::size_t finished = 0;
  std::uint64_t longest = 200000;  // microseconds; follows what a build takes here
  while (killed < kills) {
    Child child(folder / "graph", count);
    std::uint64_t wait = random.below(longest);
    std::this_thread::sleep_for(std::chrono::microseconds(wait));
    kill(child.id, SIGKILL);
    int status = 0;
    auto reported = child.finish(&status);
    if (!fs::exists(folder / "graph")) {  // killed before it began
      longest += 20000;
      continue;
    }
    if (WIFSIGNALED(status)) ++killed;
    if (reported.empty()) longest += 20000;
    if (fs::exists(folder / "graph/CURRENT")) {
      ASSERT_NO_FATAL_FAILURE(expect_whole(folder / "graph", reported, count)) << "kill " << killed;
    }
    if (!WIFSIGNALED(status)) {
      ASSERT_EQ(WEXITSTATUS(status), 0);
      ++finished;
      fs::remove_all(folder / "graph");
    }
  }
  Child last(folder / "graph", count);
  int status = 0;
  last.finish(&status);
  ASSERT_EQ(WEXITSTATUS(status), 0);
  auto store = Store::open(folder / "graph", Store::Mode::ReadOnly);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_EQ(first_difference(expected, dump_store(*(*store)->snapshot())), "");
  std::cout << killed << " kills, " << finished << " builds that ended before they were killed\n";
}

TEST(StoreSurvival, FullDiskIsAnErrorAndLosesNothing) {
  TempFolder folder;
  std::size_t starved = 0;
  for (std::size_t limit : {30000U, 90000U, 200000U}) {
    fs::remove_all(folder / "graph");
    Child child(folder / "graph", 150, limit);
    int status = 0;
    auto reported = child.finish(&status);
    ASSERT_TRUE(WIFEXITED(status));
    ASSERT_TRUE(WEXITSTATUS(status) == 5 || WEXITSTATUS(status) == 4) << WEXITSTATUS(status);
    if (!reported.empty()) ++starved;
    if (fs::exists(folder / "graph/CURRENT")) {
      ASSERT_NO_FATAL_FAILURE(expect_whole(folder / "graph", reported, 150)) << limit;
    }
  }
  EXPECT_GT(starved, 0U);
}

TEST(StoreSurvival, CutLogIsNamed) {
  TempFolder folder;
  std::vector<std::uint32_t> reported;
  int wait = 400;  // milliseconds; more where the machine is slow
  do {
    fs::remove_all(folder / "graph");
    Child child(folder / "graph", 100000);
    std::this_thread::sleep_for(std::chrono::milliseconds(wait));
    wait += 300;
    kill(child.id, SIGKILL);
    int status = 0;
    reported = child.finish(&status);
  } while (reported.size() < 5);
  std::string log;
  for (const auto& entry : fs::directory_iterator(folder / "graph"))
    if (entry.path().extension() == ".log" && entry.file_size() > 0) log = entry.path();
  ASSERT_FALSE(log.empty());
  fs::resize_file(log, fs::file_size(log) / 2);
  for (auto mode : {Store::Mode::ReadOnly, Store::Mode::ReadWrite}) {
    auto store = Store::open(folder / "graph", mode);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().code, ErrorCode::Corrupt);
    EXPECT_THAT(store.error().message, HasSubstr(".log: is cut off"));
  }
  fs::remove(folder / "graph/WRITES");
  auto store = Store::open(folder / "graph", Store::Mode::ReadWrite);
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_LT((*store)->snapshot()->document_count(), reported.size());
  auto report = verify(**store);
  EXPECT_TRUE(report && report->clean()) << report->faults.front();
}

}  // namespace
}  // namespace hearsay::graph
