#include "extract/find/numbers.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "extract/find/numbers_words.h"
#include "extract/find/times.h"
#include "tests/helpers/plain_analysis.h"

namespace hearsay::extract {
namespace {

nlohmann::json lexicon(const std::string& language) {
  std::ifstream in(std::string(HEARSAY_SOURCE_DIR) + "/extract/lexicon/" + language + ".json");
  return nlohmann::json::parse(in);
}

std::string shown(const NumberAt& number) {
  std::string out = number.value ? std::to_string(*number.value) : "-";
  if (number.min || number.max)
    out += " " + (number.min ? std::to_string(*number.min) : "") + ".." + (number.max ? std::to_string(*number.max) : "");
  if (number.approximate) out += " about";
  if (number.addition) out += " more";
  if (number.vague) out += " vague";
  if (number.ordinal) out += " ordinal";
  return out;
}

// "words = reading; ..." of all numbers of a text, without those inside times.
std::string numbers(const std::string& language, const std::string& text) {
  static const std::map<std::string, nlohmann::json> lexicons = {{"en", lexicon("en")}, {"id", lexicon("id")}};
  const nlohmann::json& words = lexicons.at(language);
  const auto times = TimeFinder::load(words.at("times"), words.at("numbers"));
  const auto finder = NumberFinder::load(words.at("numbers"));
  if (!times || !finder) return "not loaded";
  Findings findings;
  const Analysis analysis = testing::plain_analysis(text);
  times->find(analysis, text, "", findings);
  finder->find(analysis, text, findings);
  std::string out;
  for (const NumberAt& number : findings.numbers) {
    const auto& tokens = analysis.sentences[number.tokens.sentence].tokens;
    const Span span{tokens[number.tokens.begin].span.begin, tokens[number.tokens.end - 1].span.end};
    out += (out.empty() ? "" : "; ") + std::string(slice(text, span)) + " = " + shown(number);
  }
  return out;
}

struct Case {
  const char* language;
  const char* text;
  const char* expected;
};

class NumberCases : public ::testing::TestWithParam<Case> {};

TEST_P(NumberCases, AreRead) {
  EXPECT_EQ(numbers(GetParam().language, GetParam().text), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(English, NumberCases, ::testing::Values(
    Case{"en", "At least seven soldiers died", "At least seven = 7 7.."},
    Case{"en", "killing more than 6,500 people", "more than 6,500 = 6500 6500.."},
    Case{"en", "more than a dozen injured", "more than a dozen = 12 12.."},
    Case{"en", "dozens were hurt", "dozens = - 12.."},
    Case{"en", "between 500 and 1,000 people died", "500 and 1,000 = - 500..1000"},
    Case{"en", "5 to 7 men fell", "5 to 7 = - 5..7"},
    Case{"en", "5-7 men fell", "5-7 = - 5..7"},
    Case{"en", "another six were hurt", "another six = 6 more"},
    Case{"en", "six others wounded", "six = 6 more"},
    Case{"en", "up to 30 fighters", "up to 30 = 30 ..30"},
    Case{"en", "about 120 homes burned", "about 120 = 120 about"},
    Case{"en", "an estimated 30,000 dead", "an estimated 30,000 = 30000 about"},
    Case{"en", "one hundred and six thousand fled", "one hundred and six thousand = 106000"},
    Case{"en", "twenty-five men", "twenty-five = 25"},
    Case{"en", "1.5 million people fled", "1.5 million = 1500000"},
    Case{"en", "two dozen prisoners", "two dozen = 24"},
    Case{"en", "tens of thousands fled", "tens of thousands = - 10000.."},
    Case{"en", "a number of its forces", "a number of = - vague"},
    Case{"en", "more than a quarter of a million people", "more than a quarter of a million = 250000 250000.."},
    Case{"en", "half a million fled", "half a million = 500000"},
    Case{"en", "no casualties were reported", "no = 0"},
    Case{"en", "no one was hurt", ""},
    Case{"en", "the third army", "third = 3 ordinal"},
    Case{"en", "an F-16 and a T-72", ""},
    Case{"en", "30 percent of the town, 400 km away", ""},
    Case{"en", "six weeks in 2020", ""},
    Case{"en", "two and three men", "two = 2; three = 3"},
    Case{"en", "killing 10 and wounding 20", "10 = 10; 20 = 20"},
    Case{"en", "40 or more men", "40 or more = 40 40.."}));

INSTANTIATE_TEST_SUITE_P(Indonesian, NumberCases, ::testing::Values(
    Case{"id", "menewaskan sekitar 30.000 orang", "sekitar 30.000 = 30000 about"},
    Case{"id", "belasan warga tewas", "belasan = - 11..19"},
    Case{"id", "puluhan orang luka", "puluhan = - 20.."},
    Case{"id", "ribuan pengungsi", "ribuan = - 1000.."},
    Case{"id", "puluhan ribu warga", "puluhan ribu = - 20000.."},
    Case{"id", "setidaknya 1.373 warga", "setidaknya 1.373 = 1373 1373.."},
    Case{"id", "dua belas tentara", "dua belas = 12"},
    Case{"id", "dua puluh lima ribu jiwa", "dua puluh lima ribu = 25000"},
    Case{"id", "dua ratus tiga puluh lima orang", "dua ratus tiga puluh lima = 235"},
    Case{"id", "seratus lima orang", "seratus lima = 105"},
    Case{"id", "enam orang lainnya terluka", "enam = 6 more"},
    Case{"id", "enam lainnya terluka", "enam = 6 more"},
    Case{"id", "sejumlah pasukan tewas", "sejumlah = - vague"},
    Case{"id", "1,5 juta orang mengungsi", "1,5 juta = 1500000"},
    Case{"id", "antara 5 dan 7 orang", "5 dan 7 = - 5..7"},
    Case{"id", "5 hingga 7 orang", "5 hingga 7 = - 5..7"},
    Case{"id", "lebih dari 6.500 orang", "lebih dari 6.500 = 6500 6500.."},
    Case{"id", "salah satu tentaranya", ""},
    Case{"id", "seorang tentara tewas", "seorang = 1"},
    Case{"id", "setengah juta warga", "setengah juta = 500000"},
    Case{"id", "tidak ada korban", "tidak ada = 0"},
    Case{"id", "30 persen wilayah, 400 kilometer dari sana", ""},
    Case{"id", "selama 35 tahun terakhir", ""},
    Case{"id", "ketiga kalinya", "ketiga = 3 ordinal"}));

TEST(NumberWords, RefusesAWordWithTwoValues) {
  const auto words = NumberWords::load(nlohmann::json::parse(R"({"small": {"five": 5}, "times": {"five": 6}})"));
  ASSERT_FALSE(words);
  EXPECT_EQ(words.error().message, "numbers: \"five\" stands in both small and times");
}

// Writes a number below 1,000,000 in English and Indonesian words, the obvious way.
std::string in_words(std::int64_t value, const std::string& language) {
  static const char* const en[] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                                   "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static const char* const tens[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  static const char* const id[] = {"", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"};
  const auto rest = [&](std::int64_t tail) { return tail ? " " + in_words(tail, language) : std::string(); };
  if (language == "en") {
    if (value < 20) return en[value];
    if (value < 100) return std::string(tens[value / 10]) + (value % 10 ? "-" + in_words(value % 10, language) : "");
    if (value < 1000) return std::string(en[value / 100]) + " hundred" + rest(value % 100);
    return in_words(value / 1000, language) + " thousand" + rest(value % 1000);
  }
  if (value < 12) return id[value];
  if (value < 20) return std::string(id[value - 10]) + " belas";
  if (value < 100) return std::string(id[value / 10]) + " puluh" + rest(value % 10);
  if (value < 200) return "seratus" + rest(value % 100);
  if (value < 1000) return std::string(id[value / 100]) + " ratus" + rest(value % 100);
  if (value < 2000) return "seribu" + rest(value % 1000);
  return in_words(value / 1000, language) + " ribu" + rest(value % 1000);
}

TEST(NumberWords, ReadsEveryNumberItWrites) {
  for (const std::string language : {"en", "id"}) {
    const auto words = NumberWords::load(lexicon(language).at("numbers"));
    ASSERT_TRUE(words);
    for (std::int64_t value = 1; value < 1'000'000; value += value < 2100 ? 1 : 997) {
      const Atoms atoms(in_words(value, language));
      const auto number = words->parse_cardinal(atoms, 0, atoms.size());
      ASSERT_TRUE(number) << in_words(value, language);
      ASSERT_EQ(number->value, value) << in_words(value, language);
      ASSERT_EQ(number->end, atoms.size()) << in_words(value, language);
    }
  }
}

}  // namespace
}  // namespace hearsay::extract
