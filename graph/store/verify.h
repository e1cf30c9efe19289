// Verification: whether a store holds what it should, re-read from the ground up. Every block's checksum; every document's
// text against its hash; every evidence record (ids, indices, spans); the text that claims and figures record against
// the characters under their spans; every node, edge, index entry, posting and part against the projection of evidence
// and derived records, and nothing else stored; both directions of every edge; every counter. With `recompute`, the
// derived layer too is made again from the evidence and compared.
// Reads only; a fault is recorded and the rest goes on. Tested by tests/graph/store/verify_test.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/store/snapshot.h"
#include "graph/store/store.h"
#include "schemas/derived.h"

namespace hearsay::graph {

struct VerifyOptions {
  // Makes the derived layer from the evidence of the snapshot, as the linker does; none = not compared.
  std::function<Result<Derived>(const Snapshot&)> recompute;
  std::size_t fault_limit = 100;  // this many faults are kept in words; all are counted
};

struct VerifyReport {
  std::uint64_t documents = 0, spans = 0, nodes = 0, edges = 0, records = 0;  // looked at
  std::uint64_t fault_count = 0;
  std::vector<std::string> faults;  // one line each: which document, node or key, and what is wrong
  bool clean() const { return fault_count == 0; }
};

// Fails only where the store cannot be read at all; damage is reported in the faults.
Result<VerifyReport> verify(const Store& store, const VerifyOptions& options = {});

}  // namespace hearsay::graph
