// What putting or forgetting one document changes, as one batch. Private to graph/store.
// Tested by tests/graph/store/store_test.cpp.
#pragma once

#include "base/result.h"
#include "graph/store/bulk_load.h"
#include "graph/store/database.h"
#include "graph/store/store.h"
#include "graph/store/text_fold.h"

namespace hearsay::graph {

// Adds to `batch` all that makes `evidence` the stored record of its document.
Result<PutOutcome> put_document(const ReadView& view, const Evidence& evidence, TextFold& fold, Batch& batch);
// Adds to `batch` the removal of a document and of all that only it supported. NotFound where it is not stored.
Status forget_document(const ReadView& view, DocumentId id, TextFold& fold, Batch& batch);

// Adds a document that the database does not hold to a bulk load. InvalidInput as for put_document.
Status add_document(const Evidence& evidence, TextFold& fold, BulkLoad& load);
// Marks the derived layer as older than the evidence, where that is not marked already.
Status mark_new_documents(const ReadView& view, BulkLoad& load);

// Keys and values of the family "term" for a document: each word of its title and text with the number of times.
std::vector<std::pair<std::string, std::string>> term_entries(const Document& document, TextFold& fold);

}  // namespace hearsay::graph
