#include "graph/link/slice.h"

#include <algorithm>

#include "graph/link/digest_fields.h"

namespace hearsay::graph {
namespace {

// The entities that an event record looks at: those of its happenings, sources cited, and names of sides.
std::vector<std::uint8_t> needed(const DocumentDigest& digest, const std::vector<std::uint8_t>& light) {
  std::vector<std::uint8_t> out(digest.entities.size(), 0);
  for (std::size_t i = 0; i < digest.happenings.size(); ++i) {
    if (!light[i]) continue;
    for (auto index : digest.happenings[i].place_entities) out[index] = 1;
    for (const auto& [index, role] : digest.happenings[i].participants) out[index] = 1;
  }
  for (const auto& citation : digest.citations) out[citation.entity] = 1;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto& entity = digest.entities[i];
    if (entity.named && !entity.side.empty() && (entity.type == EntityType::Country || entity.side[0] == 'X')) out[i] = 1;
  }
  return out;
}

}  // namespace

Slice make_slice(const DocumentDigest& digest) {
  Slice out;
  out.light.assign(digest.happenings.size(), 1);
  auto heavy = [&](std::int32_t happening) { if (happening != kNoHappening) out.light[static_cast<std::size_t>(happening)] = 0; };
  for (const auto& claim : digest.claims) heavy(claim.happening);
  for (const auto& figure : digest.figures) heavy(figure.happening);
  const auto& from = digest;
  auto& to = out.digest;
  to.id = from.id;
  to.uri = from.uri;
  to.publisher = from.publisher;
  to.publisher_key = from.publisher_key;
  to.language = from.language;
  to.published = from.published;
  to.text_key = from.text_key;
  to.citations = from.citations;
  to.happenings = from.happenings;
  for (auto& happening : to.happenings) happening.words.clear();
  const auto keep = needed(digest, out.light);
  to.entities.resize(from.entities.size());
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (!keep[i]) continue;
    to.entities[i] = from.entities[i];
    to.entities[i].names.clear();
  }
  return out;
}

void write_slice(Blocks& blocks, const DocumentDigest& digest) {
  const auto slice = make_slice(digest);
  if (std::find(slice.light.begin(), slice.light.end(), 1) != slice.light.end()) blocks.write('S', digest.id.to_string(), slice);
}

DocumentDigest without_passages(DocumentDigest digest) {
  digest.passages.clear();
  return digest;
}

}  // namespace hearsay::graph
