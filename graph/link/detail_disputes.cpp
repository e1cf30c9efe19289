// Time, place, motive and outcome disputes of one event: what different sides tell of one side's deed.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "graph/link/dispute_parts.h"
#include "graph/link/happenings.h"

namespace hearsay::graph {
namespace {

constexpr int kMinutesApart = 90;

std::string clock(int minute) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", minute / 60, minute % 60);
  return text.data();
}

bool is_account(const ClaimDigest& claim) {
  const bool tells = claim.act == Act::State || claim.act == Act::Accuse || claim.act == Act::Admit || claim.act == Act::Condemn;
  return tells && claim.polarity == Polarity::Asserted && (claim.modality == Modality::Actual || claim.modality == Modality::Possible);
}

// Who did what the claim speaks of: who is accused, else its actors.
const std::vector<std::string>& doers_of(const ClaimDigest& claim) { return claim.accused_sides.empty() ? claim.actor_sides : claim.accused_sides; }

bool by_different_sides(const ClaimDigest& a, const ClaimDigest& b) {
  return !a.claimant_sides.empty() && !b.claimant_sides.empty() && !any_common(a.claimant_sides, b.claimant_sides);
}

bool of_one_deed(const ClaimDigest& a, const ClaimDigest& b) {
  const Family family = family_of(a.deed);
  return family == family_of(b.deed) && (family == Family::Attack || family == Family::Coercion || (a.deed == b.deed && a.trigger == b.trigger));
}

// Where a claim puts its deed: the one town that it names.
const PlaceKey* town_of(const ClaimDigest& claim) {
  const PlaceKey* town = nullptr;
  for (const auto& place : claim.place_keys) {
    if (place.wide) continue;
    if (town) return nullptr;
    town = &place;
  }
  return town;
}

std::string town_name(const ClaimRef& ref, const PlaceKey& town) {
  for (auto index : ref.claim().places) {
    const auto& entity = ref.document->entities[index];
    if (entity.gazetteer == town.key || (town.key[0] == '~' && entity.type == EntityType::Place)) return entity.english.empty() ? entity.name : entity.english;
  }
  return town.key;
}

std::string when_words(const Matter& matter) { return matter.time.empty() ? "" : " " + matter.time; }
std::string where_words(const Matter& matter) { return matter.place.empty() ? "" : " " + matter.place; }

// Claims that tell one kind of detail, by whose deed it is a detail of.
using ByDoer = std::map<std::vector<std::string>, std::vector<Telling>>;

template <class ValueOf>
ByDoer details(const Matter& matter, ValueOf value_of) {
  ByDoer out;
  for (const auto& ref : matter.claims) {
    if (!is_account(ref.claim()) || doers_of(ref.claim()).empty()) continue;
    const auto [value, label] = value_of(ref);
    if (!value.empty()) out[doers_of(ref.claim())].push_back({value, label, ref, {}, 0});
  }
  return out;
}

using Value = std::pair<std::string, std::string>;  // normalised, and for the reader

// Whether the source of `a` (its side, in its document) also tells the detail of `b`: it speaks of two deeds, then.
bool tells_both(const std::vector<Telling>& all, const Telling& a, const Telling& b) {
  for (const auto& other : all)
    if (other.value == b.value && other.claim.document == a.claim.document && other.claim.claim().claimant_sides == a.claim.claim().claimant_sides) return true;
  return false;
}

constexpr const char* kTwoDeeds = "the same source tells the other, too: it speaks of two deeds";

void dispute_times(const Matter& matter, Findings& out) {
  const auto by_doer = details(matter, [](const ClaimRef& ref) {
    const auto& when = ref.claim().when;
    return when.minute >= 0 ? Value{"at " + clock(when.minute), "at " + clock(when.minute)} : Value{};
  });
  for (const auto& [doers, tellings] : by_doer) {
    const auto compare = [&tellings = tellings](const Telling& a, const Telling& b) -> std::optional<std::string> {
      const auto& x = a.claim.claim();
      const auto& y = b.claim.claim();
      if (!by_different_sides(x, y) || !of_one_deed(x, y) || x.when.weekday != y.when.weekday) return std::nullopt;
      if (std::abs(x.when.minute - y.when.minute) <= kMinutesApart) return "they lie within an hour and a half";
      return tells_both(tellings, a, b) || tells_both(tellings, b, a) ? kTwoDeeds : "";
    };
    add_tellings(matter, DisputeKind::Time, "At what time" + when_words(matter) + " did " + named_sides(matter, doers) + " act" + where_words(matter) + "?", tellings, compare, out);
  }
}

void dispute_places(const Matter& matter, Findings& out) {
  const auto by_doer = details(matter, [](const ClaimRef& ref) {
    const auto* town = town_of(ref.claim());
    return town ? Value{"at " + town->key, town_name(ref, *town)} : Value{};
  });
  for (const auto& [doers, tellings] : by_doer) {
    const auto compare_towns = [&tellings = tellings](const Telling& a, const Telling& b) -> std::optional<std::string> {
      const auto& x = a.claim.claim();
      const auto& y = b.claim.claim();
      if (!by_different_sides(x, y) || !of_one_deed(x, y) || x.when != y.when) return std::nullopt;
      switch (compare(x.place_keys, y.place_keys)) {
        case PlaceFit::Same: case PlaceFit::Region: return std::nullopt;
        case PlaceFit::Near: return "the places lie near each other";
        case PlaceFit::Apart: case PlaceFit::Unknown: break;
      }
      return tells_both(tellings, a, b) || tells_both(tellings, b, a) ? kTwoDeeds : "";
    };
    add_tellings(matter, DisputeKind::Place, "Where" + when_words(matter) + " did " + named_sides(matter, doers) + " act?", tellings, compare_towns, out);
  }
}

// Whose deed a purpose belongs to; who answers ("in response to ...") without naming a doer speaks of its own deed.
const std::vector<std::string>& purposeful(const ClaimDigest& claim) {
  return doers_of(claim).empty() && claim.told.answer ? claim.claimant_sides : doers_of(claim);
}

void dispute_motives(const Matter& matter, Findings& out) {
  ByDoer by_doer;
  for (const auto& ref : matter.claims) {
    const auto& claim = ref.claim();
    if (!is_account(claim) || claim.told.purpose.empty()) continue;
    for (const auto& doer : purposeful(claim)) by_doer[{doer}].push_back({claim.told.purpose, claim.told.purpose, ref, {}, 0});
  }
  for (const auto& [doers, tellings] : by_doer) {
    const auto compare = [&doers = doers](const Telling& a, const Telling& b) -> std::optional<std::string> {
      const auto& x = a.claim.claim();
      const auto& y = b.claim.claim();
      const bool own = any_common(x.claimant_sides, doers), other_own = any_common(y.claimant_sides, doers);
      if (!by_different_sides(x, y) || own == other_own || !of_one_deed(x, y)) return std::nullopt;  // one must speak of its own deed
      return purposes_differ(x.told.purpose, y.told.purpose) ? "" : "they tell one purpose";
    };
    add_tellings(matter, DisputeKind::Motive, "Why did " + named_sides(matter, doers) + " act" + where_words(matter) + when_words(matter) + "?", tellings, compare, out);
  }
}

// Who is said to have prevailed: a claimant that says so of its own side.
void dispute_outcome(const Matter& matter, Findings& out) {
  std::vector<Telling> tellings;
  for (const auto& ref : matter.claims) {
    const auto& claim = ref.claim();
    if (!is_account(claim) || claim.told.outcome == Outcome::None || claim.claimant_sides.empty()) continue;
    if (!claim.actor_sides.empty() && !any_common(claim.actor_sides, claim.claimant_sides) && claim.accused_sides.empty()) continue;
    const bool took = claim.told.outcome == Outcome::Took;
    if (took && !claim.accused_sides.empty() && !any_common(claim.accused_sides, claim.claimant_sides)) continue;  // the other took it
    const auto label = named_sides(matter, claim.claimant_sides) + (took ? " took it" : " held it");
    tellings.push_back({list_words(claim.claimant_sides) + (took ? " took it" : " held it"), label, ref, {}, 0});
  }
  const auto compare_claims = [](const Telling& a, const Telling& b) -> std::optional<std::string> {
    const auto& x = a.claim.claim();
    const auto& y = b.claim.claim();
    if (!by_different_sides(x, y) || (x.told.outcome == Outcome::Held && y.told.outcome == Outcome::Held)) return std::nullopt;
    const auto* town = town_of(x);
    const auto* other = town_of(y);
    if (town && other && town->key != other->key) return "they speak of different places";
    return "";
  };
  add_tellings(matter, DisputeKind::Outcome, "Who prevailed" + where_words(matter) + when_words(matter) + "?", tellings, compare_claims, out);
}

}  // namespace

void find_detail_disputes(const Matter& matter, Findings& out) {
  if (!matter.event) return;
  dispute_times(matter, out);
  dispute_places(matter, out);
  dispute_motives(matter, out);
  dispute_outcome(matter, out);
}

}  // namespace hearsay::graph
