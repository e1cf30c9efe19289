// Offices, sources and grounds: "the minister", "a source at the ministry", "Gubernur Samara", and for whom they speak.
#include <algorithm>
#include <span>

#include "extract/find/coref.h"
#include "extract/find/coref_kinds.h"
#include "extract/find/gazetteer_fold.h"
#include "extract/find/quotation.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {
namespace {

constexpr std::uint32_t kTitlesBack = 10;   // sentences that "the colonel" looks back for the person called so
constexpr std::uint32_t kSpeakersBack = 2;  // and "the foreign ministry" without a country to who spoke before

}  // namespace

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

// "Kepala | Kepolisian": a word of the office is one for police, who act on the ground that it names.
bool Coreference::polices(const MentionDraft& office) const {
  std::vector<Piece> pieces;
  fold_pieces(slice(text_, office.span), 0, pieces);
  return std::ranges::any_of(pieces, [&](const Piece& piece) {
    const auto word = words_.longest(std::span(&piece, 1), std::span(&piece.folded, 1));
    return word && word->word->kind == "police";
  });
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

// The power, no country, that governs a place.
std::string Coreference::governor_of(const LocalEntity& place) const {
  const auto entry = place.type == EntityType::Place || place.type == EntityType::Region ? gazetteer_.by_key(place.gazetteer) : std::nullopt;
  const bool power = entry && gazetteer_.entry(*entry).side.starts_with("X-");
  return power ? gazetteer_.entry(*entry).side : std::string();
}

// "Israel struck Khan Younis. ..., local health authorities said": who governs the place named last, where no country does.
std::string Coreference::governor_before(std::uint32_t index) const {
  constexpr std::uint32_t kBack = 2;  // sentences
  for (std::uint32_t d = index; d-- > 0 && drafts_[d].tokens.sentence + kBack >= drafts_[index].tokens.sentence;) {
    if (drafts_[d].kind != DraftKind::Name || drafts_[d].inner || links_[d].chains.size() != 1 || !(drafts_[d].tokens < drafts_[index].tokens) || links_[d].rule == "capital") continue;
    const LocalEntity& entity = chains_[links_[d].chains.front()].entity;
    if (entity.type != EntityType::Place && entity.type != EntityType::Region) continue;
    return governor_of(entity);
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
    const bool outlet = starts_with(entity.kind, "media") || (starts_with(entity.kind, "agency") && (speakers == Speakers::States || entity.kind != "agency:un"));
    if (!place && (speakers == Speakers::Powers ? !entity.side.empty() : entity.side.size() == 3) && !outlet) return entity.side;
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

bool Coreference::opens_with_speech(std::uint32_t sentence) const {
  const auto& tokens = analysis_.sentences[sentence].tokens;
  return !tokens.empty() && (tokens.front().form == "\"" || tokens.front().form == "\u201c" || tokens.front().form == "``");
}

// "The White House denied it. | "We had no part in this," a senior official said": whose short statement is spelled out next.
std::string Coreference::short_statement(std::uint32_t sentence) const {
  constexpr std::uint32_t kShort = 10;  // tokens
  const std::size_t length = sentence == 0 ? 0 : analysis_.sentences[sentence - 1].tokens.size();
  if (length == 0 || length > kShort || by_sentence_[sentence].empty() || !opens_with_speech(sentence)) return {};
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

// "Kepala staf kepresidenan | Korea Selatan": a country by name owns the office.
bool Coreference::of_country(std::uint32_t index) const {
  return std::ranges::any_of(drafts_[index].owners, [&](std::uint32_t owner) {
    return links_[owner].chains.size() == 1 && chains_[links_[owner].chains.front()].entity.type == EntityType::Country;
  });
}

// "..., its spokesperson NAME said in | Islamabad": the country in whose capital the words were spoken.
std::string Coreference::spoken_from(std::uint32_t index) const {
  const auto& tokens = analysis_.sentences[drafts_[index].tokens.sentence].tokens;
  for (const std::uint32_t d : by_sentence_[drafts_[index].tokens.sentence]) {
    const MentionDraft& place = drafts_[d];
    if (place.kind != DraftKind::Name || place.tokens.begin < drafts_[index].tokens.end + 2 || links_[d].chains.size() != 1) continue;
    const Token& verb = tokens[place.tokens.begin - 2];
    const bool said = words_.in(WordSet::Speech, fold_name(verb.form)) || words_.in(WordSet::Speech, fold_name(verb.lemma));
    if (!said || !words_.in(WordSet::Still, fold_name(tokens[place.tokens.begin - 1].form))) continue;
    for (const NameUse& use : place.uses)
      if (use.sense == NameSense::Capital) return gazetteer_.entry(use.entry).side;
  }
  return {};
}

// "A general said in a statement carried by KCNA", "the deputy minister told TASS": the country of the state outlet that passes
// the words on.
std::string Coreference::carried_by(std::uint32_t index) const {
  constexpr std::uint32_t kBetween = 4;  // tokens
  for (const std::uint32_t d : by_sentence_[drafts_[index].tokens.sentence]) {
    const MentionDraft& outlet = drafts_[d];
    if (outlet.kind != DraftKind::Name || outlet.tokens.begin < drafts_[index].tokens.end || links_[d].chains.size() != 1) continue;
    const auto& tokens = analysis_.sentences[outlet.tokens.sentence].tokens;
    bool passes = false;  // "by state media KCNA", "told KCNA"
    for (std::uint32_t at = outlet.tokens.begin; at > 0 && at + kBetween > outlet.tokens.begin && !passes; --at)
      passes = words_.in(WordSet::Agents, fold_name(tokens[at - 1].form)) || words_.in(WordSet::CitedAs, fold_name(tokens[at - 1].form)) || (at == outlet.tokens.begin && words_.in(WordSet::Speech, fold_name(tokens[at - 1].lemma)));
    const LocalEntity& entity = chains_[links_[d].chains.front()].entity;
    if (passes && starts_with(entity.kind, "agency:state") && entity.side.size() == 3) return entity.side;
  }
  return {};
}

// "A Russian missile struck a house in Ternopil, Interior Minister NAME said": the country of the place that a sentence with the
// name of another country tells of.
std::string Coreference::ground_struck(std::uint32_t index) const {
  const std::string ground = ground_told(index);
  if (ground.size() != 3) return {};
  const bool foreign = std::ranges::any_of(by_sentence_[drafts_[index].tokens.sentence], [&](std::uint32_t d) {
    if (drafts_[d].kind != DraftKind::Name || links_[d].chains.size() != 1 || !(drafts_[d].tokens < drafts_[index].tokens)) return false;
    const LocalEntity& entity = chains_[links_[d].chains.front()].entity;
    return entity.type == EntityType::Country && !entity.side.empty() && entity.side != ground;
  });
  return foreign ? ground : std::string();
}

void Coreference::link_title(std::uint32_t index) {
  const MentionDraft& draft = drafts_[index];
  std::string side = draft.word->sided ? owner_side(index) : std::string();
  if (!draft.word->side.empty() && !of_country(index)) side = draft.word->side;
  if (side.empty() && draft.owner_word == OwnerWord::Region) side = region_before(index);  // "the region's governor"
  if (side.empty() && draft.word->kind == "governor" && draft.owners.empty()) side = ground_told(index);  // "... near Baalbek, the governor of the province said"
  const bool its = draft.owner_word == OwnerWord::Thing || std::ranges::any_of(draft.owners, [&](std::uint32_t owner) { return drafts_[owner].owner_word == OwnerWord::Thing; });
  if (const std::string spoken = its ? spoken_from(index) : std::string(); !spoken.empty()) side = spoken;
  if (side.empty() && draft.word->sided && draft.owners.empty() && draft.owner_word == OwnerWord::None && !draft.named) side = told_further(index);
  if (side.empty() && draft.word->sided && draft.owner_word != OwnerWord::None && !of_charity(index))
    for (const std::size_t chain : antecedent(index, Wanted::Sided))
      if (side.empty()) side = side_of(chain);
  const std::string& office_kind = draft.word->kind;
  const bool office_of_state = starts_with(office_kind, "head:") || starts_with(office_kind, "minister") || starts_with(office_kind, "deputy:") ||
                               office_kind == "governor" || office_kind == "officer" || office_kind == "lawmaker" || office_kind == "spokesperson:state" ||
                               office_kind == "prosecutor" || (office_kind == "adviser" && draft.named);
  const bool one_holder = office_of_state && office_kind != "adviser" && office_kind != "governor" && office_kind != "officer" && office_kind != "lawmaker" && office_kind != "prosecutor";
  if (side.empty() && office_kind == "reporter") side = outlet_side(index);
  if (side.empty() && office_kind == "governor") side = office_ground(index);
  if (side.empty() && office_kind == "officer" && polices(draft)) side = ground_named(slice(text_, draft.span));  // "Kepala Kepolisian Sabah"
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
  if (side.empty() && unowned && office_kind == "spokesperson") side = last_speaker(index, Speakers::Powers);  // "the coast guard said ... spokesperson NAME said"
  const bool bare = draft.owners.empty() && draft.owner_word == OwnerWord::None && !elsewhere;
  if (side.empty() && (unowned || bare) && draft.word->sided) side = carried_by(index);
  if (side.empty() && unowned && at_home(office_kind)) side = ground_struck(index);
  if (side.empty() && unowned && speaks_abroad(office_kind)) side = outlet_home_;
  if (side.empty() && office_of_state && unowned) side = theatre_.empty() ? last_speaker(index) : theatre_;
  if (side.empty() && unowned && office_kind == "diplomat" && alone_ && !torn(theatre_)) side = theatre_;  // "senior police official NAME"
  const bool nobodys = draft.owners.empty() && draft.owner_word == OwnerWord::None && !draft.foreign && !draft.named;
  if (side.empty() && nobodys && office_kind == "diplomat" && !draft.definite) side = short_statement(draft.tokens.sentence);
  if (draft.named && !links_[*draft.named].chains.empty()) {
    const std::size_t person = links_[*draft.named].chains.front();
    LocalEntity& entity = chains_[person].entity;
    const bool namesake = office_of_state && side.size() == 3 && entity.side.size() == 3 && side != entity.side && !entity.gazetteer.empty() && of_country(index);
    if (namesake) {  // "Colombian Defence Minister | Pedro Sanchez": no Spaniard
      entity.gazetteer.clear();
      entity.english.clear();
      entity.side = entity.of = side;
    }
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

// "Police officer NAME", "prajurit NAME", "the Kenyan army's 4th Division": a person or unit behind a word for forces is of them.
void Coreference::take_ranks() {
  for (std::uint32_t d = 0; d < drafts_.size(); ++d) {
    if (drafts_[d].kind != DraftKind::Name || links_[d].chains.size() != 1) continue;
    LocalEntity& named = chains_[links_[d].chains.front()].entity;
    const bool person = named.type == EntityType::Person;
    if ((!person && named.type != EntityType::Organization) || !named.side.empty() || !named.kind.empty() || !named.gazetteer.empty()) continue;
    const TokenRange& own = drafts_[d].tokens;
    const auto& tokens = analysis_.sentences[own.sentence].tokens;
    const bool possessed = own.begin > 0 && words_.in(WordSet::Possessive, fold_name(tokens[own.begin - 1].form));  // "'s"
    for (const std::uint32_t b : by_sentence_[own.sentence]) {
      const MentionDraft& force = drafts_[b];
      if (force.kind != DraftKind::Body || force.word->role != NounRole::Force || links_[b].chains.size() != 1) continue;
      const bool beside = person ? force.tokens.end == own.begin : possessed && (force.tokens.end == own.begin || force.tokens.end + 1 == own.begin);
      if (beside) named.side = named.of = side_of(links_[b].chains.front());
    }
  }
}

// "..., the governor of the province said. | NAME described the raid as a massacre", "... | "They hit us," NAME told a radio": who
// speaks right behind an office without a name, and is named without one, holds it.
void Coreference::name_office_holders() {
  for (std::uint32_t s = 1; s < by_sentence_.size(); ++s) {
    std::optional<std::uint32_t> office = office_speaking(s - 1);
    if (!office && s > 1 && opens_quotation(s - 1)) office = office_speaking(s - 2);
    if (!office) continue;
    const LocalEntity held = chains_[links_[*office].chains.front()].entity;
    for (const std::uint32_t d : by_sentence_[s]) {
      const bool first = drafts_[d].tokens.begin == 0 || behind_quotation(d);
      if (drafts_[d].kind != DraftKind::Name || !first || titled_[d] || links_[d].chains.size() != 1 || !speaks(d)) continue;
      LocalEntity& person = chains_[links_[d].chains.front()].entity;
      if (person.type != EntityType::Person || !person.side.empty() || !person.kind.empty()) continue;
      person.side = held.side;
      person.of = held.of;
      person.kind = held.kind;
    }
  }
}

// The last office without a name that speaks in the sentence.
std::optional<std::uint32_t> Coreference::office_speaking(std::uint32_t sentence) const {
  std::optional<std::uint32_t> office;
  for (const std::uint32_t d : by_sentence_[sentence])
    if (links_[d].rule == "title:unnamed" && drafts_[d].definite && !drafts_[d].plural && links_[d].chains.size() == 1 && speaks(d)) office = d;
  return office;
}

bool Coreference::opens_quotation(std::uint32_t sentence) const {
  const auto& tokens = analysis_.sentences[sentence].tokens;
  return !tokens.empty() && is_quotation_mark(tokens.front().form);
}

// The name stands right behind the closing mark of a quotation, with a comma at most between them.
bool Coreference::behind_quotation(std::uint32_t draft) const {
  const auto& tokens = analysis_.sentences[drafts_[draft].tokens.sentence].tokens;
  std::uint32_t at = drafts_[draft].tokens.begin;
  if (at > 0 && tokens[at - 1].form == ",") --at;
  return at > 0 && is_quotation_mark(tokens[at - 1].form);
}

// "Its director" after an organization that takes no side.
bool Coreference::of_charity(std::uint32_t index) const {
  if (drafts_[index].owner_word == OwnerWord::Person) return false;
  const Chains found = antecedent(index, Wanted::Thing);
  return found.size() == 1 && chains_[found.front()].entity.side.empty() && chains_[found.front()].entity.kind == "charity";
}

}  // namespace hearsay::extract
