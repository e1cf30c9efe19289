// Entities, events, disputes and origins of small sets of documents, through the whole linker.
#include "graph/link/linker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/graph/link/small_evidence.h"

namespace hearsay::graph {
namespace {

using testing::SmallEvidence;

std::set<std::vector<std::string>> names_of(const Derived& derived, EntityType type) {
  std::set<std::vector<std::string>> out;
  for (const auto& entity : derived.entities) {
    if (entity.type != type) continue;
    std::vector<std::string> all;
    for (const auto& [language, names] : entity.names) all.insert(all.end(), names.begin(), names.end());
    out.insert(all);
  }
  return out;
}

Derived persons(std::vector<std::pair<std::string, std::string>> names) {
  std::vector<Evidence> set;
  for (const auto& [name, side] : names) {
    SmallEvidence evidence("doc" + std::to_string(set.size()));
    evidence.entity(EntityType::Person, name, side);
    set.push_back(evidence.make());
  }
  return link(set);
}

TEST(LinkEntities, PersonsBySpellingAndSurname) {
  EXPECT_EQ(persons({{"Nikol Pashinyan", "ARM"}, {"Nikol Pashinian", "ARM"}, {"Pashinyan", "ARM"}}).entities.size(), 1U);
  EXPECT_EQ(persons({{"Никол Пашинян", "ARM"}, {"Nikol Pashinyan", "ARM"}}).entities.size(), 1U);
  EXPECT_EQ(persons({{"Ilham Aliyev", "AZE"}, {"Heydar Aliyev", "AZE"}}).entities.size(), 2U);
  EXPECT_EQ(persons({{"Ilham Aliyev", "AZE"}, {"Heydar Aliyev", "AZE"}, {"Aliyev", "AZE"}}).entities.size(), 2U);
  EXPECT_EQ(persons({{"Aliyev", "AZE"}, {"Aliyev", "KAZ"}}).entities.size(), 2U);
}

TEST(LinkEntities, BodiesOfACountryInAnyLanguage) {
  SmallEvidence english("a"), indonesian("b"), other("c");
  english.entity(EntityType::Organization, "Armenian Defense Ministry", "ARM", "ministry:defence");
  indonesian.raw().document.language = "id";
  indonesian.entity(EntityType::Organization, "Kementerian Pertahanan Armenia", "ARM", "ministry:defence");
  other.entity(EntityType::Organization, "Defense Ministry", "AZE", "ministry:defence");
  const auto derived = link({english.make(), indonesian.make(), other.make()});
  EXPECT_EQ(names_of(derived, EntityType::Organization), (std::set<std::vector<std::string>>{{"Armenian Defense Ministry", "Kementerian Pertahanan Armenia"}, {"Defense Ministry"}}));
}

TEST(LinkEntities, DifferentGazetteerEntriesNeverJoin) {
  SmallEvidence a("a"), b("b");
  a.entity(EntityType::Place, "Tripoli", "", "", "place:tripoli-libya");
  b.entity(EntityType::Place, "Tripoli", "", "", "place:tripoli-lebanon");
  EXPECT_EQ(link({a.make(), b.make()}).entities.size(), 2U);
}

TEST(LinkEntities, UnnamedPeopleStayInTheirDocument) {
  SmallEvidence a("a"), b("b");
  for (auto* evidence : {&a, &b}) evidence->raw().entities[evidence->entity(EntityType::Organization, "protesters")].named = false;
  EXPECT_EQ(link({a.make(), b.make()}).entities.size(), 2U);
}

// One document about a clash near `place` at `time`, both sides blaming each other.
Evidence clash(const std::string& uri, const std::string& time, const std::string& place, const std::string& published = "", int killed = -1) {
  SmallEvidence evidence(uri, published);
  const auto arm = evidence.country("Armenia", "ARM"), aze = evidence.country("Azerbaijan", "AZE");
  const auto town = evidence.town(place);
  const auto at = evidence.time(time);
  const auto report = evidence.report(Plover::Assault, {"ARM", "AZE"}, {town}, {at});
  const auto blamed = evidence.claim(arm, Act::Accuse, Plover::Assault, {aze}, report);
  evidence.claim(aze, Act::Accuse, Plover::Assault, {arm}, report);
  if (killed >= 0) evidence.figure(FigureKind::Killed, "ARM", killed, blamed, report);
  return evidence.make();
}

std::size_t count_events(const std::vector<Evidence>& set) { return link(set).events.size(); }

TEST(LinkEvents, SameDayAndPlace) {
  EXPECT_EQ(count_events({clash("a", "2023-04-11", "Tegh"), clash("b", "2023-04-11T16:00", "Tegh")}), 1U);
  EXPECT_EQ(count_events({clash("a", "2023-04-11", "Tegh"), clash("b", "2023-04-12", "Tegh")}), 2U);
  EXPECT_EQ(count_events({clash("a", "XXXX-WXX-2", "Tegh", "2023-04-11"), clash("b", "2023-04-11", "Tegh")}), 1U);
}

TEST(LinkEvents, UnderspecifiedTimesThatFit) {
  EXPECT_EQ(count_events({clash("a", "XXXX-WXX-2T16:00", "Tegh"), clash("b", "XXXX-WXX-2T16:00", "Tegh")}), 1U);
  EXPECT_EQ(count_events({clash("a", "XXXX-WXX-2T16:00", "Tegh"), clash("b", "XXXX-WXX-5", "Tegh")}), 2U);
  EXPECT_EQ(count_events({clash("a", "XXXX-WXX-2", "Sotk"), clash("b", "XXXX-WXX-2", "Tegh")}), 2U);
}

TEST(LinkEvents, PlacesNearEachOther) {
  auto at = [](const std::string& uri, const std::string& name, double latitude, double longitude) {
    SmallEvidence evidence(uri);
    const auto town = evidence.town(name, latitude, longitude);
    evidence.report(Plover::Assault, {"ARM", "AZE"}, {town}, {evidence.time("2023-05-12")});
    return evidence.make();
  };
  EXPECT_EQ(count_events({at("a", "Sotk", 40.2, 45.87), at("b", "Kalbajar", 40.1, 46.04)}), 1U);
  EXPECT_EQ(count_events({at("a", "Sotk", 40.2, 45.87), at("b", "Yeraskh", 39.74, 44.83)}), 2U);
  EXPECT_EQ(count_events({at("a", "Sotk", 40.2, 45.87), at("b", "Aleppo", 36.2, 37.15)}), 2U);
}

TEST(LinkEvents, BackgroundNeverSwallowsTheNews) {
  auto with_war = [](const std::string& uri, const std::string& day) {
    SmallEvidence evidence(uri, day);
    const auto town = evidence.town("Town of " + uri);
    evidence.report(Plover::Assault, {"ARM", "AZE"}, {town}, {evidence.time(day)});
    evidence.report(Plover::Assault, {"ARM", "AZE"}, {}, {evidence.time("2020")}, true);
    return evidence.make();
  };
  const auto derived = link({with_war("a", "2023-04-11"), with_war("b", "2023-05-12"), with_war("c", "2021-11-16")});
  ASSERT_EQ(derived.events.size(), 4U);
  const auto background = std::count_if(derived.events.begin(), derived.events.end(), [](const Event& event) { return event.background && event.documents.size() == 3; });
  EXPECT_EQ(background, 1);
}

TEST(LinkEvents, AFloatingReportJoinsNeitherOfTwoThatFitAlike) {
  SmallEvidence vague("vague", "2023-04-11");
  vague.country("Armenia", "ARM");
  vague.report(Plover::Assault, {"ARM", "AZE"}, {}, {vague.time("2023-04-11")});
  EXPECT_EQ(count_events({clash("a", "2023-04-11", "Tegh"), vague.make()}), 1U);
  EXPECT_EQ(count_events({clash("a", "2023-04-11", "Tegh"), clash("b", "2023-04-11", "Sotk"), vague.make()}), 3U);
}

TEST(LinkEvents, LabelAndQuestionSayWhatWhereWhen) {
  const auto derived = link({clash("a", "2023-04-11", "Tegh")});
  ASSERT_EQ(derived.events.size(), 1U);
  EXPECT_EQ(derived.events[0].label, "Clash near Tegh, 11 April 2023");
  EXPECT_EQ(derived.events[0].edtf, "2023-04-11");
  ASSERT_EQ(derived.disputes.size(), 1U);
  EXPECT_EQ(derived.disputes[0].question, "Who attacked near Tegh on 11 April 2023?");
  EXPECT_EQ(derived.disputes[0].positions.size(), 2U);
}

std::size_t count_disputes(const Derived& derived, DisputeKind kind) {
  return static_cast<std::size_t>(std::count_if(derived.disputes.begin(), derived.disputes.end(), [&](const Dispute& dispute) { return dispute.kind == kind; }));
}

TEST(LinkDisputes, BlameNeedsOneEvent) {
  auto one_sided = [](const std::string& uri, const std::string& day, bool armenian) {
    SmallEvidence evidence(uri);
    const auto arm = evidence.country("Armenia", "ARM"), aze = evidence.country("Azerbaijan", "AZE");
    const auto report = evidence.report(Plover::Assault, {"ARM", "AZE"}, {evidence.town("Tegh")}, {evidence.time(day)});
    evidence.claim(armenian ? arm : aze, Act::Accuse, Plover::Assault, {armenian ? aze : arm}, report);
    return evidence.make();
  };
  EXPECT_EQ(count_disputes(link({one_sided("a", "2023-04-11", true), one_sided("b", "2023-04-11", false)}), DisputeKind::Blame), 1U);
  EXPECT_EQ(count_disputes(link({one_sided("a", "2023-04-11", true), one_sided("b", "2023-05-12", false)}), DisputeKind::Blame), 0U);
  EXPECT_EQ(count_disputes(link({one_sided("a", "2023-04-11", true), one_sided("b", "2023-04-11", true)}), DisputeKind::Blame), 0U);
}

TEST(LinkDisputes, Denial) {
  SmallEvidence evidence("a");
  const auto syria = evidence.country("Syria", "SYR"), opposition = evidence.entity(EntityType::Organization, "Syrian opposition", "X-SYROPP");
  const auto report = evidence.report(Plover::Assault, {"SYR", "X-SYROPP"}, {evidence.town("Ghouta")}, {evidence.time("2013-08-21")});
  evidence.claim(opposition, Act::Accuse, Plover::Assault, {syria}, report);
  evidence.claim(syria, Act::Deny, Plover::Assault, {}, report, Polarity::Negated);
  const auto derived = link({evidence.make()});
  EXPECT_EQ(count_disputes(derived, DisputeKind::Denial), 1U);
  ASSERT_EQ(derived.claim_links.size(), 1U);
  EXPECT_EQ(derived.claim_links[0].kind, ClaimLinkKind::Contradicts);
  EXPECT_NE(derived.claim_links[0].reason.find("accuses"), 0U);
}

TEST(LinkDisputes, FiguresOfTheSameVictims) {
  const auto differ = link({clash("a", "2023-04-11", "Tegh", "", 4), clash("b", "2023-04-11", "Tegh", "", 7)});
  EXPECT_EQ(count_disputes(differ, DisputeKind::Figure), 1U);
  const auto update = link({clash("a", "2023-04-11", "Tegh", "2023-04-11", 4), clash("b", "2023-04-11", "Tegh", "2023-04-13", 7)});
  EXPECT_EQ(count_disputes(update, DisputeKind::Figure), 0U);
  EXPECT_TRUE(std::any_of(update.claim_links.begin(), update.claim_links.end(), [](const ClaimLink& link) {
    return link.kind == ClaimLinkKind::Consistent && link.reason.find("later toll") != std::string::npos;
  }));
}

TEST(LinkDisputes, BoundsContainCounts) {
  auto bounded = [](const std::string& uri, std::int64_t min) {
    SmallEvidence evidence(uri);
    const auto arm = evidence.country("Armenia", "ARM");
    const auto report = evidence.report(Plover::Assault, {"ARM", "AZE"}, {evidence.town("Tegh")}, {evidence.time("2023-04-11")});
    const auto claim = evidence.claim(arm, Act::State, Plover::Assault, {}, report);
    evidence.figure(FigureKind::Killed, "ARM", min, claim, report, min);
    return evidence.make();
  };
  EXPECT_EQ(count_disputes(link({clash("a", "2023-04-11", "Tegh", "", 4), bounded("b", 2)}), DisputeKind::Figure), 0U);
  EXPECT_EQ(count_disputes(link({clash("a", "2023-04-11", "Tegh", "", 4), bounded("b", 6)}), DisputeKind::Figure), 1U);
}

TEST(LinkDisputes, ACrowdOfReportsCostsNoSquare) {
  std::vector<Evidence> set;
  for (int i = 0; i < 120; ++i) set.push_back(clash("doc" + std::to_string(i), "2023-04-11", "Tegh"));
  const auto derived = link(set);
  ASSERT_EQ(derived.disputes.size(), 1U);
  EXPECT_EQ(derived.disputes[0].positions[0].claims.size(), 120U);
  EXPECT_LT(derived.claim_links.size(), 1000U);
}

TEST(LinkOrigins, EqualTextsAndOneAgencyAreOneOrigin) {
  auto credited = [](const std::string& uri, const std::string& agency) {
    SmallEvidence evidence(uri);
    const auto source = evidence.entity(EntityType::Organization, agency, "", "agency", "media:" + agency);
    const auto report = evidence.report(Plover::Assault, {"ARM", "AZE"}, {evidence.town("Tegh")}, {evidence.time("2023-04-11")});
    evidence.claim(source, Act::State, Plover::Assault, {}, report);
    evidence.raw().citations.push_back({evidence.raw().entities[source].mentions.front().span, source, CitationKind::Reported});
    return evidence.make();
  };
  auto origins = [](const std::vector<Evidence>& set) { return link(set).events.at(0).origins; };
  EXPECT_EQ(origins({credited("a", "one"), credited("b", "one")}), 1);
  EXPECT_EQ(origins({credited("a", "one"), credited("b", "two")}), 2);
}

}  // namespace
}  // namespace hearsay::graph
