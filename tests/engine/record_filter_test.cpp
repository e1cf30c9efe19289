#include "engine/record_filter.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/fold.h"

namespace hearsay::engine {
namespace {

using Json = nlohmann::ordered_json;

Json claim() {
  return Json::parse(R"({"id":"c0000000000001","document":"a.txt","language":"en","said":"2023-04-12","act":"accuse",
    "text":"Nikol Pashinyan accused Azerbaijan of attacking","claimants":[{"id":"n0000000000001","name":"Nikol Pashinyan","side":"ARM"}],
    "accused":[{"id":"n0000000000002","name":"Azerbaijan","side":"AZE"}],"deed":{"plover":"ASSAULT","actor":[],"target":[],"places":[]},
    "event":"e0000000000005"})");
}

Derived world() {
  Derived derived;
  Entity armenia;
  armenia.id = EntityId{1};
  armenia.type = EntityType::Country;
  armenia.name = "Armenia";
  armenia.side = "ARM";
  armenia.names["id"] = {"Armenia"};
  derived.entities.push_back(armenia);
  Entity place;
  place.id = EntityId{9};
  place.type = EntityType::Place;
  place.name = "Tegh";
  place.names["id"] = {"Dyg"};
  derived.entities.push_back(place);
  Event event;
  event.id = EventId{5};
  event.label = "Clash, 11 April 2023";
  event.places = {EntityId{9}};
  derived.events.push_back(event);
  return derived;
}

bool passes(const RecordFilter& filter, const Json& record = claim(), RecordKind kind = RecordKind::Claims) {
  return RecordMatcher(filter, world()).matches(kind, record);
}

RecordFilter with(std::string RecordFilter::*field, const std::string& value) {
  RecordFilter filter;
  filter.*field = value;
  return filter;
}

TEST(RecordFilter, AnEmptyFilterPassesEverything) { EXPECT_TRUE(passes({})); }

TEST(RecordFilter, NamesMatchBySubstringSideAndId) {
  EXPECT_TRUE(passes(with(&RecordFilter::by, "pashinyan")));
  EXPECT_TRUE(passes(with(&RecordFilter::by, "ARM")));
  EXPECT_TRUE(passes(with(&RecordFilter::by, "n0000000000001")));
  EXPECT_FALSE(passes(with(&RecordFilter::by, "Aliyev")));
  EXPECT_TRUE(passes(with(&RecordFilter::against, "azerbaijan")));
  EXPECT_FALSE(passes(with(&RecordFilter::against, "Nikol Pashinyan")));
}

TEST(RecordFilter, ACountrysNameStandsForItsSide) { EXPECT_TRUE(passes(with(&RecordFilter::by, "Armenia"))); }

TEST(RecordFilter, AboutFindsTheEventByAnyNameOfItsPlace) {
  EXPECT_TRUE(passes(with(&RecordFilter::about, "dyg")));
  EXPECT_TRUE(passes(with(&RecordFilter::about, EventId{5}.to_string()), [] {
    Json record = claim();
    record["event"] = EventId{5}.to_string();
    return record;
  }()));
  EXPECT_FALSE(passes(with(&RecordFilter::about, "Sotk")));
}

TEST(RecordFilter, DatesBoundBothWays) {
  EXPECT_TRUE(passes(with(&RecordFilter::since, "2023-04-12")));
  EXPECT_TRUE(passes(with(&RecordFilter::until, "2023-04-12")));
  EXPECT_FALSE(passes(with(&RecordFilter::since, "2023-04-13")));
  EXPECT_FALSE(passes(with(&RecordFilter::until, "2023-04-11")));
  Json undated = claim();
  undated["said"] = nullptr;
  undated["event"] = nullptr;
  EXPECT_FALSE(passes(with(&RecordFilter::since, "2020-01-01"), undated));
}

TEST(RecordFilter, WordsMustAllStandInTheText) {
  EXPECT_TRUE(passes(with(&RecordFilter::text, "attacking ACCUSED")));
  EXPECT_FALSE(passes(with(&RecordFilter::text, "attacking denied")));
  EXPECT_TRUE(passes(with(&RecordFilter::kind, "assault")));
  EXPECT_FALSE(passes(with(&RecordFilter::act, "deny")));
}

TEST(Fold, ForgetsCaseAccentsAndPunctuation) {
  EXPECT_EQ(fold("  \xC4\xB0lham \xC3\x81liyev,  (Baku)"), "ilham aliyev baku");
}

}  // namespace
}  // namespace hearsay::engine
