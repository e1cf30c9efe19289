// Made-up news of several outlets and two languages: every kind of dispute, and the differences that are none.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "graph/link/linker.h"
#include "tests/graph/link/small_evidence.h"

namespace hearsay::graph {
namespace {

using testing::SmallEvidence;

// An outlet's article about one attack of one day, with both parties in it.
struct Article : SmallEvidence {
  Article(const std::string& uri, const std::string& published, const std::string& language, const std::string& day = "2031-03-04", const std::string& place = "Ostavar")
      : SmallEvidence(uri, published) {
    raw().document.language = language;
    const bool english = language == "en";
    north = country(english ? "Northland" : "Utaria", "NLD");
    south = country(english ? "Southmark" : "Selatania", "SMK");
    raw().entities[north].english = "Northland";
    raw().entities[south].english = "Southmark";
    town = SmallEvidence::town(place);
    when = time(day);
    report = SmallEvidence::report(Plover::Assault, {"NLD", "SMK"}, {town}, {when});
  }
  std::size_t blame(std::size_t who, std::size_t whom, const std::string& rest = "at the post") { return say_claim(who, Act::Accuse, Plover::Assault, {whom}, report, raw().document.language == "en" ? "shelled" : "menembaki", rest); }
  std::size_t own(std::size_t who, const std::string& trigger, const std::string& rest) {
    const auto index = say_claim(who, Act::State, Plover::Assault, {who}, report, trigger, rest);
    raw().claims[index].accused.clear();
    return index;
  }
  std::size_t toll(FigureKind kind, const std::string& side, std::optional<std::int64_t> count, std::optional<std::size_t> claim, const std::string& who, std::optional<std::int64_t> min = {}) {
    const auto index = figure(kind, side, count, claim, report, min);
    raw().figures[index].who = who;
    return index;
  }
  std::size_t north = 0, south = 0, town = 0, when = 0, report = 0;
};

std::vector<const Dispute*> disputes(const Derived& derived, DisputeKind kind) {
  std::vector<const Dispute*> out;
  for (const auto& dispute : derived.disputes)
    if (dispute.kind == kind) out.push_back(&dispute);
  return out;
}

std::set<std::set<std::string>> camps_of(const Dispute& dispute) {
  std::set<std::set<std::string>> out;
  for (const auto& position : dispute.positions) out.insert({position.sides.begin(), position.sides.end()});
  return out;
}

bool is_consistent(const Derived& derived, const std::string& because) {
  return std::any_of(derived.claim_links.begin(), derived.claim_links.end(), [&](const ClaimLink& link) {
    return link.kind == ClaimLinkKind::Consistent && link.reason.find(because) != std::string::npos;
  });
}

TEST(Scenario, MutualBlameInTwoLanguages) {
  Article english("one", "2031-03-04", "en"), indonesian("two", "2031-03-05", "id"), next_day("three", "2031-03-05", "en", "2031-03-05");
  english.blame(english.north, english.south);
  indonesian.blame(indonesian.south, indonesian.north, "pos di perbatasan");
  next_day.blame(next_day.south, next_day.north);
  const auto derived = link({english.make(), indonesian.make(), next_day.make()});
  const auto found = disputes(derived, DisputeKind::Blame);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]->question, "Who attacked near Ostavar on 4 March 2031?");
  EXPECT_EQ(camps_of(*found[0]), (std::set<std::set<std::string>>{{"NLD"}, {"SMK"}}));
  for (const auto& position : found[0]->positions) EXPECT_EQ(position.claims.size(), 1U);  // the next day's is another event's
}

TEST(Scenario, ADenialOfThatMeansTheClaimBeforeIt) {
  Article one("one", "2031-03-04", "en"), two("two", "2031-03-04", "id");
  const auto mayor = one.entity(EntityType::Person, "Ilmar Tovadu", "X-EU");
  one.blame(mayor, one.south, "the market with rockets");
  one.say_claim(one.south, Act::Deny, Plover::None, {}, one.report, "", "that", Polarity::Negated);
  one.say_claim(one.north, Act::Accuse, Plover::Coerce, {one.south}, one.report, "withheld", "wages of its clerks");
  two.say_claim(two.north, Act::Accuse, Plover::Assault, {two.south}, two.report, "menyerang", "pasar dengan roket");
  const auto derived = link({one.make(), two.make()});
  const auto found = disputes(derived, DisputeKind::Denial);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]->question, "Did Southmark carry out the attack near Ostavar on 4 March 2031?");
  EXPECT_EQ(camps_of(*found[0]), (std::set<std::set<std::string>>{{"NLD", "X-EU"}, {"SMK"}}));
  for (const auto& position : found[0]->positions) EXPECT_EQ(position.claims.size(), position.sides.size());  // not the wages
}

TEST(Scenario, WhoOnlyPassesReportsOnTakesNoPosition) {
  auto make = [](const std::string& rest) {
    Article one("one", "2031-03-04", "en");
    const auto envoy = one.entity(EntityType::Person, "Vera Lindu", "X-UN");
    one.say_claim(envoy, Act::State, Plover::Assault, {}, one.report, "attack", rest);
    one.say_claim(one.south, Act::Deny, Plover::Assault, {one.south}, one.report, "used", "poisonous substances", Polarity::Negated);
    return link({one.make()});
  };
  EXPECT_EQ(disputes(make("with poisonous substances killed many"), DisputeKind::Denial).size(), 1U);
  EXPECT_EQ(disputes(make("with poisonous substances: concerned by reports of many dead"), DisputeKind::Denial).size(), 0U);
}

TEST(Scenario, WhoDeniesCertainWeaponsAnswersWhoSpeaksOfThem) {
  Article one("one", "2031-03-04", "en"), two("two", "2031-03-04", "id");
  const auto doctors = one.entity(EntityType::Organization, "Doctors of Ostavar", "X-EU");
  one.blame(one.north, one.south, "the town with chlorine");
  one.say_claim(doctors, Act::State, Plover::None, {}, one.report, "", "that many came with signs of nerve gas poisoning, a chemical attack");
  one.blame(one.north, one.south, "the bridge with mortars");
  two.say_claim(two.south, Act::Deny, Plover::Assault, {two.south}, two.report, "menggunakan", "senjata kimia", Polarity::Negated);
  const auto derived = link({one.make(), two.make()});
  const auto found = disputes(derived, DisputeKind::Denial);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(camps_of(*found[0]), (std::set<std::set<std::string>>{{"NLD", "X-EU"}, {"SMK"}}));
  for (const auto& position : found[0]->positions) EXPECT_EQ(position.claims.size(), position.sides.size());  // not the mortars
}

TEST(Scenario, WhoClaimsAnAttackDoesNotCountItsDead) {
  Article one("one", "2031-03-04", "en"), two("two", "2031-03-04", "id");
  const auto admitted = one.own(one.south, "attacked", "the port, nine killed");
  one.raw().claims[admitted].act = Act::Admit;
  one.toll(FigureKind::Killed, "NLD", 9, admitted, "people");
  const auto told = one.own(one.north, "attacked", "the port");
  one.raw().claims[told].span.begin = one.raw().claims[admitted].span.begin;  // one sentence
  one.toll(FigureKind::Killed, "NLD", 9, told, "people");
  two.toll(FigureKind::Killed, "NLD", 4, two.own(two.north, "menyerang", "pelabuhan"), "people");
  const auto found = link({one.make(), two.make()});
  ASSERT_EQ(disputes(found, DisputeKind::Figure).size(), 1U);
  for (const auto& position : disputes(found, DisputeKind::Figure)[0]->positions) EXPECT_EQ(position.sides, (std::vector<std::string>{"NLD"}));
}

TEST(Scenario, FiguresThatDifferAndFiguresThatDoNot) {
  auto set = [](std::int64_t first, const std::string& early, std::int64_t second, const std::string& late, std::optional<std::int64_t> min = {}, const std::string& who = "soldiers") {
    Article one("one", early, "en"), two("two", late, "id");
    one.toll(FigureKind::Killed, "NLD", first, one.blame(one.north, one.south), "soldiers");
    two.toll(FigureKind::Killed, "NLD", second, two.blame(two.north, two.south), who, min);
    return link({one.make(), two.make()});
  };
  EXPECT_EQ(disputes(set(4, "2031-03-04", 9, "2031-03-04"), DisputeKind::Figure).size(), 1U);
  const auto update = set(4, "2031-03-04", 9, "2031-03-05");
  EXPECT_TRUE(disputes(update, DisputeKind::Figure).empty());
  EXPECT_TRUE(is_consistent(update, "the later report gives the later toll"));
  EXPECT_EQ(disputes(set(9, "2031-03-04", 4, "2031-03-05"), DisputeKind::Figure).size(), 1U);  // a toll does not shrink
  const auto bound = set(9, "2031-03-04", 4, "2031-03-04", 4);
  EXPECT_TRUE(disputes(bound, DisputeKind::Figure).empty());
  EXPECT_TRUE(is_consistent(bound, "within the bounds"));
  const auto part = set(4, "2031-03-04", 9, "2031-03-04", {}, "people");
  EXPECT_TRUE(disputes(part, DisputeKind::Figure).empty());
  EXPECT_TRUE(is_consistent(part, "a part of the whole"));
}

TEST(Scenario, OneClaimMayStandInTwoDisputes) {
  for (int name = 0; name < 8; ++name) {  // whichever claim has the smallest id
    Article one("one" + std::to_string(name), "2031-03-04", "en"), two("two" + std::to_string(name), "2031-03-04", "en");
    const auto first = one.own(one.north, "lost", "people and more were hurt");
    one.toll(FigureKind::Killed, "NLD", 4, first, "people");
    one.toll(FigureKind::Wounded, "NLD", 10, first, "people");
    const auto second = two.own(two.south, "hit", "people there and others");
    two.toll(FigureKind::Killed, "NLD", 9, second, "people");
    two.toll(FigureKind::Wounded, "NLD", 30, second, "people");
    const auto derived = link({one.make(), two.make()});
    const auto found = disputes(derived, DisputeKind::Figure);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_NE(found[0]->id, found[1]->id);
  }
}

TEST(Scenario, OwnLossesAgainstEnemyLosses) {
  Article one("one", "2031-03-04", "en"), two("two", "2031-03-04", "id");
  one.toll(FigureKind::Killed, "NLD", 3, one.blame(one.north, one.south), "soldiers");
  two.toll(FigureKind::Killed, "SMK", 11, two.blame(two.south, two.north), "soldiers");
  const auto derived = link({one.make(), two.make()});
  EXPECT_TRUE(disputes(derived, DisputeKind::Figure).empty());
  EXPECT_TRUE(is_consistent(derived, "one counts the losses of NLD, the other those of SMK"));
}

TEST(Scenario, OneTellingOfManyKeepsTheOthersOut) {
  Article early("one", "2031-03-04", "en"), late("two", "2031-03-05", "en"), third("three", "2031-03-04", "id");
  early.toll(FigureKind::Killed, "NLD", 4, early.blame(early.north, early.south), "soldiers");
  late.toll(FigureKind::Killed, "NLD", 9, late.blame(late.north, late.south), "soldiers");
  third.toll(FigureKind::Killed, "NLD", 9, third.blame(third.north, third.south), "soldiers");
  const auto derived = link({early.make(), late.make(), third.make()});
  const auto found = disputes(derived, DisputeKind::Figure);
  ASSERT_EQ(found.size(), 1U);
  for (const auto& position : found[0]->positions) EXPECT_EQ(position.claims.size(), 1U);  // the later nine is an update
  EXPECT_TRUE(is_consistent(derived, "the later report gives the later toll"));
}

TEST(Scenario, TwoClocksForOneDeed) {
  auto set = [](const std::string& first, const std::string& second, bool both = false) {
    Article one("one", "2031-03-04", "en"), two("two", "2031-03-04", "id");
    const auto a = one.blame(one.north, one.south);
    one.raw().claims[a].deed.times = {one.time("2031-03-04T" + first)};
    const auto b = two.own(two.south, "menembaki", "pos itu");
    two.raw().claims[b].deed.times = {two.time("2031-03-04T" + second)};
    if (both) {
      const auto again = two.own(two.south, "menembaki", "pos itu lagi");
      two.raw().claims[again].deed.times = {two.time("2031-03-04T" + first)};
    }
    return link({one.make(), two.make()});
  };
  const auto apart = set("06:10", "13:45");
  const auto found = disputes(apart, DisputeKind::Time);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]->question, "At what time on 4 March 2031 did Southmark act near Ostavar?");
  EXPECT_EQ(camps_of(*found[0]), (std::set<std::set<std::string>>{{"NLD"}, {"SMK"}}));
  EXPECT_TRUE(disputes(set("06:10", "07:05"), DisputeKind::Time).empty());
  EXPECT_TRUE(disputes(set("06:10", "13:45", true), DisputeKind::Time).empty());
}

TEST(Scenario, TwoTownsForOneDeed) {
  auto set = [](const std::string& first, double north, const std::string& second, double other) {
    Article one("one", "2031-03-04", "en"), two("two", "2031-03-04", "id");
    const auto a = one.blame(one.north, one.south);
    one.raw().claims[a].deed.places = {one.SmallEvidence::town(first, north, 20)};
    const auto b = two.own(two.south, "menembaki", "pos itu");
    two.raw().claims[b].deed.places = {two.SmallEvidence::town(second, other, 20)};
    return link({one.make(), two.make()});
  };
  const auto apart = set("Belmire", 40, "Dunkavar", 41.2);
  const auto found = disputes(apart, DisputeKind::Place);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]->question, "Where on 4 March 2031 did Southmark act?");
  EXPECT_TRUE(disputes(set("Belmire", 40, "Belmire", 40), DisputeKind::Place).empty());
  EXPECT_TRUE(disputes(set("Belmire", 40, "Dunkavar", 40.1), DisputeKind::Place).empty());
}

TEST(Scenario, AMotiveOfOnesOwnAgainstAnotherThatIsSeen) {
  auto set = [](const std::string& seen, const std::string& own) {
    Article one("one", "2031-03-04", "en"), two("two", "2031-03-04", "id");
    one.blame(one.north, one.south, seen);
    two.own(two.south, "menembaki", own);
    return link({one.make(), two.make()});
  };
  const auto found_in = set("the town in order to destabilise the coast", "pos itu sebagai balasan atas serangan roket");
  const auto found = disputes(found_in, DisputeKind::Motive);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]->question, "Why did Southmark act near Ostavar on 4 March 2031?");
  std::set<std::string> labels;
  for (const auto& position : found[0]->positions) labels.insert(position.label);
  EXPECT_EQ(labels, (std::set<std::string>{"in order to destabilise the coast", "sebagai balasan atas serangan roket"}));
  EXPECT_EQ(disputes(set("the town to provoke a wider war", "pos itu guna melindungi warga"), DisputeKind::Motive).size(), 1U);
  EXPECT_TRUE(disputes(set("the town", "pos itu guna melindungi warga"), DisputeKind::Motive).empty());
  EXPECT_TRUE(disputes(set("the town in response to serangan roket", "pos itu sebagai balasan atas serangan roket"), DisputeKind::Motive).empty());
}

TEST(Scenario, BothSayTheyPrevailed) {
  auto set = [](const std::string& first, const std::string& second) {
    Article one("one", "2031-03-04", "en"), two("two", "2031-03-04", "id");
    one.own(one.north, first, "the hill over the town");
    two.own(two.south, second, "bukit di atas kota itu");
    return link({one.make(), two.make()});
  };
  const auto derived = set("captured", "memukul mundur serangan ke");
  const auto found = disputes(derived, DisputeKind::Outcome);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]->question, "Who prevailed near Ostavar on 4 March 2031?");
  EXPECT_EQ(camps_of(*found[0]), (std::set<std::set<std::string>>{{"NLD"}, {"SMK"}}));
  EXPECT_EQ(disputes(set("seized", "merebut"), DisputeKind::Outcome).size(), 1U);
  EXPECT_TRUE(disputes(set("repelled an attack on", "memukul mundur serangan ke"), DisputeKind::Outcome).empty());
  EXPECT_TRUE(disputes(set("captured", "menembaki"), DisputeKind::Outcome).empty());
}

}  // namespace
}  // namespace hearsay::graph
