// Builds small evidence records for tests, one call for each thing that a document holds. Spans are made up, one after the
// other, over a text of the names and claims that are added.
#pragma once

#include <string>
#include <vector>

#include "bench/link/plain_entity.h"
#include "schemas/evidence.h"

namespace hearsay::graph::testing {

class SmallEvidence {
 public:
  explicit SmallEvidence(const std::string& uri, const std::string& published = "") {
    evidence_.document.uri = uri;
    evidence_.document.published = published;
    evidence_.document.language = "en";
  }

  std::size_t entity(EntityType type, const std::string& name, const std::string& side = "", const std::string& kind = "", const std::string& gazetteer = "") {
    auto entity = bench::plain_entity(type, name, side, kind, gazetteer, say(name));
    evidence_.entities.push_back(entity);
    return evidence_.entities.size() - 1;
  }
  std::size_t country(const std::string& name, const std::string& side) { return entity(EntityType::Country, name, side, "", "country:" + side); }
  std::size_t town(const std::string& name, double latitude = 0, double longitude = 0) {
    const auto index = entity(EntityType::Place, name, "", "", "place:" + name);
    if (latitude != 0) evidence_.entities[index].latitude = latitude, evidence_.entities[index].longitude = longitude;
    return index;
  }

  std::size_t time(const std::string& value) {
    TimeMention time;
    time.type = value.find('T') == std::string::npos ? "DATE" : "TIME";
    time.value = value;
    say("on");
    time.span = say(value);
    evidence_.times.push_back(time);
    return evidence_.times.size() - 1;
  }

  std::size_t report(Plover plover, std::vector<std::string> sides, std::vector<std::size_t> places, std::vector<std::size_t> times, bool background = false) {
    Report report;
    report.plover = plover;
    report.sides = std::move(sides);
    report.places = std::move(places);
    report.times = std::move(times);
    report.background = background;
    report.spans = {say("happened.")};
    evidence_.reports.push_back(report);
    return evidence_.reports.size() - 1;
  }

  std::size_t claim(std::size_t who, Act act, Plover deed, std::vector<std::size_t> accused, std::optional<std::size_t> report, Polarity polarity = Polarity::Asserted) {
    return say_claim(who, act, deed, std::move(accused), report, "fired", "at them number " + std::to_string(evidence_.claims.size()), polarity);
  }
  // A claim in words of its own: "said TRIGGER REST".
  std::size_t say_claim(std::size_t who, Act act, Plover deed, std::vector<std::size_t> accused, std::optional<std::size_t> report, const std::string& trigger, const std::string& rest, Polarity polarity = Polarity::Asserted) {
    Claim claim;
    claim.claimants = {who};
    claim.act = act;
    claim.deed.plover = deed;
    claim.deed.actors = accused;
    claim.accused = std::move(accused);
    claim.polarity = polarity;
    claim.report = report;
    const auto begin = static_cast<std::uint32_t>(evidence_.document.text.size());
    claim.cue = say("said");
    if (!trigger.empty()) claim.deed.trigger = say(trigger);
    const auto end = say(rest).end;
    claim.content = {{trigger.empty() ? claim.cue.end + 1 : claim.deed.trigger.begin, end}};
    claim.span = {begin, end};
    evidence_.claims.push_back(claim);
    return evidence_.claims.size() - 1;
  }

  std::size_t figure(FigureKind kind, const std::string& side, std::optional<std::int64_t> count, std::optional<std::size_t> claim, std::optional<std::size_t> report, std::optional<std::int64_t> min = {}) {
    Figure figure;
    figure.kind = kind;
    figure.side = side;
    figure.count = count;
    figure.min = min;
    figure.who = "soldiers";
    figure.claim = claim;
    figure.report = report;
    figure.span = say("soldiers killed");
    if (claim) evidence_.claims[*claim].figures.push_back(evidence_.figures.size());
    evidence_.figures.push_back(figure);
    return evidence_.figures.size() - 1;
  }

  Evidence& raw() { return evidence_; }
  Evidence make() {
    assign_ids(evidence_);
    return evidence_;
  }

 private:
  Span say(const std::string& words) {
    const auto begin = static_cast<std::uint32_t>(evidence_.document.text.size());
    evidence_.document.text += words + " ";
    return {begin, static_cast<std::uint32_t>(begin + words.size())};
  }

  Evidence evidence_;
};

}  // namespace hearsay::graph::testing
