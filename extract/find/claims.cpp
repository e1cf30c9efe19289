#include "extract/find/claims.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

#include "extract/find/accused.h"
#include "extract/find/attribution.h"
#include "extract/find/citation.h"
#include "extract/find/claim_content.h"
#include "extract/find/claim_cues.h"
#include "extract/find/claim_headline.h"
#include "extract/find/claim_view.h"
#include "extract/find/deed.h"
#include "extract/find/denounced.h"
#include "extract/find/figure.h"
#include "extract/find/polarity.h"
#include "extract/find/report.h"
#include "extract/find/retold.h"
#include "extract/find/victim_side.h"
#include "extract/syntax/word_shape.h"

namespace hearsay::extract {

namespace {

// Kinds of claimants that speak for the country they are in (vocabulary of LocalEntity::kind).
constexpr const char* kAuthorities[] = {"police", "mayor", "governor", "ministry", "government", "head:region", "force:police", "force:security", "minister", "officials"};

// A claim against nobody by name, and whom it blames where its speaker has no opponent.
struct Unnamed {
  std::size_t claim = 0;
  bool enemy = false;                   // "the enemy": the other party, else whoever attacks
  std::uint32_t denounced = kNowhere;   // a deed told before: whoever did it
};

// Holds the drafts of one document and turns them into records.
class ClaimMaker {
 public:
  ClaimMaker(const Analysis& analysis, std::string_view text, Findings& findings, const ClaimWords& words)
      : words_(words), findings_(findings), evidence_(findings.evidence), view_(analysis, text, findings, words),
        quotes_(place_quotations(view_, find_quotations(text))), attribution_(view_, evidence_, quotes_), victims_(view_, evidence_) {}

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
      const Speaker relay = attribution_.relay(cue, draft.speaker, drafts_);
      draft.relayed = relay.found();
      draft.speaker.entities.insert(draft.speaker.entities.end(), relay.entities.begin(), relay.entities.end());
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
      const bool describes = view_.rel(next.cue.place) == Rel::Relcl || view_.rel(next.cue.place) == Rel::Acl;
      const bool bare = noun && describes && drafts_[i].cue.entry->act == next.cue.entry->act && next.speaker.entities == drafts_[i].speaker.entities && drafts_[i].content.front().end <= next.cue.place && view_.sentence_of(next.place()) == view_.sentence_of(drafts_[i].place()) && !tells_more(drafts_[i].content.front());
      if (bare) drafts_[i].content.clear();  // "the claim of X, which says that": one claim
      else if (noun && author && next.speaker.entities == drafts_[i].speaker.entities && drafts_[i].holds(next.cue.place)) drafts_[i].content.clear();
      else if (noun && author && next.speaker.entities == drafts_[i].speaker.entities && view_.sentence_of(next.place()) == view_.sentence_of(drafts_[i].place())) drafts_[i].content.clear();
    }
    for (Draft& draft : drafts_)
      if (told_already(draft)) draft.content.clear();
    std::erase_if(drafts_, [](const Draft& draft) { return draft.content.empty(); });
  }

  bool tells_more(Range content) const {
    for (std::uint32_t i = content.begin; i < content.end; ++i)
      if (view_.token(i).upos == Upos::Verb) return true;
    return false;
  }

  // "A blamed B for it, according to a statement", "..., according to preliminary reports": a statement of nobody else, in a
  // sentence that a claim tells.
  bool told_already(const Draft& draft) const {
    if (draft.cue.entry->form != CueForm::Adposition || draft.content.empty()) return false;
    const Range phrase{draft.cue.range.end, std::min(draft.cue.range.end + 4, view_.size())};
    bool statement = false;
    for (std::uint32_t i = phrase.begin; i < phrase.end && !statement; ++i) statement = view_.is(i, WordClass::StatementNoun) && (view_.lexicon().by_lemma() || !view_.is(i, WordClass::SourceNoun));
    if (!statement) return false;
    const bool named = evidence_.entities[draft.speaker.entities.front()].named;
    for (auto at = static_cast<std::size_t>(&draft - drafts_.data()); at > 0; --at) {
      const Draft& other = drafts_[at - 1];
      if (view_.sentence_of(other.place()) != view_.sentence_of(draft.place())) return false;
      if (!other.content.empty() && other.place() < draft.place() && (other.speaker.entities == draft.speaker.entities || !named)) return true;
    }
    return false;
  }

  // A clause inside another speaker's content is told by that speaker: dropped, unless a medium only relays it ("Reuters
  // reported that the ministry said": the medium is dropped), or another power is said to claim it ("A said that B had warned":
  // both claim). Who tells of it stands in the chain.
  void settle_nested() {
    for (Draft& draft : drafts_) {
      if (!draft.nested) continue;
      Draft* outer = outer_of(draft);
      if (!outer) { draft.nested = false; continue; }
      if (outer->speaker.entities == draft.speaker.entities) continue;
      const bool denied = outer->cue.entry && outer->cue.entry->act == Act::Deny && draft.cue.entry->act == Act::Accuse;  // "A denied B's accusation that"
      const bool verb = draft.cue.entry->form == CueForm::Verb || denied;
      if (!outer->speaker.outlet && !(verb && of_another_power(draft.speaker, outer->speaker))) continue;
      draft.nested = false;
      for (std::size_t index : outer->speaker.entities) draft.chain.push_back({index, view_.span(outer->speaker.range), view_.span(outer->cue.range)});
      if (outer->speaker.outlet) outer->nested = true;
    }
    std::erase_if(drafts_, [](const Draft& draft) { return draft.nested; });
  }

  bool of_another_power(const Speaker& a, const Speaker& b) const {
    const std::string& own = power(a.entities.front());
    return !own.empty() && own != power(b.entities.front());
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
    draft.reciprocal = reciprocal(draft);
    if (draft.reciprocal && draft.speaker.entities.size() == 1) add_partner(draft);
    draft.reciprocal = draft.reciprocal && draft.speaker.entities.size() > 1;
    if (draft.reciprocal || !accuses) return;
    draft.blamed = blamed(draft);
  }

  // "India, Pakistan trade blame", "Thailand-Kamboja saling tuduh": the power that stands beside the speaker is the other.
  void add_partner(Draft& draft) const {
    const Range own = draft.speaker.range;
    if (own.empty()) return;
    for (std::uint32_t m = 0; m < findings_.mentions.size(); ++m) {
      const Range other = view_.mention_range(m);
      if (other.empty() || other.end > view_.size() || view_.sentence_of(other.begin) != view_.sentence_of(own.begin)) continue;
      const bool touches = (other.end <= own.begin && other.end + 1 >= own.begin) || (own.end <= other.begin && own.end + 1 >= other.begin);
      const std::size_t index = findings_.mentions[m].entities.front();
      if (!touches || power(index).empty() || power(index) == power(draft.speaker.entities.front())) continue;
      draft.speaker.entities.push_back(index);
      return;
    }
  }

  bool reciprocal(const Draft& draft) const {
    const std::uint32_t cue = draft.cue.place;
    const std::uint32_t begin = std::max(view_.sentence_at(cue).begin, cue > 3 ? cue - 3 : 0);
    const std::uint32_t end = std::min(view_.sentence_at(cue).end, draft.cue.range.end + 4);
    for (std::uint32_t i = begin; i < end; ++i)
      if (view_.is(i, WordClass::Reciprocal) || (i < cue && i + 2 > cue && view_.is(i, WordClass::ExchangeVerb))) return true;
    for (std::uint32_t i = draft.cue.range.begin; i < draft.cue.range.end; ++i)
      if (view_.is(i, WordClass::ExchangeNoun) && i != cue) return true;
    return false;
  }

  // The object of an accusing cue; "blamed the attack on X"; the subject of a passive.
  std::vector<std::size_t> blamed(const Draft& draft) const {
    const std::uint32_t cue = draft.cue.place;
    if (draft.cue.passive) {
      for (std::uint32_t child : view_.children(cue)) {  // "an attack blamed by X | on Y"
        const auto mark = view_.child(child, Rel::Case);
        if (child < cue || view_.rel(child) != Rel::Obl || mark == kNowhere || !view_.is(mark, WordClass::TargetMark) || view_.is_agent(child)) continue;
        if (auto found = acting(entities_at(view_, child)); !found.empty()) return found;
      }
      const auto subject = view_.subject(cue);
      const bool relative = (view_.rel(cue) == Rel::Relcl || view_.rel(cue) == Rel::Acl) && !view_.lexicon().by_lemma();
      if (relative && subject != kNowhere && view_.token(subject).upos == Upos::Pron && entities_at(view_, subject).empty()) return entities_at(view_, view_.head(cue));  // "komandan X | yang dituduh"
      return entities_at(view_, subject == kNowhere && view_.rel(cue) == Rel::Xcomp ? view_.subject(view_.head(cue)) : subject);
    }
    const auto object = view_.child(cue, Rel::Obj);
    if (draft.cue.entry->act == Act::Condemn && object != kNowhere && view_.tells_deed(object)) return {};  // its own roles tell
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
    for (const Unnamed& unnamed : unnamed_) blame(unnamed);
  }

  void make_claim(std::size_t d, std::size_t claimant, const std::vector<DeedHit>& deeds) {
    const Draft& draft = drafts_[d];
    Blame blame = blame_of(view_, evidence_, draft, claimant, deeds);
    const Stance stance = stance_of(view_, evidence_, draft, {.own_deed = blame.own_deed, .blames = !blame.accused.empty() || blame.enemy, .denounces = blame.denounced != kNowhere, .own_by_state = blame.own_by_state});
    if (stance.act == Act::Deny || (stance.act == Act::Admit && !grants_other(draft, blame))) blame.accused.clear(), blame.enemy = blame.faceless = false, blame.denounced = kNowhere;
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
    for (std::size_t accused : claim.accused) side_at_home(accused, power(claimant));
    for (std::size_t accused : claim.accused) opponents_.add(power(claimant), power(accused), accused);
    const bool named = std::any_of(claim.accused.begin(), claim.accused.end(), [&](std::size_t accused) { return !power(accused).empty(); });
    const bool again = !named && !blame.enemy && !blame.own_deed && !blame.own_by_state && tells_again(d, claimant, claim, deeds);
    if (!named && !again && (blame.enemy || blame.faceless || blame.denounced != kNowhere))
      unnamed_.push_back({evidence_.claims.size(), blame.enemy, blame.denounced});
    notes_.push_back({d, draft.content, deeds, draft.place()});
    evidence_.claims.push_back(std::move(claim));
    name_in_english(evidence_.entities[claimant]);
    if (settled_.insert(claimant).second) side_with_ground(claimant);
  }

  // "A said B had shelled the town. The shelling hit a school, A added": of a deed told of before by the same speaker, whoever
  // that speaker has just held responsible.
  bool tells_again(std::size_t d, std::size_t claimant, Claim& claim, const std::vector<DeedHit>& deeds) const {
    constexpr std::uint32_t kBack = 2;  // sentences
    if (claim.act != Act::State && claim.act != Act::Condemn && claim.act != Act::Accuse) return false;
    if (claim.polarity != Polarity::Asserted || claim.modality == Modality::Future) return false;
    const std::uint32_t sentence = view_.sentence_of(drafts_[d].place());
    for (std::size_t i = evidence_.claims.size(); i-- > 0;) {
      const Claim& last = evidence_.claims[i];
      if (view_.sentence_of(notes_[i].place) + kBack < sentence) return false;
      if (last.claimants.front() != claimant || last.act == Act::Deny || last.act == Act::Demand || last.accused.empty()) continue;
      if (!retells(view_, evidence_, deeds, notes_[i].deeds, last.accused)) continue;
      claim.accused = last.accused;
      claim.reasons.push_back({"accused: of the deed told before", evidence_.entities[last.accused.front()].name});
      return true;
    }
    return false;
  }

  // "The Houthis acknowledged that Israel's strike killed nine ministers": granted, and done by another.
  static bool grants_other(const Draft& draft, const Blame& blame) { return draft.cue.entry && draft.cue.entry->act == Act::Admit && !blame.own_deed && !blame.own_by_state; }

  // "A Hamas official", "juru bicara militer X": who speaks for the power named beside the noun.
  bool side_beside(LocalEntity& entity) const {
    if (!entity.side.empty() || entity.mentions.empty()) return false;
    if (!entity.gazetteer.empty()) return false;  // known to speak for nobody: "Islamic State militants | monitor"
    if (entity.kind == "citizen" || entity.kind == "reporter") return false;  // "a medical source in Aleppo" speaks for nobody
    for (const Mention& mention : entity.mentions) {
      const std::uint32_t first = view_.place_at(mention.span.begin);
      std::uint32_t head = kNowhere;
      for (std::uint32_t i = first; i < view_.size() && view_.token(i).span.begin < mention.span.end; ++i)
        if (view_.is(i, WordClass::ActsFor)) head = i;
      if (head == kNowhere) continue;
      if (side_below(head, 0, entity)) return true;
    }
    return false;
  }

  // The power of a name inside the noun phrase headed by `place`; one that an adposition of place marks only says where.
  bool side_below(std::uint32_t place, int depth, LocalEntity& entity) const {
    for (std::uint32_t child : view_.children(place)) {
      const Rel rel = view_.rel(child);
      if (view_.tells_where(child) || (rel != Rel::Nmod && rel != Rel::Compound && rel != Rel::Amod && rel != Rel::Poss && rel != Rel::Flat)) continue;
      if (view_.token(child).upos == Upos::Verb) continue;  // "US-backed militants"
      const auto beside = view_.mention_headed(child);
      const std::size_t index = beside == kNowhere ? 0 : view_.mention(beside).entities.front();
      if (beside != kNowhere && evidence_.entities[index].kind == "charity") return true;  // "head of the Red Cross delegation in Yemen": nobody's
      const bool other = beside != kNowhere && &evidence_.entities[index] != &entity && !power(index).empty() && evidence_.entities[index].type != EntityType::Person;
      if (other) entity.side = power(index);
      if (other || (depth < 2 && side_below(child, depth + 1, entity))) return true;
    }
    return false;
  }

  // Local authorities (police, a governor, a mayor) act for the country whose place they name, else for the one on whose
  // ground the document tells most.
  void side_with_ground(std::size_t claimant) {
    LocalEntity& entity = evidence_.entities[claimant];
    if (side_beside(entity)) return;
    const bool authority = std::any_of(std::begin(kAuthorities), std::end(kAuthorities), [&](const char* kind) { return entity.kind.starts_with(kind); });
    if (!power_of(entity).empty() || !authority) return;
    for (const Mention& mention : entity.mentions) {
      const std::uint32_t at = view_.place_at(mention.span.begin);
      const Range beside = at < view_.size() ? view_.mentions_in(view_.sentence_of(at)) : Range{};
      for (std::uint32_t m = beside.begin; m < beside.end; ++m) {
        const Range range = view_.mention_range(m);
        const LocalEntity& place = evidence_.entities[findings_.mentions[m].entities.front()];
        const bool inside = !range.empty() && range.end <= view_.size() && mention.span.contains(view_.span(range));
        if (inside && place.type != EntityType::Person && place.type != EntityType::Organization && !power_of(place).empty()) {
          entity.side = power_of(place);
          return;
        }
      }
    }
    if (!entity.named && !entity.mentions.empty() && (entity.kind.starts_with("officials") || victims_.ground().empty())) entity.side = victims_.ground_before(view_.place_at(entity.mentions.front().span.begin));  // "Rusia menggempur X di Ukraina. Otoritas setempat melaporkan …"
    if (entity.side.empty()) entity.side = victims_.ground();
  }

  // "Security forces shot at protesters in Nairobi": forces without a name are those of the country where it happened, police
  // always, soldiers where no other state's are told of.
  void side_at_home(std::size_t accused, const std::string& speaker) {
    LocalEntity& entity = evidence_.entities[accused];
    const bool sent = !entity.named && entity.side.empty() && (entity.kind == "group:terrorists" || entity.kind == "group:armed");  // "Russian terrorists", "Iranian militias", elsewhere than at home
    if (sent && entity.of.size() == 3 && entity.of != speaker && entity.of != victims_.ground()) entity.side = entity.of;
    const bool police = entity.kind == "police" || entity.kind == "force:security" || entity.kind == "force:police" || entity.kind == "officials";
    if (entity.named || entity.mentions.empty() || !power_of(entity).empty() || !(police || entity.kind.starts_with("force"))) return;
    const std::uint32_t at = view_.place_at(entity.mentions.front().span.begin);
    for (std::uint32_t i = at > 0 ? at - 1 : at; i < view_.size() && view_.token(i).span.begin < entity.mentions.front().span.end; ++i)
      if (view_.is(i, WordClass::Nameless) || view_.is(i, WordClass::OwnSide)) return;  // "snipers", "its jets"
    std::string home = victims_.ground_before(at);
    if (home.empty()) home = victims_.ground();
    if (home != speaker && (police || victims_.only_state(home))) entity.side = home;
  }

  // Claimants without a name get English words, so that graphs over languages can compare them.
  void name_in_english(LocalEntity& entity) const {
    if (entity.named || !entity.english.empty() || words_.by_lemma()) return;
    if (entity.mentions.empty()) {
      entity.english = words_.in_english(entity.name, false);
      return;
    }
    const Span span = entity.mentions.front().span;
    const std::uint32_t at = view_.place_at(span.begin);
    std::string name = entity.name;
    const Range beside = at < view_.size() ? view_.mentions_in(view_.sentence_of(at)) : Range{};
    for (std::uint32_t m = beside.begin; m < beside.end; ++m) {  // "Perdana Menteri | Mesir"
      const Range range = view_.mention_range(m);
      const LocalEntity& country = evidence_.entities[findings_.mentions[m].entities.front()];
      if (country.type != EntityType::Country || country.english.empty() || range.empty() || !span.contains(view_.span(range))) continue;
      const std::string written(view_.words_of(range));
      if (const auto where = name.rfind(written); where != std::string::npos) name.replace(where, written.size(), country.english);
    }
    entity.english = words_.in_english(name, view_.told_of_one(at));
  }

  const std::string& power(std::size_t index) const { return victims_.power(index); }

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
    const auto rank = [&](const DeedHit& hit) { return (hit.place == draft.root ? 4 : 0) + (hit.hostile() && !hit.actors.empty() ? 2 : 0) + (hit.hostile() ? 1 : 0); };
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

  // "The enemy", unnamed attackers, whoever did what is denounced: the speaker's opponent in this document, else by what is told.
  void blame(const Unnamed& unnamed) {
    Claim& claim = evidence_.claims[unnamed.claim];
    const std::size_t speaker = claim.claimants.front();
    const std::string& own = power(speaker);
    std::vector<std::size_t> found = one(opponents_.of(own));
    const char* why = unnamed.enemy ? "accused: the enemy" : "accused: attackers without a side";
    if (found.empty() && unnamed.denounced != kNowhere) {
      found = doers_before(view_, evidence_, drafts_[notes_[unnamed.claim].draft], unnamed.denounced, evidence_.entities[speaker]);
      if (!found.empty()) why = "accused: of the deed told before";
    }
    if (found.empty()) found = one(unnamed.enemy ? other_party(own) : aggressor(own));
    add_missing(claim.accused, found);
    if (!found.empty()) claim.reasons.push_back({why, evidence_.entities[found.front()].name});
  }

  static std::vector<std::size_t> one(std::optional<std::size_t> index) { return index ? std::vector{*index} : std::vector<std::size_t>{}; }

  // The one power that attacks in this document, other than the speaker's: its entity named most often.
  std::optional<std::size_t> aggressor(const std::string& own) {
    const std::string& side = victims_.aggressor();
    if (side.empty() || side == own) return std::nullopt;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < evidence_.entities.size(); ++i)
      if (power(i) == side && evidence_.entities[i].type != EntityType::Place && (!best || evidence_.entities[i].mentions.size() > evidence_.entities[*best].mentions.size())) best = i;
    return best;
  }

  // Where nobody has been accused by name: the country or force named most often on another side.
  std::optional<std::size_t> other_party(const std::string& side) const {
    std::optional<std::size_t> best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < evidence_.entities.size(); ++i) {
      const LocalEntity& entity = evidence_.entities[i];
      const bool party = entity.type == EntityType::Country || entity.kind.starts_with("force") || entity.kind.starts_with("group:");
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
        const bool denied = evidence_.claims[c].act == Act::Deny && draft.place() > hit.place;  // "27 killed in Gaza, Israel denies"
        claimed = claimed || (denied && draft.quoted && quotation_over(quotes_, hit.place) != kNowhere && draft.holds(hit.place));  // nobody tells it
        const bool by_cue = draft.cue.place != kNowhere && draft.cue.range.contains(hit.place) && draft.holds(hit.range.end - 1);  // "gave a toll of 23 dead"
        if (denied || !(draft.holds(hit.place) || by_cue) || draft.reciprocal || told_further_in(c, hit.place) || told_behind(c, hit.place)) continue;  // "traded blame after shelling killed five": told by the article
        claimed = true;
        add_figure(hit, c);
      }
      if (!claimed) add_figure(hit, std::nullopt);
    }
  }

  // "A accused B of laying mines after three soldiers were hurt", "A condemned the raid after": what made A speak is told by
  // the article. Of what A only says, the clause must hang on the cue itself.
  bool told_behind(std::size_t claim, std::uint32_t place) const {
    const std::uint32_t cue = drafts_[notes_[claim].draft].cue.place;
    if (cue == kNowhere || cue > place || view_.sentence_of(cue) != view_.sentence_of(place) || quotation_over(quotes_, place) != kNowhere) return false;
    const Act act = evidence_.claims[claim].act;
    const bool blames = act == Act::Accuse || act == Act::Condemn;
    for (auto at = place; at != kNowhere && at > cue; at = view_.head(at)) {
      const auto mark = view_.rel(at) == Rel::Advcl ? opener_of(at) : kNowhere;
      if (mark != kNowhere && mark > cue && (blames || view_.head(at) == cue)) return true;
    }
    return false;
  }

  // The "after" that opens the clause, also where the tree hangs it on the clause's subject.
  std::uint32_t opener_of(std::uint32_t clause) const {
    for (const std::uint32_t child : view_.children(clause)) {
      if (child > clause) continue;
      if (view_.is(child, WordClass::ClauseMark)) return child;
      if (const auto mark = view_.child(child, Rel::Case); mark != kNowhere && view_.is(mark, WordClass::ClauseMark)) return mark;
    }
    return kNowhere;
  }

  // "A said it lost a soldier while B said two of its troops were killed": the inner speaker tells.
  bool told_further_in(std::size_t claim, std::uint32_t place) const {
    const Draft& outer = drafts_[notes_[claim].draft];
    for (std::size_t c = claim + 1; c < notes_.size() && notes_[c].place < place; ++c) {
      const Draft& inner = drafts_[notes_[c].draft];
      if (inner.cue.place == kNowhere || outer.cue.place == kNowhere || inner.cue.place <= outer.cue.place) continue;
      if (outer.holds(inner.cue.place) && inner.holds(place) && inner.speaker.entities != outer.speaker.entities) return true;
    }
    return false;
  }

  // Claims are in text order of their drafts; contents reach back over a few sentences only.
  std::size_t first_claim_near(std::uint32_t place) const {
    const std::uint32_t from = place > 2000 ? place - 2000 : 0;
    const auto found = std::lower_bound(notes_.begin(), notes_.end(), from, [](const ClaimNote& note, std::uint32_t at) { return note.place < at; });
    return static_cast<std::size_t>(found - notes_.begin());
  }

  // Media and monitors tell of everybody's victims.
  bool speaks_for_nobody(const Speaker& speaker) const {
    const LocalEntity& entity = evidence_.entities[speaker.entities.front()];
    return speaker.outlet || is_medium(entity) || entity.kind == "agency:un" || entity.kind.starts_with("charity");
  }

  void add_figure(const FigureHit& hit, std::optional<std::size_t> claim) {
    if (!claim && hit.figure.count == 0) return;  // "nobody was hurt": the article counts nobody
    Figure figure = hit.figure;
    figure.claim = claim;
    const Speaker* teller = claim ? &drafts_[notes_[*claim].draft].speaker : nullptr;
    FigureHit told = hit;
    if (teller && hit.victims != kNowhere && teller->range.contains(hit.victims)) {  // "Ministry: 11 dead": the teller is no victim
      told.victims = kNowhere;
      told.figure.side.clear();
    }
    figure.side = victims_.side_of(told, claim ? &evidence_.claims[*claim] : nullptr, teller && speaks_for_nobody(*teller));
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
  std::set<std::size_t> settled_;  // claimants whose ground was looked for
  Opponents opponents_;
  VictimSides victims_;
  std::vector<Unnamed> unnamed_;
};

}  // namespace

Result<ClaimFinder> ClaimFinder::load(const Lexicon& lexicon) {
  nlohmann::json sections;
  for (const char* name : {"cues", "negation", "deeds", "figures", "events", "names", "numbers", "home"}) sections[name] = lexicon.section(name);
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
