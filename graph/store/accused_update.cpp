#include "graph/store/accused_update.h"

#include "graph/store/bytes.h"
#include "graph/store/store_keys.h"

namespace hearsay::graph {

void AccusedUpdate::remove(const Accusation& share, DocumentId document) {
  shares_[accused_key(share.from, share.to, document)] = std::nullopt;
  pairs_.insert({share.from, share.to});
}

void AccusedUpdate::put(const Accusation& share, DocumentId document) {
  shares_[accused_key(share.from, share.to, document)] = encode_accusation(share);
  pairs_.insert({share.from, share.to});
}

Status AccusedUpdate::finish(Batch& batch, GraphElements& before, GraphElements& after) {
  Cursor cursor = view_.cursor(Family::Derived);
  for (const auto& [from, to] : pairs_) {
    std::string prefix = accused_prefix(from, to);
    std::map<std::string, std::string> present;
    for (cursor.seek(prefix); cursor.valid_under(prefix); cursor.next()) present.emplace(cursor.key(), cursor.value());
    HEARSAY_CHECK(cursor.status());
    for (auto it = shares_.lower_bound(prefix); it != shares_.end() && it->first.compare(0, prefix.size(), prefix) == 0; ++it) {
      auto stored = present.find(it->first);
      if (!it->second && stored != present.end()) {
        batch.remove(Family::Derived, it->first);
        present.erase(stored);
      } else if (it->second && (stored == present.end() || stored->second != *it->second)) {
        batch.put(Family::Derived, it->first, *it->second);
        present[it->first] = *it->second;
      }
    }
    std::vector<std::pair<DocumentId, Accusation>> shares;
    for (const auto& [key, value] : present) {
      if (key.size() != 25) return fail(ErrorCode::Corrupt, "a stored accusation has a damaged key");
      HEARSAY_TRY(Accusation share, decode_accusation(from, to, value));
      shares.emplace_back(DocumentId{read_big_endian(key, 17)}, std::move(share));
    }
    before.edges.push_back({from.value, EdgeType::Accused, to.value, 0, {}});
    if (!shares.empty()) after.edges.push_back(project_accused(from, to, shares));
  }
  return {};
}

}  // namespace hearsay::graph
