// VictimSides: whose the victims of a figure are where their noun phrase does not say it.
// Soldiers and police are the state's: of the enemy of whoever is blamed, of the only power with forces in the document, or
// of the force named last. Fighters and militants are of the armed group named with them. Civilians are of the country that
// another state, or a group from abroad, struck; in a country torn by civil war they act for nobody and keep no side.
// Officials who tell of victims on their own ground, while a foreign power attacks, tell of their own people.
// Reads the document once, on first use; linear in its tokens. Borrows all three: they must outlive it.
// Tested by tests/golden/*/claims.case.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/find/claim_view.h"
#include "extract/find/deed.h"
#include "extract/find/figure.h"
#include "schemas/evidence.h"

namespace hearsay::extract {

class VictimSides {
 public:
  VictimSides(const ClaimView& view, const Evidence& evidence) : view_(view), evidence_(evidence) {}

  // The side of the victims of `hit`, told by `claim` or (null) in the article's own voice; empty where nobody can tell.
  // `relayed`: the claimant is a medium that speaks for no side.
  std::string side_of(const FigureHit& hit, const Claim* claim, bool relayed);

  // The country on whose ground the document tells most, or empty.
  const std::string& ground();
  // The country of the place named last before `place`, in its sentence or the one before; or empty.
  std::string ground_before(std::uint32_t place) const;
  // No other state than `country` acts in the document.
  bool only_state(const std::string& country);
  // The power that does most hostile deeds of the document; empty where none does far more than the others.
  const std::string& aggressor();
  // The side that an entity acts for: its own, or that of what it belongs to.
  const std::string& power(std::size_t entity) const;

 private:
  enum class Noun : std::uint8_t { Civilian, Military, Fighter };

  std::string find_side(const FigureHit& hit, const Claim* claim, bool relayed);
  std::span<const DeedHit> deeds_at(std::uint32_t place) const;
  std::string voice_of(const Claim* claim, bool relayed) const;
  std::string side_before(const FigureHit& hit) const;
  std::string opponent_of(const std::string& own) const;
  bool on_both_sides(const FigureHit& hit) const;
  bool of_enemy(const FigureHit& hit) const;
  std::string losses_of(const FigureHit& hit, const Claim* claim, bool relayed) const;
  std::string loser_of(const FigureHit& hit) const;
  std::string owner_in_sentence(const FigureHit& hit) const;
  std::string people_of(const std::string& own, const Claim* claim) const;
  std::string group_in(std::uint32_t sentence, const std::string& own) const;
  bool embattled(const std::string& country) const;
  bool attacked_from_abroad(const std::string& country) const;
  Noun noun_of(const FigureHit& hit) const;
  std::string soldiers(const FigureHit& hit, const Claim* claim, bool relayed);
  std::string fighters(const FigureHit& hit, const Claim* claim);
  std::string civilians(const FigureHit& hit, const Claim* claim, bool relayed);
  bool conflict(std::uint32_t place) const;
  bool of_conflict(const FigureHit& hit) const;
  bool whole_war(const FigureHit& hit) const;
  std::string own_people(const FigureHit& hit, const Claim* claim, const std::string& own, const std::string& here) const;
  std::string struck_by(const std::string& attacker, const std::string& own, const std::string& here) const;
  bool strikes_at_home(const FigureHit& hit, const std::string& struck) const;
  bool does_deed(const FigureHit& hit, const std::string& side) const;
  bool attacks(const DeedHit& deed, const std::string& side) const;
  bool strikes_here(const FigureHit& hit, const Claim* claim, const std::string& attacker) const;
  std::string attacker_before(const FigureHit& hit) const;
  std::string target_of(const FigureHit& hit, const Claim* claim, const std::string& attacker) const;
  std::string attacker_of(const FigureHit& hit, const Claim* claim);
  bool civil(std::uint32_t place) const;
  std::string enemy_of(const std::string& attacker) const;
  std::string force_near(const FigureHit& hit, const std::string& not_of) const;
  std::string ground_of(std::uint32_t sentence, const std::string& attacker) const;
  std::string ground_behind(const FigureHit& hit) const;
  std::string place_behind(const FigureHit& hit) const;
  bool spoken_at(Range place) const;
  bool stands_at(std::uint32_t name) const;
  bool came_from(std::uint32_t mark) const;
  bool struck_place(std::uint32_t name, const LocalEntity& place) const;
  std::string ground_at(std::uint32_t mention) const;
  bool torn(const std::string& country) const;
  std::string home_of(const std::string& group) const;
  bool abroad(const std::string& group) const;
  bool foreigners(const std::string& own) const;
  bool local(const Claim* claim) const;
  bool nameless(const FigureHit& hit) const;
  std::string struck_state_of(const Claim* claim, const std::string& attacker) const;
  bool stands_for_country(const std::string& group) const;
  bool own_side_has(const FigureHit& hit, const std::string& own) const;
  bool own_loss(const FigureHit& hit, const Claim& claim, bool relayed) const;
  void read_document();

  const ClaimView& view_;
  const Evidence& evidence_;
  bool read_ = false;
  std::vector<DeedHit> deeds_;          // of the whole document, in text order
  std::vector<std::string> targets_;    // states that hostile deeds strike
  std::string last_side_;               // of the figure before
  std::uint32_t last_place_ = kNowhere;
  std::string aggressor_, ground_;      // powers, empty where unclear
  std::vector<std::string> torn_;       // countries at war within, by the gazetteer or by their own armed groups in the document
  std::vector<std::string> rulers_;     // groups that govern their country
  std::vector<std::string> abroad_;     // groups that fight another country than their own
  std::string main_group_;              // side of the only armed group that is named
  std::vector<std::string> states_;     // sides of states that act, in order of weight
  std::vector<std::string> grounds_;       // countries on whose ground much is told
  std::vector<std::string> belligerents_;  // states that do hostile deeds here
  std::vector<std::string> forces_;     // states whose forces are named, in order of weight
};

}  // namespace hearsay::extract
