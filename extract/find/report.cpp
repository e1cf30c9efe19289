#include "extract/find/report.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace hearsay::extract {

namespace {

constexpr std::uint32_t kLead = 4;  // sentences that tell the news

// Kinds of happening that one report may join: a clash, the captures in it and the ground lost in it are one.
enum class Group : std::uint8_t { None, Violence, Pressure, Talks, Yielding, Backing, Other };

Group group_of(const DeedEntry& entry) {
  switch (entry.plover) {
    case Plover::Assault: return Group::Violence;
    case Plover::Coerce: return entry.mode == "detention" ? Group::Violence : entry.mode == "blockade" ? Group::Pressure : Group::None;
    case Plover::Mobilize:
    case Plover::Threaten: return Group::None;
    case Plover::Sanction: return Group::Pressure;
    case Plover::Consult:
    case Plover::Agree:
    case Plover::Cooperate: return Group::Talks;
    case Plover::Retreat:
    case Plover::Concede: return entry.noun || entry.lemma.find(' ') == std::string::npos ? Group::Yielding : Group::None;  // "lost control" belongs to its clash
    case Plover::Support:
    case Plover::Aid: return Group::Backing;
    case Plover::None:
    case Plover::Request:
    case Plover::Accuse:
    case Plover::Reject: return Group::None;
    case Plover::Protest: return Group::Other;
  }
  return Group::None;
}

// A claim, an article-voice figure, or a lead sentence: something that tells of a happening.
struct Account {
  Range range;
  std::vector<Range> content;
  std::vector<DeedHit> deeds;
  std::optional<std::size_t> claim, figure;
  bool casualties = false;
};

struct Period {
  std::string earliest, latest;  // dates; empty where unknown
  std::string value;             // TIMEX value where nothing anchors it
};

std::string day(const std::string& date) { return date.substr(0, 10); }

class ReportMaker {
 public:
  ReportMaker(const ClaimView& view, const std::vector<ClaimNote>& notes, Findings& findings) : view_(view), notes_(notes), findings_(findings), evidence_(findings.evidence) {}

  void run() {
    collect();
    if (accounts_.empty()) return;
    choose_main();
    for (const Account& account : accounts_) place(account);
    finish();
  }

 private:
  void collect() {
    for (std::size_t c = 0; c < notes_.size(); ++c) {
      Account account;
      account.content = notes_[c].content;
      account.range = notes_[c].content.front();
      account.deeds = notes_[c].deeds;
      account.claim = c;
      for (std::size_t figure : evidence_.claims[c].figures) account.casualties = account.casualties || evidence_.figures[figure].kind != FigureKind::Displaced;
      accounts_.push_back(std::move(account));
    }
    for (std::size_t f = 0; f < evidence_.figures.size(); ++f) {
      if (evidence_.figures[f].claim) continue;
      const std::uint32_t at = view_.place_at(evidence_.figures[f].span.begin);
      if (at >= view_.size()) continue;
      Account account;
      account.range = view_.sentence_at(at);
      account.content = {account.range};
      account.deeds = find_deeds(view_, account.range);
      account.figure = f;
      account.casualties = evidence_.figures[f].kind != FigureKind::Displaced;
      accounts_.push_back(std::move(account));
    }
    std::uint32_t seen = 0;
    for (std::uint32_t s = 0; s < view_.sentences() && seen < kLead; ++s) {
      const Range range = view_.sentence(s);
      if (range.size() < 4 || view_.skipped(range.begin)) continue;
      ++seen;
      Account account;
      account.range = range;
      account.content = {range};
      account.deeds = find_deeds(view_, range);
      if (!account.deeds.empty()) accounts_.push_back(std::move(account));
    }
    std::stable_sort(accounts_.begin(), accounts_.end(), [](const Account& a, const Account& b) { return a.range.begin < b.range.begin; });
  }

  // The kind of happening told first and most, and when it was.
  void choose_main() {
    std::map<Group, double> weight;
    double factor = 3;
    for (const Account& account : accounts_) {
      std::set<Group> here;
      for (const DeedHit& deed : account.deeds) here.insert(group_of(*deed.entry));
      if (account.casualties) here.insert(Group::Violence);
      for (Group group : here)
        if (group != Group::None) weight[group] += factor * (group == Group::Violence ? 1.5 : 1);
      factor = std::max(0.5, factor - 0.4);
    }
    for (const auto& [group, value] : weight)
      if (value > weight[main_]) main_ = group;
    for (const Account& account : accounts_) {
      const Period period = period_of(account);
      if (period.earliest.empty() && period.value.empty()) continue;
      main_period_ = period;
      break;
    }
    if (!evidence_.document.published.empty() && main_period_.earliest.empty()) main_period_ = {evidence_.document.published, evidence_.document.published, ""};
  }

  bool has_group(const Account& account, Group wanted) const {
    if (wanted == Group::Violence && account.casualties) return true;
    return std::any_of(account.deeds.begin(), account.deeds.end(), [&](const DeedHit& deed) { return group_of(*deed.entry) == wanted; });
  }

  Group own_group(const Account& account) const {
    if (has_group(account, main_)) return main_;
    for (const DeedHit& deed : account.deeds)
      if (group_of(*deed.entry) != Group::None) return group_of(*deed.entry);
    return main_;
  }

  // The time told with an account: in its content, else before it in its sentence.
  Period period_of(const Account& account) const {
    const Range sentence = view_.sentence_at(account.range.begin);
    const auto& times = findings_.times;
    auto at = std::lower_bound(times.begin(), times.end(), view_.sentence_of(account.range.begin), [&](const TimeAt& time, std::uint32_t s) { return view_.sentence_of(view_.range_of(time.tokens).begin) < s; });
    Period outside;
    for (; at != times.end() && view_.range_of(at->tokens).begin < std::max(account.range.end, sentence.end); ++at) {
      const TimeMention& time = evidence_.times[at->time];
      if (time.type != "DATE" && time.type != "TIME") continue;
      Period period{day(time.earliest), day(time.latest), time.earliest.empty() ? time.value : ""};
      if (account.range.contains(view_.range_of(at->tokens).begin)) return period;
      if (outside.earliest.empty() && outside.value.empty()) outside = period;
    }
    return outside;
  }

  // Different days that cannot be one; a day before or after counts as one (clashes last, papers print late).
  bool apart(const Period& period) const {
    if (!period.earliest.empty() && !main_period_.earliest.empty()) return period.latest < main_period_.earliest || period.earliest > day(main_period_.latest);
    if (!period.value.empty() && !main_period_.value.empty()) {
      // Nothing anchors them: other weekdays, and months or weeks beside a day, are apart.
      const std::string day_here = weekday(period.value), main_day = weekday(main_period_.value);
      const bool coarse = day_here.empty() && period.value.starts_with("XXXX-") && period.value.find('T') == std::string::npos;
      return day_here.empty() ? coarse && !main_day.empty() : day_here != main_day;
    }
    return false;
  }

  static std::string weekday(const std::string& value) { return value.size() >= 10 && value.starts_with("XXXX-WXX-") ? value.substr(0, 10) : std::string(); }

  bool historical(const Account& account, const Period& period) const {
    if (!period.latest.empty() && !main_period_.earliest.empty()) {
      const int years = std::atoi(main_period_.earliest.substr(0, 4).c_str()) - std::atoi(period.latest.substr(0, 4).c_str());
      if (years >= 1) return true;
    }
    for (const DeedHit& deed : account.deeds)
      if (view_.is(deed.place, WordClass::History) && account.figure) return true;
    return false;
  }

  void place(const Account& account) {
    const Period period = period_of(account);
    const Group group = own_group(account);
    const bool background = historical(account, period);
    std::string key;
    if (background) key = "past:" + period.latest.substr(0, std::min<std::size_t>(4, period.latest.size()));
    else if (apart(period)) key = "time:" + (period.earliest.empty() ? weekday(period.value) : period.earliest);
    if (group != main_) key += "/group:" + std::to_string(static_cast<int>(group));
    auto found = reports_.find(key);
    if (found == reports_.end()) {
      found = reports_.emplace(key, evidence_.reports.size()).first;
      evidence_.reports.emplace_back();
      evidence_.reports.back().background = background;
    }
    const std::size_t index = found->second;
    if (account.claim) evidence_.claims[*account.claim].report = index;
    if (account.figure) evidence_.figures[*account.figure].report = index;
    if (account.claim)
      for (std::size_t figure : evidence_.claims[*account.claim].figures) evidence_.figures[figure].report = index;
    fill(account, evidence_.reports[index]);
  }

  void fill(const Account& account, Report& report) {
    for (const DeedHit& deed : account.deeds) {
      if (group_of(*deed.entry) == Group::None) continue;
      report.spans.push_back(view_.token(deed.place).span);
      if (report.plover == Plover::None) {
        report.plover = deed.entry->plover;
        report.mode = deed.entry->mode;
      }
      report.words.push_back(deed.entry->mode);
      for (std::size_t actor : deed.actors) take_part(report, actor, Role::Actor);
      for (std::size_t target : deed.targets) take_part(report, target, Role::Target);
    }
    if (account.claim) {
      const Claim& claim = evidence_.claims[*account.claim];
      for (std::size_t accused : claim.accused) take_part(report, accused, Role::Actor);
      for (std::size_t figure : claim.figures) take_figure(report, evidence_.figures[figure]);
      if (report.spans.empty()) report.spans.push_back(claim.span);
    }
    if (account.figure) {
      take_figure(report, evidence_.figures[*account.figure]);
      if (report.spans.empty()) report.spans.push_back(evidence_.figures[*account.figure].span);
    }
    for (Range range : account.content) take_places(report, range);
    take_times(report, account);
  }

  void take_figure(Report& report, const Figure& figure) {
    if (report.plover == Plover::None && figure.kind != FigureKind::Displaced) report.plover = Plover::Assault;
    report.words.emplace_back(to_word(figure.kind));
    if (!figure.side.empty()) report.sides.push_back(figure.side);
  }

  void take_part(Report& report, std::size_t entity, Role role) {
    for (Participant& known : report.participants)
      if (known.entity == entity) return;
    report.participants.push_back({entity, role});
    const LocalEntity& local = evidence_.entities[entity];
    if (!local.side.empty()) report.sides.push_back(local.side);
  }

  void take_places(Report& report, Range range) {
    const std::uint32_t last = view_.sentence_of(range.end - 1);
    for (std::uint32_t s = view_.sentence_of(range.begin); s <= last; ++s)
      for (std::uint32_t m = view_.mentions_in(s).begin; m < view_.mentions_in(s).end; ++m) {
        if (!range.contains(view_.mention_range(m).begin)) continue;
        for (std::size_t entity : view_.mention(m).entities) {
          const EntityType type = evidence_.entities[entity].type;
          if (type == EntityType::Place || type == EntityType::Region) report.places.push_back(entity);
        }
      }
  }

  void take_times(Report& report, const Account& account) {
    const Range sentence = view_.sentence_at(account.range.begin);
    for (const TimeAt& time : findings_.times) {
      const Range range = view_.range_of(time.tokens);
      if (range.begin >= std::max(account.range.end, sentence.end)) break;
      if (sentence.contains(range.begin) || account.range.contains(range.begin)) report.times.push_back(time.time);
    }
  }

  template <class T>
  static void unique_sorted(std::vector<T>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }

  void finish() {
    for (Report& report : evidence_.reports) {
      unique_sorted(report.spans);
      unique_sorted(report.sides);
      unique_sorted(report.words);
      unique_sorted(report.places);
      unique_sorted(report.times);
    }
  }

  const ClaimView& view_;
  const std::vector<ClaimNote>& notes_;
  Findings& findings_;
  Evidence& evidence_;
  std::vector<Account> accounts_;
  std::map<std::string, std::size_t> reports_;
  Group main_ = Group::None;
  Period main_period_;
};

}  // namespace

void find_reports(const ClaimView& view, const std::vector<ClaimNote>& notes, Findings& findings) { ReportMaker(view, notes, findings).run(); }

}  // namespace hearsay::extract
