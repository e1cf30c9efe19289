#include "engine/record_filter.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "engine/fold.h"

namespace hearsay::engine {
namespace {

using Json = nlohmann::ordered_json;

std::string text_at(const Json& record, const char* key) {
  auto it = record.find(key);
  return it == record.end() || !it->is_string() ? std::string() : it->get<std::string>();
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

bool lists(const Json& record, const char* key, const std::string& word) {
  auto it = record.find(key);
  return it != record.end() && it->is_array() && std::find(it->begin(), it->end(), word) != it->end();
}

}  // namespace

RecordMatcher::RecordMatcher(const RecordFilter& filter, const Derived& derived)
    : filter_(filter), by_(wanted(filter.by, derived)), against_(wanted(filter.against, derived)),
      about_(wanted(filter.about, derived)) {
  std::string folded = fold(filter.text);
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = std::min(folded.find(' ', at), folded.size());
    text_words_.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  if (about_.empty() && filter.since.empty() && filter.until.empty()) return;
  std::unordered_map<EntityId, const Entity*> entities;
  for (const Entity& entity : derived.entities) entities.emplace(entity.id, &entity);
  for (const Event& event : derived.events) {
    EventFacts facts{event.label, event.earliest, event.latest};
    for (EntityId place : event.places)
      if (auto it = entities.find(place); it != entities.end()) {
        facts.names += " | " + it->second->name;
        for (const auto& [language, names] : it->second->names)
          for (const auto& name : names) facts.names += " | " + name;
      }
    facts.names = fold(facts.names);
    events_.emplace(event.id.to_string(), std::move(facts));
  }
}

RecordMatcher::Wanted RecordMatcher::wanted(const std::string& text, const Derived& derived) const {
  Wanted out{text, fold(text), ""};
  if (text.empty()) return out;
  for (const Entity& entity : derived.entities) {
    if (entity.type != EntityType::Country) continue;
    bool named = fold(entity.name) == out.folded;
    for (const auto& [language, names] : entity.names)
      for (const auto& name : names) named = named || fold(name) == out.folded;
    if (named) out.side = entity.side;
  }
  return out;
}

bool RecordMatcher::is_entity(const Wanted& wanted, const Json& reference) {
  if (!reference.is_object()) return false;
  std::string side = text_at(reference, "side");
  return text_at(reference, "id") == wanted.exact || (!side.empty() && (side == wanted.exact || side == wanted.side)) ||
         (!wanted.folded.empty() && contains(fold(text_at(reference, "name")), wanted.folded));
}

bool RecordMatcher::any_entity(const Wanted& wanted, const Json& record, const char* list) {
  auto it = record.find(list);
  return it != record.end() && it->is_array() &&
         std::any_of(it->begin(), it->end(), [&](const Json& reference) { return is_entity(wanted, reference); });
}

const RecordMatcher::EventFacts* RecordMatcher::event_of(const Json& record) const {
  auto it = events_.find(text_at(record, "event"));
  return it == events_.end() ? nullptr : &it->second;
}

bool RecordMatcher::passes_people(RecordKind kind, const Json& record) const {
  if (!by_.empty()) {
    if (kind == RecordKind::Documents) {
      if (!contains(fold(text_at(record, "publisher")), by_.folded)) return false;
    } else if (!any_entity(by_, record, "claimants")) {
      return false;
    }
  }
  return against_.empty() || any_entity(against_, record, "accused");
}

bool RecordMatcher::passes_about(RecordKind kind, const Json& record) const {
  if (about_.empty()) return true;
  if (text_at(record, "id") == about_.exact || text_at(record, "event") == about_.exact) return true;
  if (about_.folded.empty()) return false;
  for (const char* key : {"label", "question", "title", "name"})
    if (contains(fold(text_at(record, key)), about_.folded)) return true;
  if (any_entity(about_, record, "places")) return true;
  const EventFacts* event = event_of(record);
  if (kind == RecordKind::Events)
    if (auto it = events_.find(text_at(record, "id")); it != events_.end()) event = &it->second;
  if (event != nullptr && contains(event->names, about_.folded)) return true;
  if (auto deed = record.find("deed"); deed != record.end() && deed->is_object())
    for (const char* list : {"places", "actor", "target"})
      if (any_entity(about_, *deed, list)) return true;
  if (kind == RecordKind::Claims || kind == RecordKind::Documents)
    return contains(fold(text_at(record, "text")), about_.folded);
  return false;
}

bool RecordMatcher::passes_side(RecordKind kind, const Json& record) const {
  if (filter_.side.empty()) return true;
  auto has_side = [&](const char* list) {
    auto it = record.find(list);
    return it != record.end() && it->is_array() && std::any_of(it->begin(), it->end(), [&](const Json& reference) {
             return reference.is_object() && text_at(reference, "side") == filter_.side;
           });
  };
  if (kind == RecordKind::Disputes)
    return std::any_of(record["positions"].begin(), record["positions"].end(),
                       [&](const Json& position) { return lists(position, "sides", filter_.side); });
  return text_at(record, "side") == filter_.side || lists(record, "sides", filter_.side) || has_side("claimants") ||
         has_side("accused");
}

bool RecordMatcher::passes_words(RecordKind kind, const Json& record) const {
  if (!filter_.act.empty() && text_at(record, "act") != filter_.act) return false;
  if (!filter_.language.empty()) {
    bool named = record.contains("names") && record["names"].contains(filter_.language);
    if (text_at(record, "language") != filter_.language && !named) return false;
  }
  if (!filter_.kind.empty()) {
    std::string kind_wanted = lower(filter_.kind);
    bool found = false;
    for (const char* key : {"kind", "type", "plover", "mode"})
      found = found || lower(text_at(record, key)) == kind_wanted;
    if (auto deed = record.find("deed"); deed != record.end() && deed->is_object())
      found = found || lower(text_at(*deed, "plover")) == kind_wanted;
    if (!found) return false;
  }
  if (text_words_.empty()) return true;
  std::string text = fold(text_at(record, "text") + " " + text_at(record, "title") + " " + text_at(record, "label") + " " +
                          text_at(record, "question") + " " + (kind == RecordKind::Entities ? text_at(record, "name") : ""));
  return std::all_of(text_words_.begin(), text_words_.end(), [&](const std::string& word) { return contains(text, word); });
}

bool RecordMatcher::passes_time(RecordKind kind, const Json& record) const {
  if (filter_.since.empty() && filter_.until.empty()) return true;
  std::string earliest = text_at(record, kind == RecordKind::Documents ? "published" : "said");
  std::string latest = earliest;
  if (kind == RecordKind::Events && record["time"].is_object()) {
    earliest = text_at(record["time"], "earliest");
    latest = text_at(record["time"], "latest");
  } else if (const EventFacts* event = event_of(record); earliest.empty() && event != nullptr) {
    earliest = event->earliest;
    latest = event->latest;
  }
  if (latest.empty()) latest = earliest;
  if (earliest.empty()) return false;
  if (!filter_.since.empty() && latest < filter_.since) return false;
  return filter_.until.empty() || earliest.substr(0, filter_.until.size()) <= filter_.until;
}

bool RecordMatcher::matches(RecordKind kind, const Json& record) const {
  return passes_words(kind, record) && passes_side(kind, record) && passes_time(kind, record) &&
         passes_people(kind, record) && passes_about(kind, record);
}

}  // namespace hearsay::engine
