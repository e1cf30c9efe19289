// SQLite: the records as one file with a table for each kind and full-text search, for Datasette, DuckDB, R and SQL.
//
//   documents, entities, claims, figures, events, disputes, claim_links   one row a record
//   entity_names, mentions, claim_entities (role: claimant, accused, actor, target, place, source), claim_figures,
//   event_entities, event_documents, positions, position_members          one row a tie, with keys to the above
//   documents_fts, claims_fts                                             FTS5 over title and text, over text
//   accusations                                                           a view: who accuses whom, when, in which words
//
// Begin and end count code points: substr(text, begin + 1, end - begin) gives the words.
// Tested by tests/graph/export/sqlite_file_test.cpp.
#pragma once

#include <string>

#include "base/result.h"
#include "graph/export/record_index.h"

namespace hearsay::graph {

// Writes `path` whole or not at all, replacing a file that stands there. Io, or what the scan fails with.
Status write_sqlite(const EvidenceScan& scan, const Derived& derived, const std::string& path);

}  // namespace hearsay::graph
