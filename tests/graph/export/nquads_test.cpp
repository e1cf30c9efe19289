#include "graph/export/nquads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/export/quad_writer.h"
#include "graph/export/records_jsonl.h"
#include "tests/graph/export/sample_records.h"
#include "tests/graph/export/scratch.h"

namespace hearsay::graph {
namespace {

using testing::HasSubstr;

TEST(QuadWriter, EscapesLiteralsAndAddresses) {
  test::ScratchFolder folder;
  auto file = OutputFile::create(folder.file("x.nq"));
  ASSERT_TRUE(file);
  QuadWriter out(*file);
  out.text("c1", "schema:text", "a\"b\\c\n\x01\u0540", "id");
  out.text("c1", "schema:text", "");
  out.iri("c1", "schema:url", "http://x.example/a b?<c>");
  out.in_graph("d1");
  out.time("c1", "schema:datePublished", "2023-04-11T16:00Z");
  out.time("c1", "schema:datePublished", "2023-04-11");
  out.time("c1", "schema:datePublished", "soon");
  EXPECT_EQ(out.count(), 5u);
  ASSERT_TRUE(file->commit());
  EXPECT_EQ(test::contents(folder.file("x.nq")),
            "<urn:hearsay:c1> <https://schema.org/text> \"a\\\"b\\\\c\\n\\u0001\u0540\"@id .\n"
            "<urn:hearsay:c1> <https://schema.org/url> <http://x.example/a%20b?%3Cc%3E> .\n"
            "<urn:hearsay:c1> <https://schema.org/datePublished> \"2023-04-11T16:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime> <urn:hearsay:d1> .\n"
            "<urn:hearsay:c1> <https://schema.org/datePublished> \"2023-04-11\"^^<http://www.w3.org/2001/XMLSchema#date> <urn:hearsay:d1> .\n"
            "<urn:hearsay:c1> <https://schema.org/datePublished> \"soon\" <urn:hearsay:d1> .\n");
}

TEST(Nquads, KeepWhatADocumentSaysInItsOwnGraph) {
  auto records = test::sample_records();
  test::ScratchFolder folder;
  auto count = write_nquads(scan_of(records), test::sample_derived(records), folder.file("g.nq"));
  ASSERT_TRUE(count);
  std::string text = test::contents(folder.file("g.nq"));
  std::string claim = "<urn:hearsay:" + records[0].claims[0].id.to_string() + ">";
  std::string document = "<urn:hearsay:" + records[0].document.id.to_string() + ">";
  EXPECT_THAT(text, HasSubstr(claim + " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Claim> " + document + " .\n"));
  EXPECT_THAT(text, HasSubstr(claim + " <urn:hearsay:vocabulary:accuses> <urn:hearsay:n0000000000002> " + document + " .\n"));
  EXPECT_EQ(static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')), *count);
}

TEST(Nquads, AreReadByRdflib) {
  if (!test::runs("/usr/bin/python3 -c 'import rdflib' 2>/dev/null")) GTEST_SKIP() << "python3-rdflib is missing";
  auto records = test::sample_records();
  test::ScratchFolder folder;
  auto count = write_nquads(scan_of(records), test::sample_derived(records), folder.file("g.nq"));
  ASSERT_TRUE(count);
  EXPECT_TRUE(test::runs("/usr/bin/python3 " HEARSAY_SOURCE_DIR "/tests/graph/export/readback.py nquads " + folder.file("g.nq") + " " + std::to_string(*count)));
}

}  // namespace
}  // namespace hearsay::graph
