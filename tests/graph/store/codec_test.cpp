// Stored forms: what is written comes back, equal values give equal bytes, and damage of any byte is an error or another
// value, never a crash.
#include <gtest/gtest.h>

#include "graph/store/adjacency.h"
#include "graph/store/bytes.h"
#include "graph/store/derived_codec.h"
#include "graph/store/entry_sorter.h"
#include "graph/store/evidence_codec.h"
#include "graph/store/graph_codes.h"
#include "graph/store/store_keys.h"
#include "graph/store/value_codec.h"
#include "tests/graph/store/sample_world.h"
#include "tests/graph/store/temp_folder.h"

namespace hearsay::graph {
namespace {

Node sample_node() {
  std::string id = ClaimId{77}.to_string();
  return {77,
          {"Claim", "Unheard"},
          {{"act", std::string("deny")},
           {"begin", std::int64_t{-5}},
           {"evidence", std::vector<std::string>{"d0000000000001:3-9", "d0000000000001:12-13", "d0000000000002:0-1"}},
           {"id", id},
           {"names", std::vector<std::string>{"Bakı", ""}},
           {"numbers", std::vector<std::int64_t>{1, -1, INT64_MIN, INT64_MAX}},
           {"other", DocumentId{5}.to_string()},
           {"quoted", true},
           {"reals", std::vector<double>{0.5, -1e300}},
           {"weight", 0.25}}};
}

TEST(Codec, NodesComeBack) {
  Node node = sample_node();
  auto again = decode_node(77, encode_node(node));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->labels, node.labels);
  EXPECT_EQ(again->properties, node.properties);
  EXPECT_EQ(*decode_labels(77, encode_node(node)), node.labels);
}

TEST(Codec, LookalikesOfIdsStayText) {
  for (const char* text : {"c000000000000", "c0000000000000x", "cuuuuuuuuuuuuu", "C0000000000001", "d0000000000001:03-9", "d0000000000001:3-", ""}) {
    Node node{1, {"Claim"}, {{"evidence", std::vector<std::string>{text}}, {"id", std::string(text)}}};
    EXPECT_EQ(decode_node(1, encode_node(node))->properties, node.properties) << text;
  }
}

TEST(Codec, EvidenceWithoutTextsIsTheSame) {
  std::vector<EvidenceRef> places = {{9, 1, 2}, {9, 5, 6}, {3, 0, 1}};
  std::vector<std::string> texts;
  for (const EvidenceRef& place : places) texts.push_back(to_string(place));
  std::string slow, fast;
  encode_properties(slow, {{"evidence", texts}});
  encode_evidence_only(fast, places);
  EXPECT_EQ(slow, fast);
}

TEST(Codec, DamagedRecordsNeverCrash) {
  Evidence evidence = make_evidence("damage.txt", 9);
  std::string bytes = encode_evidence(evidence);
  EXPECT_EQ(encode_evidence(*decode_evidence(bytes, evidence.document.text)), bytes);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (unsigned change : {1U, 0x80U, 0xFFU}) {
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(static_cast<unsigned char>(damaged[i]) ^ change);
      auto decoded = decode_evidence(damaged, evidence.document.text);
      EXPECT_TRUE(!decoded || encode_evidence(*decoded) != bytes);
    }
    EXPECT_FALSE(decode_evidence(std::string_view(bytes).substr(0, i), evidence.document.text));
  }
  EXPECT_EQ(decode_evidence("\x63", "").error().code, ErrorCode::Unsupported);
  std::string node = encode_node(sample_node());
  for (std::size_t i = 0; i < node.size(); ++i) EXPECT_FALSE(decode_node(77, std::string_view(node).substr(0, i)));
}

TEST(Codec, DerivedRecordsComeBack) {
  std::vector<Evidence> all;
  for (std::size_t i = 0; i < 10; ++i) all.push_back(make_evidence("x" + std::to_string(i), i));
  Derived derived = make_derived(all);
  for (const Entity& entity : derived.entities) EXPECT_EQ(encode_entity(*decode_entity(encode_entity(entity))), encode_entity(entity));
  for (const Event& event : derived.events) EXPECT_EQ(encode_event(*decode_event(encode_event(event))), encode_event(event));
  for (const Dispute& dispute : derived.disputes) {
    std::string bytes = encode_dispute(dispute);
    EXPECT_EQ(encode_dispute(*decode_dispute(bytes)), bytes);
    for (std::size_t i = 0; i < bytes.size(); ++i) EXPECT_FALSE(decode_dispute(std::string_view(bytes).substr(0, i)));
  }
}

TEST(Codec, EvidenceMustHoldTogether) {
  Evidence evidence = make_evidence("bad.txt", 3);
  ASSERT_TRUE(check_evidence(evidence));
  Evidence wrong = evidence;
  wrong.entities[0].mentions[0].span.end = 100000;
  EXPECT_NE(check_evidence(wrong).error().message.find("entities.mentions"), std::string::npos);
  wrong = evidence;
  wrong.document.text += "x";
  EXPECT_EQ(check_evidence(wrong).error().code, ErrorCode::InvalidInput);
  wrong = evidence;
  wrong.document.uri = "another";
  EXPECT_FALSE(check_evidence(wrong));
}

TEST(Codec, ChunksComeBackDenseAndHashed) {
  TestRandom random(test_seed(2));
  for (bool dense : {true, false}) {
    std::vector<AdjacencyEntry> entries;
    for (int i = 0; i < 300; ++i)
      entries.push_back({{static_cast<std::uint8_t>(2 + random.below(4)), static_cast<std::uint32_t>(random.below(3)),
                          dense ? random.below(1000) : random.next()}, "p"});
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    entries.erase(std::unique(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.key == b.key; }), entries.end());
    std::string bytes = encode_chunk(entries, MoreChunks::Yes);
    auto again = decode_chunk(bytes);
    ASSERT_TRUE(again);
    ASSERT_EQ(again->size(), entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      EXPECT_EQ((*again)[i].key, entries[i].key);
      EXPECT_EQ((*again)[i].properties, entries[i].key.incoming() ? "" : "p");
    }
    for (std::size_t i = 0; i < bytes.size(); ++i) EXPECT_FALSE(decode_chunk(std::string_view(bytes).substr(0, i)));
  }
  EdgeKey key{7, 3, 0x0102030405060708ULL};
  EXPECT_EQ(*parse_chunk_key(chunk_key(1, key)), key);
  EXPECT_FALSE(parse_chunk_key("short"));
}

TEST(Codec, NumbersOfNamesAreFixed) {
  // what is on disk: these may be added to, never changed
  EXPECT_EQ(label_code("Document"), 1);
  EXPECT_EQ(label_code("Place"), 11);
  EXPECT_EQ(edge_type_code("PUBLISHED_BY"), 1);
  EXPECT_EQ(edge_type_code("ACCUSED"), 19);
  EXPECT_EQ(property_code("act"), 1);
  EXPECT_EQ(property_code("accused"), 64);
  for (std::string_view name : property_names()) EXPECT_EQ(property_name(property_code(name)), name);
}

TEST(Codec, VarintsAreBounded) {
  for (std::uint64_t value : {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, ~std::uint64_t{0}}) {
    std::string bytes;
    append_varint(bytes, value);
    ByteReader reader(bytes);
    EXPECT_EQ(reader.varint(), value);
    EXPECT_TRUE(reader.finished());
  }
  std::string endless(11, '\xFF');
  ByteReader reader(endless);
  reader.varint();
  EXPECT_FALSE(reader.ok());
}

TEST(EntrySorter, SortsWithAndWithoutSpilling) {
  TempFolder folder;
  for (bool spill : {false, true}) {
    EntrySorter sorter(folder / "run");
    std::map<std::string, std::string> expected;
    TestRandom random(test_seed(6));
    for (int i = 0; i < 5000; ++i) {
      std::string key = std::to_string(random.next());
      if (!expected.emplace(key, std::to_string(i)).second) continue;
      sorter.add(key, std::to_string(i));
      if (spill && i % 999 == 0) {
        ASSERT_TRUE(sorter.spill());
      }
    }
    auto next = expected.begin();
    ASSERT_TRUE(sorter.visit([&](std::string_view key, std::string_view value) -> Status {
      EXPECT_EQ(key, next->first);
      EXPECT_EQ(value, next->second);
      ++next;
      return {};
    }));
    EXPECT_TRUE(next == expected.end());
  }
}

}  // namespace
}  // namespace hearsay::graph
