// Runs tests/golden/<language>/times.case: a linguist's list of sentences and the time expressions expected from them.
//   published DATE        the publication date of what follows ("published -": unknown)
//   > TEXT                one document of one line ("\n" in it stands for a line end)
//   WORDS | TYPE | VALUE [| EARLIEST | LATEST]     one expected expression, in text order; the list must be complete
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "extract/find/times.h"
#include "tests/helpers/case_line.h"
#include "tests/helpers/plain_analysis.h"

namespace hearsay::extract {
namespace {

nlohmann::json lexicon(const std::string& language) {
  std::ifstream in(std::string(HEARSAY_SOURCE_DIR) + "/extract/lexicon/" + language + ".json");
  return nlohmann::json::parse(in);
}

class TimesGolden : public ::testing::TestWithParam<const char*> {
 protected:
  void check() {
    if (text_.empty()) return;
    Findings findings;
    finder_->find(testing::plain_analysis(text_), text_, published_, findings);
    std::string found, wanted;
    for (std::size_t i = 0; i < findings.evidence.times.size(); ++i) {
      const TimeMention& time = findings.evidence.times[i];
      found += std::string(slice(text_, time.span)) + " | " + time.type + " | " + time.value;
      if (i < expected_.size() && expected_[i].size() > 3) found += " | " + time.earliest + " | " + time.latest;
      found += "\n";
    }
    for (const auto& fields : expected_) {
      for (std::size_t i = 0; i < fields.size(); ++i) wanted += (i ? " | " : "") + fields[i];
      wanted += "\n";
      ++expressions_;
    }
    EXPECT_EQ(found, wanted) << GetParam() << " times.case:" << line_ << ": " << text_;
    text_.clear();
    expected_.clear();
  }

  void run() {
    const std::string language = GetParam();
    const nlohmann::json words = lexicon(language);
    auto finder = TimeFinder::load(words.at("times"), words.at("numbers"));
    ASSERT_TRUE(finder) << finder.error().message;
    finder_ = *finder;
    std::ifstream in(std::string(HEARSAY_SOURCE_DIR) + "/tests/golden/" + language + "/times.case");
    ASSERT_TRUE(in) << "no cases for " << language;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      line = testing::trim(line);
      if (line.empty() || line[0] == '#') continue;
      if (line.starts_with("published ")) {
        check();
        published_ = line.substr(10) == "-" ? "" : line.substr(10);
      } else if (line[0] == '>') {
        check();
        line_ = number;
        text_ = testing::trim(line.substr(1));
        for (std::size_t at = text_.find("\\n"); at != std::string::npos; at = text_.find("\\n")) text_.replace(at, 2, "\n");
      } else {
        expected_.push_back(testing::split_fields(line));
      }
    }
    check();
    RecordProperty("expressions", expressions_);
    EXPECT_GE(expressions_, 80);
  }

  std::optional<TimeFinder> finder_;
  std::string published_, text_;
  std::vector<std::vector<std::string>> expected_;
  int line_ = 0, expressions_ = 0;
};

TEST_P(TimesGolden, GivesTheExpectedExpressions) { run(); }

INSTANTIATE_TEST_SUITE_P(Languages, TimesGolden, ::testing::Values("en", "id"), [](const auto& language) { return std::string(language.param); });

}  // namespace
}  // namespace hearsay::extract
