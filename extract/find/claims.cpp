#include "extract/find/claims.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "extract/find/accused.h"
#include "extract/find/attribution.h"
#include "extract/find/citation.h"
#include "extract/find/claim_content.h"
#include "extract/find/claim_cues.h"
#include "extract/find/claim_headline.h"
#include "extract/find/claim_view.h"
#include "extract/find/deed.h"
#include "extract/find/figure.h"
#include "extract/find/polarity.h"
#include "extract/find/report.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {

namespace {

// Kinds of claimants that speak for the country they are in (vocabulary of LocalEntity::kind).
constexpr const char* kAuthorities[] = {"police", "mayor", "governor", "ministry", "government", "head:region", "force:police", "force:security", "minister"};

// Holds the drafts of one document and turns them into records.
class ClaimMaker {
 public:
  ClaimMaker(const Analysis& analysis, std::string_view text, Findings& findings, const ClaimWords& words)
      : words_(words), findings_(findings), evidence_(findings.evidence), view_(analysis, text, findings, words),
        quotes_(place_quotations(view_, find_quotations(text))), attribution_(view_, evidence_, quotes_) {}

  void run() {
    draft_cues();
    find_contents(view_, quotes_, drafts_);
    std::erase_if(drafts_, [](const Draft& draft) { return draft.content.empty() || !draft.speaker.found(); });
    drop_doubles();
    settle_nested();
    add_headlines(view_, attribution_, drafts_);
    add_implicit(view_, attribution_, quotes_, drafts_);
    for (Draft& draft : drafts_) read_accusation(draft);
    make_claims();
    make_figures();
    find_reports(view_, notes_, findings_);
    find_citations(view_, findings_);
  }

 private:
  void draft_cues() {
    for (const Cue& cue : find_cues(view_, quotes_)) {
      Draft draft;
      draft.cue = cue;
      draft.speaker = attribution_.speaker_of(cue, drafts_);
      if (!draft.speaker.found()) continue;
      draft.reasons.push_back({"cue", cue.entry->lemma});
      drafts_.push_back(std::move(draft));
    }
  }

  // "the statement attributed to X, who said": noun and verb are one claim.
  void drop_doubles() {
    for (std::size_t i = 0; i + 1 < drafts_.size(); ++i) {
      const Draft& next = drafts_[i + 1];
      const bool noun = drafts_[i].cue.entry->form == CueForm::Noun && next.cue.entry->form == CueForm::Verb;
      const bool author = drafts_[i].speaker.rule == "named as the author";
      if (noun && author && next.speaker.entities == drafts_[i].speaker.entities && drafts_[i].holds(next.cue.place)) drafts_[i].content.clear();
      else if (noun && author && next.speaker.entities == drafts_[i].speaker.entities && view_.sentence_of(next.place()) == view_.sentence_of(drafts_[i].place())) drafts_[i].content.clear();
    }
    std::erase_if(drafts_, [](const Draft& draft) { return draft.content.empty(); });
  }

  // A clause inside another speaker's content is told by that speaker: dropped, unless a medium only relays it.
  void settle_nested() {
    for (Draft& draft : drafts_) {
      if (!draft.nested) continue;
      Draft* outer = outer_of(draft);
      if (!outer) { draft.nested = false; continue; }
      if (!outer->speaker.outlet || outer->speaker.entities == draft.speaker.entities) continue;
      draft.nested = false;
      for (std::size_t index : outer->speaker.entities) draft.chain.push_back({index, view_.span(outer->speaker.range), view_.span(outer->cue.range)});
      outer->nested = true;
    }
    std::erase_if(drafts_, [](const Draft& draft) { return draft.nested; });
  }

  // The cue whose content holds this one: by the tree, else the one before it in the sentence.
  Draft* outer_of(Draft& draft) {
    for (std::uint32_t at = draft.cue.place; view_.head(at) != kNowhere; at = view_.head(at)) {
      const auto found = std::lower_bound(drafts_.begin(), drafts_.end(), view_.head(at), [](const Draft& other, std::uint32_t place) { return other.place() < place; });
      if (found != drafts_.end() && found->cue.place == view_.head(at) && &*found != &draft) return &*found;
    }
    const std::uint32_t begin = view_.sentence_at(draft.cue.place).begin;
    for (Draft* other = &draft; other != drafts_.data(); --other)
      if ((other - 1)->place() < begin) return nullptr;
      else if (!(other - 1)->nested) return other - 1;
    return nullptr;
  }

  void read_accusation(Draft& draft) {
    if (!draft.cue.entry) return;
    const bool accuses = draft.cue.entry->takes & kTakesAccused;
    if (draft.cue.entry->act != Act::Accuse && draft.cue.entry->act != Act::Condemn) return;
    draft.reciprocal = draft.speaker.entities.size() > 1 && reciprocal(draft);
    if (draft.reciprocal || !accuses) return;
    draft.blamed = blamed(draft);
  }

  bool reciprocal(const Draft& draft) const {
    const std::uint32_t cue = draft.cue.place;
    const std::uint32_t begin = std::max(view_.sentence_at(cue).begin, cue > 3 ? cue - 3 : 0);
    const std::uint32_t end = std::min(view_.sentence_at(cue).end, draft.cue.range.end + 4);
    for (std::uint32_t i = begin; i < end; ++i)
      if (view_.is(i, WordClass::Reciprocal)) return true;
    for (std::uint32_t i = draft.cue.range.begin; i < draft.cue.range.end; ++i)
      if (view_.is(i, WordClass::ExchangeNoun) && i != cue) return true;
    return false;
  }

  // The object of an accusing cue; "blamed the attack on X"; the subject of a passive.
  std::vector<std::size_t> blamed(const Draft& draft) const {
    const std::uint32_t cue = draft.cue.place;
    if (draft.cue.passive) return entities_at(view_, view_.subject(cue));
    const auto object = view_.child(cue, Rel::Obj);
    if (draft.cue.entry->act == Act::Condemn && object != kNowhere && tells_deed(object)) return {};  // its own roles tell
    for (std::uint32_t child : view_.children(cue)) {
      const auto mark = view_.child(child, Rel::Case);
      if (draft.cue.entry->act == Act::Accuse && view_.rel(child) == Rel::Obl && mark != kNowhere && view_.is(mark, WordClass::TargetMark) && object != kNowhere)
        if (auto found = acting(entities_at(view_, child)); !found.empty()) return found;
    }
    if (object != kNowhere && draft.holds(object)) {
      if (auto found = acting(entities_at(view_, object)); !found.empty()) return found;
    }
    if (draft.cue.entry->act == Act::Condemn) return {};
    for (std::uint32_t i = draft.cue.range.end; i < draft.content.front().end && i < draft.cue.range.end + 5; ++i)
      if (const auto mention = view_.mention_over(i); mention != kNowhere)
        if (auto found = acting(view_.mention(mention).entities); !found.empty()) return found;
    return {};
  }

  bool tells_deed(std::uint32_t place) const {
    for (const WordInfo* info : view_.words(place).all())
      if (!info->deeds.empty()) return true;
    return false;
  }

  std::vector<std::size_t> acting(std::vector<std::size_t> entities) const {
    std::erase_if(entities, [&](std::size_t index) { return evidence_.entities[index].type == EntityType::Place; });
    return entities;
  }

  std::vector<DeedHit> deeds_of(const Draft& draft) const {
    std::vector<DeedHit> deeds;
    for (Range content : draft.content)
      for (DeedHit& hit : find_deeds(view_, content)) deeds.push_back(std::move(hit));
    return deeds;
  }

  void make_claims() {
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      const std::vector<DeedHit> deeds = deeds_of(drafts_[d]);
      for (std::size_t claimant : drafts_[d].speaker.entities) make_claim(d, claimant, deeds);
    }
    for (std::size_t i = 0; i < enemies_.size(); ++i) blame_enemy(enemies_[i]);
  }

  void make_claim(std::size_t d, std::size_t claimant, const std::vector<DeedHit>& deeds) {
    const Draft& draft = drafts_[d];
    Blame blame = blame_of(view_, evidence_, draft, claimant, deeds);
    const Stance stance = stance_of(view_, evidence_, draft, {blame.own_deed, !blame.accused.empty() || blame.enemy});
    if (stance.act == Act::Deny || stance.act == Act::Admit) blame.accused.clear(), blame.enemy = false;
    Claim claim;
    claim.act = stance.act;
    claim.polarity = stance.polarity;
    claim.modality = stance.modality;
    claim.claimants = {claimant};
    claim.accused = blame.accused;
    claim.chain = draft.chain;
    claim.quoted = draft.quoted;
    claim.implicit = draft.implicit;
    fill_spans(draft, claim);
    fill_deed(draft, deeds, claim);
    claim.reasons = draft.reasons;
    claim.reasons.push_back({"claimant: " + draft.speaker.rule, std::string(view_.words_of(draft.speaker.range))});
    if (draft.root != kNowhere && draft.cue.place != kNowhere) claim.reasons.push_back({"path", view_.path(draft.root, draft.cue.place)});
    if (!stance.reason.empty()) claim.reasons.push_back({"act", stance.reason});
    for (Reason& reason : blame.reasons) claim.reasons.push_back(std::move(reason));
    for (std::size_t accused : claim.accused) opponents_.add(power(claimant), power(accused), accused);
    if (blame.enemy && claim.accused.empty()) enemies_.push_back(evidence_.claims.size());
    notes_.push_back({d, draft.content, deeds, draft.place()});
    evidence_.claims.push_back(std::move(claim));
    name_in_english(evidence_.entities[claimant]);
    side_with_ground(claimant);
  }

  // "A Hamas official", "juru bicara militer X": who speaks for the power named beside the noun.
  bool side_beside(LocalEntity& entity) const {
    if (!entity.side.empty() || entity.mentions.empty()) return false;
    for (const Mention& mention : entity.mentions) {
      const std::uint32_t first = view_.place_at(mention.span.begin);
      std::uint32_t head = kNowhere;
      for (std::uint32_t i = first; i < view_.size() && view_.token(i).span.begin < mention.span.end; ++i)
        if (view_.is(i, WordClass::ActsFor)) head = i;
      if (head == kNowhere) continue;
      for (std::uint32_t child : view_.children(head)) {
        const Rel rel = view_.rel(child);
        const auto beside = view_.mention_headed(child);
        if (beside == kNowhere || (rel != Rel::Nmod && rel != Rel::Compound && rel != Rel::Amod && rel != Rel::Poss && rel != Rel::Flat)) continue;
        const std::size_t index = view_.mention(beside).entities.front();
        if (&evidence_.entities[index] == &entity || power(index).empty() || evidence_.entities[index].type == EntityType::Person) continue;
        entity.side = power(index);
        return true;
      }
    }
    return false;
  }

  // Local authorities (police, a governor, a mayor) act for the country whose place they name, else for the one on whose
  // ground the document tells most.
  void side_with_ground(std::size_t claimant) {
    LocalEntity& entity = evidence_.entities[claimant];
    if (side_beside(entity)) return;
    const bool authority = std::any_of(std::begin(kAuthorities), std::end(kAuthorities), [&](const char* kind) { return entity.kind.starts_with(kind); });
    if (!entity.side.empty() || !entity.of.empty() || !authority) return;
    read_war();
    for (const Mention& mention : entity.mentions)
      for (std::uint32_t m = 0; m < findings_.mentions.size(); ++m) {
        const Range range = view_.mention_range(m);
        const LocalEntity& place = evidence_.entities[findings_.mentions[m].entities.front()];
        const bool inside = !range.empty() && range.end <= view_.size() && mention.span.contains(view_.span(range));
        if (inside && place.type != EntityType::Person && place.type != EntityType::Organization && !(place.side.empty() && place.of.empty())) {
          entity.side = place.side.empty() ? place.of : place.side;
          return;
        }
      }
    entity.side = ground_;
  }

  // Claimants without a name get English words, so that graphs over languages can compare them.
  void name_in_english(LocalEntity& entity) const {
    if (entity.named || !entity.english.empty() || words_.by_lemma()) return;
    std::string english;
    std::istringstream in(entity.name);
    for (std::string word; in >> word;) {
      const auto gloss = words_.gloss(lower_case(word));
      if (gloss.empty() && word == lower_case(word)) continue;
      if (!english.empty()) english += ' ';
      english += gloss.empty() ? word : std::string(gloss);
    }
    entity.english = english;
  }

  const std::string& power(std::size_t index) const {
    const LocalEntity& entity = evidence_.entities[index];
    return entity.side.empty() ? entity.of : entity.side;
  }

  void fill_spans(const Draft& draft, Claim& claim) const {
    for (Range range : draft.content) claim.content.push_back(view_.span(range));
    claim.span = claim.content.front();
    for (Span span : claim.content) claim.span = claim.span.cover(span);
    if (!draft.speaker.range.empty()) claim.claimant = view_.span(draft.speaker.range);
    if (draft.cue.place == kNowhere) {
      if (!claim.claimant.empty()) claim.span = claim.span.cover(claim.claimant);
      return;
    }
    claim.cue = view_.span(draft.cue.range);
    claim.cue_lemma = draft.cue.entry->lemma;
    claim.span = claim.span.cover(claim.cue);
    if (!claim.claimant.empty() && view_.sentence_of(draft.speaker.range.begin) == view_.sentence_of(draft.cue.place)) claim.span = claim.span.cover(claim.claimant);
  }

  // The main deed: what the act itself is, else the deed nearest to the content's predicate.
  void fill_deed(const Draft& draft, const std::vector<DeedHit>& deeds, Claim& claim) const {
    const DeedHit* best = nullptr;
    const auto rank = [&](const DeedHit& hit) { return (hit.place == draft.root ? 4 : 0) + (hit.entry->hostile && !hit.actors.empty() ? 2 : 0) + (hit.entry->hostile ? 1 : 0); };
    for (const DeedHit& hit : deeds)
      if (!best || rank(hit) > rank(*best)) best = &hit;
    if (claim.act == Act::Demand) claim.deed.plover = Plover::Request;
    else if (best) claim.deed.plover = best->entry->plover;
    if (!best) return;
    claim.deed.trigger = view_.token(best->place).span;
    claim.deed.polarity = claim.polarity;
    claim.deed.actors = best->actors.empty() ? claim.accused : best->actors;
    claim.deed.targets = best->targets;
  }

  // "The enemy" and unnamed attackers: the speaker's opponent in this document.
  void blame_enemy(std::size_t index) {
    Claim& claim = evidence_.claims[index];
    auto found = opponents_.of(power(claim.claimants.front()));
    if (!found) found = other_party(power(claim.claimants.front()));
    if (!found) return;
    claim.accused = {*found};
    claim.reasons.push_back({"accused: the enemy", evidence_.entities[*found].name});
  }

  // Where nobody has been accused by name: the country or force named most often on another side.
  std::optional<std::size_t> other_party(const std::string& side) const {
    std::optional<std::size_t> best;
    std::size_t most = 1;
    for (std::size_t i = 0; i < evidence_.entities.size(); ++i) {
      const LocalEntity& entity = evidence_.entities[i];
      const bool party = entity.type == EntityType::Country || entity.kind.starts_with("force") || entity.kind.starts_with("armed");
      if (!party || power(i).empty() || side.empty() || power(i) == side || entity.mentions.size() <= most) continue;
      most = entity.mentions.size();
      best = i;
    }
    return best;
  }

  // Figures belong to every claim whose content holds them, else to the article's own voice.
  void make_figures() {
    for (const FigureHit& hit : find_figures(view_, evidence_)) {
      bool claimed = false;
      for (std::size_t c = first_claim_near(hit.place); c < evidence_.claims.size(); ++c) {
        const Draft& draft = drafts_[notes_[c].draft];
        if (draft.content.front().begin > hit.place && draft.place() > hit.place) {
          if (view_.sentence_of(draft.place()) > view_.sentence_of(hit.place) + 1) break;
          continue;
        }
        if (!draft.holds(hit.place)) continue;
        claimed = true;
        add_figure(hit, c);
      }
      if (!claimed) add_figure(hit, std::nullopt);
    }
  }

  // Claims are in text order of their drafts; contents reach back over a few sentences only.
  std::size_t first_claim_near(std::uint32_t place) const {
    const std::uint32_t from = place > 2000 ? place - 2000 : 0;
    const auto found = std::lower_bound(notes_.begin(), notes_.end(), from, [](const ClaimNote& note, std::uint32_t at) { return note.place < at; });
    return static_cast<std::size_t>(found - notes_.begin());
  }

  void add_figure(const FigureHit& hit, std::optional<std::size_t> claim) {
    Figure figure = hit.figure;
    figure.claim = claim;
    if (claim && (hit.own_side || own_loss(hit, evidence_.claims[*claim]))) figure.side = power(evidence_.claims[*claim].claimants.front());
    if (figure.side.empty()) figure.side = attacked_power(hit, claim);
    if (figure.side.empty() && claim) figure.side = own_ground(hit, *claim);
    const Range speaker = claim ? drafts_[notes_[*claim].draft].speaker.range : Range{};
    if (hit.victims != kNowhere && speaker.contains(hit.victims)) figure.side.clear();
    if (claim) evidence_.claims[*claim].figures.push_back(evidence_.figures.size());
    std::vector<std::string> sides;
    if (hit.each_side && figure.side.empty()) sides = parties();
    if (sides.size() == 2) {
      figure.side = sides[0];
      evidence_.figures.push_back(figure);
      figure.side = sides[1];
      if (claim) evidence_.claims[*claim].figures.push_back(evidence_.figures.size());
    }
    evidence_.figures.push_back(std::move(figure));
  }

  // "The Armenian side has one killed": the speaker's side stands as the one that has the victims.
  bool own_side_has(const FigureHit& hit, const Claim& claim) const {
    const std::string& own = power(claim.claimants.front());
    if (own.empty() || (hit.victims != kNowhere && !view_.words(hit.victims).victim().empty())) return false;
    const std::uint32_t begin = view_.sentence_at(hit.place).begin;
    for (std::uint32_t i = hit.place; i > begin && hit.place - i < 8; --i)
      if (view_.is(i - 1, WordClass::SideNoun))
        if (const auto mention = view_.mention_over(i - 1); mention != kNowhere && power(view_.mention(mention).entities.front()) == own) return true;
    return false;
  }

  // "Russia's attack in Ukraine killed dozens": victims without a side are of the power that another country's attack
  // struck: where the sentence puts it, else where the document mostly does. Nothing is inferred for civil wars, where
  // both stand on one ground.
  std::string attacked_power(const FigureHit& hit, std::optional<std::size_t> claim) {
    if (hit.figure.kind == FigureKind::Displaced || hit.each_side) return {};
    read_war();
    const Range sentence = view_.sentence_at(hit.place);
    std::string attacker;
    for (const DeedHit& deed : find_deeds(view_, sentence))
      for (std::size_t actor : deed.actors)
        if (deed.entry->hostile && !deed.mutual && attacker.empty()) attacker = power(actor);
    const bool told_here = !attacker.empty();
    if (attacker.empty() && claim && !evidence_.claims[*claim].accused.empty()) attacker = power(evidence_.claims[*claim].accused.front());
    if (attacker.empty()) attacker = aggressor_;
    if (attacker.empty()) return {};
    if (hit.victims != kNowhere && view_.is(hit.victims, WordClass::Military)) return told_here || claim ? force_against(attacker) : std::string();
    if (attacker.size() != 3 && home_of(attacker).empty()) return {};
    std::string struck = ground_of(view_.sentence_of(hit.place), attacker);
    if (struck.empty() && told_here) struck = ground_;
    return struck == attacker || std::find(torn_.begin(), torn_.end(), struck) != torn_.end() ? std::string() : struck;
  }

  // "Two people were killed, the governor said": officials who tell of victims on their own country's ground tell of its
  // people. Media and monitors speak for nobody.
  std::string own_ground(const FigureHit& hit, std::size_t claim) {
    if (hit.figure.kind == FigureKind::Displaced || hit.active) return {};
    const std::size_t claimant = evidence_.claims[claim].claimants.front();
    const LocalEntity& speaker = evidence_.entities[claimant];
    const bool neutral = drafts_[notes_[claim].draft].speaker.outlet || speaker.kind.starts_with("media") || speaker.kind.starts_with("agency") || speaker.kind.starts_with("charity");
    const std::string own = power(claimant);
    read_war();
    if (neutral || own.size() != 3 || std::find(torn_.begin(), torn_.end(), own) != torn_.end()) return {};
    const std::string here = ground_of(view_.sentence_of(hit.place), "");
    return (here.empty() ? ground_ : here) == own ? own : std::string();
  }

  // The power whose forces are named most, other than `attacker`.
  std::string force_against(const std::string& attacker) const {
    std::string best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < evidence_.entities.size(); ++i) {
      const LocalEntity& entity = evidence_.entities[i];
      if (!entity.kind.starts_with("force") || power(i).empty() || power(i) == attacker || entity.mentions.size() <= most) continue;
      most = entity.mentions.size();
      best = power(i);
    }
    return best;
  }

  // The country that an armed group belongs to.
  std::string home_of(const std::string& group) const {
    for (const LocalEntity& entity : evidence_.entities)
      if (entity.side == group && !entity.of.empty() && entity.of != group) return entity.of;
    return {};
  }

  // The power on whose ground something in the sentence was, other than `attacker`.
  std::string ground_of(std::uint32_t sentence, const std::string& attacker) const {
    const Range mentions = view_.mentions_in(sentence);
    for (std::uint32_t m = mentions.begin; m < mentions.end; ++m)
      if (const std::string ground = ground_at(m); !ground.empty() && ground != attacker) return ground;
    return {};
  }

  // The power of a place that a mention names as a place, or empty.
  std::string ground_at(std::uint32_t mention) const {
    const LocalEntity& entity = evidence_.entities[view_.mention(mention).entities.front()];
    const Range range = view_.mention_range(mention);
    if (range.empty() || range.begin == view_.sentence_at(range.begin).begin || entity.type == EntityType::Person || entity.type == EntityType::Organization) return {};
    for (std::uint32_t back = 1; back <= 3 && range.begin >= view_.sentence_at(range.begin).begin + back; ++back) {
      if (view_.token(range.begin - back).upos == Upos::Propn) break;
      if (view_.is(range.begin - back, WordClass::PlaceMark) || view_.is(range.begin - back, WordClass::TargetMark)) return entity.side.empty() ? entity.of : entity.side;
    }
    return {};
  }

  // Read once: the country that does most hostile deeds here, the ground where most is told, countries torn by civil war.
  void read_war() {
    if (war_read_) return;
    war_read_ = true;
    std::map<std::string, int> attackers, grounds;
    for (const DeedHit& deed : find_deeds(view_, {0, view_.size()}))
      for (std::size_t actor : deed.actors)
        if (deed.entry->hostile && !deed.mutual && !power(actor).empty()) ++attackers[power(actor)];
    for (std::uint32_t m = 0; m < findings_.mentions.size(); ++m)
      if (const std::string ground = ground_at(m); !ground.empty()) ++grounds[ground];
    int total = 0;
    for (const auto& [name, count] : attackers) total += count;
    for (const auto& [name, count] : attackers)
      if (count >= 2 && count * 10 >= total * 6) aggressor_ = name;
    int most = 0, all = 0;
    for (const auto& [name, count] : grounds) {
      all += count;
      if (count > most) most = count, ground_ = name;
    }
    if (most * 2 < all) ground_.clear();
    for (const LocalEntity& entity : evidence_.entities)
      if (entity.kind.starts_with("group:opposition") && !entity.of.empty()) torn_.push_back(entity.of);
  }

  // "reported deaths", "lost two soldiers": a belligerent that tells losses without a side tells its own.
  bool own_loss(const FigureHit& hit, const Claim& claim) const {
    if (!hit.figure.side.empty() || hit.figure.kind == FigureKind::Displaced) return false;
    if (std::find(claim.accused.begin(), claim.accused.end(), claim.claimants.front()) != claim.accused.end()) return false;
    if (hit.active) return view_.is(hit.place, WordClass::Lose);
    const bool military = hit.victims != kNowhere && view_.is(hit.victims, WordClass::Military);
    const bool losses = hit.victims == kNowhere && !hit.figure.count && !hit.figure.min;
    const LocalEntity& speaker = evidence_.entities[claim.claimants.front()];
    const bool belligerent = speaker.type == EntityType::Country || speaker.kind.starts_with("force") || speaker.kind.starts_with("ministry:def") || speaker.kind.starts_with("group:armed");
    const bool official = !power(claim.claimants.front()).empty() && !drafts_[notes_[static_cast<std::size_t>(&claim - evidence_.claims.data())].draft].speaker.outlet;
    return (belligerent && losses) || (official && military) || own_side_has(hit, claim);
  }

  // The two sides named most often.
  std::vector<std::string> parties() const {
    std::map<std::string, std::size_t> counts;
    for (std::size_t i = 0; i < evidence_.entities.size(); ++i)
      if (!power(i).empty()) counts[power(i)] += evidence_.entities[i].mentions.size();
    std::vector<std::string> sides;
    for (int n = 0; n < 2 && !counts.empty(); ++n) {
      auto best = counts.begin();
      for (auto at = counts.begin(); at != counts.end(); ++at)
        if (at->second > best->second) best = at;
      sides.push_back(best->first);
      counts.erase(best);
    }
    std::sort(sides.begin(), sides.end());
    return sides;
  }

  const ClaimWords& words_;
  Findings& findings_;
  Evidence& evidence_;
  ClaimView view_;
  std::vector<QuotedRange> quotes_;
  Attribution attribution_;
  std::vector<Draft> drafts_;
  std::vector<ClaimNote> notes_;  // one per claim
  Opponents opponents_;
  std::vector<std::size_t> enemies_;  // claims against "the enemy"
  bool war_read_ = false;
  std::string aggressor_, ground_;    // powers, empty where unclear
  std::vector<std::string> torn_;     // countries with an opposition in arms
};

}  // namespace

Result<ClaimFinder> ClaimFinder::load(const Lexicon& lexicon) {
  nlohmann::json sections;
  for (const char* name : {"cues", "negation", "deeds", "figures", "events"}) sections[name] = lexicon.section(name);
  auto finder = load(sections);
  if (!finder) return fail(finder.error().within(lexicon.path()));
  return finder;
}

Result<ClaimFinder> ClaimFinder::load(const nlohmann::json& sections) {
  HEARSAY_TRY(ClaimWords words, ClaimWords::load(sections));
  ClaimFinder finder;
  finder.words_ = std::make_shared<const ClaimWords>(std::move(words));
  return finder;
}

void ClaimFinder::find(const Analysis& analysis, std::string_view text, Findings& findings) const {
  if (analysis.sentences.empty()) return;
  ClaimMaker(analysis, text, findings, *words_).run();
}

}  // namespace hearsay::extract
