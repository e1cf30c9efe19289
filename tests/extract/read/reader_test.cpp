#include "extract/reader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/hash.h"
#include "base/utf8.h"

namespace hearsay::extract {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test, removed at the end.
class ReaderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("hearsay-reader-" + std::to_string(getpid()) + "-" + ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  std::string at(const std::string& name) const { return (folder_ / name).string(); }

  void read(const std::vector<std::string>& paths, ReadOptions options = {}) {
    std::istringstream input(input_);
    Reader reader(options, reporter_, &input);
    const auto status = reader.read(paths, [this](Document&& document) -> Status {
      documents_.push_back(std::move(document));
      return {};
    });
    EXPECT_TRUE(status) << status.error().message;
    counts_ = reader.counts();
  }

  // "file:line what" of the only notice.
  std::string notice() const {
    const auto notices = reporter_.notices();
    return notices.size() == 1 ? notices[0].where + " " + notices[0].what : std::to_string(notices.size()) + " notices";
  }

  fs::path folder_;
  std::string input_;
  CollectingReporter reporter_;
  std::vector<Document> documents_;
  ReadCounts counts_;
};

TEST_F(ReaderTest, ReadsATextFileWithItsHeadline) {
  const std::string path = write("a.txt", "Two soldiers killed in clash\n\nThe ministry said so.\n");
  read({path});
  ASSERT_EQ(documents_.size(), 1u);
  EXPECT_EQ(documents_[0].uri, path);
  EXPECT_EQ(documents_[0].title, "Two soldiers killed in clash");
  EXPECT_EQ(slice(documents_[0].text, documents_[0].title_span), documents_[0].title);
  EXPECT_EQ(documents_[0].text_hash, hash64(documents_[0].text));
  EXPECT_TRUE(documents_[0].id.valid());
  EXPECT_TRUE(counts_.clean());
}

TEST_F(ReaderTest, TakesNoSentenceForAHeadline) {
  read({write("a.txt", "The ministry said on Tuesday that two died.\n\nMore text.\n")});
  ASSERT_EQ(documents_.size(), 1u);
  EXPECT_EQ(documents_[0].title, "");
}

TEST_F(ReaderTest, KeepsPlainTextByteForByte) {
  const std::string text = "T\xC3\xA9gh under fire\r\n\r\n\xE2\x80\x9CThey fired,\xE2\x80\x9D he said.\r\n\tEnd  \n";
  read({write("a.txt", text)});
  ASSERT_EQ(documents_.size(), 1u);
  EXPECT_EQ(documents_[0].text, text);
}

TEST_F(ReaderTest, TakesOffTheByteOrderMark) {
  read({write("a.txt", "\xEF\xBB\xBFOne two three.")});
  ASSERT_EQ(documents_.size(), 1u);
  EXPECT_EQ(documents_[0].text, "One two three.");
}

TEST_F(ReaderTest, ReadsUtf16AndOldCodePages) {
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("Baku denies it.")) utf16 += {c, '\0'};
  read({write("a.txt", utf16), write("b.txt", "Caf\xE9 owners in Besan\xE7on said the fighting was over, as they had d\xE9j\xE0 said.")});
  ASSERT_EQ(documents_.size(), 2u);
  EXPECT_EQ(documents_[0].text, "Baku denies it.");
  EXPECT_EQ(documents_[1].text.substr(0, 5), "Caf\xC3\xA9");
  EXPECT_TRUE(counts_.clean());
}

TEST_F(ReaderTest, ReadsFoldersInOrderAndPassesOtherKindsOver) {
  write("b.txt", "B says.");
  write("a/z.txt", "Z says.");
  write("a.html", "<html><body><p>H says.</p></body></html>");
  write("picture.png", "\x89PNG");
  write("notes.md", "none");
  write("a.gold.json", "{}");
  read({folder_.string()});
  ASSERT_EQ(documents_.size(), 3u);
  EXPECT_EQ(documents_[0].uri, at("a.html"));
  EXPECT_EQ(documents_[1].uri, at("a/z.txt"));
  EXPECT_EQ(documents_[2].uri, at("b.txt"));
  EXPECT_EQ(counts_.passed_over, 3u);
  EXPECT_TRUE(counts_.clean());
}

TEST_F(ReaderTest, ReadsGlobsAndNormalisesPathsAndReadsEachFileOnce) {
  write("1.txt", "One.");
  write("2.txt", "Two.");
  write("3.md", "Three.");
  read({at("*.txt"), folder_.string() + "/./x/../1.txt"});
  ASSERT_EQ(documents_.size(), 2u);
  EXPECT_EQ(documents_[0].uri, at("1.txt"));
}

TEST_F(ReaderTest, ReadsJsonLinesWithOtherNamesAndKeepsUnknownFields) {
  const std::string path = write("a.jsonl",
      R"({"id": 7, "title": "T", "maintext": "Body.", "date_publish": "2023-04-11 16:00:00", "source_domain": "example.org", "authors": ["A"]})" "\n"
      R"({"url": "https://example.org/2", "text": "Second.", "language": "id", "publisher": null})" "\r\n"
      "\n"
      R"({"text": "Third."})" "\n");
  read({path});
  ASSERT_EQ(documents_.size(), 3u);
  EXPECT_EQ(documents_[0].uri, "7");
  EXPECT_EQ(documents_[0].published, "2023-04-11T16:00:00");
  EXPECT_EQ(documents_[0].publisher, "example.org");
  EXPECT_EQ(documents_[0].extra.at("authors"), "[\"A\"]");
  EXPECT_EQ(documents_[1].uri, "https://example.org/2");
  EXPECT_EQ(documents_[1].language, "id");
  EXPECT_EQ(documents_[2].uri, path + "#4");
}

TEST_F(ReaderTest, AppliesMetadataOfTheFolder) {
  write("a.txt", "Body of a.\n");
  write("b.txt", "Body of b.\n");
  write("sub/c.txt", "Body of c.\n");
  write("metadata.jsonl", R"({"file": "a.txt", "title": "A", "publisher": "Example Wire", "published": "2023-04-11", "language": "en", "url": null, "desk": 3})" "\n");
  write("sub/metadata.csv", "file,title,publisher\r\nc.txt,\"Said \"\"no\"\", again\",Example Post\r\n");
  read({folder_.string()});
  ASSERT_EQ(documents_.size(), 3u);
  EXPECT_EQ(documents_[0].publisher, "Example Wire");
  EXPECT_EQ(documents_[0].title, "A");
  EXPECT_TRUE(documents_[0].title_span.empty());
  EXPECT_EQ(documents_[0].extra.at("desk"), "3");
  EXPECT_EQ(documents_[1].publisher, "");
  EXPECT_EQ(documents_[2].title, "Said \"no\", again");
}

TEST_F(ReaderTest, AppliesAMetadataFileGivenByName) {
  const std::string path = write("a.txt", "Body of a.\n");
  ReadOptions options;
  options.metadata = write("elsewhere/about.csv", "file,published\na.txt,2020-09-27\n");
  read({path}, options);
  ASSERT_EQ(documents_.size(), 1u);
  EXPECT_EQ(documents_[0].published, "2020-09-27");
}

TEST_F(ReaderTest, ReportsAnEmptyFile) {
  const std::string path = write("a.txt", "");
  read({path, write("b.txt", "Text.")});
  EXPECT_EQ(notice(), path + " has no text");
  EXPECT_EQ(documents_.size(), 1u);
  EXPECT_EQ(counts_.empty, 1u);
}

TEST_F(ReaderTest, RefusesABinaryFileAndNamesTheByte) {
  const std::string path = write("a.txt", std::string("ELF\0\1\2", 6));
  read({path});
  EXPECT_EQ(notice(), path + " is binary, not text: byte 3 is NUL");
  EXPECT_EQ(counts_.failed, 1u);
}

TEST_F(ReaderTest, RepairsHalfASequenceAndNamesTheByte) {
  const std::string path = write("a.txt", "The minister said \xE2\x80\x9Cno\xE2\x80\x9D to Bak\xC3");
  read({path});
  EXPECT_EQ(notice(), path + "@33 is no valid UTF-8 at this byte; read with U+FFFD in its place");
  ASSERT_EQ(documents_.size(), 1u);
  EXPECT_TRUE(documents_[0].text.ends_with("Bak\xEF\xBF\xBD"));
  EXPECT_EQ(counts_.repaired, 1u);
}

TEST_F(ReaderTest, ReportsABrokenLineInTheMiddleAndReadsTheRest) {
  const std::string path = write("a.jsonl", "{\"text\": \"One.\"}\n{\"text\": \"Two.\n{\"text\": \"Three.\"}\n");
  read({path});
  const auto notices = reporter_.notices();
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].where, path + ":2");
  EXPECT_EQ(documents_.size(), 2u);
}

TEST_F(ReaderTest, ReportsLinesThatAreNoArticles) {
  const std::string path = write("a.jsonl", "[1]\n{\"title\": \"T\"}\n{\"text\": [1]}\n{\"text\": null}\n{\"text\": \"Good.\"}\n");
  read({path});
  const auto notices = reporter_.notices();
  ASSERT_EQ(notices.size(), 4u);
  EXPECT_EQ(notices[0].where + " " + notices[0].what, path + ":1 is array, expected an object");
  EXPECT_EQ(notices[1].where + " " + notices[1].what, path + ":2 has no \"text\" and no \"maintext\"");
  EXPECT_EQ(notices[2].where + " " + notices[2].what, path + ":3 \"text\" is array, expected a string");
  EXPECT_EQ(notices[3].where + " " + notices[3].what, path + ":4 has no text");
  EXPECT_EQ(documents_.size(), 1u);
}

TEST_F(ReaderTest, RefusesALineLongerThanTheLimitAndReadsTheNext) {
  ReadOptions options;
  options.largest_document = 1000;
  const std::string path = write("a.jsonl", "{\"text\": \"" + std::string(200'000, 'x') + "\"}\n{\"text\": \"Short.\"}\n");
  read({path}, options);
  EXPECT_EQ(notice(), path + ":1 is longer than the largest document read (1000 bytes)");
  ASSERT_EQ(documents_.size(), 1u);
  EXPECT_EQ(documents_[0].uri, path + "#2");
}

TEST_F(ReaderTest, RefusesAFileLongerThanTheLimit) {
  ReadOptions options;
  options.largest_document = 10;
  const std::string path = write("a.txt", "This is longer than ten bytes.");
  read({path}, options);
  EXPECT_EQ(notice(), path + " is longer than the largest document read (10 bytes)");
}

TEST_F(ReaderTest, ReportsAMissingFolderAndAGlobWithoutMatch) {
  const std::string path = write("a.txt", "Text.");
  read({at("nowhere"), at("*.jsonl"), path});
  const auto notices = reporter_.notices();
  ASSERT_EQ(notices.size(), 2u);
  EXPECT_EQ(notices[0].where + " " + notices[0].what, at("nowhere") + " does not exist");
  EXPECT_EQ(notices[1].where + " " + notices[1].what, at("*.jsonl") + " matches no file");
  EXPECT_EQ(counts_.missing, 2u);
  EXPECT_EQ(documents_.size(), 1u);
}

TEST_F(ReaderTest, ReportsABrokenMetadataRow) {
  write("a.txt", "Text of a.");
  write("metadata.jsonl", "{\"file\": \"a.txt\", \"publisher\": \"P\"}\n{oops\n");
  read({folder_.string()});
  EXPECT_EQ(notice(), at("metadata.jsonl") + ":2 is no JSON object");
  ASSERT_EQ(documents_.size(), 1u);
  EXPECT_EQ(documents_[0].publisher, "P");
}

TEST_F(ReaderTest, ReadsStandardInputAsLinesOrAsText) {
  input_ = "{\"id\": \"x\", \"text\": \"One.\"}\n{\"text\": \"Two.\"}\n";
  read({"-"});
  ASSERT_EQ(documents_.size(), 2u);
  EXPECT_EQ(documents_[1].uri, "-#2");
  documents_.clear();
  input_ = "Only text.";
  read({"-"});
  ASSERT_EQ(documents_.size(), 1u);
  EXPECT_EQ(documents_[0].uri, "-");
}

TEST_F(ReaderTest, ReadsJsonArrays) {
  const std::string path = write("a.json", "[{\"text\": \"One.\"}, 3, {\"text\": \"Three.\"}]");
  read({path});
  EXPECT_EQ(notice(), path + "#2 is number, expected an object");
  ASSERT_EQ(documents_.size(), 2u);
  EXPECT_EQ(documents_[1].uri, path + "#3");
}

TEST_F(ReaderTest, ReadsAPageWithoutItsSurroundings) {
  read({write("a.html",
      "<html lang=\"en-GB\"><head><title>Site | Clash</title><meta property=\"og:title\" content=\"Clash at the border\">"
      "<meta property=\"article:published_time\" content=\"2023-04-11T16:00:00Z\"><meta property=\"og:site_name\" content=\"Example Wire\"></head>"
      "<body><nav>Home News</nav><article><h1>Clash at the border</h1><p>Four soldiers <b>died</b>,\n the ministry said.</p><script>x()</script>"
      "<p>The other side denied it &ndash; again. " + std::string(200, 'y') + "</p></article><footer>Share this</footer></body></html>")});
  ASSERT_EQ(documents_.size(), 1u);
  const Document& document = documents_[0];
  EXPECT_EQ(document.title, "Clash at the border");
  EXPECT_EQ(document.published, "2023-04-11T16:00:00Z");
  EXPECT_EQ(document.publisher, "Example Wire");
  EXPECT_EQ(document.language, "en");
  EXPECT_TRUE(document.text.starts_with("Clash at the border\n\nFour soldiers died, the ministry said.\n\nThe other side denied it \xE2\x80\x93 again."));
  EXPECT_EQ(document.text.find("Share"), std::string::npos);
  EXPECT_EQ(document.text.find("x()"), std::string::npos);
  EXPECT_EQ(slice(document.text, document.title_span), document.title);
}

TEST_F(ReaderTest, StopsWhereTheSinkFails) {
  const std::string first = write("a.txt", "One."), second = write("b.txt", "Two.");
  Reader reader({}, reporter_, nullptr);
  int given = 0;
  const auto status = reader.read({first, second}, [&given](Document&&) -> Status {
    ++given;
    return fail(ErrorCode::Io, "disk full");
  });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message, "disk full");
  EXPECT_EQ(given, 1);
}

TEST_F(ReaderTest, LooksAheadWithoutReading) {
  write("a.txt", "12345");
  write("metadata.csv", "file\n");
  Reader reader({}, reporter_, nullptr);
  const auto outlook = reader.look_ahead({folder_.string()});
  EXPECT_EQ(outlook.files, 1u);
  EXPECT_EQ(outlook.bytes, 5u);
}

}  // namespace
}  // namespace hearsay::extract
