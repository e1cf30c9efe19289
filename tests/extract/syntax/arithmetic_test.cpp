// Matrix product, LSTM over packed sentences and tree decoder, each against a slow and obvious version.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "extract/syntax/network.h"
#include "extract/syntax/recurrence.h"
#include "extract/syntax/tensor.h"
#include "extract/syntax/tree_decoder.h"
#include "tools/train/random.h"

namespace hearsay::extract {
namespace {

using train::Random;

std::vector<float> random_values(Random& random, std::size_t count) {
  std::vector<float> values(count);
  for (float& value : values) value = random.uniform() * 2 - 1;
  return values;
}

TEST(Tensor, ProductHasTheBitsOfTheTripleLoop) {
  Random random(11);
  for (const std::size_t rows : {1U, 5U, 8U, 19U, 70U}) {
    for (const std::size_t columns : {1U, 31U, 32U, 33U, 100U}) {
      const std::size_t depth = 1 + random.below(40);
      const auto a = random_values(random, rows * depth);
      const auto b = random_values(random, depth * columns);
      auto expected = random_values(random, rows * columns);
      auto found = expected;
      for (std::size_t m = 0; m < rows; ++m) {
        for (std::size_t n = 0; n < columns; ++n) {
          for (std::size_t k = 0; k < depth; ++k) expected[m * columns + n] = std::fma(a[m * depth + k], b[k * columns + n], expected[m * columns + n]);
        }
      }
      PackedMatrix packed;
      packed.pack(b.data(), depth, columns, columns);
      multiply_add(a.data(), rows, depth, packed, found.data(), columns);
      EXPECT_EQ(found, expected) << rows << " x " << columns;
    }
  }
}

TEST(Tensor, TransposedPackingIsThePackingOfTheTranspose) {
  Random random(3);
  const auto values = random_values(random, 7 * 5);  // 7 rows of 5
  std::vector<float> flipped(5 * 7);
  for (std::size_t i = 0; i < 7; ++i) {
    for (std::size_t j = 0; j < 5; ++j) flipped[j * 7 + i] = values[i * 5 + j];
  }
  PackedMatrix a, b;
  a.pack_transposed(values.data(), 5, 7, 5);
  b.pack(flipped.data(), 5, 7, 7);
  const auto left = random_values(random, 5);
  std::vector<float> x(7), y(7);
  multiply_add(left.data(), 1, 5, a, x.data(), 7);
  multiply_add(left.data(), 1, 5, b, y.data(), 7);
  EXPECT_EQ(x, y);
}

TEST(Tensor, ActivationsAreCloseToTheLibrary) {
  for (float x = -30; x <= 30; x += 0.37F) {
    float sigmoid = x, tanh = x;
    apply_sigmoid(&sigmoid, 1);
    apply_tanh(&tanh, 1);
    EXPECT_NEAR(sigmoid, 1 / (1 + std::exp(-x)), 2e-6);
    EXPECT_NEAR(tanh, std::tanh(x), 4e-6);
    EXPECT_NEAR(exp_of(x) / std::exp(x), 1.0F, 4e-6);
  }
}

TEST(Recurrence, PackedSentencesGiveWhatEachGivesAlone) {
  constexpr std::size_t kInputs = 6, kUnits = 5;
  Random random(5);
  PackedMatrix input, recurrent;
  input.pack(random_values(random, kInputs * 4 * kUnits).data(), kInputs, 4 * kUnits, 4 * kUnits);
  recurrent.pack(random_values(random, kUnits * 4 * kUnits).data(), kUnits, 4 * kUnits, 4 * kUnits);
  const auto bias = random_values(random, 4 * kUnits);
  const LstmWeights weights{&input, &recurrent, bias.data(), kUnits};
  const std::vector<std::uint32_t> lengths = {2, 7, 1, 4, 7};
  std::vector<std::vector<float>> words;
  for (const std::uint32_t length : lengths) words.push_back(random_values(random, length * kInputs));
  for (const Direction direction : {Direction::Forward, Direction::Backward}) {
    const Packing all(lengths);
    std::vector<float> packed(all.rows() * kInputs), output(all.rows() * kUnits);
    for (std::uint32_t s = 0; s < lengths.size(); ++s) {
      for (std::uint32_t w = 0; w < lengths[s]; ++w) std::copy_n(words[s].data() + w * kInputs, kInputs, packed.data() + all.row(s, w) * kInputs);
    }
    LstmState state;
    run_lstm(all, weights, direction, packed.data(), kInputs, state, output.data(), kUnits);
    for (std::uint32_t s = 0; s < lengths.size(); ++s) {
      const Packing one({lengths[s]});
      std::vector<float> alone(lengths[s] * kUnits);
      run_lstm(one, weights, direction, words[s].data(), kInputs, state, alone.data(), kUnits);
      for (std::uint32_t w = 0; w < lengths[s]; ++w) {
        for (std::size_t u = 0; u < kUnits; ++u) EXPECT_EQ(output[all.row(s, w) * kUnits + u], alone[w * kUnits + u]);
      }
    }
  }
}

bool is_tree(const std::vector<std::int32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t start = 0; start < heads.size(); ++start) {
    roots += heads[start] < 0 ? 1 : 0;
    std::size_t steps = 0;
    for (std::int32_t at = static_cast<std::int32_t>(start); at >= 0; at = heads[static_cast<std::size_t>(at)]) {
      if (++steps > heads.size()) return false;
    }
  }
  return roots == 1;
}

double total(const std::vector<float>& scores, const std::vector<std::int32_t>& heads) {
  double sum = 0;
  for (std::size_t w = 0; w < heads.size(); ++w) sum += scores[w * (heads.size() + 1) + static_cast<std::size_t>(heads[w] + 1)];
  return sum;
}

// The best total of all trees of `words` words, by trying every assignment of heads.
double best_by_trying(const std::vector<float>& scores, std::size_t words) {
  std::vector<std::int32_t> heads(words, -1);
  double best = -std::numeric_limits<double>::infinity();
  for (bool more = true; more;) {
    bool loops = false;
    for (std::size_t w = 0; w < words; ++w) loops = loops || heads[w] == static_cast<std::int32_t>(w);
    if (!loops && is_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t place = 0;
    while (place < words && ++heads[place] == static_cast<std::int32_t>(words)) heads[place++] = -1;
    more = place < words;
  }
  return best;
}

TEST(TreeDecoder, FindsTheBestOfAllTreesOfSmallSentences) {
  Random random(7);
  for (std::uint32_t words = 1; words <= 5; ++words) {
    for (int round = 0; round < 120; ++round) {
      const auto scores = random_values(random, words * (words + 1));
      const auto heads = best_tree(scores, words);
      ASSERT_TRUE(is_tree(heads));
      EXPECT_NEAR(total(scores, heads), best_by_trying(scores, words), 1e-5);
    }
  }
}

TEST(TreeDecoder, GivesATreeForLongSentencesOfNoise) {
  Random random(8);
  EXPECT_TRUE(is_tree(best_tree(random_values(random, 120 * 121), 120)));
  EXPECT_TRUE(best_tree({}, 0).empty());
}

// Rows of dots: every score alike, so every word could be a root and every arc closes a cycle. In cubic time for each root
// this took minutes.
TEST(TreeDecoder, EqualScoresAndRootsEverywhereAreNoHarder) {
  constexpr std::uint32_t kWords = 300;
  EXPECT_TRUE(is_tree(best_tree(std::vector<float>(kWords * (kWords + 1), 0.5F), kWords)));
  std::vector<float> rooted(kWords * (kWords + 1), -1.0F);
  for (std::uint32_t word = 0; word < kWords; ++word) rooted[word * (kWords + 1)] = 4.0F;
  EXPECT_TRUE(is_tree(best_tree(rooted, kWords)));
  std::vector<float> paired(kWords * (kWords + 1), -1.0F);  // each word and the next want each other
  for (std::uint32_t word = 0; word < kWords; ++word) paired[word * (kWords + 1) + (word ^ 1U) + 1] = 3.0F;
  EXPECT_TRUE(is_tree(best_tree(paired, kWords)));
}

TEST(Names, BestPathIsTheBestOfAllAllowedPaths) {
  Random random(9);
  constexpr std::size_t kWords = 4;
  for (int round = 0; round < 30; ++round) {
    const auto scores = random_values(random, kWords * kNameTags);
    const auto steps = random_values(random, (kNameTags + 1) * kNameTags);
    double best = -1e9;
    for (std::size_t code = 0; code < 7 * 7 * 7 * 7; ++code) {
      std::size_t rest = code;
      std::uint32_t before = kNameTags;
      double sum = 0;
      bool allowed = true;
      for (std::size_t w = 0; w < kWords; ++w, rest /= 7) {
        const auto tag = static_cast<std::uint32_t>(rest % 7);
        allowed = allowed && name_step_allowed(before, tag);
        sum += double(scores[w * kNameTags + tag]) + steps[before * kNameTags + tag];
        before = tag;
      }
      if (allowed) best = std::max(best, sum);
    }
    const auto path = best_names(scores.data(), kWords, steps.data());
    double found = 0;
    std::uint32_t before = kNameTags;
    for (std::size_t w = 0; w < kWords; ++w) {
      EXPECT_TRUE(name_step_allowed(before, path[w]));
      found += double(scores[w * kNameTags + path[w]]) + steps[before * kNameTags + path[w]];
      before = path[w];
    }
    EXPECT_NEAR(found, best, 1e-5);
  }
}

}  // namespace
}  // namespace hearsay::extract
