#include "extract/find/coref.h"

#include <algorithm>

#include "extract/find/coref_kinds.h"

namespace hearsay::extract {
namespace {

constexpr double kCountryWeight = 1.0, kBodyWeight = 1.0, kPlaceWeight = 1.0, kPairWeight = 2.0;

}  // namespace

Coreference::Coreference(const WorldGazetteer& gazetteer, const MentionWords& words, const Analysis& analysis, std::string_view text,
                         std::vector<MentionDraft>& drafts)
    : gazetteer_(gazetteer), words_(words), analysis_(analysis), text_(text), drafts_(drafts), links_(drafts.size()),
      by_sentence_(analysis.sentences.size()), quoted_(analysis.sentences.size()), titled_(drafts.size(), 0), leaned_(drafts.size(), 0) {
  for (const MentionDraft& draft : drafts_)
    for (const std::uint32_t leaning : draft.leanings) leaned_[leaning] = 1;
  for (const MentionDraft& draft : drafts_)
    if (draft.named) titled_[*draft.named] = 1;
  for (std::uint32_t d = 0; d < drafts_.size(); ++d) by_sentence_[drafts_[d].tokens.sentence].push_back(d);
  for (auto& list : by_sentence_)
    std::ranges::stable_sort(list, [&](std::uint32_t a, std::uint32_t b) { return drafts_[a].tokens < drafts_[b].tokens; });
}

void Coreference::resolve(Findings& findings) {
  find_home();
  link_names();
  name_powers();
  for (std::uint32_t d = 0; d < drafts_.size(); ++d) {  // persons whose neighbour tells their side
    if (drafts_[d].kind != DraftKind::Name || drafts_[d].owners.empty() || links_[d].chains.empty()) continue;
    LocalEntity& entity = chains_[links_[d].chains.front()].entity;
    if (entity.type != EntityType::Person || !entity.side.empty()) continue;
    for (const std::uint32_t owner : drafts_[d].owners)
      if (drafts_[owner].kind == DraftKind::Name && entity.side.empty())
        for (const std::size_t chain : links_[owner].chains) entity.side = chains_[chain].entity.side;
  }
  for (const auto& sentence : by_sentence_) {
    for (const std::uint32_t d : sentence)  // owners before what they own: titles and bodies inside longer phrases
      for (const std::uint32_t owner : drafts_[d].owners)
        if (drafts_[owner].kind != DraftKind::Name && links_[owner].chains.empty()) link_phrase(owner);
    for (const std::uint32_t d : sentence)
      if (drafts_[d].kind != DraftKind::Name && links_[d].chains.empty()) link_phrase(d);
  }
  take_ranks();
  name_office_holders();
  for (Chain& chain : chains_) keep_neutral(chain.entity);
  take_leanings();
  write(findings);
}

// Whom the gazetteer knows as nobody's stays so, wherever it has its seat: "the Britain-based monitor".
void Coreference::keep_neutral(LocalEntity& entity) const {
  const auto entry = gazetteer_.by_key(entity.gazetteer);
  if (entry && gazetteer_.entry(*entry).side.empty()) entity.side.clear();
}

// "The pro-government website NAME": an outlet without a side of its own speaks for whom it is said to be for.
void Coreference::take_leanings() {
  for (std::uint32_t d = 0; d < drafts_.size(); ++d) {
    if (links_[d].chains.empty()) continue;
    LocalEntity& outlet = chains_[links_[d].chains.front()].entity;
    for (const std::uint32_t leaning : drafts_[d].leanings)
      for (const std::size_t chain : links_[leaning].chains)
        if (outlet.side.empty() && outlet.type != EntityType::Place) outlet.side = side_of(chain);
  }
}

// Counts countries, powers and places of the names; pairs are two parties joined by a conjunction.
void Coreference::take_census() {
  census_ = SideCensus{};
  std::vector<std::string> sides(drafts_.size());
  for (std::uint32_t d = 0; d < drafts_.size(); ++d) {
    if (drafts_[d].kind != DraftKind::Name || drafts_[d].seated || links_[d].chains.empty()) continue;
    const LocalEntity& entity = chains_[links_[d].chains.front()].entity;
    const bool place = entity.type == EntityType::Place || entity.type == EntityType::Region;
    if (place) census_.add_place(entity.of, kPlaceWeight);
    else if (!is_union(entity.kind) && !starts_with(entity.kind, "media")) {
      sides[d] = entity.side;
      census_.add_party(entity.side, entity.type == EntityType::Person ? kBodyWeight / 2 : kCountryWeight);
    }
  }
  for (const auto& sentence : by_sentence_)
    for (std::size_t i = 0; i + 1 < sentence.size(); ++i)
      for (std::size_t j = i + 1; j < sentence.size() && j < i + 4; ++j) {
        const MentionDraft& first = drafts_[sentence[i]];
        const MentionDraft& second = drafts_[sentence[j]];
        if (second.tokens.begin > first.tokens.end + 1 || second.tokens.begin <= first.tokens.end) continue;
        const std::string between = fold_name(analysis_.sentences[first.tokens.sentence].tokens[first.tokens.end].form);
        if (words_.in(WordSet::Conjunctions, between)) census_.add_pair(sides[sentence[i]], sides[sentence[j]], kPairWeight);
      }
  theatre_ = census_.theatre();
  alone_ = std::ranges::none_of(chains_, [&](const Chain& chain) { return chain.entity.type == EntityType::Country && chain.entity.side != theatre_; });
  outlet_home_ = outlet_home();
  parties_ = census_.parties();
}

// "BAKU, June 13, AZERTAC", "/TASS/": the country of the state outlet credited where the document opens; its "Defence Ministry"
// is that country's.
std::string Coreference::outlet_home() const {
  constexpr std::uint32_t kOpening = 6;  // sentences
  for (std::uint32_t s = 0; s < std::min<std::size_t>(kOpening, by_sentence_.size()); ++s)
    for (const std::uint32_t d : by_sentence_[s]) {
      if (drafts_[d].kind != DraftKind::Name || !drafts_[d].inner || links_[d].chains.size() != 1) continue;
      const LocalEntity& outlet = chains_[links_[d].chains.front()].entity;
      if ((starts_with(outlet.kind, "agency") || starts_with(outlet.kind, "media")) && outlet.side.size() == 3) return outlet.side;
    }
  return {};
}

std::string Coreference::side_of(std::size_t chain) const {
  const LocalEntity& entity = chains_[chain].entity;
  if (!entity.side.empty()) return entity.side;
  if (entity.type == EntityType::Place || entity.type == EntityType::Region) {
    if (const auto entry = chains_[chain].entry; entry && entity.type == EntityType::Region && !gazetteer_.entry(*entry).side.empty())
      return gazetteer_.entry(*entry).side;
    return entity.of;
  }
  return {};
}

std::string Coreference::owner_side(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  for (const std::uint32_t owner : draft.owners)
    for (const std::size_t chain : links_[owner].chains)
      if (std::string side = side_of(chain); !side.empty()) return side;
  return {};
}

// "Colombian and U.S. officials" are the officials of each.
void Coreference::link_phrase(std::uint32_t index) {
  link_owned(index);
  MentionDraft& draft = drafts_[index];
  if (draft.partners.empty() || draft.named) return;
  const std::vector<std::uint32_t> owners = draft.owners;
  Link all = links_[index];
  for (const std::uint32_t partner : draft.partners) {
    const std::size_t known = chains_.size();
    draft.owners = {partner};
    link_owned(index);
    for (const std::size_t chain : links_[index].chains) {
      if (std::ranges::find(all.chains, chain) == all.chains.end()) all.chains.push_back(chain);
      if (chain >= known && !chains_[chain].entity.named) chains_[chain].entity.name = owned_by(draft.span, drafts_[owners.front()].span, drafts_[partner].span);
    }
  }
  draft.owners = owners;
  links_[index] = std::move(all);
}

// The words of `phrase` with another owner: "U.S. officials" and "Colombian" give "Colombian officials".
std::string Coreference::owned_by(Span phrase, Span owner, Span partner) const {
  if (!phrase.contains(owner)) return std::string(slice(text_, phrase));
  return std::string(slice(text_, {phrase.begin, owner.begin})) + std::string(slice(text_, partner)) + std::string(slice(text_, {owner.end, phrase.end}));
}

void Coreference::link_owned(std::uint32_t draft) {
  switch (drafts_[draft].kind) {
    case DraftKind::Body: return link_body(draft);
    case DraftKind::Title: return link_title(draft);
    case DraftKind::Group: return link_group(draft);
    case DraftKind::Country: return link_country(draft);
    case DraftKind::Sides: return link_sides(draft);
    case DraftKind::Reciprocal:
    case DraftKind::Pronoun: return link_pronoun(draft);
    case DraftKind::Name: return;
  }
}

void Coreference::link_country(std::uint32_t index) {
  const MentionDraft& draft = drafts_[index];
  for (const std::uint32_t owner : draft.owners)
    if (!links_[owner].chains.empty()) {
      const std::size_t chain = links_[owner].chains.front();
      const std::string side = side_of(chain);
      const bool place = chains_[chain].entity.type == EntityType::Place;
      return set(index, {place && !side.empty() ? chain_of_side(side) : chain}, MentionKind::Nominal, "side");
    }
  std::string side;
  for (const std::size_t chain : antecedent(index, Wanted::Sided))
    if (side.empty()) side = side_of(chain);
  if (side.empty()) side = theatre_;
  if (!side.empty()) set(index, {chain_of_side(side)}, MentionKind::Nominal, "anaphor:country");
}

// The last countries named in one sentence, as many as "the three countries" asks for; the sentence may name no more.
Coreference::Chains Coreference::named_together(std::uint32_t index, std::uint32_t count) const {
  constexpr std::uint32_t kBack = 6;  // sentences
  const TokenRange& own = drafts_[index].tokens;
  for (std::uint32_t back = 0; back <= kBack && back <= own.sentence; ++back) {
    Chains found;
    for (const std::uint32_t d : by_sentence_[own.sentence - back]) {
      const MentionDraft& draft = drafts_[d];
      if (draft.kind != DraftKind::Name || draft.inner || links_[d].chains.size() != 1 || !(draft.tokens < own)) continue;
      const std::size_t chain = links_[d].chains.front();
      if (chains_[chain].entity.type == EntityType::Country && std::ranges::find(found, chain) == found.end()) found.push_back(chain);
    }
    if (found.size() == count) return found;
  }
  return {};
}

void Coreference::link_sides(std::uint32_t index) {
  if (const std::uint32_t count = drafts_[index].count; count > 0) {
    if (Chains found = named_together(index, count); !found.empty()) set(index, std::move(found), MentionKind::Nominal, "anaphor:several");
    return;
  }
  if (parties_.size() != 2) return;
  set(index, {chain_of_side(parties_[0]), chain_of_side(parties_[1])}, MentionKind::Nominal, "anaphor:both");
}

void Coreference::link_pronoun(std::uint32_t index) {
  const MentionDraft& draft = drafts_[index];
  if (draft.kind == DraftKind::Reciprocal) {
    Chains found = subject_of_tree(index, Wanted::Plural);
    if (found.size() < 2 && parties_.size() == 2) found = {chain_of_side(parties_[0]), chain_of_side(parties_[1])};
    if (!found.empty()) set(index, found, MentionKind::Pronoun, "reciprocal");
    return;
  }
  const Wanted wanted = draft.pronoun == OwnerWord::Person ? Wanted::Person
                        : draft.pronoun == OwnerWord::Thing ? Wanted::Thing
                        : draft.pronoun == OwnerWord::Plural ? Wanted::Plural : Wanted::Any;
  Chains found = speaker_before(index, wanted);
  if (found.empty()) found = antecedent(index, wanted);
  if (found.empty() && wanted == Wanted::Person) found = antecedent(index, Wanted::Thing);
  if (!found.empty()) set(index, found, MentionKind::Pronoun, "pronoun");
}

}  // namespace hearsay::extract
