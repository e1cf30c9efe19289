// Chains and links become the entities and mentions of the findings, in the order of the text.
#include <algorithm>
#include <numeric>

#include "extract/find/coref.h"

namespace hearsay::extract {
namespace {

struct Placed {
  std::uint32_t draft = 0;
  std::size_t chain = 0;
};

}  // namespace

void Coreference::write(Findings& findings) {
  std::vector<std::uint32_t> order(drafts_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::erase_if(order, [&](std::uint32_t d) { return links_[d].chains.empty(); });
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(drafts_[a].tokens, drafts_[a].span) < std::pair(drafts_[b].tokens, drafts_[b].span);
  });
  constexpr std::size_t kUnplaced = ~std::size_t{0};
  std::vector<std::size_t> index_of(chains_.size(), kUnplaced);
  std::vector<std::size_t> longest(chains_.size(), 0);
  for (const std::uint32_t d : order) {
    const MentionDraft& draft = drafts_[d];
    MentionAt at;
    at.tokens = draft.tokens;
    at.head = draft.head;
    at.kind = links_[d].kind;
    for (const std::size_t chain : links_[d].chains) {
      if (index_of[chain] == kUnplaced) {
        index_of[chain] = findings.evidence.entities.size();
        findings.evidence.entities.push_back(chains_[chain].entity);
      }
      LocalEntity& entity = findings.evidence.entities[index_of[chain]];
      if (at.entities.empty()) at.mention = entity.mentions.size();
      at.entities.push_back(index_of[chain]);
      entity.mentions.push_back({draft.span, at.kind, draft.capital ? "government" : "", links_[d].rule});
      const bool demonym = std::ranges::any_of(draft.uses, [&](const NameUse& use) { return use.sense == NameSense::Demonym || use.sense == NameSense::Capital; });
      if (at.kind != MentionKind::Name || demonym || draft.inner) continue;
      entity.named = true;
      const bool partner = !draft.partners.empty() && chain != links_[d].chains.front() && !entity.name.empty();  // "Syrian and Russian jets": named where they were linked
      if (!partner && draft.span.size() > longest[chain] && draft.span.size() <= 80) {
        longest[chain] = draft.span.size();
        entity.name = std::string(slice(text_, draft.span));
      }
    }
    findings.mentions.push_back(std::move(at));
  }
  for (LocalEntity& entity : findings.evidence.entities) {
    if (entity.name.empty()) entity.name = entity.english;
    if (entity.name.empty() && !entity.mentions.empty()) entity.name = std::string(slice(text_, entity.mentions.front().span));
    for (const std::string& country : {entity.side, entity.of})
      if (torn(country) && std::ranges::find(findings.torn, country) == findings.torn.end()) findings.torn.push_back(country);
  }
}

// The gazetteer knows the opposition of the country as a power of its own, no mere party.
bool Coreference::torn(const std::string& country) const {
  const auto entry = country.empty() ? std::nullopt : gazetteer_.body("group:opposition", country);
  return entry && gazetteer_.entry(*entry).key.starts_with("power:");
}

}  // namespace hearsay::extract
