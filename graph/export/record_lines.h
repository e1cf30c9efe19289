// Records as lines of JSON, with the fields that schemas/*.schema.json fix and explain: spans in code points, documents by
// uri, entities with id, name and side. Pure functions of their arguments, so the same graph gives the same bytes.
// Tested by tests/graph/export/records_jsonl_test.cpp, against the schemas by tests/graph/export/validate_records.py.
#pragma once

#include <cstddef>
#include <string>

#include "base/text_map.h"
#include "graph/export/record_index.h"

namespace hearsay::graph {

std::string document_line(const Evidence& evidence, const RecordIndex& index);
// `at`: index into evidence.claims or .figures; `map` is that of the document's text.
std::string claim_line(const Evidence& evidence, std::size_t at, const TextMap& map, const RecordIndex& index);
std::string figure_line(const Evidence& evidence, std::size_t at, const TextMap& map, const RecordIndex& index);

std::string entity_line(const Entity& entity, const RecordIndex& index);
std::string event_line(const Event& event, const RecordIndex& index);
std::string dispute_line(const Dispute& dispute);
std::string claim_link_line(const ClaimLink& link);

}  // namespace hearsay::graph
