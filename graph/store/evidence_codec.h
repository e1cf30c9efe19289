// The stored form of evidence records (docs/storage_format.md, families "evidence" and "text"): a version byte, then the
// fields in the order of schemas/evidence.h, without the document's text, which is stored beside it. Spans in bytes.
// Tested by tests/graph/store/codec_test.cpp.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "schemas/evidence.h"

namespace hearsay::graph {

// Everything but document.text. Equal evidence gives equal bytes.
std::string encode_evidence(const Evidence& evidence);
// Corrupt where the bytes are damaged, an enumerator or index is out of range, or a span reaches over `text`;
// Unsupported for a newer version. `text` goes into document.text.
Result<Evidence> decode_evidence(std::string_view bytes, std::string text);
// The document's metadata alone, without text.
Result<Document> decode_document_head(std::string_view bytes);

// Whether all indices, spans and ids of a record hold together: what a stored record must satisfy. InvalidInput
// otherwise; the message names the field.
Status check_evidence(const Evidence& evidence);

}  // namespace hearsay::graph
