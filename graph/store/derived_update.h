// Replaces the derived layer: compares each record with the stored one, and projects and writes only the blocks whose
// records differ. Where documents with links were changed or taken back since, every block is looked at again.
// Private to graph/store. Tested by tests/graph/store/store_test.cpp.
#pragma once

#include <map>
#include <span>
#include <string>

#include "base/result.h"
#include "graph/store/database.h"
#include "graph/store/projection.h"
#include "graph/store/store.h"
#include "graph/store/text_fold.h"

namespace hearsay::graph {

// Adds to `batch` all that makes `derived` the stored derived layer.
Status replace_derived(const ReadView& view, const Derived& derived, std::span<const Block> blocks, TextFold& fold, Batch& batch);

// The records of family "derived", without the shares of ACCUSED, that stand for `derived` over the stored documents.
Result<std::map<std::string, std::string>> derived_records(const ReadView& view, const Derived& derived, TextFold& fold);

// The block of one stored record of family "derived": an entity, event, dispute, link or publisher; none for the links
// of a document and the shares of ACCUSED, which project_document() and project_accused() need the evidence for.
Result<GraphElements> project_record(std::string_view key, std::string_view value, const PartLookup& part);

}  // namespace hearsay::graph
