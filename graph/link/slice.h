// Slice: what the events of a document need of its digest where they hold none of its claims and figures. An event that
// thousands of articles mention in passing (a war of years ago) is made anew from slices, a twentieth of the digests.
// Internal to graph/link. Tested by tests/graph/link/incremental_test.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/link/block_store.h"
#include "graph/link/digest.h"

namespace hearsay::graph {

struct Slice {
  DocumentDigest digest;            // without claims, figures, passages, and with empty entities where none is needed
  std::vector<std::uint8_t> light;  // of each happening: 1 where the slice is enough
};

Slice make_slice(const DocumentDigest& digest);
// Record S of the document, where any of its happenings is light.
void write_slice(Blocks& blocks, const DocumentDigest& digest);

// What record D of the document holds: its passages stand in another record (copy_blocks.h).
DocumentDigest without_passages(DocumentDigest digest);

}  // namespace hearsay::graph
