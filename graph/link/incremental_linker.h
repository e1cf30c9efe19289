// IncrementalLinker: the linker of linker.h document by document. Adding a document reads and writes the blocks that it
// belongs to and makes anew the events that its reports touch; forgetting it leaves no trace. After any sequence of add
// and forget, derived() equals link() of the documents that are left, to the byte.
// The corrections must be those that the blocks were made with: other corrections need fresh blocks.
// One thread at a time. Tested by tests/graph/link/incremental_test.cpp.
#pragma once

#include <list>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/reporter.h"
#include "base/result.h"
#include "graph/link/block_store.h"
#include "graph/link/corrections.h"
#include "graph/link/digest.h"
#include "schemas/derived.h"
#include "schemas/evidence.h"

namespace hearsay::graph {

class IncrementalLinker {
 public:
  // `store` is borrowed and must outlive the linker.
  IncrementalLinker(BlockStore& store, Corrections corrections);
  ~IncrementalLinker();

  // What an operation made anew: ids of events (as they are after it), and of events that are gone.
  struct Change {
    std::set<EventId> events, gone;
  };

  // A document that is known already is forgotten first. Errors: Corrupt or Io, from the store.
  Result<Change> add(const Evidence& evidence);
  Result<Change> add(DocumentDigest digest);
  // NotFound where the document is not known.
  Result<Change> forget(DocumentId id);

  // Tells `reporter` of corrections that name nothing, with their lines.
  Status report_unknown_names(Reporter& reporter);

  // The whole derived layer; costs the size of the graph.
  Result<Derived> derived() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace hearsay::graph
