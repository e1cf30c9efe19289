#include "extract/find/victim_side.h"

#include <algorithm>
#include <string_view>

#include "extract/find/deed.h"

namespace hearsay::extract {

namespace {

bool is_state(const std::string& side) { return side.size() == 3; }

bool contains(const std::vector<std::string>& list, const std::string& item) { return std::find(list.begin(), list.end(), item) != list.end(); }

// Keys by falling weight, equal ones by name.
std::vector<std::string> ranked(const std::map<std::string, std::size_t>& weights) {
  std::vector<std::pair<std::string, std::size_t>> order(weights.begin(), weights.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> out;
  for (auto& [side, weight] : order) out.push_back(side);
  return out;
}

// An armed group that fights at home, against its own state.
bool fights_at_home(const LocalEntity& entity) {
  return entity.kind.starts_with("group:") && !entity.kind.ends_with(":abroad") && !entity.kind.ends_with(":party") && entity.side.starts_with("X-");
}

// An armed group that governs its country: the Taliban.
bool rules(const LocalEntity& entity) { return entity.kind.ends_with(":ruling"); }

bool is_force(const LocalEntity& entity) { return entity.kind.starts_with("force") || entity.kind == "police"; }

}  // namespace

const std::string& VictimSides::power(std::size_t index) const { return power_of(evidence_.entities[index]); }

bool VictimSides::only_state(const std::string& country) {
  read_document();
  return std::ranges::all_of(states_, [&](const std::string& state) { return state == country; });
}

const std::string& VictimSides::ground() {
  read_document();
  return ground_;
}

std::string VictimSides::ground_before(std::uint32_t place) const {
  const std::uint32_t sentence = view_.sentence_of(place);
  for (std::uint32_t back = 0; back <= 1 && back <= sentence; ++back) {
    const Range mentions = view_.mentions_in(sentence - back);
    for (std::uint32_t m = mentions.end; m > mentions.begin; --m)
      if (view_.mention_range(m - 1).begin < place)
        if (const std::string ground = ground_at(m - 1); !ground.empty()) return ground;
  }
  return {};
}

const std::string& VictimSides::aggressor() {
  read_document();
  return aggressor_;
}

std::string VictimSides::side_of(const FigureHit& hit, const Claim* claim, bool relayed) {
  read_document();
  std::string side = find_side(hit, claim, relayed);
  last_place_ = hit.place;
  last_side_ = side;
  return side;
}

std::string VictimSides::find_side(const FigureHit& hit, const Claim* claim, bool relayed) {
  const Noun noun = noun_of(hit);
  if (hit.victims != kNowhere && view_.is(hit.victims, WordClass::HomeCitizen)) return view_.lexicon().home();  // "dua WNI tewas"
  if (claim && hit.active) {  // "A said it had shot three of its (B's) men": nobody tells so of his own
    const std::string& doer = power(claim->claimants.front());
    if (!doer.empty() && (hit.own_side || hit.figure.side == doer) && attacker_of(hit, claim) == doer) return opponent_of(doer);
  }
  if (noun == Noun::Civilian && abroad(hit.figure.side) && hit.victims != kNowhere && civil(hit.victims)) return home_of(hit.figure.side);  // "warga Gaza"
  if (hit.figure.who == "peacekeepers" && (hit.figure.side.empty() || is_state(hit.figure.side))) return "X-UN";
  if (const std::string owner = losses_of(hit, claim, relayed); !owner.empty()) return owner;
  if (claim && of_enemy(hit)) return opponent_of(voice_of(claim, relayed));  // "killed dozens of enemy soldiers"
  if (const std::string loser = loser_of(hit); !loser.empty() && hit.figure.side.empty()) return loser;
  if (claim && hit.own_side)
    if (const std::string voice = voice_of(claim, false); !voice.empty() || noun == Noun::Civilian) return voice;
  if (!claim && hit.own_side && hit.figure.side.empty())
    if (std::string owner = owner_in_sentence(hit); !owner.empty()) return owner;
  if (claim && noun == Noun::Military && evidence_.entities[claim->claimants.front()].side == "X-UN" && !hit.active) return "X-UN";
  if (!hit.figure.side.empty()) {  // "Syrian civilians" in Syria's civil war are nobody's
    if (does_deed(hit, hit.figure.side)) return enemy_of(hit.figure.side);  // "Kurdish forces killed 175 of the militants": not theirs
    const bool accused = claim && noun == Noun::Civilian && claim->accused.size() == 1 && power(claim->accused.front()) == hit.figure.side;
    if (accused && !ground_.empty() && ground_ != hit.figure.side) return {};  // "raids believed to be Russian killed 10 civilians"
    const bool irregular = hit.figure.who == "militants" || hit.figure.who == "rebels";
    if (noun == Noun::Fighter && irregular && is_state(hit.figure.side) && torn(hit.figure.side)) {  // "Syrian militants": no men of the state
      FigureHit bare = hit;
      bare.figure.side.clear();
      return fighters(bare, claim);
    }
    const std::string attacker = attacker_of(hit, claim);
    const bool foreign = is_state(attacker) && attacker != hit.figure.side;
    const bool nobodys = noun == Noun::Civilian && !foreign && is_state(hit.figure.side) && torn(hit.figure.side);
    return nobodys ? std::string() : hit.figure.side;
  }
  const std::string own = claim ? power(claim->claimants.front()) : std::string();
  if (claim && own_loss(hit, *claim, relayed)) return own;
  if (hit.each_side) return {};
  if (on_both_sides(hit)) return {};
  if (std::string last = side_before(hit); !last.empty()) return last;
  switch (noun) {
    case Noun::Military: return soldiers(hit, claim, relayed);
    case Noun::Fighter: return fighters(hit, claim);
    case Noun::Civilian: return civilians(hit, claim, relayed);
  }
  return {};
}

// "60 others were wounded": of the side of those told of right before.
std::string VictimSides::side_before(const FigureHit& hit) const {
  const bool others = (hit.figure.addition && hit.figure.who != "civilians") || hit.figure.who == "others";
  const bool next = last_place_ != kNowhere && last_place_ < hit.place && view_.sentence_of(hit.place) <= view_.sentence_of(last_place_) + 1;
  return others && next ? last_side_ : std::string();
}

// Whom a speaker means by "the enemy": the other power that does hostile deeds here.
std::string VictimSides::opponent_of(const std::string& own) const {
  if (own.empty()) return {};
  for (const std::string& other : belligerents_)
    if (other != own && other != home_of(own)) return other;
  return enemy_of(own);
}

// "At least 60 people were killed on both sides".
bool VictimSides::on_both_sides(const FigureHit& hit) const {
  const std::uint32_t end = std::min(view_.sentence_at(hit.place).end, hit.range.end + 5);
  if (hit.victims != kNowhere && hit.victims < hit.place)  // "150.000 warga kedua negara mengungsi"
    if (const auto mention = view_.mention_over(hit.victims + 1); mention != kNowhere && view_.mention(mention).entities.size() > 1) return true;
  for (std::uint32_t i = hit.range.end; i < end && view_.token(i).upos != Upos::Verb; ++i) {
    if (!view_.is(i, WordClass::SideNoun)) continue;
    const auto mention = view_.mention_over(i);
    if (mention != kNowhere && view_.mention(mention).entities.size() > 1) return true;
    const auto& numbers = view_.findings().numbers;  // "both"
    return std::any_of(numbers.begin(), numbers.end(), [&](const NumberAt& number) { return view_.range_of(number.tokens).end == i; });
  }
  return false;
}

bool VictimSides::of_enemy(const FigureHit& hit) const {
  if (hit.victims == kNowhere) return false;
  const std::uint32_t end = std::min(view_.sentence_at(hit.victims).end, hit.victims + 3);
  for (std::uint32_t i = hit.victims > 1 ? hit.victims - 2 : 0; i < end; ++i)
    if (view_.is(i, WordClass::Enemy)) return true;
  return false;
}

// "Kyiv's losses", "the aggressor suffered losses": whose they are.
std::string VictimSides::losses_of(const FigureHit& hit, const Claim* claim, bool relayed) const {
  if (hit.figure.kind != FigureKind::Casualties || !view_.nominal(hit.place)) return {};
  std::uint32_t owner = view_.child(hit.place, Rel::Poss);
  const auto head = view_.head(hit.place);
  if (owner == kNowhere && view_.rel(hit.place) == Rel::Obj && head != kNowhere && view_.is(head, WordClass::Suffer)) owner = view_.subject(head);
  if (owner == kNowhere) return {};
  if (view_.is(owner, WordClass::Enemy)) return opponent_of(voice_of(claim, relayed));
  for (const std::size_t index : entities_at(view_, owner))
    if (evidence_.entities[index].type != EntityType::Person && !power(index).empty()) return power(index);
  return {};
}

// "Ukraine had lost 210 troops": whoever lost them.
std::string VictimSides::loser_of(const FigureHit& hit) const {
  if (!view_.is(hit.place, WordClass::Lose) || noun_of(hit) == Noun::Civilian) return {};
  auto loser = view_.subject(hit.place);
  const auto teller = view_.rel(hit.place) == Rel::Xcomp ? view_.head(hit.place) : kNowhere;
  if (const auto object = loser == kNowhere && teller != kNowhere ? view_.child(teller, Rel::Obj) : kNowhere; object != kNowhere && object < hit.place) loser = object;  // "mengklaim | Ukraina | kehilangan"
  const std::vector<std::size_t> losers = entities_at(view_, loser);
  return losers.size() == 1 && evidence_.entities[losers.front()].type != EntityType::Person ? power(losers.front()) : std::string();
}

// "A mine wounded four of its soldiers": of the first power that the sentence names.
std::string VictimSides::owner_in_sentence(const FigureHit& hit) const {
  const Range mentions = view_.mentions_in(view_.sentence_of(hit.place));
  if (hit.figure.who == "crew") {  // "intercepted a Venezuelan boat and held its nine crew": of what was named last
    for (std::uint32_t m = mentions.end; m > mentions.begin; --m)
      if (const std::string& side = power(view_.mention(m - 1).entities.front()); view_.mention_range(m - 1).begin < hit.place && is_state(side)) return side;
    return {};
  }
  if (noun_of(hit) == Noun::Civilian) return {};
  for (std::uint32_t m = mentions.begin; m < mentions.end; ++m) {
    const std::size_t index = view_.mention(m).entities.front();
    if (view_.mention_range(m).begin < hit.place && evidence_.entities[index].type != EntityType::Place && is_state(power(index))) return power(index);
  }
  return {};
}

VictimSides::Noun VictimSides::noun_of(const FigureHit& hit) const {
  const std::uint32_t at = hit.victims;
  const std::string& who = hit.figure.who;
  if (at != kNowhere && who == "members")
    for (std::uint32_t child : view_.children(at)) {
      if (view_.is(child, WordClass::Military)) return Noun::Military;  // "anggota pasukan keamanan"
      if (view_.words(child).victim() == "families") return Noun::Civilian;
    }
  if ((at != kNowhere && view_.is(at, WordClass::Military)) || (at == kNowhere && who == "soldiers")) return Noun::Military;
  if (who == "attackers" || who == "members" || who == "fighters" || who == "militants" || who == "rebels" || who == "operatives") return Noun::Fighter;
  if (who == "commanders" && !main_group_.empty()) return Noun::Fighter;
  if (who == "soldiers" || who == "troops" || who == "police") return Noun::Military;
  return Noun::Civilian;
}

// Deeds of one sentence, found once for the document.
std::span<const DeedHit> VictimSides::deeds_at(std::uint32_t place) const {
  const Range sentence = view_.sentence_at(place);
  const auto before = [](const DeedHit& deed, std::uint32_t at) { return deed.place < at; };
  const auto begin = std::lower_bound(deeds_.begin(), deeds_.end(), sentence.begin, before);
  return {begin, std::lower_bound(begin, deeds_.end(), sentence.end, before)};
}

// The power that a claimant speaks for; media and charities speak for none.
std::string VictimSides::voice_of(const Claim* claim, bool relayed) const {
  if (!claim || relayed) return {};
  const LocalEntity& speaker = evidence_.entities[claim->claimants.front()];
  if (!speaker.side.empty()) return speaker.side;
  const bool nobody = speaker.kind.empty() || speaker.kind.starts_with("charity") || is_medium(speaker) || speaker.kind == "agency:un";
  return nobody ? std::string() : speaker.of;
}

// Whoever does a hostile deed in the sentence, else whoever the claim blames, else the document's one aggressor.
std::string VictimSides::attacker_of(const FigureHit& hit, const Claim* claim) {
  std::string first;
  for (const DeedHit& deed : deeds_at(hit.place))
    for (std::size_t actor : deed.actors) {
      if (!deed.hostile() || deed.mutual || power(actor).empty()) continue;
      const Span span = view_.token(deed.place).span;
      const bool told = claim && std::any_of(claim->content.begin(), claim->content.end(), [&](Span content) { return content.contains(span); });
      if (first.empty()) first = power(actor);
      if (!claim || first != power(claim->claimants.front()) || told) return power(actor);  // "A said B had struck, while B said A had": of its own content
    }
  if (!first.empty()) return first;
  for (const DeedHit& deed : deeds_at(hit.place))
    if (deed.mutual && !claim) return {};  // "five days of fighting killed 48"
  if (claim && !claim->accused.empty() && !power(claim->accused.front()).empty()) return power(claim->accused.front());
  return aggressor_.empty() && !claim ? attacker_before(hit) : aggressor_;
}

// "Ukraine shelled a Russian town. Two civilians were killed.": whoever alone attacks in the sentence before.
std::string VictimSides::attacker_before(const FigureHit& hit) const {
  const std::uint32_t sentence = view_.sentence_of(hit.place);
  std::string attacker;
  if (sentence == 0 || view_.paragraph_at(hit.place) != view_.paragraph_at(view_.sentence(sentence - 1).begin)) return attacker;
  for (const DeedHit& deed : deeds_at(view_.sentence(sentence - 1).begin))
    for (const std::size_t actor : deed.actors) {
      if (!deed.hostile() || power(actor).empty() || power(actor) == attacker) continue;
      if (deed.mutual || !attacker.empty()) return {};
      attacker = power(actor);
    }
  return attacker;
}

// The verb that tells of the victims is that power's deed, and of no other.
bool VictimSides::does_deed(const FigureHit& hit, const std::string& side) const {
  if (!hit.active || view_.participle(hit.place)) return false;
  for (const DeedHit& deed : deeds_at(hit.place))
    if (deed.place == hit.place && !deed.actors.empty()) return std::all_of(deed.actors.begin(), deed.actors.end(), [&](std::size_t actor) { return power(actor) == side; });
  return false;
}

// Residents, children: people of a country, whoever governs them.
bool VictimSides::civil(std::uint32_t place) const {
  static constexpr std::string_view kCivil[] = {"people", "civilians", "residents", "children", "women", "men", "families", "students", "passengers", "refugees"};
  return std::ranges::find(kCivil, view_.words(place).victim()) != std::end(kCivil);
}

// The main opponent of a power in this document: of a group the state at home, else the other state, else the group.
std::string VictimSides::enemy_of(const std::string& attacker) const {
  if (attacker.empty()) return {};
  const std::string home = home_of(attacker);
  const bool away = abroad(attacker);
  if (!home.empty() && !away && contains(states_, home)) return home;
  for (const std::string& state : states_)
    if (state != attacker && !(away && state == home) && (!is_state(attacker) || contains(belligerents_, state) || contains(targets_, state) || contains(grounds_, state))) return is_state(attacker) || home.empty() || away ? state : std::string();
  return {};
}

// A group that fights another country than its own.
bool VictimSides::abroad(const std::string& group) const { return contains(abroad_, group); }

std::string VictimSides::soldiers(const FigureHit& hit, const Claim* claim, bool relayed) {
  const std::string attacker = attacker_of(hit, claim);
  if (forces_.size() == 1 && forces_.front() != attacker) return forces_.front();
  if (torn(attacker)) return attacker;  // in a civil war soldiers are the state's
  if (attacker.empty()) {  // killed by nobody named: police where they serve, soldiers too where no other state is told of
    const std::string here = ground_of(view_.sentence_of(hit.place), {});
    const bool alone = std::all_of(states_.begin(), states_.end(), [&](const std::string& state) { return state == here; });
    return is_state(here) && (alone || hit.figure.who == "police") ? here : std::string();
  }
  if (attacker.empty() || (attacker == aggressor_ && !strikes_here(hit, claim, attacker))) return {};
  if (std::string near = force_near(hit, attacker); !near.empty()) return near;
  const std::string here = ground_of(view_.sentence_of(hit.place), attacker);
  if (!is_state(attacker) && is_state(here) && contains(states_, here)) return here;
  if (!is_state(attacker) && torn(ground_)) return ground_;
  if (const std::string target = target_of(hit, claim, attacker); !target.empty()) return target;
  const std::string own = voice_of(claim, relayed);
  if (own != attacker && is_state(own) && contains(states_, own)) return own;
  if (const std::string home = home_of(attacker); is_state(home) && !abroad(attacker) && states_.empty()) return home;  // "the rebels said they had killed 100 soldiers"
  return enemy_of(attacker);
}

bool VictimSides::attacks(const DeedHit& deed, const std::string& side) const {
  return deed.hostile() && !deed.mutual && std::any_of(deed.actors.begin(), deed.actors.end(), [&](std::size_t actor) { return power(actor) == side; });
}

// The sentence or its teller says that this power struck, not only the document as a whole.
bool VictimSides::strikes_here(const FigureHit& hit, const Claim* claim, const std::string& attacker) const {
  if (claim && !claim->accused.empty()) return power(claim->accused.front()) == attacker;
  for (const DeedHit& deed : deeds_at(hit.place))
    if (attacks(deed, attacker)) return true;
  return false;
}

// The state that the attacker strikes in the sentence or the one before: "Russia attacked Ukraine, killing three".
std::string VictimSides::target_of(const FigureHit& hit, const Claim* claim, const std::string& attacker) const {
  const std::uint32_t sentence = view_.sentence_of(hit.place);
  if (claim && !claim->accused.empty() && power(claim->accused.front()) != attacker) return {};
  for (std::uint32_t back = 0; back <= (claim ? 0u : 1u) && back <= sentence; ++back)
    for (const DeedHit& deed : deeds_at(view_.sentence(sentence - back).begin)) {
      if (!attacks(deed, attacker)) continue;
      for (std::size_t target : deed.targets)
        if (is_state(power(target)) && power(target) != attacker) return power(target);
    }
  return {};
}

// The force that the sentence or the one before names, other than the attacker's.
std::string VictimSides::force_near(const FigureHit& hit, const std::string& not_of) const {
  const std::uint32_t sentence = view_.sentence_of(hit.place);
  for (std::uint32_t back = 0; back <= 1 && back <= sentence; ++back) {
    const Range mentions = view_.mentions_in(sentence - back);
    for (std::uint32_t m = mentions.begin; m < mentions.end; ++m) {
      const std::size_t index = view_.mention(m).entities.front();
      if (is_force(evidence_.entities[index]) && is_state(power(index)) && power(index) != not_of) return power(index);
    }
  }
  return {};
}

// "Three militants": of the armed group that the sentence names, else of the only one in the document.
std::string VictimSides::fighters(const FigureHit& hit, const Claim* claim) {
  const std::string own = claim ? power(claim->claimants.front()) : std::string();
  const bool members = hit.figure.who == "members" || hit.figure.who == "fighters" || hit.figure.who == "commanders";
  const std::string named = group_in(view_.sentence_of(hit.place), own);
  if (!named.empty()) return named;
  if (members && !hit.active && own.starts_with("X-")) return own;  // "the group said five members were killed"
  const bool guests = abroad(main_group_) && torn(ground_) && home_of(main_group_) != ground_;  // Hezbollah in Syria's war
  if (main_group_ != own && !main_group_.empty() && !guests) return main_group_;
  const std::uint32_t sentence = view_.sentence_of(hit.place);
  for (std::uint32_t back = 1; back <= 2 && back <= sentence; ++back)
    if (std::string before = group_in(sentence - back, own); !before.empty()) return before;
  return {};
}

// "Iranian state television said Israeli strikes killed 60": a state's medium tells of its own where no third state is told of.
std::string VictimSides::struck_state_of(const Claim* claim, const std::string& attacker) const {
  if (!claim || attacker.empty()) return {};
  const LocalEntity& speaker = evidence_.entities[claim->claimants.front()];
  if (!is_medium(speaker) || !is_state(speaker.side) || speaker.side == attacker) return {};
  if (std::ranges::any_of(torn_, [&](const std::string& country) { return country != home_of(attacker); })) return {};
  const bool two = std::ranges::all_of(states_, [&](const std::string& state) { return state == speaker.side || state == attacker; });
  return two && (ground_.empty() || ground_ == speaker.side || ground_ == attacker) ? speaker.side : std::string();
}

// Whose people a power's officials tell of: Gaza's health ministry of Gaza's.
std::string VictimSides::people_of(const std::string& own, const Claim* claim) const {
  if (abroad(own) || stands_for_country(own)) return home_of(own);
  if (own.empty() || is_state(own) || !claim) return own;
  const LocalEntity& speaker = evidence_.entities[claim->claimants.front()];
  const bool office = speaker.kind.starts_with("ministry") && is_state(speaker.of) && !torn(speaker.of);
  return office ? speaker.of : own;
}

// The one armed group that a sentence names, other than `own`.
std::string VictimSides::group_in(std::uint32_t sentence, const std::string& own) const {
  const Range mentions = view_.mentions_in(sentence);
  std::string named;
  for (std::uint32_t m = mentions.begin; m < mentions.end; ++m) {
    const std::size_t index = view_.mention(m).entities.front();
    const bool group = evidence_.entities[index].kind.starts_with("group:") && !power(index).empty();
    if (!group || power(index) == own) continue;
    if (!named.empty() && named != power(index)) return {};
    named = power(index);
  }
  return named;
}

std::string VictimSides::civilians(const FigureHit& hit, const Claim* claim, bool relayed) {
  std::string attacker = attacker_of(hit, claim);
  const std::string own = voice_of(claim, relayed);
  std::string people = people_of(own, claim);
  if (people.empty()) people = struck_state_of(claim, attacker);
  if (whole_war(hit)) {
    if (const std::string behind = ground_behind(hit); !behind.empty() && !torn(behind)) return behind;  // "killed 900 people in Iran"
    const std::string in = ground_of(view_.sentence_of(hit.place), {});
    return is_state(people) && people == in && !torn(people) ? people : std::string();
  }
  if (const std::string place = place_behind(hit); !place.empty() && place != attacker && attacked_from_abroad(place)) return place;
  if (const std::string behind = ground_behind(hit); !behind.empty() && embattled(behind) && hit.figure.kind != FigureKind::Captured && (behind != attacker || !hit.active)) return behind;
  if (attacker == aggressor_ && attacker == own) attacker.clear();  // who attacks most did not do this, by its own word
  std::string here = ground_of(view_.sentence_of(hit.place), attacker);
  if (here.empty() && !claim && view_.sentence_of(hit.place) > 0 && !of_conflict(hit)) here = ground_of(view_.sentence_of(hit.place) - 1, attacker);  // "A refinery in Samara, Russia, was hit. Two workers died."
  if (here.empty() && !attacker.empty() && torn_.empty()) here = target_of(hit, claim, attacker);
  const std::string struck = attacker.empty() ? own_people(hit, claim, people, here) : struck_by(attacker, people, here);
  const bool nobodys = !is_state(struck) || struck == attacker || struck == home_of(attacker) || torn(struck) || strikes_at_home(hit, struck);
  return nobodys ? std::string() : struck;
}

bool VictimSides::conflict(std::uint32_t place) const { return view_.is(place, WordClass::Conflict) || (view_.nominal(place) && view_.is(place, WordClass::Battle)); }

// A sentence on a war as a whole.
bool VictimSides::of_conflict(const FigureHit& hit) const {
  const Range sentence = view_.sentence_at(hit.place);
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i)
    if (conflict(i)) return true;
  return false;
}

// "The war killed 13,000": a war's whole toll is both sides'.
bool VictimSides::whole_war(const FigureHit& hit) const {
  if (const auto head = view_.head(hit.place); head != kNowhere && conflict(head) && view_.token(hit.place).upos == Upos::Verb) return true;  // "the conflict, which claimed 6,500 lives"
  const Range sentence = view_.sentence_at(hit.place);
  if (view_.rel(hit.place) == Rel::Relcl || view_.rel(hit.place) == Rel::Acl)  // "perang empat hari pada Mei, yang menewaskan 70 orang"
    for (std::uint32_t i = hit.place; i > sentence.begin && hit.place - i < 9 && view_.token(i - 1).upos != Upos::Verb; --i)
      if (conflict(i - 1) && view_.rel(i - 1) != Rel::Obj) return true;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i)
    if (conflict(i) && view_.rel(i) == Rel::Nsubj && (view_.head(i) == hit.place || view_.head(i) == view_.head(hit.place))) return true;
  return false;
}

// Nobody blamed: officials tell of their own people on their own ground, or where two states fight.
std::string VictimSides::own_people(const FigureHit& hit, const Claim* claim, const std::string& own, const std::string& here) const {
  if (own.empty() && !here.empty() && embattled(here) && hit.figure.kind != FigureKind::Captured) return here;  // "232 civilians were killed in Ukraine", a monitor says
  if (!is_state(own) || !foreigners(own)) return {};
  if (hit.active && (!attacked_from_abroad(own) || (here != own && !(here.empty() && hit.figure.kind != FigureKind::Captured && nameless(hit))))) return {};
  if (hit.figure.kind == FigureKind::Captured && !here.empty() && here != own && here.size() == 3) return own;  // "48 people are still held in Gaza", Israel says
  const bool fought = belligerents_.size() > 1 && contains(belligerents_, own);
  const bool at_home = contains(grounds_, own) || contains(targets_, own) || fought;
  if (own == view_.lexicon().home() && !at_home && here != own) return {};  // Jakarta on another's war
  const bool own_ground = at_home || (ground_.empty() && (belligerents_.size() > 1 || attacked_from_abroad(own) || local(claim)));
  const std::string& struck = !here.empty() ? here : own_ground ? own : ground_;
  return struck == own ? own : std::string();
}

// Another state, or a group from another country, has a part in the document; where none has, the people told of are nobody's.
bool VictimSides::foreigners(const std::string& own) const {
  const auto other = [&](const std::string& side) { return is_state(side) && side != own; };
  if (std::ranges::any_of(states_, other) || std::ranges::any_of(belligerents_, other) || std::ranges::any_of(targets_, other)) return true;
  return std::ranges::any_of(evidence_.entities, [&](const LocalEntity& entity) { return entity.kind.starts_with("group:") && other(entity.of); });
}

// A governor, the police, a ministry of health: who tells of what happened at home.
bool VictimSides::local(const Claim* claim) const {
  if (!claim) return false;
  const std::string& kind = evidence_.entities[claim->claimants.front()].kind;
  return kind == "governor" || kind == "police" || kind == "civil-defence" || kind == "emergency" || kind == "ministry:health" || kind == "hospital";
}

// "The strike killed five": told with its doer, who is no power.
bool VictimSides::nameless(const FigureHit& hit) const {
  for (const DeedHit& deed : deeds_at(hit.place))
    if (deed.place == hit.place) return std::ranges::all_of(deed.actors, [&](std::size_t actor) { return power(actor).empty(); });
  return true;
}

// Where the sentence puts the attack, else the official that tells it, else where most of the document is told.
std::string VictimSides::struck_by(const std::string& attacker, const std::string& own, const std::string& here) const {
  if (!is_state(attacker) && home_of(attacker).empty()) return {};
  const std::string& struck = !here.empty() ? here : is_state(own) && own != attacker && (ground_.empty() || (ground_ == attacker && !torn(ground_)) || contains(grounds_, own) || contains(targets_, own) || contains(belligerents_, own)) ? own : ground_;
  return struck == home_of(attacker) && abroad(attacker) ? enemy_of(attacker) : struck;
}

// A state that strikes on its own ground, beside another: an inner war.
bool VictimSides::strikes_at_home(const FigureHit& hit, const std::string& struck) const {
  for (const DeedHit& deed : deeds_at(hit.place))
    for (std::size_t actor : deed.actors)
      if (deed.hostile() && !deed.mutual && deed.actors.size() > 1 && power(actor) == struck) return true;
  return false;
}

// Attacked by another state or a group from abroad.
bool VictimSides::embattled(const std::string& country) const { return (contains(targets_, country) || contains(grounds_, country)) && attacked_from_abroad(country); }

// Another state does hostile deeds in the document.
bool VictimSides::attacked_from_abroad(const std::string& country) const {
  if (!is_state(country) || torn(country)) return false;
  return std::any_of(belligerents_.begin(), belligerents_.end(), [&](const std::string& other) { return other != country; });
}

bool VictimSides::torn(const std::string& country) const { return contains(torn_, country); }

// A group that governs, where another state strikes the country: its officials tell of the country's people.
bool VictimSides::stands_for_country(const std::string& group) const { return contains(rulers_, group) && !torn(home_of(group)); }

// The country that an armed group belongs to.
std::string VictimSides::home_of(const std::string& group) const {
  if (group.empty() || is_state(group)) return {};
  for (const LocalEntity& entity : evidence_.entities)
    if (entity.side == group && !entity.of.empty() && entity.of != group && leader_of(entity).empty()) return entity.of;
  return {};
}

// The power on whose ground something in the sentence was, other than `attacker`.
std::string VictimSides::ground_of(std::uint32_t sentence, const std::string& attacker) const {
  const Range mentions = view_.mentions_in(sentence);
  std::string struck;  // "the attack on the Indonesian hospital in Gaza": where it stands counts before what it was
  for (std::uint32_t m = mentions.begin; m < mentions.end; ++m)
    if (const std::string ground = ground_at(m); !ground.empty() && ground != attacker) {
      if (stands_at(view_.mention_range(m).begin)) return ground;
      if (struck.empty()) struck = ground;
    }
  return struck;
}

// The country of the place right behind the victims: "rockets wounded four in Kiryat Shmona".
std::string VictimSides::ground_behind(const FigureHit& hit) const {
  const Range sentence = view_.sentence_at(hit.place);
  for (std::uint32_t i = hit.range.end; i < std::min(sentence.end, hit.range.end + 8); ++i) {
    if (view_.token(i).upos == Upos::Verb || view_.token(i).upos == Upos::Punct || view_.token(i).upos == Upos::Sconj) return {};
    if (const auto mention = view_.mention_over(i); mention != kNowhere)
      if (const std::string ground = ground_at(mention); is_state(ground)) return ground;
  }
  return {};
}

// The country of the town right behind the victims.
std::string VictimSides::place_behind(const FigureHit& hit) const {
  const Range sentence = view_.sentence_at(hit.place);
  for (std::uint32_t i = hit.range.end; i < std::min(sentence.end, hit.range.end + 3); ++i) {
    const auto mention = view_.mention_over(i);
    if (mention != kNowhere && evidence_.entities[view_.mention(mention).entities.front()].type == EntityType::Place) return ground_at(mention);
    if (mention == kNowhere && view_.token(i).upos != Upos::Adp) return {};
  }
  return {};
}

// The power of a place that a mention names as a place, or empty.
std::string VictimSides::ground_at(std::uint32_t mention) const {
  if (view_.mention(mention).entities.size() > 1) return {};  // "on both sides"
  const LocalEntity& entity = evidence_.entities[view_.mention(mention).entities.front()];
  const Range range = view_.mention_range(mention);
  if (range.empty() || range.begin == view_.sentence_at(range.begin).begin || entity.type == EntityType::Person || entity.type == EntityType::Organization) return {};
  if (range.end < view_.size() && view_.tells_deed(range.end) && (!view_.verbal(range.end) || view_.participle(range.end))) return {};  // "in Turkish shelling"
  if (range.begin >= 2 && view_.is(range.begin - 2, WordClass::Seated)) return {};  // "the monitor based in Britain"
  if (spoken_at(range)) return {};
  for (std::uint32_t back = 1; back <= 3 && range.begin >= view_.sentence_at(range.begin).begin + back; ++back) {
    if (view_.token(range.begin - back).upos == Upos::Propn) break;
    if (came_from(range.begin - back)) return {};
    if (view_.is(range.begin - back, WordClass::PlaceMark) || view_.is(range.begin - back, WordClass::TargetMark)) return power_of(entity);
  }
  return struck_place(range.begin, entity) ? power_of(entity) : std::string();
}

// "He said in Jakarta", "katanya di Jakarta": where somebody spoke.
bool VictimSides::spoken_at(Range place) const {
  for (std::uint32_t at = place.begin; at < place.end; ++at) {
    const auto verb = view_.head(at);
    if (verb == kNowhere || place.contains(verb)) continue;
    return view_.rel(at) == Rel::Obl && view_.cue_does(verb, Act::State) && !view_.tells_deed(verb);
  }
  return false;
}

// Right behind a word of place.
bool VictimSides::stands_at(std::uint32_t name) const {
  for (std::uint32_t back = 1; back <= 3 && name >= view_.sentence_at(name).begin + back; ++back) {
    if (view_.token(name - back).upos == Upos::Propn) return false;
    if (view_.is(name - back, WordClass::PlaceMark)) return !came_from(name - back);
    if (view_.is(name - back, WordClass::TargetMark)) return false;
  }
  return false;
}

// "Tembakan dari arah Pakistan": a word of place that says where something came from.
bool VictimSides::came_from(std::uint32_t mark) const { return !view_.lexicon().by_lemma() && view_.is(mark, WordClass::Among); }

// "Shelled the city of Ganja", "shelling of the town of Ganja".
bool VictimSides::struck_place(std::uint32_t name, const LocalEntity& place) const {
  if ((place.type != EntityType::Place && place.type != EntityType::Region) || name < view_.sentence_at(name).begin + 2) return false;
  const std::uint32_t noun = name - 2;
  if (view_.token(name - 1).upos != Upos::Adp || view_.token(noun).upos != Upos::Noun || view_.child(name, Rel::Case) != name - 1) return false;
  const auto deed = view_.head(noun);
  return deed != kNowhere && view_.tells_hostile(deed) && (view_.rel(noun) == Rel::Obj || view_.rel(noun) == Rel::Nmod);
}

// "The Armenian side has one killed": the speaker's side stands as the one that has the victims.
bool VictimSides::own_side_has(const FigureHit& hit, const std::string& own) const {
  if (own.empty() || (hit.victims != kNowhere && !view_.words(hit.victims).victim().empty())) return false;
  const std::uint32_t begin = view_.sentence_at(hit.place).begin;
  for (std::uint32_t i = hit.place; i > begin && hit.place - i < 8; --i)
    if (view_.is(i - 1, WordClass::SideNoun))
      if (const auto mention = view_.mention_over(i - 1); mention != kNowhere && power(view_.mention(mention).entities.front()) == own) return true;
  return false;
}

// "reported deaths", "lost two soldiers": a belligerent that tells losses without a side tells its own.
bool VictimSides::own_loss(const FigureHit& hit, const Claim& claim, bool relayed) const {
  if (hit.figure.kind == FigureKind::Displaced) return false;
  const std::size_t claimant = claim.claimants.front();
  if (std::find(claim.accused.begin(), claim.accused.end(), claimant) != claim.accused.end()) return false;
  if (hit.active) return view_.is(hit.place, WordClass::Lose);
  const bool military = hit.victims != kNowhere && noun_of(hit) == Noun::Military;
  const bool bare = hit.victims != kNowhere && view_.token(hit.victims).upos == Upos::Num && view_.token(hit.place).upos == Upos::Noun;  // "confirmed the death of one"
  const bool losses = bare || (hit.victims == kNowhere && !hit.figure.count && !hit.figure.min);
  const LocalEntity& speaker = evidence_.entities[claimant];
  const bool belligerent = speaker.type == EntityType::Country || is_force(speaker) || speaker.kind.starts_with("ministry:def") || speaker.kind.starts_with("group:armed");
  const bool peacekeepers = is_force(speaker) && speaker.side == "X-UN";  // UNIFIL of its own soldiers
  const bool official = (is_state(power(claimant)) || peacekeepers) && !voice_of(&claim, relayed).empty();
  return (belligerent && losses) || (official && military && (power(claimant) != aggressor_ || torn(power(claimant)) || ground_of(view_.sentence_of(hit.place), {}) == power(claimant) || !claim.accused.empty())) || own_side_has(hit, power(claimant));
}

void VictimSides::read_document() {
  if (read_) return;
  read_ = true;
  std::map<std::string, std::size_t> attackers, grounds, groups, states, forces;
  std::vector<std::string> met;  // grounds in the order of the text
  deeds_ = find_deeds(view_, {0, view_.size()});
  for (const DeedHit& deed : deeds_) {
    if (!deed.hostile() || deed.mutual) continue;
    for (std::size_t actor : deed.actors)
      if (!power(actor).empty()) ++attackers[power(actor)];
    for (std::size_t target : deed.targets)
      if (is_state(power(target)) && !contains(targets_, power(target))) targets_.push_back(power(target));
  }
  for (std::uint32_t m = 0; m < view_.findings().mentions.size(); ++m)
    if (const std::string ground = ground_at(m); !ground.empty() && ++grounds[ground] == 1) met.push_back(ground);
  std::size_t total = 0, most = 0, all = 0;
  for (const auto& [name, count] : attackers) total += count;
  for (const auto& [name, count] : attackers)
    if (count >= 2 && count * 10 >= total * 6) aggressor_ = name;
  for (const std::string& name : met) {  // of two told of alike, the first
    all += grounds[name];
    if (grounds[name] > most) most = grounds[name], ground_ = name;
  }
  for (const auto& [name, count] : grounds)
    if (count * 2 >= most) grounds_.push_back(name);
  if (most * 2 < all) ground_.clear();
  for (const auto& [name, count] : attackers)
    if (is_state(name)) belligerents_.push_back(name);
  for (const LocalEntity& entity : evidence_.entities)
    if (rules(entity) && !contains(rulers_, entity.side)) rulers_.push_back(entity.side);
  torn_ = view_.findings().torn;
  bool nameless = false;
  for (std::size_t i = 0; i < evidence_.entities.size(); ++i) {
    const LocalEntity& entity = evidence_.entities[i];
    if (fights_at_home(entity)) {
      groups[entity.side] += entity.mentions.size();
      const std::string& home = entity.of.empty() ? ground_ : entity.of;
      const bool united = contains(rulers_, entity.side) && std::ranges::any_of(belligerents_, [&](const std::string& other) { return other != home; });
      if (!home.empty() && !united && !contains(torn_, home)) torn_.push_back(home);  // no inner war where another state strikes whoever governs
    } else if (entity.kind.starts_with("group:") && entity.side.starts_with("X-")) {
      groups[entity.side] += entity.mentions.size();
    } else if ((entity.kind == "group:terrorists" || entity.kind == "group:rebels") && entity.side.empty()) {
      nameless = true;  // "terrorists", "rebels"
    }
    if (entity.kind.ends_with(":abroad") && !contains(abroad_, entity.side)) abroad_.push_back(entity.side);
    if (is_state(power(i)) && entity.type != EntityType::Place && entity.type != EntityType::Region) states[power(i)] += entity.mentions.size();
    if (is_force(entity) && is_state(power(i))) forces[power(i)] += entity.mentions.size();
  }
  if (nameless && abroad_.empty() && !ground_.empty() && !contains(torn_, ground_)) torn_.push_back(ground_);
  const std::vector<std::string> armed = ranked(groups);
  if (armed.size() == 1) main_group_ = armed.front();
  states_ = ranked(states);
  forces_ = ranked(forces);
}

}  // namespace hearsay::extract
