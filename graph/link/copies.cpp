#include "graph/link/copies.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "graph/link/near_copy.h"

namespace hearsay::graph {

bool precedes(const DocumentDigest& a, const DocumentDigest& b) {
  constexpr auto kUndated = std::numeric_limits<std::int32_t>::max();
  return std::make_tuple(a.published.value_or(kUndated), a.id) < std::make_tuple(b.published.value_or(kUndated), b.id);
}

std::vector<NearCopy> find_near_copies(const std::vector<DocumentDigest>& digests) {
  std::vector<std::uint32_t> order(digests.size());  // documents as precedes() has them; below, a number is a place in it
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return precedes(digests[a], digests[b]); });
  std::vector<std::pair<std::uint64_t, std::uint32_t>> bands;  // band, document
  for (std::uint32_t i = 0; i < order.size(); ++i)
    for (auto key : band_keys(digests[order[i]].passages)) bands.emplace_back(key, i);
  std::sort(bands.begin(), bands.end());
  std::vector<std::pair<std::uint32_t, std::size_t>> meetings;  // document, and where its band begins in `bands`
  for (std::size_t begin = 0, end = 0; begin < bands.size(); begin = end) {
    while (end < bands.size() && bands[end].first == bands[begin].first) ++end;
    for (std::size_t i = begin + 1; i < end; ++i) meetings.emplace_back(bands[i].second, begin);
  }
  std::sort(meetings.begin(), meetings.end());
  std::vector<NearCopy> copies;
  std::vector<std::uint32_t> candidates;
  for (std::size_t begin = 0, end = 0; begin < meetings.size(); begin = end) {
    const auto document = meetings[begin].first;
    candidates.clear();
    for (end = begin; end < meetings.size() && meetings[end].first == document; ++end)
      for (std::size_t i = 0; i < kMostCandidates && bands[meetings[end].second + i].second < document; ++i) candidates.push_back(bands[meetings[end].second + i].second);
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    const auto& copy = digests[order[document]];
    for (auto candidate : candidates) {
      const auto& original = digests[order[candidate]];
      const double contained = containment(copy.passages, original.passages);
      if (contained < kCopyContainment) continue;
      copies.push_back({copy.id, original.id, contained});
      break;
    }
  }
  return copies;
}

}  // namespace hearsay::graph
