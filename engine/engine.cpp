// Opening, linking, forgetting and care of the graph.
#include "engine/engine.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "engine/parts.h"
#include "graph/store/verify.h"

namespace hearsay::engine {

graph::EvidenceScan Reading::scan() const {
  return [snapshot = snapshot](const graph::EvidenceVisitor& visit) {
    return snapshot->visit_evidence([&](Evidence evidence) { return visit(evidence); });
  };
}

Result<std::shared_ptr<const Reading>> Engine::Parts::reading(graph::RecordIndex::Mentions mentions) const {
  std::lock_guard lock(mutex_);
  if (!reading_) {
    auto fresh = std::make_shared<Reading>();
    fresh->snapshot = store->snapshot();
    HEARSAY_TRY(fresh->derived, fresh->snapshot->derived());
    auto metadata = [&](const graph::EvidenceVisitor& visit) {
      return fresh->snapshot->visit_documents([&](const Document& document) {
        Evidence only_document;
        only_document.document = document;
        return visit(only_document);
      });
    };
    HEARSAY_TRY(fresh->index, graph::RecordIndex::build(metadata, fresh->derived, graph::RecordIndex::Mentions::Skip));
    reading_ = std::move(fresh);
  }
  if (mentions == graph::RecordIndex::Mentions::Keep && !reading_->with_mentions) {
    HEARSAY_TRY(reading_->with_mentions, graph::RecordIndex::build(reading_->scan(), reading_->derived, mentions));
  }
  return std::shared_ptr<const Reading>(reading_);
}

void Engine::Parts::forget_reading() {
  std::lock_guard lock(mutex_);
  reading_.reset();
}

Engine::Engine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Engine::~Engine() = default;

Result<std::unique_ptr<Engine>> Engine::open(const EngineOptions& options, OpenMode mode) {
  auto parts = std::make_unique<Parts>();
  parts->options = options;
  parts->mode = mode;
  auto store_mode = mode == OpenMode::Write ? graph::Store::Mode::Create : graph::Store::Mode::ReadOnly;
  HEARSAY_TRY(parts->store, graph::Store::open(options.graph, store_mode));
  return std::unique_ptr<Engine>(new Engine(std::move(parts)));
}

Status Engine::forget(const std::vector<std::string>& documents) {
  auto snapshot = parts_->store->snapshot();
  std::vector<DocumentId> ids;
  for (const std::string& name : documents) {
    DocumentId id = DocumentId::parse(name).value_or(make_document_id(name));
    HEARSAY_TRY(auto document, snapshot->document(id));
    if (!document) return fail(ErrorCode::NotFound, "no document " + name + " in " + parts_->options.graph);
    ids.push_back(id);
  }
  LinkTask task{"", {ids.begin(), ids.end()}, false};
  HEARSAY_TRY(task.was_linked, parts_->is_linked());
  for (DocumentId id : task.changed) HEARSAY_CHECK(parts_->store->forget(id));
  CollectingReporter reporter;
  return parts_->link(task, [](auto&&...) {}, reporter);
}

Result<nlohmann::ordered_json> Engine::stats() const {
  HEARSAY_TRY(auto stats, parts_->store->stats());
  nlohmann::ordered_json out = {{"documents", stats.documents}, {"nodes", stats.nodes}, {"edges", stats.edges},
                                {"format", stats.format}};
  for (const auto& [label, count] : stats.labels) out["labels"][label] = count;
  for (const auto& [type, count] : stats.types) out["edge_types"][type] = count;
  for (const auto& family : stats.families) out["families"][family.family] = {{"keys", family.keys}, {"bytes", family.bytes}};
  return out;
}

std::shared_ptr<const graph::GraphReader> Engine::snapshot() const { return parts_->store->snapshot(); }
Result<Engine::VerifyReport> Engine::verify(bool deep) const {
  graph::VerifyOptions options;
  if (deep)
    options.recompute = [](const graph::Snapshot& snapshot) -> Result<Derived> {
      CollectingReporter reporter;
      HEARSAY_TRY(std::string corrections, kept_corrections(snapshot));
      return derive(snapshot, corrections, reporter);
    };
  HEARSAY_TRY(auto found, graph::verify(*parts_->store, options));
  VerifyReport report{found.documents + found.spans + found.nodes + found.edges + found.records, std::move(found.faults)};
  if (found.fault_count > report.problems.size())
    report.problems.push_back("and " + std::to_string(found.fault_count - report.problems.size()) + " more");
  return report;
}

Status Engine::backup(const std::string& folder) const { return parts_->store->backup(folder); }
Status Engine::restore(const std::string& backup, const std::string& graph) { return graph::Store::restore(backup, graph); }
Status Engine::compact() { return parts_->store->compact(); }

}  // namespace hearsay::engine
