// The records of a graph as JSON lines: documents, claims, figures, entities, events, disputes and links between claims,
// each kind in an order that depends on the graph alone: documents by id, claims and figures by document and place, all
// others by id. Tested by tests/graph/export/records_jsonl_test.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/export/record_index.h"

namespace hearsay::graph {

enum class RecordKind : std::uint8_t { Document, Entity, Claim, Figure, Event, Dispute, ClaimLink };
std::string_view file_name(RecordKind kind);  // "documents.jsonl"

// Visits the line (without its newline) of every record of `kind` until the visitor returns false.
using LineVisitor = std::function<bool(std::string_view line)>;
Status each_record(RecordKind kind, const EvidenceScan& scan, const RecordIndex& index, const LineVisitor& visit);

struct RecordCounts {
  std::uint64_t documents = 0, entities = 0, claims = 0, figures = 0, events = 0, disputes = 0, claim_links = 0;
};

// Writes one file for each kind into `folder` (made where missing); all of them or, where one fails, none.
Result<RecordCounts> write_records_jsonl(const EvidenceScan& scan, const Derived& derived, const std::string& folder);

// A scan over records in memory, by document id; borrows `records`.
EvidenceScan scan_of(const std::vector<Evidence>& records);

}  // namespace hearsay::graph
