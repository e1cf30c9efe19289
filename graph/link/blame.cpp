// Blame and denial: claims that hold different sides responsible for one deed; claims that say a deed was not done.
#include <algorithm>
#include <map>

#include "graph/link/dispute_parts.h"

namespace hearsay::graph {
namespace {

bool is_accusation(const ClaimDigest& claim) {
  return !claim.accused_sides.empty() && claim.polarity == Polarity::Asserted && claim.act != Act::Deny &&
         claim.modality != Modality::Asked;
}

// Claims that can answer one question: any attack of an event; for other wrongs, the same deed in the same words.
std::string question_key(const ClaimDigest& claim, bool has_event) {
  const Family family = family_of(claim.deed);
  if (family == Family::Attack && has_event) return "attack";
  if (claim.deed == Plover::None) return claim.act == Act::Accuse ? "mutual:@" + std::to_string(claim.span.end) : std::string();
  if (claim.trigger_span.empty()) return {};
  return std::string(to_word(claim.deed)) + ":" + claim.trigger + (has_event ? "" : "@" + std::to_string(claim.trigger_span.begin));
}

struct Stance {
  std::vector<std::string> claimants, accused, targets;
  friend auto operator<=>(const Stance&, const Stance&) = default;
};

// Each blames a side that the other speaks for, or that the other calls the victim; and not one side is blamed by both.
bool opposed(const Stance& a, const Stance& b) {
  if (any_common(a.accused, b.accused)) return false;
  const bool a_blames_b = any_common(a.accused, b.claimants) || any_common(a.accused, b.targets);
  const bool b_blames_a = any_common(b.accused, a.claimants) || any_common(b.accused, a.targets);
  return a_blames_b && b_blames_a;
}

std::string deed_words(const Matter& matter, const std::string& question) {
  if (question != "attack") {
    const auto colon = question.find(':');
    const auto at = question.find('@');
    const std::string trigger = question.substr(colon + 1, at == std::string::npos ? at : at - colon - 1);
    if (trigger.empty() || question[0] == 'm') return "is to blame for the " + matter.noun;
    return "is responsible for what is called \"" + trigger + "\"";
  }
  if (matter.mode == "firearms" || matter.mode == "artillery") return "opened fire";
  if (matter.mode == "explosives") return "carried out the bombing";
  if (matter.mode == "aerial" || matter.mode == "drone" || matter.mode == "drones") return "launched the air attack";
  if (matter.mode == "chemical") return "carried out the chemical attack";
  return "attacked";
}

// "carry out the attack": the deed of an attack that is denied.
std::string denied_attack(const Matter& matter) {
  if (matter.mode == "firearms" || matter.mode == "artillery") return "open fire";
  if (matter.mode == "explosives") return "carry out the bombing";
  if (matter.mode == "aerial" || matter.mode == "drone" || matter.mode == "drones") return "launch the air attack";
  if (matter.mode == "chemical") return "carry out the chemical attack";
  return "carry out the attack";
}

std::string ask(const Matter& matter, const std::string& what) {
  std::string question = "Who " + what;
  if (!matter.place.empty()) question += " " + matter.place;
  if (!matter.time.empty()) question += " " + matter.time;
  return question + "?";
}

// "Denied that ...", or a statement that something was not done.
bool is_denial(const ClaimDigest& claim) { return claim.act == Act::Deny || (claim.polarity == Polarity::Negated && claim.act == Act::State); }

constexpr std::size_t kRecentClaims = 6;  // claims before a denial that "that", "itu", "the reports" may stand for

// Whose deed is denied: the denier's own where the text names no other doer, or where the claim just before accuses the
// denier ("X blames Y for the strike, Y denies").
const std::vector<std::string>& doers_of(const ClaimRef& ref) {
  const auto& denial = ref.claim();
  if (denial.actor_sides.empty() || any_common(denial.actor_sides, denial.claimant_sides)) return denial.actor_sides.empty() ? denial.claimant_sides : denial.actor_sides;
  if (denial.act == Act::Deny && ref.index > 0 && any_common(ref.document->claims[ref.index - 1].accused_sides, denial.claimant_sides)) return denial.claimant_sides;
  return denial.actor_sides;
}

bool is_wrong(Plover deed) { return family_of(deed) == Family::Attack || family_of(deed) == Family::Coercion; }

constexpr std::size_t kMostRepeated = 64;  // asserting claims that others are compared with
bool tells_what_was_done(Act act) { return act == Act::State || act == Act::Accuse || act == Act::Admit || act == Act::Warn; }

// What a denial denies: its own deed; "denied that", "dismissed the reports" take the deed of the nearest claim before it
// in which another source speaks of the denier. Plover::None where neither is told.
Plover deed_denied(const ClaimRef& ref) {
  const auto& denial = ref.claim();
  if (denial.deed != Plover::None || denial.act != Act::Deny) return denial.deed;
  const auto& claims = ref.document->claims;
  for (std::size_t back = 1; back <= std::min(ref.index, kRecentClaims); ++back) {
    const auto& other = claims[ref.index - back];
    if (other.deed == Plover::None || !tells_what_was_done(other.act) || any_common(other.claimant_sides, denial.claimant_sides)) continue;
    if (any_common(other.accused_sides, denial.claimant_sides) || any_common(other.actor_sides, denial.claimant_sides)) return other.deed;
  }
  return Plover::None;
}

// Agreeing to a withdrawal, conceding it and withdrawing are one thing to refuse.
Plover question_deed(Plover deed) {
  return deed == Plover::Agree || deed == Plover::Concede || deed == Plover::Cooperate ? Plover::Retreat : deed;
}

struct Denials {
  std::vector<std::string> doers;
  Plover deed = Plover::None;
  std::string means;  // weapons that more than half of the denials speak of: who speaks of no such weapons is not denied
  std::vector<ClaimRef> list;
};

// The denials that say what they deny; all where none does.
std::vector<ClaimRef> telling(const std::vector<ClaimRef>& denials) {
  std::vector<ClaimRef> out;
  for (const auto& ref : denials)
    if (ref.claim().deed != Plover::None) out.push_back(ref);
  return out.empty() ? denials : out;
}

std::string means_of(const std::vector<ClaimRef>& denials) {
  std::map<std::string, std::size_t> counts;
  for (const auto& ref : denials) ++counts[ref.claim().told.means];
  for (const auto& [means, count] : counts)
    if (2 * count > denials.size()) return means;
  return {};
}

// What each side is said not to have done: a denial whose deed is unknown goes with what the same side denies in so many
// words.
std::vector<Denials> denials_by_question(const Matter& matter) {
  std::map<std::pair<std::vector<std::string>, Plover>, std::vector<ClaimRef>> questions;
  std::vector<ClaimRef> vague;
  for (const auto& ref : matter.claims) {
    if (!is_denial(ref.claim()) || doers_of(ref).empty()) continue;
    const auto deed = question_deed(deed_denied(ref));
    if (deed == Plover::None) vague.push_back(ref);
    else questions[{doers_of(ref), deed}].push_back(ref);
  }
  for (const auto& ref : vague) {
    auto known = std::find_if(questions.begin(), questions.end(), [&](const auto& question) { return question.first.first == doers_of(ref); });
    if (known != questions.end()) known->second.push_back(ref);
    else questions[{doers_of(ref), Plover::None}].push_back(ref);
  }
  std::vector<Denials> out;
  for (auto& [question, list] : questions) out.push_back({question.first, question.second, means_of(telling(list)), std::move(list)});
  return out;
}

bool share_a_word(const ClaimDigest& a, const ClaimDigest& b) {
  return std::any_of(a.words.begin(), a.words.end(), [&](const std::string& word) { return std::binary_search(b.words.begin(), b.words.end(), word); });
}

enum class Answer { None, SameWords, Names };  // how a claim asserts what another denies

// Asserts the deed that is denied: by the side that denies it, or, in the same words, by nobody named.
Answer answers(const ClaimDigest& claim, const ClaimDigest& denial, const Denials& question) {
  if (is_denial(claim) || claim.modality == Modality::Asked || !tells_what_was_done(claim.act)) return Answer::None;
  if (any_common(claim.claimant_sides, denial.claimant_sides)) return Answer::None;
  if (!question.means.empty() && claim.told.means != question.means) return Answer::None;
  const bool accused = any_common(claim.accused_sides, question.doers);
  if (claim.deed == Plover::None && !question.means.empty() && claim.accused_sides.empty()) return claim.told.passed_on ? Answer::None : Answer::SameWords;
  if (question.deed == Plover::None || claim.deed == Plover::None) return denial.act == Act::Deny && accused ? Answer::Names : Answer::None;
  const bool wrong = is_wrong(question.deed);
  if (question_deed(claim.deed) != question.deed && !(wrong && family_of(claim.deed) == family_of(question.deed))) return Answer::None;
  if (accused || (claim.accused_sides.empty() && any_common(claim.actor_sides, question.doers))) return Answer::Names;
  return wrong && claim.accused_sides.empty() && !claim.told.passed_on && (!question.means.empty() || share_a_word(claim, denial)) ? Answer::SameWords : Answer::None;
}

bool same_count(const ClaimRef& a, const ClaimRef& b) {
  for (auto i : a.claim().figures)
    for (auto j : b.claim().figures) {
      const auto& left = a.document->figures[i];
      const auto& right = b.document->figures[j];
      if (left.count && left.count == right.count && left.kind == right.kind && *left.count > 1) return true;
    }
  return false;
}

// Repeats the account of `other`, which asserts the deed: the same side gives the same count for a deed of the same type.
bool repeats(const ClaimRef& ref, const ClaimRef& other) {
  const auto& claim = ref.claim();
  const bool account = tells_what_was_done(claim.act) && claim.polarity == Polarity::Asserted && claim.modality == Modality::Actual;
  return account && claim.deed == other.claim().deed && any_common(claim.claimant_sides, other.claim().claimant_sides) && same_count(ref, other);
}

// Of `claims`, those that assert what `question` holds the denials of. Who names no doer must share words with more than
// half of the denials, or repeat the account of a claim that does.
std::vector<ClaimRef> asserting(const std::vector<ClaimRef>& claims, const Denials& question) {
  std::vector<ClaimRef> out, others;
  const auto denials = telling(question.list);
  for (const auto& ref : claims) {
    std::size_t named = 0, worded = 0;
    for (const auto& denial : denials) {
      const Answer answer = answers(ref.claim(), denial.claim(), question);
      named += answer == Answer::Names ? 1 : 0;
      worded += answer == Answer::SameWords ? 1 : 0;
    }
    (named > 0 || 2 * worded > denials.size() ? out : others).push_back(ref);
  }
  const auto count = std::min(out.size(), kMostRepeated);
  for (const auto& ref : others)
    if (is_wrong(question.deed) && std::any_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(count), [&](const ClaimRef& other) { return repeats(ref, other); })) out.push_back(ref);
  return out;
}

// The word of the deed as the first claim that has one gives it, in brackets; empty where it is a whole sentence.
std::string called(const std::vector<ClaimRef>& claims) {
  constexpr std::size_t kLongestWord = 32;
  for (const auto& ref : claims)
    if (const auto& trigger = ref.claim().trigger; !trigger.empty() && trigger.size() <= kLongestWord) return " (\"" + trigger + "\")";
  return {};
}

std::string ask_whether(const Matter& matter, const std::string& who, Plover deed, const std::vector<ClaimRef>& asserted) {
  switch (deed) {
    case Plover::None: case Plover::Request: case Plover::Accuse: case Plover::Reject: return "Is " + who + " to blame" + (matter.event ? " for the " + matter.noun : "");
    case Plover::Assault: return "Did " + who + " " + denied_attack(matter);
    case Plover::Agree: case Plover::Concede: case Plover::Cooperate: case Plover::Retreat: return "Will " + who + " give way" + called(asserted);
    case Plover::Coerce: return "Did " + who + " use coercion" + called(asserted);
    case Plover::Sanction: return "Did " + who + " impose sanctions";
    case Plover::Threaten: return "Did " + who + " threaten" + called(asserted);
    case Plover::Consult: return "Did " + who + " take part in talks" + called(asserted);
    case Plover::Support: case Plover::Aid: return "Did " + who + " give support" + called(asserted);
    case Plover::Protest: return "Did " + who + " protest" + called(asserted);
    case Plover::Mobilize: return "Did " + who + " move forces" + called(asserted);
  }
  return "Did " + who + " do it" + called(asserted);
}

}  // namespace

void find_blame(const Matter& matter, Findings& out) {
  std::map<std::string, std::map<Stance, Stand>> questions;
  for (const auto& ref : matter.claims) {
    const auto& claim = ref.claim();
    const Family family = family_of(claim.deed);
    if (!is_accusation(claim) || (family != Family::Attack && family != Family::Coercion && claim.deed != Plover::None)) continue;
    const auto key = question_key(claim, matter.event.has_value());
    if (key.empty()) continue;
    auto& stand = questions[key][{claim.claimant_sides, claim.accused_sides, claim.target_sides}];
    stand.value = "accuses " + list_words(claim.accused_sides);
    stand.label = named_sides(matter, claim.accused_sides) + " " + deed_words(matter, key);
    stand.claims.push_back(ref);
  }
  for (const auto& [question, by_stance] : questions) {
    std::vector<Stand> stands;
    std::vector<Stance> stances;
    for (const auto& [stance, stand] : by_stance) stances.push_back(stance), stands.push_back(stand);
    StandPairs pairs;
    for (std::size_t i = 0; i < stances.size(); ++i)
      for (std::size_t j = i + 1; j < stances.size(); ++j)
        if (opposed(stances[i], stances[j])) pairs.emplace_back(i, j);
    add_dispute(matter, DisputeKind::Blame, ask(matter, deed_words(matter, question)), stands, pairs, out);
  }
}

void find_denials(const Matter& matter, Findings& out) {
  for (const auto& question : denials_by_question(matter)) {
    const auto doers = named_sides(matter, question.doers);
    const Stand denied{doers + " did not", "denies it", question.list, {}};
    const Stand asserted{doers + " did", "asserts it", asserting(matter.claims, question), {}};
    if (asserted.claims.empty()) continue;
    auto text = ask_whether(matter, doers, question.deed, asserted.claims);
    if (!matter.place.empty()) text += " " + matter.place;
    if (!matter.time.empty()) text += " " + matter.time;
    add_dispute(matter, DisputeKind::Denial, text + "?", {denied, asserted}, {{0, 1}}, out);
  }
}

void find_corroboration(const Matter& matter, Findings& out) {
  std::map<std::tuple<Family, Polarity, std::vector<std::string>>, std::vector<ClaimRef>> alike;
  for (const auto& ref : matter.claims) {
    const auto& claim = ref.claim();
    if (!is_accusation(claim) || family_of(claim.deed) != Family::Attack || !matter.event) continue;
    alike[{Family::Attack, claim.polarity, claim.accused_sides}].push_back(ref);
  }
  for (const auto& [key, refs] : alike) {
    const Stand first{"", "accuses " + list_words(std::get<2>(key)), {refs.front()}, {}};
    for (std::size_t i = 1; i < refs.size(); ++i) {
      if (refs[i].claim().claimants == refs.front().claim().claimants && refs[i].document == refs.front().document) continue;
      const Stand other{"", first.value, {refs[i]}, {}};
      add_links(ClaimLinkKind::Corroborates, DisputeKind::Blame, first, other, "both hold the same side responsible", out);
    }
  }
}

}  // namespace hearsay::graph
