#include <gtest/gtest.h>

#include <random>

#include "base/hash.h"
#include "base/id.h"

namespace hearsay {
namespace {

TEST(Id, PrintsAndParsesBack) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 1000; ++i) {
    ClaimId id{random() | 1};
    EXPECT_EQ(ClaimId::parse(id.to_string()), id);
  }
}

TEST(Id, RefusesAnotherKindAndDamagedText) {
  std::string text = ClaimId{42}.to_string();
  EXPECT_FALSE(EventId::parse(text));
  EXPECT_FALSE(ClaimId::parse(text.substr(0, 13)));
  EXPECT_FALSE(ClaimId::parse(text + "0"));
  EXPECT_FALSE(ClaimId::parse("c000000000000u"));  // u is no digit of Crockford's base 32
  EXPECT_FALSE(ClaimId::parse(""));
}

TEST(Id, KindsAreDifferentTypes) { static_assert(!std::is_convertible_v<ClaimId, EventId>); }

TEST(Hash, IsTheSameOnEveryMachine) { EXPECT_EQ(hash64("Tegh"), hash64("Tegh")); }

TEST(Hash, SeparatesItsParts) {
  EXPECT_NE(Hasher().add("ab").add("c").value(), Hasher().add("a").add("bc").value());
}

}  // namespace
}  // namespace hearsay
