#include "graph/export/json_line.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace hearsay::graph {
namespace {

TEST(JsonLine, PutsCommasAndBrackets) {
  JsonLine json;
  json.open_object().key("a").open_array().number(std::int64_t{1}).text("x:").open_object().close_object().null().close_array();
  json.key("b").number(0.5).key("c").flag(true).key("d").text_or_null("").close_object();
  EXPECT_EQ(json.line(), R"({"a":[1,"x:",{},null],"b":0.5,"c":true,"d":null})");
}

TEST(JsonLine, WritesAnyTextOnOneLineThatReadsBack) {
  std::string text;
  for (int c = 0; c < 128; ++c) text += static_cast<char>(c);
  text += "\u0540 \U0001F600";
  JsonLine json;
  json.text(text);
  EXPECT_EQ(json.line().find('\n'), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(json.line()).get<std::string>(), text);
}

TEST(JsonLine, ReplacesBytesThatAreNotUtf8) {
  JsonLine json;
  json.text("a\xff");
  EXPECT_EQ(json.line(), "\"a\uFFFD\"");
}

TEST(JsonLine, HasNoWordForNumbersThatAreNotFinite) {
  JsonLine json;
  json.open_array().number(std::nan("")).number(2.0).close_array();
  EXPECT_EQ(json.line(), "[null,2.0]");
}

TEST(JsonLine, CompactsForeignJsonOrRefusesIt) {
  EXPECT_EQ(compact_json("{ \"a\":\n [1 ] }"), R"({"a":[1]})");
  EXPECT_FALSE(compact_json("{").has_value());
}

}  // namespace
}  // namespace hearsay::graph
