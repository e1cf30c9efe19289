// Who tells a claim together with its speaker: "the agency reported citing residents", "the channel quoted the minister as
// saying", "a source quoted by the agency said". Both claim it.
#include <algorithm>

#include "extract/find/attribution.h"

namespace hearsay::extract {

namespace {

constexpr std::uint32_t kAgentReach = 6;  // tokens between "quoted" and "by"
constexpr std::uint32_t kCuesReach = 25;  // tokens between "citing" and the cue

}  // namespace

// The other teller of what `cue` reports, or nobody.
Speaker Attribution::relay(const Cue& cue, const Speaker& speaker, const std::vector<Draft>& before) {
  if (!before.empty() && before.back().relayed && view_.sentence_of(before.back().place()) == view_.sentence_of(cue.place)) return {};
  const Range sentence = view_.sentence_at(cue.place);
  for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
    const bool apart = at > sentence.begin && view_.lower(at - 1) == "," && view_.participle(at);  // "said that ..., quoting X"
    const bool near = at < cue.place ? cue.place - at < kCuesReach : at - cue.place < (apart ? kCuesReach : kAgentReach);
    if (!near || !view_.is(at, WordClass::Relaying) || quotation_over(quotes_, at) != kNowhere) continue;
    Speaker found = view_.participle(at) ? cited(at, speaker, before) : quoting_medium(at, cue, before);
    const bool same = std::ranges::any_of(found.entities, [&](std::size_t index) { return std::ranges::find(speaker.entities, index) != speaker.entities.end(); });
    if (found.found() && !same) return found;
  }
  return {};
}

// "Zitamar reported, quoting a village chief": whoever cites, is no person, monitor or power, and is known to no list.
bool Attribution::unknown_outlet(const Speaker& speaker) const {
  if (speaker.entities.size() != 1) return false;
  const LocalEntity& teller = entity(speaker.entities.front());
  return teller.type == EntityType::Organization && teller.kind.empty() && teller.side.empty() && teller.gazetteer.empty();
}

// "The agency reported | citing residents": whom a medium cites. Monitors cite nameless sources as a matter of course.
Speaker Attribution::cited(std::uint32_t place, const Speaker& speaker, const std::vector<Draft>& before) {
  if ((!speaker.outlet && !unknown_outlet(speaker)) || speaker.range.contains(place)) return {};
  const Range sentence = view_.sentence_at(place);
  std::uint32_t noun = view_.child(place, Rel::Obj);
  if (noun == kNowhere || noun < place)
    for (noun = place + 1; noun < sentence.end && !view_.nominal(noun); ++noun)
      if (view_.verbal(noun) || view_.token(noun).upos == Upos::Punct) return {};
  if (noun >= sentence.end) return {};
  const auto mention = view_.mention_headed(noun);
  if (!view_.is(noun, WordClass::SourceNoun) && (mention == kNowhere || !can_speak(mention))) return {};
  return speaker_at(noun, before);
}

// "The channel | quoted the minister as saying", "he was quoted by the agency as saying", "a source quoted by the agency said".
Speaker Attribution::quoting_medium(std::uint32_t place, const Cue& cue, const std::vector<Draft>& before) {
  const Range sentence = view_.sentence_at(place);
  for (std::uint32_t by = place + 1; by < std::min(sentence.end, place + kAgentReach); ++by) {
    if (!view_.is(by, WordClass::Agent)) continue;
    for (std::uint32_t at = by + 1; at < std::min(sentence.end, by + kAgentReach); ++at) {
      const auto mention = view_.mention_over(at);
      if (mention == kNowhere) continue;
      Speaker found = mentioned(mention, "medium that quotes");
      if (found.outlet) return found;
    }
    return {};
  }
  const auto subject = view_.subject(place);
  if (subject == kNowhere || subject > place || cue.place < place || !view_.participle(cue.place) || view_.child(place, Rel::AuxPass) != kNowhere) return {};
  Speaker found = speaker_at(subject, before);
  return found.outlet ? found : Speaker{};
}

}  // namespace hearsay::extract
