// fakes DATA articles.jsonl gold.csv [--misses FILE]: how far the extractor agrees with the crowd's coding of FA-KES
// (Abu Salem et al. 2019: reports on the Syrian war; noisy). DATA: folder with models/, extract/lexicon/ and schemas/.
// For each article:
//   killed  the highest killed count of the article, background reports apart, equals the gold's four counts together
//           ("near": within a tenth; "first told", "any told": the first count, or one of all, does)
//   place   a place of the first report of violence lies at the gold's city ("any": of any report): by name, or within
//           60 km where coordinates are known
//   blamed  whom most claims and reports hold responsible is the gold's actor ("any": somebody held responsible is);
//           gold "unknown" agrees where nobody is held responsible
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "extract/pipeline.h"
#include "extract/read/metadata.h"
#include "extract/reader.h"

namespace {

using namespace hearsay;

struct City {
  const char* name;
  double latitude, longitude;
  std::vector<const char*> spellings;
};
const City kCities[] = {{"aleppo", 36.20, 37.16, {"aleppo"}},        {"damascus", 33.51, 36.29, {"damascus", "ghouta"}},
                        {"idlib", 35.93, 36.63, {"idlib"}},          {"hasakeh", 36.50, 40.75, {"hasak", "hassak", "qamishl", "kamishl"}},
                        {"deir ezzor", 35.34, 40.14, {"deir", "dayr"}}, {"raqqa", 35.95, 39.01, {"raqa", "raqqa"}},
                        {"homs", 34.73, 36.71, {"homs"}},            {"daraa", 32.62, 36.10, {"daraa", "dara"}},
                        {"lattakia", 35.52, 35.79, {"latakia", "lattakia"}}, {"hama", 35.13, 36.75, {"hama"}},
                        {"quneitra", 33.13, 35.82, {"quneitra"}}};

struct Actor {
  const char* name;
  std::vector<const char*> sides, words;
};
const Actor kActors[] = {
    {"syrian government or russian troops", {"SYR", "RUS"}, {"syria", "russia", "regime", "assad"}},
    {"international coalition forces", {"USA", "X-COALITION"}, {"coalition", "us-led", "u.s."}},
    {"the organization of the islamic state in iraq and the levant - isis", {"X-ISIL"}, {"islamic state", "isis", "isil", "daesh", "is "}},
    {"armed opposition groups", {"X-SYROPP"}, {"rebel", "opposition", "free syrian", "militant", "terrorist", "armed group", "jihadist", "insurgent"}},
    {"self administration forces", {"X-SDF", "X-YPG", "X-PYD", "X-PKK", "X-KURDS"}, {"ypg", "sdf", "kurd", "syrian democratic"}},
    {"al-nusra front", {"X-NUSRA", "X-HTS"}, {"nusra", "fateh al-sham", "fatah al-sham", "tahrir al-sham"}}};

struct Gold {
  std::string place, actor;
  std::int64_t killed = 0;
};

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

bool contains_any(const std::string& text, const std::vector<const char*>& words) {
  for (const char* word : words)
    if (text.find(word) != std::string::npos) return true;
  return false;
}

std::string names_of(const LocalEntity& entity) { return lower(entity.name + " | " + entity.english) + " "; }

double kilometres(double latitude, double longitude, const City& city) {
  const double x = (longitude - city.longitude) * std::cos(latitude * 3.14159265 / 180) * 111.3;
  const double y = (latitude - city.latitude) * 111.3;
  return std::sqrt(x * x + y * y);
}

bool at_city(const LocalEntity& entity, const std::string& name) {
  for (const City& city : kCities) {
    if (name != city.name) continue;
    if (contains_any(names_of(entity), city.spellings)) return true;
    return entity.latitude && entity.type == EntityType::Place && kilometres(*entity.latitude, *entity.longitude, city) < 60;
  }
  return false;
}

bool is_actor(const LocalEntity& entity, const std::string& name) {
  for (const Actor& actor : kActors) {
    if (name != actor.name) continue;
    for (const char* side : actor.sides)
      if (entity.side == side) return true;
    return entity.side.empty() && contains_any(names_of(entity), actor.words);
  }
  return false;
}

std::int64_t highest_killed(const Evidence& evidence) {
  std::int64_t highest = 0;
  for (const Figure& figure : evidence.figures) {
    if (figure.kind != FigureKind::Killed) continue;
    if (figure.report && evidence.reports[*figure.report].background) continue;
    highest = std::max(highest, figure.count.value_or(figure.min.value_or(0)));
  }
  return highest;
}

std::vector<std::int64_t> killed_counts(const Evidence& evidence) {
  std::vector<std::int64_t> counts;
  for (const Figure& figure : evidence.figures)
    if (figure.kind == FigureKind::Killed && (figure.count || figure.min)) counts.push_back(figure.count.value_or(figure.min.value_or(0)));
  return counts;
}

std::string place_verdict(const Evidence& evidence, const std::string& place) {
  bool first = true;
  std::string verdict = "no";
  for (const Report& report : evidence.reports) {
    if (report.background || report.plover != Plover::Assault || report.places.empty()) continue;
    for (const std::size_t index : report.places)
      if (at_city(evidence.entities[index], place)) return first ? "first" : "any";
    first = false;
  }
  return verdict;
}

// How often each entity with a name or a side is held responsible; "gunmen" name nobody.
std::map<std::size_t, int> blamed(const Evidence& evidence) {
  std::map<std::size_t, int> counts;
  for (const Claim& claim : evidence.claims)
    for (const std::size_t entity : claim.accused) ++counts[entity];
  for (const Report& report : evidence.reports)
    if (!report.background && report.plover == Plover::Assault)
      for (const Participant& participant : report.participants)
        if (participant.role == Role::Actor) ++counts[participant.entity];
  std::erase_if(counts, [&evidence](const auto& entry) {
    const LocalEntity& entity = evidence.entities[entry.first];
    return entity.side.empty() && (!entity.named || entity.type == EntityType::Place);
  });
  return counts;
}

std::string blame_verdict(const Evidence& evidence, const std::string& actor) {
  const auto counts = blamed(evidence);
  if (actor == "unknown") return counts.empty() ? "first" : "no";
  int best = 0, best_right = 0;
  for (const auto& [entity, count] : counts) {
    best = std::max(best, count);
    if (is_actor(evidence.entities[entity], actor)) best_right = std::max(best_right, count);
  }
  return best_right == 0 ? "no" : best_right == best ? "first" : "any";
}

std::map<std::string, Gold> read_gold(const std::string& path) {
  std::map<std::string, Gold> gold;
  std::ifstream in(path, std::ios::binary);
  std::vector<std::string> header, row;
  std::uint64_t lines = 0;
  if (!extract::read_csv_record(in, header, lines)) return gold;
  while (extract::read_csv_record(in, row, lines)) {
    if (row.size() != header.size()) continue;
    Gold one;
    std::string id;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (header[i] == "id") id = row[i];
      if (header[i] == "location") one.place = row[i];
      if (header[i] == "actor") one.actor = row[i];
      if (header[i].starts_with("nb_") && !row[i].empty()) one.killed += std::stol(row[i]);
    }
    gold[id] = one;
  }
  return gold;
}

std::string blamed_names(const Evidence& evidence) {
  std::string names;
  for (const auto& [entity, count] : blamed(evidence))
    names += (names.empty() ? "" : ", ") + evidence.entities[entity].name + " [" + evidence.entities[entity].side + "] x" + std::to_string(count);
  return names;
}

struct Tally {
  int articles = 0, killed = 0, killed_near = 0, killed_first = 0, killed_any = 0, place = 0, place_any = 0, actor = 0, actor_any = 0, known = 0, known_right = 0, all = 0;
};

void judge(const Evidence& evidence, const Gold& gold, Tally& tally, std::ostream& misses) {
  const std::int64_t killed = highest_killed(evidence);
  const std::string place = place_verdict(evidence, gold.place);
  const std::string actor = blame_verdict(evidence, gold.actor);
  const bool near = std::llabs(killed - gold.killed) * 10 <= gold.killed;
  ++tally.articles;
  tally.killed += killed == gold.killed;
  tally.killed_near += near;
  const auto counts = killed_counts(evidence);
  tally.killed_first += !counts.empty() && counts.front() == gold.killed;
  tally.killed_any += std::ranges::find(counts, gold.killed) != counts.end();
  tally.place += place == "first";
  tally.place_any += place != "no";
  tally.actor += actor == "first";
  tally.actor_any += actor != "no";
  tally.known += gold.actor != "unknown";
  tally.known_right += gold.actor != "unknown" && actor == "first";
  tally.all += killed == gold.killed && place != "no" && actor != "no";
  if (killed != gold.killed)
    misses << evidence.document.uri << "\tkilled\tgold " << gold.killed << "\tfound " << killed << "\t" << evidence.document.title << "\n";
  if (place == "no") misses << evidence.document.uri << "\tplace\tgold " << gold.place << "\t\t" << evidence.document.title << "\n";
  if (actor == "no")
    misses << evidence.document.uri << "\tblamed\tgold " << gold.actor << "\tfound " << blamed_names(evidence) << "\t" << evidence.document.title << "\n";
}

void print(const char* what, int hits, int total) { std::printf("%-28s %4d of %d  %.3f\n", what, hits, total, total ? double(hits) / total : 0); }

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) {
    std::cerr << "usage: fakes DATA articles.jsonl gold.csv [MISSES]\n";
    return 2;
  }
  const auto extractor = extract::Extractor::load({arguments[1], "en"});
  if (!extractor) {
    std::cerr << extractor.error().message << "\n";
    return 3;
  }
  const auto gold = read_gold(arguments[3]);
  std::ofstream misses(count > 4 ? arguments[4] : "/dev/null");
  Tally tally;
  CollectingReporter reporter;
  extract::Reader reader({}, reporter, nullptr);
  const auto status = reader.read({arguments[2]}, [&](Document&& document) -> Status {
    const auto found = gold.find(document.uri);
    if (found != gold.end()) judge((*extractor)->extract(std::move(document)), found->second, tally, misses);
    return {};
  });
  if (!status || tally.articles == 0) return 3;
  print("killed, equal", tally.killed, tally.articles);
  print("killed, within a tenth", tally.killed_near, tally.articles);
  print("killed, first told", tally.killed_first, tally.articles);
  print("killed, any told", tally.killed_any, tally.articles);
  print("place, first report", tally.place, tally.articles);
  print("place, any report", tally.place_any, tally.articles);
  print("blamed, most", tally.actor, tally.articles);
  print("blamed, most (actor known)", tally.known_right, tally.known);
  print("blamed, any", tally.actor_any, tally.articles);
  print("all three", tally.all, tally.articles);
  return 0;
}
