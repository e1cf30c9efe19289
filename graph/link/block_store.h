// Block store: where the incremental linker keeps its state, key by key, so that a new document reads and writes only the
// blocks that it belongs to. The graph's store offers one; MemoryBlockStore is for tests and for graphs held in memory.
// Writes take effect for later reads at once; whoever owns the store makes them durable together.
// One thread at a time. Tested by tests/graph/link/incremental_test.cpp.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/link/codec.h"

namespace hearsay::graph {

class BlockStore {
 public:
  virtual ~BlockStore() = default;
  virtual Result<std::optional<std::string>> get(const std::string& key) const = 0;
  virtual Status put(const std::string& key, const std::string& value) = 0;
  virtual Status erase(const std::string& key) = 0;
  // Keys that begin with `prefix`, in ascending order of their bytes, until `visit` returns false.
  virtual Status scan(const std::string& prefix, const std::function<bool(const std::string& key, const std::string& value)>& visit) const = 0;
};

class MemoryBlockStore final : public BlockStore {
 public:
  Result<std::optional<std::string>> get(const std::string& key) const override;
  Status put(const std::string& key, const std::string& value) override;
  Status erase(const std::string& key) override;
  Status scan(const std::string& prefix, const std::function<bool(const std::string& key, const std::string& value)>& visit) const override;
  const std::map<std::string, std::string>& all() const { return blocks_; }

 private:
  std::map<std::string, std::string> blocks_;
};

// Records and postings over a block store. Keys are a kind letter and parts, parted by 0x1F, which no part may hold.
// The first error of the store is kept and makes every later call a no-op: check status() at the end of an operation.
class Blocks {
 public:
  explicit Blocks(BlockStore& store) : store_(store) {}

  template <class T>
  std::optional<T> read(char kind, const std::string& name) const {
    const auto bytes = read_bytes(key(kind, name));
    if (!bytes) return std::nullopt;
    ByteReader reader(*bytes);
    T value;
    reader(value);
    if (!reader.ok() || !reader.at_end()) return damaged(kind, name), std::nullopt;
    return value;
  }
  template <class T>
  void write(char kind, const std::string& name, const T& value) {
    ByteWriter writer;
    writer(value);
    write_bytes(key(kind, name), writer.take());
  }
  void erase(char kind, const std::string& name) { erase_key(key(kind, name)); }

  void post(char kind, const std::string& name, const std::string& member) { write_bytes(key(kind, name) + kPart + member, "1"); }
  void unpost(char kind, const std::string& name, const std::string& member) { erase_key(key(kind, name) + kPart + member); }
  // Members of a posting list in ascending order, at most `limit`.
  std::vector<std::string> members(char kind, const std::string& name, std::size_t limit = static_cast<std::size_t>(-1)) const;
  // Names of all records of a kind (not of postings).
  std::vector<std::string> names(char kind) const;

  const Status& status() const { return status_; }

 private:
  static constexpr char kPart = '\x1f';
  static std::string key(char kind, const std::string& name) { return std::string(1, kind) + kPart + name; }
  std::optional<std::string> read_bytes(const std::string& key) const;
  void write_bytes(const std::string& key, const std::string& value);
  void erase_key(const std::string& key);
  void damaged(char kind, const std::string& name) const;

  BlockStore& store_;
  mutable Status status_;
};

}  // namespace hearsay::graph
