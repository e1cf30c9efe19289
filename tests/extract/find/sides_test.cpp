// The census of sides: theatre and parties.
#include "extract/find/sides.h"

#include <gtest/gtest.h>

namespace hearsay::extract {
namespace {

using Sides = std::vector<std::string>;

TEST(SideCensus, EmptyKnowsNobody) {
  const SideCensus census;
  EXPECT_EQ(census.theatre(), "");
  EXPECT_TRUE(census.parties().empty());
}

TEST(SideCensus, ThePartiesAreTheTwoHeaviest) {
  SideCensus census;
  census.add_party("ARM", 9);
  census.add_party("AZE", 8);
  census.add_party("RUS", 3);
  EXPECT_EQ(census.parties(), (Sides{"ARM", "AZE"}));
}

TEST(SideCensus, APairNamedTogetherBeatsABystander) {
  SideCensus census;
  census.add_party("RUS", 5);
  census.add_party("ARM", 4);
  census.add_party("AZE", 3);
  census.add_pair("AZE", "ARM", 2);
  EXPECT_EQ(census.parties(), (Sides{"ARM", "AZE"}));
}

TEST(SideCensus, PairsOfOneOrOfNobodyCountNothing) {
  SideCensus census;
  census.add_pair("ARM", "ARM", 10);
  census.add_pair("", "ARM", 10);
  census.add_party("ARM", 1);
  EXPECT_TRUE(census.parties().empty());
}

TEST(SideCensus, TheTheatreLeadsClearlyAndIsACountry) {
  SideCensus census;
  census.add_place("SYR", 6);
  census.add_party("X-ISIL", 20);
  census.add_party("RUS", 2);
  EXPECT_EQ(census.theatre(), "SYR");
  census.add_party("RUS", 4);
  EXPECT_EQ(census.theatre(), "");
}

}  // namespace
}  // namespace hearsay::extract
