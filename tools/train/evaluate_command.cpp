// hearsay-train evaluate: the CoNLL 2018 measures of a model against a gold treebank, or F1 of names.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "extract/syntax/syntax.h"
#include "tools/train/commands.h"
#include "tools/train/corpus.h"
#include "tools/train/measure_model.h"
#include "tools/train/name_score.h"
#include "tools/train/options.h"
#include "tools/train/treebank_score.h"

namespace hearsay::train {
namespace {

using extract::Analysis;
using extract::ConlluSentence;
using extract::Sentence;
using extract::SyntaxModel;

// Gold tokens and words, without what the model is to find.
std::vector<Sentence> bare_sentences(const std::vector<ConlluSentence>& gold) {
  std::vector<Sentence> out;
  for (const ConlluSentence& sentence : gold) {
    Sentence bare;
    for (const extract::ConlluWord& word : sentence.words) {
      bare.tokens.emplace_back();
      bare.tokens.back().form = word.form;
    }
    out.push_back(std::move(bare));
  }
  return out;
}

extract::ConlluWord to_word_line(const extract::Token& token) {
  return {token.form, token.lemma, std::string(to_word(token.upos)), token.features, token.head, token.relation, {}};
}

std::vector<ConlluSentence> from_analysis(const std::vector<Sentence>& sentences, std::string_view text) {
  std::vector<ConlluSentence> out;
  for (const Sentence& sentence : sentences) {
    ConlluSentence line;
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
      const extract::Token& token = sentence.tokens[i];
      if (token.continues_token) {
        ++line.tokens.back().word_count;
        line.tokens.back().form = slice(text, sentence.tokens[line.tokens.back().first_word].span.cover(token.span));
      } else {
        line.tokens.push_back({std::string(slice(text, token.span)), i, 1, true});
      }
      line.words.push_back(to_word_line(token));
    }
    out.push_back(std::move(line));
  }
  return out;
}

// Gold tokens with the words' tags, trees and lemmas replaced by the model's.
std::vector<ConlluSentence> with_gold_tokens(const SyntaxModel& model, const std::vector<ConlluSentence>& gold) {
  std::vector<Sentence> bare = bare_sentences(gold);
  model.annotate(bare);
  std::vector<ConlluSentence> out = gold;
  for (std::size_t s = 0; s < gold.size(); ++s) {
    for (std::size_t w = 0; w < gold[s].words.size(); ++w) out[s].words[w] = to_word_line(bare[s].tokens[w]);
  }
  return out;
}

Result<std::unique_ptr<SyntaxModel>> load_model(const Options& options) {
  const std::string folder = options.text("--model");
  if (folder.empty()) return fail(ErrorCode::Usage, "--model FOLDER is missing");
  const std::size_t slash = folder.find_last_of('/');
  return SyntaxModel::load(folder, options.text("--language", folder.substr(slash + 1)));
}

// The model's name tags for the tokens of a gold sentence.
std::vector<std::uint8_t> find_names(const SyntaxModel& model, const NameSentence& gold) {
  std::vector<Sentence> bare(1);
  for (const std::string& token : gold.tokens) {
    bare[0].tokens.emplace_back();
    bare[0].tokens.back().form = token;
  }
  model.annotate(bare);
  std::vector<std::uint8_t> found(gold.tokens.size());
  for (const extract::NameSpan& name : bare[0].names) {
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
      found[i] = static_cast<std::uint8_t>(2 * static_cast<int>(name.tag) - (i == name.begin ? 1 : 0));
    }
  }
  return found;
}

void print_names(const NameSentence& gold, const std::vector<std::uint8_t>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::printf(gold.tags[i] == 0 && found[i] == 0 ? "%s " : "%s/%d:%d ", gold.tokens[i].c_str(), gold.tags[i], found[i]);
  }
  std::printf("\n");
}

}  // namespace

Result<std::vector<std::pair<std::string, double>>> measure_model(const SyntaxModel& model, const std::string& gold_path) {
  std::vector<std::pair<std::string, double>> out;
  if (gold_path.size() > 5 && gold_path.substr(gold_path.size() - 5) == ".iob2") {
    HEARSAY_TRY(const auto sentences, read_names(gold_path));
    NameScore score;
    for (const NameSentence& gold : sentences) score.add(gold.tags, find_names(model, gold));
    out.emplace_back("Names", score.f1());
    return out;
  }
  HEARSAY_TRY(const std::vector<ConlluSentence> gold, extract::read_conllu(gold_path));
  const std::string text = raw_text(gold);
  HEARSAY_TRY(const std::vector<Measure> measures, score_treebank(gold, from_analysis(model.analyse(text).sentences, text)));
  for (const Measure& measure : measures) out.emplace_back(measure.name, measure.f1());
  return out;
}

Status evaluate(const std::vector<std::string>& words) {
  HEARSAY_TRY(const Options options, Options::parse(words, {"--gold", "--raw", "--model", "--language", "--system"}));
  if (!options.has("--gold")) return fail(ErrorCode::Usage, "evaluate wants --gold FILE.conllu and --model FOLDER, or --system FILE.conllu");
  for (const std::string& path : options.list("--gold")) {
    HEARSAY_TRY(const std::vector<ConlluSentence> gold, extract::read_conllu(path));
    std::vector<ConlluSentence> system;
    if (options.has("--system")) {
      HEARSAY_TRY(system, extract::read_conllu(options.text("--system")));
    } else {
      HEARSAY_TRY(const std::unique_ptr<SyntaxModel> model, load_model(options));
      if (options.has("--raw")) {
        const std::string text = raw_text(gold);
        system = from_analysis(model->analyse(text).sentences, text);
      } else {
        system = with_gold_tokens(*model, gold);
      }
    }
    HEARSAY_TRY(const std::vector<Measure> measures, score_treebank(gold, system));
    std::printf("%s%s\n", path.c_str(), options.has("--raw") ? " from raw text" : "");
    for (const Measure& measure : measures) std::printf("  %-10s %6.2f\n", measure.name.c_str(), measure.f1());
  }
  return {};
}

// Plain lines of id, form, lemma, UPOS, features, head, relation: the model's answer for gold tokens, or for a text.
Status predict(const std::vector<std::string>& words) {
  HEARSAY_TRY(const Options options, Options::parse(words, {"--gold", "--text", "--model", "--language"}));
  HEARSAY_TRY(const std::unique_ptr<SyntaxModel> model, load_model(options));
  for (const std::string& path : options.list("--text")) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorCode::Io, path + ": cannot open");
    std::ostringstream text;
    text << file.rdbuf();
    std::fputs(to_conllu(model->analyse(text.str()), text.str(), path).c_str(), stdout);
  }
  for (const std::string& path : options.list("--gold")) {
    HEARSAY_TRY(const std::vector<ConlluSentence> gold, extract::read_conllu(path));
    for (const ConlluSentence& sentence : with_gold_tokens(*model, gold)) {
      for (std::size_t w = 0; w < sentence.words.size(); ++w) {
        const extract::ConlluWord& word = sentence.words[w];
        std::printf("%zu\t%s\t%s\t%s\t_\t%s\t%d\t%s\t_\t_\n", w + 1, word.form.c_str(), word.lemma.c_str(), word.upos.c_str(),
                    word.features.empty() ? "_" : word.features.c_str(), word.head + 1, word.relation.c_str());
      }
      std::printf("\n");
    }
  }
  return {};
}

Status evaluate_names(const std::vector<std::string>& words) {
  HEARSAY_TRY(const Options options, Options::parse(words, {"--gold", "--model", "--language", "--errors"}));
  if (!options.has("--gold")) return fail(ErrorCode::Usage, "evaluate-names wants --gold FILE.iob2 and --model FOLDER");
  HEARSAY_TRY(const std::unique_ptr<SyntaxModel> model, load_model(options));
  for (const std::string& path : options.list("--gold")) {
    HEARSAY_TRY(const auto sentences, read_names(path));
    NameScore score;
    for (const NameSentence& gold : sentences) {
      const std::vector<std::uint8_t> found = find_names(*model, gold);
      score.add(gold.tags, found);
      if (options.has("--errors") && gold.tags != found) print_names(gold, found);
    }
    std::printf("%s\n  names: precision %.2f recall %.2f F1 %.2f\n", path.c_str(), score.precision(), score.recall(), score.f1());
  }
  return {};
}

}  // namespace hearsay::train
