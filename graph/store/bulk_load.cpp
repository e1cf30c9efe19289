#include "graph/store/bulk_load.h"

#include <filesystem>
#include <system_error>

#include "graph/store/node_index.h"
#include "graph/store/sorted_file.h"
#include "graph/store/store_keys.h"
#include "graph/store/value_codec.h"

namespace hearsay::graph {
namespace {

namespace fs = std::filesystem;

constexpr const char* kScratchFolder = "bulk.tmp";

// Gathers sorted half-edges to chunks: one node after the other, cut where starts_chunk() says.
class ChunkBuilder {
 public:
  explicit ChunkBuilder(SortedFile& file) : file_(file) {}

  // `half`: a chunk key of the entry itself.
  Status add(std::string_view half, std::string_view properties) {
    NodeId node = read_big_endian(half);
    HEARSAY_TRY(EdgeKey key, parse_chunk_key(half));
    if (open_ && node != node_) HEARSAY_CHECK(flush(MoreChunks::No));
    if (!open_) {
      open_ = true;
      node_ = node;
      chunk_ = head_chunk_key(node);
    }
    if (starts_chunk(key)) {
      bool head = chunk_.size() == 8;
      HEARSAY_CHECK(write(head ? MoreChunks::Yes : MoreChunks::No));
      chunk_ = half;
    }
    entries_.push_back({key, {}});
    bytes_.append(properties);
    ends_.push_back(bytes_.size());
    return {};
  }
  Status finish() { return open_ ? flush(MoreChunks::No) : Status(); }

 private:
  Status write(MoreChunks more) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      std::size_t begin = i == 0 ? 0 : ends_[i - 1];
      entries_[i].properties = std::string_view(bytes_).substr(begin, ends_[i] - begin);
    }
    encoded_.clear();
    encode_chunk(encoded_, entries_, more);
    entries_.clear();
    bytes_.clear();
    ends_.clear();
    return file_.put(chunk_, encoded_);
  }
  Status flush(MoreChunks more) {
    open_ = false;
    return write(more);
  }

  SortedFile& file_;
  bool open_ = false;
  NodeId node_ = 0;
  std::string chunk_;
  std::vector<AdjacencyView> entries_;
  std::string bytes_, encoded_;    // properties of the entries, one behind the other; the chunk being written
  std::vector<std::size_t> ends_;  // of each entry's properties in bytes_
};

}  // namespace

BulkLoad::BulkLoad(Database& database, std::size_t memory, std::string folder)
    : database_(database), memory_(memory), folder_(std::move(folder)) {
  for (std::size_t i = 0; i < kFamilyCount; ++i)
    sorters_[i] = std::make_unique<EntrySorter>(folder_ + "/run-" + std::to_string(i));
}

BulkLoad::~BulkLoad() {
  for (auto& sorter : sorters_) sorter.reset();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Result<std::unique_ptr<BulkLoad>> BulkLoad::begin(Database& database, std::size_t memory) {
  std::string folder = database.path() + "/" + kScratchFolder;
  std::error_code error;
  fs::remove_all(folder, error);
  fs::create_directory(folder, error);
  if (error) return fail(ErrorCode::Io, folder + ": the folder cannot be made: " + error.message());
  return std::unique_ptr<BulkLoad>(new BulkLoad(database, memory, folder));
}

void remove_bulk_leftovers(const std::string& path) {
  std::error_code ignored;
  fs::remove_all(path + "/" + kScratchFolder, ignored);
}

Status BulkLoad::put(Family family, std::string_view key, std::string_view value) {
  sorters_[static_cast<std::size_t>(family)]->add(key, value);
  return keep_in_bounds(key.size() + value.size());
}

// Spills the largest sorter when all together take more than they may; asks only now and then.
Status BulkLoad::keep_in_bounds(std::size_t added) {
  since_check_ += added + 32;
  if (since_check_ < memory_ / 64) return {};
  since_check_ = 0;
  std::size_t total = 0;
  EntrySorter* largest = sorters_[0].get();
  for (auto& sorter : sorters_) {
    total += sorter->bytes_in_memory();
    if (sorter->bytes_in_memory() > largest->bytes_in_memory()) largest = sorter.get();
  }
  return total < memory_ ? Status() : largest->spill();
}

Status BulkLoad::add_node(const Node& node) {
  HEARSAY_CHECK(put(Family::Node, id_key(node.id), encode_node(node)));
  for (const std::string& key : index_keys(node)) HEARSAY_CHECK(put(Family::Index, key, {}));
  for (const std::string& key : name_keys(node, fold_)) HEARSAY_CHECK(put(Family::Name, key, {}));
  for (const std::string& label : node.labels) count(label_counter(label), 1);
  count(label_counter(""), 1);
  return {};
}

Status BulkLoad::add_half(NodeId node, const EdgeKey& key, std::string_view properties) {
  key_.clear();
  append_chunk_key(key_, node, key);
  return put(Family::Adjacency, key_, properties);
}

Status BulkLoad::add_edge(const PlainEdge& edge) {
  properties_.clear();
  encode_properties(properties_, edge.properties);
  return add_encoded_edge(edge, properties_);
}

Status BulkLoad::add_encoded_edge(const PlainEdge& edge, std::string_view properties) {
  auto tag = static_cast<std::uint8_t>(static_cast<unsigned>(edge.type) << 1);
  HEARSAY_CHECK(add_half(edge.from, {tag, edge.discriminator, edge.to}, properties));
  ++type_counts_[static_cast<std::size_t>(edge.type)];
  return add_half(edge.to, {static_cast<std::uint8_t>(tag | 1), edge.discriminator, edge.from}, {});
}

Status BulkLoad::write_family(Family family) {
  EntrySorter& sorter = *sorters_[static_cast<std::size_t>(family)];
  if (sorter.empty()) return {};
  SortedFile file(database_, family, folder_ + "/" + std::string(family_name(family)));
  if (family == Family::Adjacency) {
    ChunkBuilder chunks(file);
    HEARSAY_CHECK(sorter.visit([&](std::string_view key, std::string_view value) { return chunks.add(key, value); }));
    HEARSAY_CHECK(chunks.finish());
  } else {
    HEARSAY_CHECK(sorter.visit([&](std::string_view key, std::string_view value) { return file.put(key, value); }));
  }
  HEARSAY_TRY(files_[family], file.finish());
  return {};
}

Status BulkLoad::write_counters() {
  std::int64_t edges = 0;
  for (std::size_t type = 1; type < type_counts_.size(); ++type) {
    if (type_counts_[type] == 0) continue;
    edges += type_counts_[type];
    count(edge_counter(edge_type_name(static_cast<std::uint8_t>(type))), type_counts_[type]);
  }
  if (edges != 0) count(edge_counter(""), edges);
  SortedFile file(database_, Family::Meta, folder_ + "/meta");
  for (const auto& [counter, delta] : counts_)
    if (delta != 0) HEARSAY_CHECK(file.add_to_counter(counter, delta));
  // other keys of the family sort behind "count/"
  HEARSAY_CHECK(sorters_[0]->visit([&](std::string_view key, std::string_view value) { return file.put(key, value); }));
  HEARSAY_TRY(files_[Family::Meta], file.finish());
  return {};
}

Status BulkLoad::finish() {
  for (std::size_t i = 1; i < kFamilyCount; ++i) HEARSAY_CHECK(write_family(Family{static_cast<std::uint8_t>(i)}));
  HEARSAY_CHECK(write_counters());
  return database_.ingest(files_);
}

}  // namespace hearsay::graph
