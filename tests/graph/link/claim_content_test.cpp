#include "graph/link/claim_content.h"

#include <gtest/gtest.h>

namespace hearsay::graph {
namespace {

ClaimContent read(const std::string& text, const std::string& trigger = "", Polarity polarity = Polarity::Asserted) {
  Claim claim;
  claim.content = {{0, static_cast<std::uint32_t>(text.size())}};
  claim.polarity = polarity;
  if (const auto at = text.find(trigger); !trigger.empty()) claim.deed.trigger = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + trigger.size())};
  return read_content(claim, text);
}

TEST(ClaimContent, Purposes) {
  EXPECT_EQ(read("They burned the depot in order to halt the convoy, he said", "burned").purpose, "in order to halt the convoy");
  EXPECT_EQ(read("Mereka menutup jalan guna menekan pemerintah.", "menutup").purpose, "guna menekan pemerintah");
  EXPECT_EQ(read("shelled the port to provoke a war", "shelled").purpose, "to provoke a war");
  EXPECT_EQ(read("menyerang pelabuhan untuk memprovokasi perang", "menyerang").purpose, "untuk memprovokasi perang");
  EXPECT_FALSE(read("shelled the port to provoke a war", "shelled").answer);
  EXPECT_TRUE(read("The strike came in response to rocket fire", "strike").answer);
  EXPECT_TRUE(read("Serangan itu sebagai balasan atas tembakan", "Serangan").answer);
}

TEST(ClaimContent, WhatIsWantedOrSaidIsNoPurpose) {
  EXPECT_EQ(read("they want to provoke a war", "provoke").purpose, "");
  EXPECT_EQ(read("they hope to punish those who shelled the port", "shelled").purpose, "");
  EXPECT_EQ(read("went to the port", "went").purpose, "");
  EXPECT_EQ(read("the demiurge of the port").purpose, "");  // "demi" inside a word
}

TEST(ClaimContent, Outcomes) {
  EXPECT_EQ(read("our troops captured the bridge").outcome, Outcome::Took);
  EXPECT_EQ(read("pasukan kami memukul mundur musuh").outcome, Outcome::Held);
  EXPECT_EQ(read("our troops captured the bridge", "", Polarity::Negated).outcome, Outcome::None);
  EXPECT_EQ(read("menembaki kota untuk menggagalkan pemilu", "menembaki").outcome, Outcome::None);  // only aimed at
}

TEST(ClaimContent, Means) {
  EXPECT_EQ(read("accused them of gassing the suburb").means, "chemical");
  EXPECT_EQ(read("membantah menggunakan senjata kimia").means, "chemical");
  EXPECT_EQ(read("dropped cluster bombs on the market").means, "cluster");
  EXPECT_EQ(read("shelled the gasworks").means, "");
}

TEST(ClaimContent, PassedOn) {
  EXPECT_TRUE(read("is worried by reports that many died").passed_on);
  EXPECT_TRUE(read("prihatin atas laporan bahwa banyak yang tewas").passed_on);
  EXPECT_FALSE(read("many died").passed_on);
}

TEST(ClaimContent, PurposesDifferWhereNoTellingWordIsShared) {
  EXPECT_TRUE(purposes_differ("in order to destabilise the coast", "in response to rockets"));
  EXPECT_FALSE(purposes_differ("in response to the rocket attack", "in retaliation for a rocket"));
}

}  // namespace
}  // namespace hearsay::graph
