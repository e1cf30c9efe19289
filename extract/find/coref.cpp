#include "extract/find/coref.h"

#include <algorithm>
#include <span>

#include "extract/find/gazetteer_fold.h"
#include "extract/find/lone_monitor.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {
namespace {

constexpr std::uint32_t kTitlesBack = 10;   // sentences that "the colonel" looks back for the person called so
constexpr std::uint32_t kBodiesBack = 60;   // sentences that "the ministry" looks back
constexpr std::uint32_t kGroupsBack = 6;    // and "the group"
constexpr std::size_t kClearly = 4;         // three names in four are those of one group
constexpr std::uint32_t kSpeakersBack = 2;  // and "the foreign ministry" without a country to who spoke before
constexpr std::size_t kChainsBack = 200;    // persons or groups that a common noun may stand for
constexpr double kCountryWeight = 1.0, kBodyWeight = 1.0, kPlaceWeight = 1.0, kPairWeight = 2.0;

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

// Sides that stand outside a conflict and are no party to it.
bool is_union(std::string_view kind) { return kind == "union" || kind == "charity" || kind == "court" || starts_with(kind, "agency"); }

// Offices that speak for a country at war with another: "the Foreign Ministry", "Defence Minister NAME".
bool speaks_abroad(std::string_view kind) {
  return kind == "ministry:foreign" || kind == "ministry:defence" || kind == "minister:foreign" || kind == "minister:defence" || kind == "spokesperson:state" || kind == "general-staff";
}

// Whom "the official" may stand for.
bool holds_office(std::string_view kind) {
  return starts_with(kind, "head:") || starts_with(kind, "minister") || starts_with(kind, "deputy:") || starts_with(kind, "spokesperson") || kind == "governor" ||
         kind == "envoy" || kind == "chief" || kind == "diplomat" || kind == "prosecutor";
}

// "The governor's office", "the rescue service": bodies of the place where the news happens, not of a party to it.
bool is_local(std::string_view kind) { return kind == "administration" || kind == "civil-defence"; }

// Words for organizations of any kind; of those in the second class only a name that holds the word can be meant.
bool is_general(std::string_view kind) { return kind == "organization" || kind == "organization:named"; }

// "ministry" covers "ministry:defence".
bool kind_covers(std::string_view general, std::string_view kind) {
  return general == kind || (starts_with(kind, general) && kind.size() > general.size() && kind[general.size()] == ':');
}

// Whether a word for forces may mean one of another kind: "the troops" the border guard, but no police the army.
bool same_force(std::string_view word, std::string_view kind) {
  const bool general = word == "force:army" || word == "force:security";
  return word == kind || (general && starts_with(kind, "force:"));
}

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
bool Coreference::stands_alone(const MentionDraft& draft) const {
  if (draft.word->kind == "police") return true;
  const bool states = parties_.size() == 2 && parties_[0].size() == 3 && parties_[1].size() == 3;
  return words_.modifiers() == ModifierPlace::After && draft.subject && !states;
}

// The last organization before the draft that a general word may stand for: a group, an agency, a body without a kind.
std::optional<std::size_t> Coreference::earlier_group(std::uint32_t index) const {
  const bool any_body = drafts_[index].word->kind == "organization";
  return last_before(index, 1, kGroupsBack, [&](const MentionDraft& other, const LocalEntity& entity) {
    if (other.owner || entity.type != EntityType::Organization) return false;
    const bool body = any_body && (starts_with(entity.kind, "council") || starts_with(entity.kind, "ministry") || starts_with(entity.kind, "intelligence"));
    const bool nameless_kind = entity.kind.empty() || starts_with(entity.kind, "council");
    return body || starts_with(entity.kind, "group:") || entity.kind == "charity" || entity.kind == "union" || starts_with(entity.kind, "agency:un") ||
           (nameless_kind && other.kind == DraftKind::Name);
  });
}

// "The Red Cross ... the agency said": a relief, UN or news agency shortly before.
std::optional<std::size_t> Coreference::earlier_agency(std::uint32_t index) const {
  return last_before(index, 1, kGroupsBack, [&](const MentionDraft& other, const LocalEntity& entity) {
    return !other.owner && other.kind == DraftKind::Name && (entity.kind == "charity" || starts_with(entity.kind, "agency"));
  });
}

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

// "That force": the force named shortly before that the word can mean; a subject goes before others.
std::optional<std::size_t> Coreference::earlier_force(std::uint32_t index) const {
  std::optional<std::size_t> any;
  const bool any_force = words_.in(WordSet::AnyForce, fold_name(analysis_.sentences[drafts_[index].tokens.sentence].tokens[drafts_[index].head].form));
  for (std::uint32_t d = index; d-- > 0 && drafts_[d].tokens.sentence + 2 >= drafts_[index].tokens.sentence;) {
    if (drafts_[d].inner || drafts_[d].owner || links_[d].chains.size() != 1 || !(drafts_[d].tokens < drafts_[index].tokens)) continue;
    const std::size_t chain = links_[d].chains.front();
    const bool any_kind = any_force && chains_[chain].entity.kind == "police";  // "the force"
    if ((!any_kind && !same_force(drafts_[index].word->kind, chains_[chain].entity.kind)) || chains_[chain].entity.side.empty() || is_alliance(chains_[chain].entity)) continue;
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

void Coreference::link_body(std::uint32_t index) {
  const MentionDraft& draft = drafts_[index];
  const std::string& kind = draft.word->kind;
  std::string side = owner_side(index);
  std::string rule = "body";
  if (draft.owner_word == OwnerWord::Sides && parties_.size() == 2)
    return set(index, {body_chain(kind, parties_[0], draft), body_chain(kind, parties_[1], draft)}, MentionKind::Nominal, "body:both");
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
  if (draft.word->role == NounRole::Force && draft.definite && side.empty() && draft.owners.empty() && draft.owner_word == OwnerWord::None && !earlier_body(index))
    if (const auto chain = earlier_force(index)) return set(index, {*chain}, MentionKind::Nominal, "anaphor:force");
  const bool force = draft.word->role == NounRole::Force && !stands_alone(draft);
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
    const std::string opening = opening_place(index, !is_local(kind) && kind != "court");
    const bool same = before && (chains_[*before].entity.side == opening || chains_[*before].entity.of == opening);
    if (!same) side = opening;
    if (side.empty() && kind == "ministry:health" && !before) side = ground_told(index);
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
    if (side.empty() && (draft.definite || !force) && !several) side = theatre_;
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

// The country of the best known place in a phrase: "Gubernur Samara", "Dnipropetrovsk governor"; words of the lexicon are none.
std::string Coreference::ground_named(std::string_view phrase) const {
  std::vector<Piece> pieces;
  fold_pieces(phrase, 0, pieces);
  std::vector<std::string> forms;
  for (const Piece& piece : pieces) forms.push_back(piece.folded);
  const GazetteerEntry* best = nullptr;
  double most = 0;
  for (std::size_t at = 0; at < pieces.size();) {
    const auto rest = std::span<const Piece>(pieces).subspan(at);
    const auto word = words_.longest(rest, std::span<const std::string>(forms).subspan(at));
    const auto match = word ? std::nullopt : gazetteer_.longest(rest, words_.language());
    at += word ? word->pieces : match ? match->pieces : 1;
    if (!match || !rest.front().initial) continue;
    for (const NameUse& use : match->uses) {
      const GazetteerEntry& entry = gazetteer_.entry(use.entry);
      if ((entry.type != EntityType::Place && entry.type != EntityType::Region) || entry.of.empty()) continue;
      const double score = (entry.minor ? 1 : 10) + (entry.type == EntityType::Region ? 3 : 0) + (entry.of == theatre_ ? 5 : 0) + std::min(2.0, entry.population / 1e6);
      if (score > most) most = score, best = &entry;
    }
  }
  return best == nullptr ? std::string() : best->of;
}

// An office that is by nature of a place owns the place beside it, whatever the tagger made of the name.
std::string Coreference::office_ground(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  std::string side = ground_named(slice(text_, draft.span));
  if (!side.empty() || !draft.named) return side;
  const MentionDraft& named = drafts_[*draft.named];  // "Gubernur Samara NAME" tagged as one name of a person
  const std::string_view name = slice(text_, named.span);
  const bool whole = std::ranges::count(name, ' ') < 2 || !named.uses.empty() || words_.modifiers() == ModifierPlace::Before;
  return whole ? side : ground_named(name.substr(0, name.rfind(' ', name.rfind(' ') - 1)));
}

// Marks the sentences with a word such as "WNI" or "TNI": up to three words are looked up together.
void Coreference::find_home() {
  constexpr std::size_t kWords = 3;
  home_.assign(analysis_.sentences.size(), 0);
  if (words_.home().empty()) return;
  for (std::size_t s = 0; s < home_.size(); ++s) {
    const auto& tokens = analysis_.sentences[s].tokens;
    for (std::size_t t = 0; t < tokens.size() && home_[s] == 0; ++t) {
      std::string joined;
      for (std::size_t n = 0; n < kWords && t + n < tokens.size(); ++n) {
        joined += (n > 0 ? " " : "") + fold_name(tokens[t + n].form);
        if (words_.in(WordSet::HomeSigns, joined)) home_[s] = 1;
      }
    }
  }
}

// "Kementerian Luar Negeri memastikan tidak ada WNI di sana": a body or office without owner is that of the country whose papers
// write so, where the sentence or the lead speaks of its citizens or bodies; in other sentences the body of another country
// named before goes first.
std::string Coreference::home_side(std::uint32_t index) const {
  constexpr std::size_t kLead = 3;  // sentences
  const MentionDraft& draft = drafts_[index];
  const bool bare = draft.owners.empty() && draft.owner_word == OwnerWord::None && !draft.definite && !draft.foreign;
  if (words_.home().empty() || !bare || !words_.in(WordSet::HomeBodies, fold_name(slice(text_, draft.span)))) return {};
  if (home_[draft.tokens.sentence] != 0) return words_.home();
  if (std::none_of(home_.begin(), home_.begin() + static_cast<std::ptrdiff_t>(std::min(kLead, home_.size())), [](char sign) { return sign != 0; })) return {};
  const auto before = earlier_body(index);
  return !before || chains_[*before].entity.side.empty() || chains_[*before].entity.side == words_.home() ? words_.home() : std::string();
}

// "In Egypt, the foreign ministry said": the country of the place that opens the sentence; of bodies and offices of a whole
// country only where the place is a country or its capital.
std::string Coreference::opening_place(std::uint32_t index, bool national) const {
  const MentionDraft& draft = drafts_[index];
  const auto& tokens = analysis_.sentences[draft.tokens.sentence].tokens;
  if (tokens.empty() || !words_.in(WordSet::Still, fold_name(tokens.front().form))) return {};
  for (const std::uint32_t d : by_sentence_[draft.tokens.sentence]) {
    const MentionDraft& place = drafts_[d];
    if (place.kind != DraftKind::Name || place.inner || place.tokens.begin > 2 || place.tokens.end > draft.tokens.begin || links_[d].chains.size() != 1) continue;
    const Chain& chain = chains_[links_[d].chains.front()];
    if (chain.entity.type == EntityType::Country) return chain.entity.side;
    if (chain.entity.type != EntityType::Place && chain.entity.type != EntityType::Region) return {};
    const bool capital = std::ranges::any_of(place.uses, [](const NameUse& use) { return use.sense == NameSense::Capital; });
    return national && !capital ? std::string() : chain.entity.of;
  }
  return {};
}

// "A SANA reporter", "koresponden NNA": who works for an outlet has its side.
std::string Coreference::outlet_side(std::uint32_t index) const {
  for (const std::uint32_t owner : drafts_[index].owners)
    for (const std::size_t chain : links_[owner].chains) {
      const LocalEntity& entity = chains_[chain].entity;
      if (starts_with(entity.kind, "media") || starts_with(entity.kind, "agency")) return entity.side;
    }
  return {};
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

// The country of the last place named shortly before: that of "the local governor".
std::string Coreference::last_ground(std::uint32_t index) const {
  for (std::uint32_t d = index; d-- > 0 && drafts_[d].tokens.sentence + 3 >= drafts_[index].tokens.sentence;) {
    if (drafts_[d].kind != DraftKind::Name || links_[d].chains.size() != 1 || !(drafts_[d].tokens < drafts_[index].tokens)) continue;
    const LocalEntity& entity = chains_[links_[d].chains.front()].entity;
    if ((entity.type == EntityType::Place || entity.type == EntityType::Region) && !entity.of.empty()) return entity.of;
  }
  return {};
}

// "The health ministry said 20 people were killed in strikes on Gaza": who holds the ground that the sentence tells of.
std::string Coreference::ground_told(std::uint32_t index) const {
  for (const std::uint32_t d : by_sentence_[drafts_[index].tokens.sentence]) {
    if (drafts_[d].kind != DraftKind::Name || drafts_[d].inner || links_[d].chains.size() != 1) continue;
    const LocalEntity& entity = chains_[links_[d].chains.front()].entity;
    const bool ground = entity.type == EntityType::Region || entity.type == EntityType::Place;
    const auto entry = gazetteer_.by_key(entity.gazetteer);
    if (!ground && entity.side.starts_with("X-") && drafts_[d].tokens.begin >= drafts_[index].tokens.end && drafts_[d].tokens.begin < drafts_[index].tokens.end + 4) return {};  // "the ministry under the Houthis"
    if (!ground || links_[d].rule == "capital") continue;
    if (entry && !gazetteer_.entry(*entry).side.empty()) return gazetteer_.entry(*entry).side;
    if (!entity.of.empty()) return entity.of;
  }
  return {};
}

// The subject of a verb of speech: "it" in "it added".
bool Coreference::speaks(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  const auto& tokens = analysis_.sentences[draft.tokens.sentence].tokens;
  if (!draft.subject || tokens[draft.head].head < 0) return false;
  const Token& verb = tokens[static_cast<std::uint32_t>(tokens[draft.head].head)];
  return words_.in(WordSet::Speech, fold_name(verb.lemma)) || words_.in(WordSet::Speech, fold_name(verb.form));
}

// "..., kata militer", "militer mengatakan", "menurut militer": beside a word of speech, behind it and a comma or right before
// it, or behind an adposition that credits.
bool Coreference::said_by(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  const auto& tokens = analysis_.sentences[draft.tokens.sentence].tokens;
  if (draft.tokens.end < tokens.size() && words_.in(WordSet::Speech, fold_name(tokens[draft.tokens.end].form))) return true;
  if (draft.tokens.begin > 0 && words_.in(WordSet::Sources, fold_name(tokens[draft.tokens.begin - 1].form))) return true;
  if (draft.tokens.begin < 2) return false;
  const Token& verb = tokens[draft.tokens.begin - 1];
  const std::string& mark = tokens[draft.tokens.begin - 2].form;
  return (words_.in(WordSet::Speech, fold_name(verb.lemma)) || words_.in(WordSet::Speech, fold_name(verb.form))) && !mark.empty() && (mark == "," || mark == "\"" || mark == "\u201d");
}

// The side of the state or power that speaks in a sentence, before token `before`; empty where whoever speaks has none, nothing
// where nobody does.
std::optional<std::string> Coreference::state_speaking(std::uint32_t index, std::uint32_t sentence, std::uint32_t before, Speakers speakers) const {
  std::optional<std::string> found;
  for (const std::uint32_t d : by_sentence_[sentence]) {
    if (d == index || drafts_[d].inner || drafts_[d].tokens.begin >= before || links_[d].chains.size() != 1 || !speaks(d)) continue;
    const LocalEntity& entity = chains_[links_[d].chains.front()].entity;
    if (entity.kind == "diplomat" && !entity.named) continue;  // "U.S. officials alleged": another country's ministers do not go on
    found.emplace();
    const bool place = (entity.type == EntityType::Place || entity.type == EntityType::Region) && links_[d].rule != "capital";
    if (!place && (speakers == Speakers::Powers ? !entity.side.empty() : entity.side.size() == 3) && !starts_with(entity.kind, "media") && !starts_with(entity.kind, "agency")) return entity.side;
  }
  return found;
}

// The state that spoke in the sentence before: "Egypt condemned the raid. The foreign ministry called it ..."
std::string Coreference::last_speaker(std::uint32_t index, Speakers speakers) const {
  const std::uint32_t sentence = drafts_[index].tokens.sentence;
  for (std::uint32_t back = 1; back <= kSpeakersBack && back <= sentence; ++back) {
    const auto end = static_cast<std::uint32_t>(analysis_.sentences[sentence - back].tokens.size());
    if (auto side = state_speaking(index, sentence - back, end, speakers)) return *std::move(side);
  }
  return {};
}

// "The White House denied it. | "We had no part in this," a senior official said": whose short statement is spelled out next.
std::string Coreference::short_statement(std::uint32_t sentence) const {
  constexpr std::uint32_t kShort = 10;  // tokens
  const std::size_t length = sentence == 0 ? 0 : analysis_.sentences[sentence - 1].tokens.size();
  if (length == 0 || length > kShort || by_sentence_[sentence].empty()) return {};
  return state_speaking(by_sentence_[sentence].front(), sentence - 1, static_cast<std::uint32_t>(length), Speakers::Powers).value_or("");
}

// "The commander of the Russian centre | Lt. Gen. NAME": the side of the office before the rank; "Spokesman | Col. NAME": of
// the power that spoke last.
std::string Coreference::office_before(std::uint32_t index) const {
  constexpr std::uint32_t kBetween = 4;  // tokens between the office's owner and the rank
  const TokenRange& rank = drafts_[index].tokens;
  const auto beside = [&](const TokenRange& tokens) { return tokens.end <= rank.begin && tokens.end + kBetween >= rank.begin; };
  for (const std::uint32_t d : by_sentence_[rank.sentence]) {
    const MentionDraft& office = drafts_[d];
    if (d == index || office.kind != DraftKind::Title) continue;
    if (std::ranges::any_of(office.owners, [&](std::uint32_t owner) { return beside(drafts_[owner].tokens); })) return owner_side(d);
    const bool bare = office.owners.empty() && office.owner_word == OwnerWord::None && office.tokens.end == rank.begin;
    if (bare && starts_with(office.word->kind, "spokesperson")) return last_speaker(index, Speakers::Powers);
  }
  return {};
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

// "The source": the source before, at most a few sentences back; of "a source at the police command" the command.
std::optional<std::size_t> Coreference::earlier_source(std::uint32_t index) const {
  constexpr std::uint32_t kBack = 6;  // sentences
  const MentionDraft& draft = drafts_[index];
  const std::string noun = fold_name(analysis_.sentences[draft.tokens.sentence].tokens[draft.head].lemma);
  for (std::uint32_t s = draft.tokens.sentence + 1; s-- > 0 && s + kBack >= draft.tokens.sentence;) {
    const auto& tokens = analysis_.sentences[s].tokens;
    for (std::uint32_t t = s == draft.tokens.sentence ? draft.tokens.begin : static_cast<std::uint32_t>(tokens.size()); t-- > 0;) {
      if (fold_name(tokens[t].lemma) != noun) continue;
      if (const auto body = body_behind(s, t)) return body;
      for (const std::uint32_t d : by_sentence_[s])
        if (drafts_[d].kind == DraftKind::Title && drafts_[d].head == t && links_[d].chains.size() == 1) return links_[d].chains.front();  // "a medical source"
    }
  }
  return std::nullopt;
}

// "A source | at the police command", "sumber | di kantor perdana menteri": the body that a noun is at home in.
std::optional<std::size_t> Coreference::body_behind(std::uint32_t sentence, std::uint32_t noun) const {
  constexpr std::uint32_t kReach = 3;  // tokens: the adposition and an article
  const auto& tokens = analysis_.sentences[sentence].tokens;
  if (noun + 1 >= tokens.size() || tokens[noun + 1].upos != Upos::Adp) return std::nullopt;
  for (const std::uint32_t d : by_sentence_[sentence]) {
    if (drafts_[d].inner || drafts_[d].tokens.begin <= noun + 1 || drafts_[d].tokens.begin > noun + kReach || links_[d].chains.size() != 1) continue;
    const LocalEntity& body = chains_[links_[d].chains.front()].entity;
    if (body.type == EntityType::Organization && !body.side.empty()) return links_[d].chains.front();
  }
  return std::nullopt;
}

// "Army spokesman Colonel NAME said ... the colonel added": the person last called by this title.
std::optional<std::size_t> Coreference::earlier_bearer(std::uint32_t index) const {
  const MentionDraft& draft = drafts_[index];
  const auto last_word = [&](const MentionDraft& title) {
    const std::string folded = fold_name(slice(text_, title.span));
    return folded.substr(folded.rfind(' ') + 1);
  };
  const std::string wanted = last_word(draft);
  for (std::uint32_t d = index; d-- > 0 && drafts_[d].tokens.sentence + kTitlesBack >= draft.tokens.sentence;)
    if (drafts_[d].kind == DraftKind::Title && drafts_[d].named && drafts_[d].tokens < draft.tokens && !links_[*drafts_[d].named].chains.empty() &&
        (last_word(drafts_[d]) == wanted || (draft.word->kind == "officer" && drafts_[d].word->kind == "officer")))  // "Maj. Gen. NAME ... the general"
      return links_[*drafts_[d].named].chains.front();
  return std::nullopt;
}

void Coreference::link_title(std::uint32_t index) {
  const MentionDraft& draft = drafts_[index];
  std::string side = draft.word->sided ? owner_side(index) : std::string();
  if (side.empty() && draft.word->sided && draft.owner_word != OwnerWord::None && !of_charity(index))
    for (const std::size_t chain : antecedent(index, Wanted::Sided))
      if (side.empty()) side = side_of(chain);
  const std::string& office_kind = draft.word->kind;
  const bool office_of_state = starts_with(office_kind, "head:") || starts_with(office_kind, "minister") || starts_with(office_kind, "deputy:") ||
                               office_kind == "governor" || office_kind == "officer" || office_kind == "lawmaker" || office_kind == "spokesperson:state" ||
                               office_kind == "prosecutor";
  const bool one_holder = office_of_state && office_kind != "governor" && office_kind != "officer" && office_kind != "lawmaker" && office_kind != "prosecutor";
  if (side.empty() && office_kind == "reporter") side = outlet_side(index);
  if (side.empty() && office_kind == "governor") side = office_ground(index);
  if (side.empty() && office_of_state && draft.owners.empty() && draft.owner_word == OwnerWord::None) side = opening_place(index, office_kind != "governor" && office_kind != "prosecutor" && office_kind != "officer");
  if (side.empty() && office_of_state) side = home_side(index);
  if (side.empty() && office_kind == "governor" && draft.owners.empty()) side = last_ground(index);
  const bool elsewhere = draft.named && std::ranges::any_of(by_sentence_[draft.tokens.sentence], [&](std::uint32_t d) {  // "Col. NAME, a coalition spokesman"
    return d != index && drafts_[d].named == draft.named && (!drafts_[d].owners.empty() || drafts_[d].owner_word != OwnerWord::None);
  });
  const bool unit = office_kind == "officer" && std::ranges::all_of(draft.owners, [&](std::uint32_t owner) {  // "Commander of the 35th Infantry Battalion NAME"
    return links_[owner].chains.size() == 1 && chains_[links_[owner].chains.front()].entity.type == EntityType::Organization && chains_[links_[owner].chains.front()].entity.kind.empty();
  });
  const bool unowned = (draft.owners.empty() || unit) && draft.owner_word == OwnerWord::None && draft.named && !elsewhere;
  if (side.empty() && unowned && office_kind == "spokesperson:state") side = state_speaking(index, draft.tokens.sentence, draft.tokens.begin, Speakers::States).value_or("");  // "Irak menyatakan ..., kata juru bicara pemerintah NAME"
  if (side.empty() && unowned && office_kind == "officer") side = office_before(index);
  if (side.empty() && unowned && speaks_abroad(office_kind)) side = last_speaker(index);
  if (side.empty() && unowned && speaks_abroad(office_kind)) side = outlet_home_;
  if (side.empty() && office_of_state && unowned) side = theatre_.empty() ? last_speaker(index) : theatre_;
  const bool nobodys = draft.owners.empty() && draft.owner_word == OwnerWord::None && !draft.foreign && !draft.named;
  if (side.empty() && nobodys && office_kind == "diplomat" && !draft.definite) side = short_statement(draft.tokens.sentence);
  if (draft.named && !links_[*draft.named].chains.empty()) {
    const std::size_t person = links_[*draft.named].chains.front();
    LocalEntity& entity = chains_[person].entity;
    if (entity.side.empty() && !side.empty()) entity.side = side;
    if (entity.of.empty()) entity.of = side;
    if (entity.kind.empty() || entity.kind == "leader" || entity.kind == "official") entity.kind = draft.word->kind;
    return set(index, {person}, MentionKind::Nominal, "title");
  }
  if (starts_with(draft.word->kind, "source") && draft.definite && draft.owners.empty())
    if (const auto chain = earlier_source(index)) return set(index, {*chain}, MentionKind::Nominal, "anaphor:source");
  if (side.empty() && draft.word->kind == "source:official") side = theatre_;
  if (draft.word->kind == "source" && draft.definite) {
    if (const Chains found = antecedent(index, Wanted::Source); !found.empty()) return set(index, found, MentionKind::Nominal, "anaphor:source");
  }
  // A person of that office named in the document: the same side, or no side given.
  const std::string_view written = slice(text_, draft.span);  // "kata Menlu": in capitals, without article, the one already named
  const bool capital = words_.modifiers() == ModifierPlace::After && draft.lone && begins_capital(written);
  std::optional<std::size_t> holder;
  for (const std::size_t c : std::span(people_).last(std::min(people_.size(), kChainsBack))) {
    const LocalEntity& entity = chains_[c].entity;
    if (entity.type != EntityType::Person || (!side.empty() && entity.side != side)) continue;
    const bool office = entity.kind == draft.word->kind && (one_holder || draft.owners.empty());
    const bool leader = entity.kind == "leader" && starts_with(draft.word->kind, "head:") && !side.empty();
    if ((office && (draft.definite || !side.empty() || capital)) || leader) holder = c;
  }
  if (!holder && draft.definite && draft.owners.empty() && !draft.named) holder = earlier_bearer(index);
  if (holder) return set(index, {*holder}, MentionKind::Nominal, "title:holder");
  if (office_kind == "diplomat" && draft.definite && draft.owners.empty() && !draft.named)  // "the official": who spoke before
    if (const Chains found = antecedent(index, Wanted::Person); found.size() == 1 && holds_office(chains_[found.front()].entity.kind))
      return set(index, found, MentionKind::Nominal, "anaphor:official");
  if (draft.word->kind == "address") return;
  const std::string key = side.empty() ? std::string() : "role:" + side + ":" + draft.word->kind + (one_holder ? "" : ":" + fold_name(slice(text_, draft.span)));
  std::size_t chain;
  if (auto it = keys_.find(key); !key.empty() && it != keys_.end()) {
    chain = it->second;
  } else {
    chain = new_chain(EntityType::Person, std::string(slice(text_, draft.span)));
    if (!key.empty()) keys_.emplace(key, chain);
    LocalEntity& entity = chains_[chain].entity;
    entity.kind = draft.word->kind;
    entity.side = side;
    entity.of = side;
    entity.named = false;
  }
  set(index, {chain}, MentionKind::Nominal, "title:unnamed");
}

// "Its director" after an organization that takes no side.
bool Coreference::of_charity(std::uint32_t index) const {
  if (drafts_[index].owner_word == OwnerWord::Person) return false;
  const Chains found = antecedent(index, Wanted::Thing);
  return found.size() == 1 && chains_[found.front()].entity.side.empty() && chains_[found.front()].entity.kind == "charity";
}

// The power that a common noun for opponents means in a country: rebels in Syria, separatists in Papua.
std::string Coreference::power_of(std::string_view kind, const std::string& country) const {
  const std::string *last = nullptr, *armed = nullptr;
  for (const std::size_t c : std::span(groups_).last(std::min(groups_.size(), kChainsBack))) {
    const LocalEntity& entity = chains_[c].entity;
    if (entity.of != country || entity.side == country || entity.side.empty()) continue;
    last = &entity.side;
    if (starts_with(entity.kind, "group:armed")) armed = &entity.side;
  }
  if (armed != nullptr) last = armed;
  if (kind == "group:opposition" || kind == "group:rebels")
    if (const auto entry = gazetteer_.body("group:opposition", country))
      if (kind == "group:opposition" || armed == nullptr || starts_with(gazetteer_.entry(*entry).key, "power:")) return gazetteer_.entry(*entry).side;  // a party is not the rebels
  return last == nullptr ? std::string() : *last;
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
  if (of.empty() && draft.owner_word != OwnerWord::None)
    for (const std::size_t chain : antecedent(index, Wanted::Sided))
      if (of.empty()) of = side_of(chain);
  const bool of_union = std::ranges::any_of(draft.owners, [&](std::uint32_t owner) {
    return std::ranges::any_of(links_[owner].chains, [&](std::size_t chain) { return chains_[chain].entity.kind == "union"; });
  });
  if (kind == "officials" || (kind == "activists" && of_union)) side = of;  // "UN investigators"
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
    if (general && meant && of.empty())
      if (const auto chain = draft.definite ? earlier_group(index) : namesake(index)) return set(index, {*chain}, MentionKind::Nominal, "anaphor:group");
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
