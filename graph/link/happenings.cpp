#include "graph/link/happenings.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace hearsay::graph {
namespace {

constexpr double kSameAreaKilometres = 40;
constexpr double kApartKilometres = 200;
constexpr std::uint32_t kLeadBytes = 600;  // headline and first paragraphs

template <class T>
std::vector<T> united(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<T> out;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

bool overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return std::binary_search(b.begin(), b.end(), x); });
}

Happening from_report(const Report& report, const Evidence& evidence, std::optional<std::int32_t> published, NameFolder& folder) {
  Happening out;
  out.reports = {report.id};
  out.plover = report.plover;
  out.mode = report.mode;
  out.background = report.background;
  const auto time = best_when(evidence, report.times, published);
  out.when = time.when;
  out.when_text = time.text;
  out.sides = report.sides;
  std::sort(out.sides.begin(), out.sides.end());
  out.places = place_keys(evidence, report.places, folder);
  for (auto place : report.places)
    if (place < evidence.entities.size()) out.place_entities.push_back(static_cast<std::uint32_t>(place));
  for (const auto& participant : report.participants)
    if (participant.entity < evidence.entities.size()) out.participants.emplace_back(static_cast<std::uint32_t>(participant.entity), participant.role);
  std::sort(out.participants.begin(), out.participants.end());
  out.words = report.words;
  std::sort(out.words.begin(), out.words.end());
  out.position = report.spans.empty() ? 0 : report.spans.front().begin;
  return out;
}

// How well a report fits a happening of the same article; below 0: another happening.
double fit(const Happening& a, const Happening& b) {
  if (a.background != b.background) return -1;
  const Family left = family_of(a.plover), right = family_of(b.plover);
  if (left != right && left != Family::Other && right != Family::Other) return -1;
  const TimeFit time = compare(a.when, b.when);
  const bool timed = a.when.precision != Precision::Unknown && b.when.precision != Precision::Unknown;
  if (time == TimeFit::Apart || (timed && (time == TimeFit::Unknown || time == TimeFit::Weak))) return -1;
  const PlaceFit place = compare(a.places, b.places);
  if (place == PlaceFit::Apart) return -1;
  const bool elsewhere = place == PlaceFit::Unknown && !a.places.empty() && !b.places.empty();
  if (elsewhere && time < TimeFit::Near) return -1;
  const bool sided = !a.sides.empty() && !b.sides.empty();
  if (sided && !overlap(a.sides, b.sides)) return -1;
  if (a.background && time < TimeFit::Near && place < PlaceFit::Region) return -1;
  double score = sided ? 1 : 0.2;
  if (time >= TimeFit::Near) score += 1;
  if (place >= PlaceFit::Region) score += place == PlaceFit::Same ? 1 : 0.5;
  if (left == right) score += 0.5;
  if (!a.mode.empty() && a.mode == b.mode) score += 0.3;
  return score;
}

void absorb(Happening& into, const Happening& other) {
  into.reports.insert(into.reports.end(), other.reports.begin(), other.reports.end());
  if (family_of(into.plover) == Family::Other) into.plover = other.plover;
  if (into.mode.empty()) into.mode = other.mode;
  if (other.when.precision > into.when.precision || (other.when.precision == into.when.precision && into.when.minute < 0 && other.when.minute >= 0)) {
    into.when = other.when;
    into.when_text = other.when_text;
  }
  into.sides = united(into.sides, other.sides);
  for (const auto& place : other.places)
    if (std::find(into.places.begin(), into.places.end(), place) == into.places.end()) into.places.push_back(place);
  std::sort(into.places.begin(), into.places.end(), [](const PlaceKey& a, const PlaceKey& b) { return a.key < b.key; });
  for (auto place : other.place_entities)
    if (std::find(into.place_entities.begin(), into.place_entities.end(), place) == into.place_entities.end()) into.place_entities.push_back(place);
  into.participants = united(into.participants, other.participants);
  into.words = united(into.words, other.words);
  into.position = std::min(into.position, other.position);
}

std::size_t most_told(const DocumentDigest& digest) {
  std::vector<double> weight(digest.happenings.size());
  for (std::size_t i = 0; i < weight.size(); ++i) {
    const auto& happening = digest.happenings[i];
    weight[i] = static_cast<double>(happening.reports.size()) + (happening.position < kLeadBytes ? 3 : 0);
    const Family family = family_of(happening.plover);
    if (family == Family::Attack || family == Family::Coercion) weight[i] += 1;
    if (happening.background) weight[i] -= 1000;
  }
  for (const auto& claim : digest.claims)
    if (claim.happening != kNoHappening) weight[claim.happening] += 1;
  return static_cast<std::size_t>(std::max_element(weight.begin(), weight.end()) - weight.begin());
}

bool speaks_of(const ClaimDigest& claim, const Happening& main) {
  const TimeFit time = compare(claim.when, main.when);
  if (claim.when.precision != Precision::Unknown && main.when.precision != Precision::Unknown && time < TimeFit::Near) return false;
  if (compare(claim.place_keys, main.places) == PlaceFit::Apart) return false;
  if (main.sides.empty()) return true;
  const auto named = united(united(claim.accused_sides, claim.actor_sides), claim.target_sides);
  if (!named.empty()) return overlap(named, main.sides);
  return true;
}

}  // namespace

Family family_of(Plover plover) {
  switch (plover) {
    case Plover::Assault: return Family::Attack;
    case Plover::Coerce: case Plover::Sanction: return Family::Coercion;
    case Plover::Agree: case Plover::Consult: case Plover::Cooperate: case Plover::Support: case Plover::Aid: return Family::Talks;
    case Plover::Concede: case Plover::Retreat: case Plover::Request: case Plover::Accuse: case Plover::Reject: case Plover::Threaten:
    case Plover::Mobilize: return Family::Politics;
    case Plover::Protest: return Family::Protest;
    case Plover::None: break;
  }
  return Family::Other;
}

TimeRead best_when(const Evidence& evidence, const std::vector<std::size_t>& times, std::optional<std::int32_t> published) {
  TimeRead best;
  for (auto index : times) {
    if (index >= evidence.times.size()) continue;
    const auto& time = evidence.times[index];
    const When when = read_when(time, published);
    const bool finer = when.precision > best.when.precision || (when.precision == best.when.precision && best.when.minute < 0 && when.minute >= 0);
    if (when.precision == Precision::Unknown || !finer) continue;
    best.when = when;
    best.text = time.span.end <= evidence.document.text.size() ? std::string(slice(evidence.document.text, time.span)) : time.value;
  }
  return best;
}

std::vector<PlaceKey> place_keys(const Evidence& evidence, const std::vector<std::size_t>& entities, NameFolder& folder) {
  std::vector<PlaceKey> out;
  for (auto index : entities) {
    if (index >= evidence.entities.size()) continue;
    const auto& entity = evidence.entities[index];
    if (entity.type != EntityType::Place && entity.type != EntityType::Region) continue;
    std::string key = entity.gazetteer.empty() ? "~" + folder.key(entity.name) : entity.gazetteer;
    if (key.size() > 1) out.push_back({std::move(key), entity.type == EntityType::Region, entity.latitude, entity.longitude});
  }
  auto before = [](const PlaceKey& a, const PlaceKey& b) { return a.key < b.key; };
  auto same = [](const PlaceKey& a, const PlaceKey& b) { return a.key == b.key; };
  std::stable_sort(out.begin(), out.end(), before);
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

double kilometres(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
  const double radians = std::numbers::pi / 180;
  const double north = std::sin((latitude_b - latitude_a) * radians / 2), east = std::sin((longitude_b - longitude_a) * radians / 2);
  const double h = north * north + std::cos(latitude_a * radians) * std::cos(latitude_b * radians) * east * east;
  return 2 * 6371.0 * std::asin(std::min(1.0, std::sqrt(h)));
}

PlaceFit compare(const std::vector<PlaceKey>& a, const std::vector<PlaceKey>& b) {
  if (a.empty() || b.empty()) return PlaceFit::Unknown;
  PlaceFit best = PlaceFit::Unknown;
  bool measured = true;
  for (const auto& x : a) {
    for (const auto& y : b) {
      const bool same = x.key == y.key || (x.key[0] == '~' && y.key[0] == '~' && similar_keys(x.key.substr(1), y.key.substr(1)));
      if (same) best = std::max(best, x.wide || y.wide ? PlaceFit::Region : PlaceFit::Same);
      if (!x.latitude || !y.latitude || !x.longitude || !y.longitude) { measured = false; continue; }
      const double distance = kilometres(*x.latitude, *x.longitude, *y.latitude, *y.longitude);
      if (distance < kSameAreaKilometres) best = std::max(best, x.wide || y.wide ? PlaceFit::Region : PlaceFit::Near);
      else if (distance < kApartKilometres || x.wide || y.wide) measured = false;
    }
  }
  return best == PlaceFit::Unknown && measured ? PlaceFit::Apart : best;
}

void add_happenings(DocumentDigest& digest, const Evidence& evidence, NameFolder& folder) {
  std::vector<std::int32_t> happening_of(evidence.reports.size(), kNoHappening);
  for (std::size_t i = 0; i < evidence.reports.size(); ++i) {
    Happening next = from_report(evidence.reports[i], evidence, digest.published, folder);
    double best = 0;
    for (std::size_t j = 0; j < digest.happenings.size(); ++j)
      if (const double score = fit(digest.happenings[j], next); score > best) best = score, happening_of[i] = static_cast<std::int32_t>(j);
    if (happening_of[i] == kNoHappening) {
      happening_of[i] = static_cast<std::int32_t>(digest.happenings.size());
      digest.happenings.push_back(std::move(next));
    } else {
      absorb(digest.happenings[happening_of[i]], next);
    }
  }
  auto of_report = [&](const std::optional<std::size_t>& report) { return report && *report < happening_of.size() ? happening_of[*report] : kNoHappening; };
  for (std::size_t i = 0; i < digest.claims.size(); ++i) digest.claims[i].happening = of_report(evidence.claims[i].report);
  for (std::size_t i = 0; i < digest.figures.size(); ++i) digest.figures[i].happening = of_report(evidence.figures[i].report);
  if (digest.happenings.empty()) return;
  const std::size_t main = most_told(digest);
  if (!digest.happenings[main].background) {
    digest.happenings[main].main = true;
    for (auto& claim : digest.claims)
      if (claim.happening == kNoHappening && speaks_of(claim, digest.happenings[main])) claim.happening = static_cast<std::int32_t>(main);
  }
  for (auto& figure : digest.figures)
    if (figure.happening == kNoHappening && figure.claim >= 0) figure.happening = digest.claims[figure.claim].happening;
}

}  // namespace hearsay::graph
