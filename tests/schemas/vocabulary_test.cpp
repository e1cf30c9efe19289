#include "schemas/vocabulary.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

template <class Enum>
void expect_round_trip(int first, int last) {
  for (int i = first; i <= last; ++i) {
    auto value = static_cast<Enum>(i);
    EXPECT_EQ(from_word<Enum>(to_word(value)), value) << to_word(value);
  }
}

TEST(Vocabulary, EveryWordStandsForItsValue) {
  expect_round_trip<Act>(0, 7);
  expect_round_trip<Plover>(1, 16);
  expect_round_trip<EntityType>(0, 4);
  expect_round_trip<FigureKind>(0, 5);
  expect_round_trip<Polarity>(0, 1);
  expect_round_trip<Modality>(0, 4);
  expect_round_trip<MentionKind>(0, 2);
  expect_round_trip<Role>(0, 4);
  expect_round_trip<DisputeKind>(0, 6);
  expect_round_trip<CitationKind>(0, 3);
}

TEST(Vocabulary, UnknownWordsAreNothing) {
  EXPECT_FALSE(from_word<Act>("shout"));
  EXPECT_FALSE(from_word<Plover>(""));
}

}  // namespace
}  // namespace hearsay
