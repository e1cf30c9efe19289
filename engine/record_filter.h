// RecordMatcher: whether a record passes a filter of the command line. Names match by folded substring, ids and sides
// exactly; the exact name of a country also stands for its side. Dates compare as ISO text.
// Const after construction, safe to share. Tested by tests/engine/record_filter_test.cpp.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/engine.h"
#include "schemas/derived.h"

namespace hearsay::engine {

class RecordMatcher {
 public:
  // `derived` is read here only: events and entities that records name by id.
  RecordMatcher(const RecordFilter& filter, const Derived& derived);

  bool matches(RecordKind kind, const nlohmann::ordered_json& record) const;

 private:
  struct Wanted {
    std::string exact, folded, side;
    bool empty() const { return exact.empty(); }
  };
  struct EventFacts {
    std::string names, earliest, latest;
  };
  using Json = nlohmann::ordered_json;

  Wanted wanted(const std::string& text, const Derived& derived) const;
  static bool is_entity(const Wanted& wanted, const Json& reference);
  static bool any_entity(const Wanted& wanted, const Json& record, const char* list);
  bool passes_people(RecordKind kind, const Json& record) const;
  bool passes_about(RecordKind kind, const Json& record) const;
  bool passes_side(RecordKind kind, const Json& record) const;
  bool passes_words(RecordKind kind, const Json& record) const;
  bool passes_time(RecordKind kind, const Json& record) const;
  const EventFacts* event_of(const Json& record) const;

  RecordFilter filter_;
  Wanted by_, against_, about_;
  std::vector<std::string> text_words_;
  std::unordered_map<std::string, EventFacts> events_;
};

}  // namespace hearsay::engine
