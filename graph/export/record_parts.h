// Pieces that several records share, in JSON: spans, entities, ids, reasons. Private to the record writers.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "graph/export/json_line.h"
#include "schemas/derived.h"
#include "schemas/evidence.h"

namespace hearsay::graph {

inline void add_text(JsonLine& json, std::string_view key, std::string_view value) { json.key(key).text(value); }
inline void add_text_or_null(JsonLine& json, std::string_view key, std::string_view value) { json.key(key).text_or_null(value); }

// {"begin":1,"end":2}; `span` counts code points.
inline void add_span(JsonLine& json, Span span) {
  json.open_object().key("begin").number(std::int64_t{span.begin}).key("end").number(std::int64_t{span.end}).close_object();
}

// {"id":..,"name":..,"side":..}
inline void add_entity(JsonLine& json, EntityId id, std::string_view name, std::string_view side) {
  json.open_object().key("id").text_or_null(id.to_string()).key("name").text(name).key("side").text_or_null(side).close_object();
}

template <class Ids>
void add_ids(JsonLine& json, std::string_view key, const Ids& ids) {
  json.key(key).open_array();
  for (const auto& id : ids) json.text(id.to_string());
  json.close_array();
}

inline void add_texts(JsonLine& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).open_array();
  for (const auto& text : texts) json.text(text);
  json.close_array();
}

inline void add_reasons(JsonLine& json, const std::vector<Reason>& reasons) {
  json.key("reasons").open_array();
  for (const auto& reason : reasons)
    json.open_object().key("rule").text(reason.rule).key("detail").text(reason.detail).close_object();
  json.close_array();
}

}  // namespace hearsay::graph
