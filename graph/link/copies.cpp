#include "graph/link/copies.h"

#include <algorithm>
#include <array>
#include <cstdio>
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

std::optional<NearCopy> find_original(const DocumentDigest& document, const std::vector<const DocumentDigest*>& candidates) {
  const DocumentDigest* original = nullptr;
  double share = 0;
  for (const auto* candidate : candidates) {
    if (candidate->id == document.id || !precedes(*candidate, document)) continue;
    if (original && !precedes(*candidate, *original)) continue;
    const double contained = containment(document.passages, candidate->passages);
    if (contained >= kCopyContainment) original = candidate, share = contained;
  }
  if (!original) return std::nullopt;
  return NearCopy{document.id, original->id, share};
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
    if (auto copy = find_original(digests[i], candidates)) copies.push_back(*copy);
  }
  return copies;
}

std::string band_name(std::uint64_t band) {
  std::array<char, 24> text{};
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(band));
  return text.data();
}

std::string band_member(const DocumentDigest& digest) {
  std::array<char, 32> order{};
  const long long day = digest.published ? static_cast<long long>(*digest.published) + (1LL << 32) : (1LL << 34);
  std::snprintf(order.data(), order.size(), "%012llx%016llx", day, static_cast<unsigned long long>(digest.id.value));
  return order.data() + digest.id.to_string();
}

std::string document_of_band_member(const std::string& member) { return member.substr(28); }

void post_bands(Blocks& blocks, const DocumentDigest& digest) {
  for (auto band : band_keys(digest.passages)) blocks.post('L', band_name(band), band_member(digest));
}

}  // namespace hearsay::graph
