#include "graph/link/incremental_linker.h"

#include <algorithm>
#include <unordered_map>

#include "graph/link/assemble.h"
#include "graph/link/copies.h"
#include "graph/link/digest_fields.h"
#include "graph/link/entity_blocks.h"
#include "graph/link/event_blocks.h"
#include "graph/link/near_copy.h"

namespace hearsay::graph {
namespace {

constexpr std::size_t kCachedDigests = 4000;

}  // namespace

// Records: D document -> digest; E group -> event id; P group -> its records (a Derived with one event); O document -> its
// own records; K document -> NearCopy; postings: L band -> documents.
struct IncrementalLinker::Parts {
  Parts(BlockStore& store, Corrections given) : blocks(store), corrections(std::move(given)), entities(blocks, corrections, folder), events(blocks) {}

  Blocks blocks;
  Corrections corrections;
  NameFolder folder;
  EntityBlocks entities;
  EventBlocks events;
  std::unordered_map<std::string, std::shared_ptr<const DocumentDigest>> cache;

  EntityResolver resolver() const {
    return [this](const std::string& node) { return entities.entity_of(node); };
  }

  std::shared_ptr<const DocumentDigest> digest(const std::string& document) {
    if (const auto found = cache.find(document); found != cache.end()) return found->second;
    auto read = blocks.read<DocumentDigest>('D', document);
    if (!read) return nullptr;
    if (cache.size() >= kCachedDigests) cache.clear();
    return cache[document] = std::make_shared<const DocumentDigest>(std::move(*read));
  }

  std::vector<std::string> groups_of(const DocumentDigest& document) const {
    std::vector<std::string> groups;
    for (std::size_t i = 0; i < document.happenings.size(); ++i) groups.push_back(events.group_of(make_cell(document, i).key));
    return groups;
  }

  // The members of a group, with the digests they borrow from.
  struct Members {
    std::vector<std::shared_ptr<const DocumentDigest>> keep;
    std::vector<EventMember> list;
  };
  Members members_of(const std::string& group) {
    Members out;
    for (const auto& [document, index] : events.happenings(group)) {
      auto read = digest(document);
      if (!read) continue;
      out.list.push_back({read.get(), index});
      out.keep.push_back(std::move(read));
    }
    return out;
  }

  void refresh_groups(std::set<std::string> groups, const std::set<std::string>& documents, Change& change);
  void make_piece(const std::string& group, const Members& members);
  void refresh_document(const std::string& document);
  void refresh_copies(const DocumentDigest& document, bool adding);
  void find_copy(const std::string& document);
};

// Makes the records of `groups` anew, of the groups of `documents`, and of all whose documents see another event id.
// A group that only gained or lost members keeps its id, and the other events of its documents stay as they are.
void IncrementalLinker::Parts::refresh_groups(std::set<std::string> groups, const std::set<std::string>& documents, Change& change) {
  std::set<std::string> around;
  for (const auto& document : documents)
    if (const auto read = digest(document))
      for (auto& group : groups_of(*read)) around.insert(std::move(group));
  for (const auto& group : groups) {
    const auto members = members_of(group);
    const auto before = blocks.read<EventId>('E', group);
    if (members.list.empty()) {
      if (before) change.gone.insert(*before);
      blocks.erase('E', group);
      blocks.erase('P', group);
      continue;
    }
    blocks.write('E', group, event_id(members.list));
    if (before && *before == event_id(members.list)) continue;
    if (before) change.gone.insert(*before);
    for (const auto& document : members.keep)
      for (auto& other : groups_of(*document)) around.insert(std::move(other));
  }
  around.insert(groups.begin(), groups.end());
  for (const auto& group : around) {
    const auto members = members_of(group);
    if (members.list.empty()) continue;
    make_piece(group, members);
    change.events.insert(event_id(members.list));
  }
  for (auto id : change.events) change.gone.erase(id);
}

void IncrementalLinker::Parts::make_piece(const std::string& group, const Members& members) {
  const auto resolve = resolver();
  Event event = make_event(members.list, resolve);
  EventsOfDocument event_of;
  for (const auto& member : members.list) {
    const auto& document = *member.document;
    for (std::size_t i = 0; i < document.happenings.size(); ++i) {
      if (i == member.happening || !are_related(member.told(), document.happenings[i])) continue;
      if (const auto id = blocks.read<EventId>('E', events.group_of(make_cell(document, i).key))) event_of[{document.id, i}] = *id;
    }
  }
  relate_event(event, members.list, event_of);
  Derived piece;
  add_matter(make_matter(event, members.list, resolve), piece);
  piece.events.push_back(std::move(event));
  blocks.write('P', group, piece);
}

void IncrementalLinker::Parts::refresh_document(const std::string& document) {
  const auto read = digest(document);
  if (!read) return;
  Derived piece;
  add_document(*read, resolver(), piece);
  blocks.write('O', document, piece);
}

void IncrementalLinker::Parts::find_copy(const std::string& document) {
  const auto read = digest(document);
  if (!read) return;
  std::set<std::string> found;
  for (auto band : band_keys(read->passages))
    for (const auto& member : blocks.members('L', band_name(band), kMostCandidates)) found.insert(document_of_band_member(member));
  std::vector<std::shared_ptr<const DocumentDigest>> keep;
  std::vector<const DocumentDigest*> candidates;
  for (const auto& other : found)
    if (auto candidate = digest(other)) candidates.push_back(candidate.get()), keep.push_back(std::move(candidate));
  if (const auto copy = find_original(*read, candidates)) blocks.write('K', document, *copy);
  else blocks.erase('K', document);
}

// A document that is among the first of a band is a possible original for all that come after it there.
void IncrementalLinker::Parts::refresh_copies(const DocumentDigest& document, bool adding) {
  const auto member = band_member(document);
  std::set<std::string> affected;
  for (auto band : band_keys(document.passages)) {
    const auto name = band_name(band);
    if (adding) blocks.post('L', name, member);
    const auto first = blocks.members('L', name, kMostCandidates);
    const bool leads = std::find(first.begin(), first.end(), member) != first.end();
    if (leads)
      for (const auto& other : blocks.members('L', name))
        if (other > member) affected.insert(document_of_band_member(other));
    if (!adding) blocks.unpost('L', name, member);
  }
  affected.erase(document.id.to_string());
  for (const auto& other : affected) find_copy(other);
  if (adding) find_copy(document.id.to_string());
  else blocks.erase('K', document.id.to_string());
}

IncrementalLinker::IncrementalLinker(BlockStore& store, Corrections corrections) : parts_(std::make_unique<Parts>(store, std::move(corrections))) {}
IncrementalLinker::~IncrementalLinker() = default;

Result<IncrementalLinker::Change> IncrementalLinker::add(const Evidence& evidence) { return add(make_digest(evidence, parts_->folder)); }

Result<IncrementalLinker::Change> IncrementalLinker::add(DocumentDigest digest) {
  auto& parts = *parts_;
  const auto document = digest.id.to_string();
  Change change;
  if (parts.digest(document)) {
    HEARSAY_TRY(change, forget(digest.id));
  }
  apply_sides(digest, parts.corrections, parts.folder);
  parts.blocks.write('D', document, digest);
  parts.cache[document] = std::make_shared<const DocumentDigest>(digest);
  auto documents = parts.entities.add(digest);
  const auto moved = parts.events.add(digest);
  documents.insert(document);
  auto seen = documents;
  seen.insert(moved.documents.begin(), moved.documents.end());
  parts.refresh_groups(moved.groups, seen, change);
  for (const auto& other : documents) parts.refresh_document(other);
  parts.refresh_copies(digest, true);
  HEARSAY_CHECK(parts.blocks.status());
  return change;
}

Result<IncrementalLinker::Change> IncrementalLinker::forget(DocumentId id) {
  auto& parts = *parts_;
  const auto document = id.to_string();
  const auto known = parts.digest(document);
  if (!known) {
    HEARSAY_CHECK(parts.blocks.status());
    return fail(ErrorCode::NotFound, "no document " + document);
  }
  parts.blocks.erase('D', document);
  parts.blocks.erase('O', document);
  parts.cache.erase(document);
  Change change;
  auto documents = parts.entities.remove(*known);
  const auto moved = parts.events.remove(*known);
  auto seen = documents;
  seen.insert(moved.documents.begin(), moved.documents.end());
  parts.refresh_groups(moved.groups, seen, change);
  for (const auto& other : documents) parts.refresh_document(other);
  parts.refresh_copies(*known, false);
  HEARSAY_CHECK(parts.blocks.status());
  return change;
}

Status IncrementalLinker::report_unknown_names(Reporter& reporter) {
  auto& parts = *parts_;
  graph::report_unknown_names(parts.corrections, parts.folder, reporter, [&](const std::string& key) { return parts.entities.is_name(key); });
  return parts.blocks.status();
}

Result<Derived> IncrementalLinker::derived() const {
  const auto& parts = *parts_;
  Derived out;
  auto append = [](auto& to, auto& from) { std::move(from.begin(), from.end(), std::back_inserter(to)); };
  for (char kind : {'P', 'O'})
    for (const auto& name : parts.blocks.names(kind))
      if (auto piece = parts.blocks.read<Derived>(kind, name)) {
        append(out.events, piece->events);
        append(out.disputes, piece->disputes);
        append(out.claim_links, piece->claim_links);
        append(out.citations, piece->citations);
        append(out.origins, piece->origins);
      }
  for (const auto& name : parts.blocks.names('K'))
    if (auto copy = parts.blocks.read<NearCopy>('K', name)) out.near_copies.push_back(*copy);
  const auto resolve = parts.resolver();
  std::set<PartOf> wholes;
  for (const auto& node : parts.entities.nodes()) add_parts(node, resolve, wholes);
  out.part_of = {wholes.begin(), wholes.end()};
  out.entities = parts.entities.entities();
  std::unordered_map<std::uint64_t, std::size_t> index;
  for (std::size_t i = 0; i < out.entities.size(); ++i) index[out.entities[i].id.value] = i;
  for (const auto& name : parts.blocks.names('D')) {
    const auto digest = parts.blocks.read<DocumentDigest>('D', name);
    if (!digest) continue;
    for (const auto& entity : digest->entities)
      if (const auto found = index.find(resolve(entity.node).id.value); found != index.end()) out.entities[found->second].members.push_back(entity.id);
  }
  for (auto& entity : out.entities) std::sort(entity.members.begin(), entity.members.end());
  HEARSAY_CHECK(parts.blocks.status());
  sort_derived(out);
  return out;
}

}  // namespace hearsay::graph
