// Copies: which document repeats which, over all documents (near_copy.h measures one pair). Each copy is tied to one
// original: of the documents that share enough with it and were published before it (or, undated, have the smaller id),
// the earliest. Tested by tests/graph/link/near_copy_test.cpp.
#pragma once

#include <vector>

#include "graph/link/digest.h"
#include "schemas/derived.h"

namespace hearsay::graph {

// Whether `a` stands before `b` as a possible original: earlier published, then smaller id; undated after dated.
bool precedes(const DocumentDigest& a, const DocumentDigest& b);

std::vector<NearCopy> find_near_copies(const std::vector<DocumentDigest>& digests);

// At most this many earlier documents of one band are compared: the first ones, which are the originals of long chains.
inline constexpr std::size_t kMostCandidates = 8;

}  // namespace hearsay::graph
