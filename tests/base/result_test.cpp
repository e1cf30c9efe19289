#include "base/result.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return fail(ErrorCode::InvalidInput, "odd");
  return number / 2;
}

Result<int> quarter(int number) {
  HEARSAY_TRY(int first, half(number));
  HEARSAY_TRY(int second, half(first));
  return second;
}

Status needs_even(int number) {
  HEARSAY_CHECK(half(number));
  return {};
}

TEST(Result, PassesValuesThroughTry) { EXPECT_EQ(quarter(8).value(), 2); }

TEST(Result, StopsAtTheFirstError) {
  auto result = quarter(6);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "odd");
  EXPECT_FALSE(needs_even(3));
  EXPECT_TRUE(needs_even(4));
}

TEST(Result, ErrorsGainContext) {
  EXPECT_EQ((Error{ErrorCode::Io, "no space"}.within("graph.sst").message), "graph.sst: no space");
}

}  // namespace
}  // namespace hearsay
