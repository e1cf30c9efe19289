#include "schemas/json_schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace hearsay {
namespace {

class JsonSchemaTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("hearsay_schema_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }
  std::vector<Violation> check(const std::string& schema, const std::string& value) {
    write("s.json", schema);
    auto loaded = JsonSchema::load(folder_.string(), "s.json");
    EXPECT_TRUE(loaded) << loaded.error().message;
    return loaded->check(nlohmann::json::parse(value));
  }
  std::filesystem::path folder_;
};

TEST_F(JsonSchemaTest, NamesTheUnknownKeyAndItsPlace) {
  auto found = check(R"({"type":"object","properties":{"a":{"type":"object","additionalProperties":false}}})",
                     R"({"a":{"b/c":1}})");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].pointer, "/a/b~1c");
  EXPECT_THAT(found[0].message, testing::HasSubstr("unknown key \"b/c\""));
}

TEST_F(JsonSchemaTest, FollowsReferencesToOtherFiles) {
  write("common.json", R"({"$defs":{"side":{"type":"string","pattern":"^([A-Z]{3}|X-[A-Z]+)$"}}})");
  std::string schema = R"({"type":"array","items":{"$ref":"common.json#/$defs/side"}})";
  EXPECT_TRUE(check(schema, R"(["ARM","X-EU"])").empty());
  auto found = check(schema, R"(["ARM","armenia"])");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].pointer, "/1");
}

TEST_F(JsonSchemaTest, ChecksTypesChoicesBoundsAndRequiredKeys) {
  std::string schema = R"({"type":"object","required":["kind"],"properties":{
      "kind":{"enum":["killed","wounded"]},"count":{"type":["integer","null"],"minimum":0},
      "span":{"type":"array","minItems":2,"maxItems":2,"items":{"type":"integer"}}}})";
  EXPECT_TRUE(check(schema, R"({"kind":"killed","count":null,"span":[1,2]})").empty());
  EXPECT_EQ(check(schema, R"({"kind":"hurt","count":-1,"span":[1]})").size(), 3u);
  EXPECT_EQ(check(schema, R"({})").size(), 1u);
  EXPECT_EQ(check(schema, R"({"kind":"killed","count":1.5})").size(), 1u);
}

TEST_F(JsonSchemaTest, AnyOfReportsTheNearestAlternative) {
  std::string schema = R"({"anyOf":[{"type":"null"},{"type":"object","properties":{"a":{"type":"integer"}}}]})";
  EXPECT_TRUE(check(schema, "null").empty());
  auto found = check(schema, R"({"a":"x"})");
  ASSERT_EQ(found.size(), 1u);
}

TEST_F(JsonSchemaTest, RefusesASchemaItDoesNotUnderstand) {
  write("s.json", R"({"dependentSchemas":{}})");
  EXPECT_FALSE(JsonSchema::load(folder_.string(), "s.json"));
  write("s.json", R"({"$ref":"#/$defs/none"})");
  EXPECT_FALSE(JsonSchema::load(folder_.string(), "s.json"));
  EXPECT_FALSE(JsonSchema::load(folder_.string(), "absent.json"));
}

TEST_F(JsonSchemaTest, LoadingACheckedFileNamesFileAndByte) {
  write("s.json", R"({"type":"object"})");
  write("value.json", R"({"a": )");
  auto schema = JsonSchema::load(folder_.string(), "s.json");
  ASSERT_TRUE(schema);
  auto value = load_checked_json((folder_ / "value.json").string(), *schema);
  ASSERT_FALSE(value);
  EXPECT_THAT(value.error().message, testing::HasSubstr("value.json@7"));
}

}  // namespace
}  // namespace hearsay
