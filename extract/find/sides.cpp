#include "extract/find/sides.h"

#include <algorithm>

namespace hearsay::extract {
namespace {

constexpr double kClearLead = 1.25;  // the theatre outweighs the next country by this factor

using Weighted = std::vector<std::pair<std::string, double>>;

// Heaviest first; equal weights in the order of their names.
Weighted ranked(const std::map<std::string, double>& weights) {
  Weighted out(weights.begin(), weights.end());
  std::ranges::stable_sort(out, [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

double weight_of(const std::map<std::string, double>& weights, const std::string& side) {
  const auto it = weights.find(side);
  return it == weights.end() ? 0 : it->second;
}

}  // namespace

void SideCensus::add_party(const std::string& side, double weight) {
  if (!side.empty()) party_[side] += weight;
}

void SideCensus::add_place(const std::string& country, double weight) {
  if (!country.empty()) place_[country] += weight;
}

void SideCensus::add_pair(const std::string& first, const std::string& second, double weight) {
  if (first.empty() || second.empty() || first == second) return;
  pairs_[std::minmax(first, second)] += weight;
}

std::string SideCensus::theatre() const {
  std::map<std::string, double> weights = place_;
  for (const auto& [side, weight] : party_)
    if (!side.starts_with("X-")) weights[side] += weight;
  const Weighted order = ranked(weights);
  if (order.empty()) return {};
  if (order.size() > 1 && order[0].second < kClearLead * order[1].second) return {};
  return order[0].first;
}

std::vector<std::string> SideCensus::parties() const {
  std::pair<std::string, std::string> best;
  double most = 0;
  for (const auto& [pair, weight] : pairs_) {
    const double both = weight_of(party_, pair.first) + weight_of(party_, pair.second) + 2 * weight;
    if (both > most) {
      most = both;
      best = pair;
    }
  }
  const Weighted order = ranked(party_);
  if (order.size() < 2) return {};
  const double leaders = order[0].second + order[1].second;
  if (most >= leaders) {
    const bool swap = weight_of(party_, best.second) > weight_of(party_, best.first);
    return swap ? std::vector<std::string>{best.second, best.first} : std::vector<std::string>{best.first, best.second};
  }
  return {order[0].first, order[1].first};
}

}  // namespace hearsay::extract
