// Runs tests/golden/<language>/mentions*.case with the shipped models: sentences and what their noun phrases stand for.
//   > TEXT                            one document of one line ("\n" in it stands for a paragraph end)
//   WORDS[#n] | NAMES [| TYPE [| SIDES]]   the n-th mention with these words (1 where not said) stands for these entities:
//                                     English names where known, else the words; "A + B" for two; SIDES likewise, "-" for none
//   ! WORDS                           no mention has these words
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>

#include "extract/find/mentions.h"
#include "extract/find/segmentation.h"
#include "extract/syntax/syntax.h"
#include "tests/helpers/case_line.h"

namespace hearsay::extract {
namespace {

const std::string kRoot = HEARSAY_SOURCE_DIR;

struct Pack {
  std::unique_ptr<SyntaxModel> syntax;
  std::unique_ptr<MentionFinder> finder;
};

const Pack& pack(const std::string& language) {
  static std::map<std::string, Pack> packs;
  static const auto gazetteer = WorldGazetteer::load(kRoot + "/extract/lexicon/gazetteer", kRoot + "/schemas", {"en", "id"});
  Pack& entry = packs[language];
  if (entry.syntax) return entry;
  auto syntax = SyntaxModel::load(kRoot + "/models/" + language, language);
  auto lexicon = Lexicon::load(kRoot + "/extract/lexicon/" + language + ".json", kRoot + "/schemas");
  if (!syntax || !lexicon || !gazetteer) throw std::runtime_error("models, lexicons or gazetteer cannot be loaded");
  auto finder = MentionFinder::load(*lexicon, *gazetteer);
  if (!finder) throw std::runtime_error(finder.error().message);
  tell_tokenizer(*lexicon, *gazetteer, **syntax);
  entry.syntax = std::move(*syntax);
  entry.finder = std::make_unique<MentionFinder>(std::move(*finder));
  return entry;
}

// What each mention of a document stands for: words -> one description for each occurrence.
struct Reading {
  std::string names, type, sides;
};
std::multimap<std::string, Reading> read(const std::string& language, const std::string& text) {
  const Pack& tools = pack(language);
  const Analysis analysis = tools.syntax->analyse(text);
  Findings findings;
  tools.finder->find(analysis, text, findings);
  std::multimap<std::string, Reading> out;
  for (const MentionAt& mention : findings.mentions) {
    Reading reading;
    std::set<std::string> names, sides;
    for (const std::size_t index : mention.entities) {
      const LocalEntity& entity = findings.evidence.entities[index];
      names.insert(entity.english.empty() ? entity.name : entity.english);
      sides.insert(entity.side.empty() ? "-" : entity.side);
      reading.type = std::string(to_word(entity.type));
    }
    for (const std::string& name : names) reading.names += (reading.names.empty() ? "" : " + ") + name;
    for (const std::string& side : sides) reading.sides += (reading.sides.empty() ? "" : " + ") + side;
    const Span span = findings.evidence.entities[mention.entities.front()].mentions[mention.mention].span;
    out.emplace(std::string(slice(text, span)), std::move(reading));
  }
  return out;
}

class MentionsGolden : public ::testing::TestWithParam<const char*> {
 protected:
  void check(const std::string& where, const std::string& line) {
    if (line[0] == '!') {
      EXPECT_FALSE(found_.contains(testing::trim(line.substr(1)))) << where << ": " << line << "\n  in: " << text_;
      return;
    }
    std::vector<std::string> fields = testing::split_fields(line);
    std::size_t nth = 1;
    if (const auto hash = fields[0].rfind('#'); hash != std::string::npos) {
      nth = std::stoul(fields[0].substr(hash + 1));
      fields[0].resize(hash);
    }
    auto [it, end] = found_.equal_range(fields[0]);
    for (; nth > 1 && it != end; --nth) ++it;
    ASSERT_TRUE(it != end) << where << ": no mention \"" << fields[0] << "\"\n  in: " << text_;
    ++checked_;
    const std::string got[] = {it->second.names, it->second.type, it->second.sides};
    for (std::size_t field = 1; field < fields.size() && field <= 3; ++field)
      EXPECT_EQ(got[field - 1], fields[field]) << where << ": " << fields[0] << "\n  in: " << text_;
  }

  void run(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (line.empty() || line[0] == '#') continue;
      if (line[0] != '>') {
        check(path.filename().string() + ":" + std::to_string(number), line);
        continue;
      }
      text_ = testing::trim(line.substr(1));
      for (std::size_t at = text_.find("\\n"); at != std::string::npos; at = text_.find("\\n", at)) text_.replace(at, 2, "\n\n");
      found_ = read(GetParam(), text_);
    }
  }

  std::string text_;
  std::multimap<std::string, Reading> found_;
  std::size_t checked_ = 0;
};

TEST_P(MentionsGolden, EveryCaseHolds) {
  const std::filesystem::path folder = kRoot + "/tests/golden/" + GetParam();
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().filename().string().starts_with("mentions") && entry.path().extension() == ".case") files.insert(entry.path());
  ASSERT_FALSE(files.empty());
  for (const auto& file : files) run(file);
  EXPECT_GE(checked_, 40u);
}

INSTANTIATE_TEST_SUITE_P(Languages, MentionsGolden, ::testing::Values("en", "id"), [](const auto& language) { return std::string(language.param); });

}  // namespace
}  // namespace hearsay::extract
