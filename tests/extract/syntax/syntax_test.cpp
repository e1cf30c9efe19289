// The committed models at work: words and sentences of newspaper text, hostile input, accuracy floors on the dev sets.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "base/utf8.h"
#include "extract/syntax/conllu.h"
#include "extract/syntax/syntax.h"
#include "tools/train/commands.h"
#include "tools/train/measure_model.h"

namespace hearsay::extract {
namespace {

const std::string kSource = HEARSAY_SOURCE_DIR;

const SyntaxModel& model(const std::string& language) {
  static const auto english = SyntaxModel::load(kSource + "/models/en", "en");
  static const auto indonesian = SyntaxModel::load(kSource + "/models/id", "id");
  const auto& chosen = language == "en" ? english : indonesian;
  if (!chosen) {
    ADD_FAILURE() << chosen.error().message;
    std::abort();
  }
  return **chosen;
}

std::vector<std::string> words_of(const std::string& language, const std::string& text) {
  std::vector<std::string> words;
  for (const Sentence& sentence : model(language).segment(text).sentences) {
    for (const Token& token : sentence.tokens) words.push_back(token.form);
  }
  return words;
}

std::vector<std::string> sentences_of(const std::string& language, const std::string& text) {
  std::vector<std::string> out;
  for (const Sentence& sentence : model(language).segment(text).sentences) out.emplace_back(slice(text, sentence.span));
  return out;
}

using Words = std::vector<std::string>;

// What must hold of every analysis of every text.
void expect_sound(const Analysis& analysis, std::string_view text) {
  std::uint32_t before = 0;
  for (const Sentence& sentence : analysis.sentences) {
    ASSERT_FALSE(sentence.tokens.empty());
    ASSERT_LE(sentence.tokens.size(), 2 * kLongestSentence);
    std::size_t roots = 0;
    for (const Token& token : sentence.tokens) {
      ASSERT_LE(token.span.end, text.size());
      ASSERT_LT(token.span.begin, token.span.end);
      ASSERT_GE(token.span.begin, token.continues_token ? 0U : before);
      if (!token.continues_token) before = token.span.begin;
      ASSERT_TRUE(sentence.span.contains(token.span));
      ASSERT_FALSE(token.form.empty());
      ASSERT_LT(token.head, static_cast<std::int32_t>(sentence.tokens.size()));
      roots += token.head < 0 ? 1 : 0;
    }
    ASSERT_EQ(roots, 1U);
    std::uint32_t name_end = 0;
    for (const NameSpan& name : sentence.names) {
      ASSERT_LT(name.begin, name.end);
      ASSERT_GE(name.begin, name_end);
      ASSERT_LE(name.end, sentence.tokens.size());
      name_end = name.end;
    }
  }
}

TEST(EnglishWords, CliticsAreWordsOfTheirOwn) {
  EXPECT_EQ(words_of("en", "They don't know."), (Words{"They", "do", "n't", "know", "."}));
  EXPECT_EQ(words_of("en", "Armenia's army can\u2019t stop."), (Words{"Armenia", "'s", "army", "ca", "n\u2019t", "stop", "."}));
  EXPECT_EQ(words_of("en", "He said it\u2019s over."), (Words{"He", "said", "it", "\u2019s", "over", "."}));
}

TEST(EnglishWords, SpansOfPartsLieInTheText) {
  const std::string text = "Baku\u2019s ministry didn't answer.";
  for (const Sentence& sentence : model("en").segment(text).sentences) {
    for (const Token& token : sentence.tokens) EXPECT_EQ(slice(text, token.span), token.form);
  }
}

TEST(EnglishSentences, AbbreviationsInitialsAndDecimalsDoNotEndThem) {
  EXPECT_EQ(sentences_of("en", "Mr. Smith met Dr. Jones in the U.S. capital. They talked.").size(), 2U);
  EXPECT_EQ(sentences_of("en", "Gen. J. R. Brown lost 3.5 percent. He left.").size(), 2U);
}

TEST(EnglishSentences, ClosingQuotesBelongToTheirSentence) {
  const auto found = sentences_of("en", "\u201CWe deny it.\u201D The minister left.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0], "\u201CWe deny it.\u201D");
}

TEST(EnglishSentences, LinesAreParagraphsUnlessTheyAreWrapped) {
  const Analysis titled = model("en").segment("Six killed in shelling\nThe army said on Monday that six died.\n\nIt gave no names.");
  ASSERT_EQ(titled.sentences.size(), 3U);
  EXPECT_EQ(titled.sentences[1].paragraph, 1U);
  EXPECT_EQ(titled.sentences[2].paragraph, 2U);
  EXPECT_EQ(model("en").segment("The army said on Monday that six of its soldiers had been\nkilled near the border.").sentences.size(), 1U);
}

TEST(EnglishTree, SubjectObjectAndRootOfAPlainSentence) {
  const Analysis analysis = model("en").analyse("The army attacked the village.");
  ASSERT_EQ(analysis.sentences.size(), 1U);
  const auto& tokens = analysis.sentences[0].tokens;
  ASSERT_EQ(tokens.size(), 6U);
  EXPECT_EQ(tokens[2].head, -1);
  EXPECT_EQ(tokens[2].lemma, "attack");
  EXPECT_EQ(tokens[1].relation, "nsubj");
  EXPECT_EQ(tokens[4].relation, "obj");
  EXPECT_EQ(tokens[1].upos, Upos::Noun);
  expect_sound(analysis, "The army attacked the village.");
}

TEST(EnglishNames, CountriesCitiesAndPersonsAreFound) {
  const Analysis analysis = model("en").analyse("President Barack Obama met officials from Germany in Paris.");
  std::map<std::string, NameTag> names;
  const auto& sentence = analysis.sentences.at(0);
  for (const NameSpan& name : sentence.names) names[sentence.tokens[name.end - 1].form] = name.tag;
  EXPECT_EQ(names["Obama"], NameTag::Person);
  EXPECT_EQ(names["Germany"], NameTag::Place);
  EXPECT_EQ(names["Paris"], NameTag::Place);
}

TEST(IndonesianWords, CliticsAndReduplications) {
  EXPECT_EQ(words_of("id", "Rumahnya terbakar."), (Words{"Rumah", "nya", "terbakar", "."}));
  EXPECT_EQ(words_of("id", "Anak-anak itu pulang."), (Words{"Anak-anak", "itu", "pulang", "."}));
  EXPECT_EQ(words_of("id", "Pukul 16:00 ada 30.000 orang."), (Words{"Pukul", "16:00", "ada", "30.000", "orang", "."}));
}

TEST(IndonesianWords, CliticsOfWordsThatTheTreebankLacks) {
  EXPECT_EQ(words_of("id", "Dompetnya hilang."), (Words{"Dompet", "nya", "hilang", "."}));
  EXPECT_EQ(words_of("id", "Mereka memuji nama-Nya."), (Words{"Mereka", "memuji", "nama-", "Nya", "."}));
  EXPECT_EQ(words_of("id", "Ia bertanya lagi."), (Words{"Ia", "bertanya", "lagi", "."}));
}

TEST(IndonesianSentences, TwoSentences) {
  EXPECT_EQ(sentences_of("id", "Kementerian membantah tuduhan itu. Dua orang tewas dalam serangan tersebut.").size(), 2U);
}

TEST(IndonesianSentences, AStopThatLostItsSpaceStillEndsOne) {
  EXPECT_EQ(sentences_of("id", "Dua orang tewas, kata kantor berita NNA.Serangan itu merusak rumah sakit."),
            (std::vector<std::string>{"Dua orang tewas, kata kantor berita NNA.", "Serangan itu merusak rumah sakit."}));
  EXPECT_EQ(sentences_of("id", "Iran marah.\"Kami menunggu,\" katanya (2/6).Menurut PBB, \"perang usai.\"\"Kami senang,\" katanya."),
            (std::vector<std::string>{"Iran marah.", "\"Kami menunggu,\" katanya (2/6).", "Menurut PBB, \"perang usai.\"", "\"Kami senang,\" katanya."}));
  EXPECT_EQ(sentences_of("id", "Laporan KOMPAS.com dan Kompas.Com dikutip Dr.Ahmad di U.S.Army.").size(), 1U);
}

TEST(HostileText, NothingComesOfNothing) {
  EXPECT_TRUE(model("en").analyse("").sentences.empty());
  EXPECT_TRUE(model("en").analyse(" \n\t\n ").sentences.empty());
}

TEST(HostileText, TextWithoutALetterAndBytesThatAreNoText) {
  for (const std::string& text : {std::string("!!! ... ??? --- 123 $$$"), std::string("\xFF\xFE\x80 abc \xC3"), std::string(500, '\0'),
                                  std::string("\u200B\u00A0\u202F"), std::string("((((((((((((((")}) {
    for (const char* language : {"en", "id"}) expect_sound(model(language).analyse(text), text);
  }
}

TEST(HostileText, AVeryLongSentenceIsCutAndSaysSo) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "word ";
  const Analysis analysis = model("en").analyse(text);
  expect_sound(analysis, text);
  ASSERT_FALSE(analysis.notes.empty());
  EXPECT_NE(analysis.notes[0].find("cut at 300"), std::string::npos);
}

TEST(HostileText, MegabytesWithoutASpaceAreCutIntoTokens) {
  const std::string text(2'000'000, 'a');
  const Analysis analysis = model("id").segment(text);
  std::size_t tokens = 0;
  for (const Sentence& sentence : analysis.sentences) tokens += sentence.tokens.size();
  EXPECT_GE(tokens, text.size() / kLongestToken);
  EXPECT_LE(tokens, text.size() / kLongestToken + 2);
}

TEST(Threads, AllThreadsAndAllNeighboursGiveTheSameAnalysis) {
  const std::string text = "Azerbaijan's Defense Ministry accused Armenia of shelling Ganja on Sunday. Yerevan denied it.";
  const std::string alone = to_conllu(model("en").analyse(text), text);
  std::atomic<int> different{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) different += to_conllu(model("en").analyse(text), text) == alone ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(different, 0);
  Analysis many = model("en").segment(text + "\n\nA short one.\n\n" + text);
  model("en").annotate(many.sentences);
  Analysis one = model("en").analyse(text);
  for (std::size_t w = 0; w < one.sentences[0].tokens.size(); ++w) {
    EXPECT_EQ(many.sentences[0].tokens[w].head, one.sentences[0].tokens[w].head);
    EXPECT_EQ(many.sentences[0].tokens[w].relation, one.sentences[0].tokens[w].relation);
  }
}

TEST(Loading, AWrongFolderOrLanguageIsAnErrorThatNamesTheFile) {
  EXPECT_EQ(SyntaxModel::load(kSource + "/models/xx", "xx").error().code, ErrorCode::Io);
  const auto wrong = SyntaxModel::load(kSource + "/models/en", "id");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, ErrorCode::InvalidInput);
  EXPECT_NE(wrong.error().message.find("tokenizer.model"), std::string::npos);
}

TEST(Loading, ModelsAreSmall) {
  for (const char* language : {"en", "id"}) {
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(kSource + "/models/" + language)) bytes += entry.file_size();
    EXPECT_LE(bytes, 15U << 20) << language;
  }
}

// Every measure in models/floors.json, on the dev sets beside the project.
TEST(Accuracy, DevSetsStayAboveTheRecordedFloors) {
  const std::string shared = kSource + "/../shared/";
  if (!std::filesystem::exists(shared + "ud")) GTEST_SKIP() << "no treebanks at ../shared/ud";
  std::ifstream file(kSource + "/models/floors.json");
  ASSERT_TRUE(file);
  const auto floors = nlohmann::json::parse(file, nullptr, false);
  ASSERT_FALSE(floors.is_discarded());
  for (const auto& set : floors) {
    const std::string path = shared + set["file"].get<std::string>();
    const auto measured = train::measure_model(model(set["language"]), path);
    ASSERT_TRUE(measured) << measured.error().message;
    std::map<std::string, double> values;
    for (const auto& [name, value] : *measured) values[name] = value;
    for (const auto& [name, floor] : set["floors"].items()) EXPECT_GE(values[name], floor.get<double>()) << path << " " << name;
  }
}

}  // namespace
}  // namespace hearsay::extract
