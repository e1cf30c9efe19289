#include "graph/link/happenings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "graph/link/news_clock.h"

namespace hearsay::graph {
namespace {

constexpr double kSameAreaKilometres = 40;
constexpr double kApartKilometres = 200;
constexpr std::size_t kOwnStory = 3;

template <class T>
std::vector<T> united(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<T> out;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

bool overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return std::binary_search(b.begin(), b.end(), x); });
}

bool within(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return std::all_of(part.begin(), part.end(), [&](const std::string& x) { return std::binary_search(whole.begin(), whole.end(), x); });
}

bool is_town(const PlaceKey& place) { return !place.wide; }

// Agreeing to withdraw, conceding it, withdrawing: steps of one story.
bool is_yielding(Plover plover) { return plover == Plover::Agree || plover == Plover::Concede || plover == Plover::Retreat; }

void absorb(Happening& into, const Happening& other) {
  into.reports.insert(into.reports.end(), other.reports.begin(), other.reports.end());
  if (family_of(into.plover) == Family::Other) into.plover = other.plover;
  if (into.mode.empty()) into.mode = other.mode;
  if (other.when.precision > into.when.precision || (other.when.precision == into.when.precision && into.when.minute < 0 && other.when.minute >= 0)) {
    into.when = other.when;
    into.when_text = other.when_text;
  }
  into.sides = united(into.sides, other.sides);
  for (const auto& place : other.places)
    if (std::find(into.places.begin(), into.places.end(), place) == into.places.end()) into.places.push_back(place);
  std::sort(into.places.begin(), into.places.end(), [](const PlaceKey& a, const PlaceKey& b) { return a.key < b.key; });
  for (auto place : other.place_entities)
    if (std::find(into.place_entities.begin(), into.place_entities.end(), place) == into.place_entities.end()) into.place_entities.push_back(place);
  into.participants = united(into.participants, other.participants);
  into.words = united(into.words, other.words);
  into.position = std::min(into.position, other.position);
}

// Joins the reports of one document; a scratch object for add_happenings().
class Joiner {
 public:
  Joiner(DocumentDigest& digest, const Evidence& evidence, NameFolder& folder) : digest_(digest), evidence_(evidence), folder_(folder) {}

  void run() {
    for (const auto& report : evidence_.reports) drafts_.push_back(from_report(report));
    choose_main();
    join();
    give_claims();
    for (std::size_t i = 0; i < digest_.happenings.size(); ++i) settle_places(static_cast<std::int32_t>(i));
  }

 private:
  Happening from_report(const Report& report) const;
  void choose_main();
  bool has_own_time(const When& when) const;
  bool joins_main(const Happening& report) const;
  double fit(const Happening& a, const Happening& b) const;
  void join();
  bool is_plan_of_others(const ClaimDigest& claim) const;
  void split_other_story();
  void give_claims();
  std::int32_t main_or_own(std::size_t claim, std::int32_t told) const;
  bool sentence_has_own_time(Span claim) const;
  When time_of_claim(const Claim& claim) const;
  std::int32_t apart(std::size_t claim, std::int32_t from);
  void settle_places(std::int32_t index);
  Happening& main() { return digest_.happenings[static_cast<std::size_t>(main_)]; }
  const Happening& main() const { return digest_.happenings[static_cast<std::size_t>(main_)]; }

  DocumentDigest& digest_;
  const Evidence& evidence_;
  NameFolder& folder_;
  NewsClock clock_{evidence_, digest_.published};
  std::vector<Happening> drafts_;
  std::vector<std::int32_t> happening_of_;  // of each report
  std::int32_t main_ = kNoHappening;        // index into digest_.happenings
  std::size_t main_report_ = 0;
};

Happening Joiner::from_report(const Report& report) const {
  Happening out;
  out.reports = {report.id};
  out.plover = report.plover;
  out.mode = report.mode;
  out.background = report.background;
  auto time = best_when(evidence_, clock_.of_happening(report.times), digest_.published);
  if (time.when.precision == Precision::Unknown) time = best_when(evidence_, report.times, digest_.published);
  out.when = time.when;
  out.when_text = time.text;
  out.sides = report.sides;
  std::sort(out.sides.begin(), out.sides.end());
  out.places = place_keys(evidence_, report.places, folder_);
  for (auto place : report.places)
    if (place < evidence_.entities.size()) out.place_entities.push_back(static_cast<std::uint32_t>(place));
  for (const auto& participant : report.participants)
    if (participant.entity < evidence_.entities.size()) out.participants.emplace_back(static_cast<std::uint32_t>(participant.entity), participant.role);
  std::sort(out.participants.begin(), out.participants.end());
  out.words = report.words;
  std::sort(out.words.begin(), out.words.end());
  out.position = report.spans.empty() ? 0 : report.spans.front().begin;
  return out;
}

// The report that the article is about: told most, and in its lead.
void Joiner::choose_main() {
  std::vector<double> weight(drafts_.size());
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    weight[i] = static_cast<double>(std::min<std::size_t>(evidence_.reports[i].spans.size(), 6)) / 2 + (drafts_[i].position < kLeadBytes / 2 ? 3 : 0);
    const Family family = family_of(drafts_[i].plover);
    if (family == Family::Attack || family == Family::Coercion) weight[i] += 1;
    if (drafts_[i].background) weight[i] -= 1000;
  }
  for (const auto& claim : evidence_.claims)
    if (claim.report && *claim.report < weight.size()) weight[*claim.report] += 1;
  const auto best = std::max_element(weight.begin(), weight.end());
  if (best == weight.end() || *best < 0) return;
  main_report_ = static_cast<std::size_t>(best - weight.begin());
  auto& draft = drafts_[main_report_];
  draft.main = true;
  draft.when = clock_.news(evidence_.reports[main_report_], draft.when_text);
  main_ = 0;
  digest_.happenings.push_back(draft);
}

// Whether a time sets a report apart from the news: it is known, and it is another.
bool Joiner::has_own_time(const When& when) const {
  if (when.precision == Precision::Unknown) return false;
  if (digest_.published && when.anchored() && when.first > *digest_.published) return false;  // a date to come
  if (main_ == kNoHappening) return true;
  const When& news = main().when;
  if (news.precision == Precision::Unknown) {
    if (digest_.published && when.precision == Precision::Day) return when.first < *digest_.published - 2;
    return when.precision != Precision::Weekday && when.precision != Precision::Day;
  }
  return compare(when, news) < TimeFit::Weak || ((when.precision == Precision::Month || when.precision == Precision::Year) && (when.first != news.first || when.last != news.last));
}

// Whether another report of the article tells of its news, too: at no other time, at no other place, of no other parties.
bool Joiner::joins_main(const Happening& report) const {
  if (main_ == kNoHappening || has_own_time(report.when)) return false;
  if (report.background && (report.when.precision != Precision::Day || compare(report.when, main().when) < TimeFit::Strong)) return false;
  const Family family = family_of(report.plover), news = family_of(main().plover);
  const PlaceFit place = compare(report.places, main().places);
  const bool towns = std::any_of(report.places.begin(), report.places.end(), is_town) && std::any_of(main().places.begin(), main().places.end(), is_town);
  if (place == PlaceFit::Apart || (place == PlaceFit::Unknown && towns)) return false;
  if (family == news || family == Family::Other) return report.sides.empty() || main().sides.empty() || overlap(report.sides, main().sides);
  if (is_yielding(report.plover) && is_yielding(main().plover)) return !report.sides.empty() && within(report.sides, main().sides);
  if (news != Family::Attack) return false;
  if (family == Family::Coercion) return overlap(report.sides, main().sides) || report.sides.empty();
  return family == Family::Politics && within(report.sides, main().sides);
}

// How well a report fits a happening other than the news; 0: another happening.
double Joiner::fit(const Happening& a, const Happening& b) const {
  if (a.background != b.background) return 0;
  const Family left = family_of(a.plover), right = family_of(b.plover);
  if (left != right && left != Family::Other && right != Family::Other) return 0;
  const bool timed = a.when.precision != Precision::Unknown, other_timed = b.when.precision != Precision::Unknown;
  const TimeFit time = compare(a.when, b.when);
  if (timed != other_timed || (timed && time < TimeFit::Near)) return 0;
  const PlaceFit place = compare(a.places, b.places);
  if (place == PlaceFit::Apart || (place == PlaceFit::Unknown && !a.places.empty() && !b.places.empty())) return 0;
  if (!a.sides.empty() && !b.sides.empty() && !overlap(a.sides, b.sides)) return 0;
  if (a.background && !timed && place < PlaceFit::Region) return 0;
  return 1 + (timed ? 1 : 0) + (place >= PlaceFit::Region ? 0.5 : 0) + (left == right ? 0.5 : 0) + (!a.mode.empty() && a.mode == b.mode ? 0.3 : 0);
}

void Joiner::join() {
  happening_of_.assign(drafts_.size(), kNoHappening);
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    if (main_ != kNoHappening && i == main_report_) { happening_of_[i] = main_; continue; }
    if (joins_main(drafts_[i])) {
      happening_of_[i] = main_;
      const When news = main().when;
      absorb(main(), drafts_[i]);
      main().when = news;
      continue;
    }
    double best = 0;
    for (std::size_t j = 0; j < digest_.happenings.size(); ++j)
      if (static_cast<std::int32_t>(j) != main_)
        if (const double score = fit(digest_.happenings[j], drafts_[i]); score > best) best = score, happening_of_[i] = static_cast<std::int32_t>(j);
    if (happening_of_[i] == kNoHappening) {
      happening_of_[i] = static_cast<std::int32_t>(digest_.happenings.size());
      digest_.happenings.push_back(drafts_[i]);
    } else {
      absorb(digest_.happenings[static_cast<std::size_t>(happening_of_[i])], drafts_[i]);
    }
  }
}

// The time that a claim tells for what it speaks of: of its deed, else in its content; a week or month told anywhere in it.
When Joiner::time_of_claim(const Claim& claim) const {
  const auto own = best_when(evidence_, clock_.of_happening(claim.deed.times), digest_.published);
  if (own.when.precision != Precision::Unknown) return own.when;
  for (const auto& time : evidence_.times) {
    if (!claim.span.contains(time.span)) continue;
    const When when = read_when(time, digest_.published);
    if (when.precision >= Precision::Weekday && clock_.is_of_saying(time.span)) continue;
    const bool content = std::any_of(claim.content.begin(), claim.content.end(), [&](Span span) { return span.contains(time.span); });
    const bool sets_apart = when.precision == Precision::Loose || (content && (when.precision == Precision::Day || when.precision == Precision::Weekday || when.precision == Precision::Month));
    if (sets_apart) return when;
  }
  return {};
}

// Whether the sentence that a claim begins in tells a time that is not that of the news.
bool Joiner::sentence_has_own_time(Span claim) const {
  const auto& text = evidence_.document.text;
  const Span sentence = sentence_around(text, std::min(claim.begin, static_cast<std::uint32_t>(text.size()))).cover(claim);
  return std::any_of(evidence_.times.begin(), evidence_.times.end(), [&](const TimeMention& time) {
    return sentence.contains(time.span) && has_own_time(read_when(time, digest_.published));
  });
}

// Demands, warnings and condemnations in an article about an attack are about the attack, whatever they ask for.
std::int32_t Joiner::main_or_own(std::size_t claim, std::int32_t told) const {
  if (main_ == kNoHappening || told == main_) return told;
  const auto& digest = digest_.claims[claim];
  const bool reaction = digest.act == Act::Demand || digest.act == Act::Condemn || digest.act == Act::Pledge;
  if (told != kNoHappening) {
    const auto& other = digest_.happenings[static_cast<std::size_t>(told)];
    const Family deed = family_of(digest.deed);
    const bool fight = (deed == Family::Attack || deed == Family::Coercion) && family_of(main().plover) == Family::Attack;
    if (fight && !other.background && has_own_time(other.when) && !sentence_has_own_time(evidence_.claims[claim].span)) return main_;
    if (reaction && other.background && family_of(main().plover) == Family::Attack) return main_;  // what is asked for now is about the news
    const bool apart = other.background || has_own_time(other.when) || std::any_of(other.places.begin(), other.places.end(), is_town);
    return reaction && !apart && family_of(main().plover) == Family::Attack ? main_ : told;
  }
  if (has_own_time(digest.when) || compare(digest.place_keys, main().places) == PlaceFit::Apart) return told;
  const auto named = united(united(digest.accused_sides, digest.actor_sides), digest.target_sides);
  return named.empty() || main().sides.empty() || overlap(named, main().sides) ? main_ : told;
}

// A happening of its own for a claim whose time is not that of `from`: the one of that time, or a new one without a report.
std::int32_t Joiner::apart(std::size_t claim, std::int32_t from) {
  const auto& digest = digest_.claims[claim];
  for (std::size_t i = 0; i < digest_.happenings.size(); ++i) {
    const auto& other = digest_.happenings[i];
    if (static_cast<std::int32_t>(i) != main_ && other.when.precision != Precision::Unknown && compare(other.when, digest.when) >= TimeFit::Near && family_of(other.plover) == family_of(digest_.happenings[static_cast<std::size_t>(from)].plover)) return static_cast<std::int32_t>(i);
  }
  Happening fresh;
  fresh.plover = digest_.happenings[static_cast<std::size_t>(from)].plover;
  fresh.when = digest.when;
  fresh.sides = united(united(digest.claimant_sides, digest.accused_sides), united(digest.actor_sides, digest.target_sides));
  fresh.places = digest.place_keys;
  fresh.place_entities = digest.places;
  fresh.position = digest.span.begin;
  for (const auto* list : {&digest.accused, &digest.actors})
    for (auto index : *list) fresh.participants.emplace_back(index, Role::Actor);
  std::sort(fresh.participants.begin(), fresh.participants.end());
  fresh.participants.erase(std::unique(fresh.participants.begin(), fresh.participants.end()), fresh.participants.end());
  digest_.happenings.push_back(std::move(fresh));
  return static_cast<std::int32_t>(digest_.happenings.size()) - 1;
}

// A date to come, told by somebody who is no party to the news, who speaks of no party to it: a plan of its own.
bool Joiner::is_plan_of_others(const ClaimDigest& claim) const {
  if (!digest_.published || !claim.when.anchored() || claim.when.first <= *digest_.published || family_of(main().plover) == Family::Attack) return false;
  const auto parties = united(united(claim.claimant_sides, claim.accused_sides), united(claim.actor_sides, claim.target_sides));
  return !claim.claimant_sides.empty() && !overlap(parties, main().sides);
}

// Three claims or more that state a withdrawal in an article about an attack tell a story of their own.
void Joiner::split_other_story() {
  if (main_ == kNoHappening || family_of(main().plover) != Family::Attack) return;
  std::vector<std::size_t> story;
  for (std::size_t i = 0; i < digest_.claims.size(); ++i) {
    const auto& claim = digest_.claims[i];
    if (claim.happening == main_ && claim.deed == Plover::Retreat && claim.act == Act::State && claim.polarity == Polarity::Asserted && claim.accused_sides.empty()) story.push_back(i);
  }
  if (story.size() < kOwnStory) return;
  Happening fresh;
  fresh.plover = Plover::Retreat;
  fresh.position = digest_.claims[story.front()].span.begin;
  for (auto i : story) {
    auto& claim = digest_.claims[i];
    fresh.sides = united(fresh.sides, united(claim.actor_sides, claim.target_sides));
    fresh.place_entities.insert(fresh.place_entities.end(), claim.places.begin(), claim.places.end());
    claim.happening = static_cast<std::int32_t>(digest_.happenings.size());
  }
  digest_.happenings.push_back(std::move(fresh));
}

void Joiner::give_claims() {
  auto of_report = [&](const std::optional<std::size_t>& report) { return report && *report < happening_of_.size() ? happening_of_[*report] : kNoHappening; };
  Span sentence;
  std::int32_t before = kNoHappening;  // where the claim before was set apart to, within one sentence
  for (std::size_t i = 0; i < digest_.claims.size(); ++i) {
    auto& claim = digest_.claims[i];
    claim.when = time_of_claim(evidence_.claims[i]);
    claim.happening = main_or_own(i, of_report(evidence_.claims[i].report));
    if (claim.happening == kNoHappening || claim.happening != main_) continue;
    const Span here = sentence_around(evidence_.document.text, std::min<std::uint32_t>(claim.span.begin, static_cast<std::uint32_t>(evidence_.document.text.size())));
    const bool same_sentence = !here.empty() && here == sentence;
    if (!same_sentence) before = kNoHappening;
    sentence = here;
    if (has_own_time(claim.when) || is_plan_of_others(claim)) claim.happening = before = apart(i, main_);
    else if (same_sentence && before != kNoHappening && claim.when.precision == Precision::Unknown) claim.happening = before;
  }
  split_other_story();
  for (std::size_t i = 0; i < digest_.figures.size(); ++i) {
    auto& figure = digest_.figures[i];
    figure.happening = figure.claim >= 0 ? digest_.claims[static_cast<std::size_t>(figure.claim)].happening : of_report(evidence_.figures[i].report);
  }
}

// Orders the places of a happening by how often its claims and the sentences of its triggers name them; towns that only
// other sentences name (a photo's, a meeting's) go where any other town is left. Adds towns of its triggers' sentences.
void Joiner::settle_places(std::int32_t index) {
  auto& happening = digest_.happenings[static_cast<std::size_t>(index)];
  std::vector<Span> told;
  for (std::size_t i = 0; i < digest_.claims.size(); ++i)
    if (digest_.claims[i].happening == index) told.push_back(digest_.claims[i].span);
  std::set<Span> sentences;
  const auto size = static_cast<std::uint32_t>(evidence_.document.text.size());
  for (std::size_t i = 0; i < evidence_.reports.size(); ++i)
    if (happening_of_[i] == index)
      for (const auto& span : evidence_.reports[i].spans) sentences.insert(sentence_around(evidence_.document.text, std::min(span.begin, size)));
  told.insert(told.end(), sentences.begin(), sentences.end());
  const bool has_town = std::any_of(happening.places.begin(), happening.places.end(), is_town);
  std::map<std::uint32_t, int> weight;
  for (auto place : happening.place_entities) weight[place] = 0;
  for (std::uint32_t i = 0; i < evidence_.entities.size(); ++i) {
    const auto& entity = evidence_.entities[i];
    if (entity.type != EntityType::Place && entity.type != EntityType::Region) continue;
    if (!weight.contains(i) && (has_town || index != main_ || entity.type != EntityType::Place)) continue;
    for (const auto& mention : entity.mentions)
      for (const auto& span : told) weight[i] += span.contains(mention.span) ? 1 : 0;
  }
  for (const auto& claim : digest_.claims)
    if (claim.happening == index)
      for (auto place : claim.places)
        if (evidence_.entities[place].type == EntityType::Place || evidence_.entities[place].type == EntityType::Region) weight[place] += 3;
  const bool any = std::any_of(weight.begin(), weight.end(), [&](const auto& place) { return place.second > 0 && evidence_.entities[place.first].type == EntityType::Place; });
  std::erase_if(weight, [&](const auto& place) { return place.second == 0 && (any || std::find(happening.place_entities.begin(), happening.place_entities.end(), place.first) == happening.place_entities.end()); });
  std::vector<std::uint32_t> order;
  for (const auto& [place, value] : weight) order.push_back(place);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return weight[a] > weight[b]; });
  happening.place_entities = order;
  happening.places = place_keys(evidence_, {order.begin(), order.end()}, folder_);
}

}  // namespace

Family family_of(Plover plover) {
  switch (plover) {
    case Plover::Assault: return Family::Attack;
    case Plover::Coerce: case Plover::Sanction: return Family::Coercion;
    case Plover::Agree: case Plover::Consult: case Plover::Cooperate: case Plover::Support: case Plover::Aid: return Family::Talks;
    case Plover::Concede: case Plover::Retreat: case Plover::Request: case Plover::Accuse: case Plover::Reject: case Plover::Threaten:
    case Plover::Mobilize: return Family::Politics;
    case Plover::Protest: return Family::Protest;
    case Plover::None: break;
  }
  return Family::Other;
}

TimeRead best_when(const Evidence& evidence, const std::vector<std::size_t>& times, std::optional<std::int32_t> published) {
  TimeRead best;
  for (auto index : times) {
    if (index >= evidence.times.size()) continue;
    const auto& time = evidence.times[index];
    const When when = read_when(time, published);
    const bool finer = when.precision > best.when.precision || (when.precision == best.when.precision && best.when.minute < 0 && when.minute >= 0);
    if (when.precision == Precision::Unknown || !finer) continue;
    best.when = when;
    best.text = time.span.end <= evidence.document.text.size() ? std::string(slice(evidence.document.text, time.span)) : time.value;
  }
  return best;
}

std::vector<PlaceKey> place_keys(const Evidence& evidence, const std::vector<std::size_t>& entities, NameFolder& folder) {
  std::vector<PlaceKey> out;
  for (auto index : entities) {
    if (index >= evidence.entities.size()) continue;
    const auto& entity = evidence.entities[index];
    if (entity.type != EntityType::Place && entity.type != EntityType::Region) continue;
    std::string key = entity.gazetteer.empty() ? "~" + place_key(folder.key(entity.name)) : entity.gazetteer;
    if (key.size() > 1) out.push_back({std::move(key), entity.type == EntityType::Region, entity.latitude, entity.longitude});
  }
  auto before = [](const PlaceKey& a, const PlaceKey& b) { return a.key < b.key; };
  auto same = [](const PlaceKey& a, const PlaceKey& b) { return a.key == b.key; };
  std::stable_sort(out.begin(), out.end(), before);
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

double kilometres(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
  const double radians = std::numbers::pi / 180;
  const double north = std::sin((latitude_b - latitude_a) * radians / 2), east = std::sin((longitude_b - longitude_a) * radians / 2);
  const double h = north * north + std::cos(latitude_a * radians) * std::cos(latitude_b * radians) * east * east;
  return 2 * 6371.0 * std::asin(std::min(1.0, std::sqrt(h)));
}

PlaceFit compare(const std::vector<PlaceKey>& a, const std::vector<PlaceKey>& b) {
  if (a.empty() || b.empty()) return PlaceFit::Unknown;
  PlaceFit best = PlaceFit::Unknown;
  bool measured = true;
  for (const auto& x : a) {
    for (const auto& y : b) {
      const bool same = x.key == y.key || (x.key[0] == '~' && y.key[0] == '~' && similar_keys(x.key.substr(1), y.key.substr(1)));
      if (same) best = std::max(best, x.wide || y.wide ? PlaceFit::Region : PlaceFit::Same);
      if (!x.latitude || !y.latitude || !x.longitude || !y.longitude) { measured = false; continue; }
      const double distance = kilometres(*x.latitude, *x.longitude, *y.latitude, *y.longitude);
      if (distance < kSameAreaKilometres) best = std::max(best, x.wide || y.wide ? PlaceFit::Region : PlaceFit::Near);
      else if (distance < kApartKilometres || x.wide || y.wide) measured = false;
    }
  }
  return best == PlaceFit::Unknown && measured ? PlaceFit::Apart : best;
}

void add_happenings(DocumentDigest& digest, const Evidence& evidence, NameFolder& folder) { Joiner(digest, evidence, folder).run(); }

}  // namespace hearsay::graph
