// CoNLL-U, model files, word shapes, gazetteer and edit scripts: what needs no trained model.
#include <gtest/gtest.h>

#include "extract/syntax/conllu.h"
#include "extract/syntax/gazetteer.h"
#include "extract/syntax/lemmatizer.h"
#include "extract/syntax/model_file.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {
namespace {

std::string line(const std::string& id, const std::string& form, const std::string& head, const std::string& misc = "_") {
  return id + "\t" + form + "\t" + form + "\tNOUN\t_\t_\t" + head + "\tdep\t_\t" + misc + "\n";
}

std::string message_of(const std::string& text) {
  const auto result = parse_conllu(text, "a.conllu");
  return result ? "no error" : result.error().message;
}

TEST(Conllu, ReadsMultiWordTokensEmptyNodesAndParagraphs) {
  const auto sentences = parse_conllu("# newdoc id = x\n# newpar\n" + line("1-2", "don't", "_", "SpaceAfter=No").replace(0, 0, "") +
                                          line("1", "do", "0") + line("2", "n't", "1") + line("2.1", "ghost", "_") + line("3", ".", "1") + "\n" +
                                          line("1", "Yes", "0"),
                                      "a.conllu");
  ASSERT_TRUE(sentences) << sentences.error().message;
  ASSERT_EQ(sentences->size(), 2U);
  const ConlluSentence& first = sentences->front();
  EXPECT_TRUE(first.new_paragraph);
  EXPECT_FALSE(sentences->back().new_paragraph);
  ASSERT_EQ(first.words.size(), 3U);
  ASSERT_EQ(first.tokens.size(), 2U);
  EXPECT_EQ(first.tokens[0].word_count, 2U);
  EXPECT_FALSE(first.tokens[0].space_after);
  EXPECT_EQ(surface_text(first), "don't.");
}

TEST(Conllu, NamesFileAndLineOfWhatIsBroken) {
  EXPECT_EQ(message_of("1\tx\n"), "a.conllu:1: not ten columns between tabs");
  EXPECT_EQ(message_of(line("1", "a", "0") + line("3", "b", "1")), "a.conllu:2: word number is not 2");
  EXPECT_EQ(message_of(line("1", "a", "x")), "a.conllu:1: head is not a number");
  EXPECT_EQ(message_of("\n" + line("1", "a", "7")), "a.conllu:2: head of word 1 is outside the sentence");
  EXPECT_EQ(message_of(line("1", "a", "2") + line("2", "b", "1") + line("3", "c", "0")), "a.conllu:1: words form a cycle through word 1");
  EXPECT_EQ(message_of(line("1", "a", "2") + line("2", "b", "1")), "a.conllu:1: sentence has no root");
  EXPECT_EQ(message_of(line("1", "a", "0") + line("2", "b", "0")), "a.conllu:1: sentence has 2 roots");
  EXPECT_EQ(message_of(line("1-3", "ab", "_") + line("1", "a", "0")), "a.conllu:2: multi-word token runs over the end of its sentence");
  EXPECT_EQ(message_of(line("1-1", "ab", "_") + line("1", "a", "0")), "a.conllu:1: range of a multi-word token out of order");
}

TEST(Conllu, WritesWhatItReads) {
  const std::string text = "He didn't.\n\nBaku";
  Analysis analysis;
  Sentence first;
  first.span = {0, 10};
  first.tokens.resize(4);
  first.tokens[0] = {{0, 2}, "He", "he", Upos::Pron, "", 2, "nsubj", false, true};
  first.tokens[1] = {{3, 6}, "did", "do", Upos::Aux, "Tense=Past", -1, "root", false, false};
  first.tokens[2] = {{6, 9}, "n't", "not", Upos::Part, "", 1, "advmod", true, false};
  first.tokens[3] = {{9, 10}, ".", ".", Upos::Punct, "", 1, "punct", false, true};
  first.tokens[0].head = 1;
  Sentence second;
  second.span = {12, 16};
  second.paragraph = 1;
  second.tokens.push_back({{12, 16}, "Baku", "Baku", Upos::Propn, "", -1, "root", false, true});
  second.names.push_back({0, 1, NameTag::Place, 1});
  analysis.sentences = {first, second};
  const std::string written = to_conllu(analysis, text, "d1");
  const auto read = parse_conllu(written, "b.conllu");
  ASSERT_TRUE(read) << read.error().message << "\n" << written;
  ASSERT_EQ(read->size(), 2U);
  EXPECT_TRUE(read->front().new_document);
  EXPECT_TRUE(read->back().new_paragraph);
  EXPECT_EQ(surface_text(read->front()), "He didn't.");
  EXPECT_EQ(read->front().words[1].features, "Tense=Past");
  EXPECT_EQ(read->front().words[0].head, 1);
  EXPECT_EQ(read->back().words[0].misc, "Entity=B-LOC");
}

ModelFile small_file() {
  ModelFile file("tokenizer", "en");
  file.put_strings("s", {"a", "", "bc"});
  file.put_keys("k", {1, 1ULL << 60});
  file.put_short_keys("k32", {7, (1ULL << 60) + 9});
  file.put_matrix("m4", {0.7F, -0.3F, 0.1F, 0.0F, 0.0F, 0.0F}, 3, 4);
  file.put_matrix("m8", {0.5F, -1.0F, 0.0F, 127.0F}, 2, 8);
  file.put_matrix("m16", {0.5F, -1.0F, 0.0F, 127.0F}, 2, 16);
  return file;
}

TEST(ModelFile, GivesBackWhatWasPut) {
  const auto read = ModelFile::parse(small_file().to_bytes(), "m", "tokenizer", "en");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read->strings("s"), (std::vector<std::string>{"a", "", "bc"}));
  EXPECT_EQ(*read->keys("k"), (std::vector<std::uint64_t>{1, 1ULL << 60}));
  EXPECT_EQ(*read->short_keys("k32"), (std::vector<std::uint64_t>{7, 9}));
  for (const char* name : {"m8", "m16"}) {
    const auto matrix = read->matrix(name, 2, 2);
    ASSERT_TRUE(matrix);
    EXPECT_NEAR((*matrix)[0], 0.5F, 0.005F);
    EXPECT_FLOAT_EQ((*matrix)[1], -1.0F);
    EXPECT_FLOAT_EQ((*matrix)[3], 127.0F);
  }
  const auto coarse = read->matrix("m4", 2, 3);
  ASSERT_TRUE(coarse);
  EXPECT_FLOAT_EQ((*coarse)[0], 0.7F);
  EXPECT_NEAR((*coarse)[1], -0.3F, 1e-6F);
  EXPECT_FLOAT_EQ((*coarse)[3] + (*coarse)[4] + (*coarse)[5], 0.0F);
  EXPECT_FALSE(read->matrix("m8", 3, 2));
  EXPECT_FALSE(read->matrix("m4", 2, 5));
  EXPECT_FALSE(read->keys("absent"));
}

TEST(ModelFile, EveryTruncationAndEveryChangedByteIsAnError) {
  const std::string bytes = small_file().to_bytes();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(ModelFile::parse(std::string_view(bytes).substr(0, size), "m", "tokenizer", "en")) << size;
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    EXPECT_FALSE(ModelFile::parse(changed, "m", "tokenizer", "en")) << at;
  }
}

TEST(ModelFile, SaysWhatIsWrong) {
  const std::string bytes = small_file().to_bytes();
  const auto message = [](const Result<ModelFile>& result) { return result ? std::string() : result.error().message; };
  EXPECT_EQ(message(ModelFile::parse(bytes, "m", "tokenizer", "id")), "m: model is for language \"en\", not \"id\"");
  EXPECT_EQ(message(ModelFile::parse(bytes, "m", "network", "en")), "m: holds a tokenizer model, not a network");
  EXPECT_EQ(message(ModelFile::parse("hello", "m", "network", "en")), "m: not a hearsay model file");
  EXPECT_NE(message(ModelFile::parse(std::string_view(bytes).substr(0, bytes.size() - 9), "m", "tokenizer", "en")).find("checksum"), std::string::npos);
  std::string newer = bytes;
  newer[8] = 9;
  EXPECT_EQ(message(ModelFile::parse(newer, "m", "tokenizer", "en")), "m: model format 9, this program reads 1");
  EXPECT_EQ(ModelFile::read("/nowhere/x.model", "tokenizer", "en").error().code, ErrorCode::Io);
}

TEST(WordShape, FoldsQuotesDigitsAndCase) {
  EXPECT_EQ(normal_form("It\u2019S"), "it's");
  EXPECT_EQ(normal_form("F-16"), "f-00");
  EXPECT_EQ(shape_of("McDonald"), "XxXxx");
  EXPECT_EQ(shape_of("U.S."), "X.X.");
  EXPECT_EQ(shape_of("1,250"), "0,00");
  EXPECT_EQ(lower_case("\u0130STANBUL").substr(lower_case("\u0130STANBUL").size() - 7), "stanbul");
  EXPECT_NE(parts_of("Baku").parts, parts_of("baku").parts);
  EXPECT_EQ(parts_of("Baku").word, parts_of("baku").word);
}

TEST(Gazetteer, MatchesPhrasesOverTokenBorders) {
  Gazetteer gazetteer;
  gazetteer.add("san francisco", 0);
  gazetteer.add("nagorno-karabakh", 1);
  gazetteer.add("san", 2);
  const std::vector<std::string_view> forms = {"in", "San", "Francisco", "and", "Nagorno", "-", "Karabakh"};
  std::vector<WordParts> words(forms.size());
  gazetteer.annotate(forms, words);
  EXPECT_TRUE(words[0].parts.empty());
  EXPECT_EQ(words[1].parts.size(), 2U);  // first of a phrase of class 0, and alone of class 2
  EXPECT_EQ(words[2].parts.size(), 1U);
  EXPECT_EQ(words[5].parts.size(), 1U);
  const Gazetteer copy(gazetteer.keys(), gazetteer.classes());
  std::vector<WordParts> again(forms.size());
  copy.annotate(forms, again);
  for (std::size_t w = 0; w < forms.size(); ++w) EXPECT_EQ(words[w].parts, again[w].parts);
}

TEST(EditScript, MakesTheLemmaAndSurvivesItsText) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"running", "run"}, {"went", "go"}, {"Baku", "Baku"}, {"The", "the"}, {"menyetujui", "setuju"},
      {"negara-negara", "negara"}, {"besar-besaran", "besar"}, {"n't", "not"}, {"pengeluaran-pengeluaran", "keluar"}, {"2016", "2016"}};
  for (const auto& [form, lemma] : cases) {
    const auto script = EditScript::parse(EditScript::between(form, lemma).to_text());
    ASSERT_TRUE(script) << form;
    EXPECT_EQ(script->apply(form), lemma) << form;
  }
}

TEST(EditScript, GoesOverToOtherWordsOfTheKind) {
  EXPECT_EQ(EditScript::between("walked", "walk").apply("Talked"), "talk");
  EXPECT_EQ(EditScript::between("menulis", "tulis").apply("menari"), "tari");
  EXPECT_EQ(EditScript::between("negara-negara", "negara").apply("anak-anak"), "anak");
  EXPECT_FALSE(EditScript::between("walked", "walk").apply("go"));
  EXPECT_FALSE(EditScript::between("negara-negara", "negara").apply("negara"));
  EXPECT_FALSE(EditScript::parse("x|a"));
  EXPECT_FALSE(EditScript::parse("l|only\tthree\tparts"));
}

}  // namespace
}  // namespace hearsay::extract
