// Bodies and forces: "the ministry", "Armenian troops", "the agency", and whose they are.
#include <algorithm>

#include "extract/find/coref.h"
#include "extract/find/coref_kinds.h"

namespace hearsay::extract {
namespace {

constexpr std::uint32_t kBodiesBack = 60;   // sentences that "the ministry" looks back
constexpr std::uint32_t kGroupsBack = 6;    // and "the group"

}  // namespace

// The one entity that a kind of body is for a side; made where the document has none yet.
std::size_t Coreference::body_chain(const std::string& kind, const std::string& side, const MentionDraft& draft) {
  const std::string key = "body:" + side + ":" + kind;
  auto it = keys_.find(key);
  if (it == keys_.end() && !side.empty())
    if (const auto entry = gazetteer_.body(kind, side)) {
      const std::size_t chain = chain_of_entry(*entry);
      keys_.emplace(key, chain);
      return chain;
    }
  if (it != keys_.end()) return it->second;
  const std::size_t at = new_chain(draft.type, std::string(slice(text_, draft.span)));
  keys_.emplace(key, at);
  LocalEntity& entity = chains_[at].entity;
  entity.kind = kind;
  entity.side = side;
  entity.of = side;
  entity.english = gazetteer_.body_name(kind, side);
  const bool one = !entity.english.empty();  // the ministry of a state is one body, a company of it is not
  if (!side.empty() && one && draft.kind == DraftKind::Body) entity.gazetteer = key;
  entity.named = false;
  return at;
}

// The last draft before `index` whose chain fits; one that was a subject goes before one that was not. Looks on for a subject
// over `settle` sentences after the first, and back over `reach` in all.
template <typename Fits>
std::optional<std::size_t> Coreference::last_before(std::uint32_t index, std::uint32_t settle, std::uint32_t reach, Fits&& fits) const {
  const MentionDraft& draft = drafts_[index];
  std::optional<std::size_t> any;
  for (std::uint32_t s = draft.tokens.sentence + 1; s-- > 0;) {
    const auto& list = by_sentence_[s];
    for (auto it = list.rbegin(); it != list.rend(); ++it) {
      const MentionDraft& other = drafts_[*it];
      if (*it == index || other.inner || links_[*it].chains.size() != 1) continue;
      if (s == draft.tokens.sentence && other.tokens.begin >= draft.tokens.begin) continue;
      const std::size_t chain = links_[*it].chains.front();
      if (!fits(other, chains_[chain].entity)) continue;
      if (other.subject) return chain;
      if (!any) any = chain;
    }
    const std::uint32_t back = draft.tokens.sentence - s;
    if ((any && back > settle) || back > reach) break;
  }
  return any;
}

// The last body of that kind before the draft.
std::optional<std::size_t> Coreference::earlier_body(std::uint32_t index) const {
  const std::string& kind = drafts_[index].word->kind;
  const bool force = drafts_[index].word->role == NounRole::Force;
  const auto meant = [&](const MentionDraft& other, const LocalEntity& entity) {
    if (force && (entity.side.empty() || is_alliance(entity))) return false;  // "two soldiers ... the army"
    return other.kind != DraftKind::Sides && kind_covers(kind, entity.kind);
  };
  const std::string head = fold_name(analysis_.sentences[drafts_[index].tokens.sentence].tokens[drafts_[index].head].lemma);
  const auto called = [&](const MentionDraft& other, const LocalEntity& entity) {  // "the ministry": not the Pentagon, where another is called so
    return meant(other, entity) && (other.kind != DraftKind::Name || has_word(other.folded, head));
  };
  if (!force && words_.modifiers() == ModifierPlace::Before)  // elsewhere acronyms name ministries
    if (const auto same = last_before(index, 3, kBodiesBack, called)) return same;
  return last_before(index, 3, kBodiesBack, meant);
}

// "The coalition": forces of several states, no country's army.
bool Coreference::is_alliance(const LocalEntity& entity) { return starts_with(entity.kind, "force") && starts_with(entity.gazetteer, "power:"); }

// A force named without owner or article that still means the country's own: the police anywhere; the army as the subject
// of a language without articles, where no two countries are at war.
bool Coreference::stands_alone(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  if (draft.word->kind == "police") return true;
  const bool states = parties_.size() == 2 && parties_[0].size() == 3 && parties_[1].size() == 3;
  return words_.modifiers() == ModifierPlace::After && (draft.subject || said_by(index)) && !states;
}

// The last organization before the draft that a general word may stand for: a group, an agency, a body without a kind.
std::optional<std::size_t> Coreference::earlier_group(std::uint32_t index) const {
  const bool any_body = drafts_[index].word->kind == "organization";
  const auto meant = [&](const MentionDraft& other, const LocalEntity& entity) {
    if (other.owner || entity.type != EntityType::Organization) return false;
    const bool body = any_body && (starts_with(entity.kind, "council") || starts_with(entity.kind, "ministry") || starts_with(entity.kind, "intelligence") || entity.kind == "force:peacekeepers");
    const bool nameless_kind = entity.kind.empty() || starts_with(entity.kind, "council");
    return body || starts_with(entity.kind, "group:") || entity.kind == "charity" || entity.kind == "union" || starts_with(entity.kind, "agency:un") ||
           (nameless_kind && other.kind == DraftKind::Name);
  };
  const auto known = [&](const MentionDraft& other, const LocalEntity& entity) {  // "members of X and armed men ... the group"
    return meant(other, entity) && (entity.named || !entity.side.empty());
  };
  const auto chain = last_before(index, 1, kGroupsBack, known);
  return chain ? chain : last_before(index, 1, kGroupsBack, meant);
}

// "The Red Cross ... the agency said": a relief, UN or news agency shortly before.
std::optional<std::size_t> Coreference::earlier_agency(std::uint32_t index) const {
  return last_before(index, 1, kGroupsBack, [&](const MentionDraft& other, const LocalEntity& entity) {
    return !other.owner && other.kind == DraftKind::Name && (entity.kind == "charity" || starts_with(entity.kind, "agency"));
  });
}

// "That force": the force named shortly before that the word can mean; a subject goes before others.
std::optional<std::size_t> Coreference::earlier_force(std::uint32_t index) const {
  std::optional<std::size_t> any;
  const auto head_form = [&](std::uint32_t d) { return fold_name(analysis_.sentences[drafts_[d].tokens.sentence].tokens[drafts_[d].head].form); };
  const auto& own = drafts_[index];  // "the | forces", not "the hardline fighters"
  const bool bare = own.head > 0 && words_.in(WordSet::Definite, fold_name(analysis_.sentences[own.tokens.sentence].tokens[own.head - 1].form));
  const bool any_force = words_.in(WordSet::AnyForce, fold_name(analysis_.sentences[drafts_[index].tokens.sentence].tokens[drafts_[index].head].form));
  for (std::uint32_t d = index; d-- > 0 && drafts_[d].tokens.sentence + 2 >= drafts_[index].tokens.sentence;) {
    if (drafts_[d].inner || drafts_[d].owner || links_[d].chains.size() != 1 || !(drafts_[d].tokens < drafts_[index].tokens)) continue;
    const std::size_t chain = links_[d].chains.front();
    const bool any_kind = any_force && chains_[chain].entity.kind == "police";  // "the force"
    const bool same_word = bare && head_form(d) == head_form(index);  // "Kurdish forces ... the forces"
    if ((!any_kind && !same_word && !same_force(drafts_[index].word->kind, chains_[chain].entity.kind)) || chains_[chain].entity.side.empty() || is_alliance(chains_[chain].entity)) continue;
    if (drafts_[d].subject) return chain;
    if (!any) any = chain;
  }
  return any;
}

// The country that the document is on has a known armed opposition, which is named in it.
bool Coreference::in_civil_war() const {
  const auto entry = gazetteer_.body("group:opposition", theatre_);
  return entry && std::ranges::any_of(groups_, [&](std::size_t c) { return chains_[c].named > 0 && chains_[c].entity.side == gazetteer_.entry(*entry).side; });
}

// "The army said" in the West Bank: the army of a country that has none of its own is that of another.
std::string Coreference::army_of(const std::string& country) const {
  const auto entry = country.empty() ? std::nullopt : gazetteer_.by_side(country);
  return entry && !gazetteer_.entry(*entry).army.empty() ? gazetteer_.entry(*entry).army : country;
}

// "The enclave's health ministry", "kementerian dalam negeri wilayah itu": who holds the region named last.
std::string Coreference::region_before(std::uint32_t index) const {
  constexpr std::uint32_t kBack = 3;  // sentences
  for (std::uint32_t d = index; d-- > 0 && drafts_[d].tokens.sentence + kBack >= drafts_[index].tokens.sentence;) {
    if (drafts_[d].kind != DraftKind::Name || links_[d].chains.size() != 1 || !(drafts_[d].tokens < drafts_[index].tokens)) continue;
    const Chain& chain = chains_[links_[d].chains.front()];
    if (chain.entity.type == EntityType::Region) return side_of(links_[d].chains.front());
    const std::string governor = governor_of(chain.entity);  // "hit Khan Younis ..., the enclave's ministry said"
    if (!governor.empty()) return governor;
  }
  return {};
}

// "Taiwan accused a Chinese ship of cutting a cable. The coast guard said ...": forces that speak right behind what their country
// said by name, where nothing tells whose they are.
std::string Coreference::accuser_before(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  const bool bare = draft.definite && draft.owners.empty() && draft.owner_word == OwnerWord::None && !draft.foreign;
  if (!bare || draft.word->role != NounRole::Force || draft.word->kind == "police" || words_.modifiers() == ModifierPlace::After) return {};
  if (const auto before = earlier_body(index); before && !chains_[*before].entity.side.empty() && drafts_[index].word->kind == chains_[*before].entity.kind) return {};
  const std::string side = last_speaker(index, Speakers::States);
  const auto& before = by_sentence_[draft.tokens.sentence == 0 ? 0 : draft.tokens.sentence - 1];
  const bool country = std::ranges::any_of(before, [&](std::uint32_t d) {  // not a ministry, whose army need not be near
    return links_[d].chains.size() == 1 && chains_[links_[d].chains.front()].entity.type == EntityType::Country && side_of(links_[d].chains.front()) == side && speaks(d);
  });
  return country ? side : std::string();
}

// "Strike kills two: | ministry. | Lebanon's health ministry said": whose the body or office of a headline is, by the first of its
// kind in the sentences behind.
std::string Coreference::told_further(std::uint32_t index) const {
  constexpr std::uint32_t kAhead = 3;  // sentences
  const MentionDraft& draft = drafts_[index];
  if (draft.tokens.sentence > 0) return {};
  for (std::uint32_t d = index + 1; d < drafts_.size() && drafts_[d].tokens.sentence <= kAhead; ++d) {
    const MentionDraft& other = drafts_[d];
    if (other.kind != draft.kind || other.word == nullptr || other.owners.empty() || other.tokens.sentence == 0) continue;
    if (other.word->role != draft.word->role || !starts_with(other.word->kind, draft.word->kind)) continue;
    if (std::string side = owner_side(d); !side.empty()) return side;
  }
  return {};
}

void Coreference::link_body(std::uint32_t index) {
  const MentionDraft& draft = drafts_[index];
  const std::string& kind = draft.word->kind;
  std::string side = draft.word->side.empty() ? owner_side(index) : draft.word->side;
  std::string rule = "body";
  if (draft.owner_word == OwnerWord::Sides && parties_.size() == 2)
    return set(index, {body_chain(kind, parties_[0], draft), body_chain(kind, parties_[1], draft)}, MentionKind::Nominal, "body:both");
  if (side.empty() && draft.owner_word == OwnerWord::Region) side = region_before(index);
  if (side.empty() && draft.owner_word != OwnerWord::None) {
    const Wanted wanted = draft.owner_word == OwnerWord::Person ? Wanted::Person : Wanted::Sided;
    for (const std::size_t chain : antecedent(index, wanted))
      if (side.empty()) side = side_of(chain);
    rule = "body:anaphor";
  }
  if (is_general(kind) || kind == "company") {
    if (const auto chain = company_named(index)) return set(index, {*chain}, MentionKind::Nominal, "organization:named");
    if (const auto chain = named_behind(index); chain && draft.owners.empty()) return set(index, {*chain}, MentionKind::Nominal, "organization:named");
  }
  if (is_general(kind) && side.empty()) {  // "the agency", "lembaga itu"
    auto chain = draft.definite && draft.owners.empty() ? namesake(index) : std::nullopt;
    if (!chain && draft.definite && kind == "organization") chain = earlier_group(index);
    if (!chain && draft.definite && draft.owners.empty() && kind == "organization:named") chain = earlier_agency(index);
    if (chain) return set(index, {*chain}, MentionKind::Nominal, "anaphor:organization");
  }
  if (side.empty() && (speaks(index) || said_by(index))) side = accuser_before(index);
  if (draft.word->role == NounRole::Force && draft.definite && side.empty() && draft.owners.empty() && draft.owner_word == OwnerWord::None && !earlier_body(index))
    if (const auto chain = earlier_force(index)) return set(index, {*chain}, MentionKind::Nominal, "anaphor:force");
  const bool force = draft.word->role == NounRole::Force && !stands_alone(index);
  const auto& tokens = analysis_.sentences[draft.tokens.sentence].tokens;
  const bool counted = draft.tokens.begin > 0 && tokens[draft.tokens.begin - 1].upos == Upos::Num;  // "four soldiers", "our soldiers": not the army
  const bool owned = draft.tokens.end < tokens.size() && tokens[draft.tokens.end].upos == Upos::Pron;
  if (force && side.empty() && draft.lone && (draft.subject || said_by(index)) && !counted && !owned && words_.modifiers() == ModifierPlace::After)
    if (const auto chain = earlier_body(index)) return set(index, {*chain}, MentionKind::Nominal, "anaphor:kind");
  const bool unowned = side.empty() && draft.owners.empty() && draft.owner_word == OwnerWord::None && !draft.foreign;
  if (unowned && force && !counted && !owned && in_civil_war()) {  // "troops swept into the village", "army helicopters"
    side = theatre_;
    rule = "body:civil war";
  }
  if (unowned && !is_general(kind) && draft.word->role == NounRole::Institution) {
    const auto before = earlier_body(index);
    if (side.empty() && !before) side = told_further(index);
    const std::string opening = opening_place(index, !is_local(kind) && kind != "court");
    const bool same = before && (chains_[*before].entity.side == opening || chains_[*before].entity.of == opening);
    if (!same && side.empty()) side = opening;
    if (side.empty() && kind == "ministry:health" && !before) side = ground_told(index);
    if (side.empty() && kind == "ministry:health" && !before) side = governor_before(index);
    if (side.empty()) side = home_side(index);
    if (!side.empty()) rule = "body:opening";
  }
  if (side.empty() && draft.owners.empty() && !draft.foreign && !is_general(kind) && kind != "company" && (draft.definite || !force)) {
    if (const auto chain = earlier_body(index)) return set(index, {*chain}, MentionKind::Nominal, "anaphor:kind");
    const Token& head = analysis_.sentences[draft.tokens.sentence].tokens[draft.head];
    const bool several = !draft.definite && head.features.find("Number=Plur") != std::string::npos && head.lemma != head.form && !force && kind == "government" && draft.lone;
    if (draft.owner) side = state_speaking(index, draft.tokens.sentence, draft.tokens.begin, Speakers::States).value_or("");  // "Iraq said ..., the government's spokesman added"
    if (side.empty() && speaks_abroad(kind)) side = last_speaker(index);
    if (side.empty() && speaks_abroad(kind)) side = outlet_home_;
    if (is_local(kind)) side = last_ground(index);
    if (side.empty() && (draft.definite || !force) && !several) side = kind == "force:army" ? army_of(theatre_) : theatre_;
    if (kind == "civil-defence" && torn(side)) side.clear();  // rescuers of a civil war
    rule = "body:theatre";
  }
  const bool known = !side.empty() && gazetteer_.by_side(side).has_value();
  // Forces of an armed group or union member are the group itself: "Hezbollah fighters".
  if (known && force && kind == "force:army" && starts_with(gazetteer_.entry(*gazetteer_.by_side(side)).kind, "group")) {
    return set(index, {chain_of_side(side)}, MentionKind::Nominal, "body:group");
  }
  if (side.empty()) {
    const std::size_t chain = new_chain(draft.type, std::string(slice(text_, draft.span)));
    chains_[chain].entity.kind = kind;
    chains_[chain].entity.named = false;
    return set(index, {chain}, MentionKind::Nominal, "body:unowned");
  }
  const std::size_t chain = body_chain(kind, side, draft);
  if (!draft.owners.empty() && std::ranges::any_of(draft.owners, [&](std::uint32_t owner) { return drafts_[owner].kind == DraftKind::Name; }))
    name_chain(chain, draft);
  set(index, {chain}, draft.owners.empty() ? MentionKind::Nominal : MentionKind::Name, rule);
}

// "Perusahaan energi Naftogaz", "lembaga pemantau AAPP": the name behind a word for organizations, where it is one itself.
std::optional<std::size_t> Coreference::company_named(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  if (words_.modifiers() != ModifierPlace::After || draft.owners.size() != 1 || links_[draft.owners.front()].chains.size() != 1) return std::nullopt;
  const std::size_t chain = links_[draft.owners.front()].chains.front();
  const std::string& kind = chains_[chain].entity.kind;
  const bool itself = kind == "company" || kind == "charity" || kind == "group:party" || kind == "investigators" || kind == "agency" || kind == "agency:un";
  return itself ? std::optional(chain) : std::nullopt;
}

}  // namespace hearsay::extract
