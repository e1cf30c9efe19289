// stages LEXICON FILE.jsonl|FILE.txt...: words a second of the stages around syntax: reading, language, boilerplate,
// times, numbers. Processor time of this thread; the ratios hold better than the figures on a busy machine.
#include <ctime>

#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/find/numbers.h"
#include "extract/find/times.h"
#include "extract/reader.h"
#include "extract/text/boilerplate.h"
#include "extract/text/language.h"

namespace {

using namespace hearsay;
using namespace hearsay::extract;

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Analysis lines_of(const std::string& text) {
  Analysis analysis;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Sentence sentence;
    sentence.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    analysis.sentences.push_back(std::move(sentence));
    begin = end + 1;
  }
  return analysis;
}

std::size_t words_in(const std::string& text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    words += !blank && !inside;
    inside = !blank;
  }
  return words;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "usage: stages LEXICON FILE...\n";
    return 2;
  }
  std::ifstream in(arguments[1]);
  const nlohmann::json lexicon = nlohmann::json::parse(in);
  const auto times = TimeFinder::load(lexicon.at("times"), lexicon.at("numbers"));
  const auto numbers = NumberFinder::load(lexicon.at("numbers"));
  const auto marker = BoilerplateMarker::load(lexicon.at("boilerplate"));
  if (!times || !numbers || !marker) return 3;
  LanguageIdentifier identifier;
  identifier.add(lexicon.at("language"), lexicon.at("identify"));
  CollectingReporter reporter;
  Reader reader({}, reporter, nullptr);
  std::array<double, 5> spent{};
  std::size_t words = 0, found = 0;
  double last = seconds();
  const auto lap = [&](std::size_t stage) {
    const double now = seconds();
    spent[stage] += now - last;
    last = now;
  };
  const auto status = reader.read(std::vector<std::string>(arguments + 2, arguments + count), [&](Document&& document) -> Status {
    lap(0);
    words += words_in(document.text);
    Findings findings;
    const Analysis analysis = lines_of(document.text);
    last = seconds();
    found += identifier.identify(document.text) == "en";
    lap(1);
    findings.boilerplate = marker->mark(document.text);
    lap(2);
    times->find(analysis, document.text, document.published, findings);
    lap(3);
    numbers->find(analysis, document.text, findings);
    lap(4);
    found += findings.evidence.times.size();
    return {};
  });
  if (!status || words == 0) return 3;
  const char* const names[] = {"read", "language", "boilerplate", "times", "numbers"};
  double all = 0;
  for (std::size_t i = 0; i < spent.size(); ++i) {
    std::printf("%-12s %10.0f words/s\n", names[i], static_cast<double>(words) / std::max(spent[i], 1e-9));
    all += spent[i];
  }
  std::printf("%-12s %10.0f words/s  (%zu words, %zu times and English documents)\n", "together", static_cast<double>(words) / all, words, found);
  return 0;
}
