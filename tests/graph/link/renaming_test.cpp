// Other uris, other ids, the same disputes and events: nothing is chosen by an id.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>

#include "bench/link/synthetic_world.h"
#include "graph/link/linker.h"
#include "tests/graph/link/gold_evidence.h"

namespace hearsay::graph {
namespace {

// What each id stands for: place of the document in the list, and of the record in the document.
using Names = std::map<std::string, std::string>;

Names names_of(const std::vector<Evidence>& world) {
  Names names;
  for (std::size_t i = 0; i < world.size(); ++i) {
    const auto document = std::to_string(i);
    names[world[i].document.id.to_string()] = document;
    for (std::size_t j = 0; j < world[i].claims.size(); ++j) names[world[i].claims[j].id.to_string()] = document + ".c" + std::to_string(j);
    for (std::size_t j = 0; j < world[i].figures.size(); ++j) names[world[i].figures[j].id.to_string()] = document + ".f" + std::to_string(j);
    for (std::size_t j = 0; j < world[i].reports.size(); ++j) names[world[i].reports[j].id.to_string()] = document + ".r" + std::to_string(j);
  }
  return names;
}

template <class Ids>
std::string named(const Ids& ids, const Names& names) {
  std::set<std::string> sorted;
  for (const auto& id : ids) sorted.insert(names.at(id.to_string()));
  std::string out;
  for (const auto& name : sorted) out += " " + name;
  return out;
}

// Events, disputes and claim links in words that hold no id.
std::multiset<std::string> told(const std::vector<Evidence>& world) {
  const auto derived = link(world);
  const auto names = names_of(world);
  std::multiset<std::string> out;
  std::map<EventId, std::string> events;
  for (const auto& event : derived.events) {
    events[event.id] = event.label + named(event.reports, names) + named(event.claims, names) + named(event.figures, names);
    out.insert("event " + events[event.id] + " " + event.edtf + " origins " + std::to_string(event.origins));
  }
  for (const auto& event : derived.events)
    if (event.part_of) out.insert("part " + events[event.id] + " of " + events.at(*event.part_of));
  for (const auto& dispute : derived.disputes) {
    std::string text = "dispute " + std::string(to_word(dispute.kind)) + " " + dispute.question + " " + (dispute.event ? events.at(*dispute.event) : "");
    for (const auto& position : dispute.positions) {
      text += " | " + position.label + ":";
      for (const auto& side : position.sides) text += " " + side;
      text += named(position.claims, names) + named(position.figures, names);
    }
    for (const auto& reason : dispute.reasons) text += " / " + reason.detail;
    out.insert(text);
  }
  for (const auto& link : derived.claim_links) {
    const auto [first, second] = std::minmax(names.at(link.first), names.at(link.second));
    out.insert("link " + std::string(to_word(link.kind)) + " " + first + " " + second + " " + link.reason);
  }
  return out;
}

void rename(std::vector<Evidence>& world, std::mt19937_64& random) {
  for (auto& evidence : world) {
    evidence.document.uri = "renamed/" + std::to_string(random()) + ".txt";
    evidence.document.id = make_document_id(evidence.document.uri);
    assign_ids(evidence);
  }
}

void expect_same(std::vector<Evidence> world, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto before = told(world);
  for (int round = 0; round < 4; ++round) {
    rename(world, random);
    const auto after = told(world);
    std::vector<std::string> gone, fresh;
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(gone));
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(fresh));
    ASSERT_EQ(gone.size(), fresh.size()) << "seed " << seed << " round " << round << (gone.empty() ? fresh.front() : gone.front());
    ASSERT_TRUE(gone.empty()) << "seed " << seed << " round " << round << "\nbefore: " << gone.front() << "\nafter:  " << fresh.front();
  }
}

TEST(Renaming, SyntheticWorldsStayTheSame) {
  for (std::uint64_t seed = 11; seed < 15; ++seed) {
    auto world = bench::make_world({seed == 13 ? 60U : 200U, seed, seed == 13}).evidence;
    expect_same(std::move(world), seed);
  }
}

TEST(Renaming, GoldArticlesStayTheSame) {
  const std::string gold = std::string(HEARSAY_SOURCE_DIR) + "/../shared/gold";
  auto world = testing::read_gold(gold + "/seeds", {"000", "001", "002", "003", "004"}).evidence;
  if (world.empty()) GTEST_SKIP() << "no gold articles at " << gold;
  for (auto& evidence : testing::read_gold(gold + "/dev", {"014", "015", "037", "039", "057", "059", "382", "383", "398", "461"}).evidence) world.push_back(evidence);
  expect_same(std::move(world), 21);
}

}  // namespace
}  // namespace hearsay::graph
