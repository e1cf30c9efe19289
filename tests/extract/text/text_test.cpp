// Atoms, phrases, language and boilerplate.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "extract/text/atoms.h"
#include "extract/text/boilerplate.h"
#include "extract/text/language.h"
#include "extract/text/phrases.h"

namespace hearsay::extract {
namespace {

nlohmann::json lexicon(const std::string& language) {
  std::ifstream in(std::string(HEARSAY_SOURCE_DIR) + "/extract/lexicon/" + language + ".json");
  return nlohmann::json::parse(in);
}

std::string words(std::string_view text) {
  const Atoms atoms(text);
  std::string out;
  for (std::size_t i = 0; i < atoms.size(); ++i) out += (i ? (atoms[i].glued ? "_" : " ") : "") + std::string(atoms.word(i));
  return out;
}

TEST(Atoms, CutsLettersDigitsAndMarks) {
  EXPECT_EQ(words("At 16.00, mid-March (11/4)"), "at 16_._00_, mid_-_march (_11_/_4_)");
  EXPECT_EQ(words("20th F-16 \xC2\xA0x"), "20_th f_-_16 x");
}

TEST(Atoms, FoldsDashesAndApostrophes) {
  EXPECT_EQ(words("499\xE2\x80\x93" "449 year\xE2\x80\x99s"), "499_-_449 year_'_s");
  EXPECT_EQ(words("\xC6\x8Fliyev \xE2\x80\x9Cno\xE2\x80\x9D"), "\xC6\x8Fliyev \xE2\x80\x9C_no_\xE2\x80\x9D");
}

TEST(Atoms, SpansPointIntoTheText) {
  const std::string text = "  T\xC3\xA9gh,\n11 April";
  const Atoms atoms(text);
  ASSERT_EQ(atoms.size(), 4u);
  EXPECT_EQ(slice(text, atoms[0].span), "T\xC3\xA9gh");
  EXPECT_TRUE(atoms[0].line_start);
  EXPECT_TRUE(atoms[0].capital);
  EXPECT_FALSE(atoms[1].line_start);
  EXPECT_TRUE(atoms[2].line_start);
  EXPECT_EQ(atoms.first_from(atoms[2].span.begin), 2u);
  EXPECT_EQ(atoms.first_from(1000), 4u);
}

TEST(PhraseTable, FindsTheLongestPhrase) {
  PhraseTable<int> table;
  table.add("at", 1);
  table.add("at least", 2);
  table.add("a.m.", 3);
  const Atoms atoms("at least 3 a.m. at");
  EXPECT_EQ(*table.longest(atoms, 0, atoms.size()).first, 2);
  EXPECT_EQ(table.longest(atoms, 0, atoms.size()).second, 2u);
  EXPECT_EQ(*table.longest(atoms, 0, 1).first, 1);
  EXPECT_EQ(*table.longest(atoms, 3, atoms.size()).first, 3);
  EXPECT_EQ(table.longest(atoms, 2, atoms.size()).first, nullptr);
}

class LanguageTest : public ::testing::Test {
 protected:
  LanguageTest() {
    for (const char* language : {"en", "id"}) identifier_.add(language, lexicon(language).at("identify"));
  }
  LanguageIdentifier identifier_;
};

TEST_F(LanguageTest, TellsTheLanguagesOfNewsApart) {
  EXPECT_EQ(identifier_.identify("The ministry said on Tuesday that four soldiers were killed near the village. Both sides denied it."), "en");
  EXPECT_EQ(identifier_.identify("Kementerian itu mengatakan empat tentara tewas di dekat desa tersebut. Kedua pihak membantah tuduhan itu karena tidak ada bukti."), "id");
  EXPECT_EQ(identifier_.identify("\xD0\x9C\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD0\xB5\xD1\x80\xD1\x81\xD1\x82\xD0\xB2\xD0\xBE \xD0\xBE\xD0\xB1\xD0\xBE\xD1\x80\xD0\xBE\xD0\xBD\xD1\x8B "
                                 "\xD1\x81\xD0\xBE\xD0\xBE\xD0\xB1\xD1\x89\xD0\xB8\xD0\xBB\xD0\xBE \xD0\xBE \xD0\xBF\xD0\xBE\xD1\x82\xD0\xB5\xD1\x80\xD1\x8F\xD1\x85 \xD0\xBD\xD0\xB0 "
                                 "\xD0\xB3\xD1\x80\xD0\xB0\xD0\xBD\xD0\xB8\xD1\x86\xD0\xB5"), "ru");
}

TEST_F(LanguageTest, TellsMalayFromIndonesian) {
  EXPECT_EQ(identifier_.identify("Jurucakap kementerian berkata empat anggota tentera maut apabila polis menyerbu rumah itu pada Isnin kerana rusuhan di ibu negeri."), "ms");
  EXPECT_EQ(identifier_.identify("Juru bicara kementerian mengatakan empat anggota tentara tewas ketika polisi menyerbu rumah itu pada Senin karena kerusuhan."), "id");
}

TEST_F(LanguageTest, BelievesTheMetadata) {
  EXPECT_EQ(identifier_.identify("x", "en-GB"), "en");
  EXPECT_EQ(identifier_.identify("x", "in"), "id");
  EXPECT_EQ(identifier_.identify("12 34 56", ""), "und");
}

class BoilerplateTest : public ::testing::Test {
 protected:
  // The text with marked ranges in <>.
  static std::string marked(const std::string& language, const std::string& text) {
    auto marker = BoilerplateMarker::load(lexicon(language).at("boilerplate"));
    EXPECT_TRUE(marker) << marker.error().message;
    std::string out;
    std::uint32_t at = 0;
    for (const Span span : marker->mark(text)) {
      out += text.substr(at, span.begin - at) + "<" + std::string(slice(text, span)) + ">";
      at = span.end;
    }
    return out + text.substr(at);
  }
};

TEST_F(BoilerplateTest, MarksSharingAndCookieLines) {
  EXPECT_EQ(marked("en", "Four died.\nSHARE THIS ARTICLE\nMore."), "Four died.\n<SHARE THIS ARTICLE>\nMore.");
  EXPECT_EQ(marked("en", "This website uses cookies to improve your experience."), "<This website uses cookies to improve your experience.>");
  EXPECT_EQ(marked("en", "They share a border with Iran, the ministry said."), "They share a border with Iran, the ministry said.");
}

TEST_F(BoilerplateTest, MarksTeasersWithTheirHeadlines) {
  EXPECT_EQ(marked("en", "Keep reading\nWhat is behind the clash?\nSpain votes\nThe army said on Monday that two died."),
            "<Keep reading\nWhat is behind the clash?\nSpain votes>\nThe army said on Monday that two died.");
  EXPECT_EQ(marked("id", "Dua orang tewas.\nBaca juga:Israel Serang Gaza, Korban Berjatuhan\nIa mengatakan demikian."),
            "Dua orang tewas.\n<Baca juga:Israel Serang Gaza, Korban Berjatuhan>\nIa mengatakan demikian.");
  EXPECT_EQ(marked("id", "Ia pergi. Baca juga: Gempa Guncang Kota"), "Ia pergi. <Baca juga: Gempa Guncang Kota>");
}

TEST_F(BoilerplateTest, TakesNoSentenceForATeaser) {
  const std::string sentence = "Related fighting was seen in Homs.";
  EXPECT_EQ(marked("en", sentence), sentence);
  std::string article;  // an article without line ends must not vanish behind a teaser in it
  for (int i = 0; i < 100; ++i) article += "The army said so. ";
  EXPECT_EQ(marked("en", article + "Keep reading: " + article), article + "Keep reading: " + article);
}

TEST_F(BoilerplateTest, MarksPhotoCreditsButNotTheCaption) {
  EXPECT_EQ(marked("en", "Soldiers patrol the border (Photo by Reuters)"), "Soldiers patrol the border <(Photo by Reuters)>");
  EXPECT_EQ(marked("en", "The group (known as the Front) said no."), "The group (known as the Front) said no.");
  EXPECT_EQ(marked("id", "[Gambas:Video CNN]\nTeks."), "<[Gambas:Video CNN]>\nTeks.");
}

TEST_F(BoilerplateTest, MarksTheCopyOfACaption) {
  EXPECT_EQ(marked("en", "Troops crossed the river at dawn\nTroops crossed the river at dawn (Example)\nEnd."),
            "Troops crossed the river at dawn\n<Troops crossed the river at dawn (Example)>\nEnd.");
}

TEST_F(BoilerplateTest, LeavesAgencyCreditsAlone) {
  EXPECT_EQ(marked("en", "(With information from EFE and AP)"), "(With information from EFE and AP)");
}

TEST_F(BoilerplateTest, RefusesAPhraseInTwoLists) {
  const auto marker = BoilerplateMarker::load(nlohmann::json::parse(R"({"lines": ["share"], "whole": ["share"]})"));
  ASSERT_FALSE(marker);
  EXPECT_EQ(marker.error().message, "boilerplate: \"share\" stands in both lines and whole");
}

TEST_F(BoilerplateTest, CopesWithTextThatIsAllBoilerplate) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "Read more\nShare this\n";
  auto marker = BoilerplateMarker::load(lexicon("en").at("boilerplate"));
  ASSERT_TRUE(marker);
  std::size_t bytes = 0;
  for (const Span span : marker->mark(text)) bytes += span.size();
  EXPECT_GT(bytes, text.size() * 9 / 10);
}

}  // namespace
}  // namespace hearsay::extract
