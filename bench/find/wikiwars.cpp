// wikiwars LEXICON FILE...: scores TimeFinder on WikiWars (TIMEX2 inline; Mazur and Dale 2010).
// Recognition: an expression counts as found where a system span overlaps a gold span (each used once); exact: same
// span. Value: found, and the values are equal, out of all gold expressions that have a value / all found ones.
// Prints one line for each file and the total; --misses FILE lists what was missed, spurious or wrong.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "extract/find/times.h"

namespace {

using namespace hearsay;
using namespace hearsay::extract;

struct GoldTime {
  Span span;
  std::string value;
};

struct GoldText {
  std::string text, published;
  std::vector<GoldTime> times;
};

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string attribute(const std::string& tag, const std::string& name) {
  const std::size_t at = tag.find(" " + name + "=\"");
  if (at == std::string::npos) return "";
  const std::size_t begin = at + name.size() + 3;
  return tag.substr(begin, tag.find('"', begin) - begin);
}

// Outermost TIMEX2 elements of the TEXT part, with the tags taken out.
GoldText parse(const std::string& source) {
  GoldText gold;
  const std::size_t stamp = source.find("<DATETIME>");
  if (stamp != std::string::npos) gold.published = attribute(source.substr(stamp, 80), "val");
  const std::size_t end = source.find("</TEXT>");
  std::vector<std::pair<std::size_t, std::string>> open;
  for (std::size_t at = source.find("<TEXT>") + 6; at < end; ++at) {
    if (source.compare(at, 7, "<TIMEX2") == 0) {
      const std::size_t close = source.find('>', at);
      open.emplace_back(gold.text.size(), attribute(source.substr(at, close - at), "val"));
      at = close;
    } else if (source.compare(at, 9, "</TIMEX2>") == 0) {
      const auto [begin, value] = open.back();
      open.pop_back();
      gold.times.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(gold.text.size())}, value});
      at += 8;
    } else if (source.compare(at, 5, "&amp;") == 0) {
      gold.text += '&';
      at += 4;
    } else {
      gold.text += source[at];
    }
  }
  return gold;
}

// One sentence for each line: the rules look no further than a line, and need no tokens.
Analysis lines_of(const std::string& text) {
  Analysis analysis;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) end = text.size();
    Sentence sentence;
    sentence.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    analysis.sentences.push_back(std::move(sentence));
    begin = end + 1;
  }
  return analysis;
}

// TIMEX2 writes a set as the date that recurs, TIMEX3 as its period: "daily" is XXXX-XX-XX there and P1D here.
bool same_value(const TimeMention& mine, const std::string& gold) {
  if (mine.type == "SET") {
    if (mine.value == "P1D" && gold == "XXXX-XX-XX") return true;
    if (mine.value == "P1W" && gold == "XXXX-WXX") return true;
    if (mine.value == "P1M" && gold == "XXXX-XX") return true;
    if (mine.value == "P1Y" && gold == "XXXX") return true;
  }
  return mine.value == gold;
}

struct Score {
  int gold = 0, system = 0, overlap = 0, exact = 0, value = 0, gold_values = 0;

  void add(const Score& other) {
    gold += other.gold;
    system += other.system;
    overlap += other.overlap;
    exact += other.exact;
    value += other.value;
    gold_values += other.gold_values;
  }
};

double f1(int hits, int gold, int system) { return gold + system == 0 ? 0 : 2.0 * hits / (gold + system); }

void print(const std::string& name, const Score& score) {
  std::printf("%-44s gold %4d system %4d  recognition P %.3f R %.3f F1 %.3f  exact F1 %.3f  value F1 %.3f  value accuracy %.3f\n", name.c_str(),
              score.gold, score.system, score.system ? double(score.overlap) / score.system : 0, score.gold ? double(score.overlap) / score.gold : 0,
              f1(score.overlap, score.gold, score.system), f1(score.exact, score.gold, score.system),
              f1(score.value, score.gold_values, score.system), score.overlap ? double(score.value) / score.overlap : 0);
}

Score score(const GoldText& gold, const std::vector<TimeMention>& system, std::ostream& misses) {
  Score score;
  score.gold = static_cast<int>(gold.times.size());
  score.system = static_cast<int>(system.size());
  std::vector<int> owner(system.size(), -1);
  std::vector<int> found(gold.times.size(), -1);
  for (const bool exact : {true, false})
    for (std::size_t g = 0; g < gold.times.size(); ++g)
      for (std::size_t s = 0; s < system.size() && found[g] < 0; ++s)
        if (owner[s] < 0 && (exact ? system[s].span == gold.times[g].span : system[s].span.overlaps(gold.times[g].span))) {
          owner[s] = static_cast<int>(g);
          found[g] = static_cast<int>(s);
          score.exact += exact;
          ++score.overlap;
        }
  const auto context = [&gold](Span span) {
    const std::uint32_t begin = span.begin > 30 ? span.begin - 30 : 0;
    std::string words = gold.text.substr(begin, span.begin - begin) + "[" + std::string(slice(gold.text, span)) + "]" + gold.text.substr(span.end, 30);
    for (char& c : words)
      if (c == '\n') c = '|';
    return words;
  };
  for (std::size_t g = 0; g < gold.times.size(); ++g) {
    const GoldTime& time = gold.times[g];
    score.gold_values += !time.value.empty();
    if (found[g] < 0) {
      misses << "missed\t" << time.value << "\t\t" << context(time.span) << "\n";
      continue;
    }
    const TimeMention& mine = system[static_cast<std::size_t>(found[g])];
    if (same_value(mine, time.value)) {
      ++score.value;
    } else {
      misses << "wrong\t" << time.value << "\t" << mine.value << "\t" << context(time.span) << "\t" << slice(gold.text, mine.span) << "\n";
    }
  }
  for (std::size_t s = 0; s < system.size(); ++s)
    if (owner[s] < 0) misses << "spurious\t\t" << system[s].value << "\t" << context(system[s].span) << "\n";
  return score;
}

}  // namespace

int main(int count, char** arguments) {
  std::string lexicon_path;
  std::vector<std::string> files;
  std::ofstream misses("/dev/null");
  for (int i = 1; i < count; ++i) {
    const std::string word = arguments[i];
    if (word == "--misses" && i + 1 < count) misses = std::ofstream(arguments[++i]);
    else if (lexicon_path.empty()) lexicon_path = word;
    else files.push_back(word);
  }
  if (files.empty()) {
    std::cerr << "usage: wikiwars [--misses FILE] LEXICON FILE...\n";
    return 2;
  }
  const nlohmann::json lexicon = nlohmann::json::parse(read_file(lexicon_path));
  const auto finder = TimeFinder::load(lexicon.at("times"), lexicon.at("numbers"));
  if (!finder) {
    std::cerr << lexicon_path << ": " << finder.error().message << "\n";
    return 3;
  }
  Score total;
  for (const std::string& file : files) {
    const GoldText gold = parse(read_file(file));
    Findings findings;
    finder->find(lines_of(gold.text), gold.text, gold.published, findings);
    misses << "# " << file << "\n";
    const Score one = score(gold, findings.evidence.times, misses);
    print(file.substr(file.rfind('/') + 1), one);
    total.add(one);
  }
  print("total", total);
  return 0;
}
