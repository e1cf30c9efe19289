// Any text: times and numbers lie inside it, in order, with a value.
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "extract/find/numbers.h"
#include "extract/find/times.h"
#include "extract/read/charset.h"
#include "extract/text/boilerplate.h"
#include "tests/helpers/plain_analysis.h"

namespace {

using namespace hearsay;
using namespace hearsay::extract;

struct Finders {
  TimeFinder times;
  NumberFinder numbers;
  BoilerplateMarker marker;
};

Finders load(const std::string& language) {
  std::ifstream in(std::string(HEARSAY_SOURCE_DIR) + "/extract/lexicon/" + language + ".json");
  const nlohmann::json lexicon = nlohmann::json::parse(in);
  auto times = TimeFinder::load(lexicon.at("times"), lexicon.at("numbers"));
  auto numbers = NumberFinder::load(lexicon.at("numbers"));
  auto marker = BoilerplateMarker::load(lexicon.at("boilerplate"));
  if (!times || !numbers || !marker) std::abort();
  return {*times, *numbers, *marker};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const Finders finders[] = {load("en"), load("id")};
  const std::string text = repair_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
  for (const Finders& finder : finders) {
    Findings findings;
    findings.boilerplate = finder.marker.mark(text);
    const Analysis analysis = hearsay::testing::plain_analysis(text);
    finder.times.find(analysis, text, size % 2 ? "2023-04-13" : "", findings);
    finder.numbers.find(analysis, text, findings);
    std::uint32_t last = 0;
    for (const TimeMention& time : findings.evidence.times) {
      if (time.span.begin < last || time.span.empty() || time.span.end > text.size() || time.value.empty()) std::abort();
      last = time.span.end;
    }
    for (const NumberAt& number : findings.numbers)
      if (number.tokens.end > analysis.sentences[number.tokens.sentence].tokens.size() || number.tokens.begin >= number.tokens.end) std::abort();
  }
  return 0;
}
