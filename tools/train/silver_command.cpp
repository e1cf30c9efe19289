// hearsay-train silver: trees for sentences that have none, by the vote of several networks. A small network learns from
// them what the large ones together know (Zhou and Li, 2005; Hinton et al., 2015, with hard labels).
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "extract/syntax/network.h"
#include "tools/train/commands.h"
#include "tools/train/material.h"
#include "tools/train/tree_vote.h"

namespace hearsay::train {
namespace {

using extract::Network;

constexpr std::size_t kBatch = 32;
constexpr std::size_t kLongest = 120;  // words; longer sentences are mostly lists and tables

Result<std::vector<Network>> load_networks(const Options& options) {
  std::vector<Network> networks;
  for (const std::string& path : options.list("--networks")) {
    HEARSAY_TRY(const extract::ModelFile file, extract::ModelFile::read(path, "network", options.text("--language")));
    auto network = Network::load(file);
    if (!network) return fail(network.error().within(path));
    networks.push_back(std::move(*network));
  }
  return networks;
}

using Forms = std::vector<std::string>;

Status add_lines(const std::string& path, std::vector<Forms>& out) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::Io, path + ": cannot open");
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    out.emplace_back();
    for (std::string word; words >> word;) out.back().push_back(word);
  }
  return {};
}

Result<std::vector<Forms>> read_sentences(const Options& options) {
  std::vector<Forms> out;
  for (const std::string& path : options.list("--words")) HEARSAY_CHECK(add_lines(path, out));
  if (options.list("--names").empty()) return out;
  HEARSAY_TRY(const extract::Tokenizer tokenizer, extract::Tokenizer::read(options.text("--tokenizer"), options.text("--language")));
  const ModelSplitter splitter(tokenizer);
  for (const std::string& path : options.list("--names")) {
    HEARSAY_TRY(const auto sentences, read_names(path));
    for (const NameSentence& sentence : sentences) out.push_back(to_example(sentence, &splitter).forms);
  }
  return out;
}

VotedSentence ballot_of(const Network& network, const extract::NetworkOutput& output) {
  VotedSentence ballot(output.heads.size());
  for (std::size_t w = 0; w < ballot.size(); ++w) {
    const std::string& features = network.labels().features[output.features[w]];
    const std::size_t bar = std::min(features.find('|'), features.size() - 1);
    ballot[w] = {features.substr(0, bar), features.substr(bar + 1), output.heads[w], network.labels().relations[output.relations[w]]};
  }
  return ballot;
}

void print(const Forms& forms, const VotedSentence& words) {
  for (std::size_t w = 0; w < words.size(); ++w) {
    std::printf("%zu\t%s\t_\t%s\t_\t%s\t%d\t%s\t_\t_\n", w + 1, forms[w].c_str(), words[w].upos.c_str(),
                words[w].features.empty() ? "_" : words[w].features.c_str(), words[w].head + 1, words[w].relation.c_str());
  }
  std::printf("\n");
}

}  // namespace

Status write_silver(const std::vector<std::string>& words) {
  HEARSAY_TRY(const Options options, Options::parse(words, {"--language", "--networks", "--words", "--names", "--tokenizer"}));
  HEARSAY_TRY(const std::vector<Network> networks, load_networks(options));
  HEARSAY_TRY(const std::vector<Forms> sentences, read_sentences(options));
  if (networks.empty() || sentences.empty()) return fail(ErrorCode::Usage, "silver wants --networks and --words or --names");
  for (std::size_t begin = 0; begin < sentences.size(); begin += kBatch) {
    std::vector<const Forms*> chosen;
    std::vector<std::vector<std::string_view>> batch;
    for (std::size_t i = begin; i < std::min(begin + kBatch, sentences.size()); ++i) {
      if (sentences[i].empty() || sentences[i].size() > kLongest) continue;
      chosen.push_back(&sentences[i]);
      batch.emplace_back(sentences[i].begin(), sentences[i].end());
    }
    std::vector<std::vector<VotedSentence>> ballots(batch.size());
    for (const Network& network : networks) {
      const auto outputs = network.run(batch);
      for (std::size_t s = 0; s < batch.size(); ++s) ballots[s].push_back(ballot_of(network, outputs[s]));
    }
    for (std::size_t s = 0; s < batch.size(); ++s) print(*chosen[s], vote(ballots[s]));
  }
  return {};
}

}  // namespace hearsay::train
