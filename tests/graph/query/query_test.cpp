// The face of the query engine: errors with their place, limits, parameters, plans, formats.
#include <gtest/gtest.h>

#include "graph/query/format.h"
#include "graph/query/value/json.h"
#include "tests/graph/query/ask.h"

namespace hearsay::testing {
namespace {

using namespace hearsay::graph;

MemoryGraph news() {
  auto graph = graph_of(
      "CREATE (arm:Country:Entity {id: 'n1', name: 'Armenia'}), (aze:Country:Entity {id: 'n2', name: 'Azerbaijan'}), "
      "(mod:Organization:Entity {id: 'n3', name: 'Ministry of Defence'}), (mod)-[:PART_OF]->(arm), "
      "(c1:Claim {id: 'c1', act: 'accuse', said: '2023-04-11T16:00:00Z', text: 'opened fire'})-[:MADE_BY {hop: 1}]->(mod), "
      "(c2:Claim {id: 'c2', act: 'deny', said: '2022-09-13'})-[:MADE_BY]->(aze), (c1)-[:ACCUSES]->(aze), (c2)-[:CONTRADICTS]->(c1)");
  graph.add_index("Entity", "name");
  graph.add_index("Country", "name");
  graph.add_index("", "id");
  return graph;
}

TEST(Query, AnswersTheExampleOfTheManual) {
  EXPECT_EQ(ask(news(), "MATCH (c:Claim)-[:MADE_BY]->(who)-[:PART_OF*0..1]->(x:Country {name: \"Armenia\"}), (c)-[:ACCUSES]->(t) "
                        "WHERE c.said >= date(\"2023-01-01\") RETURN t.name, count(*) AS n ORDER BY n DESC LIMIT 10"),
            "'Azerbaijan' | 1");
}

TEST(Query, ErrorsShowThePlace) {
  EXPECT_EQ(ask("MATCH (n)\nWHERE n.x = foo\nRETURN n"),
            "error: SyntaxError (UndefinedVariable) at line 2, column 13: `foo` is not defined\n"
            "  WHERE n.x = foo\n"
            "              ^^^");
  EXPECT_EQ(ask("RETURN 'Şuşa' + + "),
            "error: SyntaxError (UnexpectedSyntax) at line 1, column 19: expected an expression, found the end of the query\n"
            "  RETURN 'Şuşa' + + \n"
            "                    ^");
  EXPECT_EQ(ask("RETURN [x IN [1, 'a'] | x * 2]"),
            "error: TypeError (InvalidArgumentType) at line 1, column 25: `*` does not take a String and a Integer\n"
            "  RETURN [x IN [1, 'a'] | x * 2]\n"
            "                          ^^^^^");
}

TEST(Query, WritingIsRefusedByName) {
  struct Refused {
    const char* text;
    const char* message;
  };
  for (const Refused& one : {Refused{"CREATE (n)", "CREATE writes"}, {"MATCH (n) SET n.x = 1", "SET writes"},
                             {"MATCH (n) DETACH DELETE n", "DETACH writes"}, {"MATCH (n) DELETE n", "DELETE writes"},
                             {"merge (n)", "MERGE writes"}, {"MATCH (n) REMOVE n.x", "REMOVE writes"},
                             {"FOREACH (x IN [1] | CREATE ())", "FOREACH writes"}, {"DROP INDEX x", "DROP writes"},
                             {"MATCH (n) WHERE exists { CREATE (m) } RETURN n", "CREATE is not allowed in EXISTS"}}) {
    auto query = Query::parse(one.text);
    ASSERT_FALSE(query) << one.text;
    EXPECT_EQ(query.error().code, ErrorCode::Usage);
    EXPECT_NE(query.error().message.find(one.message), std::string::npos) << query.error().message;
  }
  EXPECT_NE(ask("CALL db.labels()").find("CALL is not offered"), std::string::npos);
}

TEST(Query, UnknownNamesAreNamedWithTheNearest) {
  auto check = [](const char* text) {
    const Status done = Query::parse(text)->check_names(news());
    return done ? std::string("fine") : done.error().message;
  };
  EXPECT_EQ(check("MATCH (c:Claim)-[:MADE_BY]->(e:Entity) WHERE e:Person RETURN c"), "fine");
  EXPECT_NE(check("MATCH (c:Claims) RETURN c").find("no label `Claims`; did you mean `Claim`?"), std::string::npos);
  EXPECT_NE(check("MATCH ()-[:MADEBY]->() RETURN 1").find("no relationship type `MADEBY`; did you mean `MADE_BY`?"), std::string::npos);
  EXPECT_NE(ask("RETURN lenght('a')").find("UnknownFunction"), std::string::npos);
}

TEST(Query, ParametersAreTypedAndRequired) {
  EXPECT_EQ(ask(news(), "MATCH (e {name: $who}) RETURN e.id", {{"who", "Armenia"}}), "'n1'");
  EXPECT_NE(ask("RETURN $who").find("ParameterMissing (MissingParameter) at line 1, column 8"), std::string::npos);
  EXPECT_EQ(to_json(read_parameter("[1, 'a', {b: null}]")), "[1,\"a\",{\"b\":null}]");
  EXPECT_EQ(to_json(read_parameter("date('2023-01-01')")), "\"2023-01-01\"");
  EXPECT_EQ(to_json(read_parameter("Armenia")), "\"Armenia\"");
  EXPECT_EQ(to_json(read_parameter("1 AS value UNION RETURN 2")), "\"1 AS value UNION RETURN 2\"");
}

QueryLimits limits(std::int64_t milliseconds, std::uint64_t rows, std::uint64_t memory) {
  QueryLimits out;
  out.timeout = std::chrono::milliseconds(milliseconds);
  out.max_rows = rows;
  out.max_memory = memory;
  return out;
}

TEST(Query, WhatExplodesIsStoppedByALimit) {
  MemoryGraph dense;
  for (NodeId id = 1; id <= 12; ++id) dense.add_node({id, {}, {}});
  for (NodeId a = 1; a <= 12; ++a) {
    for (NodeId b = 1; b <= 12; ++b) dense.add_edge({a * 100 + b, a, b, "T", {}});
  }
  EXPECT_NE(ask(dense, "MATCH (a)-[*]->(b) RETURN count(*)", {}, limits(200, 0, 0)).find("longer than 200 ms"), std::string::npos);
  EXPECT_NE(ask(dense, "MATCH (a)-->(b) RETURN a", {}, limits(0, 10, 0)).find("more than 10 rows"), std::string::npos);
  const auto memory = limits(20000, 0, 4 << 20);
  for (const char* text : {"MATCH (a)-->(b), (c)-->(d) RETURN collect([a, b, c, d])", "RETURN range(1, 100000000)",
                           "RETURN reduce(s = 'ab', x IN range(1, 40) | s + s)", "UNWIND range(1, 100000) AS x RETURN DISTINCT x",
                           "UNWIND range(1, 100000) AS x RETURN x ORDER BY -x", "UNWIND range(1, 100000) AS x RETURN x, count(*)",
                           "RETURN [x IN range(1, 1000) | range(1, 1000)]"}) {
    EXPECT_NE(ask(dense, text, {}, memory).find("more memory than 4096 KiB"), std::string::npos) << text;
  }
}

TEST(Query, DeepNestingIsAnErrorAndNoCrash) {
  EXPECT_NE(ask("RETURN " + std::string(100000, '(') + "1" + std::string(100000, ')')).find("nested too deeply"), std::string::npos);
  EXPECT_NE(ask("RETURN " + std::string(100000, '[')).find("error"), std::string::npos);
  std::string sum = "RETURN 1";
  for (int i = 0; i < 100000; ++i) sum += "+1";
  EXPECT_NE(ask(sum).find("nested too deeply"), std::string::npos);
  EXPECT_NE(ask("RETURN " + std::string(100000, '-') + "1").find("nested too deeply"), std::string::npos);
  EXPECT_NE(ask("RETURN reduce(t = [], x IN range(1, 100000) | [t])").find("nested more than"), std::string::npos);
}

TEST(Query, LimitStopsReading) {
  MemoryGraph graph;
  for (NodeId id = 1; id <= 2000; ++id) graph.add_node({id, {"N"}, {}});
  // A product of four million rows, of which three are wanted.
  EXPECT_EQ(ask(graph, "MATCH (a), (b) RETURN id(a) + id(b) AS s LIMIT 3", {}, limits(2000, 0, 0)), "2 ; 3 ; 4");
  EXPECT_EQ(ask(graph, "MATCH (a), (b) WITH a LIMIT 3 RETURN count(*)", {}, limits(2000, 0, 0)), "3");
}

TEST(Query, PlansStartAtTheMostSelectiveWayIn) {
  const auto graph = news();
  auto plan = [&graph](const char* text) { return Query::parse(text)->explain(graph); };
  EXPECT_NE(plan("MATCH (c:Claim)-[:MADE_BY]->(e:Country {name: 'Armenia'}) RETURN c").find("index Country.name = 'Armenia' -> (e:Country)"), std::string::npos);
  EXPECT_NE(plan("MATCH (c:Claim) WHERE c.id = $id RETURN c").find("index id = $id"), std::string::npos);
  EXPECT_NE(plan("MATCH (c)-->(d) WHERE id(d) IN [1, 2] RETURN c").find("node by id (d) IN [1, 2]"), std::string::npos);
  EXPECT_NE(plan("MATCH (c:Claim)-->(x) RETURN x").find("label Claim -> (c:Claim)"), std::string::npos);
  EXPECT_NE(plan("MATCH (a)-->(b) RETURN a").find("all nodes"), std::string::npos);
}

TEST(Query, SinksCanStopAndFail) {
  auto query = Query::parse("UNWIND [1, 2, 3] AS x RETURN x UNION ALL UNWIND [4] AS x RETURN x");
  int rows = 0;
  EXPECT_TRUE(query->run(MemoryGraph(), {}, {}, [&rows](std::span<const QueryValue>) -> Result<bool> { return ++rows < 2; }));
  EXPECT_EQ(rows, 2);
  const Status failed = query->run(MemoryGraph(), {}, {}, [](std::span<const QueryValue>) -> Result<bool> { return fail(ErrorCode::Io, "disk full"); });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::Io);
  EXPECT_EQ(failed.error().message, "disk full");
}

std::string written(RowFormat format, const char* text) {
  auto query = Query::parse(text);
  std::string out;
  RowWriter writer(format, query->columns(), [&out](std::string_view part) -> Status {
    out += part;
    return {};
  });
  EXPECT_TRUE(query->run(news(), {}, {}, [&writer](std::span<const QueryValue> row) -> Result<bool> {
    HEARSAY_CHECK(writer.add(row));
    return true;
  }));
  EXPECT_TRUE(writer.finish());
  return out;
}

TEST(Format, WritesFourFormats) {
  const char* text = "MATCH (c:Claim) RETURN c.id AS id, c.text AS text ORDER BY id";
  EXPECT_EQ(written(RowFormat::Jsonl, text), "{\"id\":\"c1\",\"text\":\"opened fire\"}\n{\"id\":\"c2\",\"text\":null}\n");
  EXPECT_EQ(written(RowFormat::Json, text), "[\n{\"id\":\"c1\",\"text\":\"opened fire\"},\n{\"id\":\"c2\",\"text\":null}\n]\n");
  EXPECT_EQ(written(RowFormat::Csv, text), "id,text\r\nc1,opened fire\r\nc2,\r\n");
  EXPECT_EQ(written(RowFormat::Table, text), "id  text\nc1  opened fire\nc2  \n");
  EXPECT_EQ(written(RowFormat::Json, "MATCH (x:Nothing) RETURN x"), "[]\n");
}

TEST(Format, GuardsSpreadsheetsAndTerminals) {
  EXPECT_EQ(written(RowFormat::Csv, "RETURN '=1+1' AS a, 'x\"y' AS b, -1 AS c, '-1' AS d"), "a,b,c,d\r\n'=1+1,\"x\"\"y\",-1,'-1\r\n");
  EXPECT_EQ(written(RowFormat::Table, "RETURN 'a\\u001b[31mb\\nc' AS x"), "x\na [31mb c\n");
  EXPECT_EQ(written(RowFormat::Jsonl, "RETURN '\\u0001\\t' AS x, 0.0 / 0.0 AS y"), "{\"x\":\"\\u0001\\t\",\"y\":null}\n");
}

TEST(MemoryGraph, IndexesFollowChanges) {
  auto graph = news();
  graph.remove_node(1);
  EXPECT_EQ(ask(graph, "MATCH (e:Country {name: 'Armenia'}) RETURN e"), "");
  EXPECT_EQ(ask(graph, "MATCH (:Organization)-->(x) RETURN x"), "");
  Node node{1, {"Country"}, {{"name", std::string("Georgia")}}};
  graph.add_node(node);
  EXPECT_EQ(ask(graph, "MATCH (e:Country {name: 'Georgia'}) RETURN id(e)"), "1");
}

}  // namespace
}  // namespace hearsay::testing
