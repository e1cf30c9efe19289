// The linker: evidence of many documents to the derived layer. A pure function of the SET of evidence: neither the order
// nor the number of threads nor what was read before matters; equal sets give equal records to the byte.
// IncrementalLinker (incremental_linker.h) gives the same result document by document.
// Tested by tests/graph/link/linker_test.cpp and by the project's gold articles (gold_link_test.cpp).
#pragma once

#include <vector>

#include "base/reporter.h"
#include "base/result.h"
#include "graph/link/block_store.h"
#include "graph/link/corrections.h"
#include "graph/link/digest.h"
#include "schemas/derived.h"
#include "schemas/evidence.h"

namespace hearsay::graph {

struct LinkOptions {
  Reporter* reporter = nullptr;  // told of corrections that name nothing; borrowed for the call
};

// `evidence` must hold each document once; of two records with one id the first in order of text hash counts.
Derived link(const std::vector<Evidence>& evidence, const Corrections& corrections = {}, const LinkOptions& options = {});

// The same from digests (digest.h), sorted by document id, ids distinct.
Derived link_digests(std::vector<DocumentDigest> digests, const Corrections& corrections, const LinkOptions& options);

// The same, and fills `store`, which must hold no blocks of linking, with the blocks that an IncrementalLinker of the same
// corrections would have after adding every document: where many come at once, this is the quick way to them.
// Errors: those of the store.
Result<Derived> link_into(BlockStore& store, std::vector<DocumentDigest> digests, const Corrections& corrections, const LinkOptions& options);

}  // namespace hearsay::graph
