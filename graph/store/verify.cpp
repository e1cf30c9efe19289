#include "graph/store/verify.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "base/text_map.h"
#include "graph/store/adjacency.h"
#include "graph/store/database.h"
#include "graph/store/derived_update.h"
#include "graph/store/document_update.h"
#include "graph/store/evidence_codec.h"
#include "graph/store/graph_codes.h"
#include "graph/store/node_index.h"
#include "graph/store/projection.h"
#include "graph/store/store_keys.h"
#include "graph/store/value_codec.h"

namespace hearsay::graph {
namespace {

constexpr std::string_view kUnreadable = "Corruption: ";  // how RocksDB begins such a message

// Edges as hashes: the sum over both halves must be the same whatever the order they are met in.
std::uint64_t edge_hash(NodeId from, std::uint8_t type, NodeId to, std::uint32_t discriminator) {
  return Hasher().add(from).add(std::uint64_t{type}).add(to).add(std::uint64_t{discriminator}).value();
}

class Verifier {
 public:
  Verifier(const Snapshot& snapshot, const VerifyOptions& options)
      : snapshot_(snapshot), view_(snapshot.view()), options_(options) {}

  VerifyReport run() {
    check_documents();
    check_family_count(Family::Part, expected_parts_, "part");
    check_family_count(Family::Term, expected_terms_, "term");
    check_derived_records();
    check_nodes();
    check_adjacency();
    check_counters();
    if (options_.recompute) check_recomputed();
    return std::move(report_);
  }

 private:
  // A block of a file that cannot be read meets many records: it is told once, before all that follows from it.
  void fault(std::string what) {
    ++report_.fault_count;
    std::size_t block = what.find(kUnreadable);
    if (block != std::string::npos) {
      if (blocks_.insert(what.substr(block)).second) report_.faults.insert(report_.faults.begin(), std::move(what));
      return;
    }
    if (report_.faults.size() < options_.fault_limit) report_.faults.push_back(std::move(what));
  }
  void fault(const Status& status) {
    if (!status) fault(status.error().message);
  }

  // ---- evidence
  void check_documents() {
    Cursor cursor = view_.scan(Family::Evidence);
    for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
      auto key = parse_id_key(cursor.key());
      if (!key) {
        fault("an evidence key is damaged");
        continue;
      }
      DocumentId id{*key};
      ++report_.documents;
      auto text = view_.get(Family::Text, cursor.key());
      if (!text || !*text) {
        fault("document " + id.to_string() + ": " + (text ? "its text is missing" : text.error().message));
        continue;
      }
      auto evidence = decode_evidence(cursor.value(), std::move(**text));
      if (!evidence) fault("document " + id.to_string() + ": " + evidence.error().message);
      else check_document(id, *evidence);
    }
    fault(cursor.status());
    check_family_count(Family::Text, report_.documents, "text");
  }

  void check_document(DocumentId id, const Evidence& evidence) {
    if (evidence.document.id != id) fault("document " + id.to_string() + ": its record has another id");
    Status sound = check_evidence(evidence);
    if (!sound) fault("document " + id.to_string() + ": " + sound.error().message);
    for (const auto& [part_id, part] : parts_of(evidence)) {
      parts_[part_id] = part;
      check_entry(Family::Part, id_key(part_id), encode_part(part), "document " + id.to_string() + ": part " + to_base32(part_id));
      ++expected_parts_;
    }
    for (const auto& [key, value] : term_entries(evidence.document, fold_)) {
      check_entry(Family::Term, key, value, "document " + id.to_string() + ": a word of its text");
      ++expected_terms_;
    }
    check_texts(evidence);
    DocumentLinks links;
    auto stored = view_.get(Family::Derived, derived_key(kDocumentLinksRecord, id.value));
    if (stored && *stored) {
      auto decoded = decode_document_links(**stored);
      if (decoded) links = std::move(*decoded);
      else fault("document " + id.to_string() + ": " + decoded.error().message);
    }
    expect(project_document(evidence, links));
    for (const Accusation& share : accusations_of(evidence, links)) {
      check_entry(Family::Derived, accused_key(share.from, share.to, id), encode_accusation(share),
                  "document " + id.to_string() + ": an accusation");
      shares_[{share.from, share.to}].emplace_back(id, share);
      ++expected_shares_;
    }
  }

  // The text that a node records against the characters of the stored text.
  void check_texts(const Evidence& evidence) {
    TextMap map(evidence.document.text);
    auto check = [&](std::uint64_t id, const std::string& name) {
      ++report_.spans;
      auto node = snapshot_.node(id);
      if (!node || !*node) return fault(name + ": its node is " + (node ? "missing" : "damaged: " + node.error().message));
      const Value* begin = find_property((*node)->properties, "begin");
      const Value* end = find_property((*node)->properties, "end");
      const Value* text = find_property((*node)->properties, "text");
      const auto* from = begin == nullptr ? nullptr : std::get_if<std::int64_t>(begin);
      const auto* to = end == nullptr ? nullptr : std::get_if<std::int64_t>(end);
      const auto* recorded = text == nullptr ? nullptr : std::get_if<std::string>(text);
      if (from == nullptr || to == nullptr || *from < 0 || *to < *from) return fault(name + ": it has no span");
      Span span = map.to_bytes({static_cast<std::uint32_t>(*from), static_cast<std::uint32_t>(*to)});
      std::string_view there = slice(evidence.document.text, span);
      if (there != (recorded == nullptr ? std::string_view() : std::string_view(*recorded)))
        fault(name + ": the text under " + std::to_string(*from) + "-" + std::to_string(*to) + " of document " +
              evidence.document.id.to_string() + " is \"" + std::string(there.substr(0, 80)) + "\", recorded is \"" +
              (recorded == nullptr ? std::string() : recorded->substr(0, 80)) + "\"");
    };
    for (const Claim& claim : evidence.claims) check(claim.id.value, "claim " + claim.id.to_string());
    for (const Figure& figure : evidence.figures) check(figure.id.value, "figure " + figure.id.to_string());
    for (const LocalEntity& entity : evidence.entities) report_.spans += entity.mentions.size();
  }

  void check_entry(Family family, const std::string& key, const std::string& value, const std::string& name) {
    auto stored = view_.get(family, key);
    if (!stored) fault(name + ": " + stored.error().message);
    else if (!*stored) fault(name + " is missing from family " + std::string(family_name(family)));
    else if (**stored != value) fault(name + " has another value in family " + std::string(family_name(family)));
  }

  void check_family_count(Family family, std::uint64_t expected, const char* name) {
    std::uint64_t count = 0;
    Cursor cursor = view_.scan(family);
    for (cursor.seek_to_first(); cursor.valid(); cursor.next()) ++count;
    fault(cursor.status());
    if (count != expected)
      fault(std::string("family ") + name + " holds " + std::to_string(count) + " keys, " + std::to_string(expected) + " are supported");
  }

  // ---- expected graph
  void expect(const GraphElements& elements) {
    for (const Node& node : elements.nodes) nodes_[node.id] = hash64(encode_node(node));
    for (const PlainEdge& edge : elements.edges) {
      std::string properties;
      encode_properties(properties, edge.properties);
      auto type = static_cast<std::uint8_t>(edge.type);
      edges_[edge_hash(edge.from, type, edge.to, edge.discriminator)] = hash64(properties);
    }
  }

  std::optional<PartRecord> part(std::uint64_t id) const {
    auto it = parts_.find(id);
    return it == parts_.end() ? std::nullopt : std::optional<PartRecord>(it->second);
  }

  void check_derived_records() {
    PartLookup look_up = [this](std::uint64_t id) { return part(id); };
    std::uint64_t shares = 0;
    Cursor cursor = view_.scan(Family::Derived);
    for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
      ++report_.records;
      if (cursor.key().front() == kAccusedRecord) {
        ++shares;
        continue;
      }
      auto elements = project_record(cursor.key(), cursor.value(), look_up);
      if (elements) expect(*elements);
      else fault(elements.error().message);
    }
    fault(cursor.status());
    if (shares != expected_shares_) fault("accusations: " + std::to_string(shares) + " shares are stored, " + std::to_string(expected_shares_) + " are supported");
    for (const auto& [pair, list] : shares_) expect({{}, {project_accused(pair.first, pair.second, list)}});
  }

  // ---- stored graph
  void check_nodes() {
    std::uint64_t indexed = 0;
    std::uint64_t named = 0;
    Cursor cursor = view_.scan(Family::Node);
    for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
      ++report_.nodes;
      std::uint64_t id = parse_id_key(cursor.key()).value_or(0);
      std::string name = "node " + to_base32(id);
      auto expected = nodes_.find(id);
      if (expected == nodes_.end()) fault(name + " is stored, but nothing supports it");
      else if (expected->second != hash64(cursor.value())) fault(name + " differs from what its evidence gives");
      if (expected != nodes_.end()) stored_nodes_.insert(id);
      auto node = decode_node(id, cursor.value());
      if (!node) {
        fault(node.error().message);
        continue;
      }
      for (const std::string& label : node->labels) ++label_counts_[label];
      for (const std::string& key : index_keys(*node)) check_entry(Family::Index, key, "", name + ": an index entry"), ++indexed;
      for (const std::string& key : name_keys(*node, fold_)) check_entry(Family::Name, key, "", name + ": a name"), ++named;
    }
    fault(cursor.status());
    for (const auto& [id, hash] : nodes_)
      if (stored_nodes_.count(id) == 0) fault("node " + to_base32(id) + " is missing");
    check_family_count(Family::Index, indexed, "index");
    check_family_count(Family::Name, named, "name");
  }

  void check_adjacency() {
    std::uint64_t out_sum = 0;
    std::uint64_t in_sum = 0;
    std::uint64_t found = 0;
    Cursor cursor = view_.scan(Family::Adjacency);
    for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
      NodeId node = cursor.key().size() < 8 ? 0 : read_big_endian(cursor.key());
      std::string name = "node " + to_base32(node);
      auto first = parse_chunk_key(cursor.key());
      auto entries = decode_chunk(cursor.value());
      if (!first || !entries) {
        fault(name + ": " + (first ? entries.error().message : first.error().message));
        continue;
      }
      check_cuts(name, *first, *entries);
      if (stored_nodes_.count(node) == 0) fault(name + " has edges but is not stored");
      for (const AdjacencyEntry& entry : *entries) {
        const EdgeKey& key = entry.key;
        if (key.incoming()) {
          in_sum += edge_hash(key.other, key.type(), node, key.discriminator);
          continue;
        }
        ++report_.edges;
        ++type_counts_[std::string(edge_type_name(key.type()))];
        std::uint64_t hash = edge_hash(node, key.type(), key.other, key.discriminator);
        out_sum += hash;
        auto expected = edges_.find(hash);
        std::string edge = name + ": edge " + std::string(edge_type_name(key.type())) + " to " + to_base32(key.other);
        if (expected == edges_.end()) fault(edge + " is stored, but nothing supports it");
        else if (expected->second != hash64(entry.properties)) fault(edge + " differs from what its evidence gives");
        else ++found;
      }
    }
    fault(cursor.status());
    if (found < edges_.size() && report_.fault_count == 0) fault("edges are missing: " + std::to_string(edges_.size() - found));
    else if (report_.edges < edges_.size()) fault(std::to_string(edges_.size() - report_.edges) + " edges are missing");
    if (out_sum != in_sum) find_half_edges();
  }

  void check_cuts(const std::string& name, const EdgeKey& first, const std::vector<AdjacencyEntry>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      bool starts = starts_chunk(entries[i].key);
      bool should = first.tag != 0 && i == 0;
      if (starts != should || (should && !(entries[i].key == first))) return fault(name + ": an adjacency chunk is cut in the wrong place");
    }
    if (entries.empty() && first.tag != 0) fault(name + ": an adjacency chunk is empty");
  }

  // Some edge has only one of its halves: names each.
  void find_half_edges() {
    std::unordered_map<std::uint64_t, std::pair<int, std::string>> halves;
    Cursor cursor = view_.scan(Family::Adjacency);
    for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
      NodeId node = cursor.key().size() < 8 ? 0 : read_big_endian(cursor.key());
      auto entries = decode_chunk(cursor.value());
      if (!entries) continue;
      for (const AdjacencyEntry& entry : *entries) {
        NodeId from = entry.key.incoming() ? entry.key.other : node;
        NodeId to = entry.key.incoming() ? node : entry.key.other;
        auto& half = halves[edge_hash(from, entry.key.type(), to, entry.key.discriminator)];
        half.first += entry.key.incoming() ? -1 : 1;
        half.second = to_base32(from) + " -" + std::string(edge_type_name(entry.key.type())) + "-> " + to_base32(to);
      }
    }
    for (const auto& [hash, half] : halves)
      if (half.first != 0) fault("edge " + half.second + " has only its " + (half.first > 0 ? "outgoing" : "incoming") + " half");
  }

  void check_counters() {
    auto check = [&](std::uint64_t stored, std::uint64_t counted, const std::string& name) {
      if (stored != counted) fault("counter of " + name + " says " + std::to_string(stored) + ", there are " + std::to_string(counted));
    };
    check(snapshot_.document_count(), report_.documents, "documents");
    check(snapshot_.node_count(""), report_.nodes, "nodes");
    check(snapshot_.edge_count(""), report_.edges, "edges");
    for (const std::string& label : snapshot_.labels()) label_counts_.try_emplace(label);
    for (const std::string& type : snapshot_.edge_types()) type_counts_.try_emplace(type);
    for (const auto& [label, count] : label_counts_) check(snapshot_.node_count(label), count, "label " + label);
    for (const auto& [type, count] : type_counts_) check(snapshot_.edge_count(type), count, "edge type " + type);
  }

  // ---- derived layer made again
  void check_recomputed() {
    auto derived = options_.recompute(snapshot_);
    if (!derived) return fault("the derived layer cannot be made again: " + derived.error().message);
    auto records = derived_records(view_, *derived, fold_);
    if (!records) return fault(records.error().message);
    std::size_t matched = 0;
    Cursor cursor = view_.scan(Family::Derived);
    for (cursor.seek_to_first(); cursor.valid(); cursor.next()) {
      if (cursor.key().front() == kAccusedRecord) continue;
      auto it = records->find(std::string(cursor.key()));
      if (it == records->end()) fault(describe_record(cursor.key()) + " is stored, but the evidence does not give it");
      else if (it->second != cursor.value()) fault(describe_record(cursor.key()) + " differs from what the evidence gives");
      if (it != records->end()) ++matched;
    }
    fault(cursor.status());
    if (matched < records->size()) fault(std::to_string(records->size() - matched) + " derived records that the evidence gives are missing");
  }

  static std::string describe_record(std::string_view key) {
    std::uint64_t id = key.size() < 9 ? 0 : read_big_endian(key, 1);
    switch (key.front()) {
      case kEntityRecord: return "entity " + EntityId{id}.to_string();
      case kEventRecord: return "event " + EventId{id}.to_string();
      case kDisputeRecord: return "dispute " + DisputeId{id}.to_string();
      case kDocumentLinksRecord: return "links of document " + DocumentId{id}.to_string();
      case kClaimLinkRecord: return "link of " + std::string(key.substr(1, 14));
      case kPartOfRecord: return "part-of link of entity " + EntityId{id}.to_string();
      default: return "publisher " + EntityId{id}.to_string();
    }
  }

  const Snapshot& snapshot_;
  const ReadView& view_;
  const VerifyOptions& options_;
  std::unordered_set<std::string> blocks_;  // what RocksDB said of those that cannot be read
  VerifyReport report_;
  TextFold fold_;
  std::unordered_map<std::uint64_t, PartRecord> parts_;
  std::unordered_map<std::uint64_t, std::uint64_t> nodes_;  // id -> hash of the record expected
  std::unordered_map<std::uint64_t, std::uint64_t> edges_;  // hash of the edge -> hash of its properties
  std::unordered_set<std::uint64_t> stored_nodes_;
  std::map<std::pair<EntityId, EntityId>, std::vector<std::pair<DocumentId, Accusation>>> shares_;
  std::map<std::string, std::uint64_t> label_counts_, type_counts_;
  std::uint64_t expected_parts_ = 0, expected_terms_ = 0, expected_shares_ = 0;
};

}  // namespace

Result<VerifyReport> verify(const Store& store, const VerifyOptions& options) {
  auto snapshot = store.snapshot();
  VerifyReport report = Verifier(*snapshot, options).run();
  if (Status sums = store.check_checksums(); !sums) {
    ++report.fault_count;
    std::string what = sums.error().message;
    bool told = std::any_of(report.faults.begin(), report.faults.end(),
                            [&](const std::string& fault) { return fault.find(what) != std::string::npos; });
    if (!told) report.faults.insert(report.faults.begin(), std::move(what));
  }
  return report;
}

}  // namespace hearsay::graph
