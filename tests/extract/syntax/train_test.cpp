// The trainer: gradients against finite differences, the measures on hand-made cases, corpora and punctuation.
#include <gtest/gtest.h>

#include <fstream>

#include "extract/syntax/punctuation.h"
#include "tools/train/average.h"
#include "tools/train/corpus.h"
#include "tools/train/marked_names.h"
#include "tools/train/material.h"
#include "tools/train/name_score.h"
#include "tools/train/network_trainer.h"
#include "tools/train/numbering.h"
#include "tools/train/tree_vote.h"
#include "tools/train/treebank_score.h"

namespace hearsay::train {
namespace {

using extract::ConlluSentence;

Example small_example(std::vector<std::string> forms, std::vector<std::int32_t> heads, std::vector<std::uint8_t> names) {
  Example example;
  example.forms = std::move(forms);
  example.lemmas = example.forms;
  example.heads = std::move(heads);
  example.names = std::move(names);
  for (std::size_t w = 0; w < example.forms.size(); ++w) {
    example.upos.push_back(static_cast<std::uint8_t>(w % 3));
    example.features.push_back(w % 2 == 0 ? "A=B" : "");
    example.relations.push_back(example.heads[w] < 0 ? "root" : w % 2 == 0 ? "obj" : "nsubj");
  }
  example.has_tags = example.has_features = example.has_tree = true;
  example.has_names = !example.names.empty();
  return example;
}

std::vector<Example> small_corpus() {
  return {small_example({"the", "army", "of", "Baku", "fired"}, {1, 4, 3, 1, -1}, {0, 0, 0, 5, 0}),
          small_example({"Baku", "denied"}, {1, -1}, {5, 0}), small_example({"the", "army", "denied"}, {1, 2, -1}, {})};
}

extract::NetworkShape small_shape() {
  extract::NetworkShape shape;
  shape.word_width = shape.part_width = 5;
  shape.units = 4;
  shape.layers = 2;
  shape.tag_width = shape.arc_width = shape.label_width = shape.name_width = 6;
  shape.vector_width = 3;
  return shape;
}

extract::NetworkLabels small_labels(const std::vector<Example>& corpus) {
  auto labels = make_labels(corpus, {1, 1}, {});
  labels.vectors = extract::WordVectors(3);
  const float army[3] = {0.7F, -0.7F, 0.3F};
  const float baku[3] = {-0.1F, 0.5F, 0.7F};
  labels.vectors.add(extract::parts_of("army").word, army);
  labels.vectors.add(extract::parts_of("Baku").word, baku);
  return labels;
}

// Numerical check of every kind of table: the loss must change as the gradient says.
TEST(NetworkTrainer, GradientsAgreeWithFiniteDifferences) {
  const auto corpus = small_corpus();
  const auto labels = small_labels(corpus);
  Numbering numbering(labels, corpus);
  std::vector<Numbered> sentences;
  for (const Example& example : corpus) sentences.push_back(numbering.number(example));
  std::vector<const Numbered*> batch;
  for (const Numbered& sentence : sentences) batch.push_back(&sentence);
  const Dropout none{0, 0, 0};
  NetworkTrainer trainer(small_shape(), labels, 3);
  for (int step = 0; step < 40; ++step) {  // away from zero, where rectified units have their kink
    trainer.accumulate(batch, none);
    trainer.step(0.02F, 0.1F);
  }
  const auto loss_now = [&] {
    NetworkTrainer copy = trainer;
    return copy.accumulate(batch, none).total();
  };
  NetworkTrainer with_gradients = trainer;
  with_gradients.accumulate(batch, none);
  Random random(4);
  for (std::size_t table = 0; table < trainer.parameters().list().size(); ++table) {
    auto& values = trainer.parameters().list()[table].values;
    for (int probe = 0; probe < 6; ++probe) {
      const std::size_t at = random.below(values.size());
      const float kept = values[at];
      constexpr float kStep = 2e-3F;
      values[at] = kept + kStep;
      const double above = loss_now();
      values[at] = kept - kStep;
      const double below = loss_now();
      values[at] = kept;
      const double expected = (above - below) / (2 * kStep);
      EXPECT_NEAR(with_gradients.gradients()[table][at], expected, 0.03 + 0.05 * std::abs(expected))
          << trainer.parameters().list()[table].name << "[" << at << "]";
    }
  }
}

TEST(NetworkTrainer, LearnsASmallCorpusByHeartAndTheSavedNetworkSaysTheSame) {
  const auto corpus = small_corpus();
  const auto labels = small_labels(corpus);
  Numbering numbering(labels, corpus);
  std::vector<Numbered> sentences;
  for (const Example& example : corpus) sentences.push_back(numbering.number(example));
  std::vector<const Numbered*> batch;
  for (const Numbered& sentence : sentences) batch.push_back(&sentence);
  NetworkTrainer trainer(small_shape(), labels, 5);
  for (int step = 0; step < 300; ++step) {
    trainer.accumulate(batch, {0, 0, 0});
    trainer.step(0.02F, 0.1F);
  }
  const auto file = to_model_file(small_shape(), labels, trainer.averaged(), "xx");
  const auto read = extract::ModelFile::parse(file.to_bytes(), "m", "network", "xx");
  ASSERT_TRUE(read);
  const auto network = extract::Network::load(*read);
  ASSERT_TRUE(network) << network.error().message;
  for (const Example& example : corpus) {
    const auto outputs = network->run({{example.forms.begin(), example.forms.end()}});
    EXPECT_EQ(outputs[0].upos, example.upos);
    EXPECT_EQ(outputs[0].heads, example.heads);
    if (example.has_names) { EXPECT_EQ(outputs[0].names, example.names); }
  }
  NetworkTrainer again(small_shape(), labels, 5);
  for (int step = 0; step < 300; ++step) {
    again.accumulate(batch, {0, 0, 0});
    again.step(0.02F, 0.1F);
  }
  EXPECT_EQ(to_model_file(small_shape(), labels, again.averaged(), "xx").to_bytes(), file.to_bytes()) << "same seed, same bytes";
}

TEST(Average, WeightsAreTheMeanAndOtherWordsAnError) {
  const auto corpus = small_corpus();
  const auto labels = small_labels(corpus);
  const std::string folder = testing::TempDir() + "/average";
  const auto write = [&](const std::string& name, const NetworkTrainer& trainer, const extract::NetworkLabels& of) {
    EXPECT_TRUE(to_model_file(small_shape(), of, trainer.averaged(), "xx").write(folder + name));
    return folder + name;
  };
  NetworkTrainer one(small_shape(), labels, 1), two(small_shape(), labels, 2);
  const std::vector<std::string> paths = {write("1", one, labels), write("2", two, labels)};
  const auto mean = average_of(paths, "xx");
  ASSERT_TRUE(mean) << mean.error().message;
  const auto& shape = one.parameters()[extract::Part::ArcProduct];
  const auto values = mean->matrix("=arc.product", shape.rows, shape.columns);
  ASSERT_TRUE(values);
  for (std::size_t i = 0; i < values->size(); ++i) {
    EXPECT_NEAR((*values)[i], (shape.values[i] + two.parameters()[extract::Part::ArcProduct].values[i]) / 2, 1e-3);
  }
  const auto fewer = small_labels({corpus[1]});
  const auto wrong = average_of({paths[0], write("3", NetworkTrainer(small_shape(), fewer, 3), fewer)}, "xx");
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().message.find("average3"), std::string::npos);
}

TEST(TreeVote, MostVotesWinAndTheResultIsATree) {
  const VotedSentence chain = {{"NOUN", "A=B", 1, "nsubj"}, {"VERB", "", -1, "root"}, {"X", "", 1, "obj"}};
  const VotedSentence other = {{"NOUN", "A=C", 1, "obl"}, {"VERB", "", -1, "root"}, {"NOUN", "", 0, "nmod"}};
  const VotedSentence third = {{"PROPN", "A=D", 1, "obl"}, {"VERB", "", -1, "root"}, {"NOUN", "", 1, "iobj"}};
  const VotedSentence voted = vote({chain, other, third});
  EXPECT_EQ(voted[0].upos, "NOUN");
  EXPECT_EQ(voted[0].features, "A=B") << "a tie goes to the earlier ballot of the same UPOS";
  EXPECT_EQ(voted[0].relation, "obl");
  EXPECT_EQ(voted[2].upos, "NOUN");
  EXPECT_EQ(voted[2].head, 1);
  EXPECT_EQ(voted[2].relation, "obj") << "only ballots with this head count";
  // Three chains, each with its own root: the arcs with most votes would be a circle.
  const VotedSentence a = {{"X", "", -1, "root"}, {"X", "", 0, "dep"}, {"X", "", 1, "dep"}};
  const VotedSentence b = {{"X", "", 2, "dep"}, {"X", "", -1, "root"}, {"X", "", 1, "dep"}};
  const VotedSentence c = {{"X", "", 2, "dep"}, {"X", "", 0, "dep"}, {"X", "", -1, "root"}};
  int roots = 0;
  for (const VotedWord& word : vote({a, b, c})) roots += word.head < 0 ? 1 : 0;
  EXPECT_EQ(roots, 1);
}

// With vectors alone to tell two unknown words apart, the network must use them.
TEST(NetworkTrainer, VectorsTellUnknownWordsApart) {
  const std::vector<Example> corpus = {small_example({"army"}, {-1}, {0}), small_example({"Baku"}, {-1}, {5})};
  auto labels = small_labels(corpus);
  labels.words = extract::FeatureIndex();
  labels.parts = extract::FeatureIndex();
  labels.parts.add(1);
  Numbering numbering(labels, corpus);
  const std::vector<Numbered> sentences = {numbering.number(corpus[0]), numbering.number(corpus[1])};
  ASSERT_EQ(sentences[0].words, sentences[1].words);
  NetworkTrainer trainer(small_shape(), labels, 5);
  for (int step = 0; step < 200; ++step) {
    trainer.accumulate({&sentences[0], &sentences[1]}, {0, 0, 0});
    trainer.step(0.02F, 0.5F);
  }
  const auto network = extract::Network::load(to_model_file(small_shape(), labels, trainer.averaged(), "xx"));
  ASSERT_TRUE(network) << network.error().message;
  const auto outputs = network->run({{"army"}, {"BAKU"}, {"nowhere"}});
  EXPECT_EQ(outputs[0].names[0], 0);
  EXPECT_EQ(outputs[1].names[0], 5);
}

TEST(Numbering, MarkedSentencesTeachNamesOnlyWithTheirMark) {
  std::vector<Example> corpus = small_corpus();
  corpus[0].mark = 2;
  const auto labels = small_labels(corpus);
  Numbering numbering(labels, corpus);
  Example plain = corpus[0];
  plain.mark = 0;
  const auto marked = numbering.number(corpus[0]);
  EXPECT_EQ(marked.parts[0].size(), numbering.number(plain).parts[0].size() + 1);
  const std::uint32_t mark = marked.parts[0].back();
  Random random(1);
  std::size_t with_names = 0;
  for (int i = 0; i < 200; ++i) {
    const Numbered disturbed = numbering.disturbed(corpus[0], random);
    if (!disturbed.names.empty()) ++with_names;
    EXPECT_EQ(disturbed.parts[0].back() == mark, !disturbed.names.empty());
  }
  EXPECT_GT(with_names, 60U);
  EXPECT_LT(with_names, 140U);
}

TEST(Numbering, NamesLoseTheirCapitalsWhereAsked) {
  const auto corpus = small_corpus();
  const auto labels = small_labels(corpus);
  Numbering numbering(labels, corpus);
  numbering.set_lower_names(1);
  Random random(1);
  Example lower = corpus[1];
  lower.forms[0] = "baku";
  EXPECT_EQ(numbering.disturbed(corpus[1], random).parts[0], numbering.number(lower).parts[0]);
}

TEST(Numbering, CommasBetweenPlacesAreLeftOutWhereAsked) {
  const std::vector<Example> corpus = {small_example({"in", "Houston", ",", "Texas", "now", ","}, {1, -1, 3, 1, 1, 1}, {0, 5, 0, 5, 0, 0})};
  const auto labels = make_labels(corpus, {1, 1}, {});
  Numbering numbering(labels, corpus);
  numbering.set_lost_place_commas(1);
  Random random(2);
  const Numbered disturbed = numbering.disturbed(corpus[0], random);
  EXPECT_EQ(disturbed.names, (std::vector<std::uint8_t>{0, 5, 5, 0, 0}));
  EXPECT_EQ(disturbed.heads, (std::vector<std::int32_t>{1, -1, 1, 1, 1}));
}

TEST(WordVectors, FilesAreReadUpToTheLimitAndBadLinesNamed) {
  const std::string path = testing::TempDir() + "vectors.txt";
  std::ofstream(path) << "the 1 0\nArmy 3 2\narmy 9 9\n1999 5 4\n2000 7 7\nrest 1 1\n";
  const auto vectors = read_vectors(path, 3);
  ASSERT_TRUE(vectors) << vectors.error().message;
  EXPECT_EQ(vectors->size(), 3U) << "army and 2000 have the normal form of a word before";
  EXPECT_EQ(vectors->width(), 2U);
  EXPECT_EQ(vectors->find(extract::parts_of("rest").word), nullptr);
  const float* army = vectors->find(extract::parts_of("ARMY").word);
  ASSERT_NE(army, nullptr);
  EXPECT_NEAR(army[0], 0, 0.02);  // 1 3 5: the mean
  const float* year = vectors->find(extract::parts_of("2026").word);
  ASSERT_NE(year, nullptr);
  EXPECT_NEAR(year[0], 0.5 * 2 / 1.632993, 0.02);
  std::ofstream(path) << "the 1 0\narmy 3\n";
  const auto bad = read_vectors(path, 3);
  ASSERT_FALSE(bad);
  EXPECT_NE(bad.error().message.find("vectors.txt:2"), std::string::npos) << bad.error().message;
}

ConlluSentence sentence_of(const std::string& text) {
  const auto parsed = extract::parse_conllu(text, "case");
  EXPECT_TRUE(parsed) << parsed.error().message;
  return parsed->front();
}

std::string word(const std::string& id, const std::string& form, const std::string& head, const std::string& relation, const std::string& upos = "X",
                 const std::string& misc = "_") {
  return id + "\t" + form + "\t" + form + "\t" + upos + "\t_\t_\t" + head + "\t" + relation + "\t_\t" + misc + "\n";
}
std::string range(const std::string& id, const std::string& form) { return id + "\t" + form + "\t_\t_\t_\t_\t_\t_\t_\t_\n"; }

std::map<std::string, Measure> scores(const std::vector<ConlluSentence>& gold, const std::vector<ConlluSentence>& system) {
  std::map<std::string, Measure> out;
  const auto measures = score_treebank(gold, system);
  EXPECT_TRUE(measures) << measures.error().message;
  if (measures) {
    for (const Measure& measure : *measures) out[measure.name] = measure;
  }
  return out;
}

TEST(TreebankScore, AFileAgainstItselfIsPerfect) {
  const auto gold = sentence_of(range("1-2", "don't") + word("1", "do", "3", "aux") + word("2", "n't", "3", "advmod") + word("3", "go", "0", "root"));
  for (const auto& [name, measure] : scores({gold}, {gold})) EXPECT_DOUBLE_EQ(measure.f1(), 100.0) << name;
}

TEST(TreebankScore, WordsInsideOneMultiWordTokenAreAlignedByForm) {
  const auto gold = sentence_of(range("1-3", "dalamnya") + word("1", "di", "2", "case") + word("2", "dalam", "0", "root") + word("3", "nya", "2", "det"));
  const auto system = sentence_of(range("1-2", "dalamnya") + word("1", "dalam", "0", "root") + word("2", "nya", "1", "det"));
  const auto measured = scores({gold}, {system});
  EXPECT_EQ(measured.at("Tokens").right, 1U);
  EXPECT_EQ(measured.at("Words").right, 2U);
  EXPECT_EQ(measured.at("Words").gold, 3U);
  EXPECT_EQ(measured.at("Words").system, 2U);
  EXPECT_EQ(measured.at("LAS").right, 2U);
}

TEST(TreebankScore, AMultiWordTokenMeetsSplitTokens) {
  // gold: cannot = can not (one token of two words); system: two tokens
  const auto gold = sentence_of(range("1-2", "cannot") + word("1", "can", "0", "root") + word("2", "not", "1", "advmod") + word("3", "go", "1", "xcomp"));
  const auto system = sentence_of(word("1", "can", "0", "root", "X", "SpaceAfter=No") + word("2", "not", "1", "advmod") + word("3", "go", "2", "xcomp"));
  const auto measured = scores({gold}, {system});
  EXPECT_EQ(measured.at("Tokens").right, 1U);
  EXPECT_EQ(measured.at("Words").right, 3U);
  EXPECT_EQ(measured.at("UAS").right, 2U);
}

TEST(TreebankScore, WrongTokensCountAgainstAllMeasures) {
  const auto gold = sentence_of(word("1", "F-16", "2", "nsubj", "NOUN") + word("2", "flew", "0", "root", "VERB"));
  const auto system = sentence_of(word("1", "F", "4", "nsubj", "NOUN", "SpaceAfter=No") + word("2", "-", "1", "punct", "PUNCT", "SpaceAfter=No") +
                                  word("3", "16", "1", "nummod", "NUM") + word("4", "flew", "0", "root", "VERB"));
  const auto measured = scores({gold}, {system});
  EXPECT_EQ(measured.at("Words").right, 1U);
  EXPECT_EQ(measured.at("UPOS").right, 1U);
  EXPECT_EQ(measured.at("LAS").right, 1U);
  EXPECT_NEAR(measured.at("Words").f1(), 200.0 / 6, 1e-9);
}

TEST(TreebankScore, SentenceEndsAndSubtypesAndContentWords) {
  const auto a = sentence_of(word("1", "Stop", "0", "root", "VERB", "SpaceAfter=No") + word("2", ".", "1", "punct", "PUNCT"));
  const auto b = sentence_of(word("1", "He", "2", "nsubj:pass", "PRON") + word("2", "went", "0", "root", "VERB"));
  const auto joined = sentence_of(word("1", "Stop", "0", "root", "VERB", "SpaceAfter=No") + word("2", ".", "1", "punct", "PUNCT") +
                                  word("3", "He", "4", "nsubj", "PRON") + word("4", "went", "1", "parataxis", "VERB"));
  const auto measured = scores({a, b}, {joined});
  EXPECT_EQ(measured.at("Sentences").right, 0U);
  EXPECT_EQ(measured.at("LAS").right, 3U);  // the subtype does not count; "went" lost its root
  EXPECT_EQ(measured.at("CLAS").gold, 3U);  // punct is no content word
}

TEST(TreebankScore, DifferentTextIsAnError) {
  const auto a = sentence_of(word("1", "one", "0", "root"));
  const auto b = sentence_of(word("1", "two", "0", "root"));
  EXPECT_FALSE(score_treebank({a}, {b}));
}

TEST(NameScore, OnlyWholeSpansOfTheRightClassCount) {
  NameScore score;
  score.add({1, 2, 0, 5, 3}, {1, 0, 0, 5, 5});
  EXPECT_EQ(score.gold, 3U);
  EXPECT_EQ(score.found, 3U);
  EXPECT_EQ(score.right, 1U);
}

TEST(Corpus, NameTagsOfAllSetsBecomeOneNumbering) {
  EXPECT_EQ(name_tag_of("B-PPL"), 1);
  EXPECT_EQ(name_tag_of("I-PERSON"), 2);
  EXPECT_EQ(name_tag_of("B-ORGANISATION"), 3);
  EXPECT_EQ(name_tag_of("I-PLC"), 6);
  EXPECT_EQ(name_tag_of("B-MISC"), 0);
  EXPECT_EQ(name_tag_of("O"), 0);
}

class EndSplitter final : public WordSplitter {
 public:
  std::vector<std::string> split(const std::string& token) const override {
    if (token.size() > 3 && token.substr(token.size() - 3) == "nya") return {token.substr(0, token.size() - 3), "nya"};
    return {token};
  }
};

TEST(Corpus, NameSentencesAreBroughtToTheWordsOfTheTreebank) {
  const EndSplitter splitter;
  const Example example = to_example({{"anak", "-", "anak", "Jakartanya", "pergi"}, {0, 0, 0, 5, 0}}, &splitter);
  EXPECT_EQ(example.forms, (std::vector<std::string>{"anak-anak", "Jakarta", "nya", "pergi"}));
  EXPECT_EQ(example.names, (std::vector<std::uint8_t>{0, 5, 6, 0}));
}

TEST(Corpus, VocabularyIsWhateverLettersStandTogether) {
  const std::string path = testing::TempDir() + "/vocabulary.txt";
  std::ofstream(path) << "(S (NNO rumah) (PUN ,)\nBali\tB-LOC\n12 di kaf\u00e9\n";
  const auto words = read_vocabulary(path);
  ASSERT_TRUE(words);
  EXPECT_EQ(*words, (std::vector<std::string>{"NNO", "rumah", "PUN", "Bali", "LOC", "kaf\u00e9"}));
  EXPECT_FALSE(read_vocabulary(path + ".none"));
}

extract::Tokenizer english_tokenizer() {
  auto tokenizer = extract::Tokenizer::read(HEARSAY_SOURCE_DIR "/models/en/tokenizer.model", "en");
  EXPECT_TRUE(tokenizer);
  return std::move(*tokenizer);
}

TEST(MarkedNames, BracketsBecomeTagsOfWords) {
  const auto sentences = read_marked_line("[ORG Boeing]'s boss met [PER Ann-Marie Lee]. He left [LOC Oslo]!", english_tokenizer());
  ASSERT_TRUE(sentences);
  ASSERT_EQ(sentences->size(), 2U);
  EXPECT_EQ((*sentences)[0].tokens, (std::vector<std::string>{"Boeing", "'s", "boss", "met", "Ann", "-", "Marie", "Lee", "."}));
  EXPECT_EQ((*sentences)[0].tags, (std::vector<std::uint8_t>{3, 0, 0, 0, 1, 2, 2, 2, 0}));
  EXPECT_EQ((*sentences)[1].tags, (std::vector<std::uint8_t>{0, 0, 5, 0}));
}

TEST(MarkedNames, BrokenBracketsAreErrors) {
  const extract::Tokenizer tokenizer = english_tokenizer();
  for (const char* line : {"[PER Ann", "Ann]", "[PER Ann [LOC Oslo]]", "[Oslo]", "[TOWN Oslo]"}) {
    EXPECT_FALSE(read_marked_line(line, tokenizer)) << line;
  }
}

TEST(Corpus, RawTextKeepsParagraphsAndSpaces) {
  auto a = sentence_of(word("1", "Stop", "0", "root", "VERB", "SpaceAfter=No") + word("2", ".", "1", "punct", "PUNCT"));
  auto b = a;
  b.new_paragraph = true;
  EXPECT_EQ(raw_text({a, a, b}), "Stop. Stop.\n\nStop.\n");
}

TEST(Corpus, NamesComeOutOfGumEntities) {
  const auto sentence = sentence_of(word("1", "President", "2", "compound", "PROPN", "Entity=(1-person-new-nnnnn-cf1-2,3-coref-x") +
                                    word("2", "Barack", "0", "root", "PROPN") + word("3", "Obama", "2", "flat", "PROPN", "Entity=1)") +
                                    word("4", "visited", "2", "acl", "VERB") + word("5", "the", "6", "det", "DET", "Entity=(2-place-new-nnnnn-cf2-2-sgl") +
                                    word("6", "town", "4", "obj", "NOUN") + word("7", "Ohio", "6", "appos", "PROPN", "Entity=(3-place-new-nnnnn-cf2-1-sgl)2)"));
  EXPECT_EQ(names_of_entities(sentence), (std::vector<std::uint8_t>{0, 1, 2, 0, 0, 0, 5}));
}

TEST(Punctuation, CommasGoToTheUnitTheySetOffAndBracketsInside) {
  std::vector<std::int32_t> heads = {-1, 0, 0, 0, 2, 0, 2};
  EXPECT_EQ(extract::attach_punctuation({"lensa", ",", "mikroskop", "(", "alat", ")", "."},
                                        {"root", "punct", "conj", "punct", "appos", "punct", "punct"}, heads),
            4U);
  EXPECT_EQ(heads, (std::vector<std::int32_t>{-1, 2, 0, 4, 2, 4, 0}));
}

}  // namespace
}  // namespace hearsay::train
