// hearsay-train: learns the models of extract/syntax from treebanks and name sets, and measures them.
#include <cstdio>
#include <string>
#include <vector>

#include "tools/train/commands.h"

namespace {

constexpr const char* kUsage =
    "hearsay-train tokenizer --language L --train F.conllu... [--dev F.conllu...] -o models/L [--seed N] [--epochs N]\n"
    "                        [--end-bias X] [--vocabulary F...]\n"
    "hearsay-train network   --language L --train F.conllu[*WEIGHT][@MARK]... --dev F.conllu... [--names F.iob2[*WEIGHT][@MARK]...] [--names-dev F.iob2...]\n"
    "                        -o models/L [--tokenizer F.model] [--seed N] [--epochs N] [--patience N] [--rate R] [--batch WORDS]\n"
    "                        [--units N] [--layers N] [--word-width N] [--part-width N] [--dropout P] [--word-limit N] [--part-limit N]\n"
    "                        [--gazetteer F.tsv...] [--vectors F.txt [--vector-limit N]] [--name-share X] [--rare-vector-loss P] [--lower-names P]\n"
    "                        [--lost-place-commas P]\n"
    "                        [--fix-punctuation] [--from network.model]\n"
    "                        (MARK 1, 2 ...: a corpus whose names follow rules of their own)\n"
    "                        (tagger, parser and names in one; the verbs tagger, parser and names, with the same options,\n"
    "                        teach only that part of it)\n"
    "hearsay-train average   --language L --networks F.model... -o models/L\n"
    "                        (the mean of networks that were trained on from one network)\n"
    "hearsay-train silver    --language L --networks F.model... [--words F.txt...] [--names F.iob2...] [--tokenizer F.model]\n"
    "                        (trees that several networks agree on, as CoNLL-U on stdout; F.txt: a sentence a line)\n"
    "hearsay-train mark-names --language L --tokenizer F.model --text F.txt...\n"
    "                        (sentences with names in brackets, \"[PER Ann Lee] left [LOC Oslo].\", as IOB2 on stdout)\n"
    "hearsay-train lemmas    --language L --train F.conllu... [--vocabulary F...] [--fixed F.tsv] [--lower]\n"
    "                        -o models/L [--seed N] [--epochs N]\n"
    "hearsay-train evaluate  --gold F.conllu... --model models/L [--language L] [--raw]   |   --gold F.conllu --system F.conllu\n"
    "hearsay-train predict   --text F.txt... | --gold F.conllu... --model models/L      (CoNLL-U on stdout)\n"
    "hearsay-train evaluate-names --gold F.iob2... --model models/L [--language L] [--errors]\n";

int exit_code(hearsay::ErrorCode code) {
  switch (code) {
    case hearsay::ErrorCode::Usage: return 2;
    case hearsay::ErrorCode::NotFound: return 1;
    case hearsay::ErrorCode::Io: return 5;
    default: return 3;
  }
}

hearsay::Status run(const std::string& verb, const std::vector<std::string>& words) {
  using namespace hearsay::train;
  if (verb == "tokenizer") return train_tokenizer(words);
  if (verb == "network") return train_network(words, Heads::All);
  if (verb == "tagger") return train_network(words, Heads::Tags);
  if (verb == "parser") return train_network(words, Heads::Tree);
  if (verb == "names") return train_network(words, Heads::Names);
  if (verb == "lemmas") return train_lemmas(words);
  if (verb == "silver") return write_silver(words);
  if (verb == "average") return average(words);
  if (verb == "mark-names") return mark_names(words);
  if (verb == "evaluate") return evaluate(words);
  if (verb == "predict") return predict(words);
  if (verb == "evaluate-names") return evaluate_names(words);
  return hearsay::fail(hearsay::ErrorCode::Usage, verb.empty() ? "no verb given" : "unknown verb " + verb);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string verb = argc > 1 ? argv[1] : "";
  if (verb == "--help" || verb == "-h") {
    std::fputs(kUsage, stdout);
    return 0;
  }
  const std::vector<std::string> words(argv + std::min(argc, 2), argv + argc);
  const hearsay::Status status = run(verb, words);
  if (status) return 0;
  std::fprintf(stderr, "hearsay-train: %s\n", status.error().message.c_str());
  if (status.error().code == hearsay::ErrorCode::Usage) std::fputs(kUsage, stderr);
  return exit_code(status.error().code);
}
