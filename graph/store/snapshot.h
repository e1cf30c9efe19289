// Snapshot: the graph as it was at one moment, whatever a writer does meanwhile. It is the GraphReader of the property
// graph, and gives back the records behind it: documents, evidence, derived layer, blocks of the linker.
// Thread rule: may be shared by threads. Lifetime: keeps the store's files open; may outlive the Store.
// All reads: Corrupt where a stored record is damaged (the message names it), Io where the disk fails.
// Tested by tests/graph/store/store_test.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/property_graph.h"
#include "schemas/derived.h"
#include "schemas/evidence.h"

namespace hearsay::graph {

class ReadView;

// A document that was replaced: what it was before. Numbers run from 1 (the oldest).
struct Revision {
  std::uint32_t number = 0;
  Document document;  // with its text
};

class Snapshot final : public GraphReader {
 public:
  explicit Snapshot(std::shared_ptr<const ReadView> view);
  ~Snapshot() override;

  // ---- documents and evidence
  std::uint64_t document_count() const;
  // Ascending ids: the same order whatever the order of ingest.
  Result<std::vector<DocumentId>> documents() const;
  // Metadata of every document, without text, by ascending id, until `visit` returns false.
  Status visit_documents(const std::function<bool(const Document&)>& visit) const;
  Result<std::optional<Document>> document(DocumentId id) const;  // with text
  Result<std::optional<Evidence>> evidence(DocumentId id) const;
  // Every evidence record by ascending document id, until `visit` returns false.
  Status visit_evidence(const std::function<bool(Evidence)>& visit) const;
  Result<std::vector<Revision>> history(DocumentId id) const;
  // The document that a claim, figure, report or local entity stands in.
  Result<std::optional<DocumentId>> document_of(std::uint64_t id) const;

  // ---- derived layer, as it was given to Store::set_derived
  Result<Derived> derived() const;
  Result<std::optional<Entity>> entity(EntityId id) const;
  Result<std::optional<Event>> event(EventId id) const;
  Result<std::optional<Dispute>> dispute(DisputeId id) const;
  Result<std::vector<ClaimLink>> claim_links(std::string_view id) const;  // that start at claim or figure `id`
  // True where documents came, went or changed after the derived layer was set.
  Result<bool> derived_is_stale() const;

  // ---- look-up
  // Entities with this name in any language, case and accents aside ("baku", "BAKÚ", "Баку"): ascending ids.
  Result<std::vector<NodeId>> entities_named(std::string_view name) const;
  // Entities one of whose names starts with this text, folded likewise; at most `limit`.
  Result<std::vector<NodeId>> entities_starting(std::string_view prefix, std::size_t limit) const;
  // Documents that contain every word of `text`, folded, in any order: ascending ids. None for no words.
  Result<std::vector<DocumentId>> documents_with_words(std::string_view text) const;
  // Nodes of `label` (Document, Claim, Event) by their time (published, said, earliest), from `since` to before `until`,
  // both ISO 8601, compared as text; empty = open. In order of time.
  Status nodes_by_time(std::string_view label, std::string_view since, std::string_view until,
                       const std::function<bool(NodeId, std::string_view time)>& visit) const;

  // ---- blocks that the linker keeps between runs
  Result<std::optional<std::string>> block(std::string_view key) const;
  Status visit_blocks(std::string_view prefix, const std::function<bool(std::string_view key, std::string_view value)>& visit) const;

  // ---- GraphReader
  Result<std::optional<Node>> node(NodeId id) const override;
  Status nodes(std::string_view label, const NodeVisitor& visit) const override;
  Status nodes_with(std::string_view label, std::string_view key, const Value& value, const NodeVisitor& visit) const override;
  bool has_index(std::string_view label, std::string_view key) const override;
  Status edges(NodeId id, Direction direction, std::span<const std::string> types, const EdgeVisitor& visit) const override;
  Status neighbours(NodeId id, Direction direction, std::span<const std::string> types, const EdgeVisitor& visit) const override;
  Result<std::optional<Edge>> edge(EdgeId id) const override;
  Status all_edges(const EdgeVisitor& visit) const override;
  std::uint64_t node_count(std::string_view label) const override;
  std::uint64_t edge_count(std::string_view type) const override;
  std::vector<std::string> labels() const override;
  std::vector<std::string> edge_types() const override;
  bool has_lookup(Lookup kind, std::string_view label, std::string_view key) const override;
  Status nodes_between(std::string_view label, std::string_view key, std::string_view low, std::string_view high,
                       const NodeVisitor& visit) const override;
  Status nodes_by_text(Lookup kind, std::string_view text, const NodeVisitor& visit) const override;
  std::string_view label_of_key(std::string_view key) const override;

  // Other ends of the edges of many nodes at once: visit(index into `ids`, other node). Much faster than one by one.
  Status neighbours_of(std::span<const NodeId> ids, Direction direction, std::span<const std::string> types,
                       const std::function<bool(std::size_t index, NodeId other)>& visit) const;

  // The distinct nodes that `steps` steps along such edges reach, without the node itself, in no particular order.
  Result<std::vector<NodeId>> neighbourhood(NodeId id, int steps, Direction direction, std::span<const std::string> types) const;

  const ReadView& view() const { return *view_; }

 private:
  std::int64_t counter(const std::string& key) const;
  std::shared_ptr<const ReadView> view_;
};

}  // namespace hearsay::graph
