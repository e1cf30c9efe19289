#include "graph/link/near_copy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "graph/link/copies.h"

namespace hearsay::graph {
namespace {

std::vector<std::string> random_words(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) words.push_back("w" + std::to_string(random() % 5000));
  return words;
}

std::string text_of(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += word + " ";
  return text;
}

bool meet(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  const auto left = band_keys(a), right = band_keys(b);
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
    if (left[i] == right[i]) return true;
  return false;
}

TEST(NearCopy, EqualTextsAreContained) {
  const auto text = passages(text_of(random_words(300, 1)));
  EXPECT_DOUBLE_EQ(containment(text, text), 1);
  EXPECT_TRUE(meet(text, text));
}

TEST(NearCopy, CaseAndPunctuationDoNotMatter) {
  EXPECT_EQ(passages("Two soldiers were killed, it said."), passages("two soldiers WERE killed it said"));
}

TEST(NearCopy, CutAndEditedReprintsAreFound) {
  int found = 0;
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    auto original = random_words(400, seed);
    std::vector<std::string> reprint(original.begin() + 20, original.begin() + 260);
    for (std::size_t i = 10; i < reprint.size(); i += 17) reprint[i] = "edited";
    const auto own = random_words(60, seed + 1000);
    reprint.insert(reprint.end(), own.begin(), own.end());
    const auto a = passages(text_of(original)), b = passages(text_of(reprint));
    found += meet(a, b) && containment(a, b) >= kCopyContainment ? 1 : 0;
  }
  EXPECT_GE(found, 48);
}

TEST(NearCopy, OtherTextsAreNot) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed)
    EXPECT_LT(containment(passages(text_of(random_words(300, seed))), passages(text_of(random_words(300, seed + 77)))), 0.1);
  EXPECT_TRUE(band_keys(passages("too short to judge")).empty());
}

TEST(NearCopy, LongTextsAreSampled) {
  const auto words = random_words(20000, 3);
  const auto whole = passages(text_of(words)), half = passages(text_of({words.begin(), words.begin() + 10000}));
  EXPECT_LE(whole.size(), 400U);
  EXPECT_GT(containment(whole, half), 0.9);
}

TEST(NearCopy, TheEarlierPublishedIsTheOriginal) {
  DocumentDigest early, late, undated;
  early.id = DocumentId{9};
  late.id = DocumentId{5};
  undated.id = DocumentId{1};
  early.published = 100;
  late.published = 101;
  early.passages = late.passages = undated.passages = passages(text_of(random_words(100, 4)));
  const auto copies = find_near_copies({undated, late, early});
  ASSERT_EQ(copies.size(), 2U);
  for (const auto& copy : copies) EXPECT_EQ(copy.original, early.id);
}

}  // namespace
}  // namespace hearsay::graph
