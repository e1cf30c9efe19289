#include "bench/link/synthetic_world.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>

#include "bench/link/plain_entity.h"
#include "graph/link/when.h"

namespace hearsay::bench {
namespace {

using Random = std::mt19937_64;  // its sequence is fixed by the standard; distributions are not, so pick() is our own

std::size_t pick(Random& random, std::size_t bound) { return static_cast<std::size_t>(random() % bound); }
bool chance(Random& random, int percent) { return pick(random, 100) < static_cast<std::size_t>(percent); }

constexpr std::array<const char*, 16> kFirst = {"Bar", "Kel", "Tov", "Mar", "Sun", "Gor", "Lin", "Pash", "Dur", "Hal", "Ner", "Zan", "Vos", "Rik", "Amb", "Ost"};
constexpr std::array<const char*, 16> kMiddle = {"adu", "ami", "ori", "eba", "ina", "uke", "ola", "iya", "are", "ete", "osha", "uli", "andi", "enko", "ashi", "irdo"};
constexpr std::array<const char*, 12> kLast = {"vik", "jar", "stan", "pur", "grad", "kert", "baz", "mir", "dan", "ville", "kale", "nov"};

std::string make_name(std::size_t number) {
  std::string name = kFirst[number % 16];
  name += kMiddle[(number / 16) % 16];
  if (number >= 3072) name += kMiddle[(number / 3072) % 16];
  return name + kLast[(number / 256) % 12];
}

// A spelling that another outlet uses for `name`.
std::string variant(const std::string& name, Random& random) {
  std::string out = name;
  const auto at = 2 + pick(random, out.size() > 6 ? out.size() - 4 : 1);
  switch (pick(random, 3)) {
    case 0: if (out[at] == 'a') out[at] = 'e'; else if (out[at] == 'i') out[at] = 'y'; break;
    case 1: if (const auto i = out.find('y'); i != std::string::npos) out[i] = 'i'; break;
    default: if (const auto i = out.find("kh"); i != std::string::npos) out[i + 1] = 'g'; break;
  }
  return out;
}

std::string side_code(std::size_t country) {
  std::string code = "AAA";
  for (int i = 2; i >= 0; --i) code[static_cast<std::size_t>(i)] = static_cast<char>('A' + country % 26), country /= 26;
  return code;
}

struct Town {
  std::string name;
  bool listed = true;  // known to the gazetteer
  double latitude = 0, longitude = 0;
};

struct Conflict {
  std::size_t countries[2] = {0, 0};
  std::vector<std::size_t> towns;
};

struct Happening {
  std::size_t conflict = 0, town = 0, guilty = 0;
  std::int32_t day = 0;
  int minute = 0, killed[2] = {0, 0};
  const char* mode = "";
};

constexpr std::array<const char*, 4> kModes = {"firearms", "artillery", "aerial", "explosives"};

class Maker {
 public:
  explicit Maker(const WorldOptions& options) : options_(options), random_(options.seed) {
    const std::size_t conflicts = options.one_day ? 1 : 60;
    for (std::size_t i = 0; i < conflicts; ++i) add_conflict(i);
    const std::size_t events = options.one_day ? 150 : std::max<std::size_t>(1, options.articles / 8);
    const std::int32_t days = options.one_day ? 1 : static_cast<std::int32_t>(events / 3 + 30);
    for (std::size_t i = 0; i < events; ++i) add_happening(days);
  }

  World run() {
    for (std::size_t i = 0; i < options_.articles; ++i) {
      if (!world_.evidence.empty() && chance(random_, 8)) copy_article(i);
      else write_article(i);
    }
    return std::move(world_);
  }

 private:
  void add_conflict(std::size_t number) {
    Conflict conflict;
    conflict.countries[0] = 2 * number;
    conflict.countries[1] = 2 * number + 1;
    const std::size_t count = options_.one_day ? 200 : 30;
    const double north = static_cast<double>(number % 8) * 12 - 40, east = static_cast<double>(number / 8) * 25 - 100;
    for (std::size_t i = 0; i < count; ++i) {
      Town town{make_name(number * 211 + i), chance(random_, 70), north + static_cast<double>(i % 15) * 0.8, east + static_cast<double>(i / 15) * 1.1};
      conflict.towns.push_back(towns_.size());
      towns_.push_back(town);
    }
    conflicts_.push_back(conflict);
  }

  void add_happening(std::int32_t days) {
    Happening what;
    for (int tries = 0; tries < 50; ++tries) {  // no two events in one town on one day
      what.conflict = pick(random_, conflicts_.size());
      what.town = conflicts_[what.conflict].towns[pick(random_, conflicts_[what.conflict].towns.size())];
      what.day = graph::day_number(2015, 1, 1) + static_cast<std::int32_t>(pick(random_, static_cast<std::size_t>(days)));
      if (taken_.insert({what.town, what.day}).second) break;
    }
    what.guilty = pick(random_, 2);
    what.minute = static_cast<int>(pick(random_, 96)) * 15;
    what.mode = kModes[pick(random_, kModes.size())];
    for (int& killed : what.killed) killed = static_cast<int>(pick(random_, 9));
    happenings_.push_back(what);
  }

  struct Draft {
    Evidence evidence;
    const Happening* what = nullptr;
    std::size_t event = 0;
    bool english = true;
    std::vector<std::pair<std::size_t, std::size_t>> truth;  // local entity -> true entity
    std::size_t country[2] = {}, ministry[2] = {}, army[2] = {}, town = 0, person = 0, agency = 0;
  };

  // Writes `words` at the end of the text and returns their span.
  static Span say(Draft& draft, const std::string& words) {
    auto& text = draft.evidence.document.text;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += words;
    return {begin, static_cast<std::uint32_t>(text.size())};
  }

  static std::size_t add_entity(Draft& draft, EntityType type, const std::string& name, const std::string& side, const std::string& kind, const std::string& gazetteer) {
    auto entity = plain_entity(type, name, side, kind, gazetteer, say(draft, name));
    say(draft, " ");
    draft.evidence.entities.push_back(std::move(entity));
    return draft.evidence.entities.size() - 1;
  }

  void add_cast(Draft& draft) {
    const auto& conflict = conflicts_[draft.what->conflict];
    for (int i = 0; i < 2; ++i) {
      const auto code = side_code(conflict.countries[i]);
      const auto name = make_name(9000 + conflict.countries[i]);
      draft.country[i] = add_entity(draft, EntityType::Country, name, code, "", "country:" + code);
      draft.ministry[i] = add_entity(draft, EntityType::Organization, draft.english ? "Defence Ministry of " + name : "Kementerian Pertahanan " + name, code, "ministry:defence", "");
      draft.army[i] = add_entity(draft, EntityType::Organization, draft.english ? name + " troops" : "tentara " + name, code, "force:army", "");
    }
    const auto& town = towns_[draft.what->town];
    draft.town = add_entity(draft, EntityType::Place, !town.listed && chance(random_, 20) ? variant(town.name, random_) : town.name, "", "", town.listed ? "place:" + std::to_string(draft.what->town) : "");
    if (town.listed) {
      draft.evidence.entities[draft.town].latitude = town.latitude;
      draft.evidence.entities[draft.town].longitude = town.longitude;
    }
    const auto country = conflict.countries[0];
    const auto number = pick(random_, 4);
    const std::string first = make_name(20000 + country * 4 + number), last = make_name(40000 + country * 4 + number);
    draft.person = add_entity(draft, EntityType::Person, chance(random_, 30) ? last : first + " " + last, side_code(country), "", "");
    draft.truth = {{draft.town, draft.what->town}, {draft.person, 1000000 + country * 4 + number}};
    const auto agency = pick(random_, 6);
    draft.agency = add_entity(draft, EntityType::Organization, "Example Agency " + std::to_string(agency), "", "agency", "media:" + std::to_string(agency));
  }

  std::size_t add_time(Draft& draft) {
    TimeMention time;
    time.type = "DATE";
    const auto day = graph::iso_day(draft.what->day);
    if (chance(random_, 60)) {
      time.value = time.earliest = time.latest = day;
      say(draft, draft.english ? "on " : "pada ");
      time.span = say(draft, day);
    } else {
      time.value = "XXXX-WXX-" + std::to_string(graph::weekday_of(draft.what->day));
      time.span = say(draft, draft.english ? "that weekday" : "hari itu");
    }
    draft.evidence.times.push_back(time);
    return draft.evidence.times.size() - 1;
  }

  void add_claim(Draft& draft, std::size_t speaker, std::size_t blamed, const std::string& tail) {
    Claim claim;
    const auto& entities = draft.evidence.entities;
    const std::string cue = draft.english ? " said " : " mengatakan ";
    const auto begin = static_cast<std::uint32_t>(draft.evidence.document.text.size());
    claim.claimant = say(draft, entities[speaker].name);
    claim.cue = say(draft, cue);
    claim.deed.trigger = say(draft, draft.english ? "opened fire" : "melepaskan tembakan");
    claim.content = {say(draft, (draft.english ? " by " : " oleh ") + entities[blamed].name + tail)};
    claim.span = {begin, static_cast<std::uint32_t>(draft.evidence.document.text.size())};
    claim.claimants = {speaker};
    claim.accused = {blamed};
    claim.deed.plover = Plover::Assault;
    claim.deed.actors = {blamed};
    claim.report = 0;
    draft.evidence.claims.push_back(std::move(claim));
    say(draft, ". ");
  }

  void add_figure(Draft& draft, int side, int count, std::optional<std::size_t> claim) {
    Figure figure;
    figure.span = say(draft, std::to_string(count) + (draft.english ? " soldiers killed. " : " tentara tewas. "));
    figure.count = count;
    figure.who = "soldiers";
    figure.side = side_code(conflicts_[draft.what->conflict].countries[side]);
    figure.claim = claim;
    figure.report = 0;
    if (claim) draft.evidence.claims[*claim].figures.push_back(draft.evidence.figures.size());
    draft.evidence.figures.push_back(figure);
  }

  void add_reports(Draft& draft, bool tells_time, bool tells_place) {
    Report news;
    news.plover = Plover::Assault;
    news.mode = draft.what->mode;
    if (tells_time) news.times = {add_time(draft)};
    if (tells_place) news.places = {draft.town};
    const auto& conflict = conflicts_[draft.what->conflict];
    news.sides = {side_code(conflict.countries[0]), side_code(conflict.countries[1])};
    std::sort(news.sides.begin(), news.sides.end());
    news.spans = {say(draft, draft.english ? " clash. " : " bentrokan. ")};
    draft.evidence.reports.push_back(news);
    if (!chance(random_, 40)) return;
    Report war;
    war.plover = Plover::Assault;
    war.background = true;
    war.sides = news.sides;
    war.spans = {say(draft, draft.english ? "the war of 2009" : "perang tahun 2009")};
    TimeMention year;
    year.type = "DATE";
    year.value = "2009";
    year.span = say(draft, " 2009. ");
    war.times = {draft.evidence.times.size()};
    draft.evidence.times.push_back(year);
    draft.evidence.reports.push_back(war);
  }

  // Words of the outlet's own, so that two reports of one event are no copies of each other.
  void add_prose(Draft& draft) {
    for (int i = 0; i < 60; ++i) say(draft, make_name(pick(random_, 40000)) + " ");
  }

  void finish(Draft& draft) {
    assign_ids(draft.evidence);
    world_.event_of[draft.evidence.reports.front().id] = draft.event;
    for (const auto& [local, entity] : draft.truth) world_.entity_of[draft.evidence.entities[local].id] = entity;
    world_.evidence.push_back(std::move(draft.evidence));
  }

  void write_article(std::size_t number) {
    Draft draft;
    draft.event = pick(random_, happenings_.size());
    draft.what = &happenings_[draft.event];
    draft.english = chance(random_, 50);
    auto& document = draft.evidence.document;
    document.uri = "synthetic/" + std::to_string(options_.seed) + "/" + std::to_string(number);
    document.language = draft.english ? "en" : "id";
    document.publisher = "Example Daily " + std::to_string(pick(random_, 300));
    const auto delay = static_cast<std::int32_t>(pick(random_, 3));
    document.published = graph::iso_day(draft.what->day + delay);
    add_cast(draft);
    add_reports(draft, chance(random_, 85), chance(random_, 92));
    const auto side = draft.what->guilty;
    add_claim(draft, draft.ministry[1 - side], draft.army[side], "");
    add_claim(draft, draft.ministry[side], draft.army[1 - side], "");
    if (chance(random_, 60)) add_figure(draft, static_cast<int>(side), draft.what->killed[side] + (delay > 1 ? 1 : 0), 1);
    if (chance(random_, 60)) add_figure(draft, static_cast<int>(side), draft.what->killed[side] + (chance(random_, 30) ? 2 : 0), 0);
    if (chance(random_, 40)) draft.evidence.citations.push_back({draft.evidence.entities[draft.agency].mentions.front().span, draft.agency, CitationKind::Reported});
    add_prose(draft);
    finish(draft);
  }

  void copy_article(std::size_t number) {
    const auto& original = world_.evidence[world_.evidence.size() - 1 - pick(random_, std::min<std::size_t>(world_.evidence.size(), 50))];
    Draft draft;
    draft.event = world_.event_of[original.reports.front().id];
    draft.evidence = original;
    for (std::size_t i = 0; i < original.entities.size(); ++i)
      if (const auto found = world_.entity_of.find(original.entities[i].id); found != world_.entity_of.end()) draft.truth.emplace_back(i, found->second);
    auto& document = draft.evidence.document;
    document.uri = "synthetic/" + std::to_string(options_.seed) + "/" + std::to_string(number);
    document.publisher = "Example Post " + std::to_string(pick(random_, 300));
    for (int i = 0; i < 20; ++i) document.text += make_name(pick(random_, 40000)) + " ";  // the copying outlet's own lines
    const auto id = make_document_id(document.uri);
    const auto source = original.document.id;
    finish(draft);
    world_.original_of[id] = source;
  }

  WorldOptions options_;
  Random random_;
  std::vector<Town> towns_;
  std::vector<Conflict> conflicts_;
  std::vector<Happening> happenings_;
  std::set<std::pair<std::size_t, std::int32_t>> taken_;
  World world_;
};

}  // namespace

World make_world(const WorldOptions& options) { return Maker(options).run(); }

}  // namespace hearsay::bench
