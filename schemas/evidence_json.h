// Evidence as JSON, the form that `hearsay extract` writes and `hearsay load` reads, one record a line
// (schemas/evidence.schema.json explains every field). Spans are [begin, end] in Unicode code points here and bytes in
// the records; references between parts go by id, which may be any string that is unique in its record: ids are made
// anew when a record is read. Tested by tests/schemas/evidence_json_test.cpp.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "schemas/evidence.h"
#include "schemas/json_schema.h"

namespace hearsay {

// One line of JSON without its newline.
std::string to_json(const Evidence& evidence);

// Reads one record. InvalidInput where it is no JSON (message names the byte), breaks `schema`, has spans outside its
// text or refers to unknown ids (message starts with the JSON pointer).
Result<Evidence> evidence_from_json(std::string_view json, const JsonSchema& schema);

}  // namespace hearsay
