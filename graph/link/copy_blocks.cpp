#include "graph/link/copy_blocks.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "graph/link/copies.h"
#include "graph/link/digest_fields.h"
#include "graph/link/near_copy.h"

namespace hearsay::graph {
namespace {

constexpr std::size_t kCachedTexts = 20000;

struct TextRecord {
  DocumentId id;
  std::optional<std::int32_t> published;
  std::vector<std::uint64_t> passages;
};
template <class Archive>
void fields(Archive& archive, TextRecord& x) { archive(x.id)(x.published)(x.passages); }

std::string band_name(std::uint64_t band) {
  std::array<char, 24> text{};
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(band));
  return text.data();
}

// Day, id as a number, and the document: ascending order is precedes().
std::string band_member(const DocumentDigest& digest) {
  std::array<char, 32> order{};
  const long long day = digest.published ? static_cast<long long>(*digest.published) + (1LL << 32) : (1LL << 34);
  std::snprintf(order.data(), order.size(), "%012llx%016llx", day, static_cast<unsigned long long>(digest.id.value));
  return order.data() + digest.id.to_string();
}

std::string document_of(const std::string& member) { return member.substr(28); }

// Members of a band from `first` on: all that have the first kMostCandidates of the band for possible originals.
std::vector<std::string> after(const std::vector<std::string>& members, const std::string& first) {
  return {std::upper_bound(members.begin(), members.end(), first), members.end()};
}

}  // namespace

void CopyBlocks::write_text(const DocumentDigest& digest) {
  const auto document = digest.id.to_string();
  blocks_.write('F', document, TextRecord{digest.id, digest.published, digest.passages});
  texts_.erase(document);
}

CopyBlocks::Text CopyBlocks::text(const std::string& document) {
  if (const auto found = texts_.find(document); found != texts_.end()) return found->second;
  auto read = blocks_.read<TextRecord>('F', document);
  if (!read) return nullptr;
  auto digest = std::make_shared<DocumentDigest>();
  digest->id = read->id;
  digest->published = read->published;
  digest->passages = std::move(read->passages);
  if (texts_.size() >= kCachedTexts) texts_.clear();
  return texts_[document] = std::move(digest);
}

// `candidate` is a possible original now of `member`, which comes after it: it is the original where it is contained and
// no earlier one is known.
void CopyBlocks::offer(const std::string& member, const DocumentDigest& candidate) {
  const auto document = document_of(member);
  if (const auto known = blocks_.read<NearCopy>('K', document)) {
    const auto original = text(known->original.to_string());
    if (original && !precedes(candidate, *original)) return;
  }
  const auto other = text(document);
  if (!other) return;
  const double contained = containment(other->passages, candidate.passages);
  if (contained >= kCopyContainment) blocks_.write('K', document, NearCopy{other->id, candidate.id, contained});
}

// The original of a document, from all of its bands.
void CopyBlocks::find(const DocumentDigest& document) {
  std::set<std::string> found;
  for (auto band : band_keys(document.passages))
    for (auto& member : blocks_.members('L', band_name(band), kMostCandidates)) found.insert(std::move(member));
  const auto own = band_member(document);
  const auto name = document.id.to_string();
  for (const auto& member : found) {
    if (member >= own) break;
    const auto candidate = text(document_of(member));
    if (!candidate) continue;
    const double contained = containment(document.passages, candidate->passages);
    if (contained < kCopyContainment) continue;
    blocks_.write('K', name, NearCopy{document.id, candidate->id, contained});
    return;
  }
  blocks_.erase('K', name);
}

void CopyBlocks::add(const DocumentDigest& digest) {
  write_text(digest);
  const auto member = band_member(digest);
  std::set<std::string> later, lost;  // lost: their original is no candidate of the band any more
  for (auto band : band_keys(digest.passages)) {
    const auto name = band_name(band);
    const auto first = blocks_.members('L', name, kMostCandidates);
    blocks_.post('L', name, member);
    if (first.size() == kMostCandidates && first.back() < member) continue;  // leads nobody
    const auto all = after(blocks_.members('L', name), member);
    later.insert(all.begin(), all.end());
    if (first.size() < kMostCandidates) continue;
    const auto displaced = document_of(first.back());
    for (const auto& other : after(all, first.back()))
      if (const auto known = blocks_.read<NearCopy>('K', document_of(other)); known && known->original.to_string() == displaced) lost.insert(other);
  }
  for (const auto& other : later)
    if (!lost.contains(other)) offer(other, digest);
  for (const auto& other : lost)
    if (const auto read = text(document_of(other))) find(*read);
  find(digest);
}

void CopyBlocks::remove(DocumentId id) {
  const auto document = id.to_string();
  const auto digest = text(document);
  if (!digest) return;
  const auto member = band_member(*digest);
  std::set<std::string> orphans;
  std::set<std::pair<std::string, std::string>> offers;  // document, and who is a candidate now
  for (auto band : band_keys(digest->passages)) {
    const auto name = band_name(band);
    const auto first = blocks_.members('L', name, kMostCandidates);
    blocks_.unpost('L', name, member);
    if (std::find(first.begin(), first.end(), member) == first.end()) continue;
    const auto all = blocks_.members('L', name);
    for (const auto& other : after(all, member))
      if (const auto known = blocks_.read<NearCopy>('K', document_of(other)); known && known->original == id) orphans.insert(other);
    if (all.size() < kMostCandidates) continue;
    const auto& next = all[kMostCandidates - 1];
    for (const auto& other : after(all, next)) offers.emplace(other, document_of(next));
  }
  blocks_.erase('F', document);
  blocks_.erase('K', document);
  texts_.erase(document);
  for (const auto& other : orphans)
    if (const auto read = text(document_of(other))) find(*read);
  for (const auto& [other, candidate] : offers)
    if (const auto read = text(candidate); read && !orphans.contains(other)) offer(other, *read);
}

void CopyBlocks::fill(const std::vector<DocumentDigest>& digests, const std::vector<NearCopy>& copies) {
  for (const auto& digest : digests) {
    write_text(digest);
    for (auto band : band_keys(digest.passages)) blocks_.post('L', band_name(band), band_member(digest));
  }
  for (const auto& copy : copies) blocks_.write('K', copy.copy.to_string(), copy);
}

std::vector<NearCopy> CopyBlocks::copies() const {
  std::vector<NearCopy> out;
  for (const auto& name : blocks_.names('K'))
    if (auto copy = blocks_.read<NearCopy>('K', name)) out.push_back(*copy);
  return out;
}

}  // namespace hearsay::graph
