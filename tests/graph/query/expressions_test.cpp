// Expressions as people write them: operators, functions, lists, three-valued logic, and their mistakes.
#include <gtest/gtest.h>

#include "tests/graph/query/ask.h"

namespace hearsay::testing {
namespace {

struct Case {
  const char* expression;
  const char* value;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& one : cases) EXPECT_EQ(ask("RETURN " + std::string(one.expression) + " AS x"), one.value) << one.expression;
}

TEST(Expressions, ArithmeticFollowsPrecedenceAndTypes) {
  expect_all({{"1 + 2 * 3", "7"}, {"(1 + 2) * 3", "9"}, {"7 / 2", "3"}, {"7 / 2.0", "3.5"}, {"-7 % 3", "-1"},
              {"2 ^ 3 ^ 2", "64.0"}, {"-3 ^ 2", "9.0"}, {"1.0 / 0.0", "Infinity"}, {"0.0 / 0.0", "NaN"},
              {"-9223372036854775808", "-9223372036854775808"}, {"0xFF", "255"}, {"0o17", "15"}, {".5 + 1e2", "100.5"}});
}

TEST(Expressions, IntegerMistakesAreArithmeticErrors) {
  EXPECT_EQ(ask("RETURN 1 / 0").rfind("error: ArithmeticError (DivisionByZero)", 0), 0U);
  EXPECT_EQ(ask("RETURN 9223372036854775807 + 1").rfind("error: ArithmeticError", 0), 0U);
  EXPECT_EQ(ask("RETURN -9223372036854775808 / -1").rfind("error: ArithmeticError", 0), 0U);
  EXPECT_EQ(ask("RETURN -9223372036854775808 % -1"), "0");
}

TEST(Expressions, NullIsAnUnknownTruth) {
  expect_all({{"null = null", "null"}, {"null AND false", "false"}, {"null AND true", "null"}, {"null OR true", "true"},
              {"NOT null", "null"}, {"null XOR true", "null"}, {"1 IN [2, null]", "null"}, {"1 IN [1, null]", "true"},
              {"null IS NULL", "true"}, {"[1, 2] = [1, null]", "null"}, {"[1] = [1, null]", "false"},
              {"any(x IN [null] WHERE x = 1)", "null"}, {"none(x IN [] WHERE x)", "true"}});
}

TEST(Expressions, ComparisonsChainAndDoNotMixTypes) {
  expect_all({{"1 < 2 < 3", "true"}, {"1 < 3 < 2", "false"}, {"1 < 'a'", "null"}, {"1 = 1.0", "true"},
              {"9007199254740993 = 9007199254740992.0", "false"}, {"'a' < 'b'", "true"}, {"0.0 / 0.0 = 0.0 / 0.0", "false"},
              {"[1, 2] < [1, 3]", "true"}});
}

TEST(Expressions, StringsCountCodePoints) {
  expect_all({{"size('Bakı')", "4"}, {"toUpper('straße')", "'STRASSE'"}, {"reverse('Şuşa')", "'aşuŞ'"},
              {"substring('Ağdam', 1, 2)", "'ğd'"}, {"left('héllo', 2)", "'hé'"}, {"right('héllo', 4)", "'éllo'"},
              {"split('a,b', ',')", "['a', 'b']"}, {"replace('aaa', 'a', 'bb')", "'bbbbbb'"}, {"trim('  x ')", "'x'"},
              {"'Tegh' =~ 'T.*'", "true"}, {"'a' STARTS WITH null", "null"}, {"'\\u0041\\n' = 'A' + '\\n'", "true"}});
}

TEST(Expressions, ConversionsGiveNullForWhatIsNoNumber) {
  expect_all({{"toInteger('2.9')", "2"}, {"toInteger('x')", "null"}, {"toFloat('1e3')", "1000.0"}, {"toBoolean('TRUE')", "true"},
              {"toString(1.0)", "'1.0'"}, {"toString(date('2020-02-29'))", "'2020-02-29'"}});
  EXPECT_EQ(ask("RETURN [x IN [[]] | toInteger(x)]").rfind("error: TypeError (InvalidArgumentValue)", 0), 0U);
}

TEST(Expressions, ListsAreIndexedSlicedAndBuilt) {
  expect_all({{"[1, 2, 3][-1]", "3"}, {"[1, 2, 3][9]", "null"}, {"[1, 2, 3][1..]", "[2, 3]"}, {"range(3, 1, -1)", "[3, 2, 1]"},
              {"[x IN range(1, 5) WHERE x % 2 = 1 | x * x]", "[1, 9, 25]"}, {"reduce(t = 0, x IN [1, 2, 3] | t + x)", "6"},
              {"{a: 1, b: [2]}['b'][0]", "2"}, {"[1] + 2 + [3]", "[1, 2, 3]"}, {"CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END", "'b'"}});
}

TEST(Expressions, AggregatesSkipNullAndKeepTypes) {
  EXPECT_EQ(ask("UNWIND [1, null, 3] AS x RETURN count(*), count(x), sum(x), avg(x), min(x), max(x), collect(x)"),
            "3 | 2 | 4 | 2.0 | 1 | 3 | [1, 3]");
  EXPECT_EQ(ask("UNWIND [1, 1.0, 2] AS x RETURN count(DISTINCT x)"), "2");
  EXPECT_EQ(ask("UNWIND [10, 20, 30, 40] AS x RETURN percentileDisc(x, 0.5), percentileCont(x, 0.5)"), "20 | 25.0");
  EXPECT_EQ(ask("UNWIND [2, 4, 4, 4, 5, 5, 7, 9] AS x RETURN stDevP(x)"), "2.0");
  EXPECT_EQ(ask("UNWIND [] AS x RETURN count(x), sum(x), avg(x), max(x)"), "0 | 0 | null | null");
}

TEST(Expressions, OrderIsTotalOverAllTypes) {
  EXPECT_EQ(ask("UNWIND [1, null, 'a', true, [1], {a: 1}, 0.5, date('2020-01-01')] AS x RETURN collect(x) AS l ORDER BY l"),
            ask("UNWIND [1, 'a', true, [1], {a: 1}, 0.5, date('2020-01-01')] AS x RETURN collect(x) AS l"));
  EXPECT_EQ(ask("UNWIND [1, null, 'a', true, [1], {a: 1}, 0.5, date('2020-01-01')] AS x RETURN x ORDER BY x"),
            "{a: 1} ; [1] ; '2020-01-01' ; 'a' ; true ; 0.5 ; 1 ; null");
  EXPECT_EQ(ask("UNWIND [2, 3, 1] AS x RETURN x ORDER BY x DESC SKIP 1 LIMIT 1"), "2");
}

TEST(Expressions, RegularExpressionsThatExplodeAreStopped) {
  const std::string answer = ask("RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a+)+(a+)+(a+)+b'");
  EXPECT_NE(answer.find("regular expression takes too long"), std::string::npos) << answer;
  EXPECT_NE(ask("RETURN 'a' =~ '('").find("InvalidRegularExpression"), std::string::npos);
}

}  // namespace
}  // namespace hearsay::testing
