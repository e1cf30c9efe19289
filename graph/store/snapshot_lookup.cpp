// The further ways in that Snapshot offers the query planner: times, words of articles, names of entities.
#include <array>
#include <utility>

#include "graph/store/snapshot.h"

namespace hearsay::graph {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kTimes = {
    {{"Document", "published"}, {"Claim", "said"}, {"Event", "earliest"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kOwners = {
    {{"name", "Entity"}, {"names", "Entity"}, {"gazetteer", "Entity"}, {"uri", "Document"}, {"url", "Document"},
     {"title", "Document"}, {"publisher", "Document"}, {"published", "Document"}, {"act", "Claim"}, {"said", "Claim"},
     {"question", "Dispute"}, {"earliest", "Event"}}};

}  // namespace

bool Snapshot::has_lookup(Lookup kind, std::string_view label, std::string_view key) const {
  switch (kind) {
    case Lookup::Range:
      for (const auto& [owner, name] : kTimes) {
        if (owner == label && name == key) return true;
      }
      return false;
    case Lookup::Words: return label == "Document";
    case Lookup::Name:
      return label == "Entity" || label == "Person" || label == "Organization" || label == "Country" ||
             label == "Region" || label == "Place";
  }
  return false;
}

Status Snapshot::nodes_between(std::string_view label, std::string_view, std::string_view low, std::string_view high,
                               const NodeVisitor& visit) const {
  Status read;
  HEARSAY_CHECK(nodes_by_time(label, low, high, [&](NodeId id, std::string_view) {
    auto found = node(id);
    if (!found) read = fail(found.error());
    return found && (!*found || visit(**found));
  }));
  return read;
}

Status Snapshot::nodes_by_text(Lookup kind, std::string_view text, const NodeVisitor& visit) const {
  std::vector<NodeId> ids;
  if (kind == Lookup::Words) {
    HEARSAY_TRY(auto documents, documents_with_words(text));
    for (const DocumentId id : documents) ids.push_back(id.value);
  } else {
    HEARSAY_TRY(ids, entities_named(text));
  }
  for (const NodeId id : ids) {
    HEARSAY_TRY(const auto found, node(id));
    if (found && !visit(*found)) break;
  }
  return {};
}

std::string_view Snapshot::label_of_key(std::string_view key) const {
  for (const auto& [name, owner] : kOwners) {
    if (name == key) return owner;
  }
  return {};
}

}  // namespace hearsay::graph
