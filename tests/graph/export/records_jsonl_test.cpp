#include "graph/export/records_jsonl.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text_map.h"
#include "tests/graph/export/sample_records.h"
#include "tests/graph/export/scratch.h"

namespace hearsay::graph {
namespace {

using nlohmann::json;
using testing::ElementsAre;

std::vector<json> lines(RecordKind kind, const std::vector<Evidence>& records, const Derived& derived) {
  std::vector<json> found;
  EvidenceScan scan = scan_of(records);
  auto index = RecordIndex::build(scan, derived, RecordIndex::Mentions::Keep);
  EXPECT_TRUE(index);
  EXPECT_TRUE(each_record(kind, scan, *index, [&found](std::string_view line) {
    found.push_back(json::parse(line));
    return true;
  }));
  return found;
}

json claim_of(Act act) {
  auto records = test::sample_records();
  auto derived = test::sample_derived(records);
  for (auto& claim : lines(RecordKind::Claim, records, derived))
    if (claim["act"] == to_word(act)) return claim;
  return {};
}

// The words under [begin, end) counted in code points.
std::string words_under(const std::string& text, const json& span) {
  TextMap map(text);
  return std::string(slice(text, map.to_bytes({span["begin"].get<std::uint32_t>(), span["end"].get<std::uint32_t>()})));
}

TEST(RecordsJsonl, ClaimsCarryTheirWordsInCodePoints) {
  json claim = claim_of(Act::Accuse);
  std::string text = test::first_record().document.text;
  EXPECT_EQ(words_under(text, claim), claim["text"]);
  EXPECT_EQ(words_under(text, claim["spans"]["cue"]), "menuduh");
  EXPECT_EQ(words_under(text, claim["spans"]["claimant"]), "Armenia");
  EXPECT_EQ(words_under(text, claim["deed"]["time"][0]["span"]), "11 April");
  EXPECT_LT(claim["begin"], text.find("menuduh"));  // the text has letters of two and three bytes before it
}

TEST(RecordsJsonl, ClaimsNameEntitiesOfTheWholeGraph) {
  json claim = claim_of(Act::Accuse);
  EXPECT_EQ(claim["claimants"], json::parse(R"([{"id":"n0000000000001","name":"Armenia","side":"ARM"}])"));
  EXPECT_EQ(claim["accused"][0]["side"], "AZE");
  EXPECT_EQ(claim["deed"]["places"][0]["side"], nullptr);
  EXPECT_EQ(claim["event"], EventId{77}.to_string());
  EXPECT_EQ(claim["origins"], 2);
  EXPECT_EQ(claim["figures"].size(), 1u);
}

TEST(RecordsJsonl, ChainsKeepSourcesThatWereNotLinked) {
  json claim = claim_of(Act::Deny);
  ASSERT_EQ(claim["chain"].size(), 2u);
  EXPECT_EQ(claim["chain"][0]["source"], json::parse(R"({"id":null,"name":"Interfax","side":"RUS"})"));
  EXPECT_EQ(claim["chain"][1]["source"], nullptr);
  EXPECT_EQ(claim["spans"]["claimant"], nullptr);
  EXPECT_EQ(claim["origins"], nullptr);
}

TEST(RecordsJsonl, FiguresWithoutClaimantAreTheArticlesOwn) {
  auto records = test::sample_records();
  auto figures = lines(RecordKind::Figure, records, test::sample_derived(records));
  auto own = std::find_if(figures.begin(), figures.end(), [](const json& figure) { return figure["claim"].is_null(); });
  ASSERT_NE(own, figures.end());
  EXPECT_TRUE((*own)["claimants"].empty());
  EXPECT_EQ((*own)["min"], 3);
  EXPECT_EQ((*own)["count"], nullptr);
  EXPECT_EQ((*own)["event"], nullptr);
}

TEST(RecordsJsonl, EntitiesListTheirMentionsInAllDocuments) {
  auto records = test::sample_records();
  auto entities = lines(RecordKind::Entity, records, test::sample_derived(records));
  ASSERT_EQ(entities.size(), 3u);
  std::vector<std::string> documents;
  for (const auto& mention : entities[1]["mentions"]) documents.push_back(mention["document"]);
  EXPECT_THAT(documents, testing::UnorderedElementsAre("news/a.txt", "news/b.txt"));
  EXPECT_EQ(entities[2]["part_of"][0]["name"], "Armenia");
  EXPECT_EQ(entities[2]["latitude"], 39.55);
}

TEST(RecordsJsonl, DocumentsKeepTextAndUnknownMetadata) {
  auto records = test::sample_records();
  auto documents = lines(RecordKind::Document, records, test::sample_derived(records));
  auto first = std::find_if(documents.begin(), documents.end(), [](const json& d) { return d["uri"] == "news/a.txt"; });
  EXPECT_EQ((*first)["extra"], json::parse(R"({"section":"world","broken":"{"})"));
  EXPECT_EQ((*first)["text_hash"].get<std::string>().size(), 16u);
  EXPECT_EQ(std::stoull((*first)["text_hash"].get<std::string>(), nullptr, 16), records[0].document.text_hash);
  auto second = std::find_if(documents.begin(), documents.end(), [](const json& d) { return d["uri"] == "news/b.txt"; });
  EXPECT_EQ((*second)["text"], records[1].document.text);
  EXPECT_EQ((*second)["near_copy_of"][0]["document"], "news/a.txt");
}

TEST(RecordsJsonl, FilesAreTheSameWhateverTheOrderOfTheRecords) {
  auto records = test::sample_records();
  auto derived = test::sample_derived(records);
  auto turned = records;
  std::reverse(turned.begin(), turned.end());
  test::ScratchFolder folder;
  auto counts = write_records_jsonl(scan_of(records), derived, folder.file("one"));
  ASSERT_TRUE(counts) << counts.error().message;
  ASSERT_TRUE(write_records_jsonl(scan_of(turned), derived, folder.file("two")));
  for (int kind = 0; kind < 7; ++kind) {
    std::string name(file_name(static_cast<RecordKind>(kind)));
    std::string text = test::contents(folder.file("one/" + name));
    EXPECT_FALSE(text.empty()) << name;
    EXPECT_EQ(text, test::contents(folder.file("two/" + name))) << name;
  }
  EXPECT_EQ(counts->claims, 2u);
  EXPECT_EQ(counts->figures, 2u);
}

TEST(RecordsJsonl, SatisfyTheirSchemas) {
  if (!test::runs("/usr/bin/python3 -c 'import jsonschema' 2>/dev/null")) GTEST_SKIP() << "python3-jsonschema is missing";
  auto records = test::sample_records();
  test::ScratchFolder folder;
  ASSERT_TRUE(write_records_jsonl(scan_of(records), test::sample_derived(records), folder.path()));
  std::string validate = "/usr/bin/python3 " HEARSAY_SOURCE_DIR "/tests/graph/export/validate_records.py " HEARSAY_SOURCE_DIR "/schemas ";
  EXPECT_TRUE(test::runs(validate + folder.path()));
  std::ofstream(folder.file("claims.jsonl"), std::ios::app) << R"({"id":"c1","act":"sing"})" << '\n';
  EXPECT_FALSE(test::runs(validate + folder.path() + " >/dev/null 2>&1"));
}

TEST(RecordsJsonl, StopWhereTheVisitorDoes) {
  auto records = test::sample_records();
  auto derived = test::sample_derived(records);
  RecordIndex index(derived);
  int seen = 0;
  EXPECT_TRUE(each_record(RecordKind::Claim, scan_of(records), index, [&seen](std::string_view) { return ++seen < 1; }));
  EXPECT_EQ(seen, 1);
}

TEST(RecordsJsonl, FailWhereTheFolderCannotBeMade) {
  auto records = test::sample_records();
  auto counts = write_records_jsonl(scan_of(records), test::sample_derived(records), "/dev/null/folder");
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace hearsay::graph
