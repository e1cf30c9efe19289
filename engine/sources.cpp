// sources: outlets, agencies and claimants as one graph of who relays whom, ranked.
#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/engine.h"
#include "engine/fold.h"
#include "engine/parts.h"
#include "graph/link/source_graph.h"

namespace hearsay::engine {
namespace {

using Json = nlohmann::ordered_json;

struct Source {
  std::string name, id, side;
  std::uint64_t documents = 0, claims = 0;
  std::set<std::size_t> relays, cited_by, contradicts;
};

// Gathers the sources of one reading of the graph.
class SourceTable {
 public:
  explicit SourceTable(const Derived& derived) {
    for (const Entity& entity : derived.entities) {
      entities_.emplace(entity.id, &entity);
      for (LocalEntityId member : entity.members) chains_.emplace(member, entity.id);
      by_name_.emplace(fold(entity.name), entity.id);
      for (const auto& [language, names] : entity.names)
        for (const auto& name : names) by_name_.emplace(fold(name), entity.id);
    }
  }

  void add_document(const Evidence& evidence) {
    if (evidence.document.publisher.empty()) return;
    std::size_t outlet = outlet_of(evidence.document.publisher);
    ++sources_[outlet].documents;
    outlets_[evidence.document.id] = outlet;
    for (const Claim& claim : evidence.claims) {
      for (std::size_t local : claim.claimants) {
        auto claimant = source_of(evidence.entities[local].id);
        if (!claimant) continue;
        ++sources_[*claimant].claims;
        claimants_[claim.id.to_string()].push_back(*claimant);
        relay(*claimant, outlet);
      }
    }
  }

  void add_links(const Derived& derived) {
    for (const CitationLink& citation : derived.citations) {
      auto taker = outlets_.find(citation.document);
      if (taker != outlets_.end()) relay(source_of(citation.source), taker->second);
    }
    for (const NearCopy& copy : derived.near_copies) {
      auto original = outlets_.find(copy.original);
      auto taker = outlets_.find(copy.copy);
      if (original != outlets_.end() && taker != outlets_.end()) relay(original->second, taker->second);
    }
    for (const ClaimLink& link : derived.claim_links) {
      if (link.kind != ClaimLinkKind::Contradicts) continue;
      for (std::size_t a : claimants_[link.first])
        for (std::size_t b : claimants_[link.second])
          if (a != b) {
            sources_[a].contradicts.insert(b);
            sources_[b].contradicts.insert(a);
          }
    }
  }

  std::vector<Json> rows() const {
    std::vector<graph::Relay> relays;
    for (std::size_t taker = 0; taker < sources_.size(); ++taker)
      for (std::size_t source : sources_[taker].relays) relays.emplace_back(source, taker);
    std::sort(relays.begin(), relays.end());
    auto rank = graph::importance(sources_.size(), relays);
    std::vector<Json> rows;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      const Source& s = sources_[i];
      rows.push_back({{"name", s.name}, {"id", s.id.empty() ? Json(nullptr) : Json(s.id)},
                      {"side", s.side.empty() ? Json(nullptr) : Json(s.side)}, {"documents", s.documents}, {"claims", s.claims},
                      {"cited_by", s.cited_by.size()}, {"pagerank", rounded(rank.page_rank[i])},
                      {"betweenness", rounded(rank.betweenness[i])}, {"relays", names(s.relays)},
                      {"contradicts", names(s.contradicts)}});
    }
    std::sort(rows.begin(), rows.end(), [](const Json& a, const Json& b) {
      return std::tuple(-a["pagerank"].get<double>(), a["name"].get<std::string>(), a["id"].dump()) <
             std::tuple(-b["pagerank"].get<double>(), b["name"].get<std::string>(), b["id"].dump());
    });
    return rows;
  }

 private:
  static double rounded(double value) { return std::round(value * 1e6) / 1e6; }

  Json names(const std::set<std::size_t>& indices) const {
    std::set<std::string> sorted;
    for (std::size_t i : indices) sorted.insert(sources_[i].name);
    return sorted;
  }

  std::size_t make(const std::string& key, Source source) {
    auto [it, fresh] = index_.emplace(key, sources_.size());
    if (fresh) sources_.push_back(std::move(source));
    return it->second;
  }

  std::size_t source_of(EntityId id) {
    const Entity* entity = entities_.at(id);
    return make(id.to_string(), {entity->name, id.to_string(), entity->side, 0, 0, {}, {}, {}});
  }
  std::optional<std::size_t> source_of(LocalEntityId chain) {
    auto it = chains_.find(chain);
    if (it == chains_.end()) return std::nullopt;
    return source_of(it->second);
  }
  // An outlet that the articles themselves name is one source with that entity.
  std::size_t outlet_of(const std::string& publisher) {
    auto it = by_name_.find(fold(publisher));
    if (it != by_name_.end()) return source_of(it->second);
    return make("publisher " + fold(publisher), {publisher, "", "", 0, 0, {}, {}, {}});
  }

  void relay(std::size_t source, std::size_t taker) {
    if (source == taker) return;
    sources_[taker].relays.insert(source);
    sources_[source].cited_by.insert(taker);
  }

  std::vector<Source> sources_;
  std::map<std::string, std::size_t> index_;
  std::unordered_map<EntityId, const Entity*> entities_;
  std::unordered_map<LocalEntityId, EntityId> chains_;
  std::map<std::string, EntityId> by_name_;
  std::unordered_map<DocumentId, std::size_t> outlets_;
  std::unordered_map<std::string, std::vector<std::size_t>> claimants_;
};

}  // namespace

Result<std::vector<Json>> Engine::sources() const {
  HEARSAY_TRY(auto reading, parts_->reading(graph::RecordIndex::Mentions::Skip));
  SourceTable table(reading->derived);
  HEARSAY_CHECK(reading->scan()([&](const Evidence& evidence) {
    table.add_document(evidence);
    return true;
  }));
  table.add_links(reading->derived);
  return table.rows();
}

}  // namespace hearsay::engine
