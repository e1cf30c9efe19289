// Linking of a stored graph. The linker keeps its blocks in the store: where few documents changed since, only the blocks that
// they belong to are read and written; else everything is linked anew. Both give the same derived layer and the same
// blocks to the byte, and both are stored in one atomic write.
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "base/hash.h"
#include "engine/link_blocks.h"
#include "engine/parts.h"
#include "graph/link/incremental_linker.h"
#include "graph/link/linker.h"

namespace hearsay::engine {
namespace {

constexpr const char* kCorrectionsBlock = "engine/corrections";
constexpr const char* kStateBlock = "engine/linking";
// Written with the blocks: other blocks are made anew. Count up when what linking stores or gives changes.
constexpr const char* kBlocksVersion = "3";
constexpr std::size_t kFewChanges = 4;  // one document in so many may change before linking everything is quicker

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::InvalidInput, path + ": cannot be opened");
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// What of every document's evidence linking needs, by ascending document id.
Result<std::vector<graph::DocumentDigest>> digests_of(const graph::Snapshot& snapshot) {
  graph::NameFolder folder;
  std::vector<graph::DocumentDigest> digests;
  HEARSAY_CHECK(snapshot.visit_evidence([&](const Evidence& record) {
    digests.push_back(graph::make_digest(record, folder));
    return true;
  }));
  return digests;
}

std::string state_of(const std::string& corrections) { return std::string(kBlocksVersion) + " " + std::to_string(hash64(corrections)); }

// Adds and takes back what changed, on the blocks of the graph.
Result<Derived> link_changes(const graph::Snapshot& snapshot, const std::set<DocumentId>& changed, const graph::Corrections& corrections,
                             LinkBlocks& blocks, Reporter& reporter) {
  graph::IncrementalLinker linker(blocks, corrections);
  for (DocumentId id : changed) {
    HEARSAY_TRY(auto evidence, snapshot.evidence(id));
    if (evidence) {
      HEARSAY_CHECK(linker.add(*evidence));
      continue;
    }
    const auto forgotten = linker.forget(id);
    if (!forgotten && forgotten.error().code != ErrorCode::NotFound) return fail(forgotten.error());
  }
  HEARSAY_CHECK(linker.report_unknown_names(reporter));
  return linker.derived();
}

}  // namespace

Result<std::string> kept_corrections(const graph::Snapshot& snapshot) {
  HEARSAY_TRY(auto kept, snapshot.block(kCorrectionsBlock));
  return kept.value_or("");
}

Result<Derived> derive(const graph::Snapshot& snapshot, const std::string& corrections_text, Reporter& reporter) {
  const auto corrections = graph::parse_corrections(corrections_text, "corrections", reporter);
  HEARSAY_TRY(auto digests, digests_of(snapshot));
  return graph::link_digests(std::move(digests), corrections, {&reporter});
}

Result<bool> Engine::Parts::is_linked() const {
  HEARSAY_TRY(bool stale, store->snapshot()->derived_is_stale());
  return !stale;
}

Status Engine::Parts::link(const LinkTask& task, const Progress& progress, Reporter& reporter) {
  auto snapshot = store->snapshot();
  std::string text;
  if (task.corrections.empty()) {
    HEARSAY_TRY(text, kept_corrections(*snapshot));
  } else {
    HEARSAY_TRY(text, read_file(task.corrections));
  }
  const auto corrections = graph::parse_corrections(text, task.corrections.empty() ? "corrections" : task.corrections, reporter);
  HEARSAY_TRY(auto state, snapshot->block(kStateBlock));
  const auto documents = snapshot->document_count();
  const bool by_blocks = task.was_linked && state == state_of(text) && task.changed.size() * kFewChanges <= documents;
  progress("linking", 0, 0, std::to_string(by_blocks ? task.changed.size() : documents) + " documents");
  LinkBlocks blocks(snapshot, by_blocks ? LinkBlocks::From::Stored : LinkBlocks::From::Nothing);
  Derived derived;
  if (by_blocks) {
    HEARSAY_TRY(derived, link_changes(*snapshot, task.changed, corrections, blocks, reporter));
  } else {
    HEARSAY_TRY(auto digests, digests_of(*snapshot));
    HEARSAY_TRY(derived, graph::link_into(blocks, std::move(digests), corrections, {&reporter}));
  }
  HEARSAY_TRY(auto changes, std::move(blocks).changes());
  changes.push_back({kCorrectionsBlock, text});
  changes.push_back({kStateBlock, state_of(text)});
  HEARSAY_CHECK(store->set_derived(derived, changes));
  forget_reading();
  return store->sync();
}

}  // namespace hearsay::engine
