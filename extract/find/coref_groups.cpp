// Groups: "the rebels", "militants", "residents", "the monitor", and which power of the document they are.
#include <algorithm>
#include <span>

#include "extract/find/coref.h"
#include "extract/find/coref_kinds.h"
#include "extract/find/lone_monitor.h"

namespace hearsay::extract {
namespace {

constexpr std::size_t kClearly = 4;  //  three names in four are those of one group
constexpr std::size_t kLabel = 14;   // longest label of a power made from its name, in bytes

// "REDTABARA" for "red tabara": the label of a power, from the shortest of its names; empty where that is a long one.
std::string power_label(const std::vector<std::string>& names) {
  std::string best;
  for (const std::string& name : names) {
    std::string label;
    for (const char c : name)
      if (c >= 'a' && c <= 'z') label.push_back(static_cast<char>(c - 'a' + 'A'));
      else if (c >= '0' && c <= '9') label.push_back(c);
      else if (c != ' ') label.resize(kLabel + 1, '-');
    if (label.size() >= 2 && label.size() <= kLabel && (best.empty() || label.size() < best.size())) best = label;
  }
  return best;
}

}  // namespace

// Drafts of names of one thing that `asked` wants, in the order of the text.
template <class Asked>
std::vector<std::uint32_t> Coreference::names_where(Asked asked) const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t d = 0; d < drafts_.size(); ++d)
    if (drafts_[d].kind == DraftKind::Name && links_[d].chains.size() == 1 && asked(drafts_[d], chains_[links_[d].chains.front()])) out.push_back(d);
  return out;
}

// "The Saudi Press Agency ... the agency": the last organization whose name holds the word.
std::optional<std::size_t> Coreference::namesake(std::uint32_t index) {
  const MentionDraft& draft = drafts_[index];
  const std::string head = fold_name(analysis_.sentences[draft.tokens.sentence].tokens[draft.head].lemma);
  const auto [known, fresh] = namesakes_.try_emplace(head);
  if (fresh) known->second = names_where([&](const MentionDraft& name, const Chain& chain) { return chain.entity.type == EntityType::Organization && has_word(name.folded, head); });
  return around(known->second, index).first;
}

// The chains of the last of `names` that stands before the draft and of the first that does not.
std::pair<std::optional<std::size_t>, std::optional<std::size_t>> Coreference::around(const std::vector<std::uint32_t>& names, std::uint32_t index) const {
  const TokenRange& own = drafts_[index].tokens;
  const auto chain = [&](std::uint32_t name) { return links_[name].chains.front(); };
  auto at = std::ranges::lower_bound(names, own.sentence, {}, [&](std::uint32_t name) { return drafts_[name].tokens.sentence; });
  std::optional<std::size_t> before, after;
  if (at != names.begin()) before = chain(*(at - 1));
  for (; at != names.end() && drafts_[*at].tokens.sentence == own.sentence; ++at) {
    if (drafts_[*at].tokens < own) before = chain(*at);
    else if (!after) after = chain(*at);
  }
  if (!after && at != names.end()) after = chain(*at);
  return {before, after};
}

// "Warplanes raided ISIL sites, killing terrorists": of the one group named before in the sentence, else of the only one
// that the document tells much of.
std::string Coreference::fighters_meant(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  std::string near;
  for (const std::uint32_t d : by_sentence_[draft.tokens.sentence]) {
    const MentionDraft& other = drafts_[d];
    if (d == index || other.subject || other.kind != DraftKind::Name || other.tokens.begin >= draft.tokens.begin || links_[d].chains.size() != 1) continue;
    const LocalEntity& entity = chains_[links_[d].chains.front()].entity;
    if (!starts_with(entity.kind, "group:armed") || !entity.side.starts_with("X-")) continue;
    if (!near.empty() && near != entity.side) return {};
    near = entity.side;
  }
  return near.empty() ? only_fighters() : near;
}

// "Terrorists fired rockets", "a shell fired by terrorists".
bool Coreference::attacks(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  const auto& tokens = analysis_.sentences[draft.tokens.sentence].tokens;
  if (tokens[draft.head].relation == "nsubj" || tokens[draft.head].relation == "obl:agent") return true;
  return std::ranges::any_of(tokens, [&](const Token& token) { return token.head == static_cast<std::int32_t>(draft.head) && token.relation == "case" && words_.in(WordSet::Agents, fold_name(token.form)); });
}

// The side of the armed group that the document names alone or far more often than others: who "the militants" are.
std::string Coreference::only_fighters() const {
  std::unordered_map<std::string, std::size_t> named;
  std::string most;
  std::size_t total = 0;
  for (const std::size_t c : groups_) {
    const LocalEntity& entity = chains_[c].entity;
    if (!starts_with(entity.kind, "group:armed") && !starts_with(entity.kind, "group:opposition")) continue;
    if (!entity.side.starts_with("X-")) continue;
    named[entity.side] += chains_[c].named;
    total += chains_[c].named;
    if (most.empty() || named[entity.side] > named[most]) most = entity.side;
  }
  return !most.empty() && named[most] * kClearly >= total * (kClearly - 1) ? most : std::string();
}

// Somebody of that side stands in the sentences before: not "the group said it had documented killings by M23".
bool Coreference::told_of(const std::string& side, std::uint32_t index) const {
  constexpr std::uint32_t kBack = 6;  // sentences
  for (std::uint32_t d = index; d-- > 0 && drafts_[d].tokens.sentence + kBack >= drafts_[index].tokens.sentence;)
    if (drafts_[d].tokens < drafts_[index].tokens && std::ranges::any_of(links_[d].chains, [&](std::size_t c) { return chains_[c].entity.side == side; })) return true;
  return false;
}

// The power that a common noun for opponents means in a country: rebels in Syria, separatists in Papua.
std::string Coreference::power_of(std::string_view kind, const std::string& country) const {
  const Chain *last = nullptr, *armed = nullptr;  // the last group of the country; the armed one named most
  for (const std::size_t c : std::span(groups_).last(std::min(groups_.size(), kChainsBack))) {
    const Chain& chain = chains_[c];
    if (chain.entity.of != country || chain.entity.side == country || chain.entity.side.empty()) continue;
    last = &chain;
    if (starts_with(chain.entity.kind, "group:armed") && (armed == nullptr || chain.named > armed->named)) armed = &chain;
  }
  if (armed != nullptr) last = armed;
  if (kind == "group:opposition" || kind == "group:rebels")
    if (const auto entry = gazetteer_.body("group:opposition", country))
      if (kind == "group:opposition" || starts_with(gazetteer_.entry(*entry).key, "power:")) return gazetteer_.entry(*entry).side;  // a party is not the rebels
  return last == nullptr ? std::string() : last->entity.side;
}

// "Officials on both sides": one group of each party.
Coreference::Chains Coreference::officials_of_both(const MentionDraft& draft) {
  Chains out;
  for (const std::string& side : parties_) {
    const auto [it, fresh] = keys_.emplace("group:" + side + side + ":" + fold_name(slice(text_, draft.span)), chains_.size());
    if (fresh) {
      LocalEntity& entity = chains_[new_chain(EntityType::Organization, std::string(slice(text_, draft.span)))].entity;
      entity.kind = draft.word->kind;
      entity.side = entity.of = side;
      entity.named = false;
    }
    out.push_back(it->second);
  }
  return out;
}

void Coreference::link_group(std::uint32_t index) {
  const MentionDraft& draft = drafts_[index];
  const std::string& kind = draft.word->kind;
  std::string side;
  if (draft.owner_word == OwnerWord::Sides && kind == "officials" && parties_.size() == 2)
    return set(index, officials_of_both(draft), MentionKind::Nominal, "group:both");
  std::string of = owner_side(index);
  if (of.empty() && draft.owner_word == OwnerWord::Region) of = region_before(index);  // "officials in the territory"
  if (of.empty() && kind == "officials:health" && draft.owners.empty()) of = governor_before(index);
  if (of.empty() && draft.owner_word != OwnerWord::None)
    for (const std::size_t chain : antecedent(index, Wanted::Sided))
      if (of.empty()) of = side_of(chain);
  const bool of_union = std::ranges::any_of(draft.owners, [&](std::uint32_t owner) {
    return std::ranges::any_of(links_[owner].chains, [&](std::size_t chain) { return chains_[chain].entity.kind == "union"; });
  });
  if (kind == "settlers" && of.empty())  // "the settlers": those named with their country before
    for (const Chain& chain : chains_)
      if (chain.entity.kind == kind && of.empty()) of = chain.entity.side;
  if (of.empty() && !draft.word->side.empty()) of = draft.word->side;  // whose settlers they are where no other country is told
  if (starts_with(kind, "officials") || kind == "settlers" || (kind == "activists" && of_union)) side = of;  // "UN investigators"
  if (kind == "officials" && of.empty() && draft.definite) {  // "the leaders": two persons named together before
    const Chains found = antecedent(index, Wanted::Plural);
    const bool persons = found.size() > 1 && std::ranges::all_of(found, [&](std::size_t c) { return chains_[c].entity.type == EntityType::Person; });
    if (persons) return set(index, found, MentionKind::Nominal, "anaphor:leaders");
  }
  if (const auto chain = resident(index)) return set(index, {*chain}, MentionKind::Nominal, "group:resident");
  if (const auto chain = named_behind(index)) return set(index, {*chain}, MentionKind::Nominal, "group:named");
  if (kind == "charity" || (kind == "group:armed" && draft.seated))  // "the Britain-based group"
    if (const auto chain = charity_for(index)) return set(index, {*chain}, MentionKind::Nominal, "anaphor:monitor");
  if (kind == "union" && !of.empty()) side = of;  // "anggota blok Hizbullah"
  if (kind == "union" && of.empty())
    if (const auto chain = union_for(index)) return set(index, {*chain}, MentionKind::Nominal, "anaphor:union");
  const bool fighters = kind == "group:militants" || kind == "group:terrorists";
  const bool anybody = kind == "group:terrorists" && of.empty() && !draft.definite && attacks(index);  // a government's word for whoever attacks it
  if (fighters && !anybody) side = of.starts_with("X-") ? of : of.empty() ? fighters_meant(index) : kind == "group:militants" ? power_of(kind, of) : std::string();
  if (starts_with(kind, "group:") && !fighters) {
    if (of.starts_with("X-")) side = of;
    else side = power_of(kind, of.empty() ? theatre_ : of);
    const bool general = kind == "group:armed";
    const bool meant = draft.definite || (draft.owner && words_.modifiers() == ModifierPlace::Before);  // "the militia", "militia spokesman"
    if (general && of.empty() && !meant) side.clear();
    const bool at_home = !draft.owners.empty() && std::ranges::all_of(draft.owners, [&](std::uint32_t owner) {  // "the Rakhine armed group"
      return links_[owner].chains.size() == 1 && chains_[links_[owner].chains.front()].entity.type == EntityType::Region;
    });
    if (general && meant && (of.empty() || (at_home && draft.definite)))
      if (const auto chain = draft.definite ? earlier_group(index) : namesake(index)) return set(index, {*chain}, MentionKind::Nominal, "anaphor:group");
    const bool told = draft.definite || words_.modifiers() == ModifierPlace::After;  // "a Houthi raid ... the rebels", "the Iran-backed group"
    if (side.empty() && of.empty() && told && (general ? draft.definite : kind == "group:rebels"))
      if (const std::string only = only_fighters(); !general || told_of(only, index)) side = only;
  }
  if (!side.empty() && starts_with(kind, "group:")) return set(index, {chain_of_side(side)}, MentionKind::Nominal, "group:power");
  const std::string key = "group:" + side + of + ":" + fold_name(slice(text_, draft.span));
  auto [it, fresh] = keys_.emplace(key, chains_.size());
  if (fresh) {
    const std::size_t chain = new_chain(EntityType::Organization, std::string(slice(text_, draft.span)));
    LocalEntity& entity = chains_[chain].entity;
    entity.kind = kind;
    entity.side = side;
    entity.of = of;
    entity.named = false;
  }
  set(index, {it->second}, MentionKind::Nominal, "group");
}

// "The rebel group RED-Tabara", "kelompok pemberontak M27": an armed group that the gazetteer does not hold is a power of its
// own, called by its acronym or its short name.
void Coreference::name_powers() {
  for (std::uint32_t d = 0; d < drafts_.size(); ++d) {
    const auto name = power_named(d);
    if (!name) continue;
    Chain& chain = chains_[links_[*name].chains.front()];
    const std::string label = power_label(chain.names);
    const std::string rebels = drafts_[d].word->kind == "group:rebels" ? power_of("group:rebels", theatre_) : std::string();  // one of the Syrian rebels
    if (label.empty() && rebels.empty()) continue;
    chain.entity.side = rebels.empty() ? "X-" + label : rebels;
    chain.entity.type = EntityType::Organization;  // whatever the tagger said
    chain.entity.kind = "group:armed";
    groups_.push_back(links_[*name].chains.front());
  }
}

// "Rebel group", "milisi": the noun says that it is one group under arms.
bool Coreference::tells_of_arms(const MentionDraft& draft) const {
  const bool before = words_.modifiers() == ModifierPlace::Before;
  std::string phrase = fold_name(slice(text_, draft.span));
  while (!phrase.empty()) {
    if (words_.in(WordSet::ArmedGroups, phrase)) return true;
    const std::size_t space = before ? phrase.find(' ') : phrase.rfind(' ');
    if (space == std::string::npos) return false;
    phrase = before ? phrase.substr(space + 1) : phrase.substr(0, space);
  }
  return false;
}

// The unknown organization that a word for one armed group stands beside: "the | RED-Tabara rebel group", "rebel group |
// RED-Tabara", "RED-Tabara, a rebel group".
std::optional<std::uint32_t> Coreference::power_named(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  if (draft.kind != DraftKind::Group || !tells_of_arms(draft)) return std::nullopt;
  const auto& tokens = analysis_.sentences[draft.tokens.sentence].tokens;
  for (const std::uint32_t d : by_sentence_[draft.tokens.sentence]) {
    const MentionDraft& name = drafts_[d];
    if (name.kind != DraftKind::Name || name.inner || links_[d].chains.size() != 1) continue;
    const LocalEntity& entity = chains_[links_[d].chains.front()].entity;
    if (!entity.side.empty() || !entity.kind.empty() || !entity.gazetteer.empty() || titled_[d]) continue;
    const bool owner = std::ranges::find(draft.owners, d) != draft.owners.end();
    const bool behind = name.tokens.begin == draft.tokens.end;
    const std::uint32_t comma = name.tokens.end;
    const bool apposed = comma < draft.tokens.begin && draft.tokens.begin <= comma + 2 && tokens[comma].form == ",";
    if (owner || behind || apposed) return d;
  }
  return std::nullopt;
}

// "Penduduk Jamil al-Masry": one resident by name.
std::optional<std::size_t> Coreference::resident(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  if (draft.word->kind != "residents" || words_.modifiers() != ModifierPlace::After || draft.owners.size() != 1) return std::nullopt;
  const MentionDraft& name = drafts_[draft.owners.front()];
  const Chains& chains = links_[draft.owners.front()].chains;
  const bool person = chains.size() == 1 && chains_[chains.front()].entity.type == EntityType::Person && chains_[chains.front()].named > 0;
  return person && name.tokens.begin == draft.head + 1 ? std::optional<std::size_t>(chains.front()) : std::nullopt;
}

// "The militant group Lashkar-e-Taiba", "the war monitor Airwars": the organization whose name follows at once.
std::optional<std::size_t> Coreference::named_behind(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  const bool company = is_general(draft.word->kind) || draft.word->kind == "company";
  if (!starts_with(draft.word->kind, "group:") && draft.word->kind != "charity" && !company) return std::nullopt;
  if (leaned_[index]) return std::nullopt;  // "the pro-opposition NAME"
  for (const std::uint32_t d : by_sentence_[draft.tokens.sentence]) {
    const MentionDraft& name = drafts_[d];
    if (name.kind != DraftKind::Name || name.inner || name.owner || name.tokens.begin != draft.tokens.end || links_[d].chains.size() != 1) continue;
    const LocalEntity& entity = chains_[links_[d].chains.front()].entity;
    if (company && entity.type == EntityType::Organization && entity.kind != "union") return links_[d].chains.front();  // "the energy company NAME"
    const bool group = starts_with(entity.kind, "group:") || entity.kind == "charity" || (entity.kind.empty() && entity.side.empty());
    if (entity.type == EntityType::Organization && group) return links_[d].chains.front();
  }
  return std::nullopt;
}

// The alliance that the document names: the only one, or the last one before.
std::optional<std::size_t> Coreference::union_for(std::uint32_t index) {
  const std::string head = fold_name(analysis_.sentences[drafts_[index].tokens.sentence].tokens[drafts_[index].head].lemma);
  const auto [known, fresh] = unions_.try_emplace(head);
  if (fresh) known->second = names_where([&](const MentionDraft&, const Chain& chain) {
    if (chain.entity.side == "X-UN") return false;
    return chain.entity.kind == "union" || std::ranges::any_of(chain.names, [&](const std::string& name) { return has_word(name, head); });  // "US-led coalition"
  });
  const auto [before, after] = around(known->second, index);
  return before ? before : after;
}

// "The monitor", "a rights group": the one that owns the phrase, or the only one that the document names.
std::optional<std::size_t> Coreference::charity_for(std::uint32_t index) {
  const MentionDraft& draft = drafts_[index];
  const Token& head = analysis_.sentences[draft.tokens.sentence].tokens[draft.head];
  if (head.features.find("Number=Plur") != std::string::npos) return std::nullopt;
  for (const std::uint32_t owner : draft.owners)
    for (const std::size_t chain : links_[owner].chains)
      if (chains_[chain].entity.kind == "charity") return chain;
  if (!only_charity_) only_charity_ = only_charity();
  return *only_charity_;
}

std::optional<std::size_t> Coreference::only_charity() const {
  LoneMonitor lone;
  for (const std::uint32_t d : names_where([](const MentionDraft&, const Chain& chain) { return chain.entity.kind == "charity"; })) {
    const std::size_t chain = links_[d].chains.front();
    lone.add(chain, std::ranges::any_of(chains_[chain].names, [&](const std::string& name) { return watches(name); }));
  }
  return lone.get();
}

}  // namespace hearsay::extract
