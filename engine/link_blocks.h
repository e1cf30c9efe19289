// LinkBlocks: the block store of the incremental linker over the blocks that a graph keeps. Reads see the snapshot with the
// writes laid over it; changes() gives the writes, to be stored in one batch with the derived layer.
// One thread at a time. Tested by tests/engine/linking_test.cpp.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/link/block_store.h"
#include "graph/store/store.h"

namespace hearsay::engine {

class LinkBlocks final : public graph::BlockStore {
 public:
  enum class From { Stored, Nothing };  // Nothing: reads as if no block were stored; changes() removes what is not written
  LinkBlocks(std::shared_ptr<const graph::Snapshot> base, From from) : base_(std::move(base)), from_(from) {}

  Result<std::optional<std::string>> get(const std::string& key) const override;
  Status put(const std::string& key, const std::string& value) override;
  Status erase(const std::string& key) override;
  Status scan(const std::string& prefix, const std::function<bool(const std::string& key, const std::string& value)>& visit) const override;

  // What differs from the snapshot; the written values move into it.
  Result<std::vector<graph::Block>> changes() &&;

 private:
  std::shared_ptr<const graph::Snapshot> base_;
  From from_;
  std::map<std::string, std::optional<std::string>> written_;  // nothing = erased
};

}  // namespace hearsay::engine
