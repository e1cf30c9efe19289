// Names of a document become chains: by gazetteer entry, by full name, by last name, by acronym.
#include <algorithm>
#include <span>

#include "extract/find/coref.h"
#include "extract/find/coref_kinds.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {
namespace {

std::string_view last_word(std::string_view name) { return name.substr(name.rfind(' ') + 1); }
std::size_t count_words(std::string_view name) { return 1 + static_cast<std::size_t>(std::ranges::count(name, ' ')); }

// One letter changed, added, lost, or two swapped.
bool nearly_equal(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a.size() < 6) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (i + 1 >= a.size()) return true;
  const bool swapped = a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
  return swapped || a.substr(i + 1) == b.substr(i + 1);
}

constexpr std::size_t kChainsOfWord = 64;  // chains remembered for one word
constexpr std::size_t kInitials = 3;       // letters of an acronym that nothing introduces

template <class Visit>
void each_word(std::string_view name, Visit&& visit) {
  while (!name.empty()) {
    const std::string_view word = name.substr(0, name.find(' '));
    if (!word.empty()) visit(word);
    name.remove_prefix(std::min(name.size(), word.size() + 1));
  }
}

std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }

std::string beginning(std::string_view name) { return "^" + std::string(name.substr(0, 3)); }

}  // namespace

std::size_t Coreference::new_chain(EntityType type, std::string name) {
  Chain chain;
  chain.entity.type = type;
  chain.entity.name = std::move(name);
  chains_.push_back(std::move(chain));
  if (type == EntityType::Person) people_.push_back(chains_.size() - 1);
  return chains_.size() - 1;
}

std::size_t Coreference::chain_of_entry(std::uint32_t index) {
  const GazetteerEntry& entry = gazetteer_.entry(index);
  auto [it, fresh] = keys_.emplace(entry.key, chains_.size());
  if (!fresh) return it->second;
  const std::size_t at = new_chain(entry.type, {});
  Chain& chain = chains_[at];
  chain.entry = index;
  LocalEntity& entity = chain.entity;
  entity.english = entry.name;
  entity.kind = entry.kind;
  entity.of = entry.of;
  entity.gazetteer = entry.key;
  entity.latitude = entry.latitude;
  entity.longitude = entry.longitude;
  if (entry.kind.starts_with("group:")) groups_.push_back(at);
  const bool acts = entry.type != EntityType::Place && entry.type != EntityType::Region;
  entity.side = acts ? entry.side : std::string();
  if (!acts && entity.of.empty()) entity.of = entry.side;
  if (entry.type == EntityType::Organization && !entry.kind.empty() && !entry.side.empty())
    keys_.emplace("body:" + entry.side + ":" + entry.kind, at);
  return at;
}

std::size_t Coreference::chain_of_side(const std::string& side) {
  if (const auto entry = gazetteer_.by_side(side)) return chain_of_entry(*entry);
  for (const std::size_t group : std::span(groups_).last(std::min(groups_.size(), kChainsBack)))
    if (chains_[group].entity.side == side) return group;
  auto [it, fresh] = keys_.emplace("side:" + side, chains_.size());
  if (!fresh) return it->second;
  const std::size_t at = new_chain(EntityType::Organization, side);
  chains_[at].entity.side = side;
  return at;
}

// What the gazetteer entry of a name is here; nothing where the name is not (only) one of its entries.
std::optional<std::uint32_t> Coreference::choose_entry(const MentionDraft& draft) const {
  const NameUse* best = nullptr;
  double most = -1;
  for (const NameUse& use : draft.uses) {
    const GazetteerEntry& entry = gazetteer_.entry(use.entry);
    const bool person = entry.type == EntityType::Person;
    if (draft.tag == NameTag::Person && !person && entry.minor) continue;
    double score = entry.minor ? 1 : 10;
    if (use.sense == NameSense::Capital) score = draft.capital ? 30 : -1;
    if (use.sense == NameSense::Surname) score = draft.tag == NameTag::Person ? 8 : draft.tag == NameTag::None ? 2 : 6;
    if (person == (draft.tag == NameTag::Person)) score += 3;
    if (keys_.contains(entry.key)) score += 5;
    if (entry.minor && (entry.type == EntityType::Region) == draft.regional) score += 3;
    if (draft.province && entry.type == EntityType::Region) score += 12;
    if (entry.minor && !entry.of.empty() && entry.of == theatre_) score += 4;
    if (entry.minor) score += std::min(2.0, static_cast<double>(entry.population) / 1e6);
    if (score > most) {
      most = score;
      best = &use;
    }
  }
  if (best == nullptr) return std::nullopt;
  return best->entry;
}

bool Coreference::initials_match(const MentionDraft& acronym, const MentionDraft& full) const {
  std::string initials;
  for (std::size_t at = 0; at < full.folded.size(); ++at)
    if (at == 0 || full.folded[at - 1] == ' ') initials.push_back(full.folded[at]);
  std::size_t matched = 0;
  for (const char c : acronym.folded) {
    const std::size_t at = initials.find(c, matched);
    if (at == std::string::npos) return false;
    matched = at + 1;
  }
  return acronym.folded.size() >= 2;
}

// "Syrian Observatory for Human Rights": a word of the name is one for monitors.
bool Coreference::watches(std::string_view name) const {
  bool found = false;
  each_word(name, [&](std::string_view word) { found = found || words_.in(WordSet::Monitors, word); });
  return found;
}

// Chains that share a word or a beginning with the name, in the order in which they were made.
std::vector<std::size_t> Coreference::candidates(const MentionDraft& draft) const {
  std::vector<std::size_t> out;
  const auto take = [&](const std::string& key) {
    const auto it = chains_by_word_.find(key);
    if (it != chains_by_word_.end()) out.insert(out.end(), it->second.begin(), it->second.end());
  };
  each_word(draft.folded, [&](std::string_view word) { take(std::string(word)); });
  take(beginning(draft.folded));
  std::ranges::sort(out);
  const auto repeated = std::ranges::unique(out);
  out.erase(repeated.begin(), repeated.end());
  return out;
}

// An earlier or later chain of the document that this name belongs to.
std::optional<std::size_t> Coreference::same_name(const MentionDraft& draft, std::string& rule) const {
  const bool single = draft.folded.find(' ') == std::string::npos;
  const bool surname = std::ranges::any_of(draft.uses, [](const NameUse& use) { return use.sense == NameSense::Surname; });
  std::optional<std::size_t> found;
  int strength = 0;
  for (const std::size_t c : candidates(draft)) {
    const Chain& chain = chains_[c];
    const bool person = chain.entity.type == EntityType::Person;
    const bool fits = draft.tag == NameTag::None || surname || person == (draft.tag == NameTag::Person);
    for (const std::string& name : chain.names) {
      int found_here = 0;
      const bool part = person && single && draft.uses.empty() && draft.folded.size() > 3 && count_words(name) > 1;
      if (name == draft.folded) found_here = 5;
      else if (part && !fits && (last_word(name) == draft.folded || first_word(name) == draft.folded)) found_here = 2;  // the tagger lost the person
      else if (!fits) continue;
      else if (person && single && last_word(name) == draft.folded) found_here = 4;
      else if (person && !single && (draft.uses.empty() || surname) && count_words(name) > count_words(draft.folded) && name.ends_with(" " + draft.folded)) found_here = 4;  // "al-Faqih"
      else if (person && single && count_words(name) > 1 && has_word(name, draft.folded)) found_here = 3;
      else if (person && count_words(draft.folded) > 1 && last_word(draft.folded) == name) found_here = 3;
      else if (chain.entity.type == EntityType::Organization && single && draft.folded.size() > 4 && count_words(name) > 2 && has_word(name, draft.folded)) found_here = 2;
      else if (chain.entity.type == EntityType::Organization && single && draft.folded.size() > 4 && count_words(name) == 2 && last_word(name) == draft.folded) found_here = 2;
      else if (nearly_equal(name, draft.folded)) found_here = 1;
      if (found_here > strength) {
        strength = found_here;
        found = c;
      }
    }
  }
  static constexpr const char* kRules[] = {"", "name:spelling", "name:short", "name:part", "name:last", "name"};
  rule = kRules[strength];
  return found;
}

void Coreference::set(std::uint32_t draft, Chains chains, MentionKind kind, std::string rule) {
  links_[draft] = {std::move(chains), std::move(rule), kind};
}

// "Monel Felix, also known as | Mikano": the person whose other name a phrase that gives names introduces.
std::optional<std::size_t> Coreference::other_name(std::uint32_t index) const {
  constexpr std::uint32_t kWords = 3;  // of the phrase
  const TokenRange& own = drafts_[index].tokens;
  const auto& tokens = analysis_.sentences[own.sentence].tokens;
  std::string joined;
  std::uint32_t begin = own.begin;
  bool gives = false;
  for (std::uint32_t at = own.begin; at > 0 && at + kWords > own.begin && !gives; --at) {
    joined = fold_name(tokens[at - 1].form) + (joined.empty() ? "" : " ") + joined;
    gives = words_.in(WordSet::Copulas, joined);
    begin = at - 1;
  }
  if (!gives) return std::nullopt;
  while (begin > 0 && tokens[begin - 1].upos == Upos::Adv) --begin;
  if (begin == 0 || tokens[begin - 1].form != ",") return std::nullopt;
  for (const std::uint32_t d : by_sentence_[own.sentence])
    if (drafts_[d].kind == DraftKind::Name && !drafts_[d].inner && drafts_[d].tokens.end + 1 == begin && links_[d].chains.size() == 1 && chains_[links_[d].chains.front()].entity.type == EntityType::Person)
      return links_[d].chains.front();
  return std::nullopt;
}

// "Kanbalu People's Defence Force", "Pasukan Pertahanan Rakyat Kanbalu": the power whose armed group a local branch is called by.
std::string Coreference::branch_side(std::string_view name) const {
  const bool before = words_.modifiers() == ModifierPlace::Before;
  while (count_words(name) > 2) {
    const std::size_t space = before ? name.find(' ') : name.rfind(' ');
    name = before ? name.substr(space + 1) : name.substr(0, space);
    for (const NameUse& use : gazetteer_.find(name, words_.language()))
      if (const GazetteerEntry& entry = gazetteer_.entry(use.entry); starts_with(entry.kind, "group:armed")) return entry.side;
  }
  return {};
}

void Coreference::link_name(std::uint32_t index, bool single) {
  const MentionDraft& draft = drafts_[index];
  std::string rule = "gazetteer";
  std::optional<std::uint32_t> entry = choose_entry(draft);
  const bool surname = entry && std::ranges::any_of(draft.uses, [&](const NameUse& use) { return use.entry == *entry && use.sense == NameSense::Surname; });
  std::optional<std::size_t> chain;
  if (draft.expands && !links_[*draft.expands].chains.empty()) {
    const Chain& full = chains_[links_[*draft.expands].chains.front()];
    const bool other = entry && full.entry != entry && full.entry;
    if (!other && (full.entity.type != EntityType::Person) && (full.entry == entry || initials_match(draft, drafts_[*draft.expands]) || !entry)) {
      chain = links_[*draft.expands].chains.front();
      rule = "acronym";
    }
  }
  if (!chain && entry && draft.expands) spell_out(*draft.expands, index, *entry);
  if (!chain && !entry && draft.folded.size() >= kInitials && in_capitals(slice(text_, draft.span)))
    if (const auto full = chains_by_initials_.find(draft.folded); full != chains_by_initials_.end()) {
      chain = full->second;
      rule = "acronym";
    }
  if (!chain && !entry)
    if ((chain = other_name(index))) rule = "alias";
  if (!chain && (surname || !entry)) chain = same_name(draft, rule);
  if (surname && !chain && draft.tag == NameTag::None && !single) return;
  if (surname && !chain && draft.tag == NameTag::None) {
    if (!titled_[index] && !draft.owner && (draft.tag != NameTag::None || !draft.subject)) entry.reset();
    if (!entry && draft.tag == NameTag::None) return;
  }
  if (!chain && !entry) {
    const bool likely = draft.tag == NameTag::Place || (!titled_[index] && !single);
    if (likely) entry = gazetteer_.place_like(draft.folded, theatre_);
    if (entry) rule = "gazetteer:spelling";
  }
  if (!chain && entry) chain = chain_of_entry(*entry);
  const bool body = !chain && draft.word != nullptr;
  const bool unit = !chain && draft.word == nullptr && draft.tag == NameTag::Organization;
  std::string side = body && !draft.word->side.empty() ? draft.word->side : body || unit ? owner_side(index) : std::string();
  if (unit && side.empty()) side = branch_side(draft.folded);
  if (body && !side.empty() && draft.word->kind.find(':') != std::string::npos) {
    chain = body_chain(draft.word->kind, side, draft);
    rule = "body";
  }
  if (!chain) {
    chain = new_chain(draft.type, std::string(slice(text_, draft.span)));
    if (draft.type == EntityType::Place || draft.type == EntityType::Region) chains_[*chain].entity.of = theatre_;
    rule = "name";
    if (!side.empty()) {
      chains_[*chain].entity.kind = unit ? "force:unit" : draft.word->kind;
      chains_[*chain].entity.side = chains_[*chain].entity.of = side;
    }
  }
  name_chain(*chain, draft);
  LocalEntity& entity = chains_[*chain].entity;
  if (draft.regional && entity.type == EntityType::Place && entity.kind.empty()) entity.type = EntityType::Region;
  if (draft.capital) rule = "capital";
  set(index, {*chain}, MentionKind::Name, rule);
}

// "Jama'at Nusrat al-Islam wal-Muslimin (JNIM)": a name that the gazetteer does not hold, or the tagger took for a person's, is
// the organization whose acronym stands behind it.
void Coreference::spell_out(std::uint32_t full, std::uint32_t acronym, std::uint32_t entry) {
  const bool unknown = links_[full].chains.size() == 1 && !chains_[links_[full].chains.front()].entry;
  if (!unknown || gazetteer_.entry(entry).type != EntityType::Organization || !initials_match(drafts_[acronym], drafts_[full])) return;
  const std::size_t chain = chain_of_entry(entry);
  const std::size_t spelled = links_[full].chains.front();
  for (Link& link : links_)
    if (link.chains.size() == 1 && link.chains.front() == spelled) link.chains.front() = chain;
  name_chain(chain, drafts_[full]);
}

void Coreference::name_chain(std::size_t index, const MentionDraft& draft) {
  Chain& chain = chains_[index];
  ++chain.named;
  if (std::ranges::find(chain.names, draft.folded) != chain.names.end()) return;
  chain.names.push_back(draft.folded);
  const auto remember = [&](std::string key) {
    auto& list = chains_by_word_[std::move(key)];
    if (list.size() < kChainsOfWord && (list.empty() || list.back() != index)) list.push_back(index);
  };
  each_word(draft.folded, [&](std::string_view word) { remember(std::string(word)); });
  remember(beginning(draft.folded));
  if (chain.entity.type == EntityType::Organization) remember_initials(index, draft);
}

// "Independent Doctors Association" for "the IDA said", with and without its small words.
void Coreference::remember_initials(std::size_t index, const MentionDraft& draft) {
  std::string all, large;
  each_word(draft.folded, [&](std::string_view word) {
    all.push_back(word.front());
    if (!words_.in(WordSet::Articles, word) && !words_.in(WordSet::Locative, word) && !words_.in(WordSet::Possessor, word) && !words_.in(WordSet::Conjunctions, word)) large.push_back(word.front());
  });
  for (const std::string& key : {all, large})
    if (key.size() >= kInitials) chains_by_initials_.emplace(key, index);
}

// Known and longer names first, so that last names and acronyms find them wherever they stand.
void Coreference::link_names() {
  const auto known = [&](const NameUse& use) { return use.sense != NameSense::Surname && !gazetteer_.entry(use.entry).minor; };
  for (int round = 0; round < 3; ++round) {
    for (std::uint32_t d = 0; d < drafts_.size(); ++d) {
      const MentionDraft& draft = drafts_[d];
      if (draft.kind != DraftKind::Name) continue;
      const bool single = draft.folded.find(' ') == std::string::npos;
      const int turn = draft.expands ? 2 : std::ranges::any_of(draft.uses, known) ? 0 : single ? 2 : 1;
      if (turn == round) link_name(d, single);
    }
    if (round == 0) take_census();
  }
}

}  // namespace hearsay::extract
