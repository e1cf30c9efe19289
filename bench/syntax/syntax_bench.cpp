// Speed of the syntax stage: tokens, sentences, tags, lemmas, trees and names of running text on one core.
//   hearsay-bench-syntax MODEL_FOLDER FILE...      (language = last part of the folder's name)
// Prints processor time (not wall time: the machine may be shared), words a second, the shares of its parts, load time
// and resident memory. The answer is checked: every sentence must be a tree and every span inside the text.
#include <sys/resource.h>
#include <time.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/syntax/syntax.h"

namespace {

using hearsay::extract::Analysis;
using hearsay::extract::Sentence;
using hearsay::extract::SyntaxModel;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double resident_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

bool is_sound(const Sentence& sentence, std::size_t text_size) {
  std::size_t roots = 0;
  for (const auto& token : sentence.tokens) {
    roots += token.head < 0 ? 1 : 0;
    if (token.head >= static_cast<std::int32_t>(sentence.tokens.size())) return false;
    if (token.span.end > text_size || token.span.empty()) return false;
  }
  return roots == 1;
}

std::size_t count_words(const Analysis& analysis) {
  std::size_t words = 0;
  for (const Sentence& sentence : analysis.sentences) words += sentence.tokens.size();
  return words;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("hearsay-bench-syntax MODEL_FOLDER FILE...\n", stderr);
    return 2;
  }
  const std::string folder = argv[1];
  const double start = processor_seconds();
  const auto model = SyntaxModel::load(folder, folder.substr(folder.find_last_of('/') + 1));
  if (!model) {
    std::fprintf(stderr, "%s\n", model.error().message.c_str());
    return 3;
  }
  const double loaded = processor_seconds();
  std::vector<std::string> texts;
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    texts.push_back(text.str());
  }
  std::size_t words = 0, sentences = 0, names = 0;
  double segmenting = 0;
  double all = 0;
  constexpr double kLeastSeconds = 3;
  while (all < kLeastSeconds) {
    for (const std::string& text : texts) {
      const double begin = processor_seconds();
      Analysis analysis = (*model)->segment(text);
      const double segmented = processor_seconds();
      (*model)->annotate(analysis.sentences);
      all += processor_seconds() - begin;
      segmenting += segmented - begin;
      words += count_words(analysis);
      sentences += analysis.sentences.size();
      for (const Sentence& sentence : analysis.sentences) {
        names += sentence.names.size();
        if (is_sound(sentence, text.size())) continue;
        std::fputs("a sentence is not a tree, or a span lies outside the text\n", stderr);
        return 1;
      }
    }
    if (words == 0) break;
  }
  std::printf("load %.3f s   resident %.0f MB\n", loaded - start, resident_megabytes());
  std::printf("%zu words, %zu sentences, %zu names in %.2f s of processor time: %.0f words/s (segmenting %.0f %% of the time)\n", words,
              sentences, names, all, static_cast<double>(words) / all, 100 * segmenting / all);
  return 0;
}
