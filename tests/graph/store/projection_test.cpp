// Every node and edge that a projection makes satisfies schemas/graph.schema.json, and says where its evidence stands.
#include "graph/store/projection.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/text_map.h"
#include "graph/store/store.h"
#include "graph/store/value_codec.h"
#include "schemas/json_schema.h"
#include "tests/graph/store/sample_world.h"
#include "tests/graph/store/temp_folder.h"

namespace hearsay::graph {
namespace {

nlohmann::json to_json(const Properties& properties) {
  nlohmann::json out = nlohmann::json::object();
  for (const Property& property : properties)
    std::visit(
        [&](const auto& value) {
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) out[property.key] = nullptr;
          else out[property.key] = value;
        },
        property.value);
  return out;
}

class Projection : public ::testing::Test {
 protected:
  void SetUp() override {
    for (std::size_t i = 0; i < 25; ++i) all_.push_back(make_evidence("doc " + std::to_string(i), 500 + i));
    auto store = Store::open(folder_ / "graph", Store::Mode::Create);
    ASSERT_TRUE(store) << store.error().message;
    for (const Evidence& evidence : all_) ASSERT_TRUE((*store)->put(evidence));
    ASSERT_TRUE((*store)->set_derived(make_derived(all_)));
    snapshot_ = (*store)->snapshot();
  }

  TempFolder folder_;
  std::vector<Evidence> all_;
  std::shared_ptr<const Snapshot> snapshot_;
};

TEST_F(Projection, SatisfiesItsSchema) {
  auto schema = JsonSchema::load(std::string(HEARSAY_SOURCE_DIR) + "/schemas", "graph.schema.json");
  ASSERT_TRUE(schema) << schema.error().message;
  std::set<std::string> kinds;
  ASSERT_TRUE(snapshot_->nodes("", [&](const Node& node) {
    nlohmann::json value = {{"labels", node.labels}, {"properties", to_json(node.properties)}};
    auto violations = schema->check(value);
    EXPECT_TRUE(violations.empty()) << value.dump() << "\n" << violations.front().pointer << " " << violations.front().message;
    kinds.insert(node.labels.front());
    return true;
  }));
  ASSERT_TRUE(snapshot_->all_edges([&](const Edge& edge) {
    nlohmann::json value = {{"type", edge.type}, {"properties", to_json(edge.properties)}};
    auto violations = schema->check(value);
    EXPECT_TRUE(violations.empty()) << value.dump() << "\n" << violations.front().pointer << " " << violations.front().message;
    kinds.insert(edge.type);
    return true;
  }));
  for (const char* kind : {"Document", "Claim", "Figure", "Event", "Dispute", "Country", "PUBLISHED_BY", "CITES", "MENTIONED_IN",
                           "MADE_BY", "ACCUSES", "REPORTED_IN", "ABOUT", "GIVES", "INVOLVES", "PART_OF", "CONTRADICTS",
                           "POSITION", "OVER", "NEAR_COPY_OF", "ACCUSED"})
    EXPECT_TRUE(kinds.count(kind)) << kind << " did not occur";
  EXPECT_FALSE(schema->check({{"type", "MADE_BY"}, {"properties", {{"hops", 1}}}}).empty());
}

TEST_F(Projection, EvidenceOfMentionsIsTheMention) {
  std::size_t seen = 0;
  for (const Evidence& evidence : all_) {
    TextMap map(evidence.document.text);
    ASSERT_TRUE(snapshot_->edges(evidence.document.id.value, Direction::In, std::vector<std::string>{"MENTIONED_IN"}, [&](const Edge& edge) {
      auto node = snapshot_->node(edge.from);
      const auto& name = std::get<std::string>(*find_property((*node)->properties, "name"));
      for (const std::string& item : std::get<std::vector<std::string>>(*find_property(edge.properties, "evidence"))) {
        auto ref = parse_evidence_ref(item);
        EXPECT_EQ(ref->document, evidence.document.id.value);
        EXPECT_EQ(slice(evidence.document.text, map.to_bytes({ref->begin, ref->end})), name);
        ++seen;
      }
      return true;
    }));
  }
  EXPECT_GT(seen, 50U);
}

TEST_F(Projection, HopsRunFromTheClaimantOutwards) {
  Evidence evidence;
  evidence.document.uri = "chain";
  evidence.document.text = "The ministry spokesman told Reuters";
  for (const char* name : {"ministry", "spokesman", "Reuters"}) {
    LocalEntity entity;
    entity.name = name;
    evidence.entities.push_back(entity);
  }
  Claim claim;
  claim.span = {0, 10};
  claim.claimants = {1};
  claim.chain = {{2, {}, {}}, {0, {}, {}}, {1, {}, {}}};  // Reuters <- ministry <- spokesman
  evidence.claims.push_back(claim);
  assign_ids(evidence);
  DocumentLinks links;
  for (std::size_t i = 0; i < 3; ++i) links.entities.push_back({i, EntityId{i + 1}});
  std::map<NodeId, std::int64_t> hops;
  for (const PlainEdge& edge : project_document(evidence, links).edges)
    if (edge.type == EdgeType::MadeBy) hops[edge.to] = std::get<std::int64_t>(*find_property(edge.properties, "hop"));
  EXPECT_EQ(hops, (std::map<NodeId, std::int64_t>{{2, 0}, {1, 1}, {3, 2}}));
}

}  // namespace
}  // namespace hearsay::graph
