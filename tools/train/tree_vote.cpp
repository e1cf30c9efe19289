#include "tools/train/tree_vote.h"

#include <algorithm>

#include "extract/syntax/tree_decoder.h"

namespace hearsay::train {
namespace {

// The string with most votes, the first of them where several have as many. `pick` gives a ballot's string, or null.
template <class Pick>
std::string most_voted(const std::vector<VotedSentence>& ballots, Pick pick) {
  std::vector<std::pair<std::string, int>> counts;
  for (const VotedSentence& ballot : ballots) {
    const std::string* choice = pick(ballot);
    if (choice == nullptr) continue;
    const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& entry) { return entry.first == *choice; });
    if (found == counts.end()) counts.emplace_back(*choice, 1);
    else ++found->second;
  }
  const auto best = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? std::string() : best->first;
}

std::vector<std::int32_t> voted_heads(const std::vector<VotedSentence>& ballots) {
  const std::size_t words = ballots.front().size();
  std::vector<float> scores(words * (words + 1));
  for (std::size_t b = 0; b < ballots.size(); ++b) {
    const float share = 1.0F - 0.01F * static_cast<float>(b) / static_cast<float>(ballots.size());  // for ties
    for (std::size_t w = 0; w < words; ++w) scores[w * (words + 1) + static_cast<std::size_t>(ballots[b][w].head + 1)] += share;
  }
  return extract::best_tree(scores, static_cast<std::uint32_t>(words));
}

}  // namespace

VotedSentence vote(const std::vector<VotedSentence>& ballots) {
  VotedSentence out = ballots.front();
  const std::vector<std::int32_t> heads = voted_heads(ballots);
  for (std::size_t w = 0; w < out.size(); ++w) {
    VotedWord& word = out[w];
    word.upos = most_voted(ballots, [&](const VotedSentence& ballot) { return &ballot[w].upos; });
    word.features = most_voted(ballots, [&](const VotedSentence& ballot) { return ballot[w].upos == word.upos ? &ballot[w].features : nullptr; });
    word.head = heads[w];
    word.relation = most_voted(ballots, [&](const VotedSentence& ballot) { return ballot[w].head == word.head ? &ballot[w].relation : nullptr; });
    if (word.relation.empty()) word.relation = word.head < 0 ? "root" : "dep";  // an arc that nobody proposed
  }
  return out;
}

}  // namespace hearsay::train
