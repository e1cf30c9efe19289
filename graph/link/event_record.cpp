#include "graph/link/event_record.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/hash.h"
#include "graph/link/dispute_parts.h"
#include "graph/link/origins.h"

namespace hearsay::graph {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

template <class Map>
typename Map::key_type most_frequent(const Map& counts) {
  typename Map::key_type best{};
  int most = 0;
  for (const auto& [value, times] : counts)
    if (times > most) best = value, most = times;
  return best;
}

std::vector<EventMember> sorted(std::vector<EventMember> members) {
  std::sort(members.begin(), members.end(), [](const EventMember& a, const EventMember& b) {
    return std::tie(a.document->id, a.happening) < std::tie(b.document->id, b.happening);
  });
  return members;
}

// The finest time that most members tell.
When time_of(const std::vector<EventMember>& members) {
  std::map<std::tuple<int, std::int32_t, std::int32_t, int>, int> counts;
  for (const auto& member : members) {
    const auto& when = member.told().when;
    if (when.precision == Precision::Unknown || when.precision == Precision::Loose) continue;
    ++counts[{static_cast<int>(when.precision), when.first, when.last, when.weekday}];
  }
  When best;
  int most = 0;
  for (const auto& [value, times] : counts) {
    const auto precision = static_cast<Precision>(std::get<0>(value));
    const bool finer = precision > best.precision;
    if (!finer && times <= most) continue;
    best.precision = precision;
    best.first = std::get<1>(value);
    best.last = std::get<2>(value);
    best.weekday = static_cast<std::uint8_t>(std::get<3>(value));
    most = times;
  }
  if (best.precision == Precision::Unknown) {
    for (const auto& member : members)
      if (const auto day = member.document->published; day && !member.told().background) {
        if (best.precision == Precision::Unknown || *day < best.last) best.last = *day;
        best.precision = Precision::Published;
      }
    if (best.precision == Precision::Published) best.first = best.last - 2;
  }
  return best;
}

std::string day_words(std::int32_t day) {
  const auto iso = iso_day(day);
  const int month = std::stoi(iso.substr(5, 2)), number = std::stoi(iso.substr(8, 2));
  return std::to_string(number) + " " + std::string(kMonths[static_cast<std::size_t>(month - 1)]) + " " + iso.substr(0, 4);
}

std::string time_words(const When& when) {
  switch (when.precision) {
    case Precision::Day: return "on " + day_words(when.first);
    case Precision::Weekday: return "on a " + std::string(kWeekdays[when.weekday - 1U]);
    case Precision::Month: {
      if (iso_day(when.first).substr(0, 7) != iso_day(when.last).substr(0, 7)) return "between " + day_words(when.first) + " and " + day_words(when.last);
      const auto words = day_words(when.first);
      return "in " + words.substr(words.find(' ') + 1);
    }
    case Precision::Year: return iso_day(when.first).substr(0, 4) == iso_day(when.last).substr(0, 4) ? "in " + iso_day(when.first).substr(0, 4) : "from " + iso_day(when.first).substr(0, 4) + " to " + iso_day(when.last).substr(0, 4);
    case Precision::Published: return "about " + day_words(when.last);
    case Precision::Unknown: case Precision::Loose: break;
  }
  return {};
}

std::string edtf_of(const When& when) {
  if (!when.anchored()) return {};
  const auto first = iso_day(when.first), last = iso_day(when.last);
  if (when.precision == Precision::Published) return last + "~";
  if (when.precision == Precision::Month && first.substr(0, 7) == last.substr(0, 7) && first.substr(8) == "01") return first.substr(0, 7);
  if (when.precision == Precision::Year && first.substr(0, 4) == last.substr(0, 4) && first.substr(5) == "01-01" && last.substr(5) == "12-31") return first.substr(0, 4);
  return first == last ? first : first + "/" + last;
}

std::string noun_of(Plover plover, const std::string& mode, std::size_t sides) {
  if (plover == Plover::Assault) {
    if (mode == "explosives") return "Bombing";
    if (mode == "chemical") return "Chemical attack";
    if (mode == "aerial" || mode == "drone" || mode == "drones") return "Air attack";
    return sides > 1 ? "Clash" : "Attack";
  }
  if (mode == "blockade") return "Blockade";
  switch (plover) {
    case Plover::Consult: return "Talks";
    case Plover::Agree: return "Agreement";
    case Plover::Coerce: return "Coercion";
    case Plover::Protest: return "Protest";
    case Plover::Retreat: return "Withdrawal";
    case Plover::Request: return "Demand";
    case Plover::Reject: return "Refusal";
    case Plover::Threaten: return "Threat";
    case Plover::Mobilize: return "Mobilization";
    case Plover::Sanction: return "Sanctions";
    case Plover::Aid: return "Aid";
    case Plover::Support: return "Support";
    case Plover::Cooperate: return "Cooperation";
    case Plover::Concede: return "Concession";
    default: return "Happening";
  }
}

// "near Tegh", "in Gaza Strip", or empty. Places by how many members name them, and how early; towns before regions.
std::string leading_place(const std::vector<EventMember>& members, const EntityResolver& resolve) {
  std::map<std::pair<bool, std::string>, int> counts;
  for (const auto& member : members) {
    int weight = 4;  // the first places of a report are those that its claims name
    for (auto index : member.told().place_entities) {
      const auto& entity = member.document->entities[index];
      counts[{entity.type == EntityType::Place, entity.node}] += weight;
      weight = std::max(1, weight / 2);
    }
  }
  std::string best;
  int most = 0;
  bool town = false;
  for (const auto& [place, times] : counts)
    if ((place.first && !town) || (place.first == town && times > most)) best = place.second, most = times, town = place.first;
  if (best.empty()) return best;
  return (town ? "near " : "in ") + resolve(best).name;
}

// Of the names that the documents use for a side, an English one before others, the first in order of the alphabet.
void name_sides(std::map<std::string, std::string>& names, const DocumentDigest& document, std::set<std::string>& english) {
  for (const auto& entity : document.entities) {
    if (entity.side.empty() || !entity.named || entity.name.empty()) continue;
    const bool country = entity.type == EntityType::Country;
    const bool power = entity.side[0] == 'X' && entity.type == EntityType::Organization;
    if (!country && !power) continue;
    const bool has_english = !entity.english.empty(), had_english = english.contains(entity.side);
    const auto& name = has_english ? entity.english : entity.name;
    auto& known = names[entity.side];
    if (known.empty() || has_english > had_english || (has_english == had_english && name < known)) known = name;
    if (has_english) english.insert(entity.side);
  }
}

template <class T>
void sort_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

void gather(Event& event, const EventMember& member, const EntityResolver& resolve) {
  const auto& document = *member.document;
  const auto& told = member.told();
  event.documents.push_back(document.id);
  event.reports.insert(event.reports.end(), told.reports.begin(), told.reports.end());
  event.sides.insert(event.sides.end(), told.sides.begin(), told.sides.end());
  for (auto index : told.place_entities) event.places.push_back(resolve(document.entities[index].node).id);
  for (const auto& [index, role] : told.participants) event.participants.push_back({resolve(document.entities[index].node).id, role});
  const auto happening = static_cast<std::int32_t>(member.happening);
  for (const auto& claim : document.claims)
    if (claim.happening == happening) event.claims.push_back(claim.id);
  for (const auto& figure : document.figures)
    if (figure.happening == happening) event.figures.push_back(figure.id);
}

std::string label_of(const Event& event, const std::string& place, const std::string& time) {
  std::string label = noun_of(event.plover, event.mode, event.sides.size());
  if (!place.empty()) label += " " + place;
  else if (!event.sides.empty()) label += " of " + list_words(event.sides);
  if (time.empty()) return label;
  return label + ", " + (time.substr(0, 3) == "on " ? time.substr(3) : time);
}

}  // namespace

EventId event_id(const std::vector<EventMember>& members) {
  ReportId smallest;
  for (const auto& member : members)
    for (auto report : member.told().reports)
      if (!smallest.valid() || report < smallest) smallest = report;
  if (smallest.valid()) return EventId{Hasher().add("event").add(smallest.value).value()};
  ClaimId claim;  // happenings that only claims tell of
  for (const auto& member : members)
    for (const auto& told : member.document->claims)
      if (told.happening == static_cast<std::int32_t>(member.happening) && (!claim.valid() || told.id < claim)) claim = told.id;
  return EventId{Hasher().add("event of claims").add(claim.value).value()};
}

Event make_event(const std::vector<EventMember>& unsorted_members, const EntityResolver& resolve) {
  const auto members = sorted(unsorted_members);
  Event event;
  event.id = event_id(members);
  std::map<Plover, int> plovers;
  std::map<std::string, int> modes;
  event.background = true;
  for (const auto& member : members) {
    if (member.told().plover != Plover::None) ++plovers[member.told().plover];
    if (!member.told().mode.empty()) ++modes[member.told().mode];
    event.background = event.background && member.told().background;
    gather(event, member, resolve);
  }
  event.plover = most_frequent(plovers);
  event.mode = most_frequent(modes);
  sort_unique(event.documents);
  sort_unique(event.reports);
  sort_unique(event.sides);
  sort_unique(event.places);
  sort_unique(event.participants);
  sort_unique(event.claims);
  sort_unique(event.figures);
  const When when = time_of(members);
  if (when.anchored()) event.earliest = iso_day(when.first), event.latest = iso_day(when.last);
  event.edtf = edtf_of(when);
  event.label = label_of(event, leading_place(members, resolve), time_words(when));
  event.origins = event_origins(members);
  return event;
}

Matter make_matter(const Event& event, const std::vector<EventMember>& members, const EntityResolver& resolve) {
  Matter matter;
  matter.event = event.id;
  matter.place = leading_place(members, resolve);
  matter.noun = noun_of(event.plover, event.mode, event.sides.size());
  if (matter.noun == "Happening") matter.noun = "events";
  else matter.noun[0] = static_cast<char>(matter.noun[0] - 'A' + 'a');
  matter.time = time_words(time_of(members));
  matter.mode = event.mode;
  std::set<std::string> english;
  for (const auto& member : members) {
    name_sides(matter.side_names, *member.document, english);
    const auto happening = static_cast<std::int32_t>(member.happening);
    for (std::size_t i = 0; i < member.document->claims.size(); ++i)
      if (member.document->claims[i].happening == happening) matter.claims.push_back({member.document, i});
    for (std::size_t i = 0; i < member.document->figures.size(); ++i)
      if (member.document->figures[i].happening == happening) matter.figures.push_back({member.document, i});
  }
  std::sort(matter.claims.begin(), matter.claims.end(), [](const ClaimRef& a, const ClaimRef& b) { return told_before(a, b); });
  std::sort(matter.figures.begin(), matter.figures.end(), [](const FigureRef& a, const FigureRef& b) { return told_before(a, b); });
  return matter;
}

Matter make_rest(const DocumentDigest& document, const EntityResolver&) {
  Matter matter;
  std::set<std::string> english;
  name_sides(matter.side_names, document, english);
  for (std::size_t i = 0; i < document.claims.size(); ++i)
    if (document.claims[i].happening == kNoHappening) matter.claims.push_back({&document, i});
  std::sort(matter.claims.begin(), matter.claims.end(), [](const ClaimRef& a, const ClaimRef& b) { return told_before(a, b); });
  return matter;
}

}  // namespace hearsay::graph
