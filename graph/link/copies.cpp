#include "graph/link/copies.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>
#include <unordered_map>

#include "graph/link/near_copy.h"

namespace hearsay::graph {

bool precedes(const DocumentDigest& a, const DocumentDigest& b) {
  constexpr auto kUndated = std::numeric_limits<std::int32_t>::max();
  return std::make_tuple(a.published.value_or(kUndated), a.id) < std::make_tuple(b.published.value_or(kUndated), b.id);
}

std::optional<NearCopy> find_original(const DocumentDigest& document, std::vector<const DocumentDigest*> candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const DocumentDigest* a, const DocumentDigest* b) { return precedes(*a, *b); });
  for (const auto* candidate : candidates) {
    if (!precedes(*candidate, document)) break;
    const double contained = containment(document.passages, candidate->passages);
    if (contained >= kCopyContainment) return NearCopy{document.id, candidate->id, contained};
  }
  return std::nullopt;
}

std::vector<NearCopy> find_near_copies(const std::vector<DocumentDigest>& digests) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> bands;
  std::vector<std::vector<std::uint64_t>> keys(digests.size());
  for (std::size_t i = 0; i < digests.size(); ++i) {
    keys[i] = band_keys(digests[i].passages);
    for (auto key : keys[i]) bands[key].push_back(i);
  }
  for (auto& [key, members] : bands)
    if (members.size() > 1) std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return precedes(digests[a], digests[b]); });
  std::vector<NearCopy> copies;
  for (std::size_t i = 0; i < digests.size(); ++i) {
    std::set<std::size_t> found;
    for (auto key : keys[i]) {
      const auto& members = bands[key];
      const auto count = std::min(members.size(), kMostCandidates);
      found.insert(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(count));
    }
    std::vector<const DocumentDigest*> candidates;
    for (auto j : found) candidates.push_back(&digests[j]);
    if (auto copy = find_original(digests[i], std::move(candidates))) copies.push_back(*copy);
  }
  return copies;
}

}  // namespace hearsay::graph
