#include "graph/link/incremental_linker.h"

#include <algorithm>
#include <unordered_map>

#include "graph/link/assemble.h"
#include "graph/link/copy_blocks.h"
#include "graph/link/digest_fields.h"
#include "graph/link/entity_blocks.h"
#include "graph/link/event_blocks.h"
#include "graph/link/slice.h"

namespace hearsay::graph {
namespace {

constexpr std::size_t kCachedDigests = 4000;

}  // namespace

// Records: D document -> digest; S document -> slice; E group -> event id; P group -> its records (a Derived with one event); O document -> its
// own records.
struct IncrementalLinker::Parts {
  Parts(BlockStore& store, Corrections given) : blocks(store), corrections(std::move(given)), entities(blocks, corrections, folder), events(blocks), copies(blocks) {}

  Blocks blocks;
  Corrections corrections;
  NameFolder folder;
  EntityBlocks entities;
  EventBlocks events;
  CopyBlocks copies;
  std::unordered_map<std::string, std::shared_ptr<const DocumentDigest>> cache;
  std::unordered_map<std::string, std::shared_ptr<const Slice>> slices;

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

  // What the event of happening `index` needs of its document.
  std::shared_ptr<const DocumentDigest> member(const std::string& document, std::size_t index) {
    auto found = slices.find(document);
    if (found == slices.end()) {
      auto read = blocks.read<Slice>('S', document);
      if (slices.size() >= kCachedDigests) slices.clear();
      found = slices.emplace(document, read ? std::make_shared<const Slice>(std::move(*read)) : nullptr).first;
    }
    const auto& slice = found->second;
    if (slice && index < slice->light.size() && slice->light[index]) return {slice, &slice->digest};
    return digest(document);
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
      auto read = member(document, index);
      if (!read) continue;
      out.list.push_back({read.get(), index});
      out.keep.push_back(std::move(read));
    }
    return out;
  }

  // Groups of the happenings whose events name the event of `member` as whole or as earlier.
  void add_related(const EventMember& member, std::set<std::string>& groups) {
    const auto& happenings = member.document->happenings;
    for (std::size_t i = 0; i < happenings.size(); ++i) {
      if (i == member.happening || !are_related(happenings[i], member.told())) continue;
      if (const auto whole = digest(member.document->id.to_string())) groups.insert(events.group_of(make_cell(*whole, i).key));
    }
  }

  // Makes anew what an operation touched: `documents` see another entity, `moved` tells the events with other members.
  void refresh(const std::set<std::string>& documents, const EventBlocks::Change& moved, Change& change) {
    auto seen = documents;
    seen.insert(moved.documents.begin(), moved.documents.end());
    refresh_groups(moved.groups, seen, change);
    for (const auto& document : documents) refresh_document(document);
  }
  void refresh_groups(std::set<std::string> groups, const std::set<std::string>& documents, Change& change);
  void make_piece(const std::string& group, const Members& members);
  void refresh_document(const std::string& document);
};

// Makes the records of `groups` anew, of the groups of `documents`, and of all whose documents see another event id.
// A group that only gained or lost members keeps its id, and the other events of its documents stay as they are; where
// the id is another, those that name it are made anew.
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
    for (const auto& told : members.list) add_related(told, around);
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
  parts.blocks.write('D', document, without_passages(digest));
  write_slice(parts.blocks, digest);
  parts.slices.erase(document);
  if (parts.cache.size() >= kCachedDigests) parts.cache.clear();
  parts.cache[document] = std::make_shared<const DocumentDigest>(without_passages(digest));
  auto documents = parts.entities.add(digest);
  documents.insert(document);
  parts.refresh(documents, parts.events.add(digest), change);
  parts.copies.add(digest);
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
  parts.blocks.erase('S', document);
  parts.cache.erase(document);
  parts.slices.erase(document);
  Change change;
  const auto documents = parts.entities.remove(*known);
  parts.refresh(documents, parts.events.remove(*known), change);
  parts.copies.remove(id);
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
  out.near_copies = parts.copies.copies();
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
