// Runs tests/golden/<language>/claims.case and figures.case: a news snippet with the claims and figures expected from it, through the whole of
// extract with the project's own models. Format, one block for each case, blank lines between:
//   case NAME
//   text SNIPPET
//   claim ACT | CLAIMANT | ACCUSED | POLARITY          (side, or name where there is no side; "-" for nobody)
//   figure KIND COUNT | SIDE | CLAIMANT or "article"   ("?" where the text gives no count)
// Lines stand in the order of the text. All that is found must be listed.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "extract/pipeline.h"

namespace hearsay::extract {
namespace {

const std::string kRoot = HEARSAY_SOURCE_DIR;

struct Case {
  std::string name, text;
  std::vector<std::string> expected;
};

std::vector<Case> read_cases(const std::string& path) {
  std::ifstream in(path);
  std::vector<Case> cases;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("case ")) cases.push_back({line.substr(5), "", {}});
    else if (line.starts_with("text ")) cases.back().text = line.substr(5) + "\n";
    else if (line.starts_with("claim ") || line.starts_with("figure ")) cases.back().expected.push_back(line);
  }
  return cases;
}

const Extractor& extractor() {
  static const std::unique_ptr<Extractor> loaded = [] {
    auto result = Extractor::load({kRoot, ""});
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(*result);
  }();
  return *loaded;
}

std::string name_of(const Evidence& evidence, std::size_t index) {
  const LocalEntity& entity = evidence.entities[index];
  if (!entity.side.empty()) return entity.side;
  return entity.english.empty() ? entity.name : entity.english;
}

std::string names_of(const Evidence& evidence, const std::vector<std::size_t>& entities) {
  std::vector<std::string> names;
  for (std::size_t index : entities) names.push_back(name_of(evidence, index));
  std::sort(names.begin(), names.end());
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "+") + name;
  return out.empty() ? "-" : out;
}

std::vector<std::string> found_in(const Evidence& evidence) {
  std::vector<std::string> lines;
  for (const Claim& claim : evidence.claims)
    lines.push_back("claim " + std::string(to_word(claim.act)) + " | " + names_of(evidence, claim.claimants) + " | " +
                    names_of(evidence, claim.accused) + " | " + std::string(to_word(claim.polarity)));
  for (const Figure& figure : evidence.figures)
    lines.push_back("figure " + std::string(to_word(figure.kind)) + " " + (figure.count ? std::to_string(*figure.count) : "?") +
                    " | " + (figure.side.empty() ? "-" : figure.side) + " | " +
                    (figure.claim ? names_of(evidence, evidence.claims[*figure.claim].claimants) : "article"));
  return lines;
}

void run(const std::string& language) {
  std::vector<Case> cases = read_cases(kRoot + "/tests/golden/" + language + "/claims.case");
  for (Case& more : read_cases(kRoot + "/tests/golden/" + language + "/figures.case")) cases.push_back(std::move(more));
  ASSERT_GE(cases.size(), 20u);
  for (const Case& wanted : cases) {
    Document document;
    document.uri = wanted.name;
    document.language = language;
    document.text = wanted.text;
    EXPECT_EQ(found_in(extractor().extract(document)), wanted.expected) << language << ": " << wanted.name << ": " << wanted.text;
  }
}

TEST(ClaimsGolden, English) { run("en"); }
TEST(ClaimsGolden, Indonesian) { run("id"); }

}  // namespace
}  // namespace hearsay::extract
