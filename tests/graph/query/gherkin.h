// Reads Gherkin feature files as far as the openCypher TCK uses them: scenarios, outlines with examples, steps with doc
// strings and tables. An outline becomes one scenario for each example row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay::testing {

struct GherkinStep {
  std::string text;        // without Given, When, Then, And, But
  std::string doc_string;  // between """, its indentation removed
  std::vector<std::vector<std::string>> table;
};
struct GherkinScenario {
  std::string name;  // "[3] Title", with "#2" for the second example
  std::vector<GherkinStep> steps;
};

std::vector<GherkinScenario> read_feature(std::string_view text);

}  // namespace hearsay::testing
